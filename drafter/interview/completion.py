"""What the line that is being typed may go on with: phrases that begin with its end, in Chinese or in pinyin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from drafter.hanzi import normalise
from drafter.interview.finding import source
from drafter.phrases import FRAMES, ROLE_NAMES, Phrase, Role
from drafter.phrases.pinyin import VOWELS, readings

Find = Callable[[str, int], Sequence[Phrase]]

_MARKS = "，。；：！？、“”‘’（）《》【】…—,;:!?() \t　"
_LINKING = "要以把将对为从向和与及在让使靠用按就再更并"
"""Characters that something new begins after, wherever they stand in a clause."""
_WITHIN: frozenset[Role] = frozenset(("measure", "goal", "formula", "expression", "lead", "heading", "step"))
"""The roles that can go on a clause which has begun otherwise; the others are sentences of their own."""
_FEWEST = 2
_FEWEST_WITHIN = 3
_FEWEST_LETTERS = 3
_LONGEST = 12
"""Characters of a clause that are looked at."""
_LOOKED_FOR = 40
"""Phrases that are asked for, since many hold the words and do not begin with them."""
_LOOKED_FOR_ALOUD = 16
"""The same of what may be full pinyin, for which phrases are read out, each taking as long as a whole search."""
_LETTERS = re.compile(r"[a-z]+$")


class Completing(NamedTuple):
    """A *text* to put in place of the last *replaces* characters of the line, and what is said of it."""

    text: str
    replaces: int
    note: str = ""


def clause_start(line: str) -> int:
    """Where the clause that *line* ends with begins."""
    return max(map(line.rfind, _MARKS)) + 1


def completions(line: str, find: Find, most: int = 8) -> list[Completing]:
    """At most *most* phrases that begin with the end of *line*: as much of its last clause as any phrase begins with.

    *find* gives phrases of any role, and how many at most, by Chinese or pinyin.
    """
    clause = line[clause_start(line) :]
    letters = _LETTERS.search(clause)
    for tail, found in _spelt(clause, letters[0], find) if letters else _written(clause, find):
        if found:
            return [Completing(phrase.text, len(tail), _note(phrase)) for phrase in found[:most]]
    return []


def _written(clause: str, find: Find) -> Iterator[tuple[str, list[Phrase]]]:
    """The ends of *clause*, the longest first, each with the phrases that begin with it."""
    for tail, roles in _tails(clause):
        key = normalise(tail)
        yield (
            tail,
            [
                phrase
                for phrase in _fit(find(tail, _LOOKED_FOR), roles)
                if phrase.key.startswith(key) and len(phrase.key) > len(key)
            ],
        )


def _tails(clause: str) -> Iterator[tuple[str, frozenset[Role] | None]]:
    """The ends of *clause* that a phrase may begin with, each with the roles of such phrases; None for any."""
    for start in range(max(len(clause) - _LONGEST, 0), len(clause) - _FEWEST + 1):
        if start == 0:
            yield clause, None
        elif clause[start - 1] in _LINKING or len(clause) - start >= _FEWEST_WITHIN:
            yield clause[start:], _WITHIN


def _spelt(clause: str, letters: str, find: Find) -> Iterator[tuple[str, list[Phrase]]]:
    """Phrases whose reading begins with *letters*, those first that also begin with the Chinese before them."""
    if len(letters) < _FEWEST_LETTERS:
        return
    chinese = clause.removesuffix(letters)
    most = _LOOKED_FOR_ALOUD if VOWELS.intersection(letters) else _LOOKED_FOR
    for head, roles in _tails(chinese):
        key = normalise(head)
        yield (
            head + letters,
            [
                phrase
                for phrase in _fit(find(f"{head} {letters}", most), roles)
                if phrase.key.startswith(key) and _heard(phrase.key[len(key) :], letters)
            ],
        )
    yield letters, [phrase for phrase in _fit(find(letters, most), None) if _heard(phrase.key, letters)]


def _heard(key: str, letters: str) -> bool:
    """Whether a phrase reads like *letters* from its beginning on, in initials or in full."""
    beginning = key[: len(letters)]
    return readings().initials(beginning).startswith(letters) or "".join(readings().syllables(beginning)).startswith(
        letters
    )


def _fit(phrases: Sequence[Phrase], roles: frozenset[Role] | None) -> list[Phrase]:
    """Those that can stand in a line as they are, none of them twice."""
    fit = {
        phrase.key: phrase
        for phrase in reversed(phrases)
        if not phrase.slots and phrase.role not in FRAMES and (roles is None or phrase.role in roles)
    }
    return list(reversed(fit.values()))


def _note(phrase: Phrase) -> str:
    return " · ".join(filter(None, [ROLE_NAMES[phrase.role], source(phrase)]))
