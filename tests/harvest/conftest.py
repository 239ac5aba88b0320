"""Harvesting from texts of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafter.harvest import Harvest, harvest, ready
from drafter.phrases import PhraseBank
from tests.harvest.speeches import SPEECHES

Harvested = Callable[..., Harvest]


@pytest.fixture
def harvested(bank: PhraseBank) -> Harvested:
    """Harvests from texts, each the body of a document, with the shipped bank."""

    def command(*bodies: str, most: int = 500) -> Harvest:
        return harvest([ready(f"{number}.txt", body.split("\n")) for number, body in enumerate(bodies, 1)], bank, most)

    return command


@pytest.fixture(scope="session")
def three(bank: PhraseBank) -> Harvest:
    """What comes of the three speeches."""
    return harvest([ready(name, text.split("\n")) for name, text in SPEECHES.items()], bank, 500)
