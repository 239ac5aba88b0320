"""YAML with positions: what was read, and where each piece of it stands.

Scalars are what they look like to a reader who has never heard of YAML: ``no``, ``9:30`` and ``010`` are
text; only true/false, decimal integers and an empty value or ``~`` are anything else. Aliases, duplicate
keys and several documents in one file are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from drafter.errors import InputFileError, Mistake, MistakesError, Place
from drafter.files import no_collecting, read_bytes
from drafter.hanzi import forbidden_character

KeyPath = tuple[str | int, ...]
"""The keys and 0-based positions that lead to a thing: ``("sections", 0, "points", 1, "lead")``."""

FULL_WIDTH_COLON = re.compile(r"\s*(- )?[\w-]+：")
FULL_WIDTH = ("键后面用了全角冒号（：）", "改成英文冒号加一个空格（: ）")
"""A key with a full-width colon after it makes text of a mapping; the (cause, remedy) of that."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DEEPEST = 60
_ZIP = b"PK\x03\x04"
_UNREADABLE: re.Pattern[str] = yaml.reader.Reader.NON_PRINTABLE
_BARE_BRACES = re.compile(r"[:-]\s+([^\"'\s].*)?\{\{|^\s*-?\s*\{\{")


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data read from a file, with the place of every key and item by its path."""

    file: str
    data: Any
    places: Mapping[KeyPath, Place] = field(default_factory=dict)

    def place(self, path: Iterable[str | int]) -> Place:
        """The place of *path*, or of the nearest thing above it."""
        steps = tuple(path)
        while steps and steps not in self.places:
            steps = steps[:-1]
        return self.places.get(steps, Place(self.file))


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, with or without a byte order mark. Raises InputFileError."""
    content = read_bytes(path)
    if content.startswith(_ZIP):
        raise InputFileError(
            "这是 Word 稿子或压缩包，这里要 YAML 文件",
            "答案文件在稿子旁边，名字以 .answers.yaml 结尾",
            Place(str(path)),
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputFileError("文件不是 UTF-8 编码", "用记事本打开，“另存为”时编码选 UTF-8", Place(str(path))) from error


def read(path: Path) -> Document:
    """Read a YAML file. Raises InputFileError, or MistakesError for YAML that is broken."""
    return parse(read_text(path), str(path))


def parse(text: str, file: str) -> Document:
    """Parse YAML *text*; *file* names it in messages. Raises MistakesError."""
    with no_collecting():
        return _parse(text, file)


def _parse(text: str, file: str) -> Document:
    lines = text.splitlines()
    if unreadable := _UNREADABLE.search(text):
        raise MistakesError([_unreadable(unreadable, lines, file)])
    try:
        if _too_deep(text):
            raise MistakesError([Mistake("层次套得太深", "把缩进层次减少到几十层以内", Place(file))])
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise MistakesError([_syntax_mistake(error, lines, file)]) from error
    walker = _Walker(file, lines)
    data = walker.convert(root, ()) if root is not None else None
    if walker.mistakes:
        raise MistakesError(walker.mistakes)
    return Document(file, data, walker.places)


def _too_deep(text: str) -> bool:
    """Whether *text* nests deeper than any file of ours; found before anything recurses."""
    if sum(text.count(opener) for opener in "[{-?") + text.count("\n ") < _DEEPEST:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


class _Walker:
    """Turns YAML nodes into plain data, gathering places and mistakes."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file, self.lines = file, lines
        self.places: dict[KeyPath, Place] = {}
        self.mistakes: list[Mistake] = []
        self._seen: set[int] = set()

    def convert(self, node: yaml.Node, path: KeyPath, place: Place | None = None) -> Any:
        here = place or _place(node.start_mark, self.lines, self.file)
        self.places[path] = here
        if id(node) in self._seen:
            self._add("用了 YAML 的别名（* 或 &）", "把内容照写一遍，不用别名", here)
            return None
        self._seen.add(id(node))
        if node.tag.startswith("!") or (node.tag.startswith("tag:yaml.org,2002:python")):
            self._add(f"用了 YAML 的标签（{node.tag}）", "去掉以 ! 开头的标签", here)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, here) if isinstance(node, yaml.ScalarNode) else None

    def _scalar(self, node: yaml.ScalarNode, here: Place) -> str | int | bool | None:
        if control := forbidden_character(node.value):
            self._add(f"有不能出现的控制字符（{control[1]}）", "删掉这个看不见的字符", here)
        if len(self.places) == 1 and node.style in (None, "") and FULL_WIDTH_COLON.match(node.value):
            self._add(*FULL_WIDTH, here)
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            here = _place(key_node.start_mark, self.lines, self.file)
            if not isinstance(key_node, yaml.ScalarNode):
                unquoted = "{{" in here.text
                self._add(*(_BARE if unquoted else ("键只能是文字", "冒号左边写一个词，不写列表和括号")), here)
                continue
            key = key_node.value
            if key in data:
                self._add(f"键“{key}”写了两次", "删去或合并其中一个", here)
                continue
            data[key] = self.convert(value_node, (*path, key), here)
        return data

    def _add(self, cause: str, remedy: str, place: Place) -> None:
        self.mistakes.append(Mistake(cause, remedy, place))


def _scalar(node: yaml.ScalarNode) -> str | int | bool | None:
    text: str = node.value
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    return int(text) if _INTEGER.fullmatch(text) else text


def _place(mark: yaml.Mark, lines: list[str], file: str) -> Place:
    text = lines[mark.line] if mark.line < len(lines) else ""
    return Place(file, mark.line + 1, mark.column + 1, text)


def _unreadable(found: re.Match[str], lines: list[str], file: str) -> Mistake:
    """A character that YAML forbids; the line is shown with � in its place, since it may steer a terminal."""
    before = found.string[: found.start()]
    line, start = before.count("\n"), before.rfind("\n") + 1
    whole = found.string[start:].partition("\n")[0]
    place = Place(file, line + 1, found.start() - start + 1, _UNREADABLE.sub("�", whole))
    return Mistake(f"有不能出现的控制字符（U+{ord(found[0]):04X}）", "删掉这个看不见的字符", place)


_BARE = ("{{ }} 没有加引号", '把整段文字放进英文双引号："…{{ theme }}…"')


def _syntax_mistake(error: yaml.MarkedYAMLError, lines: list[str], file: str) -> Mistake:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Mistake("YAML 格式有误", "对照 docs 里的例子检查缩进和冒号", Place(file))
    place = _place(mark, lines, file)
    context_place = _place(error.context_mark, lines, file) if error.context_mark else None
    suspects = [place] + ([context_place] if context_place else [])
    if place.line > 1:
        suspects.append(Place(file, place.line - 1, 1, lines[place.line - 2] if place.line - 2 < len(lines) else ""))
    problem = error.problem or ""
    for suspect in suspects:
        if "\t" in suspect.text[: len(suspect.text) - len(suspect.text.lstrip())]:
            return Mistake("缩进用了制表符（Tab）", "改用空格缩进，每层两格", suspect)
        if _BARE_BRACES.search(suspect.text) and '"' not in suspect.text:
            return Mistake(*_BARE, suspect)
    for suspect in suspects:
        if FULL_WIDTH_COLON.match(suspect.text):
            return Mistake(*FULL_WIDTH, suspect)
    if "single document" in problem or "expected a single document" in str(error):
        return Mistake("一个文件里有几份文档（用 --- 隔开）", "一份文档一个文件，删去 ---", place)
    if "mapping values are not allowed" in problem:
        return Mistake("这里不该再有冒号", "正文里有英文冒号时，整段放进双引号；或检查缩进", place)
    if "escape" in problem:
        return Mistake("英文双引号里的反斜杠（\\）有特别的意思", "改用英文单引号，或把反斜杠写成两个", place)
    if "quoted scalar" in (error.context or ""):
        return Mistake("引号没有配对", "补上结尾的引号；正文里的引号用全角“”", context_place or suspects[-1])
    sign = place.text[place.column - 1 : place.column]
    if "undefined alias" in problem or "alias" in (error.context or ""):
        return Mistake("正文以 * 开头，被当成了 YAML 的别名", "把这段正文放进双引号", context_place or place)
    if "anchor" in (error.context or "") or "tag" in (error.context or ""):
        at = context_place or place
        sign = at.text[at.column - 1 : at.column]
        return Mistake(f"“{sign}”不能这样开头", "把这段正文放进双引号", at)
    if "cannot start any token" in problem:
        return Mistake(f"“{sign}”不能这样开头", "把这段正文放进双引号", place)
    if "flow" in (error.context or ""):
        return Mistake(
            "{ } 或 [ ] 没有配对，或者里面少了逗号", "检查括号和英文逗号；正文里的逗号用全角，", context_place or place
        )
    if "expected" in problem and sign and '"' in place.text[: place.column]:
        return Mistake("英文双引号后面还有文字", "正文里的引号用全角“”，英文双引号只在整段的两头", place)
    return Mistake("YAML 格式有误", "检查缩进是否对齐、冒号后面是否有空格、引号是否配对", place)
