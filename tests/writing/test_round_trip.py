"""What is written to Word is there to be read: every line, its style, its spans, their kinds and every character."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import (
    HEAD,
    Draft,
    Heading,
    Line,
    LineStyle,
    Paragraph,
    Point,
    Run,
    RunKind,
    Span,
    from_json,
    plain_text,
    to_json,
)
from drafter.layouts import Layout, load_layout, standard
from drafter.locations import shipped
from drafter.writing.docx import render_docx
from drafter.writing.notes import Note
from drafter.writing.printed import printed_lines
from tests.writing.reading_back import Comment, joined, read_back

LAYOUTS = {path.stem: load_layout(str(path)).layout for path in sorted(shipped("layouts").glob("*.yaml"))}
BREAKS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")

RARE = [
    *"𠮷𪚥𪜀𫝀𫠠𬺰𰀀𱍐〇㐂龘",
    "👨\u200d👩\u200d👧\u200d👦", "🏳\ufe0f\u200d🌈", "👍🏽", "🇨🇳", "🚒",
    "<&>\"'", "]]>", "&amp;", "&#10;", "<w:t>", "</w:t>", "<!--", "{n}", "%s",
    "\t", "\t\t", " ", "   ", "\u3000", "\u00a0", "\u00ad", "\u2003", "\u202f",
    "\u200b", "\u200c", "\u200d", "\ufeff", "\u2060", "\u202e", "\ufe0f", "\ue000", "\ufffd",
    "e\u0301", "\u0301", "ǖ", "ü\u0304", "\U000e0101",
    "\x7f", "\x80", "\x9f",
]  # fmt: skip
COMMON = [*"字干部群众，。、；：！？…—“”‘’《》（）", "同志们", "2025年", "GB/T 9704-2012", "A", "b", "%", "_", "-"]
LINE_ENDS = ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\n\n"]


def texts(*pieces: str) -> st.SearchStrategy[str]:
    """Texts of *pieces*, what is common and what is rare, and any other characters that XML can hold."""
    characters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufffe\uffff")
    return st.lists(st.sampled_from([*pieces, *COMMON, *RARE]) | characters, max_size=12).map("".join)


def drafts(text: st.SearchStrategy[str]) -> st.SearchStrategy[Draft]:
    """Drafts of any shape, whether it makes sense or not."""
    runs = st.lists(st.builds(Run, text, st.sampled_from(RunKind)), max_size=4).map(tuple)
    blocks = st.one_of(
        st.builds(Heading, st.integers(1, 4), text, runs, st.booleans()),
        st.builds(Paragraph, runs),
        st.builds(Point, st.integers(1, 3), text, runs, runs, st.booleans()),
    )
    return st.builds(Draft, runs, runs, runs, runs, runs, runs, st.lists(blocks, max_size=8).map(tuple))


ANY_DRAFT = drafts(texts(*LINE_ENDS))
ANY_LAYOUT = st.sampled_from(sorted(LAYOUTS))


def shown(draft: Draft, layout: Layout) -> list[Line]:
    """The printed lines, each line break in them the one that Word has."""
    return [Line(line.style, tuple(joined(map(broken, line.spans)))) for line in printed_lines(draft, layout)]


def broken(span: Span) -> Span:
    return Span(BREAKS.sub("\n", span.text), span.kind, span.heading_level)


@given(st.lists(st.builds(Run, st.sampled_from(["霜降", "（", "）", ""]), st.sampled_from(RunKind)), max_size=4))
def test_adjacent_spans_of_a_date_in_its_brackets_differ(date: list[Run]) -> None:
    for line in printed_lines(Draft(title=(), date=tuple(date)), standard()):
        assert list(line.spans) == list(joined(line.spans))


def test_the_brackets_of_a_date_move_its_phrases() -> None:
    draft = Draft(title=(), date=(Run("开渠节前", phrase="前"), Run("三日"), Run("霜降", phrase="降")))
    (line,) = printed_lines(draft, standard())
    assert line.text == "（开渠节前三日霜降）"
    assert [(line.text[start:end], name) for start, end, name in line.phrases] == [("开渠节前", "前"), ("霜降", "降")]


@given(ANY_DRAFT, ANY_LAYOUT)
def test_word_gives_back_every_line_with_its_style_and_its_spans(draft: Draft, layout: str) -> None:
    assert read_back(render_docx(draft, LAYOUTS[layout])).printed == shown(draft, LAYOUTS[layout])


@given(drafts(texts("\n")), ANY_LAYOUT, st.data())
def test_notes_stand_where_they_belong_and_change_nothing_of_the_text(
    draft: Draft, layout: str, data: st.DataObject
) -> None:
    lines = list(printed_lines(draft, LAYOUTS[layout]))
    notes = data.draw(st.lists(notes_on(lines), max_size=6) if any(line.text for line in lines) else st.just([]))
    read = read_back(render_docx(draft, LAYOUTS[layout], notes=notes))
    assert read.printed == shown(draft, LAYOUTS[layout])
    assert sorted(read.comments, key=repr) == sorted((comment_of(note) for note in notes), key=repr)


@st.composite
def notes_on(draw: st.DrawFn, lines: list[Line]) -> Note:
    number = draw(st.integers(0, len(lines) - 1))
    start = draw(st.integers(0, len(lines[number].text) - 1))
    end = draw(st.integers(start + 1, len(lines[number].text)))
    return Note(number, start, end, draw(texts("\n").map(lambda text: text.replace("\t", " "))))


def comment_of(note: Note) -> Comment:
    return Comment(note.line, note.start, note.end, "\n".join(note.text.splitlines()))


def test_a_note_on_no_character_still_begins_before_it_ends() -> None:
    draft = Draft(title=(), blocks=(Paragraph((Run("……"),)),))
    read = read_back(render_docx(draft, standard(), notes=[Note(0, 0, 0, "这一段取自自带句库")]))
    assert read.comments == [Comment(0, 0, 0, "这一段取自自带句库")]


def test_notes_may_touch_and_lie_one_within_another() -> None:
    draft = Draft(title=(), blocks=(Paragraph((Run("渠水要清，"), Run("渠堤要固。", RunKind.LEAD))),))
    places = [(0, 10), (0, 5), (0, 4), (3, 7), (5, 10), (5, 10), (9, 10)]
    notes = [Note(0, start, end, f"第{number}条") for number, (start, end) in enumerate(places)]
    read = read_back(render_docx(draft, standard(), notes=notes))
    assert sorted(read.comments, key=lambda comment: comment.text) == [comment_of(note) for note in notes]
    assert [span.kind for span in read.printed[0].spans] == [RunKind.PLAIN, RunKind.LEAD]


@given(ANY_DRAFT, ANY_LAYOUT)
def test_one_empty_line_divides_the_head_from_the_speech(draft: Draft, layout: str) -> None:
    read = read_back(render_docx(draft, LAYOUTS[layout])).lines
    heads = [line is not None and line.style in HEAD for line in read]
    if any(heads) and not all(heads):
        assert [number for number, line in enumerate(read) if line is None] == [heads.index(False)]
        assert not any(heads[heads.index(False) :])
    else:
        assert None not in read


@given(ANY_DRAFT, ANY_LAYOUT, st.permutations(HEAD), st.booleans())
def test_the_head_stands_in_the_order_of_the_layout(
    draft: Draft, layout: str, head: list[LineStyle], name_first: bool
) -> None:
    ordered = replace(
        LAYOUTS[layout], head=tuple(head), byline_order=("name", "office") if name_first else ("office", "name")
    )
    read = [line for line in read_back(render_docx(draft, ordered)).printed if line.style in HEAD]
    name, office = plain_text(draft.name), plain_text(draft.office)
    said = {
        LineStyle.TITLE: plain_text(draft.title),
        LineStyle.SUBTITLE: plain_text(draft.subtitle),
        LineStyle.BYLINE: "　".join(filter(None, (name, office) if name_first else (office, name))),
        LineStyle.DATE: plain_text(draft.date),
    }
    assert [line.style for line in read] == [style for style in head if said[style]]
    for line in read:
        if line.style is not LineStyle.DATE:
            assert line.text.count("\n") >= len(BREAKS.findall(said[line.style]))
            assert line.text.replace("\n", "") == BREAKS.sub("", said[line.style])


@given(texts(), st.integers(1, 4), st.sampled_from(RunKind), ANY_LAYOUT)
def test_a_run_in_heading_keeps_its_level_and_the_kinds_of_its_runs(
    text: str, level: int, kind: RunKind, layout: str
) -> None:
    heading = Heading(level, "（一）", (Run("疏渠"), Run(f"“{text}”。", kind)), run_in=True)  # type: ignore[arg-type]
    draft = Draft(title=(), blocks=(heading, Paragraph((Run("先清淤，"), Run("后加固", kind)))))
    spans = read_back(render_docx(draft, LAYOUTS[layout])).printed[0].spans
    assert spans[0] == (
        Span(f"（一）疏渠“{text}”。", RunKind.PLAIN, level)
        if kind is RunKind.PLAIN
        else Span("（一）疏渠", RunKind.PLAIN, level)
    )
    assert [(span.kind, span.heading_level) for span in spans] == (
        [(RunKind.PLAIN, level), (RunKind.PLAIN, 0)]
        if kind is RunKind.PLAIN
        else [(RunKind.PLAIN, level), (kind, level), (RunKind.PLAIN, 0), (kind, 0)]
    )


@given(ANY_DRAFT)
def test_placeholders_and_nothing_else_are_yellow(draft: Draft) -> None:
    read = read_back(render_docx(draft, standard()))
    spans = [span for line in read.printed for span in line.spans]
    assert "".join(read.highlighted) == "".join(span.text for span in spans if span.kind is RunKind.PLACEHOLDER)


@given(st.text(st.sampled_from("全市水利工作会议上的讲话“”，、 　A1"), min_size=1, max_size=60), ANY_LAYOUT)
def test_a_title_broken_by_the_layout_has_no_break_of_its_own(title: str, layout: str) -> None:
    read = read_back(render_docx(Draft(title=(Run(title),)), LAYOUTS[layout]))
    assert read.printed == [Line(LineStyle.TITLE, (Span(title),))]
    assert all(0 < offset < len(title) for offset in read.breaks.get(0, []))


def test_a_long_title_is_broken_by_the_layout_and_a_short_one_is_not() -> None:
    long = Draft(title=(Run("在全市农田水利建设暨秋冬季渠道清淤工作推进会议上的讲话"),))
    assert read_back(render_docx(long, standard())).breaks.keys() == {0}
    assert read_back(render_docx(replace(long, title=(Run("讲话"),)), standard())).breaks == {}


@pytest.mark.parametrize("text", RARE)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_rare_characters_come_back_alone_at_either_end_and_in_the_middle(text: str, layout: str) -> None:
    for said in (text, f"渠{text}", f"{text}水", f"渠{text}水", f"a{text}1"):
        draft = Draft(title=(Run(said),), blocks=(Paragraph((Run(said, RunKind.QUOTATION),)),))
        lines = read_back(render_docx(draft, LAYOUTS[layout])).printed
        assert [line.spans for line in lines] == [(Span(said),), (Span(said, RunKind.QUOTATION),)]


@pytest.mark.parametrize("end", LINE_ENDS)
def test_every_kind_of_line_end_is_a_break_in_its_line(end: str) -> None:
    draft = Draft(title=(Run(f"上{end}下"),), blocks=(Paragraph((Run(f"渠{end}水{end}"),)),))
    read = read_back(render_docx(draft, standard()))
    one = "\n" * (2 if end == "\n\n" else 1)
    assert [line.text for line in read.printed] == [f"上{one}下", f"渠{one}水{one}"]
    assert read.breaks == {}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("empty", [(), (Run(""),), (Run("", RunKind.PLACEHOLDER), Run(""))], ids=["none", "one", "two"])
def test_empty_parts_leave_no_trace(layout: str, empty: tuple[Run, ...]) -> None:
    nothing = (Heading(1, "一、", empty), Paragraph(empty), Point(1, "", empty, empty), Paragraph(empty))
    draft = Draft(empty, empty, empty, empty, empty, empty, nothing)
    assert read_back(render_docx(draft, LAYOUTS[layout])).lines == []
    draft = replace(draft, blocks=(*nothing, Paragraph((Run("散会。"),)), *nothing))
    assert read_back(render_docx(draft, LAYOUTS[layout])).lines == [Line(LineStyle.BODY, (Span("散会。"),))]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_hundred_sections_come_back_in_order(layout: str) -> None:
    blocks = [
        block
        for number in range(1, 101)
        for block in (
            Heading(1, f"{number}、", (Run(f"管好第{number}条渠"),)),
            Heading(2, "（一）", (Run("先清淤"),), run_in=True),
            Paragraph((Run(f"第{number}条渠清淤{number * 3}米。"),)),
            Point(1, "一是", (Run("后加固", RunKind.LEAD),), (Run("渠堤要固。"),)),
        )
    ]
    draft = Draft(title=(Run("讲话"),), salutation=(Run("同志们："),), blocks=tuple(blocks))
    read = read_back(render_docx(draft, LAYOUTS[layout])).printed
    assert len(read) == 2 + 300
    assert read == shown(draft, LAYOUTS[layout])
    numbered = [line.text.partition("、")[0] for line in read if line.style is LineStyle.HEADING_1]
    assert numbered == [str(number) for number in range(1, 101)]


@given(ANY_DRAFT, ANY_LAYOUT)
def test_a_draft_gives_the_same_bytes_again_even_after_it_was_saved_as_json(draft: Draft, layout: str) -> None:
    content = render_docx(draft, LAYOUTS[layout])
    assert render_docx(draft, LAYOUTS[layout]) == content
    assert render_docx(from_json(to_json(draft)), LAYOUTS[layout]) == content


RENDER = """
import hashlib, sys
from drafter.draft import from_json
from drafter.layouts import standard
from drafter.writing.docx import render_docx
from drafter.writing.notes import Note
draft = from_json(sys.stdin.buffer.read())
print(hashlib.sha256(render_docx(draft, standard(), notes=[Note(0, 0, 2, "核对")])).hexdigest())
"""


def test_every_process_gives_the_same_bytes_whatever_its_hash_seed_time_zone_and_locale(
    speech: Draft, root: Path
) -> None:
    content = render_docx(speech, standard(), notes=[Note(0, 0, 2, "核对")])
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Shanghai", "C.UTF-8"), ("4294967295", "HST10", "C")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        command = [sys.executable, "-c", RENDER]
        done = subprocess.run(
            command, input=to_json(speech).encode(), env=environment, cwd=root, capture_output=True, check=True
        )
        assert done.stdout.decode().strip() == hashlib.sha256(content).hexdigest()
