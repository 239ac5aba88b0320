"""site-marks: what a web site left in the file, which the reader passes over but which is handed in with it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.finding import Edit, Finding
from drafter.checking.rule import Context, Rule
from drafter.reading.speech import Speech

ID = "site-marks"


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """Each mark of a paid site, which is mended; and lines of a web page, those that follow one another at once."""
    for mark in speech.paid_marks:
        message = f"付费网站的记号“{speech.said(mark)}”"
        remedy = "删去；看看前后的话接不接得上"
        edit = Edit(mark.index, mark.start, mark.end, "")
        yield Finding(ID, "E", mark.index, mark.start, mark.end, message, remedy, (edit,))
    for run in _runs(speech):
        text = speech.source.lines[run[0]].text
        begin = len(text) - len(text.lstrip())
        lines, these = ("这一行", "这一行") if len(run) == 1 else (f"从这里起 {len(run)} 行", "这几行")
        message, remedy = f"{lines}像是网页上的，不是讲话", f"删去；{these}跳过了，没有当作讲话来查"
        yield Finding(ID, "W", run[0], begin, len(text.rstrip()), message, remedy)


def _runs(speech: Speech) -> Iterator[list[int]]:
    """The lines of a page with nothing but empty lines between them."""
    run: list[int] = []
    for index in speech.page:
        between = speech.source.lines[run[-1] + 1 : index] if run else ()
        if run and any(line.text.strip() for line in between):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


RULE = Rule(ID, "E", "网站留下的：付费记号、导航、来源、版权等", check)
