"""Where many phrases stand in a text, found in one pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import compress, count
from operator import add

_SAMPLE = 50_000
"""Characters by which it is told which pairs of them are rare."""


def places(body: str, phrases: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Every place of every one of *phrases* in *body*, those of a phrase in order; one of a single character has none.

    A phrase is looked for where the rarest pair of its characters stands.
    """
    usual = Counter(map(add, body[:_SAMPLE], body[1:_SAMPLE]))
    by_pair: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for phrase in phrases:
        if len(phrase) > 1:
            rarest = min(range(len(phrase) - 1), key=lambda index: usual[phrase[index : index + 2]])
            by_pair[phrase[rarest : rarest + 2]].append((phrase, rarest))
    anchors = dict(by_pair)
    for at in compress(count(), map(anchors.__contains__, map(add, body, body[1:]))):
        for phrase, offset in anchors[body[at : at + 2]]:
            if at >= offset and body.startswith(phrase, at - offset):
                yield at - offset, phrase
