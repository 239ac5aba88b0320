"""Which rows may go into a bank, and what is said of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import Place
from drafter.importing import Given, Judged, Row, judge
from drafter.phrases import Phrase, PhraseBank
from drafter.phrases.bank import Topic
from drafter.phrases.linting import TemplateFields

BANK = PhraseBank(
    (
        Phrase("逐条疏通田间的灌溉沟渠", "measure", topics=("灌溉",), bank="水利", layer="自带"),
        Phrase("让每一滴水都流到田里", "goal", topics=("灌溉",)),
        Phrase("护好水源", "lead", topics=("水源",)),
        Phrase("要{{ measure }}，{{ goal }}。", "passage"),
    ),
    {
        "灌溉": Topic("灌溉", "what", words=("沟渠", "水闸")),
        "水源": Topic("水源", "why", words=("水源",)),
        "渠系管护": Topic("渠系管护", "how"),
    },
    {"水利": ()},
)
FIELDS = [TemplateFields("体会", frozenset({"theme", "unit"}))]
WATER = Given(topics=("灌溉",))
TEXT = "把各处水闸挨个检修一遍"


def row(text: str, literal: bool = True, **said: Any) -> Row:
    return Row(text, Place("句.txt", 7, 1, text), said, literal)


def judged(*rows: Row, bank: PhraseBank = BANK, given: Given = WATER, **options: Any) -> Judged:
    return judge(rows, bank, given, options.get("templates", FIELDS))


def taken(one: Row, given: Given = WATER) -> Phrase:
    """What becomes of the only row."""
    found = judged(one, given=given)
    assert not found.bad, found.bad[0][1]
    (phrase,) = found.taken
    return phrase


def refused(one: Row, given: Given = WATER) -> tuple[str, str]:
    """What is said of the only row, cause and remedy."""
    found = judged(one, given=given)
    assert (found.taken, found.near, found.repeated) == ([], [], 0)
    ((bad, mistake),) = found.bad
    assert bad is one
    assert str(mistake.place) == "句.txt:7:1"
    return mistake.cause, mistake.remedy


# -- what a row says ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["措施", "措施句", "measure", " 措施 "])
def test_a_role_may_be_written_by_any_of_its_names(role: str) -> None:
    assert taken(row(TEXT, role=role)).role == "measure"


@pytest.mark.parametrize(
    "written", ["灌溉、水源", "灌溉，水源", "灌溉 水源", "灌溉,水源", "灌溉；水源", "灌溉/水源", "灌溉\n水源"]
)
def test_several_topics_may_stand_in_a_cell(written: str) -> None:
    assert taken(row(TEXT, role="措施", topics=written), Given()).topics == ("灌溉", "水源")


def test_a_row_keeps_all_it_says() -> None:
    phrase = taken(
        row("水是命脉", role="引文", topics="灌溉", themes="水利", registers="体会、部署", parts="认识", set="甲组",
            source="某书", speaker="某人", verb="写道", occasion="某会", date="2001-02-03", verified="是", note="备注")
    )  # fmt: skip
    assert phrase == Phrase(
        "水是命脉", "quotation", ("灌溉",), ("水利",), ("体会", "部署"), ("why",), "甲组", ("某书",),
        "某人", "写道", "某会", "2001-02-03", True, "备注",
    )  # fmt: skip


@pytest.mark.parametrize(("said", "verified"), [("是", True), ("√", True), ("True", True), ("否", False), ("", False)])
def test_whether_a_quotation_was_verified_may_be_said_in_several_ways(said: str, verified: bool) -> None:
    assert taken(row("水是命脉", speaker="某人", verified=said, themes="水利")).verified is verified


def test_what_the_command_says_is_said_of_every_row_that_does_not_say_it_itself() -> None:
    given = Given("measure", ("灌溉",), ("水利",), ("某书",))
    assert taken(row(TEXT), given) == Phrase(TEXT, "measure", ("灌溉",), ("水利",), source=("某书",))
    own = taken(row(TEXT, role="落脚", topics="水源", source="另一本"), given)
    assert (own.role, own.topics, own.themes, own.source) == ("goal", ("水源",), ("水利",), ("另一本",))


def test_a_row_that_names_a_speaker_is_a_quotation() -> None:
    assert taken(row("水是命脉", speaker="某人", themes="水利"), Given()).role == "quotation"


def test_what_is_not_said_is_guessed_from_the_bank() -> None:
    phrase = taken(row("护好每一处水源"), Given())
    assert (phrase.role, phrase.topics) == (judged(row("护好每一处水源")).taken[0].role, ("水源",))


# -- what becomes of the text -------------------------------------------------------------------------------


def test_half_width_marks_are_widened_and_counted() -> None:
    found = judged(row("疏通沟渠,修好水闸", role="措施"), row("把泵站逐个检修一遍", role="措施"))
    assert [phrase.text for phrase in found.taken] == ["疏通沟渠，修好水闸", "把泵站逐个检修一遍"]
    assert found.widened == 1


def test_the_mark_at_the_end_of_a_phrase_goes_and_that_of_a_frame_stays() -> None:
    assert taken(row(f"{TEXT}。", role="措施")).text == TEXT
    assert taken(row("今天谈一谈治水。", role="开头段")).text == "今天谈一谈治水。"


def test_a_line_break_in_a_cell_does_not_come_into_the_bank() -> None:
    assert taken(row("疏通灌溉沟渠，\n修好水闸", role="措施")).text == "疏通灌溉沟渠，修好水闸"


def test_braces_in_a_row_that_is_literal_stay_and_are_no_slots() -> None:
    phrase = taken(row("把{{ theme }}写在渠首石上", role="措施"))
    assert (phrase.text, phrase.literal, phrase.slots) == ("把{{ theme }}写在渠首石上", True, ())


def test_braces_in_a_bank_file_are_slots() -> None:
    phrase = taken(row("把{{ theme }}写在渠首石上", literal=False, role="measure"))
    assert (phrase.literal, phrase.slots) == (False, ("theme",))


def test_a_row_without_braces_is_not_said_to_be_literal() -> None:
    assert taken(row(TEXT, role="措施")).literal is False


# -- what is bad --------------------------------------------------------------------------------------------

BAD: dict[str, tuple[Row, str, str]] = {
    "ten thousand characters": (row("渠" * 10_000), "这一句有 10000 个字，太长了", "一句至多 2000 个字，分成几句"),
    "a control character": (
        row("疏通\x08沟渠"),
        "有不能出现的控制字符（U+0008）",
        "删掉这个看不见的字符",
    ),
    "a lone surrogate": (row("疏通\ud800沟渠"), "有不能出现的控制字符（U+D800）", "删掉这个看不见的字符"),
    "no text": (row(" ", role="措施"), "这一行没有正文", "补上正文，或者删去这一行"),
    "no Chinese": (row("hello, world"), "这一行没有汉字", "删去这一行，或者补上正文"),
    "marks alone": (row("……，。"), "这一行没有汉字", "删去这一行，或者补上正文"),
    "an unknown role": (row(TEXT, role="小标提"), "没有“小标提”这种成分", "是不是“小标题”？"),
    "a role nothing is like": (
        row(TEXT, role="甲"),
        "没有“甲”这种成分",
        "可以写：大标题、小标题、道理、问题、措施、做法、分步、落脚、套语、词语、号召、引文、开头段、导语、段落、承接、"
        "转换、小引、一方面、结尾段",
    ),
    "an unknown topic": (
        row(TEXT, role="措施", topics="渠系养护"),
        "没有登记“渠系养护”这个话题",
        "是不是“渠系管护”？",
    ),
    "an unknown theme": (
        row(TEXT, role="措施", themes="档案"),
        "没有登记“档案”这个主题",
        "登记过的有：水利",
    ),
    "an unknown register": (
        row(TEXT, role="措施", registers="号召"),
        "没有“号召”这种语体",
        "可以写：体会、表态、部署",
    ),
    "an unknown part": (row(TEXT, role="措施", parts="下篇"), "“parts”写得不对", "对照 docs/phrase-banks.zh-CN.md 改正"),
    "an unknown key": (row(TEXT, role="措施", topic="灌溉"), "不认识的键“topic”", "是不是“topics”？"),
    "too short": (row("疏通", role="措施"), "2 个字，太短了", "措施（measure）应在 5 到 26 个字之间"),
    "a quotation of nobody": (
        row("水是命脉", role="引文", themes="水利"),
        "引文没有写是谁说的",
        "写明说话人：加 --speaker 姓名，或者写在表格的“说话人”一栏",
    ),
    "a slot that nothing fills": (
        row("把{{ theem }}写在渠首石上", literal=False, role="measure"),
        "没有叫“theem”的字段",
        "是不是 theme？",
    ),
    "an expression between the braces": (
        row("把{{ 7 * 7 }}写在渠首石上", literal=False, role="measure"),
        "花括号里不是一个名字",
        "写成 {{ theme }}（主题）、{{ measure }}（措施）这样：两层英文花括号，里面只写一个英文名字",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_is_listed_with_its_place_and_a_remedy(name: str) -> None:
    one, cause, remedy = BAD[name]
    assert refused(one) == (cause, remedy)


def test_good_rows_are_taken_whatever_stands_between_them() -> None:
    found = judged(row("疏通\x08沟渠"), row(TEXT, role="措施"), row("abc"), row("看护好水库的大坝", role="措施"))
    assert [phrase.text for phrase in found.taken] == [TEXT, "看护好水库的大坝"]
    assert len(found.bad) == 2


def test_of_a_long_row_a_message_shows_the_beginning_and_nothing_that_steers_a_terminal() -> None:
    found = judged(row("\x1b[31m" + "渠" * 3000))
    said = str(found.bad[0][1])
    assert "\x1b" not in said
    assert f"�[31m{'渠' * 55}……\n" in said


@pytest.mark.parametrize(
    ("role", "text"),
    [("measure", TEXT), ("lead", "修好水闸"), ("goal", "让水闸开得动、关得严"), ("formula", "像管家一样管渠的责任感")],
)
def test_a_phrase_that_would_never_be_fetched_for_want_of_a_topic_is_not_taken(role: str, text: str) -> None:
    bank = replace(BANK, topics={}, phrases=())
    found = judged(row(text, role=role), bank=bank, given=Given())
    assert found.taken == []
    assert [(mistake.cause, mistake.remedy) for _, mistake in found.bad] == [
        ("猜不出说的是哪件事", "写上话题，或者加 --topic，如 --topic 责任")
    ]


def test_a_quotation_that_would_never_be_fetched_for_want_of_a_theme_is_not_taken() -> None:
    assert "主题" in refused(row("水是命脉", speaker="某人"))[0]


# -- what is known already ----------------------------------------------------------------------------------


def test_a_phrase_that_the_bank_has_is_counted_and_not_taken() -> None:
    found = judged(row("逐条疏通“田间”的灌溉沟渠。", role="措施"))
    assert (found.repeated, found.taken, found.near, found.bad) == (1, [], [], [])


def test_the_same_text_in_another_role_is_not_the_same() -> None:
    assert judged(row("护好水源", role="措施")).repeated == 0


def test_a_phrase_that_the_bank_has_in_a_role_that_nobody_would_guess_is_the_same_if_the_role_is_guessed() -> None:
    bank = replace(BANK, phrases=(*BANK.phrases, Phrase("水是命脉", "quotation", themes=("水利",), speaker="某人")))
    assert judged(row("水是命脉"), bank=bank).repeated == 1


def test_a_row_that_stands_twice_is_taken_once() -> None:
    found = judged(row(TEXT, role="措施"), row(f"{TEXT}。", role="措施"))
    assert (len(found.taken), found.repeated) == (1, 1)


def test_a_phrase_nearly_like_one_of_the_bank_is_shown_with_that() -> None:
    found = judged(row("逐条疏通田间的灌溉沟洫", role="措施"))
    assert not found.taken
    assert [(phrase.text, known.text) for phrase, known in found.near] == [
        ("逐条疏通田间的灌溉沟洫", "逐条疏通田间的灌溉沟渠")
    ]


def test_a_row_nearly_like_one_before_it_is_shown_with_that() -> None:
    found = judged(row(TEXT, role="措施"), row("把各处水闸挨个检修一回", role="措施"))
    assert [phrase.text for phrase in found.taken] == [TEXT]
    assert [known.text for _, known in found.near] == [TEXT]


CELLS = st.text(st.sampled_from("疏通沟渠水闸，。、；：,.!?(){}“”\"' \t\n#-1aé\x00\x1b\u3000"), max_size=40)


@given(st.lists(st.tuples(CELLS, st.booleans()), max_size=6))
def test_every_row_is_taken_or_accounted_for(rows: Sequence[tuple[str, bool]]) -> None:
    found = judged(*(row(text, literal) for text, literal in rows))
    assert len(found.taken) + len(found.near) + len(found.bad) + found.repeated == len(rows)
    keys = [(phrase.role, phrase.key) for phrase in found.taken]
    assert len(keys) == len(set(keys))


@given(CELLS)
def test_what_is_taken_has_no_line_break_and_no_space_at_its_ends(text: str) -> None:
    for phrase in judged(row(text)).taken:
        assert phrase.text == phrase.text.strip()
        assert len(phrase.text.splitlines()) == 1


def test_an_address_for_a_source_is_not_divided() -> None:
    judged = judge([row("把各处水闸挨个检修一遍", role="措施", topics="灌溉", source="某报，2024/1/1")], BANK, Given())
    assert [phrase.source for phrase in judged.taken] == [("某报，2024/1/1",)]


@pytest.mark.parametrize("mark", ["一是", "二要", "第一，", "首先，", "A. ", "❶"])
def test_what_orders_a_sentence_in_a_speech_is_taken_off(mark: str) -> None:
    judged = judge([row(f"{mark}把各处水闸挨个检修一遍", role="措施", topics="灌溉")], BANK, Given())
    assert [phrase.text for phrase in judged.taken] == ["把各处水闸挨个检修一遍"]


def test_the_quotes_round_a_quotation_are_taken_off() -> None:
    quoted = row("“水是命脉”", role="引文", speaker="某人", themes="水利")
    assert [phrase.text for phrase in judge([quoted], BANK, Given()).taken] == ["水是命脉"]


def test_topics_that_are_left_out_on_purpose_are_not_guessed() -> None:
    judged = judge([row("水闸、水渠、水源")], BANK, Given(role="expression", topics=()))
    assert [phrase.topics for phrase in judged.taken] == [()]
