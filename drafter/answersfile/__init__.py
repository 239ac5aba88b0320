"""The answers file: one human-readable YAML a speech, nested like the document."""

from drafter.answersfile.paths import written_path
from drafter.answersfile.reading import from_document, template_of
from drafter.answersfile.run import RunSettings, run_of, with_run
from drafter.answersfile.settings import with_settings
from drafter.answersfile.taking import nearest, taken
from drafter.answersfile.writing import to_yaml

__all__ = [
    "RunSettings",
    "from_document",
    "nearest",
    "run_of",
    "taken",
    "template_of",
    "to_yaml",
    "with_run",
    "with_settings",
    "written_path",
]
