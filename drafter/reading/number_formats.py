"""How Word writes the numbers of its lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drafter.hanzi import DIGITS, chinese_number

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")
_POSITIONAL = str.maketrans("0123456789", "〇" + DIGITS[1:])
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_LETTERS = 26 * 30


def _chinese(number: int) -> str:
    return chinese_number(number) if 0 <= number <= 9999 else str(number)


def _of(characters: str) -> Callable[[int], str]:
    """Numbers as *characters* in order; beyond their end as digits."""
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else str(number)


def _in_a_row(first: str, count: int) -> Callable[[int], str]:
    return _of("".join(chr(ord(first) + step) for step in range(count)))


def _letter(number: int) -> str:
    """From a to z, then aa, bb, cc as Word has it."""
    if not 1 <= number <= _MOST_LETTERS:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= 3999:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "bullet": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _in_a_row("①", 20),
    "decimalEnclosedCircleChinese": _in_a_row("①", 20),
    "decimalEnclosedFullstop": _in_a_row("⒈", 20),
    "decimalEnclosedParen": _in_a_row("⑴", 20),
    "ideographEnclosedCircle": _in_a_row("㊀", 10),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": lambda number: str(number).translate(_POSITIONAL),
    "taiwaneseDigital": lambda number: str(number).translate(_POSITIONAL),
    "japaneseDigitalTenThousand": lambda number: str(number).translate(_POSITIONAL),
    "chineseLegalSimplified": lambda number: _chinese(number).translate(_LEGAL),
    "ideographLegalTraditional": lambda number: _chinese(number).translate(_LEGAL_TRADITIONAL),
    "japaneseLegal": lambda number: _chinese(number).translate(_LEGAL_TRADITIONAL),
    "ideographTraditional": _of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of("子丑寅卯辰巳午未申酉戌亥"),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


def formatted(number: int, kind: str) -> str:
    """*number* in the format of the name *kind* (``w:numFmt``); in digits where the name is not known."""
    write = _FORMATS.get(kind)
    return write(number) if write else str(number)
