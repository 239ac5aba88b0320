"""title-twice: the title printed twice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.draft import HEAD, plain_text
from drafter.hanzi import normalise
from drafter.reading.speech import Speech

ID = "title-twice"
_SHORTEST = 5


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Lines near the head of the speech that say what the title says, but for the first of them."""
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


RULE = Rule(ID, "E", "题目印了两遍", check)
