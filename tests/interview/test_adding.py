"""Keeping phrases at a terminal: words, role and topics, asked one after the other."""

from __future__ import annotations

import pytest

from drafter.importing import Given
from drafter.interview.terminal.adding import ask
from drafter.phrases import Phrase, PhraseBank
from drafter.phrases.bank import Topic
from drafter.phrases.guessing import Guesser

from .conftest import terminal

DOWN, ENTER, CTRL_U = "\x1b[B", "\r", "\x15"
MEASURE = "把各处水闸挨个检修一遍"
BANK = PhraseBank(
    (
        Phrase("逐条疏通田间的灌溉沟渠", "measure", topics=("灌溉",), bank="水利", layer="个人"),
        Phrase("给水库大坝装上测压管", "measure", topics=("水库",)),
        Phrase("让水流到每一块田里", "goal", topics=("灌溉",)),
        Phrase("护好水源", "lead", topics=("水源",)),
    ),
    {
        "灌溉": Topic("灌溉", "what", words=("沟渠", "水闸")),
        "水库": Topic("水库", "what", words=("大坝",)),
        "水源": Topic("水源", "why"),
        "禁渔": Topic("禁渔", "why", themes=("渔业",)),
    },
    {"渔业": ()},
)


def kept(keys: str, given: Given | None = None, bank: PhraseBank = BANK) -> tuple[list[Phrase], str]:
    """What is kept when *keys* are typed, and what the terminal showed. EOFError if more is asked than that."""
    with terminal(f"{keys}\x04", rows=40) as shown:
        return list(ask(bank, given or Given(), [])), shown.getvalue()


def test_what_is_guessed_is_taken_with_enter() -> None:
    (phrase,), _ = kept(f"{MEASURE}{ENTER}{ENTER}{ENTER}{ENTER}")
    assert (phrase.text, phrase.role, phrase.topics) == (MEASURE, Guesser(BANK).role(MEASURE), ("灌溉",))


def test_an_empty_line_ends_it() -> None:
    assert kept(ENTER)[0] == []


def test_several_phrases_can_be_kept() -> None:
    found, _ = kept(f"{MEASURE}{ENTER}{ENTER}{ENTER}护好每一处水源{ENTER}{ENTER}{ENTER}{ENTER}")
    assert [phrase.text for phrase in found] == [MEASURE, "护好每一处水源"]


def test_another_role_can_be_picked_of_those_that_the_words_may_have() -> None:
    roles = {kept(f"{MEASURE}{ENTER}{DOWN * steps}{ENTER}{ENTER}{ENTER}")[0][0].role for steps in range(6)}
    assert len(roles) == 6
    assert {"measure", Guesser(BANK).role(MEASURE)} <= roles


def test_topics_can_be_ticked_and_unticked() -> None:
    (phrase,), _ = kept(f"{MEASURE}{ENTER}{ENTER} {DOWN} {ENTER}{ENTER}")
    assert phrase.topics == ("水库",)


def test_topics_of_other_themes_are_not_offered() -> None:
    assert "禁渔" not in kept(f"{MEASURE}{ENTER}{ENTER}{ENTER}{ENTER}")[1]


def test_what_the_command_has_said_is_not_asked() -> None:
    (phrase,), shown = kept(f"{MEASURE}{ENTER}{ENTER}", Given("measure", ("水库",), (), ("某书",)))
    assert (phrase.role, phrase.topics, phrase.source) == ("measure", ("水库",), ("某书",))
    assert "它在句子里是什么？" not in shown
    assert "说的是哪件事？" not in shown


def test_words_that_can_be_no_phrase_stay_in_the_line_to_be_put_right() -> None:
    found, _ = kept(f"abc{ENTER}{CTRL_U}{MEASURE}{ENTER}{ENTER}", Given("measure", ("灌溉",)))
    assert [phrase.text for phrase in found] == [MEASURE]


def test_words_that_can_be_no_phrase_are_refused_before_more_is_asked() -> None:
    found, shown = kept(f"abc{ENTER}{CTRL_U}{ENTER}")
    assert (found, "它在句子里是什么？" in shown) == ([], False)


def test_a_phrase_that_is_there_already_is_not_kept() -> None:
    found, shown = kept(f"逐条疏通田间的灌溉沟渠{ENTER}{ENTER}", Given("measure", ("灌溉",)))
    assert found == []
    assert "没有记：这一句在句库里已经有了。" in shown


def test_what_was_kept_a_moment_ago_is_there_already() -> None:
    found, shown = kept(f"{MEASURE}{ENTER}{MEASURE}{ENTER}{ENTER}", Given("measure", ("灌溉",)))
    assert len(found) == 1
    assert "没有记：这一句在句库里已经有了。" in shown


def test_a_phrase_like_another_is_kept_and_that_is_said() -> None:
    found, shown = kept(f"逐条疏通田间的灌溉沟洫{ENTER}{ENTER}", Given("measure", ("灌溉",)))
    assert [phrase.text for phrase in found] == ["逐条疏通田间的灌溉沟洫"]
    assert "同已有的“逐条疏通田间的灌溉沟渠”（个人 水利）很像。" in shown


def test_line_breaks_in_what_is_pasted_are_joined() -> None:
    (phrase,), _ = kept(f"\x1b[200~疏通沟渠，\n修好水闸\x1b[201~{ENTER}{ENTER}", Given("measure", ("灌溉",)))
    assert phrase.text == "疏通沟渠，修好水闸"


def test_a_whole_paragraph_may_be_a_frame() -> None:
    (phrase,), _ = kept(f"今天谈一谈治水。{ENTER}{ENTER}", Given("opening", ("灌溉",)))
    assert (phrase.text, phrase.role) == ("今天谈一谈治水。", "opening")


def test_with_a_bank_that_knows_no_topics_none_are_asked_for() -> None:
    (phrase,), shown = kept(f"沟渠水闸{ENTER}{ENTER}{ENTER}", Given("expression"), PhraseBank())
    assert (phrase.topics, "说的是哪件事？" in shown) == ((), False)


@pytest.mark.parametrize("before", ["", MEASURE, f"{MEASURE}{ENTER}", f"{MEASURE}{ENTER}{ENTER}"])
@pytest.mark.parametrize(("key", "error"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_leaving_keeps_nothing_of_what_is_not_settled(before: str, key: str, error: type[BaseException]) -> None:
    if before == MEASURE:
        before += CTRL_U
    found: list[Phrase] = []
    with terminal(f"{before}{key}"), pytest.raises(error):
        found.extend(ask(BANK, Given(), []))
    assert found == []
