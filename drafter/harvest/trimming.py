"""From a piece of a sentence to the phrase in it: what goes before it is taken off, what is cut off is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.harvest.function_words import ADVERBS, NOT_FIRST, NOT_LAST, OPENS_WELL, VERBS

_NUMBERED = re.compile(r"(?:一方面|另一方面|[一二三四五六七八九十]{1,2}(?:是|(?=要|必须))|首先|其次|再次|最后)(?=..)")
_TURN = re.compile(
    r"(?:甚至|并且|并(?!举|重|存|行)|同时|而且|从而|进而|以及|特别是|尤其是|更是|就是|也是|还是|既是|即|也|还|又|既(?!定|往|要[^，]*[，、][也又还]要)|则|但|而"
    r"|因此|所以|总之|当前|目前|今后|近年来|今天|为此|对此|下面|其中|这就|我们|大家|我将|我(?![国军党市县区旗省州镇乡局院校部])|都|就是要|将(?=[以会继要])|各级各部门|各单位|各地各部门|让我们"
    r"|(?:就|还|也|更|都|又)?(?:要|必须|应当|务必|需要|能够)(?!求|素|点|害|事|闻|领|件|职|义|道|来|会|军))"
)
_MODAL = re.compile(r"(?:必须|务必|应当|(?<![重主只需首必纪摘概不还也更就都靠])要)(?![求素点害事闻领件职义道])")
_BOTH = re.compile(".*，|既")
"""What is said twice over, of which no half is taken."""
_ADVERBIAL = re.compile("[以对].*的[^的]{2,4}")


_TAKEN_ALONG = "以把将为从用让使对在是了好"
"""What the dictionary may take for the beginning of the word after it."""
_GOES_BACK = re.compile("[的了]")
"""What in the end of a clause ties it to how the clause began."""
_AFTER_A_NOUN = "上中里"
_SHORT = 8
"""Characters of a saying such as 责任要往实里压, whose 要 is part of it."""
_HANGS_ON = re.compile("[的等之“]|.*、")
"""What follows a verb that is part of a noun phrase, or of a row."""
_LONG = 6
"""Characters that the end of a clause must have, and what stands before it, for the end to say something of its own."""
_UNFINISHED = ("c", "p", "uj", "ul", "uz", "ud")
_ENDS_WELL = ("担当作为", "情况下", "条件下", "基础上")
_BEGINS_WELL = re.compile("下[好大足]|该[^，]{1,8}的")


class Way(NamedTuple):
    """A way to read a piece: a phrase out of a piece, and how much less likely it is one than the piece was.

    One that is *spare* says no more than a longer way before it.
    """

    text: str
    doubt: float
    spare: bool = False


Tagged = Sequence[tuple[str, str]]


@lru_cache(maxsize=1 << 14)
def tagged(text: str) -> Tagged:
    """The words of *text* with their parts of speech."""
    import rjieba

    return tuple(rjieba.tag(text))


def phrases_in(piece: str) -> Iterator[Way]:
    """The phrases that stand in *piece*, likeliest first."""
    bare = _bare(piece)
    seen = {""}
    for phrase in _ways(bare, 0.0 if bare == piece else 0.1) if bare else ():
        if phrase.text not in seen and stands(phrase.text):
            seen.add(phrase.text)
            yield phrase


def is_loose(words: Tagged) -> bool:
    """Whether *words* recur only as words that many sentences have: an adverb and its verb, a verb and half its object."""
    tags = [tag for _, tag in words]
    first, last = words[0][0], words[-1][0]
    if first in ("把", "将", "让", "以", "对", "为", "不", "从"):
        return True
    if len(words) == 2:
        return first in ADVERBS or (tags[0] == "v" and tags[1][0] in "avd")
    return last == "生产" and tags[0] == "v" and len(words) == 3


def is_imperative(text: str) -> bool:
    """Whether *text* begins with a verb, or with what goes before one."""
    first, tag = tagged(text)[0]
    return tag in ("v", "ad", "d", "i", "l", "vd") or first in ADVERBS | OPENS_WELL | VERBS


def is_cut(text: str, context: str) -> bool:
    """Whether *text* begins or ends within a word of the piece *context*."""
    import rjieba

    begin = context.find(text)
    if begin < 0:
        return False
    end, at, edges = begin + len(text), 0, set()
    for word in rjieba.cut(context):
        edges.add(at)
        at += len(word)
    edges.add(at)
    return (begin not in edges and context[begin - 1] not in _TAKEN_ALONG) or end not in edges


def _bare(piece: str) -> str:
    piece = _NUMBERED.sub("", piece, count=1) if _NUMBERED.match(piece) else piece
    while (turn := _TURN.match(piece)) and len(piece) - turn.end() >= 4:
        piece = piece[turn.end() :]
        if turn[0].endswith("是") and not piece.startswith("要"):  # what follows is said of something before
            return ""
    return piece


def _ways(text: str, doubt: float) -> Iterator[Way]:
    if not _BOTH.match(text) and (modal := _MODAL.search(text, 1)) and (len(text) > _SHORT or modal[0] != "要"):
        head = text[: modal.start()]
        if "、" not in text[modal.end() :] or "、" not in head:
            yield Way(_bare(text[modal.end() :]), doubt + 0.1)
        doubt += 0.9
    words = tagged(text)
    yield Way(text, doubt + _subject(words))
    if "，" in text or len({len(part) for part in text.split("、")}) == 1 < text.count("、") + 1:
        return
    at = 0
    while at + 1 < len(words) and words[at][0] in ADVERBS:
        at += 1
        rest = "".join(word for word, _ in words[at:])
        yield Way(rest, doubt + 0.35, spare=True)
    yield from _tails(words, doubt)


def _subject(words: Tagged) -> float:
    """How doubtful it is that words that begin so are more than a part of a sentence."""
    first, tag = words[0]
    if tag[0] in "vil" or tag in ("ad", "d") or first in ADVERBS | OPENS_WELL | VERBS:
        return 0.0
    return 0.5


def _tails(words: Tagged, doubt: float) -> Iterator[Way]:
    """What follows the first 的, and what begins with a later verb."""
    given = 0
    for at, (word, tag) in enumerate(words[1:], 1):
        before, earlier = words[at - 1]
        ahead = sum(len(word) for word, _ in words[:at])
        rest = "".join(word for word, _ in words[at:])
        if len(rest) < 4:
            return
        if rest[0] in _AFTER_A_NOUN:
            continue
        if before == "的" or (
            earlier == "v" and at == 1 and (tag[0] in "nbl" or tag in ("vn", "an")) and "的" not in rest
        ):
            yield Way(rest, doubt + 1.5, spare=True)
        elif (
            tag == "v"
            and len(word) == 2
            and earlier[0] in "nrf"
            and given < 2
            and not _GOES_BACK.search(rest)
            and not _HANGS_ON.match(rest, 2)
        ):
            given += 1
            yield Way(rest, doubt + 0.8, spare=len(rest) < _LONG or ahead < _LONG)


def stands(text: str) -> bool:
    """Whether no word is cut off at an edge of *text*, as far as can be told from itself."""
    if not 4 <= len(text) <= 40 or text.count("“") != text.count("”"):
        return False
    if _ADVERBIAL.fullmatch(text):
        return False
    if text[0] in "、，”的了等及和与" or text[-1] in "、，“的了等及和与":
        return False
    words = tagged(text)
    first, last = words[0][0], words[-1]
    if first in NOT_FIRST and not _BEGINS_WELL.match(text):
        return False
    return text.endswith(_ENDS_WELL) or (last[0] not in NOT_LAST and last[1] not in _UNFINISHED)
