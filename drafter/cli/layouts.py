"""drafter layouts: list, show, check, schema."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from drafter.cli.chinese import ChineseCommand, ChineseGroup
from drafter.draft import LineStyle
from drafter.errors import DrafterError, LayoutError
from drafter.layouts import Layout, LayoutSpec, load_all, load_layout, try_layout
from drafter.layouts.layout import TWIPS_A_POINT, Alignment, TextStyle, millimetres
from drafter.layouts.schema import SIZES

_STYLES = {
    LineStyle.TITLE: "题目",
    LineStyle.SUBTITLE: "副题",
    LineStyle.BYLINE: "署名",
    LineStyle.DATE: "日期",
    LineStyle.SALUTATION: "称谓",
    LineStyle.HEADING_1: "一级标题",
    LineStyle.HEADING_2: "二级标题",
    LineStyle.HEADING_3: "三级标题",
    LineStyle.HEADING_4: "四级标题",
    LineStyle.BODY: "正文",
}
_ALIGNMENTS: dict[Alignment, str] = {"left": "居左", "center": "居中", "right": "居右", "both": "两端对齐"}
_PLACES = {"outside": "单页居右、双页居左", "center": "居中", "right": "居右"}


@click.group("layouts", cls=ChineseGroup, short_help="列出、查看、检查版式")
def command() -> None:
    """稿子的版式：纸张、字体、字号、行距、页码。自带的，加上个人的和项目文件夹里的。"""


@command.command("list", cls=ChineseCommand, short_help="列出可用的版式")
def list_() -> None:
    """列出可用的版式。"""
    for loaded in load_all():
        if isinstance(loaded, DrafterError):
            click.echo(str(loaded), err=True)
        else:
            click.echo(f"{loaded.spec.id}　{loaded.spec.name}（{loaded.layer}）")
            click.echo(f"    {loaded.spec.summary}")


@command.command("show", cls=ChineseCommand, short_help="看一个版式排出来是什么样")
@click.argument("name", metavar="版式")
def show(name: str) -> None:
    """看一个版式的页面、字体、字号，算出来的行距和字数。"""
    loaded = load_layout(name)
    click.echo(f"{loaded.spec.id}　{loaded.spec.name}\n{loaded.spec.summary}\n")
    for line in (*_page(loaded.layout), *_styles(loaded.layout), *_number(loaded.layout)):
        click.echo(line)
    click.echo(f"\n用到的字体：{'、'.join(loaded.layout.used_fonts)}")


def _page(layout: Layout) -> Iterator[str]:
    page = layout.page
    edges = (("上", page.top), ("下", page.bottom), ("左", page.left), ("右", page.right))
    yield f"纸张　{millimetres(page.width)} × {millimetres(page.height)} 毫米"
    yield f"边距　{'，'.join(f'{name} {millimetres(edge)}' for name, edge in edges)}"
    across = layout.body.size * TWIPS_A_POINT + layout.body.tracking
    lines, characters = page.text_height // page.line, int(page.text_width // across)
    yield f"版心　每页 {lines} 行，每行 {characters} 字；行距 {page.line / TWIPS_A_POINT:g} 磅\n"


def _styles(layout: Layout) -> Iterator[str]:
    for line, name in _STYLES.items():
        yield f"{name.ljust(4, '　')}　{_style(layout.style(line))}"


def _style(style: TextStyle) -> str:
    indent = f"，首行缩进 {style.indent} 字" if style.indent else ""
    return f"{style.font}　{_size(style.size)}{'　加粗' if style.bold else ''}　{_ALIGNMENTS[style.alignment]}{indent}"


def _size(points: float) -> str:
    named = next((f"{name}（{points:g} 磅）" for name, size in SIZES.items() if size == points), None)
    return named or f"{points:g} 磅"


def _number(layout: Layout) -> Iterator[str]:
    number = layout.page_number
    if number is None:
        yield "页码　　　不要"
    else:
        yield f"页码　　　{number.style.font}　{_size(number.style.size)}　{number.form}　{_PLACES[number.place]}"


@command.command("check", cls=ChineseCommand, short_help="检查版式写得对不对")
@click.argument("names", nargs=-1, metavar="[版式]…")
def check(names: tuple[str, ...]) -> None:
    """检查版式写得对不对、排不排得下；不写名称就全部检查。"""
    loaded = [try_layout(name) for name in names] if names else list(load_all())
    mistakes = [mistake for error in loaded if isinstance(error, DrafterError) for mistake in error.mistakes]
    if mistakes:
        raise LayoutError(dict.fromkeys(mistakes))
    click.echo(f"{len(loaded)} 个版式都没有毛病。")


@command.command("schema", cls=ChineseCommand, short_help="打印版式的 JSON Schema")
def schema() -> None:
    """打印版式的 JSON Schema，供编辑器提示用。"""
    click.echo(json.dumps(LayoutSpec.model_json_schema(), ensure_ascii=False, indent=2))
