"""Picking one of several, without a terminal: what is listed, what is highlighted, typed and ticked, what Enter takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from drafter.hanzi import normalise
from drafter.interview.lines import character_before

LONGEST_QUERY = 60
"""Characters up to which what is typed is looked for; what is longer is somebody's own text."""

T = TypeVar("T")


@dataclass(frozen=True)
class Item(Generic[T]):
    """One of the things to pick from.

    *detail* is shown below the list where *text* does not say it all; *note* dim at the right where there is room.
    """

    value: T
    text: str
    detail: str = ""
    note: str = ""


@dataclass(frozen=True)
class Picked(Generic[T]):
    """What was picked, and how.

    *to_edit*: it is to be changed before it is taken; *whole*: all that goes with it is taken, too; *keep*: what was
    *typed* is to be kept in the user's own bank; *ticked* are the values that were ticked, in that order. *at* is the
    row and *turn* the shuffle at which the menu was left.
    """

    value: T
    to_edit: bool = False
    whole: bool = False
    typed: str = ""
    ticked: tuple[T, ...] = ()
    keep: bool = False
    at: int = field(default=0, compare=False)
    turn: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Menu(Generic[T]):
    """A question with numbered *items*, *ways* out of it below them, and *keys* that pick at a stroke.

    The *keys* are single characters and work while nothing is typed; *shortcuts* are control keys and always work.
    *search* gives the items for what has been typed, of which those without a Chinese word of it are left out; where it
    is None, nothing can be typed. *fresh* gives those of
    the n-th shuffle, counted from 1. *own* is the way that takes what is typed as it stands. *typed*, *turn* and
    *ticked* are what the menu begins with.
    """

    ask: str
    items: Sequence[Item[T]]
    ways: Sequence[Item[T]] = ()
    keys: Mapping[str, T] = field(default_factory=dict)
    help: str = ""
    status: str = ""
    hints: Sequence[str] = ()
    editable: bool = False
    sets: bool = False
    """Whether something may go with an item."""
    shortcuts: Mapping[str, T] = field(default_factory=dict)
    search: Callable[[str], Sequence[Item[T]]] | None = None
    fresh: Callable[[int], Sequence[Item[T]]] | None = None
    several: bool = False
    """Whether several items can be ticked."""
    own: T | None = None
    typed: str = ""
    keepable: bool = False
    """Whether what is typed can be kept in the user's own bank."""
    turn: int = 0
    ticked: Sequence[T] = ()

    @property
    def rows(self) -> tuple[Item[T], ...]:
        """Everything that can be picked while nothing is typed, in order."""
        return (*self.items, *self.ways)


class Picking(Generic[T]):
    """A menu while it is being picked from."""

    def __init__(self, menu: Menu[T], start: int = 0) -> None:
        self.menu = menu
        self.typed = menu.typed if menu.search else ""
        self.ticked = list(menu.ticked)
        self._ticked_here = False
        """Whether something was ticked since the list last changed."""
        self.turn = 0
        self._pages = {0: tuple(menu.items)}
        self._found: tuple[str, tuple[Item[T], ...]] = ("", ())
        if menu.turn:
            self._turn_to(menu.turn)
        self.at = max(min(start, len(self.rows) - 1), 0)

    # -- what is listed ------------------------------------------------------------------------------------

    @property
    def items(self) -> tuple[Item[T], ...]:
        """The numbered items: those of this shuffle, or those found for what is typed."""
        if not self.typed:
            return self._pages[self.turn]
        if self._found[0] != self.typed:
            self._found = self.typed, self._search(self.typed)
        return self._found[1]

    def _search(self, typed: str) -> tuple[Item[T], ...]:
        if self.menu.search is None or not typed.strip() or len(typed) > LONGEST_QUERY:
            return ()
        written = [word for word in typed.split() if not word.isascii()]
        return tuple(item for item in self.menu.search(typed) if all(stands(word, item.text) for word in written))

    @property
    def own(self) -> Item[T] | None:
        """The row that takes what is typed as it stands."""
        if self.menu.own is None or not self.typed.strip():
            return None
        return Item(self.menu.own, f"写成：{self.typed}")

    @property
    def rows(self) -> tuple[Item[T], ...]:
        """Everything that can be picked now. While something is typed, that is nothing without it."""
        if self.typed:
            return (*self.items, *filter(None, [self.own]))
        return (*self.items, *self.menu.ways)

    @property
    def shown_before(self) -> tuple[Item[T], ...]:
        """All that has been listed while nothing was typed."""
        return (*(item for page in self._pages.values() for item in page), *self.menu.ways)

    def is_ticked(self, item: Item[T]) -> bool:
        """Whether *item* is among the ticked ones."""
        return item.value in self.ticked

    @property
    def on_item(self) -> bool:
        """Whether one of the numbered items is highlighted."""
        return self.at < len(self.items)

    # -- moving and typing ---------------------------------------------------------------------------------

    def move(self, step: int) -> None:
        """Highlight the row so many below; beyond the last comes the first."""
        self.at = (self.at + step) % max(len(self.rows), 1)

    def jump(self, row: int) -> None:
        """Highlight *row*, or the nearest there is."""
        self.at = max(min(row, len(self.rows) - 1), 0)

    def type(self, text: str) -> None:
        """Type *text* where something can be typed. The first row found is highlighted."""
        if self.menu.search and text:
            self._change((self.typed + text).lstrip())

    def delete(self) -> None:
        """Take back the last character typed."""
        self._change(self.typed[: character_before(self.typed, len(self.typed))])

    def clear(self) -> None:
        """Take back all that is typed."""
        if self.typed:
            self._change("")

    def _change(self, typed: str) -> None:
        self.typed, self.at, self._ticked_here = typed, 0, False

    def shuffle(self) -> None:
        """List the next items instead, where nothing is typed."""
        if self.menu.fresh and not self.typed:
            self._turn_to(self.turn + 1)
            self.at = 0

    def _turn_to(self, turn: int) -> None:
        if self.menu.fresh and turn not in self._pages:
            self._pages[turn] = tuple(self.menu.fresh(turn))
        if self._pages.get(turn):
            self.turn = turn

    def tick(self) -> bool:
        """Tick the highlighted item, or no longer; whether there is one that can be."""
        if not (self.menu.several and self.on_item):
            return False
        value = self.rows[self.at].value
        self._ticked_here = True
        if value in self.ticked:
            self.ticked.remove(value)
        else:
            self.ticked.append(value)
        return True

    # -- taking --------------------------------------------------------------------------------------------

    def taken(self, *, to_edit: bool = False, whole: bool = False) -> Picked[T] | None:
        """What Enter takes, or Tab *to_edit*, or Ctrl-G *whole*; None where the key does nothing.

        With something ticked, that is taken, and the highlighted item with it if one has typed one's way to it since.
        """
        if not self.rows:
            return None
        row = self.rows[self.at]
        if self.on_item:
            if whole:
                return self.left(row.value, whole=True)
            if self.ticked and self.typed and not self._ticked_here and row.value not in self.ticked:
                self.ticked.append(row.value)
            return self.left(self.ticked[0] if self.ticked else row.value, to_edit=to_edit)
        if whole or (to_edit and not self.typed):
            return None
        return self.left(row.value, to_edit=to_edit)

    def left(self, value: T, *, to_edit: bool = False, whole: bool = False, keep: bool = False) -> Picked[T]:
        """The menu left with *value*, as it stands."""
        return Picked(value, to_edit, whole, self.typed, tuple(self.ticked), keep, self.at, self.turn)

    def kept(self) -> Picked[T] | None:
        """What Ctrl-K gives; None where there is nothing to keep."""
        if not (self.menu.keepable and self.typed.strip() and self.rows):
            return None
        return self.left(self.rows[self.at].value, keep=True)


def stands(word: str, text: str) -> bool:
    """Whether *word* stands in *text*, width and marks aside."""
    bare = normalise(word)
    return bare in normalise(text) if bare else word in text
