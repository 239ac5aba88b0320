"""Adding phrases to a bank file: what stands in it stays to the letter."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.errors import BankError, DrafterError, InputFileError, OutputError
from drafter.hanzi import forbidden_character
from drafter.phrases import REGISTERS, ROLES, Phrase
from drafter.phrases.adding import add, written
from drafter.phrases.reading import bank_entries, read_bank
from tests.phrases.at_once import at_once

GATE = Phrase("修好各处水闸", "measure", ("防汛",))
LINE = "- {role: measure, text: 修好各处水闸, topics: [防汛]}"
CANAL = "- {role: measure, text: 疏通灌溉沟渠, topics: [灌溉]}\n"


def after(text: str, *phrases: Phrase) -> str:
    """What becomes of a file with this text when phrases are added to it."""
    path = Path("水利.yaml")
    path.write_bytes(text.encode())
    add(phrases or (GATE,), path)
    return path.read_bytes().decode()


def texts(path: Path) -> list[str]:
    return [entry.text for entry in read_bank(path).entries]


# -- where they go ------------------------------------------------------------------------------------------


def test_a_missing_file_is_made_with_its_folders() -> None:
    path = Path("甲/乙/水利.yaml")
    add([GATE], path)
    head, *rest = path.read_text(encoding="utf-8").splitlines()
    assert (head[:1], rest) == ("#", ["phrases:", LINE])


AT_THE_END = {
    "one line an entry": f"# 注\ndefaults: {{topics: [灌溉]}}\n\nphrases:\n# 甲\n{CANAL}\n# 乙：完\n",
    "blocks": "phrases:  # 注\n- role: measure   # 甲\n  text: 疏通灌溉沟渠\n  topics:\n  - 灌溉\n",
    "a list within an entry": "phrases:\n- topics: [灌溉]\n  role: lead\n  source:\n    - 某书\n    - 某报\n  text: 护好水源\n",
    "a block scalar": "phrases:\n- role: measure\n  text: |-\n    疏通灌溉沟渠\n",
    "a folded scalar": "phrases:\n- role: measure\n  text: >-\n    疏通\n    灌溉沟渠\n",
    "a block scalar with a line like a remark": "phrases:\n- role: lead\n  text: |-\n    护好水源\n    # 不是注\n",
    "a block scalar with empty lines": "phrases:\n- role: lead\n  text: |+\n    护好水源\n\n\n",
    "a text over two lines": "phrases:\n- role: lead\n  text: 护好\n    水源\n",
    "a text in quotes": "phrases:\n- {role: lead, text: '护好 '': 水源'}\n",
    "several lines in braces": "phrases:\n- {role: lead,\n   text: 护好水源\n  }\n",
    "nothing but remarks": "# 还没有写\n# 明天写\n",
    "an empty file": "",
    "a document mark": f"---\nphrases:\n{CANAL}",
    "a key in quotes": f'"phrases":\n{CANAL}',
    "a separator in the text": 'phrases:\n- {role: lead, text: "护好\\u2028水源"}\n',
}


@pytest.mark.parametrize("layout", AT_THE_END)
def test_what_stands_in_the_file_stays_before_what_is_added(layout: str) -> None:
    text = AT_THE_END[layout]
    changed = after(text)
    assert changed.startswith(text)
    assert changed.removeprefix(text).endswith(f"{LINE}\n")
    old = [entry.text for entry in bank_entries(text, Path("水利.yaml"))]
    assert [entry.text for entry in bank_entries(changed, Path("水利.yaml"))] == [*old, GATE.text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"phrases:\n  {CANAL}", f"phrases:\n  {CANAL}  {LINE}\n"),
        (f"phrases:\n  {CANAL}  # 完\n", f"phrases:\n  {CANAL}  {LINE}\n  # 完\n"),
        (
            "phrases:\n  - role: lead\n    text: 护好水源\n\n",
            f"phrases:\n  - role: lead\n    text: 护好水源\n  {LINE}\n\n",
        ),
        (
            f"phrases:\n{CANAL}\n# 缺省\ndefaults:\n  topics: [防汛]  # 注\n",
            f"phrases:\n{CANAL}- {{role: measure, text: 修好各处水闸}}\n\n# 缺省\ndefaults:\n  topics: [防汛]  # 注\n",
        ),
        ("phrases: []\n", f"phrases:\n{LINE}\n"),
        ("# 注\nphrases: []\n# 又\n", f"# 注\nphrases:\n{LINE}\n# 又\n"),
        ("phrases:\ndefaults: {}\n", f"phrases:\n{LINE}\ndefaults: {{}}\n"),
        ("phrases: ~\ndefaults: {}\n", f"phrases:\n{LINE}\ndefaults: {{}}\n"),
        ("# 注\nphrases:\n# 待写\n", f"# 注\nphrases:\n{LINE}\n# 待写\n"),
        (
            f"phrases:\r\n{CANAL.strip()}\r\n\r\ndefaults: {{}}\r\n",
            f"phrases:\r\n{CANAL.strip()}\r\n{LINE}\r\n\r\ndefaults: {{}}\r\n",
        ),
    ],
    ids=repr,
)
def test_a_phrase_goes_after_the_last_one(text: str, expected: str) -> None:
    assert after(text) == expected


@pytest.mark.parametrize("text", ["phrases: []  # 待写\n", "phrases:  # 待写\ndefaults: {}\n", "phrases: ~ # 待写\n"])
def test_a_remark_beside_an_empty_list_stays(text: str) -> None:
    assert "# 待写\n" in after(text)


IN_BRACKETS = {
    "one line": "phrases: [{role: lead, text: 护好水源}]\n",
    "one line with a comma at its end": "phrases: [{role: lead, text: 护好水源}, ]  # 完\n",
    "defaults after it": "phrases: [{role: lead, text: 护好水源}]\ndefaults: {note: 备}  # 注\n",
    "several lines": "# 注\nphrases: [\n  {role: lead, text: 护好水源},\n  {role: lead, text: 看住水闸}\n]\n",
    "a comma after the last": "phrases: [\n  {role: lead, text: 护好水源},\n]\n",
    "a remark after the last": "phrases: [\n  {role: lead, text: 护好水源}  # 注\n]\n# 完\n",
    "a remark after the last comma": "phrases: [\n  {role: lead, text: 护好水源},  # 注\n  # 又\n]\n# 完\n",
    "a text that ends like the list": "phrases: [{text: '护好水源]', role: lead}]\n",
}


@pytest.mark.parametrize("layout", IN_BRACKETS)
def test_nothing_is_taken_from_a_list_in_brackets(layout: str) -> None:
    text, path = IN_BRACKETS[layout], Path("水利.yaml")
    rest = iter(changed := after(text))
    assert all(character in rest for character in text), changed
    assert [line for line in text.splitlines() if line.lstrip().startswith("#")] == [
        line for line in changed.splitlines() if line.lstrip().startswith("#")
    ]
    assert texts(path) == [*(entry.text for entry in bank_entries(text, path)), GATE.text]


@pytest.mark.parametrize(
    "text", [f"phrases:\n{CANAL}", "phrases:\n- role: lead\n  text: 护好水源\n", "# 注\nphrases:\n"]
)
def test_the_ends_of_lines_stay_those_of_windows(text: str) -> None:
    text = text.replace("\n", "\r\n")
    assert after(text) == f"{text}{LINE}\r\n"


@pytest.mark.parametrize("text", [f"phrases:\n{CANAL}", "phrases:\n- role: lead\n  text: 护好水源\n"])
def test_a_byte_order_mark_stays_and_is_not_doubled(text: str) -> None:
    assert after(f"\ufeff{text}") == f"\ufeff{text}{LINE}\n"


@pytest.mark.parametrize(
    "text", [f"phrases:\n{CANAL.strip()}", "phrases:\n- role: lead\n  text: 护好水源", "# 注\nphrases:", "# 注"]
)
def test_a_last_line_that_does_not_end_is_ended(text: str) -> None:
    changed = after(text)
    assert changed.startswith(f"{text}\n")
    assert changed.endswith(f"\n{LINE}\n")


def test_a_last_line_that_does_not_end_is_ended_as_the_others_are() -> None:
    text = f"phrases:\r\n{CANAL.strip()}"
    assert after(text) == f"{text}\r\n{LINE}\r\n"


def test_several_phrases_keep_their_order() -> None:
    others = [Phrase(f"第{number}处水闸要修", "lead") for number in range(5)]
    after(f"phrases:\n{CANAL}", *others)
    assert texts(Path("水利.yaml")) == ["疏通灌溉沟渠", *(phrase.text for phrase in others)]


def test_to_add_nothing_changes_nothing() -> None:
    path = Path("水利.yaml")
    path.write_text(f"phrases:\n{CANAL}", encoding="utf-8")
    add([], path)
    assert path.read_text(encoding="utf-8") == f"phrases:\n{CANAL}"


def test_a_symbolic_link_stays_one() -> None:
    Path("真.yaml").write_text(f"phrases:\n{CANAL}", encoding="utf-8")
    link = Path("链.yaml")
    link.symlink_to("真.yaml")
    add([GATE], link)
    assert (link.is_symlink(), Path("真.yaml").read_text(encoding="utf-8")) == (True, f"phrases:\n{CANAL}{LINE}\n")


# -- how they are written -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("defaults", "line"),
    [
        ({}, LINE),
        ({"role": "measure", "topics": ["防汛"]}, "- {text: 修好各处水闸}"),
        ({"topics": ["灌溉"]}, LINE),
        ({"themes": ["水利"]}, f"{LINE[:-1]}, themes: []}}"),
        ({"set": "甲组", "verified": True}, f"{LINE[:-1]}, set: ~, verified: false}}"),
        ({"verb": "强调"}, f"{LINE[:-1]}, verb: 指出}}"),
    ],
    ids=str,
)
def test_an_entry_says_no_more_than_the_defaults_leave_to_say(defaults: dict[str, Any], line: str) -> None:
    assert written(GATE, defaults) == line


ODD = st.text(
    st.sampled_from("渠水，。“”'\"\\:：{}[]#-,&*!|>%@`~? \t\n\u00a0\u3000\x85\u2028\u2029\ufeff𠮷😀aN1")
    | st.characters(),
    min_size=1,
    max_size=12,
).filter(lambda text: forbidden_character(text) is None)
NAMES = st.sampled_from(("灌溉", "no", "true", "12", "a: b", "~", "[", "y"))
PHRASES = st.builds(
    Phrase,
    text=ODD,
    role=st.sampled_from(ROLES),
    topics=st.lists(NAMES, max_size=2).map(tuple),
    themes=st.lists(NAMES, max_size=1).map(tuple),
    registers=st.lists(st.sampled_from(REGISTERS), max_size=2).map(tuple),
    parts=st.lists(st.sampled_from(("why", "how")), max_size=1).map(tuple),
    set=st.none() | NAMES,
    source=st.lists(ODD, max_size=2).map(tuple),
    speaker=st.none() | ODD,
    verb=st.sampled_from(("指出", "强调")),
    occasion=st.none() | NAMES,
    date=st.sampled_from((None, "2001-02-03", "2001")),
    verified=st.booleans(),
    note=st.none() | st.just("") | ODD,
    literal=st.booleans(),
)
FILES = (
    "",
    f"phrases:\n{CANAL}",
    f"defaults: {{role: lead, topics: [灌溉], verified: true, note: 备}}\nphrases:\n{CANAL}",
    "phrases:\n- role: lead\n  text: 护好水源\ndefaults: {set: 甲组, source: [某书], literal: true, verb: 强调}\n",
    "phrases: [{role: lead, text: 护好水源}]\ndefaults: {registers: [体会], themes: [水利], date: 某日}\n",
    f"\ufeffphrases:\r\n{CANAL.strip()}\r\n",
)
_examples = count()


@given(text=st.sampled_from(FILES), phrases=st.lists(PHRASES, min_size=1, max_size=3))
@example(text="", phrases=[Phrase("- {{ measure }}: #\u2028\x85'\"", "passage", ("true",))])
def test_what_is_added_reads_back_as_it_is(text: str, phrases: list[Phrase]) -> None:
    path = Path(f"{next(_examples)}.yaml")
    path.write_bytes(text.encode())
    before = read_bank(path).entries
    add(phrases, path)
    entries = read_bank(path).entries
    assert [(entry.text, entry.said) for entry in entries[: len(before)]] == [(old.text, old.said) for old in before]
    assert [Phrase(entry.text, **entry.said) for entry in entries[len(before) :]] == phrases


# -- what is refused ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "phrases：\n- 甲\n",
        "phrases:\n- {role: lead}\n",
        "phrases:\n- {role: lead, text: 甲\n",
        "phrase: []\n",
        "- 甲\n",
        "{}\n",
    ],
    ids=repr,
)
def test_a_broken_file_is_refused_and_left_as_it_was(text: str) -> None:
    with pytest.raises(BankError):
        after(text)
    assert Path("水利.yaml").read_bytes() == text.encode()


@pytest.mark.parametrize("content", ["句库".encode("gb18030"), b"PK\x03\x04 \xff", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_file_that_is_no_text_is_refused_and_left_as_it_was(content: bytes) -> None:
    path = Path("水利.yaml")
    path.write_bytes(content)
    with pytest.raises(InputFileError):
        add([GATE], path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("text", ["护好\x00水源", "护好\ufdd0水源", "护好\ud800水源", ""])
def test_a_phrase_that_no_file_may_hold_is_refused_and_the_file_left_as_it_was(text: str) -> None:
    with pytest.raises(BankError):
        after(f"phrases:\n{CANAL}", GATE, Phrase(text, "lead"))
    assert Path("水利.yaml").read_text(encoding="utf-8") == f"phrases:\n{CANAL}"


def test_a_folder_in_the_place_of_the_file_is_refused() -> None:
    path = Path("水利.yaml")
    path.mkdir()
    with pytest.raises(DrafterError):
        add([GATE], path)
    assert list(path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_refused() -> None:
    Path("甲").write_bytes(b"")
    with pytest.raises(OutputError):
        add([GATE], Path("甲/水利.yaml"))


def test_nothing_is_left_beside_the_file() -> None:
    after(f"phrases:\n{CANAL}")
    assert [path.name for path in Path().iterdir()] == ["水利.yaml"]


# -- several at once ----------------------------------------------------------------------------------------

IMPORTS = """
from pathlib import Path
from drafter.phrases import Phrase
from drafter.phrases.adding import add
"""
ADD = """
for number in range(10):
    add([Phrase(f"第{sys.argv[1]}组修好第{number}处水闸", "measure")], Path("水利.yaml"))
"""


@pytest.mark.parametrize(
    "text", [None, "phrases:\n- role: lead\n  text: 护好水源\n"], ids=["a new file", "an old file"]
)
def test_processes_that_add_at_once_lose_nothing(text: str | None) -> None:
    path = Path("水利.yaml")
    if text is not None:
        path.write_text(text, encoding="utf-8")
    before = texts(path) if text else []
    assert at_once(4, IMPORTS, ADD) == [("", "")] * 4
    added = [f"第{group}组修好第{number}处水闸" for group in range(4) for number in range(10)]
    assert sorted(texts(path)) == sorted([*before, *added])
