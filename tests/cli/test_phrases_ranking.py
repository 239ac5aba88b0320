"""drafter phrases search --for: what would be suggested at one place of a speech, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from drafter.phrases import Phrase
from drafter.phrases.bank import PhraseBank
from drafter.phrases.history import remember
from drafter.phrases.loading import load_bank
from tests.cli.conftest import Run

Write = Callable[[str, str], str]
FOR = ("phrases", "search", "--seed", "1", "-t", "study-seminar", "--for")
NEW = ("new", "-t", "study-seminar", "--defaults", "--set", "sections=2", "--seed", "1", "-o", "稿.md")

Ranking = list[tuple[str, float, Mapping[str, float]]]


def ranked(out: str) -> Ranking:
    """What was suggested, in order: each text with its total and its reasons."""

    def found() -> Iterator[tuple[str, float, Mapping[str, float]]]:
        for number, (text, said) in enumerate(zip(lines[::2], lines[1::2], strict=True), 1):
            assert text.startswith(f"{number}　")
            shown, reasons = said.strip("　").split(" ＝ ")
            pairs = [reason.rsplit(" ", 1) for reason in reasons.split("　")]
            yield text.removeprefix(f"{number}　"), float(shown), {name: float(weight) for name, weight in pairs}

    _, *lines = out.splitlines()
    return list(found())


@pytest.mark.parametrize("slot", ["sections.1.heading", "sections.2.heading", "sections.3.points.1.lead"])
def test_the_reasons_add_up_to_the_total(run: Run, slot: str) -> None:
    found = ranked(run(*FOR, slot, "-n", "8").out)
    assert found
    for _, shown, reasons in found:
        assert sum(reasons.values()) == pytest.approx(shown, abs=0.005 * (len(reasons) + 1))


@pytest.mark.parametrize("slot", ["sections.1.heading", "sections.3.points.1.lead", "sections.2.heading"])
def test_the_best_comes_first_and_its_weightiest_reasons_before_the_others(run: Run, slot: str) -> None:
    weights = [[abs(weight) for weight in reasons.values()] for _, _, reasons in ranked(run(*FOR, slot, "-n", "8").out)]
    assert all(each == sorted(each, reverse=True) for each in weights)


def test_the_place_and_its_question_are_named_above(run: Run) -> None:
    head = run(*FOR, "sections.2.heading").out.splitlines()[0]
    assert re.fullmatch(r"专题学习研讨发言 sections\.2\.heading　.+标题", head)


def test_a_place_may_be_named_by_its_end(run: Run) -> None:
    assert run(*FOR, "heading").out == run(*FOR, "sections.1.heading").out


def test_what_is_suggested_is_what_a_draft_takes(run: Run) -> None:
    best = ranked(run(*FOR, "sections.1.heading", "-n", "1").out)[0][0]
    assert run(*NEW).status == 0
    assert f"一、{best}\n" in Path("稿.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("slot", ["heading", "sections.3.points.1.lead"])
def test_every_phrase_of_a_bank_has_its_reasons_however_many_are_shown(run: Run, slot: str) -> None:
    out = run(*FOR, slot, "-n", "20").out
    assert len(out.splitlines()) == 41
    assert "模板里写定的" not in out


def test_the_same_seed_gives_the_same_order(run: Run) -> None:
    assert run(*FOR, "sections.1.heading").out == run(*FOR, "sections.1.heading").out


def test_words_narrow_down_what_is_suggested(run: Run) -> None:
    found = ranked(run(*FOR, "sections.3.points.1.lead", "责任", "-n", "2").out)
    assert found
    assert all("责任" in text for text, _, _ in found)


def test_no_more_are_shown_than_wanted(run: Run) -> None:
    every = ranked(run(*FOR, "heading", "-n", "5").out)
    assert len(every) == 5
    assert ranked(run(*FOR, "heading", "-n", "2").out) == every[:2]


def test_words_that_no_suggestion_has_are_answered(run: Run) -> None:
    result = run(*FOR, "heading", "蟠桃")
    assert (result.status, result.err) == (0, "这一处没有可以建议的句子。\n")


def test_what_a_template_fixes_needs_no_reasons(run: Run) -> None:
    out = run(*FOR, "title").out
    assert "　　模板里写定的\n" in out


def test_answers_come_from_a_file_and_from_settings(run: Run, file: Write) -> None:
    answers = file("答.yaml", "template: study-seminar\nseed: 1\nfields: {theme: 乡村振兴}\n")
    by_file = run("phrases", "search", "-a", answers, "--for", "heading")
    assert by_file.out == run(*FOR, "heading", "--set", "theme=乡村振兴").out
    assert by_file.out != run(*FOR, "heading").out


@pytest.mark.parametrize(
    ("slot", "near"), [("sections.1.headin", "sections.1.heading"), ("field.theme", "fields.theme"), ("titel", "title")]
)
def test_a_place_that_the_speech_has_not_is_answered_with_a_near_one(run: Run, slot: str, near: str) -> None:
    result = run(*FOR, slot)
    assert (result.status, result.out) == (2, "")
    assert result.err == f"稿子里没有“{slot}”这一处，或者已经答了\n    → 是不是 {near}？\n"


def test_a_place_that_nothing_is_near_to_is_answered_with_some_there_are(run: Run) -> None:
    assert "\n    → 这一篇里有：fields.theme、" in run(*FOR, "qqq").err


def test_a_template_that_is_not_there_is_refused(run: Run) -> None:
    result = run("phrases", "search", "--for", "heading", "-t", "没有")
    assert result.status == 2
    assert "没有" in result.err.splitlines()[0]


# -- what raises a phrase -----------------------------------------------------------------------------------


def shipped(text: str) -> Phrase:
    bank: PhraseBank = load_bank()
    return next(phrase for phrase in bank.of("heading") if phrase.text == text)


def test_a_phrase_of_ones_own_comes_sooner_and_why_is_said(run: Run, file: Write) -> None:
    before = [text for text, _, _ in ranked(run(*FOR, "heading", "-n", "8").out)]
    chosen = shipped(before[6])
    topics = "、".join(chosen.topics).replace("、", ", ")
    own = f"- {{role: heading, text: {chosen.text}, topics: [{topics}]}}\n"
    given = file("我的.yaml", f"phrases:\n{own}")
    after = ranked(run(*FOR, "heading", "-n", "8", "--bank", given).out)
    place = [text for text, _, _ in after].index(chosen.text)
    assert place < 6
    assert after[place][2]["自己的句库"] > 0


def test_a_phrase_that_was_chosen_before_comes_sooner_and_why_is_said(run: Run) -> None:
    before = ranked(run(*FOR, "heading", "-n", "8").out)
    text, total, reasons = before[6]
    assert "以前选过" not in reasons
    remember([shipped(text)])
    after = ranked(run(*FOR, "heading", "-n", "8").out)
    place = [each for each, _, _ in after].index(text)
    assert place < 6
    assert after[place][1] == pytest.approx(total + after[place][2]["以前选过"], abs=0.02)


def test_the_oftener_it_was_chosen_the_sooner_it_comes(run: Run) -> None:
    text = ranked(run(*FOR, "heading", "-n", "8").out)[6][0]
    weights = []
    for _ in range(3):
        remember([shipped(text)])
        weights.append({each: why for each, _, why in ranked(run(*FOR, "heading", "-n", "8").out)}[text]["以前选过"])
    assert weights[0] < weights[1] < weights[2]


def test_what_was_chosen_before_does_not_change_a_draft_that_nobody_is_asked_about(run: Run) -> None:
    run(*NEW)
    before = Path("稿.md").read_bytes()
    for text, _, _ in ranked(run(*FOR, "heading", "-n", "8").out)[1:]:
        remember([shipped(text)] * 50)
    assert ranked(run(*FOR, "heading", "-n", "1").out)[0][2].get("以前选过")
    run(*NEW, "--force")
    assert Path("稿.md").read_bytes() == before


def test_a_draft_that_nobody_was_asked_about_is_not_remembered(run: Run, isolation: Path) -> None:
    run(*NEW)
    assert not (isolation / "drafter" / "state" / "history.json").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1, "chosen": [1]}', '{"format": 9}', "\x00"])
def test_a_memory_that_cannot_be_read_does_no_harm(run: Run, isolation: Path, content: str) -> None:
    before = run(*FOR, "heading")
    path = isolation / "drafter" / "state" / "history.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    after = run(*FOR, "heading")
    assert (after.status, after.out) == (0, before.out)
