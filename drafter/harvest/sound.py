"""What a proofreader would call a mistake is never offered."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.checking.rule import Context
from drafter.checking.rules import RULES
from drafter.checking.running import check
from drafter.draft import Draft, LineStyle
from drafter.reading.source import Source, SourceLine
from drafter.reading.speech import Speech, SpeechLine

_RULES = frozenset(
    (
        "doubled-stop",
        "half-width",
        "nested-quotes",
        "numerals",
        "placeholder",
        "repeated-words",
        "title-name",
        "unpaired",
    )
)
"""The rules that a single sentence can break."""


def unsound(texts: Sequence[str]) -> frozenset[int]:
    """The indices of those of *texts* that `drafter check` finds mistakes in."""
    lines = tuple(SourceLine(number, text) for number, text in enumerate(texts, 1))
    spoken = tuple(SpeechLine(index, LineStyle.BODY, "body") for index in range(len(lines)))
    speech = Speech(Source("", word=False, lines=lines), Draft(()), spoken, ())
    rules = [rule for rule in RULES if rule.id in _RULES]
    return frozenset(finding.index for finding in check(speech, Context(), rules))
