"""Speeches put together by hand, and what a rule finds in them."""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule, Settings
from drafter.draft import Draft, LineStyle, Paragraph, Run
from drafter.phrases import Phrase, PhraseBank
from drafter.reading.source import Source, SourceLine
from drafter.reading.speech import Item, Speech, SpeechLine, Stretch

TITLE = "在全县秋收工作会上的讲话"
_HEADING = re.compile("(?P<number>[一二三四五六]、)(?P<text>.+)")
_POINT = re.compile("(?P<number>[一二三四五六]是)(?P<text>[^。]+)")
_NUMBERS = "零一二三四五六"


def speech(*paragraphs: str, title: str = TITLE, word: bool = False) -> Speech:
    """A title, a salutation, *paragraphs*: one that begins with 一、 is a heading, one with 一是 a point."""
    texts = [title, "同志们：", *paragraphs]
    lines = tuple(SourceLine(number, text) for number, text in enumerate(texts, 1))
    items: list[Item] = []
    heading = -1
    kinds = [
        SpeechLine(0, LineStyle.TITLE, "head"),
        SpeechLine(1, LineStyle.SALUTATION, "opening"),
    ]
    for index, text in enumerate(texts[2:], 2):
        if found := _HEADING.fullmatch(text):
            heading = len(items)
            items.append(_item(index, found, "heading", -1))
        elif found := _POINT.match(text):
            items.append(_item(index, found, "point", heading))
        kinds.append(SpeechLine(index, LineStyle.HEADING_1 if _HEADING.fullmatch(text) else LineStyle.BODY, "body"))
    draft = Draft((Run(title),), salutation=(Run("同志们："),), blocks=tuple(Paragraph((Run(t),)) for t in paragraphs))
    return Speech(Source("讲话.txt", word, lines), draft, tuple(kinds), tuple(items))


def _item(index: int, found: re.Match[str], kind: str, parent: int) -> Item:
    number = _NUMBERS.index(found["number"][0])
    places = Stretch(index, *found.span("number")), Stretch(index, *found.span("text"))
    if kind == "heading":
        return Item("heading", "一、", number, 1, *places, run_in=False, parent=parent)
    return Item("point", "一是", number, 1, *places, run_in=True, parent=parent)


Find = Callable[..., list[tuple[str, str]]]


def finder(rule: Rule) -> Find:
    """What *rule* finds: each severity with the words it was found in."""

    def find(*paragraphs: str, bank: PhraseBank | None = None, **settings: object) -> list[tuple[str, str]]:
        read = speech(*paragraphs)
        found = findings(rule, read, bank, **settings)
        return [(one.severity, read.source.lines[one.index].text[one.start : one.end]) for one in found]

    return find


def findings(rule: Rule, read: Speech, bank: PhraseBank | None = None, **settings: object) -> list[Finding]:
    """All that *rule* finds in *read*."""
    context = Context(Settings(**settings), bank or PhraseBank())  # type: ignore[arg-type]
    return list(rule.check(read, context))


def quotation(text: str, *, verified: bool = False, speaker: str = "《县志》") -> Phrase:
    """A quotation of a bank."""
    return Phrase(text, "quotation", speaker=speaker, verified=verified, bank="引文")
