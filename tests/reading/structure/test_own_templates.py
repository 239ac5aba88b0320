"""What our own templates write, as text and as Word, is recognised as what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from drafter.draft import Draft, Heading, Paragraph, Point, characters, plain_text
from drafter.phrases import PhraseBank
from drafter.reading import read_source
from drafter.reading.speech import Speech
from drafter.reading.structure import recognise
from drafter.templates import Template
from drafter.writing import render
from tests.compose.conftest import THEMES, begun
from tests.conftest import TEMPLATES

SEEDS = range(101, 125)
Pairs = Mapping[int, tuple[Draft, Speech]]


@pytest.fixture(
    scope="module", params=[(name, suffix) for name in TEMPLATES for suffix in (".txt", ".docx")], ids="".join
)
def pairs(
    request: pytest.FixtureRequest,
    templates: Mapping[str, Template],
    bank: PhraseBank,
    tmp_path_factory: pytest.TempPathFactory,
) -> Pairs:
    """Default drafts of a template by their seeds, each with what is recognised in its file."""
    name, suffix = request.param
    folder = tmp_path_factory.mktemp("drafts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("drafter.compose.suggesting.MOST", 1)
        return dict(_pairs(templates[name], bank, folder, suffix))


def _pairs(
    template: Template, bank: PhraseBank, folder: Path, suffix: str
) -> Iterator[tuple[int, tuple[Draft, Speech]]]:
    for seed in SEEDS if suffix == ".txt" else SEEDS[:6]:
        draft = begun(template, bank, THEMES[seed % len(THEMES)], seed).accept_rest().composition.draft
        path = folder / f"{seed}{suffix}"
        path.write_bytes(render(draft, suffix))
        yield seed, (draft, recognise(read_source(path)))


def different(pairs: Pairs, look: object) -> dict[int, tuple[object, object]]:
    assert callable(look)
    seen = {seed: (look(draft), look(speech.draft)) for seed, (draft, speech) in pairs.items()}
    return {seed: both for seed, both in seen.items() if both[0] != both[1]}


def head(draft: Draft) -> list[str]:
    return [plain_text(runs) for runs in (draft.title, draft.office, draft.name, draft.date, draft.salutation)]


def shape(draft: Draft) -> list[object]:
    """Each block: headings and points with what they say, paragraphs with their part."""
    found: list[object] = []
    for block in draft.blocks:
        match block:
            case Heading():
                found.append((block.level, block.enumerator, plain_text(block.text), block.run_in))
            case Point():
                found.append((block.enumerator, plain_text(block.lead), plain_text(block.text), block.run_in))
            case Paragraph():
                found.append((block.part, plain_text(block.text)))
    return found


def test_the_head_is_what_it_was(pairs: Pairs) -> None:
    assert different(pairs, head) == {}


def test_headings_points_and_paragraphs_are_what_they_were(pairs: Pairs) -> None:
    assert different(pairs, shape) == {}


def test_it_has_as_many_characters(pairs: Pairs) -> None:
    assert different(pairs, characters) == {}


def test_nothing_is_remarked_on(pairs: Pairs) -> None:
    assert {seed: speech.remarks for seed, (_, speech) in pairs.items() if speech.remarks} == {}
