"""Help and lists speak Chinese."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Run
from tests.conftest import TEMPLATES

COMMANDS = (
    (),
    ("new",),
    ("resume",),
    ("drafts",),
    ("write",),
    ("outline",),
    ("check",),
    ("harvest",),
    ("templates",),
    ("templates", "list"),
    ("templates", "show"),
    ("templates", "check"),
    ("templates", "schema"),
    ("layouts",),
    ("layouts", "list"),
    ("layouts", "show"),
    ("layouts", "check"),
    ("layouts", "schema"),
    ("phrases",),
    ("phrases", "list"),
    ("phrases", "search"),
    ("phrases", "add"),
    ("phrases", "import"),
    ("phrases", "check"),
    ("phrases", "schema"),
)
NAMES = re.compile(
    r"--?[a-z][a-z-]*|gbt9704|\.(docx|pdf|md|html|txt|json|yaml|csv|xlsx|toml)|Word|JSON Schema|theme="
    r"|sections\.2\.heading|measure|anquan|aqsc"
    r"|\b(drafter|new|resume|drafts|write|templates|layouts|phrases|list|show|search|add|import|check|schema|text|json|harvest|outline)\b"
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_has_no_words_but_chinese_ones_and_names(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.status == 0
    assert result.out.startswith(f"用法：{' '.join(('drafter', *command))}")
    assert re.findall("[A-Za-z]+", NAMES.sub("", result.out)) == []


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_option_of_every_command_is_explained(run: Run, command: tuple[str, ...]) -> None:
    options = re.findall(r"^  (?:-\w, )?--[a-z-]+.*(?:\n {8,}.*)?$", run(*command, "--help").out, re.MULTILINE)
    assert options
    assert [option for option in options if not re.search(r"\s{2,}\S*[\u4e00-\u9fff]", option)] == []


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run().out == run("--help").out


@pytest.mark.parametrize("group", ["templates", "layouts", "phrases"])
def test_a_group_without_a_command_says_which_there_are(run: Run, group: str) -> None:
    result = run(group)
    assert (result.status, result.out) == (2, "")
    assert "list" in result.err


def test_the_version_is_shown(run: Run) -> None:
    from drafter import __version__

    assert run("--version").out == f"drafter {__version__}\n"


def test_the_five_templates_are_listed_and_no_other(run: Run) -> None:
    out = run("templates", "list").out
    assert sorted(re.findall("^[a-z-]+", out, re.MULTILINE)) == sorted(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_shown_with_its_fields_and_skeleton(run: Run, name: str) -> None:
    out = run("templates", "show", name).out
    assert "    theme　讲什么主题？（缺省：安全生产）\n" in out
    assert "骨架：\n    题目　" in out
    assert "None" not in out


def test_the_shipped_templates_have_no_mistakes(run: Run) -> None:
    result = run("templates", "check")
    assert (result.status, result.out, result.err) == (0, "6 个模板都没有毛病。\n", "")


def test_the_schema_of_templates_is_explained_in_chinese(run: Run) -> None:
    import json

    schema = json.loads(run("templates", "schema").out)
    described = [
        key
        for model in (schema, *schema["$defs"].values())
        for key, value in model.get("properties", {}).items()
        if not re.search(r"[\u4e00-\u9fff]", value.get("description", ""))
    ]
    assert described == []


def test_the_banks_are_counted(run: Run) -> None:
    head, *lines, last = run("phrases", "list").out.splitlines()
    counts = [int(line.split("　")[2].removesuffix(" 句")) for line in lines]
    assert re.fullmatch(rf"自带　\S+/phrasebank　{len(counts)} 个文件，{sum(counts)} 句", head)
    assert last == f"共 {sum(counts)} 句。"
