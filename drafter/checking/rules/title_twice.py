"""title-twice: the title, or a heading, printed twice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.finding import Finding
from drafter.checking.grouping import Group
from drafter.checking.rule import Context, Rule
from drafter.checking.whole import whole
from drafter.draft import HEAD, plain_text
from drafter.hanzi import normalise
from drafter.reading.speech import Item, Speech

ID = "title-twice"
_SHORTEST = 5


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Lines near the head that say what the title says, headings that say what one beside them says; not the first."""
    yield from _titles(speech)
    yield from _headings(speech)


def _titles(speech: Speech) -> Iterator[Finding]:
    title = normalise(plain_text(speech.draft.title))
    if len(title) < _SHORTEST:
        return
    spoken = next((line.index for line in speech.lines if line.style not in HEAD), len(speech.source.lines))
    seen = False
    for index, line in enumerate(speech.source.lines[: spoken + 1]):
        text = line.text
        if len(text) <= 2 * len(title) + 12 and normalise(text) == title:
            if seen:
                start = len(text) - len(text.lstrip())
                yield Finding(ID, "E", index, start, len(text.rstrip()), "题目印了两遍", "删去这一行")
            seen = True


def _headings(speech: Speech) -> Iterator[Finding]:
    first: dict[tuple[Group, str], Item] = {}
    for item, group in whole(speech).groups:
        if item.kind != "heading":
            continue
        text = normalise(speech.said(item.text))
        if not text:
            continue
        same = first.setdefault((group, text), item)
        if same is not item:
            where = item.text
            message = f"这个标题同{speech.source.where([same.text.index])}的一样"
            yield Finding(ID, "W", where.index, where.start, where.end, message, "换一个标题；抄重了的，删去一处")


RULE = Rule(ID, "E", "题目或标题印了两遍", check)
