"""Quotations with attribution: as the banks have them, or to be looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._folded import Folded, folded
from drafter.checking.rules._quoted import Known, attributed, nearest
from drafter.locations import SHIPPED
from drafter.reading.speech import Speech


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """A warning where words differ from the bank's, a note where nothing verified is at hand.

    There is but one note on all those that shipped banks have: nobody can verify those once and for all.
    """
    text = folded(speech)
    known = context.bank.of("quotation")
    shipped: list[tuple[int, int]] = []
    for start, end in attributed(text.text):
        found = nearest(text.text[start:end], known)
        if found is None:
            message, remedy = "引文在句库里没有", "请核对原文；核对后可以收进句库，写明出处"
            yield text.finding(RULE.id, "I", (start, end), message, remedy)
        elif found.differences:
            yield text.finding(RULE.id, "W", (start, end), *_different(found))
        elif found.phrase.verified:
            continue
        elif found.phrase.layer in ("", SHIPPED):
            shipped.append((start, end))
        else:
            message = f"引文与句库所收的相同，但句库这一条还没有核对{_from(found)}"
            yield text.finding(RULE.id, "I", (start, end), message, "请核对原文；核对后在句库里写上 verified: true")
    if shipped:
        yield _as_shipped(speech, text, shipped)


def _as_shipped(speech: Speech, text: Folded, spans: Sequence[tuple[int, int]]) -> Finding:
    """One note on the quotations at *spans*: which lines they stand in."""
    where = speech.source.where(text.line_at(start).index for start, _ in spans)
    message = "引文同句库所收的一致；自带句库没有逐字核对过原文"
    return text.finding(RULE.id, "I", spans[0], message, f"付印前请核对（共 {len(spans)} 处：{where}）")


def _different(found: Known) -> tuple[str, str]:
    said = "；".join(_difference(*pair) for pair in found.differences)
    doubt = "" if found.phrase.verified else "（句库这一条也还没有核对）"
    return f"引文与句库所收的有出入：{said}", f"句库所收是“{found.phrase.text}”{_from(found)}，请核对原文{doubt}"


def _difference(said: str, right: str) -> str:
    if not said:
        return f"少了“{right}”"
    return f"“{said}”应是“{right}”" if right else f"多了“{said}”"


def _from(found: Known) -> str:
    phrase = found.phrase
    return f"（{phrase.speaker}{f'，{phrase.date}' if phrase.date else ''}）" if phrase.speaker else ""


RULE = Rule("quotation", "W", "引文与句库所收的不同，或还需要核对原文", check)
