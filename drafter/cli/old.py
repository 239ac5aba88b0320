"""An old speech as a starting point: read, and the template found that is nearest to it."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.answersfile import nearest
from drafter.draft import Draft, body_text, plain_text
from drafter.errors import InputFileError, Place
from drafter.phrases import PhraseBank
from drafter.reading import read_source
from drafter.reading.speech import Speech
from drafter.templates import LoadedTemplate, load_all


def read_speech(path: Path) -> Speech:
    """The speech in a file; what was taken off or is doubtful is said on standard error. Raises InputFileError."""
    from drafter.reading.structure import recognise

    speech = recognise(read_source(path))
    for remark in speech.all_remarks:
        click.echo(f"{path}：{remark}。", err=True)
    if not speech.draft.blocks:
        raise InputFileError("这个文件里没有讲话稿的正文", "换一个文件", Place(str(path)))
    return speech


def nearest_template(draft: Draft) -> str:
    """The name of the template that has a place for most of *draft*; it is said on standard error."""
    templates = [
        loaded.template for loaded in load_all() if isinstance(loaded, LoadedTemplate) and not loaded.template.abstract
    ]
    found = nearest(draft, templates)
    click.echo(f"旧稿放进最相近的模板“{found.name}”（{found.id}）；要换一个，加上 -t。", err=True)
    return found.id


def theme_of(draft: Draft, bank: PhraseBank) -> str:
    """The registered theme that *draft* speaks of most often, its title counting five times; empty if of none."""
    text = body_text(draft) + plain_text(draft.title) * 5
    counts = {theme: sum(text.count(word) for word in (theme, *others)) for theme, others in bank.themes.items()}
    best = max(counts, key=counts.__getitem__, default="")
    return best if counts.get(best) else ""
