"""From bank files to a bank: what an entry may hold, layers, and what is skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import BankError, InputFileError
from drafter.phrases import PhraseBank
from drafter.phrases.loading import load_bank
from drafter.phrases.reading import read_bank
from tests.phrases.conftest import Bank

ONE = "phrases:\n- {role: measure, text: 疏通灌溉沟渠, topics: [灌溉]}\n"


def texts(bank: PhraseBank) -> list[str]:
    return [phrase.text for phrase in bank.phrases]


# -- one file -----------------------------------------------------------------------------------------------


def test_an_entry_keeps_all_it_says(bank_at: Bank) -> None:
    path = bank_at(
        "项目",
        "phrases:\n- role: quotation\n  text: 水是命脉\n  topics: [灌溉]\n  themes: [水利]\n  registers: [体会]\n"
        "  parts: [why]\n  set: 甲组\n  source: [某书]\n  speaker: 某人\n  verb: 写道\n  occasion: 某会\n"
        "  date: 2001-02-03\n  verified: true\n  note: 备注\n",
    )
    (phrase,) = read_bank(path, "项目").phrases
    assert (phrase.role, phrase.text, phrase.topics, phrase.themes) == ("quotation", "水是命脉", ("灌溉",), ("水利",))
    assert (phrase.registers, phrase.parts, phrase.set, phrase.source) == (("体会",), ("why",), "甲组", ("某书",))
    assert (phrase.speaker, phrase.verb, phrase.occasion, phrase.date) == ("某人", "写道", "某会", "2001-02-03")
    assert (phrase.verified, phrase.note, phrase.bank, phrase.layer) == (True, "备注", "水利", "项目")


def test_defaults_lie_under_each_entry(bank_at: Bank) -> None:
    path = bank_at(
        "项目",
        "defaults: {role: measure, topics: [灌溉]}\nphrases:\n- {text: 疏通沟渠}\n- {text: 修好水闸, topics: [防汛]}\n",
    )
    assert [(phrase.role, phrase.topics) for phrase in read_bank(path).phrases] == [
        ("measure", ("灌溉",)),
        ("measure", ("防汛",)),
    ]


def test_a_frame_names_its_slots_in_order() -> None:
    from drafter.phrases import Phrase

    frame = Phrase("要{{ measure }}，{{measure}}，{{ goal }}。", "passage")
    assert (frame.slots, frame.literals) == (("measure", "measure", "goal"), ("要", "，", "，", "。"))


def test_a_phrase_keeps_its_id_while_its_text_stays(bank_at: Bank) -> None:
    before = read_bank(bank_at("项目", ONE)).phrases[0].id
    other = "phrases:\n- {role: lead, text: 护好水源}\n- {role: measure, text: 疏通灌溉沟渠}\n"
    after = read_bank(bank_at("项目", other)).phrases
    assert before == after[1].id != after[0].id


def test_an_empty_file_holds_no_phrase(bank_at: Bank) -> None:
    assert read_bank(bank_at("项目", "# 还没有写\n")).phrases == ()


def test_every_phrase_can_be_found_in_its_file_what_the_defaults_say_too(bank_at: Bank) -> None:
    text = "defaults: {topics: [灌溉]}\nphrases:\n- {role: measure, text: 疏通灌溉沟渠}\n"
    document = read_bank(bank_at("项目", text)).document
    places = [document.place(("phrases", 0, *steps)) for steps in ((), ("text",), ("topics", 0))]
    assert [(place.line, place.column) for place in places] == [(3, 3), (3, 19), (1, 12)]


BROKEN = {
    "no list of phrases": (
        "phrase: []\n",
        ":1:1: 句库文件里没有 phrases 这一列\n    | phrase: []\n    → 第一行写“phrases:”，下面每行一条",
    ),
    "an unknown key of the file": (
        "phrases: []\ntheme: 水利\n",
        ":2:1: 不认识的键“theme”\n    | theme: 水利\n    → 句库文件里只有 defaults 和 phrases",
    ),
    "an unknown key of an entry": (
        "phrases:\n- {role: measure, text: 疏通沟渠, topic: [灌溉]}\n",
        ":2:31: 不认识的键“topic”\n    | - {role: measure, text: 疏通沟渠, topic: [灌溉]}\n    → 是不是“topics”？",
    ),
    "an entry without text": (
        "phrases:\n- role: measure\n",
        ":2:3: 缺少“text”\n    | - role: measure\n    → 补上一行“text: …”",
    ),
    "an empty text": (
        'phrases:\n- {role: measure, text: ""}\n',
        ':2:19: 这里不能空着\n    | - {role: measure, text: ""}\n    → 写上内容，或者删去这个键',
    ),
    "one topic for a list": (
        "phrases:\n- {role: measure, text: 疏通沟渠, topics: 灌溉}\n",
        ":2:31: 这里要写一列\n    | - {role: measure, text: 疏通沟渠, topics: 灌溉}\n"
        "    → 每项一行，以“- ”开头；或写成 [甲, 乙]",
    ),
    "a wrong register": (
        "phrases:\n- {role: measure, text: 疏通沟渠, registers: [号召]}\n",
        ":2:43: “号召”不在可选的值里\n    | - {role: measure, text: 疏通沟渠, registers: [号召]}\n"
        "    → 可以写：体会、表态、部署",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_with_its_place_its_line_and_a_remedy(bank_at: Bank, name: str) -> None:
    text, message = BROKEN[name]
    path = bank_at("项目", text)
    with pytest.raises(BankError) as caught:
        read_bank(path)
    assert str(caught.value) == f"{path}{message}"


def test_a_wrong_role_is_answered_with_all_roles(bank_at: Bank) -> None:
    with pytest.raises(BankError) as caught:
        read_bank(bank_at("项目", "phrases:\n- {role: mesure, text: 疏通沟渠}\n"))
    (mistake,) = caught.value.mistakes
    assert mistake.cause == "“mesure”不在可选的值里"
    assert mistake.remedy.startswith("可以写：heading、lead、thesis、")


def test_a_mistake_in_the_defaults_is_named_once_where_it_stands(bank_at: Bank) -> None:
    with pytest.raises(BankError) as caught:
        read_bank(bank_at("项目", "defaults: {role: 5}\nphrases:\n- {text: 疏通沟渠}\n- {text: 修好水闸}\n"))
    (mistake,) = caught.value.mistakes
    assert mistake.place is not None
    assert (mistake.place.line, mistake.place.column) == (1, 12)


# -- layers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hidden", "seen"), [("自带", "个人"), ("个人", "项目"), ("项目", "指定"), ("自带", "指定"), ("自带", "项目")]
)
def test_a_later_layer_hides_the_same_phrase_of_an_earlier_one(bank_at: Bank, hidden: str, seen: str) -> None:
    paths = {layer: bank_at(layer, ONE) for layer in (hidden, seen)}
    bank = load_bank([paths["指定"]] if "指定" in paths else [])
    assert [(phrase.text, phrase.layer) for phrase in bank.phrases] == [("疏通灌溉沟渠", seen)]


def test_phrases_are_the_same_whatever_their_width_and_punctuation(bank_at: Bank) -> None:
    bank_at("自带", "phrases:\n- {role: measure, text: “一网”通管ABC, topics: [灌溉]}\n")
    bank_at("项目", "phrases:\n- {role: measure, text: 一网通管ＡＢＣ, topics: [灌溉]}\n")
    assert texts(load_bank()) == ["一网通管ＡＢＣ"]


def test_one_text_in_two_roles_is_two_phrases(bank_at: Bank) -> None:
    bank_at("自带", ONE)
    bank_at("项目", "phrases:\n- {role: lead, text: 疏通灌溉沟渠, topics: [灌溉]}\n")
    assert texts(load_bank()) == ["疏通灌溉沟渠", "疏通灌溉沟渠"]


def test_later_layers_rank_higher(bank_at: Bank) -> None:
    given = bank_at("指定", "phrases:\n- {role: call, text: 丁渠要靠众人一起来管护}\n")
    for layer, name in (("项目", "丙"), ("自带", "甲"), ("个人", "乙")):
        bank_at(layer, f"phrases:\n- {{role: call, text: {name}渠要靠众人一起来管护}}\n")
    bank = load_bank([given])
    assert [(phrase.text[0], phrase.rank) for phrase in bank.phrases] == [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 3)]


def test_a_whole_folder_can_be_given(bank_at: Bank) -> None:
    bank_at("指定", ONE, "渠/甲.yaml")
    folder = bank_at("指定", "phrases:\n- {role: measure, text: 修好各处水闸, topics: [灌溉]}\n", "乙.yaml").parent
    assert texts(load_bank([folder])) == ["修好各处水闸", "疏通灌溉沟渠"]


def test_a_file_that_two_layers_name_is_read_once_for_the_later(bank_at: Bank) -> None:
    path = bank_at("项目", ONE + "- {role: measure, text: 疏通}\n")
    bank = load_bank([Path("phrasebank") / path.name])
    assert [phrase.layer for phrase in bank.phrases] == ["指定"]
    assert len({mistake.place for mistake in bank.flaws}) == len({mistake.cause for mistake in bank.flaws}) == 2


@pytest.mark.parametrize("name", ["水利.yml", "水利.YAML", "渠/水利.yml"])
def test_files_may_end_in_yml(bank_at: Bank, name: str) -> None:
    bank_at("项目", ONE, name)
    assert texts(load_bank()) == ["疏通灌溉沟渠"]


def test_a_vocabulary_may_end_in_yml(bank_at: Bank) -> None:
    bank_at("项目", "topics: {闸门: {part: what}}\n", "vocabulary.yml")
    assert set(load_bank().topics) == {"灌溉", "防汛", "闸门"}


def test_a_vocabulary_can_be_given_by_itself(bank_at: Bank) -> None:
    bank = load_bank([bank_at("指定", "topics: {闸门: {part: what}}\n", "vocabulary.yaml")])
    assert (set(bank.topics), bank.problems) == ({"灌溉", "防汛", "闸门"}, ())


def test_a_bank_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputFileError) as caught:
        load_bank([Path("没有.yaml")])
    assert str(caught.value) == "找不到句库 没有.yaml\n    → 核对 --bank 后面的路径"


# -- what is skipped ----------------------------------------------------------------------------------------


def test_a_broken_file_is_skipped_and_reported(bank_at: Bank) -> None:
    bank_at("项目", ONE)
    broken = bank_at("项目", "phrases：\n- 甲\n", "坏.yaml")
    bank = load_bank()
    assert texts(bank) == ["疏通灌溉沟渠"]
    assert [str(problem).split(": ")[0] for problem in bank.problems] == [f"{broken}:1:1"]


def test_a_broken_file_hides_nothing(bank_at: Bank) -> None:
    bank_at("自带", ONE)
    bank_at("项目", ONE + "- {role: measure}\n")
    assert [phrase.layer for phrase in load_bank().phrases] == ["自带"]


def test_a_broken_vocabulary_is_reported_and_leaves_the_phrases(bank_at: Bank) -> None:
    bank_at("项目", ONE)
    bank_at("项目", "topics: {灌溉: {part: when}}\n", "vocabulary.yaml")
    bank = load_bank()
    assert texts(bank) == ["疏通灌溉沟渠"]
    assert "“when”不在可选的值里" in str(bank.problems[0])


# -- phrases that are left out ------------------------------------------------------------------------------

SHORT = ONE + "- {role: measure, text: 疏通}\n"


@pytest.mark.parametrize("layer", ["个人", "项目", "指定"])
def test_a_phrase_of_ones_own_with_a_mistake_is_left_out_and_the_others_are_used(bank_at: Bank, layer: str) -> None:
    path = bank_at(layer, SHORT)
    bank = load_bank([path] if layer == "指定" else [])
    assert texts(bank) == ["疏通灌溉沟渠"]
    assert {str(mistake.place) for mistake in bank.flaws} == {f"{path}:3:3", f"{path}:3:19"}
    assert bank.problems == ()


def test_shipped_phrases_are_taken_as_they_are(bank_at: Bank) -> None:
    bank_at("自带", SHORT)
    bank = load_bank()
    assert (texts(bank), bank.flaws) == (["疏通灌溉沟渠", "疏通"], ())


def test_of_a_phrase_written_twice_in_a_file_the_first_is_used(bank_at: Bank) -> None:
    path = bank_at("项目", ONE + "- {role: measure, text: “疏通”灌溉沟渠, topics: [防汛]}\n")
    bank = load_bank()
    assert [phrase.topics for phrase in bank.phrases] == [("灌溉",)]
    assert [str(mistake.place) for mistake in bank.flaws] == [f"{path}:3:19"]


def test_to_replace_a_shipped_phrase_is_no_flaw(bank_at: Bank) -> None:
    for layer in ("自带", "项目"):
        bank_at(layer, ONE)
    assert load_bank().flaws == ()


def test_a_topic_may_be_registered_by_a_later_layer(bank_at: Bank) -> None:
    bank_at("个人", "phrases:\n- {role: measure, text: 逐个检修闸门, topics: [闸门]}\n")
    bank_at("项目", "topics: {闸门: {part: what}}\n", "vocabulary.yaml")
    assert (texts(load_bank()), load_bank().flaws) == (["逐个检修闸门"], ())


def test_a_theme_that_a_vocabulary_of_ones_own_does_not_register_is_a_flaw(bank_at: Bank) -> None:
    path = bank_at("项目", "topics: {闸门: {part: what, themes: [水力]}}\n", "vocabulary.yaml")
    (mistake,) = load_bank().flaws
    assert (mistake.cause, str(mistake.place)) == ("没有登记“水力”这个主题", f"{path}:1:36")


def test_the_templates_are_asked_for_their_fields_only_where_a_phrase_names_one(bank_at: Bank) -> None:
    from drafter.phrases.linting import TemplateFields

    asked = []

    def templates() -> list[TemplateFields]:
        asked.append(True)
        return [TemplateFields("体会", frozenset({"unit"}))]

    bank_at("项目", 'phrases:\n- {role: passage, text: "要{{ measure }}。"}\n')
    assert (load_bank(templates=templates).flaws, asked) == ((), [])
    bank_at("项目", 'phrases:\n- {role: passage, text: "{{ unti }}要{{ measure }}。"}\n')
    assert (len(load_bank(templates=templates).flaws), asked) == (1, [True])


# -- the vocabulary -----------------------------------------------------------------------------------------


@pytest.fixture
def water(bank_at: Bank) -> PhraseBank:
    """A small bank with a vocabulary."""
    bank_at("自带", "themes: {水利: [灌区]}\ntopics:\n  责任: {part: how, words: [担责]}\n", "vocabulary.yaml")
    bank_at(
        "项目",
        "themes: {水利: [水库]}\ntopics:\n  渠系: {part: how, themes: [水利], words: [沟渠, 闸]}\n",
        "vocabulary.yaml",
    )
    bank_at(
        "项目",
        "phrases:\n- {role: lead, text: “护好”灌溉沟渠, topics: [渠系]}\n"
        "- {role: measure, text: 护好灌溉沟渠, topics: [渠系]}\n",
    )
    return load_bank()


@pytest.mark.parametrize("words", ["水利", "全市水利", "灌区改造", "水库除险"])
def test_a_theme_is_known_by_its_name_and_by_all_its_words(water: PhraseBank, words: str) -> None:
    assert water.themes_of(words) == {"水利"}


def test_other_words_are_no_theme(water: PhraseBank) -> None:
    assert water.themes_of("档案工作") == frozenset()


def test_the_topics_of_the_theme_come_before_the_general_ones(water: PhraseBank) -> None:
    assert [topic.name for topic in water.topics_of("how", frozenset({"水利"}))] == ["渠系", "责任"]


def test_topics_of_other_themes_do_not_come_at_all(water: PhraseBank) -> None:
    assert [topic.name for topic in water.topics_of("how", frozenset())] == ["责任"]


def test_topics_are_guessed_by_their_words_the_most_telling_first(water: PhraseBank) -> None:
    assert water.guess_topics("沟渠与闸，人人担责", frozenset({"水利"})) == ("渠系", "责任")


def test_a_phrase_is_found_by_its_text_and_role(water: PhraseBank) -> None:
    found = water.find("护好灌溉沟渠", "lead")
    assert found is not None
    assert (found.role, found.text) == ("lead", "“护好”灌溉沟渠")
    assert water.find("护好灌溉沟渠", "goal") is None


def test_phrases_are_given_by_role_and_topic(water: PhraseBank) -> None:
    assert [phrase.text for phrase in water.of("lead", "渠系")] == ["“护好”灌溉沟渠"]
    assert water.of("lead", "责任") == ()
