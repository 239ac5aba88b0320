"""A zip file most of which is packed once, and the rest for each document."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_UNIX = 3
_MODE = 0o600 << 16
_SMALLEST, _QUICK = 9, 3
"""Levels of deflating: for what is packed once, and for what is packed each time (a fifteenth larger, in half the time)."""

_EARLIEST = (1 << 5) | 1
"""1 January 1980, as a zip file has it: the time of every part, so that the same parts give the same bytes."""

_VERSION = 20
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Package:
    """A zip file without its end: the *entries*, their *directory*, and how many they are."""

    entries: bytes
    directory: bytes
    count: int

    def with_parts(self, parts: Iterable[tuple[str, bytes]]) -> bytes:
        """The whole zip file, *parts* added to it under their names, which are ASCII.

        zipfile can add to a file, too, but takes as long for its bookkeeping as deflate for a speech.
        """
        written, directory = [self.entries], [self.directory]
        offset, count = len(self.entries), self.count
        for name, content in parts:
            packer = zlib.compressobj(_QUICK, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = packer.compress(content) + packer.flush()
            path = name.encode("ascii")
            said = (0, ZIP_DEFLATED, 0, _EARLIEST, zlib.crc32(content), len(packed), len(content), len(path), 0)
            head = _LOCAL.pack(b"PK\x03\x04", _VERSION, *said) + path
            written += (head, packed)
            made_by = _UNIX << 8 | _VERSION
            directory.append(_CENTRAL.pack(b"PK\x01\x02", made_by, _VERSION, *said, 0, 0, 0, _MODE, offset) + path)
            offset += len(head) + len(packed)
            count += 1
        size = sum(map(len, directory))
        return b"".join((*written, *directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)))


def packed(parts: Mapping[str, bytes]) -> Package:
    """*parts* by name as a package, in the order in which Word likes them: content types, relationships, the rest."""
    first = ("[Content_Types].xml", "_rels/.rels")
    written = BytesIO()
    with ZipFile(written, "w") as package:
        for name in sorted(parts, key=lambda name: (name not in first, name)):
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            package.writestr(entry, parts[name], compresslevel=_SMALLEST)
        start = package.start_dir
    content = written.getvalue()
    return Package(content[:start], content[start : -_END.size], len(parts))
