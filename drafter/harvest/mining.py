"""Phrases out of a text: every signal asked, what each says weighed, the likeliest first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate, islice

from drafter.hanzi import normalise
from drafter.harvest.fragments import hangs_on, is_bare_noun, is_cut_off, is_deed, is_fragment, is_thing, is_told
from drafter.harvest.frames import GAP, frames
from drafter.harvest.names import is_bound
from drafter.harvest.pieces import LONGEST, LONGEST_CLAUSE, SHORTEST, Piece, pieces_of
from drafter.harvest.recurring import recurring
from drafter.harvest.trimming import Tagged, Way, is_cut, is_loose, phrases_in, stands, tagged

LACKING = "不足"
"""The signal of a sentence that says what is lacking."""
ROW = "并列"
"""The signal of a row of equal length."""

WEIGHTS: Mapping[str, float] = {
    "引号": 3.0,
    ROW: 2.9,
    "对仗": 2.7,
    "短句": 2.3,
    "四字": 1.9,
    "叠字": 2.2,
    "分句": 2.0,
    LACKING: 2.5,
    "句式": 2.6,
    "常见": 1.6,
    "并列项": 1.0,
}
"""What each signal weighs by itself."""

_FOR_TWICE = 0.6
"""What a phrase gains each time it doubles in frequency."""
_FOR_ANOTHER_SIGNAL = 0.3
_LOOKED_AT = 3
"""How many times as many pieces as are wanted are looked at word by word."""
_IDEAL = (6, 14)
_FOR_SIZE = 0.4
_FOR_SHORT_ITEMS = 1.0
_FOR_THINGS = 0.9
"""How much less likely a name of things is a phrase than what says something."""
_LEAST_SCORE = 1.0
"""What is less likely a phrase than this is not worth a look."""
_ENOUGH_FOR_RECURRING = 400_000
"""Characters in which whatever recurs does so often enough to be found."""
_MOST_FILLINGS = 4
_OFTEN = 3
"""How often the name of a thing must recur to be worth keeping."""
_OF_THEIR_OWN = frozenset(("引号", "分句", "对仗", "短句"))
"""Signals of what stands by itself."""
_SHORTEST_PROBLEM, _LONGEST_PROBLEM = 14, 50
_DOUBTFUL = 0.5
"""How doubtful a way to read a clause is that takes it for more than it says."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: how often it stands in the texts at least, by which signals, and how likely it is one.

    One that *is_clause* stands somewhere by itself; *example* is it as it stands there; a frame has a *note* of what stood in its gap.
    """

    text: str
    count: int
    signals: frozenset[str]
    score: float
    example: str
    is_clause: bool = False
    note: str | None = None


def mined(body: str, known: frozenset[str], most: int) -> list[Found]:
    """Up to *most* phrases of *body*, likeliest first; none whose key is *known*."""
    import rjieba

    pieces = pieces_of(body, most)
    some = _some_of(body)
    for text, count in recurring(rjieba.cut(some)).items():
        piece = pieces[text]
        piece.count = max(piece.count, count)
        piece.signals.add("常见")
    best: dict[str, Found] = {}
    clauses: dict[str, int] = {}
    for text, piece in nlargest(most * _LOOKED_AT, pieces.items(), key=lambda item: _score(item[1])):
        for found in _phrases(text, piece):
            key = normalise(found.text)
            clauses[found.text] = found.count
            if key not in best or found.score > best[key].score:
                best[key] = found
    for found in _frames(clauses.items()):
        best[found.text] = found
    likely = sorted((found for found in best.values() if found.score >= _LEAST_SCORE), key=lambda found: -found.score)
    new = (found for found in _without_items(likely, some) if normalise(found.text) not in known)
    return list(islice(new, most))


def lacking(problems: Iterable[str]) -> list[Found]:
    """*problems* that a text names, a sentence each, once each, in order."""
    counts = Counter(problems)
    return [
        Found(text, count, frozenset([LACKING]), WEIGHTS[LACKING] + _FOR_TWICE * math.log2(count), text, is_clause=True)
        for text, count in counts.items()
        if _SHORTEST_PROBLEM <= len(text) <= _LONGEST_PROBLEM
        and not is_bound(text, tagged(text))
        and not is_cut_off(text)
    ]


def _without_items(likely: Iterable[Found], body: str) -> Iterator[Found]:
    """What is *likely*, likeliest first, but no item of a row before it that stands nowhere else in *body*."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for found in likely:
        if found.text in rows and found.signals.isdisjoint(_OF_THEIR_OWN) and not is_deed(found.text):
            often = body.count(found.text)
            if any(body.count(row) >= often for row in rows[found.text]):
                continue
        yield found
        for item in found.text.split("、") if "、" in found.text else ():
            rows[item].append(found.text)


def _some_of(body: str) -> str:
    """The lines of *body*, or so many of them, evenly spread, as are enough."""
    step = -(-len(body) // _ENOUGH_FOR_RECURRING)
    return body if step < 2 else "\n".join(body.split("\n")[::step])


def _score(piece: Piece) -> float:
    weights = [WEIGHTS[signal] for signal in piece.signals]
    return max(weights) + _FOR_ANOTHER_SIGNAL * (len(weights) - 1) + _FOR_TWICE * math.log2(piece.count)


def _phrases(text: str, piece: Piece) -> Iterator[Found]:
    if piece.context and (
        is_cut(text, piece.context) or (piece.signals == {"并列项"} and hangs_on(text, piece.context))
    ):
        return
    score = _score(piece) - _FOR_SHORT_ITEMS * _has_short_items(text, piece)
    only_recurs = piece.signals == {"常见"}
    ways: Iterable[Way]
    if piece.signals & {"引号", ROW} and "分句" not in piece.signals:
        ways = [Way(text, 0.0)] if "引号" in piece.signals or stands(text) else []
    else:
        ways = phrases_in(text)
    whole = False
    for words, doubt, spare in ways:
        if (
            not (spare and whole)
            and fits(words)
            and not is_bound(words, parts := tagged(words))
            and not (only_recurs and (is_loose(parts) or is_told(words)))
            and not ("引号" not in piece.signals and is_fragment(words))
            and not (piece.signals == {"分句"} and is_bare_noun(words, parts))
            and not (len(words) == SHORTEST and is_thing(parts) and _is_mere_term(piece))
            and not ("叠字" in piece.signals and not _goes_in_twos(parts))
        ):
            whole = True
            is_clause = doubt < _DOUBTFUL and not piece.signals.isdisjoint(("分句", "对仗", "短句"))
            sure = score - doubt + _for_size(words) - _FOR_THINGS * _names_things(words, parts, piece)
            yield Found(words, piece.count, frozenset(piece.signals), sure, words, is_clause)


def _frames(phrases: Iterable[tuple[str, int]]) -> Iterator[Found]:
    for frame in frames(phrases):
        verb, noun = frame.text.split(GAP)
        note = f"中间可填：{'、'.join(frame.fillings[:_MOST_FILLINGS])}"
        score = WEIGHTS["句式"] + _FOR_TWICE * math.log2(len(frame.fillings))
        example = f"{verb}{frame.fillings[0]}{noun}"
        yield Found(frame.text, frame.count, frozenset(["句式"]), score, example, note=note)


def _names_things(text: str, parts: Tagged, piece: Piece) -> bool:
    """Whether *text* only names things, one or several: 压力容器、压力管道."""
    return "引号" not in piece.signals and is_thing([part for part in parts if part[0] != "、"])


def _is_mere_term(piece: Piece) -> bool:
    """Whether a name of a thing was seen as an item of lists only, or but seldom."""
    return (piece.signals == {"四字"} and bool(piece.context)) or (piece.signals == {"常见"} and piece.count < _OFTEN)


def _goes_in_twos(parts: Tagged) -> bool:
    """Whether words of four characters are one word, or fall into twos, and they are no 把… and no quality."""
    if len(parts) == 1:
        return True
    return (
        2 in accumulate(len(word) for word, _ in parts) and parts[0][1] != "p" and parts[-1][1] not in ("a", "an", "d")
    )


def _has_short_items(text: str, piece: Piece) -> bool:
    """Whether *text* is a list of words rather than a row of phrases."""
    return "引号" not in piece.signals and "、" in text and max(map(len, text.split("、"))) <= 2


def fits(text: str) -> bool:
    """Whether *text* is no longer than a phrase may be."""
    bare = text.replace("“", "").replace("”", "")
    clauses = bare.replace("，", "、").split("、")
    return SHORTEST <= len("".join(clauses)) <= LONGEST and all(len(clause) <= LONGEST_CLAUSE for clause in clauses)


def _for_size(text: str) -> float:
    least, most = _IDEAL
    return _FOR_SIZE if least <= len(text) <= most else 0.0
