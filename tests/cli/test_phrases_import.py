"""drafter phrases import: from somebody's file into a bank of one's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.hanzi import chinese_number
from drafter.phrases.reading import read_bank
from tests.cli.conftest import Result, Run
from tests.importing.conftest import excel, word

Write = Callable[[str, str], str]
MEASURES = ("逐条疏通田间灌溉沟渠", "把各处水闸挨个检修一遍", "给水库大坝装上测压管")
LINES = "".join(f"{text}\n" for text in MEASURES)
AS_MEASURES = ("--role", "措施", "--topic", "责任")
BANK = f"phrases:\n- {{role: measure, text: {MEASURES[0]}, topics: [机制]}}\n"


@pytest.fixture
def imported(run: Run) -> Callable[..., Result]:
    """Imports a file as measures into 库.yaml."""

    def command(name: str, *arguments: str) -> Result:
        return run("phrases", "import", name, *AS_MEASURES, "--to", "库.yaml", *arguments)

    return command


Imported = Callable[..., Result]


def kept(path: Path | str = "库.yaml") -> list[str]:
    return [phrase.text for phrase in read_bank(Path(path)).phrases]


def own(isolation: Path, name: str) -> Path:
    return isolation / "drafter" / "phrasebank" / f"{name}.yaml"


# -- what is taken ------------------------------------------------------------------------------------------


def test_what_is_taken_is_shown_and_stands_in_the_bank(imported: Imported, file: Write) -> None:
    result = imported(file("句.txt", LINES))
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[1:] == [
        "逐条疏通田间灌溉沟渠    措施  责任",
        "把各处水闸挨个检修一遍  措施  责任",
        "给水库大坝装上测压管    措施  责任",
        "可以收 3 句：措施 3",
        "收了 3 句，放在：",
        "库.yaml",
    ]
    assert kept() == list(MEASURES)


@pytest.mark.parametrize("name", ["句.txt", "句.csv", "句.xlsx", "句.docx", "句.yaml"])
def test_phrases_may_come_from_any_kind_of_file(imported: Imported, name: str) -> None:
    content = {
        "句.txt": LINES.encode("gb18030"),
        "句.csv": f"正文;成分\n{LINES}".encode(),
        "句.xlsx": excel([["正文"], *([text] for text in MEASURES)]),
        "句.docx": word(*MEASURES),
        "句.yaml": f"phrases:\n{''.join(f'- {text}{chr(10)}' for text in MEASURES)}".encode(),
    }
    Path(name).write_bytes(content[name])
    assert imported(name).status == 0
    assert kept() == list(MEASURES)


def test_what_is_taken_is_all_used(run: Run, file: Write) -> None:
    text = LINES + "好竹连山觉笋香\n今天谈一谈治水。\n闸口有人守，渠水日夜流\n"
    run("phrases", "import", file("句.txt", text), "--to", "库.yaml")
    result = run("phrases", "check", "库.yaml")
    assert (result.status, result.err) == (0, "")


def test_what_the_command_says_is_said_of_every_phrase(run: Run, file: Write) -> None:
    run(
        "phrases",
        "import",
        file("句.txt", LINES),
        *AS_MEASURES,
        "--theme",
        "安全生产",
        "--source",
        "某书",
        "--to",
        "库.yaml",
    )
    assert {(p.role, p.topics, p.themes, p.source) for p in read_bank(Path("库.yaml")).phrases} == {
        ("measure", ("责任",), ("安全生产",), ("某书",))
    }


def test_without_a_name_the_bank_is_one_of_ones_own_named_after_the_file(
    run: Run, file: Write, isolation: Path
) -> None:
    result = run("phrases", "import", file("治水.txt", LINES), *AS_MEASURES)
    assert result.out.endswith(f"\n{own(isolation, '治水')}\n")
    assert kept(own(isolation, "治水")) == list(MEASURES)
    assert "个人　治水　3 句\n" in run("phrases", "list").out


def test_a_name_is_a_bank_of_ones_own(run: Run, file: Write, isolation: Path) -> None:
    run("phrases", "import", file("句.txt", LINES), *AS_MEASURES, "--to", "水利")
    assert kept(own(isolation, "水利")) == list(MEASURES)


@pytest.mark.parametrize("name", ["甲/乙", "..", " ", "甲:乙", "甲.txt/"])
def test_a_name_that_no_file_may_have_is_refused(run: Run, file: Write, name: str) -> None:
    result = run("phrases", "import", file("句.txt", LINES), "--to", name)
    assert (result.status, result.files) == (2, ("句.txt",))
    assert result.err.startswith(f"句库的名字“{name}”里有不能用的字符\n    → ")


def test_braces_stand_in_the_bank_for_what_they_are_and_are_carried_on(run: Run, file: Write) -> None:
    text = "把{{ theme }}刻在渠首的石头上"
    run("phrases", "import", file("句.txt", text), *AS_MEASURES, "--to", "甲.yaml")
    run("phrases", "import", "甲.yaml", "--to", "乙.yaml")
    for name in ("甲.yaml", "乙.yaml"):
        (phrase,) = read_bank(Path(name)).phrases
        assert (phrase.text, phrase.literal, phrase.slots) == (text, True, ())
    assert run("phrases", "check", "乙.yaml").status == 0


def test_what_stood_in_the_bank_stays_to_the_letter(imported: Imported, file: Write) -> None:
    before = f"# 备注\nphrases:\n\n- text: {MEASURES[0]}   # 老的\n  role: measure\n  topics:\n  - 机制\n# 末尾\n"
    file("库.yaml", before)
    assert imported(file("句.txt", LINES)).status == 0
    after = Path("库.yaml").read_text(encoding="utf-8")
    added = "".join(f"- {{role: measure, text: {text}, topics: [责任]}}\n" for text in MEASURES[1:])
    assert after.replace(added, "") == before
    assert kept() == list(MEASURES)


# -- what is not --------------------------------------------------------------------------------------------


def test_to_import_twice_adds_nothing(imported: Imported, file: Write) -> None:
    imported(file("句.txt", LINES))
    before = Path("库.yaml").read_bytes()
    result = imported("句.txt")
    assert (result.status, result.out) == (0, "重复的 3 句，不收。\n没有要收的句子。\n")
    assert Path("库.yaml").read_bytes() == before


def test_to_import_twice_adds_nothing_even_where_all_is_guessed(run: Run, file: Write) -> None:
    text = LINES + "好竹连山觉笋香\n修好村口那座老石桥\n把门前的落叶扫一扫\n"
    run("phrases", "import", file("句.txt", text), "--to", "库.yaml")
    before = Path("库.yaml").read_bytes()
    run("phrases", "import", "句.txt", "--to", "库.yaml")
    assert Path("库.yaml").read_bytes() == before


def test_what_one_of_the_banks_has_is_not_taken(imported: Imported, file: Write) -> None:
    result = imported(file("句.txt", LINES), "--bank", file("别.yaml", BANK))
    assert "重复的 1 句，不收。\n" in result.out
    assert kept() == list(MEASURES[1:])


NEAR = "逐条疏通田间的灌溉沟渠\n逐条疏通田间的灌溉沟洫\n"


def test_a_phrase_like_another_is_shown_with_that_and_not_taken(imported: Imported, file: Write) -> None:
    result = imported(file("句.txt", NEAR))
    shown = "同已有的很像的 1 句，不收（要收，加 --near）：\n　　逐条疏通田间的灌溉沟洫　≈　逐条疏通田间的灌溉沟渠\n"
    assert shown in result.out
    assert kept() == ["逐条疏通田间的灌溉沟渠"]


def test_a_phrase_like_another_is_taken_if_that_is_wanted(imported: Imported, file: Write) -> None:
    result = imported(file("句.txt", NEAR), "--near")
    assert "可以收 2 句：措施 2\n" in result.out
    assert "≈" not in result.out
    assert kept() == NEAR.split()


MIXED = f"{MEASURES[0]}\nhello\n把\x08水闸挨个检修\n{'渠' * 10_000}\n{MEASURES[2]}\n"


def test_bad_rows_are_listed_with_file_and_line_and_the_good_ones_kept(imported: Imported, file: Write) -> None:
    result = imported(file("句.txt", MIXED))
    assert result.status == 0
    assert result.err == (
        "有毛病的 3 行，不收：\n"
        "句.txt:2:1: 这一行没有汉字\n    | hello\n    → 删去这一行，或者补上正文\n"
        "句.txt:3:1: 有不能出现的控制字符（U+0008）\n    | 把�水闸挨个检修\n    → 删掉这个看不见的字符\n"
        f"句.txt:4:1: 这一句有 10000 个字，太长了\n    | {'渠' * 60}……\n    → 一句至多 2000 个字，分成几句\n"
    )
    assert kept() == [MEASURES[0], MEASURES[2]]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{role: mesure, text: 修好老水闸旁的泵站}", "2:16: 没有“mesure”这种成分"),
        ("{role: measure, text: 修好老水闸旁的泵站, topics: [渠首]}", "2:17: 没有登记“渠首”这个话题"),
        ("{role: measure, text: 修好老水闸旁的泵站, themes: [渠首]}", "2:17: 没有登记“渠首”这个主题"),
        ("{role: measure, text: 修好老水闸旁的泵站, topic: [责任]}", "2:17: 不认识的键“topic”"),
        ("{role: measure}", "2:3: 这一行没有正文"),
        ('{role: measure, text: "修好{{ 7*7 }}号水闸"}', "2:17: 花括号里不是一个名字"),
    ],
)
def test_of_somebodys_bank_the_wrong_entries_are_listed_and_the_good_ones_kept(
    imported: Imported, file: Write, line: str, said: str
) -> None:
    result = imported(file("别.yaml", f"phrases:\n- {line}\n- {{role: measure, text: {MEASURES[0]}}}\n"))
    assert result.status == 0
    assert re.search(
        rf"^别\.yaml:{re.escape(said).replace('2:16', '2:[0-9]+').replace('2:17', '2:[0-9]+')}", result.err, re.M
    )
    assert kept() == [MEASURES[0]]


def test_of_many_bad_rows_thirty_are_listed_and_the_others_counted(imported: Imported, file: Write) -> None:
    result = imported(file("句.txt", "abc\n" * 40 + LINES))
    assert (result.err.count("这一行没有汉字"), result.err.splitlines()[-1]) == (
        30,
        "……还有 10 行；加 --rejects 没收.csv，全部另存下来。",
    )


def test_where_no_row_can_be_taken_nothing_is_written(imported: Imported, file: Write) -> None:
    result = imported(file("句.txt", "abc\ndef\n"))
    assert (result.status, result.files) == (2, ("句.txt",))
    assert result.err.endswith("\n句.txt 里没有一句能收\n    → 看上面列的毛病，改好再收\n")


def test_an_empty_file_brings_nothing(imported: Imported, file: Write) -> None:
    result = imported(file("句.txt", ""))
    assert (result.status, result.out, result.err, result.files) == (0, "没有要收的句子。\n", "", ("句.txt",))


def test_what_is_left_is_saved_as_a_table_that_says_why(imported: Imported, file: Write) -> None:
    result = imported(file("句.txt", f"{LINES}abc\n{NEAR}"), "--rejects", "余.csv")
    assert "没有收的 2 行存在 余.csv\n" in result.out
    assert Path("余.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "正文,成分,话题,为什么没有收",
        "abc,,,这一行没有汉字",
        "逐条疏通田间的灌溉沟洫,措施,责任,同“逐条疏通田间的灌溉沟渠”很像",
    ]


def test_what_is_left_can_be_put_right_and_imported_again(imported: Imported, file: Write) -> None:
    head = "正文,成分,话题,主题,出处,备注"
    imported(file("表.csv", f"{head}\n修好泵站,措旋,机制、保障,安全生产,某书,常用\n"), "--rejects", "余.csv")
    left = Path("余.csv").read_text(encoding="utf-8-sig")
    file("余.csv", left.replace("措旋", "小标题"))
    assert imported("余.csv").status == 0
    (phrase,) = read_bank(Path("库.yaml")).phrases
    assert (phrase.text, phrase.role, phrase.topics) == ("修好泵站", "lead", ("机制", "保障"))
    assert (phrase.themes, phrase.source, phrase.note) == (("安全生产",), ("某书",), "常用")


def test_a_phrase_like_another_that_is_left_keeps_all_it_said(imported: Imported, file: Write) -> None:
    first, second = NEAR.split()
    imported(file("表.csv", f"正文,出处,备注\n{first},某书,甲\n{second},另一本,乙\n"), "--rejects", "余.csv")
    imported("余.csv", "--near")
    assert [(phrase.source, phrase.note) for phrase in read_bank(Path("库.yaml")).phrases] == [
        (("某书",), "甲"),
        (("另一本",), "乙"),
    ]


def test_where_nothing_is_left_no_file_is_made_of_it(imported: Imported, file: Write) -> None:
    assert imported(file("句.txt", LINES), "--rejects", "余.csv").files == ("句.txt", "库.yaml")


def test_what_is_left_does_not_go_over_another_file(imported: Imported, file: Write) -> None:
    file("余.csv", "旧的\n")
    result = imported(file("句.txt", f"{LINES}abc\n"), "--rejects", "余.csv")
    assert (result.status, result.files) == (2, ("余.csv", "句.txt"))
    assert result.err.startswith("不能写入 余.csv：文件已经存在\n    → ")


def test_a_dry_run_shows_all_and_writes_nothing(imported: Imported, file: Write) -> None:
    result = imported(file("句.txt", LINES), "--dry-run")
    assert result.status == 0
    assert result.out.endswith("可以收 3 句：措施 3\n没有写（--dry-run）：会收 3 句，放在 库.yaml\n")
    assert result.files == ("句.txt",)


def test_a_dry_run_does_not_save_what_is_left_either(imported: Imported, file: Write) -> None:
    assert imported(file("句.txt", f"{LINES}abc\n"), "--dry-run", "--rejects", "余.csv").files == ("句.txt",)


# -- what is refused ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("句.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "这是旧格式的文件（.doc 或 .xls）"),
        ("句.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "不会读“.doc”这种文件"),
        ("句.xlsx", b"PK\x03\x04", "这不是 Excel 文件，或者文件坏了"),
        ("句.txt", word("甲"), "认不出文件的编码：不是 UTF-8，也不是 GB18030（GBK）"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_written(
    imported: Imported, name: str, content: bytes, cause: str
) -> None:
    Path(name).write_bytes(content)
    result = imported(name, "--rejects", "余.csv")
    assert (result.status, result.out, result.files) == (2, "", (name,))
    assert re.fullmatch(rf"{re.escape(f'{name}: {cause}')}\n    → [^\n]+\n", result.err)


@pytest.mark.parametrize(("name", "cause"), [("没有.txt", "找不到这个文件"), ("夹.txt", "这是一个文件夹，不是文件")])
def test_a_file_that_is_not_there_is_refused(imported: Imported, name: str, cause: str) -> None:
    Path("夹.txt").mkdir()
    result = imported(name)
    assert (result.status, result.files) == (2, ())
    assert result.err.startswith(f"{name}: {cause}\n    → ")


@pytest.mark.parametrize("name", ["没有", "夹"])
def test_a_folder_or_a_missing_file_without_a_suffix_is_called_that(imported: Imported, name: str) -> None:
    Path("夹").mkdir()
    result = imported(name)
    assert result.status == 2
    assert ("文件夹" if name == "夹" else "找不到") in result.err.splitlines()[0]


def test_a_bank_with_mistakes_in_it_is_refused_and_left_as_it_was(imported: Imported, file: Write) -> None:
    broken = "phrases:\n- {role: mesure, text: 修好老水闸旁的泵站}\n"
    file("库.yaml", broken)
    result = imported(file("句.txt", LINES))
    assert result.status == 2
    assert result.err.count("库.yaml:2:4: “mesure”不在可选的值里\n") == 1
    assert Path("库.yaml").read_text(encoding="utf-8") == broken


# -- very many ----------------------------------------------------------------------------------------------


def test_ten_thousand_lines_are_taken_and_found_again(run: Run, file: Write) -> None:
    def numbered(number: int) -> str:
        high, low = divmod(number, 100)
        return f"查看{'甲乙丙丁戊己庚辛壬癸'[number % 10]}片{chinese_number(high + 100)}号渠{chinese_number(low)}号闸"

    text = "".join(f"{numbered(number)}\n" for number in range(9_900)) + f"{numbered(7)}\nabc\n" * 50
    result = run("phrases", "import", file("句.txt", text), *AS_MEASURES, "--near", "--to", "phrasebank/渠.yaml")
    assert result.status == 0
    assert "可以收 9900 句：措施 9900\n" in result.out
    assert "重复的 50 句，不收。\n" in result.out
    assert result.err.startswith("有毛病的 50 行，不收：\n")
    found = run("phrases", "search", numbered(4321))
    assert [line.split()[0] for line in found.out.splitlines()] == ["正文", numbered(4321)]
    assert "项目　渠　9900 句\n" in run("phrases", "list").out
