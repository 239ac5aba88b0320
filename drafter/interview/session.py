"""The session: answers so far, the next question, and what may be done with it. No terminal in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

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
from drafter.compose.answers import Origin, is_placeholder
from drafter.compose.validation import fault
from drafter.errors import Mistake
from drafter.interview.values import value_of
from drafter.phrases import Phrase, PhraseBank
from drafter.templates import Template

_TO_FINISH = placeholder("接着写完")


@dataclass(frozen=True)
class Session:
    """An interview at one moment. Every step gives a new session; the old one stays as it was.

    *history* holds the paths answered in this session, the latest last; *taken_back* the answers that were
    gone back over and not given anew; *in_line* the texts that were left in the line of a question, not yet answers;
    *own_words* what its user last typed at a place, even if something else was chosen there since.
    """

    template: Template
    bank: PhraseBank
    answers: Answers
    history: tuple[KeyPath, ...] = ()
    taken_back: Mapping[KeyPath, Answer] = field(default_factory=dict, compare=False)
    in_line: Mapping[KeyPath, str] = field(default_factory=dict, compare=False)
    own_words: Mapping[KeyPath, str] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, template: Template, bank: PhraseBank, answers: Answers) -> Session:
        """A session that goes on from *answers*: one can go back over them in the order of the document."""
        session = cls(template, bank, answers)
        places = [entry.path for entry in session.composition.entries]
        order = {path: number for number, path in enumerate((*places, *session.composition.counts))}
        history = sorted((path for path in answers.by_path if path in order), key=order.__getitem__)
        return replace(session, history=tuple(history))

    @cached_property
    def composition(self) -> Composition:
        """The draft and the open questions as the answers stand."""
        return compose(self.template, self.answers, self.bank)

    @property
    def question(self) -> Question | None:
        """The next question in the order of the document, or None when all are answered."""
        return next(iter(self.composition.questions), None)

    @property
    def answered(self) -> int:
        """How many of the questions are answered; what the answers say of no question does not count."""
        asked = {*(entry.path for entry in self.composition.entries), *self.composition.counts}
        return len(asked.intersection(self.answers.by_path))

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
            known = (self.bank.by_id.get(name) for name in phrases)
            phrases = tuple(phrase.id for phrase in known if phrase and phrase.text in str(value))
        return self._with(question.path, Answer(value, origin, phrases))

    def settle(self, question: Question, answer: Answer) -> Session:
        """The session with *question* answered by an *answer* that it has had before."""
        return self._with(question.path, answer)

    def _with(self, path: KeyPath, answer: Answer) -> Session:
        settled = replace(self, answers=self.answers.with_answer(path, answer), history=(*self.history, path))
        if answer.origin == "typed" and isinstance(answer.value, str) and not is_placeholder(answer.value):
            settled = replace(settled, own_words={**self.own_words, path: answer.value})
        return settled.without_trace(path)

    def without_trace(self, path: KeyPath) -> Session:
        """The session without what had been said at *path* before the answer that stands there."""
        return replace(
            self,
            taken_back={known: answer for known, answer in self.taken_back.items() if known != path},
            in_line={known: text for known, text in self.in_line.items() if known != path},
        )

    def skip(self, question: Question, origin: Origin = "typed") -> Session:
        """The session with *question* passed over: left out if it is optional, else left as 【待填：…】.

        A number stands at its default, a yes-or-no question at no.
        """
        if question.kind in ("number", "confirm"):
            default = question.default if question.default is not None else False
            return self.answer(question, default, "default")
        return self.answer(question, None if question.optional else placeholder(question.label), origin)

    def question_at(self, path: KeyPath) -> Question | None:
        """The question whose answer stands at *path*, or will; None if nothing is asked there."""
        open_ = self if path not in self.answers.by_path else replace(self, answers=self.answers.without(path))
        return next((question for question in open_.composition.questions if question.path == path), None)

    def change(self, path: KeyPath, answer: Answer) -> Session:
        """The session with the answer at *path* changed, and what was accepted by default and rests on it accepted anew.

        On a field rests everything, on a heading or lead what stands under it. The rest stays as it was; the draft is
        the same as if *answer* had been given at once. What was chosen from the template's own list of titles,
        salutations or thanks follows a field, too: it is taken from the same place of the list.
        """
        listed = self._from_lists() if path[0] == "fields" else {}
        if path[0] == "fields":
            stale = self._taken(lambda known, old: known != path and old.origin == "default") | listed.keys()
        elif path[-1] in ("heading", "lead"):
            under = path[:-1]
            stale = self._taken(lambda known, old: known[: len(under)] == under and old.origin == "default")
        else:
            stale = frozenset()
        order = [entry.path for entry in self.composition.entries]
        later = set(order[order.index(path) + 1 :]) if stale and path in order else set()
        held = {known: old for known, old in self.answers.by_path.items() if known in later}
        rest = {known: old for known, old in self.answers.by_path.items() if known not in held and known not in stale}
        changed = replace(self, answers=replace(self.answers, by_path={**rest, path: answer}))
        return changed._given_again({known: old for known, old in held.items() if known not in stale}, stale, listed)

    def _taken(self, wanted: Callable[[KeyPath, Answer], bool]) -> frozenset[KeyPath]:
        return frozenset(path for path, answer in self.answers.by_path.items() if wanted(path, answer))

    def _from_lists(self) -> dict[KeyPath, int]:
        """The parts of the speech, none of a section, that were chosen from a list of the template, and what place of it."""
        found: dict[KeyPath, int] = {}
        for path, answer in self.answers.by_path.items():
            if len(path) == 1 and answer.origin == "chosen" and not answer.phrases:
                question = self.question_at(path)
                listed = _listed(question) if question else []
                if answer.value in listed:
                    found[path] = listed.index(str(answer.value))
        return found

    def _given_again(
        self, held: Mapping[KeyPath, Answer], stale: frozenset[KeyPath], listed: Mapping[KeyPath, int]
    ) -> Session:
        """The session with the answers *held* in their places again, and the *stale* ones accepted in their turn.

        Those *listed* are taken from their place of the template's list.
        """
        session, left = self, dict(held)
        settled: set[KeyPath] = set()
        while question := next(
            (one for one in session.composition.questions if one.path in left or one.path in stale - settled), None
        ):
            settled.add(question.path)
            if question.path in left:
                answers = session.answers.with_answer(question.path, left.pop(question.path))
                session = replace(session, answers=answers)
            else:
                texts = _listed(question)[listed[question.path] :] if question.path in listed else []
                taken = session.answer(question, texts[0], "chosen") if texts else session.accept(question)
                session = replace(session, answers=taken.answers)
        return replace(session, answers=replace(session.answers, by_path={**session.answers.by_path, **left}))

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
        phrase = self.bank.by_id.get(suggestion.phrases[0]) if suggestion.phrases else None
        return phrase.set if phrase else None

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

        What is left out by default stays out. What its user had said before going back is said again; a text that was
        left in the line stands there to be finished.
        """
        before = self._line_as_answer(question.path, question) or self.taken_back.get(question.path)
        if before and before.origin != "default" and not self.fault(question, before.value):
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

    def left_unfinished(self, question: Question, text: str) -> Session:
        """The session with *text* kept for when *question* is asked again; if it was answered, that is taken back.

        A paragraph of the user's own, which nobody would ask for again, stays as it stands.
        """
        path, kept = question.path, replace(self, in_line={**self.in_line, question.path: text})
        if path not in self.answers.by_path or self.question_at(path) is None:
            return kept
        taken_back = {**self.taken_back, path: self.answers.by_path[path]}
        return replace(kept, answers=self.answers.without(path), taken_back=taken_back)

    def before(self, path: KeyPath) -> Answer | None:
        """What its user had said at *path*: the text that was left in the line, else the answer gone back over."""
        return Answer(self.in_line[path]) if path in self.in_line else self.taken_back.get(path)

    def whole(self) -> Session:
        """The session with all that was said before in its place again: what is saved on leaving."""
        said = {**self.answers.by_path, **self.taken_back, **self.lines_as_answers()}
        answers = replace(self.answers, by_path=said)
        return replace(self, answers=answers, taken_back={}, in_line={})

    def lines_as_answers(self) -> Mapping[KeyPath, Answer]:
        """The texts left in the lines as they may stand in the draft; what breaks a rule of its place is left out."""
        found = {path: self._line_as_answer(path, self.question_at(path)) for path in self.in_line}
        return {path: answer for path, answer in found.items() if answer}

    def _line_as_answer(self, path: KeyPath, question: Question | None) -> Answer | None:
        """The text left in the line of *question* as it may stand: one that is not finished says so itself."""
        if path not in self.in_line:
            return None
        text = self.in_line[path]
        ends_open = path[0] != "fields" and (question is None or question.kind == "text")
        value = text + _TO_FINISH if ends_open else value_of(question, text) if question else text
        return None if question and self.fault(question, value) else Answer(value)


def _listed(question: Question) -> list[str]:
    """The texts that the template itself offers: they come first, and no phrase is in them."""
    return [one.text for one in takewhile(lambda one: not one.phrases, question.suggestions())]
