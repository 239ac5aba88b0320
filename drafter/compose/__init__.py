"""The central idea: ``compose(template, answers, phrases) -> Composition(draft, questions)``."""

from drafter.compose.answers import Answer, Answers, AnswerValue, Path, placeholder
from drafter.compose.composer import compose
from drafter.compose.composition import Composition, Question, Suggestion

__all__ = [
    "Answer",
    "AnswerValue",
    "Answers",
    "Composition",
    "Path",
    "Question",
    "Suggestion",
    "compose",
    "placeholder",
]
