"""The grammatical contracts of the roles, as far as a program can hold them.

A slot joins phrases without reading them, so a phrase that breaks its role's contract gives a sentence
an editor winces at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.phrases.phrase import FRAMES, SLOT, Phrase, Role

_PUNCTUATION = re.compile(r"[\s，。、：；！？“”‘’（）《》—…·]")
_HALF_WIDTH = re.compile(r"[,;:!?()\"']")

LENGTHS: dict[Role, tuple[int, int]] = {
    "heading": (8, 26),
    "lead": (4, 14),
    "thesis": (10, 45),
    "problem": (14, 55),
    "measure": (5, 26),
    "move": (18, 60),
    "step": (22, 64),
    "goal": (7, 26),
    "formula": (5, 20),
    "call": (10, 50),
}
"""字数 without punctuation that each role allows."""

_STEP = re.compile(r"[^。，]{4,6}。[^。]+")
_NOT_A_MEASURE = re.compile(r"要|以(?!案)|为|确保|让|使|我|必须")


def broken(phrase: Phrase) -> Iterator[str]:
    """What in *phrase* breaks the contract of its role, in Chinese; nothing if it holds."""
    text, role = phrase.text, phrase.role
    words = SLOT.sub("", text)
    if _HALF_WIDTH.search(words):
        yield "有半角标点，改成全角"
    if role in FRAMES:
        if not text.endswith(("。", "！", "？")):
            yield "整段要以句号、叹号或问号结尾"
        return
    bounds = LENGTHS.get(role)
    length = len(_PUNCTUATION.sub("", words))
    if bounds and not phrase.slots and not bounds[0] <= length <= bounds[1]:
        yield f"{length} 个字，应在 {bounds[0]} 到 {bounds[1]} 个之间"
    if role != "quotation" and text.endswith(("。", "；", "，", "！")):
        yield "末尾不带标点"
    yield from _of_role(phrase)


def _of_role(phrase: Phrase) -> Iterator[str]:
    text, role = phrase.text, phrase.role
    if role == "measure":
        if text.count("，") > 1:
            yield "措施至多一个逗号"
        if _NOT_A_MEASURE.match(text):
            yield "措施应是动宾短语，不以“要”“以”“为”“确保”“让”“使”“我”“必须”开头"
    elif role == "step":
        if not _STEP.fullmatch(text):
            yield "分步句应写成“小标题。一句做法”"
    elif role == "quotation":
        if not phrase.speaker:
            yield "引文要写明是谁说的（speaker）"
    elif role in ("heading", "lead", "thesis", "move") and text.startswith("要"):
        yield "不以“要”开头"
    if role not in ("step", "quotation") and "。" in text:
        yield "只能是一句话，中间没有句号"
