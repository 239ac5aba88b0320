"""How a document is to look: what --layout, --reference and --notes come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.draft import Draft
from drafter.errors import InputFileError, OutputError
from drafter.layouts import STANDARD, Layout, load_layout
from drafter.phrases import PhraseBank
from drafter.writing import WORD, Look, check_format


@dataclass(frozen=True, slots=True)
class Looks:
    """What the options say, read and found sound; *remarks* are wanted in the margin."""

    layout: Layout
    look: Look
    remarks: bool

    def of(self, draft: Draft, bank: PhraseBank) -> Look:
        """The look of *draft*, with remarks on the phrases of *bank* in it, and on its faults, if they are wanted."""
        if not self.remarks:
            return self.look
        from drafter.checking.rule import Context
        from drafter.checking.settings import settings_at
        from drafter.writing.notes import finding_notes, phrase_notes

        findings = finding_notes(draft, self.layout, Context(settings_at(Path()), bank))
        return replace(self.look, notes=[*phrase_notes(draft, self.layout, bank), *findings])

    def check(self, draft: Draft) -> None:
        """Raises InputFileError where the sample lacks styles that *draft* needs."""
        if self.look.base:
            from drafter.writing.docx import check_styles

            check_styles(draft, self.layout, self.look.base)

    def fonts(self, draft: Draft) -> Sequence[str]:
        """The fonts that *draft* needs, as far as it is the layout that names them."""
        from drafter.writing.fonts import fonts_needed

        return () if self.look.base else fonts_needed(draft, self.layout)


def looks_at_hand(name: str | None, reference: Path | None, remarks: bool, output: Path) -> Looks:
    """What the options come to for the document *output*, before any work on it.

    Raises InputFileError, LayoutError, and OutputError for a format that cannot be written.
    """
    check_format(output.suffix)
    kind = output.suffix.lower()
    if reference and reference.resolve() == output.resolve():
        raise OutputError("稿子会盖掉样本文档", "-o 换一个文件名")
    if reference and kind not in WORD:
        raise InputFileError("--reference 只用于 .docx 和 .pdf", "去掉 --reference，或把稿子写成 .docx")
    if remarks and kind != ".docx":
        raise InputFileError("--notes 写的是 Word 批注，只用于 .docx", "去掉 --notes，或把稿子写成 .docx")
    layout = load_layout(name or STANDARD).layout
    base = None
    if reference:
        from drafter.writing.word_reference import reference_base

        base = reference_base(reference, comments=remarks, libreoffice=kind == ".pdf")
    return Looks(layout, Look(layout, base), remarks)
