"""Banks of the tests' own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

VOCABULARY = "themes: {水利: []}\ntopics: {灌溉: {part: what}, 防汛: {part: how}}\n"
Bank = Callable[..., Path]


@pytest.fixture
def bank_at(isolation: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Bank:
    """Writes a bank file into the folder of a layer: 自带, 个人, 项目 or 指定.

    The shipped bank is empty but for a vocabulary.
    """
    folders = {
        "自带": tmp_path / "shipped",
        "个人": isolation / "drafter" / "phrasebank",
        "项目": Path.cwd() / "phrasebank",
        "指定": tmp_path / "given",
    }
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "vocabulary.yaml").write_text(VOCABULARY, encoding="utf-8")
    monkeypatch.setattr("drafter.locations.shipped", lambda name: folders["自带"])

    def write(layer: str, text: str, name: str = "水利.yaml") -> Path:
        path = folders[layer] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
