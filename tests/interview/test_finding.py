"""What is offered for a question: suggestions, and what is found for Chinese, pinyin and initials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.compose import Answer, Answers, Question, Suggestion
from drafter.interview import Session
from drafter.interview.desk import Desk
from drafter.interview.finding import Offering, Option, joined_up, matches, source, together
from drafter.phrases import Phrase, PhraseBank, Role
from drafter.phrases.bank import Topic
from drafter.templates import Template
from tests.interview.conftest import SMALL

OWN = Phrase("认清治水之重，扛起管水之责", "heading", ("水源",), layer="个人", bank="治水", source=("治水座谈会",))
HEADINGS = tuple(
    Phrase(f"管好第{number}条渠，护好第{number}方田", "heading", ("水源",)) for number in "一二三四五六七八"
)
PIECES = (
    Phrase("把每一滴水都用到田里", "measure", ("水源",)),
    Phrase("治水要先治人心", "thesis", ("水源",), speaker="老站长"),
    Phrase("{{ unit }}要把水用好", "thesis", ("水源",)),
    Phrase("要{{ measure }}", "passage", ("水源",)),
    Phrase("水是{{ nobody }}的命脉", "thesis", ("水源",)),
    Phrase("治水就是治国", "quotation", ("水源",), speaker="古人", verb="说"),
    Phrase("先修渠。再引水", "step", ("水源",)),
)
BANK = PhraseBank((OWN, *HEADINGS, *PIECES))


def bank_search(typed: str, role: Role | None, most: int) -> Sequence[Phrase]:
    """What a catalogue would find, by Chinese or pinyin."""
    found = [one for one in BANK.phrases if role in (None, one.role) and matches(one.text, typed.split())]
    return found[:most]


DESK = Desk(find=bank_search)


def headings(most: int = 8) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(one.text, (one.id,)) for one in (OWN, *HEADINGS))[:most]


QUESTION = Question(("sections", 0, "heading"), "标题用哪个？", "标题", role="heading", suggestions=headings)


@pytest.fixture
def session(template: Template) -> Session:
    answers = Answers("small", 1, {("fields", "unit"): Answer("水利站")})
    return Session(template, BANK, answers)


def offers(session: Session, question: Question, desk: Desk, typed: str = "", shuffle: int = 0) -> list[Option]:
    offering = Offering(session, question, desk)
    return offering.found(typed) if typed.strip() else offering.suggested(shuffle)


def texts(found: Sequence[Option]) -> list[str]:
    return [offer.text for offer in found]


# -- suggestions --------------------------------------------------------------------------------------------


def test_where_nothing_is_typed_the_first_six_suggestions_are_offered(session: Session) -> None:
    assert texts(offers(session, QUESTION, DESK)) == [one.text for one in headings(6)]


def test_a_shuffle_offers_the_next_suggestions_and_after_the_last_the_first_again(session: Session) -> None:
    assert texts(offers(session, QUESTION, DESK, shuffle=1)) == [one.text for one in headings(9)[6:]]
    assert offers(session, QUESTION, DESK, shuffle=2) == offers(session, QUESTION, DESK)


def test_six_suggestions_or_fewer_cannot_be_shuffled(session: Session) -> None:
    few = Question(("sections", 0, "heading"), "标题？", "标题", role="heading", suggestions=lambda most=8: headings(3))
    assert Offering(session, QUESTION, DESK).shuffles
    assert not Offering(session, few, DESK).shuffles


def test_each_shuffle_of_passages_composes_others_and_leaves_the_answers_their_seed() -> None:
    paragraph = {"ask": "正文", "label": "正文", "role": "passage"}
    section = {"part": "why", "heading": {"default": "提高认识"}, "paragraphs": [paragraph]}
    speech = {**SMALL["speech"], "sections": {"count": 1, "each": [section]}}  # type: ignore[dict-item]
    measures = tuple(Phrase(f"管好第{number}条渠", "measure", ("水源",), rank=place)
                     for place, number in enumerate("一二三四五六七八九十"))  # fmt: skip
    frames = (Phrase("要{{ measure }}，{{ measure }}。", "passage", ("水源",), parts=("why",), rank=20),)
    bank = PhraseBank((*measures, *frames), {"水源": Topic("水源", "why")})
    session = Session(Template.model_validate({**SMALL, "speech": speech}), bank, Answers("small", 1))
    question = next(one for one in session.composition.questions if one.role == "passage")
    offering = Offering(session, question, DESK)
    first = texts(offering.suggested(0))
    again = texts(offering.suggested(1))
    assert offering.shuffles
    assert again
    assert again[0] not in first
    assert texts(Offering(session, question, DESK).suggested(1)) == again
    assert session.answers.seed == 1


# -- what is found ------------------------------------------------------------------------------------------


def test_where_the_bank_has_no_more_openings_every_shuffle_still_offers_a_page(
    templates: Mapping[str, Template], bank: PhraseBank
) -> None:
    session = Session(templates["work-conference"], bank, Answers("work-conference", 1))
    question = session.question_at(("opening", 0))
    assert question is not None
    pages = [texts(offers(session, question, Desk(), shuffle=shuffle)) for shuffle in range(4)]
    assert [len(page) for page in pages] == [6] * 4
    assert len({page[0] for page in pages}) > 1


@pytest.mark.parametrize("typed", ["治水之重", "认清 管水", "rqzs", "renqingzhishui", "RQ", "认清，治水"])
def test_a_suggestion_is_found_by_chinese_initials_and_pinyin(session: Session, typed: str) -> None:
    assert texts(offers(session, QUESTION, DESK, typed))[0] == OWN.text


def test_suggestions_come_before_phrases_of_the_role_and_these_before_pieces(session: Session) -> None:
    one = Question(QUESTION.path, "标题？", "标题", role="heading", suggestions=lambda most=8: headings(9)[3:4])
    found = offers(session, one, DESK, "管")
    assert found[0].text == headings(9)[3].text
    assert [offer.role for offer in found] == ["heading"] * len(found)
    assert len(found) == len(set(texts(found))) == 9


def test_a_phrase_of_another_role_is_a_piece(session: Session) -> None:
    found = {offer.text: offer.piece for offer in offers(session, QUESTION, DESK, "治")}
    assert found == {OWN.text: False, "治水要先治人心": True, "古人说：“治水就是治国。”": True}


def test_frames_are_found_only_if_every_slot_can_be_filled(session: Session) -> None:
    assert texts(offers(session, QUESTION, DESK, "水")) == [
        OWN.text,
        "把每一滴水都用到田里",
        "治水要先治人心",
        "水利站要把水用好",
        "古人说：“治水就是治国。”",
        "先修渠。再引水。",
    ]


def test_a_question_that_wants_no_phrases_looks_through_its_suggestions_alone(session: Session) -> None:
    title = Question(("title",), "题目？", "题目", suggestions=lambda most=8: (Suggestion("治水座谈会上的讲话"),))
    assert texts(offers(session, title, DESK, "治水")) == ["治水座谈会上的讲话"]
    assert offers(session, title, DESK, "滴水") == []


def test_a_phrase_that_the_session_does_not_know_is_offered_without_its_id(session: Session) -> None:
    new = Phrase("水到渠成，人到事成", "heading", layer="个人")
    found = offers(session, QUESTION, Desk(find=lambda typed, role, most: [new]), "水到渠成")
    assert found[0].suggestion == Suggestion(new.text)


# -- what is said of it -------------------------------------------------------------------------------------


def test_role_and_source_are_said() -> None:
    assert Option(OWN.text, Suggestion(OWN.text), "heading", source(OWN)).note == "大标题 · 个人 治水座谈会"
    assert source(PIECES[1]) == "自带 老站长"
    assert source(HEADINGS[0]) == "自带"


# -- several together ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        (["修好渠", "引来水"], "修好渠，引来水"),
        (["修好渠。", "引来水。"], "修好渠。引来水。"),
        (["渠要修好！", "引来水"], "渠要修好！引来水。"),
        (["修好渠，", "引来水；"], "修好渠，引来水；"),
        (["他说：“修渠。”", "引来水"], "他说：“修渠。”引来水。"),
        (["修好渠"], "修好渠"),
        ([" ", "修好渠"], "修好渠"),
    ],
)
def test_sentences_follow_one_another_and_clauses_are_divided(pieces: list[str], line: str) -> None:
    assert joined_up(pieces) == line


@given(st.lists(st.text("渠水田。！，”", min_size=1, max_size=8).filter(str.strip), max_size=5))
def test_nothing_ticked_is_lost(pieces: list[str]) -> None:
    line = joined_up(pieces)
    for piece in pieces:
        assert piece.rstrip("，；、：—") in line


def test_what_is_joined_knows_all_its_phrases_once() -> None:
    chosen = [Option(one.text, Suggestion(one.text, (one.id,))) for one in (PIECES[0], PIECES[1], PIECES[0])]
    assert together(chosen).phrases == (PIECES[0].id, PIECES[1].id)


def test_of_what_was_joined_the_answer_names_the_phrases_that_still_stand(session: Session) -> None:
    of = together([Option(one.text, Suggestion(one.text, (one.id,))) for one in PIECES[:2]])
    answer = session.answer(QUESTION, "治水要先治人心，这话不假", "typed", of).answers.by_path[QUESTION.path]
    assert answer.phrases == (PIECES[1].id,)
