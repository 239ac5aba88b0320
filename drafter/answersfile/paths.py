"""Paths as their user writes them, and whether an answer may stand at one."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2s

from drafter.compose import AnswerValue, KeyPath
from drafter.compose.validation import fault, text_fault
from drafter.templates import Template
from drafter.yamlfile import closest


def mark(value: AnswerValue) -> str:
    """A short digest of an answer: an origin noted for one value says nothing of another."""
    return blake2s(repr(value).encode(), digest_size=3).hexdigest()


def written_path(path: KeyPath) -> str:
    """A path as its user writes it, items counted from 1: ``sections.1.points.2.lead``."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def faults(path: KeyPath, value: AnswerValue, template: Template) -> Iterator[tuple[str, str]]:
    """The (cause, remedy) of what keeps *value* from standing at *path* in answers to *template*."""
    if path[0] == "fields":
        spec = template.fields.get(str(path[1]))
        if spec is None:
            hint = closest(str(path[1]), template.fields)
            yield (
                f"模板里没有“{path[1]}”这个字段",
                f"是不是“{hint}”？" if hint else f"可以写：{'、'.join(template.fields)}",
            )
            return
        found = fault(value, spec.kind, spec.choices, spec.pattern, spec.invalid)
    elif path[-2:-1] == ("facts",):
        known = {fact.id for section in template.speech.sections.each for fact in section.facts}
        if path[-1] not in known:
            yield f"模板里没有“{path[-1]}”这个事实", f"可以写：{'、'.join(sorted(known))}"
        found = fault(value)
    elif path[-1:] == ("like",):
        kinds = len(template.speech.sections.each)
        found = (
            None if isinstance(value, int) and value <= kinds else (f"模板里没有第 {value} 种部分", f"写 1 到 {kinds}")
        )
    else:
        found = text_fault(value) if isinstance(value, str) else None
    if found:
        yield found
