"""The material: phrases, the bank that holds them, the files they come from.

What needs YAML or pydantic is imported from its module, so that a search starts without them.
"""

from drafter.phrases.bank import PhraseBank, Topic
from drafter.phrases.phrase import FRAMES, REGISTERS, ROLE_NAMES, ROLES, Part, Phrase, Register, Role

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
]
