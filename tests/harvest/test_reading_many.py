"""Many documents read, whatever is wrong with one of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from drafter.harvest import Text, Unread, documents_in, read_all
from drafter.harvest.reading import BATCH
from tests.harvest.speeches import FIRST


def write(count: int) -> list[Path]:
    paths = [Path(f"{number}.txt") for number in range(count)]
    for path in paths:
        path.write_text(FIRST, encoding="utf-8")
    return paths


def test_a_bad_file_is_named_and_the_others_are_read() -> None:
    good, *_ = write(1)
    results = dict(read_all([good, Path("没有.txt")]))
    assert isinstance(results[0], Text)
    assert isinstance(results[1], Unread)
    assert "没有.txt" in results[1].why


@pytest.mark.parametrize("count", [BATCH, BATCH + 1, 2 * BATCH + 7])
def test_whoever_reads_each_file_is_read_once_under_its_index(count: int) -> None:
    paths = write(count)
    with ThreadPoolExecutor(2) as executor:
        results = dict(read_all(paths, executor))
    assert sorted(results) == list(range(count))
    assert [result.name for _, result in sorted(results.items()) if isinstance(result, Text)] == [
        path.name for path in paths
    ]


def test_many_files_are_read_by_processes_of_their_own() -> None:
    paths = write(BATCH + 1)
    assert sum(isinstance(result, Text) for _, result in read_all(paths)) == BATCH + 1


def test_lines_stay_in_their_places() -> None:
    (path,) = write(1)
    ((_, text),) = read_all([path])
    assert isinstance(text, Text)
    lines = text.body.split("\n")
    assert lines[3].startswith("一、认清窗口分量")


def test_what_is_no_part_of_the_speech_is_not_read() -> None:
    Path("网上.txt").write_text(
        f"{FIRST}\n相关文章推荐：\n上一篇：某某材料\n下一篇：某某范文\n版权所有\n", encoding="utf-8"
    )
    ((_, text),) = read_all([Path("网上.txt")])
    assert isinstance(text, Text)
    assert "版权所有" not in text.body


def test_the_documents_of_a_folder_are_found_in_order() -> None:
    for name in ("旧稿/二.md", "旧稿/一.txt", "旧稿/去年/三.docx", "旧稿/~$三.docx", "旧稿/图.png"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(b"")
    assert [path.as_posix() for path in documents_in(Path("旧稿"))] == [
        "旧稿/一.txt",
        "旧稿/二.md",
        "旧稿/去年/三.docx",
    ]
