"""drafter outline: what a speech consists of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import PATH, TEXT_OR_JSON
from drafter.draft import LineStyle, lines
from drafter.errors import InputFileError
from drafter.hanzi import count_characters
from drafter.reading import read_source
from drafter.reading.speech import Speech
from drafter.reading.structure import Outline, outline, recognise
from drafter.reading.structure.outline import Node

_SHOWN = 20
"""Characters of a paragraph that are shown."""
_NAMES = {
    LineStyle.TITLE: "题目",
    LineStyle.SUBTITLE: "副题",
    LineStyle.BYLINE: "署名",
    LineStyle.DATE: "日期",
    LineStyle.SALUTATION: "称谓",
}


@click.command("outline", cls=ChineseCommand, short_help="看一篇稿子的结构")
@click.argument("sources", nargs=-1, required=True, type=PATH, metavar="文件")
@click.option(
    "--format",
    "form",
    type=TEXT_OR_JSON,
    default="text",
    metavar="格式",
    help="写成 text（缩进的提纲，缺省）还是 json（供别的程序用）。",
)
def command(sources: tuple[Path, ...], form: str) -> None:
    """看一篇稿子的结构：题目、称谓、各级标题、要点，各占多少字。

    认得 Word（.docx）、.txt、.md。行号是文件里的行，Word 文件里是第几段。
    """
    if len(sources) > 1:
        raise InputFileError(
            f"一次只看一个文件的结构，这里写了 {len(sources)} 个", "一个一个来；文件名里有空格的，整个放进英文双引号"
        )
    speech = recognise(read_source(sources[0]))
    tree = outline(speech)
    if form == "json":
        click.echo(json.dumps(tree.plain(), ensure_ascii=False, indent=2))
    elif speech.lines:
        for line in _written(speech, tree):
            click.echo(line)
    if not speech.lines:
        click.echo(f"{sources[0]}: 文件里没有讲话的文字，列不出结构\n    → 看看是不是存错了文件", err=True)
    for remark in speech.all_remarks:
        click.echo(remark, err=True)


Row = tuple[int, str]
"""A line of the file, and what is said of it."""


def _written(speech: Speech, tree: Outline) -> Iterator[str]:
    rows = [*_head(speech), *_texts("开头", tree.opening)]
    for section in tree.sections:
        rows += _node(section, 0)
    rows += [*_texts("结尾", tree.closing), *_thanks(tree)]
    width = max((len(str(line)) for line, _ in rows), default=1)
    for line, said in rows:
        yield f"{line:>{width}}  {said}"
    yield f"全文 {tree.characters} 字，读完约 {tree.minutes:.1f} 分钟。"


def _head(speech: Speech) -> Iterator[Row]:
    texts = {line.style: line.text for line in lines(speech.draft) if line.style in _NAMES}
    for line in speech.lines:
        if line.part == "head" and (text := texts.pop(line.style, None)):
            yield speech.source.lines[line.index].number, f"{_NAMES[line.style]}　{text}"


def _texts(name: str, texts: list[Row]) -> Iterator[Row]:
    for line, text in texts:
        yield line, f"{name}　{count_characters(text)} 字　{_shown(text)}"


def _thanks(tree: Outline) -> Iterator[Row]:
    for line, text in tree.thanks:
        yield line, f"致谢　{text}"


def _node(node: Node, depth: int) -> Iterator[Row]:
    indent = "　" * 2 * depth
    if node.line:
        title = node.title or _shown("".join(node.paragraphs[:1]))
        yield node.line, f"{indent}{node.enumerator}{title}　{node.characters()} 字"
    for line, text in zip(node.below, node.paragraphs, strict=True):
        if line == node.line and not (node.heading and node.points):
            continue
        yield line, f"{indent}{'　　' if node.line else ''}（段落）{count_characters(text)} 字　{_shown(text)}"
    for point in node.points:
        yield from _node(point, depth + 1 if node.line else depth)


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"
