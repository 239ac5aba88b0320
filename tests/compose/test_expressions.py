"""What a template's text may do, and what is refused."""

from __future__ import annotations

import pytest
from jinja2.exceptions import TemplateError as JinjaError

from drafter.compose.expressions import LONGEST, Value, faults, holds, render

FIELDS: dict[str, Value] = {"theme": "水利", "office": "", "urgent": True, "number": 3, "places": ("渠首", "闸口")}
REFUSED = "模板里只能取字段、写条件，不能写循环、宏和运算"


# -- what a text may do -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("没有花括号", "没有花括号"),
        ("{{ theme }}工作", "水利工作"),
        ("{{ theme ~ '工作' }}", "水利工作"),
        ("{{ theme if theme.endswith('工作') else theme ~ '工作' }}", "水利工作"),
        ("{% if office %}职务{% else %}无{% endif %}", "无"),
        ("{% if urgent and not office %}急{% endif %}", "急"),
        ("{{ office|default('某某', true) }}", "某某"),
        ("{{ theme|length }}", "2"),
        ("{{ number }}点", "3点"),
        ("{{ places }}", "渠首、闸口"),
        ("{% if 'x' is defined %}有{% endif %}", "有"),
    ],
)
def test_a_text_takes_fields_and_conditions(source: str, text: str) -> None:
    assert (faults(source, FIELDS), render(source, FIELDS)) == ([], text)


def test_an_answer_is_text_and_never_an_expression() -> None:
    assert render("{{ theme }}", {"theme": "{{ office }}{% for %}"}) == "{{ office }}{% for %}"


@pytest.mark.parametrize(
    ("condition", "value"),
    [("urgent", True), ("not urgent", False), ("theme == '水利'", True), ("number > 2", True), ("office", False)],
)
def test_a_condition_holds_or_not(condition: str, value: bool) -> None:
    assert holds(condition, FIELDS) is value


# -- what is refused ----------------------------------------------------------------------------------------

ESCAPES = (
    "{{ theme.__class__ }}",
    "{{ theme['__class__'] }}",
    "{{ theme|attr('__class__') }}",
    "{{ theme.strip.__globals__ }}",
    "{{ theme.strip().__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ theme.format(theme) }}",
    "{{ theme.join(theme) }}",
    "{{ cycler(1) }}",
    "{{ range(9) }}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
)

GROWTHS = (
    "{% for x in theme %}{{ x }}{% endfor %}",
    "{{ 'a' * 200000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set a = theme %}",
    "{{ theme|center(200000000) }}",
    "{{ '%999999999d' % 1 }}",
    "{% call theme() %}{% endcall %}",
    "{% filter upper %}{{ theme }}{% endfilter %}",
    "{{ [theme] + [theme] }}",
    "{{ theme[0:9] }}",
)


@pytest.mark.parametrize("source", [*ESCAPES, *GROWTHS])
def test_what_could_escape_or_grow_is_found_before_it_runs(source: str) -> None:
    assert {cause for _, cause, _ in faults(source, FIELDS)} == {REFUSED}


@pytest.mark.parametrize("source", [*ESCAPES, *GROWTHS])
def test_what_could_escape_or_grow_does_not_run(source: str) -> None:
    with pytest.raises(JinjaError):
        render(source, FIELDS)


@pytest.mark.parametrize("source", ["{{ theme|shout }}", "{% if theme is loud %}{% endif %}"])
def test_a_filter_or_test_that_there_is_not_is_found_too(source: str) -> None:
    assert [cause for _, cause, _ in faults(source, FIELDS)] == [REFUSED]


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("{{ theme", "{{ 没有收尾"),
        ("{% if theme", "{% 没有收尾"),
        ("{# 说明", "{# 没有收尾"),
        ("{% if theme %}", "{% if … %} 没有收尾"),
        ("{% if theme %}水{% else %}", "{% if … %} 没有收尾"),
        ("水{% endif %}", "{% endif %} 前面没有 {% if … %}"),
        ("{% %}", "{% %} 里是空的"),
        ("{% for x in theme %}", REFUSED),
        ("{% trans %}", REFUSED),
        ("{{ }}", "{{ }} 或 {% %} 里是空的，或者没有写完"),
        ("{{ theme ~ }}", "{{ }} 或 {% %} 里是空的，或者没有写完"),
        ("{{ 'a }}", "引号不成双"),
        ("{{ theme，}}", "有不认识的符号（，）"),
        ("{{ theme }", "括号没有配对"),
        ("{{ (theme }}", "括号没有配对"),
        ("{{{ theme }}}", "括号没有配对"),
        ("{% if theme = '水利' %}{% endif %}", "这里不能用一个等号"),
        ("{{ theme 工作 }}", "{{ }} 或 {% %} 里多了东西"),
        ("{{ theme..strip() }}", "{{ }} 或 {% %} 里写错了"),
    ],
)
def test_a_slip_in_writing_is_told(source: str, cause: str) -> None:
    assert [fault[1] for fault in faults(source, FIELDS)] == [cause]


def test_a_slip_is_told_with_its_line_and_a_remedy() -> None:
    assert faults("水\n{{ theme", FIELDS) == [(1, "{{ 没有收尾", "在后面补上 }}")]


def test_an_expression_too_deep_to_parse_is_told() -> None:
    ((_, cause, _),) = faults("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", FIELDS)
    assert cause == "{{ }} 里写得太长，套得太深"


def test_a_field_that_there_is_not_is_named_with_its_line_and_those_there_are() -> None:
    assert faults("{{ theme }}\n{{ them }}", FIELDS) == [
        (1, "没有叫“them”的字段", "可以用：number、office、places、theme、urgent")
    ]


def test_several_unknown_fields_are_all_named() -> None:
    assert [cause for _, cause, _ in faults("{{ b }}{{ a }}", FIELDS)] == ["没有叫“a”的字段", "没有叫“b”的字段"]


@pytest.mark.parametrize("source", ["{{ theme.startswith(2) }}", "{{ number|first }}", "{{ ''|first }}"])
def test_what_the_values_do_not_allow_leaves_a_placeholder(source: str) -> None:
    assert render(source, FIELDS) == "【待填：模板里算不出来的内容】"


def test_a_condition_on_a_number_that_was_not_given_does_not_hold() -> None:
    assert not holds("number > 3", {"number": ""})


def test_fields_that_double_one_another_end() -> None:
    text = "水"
    for _ in range(40):
        text = render("{{ theme }}{{ theme }}", {"theme": text})
    assert len(text) == LONGEST
