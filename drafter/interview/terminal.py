"""The interview at a terminal: the only user of questionary and prompt_toolkit, and of print."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import Any

import questionary
from prompt_toolkit.styles import Style
from wcwidth import wcwidth

from drafter.compose import AnswerValue, Question, Suggestion
from drafter.draft import characters
from drafter.errors import DrafterError, InputFileError
from drafter.interview.session import Session
from drafter.templates import load_all

BACK, LATER = "<", "?"

_STYLE = Style.from_dict(
    {
        "qmark": "fg:#b03a2e bold",
        "question": "bold",
        "answer": "fg:#1f618d",
        "pointer": "fg:#b03a2e bold",
        "instruction": "fg:#7f8c8d",
    }
)
_LOOK: dict[str, Any] = {"qmark": "▸", "style": _STYLE}
_MENU: dict[str, Any] = {**_LOOK, "pointer": "»", "instruction": "（↑↓ 移动，回车选定）", "use_jk_keys": False}

_HELP = f"直接回车用括号里或框里的内容；输入 {BACK} 回到上一问，输入 {LATER} 留着以后填；Ctrl-C 停下，答过的都会存好。"
_WIDEST = 76
_TALLEST = 5
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
    choices = [
        questionary.Choice(_wrapped(f"{template.name}：{template.summary}"), value=template.id)
        for template in templates
        if not template.abstract
    ]
    if not choices:
        raise InputFileError("没有可用的模板", "重新安装 drafter，或在 templates 文件夹里放上自己的模板")
    return str(questionary.select("写哪一种？", choices, **_MENU).unsafe_ask())


def confirm(message: str) -> bool:
    """Ask a yes-or-no question."""
    choices = [questionary.Choice("是", value=True), questionary.Choice("否", value=False)]
    return bool(questionary.select(message, choices, **_MENU).unsafe_ask())


def hold(session: Session) -> Iterator[Session]:
    """Ask until every question is answered; gives the session after each answer.

    Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    questionary.print(_HELP, style="fg:#7f8c8d")
    head = ""
    while question := session.question:
        head = _announce(question, head)
        session = _asked(session, question)
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
        questionary.print(f"\n── {head} ──", style="bold")
    return head or said


def _asked(session: Session, question: Question) -> Session:
    if question.kind == "confirm":
        return session.answer(question, confirm(question.ask))
    if question.kind in ("choice", "several"):
        return _from_choices(session, question)
    suggestions = question.suggestions()
    return _from_suggestions(session, question, suggestions) if suggestions else _typed(session, question)


def _from_choices(session: Session, question: Question) -> Session:
    if question.kind == "choice":
        value: AnswerValue = questionary.select(
            question.ask, list(question.choices), default=question.default, **_MENU
        ).unsafe_ask()
    else:
        look = {**_LOOK, "instruction": "（空格选，回车定）"}
        value = tuple(questionary.checkbox(question.ask, list(question.choices), **look).unsafe_ask())
    return session.answer(question, value, "chosen")


def _from_suggestions(session: Session, question: Question, suggestions: Sequence[Suggestion]) -> Session:
    """Choose among suggestions, or say what else to do."""
    choices: list[Any] = [
        questionary.Choice(_wrapped(suggestion.text), value=suggestion) for suggestion in suggestions[:_SUGGESTED]
    ]
    choices.append(questionary.Separator("   ──"))
    choices += [questionary.Choice(title, value=value) for title, value in _other_ways(session, question)]
    if question.help:
        questionary.print(f"  {question.help}", style="fg:#7f8c8d")
    chosen = questionary.select(_progress(session, question), choices, **_MENU).unsafe_ask()
    match chosen:
        case Suggestion():
            return session.answer(question, chosen.text, "chosen", chosen)
        case "own":
            return _typed(session, question)
        case "edit":
            return _edited(session, question, suggestions)
        case "rest":
            return session.accept_rest()
        case "later":
            return session.later(question)
        case "none":
            return session.answer(question, None)
        case _:
            return session.back()


_SUGGESTED = 6


def _other_ways(session: Session, question: Question) -> Iterator[tuple[str, str]]:
    yield "自己写", "own"
    yield "挑一条改一改", "edit"
    if question.optional:
        yield "不要这一处", "none"
    yield "留着以后填", "later"
    yield "余下的都用建议", "rest"
    if session.history:
        yield "← 返回上一问", "back"


def _edited(session: Session, question: Question, suggestions: Sequence[Suggestion]) -> Session:
    """Pick a suggestion, put it into an editable line."""
    choices = [
        questionary.Choice(_wrapped(suggestion.text), value=suggestion) for suggestion in suggestions[:_SUGGESTED]
    ]
    picked: Suggestion = questionary.select("改哪一条？", choices, **_MENU).unsafe_ask()
    return _typed(session, question, picked)


def _typed(session: Session, question: Question, start: Suggestion | None = None) -> Session:
    """Ask for text, a number or a date; what may not stand is said beside the field."""
    default = start.text if start else "" if question.default is None else str(question.default)

    def check(text: str) -> bool | str:
        if text.strip() in ("", BACK, LATER):
            return True
        fault = session.fault(question, _value(question, text))
        return f"{fault.cause}：{fault.remedy}" if fault else True

    if question.help:
        questionary.print(f"  {question.help}", style="fg:#7f8c8d")
    text = questionary.text(_progress(session, question), default=default, validate=check, **_LOOK).unsafe_ask().strip()
    if text == BACK:
        return session.back()
    if text == LATER:
        return session.later(question)
    if not text:
        return session.skip(question)
    value = _value(question, text)
    if start is None and value == question.default:
        return session.answer(question, value, "default")
    return session.answer(question, value, "typed", start)


def _value(question: Question, text: str) -> AnswerValue:
    stripped = text.strip()
    if question.kind == "number" and stripped.isascii() and stripped.isdigit():
        return int(stripped)
    return stripped


def _progress(session: Session, question: Question) -> str:
    done, left = len(session.history), len(session.composition.questions)
    written = characters(session.composition.draft)
    empty = "（没有就直接回车）" if question.optional else ""
    return f"[{done + 1}/{done + left}　{written}字] {question.ask}{empty}"


def _wrapped(text: str) -> str:
    """*text* broken to the width of the terminal, at most _TALLEST lines of it."""
    width = min(_WIDEST, shutil.get_terminal_size().columns - 6)
    lines, line, used = [], "", 0
    for character in text:
        size = max(wcwidth(character), 0)
        if used + size > width:
            lines.append(line)
            line, used = "", 0
        line, used = line + character, used + size
    lines.append(line)
    shown = lines[:_TALLEST]
    return "\n     ".join(shown) + ("……" if len(lines) > _TALLEST else "")
