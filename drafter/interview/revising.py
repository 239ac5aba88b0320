"""Changes made from the outline: each gives a new session and says what it did. No terminal in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from drafter.columns import shortened
from drafter.compose import Answer, KeyPath, Question
from drafter.interview.arranging import SECTIONS, added, moved, removed
from drafter.interview.outline import NAMELESS, Row
from drafter.interview.session import Session

_NAMED = 36


class Step(NamedTuple):
    """A session after a change, the path that is highlighted then, and what is said of the change."""

    session: Session
    path: KeyPath
    said: str


def question_for(session: Session, path: KeyPath) -> Question:
    """What is asked when the answer at *path* is to be changed."""
    return session.question_at(path) or Question(path, "改成什么？", NAMELESS, optional=True)


def opened(session: Session, path: KeyPath | None = None) -> Session:
    """*session* as it is asked from the outline, the answer at *path* taken out: its history begins there."""
    answers = session.answers if path is None else session.answers.without(path)
    return replace(session, answers=answers, history=())


def closed(session: Session, asked: Session) -> Session:
    """*asked*, which had been `opened`, with the history of *session* and its own after it."""
    return replace(asked, history=(*session.history, *asked.history))


def changed(session: Session, path: KeyPath, answer: Answer) -> Session:
    """*session* with the answer at *path* changed and what rests on it; a paragraph of the user's own may vanish."""
    known = path in session.answers.by_path
    if answer.value is None and session.question_at(path) is None:
        return replace(session, answers=session.answers.without(path))
    history = session.history if known else (*session.history, path)
    return replace(session.change(path, answer), history=history).without_trace(path)


def others_answered(session: Session, asked: Session, path: KeyPath) -> dict[KeyPath, Answer]:
    """What was answered beside *path* while it was asked: all the rest by suggestions, or a set of headings."""
    known = session.answers.by_path
    return {other: answer for other, answer in asked.answers.by_path.items() if other not in (*known, path)}


def with_others(session: Session, others: dict[KeyPath, Answer]) -> Session:
    """*session* with *others* answered, too."""
    answers = replace(session.answers, by_path={**session.answers.by_path, **others})
    session = replace(session, answers=answers, history=(*session.history, *others))
    for path in others:
        session = session.without_trace(path)
    return session


def shown_at(session: Session, path: KeyPath) -> str:
    """What stands at *path*."""
    return next((entry.text for entry in session.composition.entries if entry.path == path), "")


def shifted(session: Session, row: Row, by: int) -> Step | None:
    """The item of *row* moved *by* places; None if it cannot be."""
    at, index = row.at, row.index
    if at is None or index < 0:
        return None
    to = index + by
    if not 0 <= to < session.composition.counts.get(at, 0):
        return None
    path = (*at, to, *row.path[len(at) + 1 :])
    direction = "上" if by < 0 else "下"
    return Step(moved(session, at, index, to), path, f"{named(session, row)}往{direction}挪了")


def extended(session: Session, row: Row) -> tuple[Session, KeyPath] | None:
    """An empty item added after that of *row*, and its path; None if there can be none."""
    at, index = row.at, row.index + 1
    if at is None:
        return None
    before = session.composition.counts.get(at, 0)
    after = added(session, at, index)
    return None if after.composition.counts.get(at) != before + 1 else (after, (*at, index))


def reduced(session: Session, row: Row) -> Step | None:
    """What stands at *row* removed: its section or point, or what may be left out; None if nothing may be.

    A field of text or a date may be left out: then nothing stands where the draft has it.
    """
    at, index = row.at, row.index
    if at is not None and index >= 0:
        after = removed(session, at, index)
        return Step(after, _beside(after, at, index, row.path[len(at) + 1 :]), f"删去了{named(session, row)}")
    if not row.text:
        return None
    question = question_for(session, row.path)
    if not question.optional and not (row.is_field and question.kind in ("text", "date")):
        return None
    after = changed(session, row.path, Answer(None))
    return Step(after, row.path, f"删去了{row.label}“{_brief(row.text)}”")


def is_section(row: Row) -> bool:
    """Whether removing *row* would remove a whole section."""
    return row.at == SECTIONS and row.index >= 0


def whole_section(rows: Sequence[Row], row: Row) -> str:
    """How much the section of *row* has in it, in Chinese."""
    within = [one for one in rows if one.text and lies_under(one.path, (*SECTIONS, row.index))]
    characters = sum(one.characters for one in within)
    return f"整个第 {row.index + 1} 部分（{len(within)} 处，{characters:,} 字）"


def _beside(session: Session, at: KeyPath, index: int, place: KeyPath) -> KeyPath:
    """The *place* within what now stands where item *index* of the list *at* stood, or before it if that was the last.

    Where the list has become empty, what it lies in.
    """
    paths = [entry.path for entry in session.composition.entries if entry.path[0] != "fields"]
    left = session.composition.counts.get(at, 0)
    item = (*at, min(index, left - 1)) if left else at[:-1]
    wanted = (*item, *place)
    return wanted if wanted in paths else next((path for path in paths if lies_under(path, item)), wanted)


def named(session: Session, row: Row) -> str:
    """The section or point of *row* by what it begins with."""
    if row.at is None or row.index < 0:
        return f"“{_brief(row.text)}”"
    item = (*row.at, row.index)
    first = next((one for one in session.composition.entries if lies_under(one.path, item) and one.text), None)
    kind = "条" if row.at[-1] == "points" else "部分"
    return f"第 {row.index + 1} {kind}“{_brief(first.marker + first.text)}”" if first else f"第 {row.index + 1} {kind}"


def lies_under(path: KeyPath, item: KeyPath) -> bool:
    """Whether *path* is that of *item* or of something in it."""
    return path[: len(item)] == item


def open_under(session: Session, item: KeyPath) -> list[Question]:
    """The open questions in *item*."""
    return [one for one in session.composition.questions if lies_under(one.path, item)]


def only_under(before: Session, after: Session, item: KeyPath) -> Session:
    """*after* without what was answered since *before* outside *item*."""
    known = before.answers.by_path
    kept = {path: one for path, one in after.answers.by_path.items() if path in known or lies_under(path, item)}
    history = tuple(path for path in after.history if path in kept)
    return replace(after, answers=replace(after.answers, by_path=kept), history=history)


def _brief(text: str) -> str:
    return shortened(text, _NAMED)
