"""--reference and --notes of drafter new and drafter write: what comes of them, and what is left when they fail."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

from drafter.cli.looks import looks_at_hand
from drafter.draft import Draft, Paragraph, to_json
from drafter.draft import Run as Text
from drafter.errors import InputFileError
from drafter.hanzi import HAN
from drafter.phrases import PhraseBank
from tests.cli.conftest import Result, Run
from tests.writing.conftest import Package
from tests.writing.reading_back import read_back
from tests.writing.samples import NAMES, sample, style, styles, without

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NEW = ("new", "-t", "study-seminar", "--defaults", "--seed", "1", "--set", "sections=1", "--set", "name=何某")

PLAIN = Draft(title=(Text("治水体会"),), blocks=(Paragraph((Text("水是命脉。"),)),))


@pytest.fixture
def office() -> str:
    """The name of an office's own document."""
    title = style("Title", id="own", run='<w:sz w:val="52"/>')
    Path("样本.docx").write_bytes(
        sample(styles(title, names=without("Title")), body="<w:p><w:r><w:t>旧稿</w:t></w:r></w:p>")
    )
    return "样本.docx"


def refused(result: Result, *left: str) -> str:
    """What a command said that was refused and left only the files named behind."""
    assert (result.status, result.out, result.files) == (2, "", tuple(sorted(left)))
    assert "Traceback" not in result.err
    assert HAN.search(result.err)
    assert "\n    → " in result.err
    return result.err


def written(name: str = "稿.docx") -> bytes:
    return Path(name).read_bytes()


def test_new_writes_in_the_look_of_a_sample(run: Run, office: str) -> None:
    assert run(*NEW, "--reference", office, "-o", "稿.docx").status == 0
    package = Package(written())
    assert package.styles["own"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "52"
    assert "旧稿".encode() not in b"".join(package.parts.values())


def test_the_text_is_the_same_in_any_look(run: Run, office: str) -> None:
    run(*NEW, "-o", "一.docx")
    run("write", "一.answers.yaml", "--reference", office, "--notes", "-o", "二.docx")
    assert read_back(written("一.docx")).printed == read_back(written("二.docx")).printed


def test_the_same_command_gives_the_same_bytes(run: Run, office: str) -> None:
    for name in ("一.docx", "二.docx"):
        assert run(*NEW, "--reference", office, "--notes", "-o", name).status == 0
    assert written("一.docx") == written("二.docx")


def test_a_draft_that_was_written_serves_as_a_sample(run: Run) -> None:
    run(*NEW, "-o", "一.docx")
    assert run("write", "一.answers.yaml", "--reference", "一.docx", "-o", "二.docx").status == 0
    assert read_back(written("一.docx")) == read_back(written("二.docx"))


def test_notes_say_where_the_phrases_come_from(run: Run) -> None:
    run(*NEW, "--notes", "-o", "稿.docx")
    comments = [comment.text for comment in docx.Document(BytesIO(written())).comments]
    assert any("取自自带句库：" in comment for comment in comments)
    assert any(comment.startswith("待填。") for comment in comments)


def test_a_phrase_of_a_bank_that_was_given_is_noted_with_its_bank(run: Run) -> None:
    text = "今天，我说一说治水的几点想法。"
    Path("水利.yaml").write_text(f"phrases:\n- {{role: opening, text: {text}}}\n", encoding="utf-8")
    assert run(*NEW, "--bank", "水利.yaml", "--notes", "-o", "稿.docx").status == 0
    read = read_back(written())
    found = [comment for comment in read.comments if comment.text.endswith("句库：水利")]
    assert [read.printed[comment.line].text[comment.start : comment.end] for comment in found] == [text]


def test_without_notes_there_is_no_comment(run: Run, office: str) -> None:
    run(*NEW, "-o", "一.docx")
    run(*NEW, "--reference", office, "-o", "二.docx")
    assert "word/comments.xml" not in {**Package(written("一.docx")).parts, **Package(written("二.docx")).parts}


@pytest.mark.parametrize("options", [(), ("--reference", "样本.docx")], ids=["the layout's look", "a sample's look"])
def test_a_draft_with_nothing_to_remark_on_can_be_opened_all_the_same(
    run: Run, office: str, options: tuple[str, ...]
) -> None:
    Path("稿.json").write_text(to_json(PLAIN), encoding="utf-8")
    assert run("write", "稿.json", *options, "--notes", "-o", "稿.docx").status == 0
    document = docx.Document(BytesIO(written()))
    assert document.paragraphs[0].text == "治水体会"
    package = Package(written())
    declared = b"comments" in package.parts["word/_rels/document.xml.rels"]
    assert declared == ("word/comments.xml" in package.parts)


BAD = {
    "a text": ("治水体会".encode(), "这不是 Word 文件，或者文件坏了"),
    "nothing": (b"", "这不是 Word 文件，或者文件坏了"),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "这是旧格式的文件（.doc 或 .xls）"),
    "broken styles": (sample(styles()[:-9]), "这不是 Word 文件，或者文件坏了"),
    "a template": (sample(main_type="application/x-template"), "这不是 .docx 文档"),
}


@pytest.mark.parametrize(("content", "cause"), BAD.values(), ids=BAD)
def test_a_sample_that_cannot_serve_is_refused_before_any_work(run: Run, content: bytes, cause: str) -> None:
    Path("样本.docx").write_bytes(content)
    assert refused(run(*NEW, "--reference", "样本.docx", "-o", "稿.docx"), "样本.docx").startswith(
        f"样本.docx: {cause}"
    )


def test_a_sample_that_is_a_folder_or_is_not_there_is_refused(run: Run) -> None:
    Path("夹").mkdir()
    assert refused(run(*NEW, "--reference", "夹", "-o", "稿.docx")).startswith("夹: 这是一个文件夹，不是文件\n")
    assert refused(run(*NEW, "--reference", "无.docx", "-o", "稿.docx")).startswith("无.docx: 找不到这个文件\n")


def test_a_sample_that_lacks_styles_is_refused_before_any_question(run: Run) -> None:
    Path("样本.docx").write_bytes(sample(styles(names=without("Title", "heading 1"))))
    said = refused(run(*NEW, "--reference", "样本.docx", "-o", "稿.docx"), "样本.docx")
    assert said.startswith("样本.docx: 样本文档里没有这些样式：标题、标题 1\n    → 在 Word 里给它建好这些样式")


def test_write_with_a_sample_that_lacks_styles_leaves_what_was_there(run: Run, office: str) -> None:
    run(*NEW, "-o", "一.docx")
    before = written("一.docx")
    Path("样本.docx").write_bytes(sample(styles(names=["Title"])))
    command = ("write", "一.answers.yaml", "--reference", "样本.docx", "-o", "一.docx", "--force")
    said = refused(run(*command), "一.answers.yaml", "一.docx", "样本.docx")
    assert "样本文档里没有这些样式：" in said
    assert written("一.docx") == before


def test_a_sample_is_no_use_without_a_word_document(office: str) -> None:
    with pytest.raises(InputFileError, match="--reference 只用于"):
        looks_at_hand(None, Path(office), False, Path("稿.md"))
    with pytest.raises(InputFileError, match="--notes 写的是 Word 批注"):
        looks_at_hand(None, None, True, Path("稿.PDF"))


def test_looks_name_no_fonts_where_a_sample_does(office: str) -> None:
    assert looks_at_hand(None, None, False, Path("稿.docx")).fonts(PLAIN)
    looks = looks_at_hand(None, Path(office), False, Path("稿.docx"))
    assert looks.fonts(PLAIN) == ()
    assert looks.of(PLAIN, PhraseBank()).base is looks.look.base
    assert set(NAMES) >= {"Title", "Body Text"}


def test_a_sample_gives_a_pdf_its_look(run: Run, office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []

    def to_pdf(content: bytes) -> bytes:
        made.append(content)
        return b"%PDF-"

    monkeypatch.setattr("drafter.writing.pdf.check_office", lambda: None)
    monkeypatch.setattr("drafter.writing.pdf.to_pdf", to_pdf)
    assert run(*NEW, "--reference", office, "-o", "稿.pdf").status == 0
    assert "own" in Package(made[0]).styles


def test_a_sample_is_never_written_over(run: Run, office: str) -> None:
    before = Path(office).read_bytes()
    result = run(*NEW, "--reference", office, "-o", office, "--force")
    assert (result.status, result.err) == (2, "稿子会盖掉样本文档\n    → -o 换一个文件名\n")
    assert Path(office).read_bytes() == before


def test_notes_say_what_a_proofreader_would(run: Run) -> None:
    run(*NEW, "--notes", "--set", "sections.1.heading=压实责任,抓好落实", "-o", "稿.docx")
    comments = [comment.text for comment in docx.Document(BytesIO(written())).comments]
    assert any("全角" in comment for comment in comments)
