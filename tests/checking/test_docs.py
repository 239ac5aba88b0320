"""The page for users names every rule, with its severity, and every setting."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from drafter.checking.rule import Rule, Settings
from drafter.checking.rules import RULES
from drafter.checking.settings import read_settings

NAMES = {"E": "错误", "W": "警告", "I": "提示"}


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "checking.zh-CN.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_stands_in_the_page_with_its_severity(page: str, rule: Rule) -> None:
    assert f"| `{rule.id}` | {NAMES[rule.severity]} |" in page


def test_the_page_names_no_rule_that_is_gone(page: str) -> None:
    assert set(re.findall(r"^\| `([a-z][a-z-]*)` \| .. \|", page, re.MULTILINE)) == {rule.id for rule in RULES}


def test_the_settings_shown_are_read(page: str, tmp_path: Path) -> None:
    shown = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "drafter.toml"
    path.write_text(shown[0], encoding="utf-8")
    assert read_settings(path).sets == (("早谋划", "早部署", "早落实"),)
    assert all(field.name in page for field in fields(Settings))
