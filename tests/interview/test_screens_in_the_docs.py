"""The screens in the documentation of the interview are those that its reader will see."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .at_a_terminal import CTRL_C, CTRL_G, CTRL_K, CTRL_P, CTRL_U, DOWN, ENTER, ESCAPE, FACTS, HOME, TAB, Screen, start

__all__ = ["start"]

pytestmark = pytest.mark.terminal

_SCREEN = re.compile(r"^```text 屏幕：(?P<name>.+?)\n(?P<shown>.*?)^```$", re.MULTILINE | re.DOTALL)
_TODAY = re.compile(r"(今天|昨天) \d\d:\d\d")
OPENING = "青岭镇这几年的路，是大家一步一步走出来的。借这个机会，我谈三点认识，请同志们指正。"


class Page:
    """The documentation, its screens being compared with real ones or, under --golden, taken from them."""

    def __init__(self, path: Path, golden: Callable[[Path, str], None]) -> None:
        self._path, self._golden = path, golden
        self._text = path.read_text(encoding="utf-8")

    @property
    def names(self) -> list[str]:
        return [block["name"] for block in _SCREEN.finditer(self._text)]

    def shows(self, name: str, screen: Screen, since: str = "") -> None:
        """The screen called *name* is what *screen* shows, from the last line that begins with *since*."""
        block = next((block for block in _SCREEN.finditer(self._text) if block["name"] == name), None)
        assert block, f"{self._path.name} 里没有这一屏：{name}"
        shown = screen.settled(block["shown"].removesuffix("\n"), lambda text: _as_printed(text, since))
        self._text = f"{self._text[: block.start('shown')]}{shown}\n{self._text[block.end('shown') :]}"
        self._golden(self._path, self._text)


def _as_printed(shown: str, since: str) -> str:
    at = f"\n{shown}".rfind(f"\n{since}") if since else 0
    clock = iter(["今天 10:20", "今天 09:30"])
    return _TODAY.sub(lambda _: next(clock), shown[max(at, 0) :].strip("\n"))


@pytest.fixture
def page(root: Path, golden: Callable[[Path, str], None]) -> Page:
    return Page(root / "docs" / "interview.zh-CN.md", golden)


def test_asking_choosing_and_writing(start: type[Screen], page: Page) -> None:
    screen = start("-t", "study-seminar", "--seed", "1", "-o", "发言.docx")
    screen.answer("讲什么主题？", "乡村振兴")
    screen.until("▸ 在什么会上讲？\n")
    page.shows("填一项", screen)
    screen.answer("在什么会上讲？")
    for ask, answer in (
        ("你在哪个单位？", "青岭镇"),
        ("工作的范围怎么说？", "全镇"),
        ("对下面的单位怎么称呼？", "各村各站所"),
        ("署名的职务？", "镇长"),
        ("署名的姓名？", "周明"),
        ("哪一天讲？", "2026-05-20"),
        ("全文分几个部分？", ""),
        ("题目用哪个？", ""),
        ("开头一段", ""),
    ):
        screen.answer(ask, answer)
    screen.until("▸ 第一部分的标题\n")
    page.shows("选标题", screen, "▸ 第一部分的标题")
    screen.type("zr")
    page.shows("打字来找", screen, "▸ 第一部分的标题")
    screen.type(ESCAPE)
    screen.until("打字来找")
    screen.type(CTRL_G)
    screen.answer("引一句原话？（不引就跳过）")
    screen.until("▸ 第一部分第一段\n")
    screen.type(CTRL_P)
    screen.until("q 返回")
    page.shows("预览", screen)
    screen.type("q")
    screen.until("▸ 第一部分第一段\n")
    screen.type("农民", " ", DOWN, " ")
    page.shows("多选", screen, "▸ 第一部分第一段")
    screen.type(ENTER)
    screen.until("回车 写好了")
    screen.type(CTRL_U, "乡村这片土地养人，也要把责任")
    page.shows("补全", screen, "▸ 第一部分第一段")
    screen.type(TAB)
    screen.until("回车 写好了")
    screen.type(CTRL_C)
    screen.status()
    page.shows("停下", screen, "已停下")


def test_keeping_a_phrase_of_ones_own(start: type[Screen], page: Page) -> None:
    screen = start("-t", "study-seminar", "--seed", "1", *FACTS, "--set", f"opening.1={OPENING}", rows=18)
    screen.answer("全文分几个部分？")
    screen.answer("题目用哪个？")
    screen.until("▸ 第一部分的标题\n")
    screen.type("常下田间，把群众的话听真切", CTRL_K)
    page.shows("记一句", screen, "▸ 第一部分的标题")


def test_the_outline(start: type[Screen], page: Page) -> None:
    screen = start("-t", "study-seminar", "--seed", "1", "--quick", *FACTS, "--set", f"opening.1={OPENING}")
    screen.until("▸ 提纲", "写成稿子")
    page.shows("提纲", screen)
    screen.type(HOME, DOWN * 2, ENTER)
    screen.until("▸ 你在哪个单位？\n", "› 青岭镇")
    screen.type(CTRL_U, "云溪县农业农村局", ENTER)
    screen.until("▸ 别处还有")
    page.shows("一起换", screen, "▸ 别处")
    screen.type(ENTER)
    screen.until("▸ 提纲", "一起换了")
    screen.type(DOWN * 8, "J")
    screen.until("▸ 提纲", "往下挪了")
    page.shows("挪了一部分", screen)


def test_unfinished_drafts(start: type[Screen], page: Page) -> None:
    for theme, unit in (("乡村振兴", "青岭镇"), ("全民阅读", "云溪县图书馆")):
        screen = start("-t", "study-seminar", "--seed", "1", "-o", f"{theme}.docx")
        screen.answer("讲什么主题？", theme)
        screen.answer("在什么会上讲？")
        screen.answer("你在哪个单位？", unit)
        screen.until("▸ 工作的范围怎么说？\n")
        screen.type(CTRL_C)
        assert screen.status() == 130
    screen = start(command="drafts")
    screen.status()
    page.shows("没写完的", screen)
    screen = start(command="resume")
    screen.until("▸ 接着写哪一篇？\n")
    page.shows("接着写哪一篇", screen)


def test_a_terminal_that_prints_line_after_line(
    start: type[Screen], page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    screen = start("-t", "study-seminar", "--seed", "1", "-o", "发言.docx", *FACTS, "--set", f"opening.1={OPENING}")
    screen.until("▸ 全文分几个部分？\n", "\n›")
    screen.type(ENTER)
    screen.until("▸ 题目用哪个？\n", "\n›")
    screen.type("交流", ENTER)
    page.shows("哑终端", screen, "▸ 题目用哪个？")


def test_every_screen_is_a_real_one(page: Page) -> None:
    """Each is compared above; here, that none has been added that isn't."""
    compared = re.findall(r'page\.shows\("(.+?)"', Path(__file__).read_text(encoding="utf-8"))
    assert sorted(page.names) == sorted(compared)
