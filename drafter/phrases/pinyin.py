"""Pinyin without tones: how a text reads, and its initials, as one types them: 安全生产 → aqsc.

The table is drawn from pypinyin once and kept in the user's cache: importing pypinyin takes as long as
everything else that a search does.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path

from drafter.hanzi import HAN
from drafter.locations import user_cache

_FORMAT = 1
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))
VOWELS = frozenset("aeiouv")
_LONGEST = 6
"""Letters of the longest syllable, zhuang."""
_MOST_LETTERS = 40
_MOST_WAYS = 64
_COMMON = range(0x3400, 0xA000)


class Readings:
    """How characters read by themselves, and the words in which they read otherwise (重要, 银行)."""

    def __init__(self, characters: Mapping[str, str], words: Mapping[str, list[str]]) -> None:
        self.characters, self.words = characters, words
        self._letters = {ord(character): syllable[0] for character, syllable in characters.items()}
        self._telling: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(words, key=lambda word: -len(word)):
            self._telling[word[:2]].append(word)
        self._beginnings = frozenset(word[0] for word in words)

    def syllables(self, text: str) -> list[str]:
        """A syllable for each character that has one; letters and digits stand for themselves; the rest is left out."""
        return [syllable for syllable in self._read(text) if syllable]

    def initials(self, text: str) -> str:
        """The first letters of the syllables of *text*."""
        letters = text.translate(self._letters)
        for start, word in self._exceptions(text):
            own = "".join(syllable[0] for syllable in self.words[word])
            letters = letters[:start] + own + letters[start + len(word) :]
        if letters.isascii() and letters.isalnum():
            return letters.lower()
        return "".join([letter for letter in letters.lower() if letter.isascii() and letter.isalnum()])

    def split(self, letters: str) -> list[tuple[str, ...]]:
        """The ways to read *letters* as syllables, 64 at most, the last of which may be cut short: fangan → fang an, fan gan."""
        known, beginnings = self._spellings

        def ways(rest: str) -> Iterator[tuple[str, ...]]:
            for end in range(1, min(len(rest), _LONGEST) + 1):
                head, tail = rest[:end], rest[end:]
                if not tail and head in beginnings:
                    yield (head,)
                elif tail and head in known:
                    yield from ((head, *way) for way in ways(tail))

        return list(islice(ways(letters), _MOST_WAYS)) if len(letters) <= _MOST_LETTERS else []

    @cached_property
    def _spellings(self) -> tuple[frozenset[str], frozenset[str]]:
        """The syllables there are, and what they begin with."""
        known = frozenset(syllable for syllable in set(self.characters.values()) if VOWELS.intersection(syllable))
        return known, frozenset(syllable[:end] for syllable in known for end in range(1, len(syllable) + 1))

    def _read(self, text: str) -> Iterator[str]:
        exceptions = dict(self._exceptions(text))
        at = 0
        while at < len(text):
            if word := exceptions.get(at):
                yield from self.words[word]
                at += len(word)
                continue
            character = text[at].lower()
            spoken = character if character.isascii() and character.isalnum() else ""
            yield self.characters.get(character, spoken)
            at += 1

    def _exceptions(self, text: str) -> Iterator[tuple[int, str]]:
        """The words in *text* that read otherwise than their characters, longest first, none over another."""
        telling, end = self._telling, 0
        for at in [at for at, character in enumerate(text) if character in self._beginnings]:
            if at >= end:
                for word in telling.get(text[at : at + 2], ()):
                    if text.startswith(word, at):
                        yield at, word
                        end = at + len(word)
                        break


@lru_cache(maxsize=1)
def readings() -> Readings:
    """The table of readings, from the cache or made anew."""
    path = user_cache() / f"pinyin-{_FORMAT}.json"
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Readings(kept["characters"], kept["words"])
    made = _made()
    with suppress(OSError):
        _keep(made, path)
    return made


def _keep(made: Readings, path: Path) -> None:
    from drafter.saving import replace_file

    path.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps({"characters": made.characters, "words": made.words}, ensure_ascii=False)
    replace_file(content.encode(), path)


def _made() -> Readings:
    """The table drawn from pypinyin, with no more words than make its dictionary come out right."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    characters = {
        chr(code): _plain(said.split(",")[0])
        for code, said in PINYIN_DICT.items()
        if code in _COMMON and HAN.fullmatch(chr(code))
    }
    spoken = ((word, [_plain(said[0]) for said in syllables]) for word, syllables in PHRASES_DICT.items())
    words: dict[str, list[str]] = {}
    known = [(word, syllables) for word, syllables in spoken if HAN.sub("", word) == "" and len(word) == len(syllables)]
    for length in sorted({len(word) for word, _ in known}):
        sofar = Readings(characters, words)
        words |= {word: said for word, said in known if len(word) == length and sofar.syllables(word) != said}
    return Readings(characters, words)


@lru_cache(maxsize=4096)
def _plain(syllable: str) -> str:
    """A syllable without its tone, ü as v: lǜ → lv."""
    bare = unicodedata.normalize("NFD", syllable).translate(_TONES)
    return unicodedata.normalize("NFC", bare).replace("ü", "v").replace("ê", "e")
