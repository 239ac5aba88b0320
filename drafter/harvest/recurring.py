"""Stretches of words that recur, by the entropy of what stands before and after them.

A stretch is whole where its neighbours on both sides vary; where one word nearly always goes before or after it, it
is part of something longer. Only stretches that recur are grown, a word at a time.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress, pairwise, zip_longest
from typing import NamedTuple

SHORTEST, LONGEST = 4, 12
"""字 of the stretches that are looked for."""

_LEAST_ENTROPY = 0.65
"""Nats by which the neighbours on either side must vary: two of them equally often give 0.69."""
_CHARACTERS_FOR_ONE_MORE = 100_000
"""In so many characters a stretch must stand once more to count as recurring."""
_AT_A_TIME = 60_000
_LEAST_ENDING = 0.3
"""The share of a stretch's places where a phrase can end: before punctuation, or one of these words."""
_GOES_ON_AFTER = frozenset(("的", "和", "与", "等", "及"))
_HAN = re.compile("[一-鿿]")
_GOES_ON = re.compile("[一-鿿、]")


class _Level(NamedTuple):
    """The stretches of so many words that recur: each by its number, made of two of the level below."""

    size: int
    made_of: Sequence[tuple[int, int]]
    counts: Sequence[int]
    places: dict[int, int]
    """Where stretches begin → their numbers."""


def recurring(words: Sequence[str]) -> dict[str, int]:
    """The stretches of 4 to 12 字 that recur among *words* and are whole, with how often they do."""
    starts = list(accumulate(map(len, words), initial=0))
    levels = list(_levels(words, least=2 + starts[-1] // _CHARACTERS_FOR_ONE_MORE))
    ending = {word for word in set(words) if word in _GOES_ON_AFTER or not _GOES_ON.match(word)}
    is_end = [*map(ending.__contains__, words), True]
    found: dict[str, int] = {}
    for level, longer in zip_longest(levels, levels[1:]):
        before, after = _neighbours(longer)
        first = dict(zip(reversed(level.places.values()), reversed(level.places), strict=True))
        ends = Counter(compress(level.places.values(), map(is_end[level.size :].__getitem__, level.places)))
        for number, count in enumerate(level.counts):
            place = first[number]
            if not SHORTEST <= starts[place + level.size] - starts[place] <= LONGEST:
                continue
            if ends[number] < count * _LEAST_ENDING:
                continue
            if min(_entropy(count, before[number]), _entropy(count, after[number])) >= _LEAST_ENTROPY:
                found["".join(words[place : place + level.size])] = count
    return found


def _levels(words: Sequence[str], least: int) -> Iterator[_Level]:
    """Stretches of two words, of three, and so on as long as any recur."""
    level = _two_words(words, least)
    while level.counts and level.size <= LONGEST:
        yield level
        level = _one_word_more(level, least)


def _two_words(words: Sequence[str], least: int) -> _Level:
    likely = {pair: number for number, pair in enumerate(_likely_pairs(words))}
    at = list(map(likely.get, pairwise(words)))
    counts = Counter(at)
    frequent = {number for number, count in counts.items() if count >= least and number is not None}
    places = dict(compress(enumerate(at), map(frequent.__contains__, at)))
    renumbered = {number: index for index, number in enumerate(frequent)}
    kept = {place: renumbered[number] for place, number in places.items() if number is not None}
    return _Level(2, [(0, 0)] * len(frequent), [counts[number] for number in frequent], kept)


def _likely_pairs(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    """The pairs of Chinese words that stand twice in some stretch of so many words: those that recur often do.

    Counting a stretch at a time keeps the table small, which is what makes it quick.
    """
    found: dict[tuple[str, str], None] = {}
    for begin in range(0, len(words), _AT_A_TIME):
        counts = Counter(pairwise(words[begin : begin + _AT_A_TIME]))
        found.update(dict.fromkeys(pair for pair, count in counts.items() if count > 1))
    return [pair for pair in found if all(map(_HAN.match, pair))]


def _one_word_more(level: _Level, least: int) -> _Level:
    places = level.places
    joined = {place: (number, places[place + 1]) for place, number in places.items() if place + 1 in places}
    counts = Counter(joined.values())
    made_of = [pair for pair, count in counts.items() if count >= least]
    numbers = {pair: number for number, pair in enumerate(made_of)}
    kept = {place: numbers[pair] for place, pair in joined.items() if pair in numbers}
    return _Level(level.size + 1, made_of, [counts[pair] for pair in made_of], kept)


def _neighbours(longer: _Level | None) -> tuple[Mapping[int, list[int]], Mapping[int, list[int]]]:
    """How often the same word stands before each stretch, and after it, where it does so often enough to be kept."""
    before: defaultdict[int, list[int]] = defaultdict(list)
    after: defaultdict[int, list[int]] = defaultdict(list)
    for (head, tail), count in zip(longer.made_of, longer.counts, strict=True) if longer else ():
        after[head].append(count)
        before[tail].append(count)
    return before, after


def _entropy(count: int, neighbours: Iterable[int]) -> float:
    """The entropy of *neighbours* in nats; what is left of *count* is taken for neighbours that stand there once."""
    rest, total = count, 0.0
    for times in neighbours:
        rest -= times
        total -= times * math.log(times / count)
    return (total + max(rest, 0) * math.log(count)) / count
