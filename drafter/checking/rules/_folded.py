"""The text of a speech with its punctuation in full width, so that a rule need not know of the other."""

from __future__ import annotations

from functools import cached_property

from drafter.checking.finding import Finding, Severity
from drafter.checking.whole import Whole, whole
from drafter.draft import HEAD
from drafter.hanzi import widened
from drafter.reading.speech import Speech, SpeechLine

_STOPS = "。！？\n"


class Folded:
    """The *text* of a speech, a character for each of the *source*'s; *spoken* is where that begins which is spoken."""

    def __init__(self, source: Whole) -> None:
        self.source = source
        self.text = text = widened(source.text)
        spoken = (source.offset(line.index) for line in source.lines if line.style not in HEAD)
        self.spoken = next(spoken, len(text))

    @cached_property
    def level(self) -> str:
        """The text with ， for each of ，。；：！？."""
        text = self.text
        for stop in "。；：！？":
            text = text.replace(stop, "，")
        return text

    @cached_property
    def clauses(self) -> list[str]:
        """What is spoken, cut at ，。；：！？…—, between ” and “, and at the ends of lines; these are left out."""
        text = self.level[self.spoken :]
        for stop in ("…", "—", "\n", "”“"):
            text = text.replace(stop, "，")
        return text.split("，")

    def line_at(self, offset: int) -> SpeechLine:
        """The line that the character at *offset* stands in."""
        return self.source.line_at(offset)

    def finding(self, rule: str, severity: Severity, span: tuple[int, int], message: str, remedy: str) -> Finding:
        """A finding in the characters *span*, of one line."""
        return self.source.finding(rule, severity, span, message, remedy)

    def sentence_start(self, offset: int) -> int:
        """Where the sentence around the character at *offset* begins."""
        return max(self.text.rfind(mark, 0, offset) for mark in _STOPS) + 1

    def sentence(self, offset: int) -> str:
        """The sentence around the character at *offset*."""
        ends = (self.text.find(mark, offset) for mark in _STOPS)
        return self.text[self.sentence_start(offset) : min((end for end in ends if end >= 0), default=len(self.text))]


_last: list[Folded] = []


def folded(speech: Speech) -> Folded:
    """*speech* in full width; the same object for all rules that look through one speech in turn."""
    source = whole(speech)
    if not _last or _last[0].source is not source:
        _last[:] = [Folded(source)]
    return _last[0]
