"""What the bank proposes for a slot: ranked suggestions, a role at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from drafter.compose.assembling import assemble_many
from drafter.compose.composition import Suggestion
from drafter.compose.context import Context, chance
from drafter.compose.parallel import parallelism, shape
from drafter.phrases import FRAMES, ROLES, Phrase, Role

MOST = 8
"""How many suggestions a question offers."""


def suggest(role: Role, context: Context, most: int = MOST) -> tuple[Suggestion, ...]:
    """Up to *most* suggestions for a slot of this role, best first, none of them twice.

    The first is the same however many are asked for.
    """
    found = assemble_many(role, context, most) if role in FRAMES else _RANKERS[role](context)
    unique = dict.fromkeys(suggestion.text for suggestion in found)
    by_text = {suggestion.text: suggestion for suggestion in reversed(list(found))}
    return tuple(by_text[text] for text in unique)[:most]


def _plain(role: Role, context: Context) -> list[Suggestion]:
    """The phrases of a role, those on the slot's topics first."""
    wanted = context.slot_topics or context.topics

    def score(phrase: Phrase) -> float:
        own = 2 * context.own_theme(phrase) + 6 * context.own_layer(phrase)
        return _topic_score(phrase, wanted) + own + context.chance(phrase.id)

    return _said(sorted(filter(context.fits, context.bank.of(role)), key=lambda phrase: -score(phrase)), context)


def _said(phrases: Iterable[Phrase], context: Context) -> list[Suggestion]:
    """A suggestion for each phrase, with the fields it names filled in; without those that cannot be."""
    texts = ((phrase, context.said(phrase)) for phrase in phrases)
    return [Suggestion(text, (phrase.id,)) for phrase, text in texts if text]


def _topic_score(phrase: Phrase, topics: tuple[str, ...]) -> float:
    places = [topics.index(topic) for topic in phrase.topics if topic in topics]
    return max(0.0, 4.0 - min(places)) if places else 0.0


def _headings(context: Context) -> list[Suggestion]:
    """Headings of the section's part, the set of the earlier ones first, then those of the same shape."""
    bank = context.bank
    candidates = [
        phrase for phrase in bank.of("heading") if context.fits(phrase) and context.part in _parts(phrase, context)
    ]
    earlier = [text for text in context.siblings if text]
    chosen = [bank.find(text, "heading") for text in earlier]
    sets = {phrase.set for phrase in chosen if phrase and phrase.set}

    spoken = set(bank.guess_topics(context.theme, context.themes))

    def score(phrase: Phrase) -> float:
        total = 2.0 * context.own_theme(phrase) + context.chance(phrase.id) + 12.0 * context.own_layer(phrase)
        total += 1.0 * bool(spoken.intersection(phrase.topics))
        if not earlier:
            return total + 2.0 * chance(context.seed, "set", phrase.set) + (0.5 if phrase.set else 0.0)
        together = 6.0 if phrase.set in sets else 0.0
        clash = 0.4 * _shared_pairs(phrase.text, earlier)
        return total + together + 3.0 * parallelism(phrase.text, earlier) - clash

    return _said(sorted(candidates, key=lambda phrase: -score(phrase)), context)


def _parts(phrase: Phrase, context: Context) -> tuple[str, ...]:
    if phrase.parts:
        return phrase.parts
    topics = context.bank.topics
    return tuple(topics[name].part for name in phrase.topics[:1] if name in topics)


# Lead shapes that suit each marker, by the number of characters of their clauses.
_SHAPES: dict[str, tuple[tuple[int, ...], ...]] = {
    "无": ((6, 6),),
    "（一）": ((6, 6), (6,)),
    "一要": ((6, 6), (6,), (4,)),
    "一是": ((6,), (4,), (6, 6)),
}


def _leads(context: Context) -> list[Suggestion]:
    """Leads of the point's own topic first, of one shape with their siblings."""
    earlier = [text for text in context.siblings if text]
    shapes = _SHAPES.get(context.marker, ((6,), (4,)))
    place = context.path[: context.path.index("points")] if "points" in context.path else context.path
    preferred = shapes[int(chance(context.seed, place, "shape") * len(shapes))]
    candidates = [
        phrase
        for topic in dict.fromkeys(context.slot_topics or context.topics)
        for phrase in context.bank.of("lead", topic)
        if context.fits(phrase)
    ]

    def score(phrase: Phrase) -> float:
        fit = parallelism(phrase.text, earlier) if earlier else float(shape(phrase.text) == preferred)
        same_verb = any(phrase.text[0] == text[0] for text in earlier)
        clash = 0.5 * _shared_pairs(phrase.text, [*earlier, context.labels.get("heading", "")])
        stale = 0.5 * (phrase.text[:2] in context.written)
        near = _topic_score(phrase, context.topics) + context.own_theme(phrase) + 2.0 * context.own_layer(phrase)
        return 1.5 * near + 6.0 * fit - 2.0 * same_verb - clash - stale + context.chance(phrase.id)

    ranked = sorted(dict.fromkeys(candidates), key=lambda phrase: -score(phrase))
    return _said(ranked, context)


def _shared_pairs(text: str, others: Iterable[str]) -> int:
    """How many pairs of adjacent characters *text* shares with any of *others*."""
    pairs = {text[index : index + 2] for index in range(len(text) - 1) if "，" not in text[index : index + 2]}
    return sum(pair in other for pair in pairs for other in others)


def _steps(context: Context) -> list[Suggestion]:
    """The steps of one topic in their order: the first, the last, and as many of the others as are wanted.

    The seed draws them; the place's own stands first.
    """
    topic = (context.slot_topics or context.topics or ("",))[0]
    taken = [phrase for phrase in context.bank.of("step", topic) if _said_by(phrase, context.siblings)]
    every = [phrase for phrase in context.bank.of("step", topic) if phrase in taken or context.fits(phrase)]
    ends = {every[0], every[-1]} if every else set()
    drawn = sorted(every, key=lambda phrase: (phrase not in ends, chance(context.seed, context.path[:-2], phrase.id)))[
        : context.total
    ]
    own = sorted(drawn, key=lambda phrase: phrase.rank)[context.position : context.position + 1]
    elsewhere = [phrase for other in context.topics for phrase in context.bank.of("step", other)]
    ranked = dict.fromkeys(
        phrase for phrase in (*own, *every, *elsewhere) if phrase not in taken and context.fits(phrase)
    )
    return [Suggestion(f"{suggestion.text}。", suggestion.phrases) for suggestion in _said(ranked, context)]


def _said_by(phrase: Phrase, texts: Iterable[str]) -> bool:
    return any(phrase.text in text for text in texts)


def _quotations(context: Context) -> list[Suggestion]:
    """Quotations on the draft's own theme with their speaker; none of another theme, none twice."""
    ranked = sorted(
        (phrase for phrase in context.bank.of("quotation") if context.fits(phrase) and context.own_theme(phrase)),
        key=lambda phrase: (
            -4 * context.own_layer(phrase)
            - phrase.verified
            - _topic_score(phrase, context.topics)
            - context.chance(phrase.id)
        ),
    )
    return [
        Suggestion(f"{phrase.speaker}{phrase.verb}：“{phrase.text.rstrip('。')}。”", (phrase.id,)) for phrase in ranked
    ]


_RANKERS: dict[Role, Callable[[Context], list[Suggestion]]] = {
    **{role: partial(_plain, role) for role in ROLES},
    "heading": _headings,
    "lead": _leads,
    "step": _steps,
    "quotation": _quotations,
}
