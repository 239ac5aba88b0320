"""Passages: a frame, and for each of its slots the phrase of the paragraph's topic that suits it best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from drafter.compose.arc import topic_turn
from drafter.compose.composition import Reason, Suggestion
from drafter.compose.context import Context
from drafter.compose.length import MOST_PASSAGES
from drafter.compose.scoring import frame_reasons, names_theme, phrase_reasons, total
from drafter.phrases import ROLES, Phrase, Role
from drafter.phrases.bank import suits

_IN_ORDER: tuple[Role, ...] = ("measure", "move", "step")
"""Roles whose phrases keep the order of their file when several stand in one passage."""

_TRIED = 4
"""How many of the best frames are filled before one is chosen."""

_TRIED_FOR_ROOM = 10
"""How many are filled where there may be too little room for them."""

_PASSAGE = 80
"""The 字 that a passage comes to."""

_AHEAD = 1.5
"""How many passages' worth of measures a passage may choose its own from."""

_WEIGHED = 400
"""How many phrases of a topic are weighed for a slot. The shipped bank never has so many; one of 100,000 does."""

_TOLERATED = 1
"""How many stretches a passage may repeat and still be taken for its frame's score alone."""


@dataclass(frozen=True, slots=True)
class _Passage:
    text: str
    phrases: tuple[Phrase, ...]
    why: Callable[[], Iterable[Reason]] = tuple

    @property
    def suggestion(self) -> Suggestion:
        return Suggestion(self.text, tuple(dict.fromkeys(phrase.id for phrase in self.phrases)), self.why)


def assemble_many(role: Role, context: Context, most: int) -> list[Suggestion]:
    """Up to *most* texts of ``context.passages`` passages, the first made from the frames of *role*.

    Each goes on where the one before it stopped (承接), or turns (转换). Two passages share a topic, or all of them
    where the paragraph keeps to one; no phrase stands twice.
    """
    if context.passages == 1 and context.room is None:
        return assemble(role, context, most)
    found: list[Suggestion] = []
    avoid: Counter[str] = Counter()
    for _ in range(most):
        pieces: list[_Passage] = []
        for number in range(context.passages if context.room is None else MOST_PASSAGES):
            turn = 0 if context.one_topic else topic_turn(number)
            topics = (*context.topics[turn:], *context.topics[:turn])
            sofar = "".join(piece.text for piece in pieces)
            inner = replace(context, topics=topics, written=f"{context.written}\n{sofar}", path=(*context.path, number))
            inner = replace(
                inner,
                siblings=(*context.siblings, *filter(None, [sofar])),
                used=context.used + Counter(phrase.id for piece in pieces for phrase in piece.phrases),
                room=None if context.room is None else max(context.room - len(sofar), 0),
                reach=_reach(context.room, number, one_topic=context.one_topic),
            )
            passage = _passage(_movement(role, number, turns=turn > 0), inner, avoid, pieces)
            if passage and _goes_beyond(context.room, sofar, passage.text):
                break
            if passage:
                pieces.append(passage)
        if not pieces:
            break
        phrases = tuple(phrase for piece in pieces for phrase in piece.phrases)
        avoid.update(phrase.id for phrase in phrases)
        whole = _Passage("".join(piece.text for piece in pieces), phrases, pieces[0].why)
        found.append(whole.suggestion)
    return found


def _reach(room: int | None, number: int, *, one_topic: bool) -> float:
    """How far down the list of its topic's measures passage *number* may go, so that those after it still find theirs."""
    if room is None:
        return 1.0
    sharing = round(room / _PASSAGE) if one_topic else 2
    return min((number % max(sharing, 1) + _AHEAD) / max(sharing, 1), 1.0)


def _goes_beyond(room: int | None, sofar: str, text: str) -> bool:
    """Whether with *text* added what is written *sofar* would be farther from its *room* than without."""
    return room is not None and sofar != "" and len(sofar) + len(text) - room > room - len(sofar)


def assemble(role: Role, context: Context, most: int) -> list[Suggestion]:
    """Up to *most* texts made from the frames of *role*, each of other phrases as far as they reach."""
    found: list[Suggestion] = []
    avoid: Counter[str] = Counter()
    for _ in range(most):
        passage = _passage(role, context, avoid)
        if passage is None:
            break
        avoid.update(phrase.id for phrase in passage.phrases)
        found.append(passage.suggestion)
    return found


def _movement(first: Role, number: int, *, turns: bool) -> Role:
    """The role of the frames for passage *number*: after the first, each goes on from the one before, or turns."""
    if number == 0:
        return first
    return "turning" if turns and number % 2 == 0 else "continuation"


def _passage(role: Role, context: Context, avoid: Counter[str], before: Sequence[_Passage] = ()) -> _Passage | None:
    """The best filled frame: of the few that score highest the first that repeats next to nothing.

    A passage does not begin with the kind of sentence that the last one *before* it ended on, and a paragraph
    names one problem at most, and has no frame twice.
    """
    usable = [
        phrase
        for phrase in context.bank.of(role)
        if context.fits(phrase) and suits(phrase, context.part, context.slot_topics)
    ]
    least = min((avoid[frame.id] for frame in usable), default=0)
    frames = [frame for frame in usable if avoid[frame.id] == least]
    last = before[-1].phrases[-1].role if before else None
    there = {passage.phrases[0] for passage in before}
    problems = any(phrase.role == "problem" for passage in before for phrase in passage.phrases)

    def awkward(frame: Phrase) -> bool:
        return frame in there or last in frame.slots[:1] or (problems and "problem" in frame.slots)

    frames.sort(key=lambda frame: (awkward(frame), -total(frame_reasons(frame, context, avoid))))
    filled = filter(None, (_filled(frame, context, avoid, before) for frame in frames))
    best: tuple[tuple[int, int], _Passage] | None = None
    for passage in islice(filled, _TRIED if context.room is None else _TRIED_FOR_ROOM):
        faults = _over(passage, context), max(_clumsiness(passage, context) - _TOLERATED, 0)
        if best is None or faults < best[0]:
            best = faults, passage
        if not any(faults):
            break
    if best is None:
        return None
    return replace(best[1], why=partial(frame_reasons, best[1].phrases[0], context, Counter(avoid)))


def _over(passage: _Passage, context: Context) -> int:
    """How many tens of 字 a passage is longer than there is room for it."""
    return 0 if context.room is None else max(len(passage.text) - context.room, 0) // 10


def _clumsiness(passage: _Passage, context: Context) -> int:
    """How many stretches of five characters a passage repeats, within itself or from what is written."""
    text = passage.text
    for value in context.values.values():
        text = text.replace(value, "\n") if value else text
    stretches = [text[index : index + 5] for index in range(len(text) - 4) if "\n" not in text[index : index + 5]]
    return len(stretches) - len(set(stretches)) + sum(stretch in context.written for stretch in set(stretches))


def _filled(frame: Phrase, context: Context, avoid: Counter[str], before: Sequence[_Passage] = ()) -> _Passage | None:
    """*frame* with every slot filled, or None if the bank cannot. What names the theme itself names it nowhere else."""
    said = [phrase for passage in before for phrase in passage.phrases]
    chosen: list[Phrase | str] = []
    for name in frame.slots:
        if name in context.values:
            chosen.append(context.values[name])
            continue
        picked = [item for item in chosen if isinstance(item, Phrase)]
        phrase = _pick(name, frame, picked, context, avoid, said)
        if phrase is None:
            return None
        chosen.append(phrase)
    _restore_order(chosen)
    pieces = [item if isinstance(item, str) else context.said(item) or "" for item in chosen]
    text = "".join(literal + piece for literal, piece in zip(frame.literals, [*pieces, ""], strict=True))
    return _Passage(text, (frame, *(item for item in chosen if isinstance(item, Phrase))))


def _restore_order(chosen: list[Phrase | str]) -> None:
    for role in _IN_ORDER:
        places = [index for index, item in enumerate(chosen) if isinstance(item, Phrase) and item.role == role]
        ordered = sorted((chosen[index] for index in places), key=_rank)
        for index, item in zip(places, ordered, strict=True):
            chosen[index] = item


def _rank(item: Phrase | str) -> int:
    return item.rank if isinstance(item, Phrase) else 0


def _pick(
    name: str, frame: Phrase, picked: list[Phrase], context: Context, avoid: Counter[str], said: list[Phrase]
) -> Phrase | None:
    """The best phrase for slot *name* of *frame* beside those already picked, from the first topic that has any."""
    if name not in ROLES:
        return None
    role: Role = name
    if role == "call":
        pools = [context.bank.of(role)]
    elif role == "formula":
        pools = [context.bank.of(role, topic) for topic in context.topics[:1]]
    else:
        own = [topic for phrase in picked for topic in phrase.topics][:1]
        topics = own or list(context.slot_topics or context.topics)
        pools = [context.bank.of(role, topic) for topic in topics]
    if role == "measure" and context.reach < 1:
        pools = [part for pool in pools for part in (pool[: round(len(pool) * context.reach)], pool)]
    for pool in pools:
        candidates = [phrase for phrase in context.thinned(pool, _WEIGHED) if _free(phrase, frame, picked, context)]
        if candidates:
            return max(
                candidates, key=lambda phrase: total(phrase_reasons(phrase, frame, picked, context, avoid, said))
            )
    return None


def _free(phrase: Phrase, frame: Phrase, picked: list[Phrase], context: Context) -> bool:
    if phrase in picked or not context.fits(phrase):
        return False
    said = context.said(phrase)
    return said is not None and not (context.matter and names_theme(frame) and context.matter in said)
