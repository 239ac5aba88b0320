"""Candidates as a bank file to be gone through: a line each, with its frequency and an example above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.harvest.candidates import Candidate
from drafter.phrases.adding import written

_NO_THEME = "猜不出主题，没有主题的引文轮不到用：补上 themes，再去掉行首的 # 号"


def bank_file(candidates: Sequence[Candidate], head: Iterable[str] = ()) -> str:
    """A bank file that holds *candidates* in their order; *head* stands above as remarks."""
    return "".join(f"{line}\n" for line in (*(f"# {line}" for line in head), "phrases:", *_lines(candidates)))


def _lines(candidates: Iterable[Candidate]) -> Iterator[str]:
    for candidate in candidates:
        yield f"# {said_of(candidate)}"
        entry = written(candidate.phrase)
        if candidate.phrase.role == "quotation" and not candidate.phrase.themes:
            yield f"# {_NO_THEME}"
            entry = f"# {entry}"
        yield entry


def said_of(candidate: Candidate) -> str:
    """How often a candidate stands where, and an example, on one line."""
    among = f"、{candidate.documents} 份稿子" if candidate.documents > 1 else ""
    return f"{candidate.count} 次{among}，{'、'.join(candidate.signals)}。{candidate.where}：{candidate.example}"
