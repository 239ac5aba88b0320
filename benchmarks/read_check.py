"""Reading, checking, harvesting: beside python-docx, autocorrect-py's lint and jieba's plain segmentation.

    python -m benchmarks.read_check [--documents 1000] [--rounds 7] [--seed 1]

Every way does the same documents in its turn in each round, warm, on one core, in processor time; the medians of the
rounds count. The ratios hold, the times do not travel.

The documents to read are speeches written by python-docx as its documentation has it, on the disk; reading ends with the
text of every paragraph. What is harvested are the same speeches as text, from lines of text to the candidates. What is
checked are drafts of our own five templates as text, made before the clock starts, for no speech repeats its clauses as
the synthetic ones do: this checker starts from the recognised speech, autocorrect from the string.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import autocorrect_py
import jieba
from docx import Document

from benchmarks.speeches import speech
from benchmarks.word_ways import by_python_docx
from drafter.checking.rule import Context
from drafter.checking.running import check
from drafter.columns import width
from drafter.compose import Answer, Answers
from drafter.draft import lines
from drafter.harvest import Text, harvest, ready
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.phrases.loading import load_bank
from drafter.reading import READERS, read_source
from drafter.reading.source import Source
from drafter.reading.speech import Speech
from drafter.reading.structure import recognise
from drafter.templates import load_template
from drafter.writing import render

T = TypeVar("T")

_MOST = 1500
_TEMPLATES = ("study-seminar", "party-group-seminar", "enterprise-seminar", "committee-remarks", "work-conference")
_THEMES = ("安全生产", "乡村振兴", "档案工作", "数据安全", "营商环境", "统计工作", "廉洁从业", "基层治理")
_DRAFTS = 40
"""Of each template."""
_CLOCK = time.perf_counter if sys.platform == "win32" else time.process_time


class Contest(NamedTuple):
    """Two ways to do the same work: how much of it, in which unit, and how many times faster ours is to be."""

    title: str
    ours: Callable[[], object]
    other: str
    theirs: Callable[[], object]
    amount: float
    unit: str
    aim: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = folder
        os.environ["DRAFTER_HOME"] = str(Path(folder) / "home")
        jieba.setLogLevel("ERROR")
        jieba.dt.tmp_dir = folder
        jieba.initialize()
        paths = _written(Path(folder), arguments.documents, arguments.seed)
        contests = _contests(paths, load_bank())
        drafts = len(_TEMPLATES) * _DRAFTS
        print(
            f"{arguments.documents:,} 份讲话稿（检查的是 {drafts} 份自家模板的稿子），每样 {arguments.rounds} 轮，取中位数\n"
        )
        _tell(contests, {contest.title: _measured(contest, arguments.rounds) for contest in contests})


def _written(folder: Path, count: int, seed: int) -> list[Path]:
    paths = [folder / f"{number:04}.docx" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(by_python_docx(list(lines(speech(seed + number)))))
    return paths


def _contests(paths: Sequence[Path], bank: PhraseBank) -> list[Contest]:
    """The three of them; ends the benchmark if what is read differs."""
    sources = [read_source(path) for path in paths]
    for source, path in zip(sources, paths, strict=True):
        if [line.text for line in source.lines] != _by_python_docx(path):
            sys.exit(f"{path.name} 两种读法读出的文字不一样，不能比")
    rows = [[line.text for line in source.lines] for source in sources]
    drafts = _drafts(bank)
    speeches = [recognise(draft) for draft in drafts]
    written = ["\n".join(line.text for line in draft.lines) for draft in drafts]
    bodies = ["\n".join(each) for each in rows]
    texts = [ready(path.name, each) for path, each in zip(paths, rows, strict=True)]
    characters = sum(map(len, written))
    megabytes = sum(len(body.encode()) for body in bodies) / 1e6
    return [
        Contest("读 .docx", partial(_each, read_source, paths), "python-docx",
                partial(_each, _by_python_docx, paths), len(paths), "份", 5),
        Contest("检查", partial(_checked, speeches, Context(bank=bank)), "autocorrect",
                partial(_each, _linted, written), characters / 1e6, "百万字", 1),
        Contest("找句子", partial(_harvested, texts, bank), "jieba 分词",
                partial(_each, _segmented, bodies), megabytes, "MB", 5),
    ]  # fmt: skip


def _each(work: Callable[[T], object], inputs: Sequence[T]) -> None:
    for one in inputs:
        work(one)


def _by_python_docx(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def _drafts(bank: PhraseBank) -> list[Source]:
    """Drafts of our own templates with every question accepted, as text files are read."""
    drafts = []
    for name in _TEMPLATES:
        template = load_template(name).template
        for seed in range(1, _DRAFTS + 1):
            theme = Answer(_THEMES[seed % len(_THEMES)], "file")
            answers = Answers(name, seed).with_answer(("fields", "theme"), theme)
            draft = Session(template, bank, answers).accept_rest().composition.draft
            drafts.append(READERS[".txt"](render(draft, ".txt"), Path("稿子.txt")))
    return drafts


def _checked(speeches: Sequence[Speech], context: Context) -> None:
    for each in speeches:
        check(each, context)


def _linted(body: str) -> object:
    return autocorrect_py.lint_for(body, "text")


def _harvested(texts: Sequence[Text], bank: PhraseBank) -> None:
    harvest(texts, bank, _MOST)


def _segmented(body: str) -> list[str]:
    return jieba.lcut(body)  # type: ignore[no-any-return]


def _measured(contest: Contest, rounds: int) -> tuple[float, float]:
    """The median seconds of ours and of theirs; the first round is not counted."""
    ways = (contest.ours, contest.theirs)
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for way, values in zip(ways, taken, strict=True):
            gc.collect()
            start = _CLOCK()
            way()
            if number:
                values.append(_CLOCK() - start)
    return statistics.median(taken[0]), statistics.median(taken[1])


def _tell(contests: Sequence[Contest], taken: Mapping[str, tuple[float, float]]) -> None:
    rows = [["", "drafter", "对手", "", "倍数", "目标"]]
    for contest in contests:
        ours, theirs = taken[contest.title]
        ratio = theirs / ours
        speeds = [f"{contest.amount / seconds:,.2f} {contest.unit}/秒" for seconds in (ours, theirs)]
        reached = "达到" if ratio >= contest.aim else "没有达到"
        rows.append([contest.title, speeds[0], contest.other, speeds[1], f"{ratio:.2f}", f"{contest.aim:g} {reached}"])
    columns = [max(map(width, column)) + 3 for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (" " * (room - width(cell)) + cell for cell, room in zip(others, columns[1:], strict=True))
        print(first + " " * (columns[0] - width(first)) + "".join(cells))


if __name__ == "__main__":
    main()
