"""The material: phrases, the bank that holds them, the files they come from.

What takes long to import is imported when it is asked for, so that a search starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from drafter.phrases.roles import FRAMES, REGISTERS, ROLE_NAMES, ROLES, Part, Register, Role, role_named

if TYPE_CHECKING:
    from drafter.phrases.bank import PhraseBank, Topic
    from drafter.phrases.phrase import Phrase

__all__ = [
    "FRAMES",
    "REGISTERS",
    "ROLES",
    "ROLE_NAMES",
    "Part",
    "Phrase",
    "PhraseBank",
    "Register",
    "Role",
    "Topic",
    "role_named",
]

_LATER = {"Phrase": "phrase", "PhraseBank": "bank", "Topic": "bank"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
