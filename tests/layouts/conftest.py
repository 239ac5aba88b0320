"""Small layouts of a project folder, and what is said of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter.errors import LayoutError
from drafter.layouts import Layout, load_layout

CHILD = "id: mine\nname: 本所文稿\nsummary: 试一试\nextends: gbt9704\n"

WHOLE = """\
id: whole
name: 便函
summary: 自己写全
page: {width: 210, height: 297, top: 30, bottom: 30, left: 30, right: 30, lines: 20}
styles: {body: {font: 宋体, size: 四号}}
latin_font: Arial
fonts: {宋体: [serif], Arial: [sans-serif]}
"""
"""A layout that extends nothing and says no more than it must."""


def written(text: str, name: str = "mine") -> Path:
    """Writes a layout into the project folder."""
    path = Path.cwd() / "layouts" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def own(text: str, name: str = "mine") -> Path:
    """Writes a layout into the user's own folder."""
    path = Path(os.environ["DRAFTER_HOME"]) / "layouts" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def changed(text: str) -> Layout:
    """The layout that differs from that of the standard by *text*."""
    written(CHILD + text)
    return load_layout("mine").layout


def complaints(text: str, name: str = "mine") -> list[str]:
    """What is said of a layout, with its places as line and column."""
    path = written(text, name)
    with pytest.raises(LayoutError) as caught:
        load_layout(name)
    return [str(mistake).replace(f"{path}:", "") for mistake in caught.value.mistakes]


def complaint(text: str) -> str:
    """The only thing said of a layout that differs from that of the standard by *text*, which starts on line 5."""
    (said,) = complaints(CHILD + text)
    return said
