"""The grammatical contracts of the roles, as far as a program can hold them.

A slot joins phrases without reading them, so a phrase that breaks its role's contract gives a sentence
an editor winces at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.phrases.phrase import Phrase
from drafter.phrases.roles import FRAMES, ROLE_NAMES, Role

_PUNCTUATION = re.compile(r"[\s，。、：；！？“”‘’（）《》—…·]")
_CLAUSE_END = re.compile(r"[，、；：]")
_STRAY = re.compile("[*#★☆●■◆▲|^~`\\\\\U0001f000-\U0001faff]")
_BETWEEN_BRACES = re.compile(r"\{[{%].*?[}%]\}")
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
    "expression": (2, 32),
    "call": (10, 50),
}
"""字数 without punctuation that each role allows."""

LONGEST_CLAUSE = 16
"""字 that a clause of an expression may have."""

_STEP = re.compile(r"[^。，]{4,6}。[^。]+")
_NOT_A_MEASURE = re.compile(r"要|以(?!案)|为|确保|让|使|我|必须")


def broken(phrase: Phrase) -> Iterator[tuple[str, str]]:
    """What in *phrase* breaks the contract of its role, and the remedy, in Chinese; nothing if it holds."""
    text, role = phrase.text, phrase.role
    words = phrase.words
    if half := _HALF_WIDTH.search(words):
        yield f"有半角标点（{half[0]}）", "改成全角"
    if stray := _STRAY.search(_BETWEEN_BRACES.sub("", words)):
        yield f"有正文里不用的记号（{stray[0]}）", "删去它"
    if role in FRAMES:
        if not text.endswith(("。", "！", "？")):
            yield "整段的末尾没有标点", "以句号、叹号或问号结尾"
        return
    least, most = LENGTHS.get(role, (0, 2000))
    length = _length(words)
    if not phrase.slots and not least <= length <= most:
        yield (
            f"{length} 个字，太{'短' if length < least else '长'}了",
            f"{ROLE_NAMES[role]}（{role}）应在 {least} 到 {most} 个字之间",
        )
    if role != "quotation" and text.endswith(("。", "；", "，", "！")):
        yield f"末尾带了标点（{text[-1]}）", "删去末尾的标点"
    yield from _of_role(phrase)


def _length(text: str) -> int:
    return len(_PUNCTUATION.sub("", text))


def _of_role(phrase: Phrase) -> Iterator[tuple[str, str]]:
    text, role = phrase.text, phrase.role
    if role == "measure":
        if (commas := text.count("，")) > 1:
            yield f"措施里有 {commas} 个逗号", "至多一个：分成几条，或者改写成 role: move 的一句话"
        if opening := _NOT_A_MEASURE.match(text):
            yield f"措施以“{opening[0]}”开头", "改成动宾短语，能接在“要”后面，如“把任务分解到岗”"
    elif role == "step":
        if not _STEP.fullmatch(text):
            yield "不是“小标题。一句做法”", "小标题四到六个字，后面一个句号，再写一句做法，末尾不带句号"
    elif role == "expression":
        if longest := max((clause for clause in _CLAUSE_END.split(text) if clause), key=_length, default=""):
            length = _length(longest)
            if length > LONGEST_CLAUSE:
                yield f"有一个分句 {length} 个字", f"词语的一个分句至多 {LONGEST_CLAUSE} 个字；整句的话换成别的成分"
    elif role == "quotation":
        if not phrase.speaker:
            yield "引文没有写是谁说的", "补上 speaker: …"
    elif role in ("heading", "lead", "thesis", "move", "goal") and text.startswith("要"):
        yield "以“要”开头", "删去“要”，句式里已经有了"
    if role not in ("step", "quotation") and "。" in text[:-1]:
        yield "中间有句号", "只写一句话：改成逗号，或者分成两条"
