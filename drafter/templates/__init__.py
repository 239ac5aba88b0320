"""Templates: their schema, where they are found, and how one extends another."""

from drafter.templates.loading import LoadedTemplate, load_all, load_template, template_files, try_template
from drafter.templates.schema import (
    FactSpec,
    FieldSpec,
    Kind,
    PointsSpec,
    SectionSpec,
    SectionsSpec,
    SlotSpec,
    SpeechSpec,
    Template,
    is_date,
)

__all__ = [
    "FactSpec",
    "FieldSpec",
    "Kind",
    "LoadedTemplate",
    "PointsSpec",
    "SectionSpec",
    "SectionsSpec",
    "SlotSpec",
    "SpeechSpec",
    "Template",
    "is_date",
    "load_all",
    "load_template",
    "template_files",
    "try_template",
]
