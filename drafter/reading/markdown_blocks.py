"""What of a Markdown file is no speech: its head, code, tables, comments, addresses of links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt

from drafter.reading.left_out import where
from drafter.reading.markup import GONE, LITERAL

_EDGE = re.compile(r"---[ \t]*$")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_KEYED = re.compile(r"[^\s:：\-#][^:：]*:(?:[ \t]|$)")
_CONTINUES = re.compile(r"[ \t]|-[ \t]|#|$")
_HTML_CODE = re.compile(r"\s*<(?:script|style|pre|textarea)\b", re.IGNORECASE)
_HTML_TABLE = re.compile(r"\s*<table\b", re.IGNORECASE)
_COMMENT = re.compile(rf"{LITERAL.pattern} | (?P<comment><!--)", re.VERBOSE)
_MOST_INDENT = 3
"""Blanks before what begins a block."""
_DEFINITION = re.compile(
    r" {0,3}\[(?!\^)([^\[\]]+)\]:[ \t]*<?[!-~]+>?(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
)
_FENCE = re.compile(r"[^`~]*(`{3,}|~{3,})")
_HARD_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\$")


class Blocks(NamedTuple):
    """The *rows* of a file with what is left out put out of the way, at its place; *left_out* are rows (from 0) that
    are so altogether.

    *references* are the names of the links whose addresses are among them, *remarks* what is to be said of it all.
    """

    rows: list[str]
    left_out: frozenset[int]
    references: frozenset[str]
    remarks: tuple[str, ...]


def without_blocks(rows: Sequence[str]) -> Blocks:
    """Tell what of *rows* is a speech from what is no speech."""
    head = _head(rows)
    rest = [*[""] * head, *rows[head:]]
    code, tables = _code_and_tables(rest)
    left_out = {*range(head), *_numbers(code), *_numbers(tables)}
    kept, comments = _without_comments(rest, left_out)
    left_out.update(at for at, row in enumerate(kept) if GONE in row and not row.replace(GONE, "").strip())
    definitions = {at: found for at, row in enumerate(kept) if at not in left_out and (found := _DEFINITION.match(row))}
    remarks = (
        *((f"文件开头的属性没有读：第 1 至 {head} 行",) if head else ()),
        *_said("代码块没有读：{} 处", [block[0] for block in code]),
        *(
            f"第 {block.start + 1} 行的代码块没有收尾，到第 {block.stop} 行都没有读"
            for block in code
            if _is_open(rows, block)
        ),
        *_said("表格里的文字没有读：{} 个表格", [block[0] for block in tables]),
        *_said("注释没有读：{} 处", comments),
        *(f"第 {at + 1} 行的注释没有收尾，后面的都没有读" for at in comments[-1:] if not _is_closed(rest[at:])),
        *_said("链接的地址没有读：{} 处", list(definitions)),
    )
    references = frozenset(found[1].lower() for found in definitions.values())
    return Blocks(kept, frozenset(left_out | definitions.keys()), references, remarks)


def _said(words: str, starts: Sequence[int]) -> Iterator[str]:
    if starts:
        yield words.format(len(starts)) + where([f"第 {start + 1} 行" for start in starts])


def _numbers(blocks: Sequence[range]) -> Iterator[int]:
    return (at for block in blocks for at in block)


def _head(rows: Sequence[str]) -> int:
    """How many rows the head of a file takes: YAML between two ``---``."""
    if not rows or not _EDGE.match(rows[0]):
        return 0
    end = next((at for at in range(1, len(rows)) if _END.match(rows[at])), 0)
    inside = rows[1:end]
    is_yaml = any(map(_KEYED.match, inside)) and all(_KEYED.match(row) or _CONTINUES.match(row) for row in inside)
    return end + 1 if is_yaml else 0


def _code_and_tables(rows: Sequence[str]) -> tuple[list[range], list[range]]:
    """The rows of each block of code, and of each table; rows indented by four spaces are no code in Chinese."""
    code: list[range] = []
    tables: list[range] = []
    if any(each in row for row in rows for each in ("```", "~~~", "|", "<")):
        for token in _parser().parse("\n".join(rows)):
            if token.map:
                block = range(*token.map)
                if token.type == "fence" or (token.type == "html_block" and _HTML_CODE.match(token.content)):
                    code.append(block)
                elif token.type == "html_block" and _HTML_TABLE.match(token.content):
                    tables.append(block)
                elif token.type == "table_open" and not _HARD_BREAK.search(rows[block.start]):
                    tables.append(_with_bars(rows, block))
    return code, tables


def _is_open(rows: Sequence[str], code: range) -> bool:
    """Whether a fence begins *code*, and none ends it."""
    fence = _FENCE.match(rows[code.start])
    if not fence:
        return False
    last = rows[code.stop - 1].strip("> \t")
    return len(code) == 1 or len(last) < len(fence[1]) or last.strip(fence[1][0]) != ""


def _with_bars(rows: Sequence[str], table: range) -> range:
    """The rows of *table* up to one without a bar: who writes Chinese without empty lines has a paragraph there."""
    return range(table.start, next((at for at in table if "|" not in rows[at]), table.stop))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").disable(["code", "inline"])


def _without_comments(rows: Sequence[str], left_out: set[int]) -> tuple[list[str], list[int]]:
    """*rows* with all comments put out of the way, and the rows that those begin in."""
    kept = list(rows)
    if not any("<!--" in row for row in rows):
        return kept, []
    begun: list[int] = []
    for region in _regions(len(rows), left_out):
        text = "\n".join(rows[region.start : region.stop])
        pieces: list[str] = []
        at, row = 0, region.start
        for start, end in _comments(text):
            begun.append(row + text.count("\n", at, start))
            row += text.count("\n", at, end)
            pieces += [text[at:start], "\n".join(GONE * len(part) for part in text[start:end].split("\n"))]
            at = end
        kept[region.start : region.stop] = "".join([*pieces, text[at:]]).split("\n")
    return kept, begun


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Where the comments of *text* stand; one that has no end is one only at the beginning of a row."""
    last = text.rfind("-->")
    at = 0
    while found := _COMMENT.search(text, at):
        at = found.end()
        if not found["comment"]:
            continue
        if at <= last:
            at = text.index("-->", at) + len("-->")
        else:
            before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
            if before.strip(" ") or len(before) > _MOST_INDENT:
                continue
            at = len(text)
        yield found.start(), at


def _is_closed(rows: Sequence[str]) -> bool:
    """Whether the comment that begins in the first of *rows*, being the last in them, has an end."""
    return any("-->" in row for row in rows)


def _regions(count: int, left_out: set[int]) -> Iterator[range]:
    """The runs of rows that are not left out."""
    start = 0
    for at in (*sorted(left_out), count):
        if start < at:
            yield range(start, at)
        start = at + 1
