"""The preview (being written)."""

from __future__ import annotations

from drafter.compose import Question
from drafter.interview.session import Session


def preview(session: Session, question: Question | None) -> None:
    """To be replaced."""
