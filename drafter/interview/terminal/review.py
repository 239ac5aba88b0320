"""The outline gone through at the end, or at any time: change, move, add and remove, undo, then write."""

from __future__ import annotations

from collections.abc import Generator

from drafter.checking.finding import Finding
from drafter.compose import Answer, KeyPath
from drafter.interview.desk import Desk
from drafter.interview.keys import Way
from drafter.interview.outline import Row, rows
from drafter.interview.replacing import elsewhere, replaced
from drafter.interview.revising import (
    Step,
    changed,
    closed,
    extended,
    is_section,
    lies_under,
    only_under,
    open_under,
    opened,
    others_answered,
    question_for,
    reduced,
    shifted,
    shown_at,
    whole_section,
    with_others,
)
from drafter.interview.session import Session
from drafter.interview.terminal import outline_help, outline_keys, outline_plain
from drafter.interview.terminal.asking import Asking
from drafter.interview.terminal.explaining import MOVE, TAKE
from drafter.interview.terminal.look import dumb
from drafter.interview.terminal.outline_acts import Act, Asker
from drafter.interview.terminal.outline_screen import View
from drafter.interview.terminal.picker import Item, Menu, pick
from drafter.interview.terminal.preview import preview

Steps = Generator[Session, None, None]

_MOST_NAMED = 8
"""How many of the places that have an old value in them are named."""


def review(session: Session, desk: Desk) -> Generator[Session, None, bool]:
    """The outline until the user is done with it; gives the session after each change.

    Returns whether the draft is to be written; if not, the interview goes on. Raises KeyboardInterrupt or EOFError
    when the user leaves.
    """
    return (yield from _Review(session, desk, outline_plain.asker() if dumb() else outline_keys.ask).held())


class _Review:
    """One sitting at the outline."""

    def __init__(self, session: Session, desk: Desk, ask: Asker) -> None:
        self.session = session
        self.desk = desk
        self.ask = ask
        self.said = ""
        self.at_risk = ""
        self.undone: list[Step] = []
        """What stood before each change, and what the change was said to be."""
        self.half_written: dict[KeyPath, Answer] = {}
        """What was typed where the change was then gone back from."""
        self.checked: tuple[Session, list[Finding]] | None = None

    def held(self) -> Generator[Session, None, bool]:
        """Show, do, show again; see `review`."""
        at = first = 0
        question = self.session.question
        path: KeyPath | None = question.path if question else None
        while True:
            rows_ = self._rows()
            if path is not None:
                at = next((number for number, row in enumerate(rows_) if row.path == path), min(at, len(rows_)))
            view = View(self.session, rows_, min(at, len(rows_)), self.said, first, bool(self.undone), self.at_risk)
            act, at, first, sure = self.ask(view)
            self.said, self.at_risk, path = "", "", None
            left = len(self.session.composition.questions)
            row = rows_[at] if at < len(rows_) else None
            if act is Act.WRITE and not left:
                return True
            if act is Act.RETURN and left:
                return False
            if act is Act.WRITE:
                self.said = f"还有 {left} 问没有答：按 q 接着答，或在这里按回车填上"
            elif act is Act.RETURN:
                self.said = "都答完了：按 w 写成稿子；想先停下，按 Ctrl-C，答过的都存好"
            elif act is Act.PREVIEW:
                preview(self.session, None, at=row.path if row else None)
            elif act is Act.HELP:
                outline_help.show()
            elif act is Act.UNDO:
                path = yield from self._undo()
            elif act is Act.REMOVE and row and is_section(row) and not sure:
                self.at_risk = whole_section(rows_, row)
            elif row:
                path = yield from self._done(act, row)

    def _rows(self) -> list[Row]:
        if self.checked is None or self.checked[0] is not self.session:
            self.checked = self.session, list(self.desk.check(self.session.composition.draft))
        return rows(self.session, self.checked[1])

    def _done(self, act: Act, row: Row) -> Generator[Session, None, KeyPath]:
        """Do *act* with *row*; gives the path to highlight then."""
        if act is Act.CHANGE:
            yield from self._change(row)
            return row.path
        self.half_written = {}  # the paths are about to change
        if act is Act.ADD:
            return (yield from self._add(row))
        if act is Act.REMOVE:
            step = reduced(self.session, row)
            refused = "这一处不能删；要改，按回车" if row.text else "这一处本来就没有；要写，按回车"
        else:
            step, refused = shifted(self.session, row, -1 if act is Act.UP else 1), "这里挪不动"
        if step is None:
            self.said = refused
            return row.path
        yield self._taken(step.session, row.path, step.said)
        return step.path

    def _taken(self, session: Session, path: KeyPath, said: str) -> Session:
        """Take a change of what stood at *path*, to be undone again."""
        self.undone.append(Step(self.session, path, said))
        self.session, self.said = session, said
        return session

    def _undo(self) -> Generator[Session, None, KeyPath | None]:
        if not self.undone:
            self.said = "没有可撤销的"
            return None
        before, self.half_written = self.undone.pop(), {}
        self.session, self.said = before.session, f"撤销了：{before.said}"
        yield self.session
        return before.path

    # -- changing ------------------------------------------------------------------------------------------

    def _change(self, row: Row) -> Steps:
        """Ask again what stands at *row*."""
        session, path = self.session, row.path
        question = question_for(session, path)
        standing = session.answers.by_path.get(path)
        before = self.half_written.get(path) or session.before(path) or standing
        asking = Asking(opened(session, path), question, before, self.desk, left=0, returns=True)
        step = yield from asking.asked_in(session)
        asked = asking.session if isinstance(step, Way) else step
        answer = asked.answers.by_path.get(path)
        if answer is None:
            if (kept := asked.before(path)) and kept != session.before(path):
                self.half_written[path] = kept
            return
        others = others_answered(session, asked, path)
        if not others and answer == standing:
            return
        after = with_others(changed(session, path, answer), others)
        yield self._taken(after, path, f"改了{row.label}")
        if path[0] == "fields":
            yield from self._spread(path, shown_at(session, path), shown_at(after, path))

    def _spread(self, path: KeyPath, old: str, new: str) -> Steps:
        """Offer to put the *new* value of a field where the *old* one still stands."""
        found = elsewhere(self.session, old, new, path)
        if not found:
            return
        count = len(found)
        named = [f"（{number}）{one}" for number, one in enumerate(found[:_MOST_NAMED], 1)]
        more = [f"……还有 {count - _MOST_NAMED} 处"] if count > _MOST_NAMED else []
        items = (Item(True, "一起换", "　".join(["换成这样：", *named, *more])), Item(False, "不换，那几处照旧"))
        ask = f"别处还有 {count} 处“{old}”，一起换成“{new}”吗？"
        if pick(Menu(ask, items, hints=(MOVE, TAKE))).value:
            self.session = replaced(self.session, old, new, path)
            self.said = f"{self.said}，别处 {count} 处一起换了"
            yield self.session

    # -- adding --------------------------------------------------------------------------------------------

    def _add(self, row: Row) -> Generator[Session, None, KeyPath]:
        """Add a section or point after that of *row*, and ask what is to stand in it."""
        before = self.session
        found = extended(before, row)
        if found is None:
            self.said = "这里加不了：到一个部分或一条要点上再按 a"
            return row.path
        after, item = found
        kind = "一条" if item[-2] == "points" else "一个部分"
        first = next((one.path for one in after.composition.entries if lies_under(one.path, item)), row.path)
        for session in self._asked_under(after, item):
            self.session = session
            yield session
        if self.session is before:
            self.said = "没有加"
            return row.path
        after, self.session = self.session, before
        self._taken(after, row.path, f"加了{kind}")
        return first

    def _asked_under(self, session: Session, item: KeyPath) -> Generator[Session, None, None]:
        """Ask the open questions of *item*; going back from the first of them gives what was before it was added."""
        unextended, asked = self.session, opened(session)
        yield session
        while left := open_under(asked, item):
            before = asked.before(left[0].path)
            asking = Asking(asked, left[0], before, self.desk, left=len(left), returns=True)
            step = yield from asking.asked_in(closed(session, asked))
            if isinstance(step, Way):
                yield unextended if step is Way.BACK else closed(session, asking.session)
                return
            asked = only_under(asked, step, item)
            yield closed(session, asked)
