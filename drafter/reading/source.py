"""What a file holds, a paragraph a line, before anybody asks what it means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a text file, or a paragraph of a Word document.

    *number* counts from 1, empty ones included; *text* has no line break (one inside a Word paragraph is a space).
    *heading* is the outline level that Word gives the paragraph (1 to 9, 0 for none); *bold* are the stretches of
    *text* that are bold, as (start, end); *enumerator* is the automatic number that *text* begins with, which Word
    would write; *centred* says that the paragraph stands in the middle.
    """

    number: int
    text: str
    heading: int = 0
    bold: tuple[tuple[int, int], ...] = ()
    enumerator: str = ""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its *path*, whether it is a *word* document, its lines.

    *remarks* say in Chinese what was guessed or left out in reading: an encoding, text boxes, tables, pictures.
    """

    path: str
    word: bool
    lines: tuple[SourceLine, ...]
    remarks: tuple[str, ...] = ()
