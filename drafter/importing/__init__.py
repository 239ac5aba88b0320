"""Phrases from files of other kinds: rows of any file → what may go into a bank, and what may not and why."""

from drafter.importing.judging import Given, Judged, judge
from drafter.importing.rows import Row, read_rows

__all__ = ["Given", "Judged", "Row", "judge", "read_rows"]
