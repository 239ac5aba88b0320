"""The draft as an outline: a row for each place that an answer fills, with what is to be said of it. No terminal in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafter.checking.finding import Finding
from drafter.columns import shortened
from drafter.compose import Composition, Entry, KeyPath
from drafter.compose.answers import PLACEHOLDER
from drafter.draft import READING_SPEED, body_text, lines
from drafter.hanzi import count_characters, count_han
from drafter.interview.arranging import SECTIONS
from drafter.interview.session import Session

NAMELESS = "段落"
"""What a paragraph of the user's own is called: the template has no name for it."""

_NEVER_ASKED = "另外给的"
"""What a field is called that has an answer, but neither a name nor a question."""
_LONGEST_LABEL = 24
"""Columns that a question takes where it stands for a name."""

_SAID_ANYWAY = ("placeholder",)
"""Rules whose findings a row says by itself where they are of 【待填：…】."""


class Place(NamedTuple):
    """The characters *start* to *end* of the printed line number *line* (all from 0)."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """A place of the draft: what stands there and what it is called, how deep it lies, what is to be said of it.

    *at* and *index* say which item of which list is moved and removed here, and after which one is added; *at* is None
    where there is nothing of the kind, *index* is -1 where there is only a first one to be added. *open* says that it
    is not yet answered or still has something to be filled in; *answered* that an answer stands there.
    """

    path: KeyPath
    depth: int
    label: str
    marker: str
    text: str
    at: KeyPath | None = None
    index: int = -1
    remarks: tuple[Finding, ...] = ()
    open: bool = False
    answered: bool = True

    @property
    def characters(self) -> int:
        """字数 of what stands there, places still to be filled in aside."""
        return count_characters(PLACEHOLDER.sub("", self.text))

    @property
    def is_field(self) -> bool:
        """Whether it is one of the basic facts and not a place in the draft."""
        return self.path[0] == "fields"

    @property
    def is_heading(self) -> bool:
        """Whether it needs no label: it is seen to be a heading."""
        return self.path[-1] in ("heading", "lead")

    @property
    def grave(self) -> tuple[Finding, ...]:
        """The errors and warnings."""
        return tuple(finding for finding in self.remarks if finding.severity != "I")


def rows(session: Session, findings: Sequence[Finding] = ()) -> list[Row]:
    """The outline of the draft, the basic facts first, each of *findings* at the row that it belongs to."""
    composition = session.composition
    remarks = _by_path(composition, findings)
    entries = sorted(composition.entries, key=lambda entry: entry.path[0] != "fields")
    questions = {question.path for question in composition.questions}
    paths = {entry.path for entry in entries}
    own_to_fields = {entry.text for entry in entries if entry.path[0] == "fields"}

    def is_open(entry: Entry) -> bool:
        left = PLACEHOLDER.findall(entry.text)
        return entry.path in questions or any(entry.path[0] == "fields" or found not in own_to_fields for found in left)

    return [
        Row(
            entry.path,
            _depth(entry.path, paths),
            called(session, entry),
            entry.marker,
            entry.text,
            *_list(entry.path, composition.counts),
            tuple(remarks.get(entry.path, ())),
            is_open(entry),
            entry.path in session.answers.by_path,
        )
        for entry in entries
    ]


def called(session: Session, entry: Entry) -> str:
    """What a place is called; a field that the template has no name for, by what it asks."""
    spec = session.template.fields.get(str(entry.path[1])) if entry.path[0] == "fields" else None
    if spec is None or spec.label:
        return entry.label or NAMELESS
    question = session.question_at(entry.path)
    return shortened(question.ask.rstrip("？?"), _LONGEST_LABEL) if question else _NEVER_ASKED


def places(composition: Composition) -> dict[KeyPath, Place]:
    """Where in the printed lines of the draft what stands at each path stands, fields and empty places aside."""
    texts = [line.text for line in lines(composition.draft)]
    found: dict[KeyPath, Place] = {}
    line = column = 0
    for entry in composition.entries:
        if entry.path[0] == "fields" or not entry.text:
            continue
        for number in range(line, len(texts)):
            start = texts[number].find(entry.text, column if number == line else 0)
            if start >= 0:
                line, column = number, start + len(entry.text)
                found[entry.path] = Place(line, start, column)
                break
    return found


def length(session: Session) -> tuple[int, int]:
    """字数 of the draft and the minutes that it takes, at least one, places still to be filled in aside."""
    text = PLACEHOLDER.sub("", body_text(session.composition.draft))
    return count_characters(text), max(1, round(count_han(text) / READING_SPEED))


def written(session: Session) -> str:
    """How long the draft is and takes, in Chinese."""
    characters, minutes = length(session)
    return f"{characters:,} 字，读完约 {minutes} 分钟"


def progress(session: Session) -> str:
    """How many of the questions are answered, in Chinese."""
    return f"已答 {session.answered}／{session.answered + len(session.composition.questions)}"


def tally(findings: Iterable[Finding]) -> str:
    """How many errors, warnings and hints there are, in Chinese; empty if none."""
    grades = [finding.severity for finding in findings]
    names = (("E", "错误"), ("W", "警告"), ("I", "提示"))
    return "、".join(f"{name} {grades.count(grade)}" for grade, name in names if grade in grades)


def _depth(path: KeyPath, paths: set[KeyPath]) -> int:
    if path[0] == "fields":
        return 1
    if path[0] != SECTIONS[0] or path[-1] == "heading":
        return 0
    level = path.count("points")
    if path[-1] == "lead" or (path[-1] == "text" and (*path[:-1], "lead") not in paths):
        return level
    return level + 1


def _list(path: KeyPath, counts: Mapping[KeyPath, int]) -> tuple[KeyPath | None, int]:
    """The list that moving, adding and removing act on at *path*, and the index of its item."""
    if path[0] in ("fields", "title", "subtitle", "salutation", "opening"):
        return SECTIONS, -1
    if path[0] != SECTIONS[0]:
        return None, -1
    if path[-1] == "heading":
        return SECTIONS, int(path[1])
    item = max((number for number, step in enumerate(path) if step == "points"), default=None)
    if item is not None:
        return path[: item + 1], int(path[item + 1])
    points = (*path[:2], "points")
    return (points, -1) if points in counts else (None, -1)


def _by_path(composition: Composition, findings: Sequence[Finding]) -> dict[KeyPath, list[Finding]]:
    """The findings by the paths of the places that they were found in."""
    texts = [line.text for line in lines(composition.draft)] if findings else []
    stand = list(places(composition).items()) if findings else []
    fields = [entry for entry in composition.entries if entry.path[0] == "fields" and entry.text]
    found: dict[KeyPath, list[Finding]] = {}
    for finding in findings:
        line = texts[finding.index] if finding.index < len(texts) else ""
        if finding.rule in _SAID_ANYWAY and PLACEHOLDER.search(line, finding.start, finding.end):
            continue
        owner = _owner(finding, stand) or _field(finding, line, fields) or _before(finding, stand)
        if owner is None and composition.entries:
            owner = composition.entries[0].path
        if owner is not None:
            found.setdefault(owner, []).append(finding)
    return found


def _owner(finding: Finding, stand: Sequence[tuple[KeyPath, Place]]) -> KeyPath | None:
    """What stands on the line of *finding* last before its end; its line's first where it lies before that."""
    beside = [(path, place) for path, place in stand if place.line == finding.index]
    begun = [path for path, place in beside if place.start < max(finding.end, finding.start + 1)]
    return begun[-1] if begun else beside[0][0] if beside else None


def _field(finding: Finding, line: str, fields: Sequence[Entry]) -> KeyPath | None:
    """The field that a line of nothing but fields, as that of the speaker, has at *finding*, else any that it has."""
    within = [(entry.path, line.find(entry.text)) for entry in fields if entry.text in line]
    begun = [path for path, start in within if start <= finding.start]
    return begun[-1] if begun else within[0][0] if within else None


def _before(finding: Finding, stand: Sequence[tuple[KeyPath, Place]]) -> KeyPath | None:
    return next((path for path, place in reversed(stand) if place.line < finding.index), None)
