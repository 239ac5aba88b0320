"""The menu of a question that the bank has phrases for: what stands in it and where one begins. No terminal in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.compose import Answer, Question, Suggestion
from drafter.compose.answers import is_placeholder
from drafter.interview.finding import Offer, Offering
from drafter.interview.keys import KEYS, SHORTCUTS, Way
from drafter.interview.picking import Item, Menu
from drafter.interview.session import Session

_WHOLE = (None, "heading", "lead", "opening", "closing", "quotation")
"""The roles of questions for which nothing is made of several phrases."""

_OWN, _GO_ON = "自己写", "接着写："


def phrase_menu(
    offering: Offering, before: Answer | None, ask: str, status: str, left: int | None = None
) -> tuple[Menu[Offer | Way], int]:
    """The menu for a question, and the row to highlight first: what was answered *before*, or what is left out by default.

    *left* questions are still to be asked; unless that is said, all that are open.
    """
    session, question = offering.session, offering.question
    left = len(session.composition.questions) if left is None else left
    items = _items(offering, offering.first)
    ways = list(_ways(session, question, left))
    wanted: object = Way.NONE if question.left_out and before is None else None
    if before and before.value is None:
        wanted = Way.NONE
    elif before and isinstance(before.value, str):
        wanted = next((item.value for item in items if item.text == before.value), None)
        if is_placeholder(before.value):
            wanted = Way.LATER
        elif wanted is None and before.origin == "typed":
            wanted = Way.OWN
            ways[0] = Item(Way.OWN, f"{_GO_ON}{before.value}")
        elif wanted is None:
            offer = Offer(before.value, Suggestion(before.value, before.phrases), question.role, "原来的")
            items.insert(0, Item(offer, offer.text, note=offer.note))
    if ways[0].text == _OWN and (own := session.own_words.get(question.path)):
        ways[0] = Item(Way.OWN, f"{_GO_ON}{own}")
    sets = any(item.detail for item in items)
    menu = Menu[Offer | Way](
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
        search=lambda typed: [Item(offer, offer.text, note=offer.note) for offer in offering.found(typed)],
        fresh=(lambda shuffle: _items(offering, offering.suggested(shuffle))) if offering.shuffles else None,
        several=question.role not in _WHOLE,
        own=Way.OWN,
        keepable=question.role is not None,
    )
    return menu, next((row for row, item in enumerate(menu.rows) if item.value == wanted), 0)


def own_words(offering: Offering, typed: str) -> str:
    """*typed* if it is a text of one's own and not what one was looking for: nothing is found for it."""
    written = typed.strip()
    return "" if written.isascii() or offering.found(written) else written


def _items(offering: Offering, offers: Sequence[Offer]) -> list[Item[Offer | Way]]:
    return [Item(offer, offer.text, _set(offering, offer), offer.note) for offer in offers]


def _set(offering: Offering, offer: Offer) -> str:
    """The headings that go with a heading, as they would stand in the speech."""
    others = offering.session.heading_set(offering.question, offer.suggestion)
    return f"同组：{' ／ '.join(own.text for _, own in others)}" if others else ""


def _ways(session: Session, question: Question, left: int) -> Iterator[Item[Offer | Way]]:
    yield Item(Way.OWN, _OWN)
    if question.optional:
        yield Item(Way.NONE, "不要这一处")
    yield Item(Way.LATER, "留着以后填")
    if left > 1:
        yield Item(Way.REST, f"这里和后面 {left - 1} 问都用建议")
    if session.history:
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
