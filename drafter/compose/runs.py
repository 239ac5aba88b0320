"""From an answer's text to runs: what is a placeholder, what came from which phrase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.compose.answers import PLACEHOLDER
from drafter.draft import Run, RunKind, Runs
from drafter.phrases import Phrase


def to_runs(text: str, phrases: Iterable[Phrase] = ()) -> Runs:
    """Split *text* into runs: placeholders, the phrases that stand in it, and the rest."""
    found: list[tuple[int, int, Phrase]] = []
    for phrase in phrases:
        for piece in _pieces(phrase):
            start = text.find(piece)
            if start >= 0:
                found.append((start, start + len(piece), phrase))
                break
    runs: list[Run] = []
    at = 0
    for start, end, phrase in sorted(found, key=lambda item: item[:2]):
        if start < at:
            continue
        runs += _plain(text[at:start])
        kind = RunKind.QUOTATION if phrase.role == "quotation" else RunKind.PLAIN
        runs += _plain(text[start:end], kind, phrase.id)
        at = end
    return (*runs, *_plain(text[at:]))


def _pieces(phrase: Phrase) -> tuple[str, ...]:
    if phrase.slots:
        return ()
    if phrase.role == "step":
        lead, _, rest = phrase.text.partition("。")
        return phrase.text, rest, lead
    return (phrase.text,)


def _plain(text: str, kind: RunKind = RunKind.PLAIN, phrase: str | None = None) -> Iterator[Run]:
    at = 0
    for match in PLACEHOLDER.finditer(text):
        if match.start() > at:
            yield Run(text[at : match.start()], kind, phrase)
        yield Run(match[0], RunKind.PLACEHOLDER)
        at = match.end()
    if at < len(text):
        yield Run(text[at:], kind, phrase)


def split_step(runs: Runs) -> tuple[Runs, Runs]:
    """Part a step's short lead (up to its first 。) from what follows it."""
    if not runs or "。" not in runs[0].text:
        return ((runs[0],), runs[2:]) if len(runs) > 2 and runs[1].text == "。" else ((), runs)
    lead, _, rest = runs[0].text.partition("。")
    if not 2 <= len(lead) <= 10 or (not rest and len(runs) == 1):
        return (), runs
    kept = (replace(runs[0], text=rest),) if rest else ()
    return (replace(runs[0], text=lead),), (*kept, *runs[1:])
