"""Which enumerators are counted together: those at the beginnings of paragraphs, and each list inside a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.reading.speech import Item, Speech


@dataclass(frozen=True, slots=True)
class Stretched:
    """Members of one list in one paragraph: what the first and the last of them count.

    *whole* is a list that begins and goes on in its paragraph. Only the *items* that the reader took for such are held;
    *last* counts those besides.
    """

    items: tuple[Item, ...]
    last: int
    whole: bool

    @property
    def first(self) -> int:
        """What the first of them counts."""
        return self.items[0].number


def series(stretches: Iterable[Stretched]) -> list[list[Stretched]]:
    """The lists that *stretches* of one parent and level make up.

    A whole list stands by itself, and the one around it goes on after it; or it is itself gone on with.
    """
    found: list[list[Stretched]] = []
    around: list[Stretched] | None = None
    latest: list[Stretched] | None = None
    for each in stretches:
        if each.whole:
            latest = [each]
            found.append(latest)
            continue
        goes_on = [one for one in (around, latest) if one and one[-1].last + 1 == each.first]
        if goes_on or (around is None and latest is not None and each.first > 1):
            around = goes_on[0] if goes_on else latest
        elif around is None:
            around = []
            found.append(around)
        assert around is not None
        around.append(each)
        latest = around
    return found


def points_series(speech: Speech, points: Sequence[Item]) -> Iterator[list[Item]]:
    """The lists that *points* of one parent and level make up, each in its order."""
    stretches: list[Stretched] = []
    for _, paragraph in groupby(points, key=lambda item: item.enumerator.index):
        here = list(paragraph)
        inner = next((at for at, item in enumerate(here) if item.number == 1 and not begins(speech, item)), len(here))
        before, within = tuple(here[:inner]), tuple(here[inner:])
        if before:
            stretches.append(Stretched(before, before[-1].number, before[0].number == 1 and len(before) > 1))
        if within:
            stretches.append(Stretched(within, within[-1].number, True))
    for listed in series(stretches):
        yield [item for each in listed for item in each.items]


def begins(speech: Speech, item: Item) -> bool:
    """Whether *item* stands at the beginning of its paragraph."""
    where = item.enumerator
    return not speech.source.lines[where.index].text[: where.start].strip()
