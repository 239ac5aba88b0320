"""Keeping phrases at a terminal: the words, what they are and what they speak of, both guessed first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.errors import Place
from drafter.importing import Given, Judged, Row, judge
from drafter.importing.judging import unfit
from drafter.interview.lines import on_one_line
from drafter.interview.meanings import MEANINGS
from drafter.interview.terminal.explaining import MOVE, TAKE
from drafter.interview.terminal.look import echo, say
from drafter.interview.terminal.picker import Item, Menu, choose
from drafter.interview.terminal.prompts import Ask, Several, several, typed
from drafter.phrases import ROLE_NAMES, Phrase, PhraseBank, Role
from drafter.phrases.contracts import broken
from drafter.phrases.guessing import Guesser
from drafter.phrases.linting import TOPICAL, TemplateFields

_ASK = "要记下的句子？"
_ASKED_FOR = [role for role in MEANINGS if role not in ("quotation", "turning", "preface", "aspect")]


def ask(bank: PhraseBank, given: Given, templates: Sequence[TemplateFields]) -> Iterator[Phrase]:
    """Ask for phrases until the user has no more; each is given when it is settled.

    Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    while text := _words():
        guesser = bank.once(Guesser)
        role = given.role or _role(text, guesser)
        topics = given.topics if given.topics is not None else _topics(text, role, given, guesser)
        judged = _judged(text, bank, replace(given, role=role, topics=topics), templates)
        for phrase in (*judged.taken, *(phrase for phrase, _ in judged.near)):
            for _, known in judged.near:
                say(f"同已有的“{known.text}”（{known.layer} {known.bank}）很像。")
            yield phrase
            bank = replace(bank, phrases=(*bank.phrases, phrase))


def no_phrase(text: str) -> str | None:
    """What keeps *text* from being a phrase, in Chinese; None also where nothing is typed."""
    fault = unfit(text) if text.strip() else None
    return f"{fault.cause}：{fault.remedy}" if fault else None


def _words() -> str:
    text = typed(Ask(_ASK, no_phrase, hints=("回车 写好了", "空着回车 不记了")))
    words = on_one_line(str(text)).strip()
    echo(_ASK, words or "（不记了）")
    return words


def _judged(text: str, bank: PhraseBank, given: Given, templates: Sequence[TemplateFields]) -> Judged:
    judged = judge([Row(text, Place(""), literal="{{" not in text)], bank, given, templates)
    for _, mistake in judged.bad:
        say(f"没有记：{mistake.cause}。{mistake.remedy}。", "validation-toolbar")
    if judged.repeated:
        say("没有记：这一句在句库里已经有了。")
    return judged


def _role(text: str, guesser: Guesser) -> Role:
    guessed = guesser.role(text)
    bare = text.rstrip("。；，、 ")
    fitting = [role for role in _ASKED_FOR if role != guessed and not any(broken(Phrase(bare, role, literal=True)))]
    whole = [
        role for role in _ASKED_FOR if role != guessed and role not in fitting and not any(broken(Phrase(text, role)))
    ]
    roles = [guessed, *fitting, *whole]
    items = [Item(role, ROLE_NAMES[role], MEANINGS[role]) for role in roles]
    return choose(Menu("它在句子里是什么？", items, help="排在第一的是按字面猜的", hints=(MOVE, TAKE)))


def _topics(text: str, role: Role, given: Given, guesser: Guesser) -> tuple[str, ...]:
    guessed = guesser.topics(text, given.themes)
    choices = list(dict.fromkeys((*guessed, *guesser.bank.paragraph_topics(frozenset(given.themes)))))
    if not choices:
        return ()
    asked = Several(
        "说的是哪件事？",
        choices,
        guessed,
        optional=role not in TOPICAL,
        help="打了钩的是按字面猜的" if guessed else "猜不出，选一两项",
        hints=("空格 选或不选", "回车 选好了"),
    )
    chosen = several(asked)
    echo(asked.ask, "、".join(chosen) or "（不写）")
    return tuple(chosen)
