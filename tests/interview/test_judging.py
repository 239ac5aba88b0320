"""Going through candidates at a terminal."""

from __future__ import annotations

import pytest

from drafter.interview.terminal.judging import Offer, kept
from drafter.phrases import Phrase, PhraseBank
from drafter.phrases.bank import Topic

from .conftest import terminal

DOWN, ENTER, CTRL_U = "\x1b[B", "\r", "\x15"
BANK = PhraseBank((Phrase("逐条疏通田间的灌溉沟渠", "measure", topics=("灌溉",)),), {"灌溉": Topic("灌溉", "what")})
OFFERS = (
    Offer(Phrase("把各处水闸挨个检修一遍", "measure", topics=("灌溉",)), "3 次。旧稿.txt：要把各处水闸挨个检修一遍"),
    Offer(Phrase("沟渠通畅、田块平整", "expression", topics=("灌溉",))),
    Offer(Phrase("水是庄稼的命", "quotation", speaker="老支书", themes=("水利",))),
)


def taken(keys: str, offers: tuple[Offer, ...] = OFFERS) -> tuple[list[Phrase], str]:
    with terminal(keys, rows=40) as shown:
        return list(kept(offers, BANK, [])), shown.getvalue()


def test_each_is_kept_or_not() -> None:
    found, _ = taken("yny")
    assert [phrase.text for phrase in found] == ["把各处水闸挨个检修一遍", "水是庄稼的命"]


def test_enter_takes_what_is_highlighted() -> None:
    found, _ = taken(f"{ENTER}{DOWN}{DOWN}{ENTER}{DOWN}{ENTER}q")
    assert [phrase.text for phrase in found] == ["把各处水闸挨个检修一遍"]


@pytest.mark.parametrize("leave", ["q", "\x03", "\x04"])
def test_whoever_stops_keeps_what_was_accepted(leave: str) -> None:
    found, _ = taken(f"y{leave}")
    assert [phrase.text for phrase in found] == ["把各处水闸挨个检修一遍"]


def test_a_candidate_is_shown_with_what_is_known_of_it() -> None:
    _, shown = taken("q")
    for words in ("把各处水闸挨个检修一遍", "措施", "灌溉", "3 次。旧稿.txt", "第 1 句，共 3 句"):
        assert words in shown


def test_a_quotation_is_shown_with_its_speaker() -> None:
    assert "老支书指出：“水是庄稼的命”" in taken("nnq")[1]


def test_one_may_be_changed_before_it_is_kept() -> None:
    (phrase,), _ = taken(f"e{CTRL_U}把大小水闸都检修一遍{ENTER}q")
    assert (phrase.text, phrase.topics) == ("把大小水闸都检修一遍", ("灌溉",))


def test_a_quotation_that_is_changed_keeps_its_speaker() -> None:
    offers = (Offer(Phrase("水是庄稼的命", "quotation", speaker="老支书", topics=("灌溉",))),)
    bank = taken(f"e{CTRL_U}水是庄稼的命，肥是庄稼的粮{ENTER}", offers)
    assert "没有收：引文没有写主题" in bank[1]


def test_one_that_is_emptied_is_not_kept() -> None:
    assert taken(f"e{CTRL_U}{ENTER}q")[0] == []


def test_one_changed_into_what_is_there_already_is_not_kept() -> None:
    found, shown = taken(f"e{CTRL_U}逐条疏通田间的灌溉沟渠{ENTER}q")
    assert found == []
    assert "没有收：这一句在句库里已经有了。" in shown


def test_leaving_the_line_leaves_the_candidate_and_goes_on() -> None:
    found, _ = taken("e\x03yq")
    assert [phrase.text for phrase in found] == ["沟渠通畅、田块平整"]


def test_what_nearly_repeats_an_accepted_one_is_not_offered() -> None:
    twins = (Offer(Phrase("把各处水闸挨个检修一遍", "measure")), Offer(Phrase("把各处水闸挨个检修一遍了", "measure")))
    assert len(taken("y", twins)[0]) == 1
    assert len(taken("ny", twins)[0]) == 1


def test_nothing_to_offer_asks_nothing() -> None:
    assert taken("", ()) == ([], "")
