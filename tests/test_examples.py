"""The examples: what their answers give, as Markdown; and that they cover the five templates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.answersfile import from_document, template_of
from drafter.cli.output import placeholders
from drafter.compose import Composition, compose
from drafter.phrases import PhraseBank
from drafter.templates import Template, load_template
from drafter.writing import render
from drafter.yamlfile import read
from tests.conftest import TEMPLATES

EXAMPLES = Path(__file__).parent.parent / "examples"


def composed(name: str, bank: PhraseBank) -> Composition:
    document = read(EXAMPLES / f"{name}.yaml")
    template: Template = load_template(template_of(document)).template
    return compose(template, from_document(document, template), bank)


@pytest.mark.golden
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_answers_give_the_document_beside_them(
    name: str, bank: PhraseBank, golden: Callable[[Path, str], None]
) -> None:
    golden(EXAMPLES / f"{name}.md", render(composed(name, bank).draft, ".md").decode())


@pytest.mark.parametrize("name", TEMPLATES)
def test_an_example_is_finished(name: str, bank: PhraseBank) -> None:
    composition = composed(name, bank)
    assert composition.questions == ()
    assert composition.unused == ()
    assert placeholders(composition.draft) == 0


def test_there_is_one_for_each_template_each_on_a_theme_of_its_own() -> None:
    documents = [read(path) for path in sorted(EXAMPLES.glob("*.yaml"))]
    assert sorted(template_of(document) for document in documents) == sorted(TEMPLATES)
    assert len({document.data["fields"]["theme"] for document in documents}) == len(TEMPLATES)
