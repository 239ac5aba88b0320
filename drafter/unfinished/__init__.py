"""Interviews that are not finished: kept after every answer, found again, gone on with."""

from drafter.unfinished.choosing import numbered, the_one_named
from drafter.unfinished.keeping import Keeping
from drafter.unfinished.shelf import Broken, Unfinished, unfinished

__all__ = ["Broken", "Keeping", "Unfinished", "numbered", "the_one_named", "unfinished"]
