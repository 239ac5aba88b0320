"""The lock of an unfinished draft."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from drafter.unfinished.locks import is_held, lock_file, taken


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "稿.yaml"


@pytest.fixture(params=[OSError(errno.ENOLCK, "没有锁"), NotImplementedError()])
def without_locking(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(lock: FileLock) -> None:
        raise request.param

    monkeypatch.setattr(FileLock, "acquire", refuse)


def test_a_lock_that_is_taken_is_held_until_it_is_released(draft: Path) -> None:
    lock = taken(draft)
    assert lock
    assert is_held(draft)
    lock.release()
    assert not is_held(draft)


def test_what_is_held_cannot_be_taken(draft: Path) -> None:
    lock = taken(draft)
    with pytest.raises(Timeout):
        taken(draft)
    assert lock


def test_looking_whether_it_is_held_takes_nothing(draft: Path) -> None:
    lock_file(draft).touch()
    assert not is_held(draft)
    assert taken(draft)


def test_a_draft_that_was_never_taken_gets_no_lock_by_looking(draft: Path) -> None:
    assert not is_held(draft)
    assert not lock_file(draft).exists()


@pytest.mark.usefixtures("without_locking")
def test_where_there_is_no_locking_anybody_may_go_on_and_nobody_is_at_it(draft: Path) -> None:
    lock_file(draft).touch()
    assert taken(draft) is None
    assert not is_held(draft)
