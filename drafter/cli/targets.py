"""Where a document and its answers go, found out before the work and not after it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from drafter.cli.output import answers_path, document_path, named_after
from drafter.draft import Draft
from drafter.errors import OutputError
from drafter.saving import check_writable


@dataclass(frozen=True, slots=True)
class Target:
    """Where the document and its answers go, as far as that was said, and whether existing files are replaced."""

    output: Path | None
    answers_out: Path | None
    replace: bool
    replace_answers: bool

    def paths(self, draft: Draft) -> tuple[Path, Path]:
        """Where a document and its answers go."""
        document = self.output or named_after(draft, Path.cwd())
        return document, self.answers_out or answers_path(document)


def target_at_hand(
    output: Path | None, answers_out: Path | None, answers_file: Path | None, *, force: bool, asks: bool
) -> Target:
    """Where things go, for an interview that begins with *answers_file*, if it does.

    Existing files are asked about if there is somebody to ask. Raises OutputError for what cannot be written.
    """
    if asks and answers_file and not answers_out:
        document = output or document_path(answers_file)
        if document and answers_path(document) == answers_file and not document.exists():
            # Answers whose document has not been written yet go on in their own file.
            output, answers_out = document, answers_file
    planned = [path for path in (output, answers_out or (answers_path(output) if output else None)) if path]
    if output and answers_out and output.absolute() == answers_out.absolute():
        raise OutputError("稿子和答案不能写进同一个文件", "--answers-out 另写一个文件名，如 答案.yaml")
    read_from = [path for path in planned if asks and answers_file and path.resolve() == answers_file.resolve()]
    planned = [path for path in planned if path not in read_from]
    existing = [path for path in planned if os.path.isfile(path)]  # Path.is_file raises for a name that is too long
    if existing and not force and asks:
        from drafter.interview.terminal import confirm

        force = confirm(f"{'、'.join(map(str, existing))} 已经存在，要覆盖吗？")
    for path in planned:
        check_writable(path, force=force)
    return Target(output, answers_out, force, force or bool(read_from))
