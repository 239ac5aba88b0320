"""The session: answers so far, the next question, and what may be done with it. No terminal in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from drafter.compose import (
    Answer,
    Answers,
    AnswerValue,
    Composition,
    KeyPath,
    Question,
    Suggestion,
    compose,
    placeholder,
)
from drafter.compose.answers import Origin
from drafter.compose.validation import fault
from drafter.errors import Mistake
from drafter.phrases import Phrase, PhraseBank
from drafter.templates import Template


@dataclass(frozen=True)
class Session:
    """An interview at one moment. Every step gives a new session; the old one stays as it was.

    *history* holds the paths answered in this session, the latest last; *taken_back* the answers that were
    gone back over and not given anew.
    """

    template: Template
    bank: PhraseBank
    answers: Answers
    history: tuple[KeyPath, ...] = ()
    taken_back: Mapping[KeyPath, Answer] = field(default_factory=dict, compare=False)

    @cached_property
    def composition(self) -> Composition:
        """The draft and the open questions as the answers stand."""
        return compose(self.template, self.answers, self.bank)

    @property
    def question(self) -> Question | None:
        """The next question in the order of the document, or None when all are answered."""
        return next(iter(self.composition.questions), None)

    def fault(self, question: Question, value: AnswerValue) -> Mistake | None:
        """What keeps *value* from answering *question*."""
        found = fault(value, question.kind, question.choices, question.pattern, question.invalid)
        return Mistake(*found) if found else None

    def answer(
        self, question: Question, value: AnswerValue, origin: Origin = "typed", of: Suggestion | None = None
    ) -> Session:
        """The session with *question* answered; *of* is the suggestion that the value was taken from."""
        phrases = of.phrases if of else ()
        if of and value != of.text:
            phrases = tuple(name for name in phrases if self.bank.by_id[name].text in str(value))
        return self._with(question.path, Answer(value, origin, phrases))

    def _with(self, path: KeyPath, answer: Answer) -> Session:
        others = {known: value for known, value in self.taken_back.items() if known != path}
        return replace(
            self, answers=self.answers.with_answer(path, answer), history=(*self.history, path), taken_back=others
        )

    def skip(self, question: Question, origin: Origin = "typed") -> Session:
        """The session with *question* passed over: left out if it is optional, else left as 【待填：…】.

        A number stands at its default, a yes-or-no question at no.
        """
        if question.kind in ("number", "confirm"):
            default = question.default if question.default is not None else False
            return self.answer(question, default, "default")
        return self.answer(question, None if question.optional else placeholder(question.label), origin)

    def heading_set(self, question: Question, suggestion: Suggestion) -> tuple[tuple[Question, Suggestion], ...]:
        """The open headings after this one, each with the suggestion from the same set; none if one of them has none."""
        wanted = self._set_of(suggestion)
        session, found = self.answer(question, suggestion.text, "chosen", suggestion), []
        if question.path[-1] != "heading" or wanted is None:
            return ()
        while following := next((one for one in session.composition.questions if one.path[-1] == "heading"), None):
            own = next((one for one in following.suggestions() if session._set_of(one) == wanted), None)
            if own is None:
                return ()
            found.append((following, own))
            session = session.answer(following, own.text, "chosen", own)
        return tuple(found)

    def take_set(self, question: Question, suggestion: Suggestion) -> Session:
        """The session with *suggestion* and the headings of its set taken at one stroke."""
        session = self.answer(question, suggestion.text, "chosen", suggestion)
        for following, own in self.heading_set(question, suggestion):
            session = session.answer(following, own.text, "chosen", own)
        return session

    def _set_of(self, suggestion: Suggestion) -> str | None:
        return next((self.bank.by_id[name].set for name in suggestion.phrases[:1]), None)

    @property
    def chosen(self) -> tuple[Phrase, ...]:
        """The phrases that were chosen in this session, by hand and not by default."""
        answers = (self.answers.by_path.get(path) for path in dict.fromkeys(self.history))
        kept = (answer for answer in answers if answer and answer.origin in ("chosen", "typed"))
        return tuple(self.bank.by_id[name] for answer in kept for name in answer.phrases if name in self.bank.by_id)

    def later(self, question: Question) -> Session:
        """The session with *question* left as 【待填：…】, even if it is optional; a number stands at its default."""
        if question.kind in ("number", "confirm") and question.default is not None:
            return self.skip(question)
        return self.answer(question, placeholder(question.label))

    def accept(self, question: Question) -> Session:
        """The session with *question* answered by its default, else its first suggestion, else passed over.

        What is left out by default stays out, and what its user had said before going back is said again.
        """
        before = self.taken_back.get(question.path)
        if before and before.origin != "default":
            return self._with(question.path, before)
        if question.default is not None:
            return self.answer(question, question.default, "default")
        first = None if question.left_out else next(iter(question.suggestions(1)), None)
        if first is None:
            return self.skip(question, "default")
        return self.answer(question, first.text, "default", first)

    def accept_rest(self) -> Session:
        """The session with every open question accepted."""
        session = self
        while session.question:
            session = session.accept(session.question)
        return session

    def back(self) -> Session:
        """The session before the latest answer of this session, or itself if there is none."""
        if not self.history:
            return self
        path = self.history[-1]
        taken_back = {**self.taken_back, path: self.answers.by_path[path]}
        return replace(self, answers=self.answers.without(path), history=self.history[:-1], taken_back=taken_back)

    def whole(self) -> Session:
        """The session with every answer that was gone back over in its place again: what is saved on leaving."""
        answers = self.answers
        for path, answer in self.taken_back.items():
            answers = answers.with_answer(path, answer)
        return replace(self, answers=answers, taken_back={})
