"""The fonts that a document asks of its reader's machine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.draft import Draft, LineStyle
from drafter.layouts import Layout
from drafter.writing.printed import printed_lines

LATIN = "!-~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f"
"""The characters that are set in the Latin font, as a regular expression has them in a set.

“” ‘’ — … are not among them: in a Chinese text they are Chinese.
"""

_LATIN = re.compile(f"[{LATIN}]")


def fonts_needed(draft: Draft, layout: Layout) -> tuple[str, ...]:
    """The fonts that *draft* in *layout* uses, by name, in the order of their first use; nothing is ever embedded."""
    return tuple(dict.fromkeys(_used(draft, layout)))


def _used(draft: Draft, layout: Layout) -> Iterator[str]:
    latin = False
    for line in printed_lines(draft, layout):
        for span in line.spans:
            style = LineStyle(f"heading{span.heading_level}") if span.heading_level else line.style
            yield layout.style(style).font
            latin = latin or bool(_LATIN.search(span.text))
    if layout.page_number:
        yield layout.page_number.style.font
    if latin:
        yield layout.latin_font
