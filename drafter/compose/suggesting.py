"""What the bank proposes for a slot: ranked suggestions, a role at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from drafter.compose.assembling import assemble_many
from drafter.compose.composition import Reason, Suggestion
from drafter.compose.context import Context
from drafter.compose.parallel import parallelism, shape
from drafter.compose.scoring import total
from drafter.phrases import FRAMES, ROLES, Phrase, Role

MOST = 8
"""How many suggestions a question offers."""

_WEIGHED = 2_000
"""How many phrases are weighed for a slot. The shipped bank never has so many; one of 100,000 does."""

# Weights, against a chance in [0, 1)
THEME = 2.0  # confined to the draft's theme
LAYER = 6.0  # the user's own bank
CHOSEN = 2.0  # chosen before
HEADING_LAYER = 12.0  # comes before the set, too
SPOKEN = 1.0  # a topic that the theme's own words name
SET_CHANCE = 2.0  # which set the first heading is from
IN_A_SET = 0.5
SAME_SET = 6.0  # the set of the headings before it
HEADING_PARALLEL = 3.0
HEADING_PAIR = -0.4  # each pair of characters shared with an earlier heading
TOPIC = 1.5  # each place nearer to the head of the topics
LEAD_THEME = 1.5
LEAD_LAYER = 3.0
LEAD_PARALLEL = 6.0  # the shape of the siblings, or for the first the shape drawn for them
SAME_VERB = -2.0  # begins as a sibling does
LEAD_PAIR = -0.5  # each pair of characters shared with a sibling or the heading
WRITTEN_OPENING = -0.5  # its first two characters stand in the draft


def suggest(role: Role, context: Context, most: int = MOST) -> tuple[Suggestion, ...]:
    """Up to *most* suggestions for a slot of this role, best first, none of them twice.

    The first is the same however many are asked for.
    """
    found = assemble_many(role, context, most) if role in FRAMES else _RANKERS[role](context)
    unique: dict[str, Suggestion] = {}
    for suggestion in found:
        unique.setdefault(suggestion.text, suggestion)
    return tuple(unique.values())[:most]


def _plain(role: Role, context: Context) -> list[Suggestion]:
    """The phrases of a role, those on the slot's topics first."""
    wanted = context.slot_topics or context.topics

    def reasons(phrase: Phrase) -> Iterator[Reason]:
        yield "话题对得上", _topic_score(phrase, wanted)
        yield "主题专用", THEME * context.own_theme(phrase)
        yield "自己的句库", LAYER * context.own_layer(phrase)
        yield "以前选过", CHOSEN * context.chosen(phrase)
        yield "随机", context.chance(phrase.id)

    return _ranked(list(filter(context.fits, context.bank.of(role))), reasons, context)


def _ranked(
    phrases: Sequence[Phrase], reasons: Callable[[Phrase], Iterable[Reason]], context: Context
) -> list[Suggestion]:
    """A suggestion for each phrase, best first, with the fields it names filled in; without those that cannot be."""
    scored = sorted(
        ((total(reasons(phrase)), phrase) for phrase in context.thinned(phrases, _WEIGHED)), key=lambda item: -item[0]
    )
    texts = ((phrase, context.said(phrase)) for _, phrase in scored)
    return [Suggestion(text, (phrase.id,), partial(reasons, phrase)) for phrase, text in texts if text]


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

    def reasons(phrase: Phrase) -> Iterator[Reason]:
        yield "主题专用", THEME * context.own_theme(phrase)
        yield "自己的句库", HEADING_LAYER * context.own_layer(phrase)
        yield "以前选过", CHOSEN * context.chosen(phrase)
        named = bool(context.spoken.intersection(phrase.topics)) + bool(context.spoken.intersection(phrase.topics[:1]))
        yield "主题里说到的话题", SPOKEN * named
        yield "随机", context.chance(phrase.id)
        if not earlier:
            yield "这一组的随机", SET_CHANCE * context.chance_everywhere("set", phrase.set)
            yield "成组的标题", IN_A_SET * bool(phrase.set)
        else:
            same = phrase.set in sets
            yield "同前面的标题一组", SAME_SET * same
            yield "同前面的标题对仗", HEADING_PARALLEL * parallelism(phrase.text, earlier)
            yield "同前面的标题重字", 0 if same else HEADING_PAIR * _shared_pairs(phrase.text, earlier)

    return _ranked(candidates, reasons, context)


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
    preferred = shapes[int(context.chance_everywhere(place, "shape") * len(shapes))]
    candidates = [
        phrase
        for topic in dict.fromkeys(context.slot_topics or context.topics)
        for phrase in context.bank.of("lead", topic)
        if context.fits(phrase)
    ]

    def reasons(phrase: Phrase) -> Iterator[Reason]:
        fit = parallelism(phrase.text, earlier) if earlier else float(shape(phrase.text) == preferred)
        yield "话题对得上", TOPIC * _topic_score(phrase, context.topics)
        yield "主题专用", LEAD_THEME * context.own_theme(phrase)
        yield "自己的句库", LEAD_LAYER * context.own_layer(phrase)
        yield "以前选过", CHOSEN * context.chosen(phrase)
        yield "同前面几条对仗" if earlier else "合这一组的字数", LEAD_PARALLEL * fit
        yield "开头同前面一样", SAME_VERB * any(phrase.text[0] == text[0] for text in earlier)
        yield "同前面重字", LEAD_PAIR * _shared_pairs(phrase.text, [*earlier, context.labels.get("heading", "")])
        yield "开头的词用过", WRITTEN_OPENING * (phrase.text[:2] in context.written)
        yield "随机", context.chance(phrase.id)

    return _ranked(list(dict.fromkeys(candidates)), reasons, context)


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
    drawn = sorted(
        every, key=lambda phrase: (phrase not in ends, context.chance_everywhere(context.path[:-2], phrase.id))
    )[: context.total]
    own = sorted(drawn, key=lambda phrase: phrase.rank)[context.position : context.position + 1]
    elsewhere = [phrase for other in context.topics for phrase in context.bank.of("step", other)]
    ranked = dict.fromkeys(
        phrase for phrase in (*own, *every, *elsewhere) if phrase not in taken and context.fits(phrase)
    )
    texts = ((phrase, context.said(phrase)) for phrase in ranked)
    return [Suggestion(f"{text}。", (phrase.id,)) for phrase, text in texts if text]


def _said_by(phrase: Phrase, texts: Iterable[str]) -> bool:
    return any(phrase.text in text for text in texts)


def _quotations(context: Context) -> list[Suggestion]:
    """Quotations on the draft's own theme with their speaker; none of another theme, none twice."""

    def reasons(phrase: Phrase) -> Iterator[Reason]:
        yield "自己的句库", LAYER * context.own_layer(phrase)
        yield "核对过", float(phrase.verified)
        yield "话题对得上", _topic_score(phrase, context.topics)
        yield "以前选过", CHOSEN * context.chosen(phrase)
        yield "随机", context.chance(phrase.id)

    usable = [phrase for phrase in context.bank.of("quotation") if context.fits(phrase) and context.own_theme(phrase)]
    by_id = context.bank.by_id
    return [
        replace(found, text=f"{phrase.speaker}{phrase.verb}：“{found.text.rstrip('。')}。”")
        for found in _ranked(usable, reasons, context)
        for phrase in [by_id[found.phrases[0]]]
    ]


_RANKERS: dict[Role, Callable[[Context], list[Suggestion]]] = {
    **{role: partial(_plain, role) for role in ROLES},
    "heading": _headings,
    "lead": _leads,
    "step": _steps,
    "quotation": _quotations,
}
