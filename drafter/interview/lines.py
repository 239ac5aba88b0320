"""Where a line of Chinese divides: into clauses, into what looks like one character, into the rows of a screen."""

from __future__ import annotations

import re

from drafter.columns import columns_of

_WORD = re.compile(r"[A-Za-z0-9]+|[^\W_A-Za-z0-9]+")
_BREAKS = re.compile(r"[ \t　]*[\r\n\v\f\x85\u2028\u2029]+[ \t　]*")
_CLOSING = frozenset("，。、；：？！…”’）》】」』〉〕,.;:?!)%％")
_OPENING = frozenset("“‘（《【「『〈〔(")
_JOINED = "\u200d"
_TRAILING = r"[\u0300-\u036f\u20e3\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]*"
_CHARACTER = re.compile(
    rf"\r\n|[\U0001f1e6-\U0001f1ff]{{2}}|.{_TRAILING}(?:{_JOINED}.{_TRAILING})*",
    re.DOTALL,
)


def on_one_line(text: str) -> str:
    """*text* with its line breaks taken out, as they come in with what is pasted; Latin words stay apart."""

    def between(found: re.Match[str]) -> str:
        sides = text[: found.start()][-1:], text[found.end() :][:1]
        return " " if all(side.isascii() and side.isalnum() for side in sides) else ""

    return _BREAKS.sub(between, text)


def clause_before(text: str, at: int) -> int:
    """Where the clause (or Latin word) that ends at or before *at* begins."""
    return max((found.start() for found in _WORD.finditer(text, 0, at)), default=0)


def clause_after(text: str, at: int) -> int:
    """Where the clause (or Latin word) that *at* is in, or that comes next, ends."""
    found = _WORD.search(text, at)
    return found.end() if found else len(text)


def character_before(text: str, at: int) -> int:
    """Where the character before *at* begins; an emoji of several code points is one."""
    start = 0
    for found in _CHARACTER.finditer(text, max(at - 64, 0), at):
        start = found.start()
    return start


def character_after(text: str, at: int) -> int:
    """Where the character at *at* ends."""
    found = _CHARACTER.match(text, at)
    return found.end() if found else at


def rows_of(text: str, room: int) -> list[int]:
    """Where each row begins when *text* is laid out in *room* columns, two at least.

    As in a document, no row begins with a mark that closes or ends with one that opens, nor within what looks like one
    character, where that can be had.
    """
    starts, at, used = [0], 0, 0
    while at < len(text):
        size = columns_of(text[at])
        if used + size <= room or at == starts[-1]:
            at, used = at + 1, used + size
        else:
            at, used = _break_before(text, starts[-1], at), 0
            starts.append(at)
    return starts


def _break_before(text: str, start: int, at: int) -> int:
    """Where the row that begins at *start* and has no room for *at* is to end."""
    return next((end for end in range(at, start, -1) if _divides(text[end - 1], text[end])), at)


def _divides(before: str, after: str) -> bool:
    """Whether a row may end with *before* and the next begin with *after*."""
    within = before == _JOINED or not columns_of(after)
    return not (within or before in _OPENING or after in _CLOSING)


def moved(text: str, at: int, by: int, room: int) -> int:
    """Where the cursor comes to when it goes from *at* up or down *by* rows."""
    starts = rows_of(f"{text} ", room)  # at the end, the cursor takes a column
    row = max(number for number, start in enumerate(starts) if start <= at)
    to = row + by
    if not 0 <= to < len(starts):
        return 0 if to < 0 else len(text)
    wanted = sum(map(columns_of, text[starts[row] : at]))
    end = starts[to + 1] - 1 if to + 1 < len(starts) else len(text)
    place, used = starts[to], 0
    while place < end and used < wanted:
        used += columns_of(text[place])
        place += 1
    return place
