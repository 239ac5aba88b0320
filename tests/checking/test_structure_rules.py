"""The rules that look at the build of a speech: numbers, lists, headings, title."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checking.rules._counting import Member, dues
from tests.checking.conftest import Found, hit

HEAD = "在全县档案工作会议上的讲话\n同志们：\n下面，我讲几点意见。\n"
BODY = "各单位要把责任压实到岗位，把措施细化到环节，确保各项任务按期完成。\n"


def headings(*numbers: str) -> str:
    """A speech with a heading and a body under each of *numbers*."""
    names = ("提高站位", "突出重点", "健全机制", "加强保障", "严格考核")
    return HEAD + "".join(f"{number}{name}\n{BODY}" for number, name in zip(numbers, names, strict=False))


def hits(found: Found, rule: str, text: str) -> list[str]:
    return [hit(each, text) for each in found(rule, text)]


def test_headings_that_count_on_are_in_order(found: Found) -> None:
    assert not found("numbering", headings("一、", "二、", "三、"))
    assert not found("numbering", headings("（一）", "（二）", "（三）"))


def test_a_number_left_out_is_found_once(found: Found) -> None:
    assert hits(found, "numbering", headings("一、", "二、", "四、", "五、")) == ["四、"]


def test_a_number_written_twice_is_mended_with_those_after_it(found: Found) -> None:
    text = headings("一、", "二、", "二、", "三、")
    (finding,) = found("numbering", text)
    assert hit(finding, text) == "二、"
    assert [edit.text for edit in finding.edits] == ["三、", "四、"]


@pytest.mark.parametrize(
    ("numbers", "wrong", "right"),
    [
        ("一、 二、 二、 四、", "二、", ["三、"]),
        ("一、 二、 二、 三、 五、", "二、", ["三、", "四、"]),
        ("一、 一、 三、", "一、", ["二、"]),
        ("二、 二、 三、", "二、", []),
        ("一、 二、 四、 四、 五、", "四、", []),
        ("一、 （一） （二） （二） （四）", "（二）", ["（三）"]),
    ],
)
def test_the_fewest_changes_are_found_and_what_follows_is_judged_by_them(
    found: Found, numbers: str, wrong: str, right: list[str]
) -> None:
    text = headings(*numbers.split())
    (finding,) = found("numbering", text)
    assert hit(finding, text) == wrong
    assert [edit.text for edit in finding.edits] == right


@pytest.mark.parametrize("ending", ["：", "。"])
def test_points_after_one_that_is_mended_are_judged_by_it(found: Found, ending: str) -> None:
    points = "一是抓排查。二是抓整改。二是抓考核。四是抓问责。"
    text = f"{HEAD}一、突出重点\n要抓四件事{ending}{points}\n二、健全机制\n{BODY}"
    (finding,) = found("numbering", text)
    assert [edit.text for edit in finding.edits] == ["三是"]


@pytest.mark.parametrize(
    ("numbers", "wrong", "right"),
    [
        ("一、 （一） 二、 （三） 二、", "二、", "（二）"),
        ("（一） 二、 （三）", "二、", "（二）"),
        ("一、 （二） 三、", "（二）", "二、"),
    ],
)
def test_a_number_of_another_level_between_two_of_its_own_is_the_one_that_is_wrong(
    found: Found, numbers: str, wrong: str, right: str
) -> None:
    text = headings(*numbers.split())
    (finding,) = found("numbering", text)
    assert hit(finding, text) == wrong
    assert [edit.text for edit in finding.edits] == [right]


def test_a_section_whose_points_go_on_counting_keeps_its_number(found: Found) -> None:
    text = headings("一、", "（一）", "二、", "（三）", "三、")
    assert hits(found, "numbering", text) == ["（三）"]


MEMBERS = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 2), st.booleans()), max_size=9).map(
    lambda rows: [Member(first, first + more, strange) for first, more, strange in rows]
)


@given(MEMBERS)
def test_what_is_due_always_counts_up_and_what_counts_up_is_left_alone(members: list[Member]) -> None:
    right = dues(members)
    mended = [Member(due.number, due.number + each.last - each.first) for each, due in zip(members, right, strict=True)]
    assert all(one.last < other.first for one, other in pairwise(mended))
    assert [due.number for due in dues(mended)] == [each.first for each in mended]


def test_a_missing_section_is_not_papered_over(found: Found) -> None:
    (finding,) = found("numbering", headings("一、", "二、", "四、"))
    assert not finding.edits


def test_a_heading_with_a_points_number_gets_its_own(found: Found) -> None:
    text = headings("一、", "二、", "三是")
    (finding,) = found("numbering", text)
    assert hit(finding, text) == "三是"
    assert [edit.text for edit in finding.edits] == ["三、"]


def test_lower_headings_start_again_under_each_parent(found: Found) -> None:
    section = f"（一）抓排查\n{BODY}（二）抓整改\n{BODY}"
    assert not found("numbering", HEAD + f"一、突出重点\n{section}二、健全机制\n{section}")


def test_lower_headings_that_go_on_counting_are_out_of_order(found: Found) -> None:
    text = HEAD + (
        f"一、突出重点\n（一）抓排查\n{BODY}（二）抓整改\n{BODY}二、健全机制\n（三）抓制度\n{BODY}（四）抓考核\n{BODY}"
    )
    assert hits(found, "numbering", text) == ["（三）"]


def test_points_that_leave_out_a_number_are_found(found: Found) -> None:
    text = HEAD + f"一、突出重点\n一是抓排查。{BODY}二是抓整改。{BODY}四是抓考核。{BODY}二、健全机制\n{BODY}"
    assert hits(found, "numbering", text) == ["四是"]


def test_points_inside_a_paragraph_count_too(found: Found) -> None:
    text = HEAD + "一、突出重点\n要突出三个方面。一是抓排查；二是抓整改；二是抓考核。\n二、健全机制\n" + BODY
    assert hits(found, "numbering", text) == ["二是"]


def test_a_number_that_stands_in_mid_sentence_is_not_missed(found: Found) -> None:
    text = HEAD + f"一、突出重点\n我们做到一是排查到位，二是整改到位；三是考核到位。\n二、健全机制\n{BODY}"
    assert not found("numbering", text)


def test_a_second_list_under_a_heading_may_start_again(found: Found) -> None:
    listed = f"一是抓排查。{BODY}二是抓整改。{BODY}"
    text = HEAD + f"一、突出重点\n{listed}在此基础上，还要做好两件事。\n{listed}二、健全机制\n{BODY}"
    assert not found("numbering", text)


def test_words_that_only_begin_with_a_number_are_no_points(found: Found) -> None:
    text = (
        HEAD
        + f"一、突出重点\n一方面要抓排查。两客一危车辆要管住。三合一场所要整治。一岗双责要落实。\n二、健全机制\n{BODY}"
    )
    assert not found("numbering", text)


def test_one_list_keeps_to_one_kind_of_number(found: Found) -> None:
    text = HEAD + f"一、突出重点\n一是抓排查。{BODY}二要抓整改。{BODY}三是抓考核。{BODY}二、健全机制\n{BODY}"
    assert hits(found, "mixed-enumerators", text) == ["二要"]


def test_two_sections_may_number_their_points_each_in_its_way(found: Found) -> None:
    text = HEAD + (
        f"一、突出重点\n一要抓排查。{BODY}二要抓整改。{BODY}二、健全机制\n一是抓制度。{BODY}二是抓考核。{BODY}"
    )
    assert not found("mixed-enumerators", text)


def test_a_heading_with_nothing_below_it_is_found(found: Found) -> None:
    text = HEAD + f"一、提高站位\n{BODY}二、突出重点\n三、健全机制\n{BODY}"
    assert hits(found, "empty-part", text) == ["突出重点"]


def test_a_heading_with_headings_below_it_is_not_empty(found: Found) -> None:
    text = HEAD + f"一、提高站位\n（一）抓学习\n{BODY}（二）抓转化\n{BODY}二、健全机制\n{BODY}"
    assert not found("empty-part", text)


def test_an_outline_of_headings_alone_is_no_list_of_faults(found: Found) -> None:
    assert not found("empty-part", "在全县档案工作会议上的发言提纲\n一、提高站位\n二、突出重点\n三、健全机制\n")


def test_a_number_with_nothing_after_it_is_found(found: Found) -> None:
    text = HEAD + f"一、提高站位\n{BODY}二、\n{BODY}三、健全机制\n要做到一是。二是抓考核。\n"
    assert "二、" in hits(found, "empty-part", text)


def test_the_title_printed_twice_is_found(found: Found) -> None:
    text = "在全县档案工作会议上的讲话\n" + HEAD + BODY
    (finding,) = found("title-twice", text)
    assert finding.index == 1


def test_the_title_quoted_in_the_speech_is_not_the_title(found: Found) -> None:
    text = HEAD + BODY + "去年我作了题为《在全县档案工作会议上的讲话》的部署。\n"
    assert not found("title-twice", text)


def test_a_heading_that_says_what_one_beside_it_says_is_a_warning(found: Found) -> None:
    text = HEAD + f"一、提高站位\n{BODY}二、突出重点\n{BODY}三、提高站位。\n{BODY}"
    (finding,) = found("title-twice", text)
    assert (finding.severity, finding.index, hit(finding, text)) == ("W", 7, "提高站位")
    assert "第 4 行" in finding.message


def test_two_sections_may_have_the_same_headings_below_them(found: Found) -> None:
    below = f"（一）主要任务\n{BODY}（二）保障措施\n{BODY}"
    assert not found("title-twice", HEAD + f"一、今年工作\n{below}二、明年工作\n{below}")


ASKED = HEAD + "一、突出重点\n{}二、健全机制\n" + BODY
LISTS = {
    "（1）": ("（1）查隐患；", "（2）建台账。"),
    "1）": ("1）查隐患；", "2）建台账。"),
    "1.": ("1.查隐患；", "2.建台账。"),
    "（一）": ("（一）查隐患；", "（二）建台账。"),
    "①": ("①查隐患；", "②建台账。"),
    "一是": ("一是查隐患；", "二是建台账。"),
    "1），": ("1）查隐患，", "2）建台账。"),
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("before", ["", "排查要抓两件事："])
def test_lists_inside_neighbouring_paragraphs_are_lists_of_their_own(found: Found, kind: str, before: str) -> None:
    paragraph = f"{before}{''.join(LISTS[kind])}\n"
    assert not found("numbering", ASKED.format(2 * paragraph))


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_that_goes_on_in_the_next_paragraph_may_count_on(found: Found, kind: str) -> None:
    third = LISTS[kind][1].replace("2", "3").replace("二", "三").replace("②", "③")
    assert not found("numbering", ASKED.format(f"{''.join(LISTS[kind])}\n{third}\n"))


def test_the_list_around_one_inside_a_paragraph_counts_on(found: Found) -> None:
    inner = "为此要抓好两件事：一要定责任；二要定时限。\n"
    text = ASKED.format(f"一是抓排查。要细。\n{inner}二是抓整改。要实。\n三是抓考核。要严。\n")
    assert not found("numbering", text)
    assert not found("mixed-enumerators", text)


def test_the_list_around_one_inside_a_paragraph_may_not_leave_out_a_number(found: Found) -> None:
    inner = "为此要抓好两件事：一是定责任；二是定时限。\n"
    text = ASKED.format(f"一是抓排查。要细。\n二是抓整改。要实。\n{inner}四是抓考核。要严。\n")
    assert hits(found, "numbering", text) == ["四是"]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("要抓三件事：（1）查隐患；（3）建台账。", "（3）"),
        ("要抓三件事：1）查隐患；3）建台账。", "3）"),
        ("要抓三件事：①查隐患；③建台账。", "③"),
        ("要抓三件事：（一）查隐患；（二）建台账；（四）报结果。", "（四）"),
        ("要抓三件事：一是查隐患；三是建台账。", "三是"),
    ],
)
def test_a_list_inside_a_paragraph_may_not_leave_out_a_number(found: Found, sentence: str, wrong: str) -> None:
    text = ASKED.format(f"{sentence}\n整改要抓两件事：（1）定责任；（2）定时限。\n")
    assert hits(found, "numbering", text) == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "按照第五条：（1）项、（3）项的要求办。",
        "附件：（1）方案，（3）名单。",
        "要抓两件事：（1）查隐患，做到（2）项全覆盖；（3）建台账。",
    ],
)
def test_numbers_that_are_only_referred_to_are_no_list(found: Found, sentence: str) -> None:
    assert not found("numbering", ASKED.format(f"{sentence}\n"))


def test_paragraphs_that_begin_with_numbers_are_one_list_still(found: Found) -> None:
    text = ASKED.format("（1）查隐患。\n（2）建台账。\n（2）定时限。\n")
    (finding,) = found("numbering", text)
    assert [edit.text for edit in finding.edits] == ["（3）"]
