"""Texts as sources, and what is recognised in them in a few words."""

from __future__ import annotations

from typing import Any

from drafter.draft import Block, Heading, Paragraph, Point, plain_text
from drafter.reading import Source, SourceLine
from drafter.reading.speech import Speech, Stretch
from drafter.reading.structure import outline, recognise


def source(text: str) -> Source:
    """*text* as a text file has it."""
    return Source("稿子.txt", False, tuple(SourceLine(number, line) for number, line in enumerate(text.split("\n"), 1)))


def word(*lines: SourceLine) -> Source:
    """Paragraphs as a Word document has them."""
    return Source("稿子.docx", True, lines)


def read(text: str) -> Speech:
    return recognise(source(text))


def tree(speech: Speech) -> dict[str, Any]:
    return outline(speech).plain()


def at(speech: Speech, stretch: Stretch) -> str:
    """What stands at a stretch of the source."""
    return speech.source.lines[stretch.index].text[stretch.start : stretch.end]


def shown(block: Block) -> str:
    """A block in short: 标题, 要点 or 段落 with how it begins."""
    match block:
        case Heading():
            return f"{'段首' if block.run_in else ''}标题{block.level} {block.enumerator}{plain_text(block.text)}"
        case Point():
            lead = f"【{plain_text(block.lead)}】" if block.lead else ""
            return f"{'段中' if block.run_in else ''}要点{block.level} {block.enumerator}{lead}{plain_text(block.text)}"
        case Paragraph():
            return f"{block.part} {plain_text(block.text)}"


def blocks(text: str) -> list[str]:
    return [shown(block) for block in read(text).draft.blocks]
