from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from drafter.draft import Draft, LineStyle, Paragraph, Run, lines
from drafter.errors import OutputError
from drafter.writing import pdf as module
from drafter.writing import render
from drafter.writing.pdf import check_office, find_office, to_pdf

WRITE = "echo %PDF-1.6 > speech.pdf"
Fake = Callable[[str], Path]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary folders are made; none may be left there."""
    folder = tmp_path / "临时 文件"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without LibreOffice."""
    monkeypatch.setenv("PATH", "")
    for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(module, "MAC", tmp_path / "nothing")


def program(path: Path, script: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Puts a shell script on PATH as soffice."""
    if sys.platform == "win32":
        pytest.skip("假的 soffice 是 shell 脚本，Windows 上运行不了")

    def put(script: str) -> Path:
        path = program(tmp_path / "bin" / "soffice", script)
        monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.defpath}")
        return path

    return put


def failure() -> OutputError:
    with pytest.raises(OutputError) as raised:
        to_pdf(b"PK")
    return raised.value


# Where LibreOffice is


@pytest.mark.usefixtures("nowhere")
def test_a_machine_without_libreoffice_is_told_where_to_get_it_or_what_to_do_instead() -> None:
    assert find_office() is None
    for ask in (check_office, lambda: to_pdf(b"PK")):
        with pytest.raises(OutputError) as raised:
            ask()
        (mistake,) = raised.value.mistakes
        assert mistake.cause == "转成 PDF 要用 LibreOffice，这台电脑没有装"
        for words in ("apt install libreoffice-writer", "统信", "麒麟", "LibreOffice 官网", ".docx", "WPS"):
            assert words in mistake.remedy


@pytest.mark.parametrize("variable", ["ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"])
@pytest.mark.usefixtures("nowhere")
def test_windows_has_it_among_its_programs(variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = program(tmp_path / "Programs" / "LibreOffice" / "program" / "soffice.exe")
    monkeypatch.setenv(variable, str(tmp_path / "Programs"))
    assert find_office() == office
    check_office()


@pytest.mark.usefixtures("nowhere")
def test_macos_has_it_among_its_applications(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAC", program(tmp_path / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"))
    assert find_office() == module.MAC


@pytest.mark.usefixtures("nowhere")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows 上按扩展名认程序")
def test_it_may_be_called_libreoffice_and_path_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = program(tmp_path / "bin" / "libreoffice")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "bin")
    assert find_office() == office


# What it is asked, and what it may do wrong


def test_the_bytes_of_the_pdf_are_given_back(fake: Fake) -> None:
    fake(f"{WRITE}; cat speech.docx >> speech.pdf")
    assert to_pdf(b"PK\x00\xff") == b"%PDF-1.6\n" + b"PK\x00\xff"


def test_libreoffice_keeps_everything_in_the_temporary_folder(fake: Fake, temporary: Path, tmp_path: Path) -> None:
    fake(f'printf "%s\\n" "$PWD" "$TMPDIR" "$@" > {tmp_path}/asked; {WRITE}')
    to_pdf(b"PK")
    folder, scratch, profile, *arguments = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert Path(folder).parent == temporary.resolve()
    assert scratch == folder
    assert profile == f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    assert "--headless" in arguments


def test_nothing_that_libreoffice_says_is_printed(fake: Fake, capfd: pytest.CaptureFixture[str]) -> None:
    fake(f"echo convert; echo warning >&2; {WRITE}")
    to_pdf(b"PK")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("script", "cause"),
    [
        ("exit 77", "LibreOffice 没有转成 PDF，中途出错（退出码 77）"),
        (f"{WRITE}; exit 1", "LibreOffice 没有转成 PDF，中途出错（退出码 1）"),
        ("exit 0", "LibreOffice 没有写出 PDF"),
        (": > speech.pdf", "LibreOffice 写出的 PDF 是空的"),
        ("echo rubbish > speech.pdf", "LibreOffice 写出的不是 PDF"),
    ],
)
def test_whatever_goes_wrong_is_said_in_chinese_with_a_remedy(fake: Fake, script: str, cause: str) -> None:
    fake(f"echo 'no export filter' >&2; {script}")
    error = failure()
    (mistake,) = error.mistakes
    assert mistake.cause == cause
    assert "Writer" in mistake.remedy
    assert "WPS" in mistake.remedy
    assert "filter" not in str(error)
    assert error.__notes__ == ["no export filter\n"]


def test_a_hanging_libreoffice_is_stopped(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    fake("sleep 600")
    monkeypatch.setattr(module, "TIMEOUT", 0.1)
    (mistake,) = failure().mistakes
    assert mistake.cause == "LibreOffice 转 PDF 超过 0.1 秒没有完成，已经停掉"
    assert "WPS" in mistake.remedy


def test_ctrl_c_ends_libreoffice_and_its_children(fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alive = tmp_path / "alive"
    fake(f"(exec 9> {alive}; echo begun >&9; sleep 600) & wait")
    os.mkfifo(alive)
    reader = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)

    class Interrupted(subprocess.Popen[bytes]):
        """Ctrl-C comes when the child has begun."""

        interrupted = False

        def communicate(self, input: bytes | None = None, timeout: float | None = None) -> tuple[Any, Any]:
            if not self.interrupted:
                self.interrupted = True
                assert select.select([reader], [], [], 60)[0]
                assert os.read(reader, 100) == b"begun\n"
                raise KeyboardInterrupt
            return super().communicate(input, timeout)

    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        to_pdf(b"PK")
    assert select.select([reader], [], [], 10)[0], "the child lives on"
    assert os.read(reader, 100) == b""
    os.close(reader)


def test_a_program_that_cannot_be_run_is_an_output_error(fake: Fake) -> None:
    fake("").write_bytes(b"\x00\x01\x02")
    (mistake,) = failure().mistakes
    assert mistake.cause.startswith("不能转成 PDF：")
    assert "WPS" in mistake.remedy


def test_no_place_for_temporary_files_is_an_output_error(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake("exit 0")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    assert failure().mistakes[0].cause.startswith("不能转成 PDF：")


# With LibreOffice itself


@pytest.fixture(scope="module")
def tools() -> None:
    if find_office() is None:
        pytest.skip("没有 LibreOffice，做不了 PDF")
    for tool in ("pdftotext", "pdftohtml", "pdfinfo", "pdffonts"):
        if shutil.which(tool) is None:
            pytest.skip(f"没有 {tool}（poppler），看不了 PDF")


@pytest.fixture(scope="module")
def made(tools: None, speech: Draft, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The speech as PDF."""
    return saved(to_pdf(render(speech, ".docx")), tmp_path_factory.mktemp("pdf"))


def saved(content: bytes, folder: Path) -> Path:
    path = folder / "speech.pdf"
    path.write_bytes(content)
    return path


def run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


def bookmarks(path: Path) -> list[str]:
    xml = run("pdftohtml", "-xml", "-i", "-stdout", path)
    _, _, outline = xml.partition("<outline>")
    return [unescape(text) for text in re.findall(r"<item[^>]*>(.*?)</item>", outline, re.DOTALL)]


def about(path: Path) -> dict[str, str]:
    pairs = (line.partition(":") for line in run("pdfinfo", path).splitlines())
    return {key: value.strip() for key, _, value in pairs}


def unspaced(text: str) -> str:
    return "".join(text.split())


@pytest.mark.layout
@pytest.mark.usefixtures("tools")
def test_the_text_of_the_speech_is_in_the_pdf(made: Path, speech: Draft) -> None:
    text = unspaced(run("pdftotext", "-raw", made, "-"))
    for line in lines(speech):
        assert unspaced(line.text) in text


@pytest.mark.layout
@pytest.mark.usefixtures("tools")
def test_the_bookmarks_are_the_headings_that_stand_on_lines_of_their_own(made: Path, speech: Draft) -> None:
    headings = {LineStyle.HEADING_1, LineStyle.HEADING_2, LineStyle.HEADING_3, LineStyle.HEADING_4}
    assert bookmarks(made) == [line.text for line in lines(speech) if line.style in headings]


@pytest.mark.layout
@pytest.mark.usefixtures("tools")
def test_title_and_author_are_those_of_the_word_document(made: Path) -> None:
    known = about(made)
    assert known["Title"] == "在全市深化“一网通办”改革暨优化营商环境工作推进会议上的讲话"
    assert known["Author"] == "何某"


@pytest.mark.layout
@pytest.mark.usefixtures("tools")
def test_all_fonts_are_embedded(made: Path) -> None:
    fonts = run("pdffonts", made).splitlines()[2:]
    assert fonts
    assert all(re.search(r" yes (yes|no) +(yes|no) +\d+ +\d+$", font) for font in fonts), fonts


@pytest.mark.layout
@pytest.mark.usefixtures("tools")
def test_several_at_once_do_not_meet(tmp_path: Path) -> None:
    def pages(count: int) -> str:
        line = Paragraph((Run("国" * 28 * 22 * count),))
        folder = tmp_path / str(count)
        folder.mkdir()
        return about(saved(to_pdf(render(Draft(title=(), blocks=(line,)), ".docx")), folder))["Pages"]

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(pages, (1, 2, 3))) == ["2", "3", "4"]


@pytest.mark.layout
@pytest.mark.usefixtures("tools")
def test_neither_a_home_folder_nor_a_title_is_needed(
    speech: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "missing" / "home"))
    made = saved(to_pdf(render(replace(speech, title=()), ".docx")), tmp_path)
    assert about(made)["Pages"] == "1"
    assert not about(made).get("Title")
    assert not (tmp_path / "missing").exists()
