"""What is found in old speeches, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.harvest import Candidate, Harvest, harvest, ready
from drafter.harvest.fragments import is_claim
from drafter.phrases import Phrase, PhraseBank
from drafter.phrases.contracts import broken
from drafter.phrases.linting import TOPICAL
from tests.harvest.conftest import Harvested
from tests.harvest.speeches import SPEECHES


def texts(found: Harvest) -> list[str]:
    return [candidate.phrase.text for candidate in found.candidates]


def one(found: Harvest, text: str) -> Candidate:
    return next(candidate for candidate in found.candidates if candidate.phrase.text == text)


# -- the signals --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("一刻也等不得", "引号"),
        ("“一刻也等不得”的紧迫感", "引号"),
        ("事有人管、责有人担", "并列"),
        ("来件登记、限时办结、回访评价", "并列"),
        ("全过程、全天候、全覆盖", "并列"),
        ("开短会、讲短话、发短文", "并列"),
        ("坚决不让群众多跑一趟路", "分句"),
        ("认清窗口分量，守好服务初心", "对仗"),
        ("责任不小", "四字"),
        ("擦亮……招牌", "句式"),
    ],
)
def test_every_signal_finds_its_phrases(three: Harvest, text: str, signal: str) -> None:
    assert signal in one(three, text).signals


def test_words_that_recur_inside_clauses_are_found_by_what_stands_round_them(harvested: Harvested) -> None:
    found = harvested("先把河道清淤做完。群众盼望河道清淤，干部惦记河道清淤。今年河道清淤的进度加快。")
    assert "常见" in one(found, "河道清淤").signals


def test_a_row_is_cut_out_of_the_clause_it_stands_in(harvested: Harvested) -> None:
    assert "沟渠通畅、田块平整、道路硬实" in texts(harvested("努力建成一批沟渠通畅、田块平整、道路硬实的高标准田。"))


def test_what_goes_before_a_phrase_is_taken_off(harvested: Harvested) -> None:
    found = texts(harvested("二要修好每一段沟渠。各村必须管好每一座水闸。"))
    assert "修好每一段沟渠" in found
    assert "管好每一座水闸" in found


@pytest.mark.parametrize(
    "cut",
    ["的工作机制", "等不得", "要盯住堵点", "做到事有人管", "多跑一趟", "全县窗口单位", "的紧迫感"],
)
def test_no_phrase_is_cut_off(three: Harvest, cut: str) -> None:
    assert cut not in texts(three)


# -- half sentences -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "half"),
    [
        ("修渠的人都认识到了这一点。", "认识到了这一点"),
        ("修渠好不好，看群众得到多少。", "看群众得到多少"),
        ("修渠的事情还要管好它们。", "管好它们"),
        ("清醒看到，沟渠还不够通畅。", "清醒看到"),
        ("离开了沟渠，庄稼就活不成。", "离开了沟渠"),
        ("离开了沟渠，庄稼就活不成。", "庄稼就活不成"),
        ("宁可多修一里渠，不可少引一担水。", "宁可多修一里渠"),
        ("成绩只能代表昨天，干劲才能决定明天。", "成绩只能代表昨天"),
        ("修渠是民生工程，更是推动丰收的根本遵循。", "推动丰收的根本遵循"),
        ("沟渠的堤坝，最怕蚁穴。", "沟渠的堤坝"),
        ("水闸漏不漏，一看便知。", "水闸漏不漏"),
        ("有的水闸建成了却没有放水。", "建成了却没有放水"),
        ("要在节约用水上求突破。", "上求突破"),
        ("修好沟渠，其好处不言而喻。", "修好沟渠，其好处不言而喻"),
        ("管护好沟渠，并举一反三管护水闸。", "管护好沟渠，并举一反三管护水闸"),
        ("民族要复兴，乡村必振兴。", "复兴，乡村必振兴"),
    ],
)
def test_half_a_sentence_is_no_phrase(harvested: Harvested, body: str, half: str) -> None:
    assert half not in texts(harvested(body))


@pytest.mark.parametrize(
    ("body", "half"),
    [
        ("我们将以一刻也不松劲的干劲，修好水渠。", "将以一刻也不松劲的干劲"),
        ("能当场修的当场修。", "当场修的当场修"),
        ("每条渠一个牵头单位、谁牵头谁负责到底。", "牵头谁负责到底"),
        ("毛病出在少数人身上，影响很坏。", "少数人身上"),
        ("毛病出在少数人身上，影响很坏。", "影响很坏"),
        ("安排部署今年的清淤任务。", "安排部署今年的清淤任务"),
        ("年底前全部放水。", "年底前全部放水"),
        ("一担水要过三、四遍秤。", "过三、四遍秤"),
    ],
)
def test_nor_is_what_is_left_of_one(harvested: Harvested, body: str, half: str) -> None:
    assert half not in texts(harvested(body))


@pytest.mark.parametrize(
    "formula",
    ["尊敬的各位领导", "很高兴参加今天的放水仪式", "不妥之处请批评指正", "请大家抓好落实", "讲的都很好", "大家上午好"],
)
def test_courtesies_are_no_phrases(harvested: Harvested, formula: str) -> None:
    assert formula not in texts(harvested(f"{formula}。"))


@pytest.mark.parametrize(
    "mistake", ["防止渗漏问题不再发生", "切实进行开展清淤工作", "做到做到渠成水到", "修好了了每一段沟渠"]
)
def test_what_a_check_calls_a_mistake_is_never_offered(harvested: Harvested, mistake: str) -> None:
    assert mistake not in texts(harvested(f"{mistake}。"))


def test_what_follows_three_clauses_alike_is_offered_in_one_shape(harvested: Harvested) -> None:
    found = texts(harvested("让管水者有责任，让用水者有规矩，让节水者有好处。"))
    assert "让管水者有责任，让用水者有规矩，让节水者有好处" in found
    assert "让管水者有责任，让用水者有规矩" not in found


def test_a_row_with_a_noun_after_it_is_offered_as_a_whole(harvested: Harvested) -> None:
    found = texts(harvested("推行来水登记、限时放水、用水公示制度。"))
    assert "来水登记、限时放水、用水公示" in found


def test_a_set_phrase_with_le_in_it_is_whole(harvested: Harvested) -> None:
    assert "一目了然" in texts(harvested("来水去水要登记，一目了然。"))


def test_a_saying_is_kept_whole(harvested: Harvested) -> None:
    found = texts(harvested("民族要复兴，乡村必振兴。既要塑形、也要铸魂。"))
    assert {"民族要复兴，乡村必振兴", "既要塑形、也要铸魂"} <= set(found)
    assert "塑形、也要铸魂" not in found


def test_words_that_say_i_are_the_speakers_own(harvested: Harvested) -> None:
    found = harvested("对这项任务，我将认真思考。修渠让我明白了不少。为我们修好沟渠指明了方向。下面作三点表态。")
    assert [text for text in texts(found) if "我" in text or text.endswith("表态")] == []


def test_our_country_is_not_taken_for_the_speaker(harvested: Harvested) -> None:
    assert not [text for text in texts(harvested("我国沟渠纵横交错。")) if text.startswith("国")]


# -- parts of what was offered ------------------------------------------------------------------------------


def test_the_items_of_a_row_are_not_offered_again(three: Harvest) -> None:
    assert "来件登记、限时办结、回访评价" in texts(three)
    assert {"来件登记", "限时办结", "回访评价", "讲短话", "责有人担"}.isdisjoint(texts(three))


def test_the_items_of_a_row_that_the_bank_has_are_not_offered_either(bank: PhraseBank) -> None:
    row = Phrase("早浇一遍、细浇三遍", "expression")
    body = ready("一.txt", ["坚持早浇一遍、细浇三遍的办法。"])
    assert {"早浇一遍", "细浇三遍"}.isdisjoint(texts(harvest([body], replace(bank, phrases=(row,)), 500)))


def test_an_item_that_stands_elsewhere_too_is_offered(harvested: Harvested) -> None:
    found = texts(harvested("做到来水登记、限时放水。来水登记。"))
    assert {"来水登记、限时放水", "来水登记"} <= set(found)


def test_an_item_that_says_what_is_to_be_done_is_offered(harvested: Harvested) -> None:
    assert "管好每一座水闸" in texts(harvested("修好每一段沟渠、管好每一座水闸。"))


@pytest.mark.parametrize(
    ("clause", "part"),
    [
        ("严格落实乡镇、村组的管水制度", "严格落实乡镇"),
        ("推广安装节水喷灌、滴灌设备等装置", "推广安装节水喷灌"),
        ("充分彰显了节水为先、用水有度的价值理念", "用水有度的价值理念"),
        ("对沟渠不通畅、水闸关不严的村组逐一通报", "对沟渠不通畅"),
        ("压实责任到乡镇、到村、到每个管水员", "压实责任到乡镇"),
    ],
)
def test_a_part_that_shares_its_verb_or_noun_is_no_phrase(harvested: Harvested, clause: str, part: str) -> None:
    assert part not in texts(harvested(f"{clause}。"))


def test_what_is_left_without_its_adverb_is_not_offered_again(harvested: Harvested) -> None:
    found = texts(harvested("坚决管好每一座水闸。"))
    assert "坚决管好每一座水闸" in found
    assert "管好每一座水闸" not in found


def test_four_characters_of_which_one_returns_are_found(harvested: Harvested) -> None:
    found = harvested("抢抓农时引水灌溉，把坡上坡下的每一块旱田全部浇足浇透。")
    assert "叠字" in one(found, "浇足浇透").signals


def test_three_characters_and_half_a_word_are_not(harvested: Harvested) -> None:
    assert "面对面听" not in texts(harvested("组织干部面对面听意见。"))


def offered(*bodies: str, bank: PhraseBank) -> list[str]:
    """What comes of texts if nobody says how many are wanted."""
    return texts(harvest([ready(f"{number}.txt", [body]) for number, body in enumerate(bodies)], bank))


def test_what_is_part_of_another_is_offered_only_if_so_many_are_wanted(harvested: Harvested, bank: PhraseBank) -> None:
    body = "一分清淤，九分管护。"
    assert offered(body, bank=bank) == ["一分清淤，九分管护"]
    found = harvested(body)
    assert texts(found)[0] == "一分清淤，九分管护"
    assert "九分管护" in texts(found)


def test_a_row_is_offered_whole_though_one_of_its_items_recurs(bank: PhraseBank) -> None:
    found = offered("做到来水登记、限时放水、用水公示、回访评价。用水公示。回访评价。用水公示。", bank=bank)
    assert "来水登记、限时放水、用水公示、回访评价" in found
    assert "用水公示、回访评价" not in found


def test_what_is_put_together_of_what_is_offered_is_not(bank: PhraseBank) -> None:
    found = offered("早清一遍渠、细管一条水。一分清淤，九分管护。早清一遍渠、细管一条水，一分清淤。", bank=bank)
    assert "早清一遍渠、细管一条水" in found
    assert "早清一遍渠、细管一条水，一分清淤" not in found


def test_a_part_that_stands_elsewhere_is_offered(bank: PhraseBank) -> None:
    assert "九分管护" in offered("一分清淤，九分管护。九分管护。", bank=bank)


def test_the_parts_of_what_the_bank_has_are_not_offered(bank: PhraseBank) -> None:
    taken = replace(bank, phrases=(*bank.phrases, Phrase("一分清淤，九分管护", "expression")))
    assert offered("一分清淤，九分管护。", bank=taken) == []


def test_what_a_bank_has_with_a_slot_is_not_offered(bank: PhraseBank) -> None:
    slotted = Phrase("让{{ area }}的每一滴水都浇到田里", "goal")
    taken = replace(bank, phrases=(*bank.phrases, slotted))
    assert "让山前的每一滴水都浇到田里" in offered("让山前的每一滴水都浇到田里。", bank=bank)
    assert offered("让山前的每一滴水都浇到田里。", bank=taken) == []
    assert offered("让全县的每一滴水都浇到田里。", bank=taken) == []


# -- roles --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "明确了管水的任务和要求",
        "绝不能以浪费水源为代价",
        "以管护制度为依托",
        "再好的水闸也是摆设",
        "抓落实，关键在人、关键在干",
    ],
)
def test_what_asks_nobody_to_do_it_is_no_measure(harvested: Harvested, told: str) -> None:
    roles = {candidate.phrase.role for candidate in harvested(f"{told}。").candidates if candidate.phrase.text == told}
    assert roles <= {"expression", "thesis"}


@pytest.mark.parametrize(
    "lacking",
    [
        "有的管水员业务不熟悉，遇到漏水的水闸不会修",
        "制度落实不到位，有的台账几个月没有人记",
        "个别村组的渠道清淤不及时，下游的田块还在等水",
    ],
)
def test_what_says_what_is_lacking_is_a_problem(harvested: Harvested, lacking: str) -> None:
    found = harvested(f"同时也要看到，工作还有不足：一是{lacking}；二是别的。")
    assert one(found, lacking).phrase.role == "problem"
    assert [text for text in texts(found) if text in lacking and text != lacking] == []


def test_what_is_to_be_done_about_it_is_none(harvested: Harvested) -> None:
    found = harvested("着力解决制度落实不到位、渠道清淤不及时的问题。")
    assert [candidate for candidate in found.candidates if candidate.phrase.role == "problem"] == []


@pytest.mark.parametrize("text", ["还有差距", "渠道清淤不及时", "地势偏远的就地就近引水灌溉", "群众反映修渠修得好"])
def test_what_somebody_does_or_lacks_is_neither_heading_nor_measure(harvested: Harvested, text: str) -> None:
    roles = {candidate.phrase.role for candidate in harvested(f"{text}。").candidates if candidate.phrase.text == text}
    assert roles <= {"expression", "problem"}


@pytest.mark.parametrize(
    "text",
    [
        "坚持数量服从质量、进度服从实效，求好不求快",
        "突出重点，推动管水用水取得新成效",
        "压实责任，以过硬作风保障任务完成",
        "管水方法不够灵活，破解难题的办法还不多",
        "面对矛盾敢于迎难而上，面对危机敢于挺身而出",
    ],
)
def test_what_claims_nothing_is_no_thesis(text: str) -> None:
    assert not is_claim(text)


@pytest.mark.parametrize("text", ["窗口虽小，责任不小", "水渠是庄稼的命脉", "修渠不难，难的是天天有人管"])
def test_what_claims_something_may_be_one(text: str) -> None:
    assert is_claim(text)


# -- what is said of a candidate ----------------------------------------------------------------------------


def test_a_candidate_says_how_often_it_stands_in_how_many_speeches(three: Harvest) -> None:
    found = one(three, "坚决不让群众多跑一趟路")
    assert (found.count, found.documents, found.where) == (3, 3, "一.txt")


def test_a_candidate_has_an_example_it_stands_in(three: Harvest) -> None:
    for candidate in three.candidates:
        if "……" not in candidate.phrase.text and not candidate.phrase.slots:
            assert candidate.phrase.text in candidate.example


def test_a_candidate_names_its_sources_without_their_suffixes(three: Harvest) -> None:
    assert one(three, "开短会、讲短话、发短文").phrase.source == ("二", "三")


def test_a_frame_says_what_stood_in_its_gap(three: Harvest) -> None:
    note = one(three, "擦亮……招牌").phrase.note or ""
    assert note.startswith("中间可填：")
    assert set(note.removeprefix("中间可填：").split("、")) == {"服务", "作风", "便民"}


def test_what_is_found_more_often_comes_first_among_its_like(harvested: Harvested) -> None:
    found = texts(harvested("挖好一口深井。挖好一条水渠。挖好一条水渠。挖好一条水渠。"))
    assert found.index("挖好一条水渠") < found.index("挖好一口深井")


def test_every_candidate_keeps_the_contract_of_its_role(three: Harvest) -> None:
    for candidate in three.candidates:
        assert [*broken(candidate.phrase)] == []
        assert candidate.phrase.topics or candidate.phrase.role not in TOPICAL


def test_a_phrase_that_names_a_theme_is_confined_to_it(harvested: Harvested) -> None:
    found = harvested("切实把乡村振兴的担子挑稳挑牢。")
    assert one(found, "切实把乡村振兴的担子挑稳挑牢").phrase.themes == ("乡村振兴",)


# -- what is left out ---------------------------------------------------------------------------------------


def test_what_the_banks_have_is_left_out() -> None:
    known = PhraseBank((Phrase("开短会、讲短话、发短文", "expression"), Phrase("坚决不让群众多跑一趟路", "goal")))
    speeches = [ready(name, text.split("\n")) for name, text in SPEECHES.items()]
    found = texts(harvest(speeches, known, 500))
    assert "开短会、讲短话、发短文" not in found
    assert "坚决不让群众多跑一趟路" not in found
    assert "开短会、讲短话、发短文" in texts(harvest(speeches, PhraseBank(), 500))


def test_what_nearly_repeats_the_banks_is_left_out() -> None:
    known = PhraseBank((Phrase("坚决不让群众再多跑一趟路", "goal"),))
    assert "坚决不让群众多跑一趟路" not in texts(harvest([ready("一.txt", ["坚决不让群众多跑一趟路。"])], known, 9))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("走访群众四百二十户。", "百"),
        ("办结事项98件。", "9"),
        ("推动云溪县面貌一新。", "云溪"),
        ("贯彻县委工作会议精神。", "县委"),
        ("请王小明同志带头认领。", "小明"),
        ("召开第十二届一次全会。", "届"),
        ("做好【待填：事项】相关工作。", "待填"),
        ("下面我讲三点意见。", "三点"),
    ],
)
def test_names_and_numbers_are_left_out(harvested: Harvested, text: str, name: str) -> None:
    assert [found for found in texts(harvested(text)) if name in found] == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("在云溪县水利工作会议上的讲话\n为建设和美云溪而努力奋斗。", "云溪"),
        ("水利工作讲话\n云溪县水务局局长　何某\n努力让大家在云溪放心用水。", "云溪"),
        ("石桥镇、柳湾乡作了发言。让柳湾的渠早日通水。", "柳湾"),
        ("县水务局要加强技术指导。", "水务局"),
        ("发改局、水利局等要配合。", "水利局"),
        ("县督查室要每月检查沟渠。", "督查室"),
        ("笔杆子文秘网能当场修的当场修好水渠。", "文秘网"),
        ("水润万家网能当场修的当场修好水渠。", "万家网"),
    ],
)
def test_names_that_a_speech_tells_are_left_out(harvested: Harvested, body: str, name: str) -> None:
    assert [found for found in texts(harvested(body)) if name in found] == []


def test_a_word_that_ends_like_a_unit_is_none(harvested: Harvested) -> None:
    assert "开创治水新局面" in texts(harvested("开创治水新局面。"))


def test_one_s_own_area_becomes_a_slot_or_is_left_out(harvested: Harvested) -> None:
    found = harvested("切实把全县群众的冷暖放在心上。全县上下、各行各业。")
    assert [text for text in texts(found) if "全县" in text] == []
    assert "切实把{{ area }}群众的冷暖放在心上" in texts(found)


def test_no_more_are_given_than_wanted_and_those_are_the_likeliest(harvested: Harvested) -> None:
    bodies = tuple(SPEECHES.values())
    few = harvested(*bodies, most=12)
    assert len(few.candidates) + len(few.quotations) == 12
    likeliest = [candidate.score for candidate in harvested(*bodies).candidates]
    assert min(candidate.score for candidate in few.candidates) >= likeliest[len(few.candidates) + 5]


@pytest.mark.parametrize("body", ["", "\n\n", "。。，、“”", "“”、“”", "a, b", "好"])
def test_of_nothing_comes_nothing(harvested: Harvested, body: str) -> None:
    found = harvested(body)
    assert (found.candidates, found.quotations) == ((), ())


def test_harvesting_twice_gives_the_same(three: Harvest, bank: PhraseBank) -> None:
    again = harvest([ready(name, text.split("\n")) for name, text in SPEECHES.items()], bank, 500)
    assert again == three


def test_nothing_of_a_count_is_left(three: Harvest) -> None:
    assert [text for text in texts(three) if "三十二" in text or text.startswith("局")] == []
