"""What holds for every draft: its text comes back, whatever characters and kinds of run it is made of."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import Draft, Heading, Paragraph, Point, Run, RunKind
from drafter.layouts import standard
from drafter.writing import render
from drafter.writing.printed import printed_lines

BREAKS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
ANY_TEXT = st.text(
    st.one_of(
        st.sampled_from("字。，“”‘’《》（）—…、：；！？　 𠮷🚒<>&\"'\t\n12aZ%.*_#-"),
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    ),
    max_size=30,
)
MARKDOWN_TEXT = st.text(st.sampled_from("#*_-+=<>&;[]()`~\\|:!/amp1.2) \t字实。“”【】𠮷\n"), max_size=14)


def drafts(text: st.SearchStrategy[str]) -> st.SearchStrategy[Draft]:
    runs = st.lists(st.builds(Run, text, st.sampled_from(RunKind)), max_size=3).map(tuple)
    blocks = st.one_of(
        st.builds(Heading, st.integers(1, 4), text, runs, st.booleans()),
        st.builds(Paragraph, runs),
        st.builds(Point, st.integers(1, 3), text, runs, runs, st.booleans()),
    )
    return st.builds(Draft, runs, runs, runs, runs, runs, runs, st.lists(blocks, max_size=5).map(tuple))


@given(drafts(ANY_TEXT))
def test_plain_text_gives_back_every_character(draft: Draft) -> None:
    written = render(draft, ".txt").decode()
    for line in printed_lines(draft, standard()):
        assert line.text in written


@given(drafts(MARKDOWN_TEXT))
def test_a_reader_of_markdown_sees_the_text_and_nothing_else(draft: Draft) -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="没有 markdown-it-py")
    tokens = (
        markdown_it.MarkdownIt("commonmark")
        .enable("strikethrough")
        .enable("table")
        .parse(render(draft, ".md").decode())
    )
    kinds = {token.type for token in tokens}
    assert kinds <= {"heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close"}
    read = [squeezed(seen(token)) for token in tokens if token.type == "inline"]
    assert [text for text in read if text] == [
        text for line in printed_lines(draft, standard()) if (text := squeezed(line.text))
    ]


def seen(inline: Any) -> str:
    assert {child.type for child in inline.children} <= {
        "text",
        "text_special",
        "hardbreak",
        "strong_open",
        "strong_close",
    }
    return "".join("\n" if child.type == "hardbreak" else child.content for child in inline.children)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
