"""Set formulas: complete, in order, with their own verbs."""

from __future__ import annotations

import pytest

from drafter.checking.rules import fixed_sets
from tests.checking.rules_b_speech import finder

SAFETY = "、".join(f"管{what}必须管安全" for what in ("行业", "业务"))
DUTIES = "、".join(("党政" + "同责", "一岗" + "双责", "齐抓" + "共管", "失职" + "追责"))
FOURS = "、".join(f"{verb}“四个{what}”" for verb, what in (("增强", "意识"), ("坚定", "自信")))

find = finder(fixed_sets.RULE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("要做到“两个维护”、拥护“两个确立”。", "两个维护”、拥护“两个确立"),
        ("要坚定“四个自信”、增强“四个意识”、做到“两个维护”。", "四个自信”、增强“四个意识”、做到“两个维护"),
        ("要增强“四个意识”、坚定“四个自信”。", "四个意识”、坚定“四个自信"),
        ("要增强四个意识，做到两个维护。", "四个意识，做到两个维护"),
        ("抓安全生产，落实党政同责、一岗双责、齐抓共管要求。", "党政同责、一岗双责、齐抓共管"),
        ("抓安全生产，落实“党政同责”“一岗双责”“齐抓共管”要求。", "党政同责”“一岗双责”“齐抓共管"),
        ("落实一岗双责、党政同责、齐抓共管、失职追责。", "一岗双责、党政同责、齐抓共管、失职追责"),
        ("必须做到管业务必须管安全、管行业必须管安全。", "管业务必须管安全、管行业必须管安全"),
        (f"做到{SAFETY}。", SAFETY),
        (f"做到{SAFETY}、管生产必须管安全。", "管业务必须管安全、管生产必须管安全"),
        ("坚持生命至上、人民至上。", "生命至上、人民至上"),
        ("贯彻创新、协调、绿色、开放的新发展理念。", "创新、协调、绿色、开放"),
        ("贯彻创新、绿色、协调、开放、共享的新发展理念。", "创新、绿色、协调、开放、共享"),
        ("推进“五位一体”战略布局。", "五位一体”战略布局"),
        ("协调推进“四个全面”战略布局、“五位一体”总体布局。", "四个全面”战略布局、“五位一体"),
        ("提高政治判断力、政治执行力。", "政治判断力、政治执行力"),
        ("要产业兴旺、生态宜居、治理有效、生活富裕。", "产业兴旺、生态宜居、治理有效、生活富裕"),
        ("要坚决增强“两个维护”。", "增强“两个维护”"),
        ("坚决做到“四个意识”。", "做到“四个意识”"),
        ("牢记使命、不忘初心。", "牢记使命、不忘初心"),
        ("要牢记青山绿水就是金山银山。", "青山绿水就是金山银山"),
    ],
)
def test_a_set_that_stops_short_or_is_out_of_order_is_a_warning(text: str, found: str) -> None:
    assert find(text) == [("W", found)]


@pytest.mark.parametrize(
    "text",
    [
        "要拥护“两个确立”、做到“两个维护”。",
        f"{FOURS}、做到“两个维护”。",
        "增强“四个意识”、坚定“四个自信”、捍卫“两个确立”、做到“两个维护”。",
        "增强“四个意识”“四个自信”“两个维护”的政治自觉。",
        "以实际行动做到“两个维护”。",
        "增强“两个维护”的政治自觉。",
        "深刻领悟“两个确立”的决定性意义。",
        "抓安全生产，严格落实一岗双责，签订责任书。",
        f"抓安全生产，坚持{DUTIES}。",
        "抓生态环境保护，落实党政同责、一岗双责、齐抓共管要求。抓安全生产，不松劲。",
        "要求党政同责、一岗双责、齐抓共管。",
        "抓安全生产，要党政同责、一岗双责、齐抓共管、尽职免责。",
        "管行业必须管安全。",
        f"做到{SAFETY}、管生产经营必须管安全。",
        "坚持人民至上、生命至上。",
        "坚持安全第一、生命至上。",
        "贯彻创新、协调、绿色、开放、共享的新发展理念。",
        "坚持绿色、共享，推动开放、创新。",
        "统筹推进“五位一体”总体布局、协调推进“四个全面”战略布局。",
        "要增强政治意识、大局意识。",
        "做到“两个维护”。要拥护“两个确立”。",
        "既要落实党政同责，也要抓安全生产，把一岗双责记在心上。",
        "安全第一、预防为主，严格检查。",
        "推进两客一危整治，治理三合一场所。",
    ],
)
def test_a_set_that_is_whole_or_spoken_of_in_part_on_purpose_is_let_pass(text: str) -> None:
    assert find(text) == []


def test_half_of_a_set_is_only_a_note() -> None:
    assert find("抓安全生产，落实“党政同责、一岗双责”。") == [("I", "党政同责、一岗双责")]


def test_a_set_may_be_shortened_where_it_stands_in_full_elsewhere() -> None:
    whole = f"抓安全生产，坚持{DUTIES}。"
    assert find("各乡镇要落实党政同责、一岗双责、齐抓共管。", whole) == []


def test_half_width_punctuation_makes_no_difference() -> None:
    assert find("抓安全生产,落实党政同责、一岗双责、齐抓共管.") != []


def test_sets_of_the_settings_are_held_complete_and_in_order() -> None:
    own = (("摸底", "建账", "整改", "销号"),)
    assert find("做到摸底、整改、销号。", sets=own) == [("W", "摸底、整改、销号")]
    assert find("做到摸底、整改、建账、销号。", sets=own) == [("W", "摸底、整改、建账、销号")]
    assert find("做到摸底、建账、整改、销号，重在整改。", sets=own) == []
    assert find("做到摸底、整改、销号。") == []
