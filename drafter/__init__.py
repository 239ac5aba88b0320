"""drafter：研讨发言、交流发言、会议讲话的起草工具。

The one idea: ``compose(template, answers, phrases) -> Composition(draft, questions)``.
"""

__version__ = "0.1.0"
