"""What is typed in a line for a question: what stands as an answer, what is meant for a key, what is worth keeping."""

from __future__ import annotations

from drafter.compose import Question
from drafter.interview.keys import TYPED
from drafter.interview.lines import on_one_line
from drafter.interview.session import Session
from drafter.interview.values import value_of

_NEVER_LAST = "<＜《>＞"
"""Those of TYPED that no text ends with."""
_AFTER_TEXT = "<＜《?"
"""Those that are meant as keys when they come after a text that stood there already."""
_TYPED_KINDS = ("text", "number", "date")
"""The kinds of questions whose answers are typed."""


def said(text: str, start: str) -> str:
    """What is said by *text* in a line that *start* stood in at first: the key alone where one was added to that."""
    line = on_one_line(text).strip()
    untouched = start and line[:-1].strip() == start.strip()
    return line[-1] if untouched and line[-1:] in tuple(_AFTER_TEXT) else line


def fault_in(text: str, start: str, session: Session, question: Question, *, needed: bool = False) -> str | None:
    """What keeps *text* from being taken as an answer or a key, in Chinese; *start* stood in the line at first.

    A line that is *needed* may not be left empty.
    """
    line = said(text, start)
    if line in TYPED:
        return None
    if not line:
        return "还没有写。只写一个 < 再回车，回到建议" if needed else None
    if line[-1] in _NEVER_LAST:
        return f"末尾多了一个 {line[-1]}：删去它；要用这个键，先全部清空，只写一个 {line[-1]}"
    fault = session.fault(question, value_of(question, line))
    return f"{fault.cause}：{fault.remedy}" if fault else None


def worth_keeping(question: Question, text: str) -> str:
    """What of *text*, left unfinished, is kept for when the question is asked again: whatever is no key."""
    line = on_one_line(text).strip()
    return line if question.kind in _TYPED_KINDS and line not in TYPED else ""
