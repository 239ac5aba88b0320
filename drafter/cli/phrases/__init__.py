"""drafter phrases: one file a command, imported only when that command runs."""

from __future__ import annotations

import click

from drafter.cli.chinese import LazyGroup

_COMMANDS = {
    "list": ("drafter.cli.phrases.list", "各个句库在哪里，有多少句"),
    "search": ("drafter.cli.phrases.search", "按汉字、拼音或声母查找句子"),
    "add": ("drafter.cli.phrases.add", "记下一句，放进自己的句库"),
    "import": ("drafter.cli.phrases.import_", "把文件里的句子收进自己的句库"),
    "check": ("drafter.cli.phrases.check", "检查句库写得对不对"),
    "schema": ("drafter.cli.phrases.schema", "打印句库文件的 JSON Schema"),
}


@click.group("phrases", cls=LazyGroup, at=_COMMANDS, short_help="查找、添加、检查句库里的句子")
def command() -> None:
    """句库：自带的，加上个人的和项目文件夹里的。"""
