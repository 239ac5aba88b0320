"""drafter check: what a proofreader would mark in a speech."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.rules import RULES
from drafter.checking.running import check, chosen_rules
from drafter.checking.settings import settings_at
from drafter.cli.chinese import ChineseCommand
from drafter.cli.findings import changed, noted, row, told
from drafter.cli.options import PATH, TEXT_OR_JSON, bank_option, force_option
from drafter.cli.output import bank_at_hand, several
from drafter.cli.progress import progress
from drafter.cli.table import table
from drafter.errors import InputFileError, OutputError, Place
from drafter.files import read_bytes
from drafter.reading import read_source
from drafter.reading.speech import Speech
from drafter.reading.structure import recognise
from drafter.saving import check_writable, save

_MANY = 5
"""From how many files on a bar shows how far the work is."""
_NAMES = {"E": "错误", "W": "警告", "I": "提示"}


@click.command("check", cls=ChineseCommand, short_help="检查一篇稿子：序号、标点、漏填、固定提法")
@click.argument("files", nargs=-1, type=PATH, metavar="文件…")
@click.option("--select", multiple=True, metavar="规则", help="只用这条规则，可以写多次。")
@click.option("--ignore", multiple=True, metavar="规则", help="不用这条规则，可以写多次。")
@click.option(
    "--format",
    "format_",
    type=TEXT_OR_JSON,
    default="text",
    metavar="格式",
    help="text（缺省）或 json。",
)
@click.option("--annotate", type=PATH, metavar="文件.docx", help="另存一份 Word，每处毛病写成批注。")
@click.option(
    "--fix", type=PATH, metavar="文件", help="另存一份，把能放心改的改好：标点全半角、多余空格、序号、称呼、付费记号。"
)
@click.option("--list", "listing", is_flag=True, help="列出全部规则。")
@bank_option
@force_option
def command(
    files: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_: str,
    annotate: Path | None,
    fix: Path | None,
    listing: bool,
    banks: tuple[Path, ...],
    force: bool,
) -> None:
    """检查稿子，说明每处毛病在哪里、怎么改。读 .docx .txt .md。

    没有错误和警告，退出状态是 0；有，是 1；文件读不了或命令写错，是 2。

    本单位的地名、固定提法等写在当前文件夹的 drafter.toml 里。
    """
    if listing:
        rows = [(rule.id, _NAMES[rule.severity], rule.summary) for rule in RULES]
        click.echo("\n".join(table(("规则", "级别", "查什么"), rows)))
        return
    if not files:
        raise InputFileError("没有写要检查哪个文件", "写上文件名，如 drafter check 讲话稿.docx；规则用 --list 看")
    _check_outputs(files, annotate, fix, force=force)
    settings = settings_at(Path())
    wanted = several(select)
    unwanted = (*several(ignore), *(name for name in settings.ignore if name not in wanted))
    rules = chosen_rules(wanted or settings.select, unwanted)
    context = Context(settings, bank_at_hand(banks))
    _Run(context, rules, format_, annotate, fix, force).over(files)


def _check_outputs(files: Sequence[Path], annotate: Path | None, fix: Path | None, *, force: bool) -> None:
    """Raises InputFileError and OutputError for what cannot be written, before any work."""
    for name, path in (("--annotate", annotate), ("--fix", fix)):
        if path is None:
            continue
        if len(files) > 1:
            raise InputFileError(f"{name} 一次只用于一个文件", "一个一个来，或去掉它")
        if os.path.realpath(path) == os.path.realpath(files[0]):
            other = f"{path.stem}-{'批注' if name == '--annotate' else '改好'}{path.suffix}"
            raise OutputError(f"{name} 不能写在原文件 {path} 上", f"换一个文件名，如 {name} {other}")
        check_writable(path, force=force)
    if annotate and annotate.suffix.lower() != ".docx":
        raise OutputError("--annotate 写的是 Word 批注，只能写成 .docx", "文件名以 .docx 结尾")
    if annotate and fix and os.path.realpath(annotate) == os.path.realpath(fix):
        raise OutputError("--annotate 和 --fix 不能写成同一个文件", "写成两个文件名")
    if fix and fix.suffix.lower() != files[0].suffix.lower():
        raise OutputError(
            f"--fix 写出的文件要和原文件同一种格式（{files[0].suffix}）", f"文件名以 {files[0].suffix} 结尾"
        )


class _Run:
    """One run over files: what was found, and how bad it was."""

    def __init__(
        self,
        context: Context,
        rules: Sequence[Rule],
        format_: str,
        annotate: Path | None,
        fix: Path | None,
        force: bool,
    ) -> None:
        self.context = context
        self.rules = rules
        self.format = format_
        self.annotate = annotate
        self.fix = fix
        self.force = force
        self.counts: Counter[str] = Counter()
        self.mendable = 0
        self.rows: list[dict[str, Any]] = []
        self.out: list[str] = []
        self.remarks: list[str] = []
        self.failed = 0

    def over(self, files: Sequence[Path]) -> None:
        """Check each of *files* and leave with the exit status."""
        with progress("检查", len(files), worth=_MANY) as advance:
            for path in files:
                try:
                    self._check(path)
                except (InputFileError, OutputError) as error:
                    self.failed += 1
                    self.remarks.append(str(error))
                advance()
        self._conclude(len(files))
        status = 2 if self.failed else int(bool(self.counts["E"] or self.counts["W"]))
        if status:
            raise click.exceptions.Exit(status)

    def _check(self, path: Path) -> None:
        speech = recognise(read_source(path))
        self.remarks += [f"{path}: {remark}" for remark in speech.all_remarks]
        if not any(speech.source.lines[line.index].text.strip() for line in speech.lines):
            raise InputFileError(
                "文件里没有讲话的文字，没有检查", "看看是不是存错了文件；字在图片里的，读不出来", Place(str(path))
            )
        findings = check(speech, self.context, self.rules)
        if self.annotate:
            self._annotate(path, speech, findings)
        if self.fix:
            speech = self._mend(path, self.fix, speech)
            path, findings = self.fix, check(speech, self.context, self.rules)
        self.counts.update(finding.severity for finding in findings)
        self.mendable += sum(bool(finding.edits) for finding in findings)
        if self.format == "json":
            self.rows += [row(path, speech, finding) for finding in findings]
        else:
            self.out += told(path, speech, findings)

    def _annotate(self, path: Path, speech: Speech, findings: Sequence[Finding]) -> None:
        from drafter.writing.annotating import annotate

        assert self.annotate is not None
        content = read_bytes(path)
        findings, remarks = noted(path, findings)
        self.remarks += remarks
        save(annotate(content, path, findings, speech), self.annotate, force=self.force)

    def _mend(self, path: Path, out: Path, speech: Speech) -> Speech:
        """Write the mended file and say what was mended; gives the speech as it is then."""
        from drafter.checking.fixing import fixed_text, mend

        mended = mend(speech, self.context, self.rules)
        content = read_bytes(path)
        if speech.source.word:
            from drafter.writing.annotating import fixed

            content = fixed(content, path, mended.edits)
        else:
            content = fixed_text(content, path, speech.source, mended.edits)
        save(content, out, force=self.force)
        said_of = self.remarks if self.format == "json" else self.out
        said_of += changed(path, out, mended.changes)
        return mended.speech

    def _conclude(self, files: int) -> None:
        """Say everything at once: a bar and text on one screen would be in each other's way."""
        for remark in self.remarks:
            click.echo(remark, err=True)
        if self.format == "json":
            click.echo(json.dumps(self.rows, ensure_ascii=False, indent=2))
            return
        for line in self.out:
            click.echo(line)
        if self.failed < files:
            counted = "、".join(f"{name} {self.counts[severity]}" for severity, name in _NAMES.items())
            left = f"有 {self.failed} 个没有查成。" if self.failed else ""
            mendable = f"其中 {self.mendable} 处可以用 --fix 改。" if self.mendable and not self.fix else ""
            click.echo(f"{f'{files} 个文件，' if files > 1 else ''}{counted}。{mendable}{left}")
        elif files > 1:
            click.echo(f"{files} 个文件，一个也没有查成。")
