"""The markup within a line of Markdown."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_LITERAL = re.compile(
    r"""
      \\([!-/:-@\[-`{-~])
    | (&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);)
    | (?<!`)(`+)(?!`)(.+?)(?<!`)\3(?!`)
    """,
    re.VERBOSE,
)
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_BREAK = re.compile(r"<[bB][rR] ?/?>")
_TAG = re.compile(r"</?[A-Za-z](?![A-Za-z]*:)[^<>]*>|<!--.*?-->")
_WRAPPED = re.compile(
    r"""
      \[([^\[\]]+)\]\([^()]*\)               # links
    | <((?:https?|ftp|mailto):[^<>\s]+)>
    """,
    re.VERBOSE,
)
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
    """A line without its markup, where it is bold, and how many pictures were in it."""

    text: str
    bold: tuple[tuple[int, int], ...]
    pictures: int


def unmarked(row: str) -> Marked:
    """Take the markup off a line: escapes, entities, code, links, HTML, emphasis, pictures.

    ``**`` that do not embrace anything stay: they are what somebody forgot to fill in.
    """
    if not _MAY_BE_MARKED.search(row):
        return Marked(row, (), 0)
    line = _Line(*_literal(row))
    pictures = line.replace(_PICTURE)
    line.replace(_BREAK, " ")
    line.replace(_TAG)
    line.unwrap(_WRAPPED)
    line.bold += line.unwrap(_STRONG)
    line.unwrap(_STRESSED)
    return Marked(line.text, tuple(line.bold), pictures)


_MAY_BE_MARKED = re.compile(r"[\\&`<\[*_]")


def _literal(row: str) -> tuple[str, str]:
    """What *row* says, and the same with a mask for each character that is no markup."""
    said: list[str] = []
    mask: list[str] = []
    position = 0
    for found in _LITERAL.finditer(row):
        character = found[1] or found[4] or unescape(found[2])
        if found[2] and character == found[2]:
            continue
        before = row[position : found.start()]
        said += (before, character)
        mask += (before, _MASK * len(character))
        position = found.end()
    return "".join([*said, row[position:]]), "".join([*mask, row[position:]])


class _Line:
    """A line in which markup is found by its *mask* and taken off; what is *bold* moves along."""

    def __init__(self, text: str, mask: str) -> None:
        self.text, self._mask = text, mask
        self.bold: list[tuple[int, int]] = []

    def replace(self, pattern: re.Pattern[str], by: str = "") -> int:
        """Put *by* for each place that *pattern* finds; how many they were."""
        found = [match.span() for match in pattern.finditer(self._mask)]
        self._cut(found, by)
        return len(found)

    def unwrap(self, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
        """Leave of each place that *pattern* finds only its group; where those stand then."""
        cuts: list[tuple[int, int]] = []
        kept: list[tuple[int, int]] = []
        gone = 0
        for match in pattern.finditer(self._mask):
            inner = match.span(match.lastindex or 0)
            cuts += ((match.start(), inner[0]), (inner[1], match.end()))
            gone += inner[0] - match.start()
            kept.append((inner[0] - gone, inner[1] - gone))
            gone += match.end() - inner[1]
        self._cut(cuts)
        return kept

    def _cut(self, cuts: list[tuple[int, int]], by: str = "") -> None:
        if not cuts:
            return
        self.bold = [(self._moved(start, cuts, by), self._moved(end, cuts, by)) for start, end in self.bold]
        for start, end in reversed(cuts):
            self.text = self.text[:start] + by + self.text[end:]
            self._mask = self._mask[:start] + by + self._mask[end:]

    @staticmethod
    def _moved(offset: int, cuts: list[tuple[int, int]], by: str) -> int:
        return offset - sum(end - start - len(by) for start, end in cuts if end <= offset)
