"""A speech as one text, so that a rule looks through all of it at once, and the way back to its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain

from drafter.checking.cues import Cued
from drafter.checking.finding import Edit, Finding, Severity
from drafter.checking.grouping import Group, grouped
from drafter.checking.pairs import Pairs, all_well, pairs
from drafter.reading.speech import Item, Speech, SpeechLine

HAN = "\u3400-\u9fff"
MARK = "“”‘’，。、；：？！（）《》【】—…"
"""Chinese and its punctuation, for use inside the brackets of a pattern."""


class Whole:
    """The lines of a speech, in order, joined with line feeds: *text*; *texts* are those lines. Offsets count from 0."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.lines: tuple[SpeechLine, ...] = tuple(sorted(speech.lines, key=lambda line: line.index))
        self.texts = [speech.source.lines[line.index].opaque for line in self.lines]
        self.text = "\n".join(self.texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in self.texts)][: len(self.texts)]
        self._offsets = {line.index: start for line, start in zip(self.lines, self._starts, strict=True)}

    def line_at(self, offset: int) -> SpeechLine:
        """The line that the character at *offset* stands in."""
        return self.lines[bisect_right(self._starts, offset) - 1]

    def lines_with(self, words: str) -> Iterator[int]:
        """Which of the *lines* have *words* in them, by their numbers from 0."""
        at = self.text.find(words)
        while at >= 0:
            which = bisect_right(self._starts, at)
            yield which - 1
            at = self.text.find(words, self._starts[which]) if which < len(self._starts) else -1

    def place(self, offset: int) -> tuple[int, int]:
        """The index of a source line and the offset in it."""
        which = bisect_right(self._starts, offset) - 1
        return self.lines[which].index, offset - self._starts[which]

    def offset(self, index: int, start: int = 0) -> int:
        """The offset of a place in the source line at *index*, which must be one of the speech. Raises KeyError."""
        return self._offsets[index] + start

    @cached_property
    def groups(self) -> tuple[tuple[Item, Group], ...]:
        """Each item of the speech with what it is counted with."""
        return tuple(grouped(self.speech.items))

    @cached_property
    def pairs(self) -> Pairs:
        """The marks of the text that come in pairs, matched; none where they are all as they should be."""
        return Pairs({}, ()) if all_well(self.text) else pairs(self.text)

    def finding(
        self,
        rule: str,
        severity: Severity,
        span: tuple[int, int],
        message: str,
        remedy: str,
        edits: Iterable[tuple[int, int, str]] = (),
    ) -> Finding:
        """A finding in the characters *span*, of one line; *edits* of that line as (start, end, text)."""
        first = span[0]
        which = bisect_right(self._starts, first) - 1
        index, start = self.lines[which].index, self._starts[which]
        mends = tuple([Edit(index, first - start, last - start, text) for first, last, text in edits])
        return Finding(rule, severity, index, first - start, span[1] - start, message, remedy, mends)

    def matches(self, patterns: Cued[re.Pattern[str]]) -> Iterator[re.Match[str]]:
        """What *patterns* find, one after the other."""
        return chain.from_iterable(pattern.finditer(self.text) for pattern in patterns.within(self.text))


_last: list[Whole] = []


def whole(speech: Speech) -> Whole:
    """*speech* as one text; the same object for all rules that look through one speech in turn."""
    if not _last or _last[0].speech is not speech:
        _last[:] = [Whole(speech)]
    return _last[0]
