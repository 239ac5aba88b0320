"""The desk of an interview: the banks to look in, one's own bank to keep phrases in, the rules of proofreading."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import cast

import click

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Settings
from drafter.checking.settings import settings_at
from drafter.cli.output import own_bank
from drafter.compose import Question
from drafter.compose.answers import PLACEHOLDER
from drafter.draft import Draft
from drafter.errors import DrafterError, Place
from drafter.importing import Given, Judged, Row, judge
from drafter.interview.desk import Desk
from drafter.layouts import Layout
from drafter.phrases import FRAMES, ROLE_NAMES, Phrase, PhraseBank, Role
from drafter.phrases.adding import add
from drafter.phrases.catalogue import Catalogue, Kept, with_catalogue
from drafter.phrases.contracts import broken
from drafter.phrases.searching import query, search
from drafter.phrases.sources import sources

OWN = "我的句子"
"""The bank that phrases are kept in during an interview."""

PERSONAL = "个人"
"""The layer that it belongs to."""

_LEFT_OFF = "。；，、 "
"""What does not belong to a phrase that is put into a sentence."""

_PER_PHRASE = 3
"""How many times as many phrases are looked for as are wanted, since some found are unfit for use."""


def desk_at_hand(bank: PhraseBank, banks: Sequence[Path], layout: Layout) -> Desk:
    """The desk for an interview with *bank*, which the files *banks* belong to; the draft is checked as in *layout*."""
    shelf = _Shelf(bank, banks)
    return Desk(shelf.find, shelf.keep, _Proofreader(bank, layout).check)


class _Shelf:
    """Every bank at hand, searched in memory: as the banks were when the first phrase was looked for or kept last."""

    def __init__(self, bank: PhraseBank, banks: Sequence[Path]) -> None:
        self._bank = bank
        self._banks = tuple(banks)
        self._known = {(phrase.role, phrase.key): phrase for phrase in bank.phrases}
        self._open: tuple[Catalogue, list[Kept]] | None = None

    def find(self, typed: str, role: Role | None, most: int) -> Sequence[Phrase]:
        """Up to *most* phrases by what is typed; none where the banks cannot be looked in."""
        wanted = query(typed, role)
        if not wanted.words:
            return ()
        try:
            self._open = self._open or with_catalogue(self._copied)
            hits = search(*self._open, wanted, most * _PER_PHRASE)
        except (DrafterError, OSError, sqlite3.Error):
            return ()
        found = (self._known.get((cast(Role, hit.row.role), hit.row.key)) for hit in hits)
        return [phrase for phrase in found if phrase][:most]

    def _copied(self, catalogue: Catalogue) -> tuple[Catalogue, list[Kept]]:
        files, _ = catalogue.refresh(sources(self._banks).banks)
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        catalogue.database.backup(copy)
        return Catalogue(copy), files

    def keep(self, text: str, question: Question) -> str:
        """Keep *text* in one's own bank; gives what is to be said of it."""
        text = text.strip()
        if PLACEHOLDER.search(text):
            return "没有记：这一句还有要填的地方"
        judged = self._judged(text, question)
        if judged.repeated:
            return "句库里已经有这一句了"
        phrase = next(iter([*judged.taken, *(near for near, _ in judged.near)]), None)
        if phrase is None:
            mistake = judged.bad[0][1]
            return f"没有记：{mistake.cause}。{mistake.remedy}"
        try:
            add([phrase], own_bank(OWN))
        except DrafterError as error:
            return f"没有记：{error.mistakes[0].cause}。{error.mistakes[0].remedy}"
        phrase = replace(phrase, bank=OWN, layer=PERSONAL)
        self._known[phrase.role, phrase.key] = phrase
        self._bank = replace(self._bank, phrases=(*self._bank.phrases, phrase))
        self._close()
        topics = f"，话题 {'、'.join(phrase.topics)}" if phrase.topics else ""
        return f"已记进“{OWN}”（{ROLE_NAMES[phrase.role]}{topics}）"

    def _judged(self, text: str, question: Question) -> Judged:
        """What becomes of *text*: as what the question asks for if it can be that, else as what it most looks like."""
        row = Row(text, Place("", 0, 0, text), {}, literal=True)
        role = question.role
        bare = text if role in FRAMES else text.rstrip(_LEFT_OFF)
        if role and not any(broken(Phrase(bare, role, literal=True))):
            judged = judge([row], self._bank, Given(role, question.topics or None))
            if not judged.bad:
                return judged
        return judge([row], self._bank, Given())

    def _close(self) -> None:
        if self._open:
            with suppress(sqlite3.Error):
                self._open[0].database.close()
        self._open = None


class _Proofreader:
    """The rules of proofreading with the settings of the working folder, which are read once."""

    def __init__(self, bank: PhraseBank, layout: Layout) -> None:
        self._layout = layout
        self._context = Context(_settings(), bank)

    def check(self, draft: Draft) -> Sequence[Finding]:
        """What the rules find, by the printed lines of *draft*."""
        from drafter.writing.notes import printed_findings

        return printed_findings(draft, self._layout, self._context)


def _settings() -> Settings:
    try:
        return settings_at(Path())
    except DrafterError as error:
        click.echo(f"这次检查不照本单位的设置：\n{error}", err=True)
        return Settings()
