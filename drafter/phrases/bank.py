"""The phrase bank: every phrase at hand, found by role, topic, theme and text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from drafter.errors import DrafterError, Mistake
from drafter.hanzi import normalise
from drafter.phrases.phrase import Phrase
from drafter.phrases.roles import FRAMES, Part, Register, Role

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its part in the arc, the themes it is confined to, the words it is known by."""

    name: str
    part: Part
    themes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class PhraseBank:
    """Phrases with their vocabulary. Plain data once loaded.

    *problems* are the files that were skipped, *flaws* the mistakes for which single phrases were left out;
    *chosen* says how often the user has chosen a phrase before, by its mark.
    """

    phrases: tuple[Phrase, ...] = ()
    topics: Mapping[str, Topic] = field(default_factory=dict)
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[DrafterError, ...] = ()
    flaws: tuple[Mistake, ...] = ()
    chosen: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def _by_role(self) -> Mapping[str, tuple[Phrase, ...]]:
        return _grouped(self.phrases, lambda phrase: (phrase.role,))

    @cached_property
    def _by_role_and_topic(self) -> Mapping[str, tuple[Phrase, ...]]:
        return _grouped(self.phrases, lambda phrase: (f"{phrase.role}/{topic}" for topic in phrase.topics))

    @cached_property
    def _worked_out(self) -> dict[object, object]:
        return {}

    def once(self, work: Callable[[PhraseBank], T]) -> T:
        """What *work*, a function or a class, makes of this bank: worked out the first time, then kept with the bank."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return cast(T, self._worked_out[work])

    @cached_property
    def by_id(self) -> Mapping[str, Phrase]:
        """Every phrase by its id."""
        return {phrase.id: phrase for phrase in self.phrases}

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Phrase, ...]]:
        return _grouped(self.phrases, lambda phrase: (phrase.key,))

    def of(self, role: Role, topic: str | None = None) -> tuple[Phrase, ...]:
        """The phrases of a role, or of a role and a topic, in the order of the banks."""
        if topic is None:
            return self._by_role.get(role, ())
        return self._by_role_and_topic.get(f"{role}/{topic}", ())

    def find(self, text: str, *roles: Role) -> Phrase | None:
        """The phrase whose text is *text*, width and punctuation aside, among *roles* if any are named."""
        for phrase in self._by_key.get(normalise(text), ()):
            if not roles or phrase.role in roles:
                return phrase
        return None

    def themes_of(self, theme: str) -> frozenset[str]:
        """The registered themes that the user's words *theme* belong to."""
        return frozenset(name for name, others in self.themes.items() if any(word in theme for word in (name, *others)))

    def topics_of(self, part: Part, themes: frozenset[str]) -> tuple[Topic, ...]:
        """The topics of a part that fit the themes: those confined to one of them first, then the general ones."""
        fitting = [topic for topic in self.topics.values() if topic.part == part]
        own = [topic for topic in fitting if themes.intersection(topic.themes)]
        return (*own, *(topic for topic in fitting if not topic.themes))

    def paragraph_topics(self, themes: frozenset[str]) -> tuple[str, ...]:
        """The topics that paragraphs speak of and that fit the themes: not those that only tell closings apart."""
        fitting = (topic for topic in self.topics.values() if not topic.themes or themes.intersection(topic.themes))
        return tuple(topic.name for topic in fitting if topic.name not in self._closing_topics)

    @cached_property
    def _closing_topics(self) -> frozenset[str]:
        """The topics that only whole passages have."""
        whole = {topic for phrase in self.phrases if phrase.role in FRAMES for topic in phrase.topics}
        return frozenset(
            whole - {topic for phrase in self.phrases if phrase.role not in FRAMES for topic in phrase.topics}
        )

    def guess_topics(self, text: str, themes: frozenset[str]) -> tuple[str, ...]:
        """The topics whose words stand in *text*, most words first; only those that fit the themes."""
        scores = {
            topic.name: sum(len(word) for word in {*topic.words, topic.name} if word in text)
            for topic in self.topics.values()
            if not topic.themes or themes.intersection(topic.themes)
        }
        return tuple(sorted((name for name in scores if scores[name]), key=lambda name: -scores[name]))


def fits(phrase: Phrase, themes: frozenset[str], register: Register | None) -> bool:
    """Whether a phrase may stand in a draft on these themes in this register."""
    return (not phrase.themes or bool(themes.intersection(phrase.themes))) and (
        register is None or not phrase.registers or register in phrase.registers
    )


def suits(phrase: Phrase, part: Part | None, topics: Collection[str]) -> bool:
    """Whether a phrase may stand in a slot of this part of the arc that names these topics, if it names any."""
    return (part is None or not phrase.parts or part in phrase.parts) and (
        not topics or not phrase.topics or not set(phrase.topics).isdisjoint(topics)
    )


def _grouped(phrases: Iterable[Phrase], keys: Callable[[Phrase], Iterable[str]]) -> Mapping[str, tuple[Phrase, ...]]:
    groups: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        for key in keys(phrase):
            groups[key].append(phrase)
    return {key: tuple(group) for key, group in groups.items()}
