"""Drafts of any shape, for what holds of every draft that is written and read again."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from drafter.draft import Draft, Heading, Paragraph, Point, Run, RunKind
from drafter.hanzi import forbidden_character

_BREAKS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_PIECES = [
    *"渠水干部，。、；：！？—“”《》（）", "同志们", "2025年", "GB/T 9704", "A", "一是", "一、", "1.", "1. ", "12) ",
    "# ", "#", "- ", "+", "> ", "* ", "**", "*", "_", "__", "a_b", "`", "<u>", "</", "&amp;", "&#32;", "\\", "\\\\",
    "[", "](", "!", "~~", "---", "===", "|", ":-", " ", "  ", "\t", "\u3000", "\u00a0", "𠮷", "\n", "\r\n", "\u2028",
]  # fmt: skip
_TEXT = st.lists(
    st.sampled_from(_PIECES) | st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=10
).map("".join)
_RUNS = st.lists(
    st.builds(Run, _TEXT.filter(lambda text: not forbidden_character(text)), st.sampled_from(RunKind)), max_size=3
).map(tuple)
_BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 4), st.sampled_from(["一、", "（一）", "1."]), _RUNS, st.booleans()),
    st.builds(Paragraph, _RUNS),
    st.builds(Point, st.integers(1, 2), st.sampled_from(["一是", ""]), _RUNS, _RUNS, st.booleans()),
)
DRAFTS = st.builds(Draft, _RUNS, _RUNS, _RUNS, _RUNS, _RUNS, _RUNS, st.lists(_BLOCKS, max_size=6).map(tuple))


def on_one_line(text: str) -> str:
    """*text* with a space for each of its breaks; blank rows at its end go, as they do in a paragraph of Markdown."""
    rows = _BREAKS.split(text)
    while rows and not rows[-1].strip():
        rows.pop()
    return " ".join(rows)


def unbroken(text: str) -> str:
    """*text* with a space for each of its breaks."""
    return _BREAKS.sub(" ", text)
