"""The shipped bank as a whole."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from drafter.phrases import REGISTERS, ROLES, PhraseBank
from drafter.phrases.contracts import broken
from drafter.phrases.phrase import SLOT

LEAST = {"thesis": 4, "measure": 8, "goal": 4, "lead": 6}
NO_PARAGRAPHS = {"总括", "决心"}
"""Topics that tell closings apart and are no paragraph's."""

FIELDS = {"theme", "work", "occasion", "unit", "area", "audience", "count"}


def test_no_file_is_broken(bank: PhraseBank) -> None:
    assert [str(problem) for problem in bank.problems] == []


def test_every_phrase_keeps_the_contract_of_its_role(bank: PhraseBank) -> None:
    assert {phrase.text: said for phrase in bank.phrases if (said := list(broken(phrase)))} == {}


def test_no_two_phrases_of_a_role_are_the_same(root: Path) -> None:
    from drafter.phrases.loading import bank_files, read_bank

    where = defaultdict(list)
    for path in bank_files(root / "phrasebank"):
        for phrase in read_bank(path):
            where[phrase.role, phrase.key].append(f"{path.stem} {phrase.text}")
    assert [places for places in where.values() if len(places) > 1] == []


def test_no_text_stands_in_two_roles(bank: PhraseBank) -> None:
    roles = defaultdict(list)
    for phrase in bank.phrases:
        roles[phrase.key].append(f"{phrase.role} {phrase.bank} {phrase.text}")
    assert [found for found in roles.values() if len(found) > 1] == []


def test_every_topic_named_is_registered(bank: PhraseBank) -> None:
    assert {topic for phrase in bank.phrases for topic in phrase.topics} - bank.topics.keys() == set()


def test_every_theme_named_is_registered(bank: PhraseBank) -> None:
    named = {theme for phrase in bank.phrases for theme in phrase.themes}
    named |= {theme for topic in bank.topics.values() for theme in topic.themes}
    assert named - bank.themes.keys() == set()


@pytest.mark.parametrize("role", LEAST)
def test_every_topic_has_enough_to_say(bank: PhraseBank, role: str) -> None:
    counts = Counter(topic for phrase in bank.phrases if phrase.role == role for topic in phrase.topics)
    topics = bank.topics.keys() - NO_PARAGRAPHS
    assert {topic: counts[topic] for topic in topics if counts[topic] < LEAST[role]} == {}


def test_a_topic_of_one_theme_holds_no_phrase_for_all_themes(bank: PhraseBank) -> None:
    strays = [
        f"{phrase.bank}: {phrase.text}"
        for phrase in bank.phrases
        for topic in phrase.topics
        if bank.topics[topic].themes and not phrase.themes
    ]
    assert strays == []


def test_every_slot_is_a_role_or_a_field(bank: PhraseBank) -> None:
    assert {name for phrase in bank.phrases for name in phrase.slots} - set(ROLES) - FIELDS == set()


def test_braces_stand_in_slots_alone(bank: PhraseBank) -> None:
    assert [phrase.text for phrase in bank.phrases if re.search("[{}]", SLOT.sub("", phrase.text))] == []


def test_every_register_is_spoken_by_some_frame_of_every_kind(bank: PhraseBank) -> None:
    spoken = {
        (phrase.role, register)
        for phrase in bank.phrases
        for register in phrase.registers or REGISTERS
        if phrase.role in ("opening", "lead_paragraph", "passage", "continuation")
    }
    assert len(spoken) == 4 * len(REGISTERS)


def test_every_quotation_has_a_speaker_and_a_source(bank: PhraseBank) -> None:
    assert [
        phrase.text for phrase in bank.phrases if phrase.role == "quotation" and not (phrase.speaker and phrase.source)
    ] == []


def test_what_names_a_seed_is_verbatim_in_it(bank: PhraseBank, seeds: list[Path]) -> None:
    texts = {path.name[:3]: squeezed(path.read_text(encoding="utf-8")) for path in seeds}
    cited = [(phrase, source) for phrase in bank.phrases for source in phrase.source if source in texts]
    assert cited
    assert [
        f"{source}: {phrase.text}"
        for phrase, source in cited
        if any(squeezed(piece) not in texts[source] for piece in phrase.literals)
    ] == []


def squeezed(text: str) -> str:
    """*text* without white space, quotation marks and the 、 that some put between two of them; full width."""
    text = re.sub(r"(?<=[”’])、(?=[“‘])", "", text)
    return re.sub(r"[\s“”‘’\"'「」]", "", text).translate(str.maketrans(",;:!?()", "，；：！？（）"))
