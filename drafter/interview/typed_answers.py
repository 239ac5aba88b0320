"""What is typed in a line for a question: what stands as an answer, what means to go elsewhere, what is worth keeping."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.compose import AnswerValue, Question
from drafter.compose.validation import whole_number
from drafter.interview.completion import Completing, completions
from drafter.interview.desk import Desk
from drafter.interview.keys import SHORTCUTS, TYPED, Left, Way
from drafter.interview.session import Session
from drafter.interview.terminal.prompts import on_one_line, typed

_NEVER_LAST = "<＜《>＞"
"""Those of TYPED that no text ends with."""
_AFTER_TEXT = "<＜《?"
"""Those that are meant as keys when they come after a text that stood there already."""

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def value_of(question: Question, line: str) -> AnswerValue:
    """What *line* is as an answer: a number or a date as people write them, or the text itself."""
    plain = unicodedata.normalize("NFKC", line)
    if question.kind == "number" and (number := whole_number(plain)) is not None:
        return number
    if question.kind == "date" and (found := _DATE.fullmatch(plain)):
        return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
    return line


@dataclass(frozen=True)
class Writing:
    """A line for *question*, which says *ask*; one that is *needed* may not be left empty."""

    session: Session
    question: Question
    desk: Desk
    ask: str
    needed: bool = False

    def typed(self, standing: str, start: str, ghost: str, status: str, hints: Sequence[str]) -> str | Way | Left:
        """What is typed, *standing* already in the line; the way that was all that was typed; or Left by a shortcut.

        *start* is what stood in the line at first. Raises Stopped, KeyboardInterrupt or EOFError.
        """
        text = self.question.kind == "text" and self.question.path[0] != "fields"
        line = typed(
            self.ask,
            lambda line: self._fault(line, start),
            help=self.question.help,
            start=standing,
            ghost=ghost,
            status=status,
            hints=hints,
            shortcuts=SHORTCUTS,
            complete=self._completions if text else None,
            keep=(lambda line: self.desk.keep(line, self.question)) if text else None,
        )
        if isinstance(line, Left):
            return line
        said = _said(line, start)
        return TYPED.get(said, said)

    def _completions(self, line: str) -> Sequence[Completing]:
        return completions(line, lambda typed, most: self.desk.find(typed, None, most))

    def _fault(self, text: str, start: str) -> str | None:
        line = _said(text, start)
        if line in TYPED:
            return None
        if not line:
            return "还没有写。只写一个 < 再回车，回到建议" if self.needed else None
        if line[-1] in _NEVER_LAST:
            return f"末尾多了一个 {line[-1]}：删去它；要用这个键，先全部清空，只写一个 {line[-1]}"
        fault = self.session.fault(self.question, value_of(self.question, line))
        return f"{fault.cause}：{fault.remedy}" if fault else None


def _said(text: str, start: str) -> str:
    line = on_one_line(text).strip()
    untouched = start and line[:-1].strip() == start.strip()
    return line[-1] if untouched and line[-1:] in tuple(_AFTER_TEXT) else line


def worth_keeping(session: Session, question: Question, text: str) -> str:
    """What of *text*, left unfinished, is kept for when the question is asked again: a field's only if it can stand."""
    line = on_one_line(text).strip()
    if question.kind != "text" or (question.path[0] == "fields" and session.fault(question, line)):
        return ""
    return line
