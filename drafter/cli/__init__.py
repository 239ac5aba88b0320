"""The command line: one file a command, imported only when that command runs."""

from __future__ import annotations

import os
import sys

import click

from drafter import __version__
from drafter.cli.chinese import LazyGroup, usage_message
from drafter.errors import DrafterError, InputFileError

_COMMANDS = {
    "new": ("drafter.cli.new", "起草一篇：一问一答，写成 Word"),
    "resume": ("drafter.cli.resume", "接着写没有写完的稿子"),
    "drafts": ("drafter.cli.drafts", "列出写了一半的稿子"),
    "write": ("drafter.cli.write", "由答案文件再出一稿"),
    "outline": ("drafter.cli.outline", "看一篇稿子的结构"),
    "check": ("drafter.cli.check", "检查一篇稿子：序号、标点、漏填、固定提法"),
    "harvest": ("drafter.cli.harvest", "从旧稿里找出可以收进句库的句子"),
    "templates": ("drafter.cli.templates", "列出、查看、检查模板"),
    "layouts": ("drafter.cli.layouts", "列出、查看、检查版式"),
    "phrases": ("drafter.cli.phrases", "查找、添加、检查句库里的句子"),
}


@click.group(cls=LazyGroup, at=_COMMANDS, no_args_is_help=False, invoke_without_command=True)
@click.version_option(__version__, message="drafter %(version)s", help="显示版本。")
@click.pass_context
def drafter(ctx: click.Context) -> None:
    """起草研讨发言、交流发言、会议讲话：回答问题，得到一份 Word 初稿。

    一切都在本机完成，不联网。
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 2 wrong use or bad input, 3 an internal fault, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(arguments))


def _look_round() -> None:
    try:
        os.getcwd()
    except OSError as error:
        raise InputFileError("所在的文件夹已经不在了，或者没有权限进去", "用 cd 换到别的文件夹，再运行一次") from error


def _run(arguments: list[str] | None) -> int:
    try:
        _look_round()
        return int(drafter.main(arguments, prog_name="drafter", standalone_mode=False) or 0)
    except DrafterError as error:
        click.echo(str(error), err=True)
        return error.exit_status
    except click.UsageError as error:
        click.echo(usage_message(error), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断。", err=True)
        return 130
    except SystemExit:
        return 0  # click leaves so when nobody reads its output any more
    except Exception as error:
        if os.environ.get("DRAFTER_DEBUG"):
            raise
        click.echo(f"程序内部出错（{type(error).__name__}：{error}）", err=True)
        click.echo("    → 这不是你的错。设置环境变量 DRAFTER_DEBUG=1 再运行一次，把输出的内容反馈给我们", err=True)
        return 3


__all__ = ["drafter", "main"]
