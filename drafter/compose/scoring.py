"""How well a frame or a phrase suits its place: reasons for and against, weighed against chance.

A score is chance, a number in [0, 1) settled by the seed, plus what is said here. The weights were set by
reading drafts aloud; what they say to each other matters, not their size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from drafter.compose.composition import Reason
from drafter.compose.context import Context
from drafter.compose.parallel import shape
from drafter.phrases import Phrase

# For a frame
FRAME_OWN_LAYER = 3.0  # the user's own bank
FRAME_CHOSEN = 1.0  # chosen before
FRAME_FITTING = 0.4  # made for this part of the arc, or for the theme
FRAME_OFFERED = -4.0  # each time it was offered before for the same question
FRAME_USED = -1.2  # it stands in the draft already
FRAME_OPENER = -0.3  # each sentence written that opens with the same words
FRAME_LIKE_SIBLING = -0.6  # the paragraph before opens with the same character
THEME_IN_SIBLING = -0.5  # each time the paragraphs beside it name the theme, for a frame that names it too
THEME_IN_DRAFT = -0.15  # each time the draft does, three at most
THEME_DUE = 0.9  # nothing has named the theme for a while, for a frame that does; for two whiles twice as much
A_WHILE = 280  # 字
PROBLEM_AGAIN = -0.6  # a frame that begins with a problem right after one

# For a phrase in a frame
OWN_LAYER = 1.5
CHOSEN = 0.5  # chosen before
OWN_THEME = 0.3
OFFERED = -0.8
SAME_OPENING = -0.25  # each clause written that opens with the same two characters, three at most
REPEATED = -0.7  # five characters of it stand in the draft already
NAMES_THEME = -0.1  # each time the draft names the theme, for a phrase that names it too
GOES_BACK = -1.5  # a measure that belongs before one the paragraph has named
ECHO_OF_SAID = -0.3  # each pair of characters shared with a phrase of its role in the paragraph

# For a phrase beside its neighbours in the passage
SAME_FIRST = -1.0  # it begins as a neighbour or the lead does
ECHO = -0.5  # each pair of characters shared with a neighbour
ECHO_OF_LEAD = -0.2
WORDS_OF_LEAD = -0.8  # four characters running
WORDS_OF_FRAME = -0.8  # four characters running
TAKES_UP = 0.15  # each pair of characters that a measure shares with the problem it answers, three at most
SAME_BUILD = 0.4  # as many clauses as the sibling before it
LENGTH = -0.05  # each character longer or shorter than the sibling before it
SECOND_COMMA = -1.2  # a second measure with a comma makes a list hard to follow

_RIGHT_AFTER = 120
"""字 before a passage in which a problem has just been named."""

_THEME_SLOTS = frozenset({"theme", "work"})


def names_theme(frame: Phrase) -> bool:
    """Whether *frame* has a place for the theme."""
    return not _THEME_SLOTS.isdisjoint(frame.slots)


def frame_reasons(frame: Phrase, context: Context, avoid: Counter[str]) -> Iterator[Reason]:
    """How well *frame* suits its place; *avoid* counts what was offered before for the same question."""
    yield "随机", context.chance("frame", frame.id)
    yield "同一问里用过", FRAME_OFFERED * avoid[frame.id]
    yield "为这一部分或这个主题写的", FRAME_FITTING * (bool(frame.parts) + context.own_theme(frame))
    yield "自己的句库", FRAME_OWN_LAYER * context.own_layer(frame)
    yield "以前选过", FRAME_CHOSEN * context.chosen(frame)
    uses = context.used[frame.id]
    yield "稿子里用过", FRAME_USED * (bool(uses) if context.room is None else uses)
    if names_theme(frame) and context.matter:
        yield "旁边提过主题", THEME_IN_SIBLING * sum(text.count(context.matter) for text in context.siblings)
        yield "稿子里提过主题", THEME_IN_DRAFT * min(3, context.written.count(context.matter))
        yield "有一阵没提主题", 0 if uses else THEME_DUE * _whiles(context)
    yield (
        "前面刚说过问题",
        PROBLEM_AGAIN * (frame.slots[:1] == ("problem",) and "有的" in context.written[-_RIGHT_AFTER:]),
    )
    opener = frame.literals[0][:4]
    if len(opener) >= 2:
        yield "开头的话用过", FRAME_OPENER * context.written.count(f"。{opener}")
    if opener and context.siblings and context.siblings[-1].startswith(opener[0]):
        yield "开头同上一段一样", FRAME_LIKE_SIBLING


def phrase_reasons(
    phrase: Phrase, frame: Phrase, picked: list[Phrase], context: Context, avoid: Counter[str], said: list[Phrase]
) -> Iterator[Reason]:
    """How well *phrase* suits its slot of *frame* beside those *picked* for it, after those *said* in the paragraph."""
    text = phrase.text
    yield "随机", context.chance(phrase.id)
    yield "同一问里用过", OFFERED * avoid[phrase.id]
    yield "主题专用", OWN_THEME * context.own_theme(phrase)
    yield "自己的句库", OWN_LAYER * context.own_layer(phrase)
    yield "以前选过", CHOSEN * context.chosen(phrase)
    yield "开头的词用过", SAME_OPENING * min(3, sum(context.written.count(mark + text[:2]) for mark in "，。；、"))
    yield "字眼用过", REPEATED * _shares(text, context.written, 5)
    yield "同一段里说过", ECHO_OF_SAID * sum(_echo(text, other.text) for other in said if other.role == phrase.role)
    yield "先后颠倒", GOES_BACK * _goes_back(phrase, said)
    if phrase.slots and context.matter:
        yield "又提主题", NAMES_THEME * context.written.count(context.matter)
    yield "同句式重词", WORDS_OF_FRAME * _shares(text, frame.words, 4)
    yield from _beside(phrase, picked, context.labels.get("lead", ""))


def _beside(phrase: Phrase, picked: list[Phrase], lead: str) -> Iterator[Reason]:
    """How well *phrase* stands beside its neighbours: other verbs, other words, a like build."""
    text = phrase.text
    if any(other[0] == text[0] for other in (*(other.text for other in picked), lead) if other):
        yield "开头同旁边一样", SAME_FIRST
    yield "同小标题重字", ECHO_OF_LEAD * _echo(text, lead)
    yield "同小标题重词", WORDS_OF_LEAD * _shares(text, lead, 4)
    for other in picked:
        if phrase.role == "measure" and other.role == "problem":
            yield "接着问题说", TAKES_UP * min(3, _echo(text, other.text))
        else:
            yield "同旁边重字", ECHO * _echo(text, other.text)
    siblings = [other.text for other in picked if other.role == phrase.role]
    if siblings:
        yield "分句一样多", SAME_BUILD * (len(shape(siblings[-1])) == len(shape(text)))
        yield "长短不齐", LENGTH * abs(len(siblings[-1]) - len(text))
        yield "又一个逗号", SECOND_COMMA * ("，" in text and any("，" in other for other in siblings))


def _whiles(context: Context) -> int:
    """For how many whiles nothing has named the theme, two at most.

    A theme with phrases of its own is named where they stand: what is joined to it elsewhere often isn't its matter.
    """
    if context.themes and context.part != "how" and not _is_of_theme(context):
        return 0
    at = context.written.rfind(context.matter)
    return 2 if at < 0 else min((len(context.written) - at) // A_WHILE, 2)


def _is_of_theme(context: Context) -> bool:
    topic = context.bank.topics.get(context.topics[0]) if context.topics else None
    return topic is not None and bool(context.themes.intersection(topic.themes))


def total(reasons: Iterable[Reason]) -> float:
    """What the reasons come to."""
    return sum(weight for _, weight in reasons)


def _goes_back(phrase: Phrase, said: list[Phrase]) -> bool:
    """Whether *phrase* belongs before a measure that the paragraph has named already."""
    return phrase.role == "measure" and any(
        phrase.rank < other.rank for other in said if other.role == "measure" and other.topics == phrase.topics
    )


def _echo(text: str, other: str) -> int:
    """How many pairs of adjacent characters two phrases share."""
    return sum(text[index : index + 2] in other for index in range(len(text) - 1))


def _shares(text: str, other: str, size: int) -> bool:
    """Whether *size* characters running of *text* stand in *other*."""
    return any(text[index : index + size] in other for index in range(len(text) - size + 1))
