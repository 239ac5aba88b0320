"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from drafter.phrases import ROLE_NAMES, Role
from drafter.phrases.roles import role_named

PATH = click.Path(path_type=Path)

bank_option = click.option(
    "--bank", "banks", type=PATH, multiple=True, metavar="路径", help="另加一个句库（文件或文件夹），可以写多次。"
)
force_option = click.option("--force", is_flag=True, help="文件已经存在就覆盖。")


class _FormatType(click.ParamType[str]):
    """text or json; the message for anything else says so."""

    name = "格式"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in ("text", "json"):
            self.fail("可以写：text、json", param, ctx)
        return value


TEXT_OR_JSON = _FormatType()


class _RoleType(click.ParamType[Role]):
    """A role by its key or its Chinese name."""

    name = "成分"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Role:
        role = role_named(value)
        if role is None:
            self.fail(f"可以写：{'、'.join(f'{name} {role}' for role, name in ROLE_NAMES.items())}", param, ctx)
        return role


role_option = click.option("--role", type=_RoleType(), metavar="成分", help="只要这种成分的，如 措施 或 measure。")

_DESCRIBING = (
    click.option("--role", type=_RoleType(), metavar="成分", help="担任什么成分，如 措施；不写就按字面猜。"),
    click.option("--topic", "topics", multiple=True, metavar="话题", help="说的是哪件事，可以写多次；不写就按字面猜。"),
    click.option("--theme", "themes", multiple=True, metavar="主题", help="只用于什么主题，可以写多次。"),
    click.option("--source", "origin", metavar="出处", help="出自哪里，如 2024年讲话。"),
)


def describing_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say what new phrases are: role, topics, themes, origin."""
    for option in reversed(_DESCRIBING):
        function = option(function)
    return function


to_option = click.option("--to", "target", metavar="句库", help="放进哪个句库：个人句库里的名字，或 .yaml 文件的路径。")

_LOOK = (
    click.option(
        "--layout",
        "layout_name",
        metavar="版式",
        help="用哪个版式：名称或 .yaml 文件，缺省 gbt9704（drafter layouts list 可以看到）。",
    ),
    click.option(
        "--reference", type=PATH, metavar="样本.docx", help="照本单位的样本文档排：取它的页面、页眉页脚和各样式。"
    ),
    click.option("--notes", is_flag=True, help="在 Word 批注里注明句子的出处、待核对和待填的地方。"),
)


def look_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how a document is to look: layout_name, reference, notes."""
    for option in reversed(_LOOK):
        function = option(function)
    return function
