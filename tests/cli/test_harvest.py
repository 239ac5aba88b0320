"""drafter harvest: candidates in a file, or at a terminal; what the banks know of a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.phrases.reading import read_bank
from tests.cli.conftest import Run
from tests.conftest import ROOT
from tests.harvest.speeches import FIRST, SPEECHES
from tests.importing.conftest import word
from tests.interview.conftest import terminal

Write = Callable[[str, str], str]


@pytest.fixture
def speeches(file: Write) -> list[str]:
    return [file(name, text) for name, text in SPEECHES.items()]


def kept(path: str) -> list[str]:
    return [phrase.text for phrase in read_bank(Path(path)).phrases]


# -- a file of candidates -----------------------------------------------------------------------------------


def test_candidates_are_written_to_a_bank_file_and_quotations_to_another(run: Run, speeches: list[str]) -> None:
    result = run("harvest", *speeches, "-o", "新句.yaml")
    assert (result.status, result.err) == (0, "")
    assert "开短会、讲短话、发短文" in kept("新句.yaml")
    quotations = Path("新句.引文.yaml").read_text(encoding="utf-8")
    assert re.findall(r"role: (\w+), text: (把群众的小事[^,]+)", quotations) == [
        ("quotation", "把群众的小事当成自己的大事，事情就成了一半")
    ]
    assert "quotation" not in {phrase.role for phrase in read_bank(Path("新句.yaml")).phrases}


def test_what_was_done_is_said_and_how_to_go_on(run: Run, speeches: list[str]) -> None:
    lines = run("harvest", *speeches, "-o", "新句.yaml").out.splitlines()
    assert re.fullmatch(r"读了 3 份稿子，\d+ 字。", lines[0])
    assert re.fullmatch(r"候选 \d+ 句：.+。删去不要的行，再收：", lines[1])
    assert lines[2:] == [
        "drafter phrases import 新句.yaml --to 我的句子",
        "新句.yaml",
        "引文 2 条，另存一份，都还没有核对：",
        "新句.引文.yaml",
    ]


def test_the_example_of_the_manual_gives_what_it_shows(run: Run, file: Write) -> None:
    manual = (ROOT / "docs" / "phrase-banks.zh-CN.md").read_text(encoding="utf-8").split("## 从旧稿里找")[1]
    speech, console, entries = re.findall(r"```(?:text|console|yaml)\n(.*?)```", manual, re.DOTALL)[:3]
    command, _, shown = console.partition("\n")
    assert command == "$ drafter harvest 旧稿.txt -o 新句.yaml"
    assert run("harvest", file("旧稿.txt", speech), "-o", "新句.yaml").out == shown
    written = Path("新句.yaml").read_text(encoding="utf-8")
    assert [line for line in entries.splitlines() if line not in written.splitlines()] == []


def test_each_candidate_has_its_frequency_and_an_example_above_it(run: Run, speeches: list[str]) -> None:
    run("harvest", *speeches, "-o", "新句.yaml")
    lines = Path("新句.yaml").read_text(encoding="utf-8").splitlines()
    at = next(index for index, line in enumerate(lines) if "text: 坚决不让群众多跑一趟路" in line)
    assert re.match(r"# 3 次、3 份稿子，.*分句.*。一\.txt：.*坚决不让群众多跑一趟路", lines[at - 1])


def test_what_is_written_has_no_mistakes(run: Run, speeches: list[str]) -> None:
    run("harvest", *speeches, "-o", "新句.yaml")
    assert run("phrases", "check", "新句.yaml").status == 0


def test_what_is_left_of_the_lines_can_be_imported(run: Run, speeches: list[str]) -> None:
    run("harvest", *speeches, "-o", "新句.yaml")
    lines = Path("新句.yaml").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line.startswith("- ")]
    left = [line for line in lines if not line.startswith("- ") or line in entries[:3]]
    Path("新句.yaml").write_text("\n".join(left) + "\n", encoding="utf-8")
    assert run("phrases", "import", "新句.yaml", "--to", "库.yaml").status == 0
    assert kept("库.yaml") == kept("新句.yaml")
    assert len(kept("库.yaml")) == 3


def test_what_was_taken_is_not_found_again(run: Run, speeches: list[str]) -> None:
    run("harvest", *speeches, "-o", "新句.yaml")
    taken = kept("新句.yaml")
    run("harvest", *speeches, "-o", "又.yaml", "--bank", "新句.yaml")
    again = kept("又.yaml") if Path("又.yaml").exists() else []
    assert [text for text in again if any(text in one for one in taken)] == []


def test_a_phrase_with_a_slot_is_not_found_again_either(run: Run, file: Write) -> None:
    old = file("稿.txt", "切实把全县群众的冷暖放在心上。")
    run("harvest", old, "-o", "新句.yaml")
    assert kept("新句.yaml") == ["切实把{{ area }}群众的冷暖放在心上"]
    assert "没有找到" in run("harvest", old, "-o", "又.yaml", "--bank", "新句.yaml").out


def test_a_quotation_with_a_theme_can_be_taken_as_it_is(run: Run, file: Write) -> None:
    run("harvest", file("稿.txt", "乡村振兴要靠大家。王书记强调：“乡村振兴不在嘴上，要落到脚上。”"), "-o", "新句.yaml")
    (phrase,) = read_bank(Path("新句.引文.yaml")).phrases
    assert (phrase.speaker, phrase.themes, phrase.verified) == ("王书记", ("乡村振兴",), False)
    assert run("phrases", "check", "新句.引文.yaml").status == 0


def test_a_quotation_without_a_theme_is_put_in_as_a_remark(run: Run, speeches: list[str]) -> None:
    run("harvest", speeches[2], "-o", "新句.yaml")
    text = Path("新句.引文.yaml").read_text(encoding="utf-8")
    assert "# 猜不出主题，没有主题的引文轮不到用：补上 themes，再去掉行首的 # 号\n# - {role: quotation" in text


def test_without_a_name_the_file_is_called_candidates(run: Run, speeches: list[str]) -> None:
    assert "候选.yaml" in run("harvest", *speeches).files


def test_without_a_name_a_free_one_is_found_for_both_files(run: Run, speeches: list[str]) -> None:
    Path("候选.yaml").write_text("我的", encoding="utf-8")
    Path("候选（2）.引文.yaml").write_text("我的", encoding="utf-8")
    result = run("harvest", *speeches)
    assert (result.status, Path("候选.yaml").read_text(encoding="utf-8")) == (0, "我的")
    assert {"候选（3）.yaml", "候选（3）.引文.yaml"} <= set(result.files)
    assert "drafter phrases import 候选（3）.yaml" in result.out


def test_no_file_is_written_over(run: Run, speeches: list[str]) -> None:
    Path("新句.yaml").write_text("我的", encoding="utf-8")
    result = run("harvest", *speeches, "-o", "新句.yaml")
    assert (result.status, Path("新句.yaml").read_text(encoding="utf-8")) == (2, "我的")
    assert "文件已经存在" in result.err
    assert run("harvest", *speeches, "-o", "新句.yaml", "--force").status == 0


def test_the_best_come_first_whatever_their_roles(run: Run, speeches: list[str]) -> None:
    run("harvest", *speeches, "-o", "新句.yaml")
    assert kept("新句.yaml").index("开短会、讲短话、发短文") < 5


def test_without_a_number_there_is_about_one_for_every_thirty_characters(run: Run, file: Write) -> None:
    things = [f"挖好{first}{second}的水渠，" for first in "东南西北中前后左" for second in "庄坡湾坪岭坝滩塘"]
    body = "".join(things)
    run("harvest", file("稿.txt", body), "-o", "新句.yaml")
    assert 20 <= len(kept("新句.yaml")) <= len(body) // 25


def test_a_speech_is_never_written_over(run: Run, file: Write) -> None:
    file("旧稿.txt", FIRST)
    result = run("harvest", "旧稿.txt", "-o", "旧稿.txt", "--force")
    assert (result.status, Path("旧稿.txt").read_text(encoding="utf-8")) == (2, FIRST)


def test_a_speech_named_twice_is_read_once(run: Run, file: Write) -> None:
    file("旧稿.txt", FIRST)
    assert run("harvest", "旧稿.txt", ".").out.startswith("读了 1 份稿子，")


def test_no_more_than_most_are_written(run: Run, speeches: list[str]) -> None:
    run("harvest", *speeches, "-o", "新句.yaml", "--most", "7")
    assert len(kept("新句.yaml")) == 5  # and two quotations


def test_a_folder_stands_for_the_documents_in_it(run: Run, file: Write) -> None:
    Path("旧稿").mkdir()
    Path("旧稿/一.docx").write_bytes(word(*FIRST.splitlines()))
    file("旧稿/二.txt", FIRST)
    assert run("harvest", "旧稿").out.startswith("读了 2 份稿子，")


def test_a_folder_without_documents_is_named(run: Run) -> None:
    Path("空").mkdir()
    result = run("harvest", "空")
    assert (result.status, result.files) == (2, ())
    assert result.err.startswith("文件夹 空 里没有读得了的稿子\n    → ")


# -- what cannot be read ------------------------------------------------------------------------------------


def test_a_bad_file_is_named_and_passed_over(run: Run, speeches: list[str], file: Write) -> None:
    result = run("harvest", *speeches, file("旧.doc", "x"), "没有.txt", "-o", "新句.yaml")
    assert result.status == 2
    assert "开短会、讲短话、发短文" in kept("新句.yaml")
    assert "旧.doc" in result.err
    assert "没有.txt" in result.err
    assert result.err.endswith("有 2 份稿子没有读成，别的都看过了\n    → 照上面说的改好，再单独看这几份\n")


def test_where_none_can_be_read_nothing_is_written(run: Run, file: Write) -> None:
    result = run("harvest", file("旧.doc", "x"))
    assert (result.status, result.files) == (2, ("旧.doc",))
    assert "没有一份稿子读得成" in result.err


def test_where_nothing_is_found_that_is_said(run: Run, file: Write) -> None:
    result = run("harvest", file("一.txt", "好。"))
    assert (result.status, result.files) == (0, ("一.txt",))
    assert result.out.splitlines()[1:] == ["没有找到句库里没有的句子。"]


# -- at a terminal ------------------------------------------------------------------------------------------


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.cli.harvest.interactive", lambda: True)


@pytest.mark.usefixtures("somebody")
def test_what_is_accepted_goes_into_the_bank(run: Run, speeches: list[str]) -> None:
    with terminal("yynq"):
        result = run("harvest", *speeches, "--to", "库.yaml")
    assert result.status == 0
    assert len(kept("库.yaml")) == 2
    assert result.out.endswith("收了 2 句，放在：\n库.yaml\n")
    assert not {"候选.yaml", "候选.引文.yaml"} & set(result.files)


@pytest.mark.usefixtures("somebody")
def test_whoever_leaves_at_once_changes_nothing(run: Run, speeches: list[str]) -> None:
    with terminal("\x03"):
        result = run("harvest", *speeches, "--to", "库.yaml")
    assert (result.status, Path("库.yaml").exists()) == (0, False)
    assert result.out.endswith("没有收，句库没有动。\n")


def test_without_a_terminal_nobody_is_asked(run: Run, speeches: list[str]) -> None:
    result = run("harvest", *speeches, "--to", "库.yaml")
    assert result.err == "没有终端，不能一句一句问，候选存成文件。\n"
    assert "drafter phrases import 候选.yaml --to 库.yaml" in result.out
    assert "候选.yaml" in result.files
    assert "库.yaml" not in result.files


def test_asking_and_writing_a_file_are_not_done_together(run: Run, speeches: list[str]) -> None:
    result = run("harvest", *speeches, "--to", "库.yaml", "-o", "新句.yaml")
    assert (result.status, set(result.files) & {"库.yaml", "新句.yaml"}) == (2, set())
    assert result.err.startswith("-o 和 --to 只能写一个")
    assert "→ 要先存下来再挑，去掉 --to" in result.err


def test_a_list_of_what_is_known_goes_into_no_file(run: Run, speeches: list[str]) -> None:
    result = run("harvest", *speeches, "--known", "-o", "新句.yaml")
    assert (result.status, "新句.yaml" in result.files) == (2, False)
    assert result.err == "--known 只在屏幕上列，不写文件\n    → 去掉 -o\n"


# -- what the banks know ------------------------------------------------------------------------------------


def test_known_phrases_are_listed_with_their_places(run: Run, file: Write) -> None:
    file("库.yaml", "phrases:\n- {role: expression, text: 事有人管、责有人担}\n")
    result = run("harvest", file("一.txt", FIRST), file("二.txt", FIRST), "--known", "--bank", "库.yaml")
    assert (result.status, result.files) == (0, ("一.txt", "二.txt", "库.yaml"))
    row = next(line for line in result.out.splitlines() if line.startswith("事有人管、责有人担"))
    assert re.split(r"\s{2,}", row) == ["事有人管、责有人担", "词语", "2", "一.txt:6、二.txt:6", "指定 库"]
    assert re.search(r"用了句库里的 \d+ 句，共 \d+ 次。\n$", result.out)


def test_where_no_phrase_is_known_that_is_said(run: Run, file: Write) -> None:
    assert run("harvest", file("一.txt", "鱼翔浅底。"), "--known").out == "句库里的句子，这些稿子一句也没有用。\n"
