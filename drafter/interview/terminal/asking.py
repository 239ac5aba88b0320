"""One question at the terminal: what is asked how, and what the user may do instead of answering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from drafter.compose import Answer, Question, Suggestion
from drafter.compose.answers import is_placeholder
from drafter.interview.desk import Desk
from drafter.interview.finding import Offer, Offering, matches, together
from drafter.interview.keys import KEYS, SHORTCUTS, TYPED, Left, Stopped, Way
from drafter.interview.phrase_menu import own_words, phrase_menu
from drafter.interview.session import Session
from drafter.interview.terminal import explaining
from drafter.interview.terminal.answer_line import AnswerLine
from drafter.interview.terminal.explaining import MOVE, TAKE
from drafter.interview.terminal.look import columns, echo, say
from drafter.interview.terminal.picker import Item, Menu, Picked, pick
from drafter.interview.terminal.prompts import several
from drafter.interview.typed_answers import value_of, worth_keeping

YES_OR_NO = (Item(True, "是"), Item(False, "否"))

_HELP = "F1 全部按键"
_AT_A_GLANCE = 9
"""Choices up to which there is nothing to narrow."""

_LONGEST_QUERY = 4
"""字 up to which what is typed into a list may have been meant for looking something up."""

T = TypeVar("T")
Choice = bool | str | Way


class Asking:
    """One question, asked until it is settled.

    *before* is what had been answered before the user came back to it; *left* is how many questions are still to be
    asked, this one included, where those are not all that are open: 0 where it is asked by itself. Where the user leaves for the outline,
    `session` is the one that has kept what had been typed.
    """

    def __init__(
        self,
        session: Session,
        question: Question,
        before: Answer | None,
        desk: Desk | None = None,
        *,
        left: int | None = None,
    ) -> None:
        self.left = left
        self.session, self.question, self.before = session, question, before
        self.desk = desk or Desk()
        self.ask = explaining.ask(question)
        self.offering = Offering(session, question, self.desk)

    def asked(self) -> Session | Way:
        """The session with the question answered, passed over or gone back from; or Way.OUTLINE to go there first.

        Raises KeyboardInterrupt or EOFError when the user leaves; Stopped with what is to be kept of a line.
        """
        question = self.question
        try:
            if question.kind == "confirm":
                return self._chosen([Item(item.value, item.text) for item in YES_OR_NO])
            if question.kind == "choice":
                return self._chosen([Item(choice, choice) for choice in question.choices])
            if question.kind == "several":
                return self._several()
            return self._picked() if self.offering.first else self._typed()
        except Stopped as stopped:
            if kept := worth_keeping(self.session, question, stopped.text):
                raise Stopped(kept) from stopped
            raise KeyboardInterrupt from stopped

    # -- one of what the template offers -------------------------------------------------------------------

    def _chosen(self, items: Sequence[Item[Choice]]) -> Session | Way:
        question = self.question
        preferred = self.before.value if self.before else question.default
        start = next((row for row, item in enumerate(items) if item.value == preferred), 0)
        menu = Menu[Choice](
            self.ask,
            items,
            [Item(Way.NONE, "不要这一处")] if question.optional else [],
            KEYS,
            question.help,
            self._status(),
            self._hints(MOVE, TAKE),
            shortcuts=SHORTCUTS,
        )
        if len(items) > _AT_A_GLANCE:
            menu = replace(menu, search=lambda typed: [item for item in items if matches(item.text, typed.split())])
        chosen = self._pick(menu, start)[0].value
        if isinstance(chosen, Way):
            return self._gone(chosen)
        echo(self.ask, next(item.text for item in items if item.value == chosen))
        return self.session.answer(question, chosen, "chosen")

    def _several(self) -> Session | Way:
        question = self.question
        preferred = self.before.value if self.before else question.default
        ticked = preferred if isinstance(preferred, tuple) else (str(preferred),)
        while True:
            chosen = several(
                self.ask,
                question.choices,
                ticked,
                KEYS,
                optional=question.optional,
                help=question.help,
                status=self._status(),
                hints=self._hints(MOVE, "空格 选或不选", "a 全选", "回车 选好了"),
                shortcuts=SHORTCUTS,
            )
            if isinstance(chosen, Left):
                ticked = tuple(chosen.text.split("、"))
                chosen = chosen.way
            if not isinstance(chosen, Way):
                break
            if not self._shown(chosen, explaining.TICKING):
                return self._gone(chosen)
        echo(self.ask, "、".join(chosen) or "（一项不选）")
        return self.session.answer(question, chosen, "chosen")

    # -- suggestions, or one's own -------------------------------------------------------------------------

    def _picked(self) -> Session | Way:
        """Choose among suggestions or what is found, or say what else to do."""
        menu, start = phrase_menu(self.offering, self.before, self.ask, self._status(), self.left)
        while True:
            picked, menu = self._pick(menu, start)
            settled = self._settled(picked)
            if settled is not None:
                return settled
            start = picked.at

    def _pick(self, menu: Menu[T], start: int) -> tuple[Picked[T], Menu[T]]:
        """What is picked, after all there was to look at or to keep; and the menu as it was left."""
        while True:
            try:
                picked = pick(menu, start)
            except Stopped as stopped:
                if kept := own_words(self.offering, stopped.text):
                    raise Stopped(kept) from stopped
                raise KeyboardInterrupt from stopped
            menu, start = replace(menu, typed=picked.typed, turn=picked.turn, ticked=picked.ticked), picked.at
            menu = replace(menu, status=self._status())
            if picked.keep:
                menu = replace(menu, status=self.desk.keep(picked.typed.strip(), self.question))
            elif not (isinstance(picked.value, Way) and self._shown(picked.value, explaining.PICKING)):
                return picked, menu

    def _settled(self, picked: Picked[Offer | Way]) -> Session | Way | None:
        """What comes of the pick; None to pick again."""
        value, written = picked.value, picked.typed.strip()
        ticked = [offer for offer in picked.ticked if isinstance(offer, Offer)]
        if value is Way.OWN:
            if not ticked and (way := TYPED.get(written)):
                return self._gone(way)
            if not ticked and not picked.to_edit and _is_a_text(written):
                return self._taken(Suggestion(written))
            pieces = [*ticked, *([Offer(written, Suggestion(written))] if written else [])]
            return self._own(together(pieces) if pieces else None, made=True)
        if isinstance(value, Way):
            return self._gone(value, own_words(self.offering, written))
        if picked.whole and (others := self.session.heading_set(self.question, value.suggestion)):
            echo(self.ask, value.text)
            for following, own in others:
                echo(following.ask, own.text)
            return self.session.take_set(self.question, value.suggestion)
        if len(ticked) > 1:
            return self._own(together(ticked), made=True)
        if picked.to_edit or value.piece:
            return self._own(value.suggestion)
        return self._taken(value.suggestion, chosen=True)

    def _taken(self, of: Suggestion, *, chosen: bool = False) -> Session | Way | None:
        """The session with the suggestion for an answer; if it cannot stand, it is to be put right first."""
        if fault := self.session.fault(self.question, of.text):
            say(f"{fault.cause}：{fault.remedy}", "validation-toolbar")
            return self._own(of, made=True)
        echo(self.ask, of.text)
        return self.session.answer(self.question, of.text, "chosen" if chosen else "typed", of)

    # -- typing --------------------------------------------------------------------------------------------

    def _typed(self) -> Session | Way:
        """Ask for text, a number or a date that there are no suggestions for."""
        question = self.question
        default = "" if question.default is None else str(question.default)
        start = self._answered_before("typed", "chosen", "file", "default")
        stands = self.before if question.path[0] == "fields" and question.path not in self.session.in_line else None
        ghost = start if stands and start else default
        empty = "回车 用灰字" if default else "回车 不要这一处" if question.optional else "回车 以后填"
        hints = ["回车 不改", "Tab 改一改"] if stands and start else [empty, "Tab 改灰字"] if default else [empty]
        later = bool(default and question.kind != "number") or question.optional
        line = self._line(
            ghost=ghost,
            start="" if start == ghost else start,
            hints=(*self._hints(*hints, later=later), *(["> 余下都用建议"] if self.left != 0 else [])),
        )
        if isinstance(line, Way):
            return self._gone(line)
        if isinstance(line, Left):
            return self._gone(*line)
        if not line and stands and start:
            echo(self.ask, start)
            return self.session.settle(question, stands)
        if not line:
            skipped = self.session.accept(question) if default else self.session.skip(question)
            echo(self.ask, default or ("（不要）" if question.optional else "（以后填）"))
            return skipped
        echo(self.ask, line)
        value = value_of(question, line)
        return self.session.answer(question, value, "default" if value == question.default else "typed")

    def _own(self, of: Suggestion | None = None, *, made: bool = False) -> Session | Way | None:
        """Ask for a text in place of the suggestions, or to change one of them; None to return to them.

        A suggestion that the user has *made* is kept even if it is left as it is.
        """
        back = ["Ctrl-B 上一问"] if self.session.history else []
        line = self._line(
            start=of.text
            if of
            else self._answered_before("typed") or self.session.own_words.get(self.question.path, ""),
            hints=("回车 写好了", "< 回到建议", "? 以后填", *back, _HELP),
            needed=True,
        )
        if line is Way.BACK:
            return None
        if isinstance(line, Way):
            return self._gone(line)
        if isinstance(line, Left):
            return self._gone(line.way, line.text or (of.text if of and made else ""))
        echo(self.ask, line)
        chosen = of is not None and line == of.text and not made
        return self.session.answer(self.question, line, "chosen" if chosen else "typed", of)

    def _line(
        self, *, ghost: str = "", start: str = "", hints: Sequence[str] = (), needed: bool = False
    ) -> str | Way | Left:
        """What is typed, the way that is all that was typed, or Left by a shortcut with what is new in the line."""
        answer_line = AnswerLine(self.session, self.question, self.desk, self.ask, start, needed=needed)
        standing = start
        while True:
            line = answer_line.typed(standing, ghost, self._status(), hints)
            if not isinstance(line, Left):
                return line
            if not self._shown(line.way, explaining.TYPING):
                return Left(line.way, "" if line.text == start else line.text)
            standing = line.text

    def _answered_before(self, *origins: str) -> str:
        """What had been answered before the user came back, if it came about in one of these ways."""
        before = self.before
        if before is None or isinstance(before.value, bool) or not isinstance(before.value, str | int):
            return ""
        text = str(before.value)
        return text if before.origin in origins and not is_placeholder(text) else ""

    # -- going elsewhere -----------------------------------------------------------------------------------

    def _shown(self, way: Way, keys: tuple[str, ...]) -> bool:
        """Show the preview or the help, if it is that; whether it was."""
        if way is Way.PREVIEW:
            from drafter.interview.terminal.preview import preview

            preview(self.session, self.question)
        elif way is Way.HELP:
            from drafter.interview.terminal.helping import help_for

            help_for(self.question, keys)
        return way in (Way.PREVIEW, Way.HELP)

    def _gone(self, way: Way, text: str = "") -> Session | Way:
        """The session after one of the ways out of the question, *text* kept for when it is asked again."""
        session, question = self.session, self.question
        if text := worth_keeping(session, question, text):
            session = self.session = session.left_unfinished(question, text)
        match way:
            case Way.OUTLINE:
                return way
            case Way.REST:
                echo(self.ask, "（这里和后面都用建议）")
                return session.accept_rest()
            case Way.NONE:
                echo(self.ask, "（不要）")
                return session.answer(question, None)
            case Way.BACK if not session.history:
                say("这是第一问，前面没有可返回的。")
                return session
            case Way.BACK:
                echo(self.ask, "← 返回上一问")
                return session.back()
            case _:
                later = session.later(question)
                value = later.answers.get(*question.path)
                echo(self.ask, "（以后填）" if isinstance(value, str) else "（用缺省的）")
                return later

    def _status(self) -> str:
        return explaining.status(self.session, columns() - 2, self.left)

    def _hints(self, *own: str, later: bool = True) -> tuple[str, ...]:
        ways = ["Ctrl-B 上一问"] if self.session.history else []
        ways += ["? 以后填"] if later else []
        return (*own, *ways, _HELP)


def _is_a_text(written: str) -> bool:
    """Whether what was typed into a list can only be meant as a text; what may have been a query is looked at again."""
    return len(written) > _LONGEST_QUERY and not written.isascii()
