"""A draft as plain text."""

from __future__ import annotations

from drafter.draft import Draft, LineStyle
from drafter.writing.printed import HEAD, printed_lines

INDENT = "　　"
_FLUSH = (*HEAD, LineStyle.SALUTATION)


def render_text(draft: Draft) -> str:
    """A line a paragraph, body and headings indented by two full-width spaces, an empty line below the head.

    Ends with a line break; a draft without text gives the empty string.
    """
    written: list[str] = []
    below_head = False
    for line in printed_lines(draft):
        in_head = line.style in HEAD
        if below_head and not in_head:
            written.append("")
        below_head = in_head
        written.append(line.text if line.style in _FLUSH else INDENT + line.text)
    return "".join(f"{line}\n" for line in written)
