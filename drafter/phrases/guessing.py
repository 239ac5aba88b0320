"""What a phrase of the user's own most likely is: its role and topics, guessed from the phrases at hand.

Naive Bayes over what a phrase begins and ends with, its length and its pairs of characters; the contracts of the
roles rule out what the phrase cannot be. The more there is of one's own, the better it guesses.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from drafter.hanzi import normalise
from drafter.phrases.bank import PhraseBank
from drafter.phrases.contracts import broken
from drafter.phrases.phrase import Phrase
from drafter.phrases.roles import FRAMES, ROLES, Role

_NEVER_GUESSED: frozenset[Role] = frozenset(("quotation", "aspect", "preface", "turning"))
_MOST_TOPICS = 2
_BESIDE = 0.6
"""From which share of the first topic's evidence on a second is guessed, too."""
_DOUBTFUL = 1.5
"""Nats by which the likeliest role must be ahead of the next."""
_SMOOTHING = 0.3
_BACKGROUND = 0.03
"""The share of everything seen that what is usual everywhere counts for, against what is usual with one topic."""
_NAMED = 1.5
"""What each character of a topic's own words weighs, in nats."""
_ENOUGH = 1.5
"""Nats of evidence from which on a topic is guessed."""


class Guesser:
    """Guesses from the phrases of a bank. Nothing is counted before the first guess."""

    def __init__(self, bank: PhraseBank) -> None:
        self.bank = bank

    def role(self, text: str) -> Role:
        """The likeliest role of those whose contract *text* keeps.

        ``expression``, which is never put into a draft by itself, where it keeps none or two are nearly as likely.
        """
        likely = self._roles.likelihood(_features(text))
        known = (role for role in ROLES if role not in _NEVER_GUESSED and role in likely)
        fitting = (role for role in sorted(known, key=lambda role: -likely[role]) if _keeps(text, role))
        first, second = next(fitting, None), next(fitting, None)
        if first is None or (second and likely[first] - likely[second] < _DOUBTFUL and first not in FRAMES):
            return "expression"
        return first

    def topics(self, text: str, themes: Iterable[str] = ()) -> tuple[str, ...]:
        """Up to two topics, likeliest first; general ones, and those confined to one of *themes*."""
        own = frozenset(themes)
        evidence = self._topics.evidence(dict.fromkeys(_characters(normalise(text))))
        weighed = {
            name: evidence.get(name, 0.0)
            + _NAMED * sum(len(word) for word in {name, *self.bank.topics[name].words} if word in text)
            for name in self.bank.paragraph_topics(own)
        }
        likely = sorted(weighed, key=lambda name: -weighed[name])[:_MOST_TOPICS]
        return tuple(name for name in likely if weighed[name] > max(_ENOUGH, _BESIDE * weighed[likely[0]]))

    @cached_property
    def _roles(self) -> _Counts:
        return _Counts((phrase.role, _features(phrase.text)) for phrase in self.bank.phrases)

    @cached_property
    def _topics(self) -> _Counts:
        plain = (phrase for phrase in self.bank.phrases if not phrase.slots)
        return _Counts((topic, _characters(phrase.key)) for phrase in plain for topic in phrase.topics)


class _Counts:
    """How often each feature goes with each name."""

    def __init__(self, examples: Iterable[tuple[str, Iterable[str]]]) -> None:
        self.names: Counter[str] = Counter()
        self.features: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for name, features in examples:
            self.names[name] += 1
            self.features[name].update(features)
        self.totals = {name: counts.total() for name, counts in self.features.items()}
        self.everywhere: Counter[str] = Counter()
        for counts in self.features.values():
            self.everywhere.update(counts)
        self.total = self.everywhere.total()
        self._by_feature: dict[str, Sequence[float]] = {}

    def likelihood(self, features: Iterable[str]) -> dict[str, float]:
        """The logarithm of how likely each name is, given the features."""
        return self._summed(features, self._likely, self._priors)

    def evidence(self, features: Iterable[str]) -> dict[str, float]:
        """How much more the features go with each name than with anything, in nats."""
        return self._summed(features, self._telling, [0.0] * len(self.totals))

    def _summed(
        self, features: Iterable[str], weights: Callable[[str], Sequence[float]], start: Sequence[float]
    ) -> dict[str, float]:
        return dict(zip(self.totals, map(sum, zip(start, *map(weights, features), strict=True)), strict=True))

    @cached_property
    def _priors(self) -> list[float]:
        usual = math.log(self.names.total() + len(self.names) + 1)
        return [math.log(self.names[name] + 1) - usual for name in self.totals]

    def _likely(self, feature: str) -> Sequence[float]:
        if feature not in self._by_feature:
            size = len(self.everywhere) + 1
            self._by_feature[feature] = [
                math.log((self.features[name][feature] + _SMOOTHING) / (total + _SMOOTHING * size))
                for name, total in self.totals.items()
            ]
        return self._by_feature[feature]

    def _telling(self, feature: str) -> Sequence[float]:
        if feature not in self._by_feature:
            rate = self.everywhere[feature] / self.total if self.total else 0.0
            usual = _BACKGROUND * self.total
            self._by_feature[feature] = [
                math.log((self.features[name][feature] + usual * rate) / ((total + usual) * rate)) if rate else 0.0
                for name, total in self.totals.items()
            ]
        return self._by_feature[feature]


def _features(text: str) -> Iterator[str]:
    bare = text.rstrip("。！？")
    yield f"length {min(len(bare) // 3, 12)}"
    yield f"commas {min(bare.count('，'), 3)}"
    yield f"clauses {min(bare.count('、'), 3)}"
    yield f"ends {text[-1:]}"
    yield f"stops {min(text.count('。'), 3)}"
    yield f"first {bare[:1]}"
    yield f"second {bare[:2]}"
    yield f"last {bare[-1:]}"
    yield f"last two {bare[-2:]}"
    yield f"quoted {'“' in bare}"
    yield from (
        f"has {word}" for word in ("的", "有的", "不", "是", "才", "就", "最", "把", "我们", "；") if word in bare
    )


def _characters(key: str) -> Iterator[str]:
    """The characters of a text and each pair of neighbours."""
    yield from key
    yield from (key[index : index + 2] for index in range(len(key) - 1))


def _is_parallel(text: str) -> bool:
    """Whether a text has clauses, all of one length: nothing else is a heading without being said to be one."""
    lengths = {len(clause) for clause in text.split("，")}
    return "，" in text and len(lengths) == 1


def _keeps(text: str, role: Role) -> bool:
    if role in FRAMES and not text.endswith(("。", "！", "？")):
        return False
    if (role == "heading" and not _is_parallel(text)) or (role == "goal" and text.startswith(("把", "将", "对"))):
        return False
    return not any(broken(Phrase(text, role, literal=True)))
