"""compose(): pure, total, and lists that grow and shrink."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.compose import Answer, Answers, AnswerValue, KeyPath, compose, placeholder
from drafter.compose.answers import is_placeholder
from drafter.draft import Draft, Heading, Paragraph, Point, RunKind, body_text, lines, plain_text
from drafter.phrases import PhraseBank
from drafter.templates import Template
from tests.compose.conftest import MakeDraft
from tests.conftest import TEMPLATES

Templates = Mapping[str, Template]
FIELDS = ("theme", "work", "occasion", "unit", "area", "audience", "office", "name", "date", "nothing")


def answered(template: str, answers: Mapping[KeyPath, AnswerValue], seed: int = 0) -> Answers:
    return Answers(template, seed, {path: Answer(value) for path, value in answers.items()})


def whole_text(draft: Draft) -> str:
    return "\n".join(line.text for line in lines(draft))


# -- strategies ---------------------------------------------------------------------------------------------

INDEXES = st.integers(0, 4)
STEPS = st.sampled_from(("heading", "lead", "text", "points", "paragraphs", "facts", "case", "step", "deadline", ""))
POINTS = st.tuples(
    st.just("sections"), INDEXES, st.just("points"), INDEXES, st.sampled_from(("lead", "text", "points"))
)
PATHS: st.SearchStrategy[KeyPath] = st.one_of(
    st.tuples(st.just("fields"), st.sampled_from(FIELDS)),
    st.sampled_from([("title",), ("subtitle",), ("salutation",), ("thanks",), ("sections",), ()]),
    st.tuples(st.sampled_from(("opening", "closing")), INDEXES),
    st.tuples(st.just("sections"), INDEXES, st.sampled_from(("heading", "points"))),
    st.tuples(st.just("sections"), INDEXES, st.sampled_from(("paragraphs", "facts")), INDEXES | STEPS),
    POINTS,
    st.builds(lambda path, rest: (*path[:4], *rest), POINTS, POINTS.map(lambda path: path[2:])),
    st.lists(INDEXES | STEPS, max_size=6).map(tuple),
)
VALUES: st.SearchStrategy[AnswerValue] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 7),
    st.sampled_from(
        ("", "水利", "安全生产工作", "2026-04-09", "²-³-①", "0-0-0", "{{ theme }}", "{% for %}", "【待填：", "。")
    ),
    st.text(st.sampled_from("水利工作，。“”{}%【】：x \n"), max_size=12),
    st.lists(st.sampled_from(("甲", "乙")), max_size=2).map(tuple),
)
ANSWERS = st.dictionaries(PATHS, VALUES, max_size=12)


# -- pure and total -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_same_template_answers_and_phrases_give_the_same_draft_and_questions(
    name: str, templates: Templates, bank: PhraseBank
) -> None:
    answers = answered(name, {("fields", "theme"): "水利工作", ("sections", 0, "heading"): "治水先治渠"}, seed=7)
    one, other = compose(templates[name], answers, bank), compose(templates[name], answers, bank)
    assert one == other
    assert [question.suggestions() for question in one.questions] == [
        question.suggestions() for question in other.questions
    ]


def test_answers_in_another_order_give_the_same_draft_and_suggestions(
    templates: Templates, bank: PhraseBank, make_draft: MakeDraft
) -> None:
    given = dict(list(make_draft("study-seminar", "水利工作", 3).answers.by_path.items())[:20])
    turned = dict(reversed(given.items()))
    one, other = (
        compose(templates["study-seminar"], Answers("study-seminar", 3, by_path), bank) for by_path in (given, turned)
    )
    assert one == other
    assert one.questions[0].suggestions() == other.questions[0].suggestions()


def test_composing_leaves_the_answers_as_they_were(templates: Templates, bank: PhraseBank) -> None:
    answers = answered("work-conference", {("fields", "theme"): "水利"})
    before = dict(answers.by_path)
    compose(templates["work-conference"], answers, bank)
    assert answers.by_path == before


@settings(max_examples=150)
@given(st.sampled_from(TEMPLATES), ANSWERS, st.integers(0, 9))
def test_any_answers_give_a_draft(
    templates: Templates, bank: PhraseBank, name: str, given_: Mapping[KeyPath, AnswerValue], seed: int
) -> None:
    composition = compose(templates[name], answered(name, given_, seed), bank)
    assert isinstance(composition.draft, Draft)


@settings(max_examples=150)
@given(st.sampled_from(TEMPLATES), ANSWERS)
def test_what_is_required_and_open_stands_in_the_draft_as_a_placeholder(
    templates: Templates, bank: PhraseBank, name: str, given_: Mapping[KeyPath, AnswerValue]
) -> None:
    composition = compose(templates[name], answered(name, given_), bank)
    text = whole_text(composition.draft)
    shown = [
        question
        for question in composition.questions
        if question.required and (question.path[0] != "fields" or question.path[1] in ("office", "name", "date"))
    ]
    for label in {question.label for question in shown}:
        wanted = sum(question.label == label for question in shown)
        assert text.count(placeholder(label)) >= wanted


@settings(max_examples=12)
@given(st.sampled_from(TEMPLATES), ANSWERS)
def test_any_answers_leave_questions_with_suggestions_that_can_be_worked_out(
    templates: Templates, bank: PhraseBank, name: str, given_: Mapping[KeyPath, AnswerValue]
) -> None:
    composition = compose(templates[name], answered(name, given_), bank)
    for question in composition.questions[::4]:
        texts = [suggestion.text for suggestion in question.suggestions()]
        assert len(texts) == len(set(texts))


@pytest.mark.parametrize("name", TEMPLATES)
def test_with_nothing_answered_every_placeholder_is_marked_as_one(
    name: str, templates: Templates, bank: PhraseBank
) -> None:
    draft = compose(templates[name], answered(name, {}), bank).draft
    for line in lines(draft):
        marked = "".join(span.text for span in line.spans if span.kind is RunKind.PLACEHOLDER)
        assert marked == "".join(re.findall("【待填：[^【】]+】", line.text))


def test_questions_come_in_the_order_of_the_document(templates: Templates, bank: PhraseBank) -> None:
    composition = compose(templates["study-seminar"], answered("study-seminar", {}), bank)
    asked = list(dict.fromkeys(str(question.path[0]) for question in composition.questions))
    assert asked[:4] == ["fields", "sections", "title", "opening"]
    paths = [question.path for question in composition.questions]
    assert paths.index(("title",)) < paths.index(("sections", 0, "heading")) < paths.index(("sections", 1, "heading"))


def test_a_field_answered_once_is_used_everywhere(templates: Templates, bank: PhraseBank) -> None:
    answers = answered("work-conference", {("fields", "theme"): "水利", ("fields", "office"): "局长"})
    composition = compose(templates["work-conference"], answers, bank)
    asked = {question.path: question for question in composition.questions}
    assert asked["fields", "occasion"].default == "全市水利工作推进会"
    assert asked["title",].suggestions()[0].text == "在【待填：会议名称】上的讲话"
    assert plain_text(composition.draft.office) == "局长"


def test_a_theme_that_ends_in_work_is_not_made_work_twice(templates: Templates, bank: PhraseBank) -> None:
    answers = answered("work-conference", {("fields", "theme"): "水利工作"})
    asked = {question.path: question for question in compose(templates["work-conference"], answers, bank).questions}
    assert asked["fields", "occasion"].default == "全市水利工作推进会"


def test_a_date_is_written_as_dates_are_in_speeches(templates: Templates, bank: PhraseBank) -> None:
    answers = answered("study-seminar", {("fields", "date"): "2026-04-09"})
    assert plain_text(compose(templates["study-seminar"], answers, bank).draft.date) == "2026年4月9日"


def test_an_optional_part_that_is_left_out_is_not_asked_again(templates: Templates, bank: PhraseBank) -> None:
    composition = compose(templates["work-conference"], answered("work-conference", {("thanks",): None}), bank)
    assert ("thanks",) not in {question.path for question in composition.questions}
    assert not [block for block in composition.draft.blocks if isinstance(block, Paragraph) and block.part == "thanks"]


# -- facts --------------------------------------------------------------------------------------------------


def fact(template: Template, bank: PhraseBank, path: KeyPath, said: str) -> str:
    return body_text(compose(template, answered(template.id, {path: said}), bank).draft)


def test_a_fact_stands_in_its_sentence(templates: Templates, bank: PhraseBank) -> None:
    text = fact(templates["study-seminar"], bank, ("sections", 1, "facts", "figure"), "全县有支渠 412 条")
    assert "从目前掌握的情况看，全县有支渠 412 条。" in text


def test_a_fact_that_ends_its_sentence_itself_gets_no_second_full_stop(templates: Templates, bank: PhraseBank) -> None:
    text = fact(templates["study-seminar"], bank, ("sections", 1, "facts", "figure"), "全县有支渠 412 条。")
    assert "412 条。" in text
    assert "。。" not in text


def test_a_fact_left_out_takes_its_sentence_with_it(templates: Templates, bank: PhraseBank) -> None:
    answers = answered("study-seminar", {("sections", 1, "facts", "figure"): None})
    assert "从目前掌握的情况看" not in body_text(compose(templates["study-seminar"], answers, bank).draft)


def test_a_deadline_is_asked_only_for_a_step(templates: Templates, bank: PhraseBank) -> None:
    at: KeyPath = ("sections", 2, "facts")
    without = compose(templates["study-seminar"], answered("study-seminar", {}), bank)
    with_step = compose(templates["study-seminar"], answered("study-seminar", {(*at, "step"): "逐渠登记"}), bank)
    assert (*at, "deadline") not in {question.path for question in without.questions}
    assert (*at, "deadline") in {question.path for question in with_step.questions}


# -- lists that grow and shrink -----------------------------------------------------------------------------


def headings(draft: Draft, level: int = 1) -> list[str]:
    return [block.enumerator for block in draft.blocks if isinstance(block, Heading) and block.level == level]


@pytest.mark.parametrize("count", [0, 1, 2, 6, 12])
@pytest.mark.parametrize("name", TEMPLATES)
def test_any_number_of_sections_is_numbered_from_one(
    name: str, count: int, templates: Templates, bank: PhraseBank
) -> None:
    draft = compose(templates[name], answered(name, {("sections",): count}), bank).draft
    numerals = ["一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、", "十一、", "十二、"]
    assert headings(draft) == numerals[:count]


@pytest.mark.parametrize("count", range(8))
@pytest.mark.parametrize(
    ("name", "section", "row"),
    [
        ("study-seminar", 1, ["一要", "二要", "三要", "四要", "五要", "六要", "七要"]),
        ("enterprise-seminar", 2, ["一是", "二是", "三是", "四是", "五是", "六是", "七是"]),
        ("work-conference", 0, [""] * 7),
    ],
)
def test_any_number_of_points_is_numbered_from_one(
    name: str, section: int, row: list[str], count: int, templates: Templates, bank: PhraseBank
) -> None:
    answers = answered(name, {("sections",): 3, ("sections", section, "points"): count})
    draft = compose(templates[name], answers, bank).draft
    assert points_of(draft, section) == row[:count]


@pytest.mark.parametrize("count", range(8))
def test_any_number_of_subheadings_is_numbered_from_one_in_each_section(
    count: int, templates: Templates, bank: PhraseBank
) -> None:
    answers = answered("committee-remarks", {("sections", index, "points"): count for index in range(3)})
    draft = compose(templates["committee-remarks"], answers, bank).draft
    row = ["（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）"]
    assert headings(draft, 2) == row[:count] * 3


def test_nested_points_are_numbered_anew_under_each_point(templates: Templates, bank: PhraseBank) -> None:
    at: KeyPath = ("sections", 1, "points")
    counts: dict[KeyPath, AnswerValue] = {at: 2, (*at, 0, "points"): 2, (*at, 1, "points"): 3}
    draft = compose(templates["committee-remarks"], answered("committee-remarks", counts), bank).draft
    assert points_of(draft, 1) == ["一是", "二是", "一是", "二是", "三是"]


def test_what_was_answered_beyond_the_end_of_a_list_stands_nowhere(templates: Templates, bank: PhraseBank) -> None:
    answers = answered("study-seminar", {("sections",): 2, ("sections", 2, "heading"): "护好水源"})
    assert "护好水源" not in body_text(compose(templates["study-seminar"], answers, bank).draft)


@pytest.mark.parametrize(
    ("count", "arc"), [(1, "what"), (2, "why how"), (3, "why what how"), (5, "why what what what how")]
)
def test_a_speech_of_any_length_goes_from_why_to_how(count: int, arc: str, templates: Templates) -> None:
    sections = templates["study-seminar"].speech.sections
    assert " ".join(sections.spec(index, count).part for index in range(count)) == arc


def points_of(draft: Draft, section: int) -> list[str]:
    found: list[str] = []
    at = -1
    for block in draft.blocks:
        at += isinstance(block, Heading) and block.level == 1
        if isinstance(block, Point) and at == section:
            found.append(block.enumerator)
    return found


@pytest.mark.parametrize(
    ("said", "sentence"),
    [("怎么办？", "比较突出的问题是，怎么办？"), ("账目不清。", "比较突出的问题是，账目不清。"), ("。", "")],
)
def test_a_fact_ends_with_one_mark(templates: Templates, bank: PhraseBank, said: str, sentence: str) -> None:
    answers = answered("study-seminar", {("sections", 1, "facts", "problem"): said})
    text = whole_text(compose(templates["study-seminar"], answers, bank).draft)
    assert sentence in text
    assert ("比较突出的问题是" in text) == bool(sentence)
    assert "？。" not in text


def test_a_long_label_with_brackets_in_it_still_makes_a_placeholder() -> None:
    assert is_placeholder(placeholder("【题目】" * 40))
