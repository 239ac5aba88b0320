"""Whole interviews at a real pseudo-terminal: what is on the screen, and what is written."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

if sys.platform == "win32":
    pytest.skip("没有伪终端", allow_module_level=True)

import docx
import pexpect
import pyte

from .conftest import SMALL

pytestmark = pytest.mark.terminal

UP, DOWN, ENTER, CTRL_U, CTRL_C, CTRL_D = "\x1b[A", "\x1b[B", "\r", "\x15", "\x03", "\x04"
PATIENCE = 20


class Screen:
    """A terminal of a size, and the program that runs at it."""

    def __init__(self, *arguments: str, columns: int = 80, rows: int = 24) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._child = pexpect.spawn(
            sys.executable,
            ["-c", "from drafter.cli import main; main()", "new", *arguments],
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=PATIENCE,
        )
        self.everything = ""

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def until(self, *wanted: str) -> str:
        """The screen once all of *wanted* stand on it."""
        while not all(text in self.text for text in wanted):
            try:
                self._read()
            except (pexpect.EOF, pexpect.TIMEOUT):
                pytest.fail(f"等不到 {wanted}，屏幕上是：\n{self.text}")
        return self.text

    def _read(self) -> None:
        found = self._child.read_nonblocking(65536, timeout=PATIENCE)
        self.everything += found
        self._stream.feed(found)

    def type(self, keys: str) -> None:
        self._child.send(keys)

    def answer(self, ask: str, keys: str = "") -> None:
        """Wait until *ask* is the question, then type *keys* and Enter."""
        self.until(f"▸ {ask}\n")
        self.type(keys + ENTER)

    def status(self) -> int | None:
        """The exit status, once the program has ended."""
        try:
            while True:
                self._read()
        except pexpect.EOF:
            self._child.close()
        status: int | None = self._child.exitstatus
        return status

    def close(self) -> None:
        self._child.close(force=True)


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Screen]]:
    """Start the program; all that were started are ended with the test."""
    started: list[Screen] = []

    class Started(Screen):
        def __init__(self, *arguments: str, columns: int = 80, rows: int = 24) -> None:
            super().__init__(*arguments, columns=columns, rows=rows)
            started.append(self)

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    Path("templates").mkdir()
    Path("templates/small.yaml").write_text(
        yaml.safe_dump(SMALL, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    yield Started
    for screen in started:
        screen.close()


def written(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_from_the_start_to_a_word_file(start: type[Screen]) -> None:
    screen = start("--seed", "3", "-o", "稿.docx")
    screen.until("写哪一种？", "» 1 ", "回车 选定")
    screen.type("5")
    screen.until("» 5 工作推进会讲话")
    screen.type("1")
    screen.until("» 1 专题学习研讨发言")
    screen.type(ENTER)
    screen.answer("讲什么主题？", "乡村振兴")
    shown = screen.until("▸ 在什么会上讲？\n", "› 乡村振兴专题学习研讨会", "写会议的名称", "第 2 问，共")
    assert "▸ 讲什么主题？ 乡村振兴" in shown
    screen.answer("在什么会上讲？")
    screen.answer("你在哪个单位？", "市档案馆")
    screen.answer("工作的范围怎么说？")
    screen.answer("对下面的单位怎么称呼？")
    screen.answer("署名的职务？", "馆长")
    screen.answer("署名的姓名？", "周𠮷")
    screen.answer("哪一天讲？", "5月20日")
    screen.until("“5月20日”不是日期：写成 2026-05-20 这样")
    screen.type(CTRL_U + "2026年5月20日" + ENTER)
    screen.answer("全文分几个部分？")
    screen.until("▸ 题目用哪个？\n", "» 1 ", "← 返回上一问")
    screen.type(DOWN + ENTER)
    shown = screen.until("▸ 开头一段\n", "── 全文", "Tab 改一改再用")
    assert "▸ 题目用哪个？ 在乡村振兴专题学习研讨会上的发言" in shown
    screen.type(UP + UP)
    screen.until("»   这里和后面")
    screen.type(ENTER)
    assert screen.status() == 0
    assert "稿.docx" in screen.text
    assert "答案存在 稿.answers.yaml" in screen.text
    text = written(Path("稿.docx"))
    assert text.startswith("在乡村振兴专题学习研讨会上的发言\n馆长　周𠮷\n（2026年5月20日）")
    assert "三、" in text
    assert "【待填" not in text
    assert not re.search(
        r"[A-Za-z]{4,}", re.sub(r"drafter|docx|answers|yaml|write|Ctrl|Times New Roman", "", plain(screen.everything))
    )


def plain(shown: str) -> str:
    return re.sub(r"\x1b(\[[0-9;?]*[A-Za-z]|[=>])", "", shown)


def test_going_back_to_change_an_answer(start: type[Screen]) -> None:
    screen = start("-t", "small", "-o", "稿.docx")
    screen.answer("讲什么主题？")
    screen.answer("你在哪个单位？", "市图书馆")
    screen.answer("哪一天讲？", "<")
    screen.until("▸ 哪一天讲？ ← 返回上一问", "› 市图书馆")
    screen.type(CTRL_U + "市档案馆" + ENTER)
    screen.until("▸ 你在哪个单位？ 市档案馆")
    screen.answer("哪一天讲？")
    screen.until("▸ 哪一级的会议？\n", "» 2 市级")
    screen.type("<")
    screen.until("▸ 哪一级的会议？ ← 返回上一问")
    screen.answer("哪一天讲？", "2026-05-20")
    screen.until("▸ 哪一级的会议？\n")
    screen.type(UP + ENTER)
    screen.until("▸ 哪一级的会议？ 省级", "○ 班子成员", "空格 选或不选")
    screen.type(ENTER)
    screen.until("至少选一项，用空格选")
    screen.type(" " + DOWN + " ")
    screen.until("● 班子成员", "● 中层干部", "○ 全体职工")
    screen.type(ENTER)
    screen.until("▸ 有哪些人参加？ 班子成员、中层干部", "▸ 要公开吗？\n", "» 2 否")
    screen.type(ENTER)
    screen.answer("第几次会议？", ">")
    assert screen.status() == 0
    assert "市档案馆参加省级会议" in written(Path("稿.docx"))
    assert not re.search("done|selections|Invalid|arrow|toggle|Cancelled|WARNING", screen.everything)


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_stopping_in_the_middle_and_going_on(start: type[Screen], key: str) -> None:
    screen = start("-t", "small")
    screen.answer("讲什么主题？", "生态环境")
    screen.answer("你在哪个单位？", "某某公司")
    screen.until("▸ 哪一天讲？\n")
    screen.type(key)
    assert screen.status() == 130
    kept = Path("讲话稿.answers.yaml")
    assert kept.is_file()
    assert not list(Path().glob("*.docx"))
    assert "已停下，答过的存在" in screen.text
    assert re.search(rf"drafter\"? new -a {re.escape(str(kept))}", screen.text)

    screen = start("-a", str(kept))
    shown = screen.until("▸ 哪一天讲？\n", "第 3 问，共")
    assert "讲什么主题" not in shown
    screen.type("2026-05-20" + ENTER)
    screen.until("▸ 哪一级的会议？\n")
    screen.type(key)
    assert screen.status() == 130
    assert list(Path().glob("*.yaml")) == [kept]

    screen = start("-a", str(kept))
    screen.until("▸ 哪一级的会议？\n")
    screen.type(ENTER)
    screen.until("○ 班子成员")
    screen.type(" " + ENTER)
    screen.until("▸ 要公开吗？\n")
    screen.type(ENTER)
    screen.answer("第几次会议？", ">")
    assert screen.status() == 0
    assert "某某公司参加市级会议" in written(Path("讲话稿.docx"))
    assert "生态环境研讨发言" in written(Path("讲话稿.docx"))


def test_stopping_before_anything_is_answered(start: type[Screen]) -> None:
    screen = start("-t", "small")
    screen.until("▸ 讲什么主题？\n")
    screen.type(CTRL_C)
    assert screen.status() == 130
    assert "什么也没有写" in screen.text
    assert not list(Path().glob("*.answers.yaml"))


def test_an_existing_document_is_kept_unless_its_user_says_so(start: type[Screen]) -> None:
    Path("稿.docx").write_text("旧稿", encoding="utf-8")
    screen = start("-t", "small", "-o", "稿.docx")
    screen.until("▸ 稿.docx 已经存在，要覆盖吗？\n", "» 2 否")
    screen.type(ENTER)
    assert screen.status() == 2
    assert Path("稿.docx").read_text(encoding="utf-8") == "旧稿"

    screen = start("-t", "small", "-o", "稿.docx")
    screen.until("» 2 否")
    screen.type(UP + ENTER)
    screen.answer("讲什么主题？", ">")
    assert screen.status() == 0
    assert "数据安全研讨发言" in written(Path("稿.docx"))


def test_a_narrow_low_window(start: type[Screen]) -> None:
    screen = start("-t", "small", "-o", "稿.docx", columns=40, rows=16)
    screen.answer("讲什么主题？", "\x1b[200~数据\n安全\x1b[201~")
    screen.until("▸ 讲什么主题？ 数据安全", "▸ 你在哪个单位？\n")
    screen.type("安全生产责任重于泰山，" * 500 + ENTER)
    screen.until("…（5500 字）", "▸ 哪一天讲？\n")
    screen.type(CTRL_C)
    assert screen.status() == 130
    assert "安全生产责任重于泰山，" * 500 in Path("稿.answers.yaml").read_text(encoding="utf-8")
