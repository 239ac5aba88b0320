"""What the user has chosen before, so that it is suggested sooner. Only digests are kept, no text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from drafter.locations import user_state
from drafter.phrases.phrase import Phrase
from drafter.saving import replace_file

_FORMAT = 1
_MOST = 20_000
"""How many phrases are remembered; those chosen least are forgotten first."""
_PATIENCE = 5


def chosen_before() -> Mapping[str, int]:
    """How often each phrase was chosen, by its mark; nothing if that is not known or cannot be read."""
    with suppress(OSError, ValueError, TypeError, AttributeError, KeyError):
        kept = json.loads(_path().read_text(encoding="utf-8"))
        if kept.get("format") == _FORMAT:
            return {str(mark): int(count) for mark, count in kept["chosen"].items()}
    return {}


def remember(phrases: Iterable[Phrase]) -> None:
    """Count *phrases* as chosen once more. What cannot be written is not remembered."""
    chosen = Counter(phrase.mark for phrase in phrases)
    if not chosen:
        return
    path = _path()
    with suppress(OSError, Timeout):
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=_PATIENCE):
            chosen.update(chosen_before())
            content = {"format": _FORMAT, "chosen": dict(chosen.most_common(_MOST))}
            replace_file(json.dumps(content).encode(), path)


def _path() -> Path:
    return user_state() / "history.json"
