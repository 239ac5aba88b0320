"""The shipped bank as a whole."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from drafter.phrases import FRAMES, REGISTERS, PhraseBank
from drafter.phrases.bank import fits
from drafter.phrases.contracts import LONGEST_CLAUSE
from drafter.phrases.linting import AtHand, Key, Standing, TemplateFields, bank_mistakes, vocabulary_mistakes
from drafter.phrases.reading import read_bank, read_vocabulary
from drafter.phrases.sources import files_of
from drafter.templates import Template

LEAST = {"thesis": 4, "measure": 8, "goal": 4, "lead": 6}
SEEDS = {"000", "001", "002", "003", "004"}
"""What stock phrases were found in, by number."""
NO_PARAGRAPHS = {"总括", "决心"}
"""Topics that tell closings apart and are no paragraph's."""


def test_no_file_is_broken(bank: PhraseBank) -> None:
    assert [str(problem) for problem in bank.problems] == []


def test_the_check_finds_no_mistake_in_it(root: Path, templates: Mapping[str, Template]) -> None:
    from drafter.compose.linting import phrase_fields

    vocabulary = read_vocabulary(root / "phrasebank" / "vocabulary.yaml")
    fields = [TemplateFields(template.register_, phrase_fields(template)) for template in templates.values()]
    at_hand = AtHand(vocabulary.topics, vocabulary.themes, fields)
    elsewhere: dict[Key, Standing] = {}
    found = vocabulary_mistakes(vocabulary.document, vocabulary.topics, vocabulary.themes)
    for path in files_of(root / "phrasebank"):
        if path.name == "vocabulary.yaml":
            continue
        file = read_bank(path)
        found += bank_mistakes(file, at_hand, elsewhere)
        elsewhere.update({(phrase.role, phrase.key): (file, index) for index, phrase in enumerate(file.phrases)})
    assert "\n".join(map(str, found)) == ""


def test_no_text_stands_in_two_roles(bank: PhraseBank) -> None:
    roles = defaultdict(list)
    for phrase in bank.phrases:
        roles[phrase.key].append(f"{phrase.role} {phrase.bank} {phrase.text}")
    assert [found for found in roles.values() if len(found) > 1] == []


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


def test_six_hundred_stock_phrases_name_the_documents_they_were_found_in(bank: PhraseBank) -> None:
    stock = [phrase for phrase in bank.phrases if phrase.role != "quotation" and set(phrase.source) & SEEDS]
    assert len({phrase.key for phrase in stock}) >= 600


def test_no_clause_of_a_stock_phrase_is_longer_than_a_set_phrase_is(bank: PhraseBank) -> None:
    clauses = [
        clause
        for phrase in bank.phrases
        if phrase.role != "quotation" and set(phrase.source) & SEEDS
        for clause in re.split("[，、。；：]", re.sub("[“”‘’]", "", phrase.text))
    ]
    assert [clause for clause in clauses if len(clause) > LONGEST_CLAUSE] == []


def test_every_quotation_names_its_occasion_and_is_not_called_verified(bank: PhraseBank) -> None:
    quotations = bank.of("quotation")
    assert len(quotations) >= 10
    assert [phrase.text for phrase in quotations if not phrase.occasion or phrase.verified] == []


def test_two_hundred_frames_are_our_own_and_work_for_any_theme(bank: PhraseBank) -> None:
    own = [phrase for phrase in bank.phrases if phrase.role in FRAMES and not phrase.source and not phrase.themes]
    assert len(own) >= 200
    assert {"opening", "lead_paragraph", "passage", "continuation", "closing"} <= {phrase.role for phrase in own}


@pytest.mark.parametrize("theme", ["乡村振兴", "数据安全", "全民阅读"])
def test_what_a_draft_on_another_theme_needs_is_there_without_a_phrase_on_safety(bank: PhraseBank, theme: str) -> None:
    themes = bank.themes_of(theme)
    for role in ("heading", "lead", "thesis", "measure", "goal"):
        for part in ("why", "what", "how"):
            topics = bank.topics_of(part, themes)
            usable = {phrase for topic in topics for phrase in bank.of(role, topic.name) if fits(phrase, themes, None)}
            assert len(usable) >= 10, (role, part)
            assert not any("安全生产" in phrase.themes for phrase in usable)


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
