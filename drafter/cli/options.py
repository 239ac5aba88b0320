"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)

bank_option = click.option(
    "--bank", "banks", type=PATH, multiple=True, metavar="路径", help="另加一个句库（文件或文件夹），可以写多次。"
)
force_option = click.option("--force", is_flag=True, help="文件已经存在就覆盖。")
