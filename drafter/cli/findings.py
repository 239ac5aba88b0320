"""Findings and mends as the command line shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from drafter.checking.finding import Finding
from drafter.checking.fixing import Change
from drafter.columns import width
from drafter.reading.speech import Speech

_AROUND = 20
"""How many characters of the line are shown before and after the place."""
_LONGEST_SHOWN = 40


def said(path: Path, speech: Speech, finding: Finding) -> str:
    """A finding in four lines: place and message, the text around it, a pointer to it, the remedy."""
    line = speech.source.lines[finding.index]
    before, hit, after = _excerpt(line.text, finding)
    where = f"{path}:{line.number}:{finding.start + 1}"
    pointer = " " * width(before) + "^" * max(width(hit), 1)
    return (
        f"{where}: [{finding.severity}] {finding.message}（{finding.rule}）\n"
        f"    | {before}{hit}{after}\n    | {pointer}\n    → {finding.remedy}"
    )


def _excerpt(text: str, finding: Finding) -> tuple[str, str, str]:
    """What stands before the place, at it, and after it, each cut to what fits a line."""
    first, last = max(finding.start - _AROUND, 0), finding.end + _AROUND
    before = ("…" if first else "") + text[first : finding.start].lstrip()
    hit = text[finding.start : finding.end]
    if len(hit) > _LONGEST_SHOWN:
        return _flat(before), _flat(f"{hit[:_LONGEST_SHOWN]}…"), ""
    return _flat(before), _flat(hit), _flat(text[finding.end : last] + ("…" if last < len(text) else "")).rstrip()


def _flat(text: str) -> str:
    return text.replace("\t", " ")


def row(path: Path, speech: Speech, finding: Finding) -> dict[str, Any]:
    """A finding as a JSON object; *fix* lists the edits that mend it, or is null."""
    line = speech.source.lines[finding.index]
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "path": str(path),
        "line": line.number,
        "column": finding.start + 1,
        "excerpt": "".join(_excerpt(line.text, finding)),
        "message": f"{finding.message}。{finding.remedy}",
        "fix": [
            {
                "line": speech.source.lines[edit.index].number,
                "column": edit.start + 1,
                "length": edit.end - edit.start,
                "text": edit.text,
            }
            for edit in finding.edits
        ]
        or None,
    }


def changed(path: Path, changes: Sequence[Change], *, word: bool) -> Iterator[str]:
    """What was mended, a line of the document a line: 第 3 行：“,”→“，” 12 处；删去空格 2 处."""
    by_line: dict[int, Counter[str]] = {}
    for change in changes:
        by_line.setdefault(change.number, Counter())[_mended(change.old, change.new)] += 1
    unit = "段" if word else "行"
    for number, counts in sorted(by_line.items()):
        said = "；".join(f"{what}{f' {count} 处' if count > 1 else ''}" for what, count in counts.items())
        yield f"{path}:{number}: 第 {number} {unit}，{said}"
    yield f"改了 {len(changes)} 处。" if changes else "没有可以放心改的地方，照原样存了一份。"


def _mended(old: str, new: str) -> str:
    if not new:
        return "删去空格" if not old.strip() else f"删去“{old}”"
    return f"“{old}”→“{new}”"
