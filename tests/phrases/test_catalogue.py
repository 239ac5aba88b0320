"""The catalogue of bank files in the cache: it may be cold, warm, stale, damaged or shared; the bank is the same."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import InputFileError
from drafter.locations import user_cache
from drafter.phrases import ROLES, Phrase, PhraseBank, reading
from drafter.phrases.adding import written
from drafter.phrases.catalogue import Catalogue, Kept, with_catalogue
from drafter.phrases.linting import TemplateFields
from drafter.phrases.loading import load_bank
from drafter.phrases.sources import GIVEN, Source, sources
from tests.phrases.at_once import at_once
from tests.phrases.conftest import VOCABULARY, Bank

ONE = "phrases:\n- {role: measure, text: 疏通灌溉沟渠, topics: [灌溉]}\n"
TWO = ONE + "- {role: measure, text: 修好各处水闸, topics: [灌溉]}\n"
SHORT = ONE + "- {role: measure, text: 疏通}\n"
STRANGE = "phrases:\n- {role: measure, text: 逐个检修闸门, topics: [闸门]}\n"


@pytest.fixture(autouse=True)
def private(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache of the test's own, cold; gives its folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return user_cache()


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the bank files that the catalogue has had parsed, in order."""
    return counted(monkeypatch, "drafter.phrases.reading.read_bank")


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the bank files that have been judged, in order."""
    return counted(monkeypatch, "drafter.phrases.loading.read_bank")


def counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    names: list[str] = []
    read_bank = reading.read_bank

    def read(path: Path, *rest: Any) -> reading.LoadedBank:
        names.append(path.name)
        return read_bank(path, *rest)

    monkeypatch.setattr(name, read)
    return names


def texts(bank: PhraseBank) -> list[str]:
    return [phrase.text for phrase in bank.phrases]


def told(bank: PhraseBank) -> tuple[object, ...]:
    """All that a bank says, as what can be compared."""
    return bank.phrases, bank.topics, bank.themes, bank.flaws, [str(problem) for problem in bank.problems]


def database(private: Path) -> Path:
    (path,) = private.glob("phrases-*.sqlite")
    return path


# -- what has changed ---------------------------------------------------------------------------------------


def test_a_file_is_parsed_only_once(bank_at: Bank, parsed: list[str]) -> None:
    for layer in ("自带", "个人", "项目"):
        bank_at(layer, ONE, f"{layer}.yaml")
    first, second = load_bank(), load_bank()
    assert parsed == ["自带.yaml", "个人.yaml", "项目.yaml"]
    assert told(first) == told(second)


def test_of_several_files_only_the_edited_one_is_parsed_again(bank_at: Bank, parsed: list[str]) -> None:
    bank_at("项目", ONE, "甲.yaml")
    bank_at("项目", "phrases:\n- {role: lead, text: 护好水源, topics: [灌溉]}\n", "乙.yaml")
    load_bank()
    bank_at("项目", TWO, "甲.yaml")
    assert sorted(texts(load_bank())) == sorted(["护好水源", "疏通灌溉沟渠", "修好各处水闸"])
    assert parsed[2:] == ["甲.yaml"]


def test_a_file_as_long_and_as_old_in_the_place_of_another_is_seen(bank_at: Bank) -> None:
    path = bank_at("项目", ONE)
    load_bank()
    before, other = path.stat(), path.with_suffix(".new")
    other.write_text(ONE.replace("疏通灌溉沟渠", "修好各处水闸"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    assert (path.stat().st_size, texts(load_bank())) == (before.st_size, ["修好各处水闸"])


def test_a_deleted_file_is_gone(bank_at: Bank) -> None:
    bank_at("自带", ONE, "甲.yaml")
    path = bank_at("项目", TWO, "乙.yaml")
    load_bank()
    path.unlink()
    assert [(phrase.text, phrase.bank) for phrase in load_bank().phrases] == [("疏通灌溉沟渠", "甲")]


def test_a_new_file_is_seen(bank_at: Bank, parsed: list[str]) -> None:
    bank_at("项目", ONE, "甲.yaml")
    load_bank()
    bank_at("项目", "phrases:\n- {role: lead, text: 护好水源, topics: [灌溉]}\n", "渠/乙.yaml")
    assert sorted(texts(load_bank())) == sorted(["疏通灌溉沟渠", "护好水源"])
    assert parsed == ["甲.yaml", "乙.yaml"]


def test_a_renamed_file_is_known_by_its_new_name(bank_at: Bank) -> None:
    path = bank_at("项目", ONE, "甲.yaml")
    load_bank()
    path.rename(path.with_name("乙.yaml"))
    assert [(phrase.text, phrase.bank) for phrase in load_bank().phrases] == [("疏通灌溉沟渠", "乙")]


def test_a_file_that_comes_to_break_is_a_problem_until_it_is_mended(bank_at: Bank) -> None:
    bank_at("项目", ONE)
    load_bank()
    for _ in range(2):
        bank_at("项目", "phrases：\n")
        broken = load_bank()
        assert (texts(broken), len(broken.problems)) == ([], 1)
    bank_at("项目", TWO)
    assert texts(load_bank()) == ["疏通灌溉沟渠", "修好各处水闸"]


def test_a_file_known_of_one_layer_is_not_parsed_for_another(bank_at: Bank, parsed: list[str]) -> None:
    path = bank_at("项目", ONE)
    layers = [[phrase.layer for phrase in load_bank(extra).phrases] for extra in ([], [path])]
    assert (layers, len(parsed)) == ([["项目"], ["指定"]], 1)


def test_a_bank_that_is_not_there_is_refused_with_a_warm_cache_too(bank_at: Bank) -> None:
    path = bank_at("指定", ONE)
    load_bank([path])
    path.unlink()
    with pytest.raises(InputFileError, match="找不到句库"):
        load_bank([path])


# -- verdicts -----------------------------------------------------------------------------------------------


def test_a_file_is_judged_only_once(bank_at: Bank, judged: list[str]) -> None:
    bank_at("项目", SHORT)
    first, second = load_bank(), load_bank()
    assert (len(first.flaws), first.flaws, judged) == (2, second.flaws, ["水利.yaml"])


def test_an_edited_file_is_judged_anew(bank_at: Bank) -> None:
    bank_at("项目", SHORT)
    load_bank()
    bank_at("项目", TWO)
    assert (texts(load_bank()), load_bank().flaws) == (["疏通灌溉沟渠", "修好各处水闸"], ())


def test_a_file_is_judged_anew_but_not_parsed_when_the_vocabulary_changes(
    bank_at: Bank, judged: list[str], parsed: list[str]
) -> None:
    bank_at("项目", STRANGE)
    assert [flaw.cause for flaw in load_bank().flaws] == ["没有登记“闸门”这个话题"]
    bank_at("项目", "topics: {闸门: {part: what}}\n", "vocabulary.yaml")
    assert (texts(load_bank()), load_bank().flaws) == (["逐个检修闸门"], ())
    assert (len(parsed), len(judged)) == (1, 2)


def test_a_file_is_judged_anew_when_the_fields_of_the_templates_change(bank_at: Bank) -> None:
    bank_at("项目", 'phrases:\n- {role: opening, text: "我来自{{ branch }}。"}\n')
    offered: list[frozenset[str]] = [frozenset(), frozenset({"branch"}), frozenset()]
    flaws = [len(load_bank(templates=lambda fields=each: [TemplateFields("体会", fields)]).flaws) for each in offered]  # type: ignore[misc]
    assert flaws == [1, 0, 1]


def test_mistakes_name_the_file_as_it_is_named_this_time(bank_at: Bank) -> None:
    path = bank_at("项目", SHORT)
    relative = path.relative_to(Path.cwd())
    files = {flaw.place.file for bank in ([path], [relative]) for flaw in load_bank(bank).flaws if flaw.place}
    assert files == {str(path), str(relative)}


# -- damage -------------------------------------------------------------------------------------------------


def of_another_shape(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        for statement in statements:
            other.execute(statement)
        other.commit()


def replaced_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "garbage": lambda path: path.write_bytes(b"\x07\xff" * 4000),
    "garbage after the head": lambda path: path.write_bytes(path.read_bytes()[:100] + b"\x07\xff" * 9000),
    "text": lambda path: path.write_text("{}\n", encoding="utf-8"),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "all but the last byte": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "empty": lambda path: path.write_bytes(b""),
    "a log of garbage": lambda path: path.with_name(f"{path.name}-wal").write_bytes(b"\x07\xff" * 4000),
    "another log": lambda path: path.with_name(f"{path.name}-wal").write_bytes(path.read_bytes()),
    "gone": Path.unlink,
    "no phrases": lambda path: of_another_shape(path, "DROP TABLE phrases"),
    "no verdicts": lambda path: of_another_shape(path, "DROP TABLE verdicts"),
    "other columns": lambda path: of_another_shape(path, "DROP TABLE files", "CREATE TABLE files (name TEXT)"),
    "no JSON": lambda path: of_another_shape(path, "UPDATE phrases SET said = '{'"),
    "other JSON": lambda path: of_another_shape(path, "UPDATE phrases SET said = '5'"),
    "no such field": lambda path: of_another_shape(path, """UPDATE phrases SET said = '{"role": "lead", "a": 1}'"""),
    "other verdicts": lambda path: of_another_shape(path, "UPDATE verdicts SET flaws = '[1]'"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_catalogue_is_made_again_without_a_word(
    bank_at: Bank, private: Path, damage: str, parsed: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    for layer in ("自带", "项目"):
        bank_at(layer, SHORT, f"{layer}.yaml")
    sound = told(load_bank())
    DAMAGE[damage](database(private))
    assert told(load_bank()) == sound
    parsed.clear()
    assert told(load_bank()) == sound
    assert (parsed, *capfd.readouterr()) == ([], "", "")


def test_a_folder_in_the_place_of_the_catalogue_is_done_without(bank_at: Bank, private: Path) -> None:
    bank_at("项目", SHORT)
    sound = told(load_bank())
    replaced_by_folder(database(private))
    assert told(load_bank()) == sound


def test_without_a_cache_the_bank_is_the_same(bank_at: Bank, private: Path) -> None:
    bank_at("项目", SHORT)
    private.parent.mkdir()
    private.write_bytes(b"")
    without = told(load_bank())
    private.unlink()
    assert without == told(load_bank())


def test_a_catalogue_that_another_process_holds_is_done_without_and_left_alone(
    bank_at: Bank, private: Path, monkeypatch: pytest.MonkeyPatch, parsed: list[str]
) -> None:
    monkeypatch.setattr("drafter.phrases.catalogue._PATIENCE", 0.0)
    bank_at("自带", "phrases:\n- {role: lead, text: 护好水源}\n", "甲.yaml")
    bank_at("项目", ONE, "乙.yaml")
    load_bank()
    with closing(sqlite3.connect(database(private), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        bank_at("项目", TWO, "乙.yaml")
        assert texts(load_bank()) == ["护好水源", "疏通灌溉沟渠", "修好各处水闸"]
        other.execute("ROLLBACK")
    parsed.clear()
    assert texts(load_bank()) == ["护好水源", "疏通灌溉沟渠", "修好各处水闸"]
    assert parsed == ["乙.yaml"]


@settings(max_examples=40)
@given(cut=st.floats(0, 1, exclude_max=True))
def test_wherever_the_catalogue_breaks_off_the_bank_is_the_same(cut: float) -> None:
    with pytest.MonkeyPatch.context() as patch:
        folder = fresh(patch)
        (folder / "phrasebank" / "甲.yaml").write_text(SHORT, encoding="utf-8")
        sound = told(load_bank())
        path = database(user_cache())
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * cut)])
        assert told(load_bank()) == sound


@settings(max_examples=60)
@given(spots=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=40)), max_size=5))
def test_whatever_is_written_over_the_catalogue_the_bank_can_be_loaded(spots: list[tuple[float, bytes]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        folder = fresh(patch)
        (folder / "phrasebank" / "甲.yaml").write_text(SHORT, encoding="utf-8")
        load_bank()
        path = database(user_cache())
        content = bytearray(path.read_bytes())
        for spot, new in spots:
            start = int(len(content) * spot)
            content[start : start + len(new)] = new
        path.write_bytes(content)
        load_bank()


# -- cold and warm ------------------------------------------------------------------------------------------

_folders: Iterator[int] = iter(range(1_000_000))


def fresh(patch: pytest.MonkeyPatch) -> Path:
    """A working folder with a vocabulary, its cache cold, the shipped bank empty; for one example of a property."""
    folder = Path.cwd() / f"例{next(_folders)}"
    for name in ("phrasebank", "shipped"):
        (folder / name).mkdir(parents=True)
    (folder / "phrasebank" / "vocabulary.yaml").write_text(VOCABULARY, encoding="utf-8")
    patch.setattr("drafter.locations.shipped", lambda name: folder / "shipped")
    patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    patch.chdir(folder)
    return folder


NAMES = st.sampled_from(("灌溉", "防汛", "闸门"))
PHRASES = st.builds(
    Phrase,
    text=st.text(st.sampled_from("渠水闸修通，。“”{a1 #:𠮷"), min_size=1, max_size=12),
    role=st.sampled_from(ROLES),
    topics=st.lists(NAMES, max_size=2).map(tuple),
    registers=st.lists(st.sampled_from(("体会", "部署")), max_size=2).map(tuple),
    set=st.none() | NAMES,
    verified=st.booleans(),
    literal=st.booleans(),
    note=st.none() | st.text(st.sampled_from("渠, :"), max_size=4),
)
FILES = st.lists(PHRASES, max_size=6).map(lambda phrases: "phrases:\n" + "".join(f"{written(p)}\n" for p in phrases))
BANKS = st.dictionaries(st.sampled_from(("甲", "乙", "丙")), FILES | st.just("phrases：\n"), min_size=1)


@settings(max_examples=50)
@given(files=BANKS, later=BANKS)
def test_the_bank_is_the_same_with_a_cold_and_a_warm_cache(files: dict[str, str], later: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        folder = fresh(patch)

        def put(content: dict[str, str]) -> None:
            for name, text in content.items():
                (folder / "phrasebank" / f"{name}.new").write_text(text, encoding="utf-8")
                (folder / "phrasebank" / f"{name}.new").replace(folder / "phrasebank" / f"{name}.yaml")

        put(files)
        assert told(load_bank()) == told(load_bank())
        put(later)
        warm = told(load_bank())
        patch.setenv("XDG_CACHE_HOME", str(folder / "another"))
        assert told(load_bank()) == warm


# -- several at once ----------------------------------------------------------------------------------------

IMPORTS = """
from pathlib import Path
from drafter.phrases.catalogue import with_catalogue
from drafter.phrases.sources import GIVEN, sources
"""
REFRESH = """
banks = [source for source in sources([Path(sys.argv[2])]).banks if source.layer == GIVEN]
print(with_catalogue(lambda catalogue: sum(file.size for file in catalogue.refresh(banks)[0])))
"""


def given_by(path: Path) -> list[Source]:
    return [source for source in sources([path]).banks if source.layer == GIVEN]


def test_processes_that_refresh_at_once_leave_a_sound_catalogue(tmp_path: Path, private: Path) -> None:
    banks = tmp_path / "句库"
    banks.mkdir()
    for number in range(20):
        lines = "".join(f"- {{role: measure, text: 疏通第{number}片第{line}条沟渠}}\n" for line in range(30))
        (banks / f"{number}.yaml").write_text(f"phrases:\n{lines}", encoding="utf-8")
    assert at_once(4, IMPORTS, REFRESH, str(banks)) == [("600\n", "")] * 4
    with closing(sqlite3.connect(database(private))) as kept:
        assert kept.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts = [kept.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("files", "phrases")]
        kept.execute("INSERT INTO grams (grams, rank) VALUES ('integrity-check', 0)")
    assert counts == [20, 600]


def test_what_was_found_can_still_be_read_when_another_process_takes_in_an_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.phrases.catalogue._PATIENCE", 0.0)  # if the other has to wait, it need not for long
    folder = tmp_path / "句库"
    folder.mkdir()
    for name in ("甲", "乙"):
        (folder / f"{name}.yaml").write_text(ONE, encoding="utf-8")
    with_catalogue(lambda catalogue: catalogue.refresh(given_by(folder)))

    def first(catalogue: Catalogue) -> list[int]:
        files, _ = catalogue.refresh(given_by(folder))
        for name in ("甲", "乙"):
            (folder / f"{name}.yaml").write_text(TWO, encoding="utf-8")
        with_catalogue(second)
        return [len(list(catalogue.phrases(file))) for file in files]

    def second(catalogue: Catalogue) -> list[Kept]:
        return catalogue.refresh(given_by(folder))[0]

    assert all(count in (1, 2) for count in with_catalogue(first))
