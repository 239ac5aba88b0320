"""Bank files of one phrase a line: what is taken reads as YAML would read it, and the rest is left to YAML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import MistakesError
from drafter.phrases.lines import Line, read_lines
from drafter.phrases.sources import VOCABULARIES
from drafter.yamlfile import parse, read_text

HEAD = "# 说明\ndefaults: {topics: [灌溉]}\n\nphrases:\n"
ONE = "- {role: measure, text: 疏通灌溉沟渠}\n"


def by_yaml(text: str) -> list[Line] | None:
    """The entries as YAML has them; None if YAML refuses the file or it holds anything else."""
    try:
        document = parse(text, "甲.yaml")
    except MistakesError:
        return None
    data = document.data
    if not isinstance(data, dict) or set(data) - {"defaults", "phrases"}:
        return None
    defaults, items = data.get("defaults", {}), data.get("phrases")
    if not isinstance(defaults, dict) or not isinstance(items, list):
        return None
    entries: list[Line] = []
    for index, item in enumerate(items):
        said: dict[str, Any] = {**defaults, **item} if isinstance(item, dict) else {}
        if not isinstance(said.get("text"), str):
            return None
        entries.append(Line(document.place(("phrases", index)).line, said.pop("text"), said))
    return entries


def assert_agrees(text: str) -> None:
    taken = read_lines(text)
    assert taken is None or taken == by_yaml(text)


# -- what is taken ------------------------------------------------------------------------------------------


def test_an_entry_knows_its_line_its_text_and_what_it_says_besides() -> None:
    assert read_lines(HEAD + "# 又\n" + ONE) == [
        Line(6, "疏通灌溉沟渠", {"topics": ["灌溉"], "role": "measure"}),
    ]


def test_what_an_entry_says_replaces_the_defaults() -> None:
    (entry,) = read_lines(HEAD + "- {role: lead, text: 护好水源, topics: [防汛, 水源]}\n") or []
    assert entry.said == {"topics": ["防汛", "水源"], "role": "lead"}


def test_what_is_said_alike_is_one_object() -> None:
    first, second = read_lines(HEAD + ONE + "- {role: measure, text: 修好水闸}\n") or []
    assert first.said is second.said


@pytest.mark.parametrize(
    "line",
    [
        "- {text: 疏通沟渠, role: measure}",
        '- {role: passage, text: "要{{ measure }}，{{ goal }}。"}',
        '- {role: measure, text: 疏通沟渠, source: ["第 1 期, 甲: 乙"]}',
        '- {role: measure, text: "一段 #不是注释, a: b"}',
        "- {role: lead_paragraph, text: 疏通“三条”沟渠。}",
        "- {role: measure, text: no}",
    ],
)
def test_such_a_line_is_taken(line: str) -> None:
    text = f"phrases:\n{line}\n"
    taken = read_lines(text)
    assert taken is not None
    assert taken == by_yaml(text)


def test_the_last_line_need_not_end() -> None:
    assert read_lines(HEAD + ONE.rstrip()) == read_lines(HEAD + ONE)


@pytest.fixture(scope="module")
def shipped(root: Path) -> dict[str, str]:
    """The text of every shipped bank file by its name."""
    paths = sorted((root / "phrasebank").rglob("*.yaml"))
    return {str(path): read_text(path) for path in paths if path.name not in VOCABULARIES}


def test_every_shipped_bank_of_one_line_entries_is_read_quickly(shipped: dict[str, str]) -> None:
    one_line = {name: text for name, text in shipped.items() if "\n  " not in text}
    assert len(one_line) > len(shipped) // 2
    assert [name for name, text in one_line.items() if read_lines(text) is None] == []


def test_what_is_read_of_the_shipped_banks_is_what_yaml_reads(shipped: dict[str, str]) -> None:
    taken = {name: entries for name, text in shipped.items() if (entries := read_lines(text))}
    assert [name for name, entries in taken.items() if entries != by_yaml(shipped[name])] == []


# -- what is left to YAML -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "- {role: measure, text: true}",
        "- {role: measure, text: ~}",
        "- {role: measure, text: 疏通沟渠, verified: true}",
        "- {role: measure, text: 疏通沟渠, topics: [null]}",
        "- {role: measure, text: 12}",
        "- {role: measure, text: 疏通, 沟渠}",
        "- {role: measure, text: 疏通沟渠, text: 修好水闸}",
        "- {role: measure, role: lead, text: 疏通沟渠}",
        "- {role: measure}",
        "- {role: measure, text:疏通沟渠}",
        "- {role: measure,text: 疏通沟渠}",
        "-  {role: measure, text: 疏通沟渠}",
        "  - {role: measure, text: 疏通沟渠}",
        "- {role: measure, text: 疏通沟渠} # 注",
        "- {role: measure, text: 疏通沟渠}\r",
        "- {role: measure, text: 疏通\t沟渠}",
        "- {role: measure, text: '疏通沟渠'}",
        r'- {role: measure, text: "疏通\n沟渠"}',
        "- {role: measure, text: &a 疏通沟渠}",
        "- role: measure\n  text: 疏通沟渠",
        "- 疏通沟渠",
    ],
)
def test_a_file_with_such_a_line_is_left_to_yaml_as_a_whole(line: str) -> None:
    assert read_lines(HEAD + ONE + line + "\n" + ONE) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "phrases:\n",
        "phrases: []\n",
        "phrases: # 注\n" + ONE,
        "phrases:\n" + ONE + "defaults: {topics: [灌溉]}\n",
        "defaults: {text: 疏通沟渠}\nphrases:\n- {role: measure, text: 修好水闸}\n",
        "defaults: {verified: true}\nphrases:\n" + ONE,
        "\ufeffphrases:\n" + ONE,
        "phrases:\r\n" + ONE.replace("\n", "\r\n"),
    ],
    ids=repr,
)
def test_such_a_file_is_left_to_yaml(text: str) -> None:
    assert read_lines(text) is None


@pytest.mark.parametrize(
    "line",
    [
        '- {role: measure, note: "a, text: 疏通沟渠, b"}',
        "- {, text: 疏通沟渠}",
        "- {text: 疏通沟渠, , role: measure}",
        '- {role: measure, text: "疏通\ufdd0沟渠"}',
        "# 注\u2028- {role: lead, text: 护好水源}",
        "# 注\x85phrases: []",
        "# 注\r- {role: lead, text: 护好水源}",
        "# 注\x07",
    ],
    ids=repr,
)
def test_nothing_is_read_otherwise_than_yaml_reads_it(line: str) -> None:
    text = f"phrases:\n{line}\n{ONE}"
    assert read_lines(text) in (None, by_yaml(text))


@pytest.mark.parametrize("head", ["defaults: {, role: measure}\n", "# 注\u2028defaults: {}\n", "# 注\x0b\n"], ids=repr)
def test_no_head_is_read_otherwise_than_yaml_reads_it(head: str) -> None:
    text = f"{head}phrases:\n{ONE}"
    assert read_lines(text) in (None, by_yaml(text))


# -- whatever the file --------------------------------------------------------------------------------------

WORDS = (
    "疏通灌溉沟渠",
    "修好水闸",
    "“两条”渠，一起管",
    "《某书》",
    "甲—乙…丙",
    "measure",
    "no",
    "true",
    "12",
    "~",
    "a",
)
QUOTED = st.text(st.sampled_from("渠水,: {}[]#'-&*!|>%@`~，。a1𠮷\u00a0"), max_size=8).map(lambda text: f'"{text}"')
SCALARS = st.sampled_from(WORDS) | QUOTED
LISTS = st.lists(SCALARS, max_size=3).map(lambda items: f"[{', '.join(items)}]")
PAIRS = st.tuples(st.sampled_from(("topics", "role", "note", "set", "text", "y")), SCALARS | LISTS).map(": ".join)


def entry(pairs: Sequence[str]) -> str:
    return f"- {{{', '.join(pairs)}}}\n"


ENTRIES = st.lists(PAIRS, min_size=1, max_size=4).map(entry)
SOUND = st.tuples(st.sampled_from(WORDS[:6]), st.sampled_from(("", ", topics: [灌溉, 防汛]", ', note: "甲, 乙"'))).map(
    lambda told: f"- {{role: measure, text: {told[0]}{told[1]}}}\n"
)
REMARKS = st.sampled_from(("", "", "# 注水渠闸\n", "\n", "  # 注: {甲}\n", "#\n\n"))
HEADS = st.tuples(
    REMARKS, st.sampled_from(("", "defaults: {}\n", "defaults: {topics: [灌溉], set: 甲组}\n")), REMARKS
).map("".join)
FILES = st.tuples(HEADS, st.lists(SOUND | SOUND | ENTRIES | REMARKS, min_size=1, max_size=5)).map(
    lambda told: f"{told[0]}phrases:\n{''.join(told[1])}"
)
PIECES = st.sampled_from(
    (
        *"\r\n\t\x85\u2028\u2029\ufeff\x00\x07\x7f\ufdd0\ufffe\u3000\u00a0 𠮷😀,:'\"{}[]#-&*!|>%@~\\",
        *(", ", ": ", "text: 水, ", ", text: 水", " #", "- ", "---\n", "true", "null", "1", '", text: 水, "', "\r\n"),
    )
)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A file with a few pieces put in, taken out or put in another's place."""
    text = draw(FILES)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from((0, 0, 1, 2)))
        text = text[:start] + draw(PIECES | st.just("")) + text[start + gone :]
    return text


@given(st.lists(SOUND, min_size=1), HEADS)
def test_a_file_of_the_usual_shape_is_taken(lines: list[str], head: str) -> None:
    assert read_lines(f"{head}phrases:\n{''.join(lines)}") is not None


@given(FILES)
def test_what_is_taken_of_any_file_is_what_yaml_reads(text: str) -> None:
    assert_agrees(text)


@settings(max_examples=500)
@given(spoilt())
def test_what_is_taken_of_a_spoilt_file_is_what_yaml_reads(text: str) -> None:
    assert_agrees(text)


@given(spoilt().map(lambda text: text.replace("\n", "\r\n")))
def test_what_is_taken_of_a_file_from_windows_is_what_yaml_reads(text: str) -> None:
    assert_agrees(text)
