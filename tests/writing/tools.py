"""What the measuring of pages needs; as a program, says what of it is missing and how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache

from drafter.writing.pdf import find_office

REQUIRED = os.environ.get("DRAFTER_LAYOUT") == "required"
"""Set where everything is known to be there (.ci/run): nothing marked layout may be skipped."""

_OFFICE, _POPPLER = "libreoffice-writer-nogui", "poppler-utils"
_PROGRAMS = {"pdftotext": _POPPLER, "pdftoppm": _POPPLER, "pdftohtml": _POPPLER, "pdfinfo": _POPPLER,
             "pdffonts": _POPPLER, "fc-list": "fontconfig"}  # fmt: skip
_FONTS = "fonts-noto-cjk"


@cache
def missing() -> dict[str, str]:
    """What is missing → the Debian package that has it."""
    lacking = {} if find_office() else {"soffice（LibreOffice）": _OFFICE}
    lacking |= {name: package for name, package in _PROGRAMS.items() if shutil.which(name) is None}
    if not _chinese_fonts():
        lacking["中文字体"] = _FONTS
    return lacking


def remedy() -> str:
    """One sentence in Chinese on what is missing and how to get it; empty if nothing is."""
    lacking = missing()
    if not lacking:
        return ""
    packages = " ".join(dict.fromkeys(lacking.values()))
    return f"缺：{'、'.join(lacking)}。量不了版面。装上：sudo apt install {packages}"


def _chinese_fonts() -> bool:
    program = shutil.which("fc-list")
    if program is None:
        return False
    return bool(subprocess.run([program, ":lang=zh-cn"], check=False, capture_output=True, timeout=60).stdout)


if __name__ == "__main__":
    if said := remedy():
        sys.stdout.write(f"{said}\n")
