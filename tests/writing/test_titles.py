from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.writing.titles import break_title

A4 = 40


def broken(title: str, limit: int = A4) -> list[str]:
    edges = [0, *break_title(title, limit), len(title)]
    return [title[start:end] for start, end in pairwise(edges)]


def width(line: str) -> int:
    return sum(1 if character.isascii() else 2 for character in line)


def test_a_title_that_fits_is_left_alone() -> None:
    assert broken("在全市数字政务工作推进会上的讲话") == ["在全市数字政务工作推进会上的讲话"]
    assert len(broken("政" * 20)) == 1


def test_a_title_that_fits_needs_no_dictionary() -> None:
    script = "import sys; from drafter.writing.titles import break_title as b; b('政' * 20, 40); print('rjieba' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False\n"
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("在2025年全市窗口单位作风建设", "专题研讨会上的交流发言"),
        ("在党组理论学习中心组", "专题研讨会上的发言提纲"),
        ("在党组理论学习中心组档案工作", "专题研讨会上的发言材料"),
        ("党委理论学习中心组", "数据安全研讨交流发言材料"),
        ("在全市防灾减灾救灾工作", "电视电话会议上的讲话"),
        ("在全市纪检监察系统", "业务培训班开班仪式上的讲话"),
        ("在全市政务服务和数据管理", "工作会议上的工作报告"),
        ("在ISO9001质量管理体系", "认证工作启动会上的讲话"),
        ("关于开展2025年度领导干部", "个人有关事项报告工作的通知"),
        ("在接受市委第三巡察组巡察", "反馈意见会上的表态发言"),
    ],
)
def test_a_long_title_breaks_where_a_word_ends(lines: tuple[str, ...]) -> None:
    assert broken("".join(lines)) == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("在全市深化“一网通办”改革", "暨优化营商环境工作推进会议上的讲话"),
        ("在全市数字政府建设", "暨AI大模型应用推广工作推进会上的讲话"),
        ("某某市人民政府办公室", "关于印发某某市政务服务事项管理办法的通知"),
        ("在市政府第七十二次常务会议上", "关于防汛工作的发言"),
        ("在全市宣传思想文化工作会议上的", "讲话提纲（代拟稿）"),
        ("坚持以人民为中心的发展思想　", "奋力开创政务服务工作新局面"),
        ("以高质量党建引领高质量发展", "——在全市机关党建工作会议上的发言"),
        ("坚定信心、保持定力、乘势而上，", "以更大力度推动全市经济高质量发展"),
    ],
)
def test_a_pause_of_the_sense_is_the_best_place_to_break(lines: tuple[str, ...]) -> None:
    assert broken("".join(lines)) == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("关于进一步加强机关作风建设", "提升行政效能的实施意见"),
        ("聚焦主责主业强化执纪问责", "推动纪检监察工作高质量发展"),
        ("关于表彰2025年度", "全市先进集体和先进个人的决定"),
        ("在市属国有企业党风廉政建设", "和反腐败工作会议上的讲话"),
        ("在第十二届中国（某某）", "国际文化旅游博览会开幕式上的致辞"),
        ("关于2025年全市和市级财政预算执行情况", "与2026年全市和市级财政预算草案的报告"),
    ],
)
def test_a_phrase_is_not_torn_from_what_it_governs(lines: tuple[str, ...]) -> None:
    assert broken("".join(lines)) == list(lines)


@pytest.mark.parametrize(
    ("limit", "lines"),
    [
        (40, ("关于印发", "《全市政务服务标准化建设三年行动方案》", "的通知")),
        (40, ("专题党课讲稿：", "锲而不舍落实中央八项规定精神", "以优良作风开新局")),
        (40, ("关于全市2025年", "国民经济和社会发展计划执行情况与2026年", "国民经济和社会发展计划草案的报告")),
        (34, ("中共某某市委办公室、", "某某市人民政府办公室", "关于做好防汛救灾工作的紧急通知")),
        (34, ("关于深入开展", "“大学习、大调研、大落实”", "活动的实施方案")),
        (30, ("在全市河长制湖长制工作会议", "暨水污染防治攻坚战", "推进会上的讲话")),
        (30, ("在全市领导干部", "树立和践行正确政绩观", "专题研讨班上的讲话")),
        (34, ("严明纪律　严格责任　严肃追责", "——在全市安全生产警示教育", "大会上的讲话")),
        (30, ("关于学习贯彻", "党的二十届四中全会精神的", "交流发言")),
    ],
)
def test_three_lines_make_a_trapezium_or_a_rhombus(limit: int, lines: tuple[str, ...]) -> None:
    assert broken("".join(lines), limit) == list(lines)


def test_a_third_line_is_worth_less_than_a_word_apart() -> None:
    assert len(broken("在全市信访工作联席会议暨矛盾纠纷大排查大化解专项行动部署会上的讲话")) == 2


def test_two_lines_are_not_equal_when_another_break_is_as_good() -> None:
    first, second = broken("数据文化档案会议图书数据文化档案会议图书", 30)
    assert sorted((len(first), len(second))) == [8, 12]


def test_two_lines_are_equal_when_the_sense_asks_for_it() -> None:
    lines = ["在深入贯彻中央八项规定精神", "学习教育动员部署会上的讲话"]
    assert broken("".join(lines)) == lines


def test_a_line_is_no_stub_though_the_sense_pauses_there() -> None:
    assert broken("在全市民营经济高质量发展大会上的表态发言", 34) == ["在全市民营经济高质量发展", "大会上的表态发言"]


def test_a_word_is_cut_before_a_character_stands_alone() -> None:
    assert min(len(line) for line in broken("我社会主义", 8)) > 1


def test_a_quotation_stays_whole() -> None:
    for count in range(1, 19):
        lines = broken("在" + "全" * count + "“一二三四五六七八”" + "市" * 12)
        assert any("“一二三四五六七八”" in line for line in lines)


def test_a_book_title_longer_than_a_line_breaks_between_words() -> None:
    lines = ["关于转发《某某市政务服务标准化建设", "和数据共享开放三年行动方案》的通知"]
    assert broken("".join(lines)) == lines


def test_a_year_stays_whole() -> None:
    for count in range(8, 24):
        assert any("2025年" in line for line in broken("市" * count + "2025年" + "县" * 14))


def test_a_title_with_line_breaks_of_its_own_is_left_alone() -> None:
    assert break_title("政" * 30 + "\n" + "务" * 30, A4) == []


def test_a_title_of_many_lines_still_breaks_between_words() -> None:
    lines = broken("在全市档案工作会议上的讲话提纲" * 20)
    assert len(lines) <= 16
    assert not any(line.startswith(("案", "作", "议", "话", "纲", "的")) for line in lines)


@given(st.text(st.characters(exclude_characters="\n"), max_size=300), st.integers(2, 60))
def test_any_text_comes_back_whole_in_lines_that_are_not_empty(title: str, limit: int) -> None:
    lines = broken(title, limit)
    assert "".join(lines) == title
    assert all(lines) or not title


@given(st.text(st.sampled_from("政务服务的在、，“”《》（）25a 　"), max_size=90), st.sampled_from((40, 34, 30)))
def test_lines_fit_and_no_character_stands_alone(title: str, limit: int) -> None:
    lines = broken(title, limit)
    assert all(width(line) <= limit for line in lines)
    if len(lines) > 1 and not set(title) & set("“”《》（）、，25a 　"):
        assert min(len(line) for line in lines) > 1


@given(st.lists(st.sampled_from(("档案", "文化", "会议", "活动", "图书馆")), min_size=11, max_size=24))
def test_lines_of_plain_words_never_make_an_hourglass(words: list[str]) -> None:
    widths = [width(line) for line in broken("".join(words))]
    falling = [later < earlier for earlier, later in pairwise(widths)]
    rising = [later > earlier for earlier, later in pairwise(widths)]
    assert not any(fell and any(rising[place:]) for place, fell in enumerate(falling))


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_a_title_with_any_line_break_of_its_own_is_left_alone(line_break: str) -> None:
    assert break_title(f"{'政' * 30}{line_break}{'务' * 30}", 40) == []
