"""The roles that phrases have, and the slots that frames have for them. Imports next to nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

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
