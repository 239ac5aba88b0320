"""Passages: a frame, and for each of its slots the phrase of the paragraph's topic that suits it best."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice

from drafter.compose.arc import topic_turn
from drafter.compose.composition import Suggestion
from drafter.compose.context import Context
from drafter.compose.parallel import shape
from drafter.phrases import ROLES, Phrase, Role
from drafter.phrases.phrase import SLOT

_IN_ORDER: tuple[Role, ...] = ("measure", "move", "step")
"""Roles whose phrases keep the order of their file when several stand in one passage."""

_THEME_SLOTS = frozenset({"theme", "work"})


@dataclass(frozen=True, slots=True)
class _Passage:
    text: str
    phrases: tuple[Phrase, ...]

    @property
    def suggestion(self) -> Suggestion:
        return Suggestion(self.text, tuple(dict.fromkeys(phrase.id for phrase in self.phrases)))


def assemble_many(role: Role, context: Context, most: int) -> list[Suggestion]:
    """Up to *most* texts of ``context.passages`` passages, the first made from the frames of *role*.

    Every other one goes on where the one before it stopped (承接). Two passages share a topic, or all of them
    where the paragraph keeps to one; no phrase stands twice.
    """
    if context.passages == 1:
        return assemble(role, context, most)
    found: list[Suggestion] = []
    avoid: Counter[str] = Counter()
    for _ in range(most):
        pieces: list[_Passage] = []
        for number in range(context.passages):
            turn = 0 if context.one_topic else topic_turn(number)
            topics = (*context.topics[turn:], *context.topics[:turn])
            sofar = "".join(piece.text for piece in pieces)
            inner = replace(context, topics=topics, written=f"{context.written}\n{sofar}", path=(*context.path, number))
            inner = replace(
                inner,
                siblings=(*context.siblings, *filter(None, [sofar])),
                used=context.used | {phrase.id for piece in pieces for phrase in piece.phrases},
            )
            step_role: Role = role if number == 0 else "passage" if number % 2 == 0 else "continuation"
            passage = _passage(step_role, inner, avoid)
            if passage:
                pieces.append(passage)
        if not pieces:
            break
        phrases = tuple(phrase for piece in pieces for phrase in piece.phrases)
        avoid.update(phrase.id for phrase in phrases)
        found.append(_Passage("".join(piece.text for piece in pieces), phrases).suggestion)
    return found


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


_TRIED = 4
"""How many of the best frames are filled before one is chosen."""


def _passage(role: Role, context: Context, avoid: Counter[str]) -> _Passage | None:
    """The best filled frame: of the few that score highest the one that repeats least."""
    frames = [phrase for phrase in context.bank.of(role) if _usable(phrase, context)]
    frames.sort(key=lambda frame: -_frame_score(frame, context, avoid))
    filled = filter(None, (_filled(frame, context, avoid) for frame in frames))
    return min(islice(filled, _TRIED), key=lambda passage: _clumsiness(passage, context), default=None)


def _clumsiness(passage: _Passage, context: Context) -> int:
    """How many stretches of five characters a passage repeats, within itself or from what is written."""
    text = passage.text
    for value in context.values.values():
        text = text.replace(value, "\n") if value else text
    stretches = [text[index : index + 5] for index in range(len(text) - 4) if "\n" not in text[index : index + 5]]
    return len(stretches) - len(set(stretches)) + sum(stretch in context.written for stretch in set(stretches))


def _usable(frame: Phrase, context: Context) -> bool:
    wanted = not context.slot_topics or not frame.topics or set(context.slot_topics).intersection(frame.topics)
    return context.fits(frame) and bool(wanted) and (not frame.parts or context.part in frame.parts)


def _frame_score(frame: Phrase, context: Context, avoid: Counter[str]) -> float:
    score = context.chance("frame", frame.id) - 4.0 * avoid[frame.id]
    score += 0.4 * (bool(frame.parts) + context.own_theme(frame))
    score -= 0.8 * (frame.id in context.used)
    if _THEME_SLOTS.intersection(frame.slots) and context.theme:
        score -= 0.5 * sum(text.count(context.theme) for text in context.siblings)
        score -= 0.15 * context.written.count(context.theme)
    last = context.siblings[-1] if context.siblings else ""
    if last and frame.literals[0][:1] and last.startswith(frame.literals[0][:1]):
        score -= 0.6
    return score


def _filled(frame: Phrase, context: Context, avoid: Counter[str]) -> _Passage | None:
    """*frame* with every slot filled, or None if the bank cannot."""
    chosen: list[Phrase | str] = []
    for name in frame.slots:
        if name in context.values:
            chosen.append(context.values[name])
            continue
        picked = [item for item in chosen if isinstance(item, Phrase)]
        phrase = _pick(name, picked, context, avoid)
        if phrase is None:
            return None
        chosen.append(phrase)
    _restore_order(chosen)
    pieces = [item if isinstance(item, str) else _said(item, context) for item in chosen]
    text = "".join(literal + piece for literal, piece in zip(frame.literals, [*pieces, ""], strict=True))
    return _Passage(text, (frame, *(item for item in chosen if isinstance(item, Phrase))))


def _said(phrase: Phrase, context: Context) -> str:
    return SLOT.sub(lambda match: context.values.get(match[1], ""), phrase.text)


def _restore_order(chosen: list[Phrase | str]) -> None:
    for role in _IN_ORDER:
        places = [index for index, item in enumerate(chosen) if isinstance(item, Phrase) and item.role == role]
        ordered = sorted((chosen[index] for index in places), key=_rank)
        for index, item in zip(places, ordered, strict=True):
            chosen[index] = item


def _rank(item: Phrase | str) -> int:
    return item.rank if isinstance(item, Phrase) else 0


def _pick(name: str, picked: list[Phrase], context: Context, avoid: Counter[str]) -> Phrase | None:
    """The best phrase for slot *name* beside those already picked, from the first topic that has any."""
    if name not in ROLES:
        return None
    role: Role = name
    if role == "call":
        pools = [context.bank.of(role)]
    elif role == "formula":
        pools = [context.bank.of(role, topic) for topic in context.topics]
    else:
        own = [topic for phrase in picked for topic in phrase.topics][:1]
        topics = own or list(context.slot_topics or context.topics)
        pools = [context.bank.of(role, topic) for topic in topics]
    for pool in pools:
        candidates = [phrase for phrase in pool if _free(phrase, picked, context)]
        if candidates:
            return max(candidates, key=lambda phrase: _score(phrase, picked, context, avoid))
    return None


def _free(phrase: Phrase, picked: list[Phrase], context: Context) -> bool:
    return phrase not in picked and context.fits(phrase) and all(name in context.values for name in phrase.slots)


def _score(phrase: Phrase, picked: list[Phrase], context: Context, avoid: Counter[str]) -> float:
    score = context.chance(phrase.id) - 0.8 * avoid[phrase.id]
    score += 0.3 * context.own_theme(phrase) + 0.5 * (phrase.layer not in ("", "自带"))
    head = phrase.text[:2]
    score -= 0.25 * min(3, context.written.count(head))
    siblings = [other for other in picked if other.role == phrase.role]
    lead = context.labels.get("lead", "")
    if any(other[0] == phrase.text[0] for other in (*(other.text for other in picked), lead) if other):
        score -= 1.0
    score -= 0.2 * _echo(phrase.text, lead)
    if siblings:
        score += 0.4 * (len(shape(siblings[-1].text)) == len(shape(phrase.text)))
        score -= 0.5 * ("，" in phrase.text and any("，" in other.text for other in siblings))
        score -= 0.05 * abs(len(siblings[-1].text) - len(phrase.text))
    score -= 0.5 * sum(_echo(phrase.text, other.text) for other in picked)
    score -= 0.7 * _repeats(phrase.text, context.written)
    if phrase.slots and context.theme:
        score -= 0.3 * context.written.count(context.theme)
    return score


def _echo(text: str, other: str) -> int:
    """How many pairs of adjacent characters two phrases share."""
    return sum(text[index : index + 2] in other for index in range(len(text) - 1))


def _repeats(text: str, written: str) -> bool:
    """Whether a stretch of five characters of *text* has been written already."""
    return any(text[index : index + 5] in written for index in range(len(text) - 4))
