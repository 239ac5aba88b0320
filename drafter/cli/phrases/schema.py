"""drafter phrases schema: the JSON Schema of bank files."""

from __future__ import annotations

import json

import click

from drafter.cli.chinese import ChineseCommand
from drafter.phrases.schema import json_schema


@click.command("schema", cls=ChineseCommand, short_help="打印句库文件的 JSON Schema")
def command() -> None:
    """打印句库文件的 JSON Schema，供编辑器提示用。"""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
