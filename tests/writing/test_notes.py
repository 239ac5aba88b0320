"""What is said in the margin, and where it stands: at its phrase, whatever the phrase is made of."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import Draft, Heading, Paragraph, Run, RunKind
from drafter.layouts import standard
from drafter.locations import SHIPPED
from drafter.phrases import Phrase, PhraseBank
from drafter.writing import Look, render
from drafter.writing.docx import render_docx
from drafter.writing.notes import Note, phrase_notes
from drafter.writing.printed import printed_lines
from tests.writing.conftest import Package, lead, placeholder, text_of
from tests.writing.reading_back import Comment, read_back

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

OURS = Phrase("要把规矩立起来", "measure", bank="措施", layer=SHIPPED)
ALSO_OURS = Phrase("把责任压下去", "measure", bank="措施", layer=SHIPPED)
GOAL = Phrase("确保渠水到田", "goal", bank="目标", layer=SHIPPED)
SOURCED = Phrase("水到渠成", "goal", bank="目标", layer=SHIPPED, source=("2024年讲话", "2025年讲话"))
OWN = Phrase("管好每一道闸", "measure", bank="水利", layer="个人")
PROJECTS = Phrase("守好每一段堤", "measure", bank="堤防", layer="项目")
SAID = Phrase("磨刀不误砍柴工", "quotation", bank="引文", layer=SHIPPED, speaker="何某", occasion="夜谈", date="2020年")
VERIFIED = replace(SAID, text="一步一个脚印", verified=True, occasion=None, key="")
NOBODYS = Phrase("滴水穿石", "quotation", bank="引文", layer=SHIPPED, source=("俗语集",))
BANK = PhraseBank((OURS, ALSO_OURS, GOAL, SOURCED, OWN, PROJECTS, SAID, VERIFIED, NOBODYS))


def run(phrase: Phrase, kind: RunKind = RunKind.PLAIN) -> Run:
    return Run(phrase.text, kind, phrase.id)


def notes_on(*paragraphs: tuple[Run, ...]) -> list[Note]:
    """The notes on paragraphs."""
    return phrase_notes(Draft(title=(), blocks=tuple(Paragraph(runs) for runs in paragraphs)), standard(), BANK)


def test_a_quotation_says_whose_it_is_and_that_nobody_has_verified_it() -> None:
    (note,) = notes_on((Run("常言道，“"), run(SAID, RunKind.QUOTATION), Run("”。")))
    assert note == Note(0, 5, 12, "引文：何某，夜谈，2020年\n没有核对过原文，用前请核对。")


def test_a_quotation_that_was_verified_says_no_such_thing() -> None:
    (note,) = notes_on((run(VERIFIED, RunKind.QUOTATION),))
    assert note.text == "引文：何某，2020年"


def test_a_quotation_of_nobody_says_so() -> None:
    (note,) = notes_on((run(NOBODYS, RunKind.QUOTATION),))
    assert note.text == "引文：没有注明谁说的\n没有核对过原文，用前请核对。"


def test_a_phrase_with_sources_names_them_all() -> None:
    assert notes_on((Run("必须"), run(SOURCED), Run("。"))) == [
        Note(0, 2, 6, "出处：2024年讲话；2025年讲话\n句库：目标")
    ]


@pytest.mark.parametrize(("phrase", "text"), [(OWN, "个人句库：水利"), (PROJECTS, "项目句库：堤防")])
def test_a_phrase_of_the_users_own_names_its_bank(phrase: Phrase, text: str) -> None:
    assert notes_on((Run("要"), run(phrase))) == [Note(0, 1, 7, text)]


def test_the_shipped_phrases_share_one_note_on_the_first_line_that_counts_them() -> None:
    notes = notes_on((run(OURS), Run("，"), run(GOAL), Run("。”")), (Run("过渡。"),), (run(ALSO_OURS), Run("。")))
    assert notes == [Note(0, 0, 14, "没有批注的句子，或者是自己写的，或者取自自带句库：措施 2 句、目标 1 句。")]


def test_phrases_with_remarks_of_their_own_are_not_counted_with_the_others() -> None:
    notes = notes_on((run(OURS), Run("，"), run(OWN), Run("，"), run(SOURCED), Run("。")))
    assert [(note.start, note.end, note.text.splitlines()[0]) for note in notes] == [
        (0, 19, "没有批注的句子，或者是自己写的，或者取自自带句库：措施 1 句。"),
        (8, 14, "个人句库：水利"),
        (15, 19, "出处：2024年讲话；2025年讲话"),
    ]


def test_what_is_to_be_filled_in_has_a_note() -> None:
    notes = notes_on((Run("今天在"), placeholder("地点"), Run("开会。"), placeholder("事由")))
    assert [(note.start, note.end) for note in notes] == [(3, 10), (13, 20)]
    assert {note.text for note in notes} == {"待填。填好以后删去【】和这条批注。"}


def test_what_no_bank_at_hand_has_and_what_nobody_has_said_anything_of_have_none() -> None:
    assert notes_on((Run("大家辛苦了", phrase="没有#00000000"), Run("，谢谢。"))) == []


def test_notes_in_the_head_stand_where_it_is_printed() -> None:
    draft = Draft(title=(Run("治水体会"),), name=(placeholder("姓名"),), date=(placeholder("日期"),))
    notes = phrase_notes(draft, standard(), BANK)
    printed = [line.text for line in printed_lines(draft, standard())]
    assert [printed[note.line][note.start : note.end] for note in notes] == ["【待填：姓名】", "【待填：日期】"]
    assert printed[2] == "（【待填：日期】）"


# In the document.

SPEECH = Draft(
    title=(Run("在全市深化“一网通办”改革暨优化营商环境工作推进会议上的讲话"),),
    date=(Run("2025年3月18日"),),
    blocks=(
        Heading(1, "一、", (Run("看清分量"),)),
        Paragraph((lead("先看127个环节。"), Run("要执行 GB/T 9704 的规定，"), placeholder("谁"), Run("来做。"))),
    ),
)
TITLE, DATE, HEADING, BODY = range(4)


def shown(*notes: Note, draft: Draft = SPEECH) -> list[tuple[str, str]]:
    """What each comment stands at, and what it says, in the order of the document."""
    read = read_back(render_docx(draft, standard(), notes=notes))
    printed = [line.text for line in printed_lines(draft, standard())]
    return [(printed[comment.line][comment.start : comment.end], comment.text) for comment in read.comments]


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        (TITLE, "“一网通办”改革"),
        (TITLE, "改革暨优化"),
        (TITLE, "在全市深化“一网通办”改革暨优化营商环境工作推进会议上的讲话"),
        (DATE, "3月18日"),
        (HEADING, "一、看清"),
        (BODY, "看127个"),
        (BODY, "12"),
        (BODY, "环节。要执行"),
        (BODY, "B/T 97"),
        (BODY, "规定，【待填：谁】来"),
        (BODY, "填"),
    ],
)
def test_a_comment_stands_at_its_phrase_whatever_breaks_and_runs_it_spans(line: int, phrase: str) -> None:
    start = next(
        text.index(phrase)
        for number, text in enumerate(found.text for found in printed_lines(SPEECH, standard()))
        if number == line
    )
    assert shown(Note(line, start, start + len(phrase), "核对")) == [(phrase, "核对")]


def test_a_title_with_a_comment_breaks_where_it_did() -> None:
    plain, noted = (
        read_back(render_docx(SPEECH, standard(), notes=notes)) for notes in ((), [Note(TITLE, 14, 16, "核")])
    )
    assert plain.breaks
    assert noted.breaks == plain.breaks


def test_comments_may_stand_at_the_same_place_inside_one_another_and_side_by_side() -> None:
    notes = [Note(BODY, 0, 7, "甲"), Note(BODY, 0, 7, "乙"), Note(BODY, 1, 3, "丙"), Note(BODY, 7, 9, "丁")]
    found = {said: phrase for phrase, said in shown(*notes)}
    assert found == {"甲": "先看127个环", "乙": "先看127个环", "丙": "看1", "丁": "节。"}


def test_what_ends_at_a_place_ends_before_what_begins_there() -> None:
    package = Package(render_docx(SPEECH, standard(), notes=[Note(HEADING, 2, 6, "乙"), Note(HEADING, 0, 2, "甲")]))
    order = [
        (element.tag.removeprefix(W), element.get(f"{W}id"))
        for element in package.paragraph("一、").iter()
        if element.get(f"{W}id")
    ]
    assert order == [
        ("commentRangeStart", "1"), ("commentRangeEnd", "1"), ("commentReference", "1"),
        ("commentRangeStart", "0"), ("commentRangeEnd", "0"), ("commentReference", "0"),
    ]  # fmt: skip


NOTES = [Note(BODY, 0, 4, "甲\n第二行"), Note(TITLE, 2, 9, "<乙>&"), Note(BODY, 0, 4, "丙")]


def test_the_ids_are_unique_and_in_step_with_the_comments() -> None:
    package = Package(render_docx(SPEECH, standard(), notes=NOTES))
    ids = [comment.get(f"{W}id") for comment in package.tree("word/comments.xml")]
    assert ids == ["0", "1", "2"]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(element.get(f"{W}id") for element in package.body.iter(f"{W}{tag}")) == ids


def test_comments_have_an_author_and_no_date_and_the_same_bytes_each_time() -> None:
    content = render_docx(SPEECH, standard(), notes=NOTES)
    comments = Package(content).tree("word/comments.xml")
    assert {name for comment in comments for name in comment.attrib} == {f"{W}id", f"{W}author", f"{W}initials"}
    assert {comment.get(f"{W}author") for comment in comments} == {"drafter"}
    assert content == render_docx(SPEECH, standard(), notes=NOTES)


def test_python_docx_reads_the_comments() -> None:
    comments = list(docx.Document(BytesIO(render_docx(SPEECH, standard(), notes=NOTES))).comments)
    assert [comment.text for comment in comments] == ["甲\n第二行", "<乙>&", "丙"]
    assert [comment.comment_id for comment in comments] == [0, 1, 2]
    assert {comment.timestamp for comment in comments} == {None}


def test_the_styles_of_comments_are_there_with_comments_only() -> None:
    def used(content: bytes) -> tuple[set[str | None], set[Any]]:
        package = Package(content)
        return {style for style in package.styles if "Comment" in str(style)}, set(package.parts)

    styles, parts = used(render_docx(SPEECH, standard(), notes=NOTES))
    assert styles == {"CommentReference", "CommentText"}
    assert "word/comments.xml" in parts
    styles, parts = used(render_docx(SPEECH, standard()))
    assert styles == set()
    assert "word/comments.xml" not in parts


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".txt", ".json"])
def test_without_notes_nothing_speaks_of_comments(suffix: str) -> None:
    content = render(SPEECH, suffix, Look())
    parts = Package(content).parts.values() if suffix == ".docx" else [content]
    assert not [part for part in parts if b"comment" in part.lower()]


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt", ".json"])
def test_formats_without_comments_leave_notes_out(suffix: str) -> None:
    assert render(SPEECH, suffix, Look(notes=NOTES)) == render(SPEECH, suffix)


def places(draft: Draft) -> st.SearchStrategy[list[Note]]:
    printed = list(printed_lines(draft, standard()))

    def on(number: int) -> st.SearchStrategy[Note]:
        ends = st.lists(st.integers(0, len(printed[number].text)), min_size=2, max_size=2, unique=True).map(sorted)
        return ends.map(lambda found: Note(number, found[0], found[1], f"{number}：{found[0]}—{found[1]}"))

    return st.lists(st.integers(0, len(printed) - 1).flatmap(on), max_size=12)


@given(places(SPEECH))
def test_the_text_is_the_same_with_notes_and_without_wherever_they_stand(notes: list[Note]) -> None:
    content = render_docx(SPEECH, standard(), notes=notes)
    noted, plain = read_back(content), read_back(render_docx(SPEECH, standard()))
    assert (noted.lines, noted.breaks) == (plain.lines, plain.breaks)
    assert "".join(noted.highlighted) == "".join(plain.highlighted)
    assert sorted(noted.comments, key=repr) == sorted(
        (Comment(note.line, note.start, note.end, note.text) for note in notes), key=repr
    )
    assert text_of(Package(content).body) == "".join(line.text for line in printed_lines(SPEECH, standard()))
