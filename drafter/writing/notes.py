"""What is to be said in the margin: where phrases come from, what is to be verified, what is to be filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.draft import Draft, Line, RunKind
from drafter.layouts import Layout
from drafter.locations import SHIPPED
from drafter.phrases import Phrase, PhraseBank
from drafter.writing.printed import printed_lines

_CLOSING = "。！？；：，、…”’》）"
"""What a remark on a whole line leaves out: LibreOffice drops a 。 over the margin if a comment ends after it."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the characters *start* to *end* of the printed line number *line* (all from 0)."""

    line: int
    start: int
    end: int
    text: str


def phrase_notes(draft: Draft, layout: Layout, bank: PhraseBank) -> list[Note]:
    """The remarks on *draft* as it stands in *layout*, in the order of their places.

    A phrase with a source, a quotation and a phrase of the user's own have a remark each, and so has what is still to
    be filled in; the other phrases of a line share one.
    """
    notes: list[Note] = []
    for number, line in enumerate(printed_lines(draft, layout)):
        found = [(start, end, bank.by_id[name]) for start, end, name in line.phrases if name in bank.by_id]
        shared = [phrase for _, _, phrase in found if _remark(phrase) is None]
        if shared:
            notes.append(Note(number, 0, len(line.text.rstrip(_CLOSING)), _shared(shared)))
        notes += (Note(number, start, end, remark) for start, end, phrase in found if (remark := _remark(phrase)))
        notes += _to_fill_in(number, line)
    return sorted(notes, key=lambda note: (note.line, note.start, -note.end))


def _remark(phrase: Phrase) -> str | None:
    """What there is to say of one phrase; None if no more than its bank."""
    if phrase.role == "quotation":
        said = "，".join(piece for piece in (phrase.speaker, phrase.occasion, phrase.date) if piece)
        verified = "" if phrase.verified else "\n没有核对过原文，用前请核对。"
        return f"引文：{said or '没有注明谁说的'}{verified}"
    if phrase.source:
        return f"出处：{'；'.join(map(_document, phrase.source))}\n句库：{phrase.bank}"
    return f"{phrase.layer}句库：{phrase.bank}" if phrase.layer != SHIPPED else None


def _document(source: str) -> str:
    """A source by its name; the shipped banks know real speeches by their numbers."""
    return f"语料第 {source} 篇" if source.isdecimal() else source


def _shared(phrases: list[Phrase]) -> str:
    counts = Counter(phrase.bank for phrase in phrases)
    return "这一段取自自带句库：" + "、".join(f"{bank} {count} 句" for bank, count in counts.items())


def _to_fill_in(number: int, line: Line) -> Iterator[Note]:
    end = 0
    for span in line.spans:
        start, end = end, end + len(span.text)
        if span.kind is RunKind.PLACEHOLDER:
            yield Note(number, start, end, "待填。填好以后删去【】和这条批注。")
