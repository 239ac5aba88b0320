"""What of a document is not read as text: nothing is lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

_MOST_PLACES = 5

_SAID = {
    "revision": "文档里有修订 {} 处，按全部接受来读",
    "box": "文本框里的文字没有读：{} 个文本框",
    "picture": "图片、图形没有读：{} 个",
    "footnote": "脚注没有读：{} 条",
    "endnote": "尾注没有读：{} 条",
    "comment": "批注没有读：{} 条",
    "hidden": "隐藏文字没有读：{} 字",
    "ruby": "注音没有读：{} 处",
    "bullet": "列表的项目符号没有读：{} 处",
    "symbol": "认不出的符号换成了〓：{} 个",
    "file": "插在里面的别的文件没有读：{} 个",
}
"""Kind → what is said of so many of it."""


@dataclass(slots=True)
class LeftOut:
    """Counts what is left out of a Word document, by kind; *tables* are the numbers of the paragraphs after which tables stand."""

    counts: Counter[str] = field(default_factory=Counter)
    tables: list[int] = field(default_factory=list)

    def remarks(self) -> tuple[str, ...]:
        """What is to be told the reader, in Chinese."""
        said = [words.format(self.counts[kind]) for kind, words in _SAID.items() if self.counts[kind]]
        return (*self._on_tables(), *said)

    def _on_tables(self) -> tuple[str, ...]:
        if not self.tables:
            return ()
        places = [f"第 {number} 段之后" if number else "开头" for number in dict.fromkeys(self.tables)]
        return (f"表格里的文字没有读：{len(self.tables)} 个表格{where(places)}",)


def where(places: Sequence[str]) -> str:
    """Where something stands that was left out: the first few of *places* by name."""
    return f"，在{'、'.join(places[:_MOST_PLACES])}{' 等处' if len(places) > _MOST_PLACES else ''}"
