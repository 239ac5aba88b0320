"""The central idea: ``compose(template, answers, phrases) -> Composition(draft, questions)``."""

from drafter.compose.answers import Answer, Answers, AnswerValue, placeholder
from drafter.compose.composer import compose
from drafter.compose.composition import Composition, Entry, Question, Suggestion
from drafter.yamlfile import KeyPath

__all__ = [
    "Answer",
    "AnswerValue",
    "Answers",
    "Composition",
    "Entry",
    "KeyPath",
    "Question",
    "Suggestion",
    "compose",
    "placeholder",
]
