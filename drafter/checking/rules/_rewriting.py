"""Numerals as they should be written, out of what was found: the remedies of `_usages`."""

from __future__ import annotations

import re

from drafter.hanzi import DIGITS, chinese_number

_MEASURE = re.compile("[个天次家人件户遍倍年岁名项]|公里|小时|分钟|[百千万十][个天人名家件户元亩]?")
_OR_MORE = re.compile("以上|以下|以内|左右")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_BETWEEN = re.compile(r"[^\d.%]+")
_LONGEST_IN_WORDS = 4
_ROUND = {f"1{'0' * zeros}": word for zeros, word in enumerate(("十", "百", "千", "万", "十万", "百万"), 1)}
_TENS = re.compile("[一二三四五六七八九]?十[一二三四五六七八九]?")
_ZERO = re.compile("[零Oo○0]")
_GROUPS = re.compile(r"\d+")
_IN_WORDS = re.compile("[〇零一二三四五六七八九十]+")


def _quoted(*texts: str) -> str:
    return "写成" + "或".join(f"“{text}”" for text in texts)


def _counted(found: re.Match[str]) -> str:
    """The word that a match counts."""
    measure = _MEASURE.match(found.string, found.end())
    return measure[0] if measure else ""


def about(found: re.Match[str]) -> str:
    """三、四 → 三四个, 一、二 → 一两年."""
    said = "".join(DIGITS[int(one)] if one.isdecimal() else one for one in found[0].split("、"))
    return _quoted(f"{said}{_counted(found)}".replace("一二", "一两", 1))


def _in_han(figures: str) -> str:
    """Figures in words, with a decimal point or without: 3.5 → 三点五."""
    whole, point, rest = figures.partition(".")
    number = chinese_number(int(whole)) if len(whole) <= _LONGEST_IN_WORDS else whole
    return f"{number}点{''.join(DIGITS[int(digit)] for digit in rest)}" if point else number


def some(found: re.Match[str]) -> str:
    """10几 → 十几个, 几10万 → 几十万."""
    return _quoted(_GROUPS.sub(lambda figures: _round(figures[0]), found[0]) + _counted(found))


def _round(figures: str) -> str:
    return _ROUND.get(figures) or chinese_number(int(figures[-_LONGEST_IN_WORDS:]))


def in_figures(found: re.Match[str]) -> str:
    """2026年五月 → 2026年5月, 二〇二六年4月 → 2026年4月."""
    return _quoted(_IN_WORDS.sub(lambda words: str(value(words[0])), found[0]))


def value(words: str) -> int:
    """What figures count, or words of one place or two: 26, 二〇二六, 二十六; 0 for what is no number."""
    if words.isdecimal():
        return int(words)
    if "十" not in words:
        return int("".join(str(DIGITS.index(word.replace("〇", "零"))) for word in words))
    if not _TENS.fullmatch(words):
        return 0
    tens, _, ones = words.partition("十")
    return 10 * (DIGITS.index(tens) if tens else 1) + (DIGITS.index(ones) if ones else 0)


def full_year(found: re.Match[str]) -> str:
    """26年5月 → 2026年5月."""
    return _quoted(f"20{found[0].lstrip('‘’' + chr(39))}")


def year_in_words(found: re.Match[str]) -> str:
    """二零二六 → 二〇二六年."""
    return _quoted(f"{_ZERO.sub('〇', found[0])}年")


def multiplied(found: re.Match[str]) -> str:
    """5千 → 5000人, 1.5千 → 1500人."""
    times = 1000 if found[0][-1] == "千" else 100
    number = round(float(found[0][:-1]) * times)
    return _quoted(f"{number}{_counted(found)}")


def percent(found: re.Match[str]) -> str:
    """百分之45 → 45%, or in words."""
    figures = found[0].removeprefix("百分之")
    after = _OR_MORE.match(found.string, found.end())
    more = after[0] if after else ""
    return _quoted(f"{figures}%{more}", f"百分之{_in_han(figures)}{more}")


def both_percent(found: re.Match[str]) -> str:
    """10-20% → 10%—20%."""
    first, last = _FIGURES.findall(found[0])
    between = _BETWEEN.search(found[0])
    joint = between[0] if between and between[0] in ("至", "到") else "—"
    return _quoted(f"{first}%{joint}{last}%")


def two(found: re.Match[str]) -> str:
    """二个 → 两个."""
    return _quoted("两个")
