"""How long a speech is to be, and what that leaves for each place that has no text yet. All in 字 of what is spoken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from drafter.compose.answers import PLACEHOLDER
from drafter.draft import Draft, body_text
from drafter.hanzi import count_characters
from drafter.phrases import Register, Role
from drafter.templates import PointsSpec, SectionSpec, SlotSpec, SpeechSpec, Template
from drafter.yamlfile import KeyPath

SHORTEST, LONGEST = 500, 5_000
"""The lengths for which the shipped banks give a good draft; what a template can do with is told by ``shortest``."""

MOST_PASSAGES = 8
"""How many passages a paragraph may have."""

_LONGEST_PARAGRAPH = 6
"""The passages of a paragraph beyond which it becomes two, where the template has none so long."""

_FEWEST_POINTS, _MOST_POINTS = 2, 6
_CROWDED = 0.85
"""How much of a length the places of a speech may take with a passage each, so that there is something to steer."""

_BEYOND = 0.97
"""How much of a length they may take at the most; a template cannot do with less room."""

_TYPICAL: Mapping[Role | None, int] = {
    "heading": 15,
    "quotation": 45,
    "lead_paragraph": 65,
    "lead": 13,
    "aspect": 66,
    "preface": 72,
    "step": 38,
}
"""字 that a suggestion of a role runs to, its enumerator included; of any other a few."""
_OTHERS = 6
_OPENING: Mapping[Register, int] = {"体会": 105, "表态": 175, "部署": 145}
_CLOSING: Mapping[Register, int] = {"体会": 105, "表态": 130, "部署": 95}
_FIRST_PASSAGE, _FURTHER_PASSAGE = 92, 72


@dataclass(frozen=True)
class Plan:
    """What a wanted length comes to: *scale* is its ratio to the length that the template has by itself.

    *fewer* points stand in each list than that ratio gives. A *lean* speech goes from headings to their points and
    has half the paragraphs (1), does with a section less, too (2), and ends without a closing (3).
    """

    length: int
    scale: float
    register: Register
    fewer: int = 0
    lean: int = 0

    def typical(self, role: Role | None, passages: int = 1) -> int:
        """How long a suggestion for a slot of this role may be expected to be."""
        if role == "passage":
            return _FIRST_PASSAGE + _FURTHER_PASSAGE * (passages - 1)
        if role in ("opening", "closing"):
            return (_OPENING if role == "opening" else _CLOSING)[self.register]
        return _TYPICAL.get(role, _OTHERS)

    def sections(self, count: int) -> int:
        """How many sections stand where the template has *count*."""
        return max(count - 1, min(count, 2)) if self.lean > 1 else count

    def paragraphs(self, count: int) -> int:
        """How many stand of *count* paragraphs."""
        return max(1, count // 2) if self.lean and count else count

    def closing(self, count: int) -> int:
        """How many paragraphs of a closing stand where the template has *count*."""
        return 0 if self.lean > 2 else self.paragraphs(count)

    def points(self, count: int) -> int:
        """How many points stand where the template has *count*: they grow more slowly than what is said in each."""
        wanted = round(count * self.scale**0.5) - self.fewer
        return int(min(max(wanted, min(count, _FEWEST_POINTS)), max(count, _MOST_POINTS)))

    def passages(self, passages: Sequence[int], count: int) -> int:
        """How many passages each of *count* points has where the template has *passages*: all have as many.

        What becomes of them differs enough, since a passage is the least that can be added.
        """
        own = [nth(passages, index) for index in range(max(count, 1))]
        return max(1, int(sum(own) / len(own) * self.scale**0.5 + 0.5))

    def parted(self, passages: int) -> list[int]:
        """The passages of each of the paragraphs that stand where the template has one of *passages*."""
        total = max(1, round(passages * self.scale))
        parts = max(1, -(-total // _LONGEST_PARAGRAPH)) if total > passages else 1
        return [total // parts + (number < total % parts) for number in range(parts)]

    def planned(self, spec: SectionSpec) -> list[tuple[SlotSpec, int]]:
        """The paragraphs of a section, each with its passages: in a long speech more than the template has.

        A lean speech goes from a heading to its points; of its paragraphs the first take over what the others had.
        """
        own = paragraphs(spec)
        if self.lean:
            if spec.points:
                own = [(slot, passages) for slot, passages in own if slot.role != "lead_paragraph"]
            kept = self.paragraphs(len(own))
            own = [
                (slot, sum(passages for _, passages in own[index::kept])) for index, (slot, _) in enumerate(own[:kept])
            ]
        parted = [(slot, self.parted(passages) if slot.role == "passage" else [passages]) for slot, passages in own]
        more = [(slot, passages) for slot, (_, *others) in parted for passages in others]
        return [*((slot, first) for slot, (first, *_) in parted), *more]


def nth(numbers: Sequence[int], index: int) -> int:
    """The number for item *index*: of those that are not named, the last."""
    return numbers[min(index, len(numbers) - 1)]


def paragraphs(spec: SectionSpec) -> list[tuple[SlotSpec, int]]:
    """The paragraphs of a section as the template has them, each with its passages."""
    return [(slot, nth(slot.passages, number)) for number, slot in enumerate(spec.paragraphs)]


def stretched(spec: PointsSpec) -> bool:
    """Whether the points are more or fewer where a length is wanted: not those that are two by their nature."""
    return spec.text.role in ("passage", "preface", "step")


def plan(template: Template, length: int | None) -> Plan | None:
    """The plan for a speech of *length*; None if no length is wanted."""
    if length is None:
        return None
    speech, register = template.speech, template.register_
    scale = length / max(_said(speech, Plan(length, 1.0, register), least=False), 1)
    plans = [Plan(length, scale, register, fewer, lean) for lean in range(4) for fewer in range(4)]
    return next((one for one in plans if _said(speech, one, least=True) <= _CROWDED * length), plans[-1])


def shortest(template: Template) -> int:
    """The least length, in steps of fifty 字, that *template* can be written to."""
    for length in range(SHORTEST, LONGEST, 50):
        leanest = plan(template, length)
        if leanest and _said(template.speech, leanest, least=True) <= _BEYOND * length:
            return length
    return LONGEST


def _said(speech: SpeechSpec, plan: Plan, *, least: bool) -> int:
    """How long the speech would be: as the template has it by this plan, or at *least*, with a passage a place."""
    slots = [speech.salutation, *speech.opening[: plan.paragraphs(len(speech.opening))], speech.thanks]
    slots += speech.closing[: plan.closing(len(speech.closing))]
    said = sum(plan.typical(slot.role) for slot in slots if slot and not slot.left_out)
    total = plan.sections(speech.sections.count)
    specs = (speech.sections.spec(index, total) for index in range(total))
    return said + sum(_section(spec, index, plan, least=least) for index, spec in enumerate(specs))


def _section(spec: SectionSpec, index: int, plan: Plan, *, least: bool) -> int:
    own = plan.planned(spec)
    said = sum(plan.typical(slot.role, 1 if least else passages) for slot, passages in own)
    return plan.typical("heading") + said + (_points(spec.points, index, plan, least=least) if spec.points else 0)


def _points(spec: PointsSpec, parent: int, plan: Plan, *, least: bool) -> int:
    own = nth(spec.count, parent)
    count = plan.points(own) if stretched(spec) else own
    said = 0
    for index in range(count):
        passages = 1 if least else plan.passages(spec.text.passages, own)
        said += (plan.typical(spec.lead.role) if spec.lead else 0) + plan.typical(spec.text.role, passages)
        said += _points(spec.points, index, plan, least=least) if spec.points else 0
    return said


@dataclass
class Budget:
    """What is left for the open places of a draft, told once all of them are known.

    *weights* are the places among which it is shared.
    """

    weights: dict[KeyPath, int] = field(default_factory=dict)
    left: Callable[[], int] = int

    def settle(self, plan: Plan, draft: Draft, others: Iterable[Role | None]) -> None:
        """Take note of what *draft* and the *others*, the open places that are not weighed, leave of the length planned."""
        expected = sum(plan.typical(role) for role in others)

        def left() -> int:
            return plan.length - count_characters(PLACEHOLDER.sub("", body_text(draft))) - expected

        self.left = left

    def share(self, path: KeyPath) -> int:
        """What the open place at *path*, one of those weighed, may run to."""
        return max(round(self.left() * self.weights[path] / sum(self.weights.values())), 1)
