"""The paragraphs of a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from drafter.errors import InputFileError
from drafter.reading.docx import paragraphs

PATH = Path("句.docx")
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def saved(document: Any) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def read(fill: Callable[[Any], None]) -> list[str]:
    """The paragraphs of a document that *fill* has filled."""
    document = Document()
    fill(document)
    return paragraphs(saved(document), PATH)


def of_xml(*bodies: str) -> list[str]:
    """The paragraphs of a document with these paragraphs in WordprocessingML."""

    def fill(document: Any) -> None:
        for body in bodies:
            document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {NAMES}>{body}</w:p>"))

    return read(fill)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_come_in_order_empty_ones_too() -> None:
    def fill(document: Any) -> None:
        document.add_heading("疏通沟渠")
        document.add_paragraph("")
        document.add_paragraph("逐条登记", style="List Bullet").add_run("，逐条清淤").bold = True

    assert read(fill) == ["疏通沟渠", "", "逐条登记，逐条清淤"]


def test_paragraphs_in_tables_come_where_the_table_stands() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("前")
        table = document.add_table(rows=2, cols=2)
        for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = f"格{number}"
        document.add_paragraph("后")

    assert read(fill) == ["前", "格0", "格1", "格2", "格3", "后"]


def test_what_was_put_in_under_tracked_changes_is_kept_and_what_was_taken_out_is_not() -> None:
    inserted = f'<w:ins w:id="1" w:author="某人">{run("老")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="某人"><w:r><w:delText>破</w:delText></w:r></w:del>'
    assert of_xml(f"{run('修好')}{deleted}{inserted}{run('水闸')}") == ["修好老水闸"]


def test_what_was_moved_stands_only_where_it_was_moved_to() -> None:
    gone = f'<w:moveFrom w:id="1" w:author="某人">{run("先清淤")}</w:moveFrom>'
    come = f'<w:moveTo w:id="2" w:author="某人">{run("先清淤")}</w:moveTo>'
    assert of_xml(f"{gone}{run('再放水')}", come) == ["再放水", "先清淤"]


def test_text_boxes_are_left_out_in_either_form() -> None:
    inside = f"<w:txbxContent><w:p>{run('框里')}</w:p></w:txbxContent>"
    shape = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert of_xml(f"{run('框外')}{shape}") == ["框外"]


def test_the_text_of_links_and_of_fields_is_kept_their_instructions_are_not() -> None:
    link = f"<w:hyperlink>{run('渠系图')}</w:hyperlink>"
    field = f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('7')}"
    assert of_xml(f"{run('见')}{link}第{field}", f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>") == [
        "见渠系图7",
        "控件",
    ]


def test_tabs_and_line_breaks_within_a_paragraph_become_spaces() -> None:
    assert of_xml("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>") == ["甲 乙 丙"]


def test_the_main_part_is_found_whatever_it_is_called() -> None:
    kept = io.BytesIO()
    document = Document()
    document.add_paragraph("疏通沟渠")
    with zipfile.ZipFile(io.BytesIO(saved(document))) as sound, zipfile.ZipFile(kept, "w") as renamed:
        for item in sound.infolist():
            content = sound.read(item).replace(b"word/document.xml", b"word/document2.xml")
            renamed.writestr(item.filename.replace("document.xml", "document2.xml"), content)
    assert paragraphs(kept.getvalue(), PATH) == ["疏通沟渠"]


# -- what is no Word file -----------------------------------------------------------------------------------


def packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return kept.getvalue()


RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)
DAMAGED: dict[str, bytes] = {
    "nothing": b"",
    "text": "疏通沟渠".encode(),
    "a package of something else": packed({"图.svg": b"<svg/>"}),
    "a package without the part that it names": packed({"_rels/.rels": RELATIONS}),
    "a part that is no XML": packed({"_rels/.rels": RELATIONS, "word/document.xml": b"<w:document"}),
    "relations that are no XML": packed({"_rels/.rels": b"?", "word/document.xml": b"<a/>"}),
    "a part that is no document": packed({"_rels/.rels": RELATIONS, "word/document.xml": b"<workbook/>"}),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_no_word_file_is_refused(name: str) -> None:
    with pytest.raises(InputFileError) as caught:
        paragraphs(DAMAGED[name], PATH)
    assert str(caught.value) == (
        "句.docx: 这不是 Word 文件，或者文件坏了\n    → 用 Word 或 WPS 打开看看，另存为 .docx 再试"
    )


@pytest.mark.parametrize("name", ["word/document.xml", "_rels/.rels"])
def test_a_part_that_unpacks_to_far_more_than_it_is_is_refused(name: str) -> None:
    parts = {"_rels/.rels": RELATIONS, "word/document.xml": b"<a/>"}
    parts[name] = parts[name] + b" " * ((256 << 20) + 1)
    with pytest.raises(InputFileError, match="文件解开以后太大"):
        paragraphs(packed(parts), PATH)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "密").write_text("机密", encoding="utf-8")
    body = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "密").as_uri()}">]>'
        f"<w:document {NAMES}><w:body><w:p><w:r><w:t>甲&x;乙</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        (text,) = paragraphs(packed({"_rels/.rels": RELATIONS, "word/document.xml": body.encode()}), PATH)
    except InputFileError:
        return
    assert "机密" not in text


def test_entities_that_multiply_do_no_harm() -> None:
    names = "abcdefghij"
    nested = "".join(f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in pairwise(names))
    body = (
        f'<!DOCTYPE d [<!ENTITY a "渠">{nested}]>'
        f"<w:document {NAMES}><w:body><w:p><w:r><w:t>甲&j;</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        (text,) = paragraphs(packed({"_rels/.rels": RELATIONS, "word/document.xml": body.encode()}), PATH)
    except InputFileError:
        return
    assert len(text) < 100
