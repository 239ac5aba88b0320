"""Synthetic phrases with the characters of real ones: pairs of characters of the shipped bank, put together anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from drafter.phrases.reading import read_bank
from drafter.phrases.sources import files_of

ROOT = Path(__file__).resolve().parent.parent
_TOPICS = ("责任", "机制", "督查", "作风", "学习", "整改", "服务", "宣传")
_ROLES = ("measure", "goal", "lead", "expression")


def texts(count: int, seed: int = 1) -> list[str]:
    """So many texts of 6 to 16 characters; the same seed gives the same."""
    chance = random.Random(seed)
    pairs = list(_pairs())
    return ["".join(chance.choices(pairs, k=chance.randint(3, 8))) for _ in range(count)]


def bank_file(path: Path, count: int, seed: int = 1) -> list[str]:
    """Writes a bank file of so many phrases, one a line, and gives their texts."""
    written = texts(count, seed)
    lines = (
        f"- {{role: {_ROLES[number % 4]}, text: {text}, topics: [{_TOPICS[number % 8]}], source: [合成]}}\n"
        for number, text in enumerate(written)
    )
    path.write_text("phrases:\n" + "".join(lines), encoding="utf-8")
    return written


def _pairs() -> Iterator[str]:
    for path in files_of(ROOT / "phrasebank"):
        if path.name.startswith("vocabulary"):
            continue
        for phrase in read_bank(path).phrases:
            key = "".join(character for character in phrase.key if "\u4e00" <= character <= "\u9fff")
            yield from (key[index : index + 2] for index in range(0, len(key) - 1, 2))
