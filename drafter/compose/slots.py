"""Answers put where they belong: each slot filled by its answer, or its question gathered with the open ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from drafter.compose.answers import Answer, Answers, placeholder
from drafter.compose.composition import Entry, Question, Suggestion
from drafter.compose.context import Context
from drafter.compose.expressions import Value, render
from drafter.compose.length import Budget, Plan
from drafter.compose.runs import to_runs
from drafter.compose.suggesting import MOST, suggest
from drafter.draft import Draft, Runs, plain_text
from drafter.phrases import Phrase, PhraseBank, Role
from drafter.templates import FactSpec, SlotSpec
from drafter.yamlfile import KeyPath

MOST_ITEMS = 100
"""How many sections a speech, or points a section, may have."""

_MOST_IN_ALL = 5_000
"""How many sections and points a speech may have together, so that nested lists end."""

_UNNAMED = "内容"

_SENTENCE_ENDS = tuple(end + quote for end in "。！？" for quote in ("", "”", "』"))

Place = Callable[[], Context]
"""Gives the surroundings of a slot; called only where the slot is still open."""


@dataclass
class Slots:
    """The answers to a template while they are being laid down: what was used, counted, and is still open.

    *values* are the fields as a template sees them.
    """

    answers: Answers
    bank: PhraseBank
    values: dict[str, Value] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    counts: dict[KeyPath, int] = field(default_factory=dict)
    looked_up: set[KeyPath] = field(default_factory=set)
    plan: Plan | None = None
    budget: Budget = field(default_factory=Budget)
    entries: list[Entry] = field(default_factory=list)

    def answer(self, path: KeyPath) -> Answer | None:
        """The answer at *path*, which has now found its place."""
        self.looked_up.add(path)
        return self.answers.by_path.get(path)

    def said(self, path: KeyPath) -> str:
        """The text answered at *path*, empty if there is none."""
        answer = self.answers.by_path.get(path)
        return answer.value if answer and isinstance(answer.value, str) else ""

    def phrase(self, path: KeyPath, *roles: Role) -> Phrase | None:
        """The bank phrase that the answer at *path* is, if it is one of these roles."""
        answer = self.answers.by_path.get(path)
        known = (self.bank.by_id.get(name) for name in (answer.phrases if answer else ()))
        own = next((phrase for phrase in known if phrase and phrase.role in roles), None)
        return own or self.bank.find(self.said(path), *roles)

    def text(self, source: str | None, labels: Mapping[str, str] | None = None) -> str:
        """A template's text with the fields and *labels* filled in."""
        return render(source, {**self.values, **labels} if labels else self.values) if source else ""

    def unused(self) -> tuple[KeyPath, ...]:
        """The paths of the answers that say something and found no place."""
        answers = self.answers.by_path.items()
        return tuple(path for path, answer in answers if answer.value is not None and path not in self.looked_up)

    def standing(self, path: KeyPath) -> int:
        """How many items the list at *path* has to have, so that all that was answered in it finds its place."""
        size = len(path)
        items = [known[size] for known in self.answers.by_path if known[:size] == path and len(known) > size]
        return max((item + 1 for item in items if isinstance(item, int)), default=0)

    def count(self, path: KeyPath, default: int, ask: str | None, labels: Mapping[str, str]) -> int:
        """How many items the list at *path* has: answered, or *default* with a question if there is one to *ask*."""
        answer = self.answer(path)
        total = default
        if answer and isinstance(answer.value, int):
            total = answer.value
        elif ask:
            self.questions.append(Question(path, self.text(ask, labels), "数目", kind="number", default=default))
        total = max(0, min(total, MOST_ITEMS, _MOST_IN_ALL - sum(self.counts.values())))
        self.counts[path] = total
        return total

    def fill(self, path: KeyPath, spec: SlotSpec | None, place: Place, marker: str = "") -> Runs:
        """What stands in a slot after its *marker*: its answer, else its fixed text, else a placeholder with its question.

        An optional slot that is not answered is empty, and so is one that the template doesn't have.
        """
        answer = self.answer(path)
        if answer:
            runs = self.runs(answer)
        elif spec:
            runs = self._open(path, spec, place())
        else:
            return ()
        if answer or (spec and (spec.ask or not spec.default)):
            self._enter(path, runs, spec.label if spec else "", place, marker)
        return runs

    def enter_field(self, path: KeyPath, value: Value, label: str) -> None:
        """Note what the field at *path* has come to."""
        shown = {True: "是", False: "否"}[value] if isinstance(value, bool) else value
        shown = "、".join(shown) if isinstance(shown, tuple) else str(shown)
        self.entries.append(Entry(path, shown, naming=lambda: label))

    def _enter(
        self, path: KeyPath, runs: Runs, label: str | None, place: Place | None = None, marker: str = ""
    ) -> None:
        def naming() -> str:
            return self.text(_UNNAMED if label is None else label, place().labels if place else None)

        self.entries.append(Entry(path, plain_text(runs), marker, naming))

    def _open(self, path: KeyPath, spec: SlotSpec, context: Context, stands: str = "") -> Runs:
        """Ask for what is to stand in a slot; *stands* says how an answer is put into the draft."""
        context = replace(context, path=path, slot_topics=tuple(spec.topics))
        if self.plan and spec.role == "passage":
            self.budget.weights[path] = context.passages
        labels = context.labels
        default = self.text(spec.default, labels)
        if spec.ask is None and default:
            return to_runs(default)
        label = self.text(spec.label or _UNNAMED, labels)
        fixed = tuple(
            dict.fromkeys(text for text in (default, *(self.text(item, labels) for item in spec.choices)) if text)
        )

        def suggestions(most: int = MOST) -> tuple[Suggestion, ...]:
            found = [Suggestion(text) for text in fixed[:most]]
            if spec.role and len(found) < most:
                found += suggest(spec.role, replace(context, room=self._room(path, spec.role)), most - len(found))
            return tuple(found)

        self.questions.append(
            Question(
                path=path,
                ask=self.text(spec.ask, labels) or label,
                label=label,
                help=self.text(spec.help, labels) + stands,
                optional=spec.optional,
                left_out=spec.left_out,
                role=spec.role,
                topics=context.slot_topics or context.topics,
                suggestions=suggestions,
            )
        )
        return () if spec.optional else to_runs(placeholder(label))

    def _room(self, path: KeyPath, role: Role) -> int | None:
        """How many 字 the open place at *path* may run to, if a length is wanted."""
        if self.plan and path in self.budget.weights:
            return self.budget.share(path)
        frugal = self.plan and self.plan.lean and role in ("opening", "closing")
        return self.plan.typical(role) if self.plan and frugal else None

    def settle(self, draft: Draft) -> None:
        """Tell the open places what the length that is wanted leaves them, now that all of them are known."""
        if self.plan:
            asked = (one for one in self.questions if one.path not in self.budget.weights and not one.left_out)
            self.budget.settle(self.plan, draft, [one.role for one in asked if one.path[0] != "fields"])

    def runs(self, answer: Answer) -> Runs:
        """An answer's text with the phrases it was made of; nothing for one that leaves its slot out."""
        if not isinstance(answer.value, str):
            return ()
        known = self.bank.by_id
        return to_runs(answer.value, [known[name] for name in answer.phrases if name in known])

    def further(self, path: KeyPath, start: int) -> Iterator[Runs]:
        """The answers in the list at *path* from item *start* on, for which the template has no slot."""
        size = len(path)
        items = {known[size] for known in self.answers.by_path if known[:size] == path and len(known) == size + 1}
        for index in sorted(index for index in items if isinstance(index, int) and index >= start):
            if answer := self.answer((*path, index)):
                runs = self.runs(answer)
                self._enter((*path, index), runs, "")
                yield runs

    def fact(self, path: KeyPath, spec: FactSpec, place: Place) -> Runs:
        """The sentence that holds what its user said of a fact; nothing if it was left out or not yet asked."""
        answer = self.answer(path)
        if answer is None:
            slot = SlotSpec(ask=spec.ask, help=spec.help, label=spec.label, role=spec.role, optional=True)
            context = place()
            stands = self.text(spec.sentence, {**context.labels, "answer": "……"})
            runs = self._open(path, slot, context, f"写进稿子是：{stands}" if stands != "……" else "")
        else:
            runs = self._sentence(answer, spec, place)
        self._enter(path, runs, spec.label, place)
        return runs

    def _sentence(self, answer: Answer, spec: FactSpec, place: Place) -> Runs:
        said = answer.value.strip().rstrip("。；，、,;. ") if isinstance(answer.value, str) else ""
        if not said:
            return ()
        sentence = self.text(spec.sentence, {**place().labels, "answer": said})
        if said.endswith(_SENTENCE_ENDS):
            sentence = sentence.replace(f"{said}。", said)
        closing = "" if sentence.endswith(_SENTENCE_ENDS) else "。"
        return self.runs(replace(answer, value=sentence + closing))
