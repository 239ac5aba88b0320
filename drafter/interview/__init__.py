"""The interview: a session that asks its way through a template, and the terminal it is held at."""

from drafter.interview.session import Session

__all__ = ["Session"]
