"""Whatever somebody hands in: a clear word on what is wrong with it, or all that it says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from drafter.draft import body_text
from drafter.errors import InputFileError
from drafter.reading import read_source
from drafter.reading.structure import recognise

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return made.getvalue()


def word(body: str) -> bytes:
    return package(document=f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')


def within(tags: tuple[str, ...], times: int, content: str) -> str:
    begin, end = "".join(f"<w:{tag}>" for tag in tags), "".join(f"</w:{tag}>" for tag in reversed(tags))
    return begin * times + content + end * times


SAID = "<w:r><w:t>清淤</w:t></w:r>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("稿.txt", "清淤\0加固".encode()),
        ("稿.txt", b"\xff\xfe\x00"),
        ("稿.txt", "清淤".encode("utf-32")),
        ("稿.md", "清淤\ud800".encode("utf-8", "surrogatepass")),
        ("稿.docx", b""),
        ("稿.docx", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("稿.docx", b"{\\rtf1 x}"),
        ("稿.docx", package(styles="<x/>")),
        ("稿.docx", package(document="<x/>")),
        ("稿.docx", package(document="<w:document")),
        ("稿.docx", word(f"<w:p>{SAID}</w:p>")[:-30]),
        ("稿.docx", word(within(("p", "sdt"), 400, SAID))),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputFileError) as caught:
        read_source(tmp_path / name)
    assert "→" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("稿.txt", b""),
        ("稿.txt", b"\xef\xbb\xbf"),
        ("稿.txt", b"\xff\xfe"),
        ("稿.txt", " \n　　\n\t\n".encode()),
        ("稿.md", b"***\n---\n#\n>\n"),
        ("稿.docx", word("")),
    ],
)
def test_what_says_nothing_is_an_empty_speech(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    speech = recognise(read_source(tmp_path / name))
    assert (speech.draft.blocks, speech.draft.title, speech.all_remarks[1:]) == ((), (), ())


@pytest.mark.parametrize(
    ("name", "content", "body"),
    [
        ("稿.txt", "抓好落实，".encode() * 20_000, "抓好落实，" * 20_000),
        ("稿.md", "**抓好**`落实`[，](u)".encode() * 5_000, "抓好落实，" * 5_000),
        ("稿.md", ("[" * 20_000 + "甲").encode(), "[" * 20_000 + "甲"),
        ("稿.md", ("> > - 清淤，\n>\n> * 加固。\n> 1. 补绿。\n").encode(), "清淤，加固。1. 补绿。"),
        ("稿.txt", "清淤，\r加固。\r".encode(), "清淤，加固。"),
        ("稿.docx", word(within(("sdt", "sdtContent"), 100, f"<w:p>{SAID}</w:p>")), "清淤"),
        ("稿.docx", word(f"<w:p>{within(('smartTag',), 200, SAID)}</w:p>"), "清淤"),
    ],
)
def test_what_is_long_or_deeply_nested_is_read_to_its_end(tmp_path: Path, name: str, content: bytes, body: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert "".join(body_text(recognise(read_source(tmp_path / name)).draft).split()) == "".join(body.split())


def test_nested_tables_are_left_out_and_said(tmp_path: Path) -> None:
    table = within(("tbl", "tr", "tc"), 40, f"<w:p>{SAID}</w:p>")
    (tmp_path / "稿.docx").write_bytes(word(f"<w:p>{SAID}</w:p>{table}"))
    source = read_source(tmp_path / "稿.docx")
    assert [line.text for line in source.lines] == ["清淤"]
    assert source.remarks == ("表格里的文字没有读：1 个表格，在第 1 段之后",)
