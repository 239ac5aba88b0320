"""The interview at a terminal: which template, then its questions one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.compose import Question
from drafter.errors import DrafterError, InputFileError
from drafter.interview.asking import MOVE, TAKE, YES_OR_NO, Asking
from drafter.interview.look import echo, say
from drafter.interview.picker import Item, Menu, pick
from drafter.interview.session import Session
from drafter.templates import load_all

_HEADS = {
    "title": "题目和开头",
    "salutation": "题目和开头",
    "opening": "题目和开头",
    "closing": "结尾",
    "thanks": "结尾",
}


def choose_template() -> str:
    """Ask which template to use; gives its id. Raises InputFileError if there is none."""
    templates = [loaded.template for loaded in load_all() if not isinstance(loaded, DrafterError)]
    items = [
        Item(template.id, template.name, template.summary) for template in templates if not template.abstract
    ]  # fmt: skip
    if not items:
        raise InputFileError("没有可用的模板", "重新安装 drafter，或在 templates 文件夹里放上自己的模板")
    chosen = pick(Menu("写哪一种？", items, hints=(MOVE, TAKE, "Ctrl-C 不写了"))).value
    echo("写哪一种？", next(item.text for item in items if item.value == chosen))
    return chosen


def confirm(message: str, *, likely: bool = False) -> bool:
    """Ask a yes-or-no question; unless yes is *likely*, it is the answer that takes some thought."""
    chosen = pick(Menu(message, YES_OR_NO, hints=(MOVE, TAKE)), start=0 if likely else 1).value
    echo(message, "是" if chosen else "否")
    return chosen


def hold(session: Session) -> Iterator[Session]:
    """Ask until every question is answered; gives the session after each answer.

    Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    head = ""
    while question := session.question:
        head = _announce(question, head)
        session = Asking(session, question, session.taken_back.get(question.path)).asked()
        yield session


def _announce(question: Question, said: str) -> str:
    """Say once where in the speech the questions have come to."""
    step = question.path[0]
    head = _HEADS.get(str(step), "")
    if step == "fields":
        head = "几项基本情况"
    elif step == "sections" and len(question.path) > 1:
        head = f"第 {int(question.path[1]) + 1} 部分"
    if head and head != said:
        say(f"\n── {head} ──", "question")
    return head or said
