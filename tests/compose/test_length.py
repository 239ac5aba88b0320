"""A wanted length: how many sections, points and passages it comes to, and how near to it the drafts are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from drafter.compose import Answer, Answers, KeyPath, compose
from drafter.compose.length import LONGEST, SHORTEST, Plan, plan, shortest
from drafter.draft import Draft, body_text, characters, to_json
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.templates import Template
from tests.conftest import TEMPLATES

LENGTHS = (800, 1500, 2500)
THEMES = ("安全生产", "校园食堂")
SEEDS = (1, 2, 3)

Templates = Mapping[str, Template]
Written = Callable[..., Session]


@pytest.fixture(scope="module")
def written(templates: Templates, bank: PhraseBank) -> Written:
    """The session of a template, length, theme and seed with every question accepted."""
    known: dict[tuple[str, int | None, str, int], Session] = {}

    def write(name: str, length: int | None, theme: str = THEMES[1], seed: int = 1) -> Session:
        key = (name, length, theme, seed)
        if key not in known:
            known[key] = begun(templates[name], bank, length, theme, seed).accept_rest()
        return known[key]

    return write


def begun(template: Template, bank: PhraseBank, length: int | None, theme: str = THEMES[1], seed: int = 1) -> Session:
    answers = Answers(template.id, seed, {("fields", "theme"): Answer(theme)}, length)
    return Session(template, bank, answers)


def off(session: Session, length: int) -> float:
    """How far the draft is from *length*, as a share of it."""
    return characters(session.composition.draft) / length - 1


def sizes_of_lists(session: Session) -> dict[KeyPath, list[int]]:
    """How long the points or paragraphs of each list are, without those that are a sentence or two by their nature."""
    found: dict[KeyPath, list[int]] = {}
    for path, answer in session.answers.by_path.items():
        passages = {"points": path[-1] == "text", "paragraphs": True}.get(str(path[2]) if len(path) in (4, 5) else "")
        if passages and isinstance(answer.value, str) and len(answer.value) > 80:
            found.setdefault(path[:3], []).append(len(answer.value))
    return found


def said_in(draft: Draft) -> list[str]:
    """The sentences of a draft that say something."""
    return [sentence for sentence in re.split("[。！？]", body_text(draft)) if len(sentence) > 12]


# -- how near ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_draft_is_within_a_tenth_of_the_length_that_is_wanted(name: str, length: int, written: Written) -> None:
    drafts = {(theme, seed): written(name, length, theme, seed) for theme in THEMES for seed in SEEDS}
    assert {key: off(draft, length) for key, draft in drafts.items() if abs(off(draft, length)) > 0.1} == {}
    assert all(not draft.composition.questions for draft in drafts.values())


@pytest.mark.parametrize("name", TEMPLATES)
def test_so_is_the_shortest_draft_that_a_template_gives(name: str, templates: Templates, written: Written) -> None:
    least = shortest(templates[name])
    assert SHORTEST <= least < 800
    assert [off(written(name, least, theme), least) for theme in THEMES] == pytest.approx([0, 0], abs=0.1)


@pytest.mark.parametrize("name", TEMPLATES)
def test_own_short_texts_in_every_third_place_are_made_up_for_by_the_rest(
    name: str, templates: Templates, bank: PhraseBank
) -> None:
    session, number = begun(templates[name], bank, 1500), 0
    while question := session.question:
        number += question.role in ("passage", "lead", "preface", "step", "aspect")
        own = question.role and question.path[0] != "fields" and number % 3 == 1
        session = session.answer(question, "护渠、节水，样样要细。") if own else session.accept(question)
    assert body_text(session.composition.draft).count("护渠、节水，样样要细") >= 3
    assert abs(off(session, 1500)) <= 0.12  # what stands last may be one's own, and nothing comes after it


def test_what_has_been_written_at_length_leaves_less_to_the_rest(templates: Templates, bank: PhraseBank) -> None:
    session = begun(templates["study-seminar"], bank, 2000)
    long = "水过田头，先浇哪一块、后浇哪一块，都要听种田人说一说。" * 12
    session = session.answer(next(one for one in session.composition.questions if one.path == ("opening", 0)), long)
    assert abs(off(session.accept_rest(), 2000)) <= 0.1


# -- what the drafts are like -----------------------------------------------------------------------------------


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_no_paragraph_of_a_section_is_a_stump_beside_the_others(name: str, length: int, written: Written) -> None:
    for seed in SEEDS:
        for sizes in sizes_of_lists(written(name, length, seed=seed)).values():
            assert max(sizes) < 2.5 * min(sizes)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_long_draft_says_no_sentence_twice(name: str, written: Written) -> None:
    said = said_in(written(name, 4500).composition.draft)
    assert len(said) == len(set(said))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_draft_has_sections_and_says_in_its_opening_how_many(name: str, written: Written) -> None:
    for length in LENGTHS:
        session = written(name, length)
        total = session.composition.counts["sections",]
        assert total == (2 if length == 800 and name in TWO_AT_800 else 3)
        opening = session.answers.get("opening", 0)
        assert isinstance(opening, str)
        assert ("两" if total == 2 else "三") in opening[-60:]


TWO_AT_800 = ("enterprise-seminar", "committee-remarks", "work-conference")
"""Those whose other parts are so long that three sections would have a sentence each."""


def test_points_stand_two_at_the_least_and_six_at_the_most(written: Written) -> None:
    for name in TEMPLATES:
        for length in LENGTHS:
            counts = written(name, length).composition.counts
            assert {count for path, count in counts.items() if path[-1] == "points"} <= {2, 3, 4, 5, 6}


# -- what a length comes to -------------------------------------------------------------------------------------


def test_a_longer_speech_has_more_points_and_each_of_them_says_more(templates: Templates, bank: PhraseBank) -> None:
    template, lengths = templates["study-seminar"], (1000, 1700, 3000, 4500)
    found = [begun(template, bank, length).composition.counts for length in lengths]
    assert [counts["sections", 1, "points"] for counts in found] == [2, 3, 4, 5]
    plans = [plan(template, length) for length in lengths]
    assert [one.passages([2], 3) for one in plans if one] == [2, 2, 3, 3]


def test_a_short_speech_does_without_what_can_be_spared(templates: Templates, bank: PhraseBank) -> None:
    def asked(length: int) -> set[KeyPath]:
        return {one.path for one in begun(templates["enterprise-seminar"], bank, length).composition.questions}

    lead, second, third = ("sections", 1, "paragraphs", 0), ("closing", 1), ("sections", 2, "heading")
    assert {lead, second, third} <= asked(1700)
    assert {lead, second} & asked(1000) == set()
    assert third in asked(1000)
    assert third not in asked(700)
    assert ("closing", 0) in asked(700)
    assert ("closing", 0) not in asked(500)


def test_the_points_of_a_list_are_alike_in_length_whatever_the_template_says() -> None:
    assert Plan(2000, 1.0, "部署").passages([2, 1, 2], 3) == 2
    assert Plan(8000, 4.0, "部署").passages([2, 1, 2], 3) == 3
    assert Plan(200, 0.1, "部署").passages([2, 1, 2], 3) == 1


def test_paragraphs_that_would_be_too_long_are_parted() -> None:
    assert Plan(3000, 1.0, "体会").parted(7) == [7]
    assert Plan(3000, 1.5, "体会").parted(7) == [5, 5]
    assert Plan(3000, 1.0, "体会").parted(2) == [2]
    assert Plan(3000, 0.2, "体会").parted(2) == [1]


def test_of_the_paragraphs_of_a_lean_section_the_first_take_over_from_the_others(templates: Templates) -> None:
    section = templates["study-seminar"].speech.sections.spec(0, 3)
    assert [passages for _, passages in Plan(1700, 1.0, "体会").planned(section)] == [2, 2]
    assert [passages for _, passages in Plan(1700, 1.0, "体会", lean=1).planned(section)] == [4]


def test_a_template_that_cannot_be_so_short_says_what_it_can(templates: Templates) -> None:
    assert {name: shortest(templates[name]) for name in TEMPLATES} == {
        "study-seminar": 500,
        "party-group-seminar": 500,
        "enterprise-seminar": 500,
        "committee-remarks": 700,
        "work-conference": 650,
    }


# -- what it leaves alone ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_length_is_no_plan(name: str, templates: Templates, bank: PhraseBank, written: Written) -> None:
    assert plan(templates[name], None) is None
    drafted = written(name, None)
    assert to_json(drafted.composition.draft) != to_json(written(name, 2000).composition.draft)
    unplanned = compose(templates[name], replace(drafted.answers, length=None), bank).draft
    assert to_json(unplanned) == to_json(drafted.composition.draft)


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("length", [SHORTEST, LONGEST])
def test_nothing_that_was_written_is_lost_when_a_length_is_wanted(
    name: str, length: int, templates: Templates, bank: PhraseBank, written: Written
) -> None:
    answers = replace(written(name, None).answers, length=length)
    planned = compose(templates[name], answers, bank)
    assert planned.unused == ()
    spoken = [answer.value for path, answer in answers.by_path.items() if path[0] not in ("fields", "title")]
    texts = [text.rstrip("。").partition("。")[0] for text in spoken if isinstance(text, str)]
    assert [text for text in texts if text not in body_text(planned.draft)] == []


def test_counts_that_were_answered_stand_whatever_the_length(templates: Templates, bank: PhraseBank) -> None:
    session = begun(templates["study-seminar"], bank, 600)
    session = Session(session.template, bank, session.answers.with_answer(("sections",), Answer(4)))
    assert session.composition.counts["sections",] == 4


def test_a_text_that_stands_in_a_place_beyond_the_plan_is_given_one(templates: Templates, bank: PhraseBank) -> None:
    session = begun(templates["study-seminar"], bank, 600)
    assert session.composition.counts["sections", 1, "points"] == 2
    answers = session.answers.with_answer(("sections", 2, "points", 3, "text"), Answer("护渠、节水，样样要细。"))
    counts = Session(session.template, bank, answers).composition.counts
    assert (counts["sections",], counts["sections", 2, "points"]) == (3, 4)
