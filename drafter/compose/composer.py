"""compose(): walk the skeleton, put answers where they belong, gather what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.compose.answers import Answers, AnswerValue, placeholder
from drafter.compose.composition import Composition, Question
from drafter.compose.context import Context
from drafter.compose.expressions import Value, holds
from drafter.compose.length import plan
from drafter.compose.runs import to_runs
from drafter.compose.sections import lay_sections
from drafter.compose.slots import Slots
from drafter.compose.validation import fault
from drafter.draft import Block, Draft, Paragraph, Runs
from drafter.hanzi import chinese_number
from drafter.phrases import PhraseBank
from drafter.templates import FieldSpec, SlotSpec, Template
from drafter.yamlfile import KeyPath


def compose(template: Template, answers: Answers, phrases: PhraseBank) -> Composition:
    """The draft that *answers* make of *template*, and the questions they leave open.

    Pure and total: the same three give the same draft, and any answers give one. What is not answered
    stands in it as 【待填：…】; optional parts not answered are left out.
    """
    slots = Slots(answers, phrases, plan=plan(template, answers.length))
    for name, spec in template.fields.items():
        slots.values[name] = _field(slots, name, spec)
    speech = template.speech
    due = speech.sections.count
    if slots.plan:
        due = max(slots.plan.sections(due), slots.standing(("sections",)))
    total = slots.count(("sections",), due, speech.sections.ask, {})
    slots.values["count"] = "两" if total == 2 else chinese_number(total)
    context = _context(template, slots)

    title, subtitle, salutation = (
        slots.fill((name,), getattr(speech, name), lambda: context) for name in ("title", "subtitle", "salutation")
    )
    blocks: list[Block] = [Paragraph(text, "opening") for text in _listed(slots, "opening", speech.opening, context)]
    blocks += lay_sections(slots, context, speech.sections, total)
    blocks += [Paragraph(text, "closing") for text in _listed(slots, "closing", speech.closing, context)]
    blocks.append(Paragraph(slots.fill(("thanks",), speech.thanks, lambda: context), "thanks"))
    draft = Draft(
        title=title,
        subtitle=subtitle,
        office=to_runs(slots.text(speech.office)),
        name=to_runs(slots.text(speech.name)),
        date=to_runs(slots.text(speech.date)),
        salutation=salutation,
        blocks=tuple(block for block in blocks if not isinstance(block, Paragraph) or block.text),
    )
    slots.settle(draft)
    return Composition(draft, tuple(slots.questions), slots.counts, slots.unused(), tuple(slots.entries))


def _listed(slots: Slots, name: str, specs: list[SlotSpec], context: Context) -> Iterator[Runs]:
    """The paragraphs of a list of slots, and what was written beyond it."""
    due = len(specs)
    if slots.plan:
        due = slots.plan.closing(due) if name == "closing" else slots.plan.paragraphs(due)
    for index, slot in enumerate(specs[:due]):
        yield slots.fill((name, index), slot, lambda: context)
    yield from slots.further((name,), due)


def _context(template: Template, slots: Slots) -> Context:
    """The surroundings that all slots of a speech share."""
    theme = str(slots.values.get("theme") or "")
    themes = slots.bank.themes_of(theme)
    answers = slots.answers.by_path.values()
    return Context(
        bank=slots.bank,
        register=template.register_,
        theme=theme,
        themes=themes,
        spoken=frozenset(slots.bank.guess_topics(theme, themes)),
        values={name: value for name, value in slots.values.items() if isinstance(value, str)},
        seed=slots.answers.seed,
        written="\n".join(answer.value for answer in answers if isinstance(answer.value, str)),
        used=Counter(name for answer in answers for name in answer.phrases),
    )


def _field(slots: Slots, name: str, spec: FieldSpec) -> Value:
    """The value of a field: answered, computed where it rests on others, else a placeholder with its question."""
    if spec.when and not holds(spec.when, slots.values):
        return ""
    path: KeyPath = ("fields", name)
    default: AnswerValue = tuple(spec.default) if isinstance(spec.default, list) else spec.default
    if isinstance(default, str):
        default = slots.text(default)
    if fault(default, spec.kind, spec.choices, spec.pattern, spec.invalid):
        default = None
    answer = slots.answer(path)
    if answer is not None:
        accepted = answer.origin == "default" and isinstance(spec.default, str)
        value = _shown(spec, default if accepted else answer.value)
        slots.enter_field(path, value, spec.label or name)
        return value
    if spec.ask is None:
        return default
    question = Question(
        path=path,
        ask=slots.text(spec.ask),
        label=spec.label or name,
        help=slots.text(spec.help),
        kind=spec.kind,
        choices=tuple(spec.choices),
        default=default,
        optional=spec.optional,
        pattern=spec.pattern,
        invalid=spec.invalid,
    )
    slots.questions.append(question)
    value = "" if spec.optional or spec.kind == "confirm" else placeholder(question.label)
    slots.enter_field(path, value, question.label)
    return value


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
