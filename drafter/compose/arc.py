"""Which topic each part of a section speaks of, so that a paragraph says one thing and no two say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from drafter.compose.context import Context
from drafter.phrases import Phrase


def section_topics(
    context: Context, heading: str, phrase: Phrase | None, consumed: AbstractSet[str]
) -> tuple[str, ...]:
    """The topics of a section in the order in which it takes them.

    First those of its heading (a *phrase* of the bank names them, another's are guessed from its words), with the
    theme's own, and those that its words name, before the general ones in a section on tasks; then the rest of
    its part of the arc. Topics that earlier sections have taken come last.
    """
    bank, part = context.bank, context.part
    promised = phrase.topics if phrase else bank.guess_topics(heading, context.themes)
    fitting = bank.topics_of(part, context.themes)
    spoken = context.spoken
    confined = [topic.name for topic in fitting if topic.themes or topic.name in spoken]
    general = _shuffled((topic.name for topic in fitting if topic.name not in confined), context)
    own_first = part == "what" and not set(confined).intersection(promised)
    named = sorted(promised, key=lambda name: (name not in spoken, name not in confined))
    order = dict.fromkeys((*(confined if own_first else ()), *named, *confined, *general))
    known = [name for name in order if name in bank.topics]
    return tuple(sorted(known, key=lambda name: name in consumed))


def about(context: Context, lead: str, phrase: Phrase | None, topics: tuple[str, ...]) -> tuple[str, ...]:
    """*topics* with those of *lead* first (a *phrase* of the bank names them, another's are guessed from its words)."""
    if not lead:
        return topics
    own = phrase.topics if phrase else context.bank.guess_topics(lead, context.themes)
    return tuple(dict.fromkeys((*own, *topics)))


def paragraph_topics(context: Context, taken: int) -> tuple[str, ...]:
    """The topics of a paragraph before which the section has taken *taken*: it starts where they left off."""
    return _rotated(context.topics, taken % len(context.topics)) if context.topics else ()


def topic_turn(passage: int) -> int:
    """Which of a paragraph's topics its passage number *passage* (from 0) speaks of: two passages share one."""
    return passage // 2


def point_topics(context: Context, total: int) -> list[tuple[str, ...]]:
    """For each of *total* points the topics it prefers, its own first: what the heading promised comes first."""
    topics = context.topics
    if not topics:
        return [()] * total
    return [_rotated(topics, index % len(topics)) for index in range(total)]


def _rotated(topics: Sequence[str], start: int) -> tuple[str, ...]:
    return (*topics[start:], *topics[:start])


def _shuffled(names: Iterable[str], context: Context) -> list[str]:
    return sorted(names, key=lambda name: context.chance_everywhere("topics", context.part, name))
