"""Headings, and points, of one level that are not built alike."""

from __future__ import annotations

import pytest

from drafter.checking.rules import parallel_headings
from tests.checking.speeches import finder

odd = finder(parallel_headings.RULE)


LONG = "以颗粒归仓的劲头抓好秋粮抢收晾晒"


def headings(*texts: str) -> list[str]:
    numbered = [f"{number}、{text}" for number, text in zip("一二三四五", texts, strict=False)]
    return [text for paragraph in numbered for text in (paragraph, "各乡镇要抓好落实。")]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("提高站位，强化责任", "突出重点，攻坚克难", "抓好督查落实"), "抓好督查落实"),
        (("提高站位,强化责任", "突出重点，攻坚克难", "抓好督查落实"), "抓好督查落实"),
        (("提高站位，强化责任", "抓好督查落实"), "抓好督查落实"),
        (("坚持早抓", "坚持实抓", "坚持严抓", "组织收看"), "组织收看"),
        (("关于秋收", "关于秋种", "抓好秋管"), "抓好秋管"),
        (("抓好秋收", "抓好秋种", "关于秋管"), "关于秋管"),
        (("为什么要抓秋收？", "怎样抓好秋收？", "今后的打算"), "今后的打算"),
    ],
)
def test_the_heading_that_stands_out_is_marked(texts: tuple[str, ...], found: str) -> None:
    assert odd(*headings(*texts)) == [("I", found)]


@pytest.mark.parametrize(
    "texts",
    [
        ("提高站位，强化责任", "突出重点，攻坚克难", "真督实查，抓好落实"),
        ("提高站位，坚决扛起秋粮颗粒归仓的重大责任", "突出重点，全面抓好秋收秋种", "严格督查，确保各项措施落地见效"),
        ("提高站位", "突出重点，攻坚克难", "健全机制，强化保障，抓好落实"),
        ("坚持早抓", "坚持实抓", "组织收看"),
        ("加强领导", "强化责任", "抓好落实"),
        ("抓好秋收",),
        ("关于秋收", "关于秋种"),
    ],
)
def test_headings_that_are_alike_or_all_different_are_let_pass(texts: tuple[str, ...]) -> None:
    assert odd(*headings(*texts)) == []


def test_a_point_that_alone_has_a_yao_before_the_word_all_begin_with_is_marked() -> None:
    assert odd("一是要坚持早抓。要早安排。", "二是坚持实抓。要真干。", "三是坚持严抓。要严管。") == [
        ("I", "要坚持早抓")
    ]


@pytest.mark.parametrize(
    "points",
    [
        ("一是坚持早抓。", "二是坚持实抓。", "三是坚持严抓。"),
        ("一是要早抓。", "二是坚持实抓。", "三是坚持严抓。"),
        ("一是要坚持早抓。", "二是坚持实抓。"),
        ("一是组织要健全。", "二是措施到位，不留死角，全面覆盖到田间地头和每家每户。", "三是要抓落实。"),
    ],
)
def test_points_may_otherwise_differ(points: tuple[str, ...]) -> None:
    assert odd(*points) == []


def test_points_under_different_headings_are_not_compared() -> None:
    under = ("一、抓秋收", "一是要坚持早抓。", "二、抓秋种", "一是坚持实抓。", "二是坚持严抓。")
    assert odd(*under) == []
