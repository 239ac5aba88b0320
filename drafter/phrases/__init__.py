"""The material: phrases, the bank that holds them, the files they come from."""

from drafter.phrases.bank import PhraseBank, Topic
from drafter.phrases.linting import TemplateFields
from drafter.phrases.loading import load_bank
from drafter.phrases.phrase import FRAMES, REGISTERS, ROLES, Part, Phrase, Register, Role

__all__ = [
    "FRAMES",
    "REGISTERS",
    "ROLES",
    "Part",
    "Phrase",
    "PhraseBank",
    "Register",
    "Role",
    "TemplateFields",
    "Topic",
    "load_bank",
]
