"""A phrase: a piece of a speech that knows its place in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from drafter.hanzi import normalise

Role = Literal[
    "heading",
    "lead",
    "thesis",
    "problem",
    "measure",
    "move",
    "step",
    "goal",
    "formula",
    "expression",
    "call",
    "quotation",
    "opening",
    "lead_paragraph",
    "passage",
    "continuation",
    "turning",
    "preface",
    "aspect",
    "closing",
]
"""What a phrase does in a sentence: a grammatical contract, written out in docs/phrase-banks.zh-CN.md."""

Part = Literal["why", "what", "how"]
"""The arc of a speech: 认识, 任务, 落实."""

Register = Literal["体会", "表态", "部署"]
"""Who speaks to whom: one's own thoughts, a unit's promise, tasks for others."""

ROLES: tuple[Role, ...] = get_args(Role)
FRAMES: frozenset[Role] = frozenset(
    ("opening", "lead_paragraph", "passage", "continuation", "turning", "preface", "aspect", "closing")
)
"""The roles that are whole passages, mostly with slots for the others."""

REGISTERS: tuple[Register, ...] = get_args(Register)

ROLE_NAMES: Mapping[Role, str] = {
    "heading": "大标题",
    "lead": "小标题",
    "thesis": "道理",
    "problem": "问题",
    "measure": "措施",
    "move": "做法",
    "step": "分步",
    "goal": "落脚",
    "formula": "套语",
    "expression": "词语",
    "call": "号召",
    "quotation": "引文",
    "opening": "开头段",
    "lead_paragraph": "导语",
    "passage": "段落",
    "continuation": "承接",
    "turning": "转换",
    "preface": "小引",
    "aspect": "一方面",
    "closing": "结尾段",
}
"""What the roles are called in the interface."""

_NAMES: Mapping[str, Role] = {
    **{f"{name}句": role for role, name in ROLE_NAMES.items()},
    **{name: role for role, name in ROLE_NAMES.items()},
    **{role: role for role in ROLES},
}


def role_named(name: str) -> Role | None:
    """The role that its user calls *name*: measure, 措施 or 措施句."""
    return _NAMES.get(name.strip())


SLOT = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}")
"""A slot in a frame. Banks hold no logic: a name between double braces and nothing else."""


@dataclass(frozen=True)
class Phrase:
    """One entry of a bank. A phrase with slots is a frame; one that is *literal* has none, whatever its braces.

    *rank* is its position among all phrases of the bank, later layers counting higher; *bank* names its file;
    *key* is what two phrases are compared by.
    """

    text: str
    role: Role
    topics: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    registers: tuple[Register, ...] = ()
    parts: tuple[Part, ...] = ()
    set: str | None = None
    source: tuple[str, ...] = ()
    speaker: str | None = None
    verb: str = "指出"
    occasion: str | None = None
    date: str | None = None
    verified: bool = False
    note: str | None = None
    literal: bool = False
    bank: str = ""
    layer: str = ""
    rank: int = 0
    key: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.key:
            object.__setattr__(self, "key", normalise(self.text))

    @cached_property
    def id(self) -> str:
        """Stable as long as the text is: the file's name and a digest of role and text."""
        return f"{self.bank}#{_digest(f'{self.role}|{self.text}', 4)}"

    @cached_property
    def mark(self) -> str:
        """What it is remembered by, whichever bank it stands in."""
        return _digest(f"{self.role}|{self.key}", 6)

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """The names of the slots in order, repeated ones repeated."""
        return () if self.literal else tuple(SLOT.findall(self.text))

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The stretches of the text between slots."""
        return (self.text,) if self.literal else tuple(SLOT.split(self.text)[::2])

    @cached_property
    def words(self) -> str:
        """The text without its slots."""
        return "".join(self.literals)


def _digest(text: str, size: int) -> str:
    from hashlib import blake2s  # a search does without, and it takes long to import

    return blake2s(text.encode(), digest_size=size).hexdigest()
