"""Findings and mends as the command line shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from drafter.checking.finding import Edit, Finding, shortened
from drafter.checking.fixing import Change
from drafter.columns import columns_of, width
from drafter.reading.speech import Speech

_QUOTES = "“”‘’"
_ROOM = 72
"""How many columns of a terminal the text around a place may take."""
_LONGEST_HIT = 40
_LONGEST_SAID = 300
_MOST_SHOWN = 50
"""How many findings of one rule in one file are shown."""
_MOST_NOTED = 500
"""How many of them become comments in one document."""


def told(path: Path, speech: Speech, findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding as `said` says it; of one rule the first 50, and then how many more there are."""
    for finding in _first(findings, _MOST_SHOWN):
        yield said(path, speech, finding)
    for rule, more in _more(findings, _MOST_SHOWN):
        yield f"{path}: ……同样的毛病还有 {more} 处（{rule}）\n    → 要看全部，加上 --select {rule} --format json"


def noted(path: Path, findings: Sequence[Finding]) -> tuple[list[Finding], list[str]]:
    """The findings that become comments, of one rule the first 500, and remarks on how many more there are."""
    remarks = [
        f"{path}: 批注里“{rule}”只写了前 {_MOST_NOTED} 处，还有 {more} 处没有写\n"
        f"    → 先改好这些再查，或用 --format json 看全部"
        for rule, more in _more(findings, _MOST_NOTED)
    ]
    return list(_first(findings, _MOST_NOTED)), remarks


def _first(findings: Sequence[Finding], most: int) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= most:
            yield finding


def _more(findings: Sequence[Finding], most: int) -> Iterator[tuple[str, int]]:
    counts = Counter(finding.rule for finding in findings)
    return ((rule, count - most) for rule, count in counts.items() if count > most)


def said(path: Path, speech: Speech, finding: Finding) -> str:
    """A finding in four lines: place and message, the text around it, a pointer to it, the remedy."""
    line = speech.source.lines[finding.index]
    before, hit, after = _excerpt(line.text, finding)
    number, column = line.place(finding.start)
    where = f"{path}:{number}:{column}"
    pointer = " " * width(before) + "^" * max(width(hit), 1)
    return (
        f"{where}: [{finding.severity}] {shortened(finding.message, _LONGEST_SAID)}（{finding.rule}）\n"
        f"    | {before}{hit}{after}\n    | {pointer}\n    → {shortened(finding.remedy, _LONGEST_SAID)}"
    )


def _excerpt(text: str, finding: Finding) -> tuple[str, str, str]:
    """What stands before the place, at it, and after it, cut to what one line of a terminal takes."""
    before, hit, after = text[: finding.start], text[finding.start : finding.end], text[finding.end :]
    if len(text) <= _ROOM and width(text.strip()) <= _ROOM:
        return _flat(before.lstrip()), _flat(hit), _flat(after).rstrip()
    shown = _begun(hit, _LONGEST_HIT)
    if shown != hit:
        after = ""
    room = _ROOM - width(shown)
    left = _ended(before.lstrip() if len(before) <= _ROOM else before, max(room // 2, room - width(after[:_ROOM])))
    return _flat(left), _flat(shown), _flat(_begun(after.rstrip(), room - width(left)))


def _begun(text: str, columns: int) -> str:
    """The beginning of *text* in that many columns, with … where it goes on."""
    kept = _as_much(text[:columns], columns)
    return text if kept == text else f"{_as_much(kept, columns - 1)}…"


def _ended(text: str, columns: int) -> str:
    """The end of *text* in that many columns, with … where there is more before."""
    kept = _as_much(text[-columns:][::-1], columns)
    return text if len(kept) == len(text) else f"…{_as_much(kept, columns - 1)[::-1].lstrip()}"


def _as_much(text: str, columns: int) -> str:
    for place, character in enumerate(text):
        columns -= columns_of(character)
        if columns < 0:
            return text[:place]
    return text


def _flat(text: str) -> str:
    return text.replace("\t", " ")


def row(path: Path, speech: Speech, finding: Finding) -> dict[str, Any]:
    """A finding as a JSON object; *fix* lists the edits that mend it, or is null."""
    line = speech.source.lines[finding.index]
    number, column = line.place(finding.start)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "path": str(path),
        "line": number,
        "column": column,
        "excerpt": "".join(_excerpt(line.text, finding)),
        "message": f"{finding.message}。{finding.remedy}",
        "fix": [_edit(speech, edit) for edit in finding.edits] or None,
    }


def _edit(speech: Speech, edit: Edit) -> dict[str, Any]:
    number, column = speech.source.lines[edit.index].place(edit.start)
    return {"line": number, "column": column, "length": edit.end - edit.start, "text": edit.text}


def changed(path: Path, out: Path, changes: Sequence[Change]) -> Iterator[str]:
    """What was mended of *path*, a line of it a line: “,”→“，” 12 处；删去空格 2 处. Then how much, and where it is now."""
    by_line: dict[int, Counter[str]] = {}
    for change in changes:
        by_line.setdefault(change.number, Counter())[_mended(change.old, change.new)] += 1
    for number, counts in sorted(by_line.items()):
        said = "；".join(f"{what}{f' {count} 处' if count > 1 else ''}" for what, count in counts.items())
        yield f"{path}:{number}: {said}"
    yield f"改了 {len(changes)} 处，改好的存在 {out}。" if changes else f"没有可以放心改的地方，照原样存在 {out}。"


def _mended(old: str, new: str) -> str:
    if not new:
        return "删去空格" if not old.strip() else f"删去“{old}”"
    if all(mark in _QUOTES for mark in new):
        return f"{old} → {new}"
    return f"“{old}”→“{new}”"
