"""A text file's speech as a Word document, with what was found in it in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from drafter.checking.finding import Finding
from drafter.layouts import standard
from drafter.reading.speech import Speech
from drafter.writing.docx import render_docx
from drafter.writing.notes import Note
from drafter.writing.printed import printed_lines

_Spot = tuple[int, int]
"""A line and an offset in it, both from 0."""


def annotated_text(speech: Speech, findings: Sequence[Finding]) -> bytes:
    """The draft of *speech* as a .docx in the standard layout, each of *findings* a comment at its place."""
    layout = standard()
    printed = [line.text for line in printed_lines(speech.draft, layout)]
    if not printed:
        return render_docx(speech.draft, layout)
    spots = _spots(speech, printed)
    notes = [_note(finding, spots) for finding in findings]
    notes.sort(key=lambda note: (note.line, note.start, -note.end))
    return render_docx(speech.draft, layout, notes=notes)


def _note(finding: Finding, spots: dict[_Spot, _Spot]) -> Note:
    text = f"{finding.message}\n{finding.remedy}（{finding.rule}）"
    found = [spots[at] for offset in range(finding.start, finding.end) if (at := (finding.index, offset)) in spots]
    if found:
        line = found[0][0]
        offsets = [offset for number, offset in found if number == line]
        return Note(line, min(offsets), max(offsets) + 1, text)
    line, offset = _point(finding, spots)
    return Note(line, offset, offset, text)


def _point(finding: Finding, spots: dict[_Spot, _Spot]) -> _Spot:
    """Between the characters that what is not printed stood between: after those of its own line, if it has any."""
    here = (finding.index, finding.start)
    before = max((at for at in spots if at < here), default=None)
    after = min((at for at in spots if at >= here), default=None)
    if after and (before is None or before[0] < finding.index == after[0]):
        return spots[after]
    return (spots[before][0], spots[before][1] + 1) if before else (0, 0)


def _spots(speech: Speech, printed: Sequence[str]) -> dict[_Spot, _Spot]:
    """Where the characters of the source are printed; those that were taken off are not in it.

    Nearly all lines are printed as they stand. What remains, such as a byline in two lines, or a line that a web page's
    mark stood in, is found character by character.
    """
    lines = speech.source.lines
    left = list(dict.fromkeys(line.index for line in speech.lines))
    keys = [_key(lines[index].text) for index in left]
    wanted = [_key(text) for text in printed]
    pairs = list(_equal(keys, wanted))
    unused = set(range(len(printed))) - {there for _, there in pairs}
    for here in sorted(set(range(len(left))) - {here for here, _ in pairs}):
        if (there := next((each for each in sorted(unused) if wanted[each] == keys[here]), None)) is not None:
            pairs.append((here, there))
            unused.discard(there)
    rest = sorted(set(range(len(left))) - {here for here, _ in pairs})
    spots: dict[_Spot, _Spot] = {}
    for here, there in pairs:
        index = left[here]
        spots.update(zip(_ink(index, lines[index].text), _ink(there, printed[there]), strict=True))
    ours = [spot for here in rest for spot in _ink(left[here], lines[left[here]].text)]
    theirs = [spot for there in sorted(unused) for spot in _ink(there, printed[there])]
    said, shown = "".join(keys[here] for here in rest), "".join(wanted[there] for there in sorted(unused))
    for block in SequenceMatcher(None, said, shown, False).get_matching_blocks():
        spots.update(zip(ours[block.a : block.a + block.size], theirs[block.b : block.b + block.size], strict=True))
    _add_spaces(spots, {index: lines[index].text for index in left}, printed)
    return spots


def _key(text: str) -> str:
    """*text* without white space; a date is printed in full-width brackets, however it came."""
    return "".join(text.split()).translate(_BRACKETS)


_BRACKETS = str.maketrans("()", "（）")


def _ink(line: int, text: str) -> Iterator[_Spot]:
    """Where the characters of *text* are that are no white space."""
    return ((line, offset) for offset, character in enumerate(text) if not character.isspace())


def _equal(first: Sequence[str], second: Sequence[str]) -> Iterable[tuple[int, int]]:
    for block in SequenceMatcher(None, first, second, False).get_matching_blocks():
        yield from ((block.a + each, block.b + each) for each in range(block.size))


def _add_spaces(spots: dict[_Spot, _Spot], texts: dict[int, str], printed: Sequence[str]) -> None:
    for index, text in texts.items():
        for offset, character in enumerate(text):
            before = spots.get((index, offset - 1))
            if character.isspace() and before is not None:
                line, at = before
                if printed[line][at + 1 : at + 2].isspace():
                    spots[index, offset] = (line, at + 1)
