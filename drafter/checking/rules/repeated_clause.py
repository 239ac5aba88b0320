"""Clauses that the speech says twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.checking.finding import Finding, shortened
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._folded import Folded, folded
from drafter.draft import LineStyle, plain_text
from drafter.hanzi import count_han
from drafter.phrases import PhraseBank, Role
from drafter.reading.speech import Speech

_ENDS = "，。；：！？…—\n“”"
_AROUND = " \t\u3000“”"
_LEAST = 8
"""Chinese characters of a clause that is worth a word."""
_MOST_SHOWN = 24
_FORMULAS: tuple[Role, ...] = ("formula", "expression", "quotation", "call")
_ALWAYS = re.compile(
    "习近平|党的[一二三四五六七八九十]+[大届]|中国特色社会主义|(?:总书记|党中央).{0,12}(?:精神|要求|部署)$"
)
"""What is to be said in full each time."""
_HEADINGS = frozenset((LineStyle.HEADING_1, LineStyle.HEADING_2, LineStyle.HEADING_3, LineStyle.HEADING_4))


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Each clause of 8 and more 字 at its second place; not headings, set formulas, the title, nor anaphora."""
    text = folded(speech)
    title = plain_text(speech.draft.title)
    joined: tuple[int, int] | None = None
    clauses = [clause.strip(_AROUND) for clause in text.clauses if len(clause) >= _LEAST]
    if len(set(clauses)) == len(clauses):
        return
    times = Counter(clauses)
    for clause in [clause for clause, count in times.items() if count > 1 and len(clause) >= _LEAST]:
        if not _counts(clause, title, context.bank):
            continue
        spans = _places(text, clause)
        if len(spans) > 1 and not _meant(text, spans):
            first, second = spans[:2]
            goes_on = joined == (first[0] - 1, second[0] - 1)
            joined = first[1], second[1]
            if not goes_on:
                message = f"“{shortened(clause, _MOST_SHOWN)}”在{_where(speech, text, first, second)}已经说过"
                yield text.finding(RULE.id, "I", second, message, "换一种说法，或删去一处；有意重复的可以不改")


def _where(speech: Speech, text: Folded, first: tuple[int, int], second: tuple[int, int]) -> str:
    index = text.line_at(first[0]).index
    if index == text.line_at(second[0]).index:
        return "同一段前面"
    return speech.source.where([index])


def _places(text: Folded, clause: str) -> list[tuple[int, int]]:
    """Where *clause* stands as a whole clause."""
    said = text.text
    spans = []
    start = said.find(clause, text.spoken)
    while start >= 0:
        end = start + len(clause)
        before, after = said[start - 1 : start], said[end : end + 1]
        whole = (before in _ENDS or before.isspace()) and (after in _ENDS or after.isspace())
        if whole:
            spans.append((start, end))
        start = said.find(clause, end if whole else start + 1)
    return spans


def _counts(clause: str, title: str, bank: PhraseBank) -> bool:
    return (
        count_han(clause) >= _LEAST
        and clause not in title
        and not _ALWAYS.search(clause)
        and bank.find(clause, *_FORMULAS) is None
    )


def _meant(text: Folded, spans: list[tuple[int, int]]) -> bool:
    """Whether it is a heading that is taken up again, or the same beginning of three and more sentences."""
    for start, _ in spans:
        if text.line_at(start).style in _HEADINGS:
            return True
    return len(spans) > 2 and all(_begins(text, start) for start, _ in spans)


def _begins(text: Folded, start: int) -> bool:
    """Whether a sentence begins at *start*."""
    return not start or text.text[start - 1] in "。！？\n"


RULE = Rule("repeated-clause", "I", "8 个字以上的分句重复出现", check)
