"""An old speech as a starting point: read, and the template found that is nearest to it."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.answersfile import nearest, taken
from drafter.answersfile.taking import headings_lost
from drafter.answersfile.title_theme import theme_in
from drafter.compose import Answer, Answers, compose, placeholder
from drafter.compose.answers import PLACEHOLDER
from drafter.draft import Draft, Heading, body_text, plain_text
from drafter.errors import InputFileError, Place
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.reading import read_source
from drafter.reading.speech import Speech
from drafter.templates import LoadedTemplate, Template, load_all

_SHOWN = 4
_FEWEST, _EVERY = 3, 200
"""How often a speech names what it is about, at least: in all, and once in so many characters."""


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


def answers_of(draft: Draft, template: Template, bank: PhraseBank) -> Answers:
    """All that *draft* says as answers to *template*; its theme, and what of its head has no place, are said."""
    theme = theme_of(draft, bank)
    answers = taken(draft, template, {"theme": theme})
    if theme:
        click.echo(f"主题看来是“{theme}”；要换一个，加上 --set theme=主题。", err=True)
    head = compose(template, answers, bank).draft
    _say_what_changed(draft, head, template)
    for label, old, new in (
        ("职务", draft.office, head.office), ("姓名", draft.name, head.name), ("日期", draft.date, head.date)
    ):  # fmt: skip
        if old and (not new or PLACEHOLDER.search(plain_text(new))):
            click.echo(f"旧稿的{label}“{plain_text(old)}”放不进模板，没有收进来。", err=True)
    return answers


def _say_what_changed(old: Draft, new: Draft, template: Template) -> None:
    """Say which numbers of headings were put in order, and which headings have become paragraphs."""
    was, now = _numbers(old), _numbers(new)
    mended = [f"“{before}”→“{after}”" for before, after in zip(was, now, strict=False) if before != after]
    if len(was) == len(now) and mended:
        more = f"等 {len(mended)} 处" if len(mended) > _SHOWN else ""
        click.echo(f"序号理顺了：{'、'.join(mended[:_SHOWN])}{more}。", err=True)
    if lost := headings_lost(old, template):
        click.echo(
            f"模板里没有下一级标题的位置，旧稿的 {lost} 个小标题一字不动，排成正文；"
            "要照小标题排，换 -t committee-remarks 这样有（一）的模板。",
            err=True,
        )


def _numbers(draft: Draft) -> list[str]:
    """The numbers of the headings of the highest level, in full width."""
    headings = [block for block in draft.blocks if isinstance(block, Heading) and plain_text(block.text)]
    top = min((heading.level for heading in headings), default=1)
    return [heading.enumerator for heading in headings if heading.level == top]


def left_open(answers: Answers, template: Template, bank: PhraseBank, *, asks: bool = False) -> Answers:
    """*answers* with the fields that an old speech does not tell left to be filled in; nothing in it uses them.

    What stands in its head and its theme are still open to somebody who can be asked (*asks*). Where nobody is, what
    would stand in the head is left out, as it was in the old speech.
    """
    session = Session(template, bank, answers)
    asked = []
    while (question := session.question) and question.path[0] == "fields":
        session = session.later(question)
        asked.append(question)
    draft = session.composition.draft
    head = plain_text((*draft.office, *draft.name, *draft.date))
    found = session.answers
    for question in asked:
        theme = question.path == ("fields", "theme")
        in_head = placeholder(question.label) in head
        if asks and (theme or in_head):
            found = found.without(question.path)
        elif in_head:
            found = found.with_answer(question.path, Answer(None))
        elif theme:
            click.echo("旧稿讲什么主题看不出来，答案里先写作【待填：主题】；用 --set theme=主题 补上。", err=True)
    if not asks:
        left_out = [question.label for question in asked if placeholder(question.label) in head]
        if left_out:
            click.echo(f"旧稿没有{'、'.join(left_out)}，新稿也没有；要加，在答案文件的 fields 里写。", err=True)
        click.echo("旧稿的话一句没有改，有毛病的也还在：用 drafter check 把新稿查一遍。", err=True)
    return found


def theme_of(draft: Draft, bank: PhraseBank) -> str:
    """What *draft* is about: the registered theme that its title names, else what its title says, else the registered
    theme that its title touches or that it speaks of all the time; empty if none.
    """
    title, text = plain_text(draft.title), body_text(draft)
    counts = {
        theme: (sum(map(title.count, words)), sum(map(text.count, words)))
        for theme, others in bank.themes.items() for words in [(theme, *others)]
    }  # fmt: skip
    best = max(counts, key=counts.__getitem__, default="")
    in_title, in_text = counts.get(best, (0, 0))
    if in_title and best in title:
        return best
    often = in_title or (in_text >= _FEWEST and in_text * _EVERY >= len(text))
    subtitle = plain_text(draft.subtitle).lstrip("—")
    return theme_in(title) or theme_in(subtitle) or (best if often else "")
