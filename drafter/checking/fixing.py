"""Mending what is safe to mend, until nothing is left of it, and putting the mended lines back into a text file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from drafter.checking.finding import Edit, Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.running import check
from drafter.errors import InputFileError, Place
from drafter.reading import READERS
from drafter.reading.encodings import MARKS
from drafter.reading.source import Source
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
    rounds: list[list[Edit]] = []
    for _ in range(_MOST_ROUNDS):
        chosen = list(fitting(check(speech, context, rules)))
        if not chosen:
            break
        edits = sorted((edit for _, edit in chosen), key=lambda edit: (edit.index, edit.start))
        changes += [_change(speech.source, rule, edit) for rule, edit in chosen]
        rounds.append(edits)
        speech = recognise(edited(speech.source, edits))
    after = rounds[0] if len(rounds) == 1 else list(_between(before, speech.source))
    return Mended(speech, tuple(changes), tuple(after))


def fitting(findings: Iterable[Finding]) -> Iterator[tuple[str, Edit]]:
    """The edits of *findings*, each with its rule, that do not overlap; of a finding all of them or none."""
    taken: dict[int, list[Edit]] = {}
    for finding in findings:
        clear = not any(
            edit.start < other.end and other.start < edit.end
            for edit in finding.edits
            for other in taken.get(edit.index, ())
        )
        if clear:
            for edit in finding.edits:
                taken.setdefault(edit.index, []).append(edit)
                yield finding.rule, edit


def edited(source: Source, edits: Iterable[Edit]) -> Source:
    """*source* after *edits* that do not overlap."""
    lines = list(source.lines)
    for edit in sorted(edits, key=lambda edit: (edit.index, edit.start), reverse=True):
        line = lines[edit.index]
        lines[edit.index] = replace(line, text=line.text[: edit.start] + edit.text + line.text[edit.end :])
    return replace(source, lines=tuple(lines))


def _change(source: Source, rule: str, edit: Edit) -> Change:
    line = source.lines[edit.index]
    return Change(line.number, rule, line.text[edit.start : edit.end], edit.text)


def _between(before: Source, after: Source) -> Iterator[Edit]:
    """The edits that make the lines of *after* of those of *before*."""
    for index, (old, new) in enumerate(zip(before.lines, after.lines, strict=True)):
        if old.text != new.text:
            for kind, start, end, first, last in SequenceMatcher(None, old.text, new.text, False).get_opcodes():
                if kind != "equal":
                    yield Edit(index, start, end, new.text[first:last])


def fixed_text(content: bytes, path: Path, source: Source, edits: Sequence[Edit]) -> bytes:
    """The bytes of a text or Markdown file after *edits* of its lines, in its own encoding, all else as it was.

    *source* is what was read from *content*. Raises InputFileError where that cannot be done to the letter.
    """
    mark, codec = _encoding(content)
    rows = _ROW.findall(content[len(mark) :].decode(codec))
    for edit in sorted(edits, key=lambda edit: (edit.index, edit.start), reverse=True):
        first = source.lines[edit.index].number - 1
        last = source.lines[edit.index + 1].number - 1 if edit.index + 1 < len(source.lines) else len(rows)
        rows[first:last] = [
            _replaced("".join(rows[first:last]), source.lines[edit.index].text, edit),
            *[""] * (last - first - 1),
        ]
    result = mark + "".join(rows).encode(codec)
    wanted = [line.text for line in edited(source, edits).lines]
    if [line.text for line in READERS[path.suffix.lower()](result, path).lines] != wanted:
        raise InputFileError(
            "这个文件里的记号太复杂，不能自动改", "按检查的结果用手改，或另存为 .txt 再试", Place(str(path))
        )
    return result


_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def _replaced(raw: str, text: str, edit: Edit) -> str:
    """*raw* after an edit of the *text* that was read from it: its characters in order, maybe with marks between."""
    if len(raw.rstrip("\r\n")) == len(text):
        return raw[: edit.start] + edit.text + raw[edit.end :]
    at, places = 0, []
    for character in text[: edit.end]:
        at = raw.find(character, at) + 1 or at
        places.append(at - 1)
    first = places[edit.start] if edit.start < edit.end else at
    return raw[:first] + edit.text + raw[at:]


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
