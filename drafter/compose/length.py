"""How long a speech is to be, and what that leaves for each place that has no text yet. All in 字 of what is spoken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from drafter.compose.answers import PLACEHOLDER
from drafter.draft import Draft, body_text
from drafter.hanzi import count_characters
from drafter.phrases import Role
from drafter.templates import PointsSpec, SectionSpec, SlotSpec, SpeechSpec
from drafter.yamlfile import KeyPath

SHORTEST, LONGEST = 600, 5_000
"""The lengths for which the shipped banks give a good draft."""

MOST_PASSAGES = 8
"""How many passages a paragraph may have."""

_LONGEST_PARAGRAPH = 6
"""The passages of a paragraph beyond which it becomes two, where the template has none so long."""

_FEWEST_POINTS, _MOST_POINTS = 2, 6
_CROWDED = 0.85
"""How much of a length the places of a speech may take with a passage each, so that there is something to steer."""

_TYPICAL: Mapping[Role | None, int] = {
    "opening": 120,
    "heading": 15,
    "quotation": 45,
    "lead_paragraph": 68,
    "lead": 13,
    "aspect": 74,
    "preface": 76,
    "step": 38,
    "closing": 110,
}
"""字 that a suggestion of a role runs to, its enumerator included; of any other a few."""
_OTHERS = 6
_FIRST_PASSAGE, _FURTHER_PASSAGE = 92, 72


def typical(role: Role | None, passages: int = 1) -> int:
    """How long a suggestion for a slot of this role may be expected to be."""
    if role == "passage":
        return _FIRST_PASSAGE + _FURTHER_PASSAGE * (passages - 1)
    return _TYPICAL.get(role, _OTHERS)


@dataclass(frozen=True)
class Plan:
    """What a wanted length comes to: *scale* is its ratio to the length that the template has by itself.

    *fewer* points stand in each list than that ratio gives; a *lean* speech does with a section and paragraphs less.
    """

    length: int
    scale: float
    fewer: int = 0
    lean: bool = False

    def sections(self, count: int) -> int:
        """How many sections stand where the template has *count*."""
        return max(count - 1, min(count, 2)) if self.lean else count

    def paragraphs(self, count: int) -> int:
        """How many stand of *count* paragraphs."""
        return max(1, count // 2) if self.lean and count else count

    def points(self, count: int) -> int:
        """How many points stand where the template has *count*: they grow more slowly than what is said in each."""
        wanted = round(count * self.scale**0.5) - self.fewer
        return int(min(max(wanted, min(count, _FEWEST_POINTS)), max(count, _MOST_POINTS)))

    def passages(self, passages: int) -> int:
        """How many passages a point has where the template has *passages*; the points themselves are more, too."""
        return max(1, int(passages * self.scale**0.5 + 0.5))

    def parted(self, passages: int) -> list[int]:
        """The passages of each of the paragraphs that stand where the template has one of *passages*."""
        total = max(1, round(passages * self.scale))
        parts = max(1, -(-total // _LONGEST_PARAGRAPH)) if total > passages else 1
        return [total // parts + (number < total % parts) for number in range(parts)]

    def planned(self, spec: SectionSpec) -> list[tuple[SlotSpec, int]]:
        """The paragraphs of a section, each with its passages: in a long speech more than the template has.

        A lean speech goes from a heading to its points.
        """
        own = paragraphs(spec)
        if self.lean:
            return [] if spec.points and spec.points.text.role == "passage" else own[: self.paragraphs(len(own))]
        parted = [(slot, self.parted(passages) if slot.role == "passage" else [passages]) for slot, passages in own]
        more = [(slot, passages) for slot, (_, *others) in parted for passages in others]
        return [*((slot, first) for slot, (first, *_) in parted), *more]


def paragraphs(spec: SectionSpec) -> list[tuple[SlotSpec, int]]:
    """The paragraphs of a section as the template has them, each with its passages."""
    return [(slot, slot.passages[min(number, len(slot.passages) - 1)]) for number, slot in enumerate(spec.paragraphs)]


def stretched(spec: PointsSpec) -> bool:
    """Whether the points are more or fewer where a length is wanted: not those that are two by their nature."""
    return spec.text.role in ("passage", "preface", "step")


def plan(speech: SpeechSpec, length: int | None) -> Plan | None:
    """The plan for a speech of *length*; None if no length is wanted."""
    if length is None:
        return None
    scale = length / max(_said(speech, Plan(length, 1.0), least=False), 1)
    plans = [Plan(length, scale, fewer, lean) for lean in (False, True) for fewer in (0, 1, 2, 3)]
    return next((one for one in plans if _said(speech, one, least=True) <= _CROWDED * length), plans[-1])


def _said(speech: SpeechSpec, plan: Plan, *, least: bool) -> int:
    """How long the speech would be: as the template has it by this plan, or at *least*, with a passage a place."""
    slots = [speech.salutation, *speech.opening[: plan.paragraphs(len(speech.opening))], speech.thanks]
    slots += speech.closing[: plan.paragraphs(len(speech.closing))]
    said = sum(typical(slot.role) for slot in slots if slot and not slot.left_out)
    total = plan.sections(speech.sections.count)
    specs = (speech.sections.spec(index, total) for index in range(total))
    return said + sum(_section(spec, index, plan, least=least) for index, spec in enumerate(specs))


def _section(spec: SectionSpec, index: int, plan: Plan, *, least: bool) -> int:
    own = plan.planned(spec)
    said = sum(typical(slot.role, 1 if least else passages) for slot, passages in own)
    return typical("heading") + said + (_points(spec.points, index, plan, least=least) if spec.points else 0)


def _points(spec: PointsSpec, parent: int, plan: Plan, *, least: bool) -> int:
    count = spec.count[min(parent, len(spec.count) - 1)]
    said = 0
    for index in range(plan.points(count) if stretched(spec) else count):
        passages = 1 if least else spec.text.passages[min(index, len(spec.text.passages) - 1)]
        said += (typical(spec.lead.role) if spec.lead else 0) + typical(spec.text.role, passages)
        said += _points(spec.points, index, plan, least=least) if spec.points else 0
    return said


@dataclass
class Budget:
    """What is left for the open places of a draft, told once all of them are known."""

    weights: dict[KeyPath, int] = field(default_factory=dict)
    left: int = 0

    def settle(self, length: int, draft: Draft, others: Iterable[Role | None]) -> None:
        """What *draft* and the *others*, the open places that are not weighed, leave of *length*."""
        written = count_characters(PLACEHOLDER.sub("", body_text(draft)))
        self.left = length - written - sum(typical(role) for role in others)

    def share(self, path: KeyPath) -> int:
        """What the open place at *path*, one of those weighed, may run to."""
        return max(round(self.left * self.weights[path] / sum(self.weights.values())), 1)
