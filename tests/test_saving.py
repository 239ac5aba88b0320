from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from drafter.errors import OutputError
from drafter.saving import save


def refused(path: Path, *, force: bool = False) -> str:
    with pytest.raises(OutputError) as caught:
        save(b"new", path, force=force)
    assert "→ " in str(caught.value)
    return caught.value.mistakes[0].cause


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "no hard links here")


def test_a_new_file_holds_the_content_and_nothing_else_is_left(tmp_path: Path) -> None:
    save(b"new", tmp_path / "稿.docx")
    assert (tmp_path / "稿.docx").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["稿.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 umask")
@pytest.mark.parametrize("force", [False, True])
def test_permissions_follow_the_umask(tmp_path: Path, force: bool) -> None:
    before = os.umask(0o027)
    try:
        save(b"new", tmp_path / "稿.docx", force=force)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "稿.docx").stat().st_mode) == 0o640


@pytest.mark.parametrize("links", [True, False])
def test_an_existing_file_is_kept_unless_forced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(b"old")
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    assert "文件已经存在" in refused(path)
    assert path.read_bytes() == b"old"
    save(b"new", path, force=True)
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["稿.docx"]


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_while_writing_is_kept_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    path, link = tmp_path / "稿.docx", os.link

    def late(source: Path, target: Path) -> None:
        target.write_bytes(b"other")
        if links:
            link(source, target)
        no_links()

    monkeypatch.setattr(os, "link", late)
    assert "文件已经存在" in refused(path)
    assert path.read_bytes() == b"other"
    assert os.listdir(tmp_path) == ["稿.docx"]


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_links)
    save(b"new", tmp_path / "稿.docx")
    assert (tmp_path / "稿.docx").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["稿.docx"]


def test_a_failed_rename_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(os, "replace", full)
    assert "磁盘空间不足" in refused(tmp_path / "稿.docx")
    assert "磁盘空间不足" in refused(tmp_path / "稿.docx", force=True)
    assert os.listdir(tmp_path) == []


def test_what_has_no_words_is_told_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(999, "some English")

    monkeypatch.setattr(os, "replace", fail)
    cause = refused(tmp_path / "稿.docx", force=True)
    assert cause.endswith("系统不允许在这里写文件（系统错误 999）")


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(b"new", tmp_path / "稿.docx")
    assert os.listdir(tmp_path) == []


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert "这是一个文件夹" in refused(tmp_path)
    assert "这是一个文件夹" in refused(tmp_path, force=True)


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    assert f"文件夹 {tmp_path / '无'} 不存在" in refused(tmp_path / "无" / "稿.docx")
    assert not (tmp_path / "无").exists()


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    assert "不是文件夹" in refused(tmp_path / "文件" / "稿.docx")
    assert "不存在" in refused(tmp_path / "文件" / "更深" / "稿.docx")


def test_a_name_the_system_cannot_hold(tmp_path: Path) -> None:
    assert "文件名太长" in refused(tmp_path / ("长" * 200 + ".docx"))
    assert os.listdir(tmp_path) == []


def test_a_long_name_that_the_system_can_hold(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 80 + ".docx")
    save(b"new", path)
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="没有 /proc")
def test_a_place_where_the_system_allows_no_files() -> None:
    assert refused(Path("/proc/稿.docx"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root 写得进任何文件夹")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "没有写入这个文件夹的权限" in refused(tmp_path / "稿.docx")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="没有 /dev/null")
def test_a_device_is_never_replaced() -> None:
    assert "这不是普通文件" in refused(Path("/dev/null"), force=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows 建符号链接要特权")
def test_force_writes_through_a_symbolic_link(tmp_path: Path) -> None:
    (tmp_path / "原件.docx").write_bytes(b"old")
    (tmp_path / "链接.docx").symlink_to(tmp_path / "原件.docx")
    assert "文件已经存在" in refused(tmp_path / "链接.docx")
    save(b"new", tmp_path / "链接.docx", force=True)
    assert (tmp_path / "链接.docx").is_symlink()
    assert (tmp_path / "原件.docx").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows 建符号链接要特权")
def test_a_dangling_link_is_not_followed_unasked(tmp_path: Path) -> None:
    (tmp_path / "链接.docx").symlink_to(tmp_path / "无.docx")
    assert "文件已经存在" in refused(tmp_path / "链接.docx")
    assert not (tmp_path / "无.docx").exists()
