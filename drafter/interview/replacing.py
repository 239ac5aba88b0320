"""The new value of a field put where the old one still stands. No terminal in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from drafter.columns import shortened
from drafter.compose import KeyPath
from drafter.compose.answers import is_placeholder
from drafter.compose.validation import fault
from drafter.interview.outline import called
from drafter.interview.session import Session

_SHORTEST = 2
"""字 from which on an old value is looked for elsewhere."""

_NEVER_TWICE = "工作"
"""What a value may end with and what it stands before may begin with: 老干部工作, 老干部工作推进会."""

_BEFORE, _SHOWN = 8, 48
"""字 before the new value, and columns in all, of a place that is named."""


class Mention(NamedTuple):
    """A place that has the old value in it: what it is called, and what of it is shown once it has the new one."""

    path: KeyPath
    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label}：{self.text}"


def mentions(session: Session, text: str, but: KeyPath | None = None) -> tuple[KeyPath, ...]:
    """The places but for *but* whose answers have *text* in them; of the fields those of text that somebody gave."""
    return tuple(
        path
        for path, answer in session.answers.by_path.items()
        if path != but
        and isinstance(answer.value, str)
        and text in answer.value
        and (path[0] != "fields" or (answer.origin != "default" and _is_text(session, path)))
    )


def in_its_place(text: str, old: str, new: str) -> str:
    """*text* with *new* for *old*; where *new* stands it is let be, and no 工作 is doubled."""
    after = f"(?:{_NEVER_TWICE})?" if new.endswith(_NEVER_TWICE) and not old.endswith(_NEVER_TWICE) else ""
    before = f"(?:{_NEVER_TWICE})?" if new.startswith(_NEVER_TWICE) and not old.startswith(_NEVER_TWICE) else ""
    wanted = re.compile(before + re.escape(old) + after)
    pieces = text.split(new) if new else [text]
    return new.join(wanted.sub(lambda _: new, piece) for piece in pieces)


def replaced(session: Session, old: str, new: str, but: KeyPath | None = None) -> Session:
    """The session with *new* for *old* in every answer but that at *but*; what rests on a field follows it.

    A field that may not have the value that would come of it stays as it is.
    """
    for path in mentions(session, old, but):
        if path[0] == "fields":
            answer = session.answers.by_path[path]
            text = in_its_place(str(answer.value), old, new)
            if text != answer.value and _may_have(session, path, text):
                session = session.change(path, replace(answer, value=text))
    answers = session.answers
    for path in mentions(session, old, but):
        if path[0] != "fields":
            answer = answers.by_path[path]
            answers = answers.with_answer(path, replace(answer, value=in_its_place(str(answer.value), old, new)))
    return replace(session, answers=answers)


def elsewhere(session: Session, old: str, new: str, but: KeyPath | None = None) -> list[Mention]:
    """Where *old*, the value of the field at *but* until now, still stands, in the order of the document.

    Nothing if it is too short to be looked for, or *new* is no value to put in its place.
    """
    if len(old) < _SHORTEST or not new or old == new or is_placeholder(old) or is_placeholder(new):
        return []
    return list(_elsewhere(session, old, new, but))


def _elsewhere(session: Session, old: str, new: str, but: KeyPath | None) -> Iterator[Mention]:
    found = set(mentions(session, old, but))
    for entry in session.composition.entries:
        if entry.path in found:
            said = str(session.answers.get(*entry.path))
            text = in_its_place(said, old, new)
            if text != said and (entry.path[0] != "fields" or _may_have(session, entry.path, text)):
                yield Mention(entry.path, called(session, entry), _excerpt(said, text, new))


def _excerpt(said: str, text: str, new: str) -> str:
    """*text* from shortly before where it begins to differ from what was *said*."""
    same = next((place for place, (one, other) in enumerate(zip(said, text, strict=False)) if one != other), 0)
    begin = max(text.rfind(new, 0, same + len(new)) - _BEFORE, 0)
    return shortened(("…" if begin else "") + text[begin:], _SHOWN)


def _is_text(session: Session, path: KeyPath) -> bool:
    spec = session.template.fields.get(str(path[1]))
    return spec is not None and spec.kind == "text"


def _may_have(session: Session, path: KeyPath, text: str) -> bool:
    spec = session.template.fields[str(path[1])]
    return not fault(text, spec.kind, spec.choices, spec.pattern, spec.invalid)
