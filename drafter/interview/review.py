"""The review screen (being written)."""

from __future__ import annotations

from collections.abc import Generator

from drafter.interview.desk import Desk
from drafter.interview.session import Session


def review(session: Session, desk: Desk) -> Generator[Session, None, bool]:
    """To be replaced: writes at once."""
    yield from ()
    return True
