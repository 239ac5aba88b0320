"""Moving, adding and removing sections and points: the answers take new places, the draft follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from drafter.compose import Answer, KeyPath
from drafter.interview.session import Session

SECTIONS: KeyPath = ("sections",)

T = TypeVar("T")


def moved(session: Session, at: KeyPath, index: int, to: int) -> Session:
    """The session with item *index* of the list *at* moved to place *to*; each item keeps all that is in it."""
    order = list(range(session.composition.counts[at]))
    order.insert(to, order.pop(index))
    return _ordered(session, at, order)


def added(session: Session, at: KeyPath, index: int) -> Session:
    """The session with an empty item at place *index* of the list *at*; its questions are open.

    An added section is like the one before it, or where it comes first like the one after it.
    """
    size = session.composition.counts[at]
    arranged = _ordered(session, at, [*range(index), None, *range(index, size)])
    if at == SECTIONS and size:
        like = _kinds(session)[max(index - 1, 0)]
        arranged = replace(arranged, answers=arranged.answers.with_answer((*at, index, "like"), Answer(like + 1)))
    return arranged


def removed(session: Session, at: KeyPath, index: int) -> Session:
    """The session without item *index* of the list *at* and all that is in it."""
    return _ordered(session, at, [other for other in range(session.composition.counts[at]) if other != index])


def _kinds(session: Session) -> list[int]:
    """Which of the template's sections each section is like, counted from 0."""
    spec, total = session.template.speech.sections, session.composition.counts[SECTIONS]
    said = [session.answers.get(*SECTIONS, index, "like") for index in range(total)]
    known = range(1, len(spec.each) + 1)
    return [
        like - 1 if isinstance(like, int) and like in known else spec.kind(index, total)
        for index, like in enumerate(said)
    ]


def _ordered(session: Session, at: KeyPath, order: Sequence[int | None]) -> Session:
    """The session with the items of the list *at* in this *order* of their old places; None is a new one."""
    places = {old: new for new, old in enumerate(order) if old is not None}
    by_path = _all_placed({**_sizes(session, at), **session.answers.by_path}, at, places)
    by_path[at] = Answer(len(order))
    if at == SECTIONS:
        by_path = {path: answer for path, answer in by_path.items() if path[-1] != "like"}
        by_path |= _kept_kinds(session, order)
    history = tuple(new for path in session.history if (new := _placed(path, at, places)) is not None)
    return replace(
        session,
        answers=replace(session.answers, by_path=by_path),
        history=history,
        taken_back=_all_placed(session.taken_back, at, places),
        in_line=_all_placed(session.in_line, at, places),
        own_words=_all_placed(session.own_words, at, places),
    )


def _kept_kinds(session: Session, order: Sequence[int | None]) -> dict[KeyPath, Answer]:
    """For each section in its new place, what it is like: said only if one of them is not what is due at its place."""
    kinds, spec = _kinds(session), session.template.speech.sections
    wanted = {new: kinds[old] for new, old in enumerate(order) if old is not None}
    if None not in order and all(spec.kind(new, len(order)) == kind for new, kind in wanted.items()):
        return {}
    return {(*SECTIONS, new, "like"): Answer(kind + 1) for new, kind in wanted.items()}


def _sizes(session: Session, at: KeyPath) -> dict[KeyPath, Answer]:
    """How many items the lists within the list *at* have that nobody asks for: by itself it would hang on their place."""
    asked = {question.path for question in session.composition.questions}
    return {
        path: Answer(count)
        for path, count in session.composition.counts.items()
        if path != at and path[: len(at)] == at and path not in asked
    }


def _all_placed(said: Mapping[KeyPath, T], at: KeyPath, places: Mapping[int, int]) -> dict[KeyPath, T]:
    """What was *said* with the items of the list *at* in their new places; what is in an item that is gone goes, too."""
    return {new: one for path, one in said.items() if (new := _placed(path, at, places)) is not None}


def _placed(path: KeyPath, at: KeyPath, places: Mapping[int, int]) -> KeyPath | None:
    """*path* with its item of the list *at* in its new place; None if the item is gone."""
    size = len(at)
    if path[:size] != at or len(path) == size:
        return path
    new = places.get(int(path[size]))
    return None if new is None else (*at, new, *path[size + 1 :])
