"""The menu of a question, of choices or of phrases: what stands in it and where one begins. No terminal in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.compose import Answer, Question, Suggestion
from drafter.compose.answers import is_placeholder
from drafter.interview.finding import Offering, Option, matches
from drafter.interview.keys import KEYS, SHORTCUTS, Way
from drafter.interview.picking import Item, Menu

_WHOLE = (None, "heading", "lead", "opening", "closing", "quotation")
"""The roles of questions for which nothing is made of several phrases."""
_AT_A_GLANCE = 9
"""Choices up to which there is nothing to narrow."""

YES_OR_NO = (Item(True, "是"), Item(False, "否"))
Choice = bool | str | Way


def choice_menu(
    question: Question, before: Answer | None, ask: str, status: str, hints: Sequence[str]
) -> tuple[Menu[Choice], int]:
    """The menu for a question of choices or of yes or no, and the row to highlight first: answered *before*, or the default."""
    items: list[Item[Choice]] = [Item(choice, choice) for choice in question.choices]
    if question.kind == "confirm":
        items = [Item(item.value, item.text) for item in YES_OR_NO]
    menu = Menu[Choice](
        ask,
        items,
        [Item(Way.NONE, "不要这一处")] if question.optional else [],
        KEYS,
        question.help,
        status,
        hints,
        shortcuts=SHORTCUTS,
        search=(lambda typed: [item for item in items if matches(item.text, typed.split())])
        if len(items) > _AT_A_GLANCE
        else None,
    )
    wanted = before.value if before else question.default
    return menu, next((row for row, item in enumerate(items) if item.value == wanted), 0)


def phrase_menu(
    offering: Offering, before: Answer | None, ask: str, status: str, left: int | None = None, *, back: bool
) -> tuple[Menu[Option | Way], int]:
    """The menu for a question, and the row to highlight first: what was answered *before*, or what is left out by default.

    *left* questions are still to be asked; unless that is said, all that are open. *back* says whether one can go back.
    """
    session, question = offering.session, offering.question
    left = len(session.composition.questions) if left is None else left
    items = _items(offering, offering.first)
    wanted = _wanted(question, before, items)
    if isinstance(wanted, Option) and all(item.value != wanted for item in items):
        items.insert(0, Item(wanted, wanted.text, note=wanted.note))
    own = str(before.value) if before and wanted is Way.OWN else session.own_words.get(question.path, "")
    ways = list(_ways(question, left, own, back=back))
    sets = any(item.detail for item in items)
    menu = Menu[Option | Way](
        ask,
        items,
        ways,
        KEYS,
        question.help,
        status,
        tuple(_hints(offering, sets=sets)),
        editable=True,
        sets=sets,
        shortcuts=SHORTCUTS,
        search=lambda typed: [Item(option, option.text, note=option.note) for option in offering.found(typed)],
        fresh=(lambda shuffle: _items(offering, offering.suggested(shuffle))) if offering.shuffles else None,
        several=question.role not in _WHOLE,
        own=Way.OWN,
        keepable=question.role is not None,
    )
    return menu, next((row for row, item in enumerate(menu.rows) if item.value == wanted), 0)


def _wanted(question: Question, before: Answer | None, items: Sequence[Item[Option | Way]]) -> Option | Way | None:
    """What is highlighted first; an option that is none of *items* was chosen once and is to be listed, too."""
    if before is None or before.value is None:
        return Way.NONE if before or question.left_out else None
    if not isinstance(before.value, str):
        return None
    if is_placeholder(before.value):
        return Way.LATER
    listed = next((item.value for item in items if item.text == before.value), None)
    if listed is None and before.origin == "typed":
        return Way.OWN
    return listed or Option(before.value, Suggestion(before.value, before.phrases), question.role, "原来的")


def own_words(offering: Offering, typed: str) -> str:
    """*typed* if it is a text of one's own and not what one was looking for: nothing is found for it."""
    written = typed.strip()
    return "" if written.isascii() or offering.found(written) else written


def _items(offering: Offering, options: Sequence[Option]) -> list[Item[Option | Way]]:
    return [Item(option, option.text, _set(offering, option), option.note) for option in options]


def _set(offering: Offering, option: Option) -> str:
    """The headings that go with a heading, as they would stand in the speech."""
    others = offering.session.heading_set(offering.question, option.suggestion)
    return f"同组：{' ／ '.join(own.text for _, own in others)}" if others else ""


def _ways(question: Question, left: int, own: str, *, back: bool) -> Iterator[Item[Option | Way]]:
    yield Item(Way.OWN, f"接着写：{own}" if own else "自己写")
    if question.optional:
        yield Item(Way.NONE, "不要这一处")
    yield Item(Way.LATER, "留着以后填")
    if left > 1:
        yield Item(Way.REST, f"这里和后面 {left - 1} 问都用建议")
    if back:
        yield Item(Way.BACK, "← 返回上一问")


def _hints(offering: Offering, *, sets: bool) -> Iterator[str]:
    yield from ("回车 选定", "Tab 改一改")
    if sets:
        yield "Ctrl-G 整组都用"
    if offering.question.role not in _WHOLE:
        yield "空格 多选"
    if offering.shuffles:
        yield "Ctrl-R 换一批"
    yield from ("F1 全部按键", "Ctrl-P 预览")
