"""Names of other places and units, left over from somebody else's speech."""

from __future__ import annotations

import pytest

from drafter.checking.rules import names
from tests.checking.speeches import finder, findings, speech

find = finder(names.RULE)
OURS = ("云溪县", "云溪县数据局")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("结合我青河县实际，讲三点意见。", "青河县"),
        ("云溪县、青河县，都要带头。", "青河县"),
        ("在青河县，各乡镇要带头。青河县的做法要推广。", "青河县"),
        ("推进平安青河、法治青河建设。", "青河"),
    ],
)
def test_another_place_of_ones_own_level_is_a_warning_where_units_are_declared(text: str, found: str) -> None:
    hits = find(text, units=OURS)
    assert hits[0] == ("W", found)
    assert {words for _, words in hits} == {found}
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "结合我云溪县实际，讲三点意见。",
        "推进平安云溪、法治云溪建设。",
        "推进平安乡村、法治乡村、平安校园建设。",
        "推进平安青河建设。",
        "落实江州市、全省、全市、各县、我县的部署。",
        "我省各县、市县、兄弟县、先进县的经验要学。",
        "支持返乡、下乡、城乡融合，建设特色小镇、重点镇。",
        "推动县域经济、县城建设，服务县乡村三级。",
        "石桥镇、柳林乡要带头。",
        "县数据局、市统计局要配合。",
        "建设质量强县、旅游名县，争创百强县。",
        "能简化的简化、能省的省。",
        "党旗、国旗、红旗。",
        "我代表县委、县政府，向大家表示感谢。",
        "我们市场主体、我国沿海城市、我市面上的情况。",
    ],
)
def test_ones_own_superior_and_general_names_are_let_pass(text: str) -> None:
    assert find(text, units=OURS) == []


def test_names_that_must_not_occur_are_found_wherever_they_stand() -> None:
    assert find("调研青河工业园。", others=("青河",)) == [("W", "青河")]
    assert find("调研云溪工业园。", others=("青河",)) == []


def test_a_forbidden_name_inside_a_declared_unit_is_let_pass() -> None:
    assert find("在清河乡调研。", others=("河乡",), units=("清河乡",)) == []
    assert find("在清河乡调研，去过河乡。", others=("河乡",), units=("清河乡",)) != []


def test_without_units_two_places_that_are_both_ones_own_contradict() -> None:
    text = "结合我云溪县实际，抓好落实。我云溪县基础薄弱，我青河县要迎头赶上。"
    assert find(text) == [("W", "青河县")]
    assert find("结合我云溪县实际，抓好落实。学习青河县的做法。") == []
    assert find("结合我云溪县实际，为我江州市作贡献。") == []


@pytest.mark.parametrize("masked", ["**市", "××市", "某市", "XX市"])
def test_a_place_after_one_that_was_masked_is_a_warning(masked: str) -> None:
    assert find(f"去年{masked}青河县发生的事故，教训深刻。") == [("W", "青河县")]


@pytest.mark.parametrize(
    "text",
    [
        "去年**市兴河市发生的事故，教训深刻。",
        "结合我兰江市实际，抓好落实。我兰江市基础薄弱，我青河市要迎头赶上。",
        "更多文章请看公文网。",
    ],
)
@pytest.mark.parametrize("units", [OURS, ("兰江市",), ("县数据局",)])
def test_declaring_units_loses_no_finding(text: str, units: tuple[str, ...]) -> None:
    assert find(text)
    assert find(text, units=units) == find(text)


def test_the_remedy_fits_why_a_name_was_found() -> None:
    def remedies(text: str, **settings: object) -> list[str]:
        return [each.remedy for each in findings(names.RULE, speech(text), None, **settings)]

    (forbidden,) = remedies("调研青河工业园。", others=("青河",))
    assert "从 drafter.toml 的 [check] others 里去掉它" in forbidden
    (site,) = remedies("更多文章请看公文网。")
    assert "units" not in site
    (foreign,) = remedies("结合我青河县实际。", units=OURS)
    assert foreign == "换成本单位的名称；没有错的，写进 drafter.toml 的 [check] units"


@pytest.mark.parametrize("text", ["某市各县要抓紧。", "**市贫困县摘帽。", "××市市场监管局。", "江州市青河县。"])
def test_no_place_after_a_mask_is_let_pass(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("结合我文秘网县实际。", "文秘网县"),
        ("结合我材料网公司实际。", "材料网公司"),
        ("结合我笔林网县实际。", "笔林网县"),
        ("更多文章请看公文网。", "公文网"),
    ],
)
def test_names_of_sites_are_a_warning(text: str, found: str) -> None:
    assert find(text) == [("W", found)]


@pytest.mark.parametrize("text", ["建设互联网县域平台。", "抓好电网公司、路网县区衔接。", "推进一网通办、全省一张网。"])
def test_other_nets_are_let_pass(text: str) -> None:
    assert find(text) == []
