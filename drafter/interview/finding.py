"""What is offered for a question: its suggestions and, for what is typed, what the bank has. No terminal in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from drafter.compose import Question, Suggestion, compose
from drafter.compose.answers import is_placeholder
from drafter.hanzi import normalise
from drafter.interview.desk import Desk
from drafter.interview.picking import stands
from drafter.interview.session import Session
from drafter.locations import SHIPPED
from drafter.phrases import FRAMES, ROLE_NAMES, Phrase, Role
from drafter.phrases.pinyin import readings
from drafter.phrases.roles import SLOT

PAGE = 6
"""Suggestions that are offered at a time."""
MOST = 20
"""Phrases that the bank is asked for, of the question's role and then of any."""

_LISTED = 120
"""Suggestions that one can leaf through, where they are not made anew each time."""
_STRIDE = 7919
"""How far the seeds of two shuffles lie apart."""
_SENTENCE_ENDS = ("。", "！", "？", "。”", "！”", "？”")
_CLAUSE_ENDS = "，；、：—"


@dataclass(frozen=True)
class Option:
    """A text to choose, what it was made of, its *role*, and its *source*: whose bank, which document, who said it.

    A *piece* is not an answer by itself: it is a phrase of another role than the one that is asked for.
    """

    text: str
    suggestion: Suggestion
    role: Role | None = None
    source: str = ""
    piece: bool = False

    @property
    def note(self) -> str:
        """Role and source as they are shown beside the text."""
        return " · ".join(filter(None, [ROLE_NAMES[self.role] if self.role else "", self.source]))


class Offering:
    """What is offered for one question, each thing worked out once."""

    def __init__(self, session: Session, question: Question, desk: Desk) -> None:
        self.session, self.question, self.desk = session, question, desk

    # -- suggestions ---------------------------------------------------------------------------------------

    @cached_property
    def first(self) -> list[Option]:
        """The suggestions that are offered at first."""
        return [self._suggested(suggestion) for suggestion in self.question.suggestions(PAGE)]

    @property
    def shuffles(self) -> bool:
        """Whether there are others."""
        return bool(self.first) and (self._composed or len(self._all) > PAGE)

    def suggested(self, shuffle: int) -> list[Option]:
        """The suggestions of a shuffle; those of shuffle 0 are the first ones.

        Passages are composed anew each time, and where the bank has no more the first ones come round again; of others
        the next are taken, and after the last the first again.
        """
        if not shuffle:
            return self.first
        if self._composed:
            turn = shuffle % max(len(self.first), 1)
            return [*self._composed_anew(shuffle), *self.first[turn:], *self.first[:turn]][:PAGE]
        pages = [self._all[start : start + PAGE] for start in range(0, len(self._all), PAGE)]
        return pages[shuffle % len(pages)] if pages else []

    @property
    def _composed(self) -> bool:
        return self.question.role in FRAMES

    @cached_property
    def _all(self) -> list[Option]:
        return [self._suggested(suggestion) for suggestion in self.question.suggestions(_LISTED)]

    def _composed_anew(self, shuffle: int) -> list[Option]:
        session = self.session
        answers = session.answers.without(self.question.path)
        answers = replace(answers, seed=answers.seed + _STRIDE * shuffle)
        questions = compose(session.template, answers, session.bank).questions
        again = next((one for one in questions if one.path == self.question.path), None)
        if again is None:
            return []
        known = {option.text for option in self.first}
        found = [one for one in again.suggestions(2 * PAGE) if one.text not in known]
        return [self._suggested(suggestion) for suggestion in found[:PAGE]]

    def _suggested(self, suggestion: Suggestion) -> Option:
        phrases = [self.session.bank.by_id[name] for name in suggestion.phrases if name in self.session.bank.by_id]
        if not phrases:
            return Option(suggestion.text, suggestion, self.question.role, "模板" if self.question.role else "")
        if len(phrases) == 1:
            return Option(suggestion.text, suggestion, self.question.role, source(phrases[0]))
        layers = dict.fromkeys(phrase.layer or SHIPPED for phrase in phrases)
        return Option(suggestion.text, suggestion, self.question.role, "、".join(layers))

    # -- what is found -------------------------------------------------------------------------------------

    def found(self, typed: str) -> list[Option]:
        """The suggestions that hold what is *typed*, then phrases of the question's role, then any; none twice.

        *typed* is Chinese, pinyin or initials; words divided by spaces must all be found. Where the question is not
        one for phrases, nothing but its suggestions is looked through.
        """
        words = typed.split()
        suggestions = self.first if self._composed else self._all
        unique: dict[str, Option] = {}
        for option in (*(option for option in suggestions if matches(option.text, words)), *self._phrases(typed)):
            unique.setdefault(normalise(option.text) or option.text, option)
        return list(unique.values())

    def _phrases(self, typed: str) -> Iterator[Option]:
        role = self.question.role
        if role is None:
            return
        own = self.desk.find(typed, role, MOST)
        for phrase in (*own, *self.desk.find(typed, None, MOST)):
            if text := self._said(phrase):
                known = (phrase.id,) if phrase.id in self.session.bank.by_id else ()
                yield Option(text, Suggestion(text, known), phrase.role, source(phrase), phrase.role != role)

    def _said(self, phrase: Phrase) -> str:
        """*phrase* as it would stand in the speech, the fields it names filled in; empty if one of them cannot be."""
        text = phrase.text
        if phrase.slots:
            if any(name not in self._fields for name in phrase.slots):
                return ""
            text = SLOT.sub(lambda slot: self._fields[slot[1]], text)
        if phrase.role == "quotation" and phrase.speaker:
            return f"{phrase.speaker}{phrase.verb}：“{text.rstrip('。')}。”"
        return f"{text.rstrip('。')}。" if phrase.role == "step" else text

    @cached_property
    def _fields(self) -> dict[str, str]:
        entries = self.session.composition.entries
        named = ((str(entry.path[1]), entry.text) for entry in entries if entry.path[0] == "fields")
        return {name: text for name, text in named if text and not is_placeholder(text)}


def source(phrase: Phrase) -> str:
    """Where a phrase comes from: the document and speaker if they are known, else whose bank it stands in."""
    layer = phrase.layer or SHIPPED
    documents = phrase.source if layer != SHIPPED else ()
    return " ".join(filter(None, [layer, "、".join(documents), phrase.speaker if phrase.role != "quotation" else ""]))


def matches(text: str, words: Sequence[str]) -> bool:
    """Whether *text* holds all of *words*, each in Chinese, pinyin or initials."""
    return all(_holds(text, word) for word in words)


def _holds(text: str, word: str) -> bool:
    if stands(word, text):
        return True
    bare = normalise(word)
    if not (bare.isascii() and bare.isalpha()):
        return False
    initials, syllables = _heard(text)
    return bare in initials or any(
        "".join(syllables[start : start + len(bare)]).startswith(bare) for start in range(len(syllables))
    )


@lru_cache(maxsize=1024)
def _heard(text: str) -> tuple[str, tuple[str, ...]]:
    table = readings()
    return table.initials(text), tuple(table.syllables(text))


def joined_up(texts: Iterable[str]) -> str:
    """*texts* as one: whole sentences one after the other, clauses with ，.

    A clause after a sentence is ended as a sentence, too.
    """
    line, whole = "", False
    for text in filter(None, (text.strip() for text in texts)):
        ended = line.endswith(_SENTENCE_ENDS)
        whole = whole or text.endswith(_SENTENCE_ENDS)
        line += ("" if not line or ended or line[-1] in _CLAUSE_ENDS else "，") + text
    return f"{line.rstrip(_CLAUSE_ENDS)}。" if whole and not line.endswith(_SENTENCE_ENDS) else line


def together(chosen: Sequence[Option]) -> Suggestion:
    """The options as one suggestion, in their order."""
    phrases = dict.fromkeys(name for option in chosen for name in option.suggestion.phrases)
    return Suggestion(joined_up(option.text for option in chosen), tuple(phrases))
