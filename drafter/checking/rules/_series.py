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


def grouped(items: Sequence[Item]) -> Iterator[tuple[Item, tuple[int, int]]]:
    """Each of *items* with what it is counted with: its parent, and its level.

    A heading with the number of the level above or below, between two that it is counted with, is one of theirs:
    （一） 二、 （三）, or 一、 （二） 三、.
    """
    parents: dict[int, tuple[int, int]] = {}
    adopted: dict[int, int] = {}
    headings = [place for place, item in enumerate(items) if item.kind == "heading"]
    for at, place in enumerate(headings):
        item = items[place]
        before, after = (items[headings[each]] if 0 <= each < len(headings) else None for each in (at - 1, at + 1))
        if not before or not after or not before.number + 1 == item.number == after.number - 1:
            continue
        if before.level == after.level == item.level + 1 and not _goes_on(items, place):
            parents[place] = before.parent, before.level
            adopted[place] = before.parent
        elif before.level == after.level == item.level - 1 and before.marker == after.marker:
            parents[place] = before.parent, before.level
    for place, item in enumerate(items):
        parent = adopted.get(item.parent, item.parent) if item.kind == "heading" else item.parent
        yield item, parents.get(place, (parent, item.level))


def _goes_on(items: Sequence[Item], place: int) -> bool:
    """Whether the next heading of its own level counts on from the one at *place*."""
    item = items[place]
    later = (each for each in items[place + 1 :] if each.kind == "heading" and each.level <= item.level)
    following = next(later, None)
    return following is not None and following.level == item.level and following.number == item.number + 1


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
