"""The interview at a terminal: which template, then its questions one after the other, then the outline."""

from drafter.interview.terminal.holding import choose_template, confirm, hold

__all__ = ["choose_template", "confirm", "hold"]
