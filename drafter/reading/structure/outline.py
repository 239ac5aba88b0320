"""A speech as a tree: sections, what stands in them, points below points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from drafter.draft import Heading, Paragraph, Point, characters, minutes, plain_text
from drafter.hanzi import count_characters
from drafter.reading.speech import Item, Speech
from drafter.reading.structure.leads import printed
from drafter.reading.structure.lists import LONGEST_LABEL


@dataclass(slots=True)
class Node:
    """A heading or a point with what stands below it.

    *number* is None for what has none; *title* is a heading's text, or the lead of a point. *lines* says in which line
    of the file the node begins, *below* in which each of its *paragraphs* does.
    """

    heading: bool
    level: int
    enumerator: str = ""
    number: int | None = None
    title: str = ""
    run_in: bool = False
    line: int = 0
    paragraphs: list[str] = field(default_factory=list)
    below: list[int] = field(default_factory=list)
    points: list[Node] = field(default_factory=list)

    def characters(self) -> int:
        """字数 of the node and all below it."""
        title = printed(self.title) if self.run_in or not self.heading else self.title
        own = "".join((self.enumerator, title, *self.paragraphs))
        return count_characters(own) + sum(point.characters() for point in self.points)


@dataclass(slots=True)
class Outline:
    """The tree of a speech; *sections* begins with one that has no heading where text stands outside all of them.

    Of the texts of *opening*, *closing* and *thanks*, the line of the file is given too.
    """

    title: str
    salutation: str
    opening: list[tuple[int, str]] = field(default_factory=list)
    sections: list[Node] = field(default_factory=list)
    closing: list[tuple[int, str]] = field(default_factory=list)
    thanks: list[tuple[int, str]] = field(default_factory=list)
    characters: int = 0
    minutes: float = 0.0

    def plain(self) -> dict[str, Any]:
        """The outline as plain data, for JSON."""
        return {
            "title": self.title,
            "salutation": self.salutation,
            "opening": [text for _, text in self.opening],
            "sections": [
                {
                    "number": section.number,
                    "heading": section.title,
                    "run_in": section.run_in,
                    "paragraphs": section.paragraphs,
                    "points": [_plain(point) for point in section.points],
                }
                for section in self.sections
            ],
            "closing": [text for _, text in self.closing],
            "thanks": "\n".join(text for _, text in self.thanks) or None,
            "characters": self.characters,
            "minutes": round(self.minutes, 1),
        }


def _plain(node: Node) -> dict[str, Any]:
    return {
        "marker": node.enumerator or None,
        "lead": node.title or None,
        "text": "\n".join(node.paragraphs),
        "points": [_plain(point) for point in node.points],
    }


def outline(speech: Speech) -> Outline:
    """The tree of *speech*."""
    draft = speech.draft
    found = Outline(
        plain_text(draft.title), plain_text(draft.salutation), characters=characters(draft), minutes=minutes(draft)
    )
    root = Node(True, 0)
    path = [root]
    items = iter(speech.items)
    starts = _starts(speech)
    same_line = False
    line = 0
    for block in draft.blocks:
        if not same_line or not (isinstance(block, Paragraph) or (isinstance(block, Point) and block.run_in)):
            line = line if isinstance(block, Point) and block.run_in else next(starts, line)
        same_line = isinstance(block, Heading) and block.run_in
        match block:
            case Paragraph(text=text, part="body"):
                holder = _holder(path)
                holder.paragraphs.append(plain_text(text))
                holder.below.append(line)
            case Paragraph(text=text, part=part):
                getattr(found, part).append((line, plain_text(text)))
            case Heading() | Point():
                node = _node(block, next(items), line)
                _hang(node, path)
    if root.paragraphs or any(not node.heading for node in root.points):
        loose = Node(True, 0, paragraphs=root.paragraphs, below=root.below)
        loose.points = [node for node in root.points if not node.heading]
        found.sections.append(loose)
    found.sections += [node for node in root.points if node.heading]
    return found


def _starts(speech: Speech) -> Iterator[int]:
    """The numbers of the lines below the head, each of which begins a block."""
    return (speech.source.lines[line.index].number for line in speech.lines if line.part != "head")


def _node(block: Heading | Point, item: Item, line: int) -> Node:
    number = item.number or None
    if isinstance(block, Heading):
        return Node(True, block.level, block.enumerator, number, plain_text(block.text), block.run_in, line)
    node = Node(False, block.level, block.enumerator, number, plain_text(block.lead), block.run_in, line)
    if text := plain_text(block.text):
        node.paragraphs.append(text)
        node.below.append(line)
    return node


def _hang(node: Node, path: list[Node]) -> None:
    """Put *node* below the last of *path* that it can stand under, and make it the end of the path."""
    while len(path) > 1 and (path[-1].level >= node.level if path[-1].heading == node.heading else node.heading):
        path.pop()
    path[-1].points.append(node)
    path.append(node)


def _holder(path: list[Node]) -> Node:
    """What a paragraph belongs to: a point only if that is no more than a label."""
    own = next((node for node in path if not node.heading), None)
    if own and not own.points and count_characters(own.title + "".join(own.paragraphs[:1])) <= LONGEST_LABEL:
        return own
    return next(node for node in reversed(path) if node.heading)
