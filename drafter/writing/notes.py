"""What is to be said in the margin: where phrases come from, what is to be verified, what is to be filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.checking.finding import Finding
from drafter.checking.rule import Context
from drafter.checking.running import check
from drafter.draft import Draft, Line, RunKind
from drafter.layouts import Layout
from drafter.locations import SHIPPED
from drafter.phrases import Phrase, PhraseBank
from drafter.reading.characters import shown
from drafter.reading.source import Source, SourceLine
from drafter.reading.structure import recognise
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
    be filled in; the other phrases share one, on the first line.
    """
    notes: list[Note] = []
    shipped: Counter[str] = Counter()
    lines = list(printed_lines(draft, layout))
    for number, line in enumerate(lines):
        for start, end, name in line.phrases:
            if phrase := bank.by_id.get(name):
                if remark := _remark(phrase):
                    notes.append(Note(number, start, end, remark))
                else:
                    shipped[phrase.bank] += 1
        notes += _to_fill_in(number, line)
    if shipped:
        notes.append(Note(0, 0, len(lines[0].text.rstrip(_CLOSING)), _shared(shipped)))
    return sorted(notes, key=lambda note: (note.line, note.start, -note.end))


def finding_notes(draft: Draft, layout: Layout, context: Context) -> list[Note]:
    """What the rules of proofreading find in *draft* as it stands in *layout*, in the order of their places.

    What `phrase_notes` remarks on anyway is left out: quotations, and what is to be filled in.
    """
    return [
        Note(found.index, found.start, found.end, f"{found.message}。\n{found.remedy}。")
        for found in printed_findings(draft, layout, context)
        if found.severity != "I" and found.rule not in ("placeholder", "quotation")
    ]


def printed_findings(draft: Draft, layout: Layout, context: Context) -> list[Finding]:
    """What the rules of proofreading find in *draft*, each in a printed line of it as it stands in *layout*."""
    texts = (shown(line.text)[0] for line in printed_lines(draft, layout))
    lines = tuple(SourceLine(number, text) for number, text in enumerate(texts, 1))
    return check(recognise(Source("", word=False, lines=lines)), context)


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
    """A source by its name; the shipped banks know the speeches that they rest on by their numbers."""
    return f"自带句库所据的讲话稿 {source}" if source.isdecimal() else source


def _shared(counts: Counter[str]) -> str:
    banks = "、".join(f"{bank} {count} 句" for bank, count in counts.most_common())
    return f"没有批注的句子，或者是自己写的，或者取自自带句库：{banks}。"


def _to_fill_in(number: int, line: Line) -> Iterator[Note]:
    end = 0
    for span in line.spans:
        start, end = end, end + len(span.text)
        if span.kind is RunKind.PLACEHOLDER:
            yield Note(number, start, end, "待填。填好以后删去【】和这条批注。")
