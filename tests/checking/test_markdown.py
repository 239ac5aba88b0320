"""Code in a line of Markdown is text, but nobody judges or mends it."""

from __future__ import annotations

from pathlib import Path

from drafter.checking.fixing import fixed_text, mend
from drafter.checking.rule import Context
from drafter.checking.running import check
from drafter.cli.findings import said
from drafter.reading.markdown import read_markdown
from drafter.reading.structure import recognise

PATH = Path("讲话.md")
TEXT = (
    '# 在全县档案工作会议上的讲话\n\n同志们：\n\n今天**开会**,运行 `甲, (乙:丙)【待填：丁】"戊`和`己 庚`,抓好落实。\n'
)


def test_code_is_neither_flagged_nor_mended() -> None:
    content = TEXT.encode()
    speech = recognise(read_markdown(content, PATH))
    edits = mend(speech, Context()).edits
    assert [(edit.text, speech.source.lines[edit.index].text[edit.start]) for edit in edits] == [
        ("，", ","),
        ("，", ","),
    ]
    mended = TEXT.replace("**,", "**，").replace("`,抓", "`，抓")
    assert fixed_text(content, PATH, speech.source, edits).decode() == mended
    assert {finding.severity for finding in check(mend(speech, Context()).speech, Context())} <= {"I"}


def test_a_finding_stands_in_the_row_and_column_of_the_file() -> None:
    speech = recognise(read_markdown(TEXT.encode(), PATH))
    places = [
        said(PATH, speech, finding).split(" ")[0] for finding in check(speech, Context()) if finding.severity == "E"
    ]
    row = TEXT.split("\n")[4]
    assert places == [f"讲话.md:5:{row.index(comma) + len(comma) - 1}:" for comma in ("**,运", "`,抓")]
