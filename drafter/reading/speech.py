"""What a file says: the speech in it, and where each piece of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafter.draft import Draft, LineStyle
from drafter.reading.source import Source


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters *start* to *end* (from 0) of the line at *index* (from 0) of a source."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """A heading or a point, where it stands.

    *marker* is the kind of enumerator (a key of `hanzi.ENUMERATORS`; 无 for a topic sentence), *number* what it counts
    (3 in 三、; 0 for 无), *level* that of the heading (1 to 4), or of the point below its heading (1, 2).
    *enumerator* and *text* are where its number and what it says stand; *text* of a heading is the heading without its
    closing 。, that of a point its topic sentence if it has one, else its first clause. *run_in* headings and points
    do not begin, or do not fill, a line of their own. *parent* is the index of the item it stands under, -1 for none.
    """

    kind: Literal["heading", "point"]
    marker: str
    number: int
    level: int
    enumerator: Stretch
    text: Stretch
    run_in: bool
    parent: int


@dataclass(frozen=True, slots=True)
class SpeechLine:
    """A line of the source that belongs to the speech: its index there, and what it is."""

    index: int
    style: LineStyle
    part: Literal["head", "opening", "body", "closing", "thanks"]


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech recognised in a source: the *draft*, the *lines* it was made of, its *items* in order.

    *paid_marks* are the marks of paid sites in it, *page* the indices of lines that a web page says and not the speaker:
    neither is in the draft. *remarks* say in Chinese what was passed over (these, a title printed twice) and what was
    doubtful.
    """

    source: Source
    draft: Draft
    lines: tuple[SpeechLine, ...]
    items: tuple[Item, ...]
    remarks: tuple[str, ...] = ()
    paid_marks: tuple[Stretch, ...] = ()
    page: tuple[int, ...] = ()

    def said(self, stretch: Stretch) -> str:
        """What stands at *stretch* of the source."""
        return self.source.lines[stretch.index].text[stretch.start : stretch.end]

    @property
    def all_remarks(self) -> tuple[str, ...]:
        """What is to be said of how the file was read, and of how the speech was recognised."""
        return (*self.source.remarks, *self.remarks)
