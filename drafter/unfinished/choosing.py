"""Which of the unfinished drafts is meant: by its number in the list, or by its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.errors import InputFileError
from drafter.unfinished.shelf import Unfinished

_NOT_IN_COMMANDS = re.compile(r"""["'$`\\!%&|<>^\x00-\x1f]|^-""")
UNTITLED = "还没有题目"
_SHOWN = 6


def numbered(drafts: Sequence[Unfinished]) -> list[tuple[int, Unfinished]]:
    """The drafts with the numbers that they have in a list."""
    return list(enumerate(drafts, 1))


def the_one_named(name: str, drafts: Sequence[Unfinished]) -> Unfinished:
    """The draft that *name* stands for: its number, its title or theme or a part of it, or the name of its file.

    Raises InputFileError if there is none, or more than one.
    """
    wanted = name.strip()
    if not drafts:
        raise InputFileError("没有写了一半的稿子", "用 drafter new 起草一篇")
    if wanted.isdecimal() and wanted.isascii() and 1 <= int(wanted) <= len(drafts):
        return drafts[int(wanted) - 1]
    ways = (
        [draft for draft in drafts if wanted in (draft.name, str(draft.path))],
        [draft for draft in drafts if draft.called == wanted],
        [draft for draft in drafts if wanted and wanted in draft.called],
    )
    found = next((way for way in ways if way), [])
    if not found:
        raise InputFileError(f"写了一半的稿子里没有“{name}”", f"可以写号：{_listed(numbered(drafts))}")
    if len(found) > 1:
        among = [(number, draft) for number, draft in numbered(drafts) if draft in found]
        raise InputFileError(f"有 {len(found)} 篇叫“{name}”", f"写它的号：{_listed(among)}")
    return found[0]


def name_for(draft: Unfinished, drafts: Sequence[Unfinished]) -> str:
    """What to call *draft* by, so that no other of *drafts* is meant; empty if it is the only one."""
    others = [other for other in drafts if other.path != draft.path]
    if not others:
        return ""
    fit = draft.called and not draft.called.isdecimal() and not _NOT_IN_COMMANDS.search(draft.called)
    return draft.called if fit and all(draft.called != other.called for other in others) else draft.name


def _listed(drafts: Iterable[tuple[int, Unfinished]]) -> str:
    said = [f"{number} {draft.called or UNTITLED}" for number, draft in drafts]
    more = f"……共 {len(said)} 篇" if len(said) > _SHOWN else ""
    return "；".join(said[:_SHOWN]) + more
