"""One question at the terminal: what is asked how, and what the user may do instead of answering."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum

from drafter.compose import AnswerValue, Question, Suggestion
from drafter.compose.answers import PLACEHOLDER, Answer, is_placeholder
from drafter.compose.validation import whole_number
from drafter.draft import body_text
from drafter.hanzi import count_characters
from drafter.interview.desk import Desk
from drafter.interview.look import echo, say
from drafter.interview.picker import Item, Menu, Picked, pick
from drafter.interview.prompts import on_one_line, several, typed
from drafter.interview.session import Session


class Way(Enum):
    """What the user may do instead of answering."""

    BACK = "back"
    LATER = "later"
    REST = "rest"
    NONE = "none"
    OWN = "own"


# With an input method on, the same keys give the other characters.
_KEYS = {"<": Way.BACK, "＜": Way.BACK, "《": Way.BACK, "?": Way.LATER, "？": Way.LATER}
_TYPED = {**_KEYS, ">": Way.REST, "＞": Way.REST, "》": Way.REST}
_NEVER_LAST = "<＜《>＞"
"""Those of them that no text ends with."""
_AFTER_TEXT = "<＜《?"
"""Those that are meant as keys when they come after a text that stood there already."""

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
MOVE, TAKE = "↑↓ 移动", "回车 选定"
_SUGGESTED = 6
_LONGEST_ASK = 60
_WORTH_SAYING = 100
"""字 from which on the draft is more than its enumerators."""

YES_OR_NO = (Item(True, "是"), Item(False, "否"))


class Asking:
    """One question, asked until it is settled."""

    def __init__(
        self, session: Session, question: Question, before: Answer | None, desk: Desk | None = None
    ) -> None:
        self.desk = desk or Desk()
        self.session = session
        self.question = question
        self.ask = question.ask
        if len(self.ask) > _LONGEST_ASK:
            # A question may quote an answer, and an answer may be as long as a page.
            self.ask = f"{self.ask[: _LONGEST_ASK // 2]}……{self.ask[-_LONGEST_ASK // 3 :]}"
        self.before = before
        """What had been answered before the user came back to the question."""

    def asked(self) -> Session | Way:
        """The session with the question answered, passed over or gone back from."""
        question = self.question
        if question.kind == "confirm":
            return self._chosen(YES_OR_NO)
        if question.kind == "choice":
            return self._chosen([Item(choice, choice) for choice in question.choices])
        if question.kind == "several":
            return self._several()
        suggestions = question.suggestions(_SUGGESTED)
        return self._picked(suggestions) if suggestions else self._typed()

    # -- one of what the template offers -------------------------------------------------------------------

    def _chosen(self, items: Sequence[Item[bool]] | Sequence[Item[str]]) -> Session:
        question = self.question
        rows: list[Item[bool | str | Way]] = [Item(item.value, item.text) for item in items]
        preferred = self.before.value if self.before else question.default
        start = next((row for row, item in enumerate(rows) if item.value == preferred), 0)
        ways = [Item[bool | str | Way](Way.NONE, "不要这一处")] if question.optional else []
        chosen = pick(
            Menu(self.ask, rows, ways, _KEYS, question.help, self._status(), self._hints(MOVE, TAKE)),
            start,
        ).value
        if isinstance(chosen, Way):
            return self._gone(chosen)
        echo(self.ask, next(item.text for item in rows if item.value == chosen))
        return self.session.answer(question, chosen, "chosen")

    def _several(self) -> Session:
        question = self.question
        preferred = self.before.value if self.before else question.default
        ticked = preferred if isinstance(preferred, tuple) else (str(preferred),)
        chosen = several(
            self.ask,
            question.choices,
            ticked,
            _KEYS,
            optional=question.optional,
            help=question.help,
            status=self._status(),
            hints=self._hints(MOVE, "空格 选或不选", "a 全选", "回车 选好了"),
        )
        if isinstance(chosen, Way):
            return self._gone(chosen)
        echo(self.ask, "、".join(chosen) or "（一项不选）")
        return self.session.answer(question, chosen, "chosen")

    # -- suggestions, or one's own -------------------------------------------------------------------------

    def _picked(self, suggestions: Sequence[Suggestion]) -> Session:
        """Choose among suggestions, or say what else to do."""
        question = self.question
        items = [
            Item[Suggestion | Way](suggestion, suggestion.text, self._set(suggestion)) for suggestion in suggestions
        ]
        sets = any(item.detail for item in items)
        menu = Menu[Suggestion | Way](
            self.ask,
            items,
            list(self._ways()),
            _KEYS,
            question.help,
            self._status(),
            self._hints(MOVE, TAKE, *(["Ctrl-G 整组都用"] if sets else []), "Tab 改一改再用"),
            editable=True,
            sets=sets,
        )
        start = self._start(menu)
        while True:
            picked = pick(menu, start)
            session = self._settled(picked)
            if session:
                return session
            start = next(row for row, item in enumerate(menu.rows) if item.value == picked.value)

    def _set(self, suggestion: Suggestion) -> str:
        """The headings that go with a heading, as they would stand in the speech."""
        others = self.session.heading_set(self.question, suggestion)
        return f"同组：{' ／ '.join(own.text for _, own in others)}" if others else ""

    def _start(self, menu: Menu[Suggestion | Way]) -> int:
        """The row to highlight first: what was answered before, or the way that leaves out what is absent by default."""
        if self.before is None and self.question.left_out:
            return next(row for row, item in enumerate(menu.rows) if item.value is Way.NONE)
        if self.before is None or not isinstance(self.before.value, str):
            return 0
        texts = [item.text for item in menu.items]
        return texts.index(self.before.value) if self.before.value in texts else len(texts)

    def _ways(self) -> Iterator[Item[Suggestion | Way]]:
        yield Item(Way.OWN, "自己写")
        if self.question.optional:
            yield Item(Way.NONE, "不要这一处")
        yield Item(Way.LATER, "留着以后填")
        left = len(self.session.composition.questions)
        if left > 1:
            yield Item(Way.REST, f"这里和后面 {left - 1} 问都用建议，就此成稿")
        if self.session.history:
            yield Item(Way.BACK, "← 返回上一问")

    def _settled(self, picked: Picked[Suggestion | Way]) -> Session | None:
        """The session after the pick, or None to pick again."""
        if picked.value is Way.OWN:
            return self._own()
        if isinstance(picked.value, Way):
            return self._gone(picked.value)
        if picked.to_edit:
            return self._own(picked.value)
        if picked.whole and (others := self.session.heading_set(self.question, picked.value)):
            echo(self.ask, picked.value.text)
            for following, own in others:
                echo(following.ask, own.text)
            return self.session.take_set(self.question, picked.value)
        echo(self.ask, picked.value.text)
        return self.session.answer(self.question, picked.value.text, "chosen", picked.value)

    # -- typing --------------------------------------------------------------------------------------------

    def _typed(self) -> Session:
        """Ask for text, a number or a date that there are no suggestions for."""
        question = self.question
        default = "" if question.default is None else str(question.default)
        empty = "回车 用灰字" if default else "回车 不要这一处" if question.optional else "回车 以后填"
        hints = [empty, "Tab 改灰字"] if default else [empty]
        later = bool(default and question.kind != "number") or question.optional
        line = self._line(
            ghost=default,
            start=self._before_typed(),
            hints=(*self._hints(*hints, later=later), "> 余下都用建议"),
        )
        if line in _TYPED:
            return self._gone(_TYPED[line])
        if not line:
            skipped = self.session.accept(question) if default else self.session.skip(question)
            echo(self.ask, default or ("（不要）" if question.optional else "（以后填）"))
            return skipped
        echo(self.ask, line)
        value = self._value(line)
        return self.session.answer(question, value, "default" if value == question.default else "typed")

    def _own(self, of: Suggestion | None = None) -> Session | None:
        """Ask for a text in place of the suggestions, or to change one of them; None to return to them."""
        question = self.question
        line = self._line(
            start=of.text if of else self._before_typed(),
            hints=("回车 写好了", "< 回到建议", "? 以后填"),
            needed=True,
        )
        if _TYPED.get(line) is Way.BACK:
            return None
        if line in _TYPED:
            return self._gone(_TYPED[line])
        echo(self.ask, line)
        if of and line == of.text:
            return self.session.answer(question, line, "chosen", of)
        return self.session.answer(question, line, "typed", of)

    def _line(self, *, ghost: str = "", start: str = "", hints: Sequence[str] = (), needed: bool = False) -> str:
        """A line that may stand as an answer, or one of _TYPED, or nothing unless it is *needed*."""
        question = self.question

        def said(text: str) -> str:
            line = on_one_line(text).strip()
            untouched = start and line[:-1].strip() == start.strip()
            return line[-1] if untouched and line[-1] in _AFTER_TEXT else line

        def check(text: str) -> str | None:
            line = said(text)
            if line in _TYPED:
                return None
            if not line:
                return "还没有写。只写一个 < 再回车，回到建议" if needed else None
            if line[-1] in _NEVER_LAST:
                return f"末尾多了一个 {line[-1]}：删去它；要用这个键，先全部清空，只写一个 {line[-1]}"
            fault = self.session.fault(question, self._value(line))
            return f"{fault.cause}：{fault.remedy}" if fault else None

        text = typed(self.ask, check, help=question.help, start=start, ghost=ghost, status=self._status(), hints=hints)
        return said(text)

    def _value(self, line: str) -> AnswerValue:
        plain = unicodedata.normalize("NFKC", line)
        if self.question.kind == "number" and (number := whole_number(plain)) is not None:
            return number
        if self.question.kind == "date" and (found := _DATE.fullmatch(plain)):
            return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
        return line

    def _before_typed(self) -> str:
        """What the user had typed here before coming back."""
        before = self.before
        if before is None or before.origin != "typed" or not isinstance(before.value, str | int):
            return ""
        text = str(before.value)
        return "" if is_placeholder(text) else text

    # -- going elsewhere -----------------------------------------------------------------------------------

    def _gone(self, way: Way) -> Session:
        """The session after one of the ways out of the question."""
        session, question = self.session, self.question
        match way:
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
        session = self.session
        done, left = len(session.answers.by_path), len(session.composition.questions)
        written = count_characters(PLACEHOLDER.sub("", body_text(session.composition.draft)))
        said = f"　已写 {written} 字" if written >= _WORTH_SAYING else ""
        return f"第 {done + 1} 问，共 {done + left} 问{said}　Ctrl-C 停下，答过的都存好"

    def _hints(self, *own: str, later: bool = True) -> tuple[str, ...]:
        ways = ["< 上一问"] if self.session.history else []
        ways += ["? 以后填"] if later else []
        return (*own, *ways)
