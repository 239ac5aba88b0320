"""Running the rules over a speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from drafter.checking.finding import Edit, Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.rules import RULES
from drafter.errors import InputFileError
from drafter.reading.speech import Speech
from drafter.yamlfile.mistakes import closest


def check(speech: Speech, context: Context, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """What *rules* find in *speech*, in the order of its text; without *rules*, those that the settings choose.

    Raises InputFileError for settings that name unknown rules.
    """
    chosen = chosen_rules(context.settings.select, context.settings.ignore) if rules is None else rules
    found: list[Finding] = []
    for rule in chosen:
        found += rule.check(speech, context)
    return sorted([_doable(each, speech) if each.edits else each for each in found], key=_PLACE)


_PLACE = attrgetter("index", "start", "end", "rule")


def _doable(finding: Finding, speech: Speech) -> Finding:
    """*finding* without mends in numbers that Word writes itself: they are not in the text."""
    if any(_is_automatic(edit, speech) for edit in finding.edits):
        return finding._replace(edits=())
    return finding


def _is_automatic(edit: Edit, speech: Speech) -> bool:
    return edit.start < len(speech.source.lines[edit.index].enumerator)


def chosen_rules(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules with the ids *select* (all, if it is empty) but for those with the ids *ignore*.

    Raises InputFileError for an id that no rule has.
    """
    if not select and not ignore:
        return RULES
    for cause, remedy in unknown((*select, *ignore)):
        raise InputFileError(cause, remedy)
    return tuple(rule for rule in RULES if (not select or rule.id in select) and rule.id not in ignore)


def unknown(ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Cause and remedy for each of *ids* that no rule has."""
    known = [rule.id for rule in RULES]
    for name in ids:
        if name not in known:
            near = closest(name, known)
            yield f"没有“{name}”这条规则", f"是不是 {near}？" if near else "用 drafter check --list 看有哪些"
