"""The encodings that Chinese text files come in."""

from __future__ import annotations

import codecs
from pathlib import Path

from drafter.errors import InputFileError, Place

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    ("\ufeff".encode("gb18030"), "gb18030", "GB18030"),
)
"""Byte order marks, the codec of what follows each, and what that encoding is called."""

_RARE_SHARE = 0.1
"""From which share of characters outside common Chinese text on a decoding is taken to be wrong."""


def decode(content: bytes, path: Path) -> tuple[str, str]:
    """The text of a file and the name of its encoding: by its byte order mark, else UTF-8, else GB18030.

    Raises InputFileError if it is none of these. *path* names the file in messages.
    """
    for mark, codec, name in MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(codec).removeprefix("\ufeff"), name
            except UnicodeDecodeError as error:
                raise _unknown(path) from error
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _unknown(path) from error
    if b"\0" in content or _is_broken_utf_8(content) or not _is_likely(text):
        raise _unknown(path)
    return text, "GB18030"


def explained(content: bytes, path: Path) -> tuple[str, str]:
    """The text of a file, and in Chinese why it was taken for what it is: empty where it is plain UTF-8.

    Raises InputFileError if it is in no known encoding.
    """
    text, name = decode(content, path)
    if "\0" in text:
        raise _unknown(path)
    if name == "UTF-8":
        return text, ""
    if any(content.startswith(mark) for mark, _, _ in MARKS):
        return text, f"按 {name} 编码读：文件开头有它的标记（BOM）"
    return text, f"按 {name}（GBK）编码读：字节不合 UTF-8，按它读出来是常用的汉字和标点"


def _is_broken_utf_8(content: bytes) -> bool:
    """Whether most of *content* reads as UTF-8: so many characters of several bytes do not come by chance."""
    foreign = [character for character in content.decode("utf-8", "replace") if not character.isascii()]
    return foreign.count("\ufffd") * 2 < len(foreign)


def _is_likely(text: str) -> bool:
    """Whether *text* looks like Chinese, and not like bytes of another encoding read as GB18030."""
    seen = [character for character in text if not character.isspace()]
    rare = sum(
        not ("\u4e00" <= character <= "\u9fff" or character.isascii() or "\u2010" <= character <= "\u33ff"
             or "\uff00" <= character <= "\uffef" or character in "·×—àáèéìíòóùúü")
        for character in seen
    )  # fmt: skip
    return rare <= len(seen) * _RARE_SHARE


def _unknown(path: Path) -> InputFileError:
    return InputFileError(
        "认不出文件的编码：不是 UTF-8，也不是 GB18030（GBK）", "用记事本打开，“另存为”时编码选 UTF-8", Place(str(path))
    )
