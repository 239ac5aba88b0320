"""Word documents of an office's own, made by hand, and what is to be seen in a package."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARED = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{OFFICE}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
MAIN = f"{WORD}.document.main+xml"
NAMES = (
    "Title", "Subtitle", "署名", "Date", "Salutation", "heading 1", "heading 2", "heading 3", "heading 4", "Body Text",
)  # fmt: skip
"""The paragraph styles that a speech with everything in it needs, by Word's own names."""

PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"/>'


class Part(NamedTuple):
    """A part of a package, and what points to it; *target* is its place outside of the package, if it is there."""

    name: str
    content: str | bytes
    type: str = "application/xml"
    relation: str = ""
    id: str = ""
    owner: str = "word/document.xml"
    target: str = ""


def style(
    name: str,
    *,
    id: str,
    paragraph: str = "",
    run: str = "",
    based_on: str = "a",
    kind: str = "paragraph",
    more: str = "",
) -> str:
    """A ``w:style`` with the XML of its paragraph and run properties, *more* standing before them."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    properties = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{base}{more}{properties}</w:style>'


def styles(*own: str, names: Iterable[str] = NAMES, normal: str = "", defaults: str = "") -> str:
    """``word/styles.xml`` as Chinese Word writes it: 正文 is called a, the default font a0; *own* styles come last."""
    rest = "".join(style(name, id=f"s{number}") for number, name in enumerate(names))
    return (
        f"<w:styles {DECLARED}><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        f"<w:pPr>{normal}</w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>'
        f"{rest}{''.join(own)}</w:styles>"
    )


def without(*names: str) -> list[str]:
    """The names that a speech needs, but for some."""
    return [name for name in NAMES if name not in names]


def sample(
    styles_part: str | None = None,
    *parts: Part,
    body: str = "",
    section: str | None = PAGE,
    main: str = "word/document.xml",
    main_type: str = MAIN,
) -> bytes:
    """A .docx of the fewest parts; *section* is what its last ``w:sectPr`` holds (None: there is none)."""
    last = "" if section is None else f'<w:sectPr w:rsidR="00AB12CD">{section}</w:sectPr>'
    document = f"<w:document {DECLARED}><w:body>{body}{last}</w:body></w:document>"
    every = [
        Part(main, document, main_type, "officeDocument", owner=""),
        Part("word/styles.xml", styles_part or styles(), f"{WORD}.styles+xml", "styles"),
        *parts,
    ]
    return assembled([part._replace(owner=main) if part.owner == "word/document.xml" else part for part in every])


def assembled(parts: Iterable[Part]) -> bytes:
    """The package of *parts*, with its content types and relationships."""
    types: list[str] = []
    relations: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    for number, part in enumerate(parts, start=1):
        if part.name:
            types.append(f'<Override PartName="/{part.name}" ContentType="{part.type}"/>')
            files[part.name] = part.content if isinstance(part.content, bytes) else part.content.encode()
        if part.relation:
            kind = part.relation if "/" in part.relation else f"{OFFICE}/{part.relation}"
            place = f'Target="{part.target}" TargetMode="External"' if part.target else f'Target="/{part.name}"'
            relation = f'<Relationship Id="{part.id or f"r{number}"}" Type="{kind}" {place}/>'
            relations.setdefault(part.owner, []).append(relation)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{rels}"/>'
    files["[Content_Types].xml"] = f'<Types xmlns="{PACKAGE}/content-types">{default}{"".join(types)}</Types>'.encode()
    for owner, found in relations.items():
        folder, _, name = owner.rpartition("/")
        path = f"{folder}/_rels/{name}.rels".removeprefix("/")
        files[path] = f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(found)}</Relationships>'.encode()
    return zipped(files)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The zip file of *parts* by name."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The parts of a zip file by name."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def picture() -> bytes:
    """A PNG of one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\x00\x77"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")
