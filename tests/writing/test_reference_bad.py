"""What stays behind of an office's own document, and documents that cannot serve."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.draft import Draft
from drafter.errors import InputFileError
from drafter.layouts import standard
from drafter.reading import packages
from drafter.writing.docx import check_styles, render_docx
from drafter.writing.notes import Note
from drafter.writing.word_reference import reference_base
from tests.writing.conftest import Package, text_of
from tests.writing.samples import (
    DECLARED,
    NAMES,
    OFFICE,
    PACKAGE,
    PAGE,
    WORD,
    Part,
    sample,
    style,
    styles,
    unzipped,
    without,
    zipped,
)  # fmt: skip

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SECRET = "绝密"
BY = f'w:author="{SECRET}" w:date="2024-01-01T00:00:00Z"'
RSID = 'w:rsidR="00AB12CD" w:rsidRPr="00AB12CD"'
DC = "http://purl.org/dc/elements/1.1/"


def word(tag: str, inside: str = "") -> str:
    return f"<w:{tag} {DECLARED}>{inside}</w:{tag}>"


def paragraph(text: str, more: str = "") -> str:
    return f"<w:p {RSID}>{more}<w:r {RSID}><w:t>{text}</w:t></w:r></w:p>"


CHANGED = (
    f'<w:p {RSID}><w:pPr><w:rPr><w:ins w:id="1" {BY}/></w:rPr><w:pPrChange w:id="2" {BY}><w:pPr/></w:pPrChange></w:pPr>'
    f'<w:r><w:t>本局</w:t></w:r><w:ins w:id="3" {BY}><w:r><w:t>文件</w:t></w:r></w:ins>'
    f'<w:del w:id="4" {BY}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del><!-- {SECRET} --></w:p>'
)
"""A line of a header, with its tracked changes."""

CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="{DC}"><dc:title>{SECRET}</dc:title>'
    f"<dc:creator>{SECRET}</dc:creator><cp:keywords>{SECRET}</cp:keywords><cp:lastModifiedBy>{SECRET}</cp:lastModifiedBy>"
    "</cp:coreProperties>"
)
SETTINGS = word(
    "settings",
    f'<w:writeProtection w:hash="{SECRET}"/><w:zoom w:percent="90"/><w:attachedTemplate r:id="t1"/><w:linkStyles/>'
    '<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:evenAndOddHeaders/>'
    f'<w:saveThroughXslt r:id="t2"/><w:footnotePr><w:footnote w:id="0"/></w:footnotePr><w:rsids><w:rsid w:val="00AB12CD"/>'
    f'</w:rsids><w:docVars><w:docVar w:name="{SECRET}" w:val="{SECRET}"/></w:docVars><w:attachedSchema w:val="{SECRET}"/>'
    '<w14:docId w14:val="00AB12CD"/>',
)
STYLES = styles(
    style(
        "Title",
        id="t",
        more='<w:rsid w:val="00AB12CD"/>',
        paragraph=f'<w:jc w:val="center"/><w:pPrChange w:id="8" {BY}><w:pPr/></w:pPrChange>',
        run=f'<w:b/><w:rPrChange w:id="9" {BY}><w:rPr/></w:rPrChange>',
    ),
    names=without("Title"),
)
FONTS = word(
    "fonts", '<w:font w:name="楷体"><w:charset w:val="86"/><w:embedRegular r:id="f1" w:fontKey="{00AB12CD}"/></w:font>'
)
TOLD = (
    Part("docProps/core.xml", CORE, "application/vnd.openxmlformats-package.core-properties+xml",
         f"{PACKAGE}/relationships/metadata/core-properties", owner=""),
    Part("docProps/app.xml", f"<Properties><Company>{SECRET}</Company></Properties>", relation="extended-properties", owner=""),
    Part("docProps/custom.xml", f"<Properties>{SECRET}</Properties>", relation="custom-properties", owner=""),
    Part("docProps/thumbnail.png", SECRET.encode(), "image/png", f"{PACKAGE}/relationships/metadata/thumbnail", owner=""),
    Part("word/settings.xml", SETTINGS, f"{WORD}.settings+xml", "settings"),
    Part("", "", "", "attachedTemplate", "t1", "word/settings.xml", f"file:///C:/{SECRET}.dotx"),
    Part("", "", "", "transform", "t2", "word/settings.xml", f"file:///C:/{SECRET}.xsl"),
    Part("word/fontTable.xml", FONTS, f"{WORD}.fontTable+xml", "fontTable"),
    Part("word/fonts/font1.odttf", SECRET.encode(), "application/x-font", "font", "f1", "word/fontTable.xml"),
    Part("word/comments7.xml", word("comments", f'<w:comment w:id="0" {BY}>{paragraph(SECRET)}</w:comment>'),
         f"{WORD}.comments+xml", "comments"),
    Part("word/footnotes.xml", word("footnotes", paragraph(SECRET)), f"{WORD}.footnotes+xml", "footnotes"),
    Part("word/endnotes.xml", word("endnotes", paragraph(SECRET)), f"{WORD}.endnotes+xml", "endnotes"),
    Part("word/people.xml", f"<people>{SECRET}</people>", relation="http://schemas.microsoft.com/office/2011/relationships/people"),
    Part("word/glossary/document.xml", word("glossaryDocument", paragraph(SECRET)), f"{WORD}.document.glossary+xml",
         "glossaryDocument"),
    Part("customXml/item1.xml", f"<a>{SECRET}</a>", relation="customXml"),
    Part("word/media/image1.png", SECRET.encode(), "image/png", "image", "i1"),
    Part("word/embeddings/table.xlsx", SECRET.encode(), "application/vnd.ms-excel", "package", "o1"),
    Part("", "", "", "hyperlink", "h1", target=f"file:///C:/{SECRET}"),
    Part("word/header1.xml", word("hdr", CHANGED), f"{WORD}.header+xml", "header", "hd"),
    Part("word/footer1.xml", word("ftr", paragraph(SECRET)), f"{WORD}.footer+xml", "footer", "ft"),
)  # fmt: skip
BODY = (
    paragraph(SECRET, f'<w:pPr><w:sectPr {RSID}><w:footerReference w:type="default" r:id="ft"/></w:sectPr></w:pPr>')
    + f'<w:p><w:ins w:id="5" {BY}><w:r><w:t>{SECRET}</w:t></w:r></w:ins><w:del w:id="6" {BY}/></w:p>'
    + f"<w:tbl><w:tr><w:tc>{paragraph(SECRET)}</w:tc></w:tr></w:tbl>"
)
SECTION = (
    f'<w:headerReference w:type="default" r:id="hd"/><w:footerReference w:type="default" r:id="own"/>'
    f'<w:footnotePr/>{PAGE}<w:sectPrChange w:id="7" {BY}><w:sectPr/></w:sectPrChange>'
)
OWN_FOOTER = Part("word/footer2.xml", word("ftr", paragraph("第一页")), f"{WORD}.footer+xml", "footer", "own")

Export = Callable[..., Package]


@pytest.fixture
def export(speech: Draft, tmp_path: Path) -> Export:
    """A speech in the look of a document, taken apart."""

    def write(reference: bytes, *notes: Note) -> Package:
        path = tmp_path / "样本.docx"
        path.write_bytes(reference)
        base = reference_base(path, comments=bool(notes))
        return Package(render_docx(speech, standard(), base=base, notes=notes))

    return write


@pytest.fixture
def told() -> bytes:
    """A document that tells something in every part it has."""
    return sample(STYLES, *TOLD, OWN_FOOTER, body=BODY, section=SECTION)


NOTES = pytest.mark.parametrize("notes", [(), (Note(0, 0, 2, "核对"),)], ids=["without notes", "with notes"])


@NOTES
def test_no_text_and_no_name_out_of_a_sample_is_left_anywhere(
    export: Export, told: bytes, notes: tuple[Note, ...]
) -> None:
    telling = {name for name, content in unzipped(told).items() if SECRET.encode() in content}
    assert {part.name for part in TOLD if part.name} - telling == {"word/fontTable.xml"}
    package = export(told, *notes)
    assert [name for name, content in package.parts.items() if SECRET.encode() in content] == []


@NOTES
def test_only_parts_that_give_a_look_are_kept(export: Export, told: bytes, notes: tuple[Note, ...]) -> None:
    assert set(export(told, *notes).parts) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels",
        "word/fontTable.xml", "word/footer2.xml", "word/header1.xml", "word/settings.xml", "word/styles.xml",
        *(["word/comments.xml"] if notes else []),
    }  # fmt: skip


def test_settings_keep_what_gives_a_look_and_lose_what_tells(export: Export, told: bytes) -> None:
    settings = export(told).tree("word/settings.xml")
    assert [child.tag.removeprefix(W) for child in settings] == ["zoom", "evenAndOddHeaders"]


def test_numbers_of_revisions_are_gone(export: Export, told: bytes) -> None:
    package = export(told)
    assert [name for name, content in package.parts.items() if b"00AB12CD" in content] == []


def test_tracked_changes_in_headers_are_accepted(export: Export, told: bytes) -> None:
    header = export(told).tree("word/header1.xml")
    assert text_of(header) == "本局文件"
    assert {element.tag.removeprefix(W) for element in header.iter()} == {"hdr", "p", "pPr", "rPr", "r", "t"}


def test_a_row_of_a_header_that_is_marked_as_deleted_is_gone(export: Export) -> None:
    rows = f'<w:tr><w:trPr><w:del w:id="1" {BY}/></w:trPr><w:tc>{paragraph("旧名")}</w:tc></w:tr>'
    rows += f'<w:tr><w:trPr><w:ins w:id="2" {BY}/></w:trPr><w:tc>{paragraph("新名")}</w:tc></w:tr>'
    header = Part("word/header1.xml", word("hdr", f"<w:tbl>{rows}</w:tbl><w:p/>"), f"{WORD}.header+xml", "header", "hd")
    package = export(sample(None, header, section=f'<w:headerReference w:type="default" r:id="hd"/>{PAGE}'))
    assert text_of(package.tree("word/header1.xml")) == "新名"


def test_tracked_changes_of_styles_are_accepted(export: Export, told: bytes) -> None:
    title = export(told).styles["t"]
    assert [element.tag.removeprefix(W) for element in title.iter()][1:] == [
        "name", "basedOn", "pPr", "numPr", "numId", "jc", "rPr", "b",
    ]  # fmt: skip


def test_fonts_are_still_described_but_no_longer_embedded(export: Export, told: bytes) -> None:
    (font,) = export(told).tree("word/fontTable.xml")
    assert [child.tag.removeprefix(W) for child in font] == ["charset"]


def test_the_properties_are_the_speechs_whatever_the_samples_part_is_called(export: Export) -> None:
    package = export(sample(None, TOLD[0]._replace(name="docProps/core7.xml")))
    assert "docProps/core7.xml" not in package.parts
    assert "何某" in "".join(package.tree("docProps/core.xml").itertext())
    assert b"docProps/core.xml" in package.parts["_rels/.rels"]


# Documents that cannot serve.

ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
TEMPLATE = f"{WORD}.template.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
LOUDER = (f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
BOMB = f'<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">{"".join(LOUDER)}]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY i SYSTEM "file:///etc/hostname">]>'


def damaged() -> bytes:
    content = bytearray(sample())
    content[60:90] = bytes(30)
    return bytes(content)


def strict() -> bytes:
    """A document in Strict Open XML, which names everything otherwise."""
    parts = unzipped(sample())
    for usual in (OFFICE, DECLARED.split('"')[1]):
        strictly = usual.replace("http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml").replace("/2006", "")
        parts = {name: content.replace(usual.encode(), strictly.encode()) for name, content in parts.items()}
    return zipped(parts)


def without_part(name: str) -> bytes:
    return zipped({part: content for part, content in unzipped(sample()).items() if part != name})


NOT_WORD = "这不是 Word 文件，或者文件坏了\n    → 用 Word 或 WPS 打开看看，另存为 .docx 再试"
NOT_DOCX = (
    "这不是 .docx 文档，可能是模板（.dotx）、带宏的文档（.docm）或别的 Office 文件\n"
    "    → 用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再用"
)
BAD = {
    "text": ("治水体会".encode(), NOT_WORD),
    "nothing": (b"", NOT_WORD),
    "half a document": (sample()[:700], NOT_WORD),
    "a damaged document": (damaged(), NOT_WORD),
    "a zip file of something else": (zipped({"甲.txt": b"a"}), NOT_WORD),
    "a document without its main part": (without_part("word/document.xml"), NOT_WORD),
    "a document without its styles": (without_part("word/styles.xml"), NOT_WORD),
    "a document without a body": (
        zipped(unzipped(sample()) | {"word/document.xml": word("document").encode()}),
        NOT_WORD,
    ),
    "broken styles": (sample(styles()[:-20]), NOT_WORD),
    "an entity bomb in a style": (sample(BOMB + styles("&i;")), NOT_WORD),
    "an entity bomb in a name": (sample(BOMB + styles(style("&i;", id="x"))), NOT_WORD),
    "an entity from outside in a header": (
        sample(
            None,
            Part(
                "word/header1.xml",
                OUTSIDE + word("hdr", "<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"),
                f"{WORD}.header+xml",
                "header",
                "hd",
            ),
            section=f'<w:headerReference w:type="default" r:id="hd"/>{PAGE}',
        ),
        NOT_WORD,
    ),
    "an entity bomb in the fonts": (
        sample(None, Part("word/fontTable.xml", BOMB + word("fonts", "&i;"), f"{WORD}.fontTable+xml", "fontTable")),
        NOT_WORD,
    ),
    "an entity bomb in the theme": (
        sample(None, Part("word/theme1.xml", f"{BOMB}<a>&i;</a>", "application/xml", "theme")),
        NOT_WORD,
    ),
    "a document type in the theme": (
        sample(None, Part("word/theme1.xml", f"{OUTSIDE}<a/>", "application/xml", "theme")),
        NOT_WORD,
    ),
    "a document in Strict Open XML": (strict(), NOT_WORD),
    "an old document": (
        OLD,
        "这是旧格式的文件（.doc 或 .xls）\n    → 用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx",
    ),
    "an encrypted document": (ENCRYPTED, "文件加了密码\n    → 用 Word、Excel 或 WPS 打开，去掉密码再存"),
    "a template": (sample(main_type=TEMPLATE), NOT_DOCX),
    "a document with macros": (sample(main_type=MACROS), NOT_DOCX),
    "a table": (sample(main="xl/workbook.xml", main_type=SHEET), NOT_DOCX),
}


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD)
def test_what_cannot_serve_is_refused_with_its_cause_and_a_remedy(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "样本.docx"
    path.write_bytes(content)
    with pytest.raises(InputFileError) as refused:
        reference_base(path)
    assert str(refused.value) == f"{path}: {message}"


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="找不到这个文件"):
        reference_base(tmp_path / "没有.docx")
    with pytest.raises(InputFileError, match="这是一个文件夹，不是文件"):
        reference_base(tmp_path)


def test_a_document_that_would_unpack_to_too_much_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: Any) -> None:
        raise AssertionError("it was read")

    content = bytearray(sample(None, Part("word/media/a.png", b"a", "image/png")))
    directory = content.rindex(b"PK\x01\x02", 0, content.rindex(b"word/media/a.png"))
    struct.pack_into("<I", content, directory + 24, packages.MOST_UNPACKED)
    path = tmp_path / "样本.docx"
    path.write_bytes(content)
    monkeypatch.setattr(zipfile.ZipFile, "read", read)
    with pytest.raises(InputFileError, match="文件解开以后太大"):
        reference_base(path)


def test_an_entity_in_a_name_is_never_read_from_outside(export: Export) -> None:
    package = export(sample(OUTSIDE + styles()))
    assert b"hostname" not in b"".join(package.parts.values())
    assert b"DOCTYPE" not in package.parts["word/styles.xml"]


CHINESE = "标题、副标题、署名、日期、称呼、标题 1、标题 3、标题 4、正文文本"
MADE_UP = ("副标题", "署名", "日期", "称呼")
"""What looks like the body, if there is one."""


def test_all_the_styles_that_are_missing_are_named_with_the_remedy(tmp_path: Path, speech: Draft) -> None:
    path = tmp_path / "样本.docx"
    path.write_bytes(sample(styles(names=[])))
    base = reference_base(path)
    with pytest.raises(InputFileError) as refused:
        check_styles(speech, standard(), base)
    assert str(refused.value) == (
        f"{path}: 样本文档里没有这些样式：{CHINESE}\n"
        "    → 在 Word 里给它建好这些样式；或者先用 drafter 出一份 .docx，把里面各样式改成本单位的样子，存下来作样本"
    )
    with pytest.raises(InputFileError, match="样本文档里没有这些样式"):
        render_docx(speech, standard(), base=base)


NAMED = [
    (name, "" if chinese in MADE_UP else chinese)
    for name, chinese in zip(NAMES, [*CHINESE.split("、")[:6], "", *CHINESE.split("、")[6:]], strict=True)
]


@pytest.mark.parametrize(("name", "chinese"), NAMED)
def test_each_style_that_is_missing_is_named(tmp_path: Path, speech: Draft, name: str, chinese: str) -> None:
    """A heading of level 2 is only run in here, and needs no paragraph style."""
    path = tmp_path / "样本.docx"
    path.write_bytes(sample(styles(names=without(name))))
    if not chinese:
        check_styles(speech, standard(), reference_base(path))
        return
    with pytest.raises(InputFileError, match=f"样本文档里没有这些样式：{chinese}\n"):
        check_styles(speech, standard(), reference_base(path))
