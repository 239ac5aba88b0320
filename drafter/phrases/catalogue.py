"""What bank files hold, kept in SQLite in the user's cache, so that a file is parsed only when it has changed.

The catalogue can always be made again: where it is damaged it is, without a word; where it cannot be kept, it is
made in memory. Besides the phrases it holds what a search needs:

    files     a bank file, with a stamp that changes when the file does
    phrases   its entries in order; the id is the file's number and the entry's index
    verdicts  which entries of a file are unfit for use, and what was at hand when they were judged so
    grams     FTS5: the characters of each text, its pairs of characters, and threes of its pinyin initials
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from drafter import __version__
from drafter.errors import DrafterError, Mistake, Place
from drafter.files import no_collecting
from drafter.hanzi import normalise
from drafter.locations import user_cache
from drafter.phrases.roles import SLOT
from drafter.phrases.sources import Source

FORMAT = 1
_PER_FILE = 1 << 24
"""How many entries a file may have; far more than 64 MB of YAML hold."""
_PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (number INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB NOT NULL UNIQUE,
                                  stamp TEXT NOT NULL, size INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS phrases (id INTEGER PRIMARY KEY, line INTEGER NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL,
                      role TEXT NOT NULL, initials TEXT NOT NULL, said TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS verdicts (number INTEGER PRIMARY KEY, basis TEXT NOT NULL, flaws TEXT NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS grams USING fts5(one, two, three, content='', columnsize=0, tokenize='ascii');
"""

_PASSING = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY)
"""What keeps the catalogue from being used for now, and says nothing of its health."""

_COLUMNS = "p.id, p.line, p.text, p.key, p.role, p.said"

if TYPE_CHECKING:
    from drafter.phrases.phrase import Phrase

T = TypeVar("T")
Flaw = tuple[int, Mistake]


class Kept(NamedTuple):
    """A bank file in the catalogue: its number there and how many entries it has."""

    source: Source
    number: int
    size: int


class Row(NamedTuple):
    """An entry as it is kept."""

    id: int
    line: int
    text: str
    key: str
    role: str
    said: str

    @property
    def file(self) -> int:
        """The number of its file."""
        return self.id // _PER_FILE


class Catalogue:
    """The catalogue, open. Every method may raise sqlite3.Error; `with_catalogue` deals with that."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    # -- keeping up ----------------------------------------------------------------------------------------

    def refresh(self, banks: Iterable[Source]) -> tuple[list[Kept], dict[Path, DrafterError]]:
        """Take in the files that are new or have changed: every file that can be read, and what is wrong with others."""
        paths = {source: os.fsencode(source.real) for source in banks}
        known = {path: (number, stamp, size) for number, path, stamp, size in self._all("SELECT * FROM files")}
        kept: dict[Source, Kept] = {}
        for source, path in paths.items():
            number, stamp, size = known.get(path, (0, "", 0))
            if stamp and stamp == _stamp(source.path):
                kept[source] = Kept(source, number, size)
        problems: dict[Path, DrafterError] = {}
        if len(kept) < len(paths):
            with self._writing(), no_collecting():
                for gone in (path for path in known if path not in paths.values() and not os.path.exists(path)):
                    self._forget(known[gone][0])
                for source, path in paths.items():
                    if source not in kept:
                        try:
                            kept[source] = self._taken(source, path)
                        except DrafterError as error:
                            problems[source.path] = error
        self._hold()
        return [kept[source] for source in paths if source in kept], problems

    def _hold(self) -> None:
        """From here on the catalogue stays as it is now for whoever reads, whatever others write."""
        if not self.database.in_transaction:
            self.database.execute("BEGIN")
        self.database.execute("SELECT 1 FROM files").fetchone()

    def _taken(self, source: Source, path: bytes) -> Kept:
        """A bank file read anew. Raises DrafterError, and leaves nothing of the file, if it cannot be."""
        from drafter.phrases.reading import read_bank

        row = self.database.execute("SELECT number, stamp, size FROM files WHERE path = ?", (path,)).fetchone()
        stamp = _stamp(source.path) or ""
        if row and row[1] == stamp and stamp:
            return Kept(source, row[0], row[2])  # another process has been here
        if row:
            self._forget(row[0])
        entries = read_bank(source.path).entries
        number = self.database.execute(
            "INSERT INTO files (path, stamp, size) VALUES (?, ?, ?)", (path, stamp, len(entries))
        ).lastrowid
        assert number is not None
        self.database.executemany("INSERT INTO phrases VALUES (?, ?, ?, ?, ?, ?, ?)", _rows(number, entries))
        self._index(number, "INSERT INTO grams (rowid, one, two, three) VALUES (?, ?, ?, ?)")
        return Kept(source, number, len(entries))

    def _forget(self, number: int) -> None:
        self._index(number, "INSERT INTO grams (grams, rowid, one, two, three) VALUES ('delete', ?, ?, ?, ?)")
        self.database.execute("DELETE FROM phrases WHERE id BETWEEN ? AND ?", _span(number))
        self.database.execute("DELETE FROM verdicts WHERE number = ?", (number,))
        self.database.execute("DELETE FROM files WHERE number = ?", (number,))

    def _index(self, number: int, statement: str) -> None:
        rows = self.database.execute("SELECT id, text, initials FROM phrases WHERE id BETWEEN ? AND ?", _span(number))
        self.database.executemany(statement, ((row, *grams(text, initials)) for row, text, initials in rows))

    # -- verdicts ------------------------------------------------------------------------------------------

    def flaws(self, file: Kept, basis: str, judge: Callable[[], Sequence[Flaw]]) -> list[Flaw]:
        """What makes entries of *file* unfit for use; *judge* is asked if that is not known on this *basis*.

        What is judged is written down, which ends the hold that `refresh` has on the catalogue.
        """
        row = self.database.execute("SELECT basis, flaws FROM verdicts WHERE number = ?", (file.number,)).fetchone()
        if row and row[0] == basis:
            return [
                (index, Mistake(cause, remedy, Place(*place))) for index, (cause, remedy), place in json.loads(row[1])
            ]
        found = list(judge())
        told = json.dumps([(index, (flaw.cause, flaw.remedy), _place(flaw)) for index, flaw in found])
        with self._writing():
            self.database.execute("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?)", (file.number, basis, told))
        return found

    # -- looking -------------------------------------------------------------------------------------------

    def phrases(self, file: Kept, first: int = 0) -> Iterator[Phrase]:
        """The entries of a file as phrases, in order, their ranks counted from *first*."""
        from drafter.phrases.phrase import Phrase

        rows = self._all("SELECT text, key, said FROM phrases WHERE id BETWEEN ? AND ? ORDER BY id", _span(file.number))
        bank, layer = file.source.name, file.source.layer
        for rank, (text, key, said) in enumerate(rows, first):
            yield Phrase(text=text, **unpacked(said), bank=bank, layer=layer, rank=rank, key=key)

    def matching(self, match: str, span: tuple[int, int]) -> Iterator[Row]:
        """The entries with ids in *span* that an FTS5 query finds, all if it is empty."""
        if not match:
            rows = self.database.execute(f"SELECT {_COLUMNS} FROM phrases p WHERE p.id BETWEEN ? AND ?", span)
        else:
            found = f"SELECT {_COLUMNS} FROM grams CROSS JOIN phrases p ON p.id = grams.rowid"
            condition = "WHERE grams MATCH ? AND grams.rowid BETWEEN ? AND ?"
            rows = self.database.execute(f"{found} {condition}", (match, *span))
        return map(Row._make, rows)

    def _all(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        return self.database.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """All that is written inside, or nothing."""
        if self.database.in_transaction:
            self.database.execute("COMMIT")
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.database.in_transaction:
                self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")


def with_catalogue(use: Callable[[Catalogue], T]) -> T:
    """What *use* makes of the catalogue: of the one in the cache, of that made anew, or of one in memory."""
    path = user_cache() / f"phrases-{FORMAT}-{__version__}.sqlite"
    for anew in (False, True):
        try:
            if anew:
                for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                    path.with_name(name).unlink(missing_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            return _used(str(path), use)
        except DrafterError:
            raise
        except sqlite3.OperationalError as error:
            if (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _PASSING:
                break
        except Exception:  # whatever a damaged file may bring about; a fault of our own comes up again in memory
            continue
    return _used(":memory:", use)


def _used(name: str, use: Callable[[Catalogue], T]) -> T:
    database = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None)
    try:
        if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}COMMIT;")
            database.execute("INSERT INTO grams (grams, rank) VALUES ('pgsz', 16000)")
        database.executescript("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;")
        return use(Catalogue(database))
    finally:
        database.close()


def grams(text: str, initials: str) -> tuple[str, str, str]:
    """What a text is found by: its characters, each pair of neighbours, and each three neighbouring initials."""
    plain = searchable(text)
    pairs = " ".join([plain[index : index + 2] for index in range(len(plain))])
    threes = " ".join([initials[index : index + 3] for index in range(len(initials))])
    return " ".join(dict.fromkeys(plain)), pairs, threes


def searchable(text: str) -> str:
    """A text as it is searched: without slots, punctuation and spaces; width and case made one."""
    return normalise(SLOT.sub("", text) if "{{" in text else text)


def _rows(number: int, entries: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    from drafter.phrases.pinyin import readings

    initials = readings().initials
    packed: dict[int, str] = {}
    for index, (line, text, said) in enumerate(entries):
        if id(said) not in packed:
            packed[id(said)] = json.dumps(said, ensure_ascii=False)
        key = normalise(text)
        plain = searchable(text) if "{{" in text else key
        yield number * _PER_FILE + index, line, text, key, said["role"], initials(plain), packed[id(said)]


@lru_cache(maxsize=4096)
def unpacked(said: str) -> Mapping[str, Any]:
    """What an entry says besides its text, as a Phrase takes it."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(said).items()}


def last_id(number: int) -> int:
    """The last id that an entry of file *number* may have."""
    return (number + 1) * _PER_FILE - 1


def _span(number: int) -> tuple[int, int]:
    return last_id(number - 1) + 1, last_id(number)


def _stamp(path: Path) -> str | None:
    """Changes whenever the file does; None if there is no telling."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} {status.st_ino}"


def _place(flaw: Mistake) -> tuple[str, int, int, str]:
    place = flaw.place or Place("")
    return place.file, place.line, place.column, place.text
