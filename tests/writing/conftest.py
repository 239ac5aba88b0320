"""A speech with everything in it, and the ways into a .docx that the tests share."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from drafter.draft import Draft, Heading, Paragraph, Point, Run, RunKind
from drafter.layouts import Layout, load_layout
from drafter.writing import render
from tests.writing import tools

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def lead(text: str) -> Run:
    return Run(text, RunKind.LEAD)


def quotation(text: str) -> Run:
    return Run(text, RunKind.QUOTATION)


def placeholder(text: str) -> Run:
    return Run(f"【待填：{text}】", RunKind.PLACEHOLDER)


@pytest.fixture(scope="session")
def speech() -> Draft:
    return Draft(
        title=(Run("在全市深化“一网通办”改革暨优化营商环境工作推进会议上的讲话"),),
        subtitle=(Run("——兼谈窗口作风"),),
        office=(Run("市数据局局长"),),
        name=(Run("何某"),),
        date=(Run("2025年3月18日"),),
        salutation=(Run("同志们："),),
        blocks=(
            Paragraph(
                (Run("今天在"), placeholder("地点"), Run("开会。"), quotation("“磨刀不误砍柴工”")), part="opening"
            ),
            Heading(1, "一、", (Run("看清窗口服务的分量"),)),
            Heading(2, "（一）", (Run("流程要短，回应"), quotation("“急难愁盼”")), run_in=True),
            Paragraph((Run("全年压减环节不少于127个，执行 GB/T 9704-2012 的‘模板’——照着做……"),)),
            Heading(3, "1.", (Run("帮办清单"),)),
            Paragraph((Run("清单每月更新。"),)),
            Heading(4, "（1）", (Run("谁来帮"),)),
            Point(1, "一是", (lead("目录要全"),), (Run("各部门按月报齐。"),)),
            Point(1, "二是", (Run("接口要齐"), placeholder("标准")), (Run("统一采用。"),)),
            Paragraph((Run("谢谢大家！"),), part="thanks"),
        ),
    )


class Package:
    """A .docx taken apart."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.body = self.tree("word/document.xml")[0]
        self.styles = {style.get(f"{W}styleId"): style for style in self.tree("word/styles.xml").iter(f"{W}style")}

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    def paragraph(self, beginning: str) -> Any:
        return next(p for p in self.body.iter(f"{W}p") if text_of(p).startswith(beginning))

    def run(self, text: str) -> Any:
        return next(r for r in self.body.iter(f"{W}r") if text in text_of(r))

    def font(self, run: Any, slot: str) -> str:
        """The font of one slot of a run, from the run itself or the first of its styles that names it."""
        run_style = run.find(f"{W}rPr/{W}rStyle")
        paragraph_style = run.getparent().find(f"{W}pPr/{W}pStyle")
        places = [run, *self._lineage(run_style), *self._lineage(paragraph_style)]
        for place in places:
            fonts = place.find(f"{W}rPr/{W}rFonts")
            if fonts is not None and fonts.get(f"{W}{slot}"):
                return str(fonts.get(f"{W}{slot}"))
        defaults = self.tree("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
        return str(defaults.get(f"{W}{slot}"))

    def _lineage(self, reference: Any) -> list[Any]:
        if reference is None:
            return []
        style = self.styles[reference.get(f"{W}val")]
        return [style, *self._lineage(style.find(f"{W}basedOn"))]


def text_of(element: Any) -> str:
    return "".join(element.itertext(f"{W}t"))


@pytest.fixture(scope="session")
def package(speech: Draft) -> Package:
    return Package(render(speech, ".docx"))


@pytest.fixture(scope="session")
def open_package() -> Callable[[bytes], Package]:
    """Takes the bytes of a .docx apart."""
    return Package


OWN_LAYOUT = """
id: own
name: 本局文稿
summary: 固定行距，先姓名后职务，不要页码
extends: gbt9704
page: {top: 30, bottom: 32, left: 25, right: 25, lines: ~, line_spacing: 28, characters: ~}
page_number: ~
head: [title, date, byline, subtitle]
byline: [name, office]
"""


@pytest.fixture(scope="session")
def layouts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Layout]:
    """The shipped layouts by their ids, and one of somebody's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAFTER_HOME", str(tmp_path_factory.mktemp("nobody")))
        folder = tmp_path_factory.mktemp("office")
        patch.chdir(folder)
        (folder / "own.yaml").write_text(OWN_LAYOUT, encoding="utf-8")
        names = ("gbt9704", "gbt9704-word", "reading-copy", "plain", "own.yaml")
        return {name.removesuffix(".yaml"): load_layout(name).layout for name in names}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """What is marked layout is skipped where its tools are missing, before any of its fixtures is made."""
    if item.get_closest_marker("layout") and tools.missing():
        pytest.skip(tools.remedy())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything is required to be there, nothing that is marked layout may be skipped, for whatever reason."""
    report = yield
    if tools.REQUIRED and item.get_closest_marker("layout") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"DRAFTER_LAYOUT=required，不能跳过：{report.longrepr}"
    return report
