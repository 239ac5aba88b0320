"""The markup within a line of Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from drafter.reading.source import Spot, Stretches

LITERAL = re.compile(
    r"""
      \\([!-/:-@\[-`{-~])
    | (&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);)
    | (?<!`)(`+)(?!`)(.+?)(?<!`)\3(?!`)
    """,
    re.VERBOSE | re.DOTALL,
)
"""What means itself: an escaped character, an entity, code."""

GONE = "\0"
"""Stands for a character that is left out; no text file that is read has it."""

_LEFT_OUT = re.compile(f"{GONE}+")
_TARGET = r"\((?:[^()]|\([^()]*\))*\)"
_PICTURE = re.compile(rf"!\[[^\[\]]*\]{_TARGET}")
_BREAK = re.compile(r"<[bB][rR] ?/?>")
_TAG = re.compile(r"</?[A-Za-z](?![A-Za-z]*:)[^<>]*>")
_LINK = re.compile(rf"\[([^\[\]]*)\]{_TARGET}")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
_ADDRESS = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]+)>")
_STRONG = re.compile(
    r"""
      (?<!\*)\*\*(?=[^\s*])([^*]*(?:\*(?!\*)[^*]*)*)(?<=[^\s*])\*\*(?!\*)
    | (?<!\w)__(?=[^\s_])([^_]+)(?<=\S)__(?!\w)
    """,
    re.VERBOSE,
)
_STRESSED = re.compile(
    r"""
      (?<!\*)\*(?=[^\s*])([^*]+)(?<=\S)\*(?!\*)
    | (?<!\w)_(?=[^\s_])([^_]+)(?<=\S)_(?!\w)
    """,
    re.VERBOSE,
)
_MASK = "\x01"
"""Stands for a character that means itself: it is neither white space nor part of a word."""


class Marked(NamedTuple):
    """A line without its markup: where it is *bold*, where code, where in the file its characters stand."""

    text: str
    bold: Stretches
    literal: Stretches
    spots: list[Spot]
    pictures: int


def unmarked(row: str, spots: Sequence[Spot], references: frozenset[str] = frozenset()) -> Marked:
    """Take the markup off a line, in which hard breaks are line feeds: escapes, code, links, HTML, emphasis, pictures.

    *spots* say where each character of *row* stands; *references* are the names of the links defined elsewhere, lower
    case. ``**`` that do not embrace anything stay: they are what somebody forgot to fill in.
    """
    line = _literal(row, spots)
    line.replace(_LEFT_OUT)
    pictures = line.replace(_PICTURE)
    line.replace(_BREAK, "\n")
    line.replace(_TAG)
    line.unwrap(_LINK)
    if references:
        line.unwrap(_REFERENCE, references)
    line.literal = sorted([*line.literal, *line.unwrap(_ADDRESS)])
    line.bold += line.unwrap(_STRONG)
    line.unwrap(_STRESSED)
    return Marked(line.text, tuple(line.bold), tuple(line.literal), line.spots, pictures)


def may_be_marked(row: str) -> bool:
    """Whether there is anything in *row* that may be markup."""
    return _MAY_BE_MARKED.search(row) is not None


_MAY_BE_MARKED = re.compile(rf"[\\&`<\[*_{GONE}]")


def _literal(row: str, spots: Sequence[Spot]) -> _Line:
    """What *row* says, with a mask for each character that is no markup."""
    said: list[str] = []
    mask: list[str] = []
    places: list[Spot] = []
    code: list[tuple[int, int]] = []
    position = 0
    for found in LITERAL.finditer(row):
        character = found[1] or found[4] or unescape(found[2])
        if found[2] and character == found[2]:
            continue
        before = row[position : found.start()]
        said += (before, character)
        mask += (before, _MASK * len(character))
        places += spots[position : found.start()]
        if found[4]:
            code.append((len(places), len(places) + len(character)))
            places += spots[found.start(4) : found.end(4)]
        else:
            whole = Spot(spots[found.start()].below, spots[found.start()].start, spots[found.end() - 1].end)
            places += [whole] * len(character)
        position = found.end()
    return _Line("".join([*said, row[position:]]), "".join([*mask, row[position:]]), [*places, *spots[position:]], code)


class _Line:
    """A line in which markup is found by its *mask* and taken off; all else that is known of it moves along."""

    def __init__(self, text: str, mask: str, spots: list[Spot], literal: list[tuple[int, int]]) -> None:
        self.text, self.spots, self.literal = text, spots, literal
        self._mask = mask
        self.bold: list[tuple[int, int]] = []

    def replace(self, pattern: re.Pattern[str], by: str = "") -> int:
        """Put *by*, at most a character, for each place that *pattern* finds; how many they were."""
        found = [match.span() for match in pattern.finditer(self._mask)]
        self._cut(found, by)
        return len(found)

    def unwrap(self, pattern: re.Pattern[str], known: frozenset[str] | None = None) -> list[tuple[int, int]]:
        """Leave of each place that *pattern* finds only its group; where those stand then.

        Where there are *known* names, the second group, or else the first, has to be one of them.
        """
        cuts: list[tuple[int, int]] = []
        kept: list[tuple[int, int]] = []
        gone = 0
        for match in pattern.finditer(self._mask):
            if known is not None and (match[2] or match[1]).lower() not in known:
                continue
            inner = match.span(match.lastindex or 0) if known is None else match.span(1)
            cuts += ((match.start(), inner[0]), (inner[1], match.end()))
            gone += inner[0] - match.start()
            kept.append((inner[0] - gone, inner[1] - gone))
            gone += match.end() - inner[1]
        self._cut(cuts)
        return kept

    def _cut(self, cuts: list[tuple[int, int]], by: str = "") -> None:
        if not cuts:
            return
        ends = [end for _, end in cuts]
        gone = [0, *accumulate(end - start - len(by) for start, end in cuts)]

        def moved(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
            places = [tuple(at - gone[bisect_right(ends, at)] for at in stretch) for stretch in stretches]
            return [(start, end) for start, end in places if start < end]

        self.bold, self.literal = moved(self.bold), moved(self.literal)
        edges = [0, *(edge for cut in cuts for edge in cut), len(self.text)]
        kept = list(zip(edges[::2], edges[1::2], strict=True))
        whole = [
            Spot(self.spots[start].below, self.spots[start].start, self.spots[end - 1].end) for start, end in cuts if by
        ]
        self.text = by.join([self.text[start:end] for start, end in kept])
        self._mask = by.join([self._mask[start:end] for start, end in kept])
        spots: list[Spot] = []
        for at, (start, end) in enumerate(kept):
            spots += self.spots[start:end]
            spots += whole[at : at + 1]
        self.spots = spots
