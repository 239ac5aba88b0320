"""From bank files to a PhraseBank: what is joined, what is left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2s
from itertools import accumulate
from pathlib import Path

from drafter import __version__
from drafter.errors import DrafterError, Mistake
from drafter.locations import SHIPPED
from drafter.phrases.bank import PhraseBank
from drafter.phrases.catalogue import Catalogue, Flaw, Kept, with_catalogue
from drafter.phrases.linting import AtHand, Key, TemplateFields, flaws, in_order, repeated, vocabulary_mistakes
from drafter.phrases.phrase import Phrase
from drafter.phrases.reading import read_bank, read_vocabularies
from drafter.phrases.roles import ROLES
from drafter.phrases.sources import sources

Templates = Callable[[], Sequence[TemplateFields]]


def load_bank(extra: Iterable[Path] = (), templates: Templates | None = None) -> PhraseBank:
    """The bank at hand: shipped < the user's own < the project's folder < *extra* files or folders.

    Files that break stand in its ``problems``. Phrases of the user's own that are unfit for use are left out and
    stand in its ``flaws``; *templates* tells the fields that they may name, and is asked only if one names any. The
    shipped banks are held by a test instead. An *extra* path that does not exist raises InputFileError.
    """
    paths = tuple(extra)
    return with_catalogue(lambda catalogue: _loaded(catalogue, paths, templates))


def _loaded(catalogue: Catalogue, extra: Sequence[Path], templates: Templates | None) -> PhraseBank:
    found_files = sources(extra)
    vocabularies = read_vocabularies(found_files)
    files, broken = catalogue.refresh(found_files.banks)
    problems: dict[Path, DrafterError] = {**vocabularies.problems, **broken}
    topics, themes = vocabularies.topics(), vocabularies.themes()
    before = accumulate((file.size for file in files), initial=0)
    phrases = {file.number: list(catalogue.phrases(file, first)) for file, first in zip(files, before, strict=False)}

    own = [file for file in files if file.source.layer != SHIPPED]
    named = {name for file in own for phrase in phrases[file.number] for name in phrase.slots}
    at_hand = AtHand(topics, themes, templates() if templates and named.difference(ROLES) else None)
    found: list[Mistake] = []
    for vocabulary in vocabularies.vocabularies:
        if vocabulary.layer != SHIPPED:
            found += vocabulary_mistakes(vocabulary.document, vocabulary.topics, themes)

    entries: dict[Key, Phrase] = {}
    for file in files:
        unfit: set[int] = set()
        if file.source.layer != SHIPPED:
            try:
                known = _flaws(catalogue, file, at_hand)
            except DrafterError as error:  # it has been changed since it was taken in
                problems[file.source.path] = error
                continue
            found += in_order([mistake for _, mistake in known])
            unfit = {index for index, _ in known}
        for index, phrase in enumerate(phrases[file.number]):
            if index not in unfit:
                entries.pop((phrase.role, phrase.key), None)
                entries[phrase.role, phrase.key] = phrase
    return PhraseBank(tuple(entries.values()), topics, themes, tuple(problems.values()), tuple(found))


def _flaws(catalogue: Catalogue, file: Kept, at_hand: AtHand) -> list[Flaw]:
    def judged() -> list[Flaw]:
        bank = read_bank(file.source.path, file.source.layer)
        return [*flaws(bank, at_hand), *repeated(bank)]

    return catalogue.flaws(file, _basis(at_hand, file), judged)


def _basis(at_hand: AtHand, file: Kept) -> str:
    """What a verdict rests on besides the file: the rules, the names at hand, and the path that messages show."""
    fields = [] if at_hand.templates is None else sorted(
        (template.register, sorted(template.fields)) for template in at_hand.templates
    )  # fmt: skip
    said = repr((__version__, str(file.source.path), sorted(at_hand.topics), sorted(at_hand.themes), fields))
    return blake2s(said.encode(), digest_size=12).hexdigest()
