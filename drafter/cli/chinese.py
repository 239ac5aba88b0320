"""click in Chinese: help pages and the messages for wrong use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from drafter.columns import width, wrapped


class _Chinese(click.Command):
    """Help in Chinese."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option))
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        if rows:
            with formatter.section("选项"):
                _write_list(formatter, [(name, _EXTRA.sub(_extra, said)) for name, said in rows])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这份说明。"
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [piece.replace("[OPTIONS]", "[选项]") for piece in super().collect_usage_pieces(ctx)]


_EXTRA = re.compile(r"\s*\[([^\[\]]*)\]$")
"""What click adds to an option's help: [required], [x>=0]."""


def _extra(found: re.Match[str]) -> str:
    return "（必须写）" if "required" in found[1] else ""


def _write_list(formatter: click.HelpFormatter, rows: Sequence[tuple[str, str]]) -> None:
    """Names with what is said of them, in two columns: click would count a Chinese character for one column."""
    left = max(width(name) for name, _ in rows) + 2
    indent = " " * formatter.current_indent
    for name, said in rows:
        first, *others = wrapped(said, max(formatter.width - left - len(indent), 24))
        formatter.write(f"{indent}{name}{' ' * (left - width(name))}{first}\n")
        formatter.write("".join(f"{indent}{' ' * left}{line}\n" for line in others))


class ChineseCommand(_Chinese):
    """A command whose help is in Chinese."""


class ChineseGroup(_Chinese, click.Group):
    """A group whose help is in Chinese."""

    command_class = ChineseCommand

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[选项]", "命令", "…"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            _write_list(formatter, self.summaries())

    def summaries(self) -> list[tuple[str, str]]:
        """Each command with its summary."""
        return [(name, command.get_short_help_str(80)) for name, command in self.commands.items()]


class LazyGroup(ChineseGroup):
    """A group whose commands are imported when they are asked for: name → (module, summary)."""

    def __init__(self, *arguments: Any, at: Mapping[str, tuple[str, str]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.at = at

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.at:
            return None
        command: click.Command = import_module(self.at[cmd_name][0]).command
        return command

    def summaries(self) -> list[tuple[str, str]]:
        """Each command with its summary, without importing any."""
        return [(name, summary) for name, (_, summary) in self.at.items()]


def usage_message(error: click.UsageError) -> str:
    """What was wrong with the call and what to do, in Chinese."""
    path = error.ctx.command_path if error.ctx else "drafter"
    cause, remedy = _explained(error)
    return f"{cause}\n    → {remedy or f'用 {path} --help 看用法'}"


def _explained(error: click.UsageError) -> tuple[str, str]:
    match error:
        case click.exceptions.NoArgsIsHelpError():
            group = error.ctx.command
            known = group.list_commands(error.ctx) if isinstance(group, click.Group) else []
            return "后面还要写做什么", f"可以写：{'、'.join(known)}" if known else ""
        case click.NoSuchOption():
            near = _nearest(error.option_name, error.possibilities or ())
            return f"没有“{error.option_name}”这个选项", f"是不是 {near}？" if near else ""
        case click.BadOptionUsage():
            return f"选项“{error.option_name}”后面少了内容，或者多了内容", ""
        case click.MissingParameter():
            return f"缺少“{_name(error.param)}”", ""
        case click.BadParameter():
            name = error.param.opts[0] if error.param else "参数"
            said = error.message if error.message.startswith("可以写") else ""
            return f"“{name}”的值不对", said or _number_wanted(error.param)
    command = error.ctx.command if error.ctx else None
    if "command" in error.message.lower() and isinstance(command, click.Group) and error.ctx:
        said = error.message.split("'")[1] if "'" in error.message else ""
        near = _nearest(said, command.list_commands(error.ctx))
        return f"没有“{said}”这个命令", f"是不是 {near}？" if near else ""
    if "unexpected extra argument" in error.message:
        extra = re.search(r"\((.*)\)", error.message, re.DOTALL)
        return f"多了不认识的参数“{extra[1] if extra else ''}”", "值里有空格的，整个放进英文双引号"
    return "命令写得不对", ""


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return "/".join(parameter.opts)
    return parameter.human_readable_name if parameter else ""


def _number_wanted(parameter: click.Parameter | None) -> str:
    wanted = getattr(parameter, "type", None)
    if isinstance(wanted, click.IntRange) and wanted.min is not None:
        return f"这里要写整数，最小是 {wanted.min}" + (f"，最大是 {wanted.max}" if wanted.max is not None else "")
    return "这里要写整数" if isinstance(wanted, click.types.IntParamType) else ""


def _nearest(said: str, known: Sequence[Any]) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(said, [str(name) for name in known], 1, 0.5)), None)
