"""What a text falls into, and which pieces of it look like phrases, by signals that need no dictionary."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from operator import eq

SHORTEST, LONGEST_CLAUSE, LONGEST = 4, 16, 32
"""字 that a candidate has, that a clause of one may have, and that it may have as a whole."""

_BREAKS = re.compile(r"[。！？；：…—\n]+")
_ASIDE = re.compile(r"《[^《》\n]*》|（[^（）\n]*）")
_PLAIN = re.compile("[一-鿿、“”]+")
_QUOTED = re.compile(r"“([一-鿿、，]{2,20})”(?:的([一-鿿]{2,6}))?")
_ETC = re.compile(r"等(?:等)?(?:各项|各类|各种|方面|突出|关键|重要)?[一-鿿]{0,4}$")
_ECHO = re.compile(r"(?=(([一-鿿])(?!\2)[一-鿿]\2(?!\2)[一-鿿]|([一-鿿])([一-鿿])(?!\3|\4)[一-鿿]\4))")
"""Four characters of which one returns: 压紧压实、扛责尽责."""
_NUMBERED = re.compile("^[一二三四五六七八九十]{1,2}[是要]要?")
_SHARED = 0.25
"""The share of characters that two clauses must have in the same place, to be parallel where nothing else says so."""
_PER_WANTED = 20
"""How many clauses are looked at for each phrase that is wanted."""
_TWICE = 2
_SHORT = 24
"""Characters that a sentence of two clauses has less of, to be a phrase as a whole."""
_LONGEST_NOUN = 6
"""Characters after a quotation and 的 from which on they are more than a noun."""
_WITH_A_NOUN = 6
"""Characters of the last part of a row of fours that goes on with a word of two: 首问负责、一次告知、限时办结制度."""
_SHORTEST_QUOTED = 3
_SHORTEST_ROW = 6
"""Characters that a row has, 、 counted."""


@dataclass(slots=True)
class Piece:
    """What was seen of a text: how often, by which signals, and the longer piece it was cut out of, if it was."""

    count: int = 0
    signals: set[str] = field(default_factory=set)
    context: str = ""


Pieces = defaultdict[str, Piece]


def pieces_of(body: str, most: int) -> Pieces:
    """Pieces of *body* that some signal takes for phrases, enough of them that *most* can be chosen.

    Where clauses abound, those that stand but once are looked at for rows only.
    """
    found: Pieces = defaultdict(Piece)
    clauses, pairs, sentences, chains = _clauses(body)
    least = _least_count(clauses, most * _PER_WANTED)
    for clause, count in clauses.items():
        if count >= least:
            if len(clause) >= SHORTEST and _PLAIN.fullmatch(whole := _unquoted(clause)):
                _clause(found, whole, count)
                for echo in _ECHO.finditer(whole) if len(whole) > SHORTEST else ():
                    _see(found, echo[1], "叠字", count, whole)
        elif "、" in clause and _PLAIN.fullmatch(clause) and is_whole(clause):
            _rows(found, clause, count, even=True)
    for (first, second), count in pairs.items():
        if count < least:
            continue
        even = len(_NUMBERED.sub("", first)) - first.count("“") * 2 == len(second) - second.count("“") * 2
        if even and len(first) <= LONGEST and _PLAIN.fullmatch(first + second) and is_whole(first, second):
            _see(found, f"{first}，{second}", "对仗", count)
    for chain, count in chains.items():
        if count >= least and _PLAIN.fullmatch("".join(chain)) and is_whole(*chain):
            _see(found, "，".join(chain), "对仗", count)
    for sentence, count in sentences.items():
        if count >= least and _PLAIN.fullmatch(sentence.replace("，", "、")) and is_whole(sentence):
            _see(found, sentence, "短句", count)
    for (quoted, noun), count in Counter(_QUOTED.findall(body)).items():
        _quoted(found, quoted, noun, count)
    return found


def _clauses(
    body: str,
) -> tuple[Counter[str], Counter[tuple[str, str]], Counter[str], Counter[tuple[str, ...]]]:
    """The clauses of *body*, pairs of about one length that follow one another, sentences of two short clauses, and
    three clauses or more of one length.
    """
    sentences = _BREAKS.split(_ASIDE.sub("《》", body))
    clauses = Counter("，".join(sentences).split("，"))
    several = [sentence.split("，") for sentence in sentences if "，" in sentence]
    chains: Counter[tuple[str, ...]] = Counter()
    neighbours: list[tuple[str, str]] = []
    for parts in several:
        beside = pairwise(parts)
        if spans := list(_chains(list(map(len, parts)))) if len(parts) > _TWICE else ():
            chains.update(tuple(parts[begin:end]) for begin, end in spans)
            within = {at for begin, end in spans for at in range(begin, end - 1)}
            neighbours += [pair for at, pair in enumerate(beside) if at not in within]
        else:
            neighbours += beside
    pairs = Counter(neighbours)
    for one, other in list(pairs):
        if len(one) < SHORTEST or not -2 <= len(one) - len(other) <= 2:
            del pairs[one, other]
    short = Counter("，".join(parts) for parts in several if len(parts) == 2 and len(parts[0]) + len(parts[1]) < _SHORT)
    return clauses, pairs, short, chains


def _chains(sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where three clauses or more of one size follow one another, short enough to be a phrase."""
    begin, size = 0, sizes[0]
    for at, other in enumerate([*sizes, -1]):
        if other != size:
            if at - begin > 2 and size >= SHORTEST and (at - begin) * size <= LONGEST:
                yield begin, at
            begin, size = at, other


def _least_count(clauses: Counter[str], enough: int) -> int:
    """How often a clause must stand to be looked at: once where there are few, else so often that *enough* do."""
    if len(clauses) <= enough:
        return 1
    how_many = Counter(clauses.values())
    total = 0
    for count in sorted(how_many, reverse=True):
        total += how_many[count]
        if total >= enough or count <= _TWICE:
            break
    return count


@lru_cache(maxsize=1 << 12)
def _cut(text: str) -> Sequence[str]:
    import rjieba

    return tuple(rjieba.cut(text))


def _quoted(found: Pieces, quoted: str, noun: str, count: int) -> None:
    if len(quoted) >= _SHORTEST_QUOTED:
        _see(found, quoted, "引号", count)
    for part in quoted.split("、") if "、" in quoted else ():
        if len(part) >= SHORTEST:
            _see(found, part, "并列项", count)
    if noun and len(named := noun if len(noun) < _LONGEST_NOUN else _cut(noun)[0]) > 1:
        _see(found, f"“{quoted}”的{named}", "引号", count)


def is_whole(*texts: str) -> bool:
    """Whether quotation marks stand in pairs in each of *texts*."""
    return all(("“" not in text and "”" not in text) or text.count("“") == text.count("”") for text in texts)


def _see(found: Pieces, text: str, signal: str, count: int, context: str = "") -> None:
    piece = found[text]
    piece.count = max(piece.count, count) if signal in piece.signals else piece.count + count
    piece.signals.add(signal)
    if context and len(piece.signals) == 1:
        piece.context = context
    elif not context:
        piece.context = ""


def _unquoted(clause: str) -> str:
    """*clause* without a quotation mark at its edge whose other half stands elsewhere."""
    if "“" in clause or "”" in clause:
        if clause.startswith("“") and "”" not in clause:
            return clause[1:]
        if clause.endswith("”") and "“" not in clause:
            return clause[:-1]
    return clause


def _clause(found: Pieces, clause: str, count: int) -> None:
    if not is_whole(clause):
        return
    clause = clause.removesuffix("等")
    parts = _ETC.sub("", clause).split("、")
    if len(clause) <= LONGEST and all(len(part) <= LONGEST_CLAUSE for part in parts):
        _see(found, clause, "四字" if len(clause) == 4 else "分句", count)
    if len(parts) == 1:
        return
    cut, whole = _rows(found, clause, count)
    for index, part in enumerate(parts):
        if index in cut or not SHORTEST <= len(part) <= LONGEST_CLAUSE or not is_whole(part):
            continue
        if len(part) == 4:
            _see(found, part, "四字", count, clause)
        elif "的" not in part or len(parts) == 2 or index in whole:
            _see(found, part, "并列项", count, clause)


def _rows(found: Pieces, clause: str, count: int, *, even: bool = False) -> tuple[set[int], set[int]]:
    """See the rows of a clause, *even* ones or all.

    Gives the indices of its parts that say more than their row, and of those that don't.
    """
    parts = _ETC.sub("", clause).split("、")
    cut, whole = set[int](), set[int]()
    for at, row in rows(parts, even=even):
        text = "、".join(row)
        if _SHORTEST_ROW <= len(text) <= LONGEST and is_whole(text):
            _see(found, text, "并列", count, "" if text == clause else clause)
        for index, item in enumerate(row, at):
            (cut if item != parts[index] else whole).add(index)
            if item != parts[index] and len(item) == 4:
                _see(found, item, "四字", count, clause)
    return cut, whole


def rows(parts: Sequence[str], *, even: bool = False) -> Iterator[tuple[int, list[str]]]:
    """The rows of equal length among the *parts* of a clause between 、, each with the index of its first part.

    The ends of a row may have more before or after them, but in a pair only if not all are to be *even*. After each
    row come those of its pairs that are more alike than the rest.
    """
    at = 0
    while at < len(parts) - 1:
        size, end = _row(parts, at, even=even)
        if not size:
            at += 1
            continue
        row = [parts[at][-size:], *parts[at + 1 : end], parts[end][:size]]
        yield at, [*row[:-1], row[-1] + _joined(parts[end], size)]
        yield from ((at + first, pair) for first, pair in _pairs(row))
        at = end if len(parts[end]) == size else end + 1


def _row(parts: Sequence[str], at: int, *, even: bool) -> tuple[int, int]:
    """The length of the items of the row that begins with the part *at*, and its last part; 0 if there is none."""
    last = len(parts) - 1
    size = len(parts[at + 1])
    if (
        at + 1 < last
        and 1 <= size <= LONGEST_CLAUSE
        and (len(parts[at]) == size or (at == 0 and len(parts[at]) > size))
    ):
        end = at + 1
        while end < last and len(parts[end + 1]) == size:
            end += 1
        if end + 1 == last and len(parts[last]) > size and _ends_at(parts[last], size, parts[end]):
            end += 1
        if end > at + 1 or len(parts[at]) == size:
            return size, end
    size = size if len(parts[at]) == size else 0 if even else _size(parts[at], parts[at + 1])
    return size, at + 1 if size else at


def _ends_at(part: str, size: int, before: str) -> bool:
    """Whether a row is likely to end within *part*."""
    alike = _alike(before, part[:size])
    if size == 4 and len(part) == _WITH_A_NOUN:
        return True
    return part[size] in "的等和与及" or alike >= _SHARED or (size == 4 and alike > 0)


def _size(first: str, second: str) -> int:
    """The length at which the end of *first* and the beginning of *second* are most alike; 0 if they are not."""
    if len(first) == len(second):
        return len(first)
    best = (0.0, 0)
    for size in range(2, min(len(first), len(second), 10) + 1):
        one, other = first[-size:], second[:size]
        fits = (size == len(first)) + (size == len(second)) + (second[size : size + 1] in ("的", "等"))
        if one != other and ((alike := _alike(one, other)) >= _SHARED or (size == 4 and fits)):
            best = max(best, (alike + fits * 0.5, size))
    return best[1]


def _joined(part: str, size: int) -> str:
    """What *part* says after the last item of a row: 和 and an item more."""
    more = part[size : 2 * size + 1]
    whole = size > 1 and len(more) == size + 1 and part[2 * size + 1 : 2 * size + 2] in ("", "的", "等")
    return more if whole and more[0] in "和与及" else ""


def _pairs(row: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The pairs in a longer row that stand by themselves, being more alike than their neighbours."""
    alike = [_alike(one, other) for one, other in pairwise(row)]
    for at, share in enumerate(alike) if len(row) > 2 else ():
        beside = max(alike[max(at - 1, 0) : at] + alike[at + 1 : at + 2])
        if (share >= 0.5 and beside < 0.5) or (len(row) == 4 and at != 1 and share > beside):
            yield at, [row[at], row[at + 1]]


def _alike(first: str, second: str) -> float:
    """The share of characters that two texts of one length have in the same place."""
    same: int = sum(map(eq, first, second))
    return same / len(first)
