"""Adding phrases to a bank file: what stands in it stays to the letter, and nothing is lost when two add at once.

The new entries are put into the text of the file, after its last one; then the whole is read again, and written
only if it says what it said before, and the new phrases. So comments, order and layout need no looking after.
"""

from __future__ import annotations

import json
import os
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2s
from pathlib import Path
from typing import Any

import yaml
from filelock import FileLock, Timeout

from drafter.errors import BankError, Mistake, OutputError, Place
from drafter.hanzi import normalise
from drafter.locations import user_cache
from drafter.phrases.lines import Line, read_lines
from drafter.phrases.phrase import Phrase
from drafter.phrases.reading import bank_entries
from drafter.phrases.schema import PhraseEntry
from drafter.saving import save
from drafter.yamlfile import parse, read_text

_PATIENCE = 20
"""Seconds to wait for another process that is adding to the same file."""

_PLAIN = re.compile(r"[\u4e00-\u9fa5“《][\u4e00-\u9fa5“”‘’《》（）、，。；：！？…—·0-9]*|[a-z]+_?[a-z]+")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_HEAD = "# 自己的句库。写法见 docs/phrase-banks.zh-CN.md；检查：drafter phrases check\nphrases:\n"


def add(phrases: Sequence[Phrase], path: Path) -> None:
    """Put *phrases* at the end of the bank file *path*, which is made if it is not there; what it holds already is not.

    Raises BankError if the file has mistakes or its layout leaves no place for them, OutputError if it cannot be
    written, InputFileError if it cannot be read. In either case the file stays as it was.
    """
    with _lock(path):
        with suppress(OSError):  # saving says what is wrong
            path.parent.mkdir(parents=True, exist_ok=True)
        exists = os.path.exists(path)  # Path.exists raises for a name that is too long
        before = read_text(path) if exists else _HEAD
        mark = "\ufeff" if exists and path.read_bytes().startswith(BOM_UTF8) else ""
        known = {(line.said["role"], normalise(line.text)) for line in bank_entries(before, path)}
        new = [phrase for phrase in phrases if (phrase.role, phrase.key) not in known]
        after = with_phrases(before, new, path)
        save((mark + after).encode(), path, force=exists)


def with_phrases(text: str, phrases: Sequence[Phrase], path: Path) -> str:
    """The text of a bank file with *phrases* in it after those it holds. Raises BankError; *path* names the file."""
    expected = [*map(_meaning, bank_entries(text, path)), *((phrase.text, _said(phrase)) for phrase in phrases)]
    for changed in _attempts(text, phrases, path):
        try:
            if list(map(_meaning, bank_entries(changed, path))) == expected:
                return changed
        except BankError:
            continue
    raise BankError(
        [
            Mistake(
                "这个句库文件的排法特殊，加不进句子",
                "把 phrases 挪到文件末尾，一行一条；或者换一个文件",
                Place(str(path)),
            )
        ]
    )


def written(phrase: Phrase, defaults: Mapping[str, Any] | None = None) -> str:
    """A phrase as an entry on one line; what *defaults* say already is left out."""
    said = {"role": phrase.role, "text": phrase.text, **_said(phrase)}
    for name, usual in (defaults or {}).items():
        own = said.get(name)
        if list(own) == usual if isinstance(own, tuple) else own == usual:
            del said[name]
        elif own is None:
            said[name] = () if isinstance(usual, list) else PhraseEntry.model_fields[name].default
    return "- {" + ", ".join(f"{name}: {_value(value)}" for name, value in said.items()) + "}"


def _attempts(text: str, phrases: Sequence[Phrase], path: Path) -> Iterator[str]:
    """The text with the phrases put in where they most likely belong."""
    newline = "\r\n" if "\r\n" in text else "\n"
    ends = text if not text or text.endswith("\n") else text + newline
    quick = read_lines(text) is not None
    # Of a file that is read a line at a time, only the head can hold defaults.
    data = parse(f"\n{text}".split("\nphrases:", 1)[0] if quick else text, str(path)).data
    defaults = data.get("defaults") or {} if isinstance(data, dict) else {}
    entries = [written(phrase, defaults) for phrase in phrases]
    if quick:
        yield ends + "".join(f"{entry}{newline}" for entry in entries)
        return
    if not data:
        yield f"{ends}phrases:{newline}" + "".join(f"{entry}{newline}" for entry in entries)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return
    for key, node in root.value:
        if key.value == "phrases":
            yield from _inside(ends, node, key, entries, newline)


def _inside(text: str, node: yaml.Node, key: yaml.Node, entries: list[str], newline: str) -> Iterator[str]:
    if isinstance(node, yaml.SequenceNode) and node.flow_style and node.value:
        end = node.value[-1].end_mark.index
        yield text[:end] + "".join(f", {entry.removeprefix('- ')}" for entry in entries) + text[end:]
        return
    if isinstance(node, yaml.SequenceNode) and node.value:
        indent, first = node.start_mark.column, node.value[-1].start_mark.line
        end = node.end_mark.line if node.end_mark.column == 0 or node.end_mark.line > first else node.end_mark.line + 1
    else:  # phrases: [] or nothing
        indent, first, end = key.start_mark.column, key.start_mark.line, key.start_mark.line + 1
        head, rest = text[: node.start_mark.index], text[node.end_mark.index :]
        text = (head if rest.lstrip(" ").startswith("#") else head.rstrip(" ")) + rest
    lines = text.splitlines(keepends=True)
    block = "".join(f"{' ' * indent}{entry}{newline}" for entry in entries)
    last = max(
        (number for number in range(first, min(max(end, first + 1), len(lines))) if _has_content(lines[number])),
        default=first,
    )
    for after in (last + 1, len(lines)):
        yield "".join(lines[:after]) + block + "".join(lines[after:])


def _has_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _said(phrase: Phrase) -> dict[str, Any]:
    """What a phrase says besides its text, as an entry does: nothing that goes without saying."""
    return {
        name: value
        for name, info in PhraseEntry.model_fields.items()
        if name != "text" and (value := getattr(phrase, name)) not in (info.default, ())
    }


def _meaning(entry: Line) -> tuple[str, dict[str, Any]]:
    return entry.text, {name: value for name, value in entry.said.items() if value != ()}


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_scalar, value))}]"
    return "~" if value is None else _scalar(str(value))


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text not in ("true", "false", "null"):
        return text
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Keeps other processes from adding to the same file. The lock stands in the cache, not beside the file."""
    name = blake2s(os.fsencode(path.resolve()), digest_size=8).hexdigest()
    try:
        folder = user_cache() / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{name}.lock", timeout=_PATIENCE)
        lock.acquire()
    except Timeout as error:
        raise OutputError(f"另一个程序正在写 {path}", "等它写完再试") from error
    except OSError as error:
        raise OutputError(f"缓存文件夹 {user_cache()} 写不进去", "检查这个文件夹的权限和磁盘空间") from error
    try:
        yield
    finally:
        lock.release()
