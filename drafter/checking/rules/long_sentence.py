"""Sentences that take more than one breath."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._folded import folded
from drafter.reading.speech import Speech
from drafter.reading.structure.kept import PAID_MARK

_NOT_COUNTED = re.compile(rf"“[^”]{{15,}}(?:”|$)|^[^“]*?”|《[^》]{{15,300}}》|{PAID_MARK.pattern}|\s+")
"""Words of others, which the writer cannot shorten: long quotations and names of documents; marks of paid sites."""


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Sentences of more 字 than the settings allow, long quotations not counted."""
    most = context.settings.longest_sentence
    text = folded(speech)
    sentences = text.text[text.spoken :].replace("！", "。").replace("？", "。").replace("\n", "。").split("。")
    if max(map(len, sentences)) <= most:
        return
    long = rf"[^。！？\n]{{{most + 1},}}"
    first = re.compile(long).match(text.text, text.spoken)
    rest = re.compile(rf"[。！？\n]{long}").finditer(text.text, text.spoken)
    for found in (*((first,) if first else ()), *rest):
        sentence = found[0].lstrip("。！？\n 　”’）")
        length = len(_NOT_COUNTED.sub("", sentence))
        if length > most:
            end = found.end()
            stop = end + (text.text[end : end + 1] in ("。", "！", "？"))
            message = f"这一句有 {length} 字，超过 {most} 字，念起来换不过气"
            remedy = "在意思完整的地方断成两句，或删去重复的修饰"
            yield text.finding(RULE.id, "I", (end - len(sentence), stop), message, remedy)


RULE = Rule("long-sentence", "I", "一句话过长（不算引文，默认超过 100 字）", check)
