"""Which rows may go into a bank: what each of them is, what it repeats, and what keeps it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from drafter.errors import Mistake, Place
from drafter.hanzi import HAN, forbidden_character, full_width
from drafter.importing.rows import LISTED, Row
from drafter.phrases import FRAMES, REGISTERS, ROLE_NAMES, Phrase, PhraseBank, Role
from drafter.phrases.contracts import broken
from drafter.phrases.guessing import Guesser
from drafter.phrases.linting import TOPICAL, TemplateFields, never_fetched, slot_faults
from drafter.phrases.near import Known
from drafter.phrases.reading import LONGEST, said_besides
from drafter.phrases.roles import role_named
from drafter.phrases.schema import PhraseEntry
from drafter.yamlfile import closest

_SEVERAL = re.compile(r"[、,，;；/\s]+")
_SOURCES = re.compile(r"[、；;]")
_LISTS = frozenset(("topics", "themes", "registers", "parts", "source"))
_YES = frozenset(("true", "是", "已核对", "核对过", "1", "对", "√"))
_PARTS = {"认识": "why", "任务": "what", "落实": "how"}
_STRAY_ENDS = "。；，、,;. "
_SHOWN = 60
"""How many characters of a row a message shows."""


_REMEDIES = {
    "引文没有写是谁说的": "写明说话人：加 --speaker 姓名，或者写在表格的“说话人”一栏",
    "引文没有写主题，轮不到用": "写明主题：加 --theme，如 --theme 乡村振兴，或者写在表格的“主题”一栏",
}
"""What to do where there is no YAML to write it in."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of every row that does not say it itself; topics that are None are guessed."""

    role: Role | None = None
    topics: tuple[str, ...] | None = None
    themes: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


@dataclass(slots=True)
class Judged:
    """What became of the rows.

    *taken* phrases, *widened* of them in punctuation; those *near* one that is known, with that; the rows that are
    *bad*, and why; and how many *repeated* one that is known.
    """

    taken: list[Phrase] = field(default_factory=list)
    near: list[tuple[Phrase, Phrase]] = field(default_factory=list)
    bad: list[tuple[Row, Mistake]] = field(default_factory=list)
    repeated: int = 0
    widened: int = 0


class _BadRow(Exception):
    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(cause)
        self.cause, self.remedy = cause, remedy


def judge(
    rows: Iterable[Row], bank: PhraseBank, given: Given, templates: Sequence[TemplateFields] | None = None
) -> Judged:
    """Judge the rows one after the other; each is compared with the bank and with those taken before it.

    *templates* tells the fields that phrases may name; None takes any.
    """
    judged = Judged()
    guesser, known = bank.once(Guesser), Known.of(bank)
    same = {(phrase.role, phrase.key) for phrase in bank.phrases}
    texts = {phrase.key for phrase in bank.phrases}
    for row in rows:
        try:
            phrase = _phrase(row, given, guesser)
            if (phrase.role, phrase.key) in same or (not _is_role_said(row, given) and phrase.key in texts):
                judged.repeated += 1
                continue
            for cause, remedy in _faults(phrase, bank, templates):
                raise _BadRow(cause, remedy)
            if near := known.nearest(phrase.text):
                judged.near.append((phrase, near))
                continue
        except _BadRow as error:
            judged.bad.append((row, Mistake(error.cause, error.remedy, _shown(row.place))))
            continue
        judged.taken.append(phrase)
        judged.widened += phrase.text != row.text and full_width(row.text) != row.text
        same.add((phrase.role, phrase.key))
        texts.add(phrase.key)
        known.add(phrase)
    return judged


def _phrase(row: Row, given: Given, guesser: Guesser) -> Phrase:
    """The phrase that a row is, what it does not say guessed. Raises _BadRow."""
    _check(row.text)
    text = LISTED.sub("", full_width(" ".join(row.text.split()))) if row.literal else row.text.strip()
    said = {name: _read(name, value) for name, value in row.said.items() if value not in (None, "", [])}
    if given.topics is not None:
        said.setdefault("topics", list(given.topics))
    for name, value in (("themes", given.themes), ("source", given.source)):
        if value:
            said.setdefault(name, list(value))
    bare = text.rstrip(_STRAY_ENDS)
    one_sentence = not re.search("[。；]", bare)
    is_said = _is_role_said(row, given)
    if "role" not in said:
        known = given.role or ("quotation" if said.get("speaker") else None)
        said["role"] = known or guesser.role(bare if one_sentence else text)
    if row.literal and "{{" in text and not is_said:
        said["role"] = "expression"  # composed, its braces would stand in a draft
    if said["role"] == "quotation" and re.fullmatch("“[^“”]+”", text):
        text = text[1:-1]
    elif one_sentence and said["role"] not in FRAMES:
        text = bare
    if "topics" not in said and said["role"] not in FRAMES | {"call"}:
        said["topics"] = list(guesser.topics(text, said.get("themes", ())))
    if said["role"] in TOPICAL and not said.get("topics"):
        if is_said:
            raise _BadRow("猜不出说的是哪件事", "写上话题，或者加 --topic，如 --topic 责任")
        said["role"] = "expression"
    if row.literal and re.search("[{}｛｝]", text):
        said["literal"] = True
    try:
        entry = PhraseEntry.model_validate({**said, "text": text})
    except ValidationError as error:
        raise _misfit(str(error.errors()[0]["loc"][0])) from error
    return Phrase(text=entry.text, **said_besides(entry))


def _is_role_said(row: Row, given: Given) -> bool:
    return given.role is not None or "role" in row.said


def unfit(text: str) -> Mistake | None:
    """What keeps *text* from being a phrase of any kind."""
    try:
        _check(text)
    except _BadRow as error:
        return Mistake(error.cause, error.remedy)
    return None


def _check(text: str) -> None:
    if len(text) > LONGEST:
        raise _BadRow(f"这一句有 {len(text)} 个字，太长了", f"一句至多 {LONGEST} 个字，分成几句")
    if control := forbidden_character(text):
        raise _BadRow(f"有不能出现的控制字符（{control[1]}）", "删掉这个看不见的字符")
    if not text.strip():
        raise _BadRow("这一行没有正文", "补上正文，或者删去这一行")
    if not HAN.search(text):
        raise _BadRow("这一行没有汉字", "删去这一行，或者补上正文")


def _misfit(name: str) -> _BadRow:
    if name in PhraseEntry.model_fields:
        return _BadRow(f"“{name}”写得不对", "对照 docs/phrase-banks.zh-CN.md 改正")
    near = closest(name, PhraseEntry.model_fields)
    return _BadRow(f"不认识的键“{name}”", f"是不是“{near}”？" if near else "删去它，或对照文档改成认识的键")


def _read(name: str, value: Any) -> Any:
    """What a cell says, as a bank file would. Raises _BadRow."""
    if name == "role":
        role = role_named(str(value))
        if role is None:
            near = closest(str(value), ROLE_NAMES.values())
            remedy = f"是不是“{near}”？" if near else f"可以写：{'、'.join(ROLE_NAMES.values())}"
            raise _BadRow(f"没有“{value}”这种成分", remedy)
        return role
    if name == "verified":
        return value if isinstance(value, bool) else str(value).lower() in _YES
    if name not in _LISTS:
        return value
    divided = _SOURCES if name == "source" else _SEVERAL
    written = value if isinstance(value, list) else divided.split(str(value))
    items = [str(item) for item in written if item]
    if name == "parts":
        return [_PARTS.get(item, item) for item in items]
    if name == "registers" and (unknown := [item for item in items if item not in REGISTERS]):
        raise _BadRow(f"没有“{unknown[0]}”这种语体", f"可以写：{'、'.join(REGISTERS)}")
    return items


def _faults(phrase: Phrase, bank: PhraseBank, templates: Sequence[TemplateFields] | None) -> Iterator[tuple[str, str]]:
    """What would keep a phrase from being used, and the remedy."""
    for cause, remedy in (*broken(phrase), *slot_faults(phrase, templates), *never_fetched(phrase)):
        yield cause, _REMEDIES.get(cause, remedy)
    for kind, names, known in (("话题", phrase.topics, bank.topics), ("主题", phrase.themes, bank.themes)):
        for name in names:
            if name not in known:
                near = closest(name, known)
                remedy = f"是不是“{near}”？" if near else f"登记过的有：{'、'.join(known)}"
                yield f"没有登记“{name}”这个{kind}", remedy


def _shown(place: Place) -> Place:
    """The place with no more of its line than a message shows, and nothing in it that steers a terminal."""
    line = "".join(character if character.isprintable() else "�" for character in place.text[:_SHOWN])
    return Place(place.file, place.line, place.column, line + ("……" if len(place.text) > _SHOWN else ""))
