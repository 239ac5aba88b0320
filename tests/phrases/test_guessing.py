"""What a phrase most likely is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.phrases import FRAMES, Phrase, PhraseBank, Topic
from drafter.phrases.contracts import broken
from drafter.phrases.guessing import Guesser

TOPICS = {
    "灌溉": Topic("灌溉", "what", words=("沟渠",)),
    "防汛": Topic("防汛", "how", words=("堤防",)),
    "闸门": Topic("闸门", "how", themes=("水利",), words=("启闭",)),
}


@pytest.fixture(scope="module")
def guesser() -> Guesser:
    """Guesses from a few phrases of each of some roles."""
    verbs = ("疏通", "检修", "加固", "清理", "更换", "看护", "测量", "改造")
    things = [kind + thing for kind in ("进水", "排水", "过水") for thing in ("渠道", "涵管", "土坝", "桥洞")]
    measures = [Phrase(verb + thing, "measure", ("灌溉",)) for verb in verbs for thing in things]
    problems = [Phrase(f"有的{thing}年久失修，一到用水的时候就不通", "problem", ("灌溉",)) for thing in things]
    calls = [Phrase(f"让我们一起把{thing}守护好", "call") for thing in things]
    closings = [Phrase(f"我们一定把{thing}守护好。", "closing") for thing in things]
    floods = [Phrase(f"汛期{verb}险段", "measure", ("防汛",)) for verb in ("巡查", "值守", "抢护", "排除")]
    headings = [Phrase(f"{verb}渠道，守护水源", "heading", ("灌溉",)) for verb in verbs]
    return Guesser(PhraseBank((*measures, *problems, *calls, *closings, *floods, *headings), TOPICS, {"水利": ()}))


# -- the role -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("加固过水的涵洞", "measure"),
        ("有的水闸年久失修，一到汛期就打不开", "problem"),
        ("让我们一起把大坝守护好", "call"),
        ("我们一定把大坝守护好。", "closing"),
        ("清理水库，守护水源", "heading"),
    ],
)
def test_a_phrase_is_of_the_role_whose_phrases_are_like_it(guesser: Guesser, text: str, role: str) -> None:
    assert guesser.role(text) == role


def test_what_keeps_no_contract_is_an_expression(guesser: Guesser) -> None:
    assert guesser.role("一") == "expression"


def test_without_any_phrase_to_guess_from_something_is_guessed() -> None:
    assert Guesser(PhraseBank()).topics("加固过水的涵洞") == ()
    assert not any(broken(Phrase("加固过水的涵洞", Guesser(PhraseBank()).role("加固过水的涵洞"))))


TEXTS = st.text(st.sampled_from("加固渠道有的让我们，、。！？要{}；,"), max_size=30)


@given(text=TEXTS)
def test_a_heading_is_never_guessed_without_parallel_clauses(guesser: Guesser, text: str) -> None:
    if guesser.role(text) == "heading":
        clauses = text.split("，")
        assert (len(clauses) > 1, len({len(clause) for clause in clauses})) == (True, 1)


def test_not_even_where_headings_are_most_like_it(guesser: Guesser) -> None:
    assert guesser.role("疏通各处渠道，守护水源") != "heading"


@given(text=TEXTS)
def test_a_frame_is_guessed_only_where_the_text_ends_a_sentence(guesser: Guesser, text: str) -> None:
    assert guesser.role(text) not in FRAMES or text.endswith(("。", "！", "？"))


@given(text=TEXTS)
def test_what_is_guessed_keeps_its_contract_or_is_an_expression(guesser: Guesser, text: str) -> None:
    role = guesser.role(text)
    assert role == "expression" or not any(broken(Phrase(text, role, literal=True)))


@given(text=TEXTS)
def test_roles_that_a_phrase_must_be_said_to_have_are_never_guessed(guesser: Guesser, text: str) -> None:
    assert guesser.role(text) not in ("quotation", "aspect", "preface", "turning")


# -- the topics ---------------------------------------------------------------------------------------------


def test_a_phrase_is_of_the_topic_whose_phrases_are_like_it(guesser: Guesser) -> None:
    assert guesser.topics("汛期抢护险段的人手")[:1] == ("防汛",)


def test_a_topic_is_known_by_its_words_too(guesser: Guesser) -> None:
    assert "防汛" in guesser.topics("把堤防看住")
    assert "灌溉" in guesser.topics("把灌溉的事办好")


def test_a_topic_of_a_theme_is_guessed_only_where_that_is_the_theme(guesser: Guesser) -> None:
    assert "闸门" not in guesser.topics("学会启闭闸门")
    assert "闸门" not in guesser.topics("学会启闭闸门", ["林业"])
    assert guesser.topics("学会启闭闸门", ["林业", "水利"])[0] == "闸门"


def test_where_nothing_tells_no_topic_is_guessed(guesser: Guesser) -> None:
    assert guesser.topics("翻阅旧档") == guesser.topics("") == ()


@given(text=TEXTS, themes=st.lists(st.sampled_from(("水利", "林业"))))
def test_at_most_two_topics_are_guessed_and_only_those_there_are(
    guesser: Guesser, text: str, themes: list[str]
) -> None:
    topics = guesser.topics(text, themes)
    assert len(topics) == len(set(topics)) <= 2
    assert set(topics) <= TOPICS.keys()


# -- how well -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def held_out(bank: PhraseBank) -> tuple[Guesser, list[Phrase]]:
    """A guesser that has not seen a fifth of the shipped bank, and that fifth."""
    kept = tuple(phrase for index, phrase in enumerate(bank.phrases) if index % 5)
    return Guesser(replace(bank, phrases=kept)), list(bank.phrases[::5])


def share(phrases: list[Phrase], right: Callable[[Phrase], bool]) -> float:
    return sum(map(right, phrases)) / len(phrases)


def test_the_role_of_a_phrase_it_has_not_seen_is_mostly_right(held_out: tuple[Guesser, list[Phrase]]) -> None:
    guesser, phrases = held_out
    measured = share(phrases, lambda phrase: guesser.role(phrase.text) == phrase.role)
    assert measured >= 0.67, f"the role is right in {measured:.1%} of {len(phrases)}"


def test_a_topic_of_a_phrase_it_has_not_seen_is_mostly_right(held_out: tuple[Guesser, list[Phrase]]) -> None:
    guesser, phrases = held_out[0], [phrase for phrase in held_out[1] if phrase.topics]
    measured = share(
        phrases, lambda phrase: not set(guesser.topics(phrase.text, phrase.themes)).isdisjoint(phrase.topics)
    )
    assert measured >= 0.60, f"a topic is right in {measured:.1%} of {len(phrases)}"
