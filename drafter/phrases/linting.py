"""What is wrong with a bank beyond its schema: phrases that would read badly, or that no draft would ever use."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.errors import Mistake, Place
from drafter.phrases.bank import Topic
from drafter.phrases.contracts import broken
from drafter.phrases.phrase import Phrase
from drafter.phrases.reading import LoadedBank
from drafter.phrases.roles import FRAMES, ROLES, SLOT, Register, Role
from drafter.yamlfile import Document, closest

Key = tuple[Role, str]
"""What makes two phrases the same: the role, and the text without width, punctuation and spaces."""

Standing = tuple[LoadedBank, int]
"""Where a phrase stands: the file, and its index in it."""

TOPICAL: frozenset[Role] = frozenset(
    ("heading", "lead", "thesis", "problem", "measure", "move", "step", "goal", "formula")
)
"""Roles whose phrases are fetched by their topics."""

VERBATIM: frozenset[Role] = frozenset(("heading", "lead", "step", "expression", "quotation"))
"""Roles whose phrases go into the draft as they are."""

_FILLING: frozenset[str] = frozenset(ROLES) - FRAMES - {"quotation", "expression"}
"""Roles that can stand as a slot in a frame."""

_BRACES = re.compile(r"[{}｛｝]")
_VOCABULARY_REMEDY = "或者在 vocabulary.yaml 里登记"


@dataclass(frozen=True, slots=True)
class TemplateFields:
    """What a template offers the phrases: its register, and the fields whose text they may take."""

    register: Register
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class AtHand:
    """What phrases may name: topics, themes, and the fields of the templates (None: not known, so any)."""

    topics: Collection[str]
    themes: Collection[str]
    templates: Sequence[TemplateFields] | None = None


def bank_mistakes(file: LoadedBank, at_hand: AtHand, elsewhere: Mapping[Key, Standing] | None = None) -> list[Mistake]:
    """Every mistake in a bank file, in the order of their places; *elsewhere* says where other files' phrases stand."""
    found = (*flaws(file, at_hand), *repeated(file, elsewhere))
    return in_order([mistake for _, mistake in found])


def vocabulary_mistakes(document: Document, topics: Mapping[str, Topic], themes: Collection[str]) -> list[Mistake]:
    """The themes that the *topics* of a vocabulary are confined to and that are not registered."""
    return [
        _unregistered("主题", theme, themes, document.place(("topics", topic.name, "themes", index)))
        for topic in topics.values()
        for index, theme in enumerate(topic.themes)
        if theme not in themes
    ]


def flaws(file: LoadedBank, at_hand: AtHand) -> Iterator[tuple[int, Mistake]]:
    """What makes phrases unfit for use, each with the index of its phrase."""
    for index, phrase in enumerate(file.phrases):
        for cause, remedy in (*broken(phrase), *slot_faults(phrase, at_hand.templates)):
            yield index, Mistake(cause, remedy, file.place(index, "text"))
        for cause, remedy in never_fetched(phrase):
            yield index, Mistake(cause, remedy, file.place(index))
        for kind, key, names, known in (
            ("话题", "topics", phrase.topics, at_hand.topics),
            ("主题", "themes", phrase.themes, at_hand.themes),
        ):
            for number, name in enumerate(names):
                if name not in known:
                    yield index, _unregistered(kind, name, known, file.place(index, key, number))


def repeated(file: LoadedBank, elsewhere: Mapping[Key, Standing] | None = None) -> Iterator[tuple[int, Mistake]]:
    """The phrases that stand further up in their file, or *elsewhere*, each with its index."""
    seen = dict(elsewhere or {})
    for index, phrase in enumerate(file.phrases):
        here = (file, index)
        other = seen.setdefault((phrase.role, phrase.key), here)
        if other is not here:
            place, first = file.place(index, "text"), other[0].place(other[1], "text")
            where = f"第 {first.line} 行" if first.file == place.file else f" {first} "
            yield index, Mistake(f"这一句在{where}已经有了", "留一条就够；话题不同的，合写在一条的 topics 里", place)


def in_order(mistakes: Collection[Mistake]) -> list[Mistake]:
    """The mistakes of one file, each once, from its top to its bottom."""
    unique = dict.fromkeys(mistakes)
    return sorted(unique, key=lambda mistake: (mistake.place.line, mistake.place.column) if mistake.place else (0, 0))


def never_fetched(phrase: Phrase) -> Iterator[tuple[str, str]]:
    """Why no draft would ever use a phrase, and the remedy."""
    if phrase.role in TOPICAL and not phrase.topics and not (phrase.role == "heading" and phrase.parts):
        yield "没有写话题，这一句轮不到用", "补上话题，如 topics: [责任]"
    if phrase.role == "quotation" and not phrase.themes:
        yield "引文没有写主题，轮不到用", "补上主题，如 themes: [安全生产]；引文只在写明的主题里推荐"


def slot_faults(phrase: Phrase, templates: Sequence[TemplateFields] | None) -> Iterator[tuple[str, str]]:
    """What is wrong with the slots of a phrase, and the remedy; *templates* as in AtHand."""
    if phrase.literal:
        return
    if _BRACES.search(SLOT.sub("", phrase.text)):
        yield (
            "花括号里不是一个名字",
            "写成 {{ theme }}（主题）、{{ measure }}（措施）这样：两层英文花括号，里面只写一个英文名字",
        )
    if phrase.slots and phrase.role in VERBATIM:
        yield f"{phrase.role} 照原样写进稿子，里面不能用 {{{{ }}}}", "把 {{ }} 换成文字"
        return
    names = tuple(dict.fromkeys(phrase.slots))
    roles = [name for name in names if name in ROLES]
    fields = [name for name in names if name not in ROLES]
    for name in roles:
        if phrase.role not in FRAMES:
            yield f"{phrase.role} 里只能取模板的字段，“{name}”是成分", "改成字段，如 {{ theme }}；或者把它写成句式"
        elif name not in _FILLING:
            yield f"“{name}”不能用来填句式", f"可以用：{'、'.join(role for role in ROLES if role in _FILLING)}"
    if templates is not None:
        yield from _field_faults(phrase, fields, templates)


def _field_faults(
    phrase: Phrase, fields: Sequence[str], templates: Sequence[TemplateFields]
) -> Iterator[tuple[str, str]]:
    known = sorted({name for template in templates for name in template.fields})
    unknown = [name for name in fields if name not in known]
    roles = [role for role in ROLES if role in _FILLING] if phrase.role in FRAMES else []
    for name in unknown:
        near = closest(name, [*roles, *known])
        choices = f"{'、'.join(roles)}，以及字段 {'、'.join(known)}" if roles else "、".join(known)
        yield (
            f"没有叫“{name}”的{'成分，也没有这个' if roles else ''}字段",
            f"是不是 {near}？" if near else f"可以用：{choices}",
        )
    speaking = [template for template in templates if not phrase.registers or template.register in phrase.registers]
    if fields and not unknown and not any(template.fields.issuperset(fields) for template in speaking):
        registers = f"语体是{'、'.join(phrase.registers)}的" if phrase.registers else ""
        together = f"同时有 {'、'.join(fields)} 这几个" if len(fields) > 1 else f"有 {fields[0]} 这个"
        yield (
            f"没有哪个模板用得上这一句：{registers}模板里，没有一个{together}字段",
            "换成别的字段，或者改写 registers",
        )


def _unregistered(kind: str, name: str, known: Collection[str], place: Place) -> Mistake:
    near = closest(name, known)
    remedy = f"是不是“{near}”？" if near else f"改成登记过的{kind}，"
    return Mistake(f"没有登记“{name}”这个{kind}", f"{remedy}{_VOCABULARY_REMEDY}", place)
