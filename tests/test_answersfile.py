"""The answers file: written, read back, set from the command line, and what is said of its mistakes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answersfile import from_document, template_of, to_yaml, with_settings, written_path
from drafter.answersfile.writing import dumped
from drafter.compose import Answer, Answers, AnswerValue, KeyPath, compose
from drafter.errors import AnswersError
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.templates import Template
from drafter.yamlfile import parse
from tests.conftest import TEMPLATES

Templates = Mapping[str, Template]


def read_back(answers: Answers, template: Template, bank: PhraseBank) -> Answers:
    return from_document(parse(to_yaml(answers, compose(template, answers, bank)), "答.yaml"), template)


def same_draft(answers: Answers, template: Template, bank: PhraseBank) -> bool:
    again = read_back(answers, template, bank)
    return compose(template, again, bank).draft == compose(template, answers, bank).draft


# -- there and back -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEMPLATES)
def test_finished_answers_come_back_as_they_were(name: str, templates: Templates, bank: PhraseBank) -> None:
    answers = Session(templates[name], bank, Answers(name, 3)).accept_rest().answers
    again = read_back(answers, templates[name], bank)
    assert {path: again.by_path[path] for path in answers.by_path} == answers.by_path
    assert same_draft(answers, templates[name], bank)


@settings(max_examples=25)
@given(st.sampled_from(TEMPLATES), st.lists(st.sampled_from(("typed", "skip", "later", "accept")), max_size=45))
def test_an_interview_left_anywhere_gives_the_same_draft_when_taken_up_again(
    templates: Templates, bank: PhraseBank, name: str, steps: list[str]
) -> None:
    session = Session(templates[name], bank, Answers(name, 1))
    for step in steps:
        question = session.question
        if question is None:
            break
        if step == "typed" and not session.fault(question, "护渠、节水，样样要细。"):
            session = session.answer(question, "护渠、节水，样样要细。")
        elif step == "accept" and question.path[0] == "fields":
            session = session.accept(question)
        else:
            session = session.later(question) if step == "later" else session.skip(question)
    assert same_draft(session.answers, templates[name], bank)
    again = read_back(session.answers, templates[name], bank)
    assert {path: again.by_path[path] for path in session.answers.by_path} == session.answers.by_path


TEXTS = st.one_of(
    st.sampled_from(
        ("no", "true", "~", "null", "9:30", "010", "5", "1e3", "- 甲", "甲: 乙", "#甲", "*甲", "「“‘", "甲\n乙")
    ),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n"),
        min_size=1,
        max_size=20,
    ),
)


@settings(max_examples=60)
@given(TEXTS)
def test_any_text_comes_back_letter_for_letter(templates: Templates, bank: PhraseBank, text: str) -> None:
    paths: list[KeyPath] = [("title",), ("opening", 0), ("sections", 2, "points", 1, "lead"), ("fields", "unit")]
    answers = Answers("study-seminar", 0, {path: Answer(text) for path in paths})
    again = read_back(answers, templates["study-seminar"], bank)
    assert {path: again.get(*path) for path in paths} == dict.fromkeys(paths, text)


def test_where_an_answer_came_from_is_kept(templates: Templates, bank: PhraseBank) -> None:
    by_path = {("title",): Answer("甲", "chosen", ("标题#1",)), ("opening", 0): Answer("乙", "typed")}
    again = read_back(Answers("study-seminar", 5, by_path), templates["study-seminar"], bank)
    assert {path: again.by_path[path] for path in by_path} == by_path
    assert again.seed == 5


@pytest.mark.parametrize("length", [None, 500, 1200, 5000])
def test_the_length_that_was_wanted_comes_back(length: int | None, templates: Templates, bank: PhraseBank) -> None:
    answers = Answers("study-seminar", 1, {}, length)
    assert read_back(answers, templates["study-seminar"], bank).length == length
    assert same_draft(answers, templates["study-seminar"], bank)


@pytest.mark.parametrize("length", ["499", "5001", "长"])
def test_a_length_that_cannot_be_is_a_mistake(length: str, templates: Templates) -> None:
    document = parse(f"template: study-seminar\nlength: {length}\n", "答.yaml")
    with pytest.raises(AnswersError) as raised:
        from_document(document, templates["study-seminar"])
    assert str(raised.value).startswith("答.yaml:2:")


def test_a_gap_in_a_list_stays_open(templates: Templates, bank: PhraseBank) -> None:
    answers = Answers("study-seminar", 0, {("sections", 0, "paragraphs", 1): Answer("甲。")})
    again = read_back(answers, templates["study-seminar"], bank)
    assert ("sections", 0, "paragraphs", 0) not in again.by_path
    assert again.get("sections", 0, "paragraphs", 1) == "甲。"


def test_what_is_left_out_stays_left_out(templates: Templates, bank: PhraseBank) -> None:
    by_path: dict[KeyPath, Answer] = {("thanks",): Answer(None), ("closing", 0): Answer(None)}
    again = read_back(Answers("committee-remarks", 0, by_path), templates["committee-remarks"], bank)
    assert {path: again.by_path[path] for path in by_path} == by_path


@pytest.mark.parametrize("count", [0, 1, 2, 6])
def test_any_number_of_sections_comes_back(count: int, templates: Templates, bank: PhraseBank) -> None:
    answers = Answers("work-conference", 0, {("sections",): Answer(count), ("sections", 0, "points"): Answer(5)})
    assert same_draft(answers, templates["work-conference"], bank)
    assert read_back(answers, templates["work-conference"], bank).get("sections") == count


def test_answers_beyond_the_end_of_a_shortened_list_do_not_lengthen_it(templates: Templates, bank: PhraseBank) -> None:
    by_path: dict[KeyPath, Answer] = {
        ("sections",): Answer(2),
        ("sections", 4, "heading"): Answer("甲"),
        ("sections", 1, "points"): Answer(1),
        ("sections", 1, "points", 3, "lead"): Answer("乙"),
    }
    assert same_draft(Answers("study-seminar", 0, by_path), templates["study-seminar"], bank)


def test_the_file_can_be_read_by_people(templates: Templates, bank: PhraseBank) -> None:
    by_path: dict[KeyPath, Answer] = {
        ("fields", "theme"): Answer("水利", "file"),
        ("sections",): Answer(1, "file"),
        ("sections", 0, "heading"): Answer("治水先治渠", "file"),
        ("sections", 0, "points"): Answer(1, "file"),
        ("sections", 0, "points", 0, "lead"): Answer("摸清家底", "file"),
        ("sections", 0, "facts", "figure"): Answer("支渠 412 条", "file"),
        ("title",): Answer("水利研讨发言", "file"),
    }
    answers = Answers("study-seminar", 4, by_path)
    written = to_yaml(answers, compose(templates["study-seminar"], answers, bank))
    assert [line for line in written.splitlines() if not line.startswith("#")] == [
        "template: study-seminar",
        "format: 1",
        "seed: 4",
        "fields:",
        "  theme: 水利",
        "title: 水利研讨发言",
        "sections:",
        "- heading: 治水先治渠",
        "  facts:",
        "    figure: 支渠 412 条",
        "  points:",
        "  - lead: 摸清家底",
    ]


def test_counts_may_be_written_as_numbers(templates: Templates) -> None:
    document = parse("template: study-seminar\nsections: 4\n", "答.yaml")
    assert from_document(document, templates["study-seminar"]).get("sections") == 4


# -- --set --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "text", "path", "value"),
    [
        ("theme", "水利", ("fields", "theme"), "水利"),
        ("fields.theme", "水利", ("fields", "theme"), "水利"),
        ("title", "甲=乙", ("title",), "甲=乙"),
        ("thanks", "", ("thanks",), None),
        ("opening.1", "", ("opening", 0), None),
        ("opening.1", "甲。", ("opening", 0), "甲。"),
        ("closing.2", "甲。", ("closing", 1), "甲。"),
        ("sections", "4", ("sections",), 4),
        ("sections.1.heading", "5", ("sections", 0, "heading"), "5"),
        ("sections.3.points", "0", ("sections", 2, "points"), 0),
        ("sections.1.paragraphs.2", "甲。", ("sections", 0, "paragraphs", 1), "甲。"),
        ("sections.2.facts.figure", "12 处", ("sections", 1, "facts", "figure"), "12 处"),
        ("sections.2.points.3.lead", "甲", ("sections", 1, "points", 2, "lead"), "甲"),
        ("sections.2.points.3.points.1.text", "甲。", ("sections", 1, "points", 2, "points", 0, "text"), "甲。"),
    ],
)
def test_a_setting_goes_to_its_place(
    key: str, text: str, path: KeyPath, value: AnswerValue, templates: Templates
) -> None:
    answers = with_settings(Answers("committee-remarks"), {key: text}, templates["committee-remarks"])
    assert answers.by_path == {path: Answer(value, "file")}


@pytest.mark.parametrize(
    "path", [("title",), ("sections", 0, "heading"), ("sections", 1, "points", 2, "points", 0, "text"), ("opening", 0)]
)
def test_a_written_path_can_be_set(path: KeyPath, templates: Templates) -> None:
    answers = with_settings(Answers("committee-remarks"), {written_path(path): "甲"}, templates["committee-remarks"])
    assert list(answers.by_path) == [path]


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("thme", "水利", "--set thme: 没有叫“thme”的字段\n    → 是不是“theme”？"),
        ("date", "明天", "--set date: “明天”不是日期\n    → 写成 2026-05-20 这样"),
        ("date", "2026-02-30", "--set date: “2026-02-30”不是日期\n    → 写成 2026-05-20 这样"),
        ("theme", "水，利", "--set theme: “水，利”不合要求\n    → 主题写二到二十个字，不带标点"),
        ("sections", "三", "--set sections: “三”不是个数\n    → 写 0 到 100 的阿拉伯数字"),
        ("sections", "101", "--set sections: “101”不是个数\n    → 写 0 到 100 的阿拉伯数字"),
        (
            "title",
            "甲\x08乙",
            "--set title: “甲”后面有不能出现的控制字符（U+0008）\n    → 删掉这个看不见的字符，多半是粘贴时带进来的",
        ),
        (
            "opening.1",
            "\x1b",
            "--set opening.1: 开头有不能出现的控制字符（U+001B）\n    → 删掉这个看不见的字符，多半是粘贴时带进来的",
        ),
        ("title", "长" * 20_001, "--set title: 太长了（20001 字）\n    → 一处至多 20000 字，请分成几处"),
        (
            "sections.1.facts.figur",
            "甲",
            "--set sections.1.facts.figur: 模板里没有“figur”这个事实\n"
            "    → 可以写：case、deadline、figure、problem、quotation、step",
        ),
    ],
)
def test_a_setting_that_may_not_stand_is_named_with_a_remedy(
    key: str, text: str, said: str, templates: Templates
) -> None:
    with pytest.raises(AnswersError) as caught:
        with_settings(Answers("study-seminar"), {key: text}, templates["study-seminar"])
    assert str(caught.value) == said


@pytest.mark.parametrize(
    "key", ["opening", "opening.0", "sections.0.heading", "sections.1", "sections.1.points.1", "甲", "", ".", "title.1"]
)
def test_a_setting_for_no_place_is_refused(key: str, templates: Templates) -> None:
    with pytest.raises(AnswersError, match=r"没有叫“.*”的字段"):
        with_settings(Answers("study-seminar"), {key: "甲"}, templates["study-seminar"])


def test_all_settings_that_may_not_stand_are_named_at_once(templates: Templates) -> None:
    with pytest.raises(AnswersError) as caught:
        with_settings(Answers("study-seminar"), {"thme": "甲", "date": "明天"}, templates["study-seminar"])
    assert len(caught.value.mistakes) == 2


# -- mistakes in the file -----------------------------------------------------------------------------------

MISTAKES = {
    "an unknown field": (
        "fields:\n  theem: 水利\n",
        "答.yaml:3:3: 模板里没有“theem”这个字段\n    | theem: 水利\n    → 是不是“theme”？",
    ),
    "no date": (
        "fields: {date: 2026-13-01}\n",
        "答.yaml:2:10: “2026-13-01”不是日期\n    | fields: {date: 2026-13-01}\n    → 写成 2026-05-20 这样",
    ),
    "an unknown fact": (
        "sections:\n- facts:\n    figur: 甲\n",
        "答.yaml:4:5: 模板里没有“figur”这个事实\n    | figur: 甲\n"
        "    → 可以写：case、deadline、figure、problem、quotation、step",
    ),
    "a number for a heading": (
        "sections:\n- heading: 5\n",
        "答.yaml:3:3: 这里要写文字\n    | - heading: 5\n    → 写一段文字；数字样的文字加上引号",
    ),
    "an unknown key of a section": (
        "sections:\n- heading: 甲\n  poins: 3\n",
        "答.yaml:4:3: 不认识的键“poins”\n    | poins: 3\n    → 是不是“points”？",
    ),
    "too many sections": (
        "sections: 500\n",
        "答.yaml:2:1: 数字 500 超出范围\n    | sections: 500\n    → 至多是 100",
    ),
    "a control character": (
        'title: "甲\\x08乙"\n',
        '答.yaml:2:1: 有不能出现的控制字符（U+0008）\n    | title: "甲\\x08乙"\n    → 删掉这个看不见的字符',
    ),
    "a format of the future": (
        "format: 2\n",
        "答.yaml:2:1: “2”不在可选的值里\n    | format: 2\n    → 可以写：1",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_place_its_line_and_a_remedy(name: str, templates: Templates) -> None:
    text, message = MISTAKES[name]
    assert said_of("template: study-seminar\n" + text, templates["study-seminar"]) == message


def test_all_mistakes_are_named_at_once(templates: Templates) -> None:
    text = "template: study-seminar\nfields:\n  theem: 甲\n  date: 明天\nsections:\n- facts: {figur: 甲}\n"
    said = said_of(text, templates["study-seminar"])
    assert [line.partition(": ")[0] for line in said.splitlines() if line.startswith("答.yaml")] == [
        "答.yaml:3:3",
        "答.yaml:4:3",
        "答.yaml:6:11",
    ]


@pytest.mark.parametrize("text", ["", "title: 甲\n", "template: 5\n", "template:\n", "- 甲\n"])
def test_a_file_that_names_no_template_is_told_to(text: str) -> None:
    with pytest.raises(
        AnswersError, match=r"答案文件里没有写用哪个模板\n(.*\n)?    → 加上一行，如 template: study-seminar"
    ):
        template_of(parse(text, "答.yaml"))


def said_of(text: str, template: Template) -> str:
    """The whole message that an answers file with mistakes gives."""
    from drafter.errors import MistakesError

    with pytest.raises(MistakesError) as caught:
        from_document(parse(text, "答.yaml"), template)
    return str(caught.value)


# -- as quick as there is libyaml ---------------------------------------------------------------------------


@given(
    st.dictionaries(
        st.sampled_from(["题", "文"]),
        st.none() | st.integers(0, 9) | st.text("要：: -#'\"“，\n\t~\x85\u2028&*|>𠮷😀a\\"),
    )
)
def test_with_libyaml_a_file_is_written_as_without(data: dict[str, object]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        quick = dumped(data)
        patched.setattr("drafter.answersfile.writing._QuickDumper", None)
        assert quick == dumped(data)
