"""Characters that Word takes from a symbol font by their place in it."""

from __future__ import annotations

import re

_CODE = re.compile(r"[0-9A-Fa-f]{4}")
_PRIVATE = range(0xE000, 0xF900)
_KNOWN = {
    "symbol": {0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xAE: "→", 0xBC: "…"},
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□",
        0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x53: "☒", 0xA3: "□"},
}  # fmt: skip


def symbol(code: str | None, font: str | None) -> str | None:
    """The character of ``w:sym``; None where only its font knows what it is."""
    if not code or not _CODE.fullmatch(code):
        return None
    number = int(code, 16)
    known = _KNOWN.get((font or "").lower(), {}).get(number & 0xFF if number in _PRIVATE or number < 0x100 else number)
    if known:
        return known
    return chr(number) if number >= 0x20 and number not in _PRIVATE and not 0xD800 <= number < 0xE000 else None
