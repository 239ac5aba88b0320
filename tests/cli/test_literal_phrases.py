"""Phrases whose braces are text: they stand in a draft as they are, whatever becomes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafter.compose import Answers
from drafter.compose.expressions import parts  # noqa: F401
from tests.cli.conftest import Run

Write = Callable[[str, str], str]
TEXT = "今天谈一谈{{ theme }}和{{ 7 * 7 }}，也谈{% if a %}渠水{% endif %}。"
BANK = f'phrases:\n- {{role: opening, text: "{TEXT}", literal: true}}\n'
