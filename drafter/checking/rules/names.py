"""Names of other places and units, left over from somebody else's speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from drafter.checking import places
from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._folded import folded
from drafter.reading.speech import Speech

_Named = Iterator[tuple[int, int, str]]
_SETTINGS = " drafter.toml 的 [check] "


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Names that must not occur, those that contradict one another; with units declared, others of their level."""
    text = folded(speech)
    settings = context.settings
    found = [
        *_of_sites(text.text),
        *_forbidden(text.text, settings.others, settings.units),
        *(_foreign(text.text, settings.units) if settings.units else ()),
        *_contradicting(text.text, settings.units),
    ]
    end = 0
    for start, stop, message in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= end:
            end = stop
            yield text.finding(RULE.id, "W", (start, stop), message, _remedy(text.text[start:stop], settings.others))


def _remedy(name: str, others: Sequence[str]) -> str:
    if places.is_site(name):
        return "换成本单位的名称，或删去"
    if name in others:
        return f"换成本单位的名称；这里没有错的，从{_SETTINGS}others 里去掉它"
    return f"换成本单位的名称；没有错的，写进{_SETTINGS}units"


def _of_sites(text: str) -> _Named:
    for start, end in places.of_sites(text):
        yield start, end, f"“{text[start:end]}”像是网站的名字混进了正文"


def _forbidden(text: str, others: Sequence[str], units: Sequence[str]) -> _Named:
    for name in filter(None, others):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(_inside(text, start, end, unit) for unit in units if name in unit):
                yield start, end, f"“{name}”是{_SETTINGS}others 里列出的别处名称"
            start = text.find(name, end)


def _inside(text: str, start: int, end: int, unit: str) -> bool:
    """Whether *start* to *end* is only a part of *unit*, which stands there."""
    return unit in text[max(0, start - len(unit)) : end + len(unit)]


def _foreign(text: str, units: Sequence[str]) -> _Named:
    kinds = {places.kind_of(unit) for unit in units} - {""}
    found = chain(places.claimed(text), places.alone(text))
    for start, end in found if kinds else ():
        name = text[start:end]
        if places.kind_of(name) in kinds and not _declared(name, units):
            yield start, end, f"“{name}”不在已申报的本单位名称里，像是别处的"
    for start, end in places.in_slogans(text):
        if not _declared(text[start:end], units):
            yield start, end, f"“{text[start:end]}”不在已申报的本单位名称里，像是别处的"


def _declared(name: str, units: Iterable[str]) -> bool:
    return any(name in unit or unit in name for unit in units)


def _contradicting(text: str, units: Sequence[str]) -> _Named:
    """Names that the text itself says are not its own; but for those declared."""
    return (one for one in _contradictions(text) if not _declared(text[one[0] : one[1]], units))


def _contradictions(text: str) -> _Named:
    claimed = [(start, end, text[start:end]) for start, end in places.claimed(text)]
    times = Counter(name for _, _, name in claimed)
    for kinds in places.KINDS:
        own = next((name for name, _ in times.most_common() if name[-1] in kinds), "")
        for start, end, name in claimed:
            if name[-1] in kinds and name != own:
                yield start, end, f"前后不一：这里是“我{name}”，别处是“我{own}”"
    for start, end in places.left_over(text):
        yield start, end, f"前面的地名已经隐去，这里还留着“{text[start:end]}”"


RULE = Rule("names", "W", "张冠李戴：别处的地名、单位名，网站名", check)
