"""Searching phrases: this search beside a list scan, FTS5's own trigrams and rapidfuzz; and what its index costs.

    python -m benchmarks.search [--sizes 1000,100000,1000000] [--queries 300]

Times are medians and 99th percentiles of single queries for the first 20 phrases found; all of them are taken in
one run on one core, so their ratios hold and the times do not travel.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import yaml

from benchmarks.measuring import PYTHON, each, percentile, processes, seconds
from benchmarks.synthetic import bank_file
from drafter.phrases.catalogue import Catalogue, Kept, with_catalogue
from drafter.phrases.pinyin import readings
from drafter.phrases.searching import query, search
from drafter.phrases.sources import Source, files_of

_MOST = 20
_PER_FILE = 100_000
_SLOW = 12
"""How many queries are enough for a way that takes long."""

Search = Callable[[str], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", default="1000,100000,1000000")
    parser.add_argument("--queries", type=int, default=300)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = folder
        os.environ["DRAFTER_HOME"] = str(Path(folder) / "home")
        readings()
        for size in map(int, arguments.sizes.split(",")):
            _at(size, arguments.queries, Path(folder))
    _pinyin()


def _at(size: int, queries: int, folder: Path) -> None:
    root = folder / str(size)
    root.mkdir()
    texts = [
        text
        for number, start in enumerate(range(0, size, _PER_FILE))
        for text in bank_file(root / f"{number:02}.yaml", min(_PER_FILE, size - start), seed=number)
    ]
    banks = [Source(path, "指定", root, str(path), path.stem) for path in files_of(root)]
    print(f"\n{size:,} 句，{sum(bank.path.stat().st_size for bank in banks) / 1e6:.1f} MB")

    def measured(catalogue: Catalogue) -> None:
        built = seconds(lambda: catalogue.refresh(banks))
        files, _ = catalogue.refresh(banks)
        _tell_building(built, banks[0].path, size)
        _tell_queries(catalogue, files, texts, queries)

    with_catalogue(measured)
    if size <= _PER_FILE:
        _tell_start(root)


def _tell_building(built: float, path: Path, size: int) -> None:
    print(f"  建索引（读 YAML、声母、SQLite 全算上）  {built:.2f} s")
    if size > _PER_FILE:
        return
    text = path.read_text(encoding="utf-8")
    plain = seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
    gc.disable()
    quiet = seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
    gc.enable()
    print(f"  只用 CSafeLoader 读这个 YAML            {plain:.2f} s，是建索引的 {plain / built:.1f} 倍")
    print(f"  同上，关掉垃圾回收                      {quiet:.2f} s，是建索引的 {quiet / built:.1f} 倍")


def _tell_queries(catalogue: Catalogue, files: Sequence[Kept], texts: list[str], queries: int) -> None:
    chance = random.Random(2)
    spoken = readings()

    def stretch(text: str, length: int) -> str:
        start = chance.randrange(max(len(text) - length + 1, 1))
        return text[start : start + length]

    trigrams = _trigrams(texts)
    letters = [spoken.initials(text) for text in texts]
    ways: dict[str, tuple[Search, int]] = {
        "drafter": (lambda word: search(catalogue, files, query(word), _MOST), queries),
        "逐句比": (lambda word: _scanned(texts, word), queries),
        "FTS5 trigram": (lambda word: _by_trigram(trigrams, word), queries),
        "rapidfuzz": (_fuzzy(texts), _SLOW),
    }
    print(f"  {'':14}{'':10}" + "".join(f"{name:>24}" for name in ways) + "    （微秒，中位数 / 99%）")
    for length in (1, 2, 3, 4):
        words = [stretch(chance.choice(texts), length) for _ in range(queries)]
        _row(f"{length} 个汉字", words, ways)
    ways["逐句比"] = (lambda word: _scanned(letters, word), queries)
    for name in ("FTS5 trigram", "rapidfuzz"):
        del ways[name]
    for length in (2, 3, 4, 5, 6):
        words = [stretch(letters[chance.randrange(len(letters))], length) for _ in range(queries)]
        _row(f"{length} 个声母", words, ways)


def _row(name: str, words: list[str], ways: dict[str, tuple[Search, int]]) -> None:
    cells = []
    for find, enough in ways.values():
        slow = each(find, words[:2])
        count = enough if max(slow) < 0.02 else _SLOW
        taken = each(find, words[:count])
        cells.append(f"{percentile(taken, 0.5) * 1e6:,.0f} / {percentile(taken, 0.99) * 1e6:,.0f}")
    print(f"  {name:<14}" + "".join(f"{cell:>24}" for cell in cells))


def _scanned(texts: list[str], word: str) -> list[str]:
    found: list[str] = []
    for text in texts:
        if word in text:
            found.append(text)
            if len(found) == _MOST:
                break
    return found


def _trigrams(texts: list[str]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE phrases USING fts5(text, tokenize='trigram')")
    database.executemany("INSERT INTO phrases VALUES (?)", ((text,) for text in texts))
    return database


def _by_trigram(database: sqlite3.Connection, word: str) -> list[object]:
    """As SQLite's documentation has it: MATCH from three characters on, a scan below that."""
    if len(word) >= 3:
        return database.execute(
            "SELECT text FROM phrases WHERE phrases MATCH ? LIMIT ?", (f'"{word}"', _MOST)
        ).fetchall()
    return database.execute("SELECT text FROM phrases WHERE instr(text, ?) LIMIT ?", (word, _MOST)).fetchall()


def _fuzzy(texts: list[str]) -> Search:
    from rapidfuzz import fuzz, process

    return lambda word: process.extract(word, texts, scorer=fuzz.partial_ratio, limit=_MOST, score_cutoff=99)


def _tell_start(path: Path) -> None:
    find = [PYTHON, "-m", "drafter", "phrases", "search", "责任", "--bank", str(path)]
    command = {"python -c pass": [PYTHON, "-c", "pass"], "drafter phrases search": find}
    processes({"warm": find}, 1)
    taken = processes(command, 15)
    ratio = taken["drafter phrases search"] / taken["python -c pass"]
    print(
        f"  drafter phrases search 从头到尾 {taken['drafter phrases search'] * 1e3:.0f} ms，是 python -c pass 的 {ratio:.1f} 倍"
    )


def _pinyin() -> None:
    from pypinyin import lazy_pinyin

    from benchmarks.synthetic import ROOT
    from drafter.phrases.reading import read_bank

    keys = [
        phrase.key
        for path in files_of(ROOT / "phrasebank")
        if not path.name.startswith("vocabulary")
        for phrase in read_bank(path).phrases
        if not phrase.slots
    ]
    spoken = readings()
    differing = sum(
        spoken.initials(key) != "".join(syllable[0] for syllable in lazy_pinyin(key, errors=cast(Any, list))).lower()
        for key in keys
    )
    print(f"\n声母：{len(keys):,} 句里有 {differing} 句同 pypinyin 不同（{differing / len(keys):.2%}）")
    own = seconds(lambda: [spoken.initials(key) for key in keys])
    theirs = seconds(lambda: [lazy_pinyin(key) for key in keys])
    print(f"每秒 {len(keys) / own:,.0f} 句，pypinyin 每秒 {len(keys) / theirs:,.0f} 句")


if __name__ == "__main__":
    main()
