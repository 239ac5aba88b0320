"""Lines → speech: what each line of somebody's text is."""

from __future__ import annotations

from drafter.reading.source import Source
from drafter.reading.speech import Speech
from drafter.reading.structure.body import read_body
from drafter.reading.structure.boilerplate import without_boilerplate
from drafter.reading.structure.building import built
from drafter.reading.structure.head import read_head
from drafter.reading.structure.kept import keep
from drafter.reading.structure.outline import Outline, outline

__all__ = ["Outline", "outline", "recognise"]


def recognise(source: Source) -> Speech:
    """The speech in *source*; any text gives one, and every word of it that is no web page's is in the draft."""
    kept, marks = keep(source)
    remarks = [f"跳过了付费网站的标记 {len(marks)} 处"] if marks else []
    lines, page, boilerplate = without_boilerplate(kept)
    head = read_head(lines)
    rows, doubts = read_body(lines[head.taken :])
    draft, speech_lines, items = built(head, rows)
    said = (*remarks, *boilerplate, *head.remarks, *doubts)
    not_said = tuple(sorted(line.index for line in (*page, *head.page)))
    return Speech(source, draft, speech_lines, items, said, tuple(marks), not_said)
