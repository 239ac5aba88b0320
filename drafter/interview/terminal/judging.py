"""Going through candidates at a terminal: each is kept, changed and kept, or passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from drafter.errors import Place
from drafter.importing import Given, Row, judge
from drafter.interview.lines import on_one_line
from drafter.interview.terminal.adding import no_phrase
from drafter.interview.terminal.explaining import MOVE, TAKE
from drafter.interview.terminal.look import echo, say
from drafter.interview.terminal.picker import Item, Menu, pick
from drafter.interview.terminal.prompts import Ask, typed
from drafter.phrases import ROLE_NAMES, Phrase, PhraseBank
from drafter.phrases.linting import TemplateFields
from drafter.phrases.near import Known


class Verdict(Enum):
    """What becomes of a candidate."""

    KEEP = "收下"
    CHANGE = "改了收"
    DROP = "不要"
    STOP = "后面的都不要了"


@dataclass(frozen=True, slots=True)
class Offer:
    """A candidate as it is offered: the phrase, and what is said of it."""

    phrase: Phrase
    said: str = ""


_KEYS = {"y": Verdict.KEEP, "e": Verdict.CHANGE, "n": Verdict.DROP, "q": Verdict.STOP}
_HINTS = (MOVE, TAKE, "y 收", "e 改", "n 不要", "q 到此为止")


def kept(offers: Sequence[Offer], bank: PhraseBank, templates: Sequence[TemplateFields]) -> Iterator[Phrase]:
    """Offer one after the other; gives each phrase when it has been accepted.

    What repeats an accepted phrase, or nearly so, is not offered. Whoever leaves keeps what was accepted: Ctrl-C is
    the same as wanting no more.
    """
    start = 0
    accepted = Known()
    for number, offer in enumerate(offers, 1):
        if accepted.nearest(offer.phrase.text):
            continue
        verdict = _verdict(offer, f"第 {number} 句，共 {len(offers)} 句", start)
        if verdict is Verdict.STOP:
            return
        start = int(verdict is Verdict.DROP) * 2
        phrase = _changed(offer.phrase, bank, templates) if verdict is Verdict.CHANGE else offer.phrase
        if phrase is None:
            continue
        echo(_ask(offer.phrase), verdict.value if phrase is offer.phrase else phrase.text)
        if verdict is not Verdict.DROP:
            yield phrase
            accepted.add(phrase)
            bank = replace(bank, phrases=(*bank.phrases, phrase))


def _verdict(offer: Offer, status: str, start: int) -> Verdict:
    items = [Item(verdict, verdict.value, offer.said) for verdict in Verdict]
    menu = Menu(_ask(offer.phrase), items, keys=_KEYS, help=_description(offer.phrase), status=status, hints=_HINTS)
    try:
        return pick(menu, start).value
    except (KeyboardInterrupt, EOFError):
        return Verdict.STOP


def _ask(phrase: Phrase) -> str:
    return phrase.text if phrase.role != "quotation" else f"{phrase.speaker}{phrase.verb}：“{phrase.text}”"


def _description(phrase: Phrase) -> str:
    said = [ROLE_NAMES[phrase.role], "、".join(phrase.topics)]
    if phrase.themes:
        said.append(f"只用于{'、'.join(phrase.themes)}")
    return "　".join(filter(None, [*said, phrase.note]))


def _changed(phrase: Phrase, bank: PhraseBank, templates: Sequence[TemplateFields]) -> Phrase | None:
    """The phrase as the user puts it, described anew; None if it is left empty or cannot be kept."""
    asked = Ask("改成？", no_phrase, start=phrase.text, hints=("回车 改好了", "清空回车 不要了"))
    try:
        text = on_one_line(str(typed(asked))).strip()
    except (KeyboardInterrupt, EOFError):
        return None
    if not text or text == phrase.text:
        return phrase if text else None
    said = {"role": phrase.role, "speaker": phrase.speaker, "verb": phrase.verb, "occasion": phrase.occasion}
    described = {name: value for name, value in said.items() if value and phrase.role == "quotation"}
    row = Row(text, Place(""), described, literal="{{" not in text)
    judged = judge([row], bank, Given(None, phrase.topics or None, phrase.themes, phrase.source), templates)
    for _, mistake in judged.bad:
        say(f"没有收：{mistake.cause}。{mistake.remedy}。", "validation-toolbar")
    if judged.repeated:
        say("没有收：这一句在句库里已经有了。")
    return next(iter([*judged.taken, *(one for one, _ in judged.near)]), None)
