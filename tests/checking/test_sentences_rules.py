"""Long sentences, reading time, repeated clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checking.rules import long_sentence, reading_time, repeated_clause
from drafter.draft import characters
from drafter.phrases import Phrase, PhraseBank
from tests.checking.speeches import TITLE, finder, findings, speech

long = finder(long_sentence.RULE)
repeated = finder(repeated_clause.RULE)

CLAUSE = "抓紧抢收晾晒入库，"


def test_a_sentence_of_more_than_100_characters_is_marked_as_a_whole() -> None:
    sentence = f"要{CLAUSE * 11}确保颗粒归仓。"
    assert long(f"天气多变。{sentence}今天就讲这些。") == [("I", sentence)]


def test_the_limit_is_a_setting() -> None:
    assert long("抓紧抢收晾晒入库，确保颗粒归仓。", longest_sentence=14) == [("I", "抓紧抢收晾晒入库，确保颗粒归仓。")]
    assert long("抓紧抢收晾晒入库，确保颗粒归仓。", longest_sentence=15) == []


def test_half_width_stops_end_a_sentence_too() -> None:
    assert long(f"{CLAUSE * 6}抓紧!{CLAUSE * 6}抓紧?{CLAUSE * 6}") == []


def test_a_sentence_ends_with_its_paragraph() -> None:
    assert long(CLAUSE * 6, CLAUSE * 6) == []


@pytest.mark.parametrize(
    "others",
    [
        f"《{'关于做好秋粮收购工作的意见' * 8}》",
        f"“{'确保农民增产增收颗粒归仓' * 9}”",
        f"{'秋粮' * 47}##paidbegin##",
    ],
)
def test_words_of_others_are_not_counted(others: str) -> None:
    assert long(f"会议印发了{others}。") == []


def test_a_term_in_quotation_marks_is_counted() -> None:
    assert long(f"要以“等不起”的紧迫感{CLAUSE * 11}确保颗粒归仓。") != []


def test_the_title_is_no_sentence() -> None:
    assert findings(long_sentence.RULE, speech("抓紧抢收。", title="在会上的讲话" * 30)) == []


def test_the_reading_time_stands_at_the_title() -> None:
    read = speech(*["抓紧抢收晾晒入库。" * 40] * 5)
    (found,) = findings(reading_time.RULE, read)
    assert (found.index, found.start, found.end, found.severity) == (0, 0, len(TITLE), "I")
    assert "1804 字" in found.message
    assert "7 至 10 分钟" in found.message


def test_a_very_short_speech_takes_a_minute() -> None:
    (found,) = findings(reading_time.RULE, speech("谢谢大家。"))
    assert "约需 1 分钟" in found.message


def test_marks_of_paid_sites_are_not_read_aloud() -> None:
    with_, without = speech("抓紧##paidbegin##抢收。"), speech("抓紧抢收。")
    assert [f.message for f in findings(reading_time.RULE, with_)] == [
        f.message for f in findings(reading_time.RULE, without)
    ]


@given(st.lists(st.text("秋收。，；“”（） 　ab1", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_it_counts_as_the_draft_does(paragraphs: list[str]) -> None:
    read = speech(*paragraphs)
    assert f"全文 {characters(read.draft)} 字" in findings(reading_time.RULE, read)[0].message


def test_a_clause_of_eight_characters_is_marked_at_its_second_place() -> None:
    found = repeated("要坚持，把粮食颗粒归仓当大事，早安排。", "各乡镇要把好关。把粮食颗粒归仓当大事，一抓到底。")
    assert found == [("I", "把粮食颗粒归仓当大事")]


def test_half_width_and_full_width_are_one_clause() -> None:
    assert repeated("要早安排,把粮食颗粒归仓当大事.", "要早动手，把粮食颗粒归仓当大事.") != []


def test_two_clauses_in_a_row_are_one_finding() -> None:
    both = "把粮食颗粒归仓当大事，把农民增收致富当要事"
    assert repeated(f"会议要求，{both}。", f"各乡镇都要明白，{both}。") == [("I", "把粮食颗粒归仓当大事")]


def test_two_clauses_apart_are_two_findings() -> None:
    one, two = "把粮食颗粒归仓当大事", "把农民增收致富当要事"
    assert len(repeated(f"{one}，不能松。{two}，不能慢。", f"{two}，要早。{one}，要快。")) == 2


def test_it_says_where_the_clause_stood_before() -> None:
    (found,) = findings(repeated_clause.RULE, speech("把粮食颗粒归仓当大事。", "把粮食颗粒归仓当大事。"))
    assert "第 3 行" in found.message
    (found,) = findings(repeated_clause.RULE, speech("把粮食颗粒归仓当大事。", "把粮食颗粒归仓当大事。", word=True))
    assert "第 3 段" in found.message
    (found,) = findings(repeated_clause.RULE, speech("把粮食颗粒归仓当大事。把粮食颗粒归仓当大事。"))
    assert "同一段" in found.message


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("粮食颗粒要归仓。", "粮食颗粒要归仓。"),  # seven characters
        ("把秋收这件大事抓牢，要早。把秋收这件大事抓牢，要快。把秋收这件大事抓牢，要实。",),
        ("学习贯彻习近平新时代中国特色社会主义思想，要早。", "学习贯彻习近平新时代中国特色社会主义思想，要实。"),
        ("这次在全县秋收工作会上的讲话，要传达。", "这次会上，在全县秋收工作会上的讲话，要学习。"),
        ("今年秋粮的长势很好。", "今年秋粮的收成很好。"),
    ],
)
def test_no_repetition_is_found(paragraphs: tuple[str, ...]) -> None:
    assert repeated(*paragraphs) == []


def test_a_heading_may_be_taken_up_again() -> None:
    assert repeated("一、抓好秋收，把粮食颗粒归仓当大事", "会后，把粮食颗粒归仓当大事。") == []
    assert repeated("抓好秋收，把粮食颗粒归仓当大事。", "会后，把粮食颗粒归仓当大事。") != []


@pytest.mark.parametrize(
    "said", ["会议强调，“{}”“一粒也不能丢”。", "会议强调，“{}”。", "会议强调，要“早动手，{}”，抓紧干。"]
)
def test_a_clause_is_repeated_where_it_is_quoted_too(said: str) -> None:
    clause = "把粮食颗粒归仓当大事"
    assert repeated(f"要早动手，{clause}。", said.format(clause)) == [("I", clause)]


def test_set_formulas_of_the_banks_may_be_repeated() -> None:
    text = "把粮食颗粒归仓当大事"
    bank = PhraseBank((Phrase(text, "expression", bank="词语"),))
    assert repeated(f"要早，{text}。", f"要快，{text}。", bank=bank) == []
    assert repeated(f"要早，{text}。", f"要快，{text}。") != []
