"""What is wrong with a bank beyond its schema, with its place and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import Mistake
from drafter.phrases import Phrase
from drafter.phrases.linting import AtHand, TemplateFields, bank_mistakes, vocabulary_mistakes
from drafter.phrases.reading import read_bank, read_vocabulary

TEMPLATES = (
    TemplateFields("体会", frozenset({"theme", "unit", "count"})),
    TemplateFields("部署", frozenset({"theme", "area", "count"})),
)
AT_HAND = AtHand({"灌溉": None, "防汛": None}, {"水利": (), "应急": ()}, TEMPLATES)


def mistakes(tmp_path: Path, *entries: str, at_hand: AtHand = AT_HAND) -> list[Mistake]:
    """The mistakes in a file with these entries, one a line from the second line on."""
    path = tmp_path / "渠.yaml"
    path.write_text("phrases:\n" + "".join(f"- {{{entry}}}\n" for entry in entries), encoding="utf-8")
    file = read_bank(path)
    return bank_mistakes(file, at_hand)


def told(tmp_path: Path, *entries: str) -> list[tuple[str, str]]:
    return [(mistake.cause, mistake.remedy) for mistake in mistakes(tmp_path, *entries)]


SOUND = (
    "role: measure, text: 疏通灌溉沟渠, topics: [灌溉], themes: [水利]",
    'role: thesis, text: "{{ theme }}离不开一条条通水的渠", topics: [灌溉]',
    "role: heading, text: 护好每一条渠，用好每一方水, parts: [what]",
    "role: call, text: 管水如管家，护渠靠大家",
    "role: quotation, text: 水者，万物之本原也, themes: [水利], speaker: 某人",
    'role: passage, text: "{{ thesis }}。{{ unit }}要{{ lead }}，{{measure}}，{{ goal }}。"',
    'role: opening, text: "围绕{{ theme }}，我谈{{ count }}点体会。", registers: [体会, 部署]',
)


@pytest.mark.parametrize("entry", SOUND)
def test_a_sound_phrase_is_left_alone(tmp_path: Path, entry: str) -> None:
    assert told(tmp_path, entry) == []


def test_a_mistake_names_file_line_column_the_line_and_a_remedy(tmp_path: Path) -> None:
    (mistake,) = mistakes(tmp_path, SOUND[0], 'role: passage, text: "要{{ measur }}。"')
    assert str(mistake) == (
        f"{tmp_path / '渠.yaml'}:3:19: 没有叫“measur”的成分，也没有这个字段\n"
        '    | - {role: passage, text: "要{{ measur }}。"}\n'
        "    → 是不是 measure？"
    )


FILLING = "heading、lead、thesis、problem、measure、move、step、goal、formula、call"
WRONG = {
    "a broken contract": (
        "role: measure, text: 疏通, topics: [灌溉]",
        "2 个字，太短了",
        "措施（measure）应在 5 到 26 个字之间",
    ),
    "a quotation without speaker": (
        "role: quotation, text: 水者，万物之本原也, themes: [水利]",
        "引文没有写是谁说的",
        "补上 speaker: …",
    ),
    "a slot like no name": (
        'role: passage, text: "要{{ xyz }}。"',
        "没有叫“xyz”的成分，也没有这个字段",
        f"可以用：{FILLING}，以及字段 area、count、theme、unit",
    ),
    "a field that there is not": (
        'role: measure, text: "修好{{ areas }}的渠", topics: [灌溉]',
        "没有叫“areas”的字段",
        "是不是 area？",
    ),
    "a slot with more than a name": (
        'role: passage, text: "要{{ measure | upper }}。"',
        "花括号里不是一个名字",
        "写成 {{ theme }}（主题）、{{ measure }}（措施）这样：两层英文花括号，里面只写一个英文名字",
    ),
    "a slot in full-width braces": (
        "role: passage, text: 要｛｛ measure ｝｝。",
        "花括号里不是一个名字",
        "写成 {{ theme }}（主题）、{{ measure }}（措施）这样：两层英文花括号，里面只写一个英文名字",
    ),
    "a frame in a frame": (
        'role: passage, text: "{{ continuation }}要{{ measure }}。"',
        "“continuation”不能用来填句式",
        f"可以用：{FILLING}",
    ),
    "a role in what is no frame": (
        'role: thesis, text: "{{ measure }}是管水人的本分", topics: [灌溉]',
        "thesis 里只能取模板的字段，“measure”是成分",
        "改成字段，如 {{ theme }}；或者把它写成句式",
    ),
    "a field in what stands as it is": (
        'role: lead, text: "抓实{{ theme }}", topics: [灌溉]',
        "lead 照原样写进稿子，里面不能用 {{ }}",
        "把 {{ }} 换成文字",
    ),
    "a field that the templates of the register have not": (
        'role: passage, text: "{{ unit }}要{{ measure }}。", registers: [部署]',
        "没有哪个模板用得上这一句：语体是部署的模板里，没有一个有 unit 这个字段",
        "换成别的字段，或者改写 registers",
    ),
    "fields that no template has together": (
        'role: passage, text: "{{ unit }}和{{ area }}都要{{ measure }}。"',
        "没有哪个模板用得上这一句：模板里，没有一个同时有 unit、area 这几个字段",
        "换成别的字段，或者改写 registers",
    ),
    "a measure without topics": (
        "role: measure, text: 疏通灌溉沟渠",
        "没有写话题，这一句轮不到用",
        "补上话题，如 topics: [责任]",
    ),
    "a quotation without themes": (
        "role: quotation, text: 水者，万物之本原也, speaker: 某人",
        "引文没有写主题，轮不到用",
        "补上主题，如 themes: [安全生产]；引文只在写明的主题里推荐",
    ),
    "a topic that is not registered": (
        "role: measure, text: 疏通灌溉沟渠, topics: [灌溉, 排水]",
        "没有登记“排水”这个话题",
        "改成登记过的话题，或者在 vocabulary.yaml 里登记",
    ),
    "a theme that is nearly registered": (
        "role: measure, text: 疏通灌溉沟渠, topics: [灌溉], themes: [水利工]",
        "没有登记“水利工”这个主题",
        "是不是“水利”？或者在 vocabulary.yaml 里登记",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_with_a_remedy(tmp_path: Path, name: str) -> None:
    entry, cause, remedy = WRONG[name]
    assert told(tmp_path, entry) == [(cause, remedy)]


def test_all_mistakes_come_at_once_from_top_to_bottom(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        "role: measure, topics: [排水], text: 疏通",
        'role: passage, text: "要{{ measur }}"',
        SOUND[0],
        "role: goal, text: 确保灌溉用水按时到田",
    )
    places = [(mistake.place.line, mistake.place.column) for mistake in found if mistake.place]
    assert places == [(2, 28), (2, 33), (3, 19), (3, 19), (5, 3)]


def test_a_mistake_in_the_defaults_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "渠.yaml"
    path.write_text(
        "defaults: {role: measure, topics: [排水]}\nphrases:\n- {text: 疏通灌溉沟渠}\n- {text: 修好各处水闸}\n",
        encoding="utf-8",
    )
    file = read_bank(path)
    (mistake,) = bank_mistakes(file, AT_HAND)
    assert str(mistake.place) == f"{path}:1:27"


def test_any_name_may_be_a_field_where_the_templates_are_not_known(tmp_path: Path) -> None:
    entry = 'role: passage, text: "{{ branch }}要{{ measure }}。"'
    assert mistakes(tmp_path, entry, at_hand=AtHand({}, {})) == []


# -- the same phrase twice ----------------------------------------------------------------------------------


def test_the_same_phrase_further_down_is_told_where_it_stands_first(tmp_path: Path) -> None:
    again = "role: measure, text: “疏通”灌溉沟渠, topics: [防汛]"
    assert told(tmp_path, SOUND[0], again) == [
        ("这一句在第 2 行已经有了", "留一条就够；话题不同的，合写在一条的 topics 里")
    ]


def test_one_text_may_stand_in_two_roles(tmp_path: Path) -> None:
    assert told(tmp_path, SOUND[0], "role: lead, text: 疏通灌溉沟渠, topics: [灌溉]") == []


def test_a_phrase_of_another_file_is_told_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "渠.yaml"
    path.write_text(f"phrases:\n- {{{SOUND[0]}}}\n", encoding="utf-8")
    file = read_bank(path)
    other = tmp_path / "水.yaml"
    other.write_text("# 水\nphrases:\n\n- {text: “疏通灌溉”沟渠, role: measure}\n", encoding="utf-8")
    (mistake,) = bank_mistakes(
        file, AT_HAND, {("measure", Phrase("疏通灌溉沟渠", "measure").key): (read_bank(other), 0)}
    )
    assert mistake.cause == f"这一句在 {other}:4:4 已经有了"


# -- vocabularies -------------------------------------------------------------------------------------------


def test_a_topic_is_confined_to_registered_themes(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.yaml"
    path.write_text("topics:\n  水闸: {part: what, themes: [水利, 水务]}\n", encoding="utf-8")
    vocabulary = read_vocabulary(path)
    (mistake,) = vocabulary_mistakes(vocabulary.document, vocabulary.topics, {"水利"})
    assert mistake.cause == "没有登记“水务”这个主题"
    assert mistake.place
    assert (mistake.place.line, mistake.place.column) == (2, 33)
