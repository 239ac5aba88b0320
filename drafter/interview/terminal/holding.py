"""The interview at a terminal: which template, then its questions one after the other."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from drafter.compose import Question
from drafter.compose.answers import is_placeholder
from drafter.errors import DrafterError, InputFileError
from drafter.interview.desk import Desk
from drafter.interview.phrase_menu import YES_OR_NO
from drafter.interview.session import Session
from drafter.interview.terminal.asking import Asking
from drafter.interview.terminal.explaining import MOVE, TAKE
from drafter.interview.terminal.look import say
from drafter.interview.terminal.picker import Item, Menu, choose
from drafter.interview.terminal.review import review
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
    items = [Item(template.id, template.name, template.summary) for template in templates if not template.abstract]
    if not items:
        raise InputFileError("没有可用的模板", "重新安装 drafter，或在 templates 文件夹里放上自己的模板")
    return choose(Menu("写哪一种？", items, hints=(MOVE, TAKE, "Ctrl-C 不写了")))


def confirm(message: str, *, likely: bool = False) -> bool:
    """Ask a yes-or-no question; unless yes is *likely*, it is the answer that takes some thought."""
    return choose(Menu(message, YES_OR_NO, hints=(MOVE, TAKE)), start=0 if likely else 1)


def hold(session: Session, desk: Desk | None = None, *, quick: bool = False) -> Iterator[Session]:
    """Ask until every question is answered and the outline has been gone through; gives the session after each step.

    With *quick*, only the basic facts are asked for; for the rest the suggestions are taken. It ends when the document
    is to be written. Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    desk = desk or Desk()
    head, done = "", False
    while not done:
        left = _left(session, quick=quick)
        question = next(iter(left), None)
        if question is None:
            if session.question:
                yield (session := session.accept_rest())
            session, done = yield from _reviewed(session, desk)
            quick = False
            continue
        head = _announce(question, head)
        asking = Asking(session, question, session.before(question.path), desk, left=len(left))
        step = yield from asking.asked_in(session)
        if isinstance(step, Session):
            _warn_of_theme(question, step)
            yield (session := step)
        else:
            session, done = yield from _reviewed(asking.session, desk)


def _left(session: Session, *, quick: bool) -> Sequence[Question]:
    """The questions that are still to be asked: with *quick* none but the basic facts."""
    questions = session.composition.questions
    if not quick:
        return questions
    fields = session.template.fields
    return [one for one in questions if one.path[0] == "fields" and fields[str(one.path[1])].quick]


def _reviewed(session: Session, desk: Desk) -> Generator[Session, None, tuple[Session, bool]]:
    """The outline gone through: the session after it, and whether the document is to be written."""
    screens = review(session, desk)
    while True:
        try:
            session = next(screens)
        except StopIteration as end:
            return session, bool(end.value)
        yield session


def _warn_of_theme(question: Question, session: Session) -> None:
    """Say so, once the theme is known, if the bank has no phrases of its own for it."""
    theme = session.answers.get("fields", "theme")
    if question.path != ("fields", "theme") or not isinstance(theme, str) or is_placeholder(theme):
        return
    if not session.bank.themes_of(theme):
        say(f"  句库里没有专讲“{theme}”的句子，下面的建议用的是通用的。")


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
