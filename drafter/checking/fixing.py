"""Mending what is safe to mend, until nothing is left of it, and putting the mended lines back into a text file."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from drafter.checking.finding import Edit, Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.running import check
from drafter.errors import InputFileError, Place
from drafter.reading import READERS
from drafter.reading.encodings import MARKS
from drafter.reading.source import Source, Stretches
from drafter.reading.speech import Speech
from drafter.reading.structure import recognise

_MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Change:
    """One thing mended: in which line (from 1), for which rule, what stood there and what stands there now."""

    number: int
    rule: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A speech after mending: the *speech* as it is now, its *changes*, and the *edits* that lead there in one go."""

    speech: Speech
    changes: tuple[Change, ...]
    edits: tuple[Edit, ...]


def mend(speech: Speech, context: Context, rules: Sequence[Rule] | None = None) -> Mended:
    """Make all the edits that *rules* propose, and those they propose then, until there are none."""
    before = speech.source
    changes: list[Change] = []
    origins: dict[int, Sequence[int | None]] = {}
    for _ in range(_MOST_ROUNDS):
        chosen = list(fitting(check(speech, context, rules)))
        if not chosen:
            break
        edits = sorted(
            (edit for finding in chosen for edit in finding.edits), key=lambda edit: (edit.index, edit.start)
        )
        changes += _changes(speech.source, chosen)
        for index, here in groupby(edits, key=lambda edit: edit.index):
            origin = origins.get(index, range(len(before.lines[index].text)))
            origins[index] = _moved(origin, here)
        speech = recognise(edited(speech.source, edits))
    after = [edit for index in sorted(origins) for edit in _in_one_go(index, before, speech.source, origins[index])]
    return Mended(speech, tuple(changes), tuple(after))


def _moved(origin: Sequence[int | None], edits: Iterable[Edit]) -> list[int | None]:
    """Where the characters of a line stood, whose *edits* are made, in order, by where they stood before."""
    moved: list[int | None] = []
    end = 0
    for edit in edits:
        moved += origin[end : edit.start]
        moved += [None] * len(edit.text)
        end = edit.end
    moved += origin[end:]
    return moved


def fitting(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Those of *findings* that have edits and whose edits do not overlap."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for finding in findings:
        if finding.edits and not any(_overlaps(edit, taken.get(edit.index, ())) for edit in finding.edits):
            for edit in finding.edits:
                insort(taken.setdefault(edit.index, []), (edit.start, edit.end))
            yield finding


def _overlaps(edit: Edit, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether *edit* overlaps one of the stretches *taken*, which are in order and don't overlap one another."""
    before = bisect_left(taken, (edit.end,)) - 1
    return before >= 0 and taken[before][1] > edit.start


def edited(source: Source, edits: Iterable[Edit]) -> Source:
    """*source* after *edits* that do not overlap."""
    lines = list(source.lines)
    for edit in sorted(edits, key=lambda edit: (edit.index, edit.start), reverse=True):
        lines[edit.index] = lines[edit.index].edited(edit.start, edit.end, edit.text)
    return replace(source, lines=tuple(lines))


def _changes(source: Source, findings: Iterable[Finding]) -> Iterator[Change]:
    """One for each line that a finding mends: a pair of brackets is one thing."""
    for finding in findings:
        for index, edits in groupby(finding.edits, key=lambda edit: edit.index):
            line, here = source.lines[index], list(edits)
            old = "".join(line.text[edit.start : edit.end] for edit in here)
            yield Change(line.number, finding.rule, old, "".join(edit.text for edit in here))


def _in_one_go(index: int, before: Source, after: Source, origin: Sequence[int | None]) -> Iterator[Edit]:
    """The edits that make a line of *after* of that of *before*; *origin* says where its characters stood there."""
    old, new = before.lines[index].text, after.lines[index].text
    kept = [(at, place) for place, at in enumerate(origin) if at is not None]
    start = first = 0
    for end, last in [*kept, (len(old), len(new))]:
        if start < end or first < last:
            yield Edit(index, start, end, new[first:last])
        start, first = end + 1, last + 1


def fixed_text(content: bytes, path: Path, source: Source, edits: Sequence[Edit]) -> bytes:
    """The bytes of a text or Markdown file after *edits* of its lines, in its own encoding, all else as it was.

    *source* is what was read from *content*. Raises InputFileError where that cannot be done to the letter.
    """
    mark, codec = _encoding(content)
    rows = _ROW.findall(content[len(mark) :].decode(codec))
    for edit in sorted(edits, key=lambda edit: (edit.index, edit.start), reverse=True):
        line = source.lines[edit.index]
        if spot := line.spot(edit.start, edit.end):
            at = line.number - 1 + spot.below
            rows[at] = rows[at][: spot.start] + edit.text + rows[at][spot.end :]
    result = mark + "".join(rows).encode(codec)
    if _said(READERS[path.suffix.lower()](result, path)) != _said(edited(source, edits)):
        raise InputFileError(
            "这个文件里的记号太复杂，不能自动改", "按检查的结果用手改，或另存为 .txt 再试", Place(str(path))
        )
    return result


_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def _said(source: Source) -> list[tuple[str, Stretches]]:
    return [(line.text, line.literal) for line in source.lines]


def _encoding(content: bytes) -> tuple[bytes, str]:
    """The byte order mark of a text file, and its codec."""
    for mark, codec, _ in MARKS:
        if content.startswith(mark):
            return mark, codec
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "gb18030"
    return b"", "utf-8"
