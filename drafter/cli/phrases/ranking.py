"""drafter phrases search --for: which phrases come first in one place of a speech, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from drafter.answersfile import from_document, template_of, with_settings, written_path
from drafter.cli.output import bank_at_hand, template_at_hand
from drafter.compose import Answers, Question, Suggestion
from drafter.compose.scoring import total
from drafter.errors import InputFileError
from drafter.interview import Session
from drafter.phrases.history import chosen_before
from drafter.templates import LoadedTemplate, load_all
from drafter.yamlfile import closest, read

_SHOWN = 300
"""How many suggestions are ranked before words narrow them down."""


def explain(
    slot: str,
    words: Sequence[str],
    template_name: str | None,
    answers_file: Path | None,
    settings: dict[str, str],
    seed: int | None,
    most: int,
    banks: Sequence[Path],
) -> None:
    """Print what would be suggested at *slot*, each with its reasons; *words* narrow it down.

    What comes before the slot in the speech is taken as it is answered, or by default. Raises InputFileError for a
    slot that the speech has not.
    """
    document = read(answers_file) if answers_file else None
    name = template_name or (template_of(document) if document else _first_template())
    template = template_at_hand(name)
    answers = from_document(document, template) if document else Answers(name)
    answers = with_settings(
        replace(answers, template=name, seed=answers.seed if seed is None else seed), settings, template
    )
    bank = replace(bank_at_hand(banks, name), chosen=chosen_before())
    question = _question_at(slot, Session(template, bank, answers))
    found = [
        item for item in question.suggestions(_SHOWN if words else most) if all(word in item.text for word in words)
    ]
    click.echo(f"{template.name} {written_path(question.path)}　{question.ask}")
    if not found:
        click.echo("这一处没有可以建议的句子。", err=True)
    for number, item in enumerate(found[:most], 1):
        click.echo(f"{number}　{item.text}")
        click.echo(f"　　{_reasons(item)}")


def _first_template() -> str:
    usable = (loaded.template for loaded in load_all() if isinstance(loaded, LoadedTemplate))
    return next(template.id for template in usable if not template.abstract)


def _question_at(slot: str, session: Session) -> Question:
    """The question at *slot*, or the first that ends so, after everything before it has been accepted."""
    known: list[str] = []
    while question := session.question:
        written = written_path(question.path)
        if slot in (written, question.path[-1]):
            return question
        known.append(written)
        session = session.accept(question)
    near = closest(slot, known)
    said = f"是不是 {near}？" if near else f"这一篇里有：{'、'.join(known[:8])}……"
    raise InputFileError(f"稿子里没有“{slot}”这一处，或者已经答了", said)


def _reasons(item: Suggestion) -> str:
    if not item.reasons:
        return "按先后轮到这一句" if item.phrases else "模板里写定的"
    ranked = sorted(item.reasons, key=lambda reason: -abs(reason[1]))
    return f"{total(item.reasons):.2f} ＝ {'　'.join(f'{name} {weight:+.2f}' for name, weight in ranked)}"
