"""Findings as comments in somebody's own Word document, and mends in its text: nothing else of it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from drafter.checking.finding import Edit, Finding
from drafter.checking.fixing import edited, mend
from drafter.checking.rule import Context
from drafter.errors import InputFileError
from drafter.reading.docx import read_docx
from drafter.reading.speech import Speech
from drafter.reading.structure import recognise
from drafter.reading.text import read_text
from drafter.writing.annotating import annotate, annotated_text, fixed
from drafter.writing.pdf import to_pdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
PATH = Path("讲话.docx")
DOCUMENT, TYPES, RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
COMMENTS = "word/comments.xml"


def saved(document: Any) -> bytes:
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def of_xml(*paragraphs: str) -> bytes:
    """A document of paragraphs that hold this WordprocessingML."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {NAMES}>{paragraph}</w:p>"))
    return saved(document)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def finding(index: int, start: int, end: int, message: str = "标点用了半角") -> Finding:
    return Finding("half-width", "E", index, start, end, message, "改成全角")


def speech_of(content: bytes) -> Speech:
    return recognise(read_docx(content, PATH))


def noted(content: bytes, *findings: Finding) -> bytes:
    return annotate(content, PATH, findings, speech_of(content))


def texts(content: bytes) -> list[str]:
    return [line.text for line in read_docx(content, PATH).lines]


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


SAYS = {f"{W}tab": "\t", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}


def covered(content: bytes, part: str = DOCUMENT) -> dict[int, str]:
    """What the range of each comment covers, in the order of the document."""
    ranges: dict[int, str] = {}
    open_ones: set[int] = set()
    for element in etree.fromstring(parts(content)[part]).iter("*"):
        if element.tag == f"{W}commentRangeStart":
            number = int(element.get(f"{W}id", ""))
            ranges[number] = ""
            open_ones.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_ones.remove(int(element.get(f"{W}id", "")))
        elif element.tag in SAYS or element.tag == f"{W}t":
            for number in open_ones:
                ranges[number] += SAYS.get(element.tag, element.text or "")
    assert not open_ones
    return ranges


def the_range(content: bytes) -> str:
    (only,) = covered(content).values()
    return only


# Comments.


def test_a_finding_is_a_comment_on_exactly_its_characters() -> None:
    content = noted(of_xml(run("要抓实,抓细。")), finding(0, 3, 4))
    assert the_range(content) == ","


def test_a_comment_says_what_is_wrong_what_to_do_and_by_which_rule() -> None:
    (comment,) = docx.Document(BytesIO(noted(of_xml(run("要抓实,抓细。")), finding(0, 3, 4)))).comments
    assert (comment.author, comment.text) == ("drafter", "标点用了半角\n改成全角（half-width）")


def test_a_run_that_is_divided_keeps_its_look_on_both_sides() -> None:
    content = noted(of_xml(run("要抓实,抓细。", '<w:b/><w:sz w:val="32"/>')), finding(0, 3, 4))
    runs = [run for run in docx.Document(BytesIO(content)).paragraphs[0].runs if run.text]
    assert [(run.text, run.bold, run.font.size) for run in runs] == [
        ("要抓实", True, Pt(16)),
        (",", True, Pt(16)),
        ("抓细。", True, Pt(16)),
    ]


def test_a_finding_over_several_runs_is_one_comment() -> None:
    content = noted(of_xml(run("要抓", "<w:b/>") + run("实") + run("抓细")), finding(0, 1, 4))
    assert the_range(content) == "抓实抓"


@pytest.mark.parametrize(
    "around",
    [
        '<w:ins w:id="1" w:author="某人">{}</w:ins>',
        '<w:moveTo w:id="1" w:author="某人">{}</w:moveTo>',
        '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
        '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:uri="u" w:element="e">{}</w:smartTag>',
    ],
)
def test_a_finding_may_begin_within_something_that_stands_around_text_and_end_outside(around: str) -> None:
    content = of_xml(run("前面") + around.format(run("压实责任")) + run("后面"))
    inside, across = noted(content, finding(0, 3, 5)), noted(content, finding(0, 4, 7))
    assert (the_range(inside), the_range(across)) == ("实责", "责任后")
    assert texts(inside) == texts(across) == ["前面压实责任后面"]


@pytest.mark.parametrize(
    "whole",
    [
        "<m:oMath><m:r><m:t>压实责任</m:t></m:r></m:oMath>",
        f"<mc:AlternateContent><mc:Choice Requires='w14'>{run('压实责任')}</mc:Choice><mc:Fallback/></mc:AlternateContent>",
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('压实责任')}</w:sdtContent></w:sdt>",
        f"<w:r><w:ruby><w:rt/><w:rubyBase>{run('压实责任')}</w:rubyBase></w:ruby></w:r>",
    ],
)
def test_what_nothing_may_be_put_into_is_marked_as_a_whole(whole: str) -> None:
    content = noted(of_xml(run("前") + whole + run("后")), finding(0, 2, 3))
    root = etree.fromstring(parts(content)[DOCUMENT])
    (begins,), (ends,) = root.iter(f"{W}commentRangeStart"), root.iter(f"{W}commentRangeEnd")
    assert [etree.QName(each.getparent()).localname for each in (begins, ends)] == ["p", "p"]
    assert texts(content) == ["前压实责任后"]


def test_what_was_deleted_under_tracked_changes_is_stepped_over() -> None:
    gone = '<w:del w:id="1" w:author="某人"><w:r><w:delText>不</w:delText></w:r></w:del>'
    content = noted(of_xml(run("要") + gone + run("抓实,抓细")), finding(0, 3, 4))
    assert the_range(content) == ","
    assert gone.split("<w:r>")[1].encode() in parts(content)[DOCUMENT]


def test_a_paragraph_whose_mark_was_deleted_is_one_line_with_the_next() -> None:
    deleted = '<w:pPr><w:rPr><w:del w:id="1" w:author="某人"/></w:rPr></w:pPr>'
    content = noted(of_xml(deleted + run("要抓"), run("实,抓细")), finding(0, 3, 4))
    assert the_range(content) == ","


def test_tabs_and_line_breaks_count_as_one_character() -> None:
    content = noted(of_xml("<w:r><w:t>一</w:t><w:tab/><w:t>抓,实</w:t><w:br/><w:t>好</w:t></w:r>"), finding(0, 3, 4))
    assert (the_range(content), texts(content)) == (",", ["一\t抓,实 好"])


def test_findings_may_overlap_contain_and_touch_each_other() -> None:
    stretches = [(0, 6), (1, 3), (2, 5), (3, 4), (3, 4), (4, 6)]
    content = noted(
        of_xml(run("压实各方责任")), *(finding(0, start, end, f"{start}-{end}") for start, end in stretches)
    )
    said = {comment.comment_id: comment.text.split("\n")[0] for comment in docx.Document(BytesIO(content)).comments}
    assert sorted((said[number], text) for number, text in covered(content).items()) == sorted(
        (f"{start}-{end}", "压实各方责任"[start:end]) for start, end in stretches
    )


def test_a_finding_in_a_number_that_word_writes_stands_at_the_first_run() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(style="List Number")
    paragraph.add_run("抓好")
    paragraph.add_run("落实")
    content = saved(document)
    (line,) = read_docx(content, PATH).lines
    assert line.enumerator
    assert the_range(noted(content, finding(0, 0, 1))) == "抓好"
    begin = len(line.enumerator)
    assert the_range(noted(content, finding(0, 0, begin + 3))) == "抓好落"
    assert the_range(noted(content, finding(0, begin + 1, begin + 3))) == "好落"


def test_a_finding_in_an_empty_paragraph_has_its_comment_there() -> None:
    content = noted(of_xml(run("前"), ""), finding(1, 0, 0))
    assert the_range(content) == ""
    assert etree.fromstring(parts(content)[DOCUMENT])[0][1].find(f"{W}commentRangeStart") is not None


@pytest.mark.parametrize(("at", "before"), [(1, "抓"), (3, "抓实了")])
def test_a_finding_of_no_characters_is_a_point(at: int, before: str) -> None:
    content = noted(of_xml(run("抓实了")), finding(0, at, at))
    assert the_range(content) == ""
    root = etree.fromstring(parts(content)[DOCUMENT])
    (mark,) = root.iter(f"{W}commentRangeStart")
    assert (
        "".join(str(text.text) for each in mark.itersiblings(preceding=True) for text in each.iter(f"{W}t")) == before
    )


def with_comment() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph()
    runs = [paragraph.add_run(text) for text in ("要抓实,", "抓细")]
    document.add_comment(runs[1:], text="再斟酌", author="何某")
    return saved(document)


def test_comments_that_are_there_already_stay_and_the_numbers_go_on() -> None:
    content = noted(with_comment(), finding(0, 3, 5))
    assert [(comment.comment_id, comment.text) for comment in docx.Document(BytesIO(content)).comments] == [
        (0, "再斟酌"),
        (1, "标点用了半角\n改成全角（half-width）"),
    ]
    assert covered(content) == {0: "抓细", 1: ",抓"}


def test_numbers_of_marks_without_comments_are_not_taken_again() -> None:
    lost = '<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/>'
    assert covered(noted(of_xml(lost + run("要抓实,")), finding(0, 3, 4))) == {7: "", 8: ","}


@pytest.mark.parametrize("content", [of_xml(run("要抓实,抓细。")), with_comment()])
def test_only_the_text_the_comments_and_what_says_that_they_are_there_change(content: bytes) -> None:
    before, after = parts(content), parts(noted(content, finding(0, 3, 4)))
    changed = {name for name in after if before.get(name) != after[name]}
    is_new = COMMENTS not in before
    assert changed == {DOCUMENT, COMMENTS, *((TYPES, RELATIONS) if is_new else ())}
    assert before.keys() - after.keys() == set()


def test_without_findings_the_document_is_the_same_to_the_byte() -> None:
    content = of_xml(run("要抓实，抓细。"))
    assert noted(content) == content


def test_a_document_of_the_strict_kind_stays_one() -> None:
    usual, strict = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    content = of_xml(run("要抓实,"))
    kept = BytesIO()
    with ZipFile(kept, "w") as package:
        for name, part in parts(content).items():
            package.writestr(name, part.replace(usual.encode(), strict.encode()) if name == DOCUMENT else part)
    after = parts(noted(kept.getvalue(), finding(0, 3, 4)))
    for name in (DOCUMENT, COMMENTS):
        assert strict.encode() in after[name]
        assert usual.encode() not in after[name]


@pytest.mark.parametrize("name", [COMMENTS, RELATIONS])
def test_a_damaged_part_is_said_to_be_damaged(name: str) -> None:
    content = with_comment()
    speech = speech_of(content)
    kept = BytesIO()
    with ZipFile(kept, "w") as package:
        for each, part in parts(content).items():
            package.writestr(each, b"<w:comments" if each == name else part)
    with pytest.raises(InputFileError, match="文件坏了"):
        annotate(kept.getvalue(), PATH, [finding(0, 3, 4)], speech)


# Mends.


def test_a_mend_changes_the_characters_it_is_about() -> None:
    content = fixed(of_xml(run("要抓实,抓细 。")), PATH, [Edit(0, 3, 4, "，"), Edit(0, 6, 7, "")])
    assert texts(content) == ["要抓实，抓细。"]


def test_a_mend_over_several_runs_goes_into_the_first_and_leaves_their_looks() -> None:
    content = fixed(
        of_xml(run("习总", "<w:b/>") + run("书记") + run("指出", "<w:i/>")), PATH, [Edit(0, 1, 3, "近平同")]
    )
    runs = [(run.text, run.bold, run.italic) for run in docx.Document(BytesIO(content)).paragraphs[0].runs]
    assert runs == [("习近平同", True, None), ("记", None, None), ("指出", None, True)]


def test_only_what_differs_is_written_anew() -> None:
    content = fixed(of_xml(run("三是", "<w:b/>") + run(",抓")), PATH, [Edit(0, 0, 3, "三是，")])
    runs = [(run.text, run.bold) for run in docx.Document(BytesIO(content)).paragraphs[0].runs]
    assert runs == [("三是", True), ("，抓", None)]


def test_something_put_in_goes_with_what_stands_before_it() -> None:
    content = fixed(of_xml(run("抓实", "<w:b/>") + run("抓细")), PATH, [Edit(0, 2, 2, "、"), Edit(0, 4, 4, "。")])
    runs = [(run.text, run.bold) for run in docx.Document(BytesIO(content)).paragraphs[0].runs]
    assert runs == [("抓实、", True), ("抓细。", None)]


def test_a_tab_can_be_taken_out_and_replaced() -> None:
    content = of_xml("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r>")
    assert texts(fixed(content, PATH, [Edit(0, 1, 2, ""), Edit(0, 3, 4, "、")])) == ["一二、三"]


def test_a_mend_in_a_number_that_word_writes_is_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("抓好,落实", style="List Number")
    content = saved(document)
    (line,) = read_docx(content, PATH).lines
    begin = len(line.enumerator)
    after = fixed(content, PATH, [Edit(0, 0, begin, "二、"), Edit(0, begin + 2, begin + 3, "，")])
    assert texts(after) == [f"{line.enumerator}抓好，落实"]


def test_a_mend_changes_no_other_part() -> None:
    content = with_comment()
    before, after = parts(content), parts(fixed(content, PATH, [Edit(0, 3, 4, "，")]))
    assert {name for name in after if before[name] != after[name]} == {DOCUMENT}
    assert before.keys() == after.keys()


def test_without_mends_the_document_is_the_same_to_the_byte() -> None:
    content = of_xml(run("要抓实，抓细。"))
    assert fixed(content, PATH, []) == content


def test_mending_twice_changes_nothing_more() -> None:
    content = of_xml(run("同志们:"), run("要抓实") + run(",抓 ", "<w:b/>") + run("细 ,见效。。"))
    once = fixed(content, PATH, mend(speech_of(content), Context()).edits)
    assert texts(once) == ["同志们：", "要抓实，抓细，见效。"]
    assert fixed(once, PATH, mend(speech_of(once), Context()).edits) == once


# Any document.


@dataclass(frozen=True)
class Piece:
    """A run of a paragraph: what it holds, its look, what stands around it."""

    xml: str
    properties: str
    around: str

    def __str__(self) -> str:
        return self.around.format(f"<w:r><w:rPr>{self.properties}</w:rPr>{self.xml}</w:r>")


CONTENTS = st.lists(
    st.one_of(
        st.builds(
            "<w:t{}>{}</w:t>".format,
            st.sampled_from(("", ' xml:space="preserve"')),
            st.text("责任，,。 \n安全ab", max_size=8),
        ),
        st.sampled_from(
            ("<w:tab/>", "<w:br/>", "<w:cr/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:lastRenderedPageBreak/>")
        ),
    ),
    max_size=4,
).map("".join)
PIECES = st.builds(
    Piece,
    CONTENTS,
    st.sampled_from(("", "<w:b/>", '<w:sz w:val="32"/>', "<w:vanish/>")),
    st.sampled_from(
        (
            "{}",
            "{}",
            '<w:ins w:id="1" w:author="某人">{}</w:ins>',
            '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
            "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF</w:instrText></w:r>{}'
            '<w:r><w:fldChar w:fldCharType="separate"/><w:t>果</w:t><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:hyperlink w:anchor="a"><w:ins w:id="1" w:author="某人">{}</w:ins></w:hyperlink>',
        )
    ),
)
NUMBERED = '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>'
PARAGRAPHS = st.builds(
    "{}{}".format,
    st.sampled_from(("", "", NUMBERED)),
    st.lists(PIECES, max_size=5).map(lambda pieces: "".join(map(str, pieces))),
)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    return of_xml(*draw(st.lists(PARAGRAPHS, min_size=1, max_size=3)))


@st.composite
def stretches(draw: st.DrawFn, lines: Sequence[str]) -> tuple[int, int, int]:
    index = draw(st.integers(0, len(lines) - 1))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(lines[index]))] * 2)))
    return index, start, end


@given(documents(), st.data())
def test_whatever_is_found_wherever_the_text_stays_and_each_comment_covers_its_characters(
    content: bytes, data: st.DataObject
) -> None:
    before = read_docx(content, PATH)
    found = data.draw(st.lists(stretches([line.text for line in before.lines]), max_size=6))
    findings = [finding(*stretch, message=str(number)) for number, stretch in enumerate(found)]
    after = noted(content, *findings)
    assert read_docx(after, PATH).lines == before.lines
    said = {comment.comment_id: int(comment.text.split("\n")[0]) for comment in docx.Document(BytesIO(after)).comments}
    visible = Visible(after)
    assert sorted(said.values()) == list(range(len(found)))
    for number, text in visible.covered.items():
        index, start, end = found[said[number]]
        begin = len(before.lines[index].enumerator)
        if end > begin:
            assert text == before.lines[index].text[max(start, begin) : end]


class Visible:
    """What comments cover of the text that is read: neither what is hidden nor white space that Word drops."""

    def __init__(self, content: bytes) -> None:
        self.covered: dict[int, str] = {}
        self._open: set[int] = set()
        self._in_instruction = False
        for element in etree.fromstring(parts(content)[DOCUMENT]).iter("*"):
            self._meet(element)
        assert not self._open

    def _meet(self, element: Any) -> None:
        kind = element.get(f"{W}fldCharType")
        if element.tag == f"{W}commentRangeStart":
            self.covered[int(element.get(f"{W}id"))] = ""
            self._open.add(int(element.get(f"{W}id")))
        elif element.tag == f"{W}commentRangeEnd":
            self._open.remove(int(element.get(f"{W}id")))
        elif kind:
            self._in_instruction = kind == "begin"
        elif (element.tag in SAYS or element.tag == f"{W}t") and not self._in_instruction:
            hidden = element.getparent().find(f"{W}rPr/{W}vanish") is not None
            for number in () if hidden else self._open:
                self.covered[number] += SAYS.get(element.tag) or self._text(element)

    @staticmethod
    def _text(element: Any) -> str:
        preserved = element.get("{http://www.w3.org/XML/1998/namespace}space")
        text = (element.text or "") if preserved else (element.text or "").strip(" \t\n\r")
        return text.replace("\n", " ")


@given(documents(), st.data())
def test_whatever_is_mended_wherever_the_text_is_what_it_is_to_be_and_nothing_else_changes_its_look(
    content: bytes, data: st.DataObject
) -> None:
    source = read_docx(content, PATH)
    line_of = st.integers(0, len(source.lines) - 1)
    index = data.draw(line_of)
    line = source.lines[index]
    begin = len(line.enumerator)
    cuts = sorted(data.draw(st.lists(st.integers(begin, len(line.text)), max_size=6)))
    edits = [
        Edit(index, start, end, data.draw(st.text("，；实 ", max_size=3)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    edits = [edit for number, edit in enumerate(edits) if number == 0 or edit.start > edits[number - 1].start]
    after = read_docx(fixed(content, PATH, edits), PATH)
    wanted = [each.text for each in edited(source, edits).lines]
    assert [each.text[len(each.enumerator) :] for each in after.lines] == [
        text[len(each.enumerator) :] for text, each in zip(wanted, source.lines, strict=True)
    ]
    assert not edits or untouched(line.text, bold(line.bold, line.text), edits) == untouched_after(
        after.lines[index].text, bold(after.lines[index].bold, after.lines[index].text), edits
    )


def bold(stretches_: Sequence[tuple[int, int]], text: str) -> list[bool]:
    return [any(start <= at < end for start, end in stretches_) for at in range(len(text))]


def untouched(text: str, looks: list[bool], edits: Sequence[Edit]) -> list[tuple[str, bool]]:
    """The characters that no edit is about."""
    return [
        (character, look)
        for at, (character, look) in enumerate(zip(text, looks, strict=True))
        if not any(edit.start <= at < edit.end for edit in edits)
    ]


def untouched_after(text: str, looks: list[bool], edits: Sequence[Edit]) -> list[tuple[str, bool]]:
    moved: list[Edit] = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        moved.append(Edit(edit.index, start, start + len(edit.text), ""))
        shift += len(edit.text) - (edit.end - edit.start)
    return untouched(text, looks, moved)


# From text.


def text_speech(text: str) -> Speech:
    return recognise(read_text(text.encode(), Path("讲话.txt")))


SPEECH = """在全县数据安全工作会议上的讲话

县数据局局长　何某
(2025年3月18日)

  同志们:
一、要抓 紧。
下面讲三点意见,请抓好落实。
谢谢大家!
"""


@pytest.mark.parametrize(
    ("index", "start", "end", "characters"),
    [
        (0, 2, 3, "县"),
        (3, 0, 1, "（"),
        (3, 1, 6, "2025年"),
        (5, 5, 6, ":"),
        (6, 4, 5, " "),
        (7, 7, 8, ","),
        (7, 2, 10, "讲三点意见,请抓"),
        (8, 4, 5, "!"),
        (2, 6, 9, "　何某"),
    ],
)
def test_a_text_file_becomes_a_document_with_each_finding_where_it_is_printed(
    index: int, start: int, end: int, characters: str
) -> None:
    assert the_range(annotated_text(text_speech(SPEECH), [finding(index, start, end)])) == characters


def test_annotating_what_is_no_word_document_makes_one() -> None:
    content = annotate(SPEECH.encode(), Path("讲话.txt"), [finding(7, 7, 8)], text_speech(SPEECH))
    assert the_range(content) == ","


def test_a_finding_in_what_is_not_printed_stands_after_what_is_printed_before_it() -> None:
    content = annotated_text(text_speech(SPEECH), [finding(4, 0, 0, "空行"), finding(1, 0, 0, "空行")])
    assert list(covered(content).values()) == ["", ""]


def test_a_finding_in_a_line_that_a_mark_was_taken_off_stands_at_its_characters() -> None:
    speech = text_speech(SPEECH.replace("三点意见,", "三点##paidbegin##意见,"))
    at = speech.source.lines[7].text.index(",")
    assert the_range(annotated_text(speech, [finding(7, at, at + 1)])) == ","


def test_a_file_without_text_gives_a_document_without_comments() -> None:
    content = annotated_text(text_speech(""), [finding(0, 0, 0)])
    assert len(docx.Document(BytesIO(content)).comments) == 0


@given(
    st.lists(st.text("同志们：，。一二是（）、(2025年) 会议上的讲话", max_size=20), max_size=8).map("\n".join),
    st.data(),
)
def test_whatever_text_there_is_each_finding_has_its_comment(text: str, data: st.DataObject) -> None:
    speech = text_speech(text)
    lines = [line.text for line in speech.source.lines]
    found = data.draw(st.lists(stretches(lines), max_size=4)) if lines else []
    content = annotated_text(speech, [finding(*stretch) for stretch in found])
    printed = any(line.text for line in docx.Document(BytesIO(content)).paragraphs)
    assert len(covered(content)) == (len(found) if printed else 0)


# In other programs.


@pytest.mark.layout
@pytest.mark.parametrize("change", ["annotated", "mended", "from text"])
def test_libreoffice_opens_what_was_annotated_and_what_was_mended(change: str) -> None:
    content = of_xml(run("要抓", "<w:b/>") + f'<w:hyperlink w:anchor="a">{run("实,抓细")}</w:hyperlink>', "")
    changes: dict[str, Callable[[], bytes]] = {
        "annotated": lambda: noted(content, finding(0, 1, 4), finding(0, 3, 4), finding(1, 0, 0)),
        "mended": lambda: fixed(content, PATH, [Edit(0, 1, 4, "抓牢，")]),
        "from text": lambda: annotated_text(text_speech(SPEECH), [finding(7, 7, 8)]),
    }
    assert to_pdf(changes[change]()).startswith(b"%PDF")
