"""What each slot is offered at the moment it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from drafter.compose import Question, Suggestion
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.templates import PointsSpec, SectionSpec, SlotSpec, Template
from tests.compose.conftest import begun
from tests.conftest import TEMPLATES

Offers = list[tuple[Question, tuple[Suggestion, ...]]]


@pytest.fixture(scope="module")
def held(templates: Mapping[str, Template], bank: PhraseBank) -> object:
    """Interviews with every question's suggestions written down."""

    @cache
    def hold(name: str, theme: str) -> tuple[Session, Offers]:
        session = begun(templates[name], bank, theme, 1)
        offers: Offers = []
        while question := session.question:
            suggestions = question.suggestions()
            offers.append((question, suggestions))
            first = next(iter(suggestions), None)
            if question.default is not None or first is None:
                session = session.accept(question)
            else:
                session = session.answer(question, first.text, "default", first)
        return session, offers

    return hold


@pytest.fixture(params=TEMPLATES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["安全生产", "乡村振兴", "档案工作"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def offers(held: object, name: str, theme: str) -> Offers:
    found: Offers = held(name, theme)[1]  # type: ignore[operator]
    return found


def test_every_slot_has_at_least_five_suggestions(name: str, offers: Offers, templates: Mapping[str, Template]) -> None:
    """But facts: quotations are on the draft's own theme or none."""
    slots = dict(slots_of(templates[name]))
    asked = [(question, found) for question, found in offers if slots.get(shape(question.path))]
    assert len(asked) > 10
    assert {question.path: len(found) for question, found in asked if len(found) < 5} == {}


def test_no_suggestion_comes_twice(offers: Offers) -> None:
    for _, found in offers:
        texts = [suggestion.text for suggestion in found]
        assert len(texts) == len(set(texts))


def test_suggestions_hold_no_open_slot(offers: Offers) -> None:
    assert [one.text for _, found in offers for one in found if re.search("[{}]|，，|。。|，。", one.text)] == []


def test_passages_are_whole_sentences(offers: Offers, name: str, templates: Mapping[str, Template]) -> None:
    slots = dict(slots_of(templates[name]))
    whole = ("opening", "lead_paragraph", "passage", "preface", "aspect", "closing", "step")
    texts = [
        one.text
        for question, found in offers
        if (slot := slots.get(shape(question.path))) and slot.role in whole
        for one in found
    ]
    assert texts
    assert [text for text in texts if text[-1] not in "。！？"] == []


def test_a_suggestion_names_the_phrases_it_is_made_of(offers: Offers, bank: PhraseBank) -> None:
    for _, found in offers:
        for suggestion in found:
            for phrase in (bank.by_id[name] for name in suggestion.phrases):
                assert all(piece in suggestion.text for piece in phrase.literals)


def test_a_suggestion_repeats_no_long_phrase_that_is_written(offers: Offers, bank: PhraseBank) -> None:
    written: set[str] = set()
    for _, found in offers:
        for suggestion in found:
            assert not written.intersection(suggestion.phrases)
        if found:
            written.update(name for name in found[0].phrases if not bank.by_id[name].slots)


def test_headings_of_one_set_are_offered_together(held: object, bank: PhraseBank) -> None:
    session, _ = held("study-seminar", "档案工作")  # type: ignore[operator]
    chosen = [bank.find(str(session.answers.get("sections", index, "heading")), "heading") for index in range(3)]
    assert len({phrase.set for phrase in chosen if phrase}) == 1


def test_quotations_on_work_safety_can_be_chosen_among_five(held: object) -> None:
    _, offers = held("study-seminar", "安全生产")  # type: ignore[operator]
    (found,) = [found for question, found in offers if question.path[-1] == "quotation"]
    assert len(found) >= 5


def test_no_quotation_of_another_theme_is_offered(held: object) -> None:
    _, offers = held("study-seminar", "档案工作")  # type: ignore[operator]
    (found,) = [found for question, found in offers if question.path[-1] == "quotation"]
    assert found == ()


# -- slots by the shape of their paths ----------------------------------------------------------------------


def shape(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A path with the numbers of its points left out."""
    return tuple(
        "*" if path[index - 1] == "points" and isinstance(step, int) else step for index, step in enumerate(path)
    )


def slots_of(template: Template) -> Iterator[tuple[tuple[str | int, ...], SlotSpec]]:
    speech = template.speech
    for part in ("title", "salutation", "thanks"):
        if slot := getattr(speech, part):
            yield (part,), slot
    for part in ("opening", "closing"):
        for number, slot in enumerate(getattr(speech, part)):
            yield (part, number), slot
    for index in range(speech.sections.count):
        yield from _slots_in(("sections", index), speech.sections.spec(index, speech.sections.count))


def _slots_in(at: tuple[str | int, ...], section: SectionSpec) -> Iterator[tuple[tuple[str | int, ...], SlotSpec]]:
    yield (*at, "heading"), section.heading
    for number, slot in enumerate(section.paragraphs):
        yield (*at, "paragraphs", number), slot
    points: PointsSpec | None = section.points
    while points:
        at = (*at, "points", "*")
        if points.lead:
            yield (*at, "lead"), points.lead
        yield (*at, "text"), points.text
        points = points.points
