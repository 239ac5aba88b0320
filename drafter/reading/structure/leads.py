"""What a draft must say of a run-in heading or a lead, to be printed as it stands in the source."""

from __future__ import annotations

from drafter.draft import Draft, Heading, Run, lines


def kept_lead(whole: str) -> str | None:
    """*whole* without the 。 that printing puts back; with it where printing wouldn't; None if it can't be printed.

    That is so for what ends in half-width punctuation: a 。 would be printed after it.
    """
    whole = whole.rstrip()
    for text in (whole.removesuffix("。"), whole):
        if printed(text) == whole:
            return text
    return None


def printed(text: str) -> str:
    """A run-in heading or lead as it is printed: with a 。 unless it has an end of its own."""
    heading = Heading(1, "", (Run(text),) if text else (), run_in=True)
    return "".join(line.text for line in lines(Draft((), blocks=(heading,))))
