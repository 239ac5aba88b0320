"""A Word document that numbers its headings itself, from its bytes to its outline."""

from __future__ import annotations

import pytest

from drafter.reading import Source
from drafter.reading.speech import Speech
from drafter.reading.structure import recognise
from tests.reading.structure.recognising import at, shown, tree
from tests.reading.test_numbering import OFFICIAL, item, listed, num
from tests.reading.word_samples import p, r

CENTRED = '<w:jc w:val="center"/>'
BOLD = "<w:b/>"


@pytest.fixture
def numbered() -> Source:
    """Headings of two levels numbered by Word, points typed, their leads bold."""
    return listed(
        OFFICIAL + num(1, 0),
        p("在全县水利工作会议上的讲话", properties=CENTRED),
        p("同志们："),
        p("今天开会，安排冬春水利。下面，我讲两点意见。"),
        item("把任务理清"),
        p("今年的任务比往年重。"),
        item("渠道清淤。分段包干，月底验收。", 1),
        item("水库加固。先急后缓，逐座销号。", 1),
        item("把责任压实"),
        p(r("一是分工到人。", BOLD), r("张榜公布，谁的渠谁来管。")),
        p(r("二是检查到底。", BOLD), r("每周一查，查到的问题当天改。")),
        p("同志们，冬春水利时间紧。会后马上动起来。"),
        p("谢谢大家！"),
    )


@pytest.fixture
def speech(numbered: Source) -> Speech:
    return recognise(numbered)


def test_words_numbers_make_headings(speech: Speech) -> None:
    found = tree(speech)
    assert [(section["number"], section["heading"]) for section in found["sections"]] == [
        (1, "把任务理清"),
        (2, "把责任压实"),
    ]
    assert [shown(block) for block in speech.draft.blocks if shown(block).startswith("段首")] == [
        "段首标题2 （一）渠道清淤",
        "段首标题2 （二）水库加固",
    ]


def test_points_and_the_parts_around_are_found(speech: Speech) -> None:
    found = tree(speech)
    assert (found["title"], found["salutation"]) == ("在全县水利工作会议上的讲话", "同志们：")
    assert [point["lead"] for point in found["sections"][1]["points"]] == ["分工到人", "检查到底"]
    assert (len(found["opening"]), len(found["closing"]), found["thanks"]) == (1, 1, "谢谢大家！")


def test_places_are_those_of_the_paragraphs_text_with_its_number(speech: Speech) -> None:
    headings = [item for item in speech.items if item.kind == "heading"]
    assert [at(speech, item.enumerator) for item in headings] == ["一、", "（一）", "（二）", "二、"]
    assert at(speech, headings[1].text) == "渠道清淤"
