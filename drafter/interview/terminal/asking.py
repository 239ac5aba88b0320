"""One question at the terminal: what is asked how, and what the user may do instead of answering."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TypeVar

from drafter.compose import Answer, Question, Suggestion
from drafter.interview.desk import Desk
from drafter.interview.finding import Offering, Option, together
from drafter.interview.keys import KEYS, SHORTCUTS, TYPED, Left, Stopped, Way
from drafter.interview.phrase_menu import choice_menu, own_words, phrase_menu
from drafter.interview.session import Session
from drafter.interview.terminal import explaining
from drafter.interview.terminal.answer_line import AnswerLine, text_of, when_empty
from drafter.interview.terminal.explaining import MOVE, TAKE
from drafter.interview.terminal.look import columns, echo, say
from drafter.interview.terminal.picker import Menu, Picked, pick
from drafter.interview.terminal.prompts import Several, several
from drafter.interview.typed_answers import worth_keeping
from drafter.interview.values import value_of

_HELP = "F1 全部按键"
_LONGEST_QUERY = 4
"""字 up to which what is typed into a list may have been meant for looking something up."""

T = TypeVar("T")


class Asking:
    """One question, asked until it is settled.

    *before* is what had been answered before the user came back to it; *left* is how many questions are still to be
    asked, this one included, where those are not all that are open: 0 where it is asked by itself. One that *returns* can
    be gone back from to where it was asked, even if it is the first. Where the user leaves, `session` is the one that
    has kept what had been typed.
    """

    def __init__(
        self,
        session: Session,
        question: Question,
        before: Answer | None,
        desk: Desk | None = None,
        *,
        left: int | None = None,
        returns: bool = False,
    ) -> None:
        self.left = left
        self.goes_back = returns or bool(session.history)
        self.session, self.question, self.before = session, question, before
        self.desk = desk or Desk()
        self.ask = explaining.ask(question)
        self.offering = Offering(session, question, self.desk)

    def asked(self) -> Session | Way:
        """The session with the question answered, passed over or gone back from; Way.OUTLINE to go there first, Way.BACK
        if there is nothing before it to go back to but where it was asked.

        Raises KeyboardInterrupt or EOFError when the user leaves; Stopped with what is to be kept of a line.
        """
        question = self.question
        try:
            if question.kind in ("choice", "confirm"):
                return self._chosen()
            if question.kind == "several":
                return self._several()
            return self._picked() if self.offering.first else self._typed()
        except Stopped as stopped:
            if kept := worth_keeping(question, stopped.text):
                raise Stopped(kept) from stopped
            raise KeyboardInterrupt from stopped

    def asked_in(self, whole: Session) -> Generator[Session, None, Session | Way]:
        """As `asked`; where the user breaks off, the *whole* session comes first with what is to be kept of the line."""
        try:
            return self.asked()
        except Stopped as stopped:
            yield whole.left_unfinished(self.question, stopped.text)
            raise

    # -- one of what the template offers -------------------------------------------------------------------

    def _chosen(self) -> Session | Way:
        menu, start = choice_menu(self.question, self.before, self.ask, self._status(), self._hints(MOVE, TAKE))
        chosen = self._pick(menu, start)[0].value
        if isinstance(chosen, Way):
            return self._gone(chosen)
        echo(self.ask, next(item.text for item in menu.items if item.value == chosen))
        return self.session.answer(self.question, chosen, "chosen")

    def _several(self) -> Session | Way:
        question = self.question
        preferred = self.before.value if self.before else question.default
        ticked = preferred if isinstance(preferred, tuple) else (str(preferred),)
        asked = Several(
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
        while True:
            chosen = several(asked)
            if isinstance(chosen, Left):
                asked = replace(asked, ticked=tuple(chosen.text.split("、")))
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
        menu, start = phrase_menu(self.offering, self.before, self.ask, self._status(), self.left, back=self.goes_back)
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
                raise Stopped(own_words(self.offering, stopped.text)) from stopped
            menu, start = replace(menu, typed=picked.typed, turn=picked.turn, ticked=picked.ticked), picked.at
            menu = replace(menu, status=self._status())
            if picked.keep:
                menu = replace(menu, status=self.desk.keep(picked.typed.strip(), self.question))
            elif not (isinstance(picked.value, Way) and self._shown(picked.value, explaining.picking(menu))):
                return picked, menu

    def _settled(self, picked: Picked[Option | Way]) -> Session | Way | None:
        """What comes of the pick; None to pick again."""
        value, written = picked.value, picked.typed.strip()
        ticked = [option for option in picked.ticked if isinstance(option, Option)]
        if value is Way.OWN:
            if not ticked and (way := TYPED.get(written)):
                return self._gone(way)
            if not ticked and not picked.to_edit and _is_a_text(written):
                return self._taken(Suggestion(written))
            pieces = [*ticked, *([Option(written, Suggestion(written))] if written else [])]
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
        empty = when_empty(self.session, question, self.before)
        standing = text_of(self.before, "typed", "chosen", "file", "default")
        later = question.optional or bool(question.default and question.kind != "number")
        rest = ["> 余下都用建议"] if self.left != 0 else []
        line = self._line(
            ghost=empty.ghost,
            start="" if standing == empty.ghost and question.path not in self.session.in_line else standing,
            hints=(*self._hints(*empty.hints, later=later), *rest),
        )
        if isinstance(line, Way):
            return self._gone(line)
        if isinstance(line, Left):
            return self._gone(*line)
        if not line:
            echo(self.ask, empty.means)
            return empty.settled()
        echo(self.ask, line)
        value = value_of(question, line)
        return self.session.answer(question, value, "default" if value == question.default else "typed")

    def _own(self, of: Suggestion | None = None, *, made: bool = False) -> Session | Way | None:
        """Ask for a text in place of the suggestions, or to change one of them; None to return to them.

        A suggestion that the user has *made* is kept even if it is left as it is.
        """
        own = text_of(self.before, "typed") or self.session.own_words.get(self.question.path, "")
        line = self._line(
            start=of.text if of else own,
            hints=("回车 写好了", "< 回到建议", "? 以后填", *self._back, _HELP),
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
            if not self._shown(line.way, explaining.typing(phrases=answer_line.is_text)):
                return Left(line.way, "" if line.text == start else line.text)
            standing = line.text

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
        if text := worth_keeping(question, text):
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
            case Way.BACK if not self.goes_back:
                say("这是第一问，前面没有可返回的。")
                return session
            case Way.BACK:
                echo(self.ask, "← 返回上一问")
                return session.back() if session.history else way
            case _:
                later = session.later(question)
                value = later.answers.get(*question.path)
                echo(self.ask, "（以后填）" if isinstance(value, str) else "（用缺省的）")
                return later

    def _status(self) -> str:
        return explaining.status(self.session, columns() - 2, self.left)

    def _hints(self, *own: str, later: bool = True) -> tuple[str, ...]:
        return (*own, *self._back, *(["? 以后填"] if later else []), _HELP)

    @property
    def _back(self) -> tuple[str, ...]:
        return ("Ctrl-B 上一问",) if self.goes_back else ()


def _is_a_text(written: str) -> bool:
    """Whether what was typed into a list can only be meant as a text; what may have been a query is looked at again."""
    return len(written) > _LONGEST_QUERY and not written.isascii()
