"""compose(): walk the skeleton, put answers where they belong, gather what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from drafter.compose.answers import Answer, Answers, AnswerValue, Path, placeholder
from drafter.compose.arc import paragraph_topics, point_topics, section_topics, topic_turn
from drafter.compose.composition import Composition, Question, Suggestion
from drafter.compose.context import Context
from drafter.compose.expressions import Value, holds, render
from drafter.compose.runs import split_step, to_runs
from drafter.compose.suggesting import MOST, suggest
from drafter.compose.validation import fault
from drafter.draft import Block, Draft, Heading, Paragraph, Point, Runs
from drafter.hanzi import HEADING_LEVELS, chinese_number, enumerator
from drafter.phrases import Phrase, PhraseBank, Role
from drafter.templates import FactSpec, FieldSpec, PointsSpec, SectionSpec, SlotSpec, Template

MOST_ITEMS = 100
"""How many sections a speech, or points a section, may have."""

_MOST_IN_ALL = 5_000
"""How many sections and points a speech may have together, so that nested lists end."""


def compose(template: Template, answers: Answers, phrases: PhraseBank) -> Composition:
    """The draft that *answers* make of *template*, and the questions they leave open.

    Pure and total: the same three give the same draft, and any answers give one. What is not answered
    stands in it as 【待填：…】; optional parts not answered are left out.
    """
    return _Composer(template, answers, phrases).composition()


@dataclass
class _Composer:
    template: Template
    answers: Answers
    bank: PhraseBank
    questions: list[Question] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    values: dict[str, Value] = field(default_factory=dict)
    counts: dict[Path, int] = field(default_factory=dict)
    items: int = 0
    looked_up: set[Path] = field(default_factory=set)
    context: Context = field(init=False)

    def composition(self) -> Composition:
        speech = self.template.speech
        self._fields()
        total = self._count(("sections",), speech.sections.count, speech.sections.ask, {})
        self.values["count"] = "两" if total == 2 else chinese_number(total)
        self.context = self._context()
        title = self._slot(("title",), speech.title)
        subtitle = self._slot(("subtitle",), speech.subtitle)
        salutation = self._slot(("salutation",), speech.salutation)
        self._paragraphs("opening", speech.opening)
        self._sections(total)
        self._paragraphs("closing", speech.closing)
        thanks = self._slot(("thanks",), speech.thanks)
        if thanks:
            self.blocks.append(Paragraph(thanks, "thanks"))
        draft = Draft(
            title=title,
            subtitle=subtitle,
            office=to_runs(self._text(speech.office)),
            name=to_runs(self._text(speech.name)),
            date=to_runs(self._text(speech.date)),
            salutation=salutation,
            blocks=tuple(self.blocks),
        )
        unused = tuple(path for path in self.answers.by_path if path not in self.looked_up)
        return Composition(draft, tuple(self.questions), self.counts, unused)

    def _answer(self, path: Path) -> Answer | None:
        self.looked_up.add(path)
        return self.answers.by_path.get(path)

    def _said(self, path: Path) -> str:
        answer = self.answers.by_path.get(path)
        return answer.value if answer and isinstance(answer.value, str) else ""

    def _phrase(self, path: Path, *roles: Role) -> Phrase | None:
        """The bank phrase that the answer at *path* is, if it is one of these roles."""
        answer = self.answers.by_path.get(path)
        known = (self.bank.by_id.get(name) for name in (answer.phrases if answer else ()))
        own = next((phrase for phrase in known if phrase and phrase.role in roles), None)
        return own or self.bank.find(self._said(path), *roles)

    def _context(self) -> Context:
        written = "\n".join(answer.value for answer in self.answers.by_path.values() if isinstance(answer.value, str))
        return Context(
            bank=self.bank,
            register=self.template.register_,
            theme=str(self.values.get("theme") or ""),
            themes=self.bank.themes_of(str(self.values.get("theme") or "")),
            values={name: str(value) for name, value in self.values.items() if isinstance(value, str)},
            seed=self.answers.seed,
            written=written,
            used={name for answer in self.answers.by_path.values() for name in answer.phrases},
        )

    # -- fields ---------------------------------------------------------------------------------------

    def _fields(self) -> None:
        for name, spec in self.template.fields.items():
            self.values[name] = self._field(name, spec)

    def _field(self, name: str, spec: FieldSpec) -> Value:
        if spec.when and not holds(spec.when, self.values):
            return ""
        path: Path = ("fields", name)
        default: AnswerValue = tuple(spec.default) if isinstance(spec.default, list) else spec.default
        if isinstance(default, str):
            default = render(default, self.values)
        if fault(default, spec.kind, spec.choices, spec.pattern, spec.invalid):
            default = None
        answer = self._answer(path)
        if answer is not None and not (answer.origin == "default" and isinstance(spec.default, str)):
            return _shown(spec, answer.value)
        if answer is not None:
            return _shown(spec, default)
        if spec.ask is None:
            return default
        label = spec.label or name
        self.questions.append(
            Question(
                path=path,
                ask=render(spec.ask, self.values),
                label=label,
                help=render(spec.help or "", self.values),
                kind=spec.kind,
                choices=tuple(spec.choices),
                default=default,
                optional=spec.optional,
                pattern=spec.pattern,
                invalid=spec.invalid,
            )
        )
        return "" if spec.optional or spec.kind == "confirm" else placeholder(label)

    def _text(self, source: str | None) -> str:
        return render(source, self.values) if source else ""

    # -- slots ----------------------------------------------------------------------------------------

    def _count(self, path: Path, default: int, ask: str | None, extra: Mapping[str, str]) -> int:
        answer = self._answer(path)
        total = default
        if answer and isinstance(answer.value, int):
            total = answer.value
        elif ask:
            self.questions.append(
                Question(path, render(ask, {**self.values, **extra}), "数目", kind="number", default=default)
            )
        total = max(0, min(total, MOST_ITEMS, _MOST_IN_ALL - self.items))
        self.counts[path] = total
        self.items += total
        return total

    def _slot(self, path: Path, spec: SlotSpec | None, context: Context | None = None) -> Runs:
        if spec is None:
            return ()
        answer = self._answer(path)
        if answer is not None:
            return self._runs(answer)
        context = replace(context or self.context, path=path)
        values = {**self.values, **context.labels}
        default = render(spec.default, values) if spec.default else None
        if spec.ask is None and default is not None:
            return to_runs(default)
        label = render(spec.label or "内容", values)
        choices = tuple(render(choice, values) for choice in spec.choices)

        def suggestions(most: int = MOST) -> tuple[Suggestion, ...]:
            fixed = [Suggestion(text) for text in dict.fromkeys((*filter(None, (default,)), *choices))]
            if spec.role and len(fixed) < most:
                fixed += suggest(spec.role, replace(context, slot_topics=tuple(spec.topics)), most - len(fixed))
            return tuple(fixed)

        self.questions.append(
            Question(
                path=path,
                ask=render(spec.ask or label, values),
                label=label,
                help=render(spec.help or "", values),
                optional=spec.optional,
                left_out=spec.left_out,
                suggestions=suggestions,
            )
        )
        return () if spec.optional else to_runs(placeholder(label))

    def _runs(self, answer: Answer) -> Runs:
        known = [self.bank.by_id[name] for name in answer.phrases if name in self.bank.by_id]
        return to_runs(answer.value, known) if isinstance(answer.value, str) else ()

    def _paragraphs(self, part: Literal["opening", "closing"], specs: list[SlotSpec]) -> None:
        for index, spec in enumerate(specs):
            self._append_paragraph(self._slot((part, index), spec), part)

    def _append_paragraph(self, runs: Runs, part: Literal["opening", "body", "closing"] = "body") -> None:
        if runs:
            self.blocks.append(Paragraph(runs, part))

    # -- sections -------------------------------------------------------------------------------------

    def _sections(self, total: int) -> None:
        headings: list[str] = []
        consumed: set[str] = set()
        for index in range(total):
            spec = self.template.speech.sections.spec(index, total)
            self._section(index, total, spec, headings, consumed)

    def _section(self, index: int, total: int, spec: SectionSpec, headings: list[str], consumed: set[str]) -> None:
        sections = self.template.speech.sections
        at: Path = ("sections", index)
        labels = {"section": chinese_number(index + 1), "heading": ""}
        here = replace(self.context, part=spec.part, labels=labels, siblings=tuple(headings), position=index)
        heading = self._slot((*at, "heading"), spec.heading, here)
        heading_text = self._said((*at, "heading"))
        headings.append(heading_text)
        numeral = enumerator(sections.marker, index + 1, total)
        self.blocks.append(Heading(HEADING_LEVELS.get(sections.marker, 1), numeral, heading, sections.run_in))

        topics = section_topics(here, heading_text, self._phrase((*at, "heading"), "heading"), consumed)
        here = replace(here, topics=topics, labels={**labels, "heading": heading_text}, siblings=())
        taken = self._section_paragraphs(at, spec, here)
        if spec.points:
            two_sides = spec.points.marker == "一方面"
            context = replace(here, topics=paragraph_topics(here, taken)) if two_sides else here
            points = self._points(at, spec.points, context, 1, index)
            taken = taken + 1 if two_sides else max(1, points)
        consumed.update(topics[:taken])

    def _section_paragraphs(self, at: Path, spec: SectionSpec, here: Context) -> int:
        """Lay down the paragraphs under a heading with the facts; gives how many topics they take."""
        first = self._facts(at, spec, "start", here)
        texts: list[Runs] = []
        asked: list[str] = []
        taken = 0
        for number, slot in enumerate(spec.paragraphs):
            path = (*at, "paragraphs", number)
            passages = _nth(slot.passages, number)
            context = replace(here, topics=paragraph_topics(here, taken), siblings=tuple(asked), passages=passages)
            texts.append(self._slot(path, slot, replace(context, position=number)))
            asked.append(self._said(path))
            taken += topic_turn(passages - 1) + 1
        last = self._facts(at, spec, "end", here)
        if texts:
            texts[0] = (*first, *texts[0])
            texts[-1] = (*texts[-1], *last)
        else:
            texts = [(*first, *last)]
        for text in texts:
            self._append_paragraph(text)
        return taken

    def _facts(self, at: Path, spec: SectionSpec, place: str, here: Context) -> Runs:
        found: Runs = ()
        for fact in spec.facts:
            if fact.at == place and (fact.after is None or self._said((*at, "facts", fact.after))):
                found = (*found, *self._fact((*at, "facts", fact.id), fact, here))
        return found

    def _fact(self, path: Path, fact: FactSpec, here: Context) -> Runs:
        answer = self._answer(path)
        if answer is None:
            slot = SlotSpec(ask=fact.ask, help=fact.help, label=fact.label, role=fact.role, optional=True)
            return self._slot(path, slot, here)
        said = answer.value.strip().rstrip("。；，、,;. ") if isinstance(answer.value, str) else ""
        if not said:
            return ()
        sentence = render(fact.sentence, {**self.values, **here.labels, "answer": said})
        if said.endswith(_SENTENCE_ENDS):
            sentence = sentence.replace(f"{said}。", said)
        closing = "" if sentence.endswith(_SENTENCE_ENDS) else "。"
        return self._runs(replace(answer, value=sentence + closing))

    # -- points ---------------------------------------------------------------------------------------

    def _points(self, at: Path, spec: PointsSpec, here: Context, level: int, parent: int) -> int:
        """Lay down the points under *at*; gives how many there are."""
        total = self._count((*at, "points"), _nth(spec.count, parent), spec.ask, here.labels)
        planned = [here.topics] * total if spec.marker == "一方面" else point_topics(here, total)
        leads: list[str] = []
        texts: list[str] = []
        for index in range(total):
            path: Path = (*at, "points", index)
            labels = {**here.labels, "point": chinese_number(index + 1)}
            labels["lead"] = "" if spec.lead else here.labels.get("lead", "")
            context = replace(here, labels=labels, position=index, total=total, marker=spec.marker, one_topic=True)
            context = replace(context, topics=planned[index] if level == 1 else here.topics)
            lead: Runs = ()
            if spec.lead:
                lead = self._slot((*path, "lead"), spec.lead, replace(context, siblings=tuple(leads)))
                labels = {**labels, "lead": self._said((*path, "lead"))}
                leads.append(labels["lead"])
                context = context.about(labels["lead"], self._phrase((*path, "lead"), "lead", "heading"))
            passages = _nth(spec.text.passages, index)
            context = replace(context, labels=labels, siblings=tuple(texts), passages=passages)
            text = self._slot((*path, "text"), spec.text, context)
            texts.append(self._said((*path, "text")))
            if spec.text.role == "step":
                lead, text = split_step(text)
            self._append_point(spec, level, enumerator(spec.marker, index + 1, total), lead, text)
            if spec.points:
                self._points(path, spec.points, context, level + 1, parent if level > 1 else index)
        return total

    def _append_point(self, spec: PointsSpec, level: int, numeral: str, lead: Runs, text: Runs) -> None:
        if spec.marker in HEADING_LEVELS:
            self.blocks.append(Heading(HEADING_LEVELS[spec.marker], numeral, lead, run_in=True))
            self._append_paragraph(text)
        else:
            self.blocks.append(Point(level, numeral, lead, text, spec.run_in))


_SENTENCE_ENDS = tuple(end + quote for end in "。！？" for quote in ("", "”", "』"))


def _nth(numbers: list[int], index: int) -> int:
    return numbers[min(index, len(numbers) - 1)]


def _shown(spec: FieldSpec, value: AnswerValue) -> Value:
    """What a field's answer is to a template: text wherever the field is text, whatever was answered."""
    if spec.kind == "date" and isinstance(value, str):
        year, _, rest = value.partition("-")
        month, _, day = rest.partition("-")
        if year.isdecimal() and month.isdecimal() and day.isdecimal():
            return f"{int(year)}年{int(month)}月{int(day)}日"
    if spec.kind in ("text", "choice", "date") and isinstance(value, (int, tuple)):
        return "、".join(value) if isinstance(value, tuple) else str(value)
    return "" if value is None else value
