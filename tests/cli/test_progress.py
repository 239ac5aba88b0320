"""The bar that shows how far work on many files is."""

from __future__ import annotations

import pytest

from drafter.cli.progress import progress


def shown(capsys: pytest.CaptureFixture[str], total: int) -> tuple[str, str]:
    """What stands on standard output and standard error after so many steps."""
    with progress("读稿子", total, worth=3) as advance:
        for _ in range(total):
            advance()
    said = capsys.readouterr()
    return said.out, said.err


def test_a_bar_shows_on_a_terminal_what_is_done_of_how_many(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    out, err = shown(capsys, 3)
    assert not out
    assert "读稿子" in err
    assert "3/3" in err


def test_little_work_shows_none(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert shown(capsys, 2) == ("", "")


def test_none_shows_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, 3) == ("", "")
