"""Set formulas: complete, in order, with their own verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.checking.cues import Cued
from drafter.checking.finding import Finding, Severity
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._folded import Folded, folded
from drafter.checking.rules._sets import SETS, SLIPS, Chain, FixedSet, Slip
from drafter.reading.speech import Speech

_GOES_ON = re.compile(r"[”\"]?、[“\"]?(?=[一-鿿])|[”\"]?(?:和|与|及|以及|”“)[“\"]?[一-鿿]")
_WENT_ON = re.compile(r"[一-鿿][”\"]?(?:、|”“)[“\"]?$")

_CUED: Cued[FixedSet | Slip] = Cued(
    [*((fixed.keys, fixed) for fixed in SETS), *(((slip.literal,), slip) for slip in SLIPS)]
)
"""None of the cues has a mark in it, so they stand in the text whatever the width of its marks."""


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Chains of two and more members that stop short or are out of order; a member alone is let pass."""
    text = folded(speech)
    for either in (*_CUED.within(text.source.text), *_own(context.settings.sets)):
        if isinstance(either, FixedSet):
            if chains := either.chains(text.text):
                yield from _judged(text, either, chains)
            continue
        for found in either.pattern.finditer(text.text):
            message = f"固定提法搭配有误：“{_bare(found[0])}”"
            yield text.finding(RULE.id, "W", found.span(), message, f"通行的说法是{_quoted(either.right)}")


@cache
def _own(sets: tuple[tuple[str, ...], ...]) -> tuple[FixedSet, ...]:
    return tuple(FixedSet(members) for members in sets if len(members) > 1)


def _judged(text: Folded, fixed: FixedSet, chains: list[Chain]) -> Iterator[Finding]:
    full = any(len(set(chain.places)) == len(fixed.members) for chain in chains)
    right = f"通行的说法是“{'、'.join(fixed.members)}”"
    for chain in chains:
        places = chain.places
        if len(set(places)) < len(places):
            continue
        if list(places) != sorted(places):
            if not chain.apart:
                yield text.finding(RULE.id, "W", (chain.start, chain.end), "固定提法的次序不对", right)
        elif fixed.complete and not full and _stops_short(text, fixed, chain):
            missing = "、".join(member for place, member in enumerate(fixed.members) if place not in places)
            severity: Severity = "W" if len(places) > len(fixed.members) / 2 else "I"
            message, remedy = f"固定提法不完整，少了“{missing}”", f"{right}；有意只说其中几项的，可以不改"
            yield text.finding(RULE.id, severity, (chain.start, chain.end), message, remedy)


def _stops_short(text: Folded, fixed: FixedSet, chain: Chain) -> bool:
    """Whether a chain ends by mistake where it ends: not in a longer list, nor on a matter that has another set."""
    before = text.text[max(0, chain.start - 4) : chain.start]
    if _GOES_ON.match(text.text, chain.end) or _WENT_ON.search(before):
        return False
    if fixed.about not in text.text:
        return False
    return not fixed.unless or not any(word in text.sentence(chain.start) for word in fixed.unless)


def _bare(text: str) -> str:
    return text.replace("“", "").replace("”", "")


def _quoted(text: str) -> str:
    return text if "“" in text else f"“{text}”"


RULE = Rule("fixed-sets", "W", "固定提法不完整、次序不对、搭配有误", check)
