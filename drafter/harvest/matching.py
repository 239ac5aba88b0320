"""Where many phrases stand in a text, found in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from ahocorasick_rs import AhoCorasick

_NUMBER = itemgetter(0)


def places(body: str, phrases: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Every place of every one of *phrases* in *body*, in the order of their ends; those of an empty one are left out."""
    looked_for = _looked_for(phrases)
    for number, start, _ in AhoCorasick(looked_for).find_matches_as_indexes(body, overlapping=True):
        yield start, looked_for[number]


def placed(phrases: Iterable[str], bodies: Sequence[str]) -> dict[str, Mapping[int, int]]:
    """Each of *phrases* → the indices of the *bodies* it stands in → how often it does."""
    looked_for = _looked_for(phrases)
    found: list[dict[int, int]] = [{} for _ in looked_for]
    matcher = AhoCorasick(looked_for)
    for index, body in enumerate(bodies):
        for number, count in Counter(map(_NUMBER, matcher.find_matches_as_indexes(body, overlapping=True))).items():
            found[number][index] = count
    return dict(zip(looked_for, found, strict=True))


def _looked_for(phrases: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(phrase for phrase in phrases if phrase))
