"""Finding phrases by what one types: Chinese, full pinyin or pinyin initials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from drafter.hanzi import normalise
from drafter.phrases.catalogue import Catalogue, Kept, Row, last_id, searchable, unpacked
from drafter.phrases.roles import FRAMES, Role

if TYPE_CHECKING:
    from drafter.phrases.phrase import Phrase

_COMMON = 2
"""Characters up to which a word is so common that what begins with it is looked for first, by itself."""

_LOOKED_AT = 2
"""How many times as many phrases as are wanted are looked at, since some are twice or do not begin with the words."""

_READ_OUT = 1_000
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
    """A phrase found, as it is kept, and its file."""

    row: Row
    file: Kept

    @property
    def said(self) -> Mapping[str, Any]:
        """What the phrase says besides its text and role."""
        return unpacked(self.row.said)

    @property
    def phrase(self) -> Phrase:
        """The phrase itself."""
        from drafter.phrases.phrase import Phrase

        row, source = self.row, self.file.source
        return Phrase(text=row.text, **self.said, bank=source.name, layer=source.layer, key=row.key)


def query(text: str, role: Role | None = None, topic: str | None = None, theme: str | None = None) -> Query:
    """A query for what stands in *text*: words divided by spaces."""
    return Query(tuple(filter(None, map(normalise, text.split()))), role, topic, theme)


def search(catalogue: Catalogue, files: Sequence[Kept], wanted: Query, most: int) -> list[Hit]:
    """Up to *most* phrases of *files*, none of them twice.

    The later files' come first, since they are the user's own; of these, those that begin with the words, then
    those that hold them; phrases before frames, else in the order of their files.
    """
    found: dict[tuple[str, str], tuple[Any, Hit]] = {}
    ways = _Ways(wanted.words)
    short = all(len(word) <= _COMMON for word in wanted.words)
    for distance, layer in enumerate(_layers(files)):
        for nearness, way in enumerate(ways):
            if len(found) >= most:
                break
            rows = (
                row for row in catalogue.matching(way.match, _span(layer)) if row.file in layer and wanted.admits(row)
            )
            if way.letters:
                rows = (row for row in islice(rows, _READ_OUT) if way.holds(row))
            for row in islice(rows, most * (1 if nearness == 0 and short else _LOOKED_AT)):
                begins = any(row.key.startswith(word) for word in wanted.words)
                score = distance, row.role in FRAMES, nearness, not begins, layer[row.file].source.real, row.line
                found.setdefault((row.role, row.key), (score, Hit(row, layer[row.file])))
    ranked = sorted(found.values(), key=lambda item: item[0])
    return [hit for _, hit in ranked[:most]]


class _Way(NamedTuple):
    """A way to look for words: the FTS5 query, and the *letters* that must then be heard in a phrase, if any.

    Of full pinyin the query knows only the initials: *letters* says for each word how it may be spelt.
    """

    match: str
    letters: dict[str, list[tuple[str, ...]]] = {}  # noqa: RUF012  nobody changes it

    def holds(self, row: Row) -> bool:
        """Whether each of the letters are initials of the phrase or heard in it."""
        from drafter.phrases.pinyin import readings

        plain = searchable(row.text)
        initials, spoken = readings().initials(plain), readings().syllables(plain)
        return all(
            letters in initials or any(_heard(syllables, spoken) for syllables in spellings)
            for letters, spellings in self.letters.items()
        )


def _heard(syllables: tuple[str, ...], spoken: list[str]) -> bool:
    """Whether *syllables*, the last perhaps cut short, follow one another in what is *spoken*."""
    whole, last = list(syllables[:-1]), syllables[-1]
    return any(
        spoken[start : start + len(whole)] == whole and spoken[start + len(whole)].startswith(last)
        for start in range(len(spoken) - len(whole))
    )


class _Ways:
    """The ways to look for *words*, best first, each worked out when it is come to.

    Beginning with them; anywhere; letters as initials in both, then as full pinyin, then as they stand.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._known: list[_Way] = []
        self._further = self._made(words)

    def __iter__(self) -> Iterator[_Way]:
        yield from self._known
        for way in self._further:
            self._known.append(way)
            yield way

    @staticmethod
    def _made(words: Sequence[str]) -> Iterator[_Way]:
        letters = [word for word in words if word.isascii() and word.isalpha()]
        others = [_as_written(word) for word in words if word not in letters]
        near = [*others, *map(_as_initials, letters)]
        if len(near) == 1 and len(words[0]) <= _COMMON:
            yield _Way(near[0].replace(" : ", " : ^ ", 1))
        yield _Way(" AND ".join(near))
        if not letters:
            return
        from drafter.phrases.pinyin import VOWELS, readings

        if any(len(word) > 1 and VOWELS.intersection(word) for word in letters):
            spellings = {word: readings().split(word) for word in letters}
            spelt = [_as_initials_of(word, spellings[word]) for word in letters]
            yield _Way(" AND ".join([*others, *spelt]), spellings)
        yield _Way(" AND ".join([*others, *map(_as_written, letters)]))


def _as_initials_of(letters: str, spellings: list[tuple[str, ...]]) -> str:
    """Finds phrases with *letters* for initials, or with the initials of one of the *spellings*."""
    every = dict.fromkeys([letters, *("".join(syllable[0] for syllable in way) for way in spellings)])
    return f"({' OR '.join(map(_as_initials, every))})"


def _as_written(word: str) -> str:
    if len(word) == 1:
        return f'one : "{word}"'
    return f'two : "{" ".join(word[index : index + 2] for index in range(len(word) - 1))}"'


def _as_initials(word: str) -> str:
    if len(word) < 3:
        return f'three : "{word}" *'
    return f'three : "{" ".join(word[index : index + 3] for index in range(len(word) - 2))}"'


def _layers(files: Sequence[Kept]) -> Iterator[dict[int, Kept]]:
    """The files of each layer by their numbers, the latest layer first."""
    for _, layer in groupby(reversed(files), key=lambda file: (file.source.layer, file.source.root)):
        yield {file.number: file for file in layer}


def _span(layer: dict[int, Kept]) -> tuple[int, int]:
    """The first id and the last that phrases of a layer may have; there may be others between them."""
    return last_id(min(layer) - 1) + 1, last_id(max(layer))
