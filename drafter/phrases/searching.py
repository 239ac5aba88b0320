"""Finding phrases by what one types: Chinese, full pinyin or pinyin initials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple

from drafter.hanzi import normalise
from drafter.phrases.catalogue import Catalogue, Kept, Row, last_id, searchable, unpacked
from drafter.phrases.phrase import FRAMES, Phrase, Role

_WEIGHED = 3
"""How many times as many phrases as are wanted are looked at, to show the best of them first."""

_READ_OUT = 5_000
"""How many phrases with the right initials are read out before full pinyin is given up."""


class Query(NamedTuple):
    """What is looked for: *words* that must all be in a phrase, in Chinese or pinyin; and what it must be."""

    words: tuple[str, ...] = ()
    role: Role | None = None
    topic: str | None = None
    theme: str | None = None

    def admits(self, row: Row) -> bool:
        """Whether a phrase is what is looked for, words aside."""
        if self.role not in (None, row.role):
            return False
        if self.topic is None and self.theme is None:
            return True
        said = unpacked(row.said)
        return all(
            wanted is None or wanted in said.get(key, ())
            for key, wanted in (("topics", self.topic), ("themes", self.theme))
        )


class Hit(NamedTuple):
    """A phrase found, with its file and line."""

    phrase: Phrase
    file: Kept
    line: int


def query(text: str, role: Role | None = None, topic: str | None = None, theme: str | None = None) -> Query:
    """A query for what stands in *text*: words divided by spaces."""
    return Query(tuple(filter(None, map(normalise, text.split()))), role, topic, theme)


def search(catalogue: Catalogue, files: Sequence[Kept], wanted: Query, most: int) -> list[Hit]:
    """Up to *most* phrases of *files*, none of them twice.

    The later files' come first, since they are the user's own; of these, those that begin with the words, then
    the other phrases, then frames; in the order of their files.
    """
    by_number = {file.number: file for file in files}
    found: dict[tuple[str, str], tuple[Any, Row]] = {}
    for nearness, (match, spoken) in enumerate(_ways(wanted.words)):
        for distance, span in enumerate(_spans(files)):
            rows = (row for row in catalogue.matching(match, span) if row.file in by_number and wanted.admits(row))
            if spoken:
                rows = (row for row in islice(rows, _READ_OUT) if spoken.heard_in(row.text))
            for row in islice(rows, max(most * _WEIGHED - len(found), 0)):
                begins = any(row.key.startswith(word) for word in wanted.words)
                score = distance, nearness, row.role in FRAMES, not begins, row.id
                found.setdefault((row.role, row.key), (score, row))
        if len(found) >= most:
            break
    ranked = sorted(found.values(), key=lambda item: item[0])
    return [_hit(row, by_number[row.file]) for _, row in ranked[:most]]


def _hit(row: Row, file: Kept) -> Hit:
    source = file.source
    phrase = Phrase(text=row.text, **unpacked(row.said), bank=source.name, layer=source.layer, key=row.key)
    return Hit(phrase, file, row.line)


class _Spoken(NamedTuple):
    """Full pinyin, of which initials are only the beginning: what must be heard in a phrase."""

    ways: tuple[tuple[str, ...], ...]

    def heard_in(self, text: str) -> bool:
        """Whether *text* reads so somewhere."""
        from drafter.phrases.pinyin import readings

        spoken = readings().syllables(searchable(text))
        return any(self._heard(way, spoken) for way in self.ways)

    @staticmethod
    def _heard(way: tuple[str, ...], spoken: list[str]) -> bool:
        whole, last = list(way[:-1]), way[-1]
        return any(
            spoken[start : start + len(whole)] == whole and spoken[start + len(whole)].startswith(last)
            for start in range(len(spoken) - len(whole))
        )


def _ways(words: Sequence[str]) -> Iterator[tuple[str, _Spoken | None]]:
    """The FTS5 queries for *words*, best first: as they stand; the letters among them as initials; as full pinyin.

    Nothing to look for is one query that matches all.
    """
    letters = [word for word in words if word.isascii() and word.isalpha()]
    others = [_as_written(word) for word in words if word not in letters]
    if not letters:
        yield " AND ".join(others), None
        return
    from drafter.phrases.pinyin import VOWELS, readings

    yield " AND ".join([*others, *map(_as_initials, letters)]), None
    if len(letters) == 1 and len(letters[0]) > 1 and VOWELS.intersection(letters[0]):
        ways = readings().split(letters[0])
        by_initials: dict[str, list[tuple[str, ...]]] = {}
        for way in ways:
            by_initials.setdefault("".join(syllable[0] for syllable in way), []).append(way)
        for initials, same in sorted(by_initials.items(), key=lambda item: len(item[0])):
            if len(initials) < len(letters[0]):
                yield " AND ".join([*others, _as_initials(initials)]), _Spoken(tuple(same))
    yield " AND ".join([*others, *map(_as_written, letters)]), None


def _as_written(word: str) -> str:
    if len(word) == 1:
        return f'one : "{word}"'
    return f'two : "{" ".join(word[index : index + 2] for index in range(len(word) - 1))}"'


def _as_initials(word: str) -> str:
    if len(word) < 3:
        return f'three : "{word}" *'
    return f'three : "{" ".join(word[index : index + 3] for index in range(len(word) - 2))}"'


def _spans(files: Sequence[Kept]) -> Iterator[tuple[int, int]]:
    """The first id and the last of each layer's files, the latest layer's first."""
    for _, layer in groupby(reversed(files), key=lambda file: file.source.root):
        numbers = [file.number for file in layer]
        yield last_id(min(numbers) - 1) + 1, last_id(max(numbers))
