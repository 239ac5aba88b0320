"""The .docx as a package of XML (ECMA-376, parts 1 and 2): nothing in it that Word would have to repair."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from lxml import etree

from drafter.draft import Draft, Heading, Paragraph, Point, Run, RunKind
from drafter.layouts import load_layout, standard
from drafter.layouts.layout import PageNumber
from drafter.locations import shipped
from drafter.writing.docx import render_docx
from drafter.writing.notes import Note
from tests.writing.reading_back import W, parts_of, read_back

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML = "{http://www.w3.org/XML/1998/namespace}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = {
    "officeDocument": f"{OFFICE}.document.main+xml",
    "styles": f"{OFFICE}.styles+xml",
    "settings": f"{OFFICE}.settings+xml",
    "fontTable": f"{OFFICE}.fontTable+xml",
    "footer": f"{OFFICE}.footer+xml",
    "comments": f"{OFFICE}.comments+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}

# ECMA-376-1, transitional: element (after its parent's, where that matters) → its children in the order of the schema,
# and its attributes, ! for those that we never leave out. What is not here is not used; who uses it adds it.
SCHEMA = {
    "document": ("body", ""),
    "body": ("p* sectPr", ""),
    "ftr": ("p+", ""),
    "p": ("pPr? (r | commentRangeStart | commentRangeEnd)*", ""),
    "r": ("rPr? (t | tab | br | fldChar | instrText | annotationRef | commentReference)*", ""),
    "pPr": (
        "pStyle? keepNext? keepLines? pageBreakBefore? widowControl? kinsoku? wordWrap? overflowPunct? topLinePunct? "
        "autoSpaceDE? autoSpaceDN? adjustRightInd? snapToGrid? spacing? ind? contextualSpacing? jc? outlineLvl? rPr?",
        "",
    ),
    "rPr": (
        "rStyle? rFonts? b? bCs? i? iCs? strike? color? spacing? w? kern? position? sz? szCs? highlight? u? lang?",
        "",
    ),
    "sectPr": ("footerReference{0,3} pgSz pgMar cols? docGrid?", ""),
    "styles": ("docDefaults? style*", ""),
    "docDefaults": ("rPrDefault? pPrDefault?", ""),
    "rPrDefault": ("rPr?", ""),
    "pPrDefault": ("pPr?", ""),
    "style": (
        "name aliases? basedOn? next? link? uiPriority? semiHidden? unhideWhenUsed? qFormat? pPr? rPr?",
        "type!=kind default=onoff customStyle=onoff styleId!=id",
    ),
    "settings": (
        "zoom? defaultTabStop? autoHyphenation? evenAndOddHeaders? characterSpacingControl? compat? themeFontLang? "
        "decimalSymbol? listSeparator?",
        "",
    ),
    "compat": ("doNotExpandShiftReturn? useFELayout? compatSetting*", ""),
    "compatSetting": ("", "name!=text uri!=text val!=text"),
    "fonts": ("font*", ""),
    "font": ("altName? charset? family? pitch?", "name!=font"),
    "comments": ("comment*", ""),
    "comment": ("p+", "id!=number author!=text initials=text"),
    "t": ("", "xml:space=preserve"),
    "instrText": ("", "xml:space=preserve"),
    "br": ("", "type=break"),
    "fldChar": ("", "fldCharType!=field"),
    "spacing": ("", "before=number after=number line=signed lineRule=rule"),
    "rPr/spacing": ("", "val!=signed"),
    "ind": (
        "",
        "firstLine=number firstLineChars=signed left=signed leftChars=signed right=signed rightChars=signed",
    ),
    "rFonts": ("", "ascii=font hAnsi=font cs=font eastAsia=font hint=hint"),
    "lang": ("", "val=lang eastAsia=lang"),
    "themeFontLang": ("", "val=lang eastAsia=lang"),
    "footerReference": ("", "type!=footer r:id!=relation"),
    "pgSz": ("", "w!=number h!=number"),
    "pgMar": ("", "top!=signed right!=number bottom!=signed left!=number header!=number footer!=number gutter!=number"),
    "cols": ("", "space=number"),
    "docGrid": ("", "type=grid linePitch=number charSpace=signed"),
    "zoom": ("", "percent!=number"),
    "commentRangeStart": ("", "id!=number"),
    "commentRangeEnd": ("", "id!=number"),
    "commentReference": ("", "id!=number"),
    **dict.fromkeys(("tab", "annotationRef"), ("", "")),
    **dict.fromkeys(
        (
            "keepNext", "keepLines", "pageBreakBefore", "widowControl", "kinsoku", "wordWrap", "overflowPunct",
            "topLinePunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "contextualSpacing", "b",
            "bCs", "i", "iCs", "strike", "semiHidden", "unhideWhenUsed", "qFormat", "autoHyphenation",
            "evenAndOddHeaders", "doNotExpandShiftReturn", "useFELayout",
        ),
        ("", "val=onoff"),
    ),
    **dict.fromkeys(("pStyle", "rStyle", "basedOn", "next", "link"), ("", "val!=id")),
    **dict.fromkeys(("sz", "szCs", "kern", "uiPriority", "defaultTabStop"), ("", "val!=number")),
    **dict.fromkeys(("name", "aliases", "decimalSymbol", "listSeparator"), ("", "val!=text")),
    "altName": ("", "val!=font"),
    "charset": ("", "val!=byte"),
    "characterSpacingControl": ("", "val!=compression"),
    "highlight": ("", "val!=highlight"),
    "color": ("", "val!=colour"),
    "jc": ("", "val!=side"),
    "outlineLvl": ("", "val!=level"),
}  # fmt: skip
VALUES = {
    "onoff": "0|1|true|false|on|off",
    "number": r"\d{1,9}",
    "signed": r"-?\d{1,9}",
    "text": r"[^\r\n]+",
    "font": ".{1,31}",
    "id": r"[A-Za-z][A-Za-z0-9_]*",
    "relation": r"rId\d+",
    "byte": "[0-9A-Fa-f]{2}",
    "colour": "auto|[0-9A-Fa-f]{6}",
    "lang": "[a-z]{2}-[A-Z]{2}",
    "level": "[0-9]",
    "preserve": "preserve",
    "kind": "paragraph|character",
    "break": "page|column|textWrapping",
    "field": "begin|separate|end",
    "rule": "auto|exact|atLeast",
    "hint": "default|eastAsia|cs",
    "footer": "default|even|first",
    "grid": "default|lines|linesAndChars|snapToChars",
    "side": "left|center|right|both|distribute",
    "highlight": "yellow|none",
    "compression": "doNotCompress|compressPunctuation|compressPunctuationAndJapaneseKana",
}

SPEECH = Draft(
    title=(Run("在全市农田水利建设暨秋冬季渠道清淤“回头看”工作推进会议上的讲话"),),
    subtitle=(Run("——兼谈管渠\t护渠\n和用渠"),),
    office=(Run("市水利局局长"),),
    name=(Run("何某"),),
    date=(Run("2025年10月18日"),),
    salutation=(Run("同志们："),),
    blocks=(
        Paragraph((Run("𠮷𪚥𪜀𫝀𫠠𬺰𰀀𱍐，e\u0301、👨\u200d👩\u200d👧、<&>\"'、]]>、  \u00a0 、12 GB/T 9704-2012。"),)),
        *(
            block
            for level in (1, 2, 3, 4)
            for kind in RunKind
            for block in (
                Heading(level, f"{level}、", (Run("管好"), Run("渠道", kind))),
                Heading(level, f"（{level}）", (Run("先"), Run("清淤", kind)), run_in=True),
                Paragraph((Run("渠"), Run("水要清", kind), Run("。"))),
                Paragraph(()),
                Point(1, "一是", (Run("固"), Run("堤", kind)), (Run("早"), Run("动手", kind), Run("。"))),
            )
        ),
        Paragraph((Run("谢谢大家！"),), part="thanks"),
    ),
)
NOTES = [
    Note(0, 0, 4, "题目已核\n照此印发"),
    Note(5, 0, 10, "这一段取自自带句库：水利 2 句"),
    Note(5, 0, 1, "生僻字 <&> 𠮷"),
    Note(5, 1, 10, ""),
    Note(7, 2, 4, "待填。"),
]


def packages() -> Iterator[tuple[str, bytes]]:
    for path in sorted(shipped("layouts").glob("*.yaml")):
        layout = load_layout(str(path)).layout
        yield path.stem, render_docx(SPEECH, layout)
        yield f"{path.stem}, with notes", render_docx(SPEECH, layout, notes=NOTES)
        yield f"{path.stem}, for LibreOffice", render_docx(SPEECH, layout, libreoffice=True)
    layout = standard()
    number = layout.page_number or PageNumber(layout.body, "{n}", "outside", 850)
    for place in ("outside", "center", "right"):
        placed = replace(layout, page_number=replace(number, place=place, form="第{n}页，共{total}页"))
        yield f"page number {place}", render_docx(SPEECH, placed, notes=NOTES)
    yield "no page number", render_docx(SPEECH, replace(layout, page_number=None))
    yield "nothing", render_docx(Draft(title=()), layout)


PACKAGES = dict(packages())


@pytest.fixture(params=PACKAGES)
def content(request: pytest.FixtureRequest) -> bytes:
    return PACKAGES[request.param]


@pytest.fixture
def parts(content: bytes) -> dict[str, bytes]:
    return parts_of(content)


@pytest.fixture
def trees(parts: dict[str, bytes]) -> dict[str, etree._Element]:
    return {name: etree.fromstring(part) for name, part in parts.items()}


def name_of(element: etree._Element) -> str:
    return str(element.tag).removeprefix(W)


def values(root: etree._Element, *paths: str) -> list[str]:
    """What the elements of those names say (``pStyle``: its ``w:val``, ``style@styleId``: that attribute)."""
    steps = [path.partition("@") for path in paths]
    return [e.get(f"{W}{attribute or 'val'}", "") for tag, _, attribute in steps for e in root.iter(f"{W}{tag}")]


def twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def faults(element: etree._Element, parent: str = "") -> Iterator[str]:
    """What of an element, and of all in it, is not as the schema has it."""
    name = name_of(element)
    if name not in SCHEMA:
        yield f"{parent}/{name} is not known"
        return
    model, attributes = SCHEMA.get(f"{parent}/{name}", SCHEMA[name])
    children = "".join(f"{name_of(child)};" for child in element)
    if not re.fullmatch(re.sub(r"[A-Za-z]+", r"(?:\g<0>;)", model), children, re.VERBOSE):
        yield f"{name} has {children} instead of {model}"
    if name not in ("t", "instrText") and (element.text or any(child.tail for child in element)):
        yield f"{name} has text"
    yield from (f"{name}: {fault}" for fault in attribute_faults(element, attributes))
    for child in element:
        yield from faults(child, name)


def attribute_faults(element: etree._Element, attributes: str) -> Iterator[str]:
    forms = dict(attribute.split("=") for attribute in attributes.split())
    said = {short(str(key)): str(value) for key, value in element.items()}
    yield from (f"no {key[:-1]}" for key in forms if key.endswith("!") and key[:-1] not in said)
    for key, value in said.items():
        form = forms.get(key) or forms.get(f"{key}!")
        if form is None:
            yield f"{key} is not known"
        elif not re.fullmatch(VALUES[form], value):
            yield f"{key} is {value!r}, not {form}"


def short(attribute: str) -> str:
    """The name as the schema has it: that of no namespace is none of the schema's."""
    namespace, _, name = attribute.rpartition("}")
    return {W: "", R: "r:", XML: "xml:"}.get(f"{namespace}}}", "?:") + name


def test_every_element_is_one_of_the_schema_in_its_place_with_its_attributes(trees: dict[str, etree._Element]) -> None:
    for name, tree in trees.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            assert list(faults(tree)) == [], name


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("<w:p><w:r/><w:pPr/></w:p>", "p has r;pPr;"),
        ("<w:p><w:pPr><w:jc w:val='both'/><w:ind/></w:pPr></w:p>", "pPr has jc;ind;"),
        ("<w:p><w:pPr><w:jc w:val='middle'/></w:pPr></w:p>", "jc: val is 'middle'"),
        ("<w:p><w:pPr><w:jc/></w:pPr></w:p>", "jc: no val"),
        ("<w:p><w:pPr><w:ind w:firstLine='640.5'/></w:pPr></w:p>", "ind: firstLine is '640.5'"),
        ("<w:p><w:pPr><w:ind firstLine='640'/></w:pPr></w:p>", "ind: ?:firstLine is not known"),
        ("<w:p><w:r><w:sym/></w:r></w:p>", "r has sym;"),
        ("<w:p>渠</w:p>", "p has text"),
    ],
)
def test_what_is_not_of_the_schema_is_found(broken: str, fault: str) -> None:
    element = etree.fromstring(broken.replace("<w:p>", f"<w:p xmlns:w='{W[1:-1]}'>", 1))
    assert any(found.startswith(fault) for found in faults(element))


def test_ids_and_names_are_given_once(trees: dict[str, etree._Element]) -> None:
    styles = trees["word/styles.xml"]
    assert twice(values(styles, "style@styleId")) == []
    assert twice([name.casefold() for name in values(styles, "name")]) == []
    defaults = [style.get(f"{W}type", "") for style in styles.iter(f"{W}style") if style.get(f"{W}default")]
    assert sorted(defaults) == ["character", "paragraph"]
    assert twice(values(trees["word/fontTable.xml"], "font@name")) == []
    for name, tree in trees.items():
        if name.endswith(".rels"):
            assert twice([relation.get("Id", "") for relation in tree]) == []


def test_every_style_that_is_referred_to_is_there_and_of_its_kind(trees: dict[str, etree._Element]) -> None:
    styles = trees["word/styles.xml"]
    kinds = {s.get(f"{W}styleId", ""): s.get(f"{W}type") for s in styles.iter(f"{W}style")}
    for name, tree in trees.items():
        assert {kinds.get(style) for style in values(tree, "pStyle", "next")} <= {"paragraph"}, name
        assert {kinds.get(style) for style in values(tree, "rStyle")} <= {"character"}, name
    for style in styles.iter(f"{W}style"):
        assert {kinds.get(other) for other in values(style, "basedOn")} <= {style.get(f"{W}type")}
        for other in values(style, "link"):
            assert kinds[other] != style.get(f"{W}type")


def test_no_style_is_based_on_itself_by_any_way(trees: dict[str, etree._Element]) -> None:
    found = trees["word/styles.xml"].iter(f"{W}style")
    based_on = {style.get(f"{W}styleId", ""): next(iter(values(style, "basedOn")), "") for style in found}
    for style in based_on:
        lineage = [style]
        while lineage[-1] in based_on:
            lineage.append(based_on[lineage[-1]])
            assert twice(lineage) == []


def test_every_font_that_is_named_stands_in_the_font_table(trees: dict[str, etree._Element]) -> None:
    table = set(values(trees["word/fontTable.xml"], "font@name"))
    slots = [f"rFonts@{slot}" for slot in ("ascii", "hAnsi", "cs", "eastAsia")]
    for name, tree in trees.items():
        assert set(values(tree, *slots)) - {""} <= table, name


def relations(trees: dict[str, etree._Element]) -> Iterator[tuple[str, str, str, str]]:
    """Of each relationship the part that has it, its id, the last word of its kind, and the part it leads to."""
    for name, tree in trees.items():
        if name.endswith(".rels"):
            source = PurePosixPath(name).parent.parent / PurePosixPath(name).stem
            for relation in tree:
                target = str(source.parent / relation.get("Target", "")).removeprefix("/")
                assert relation.get("TargetMode") is None
                yield str(source), relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target


def test_every_part_is_reached_by_one_relationship_and_has_the_content_type_of_its_kind(
    trees: dict[str, etree._Element],
) -> None:
    types = trees["[Content_Types].xml"]
    overrides = {e.get("PartName", "")[1:]: e.get("ContentType") for e in types.iter(f"{TYPES}Override")}
    defaults = {e.get("Extension"): e.get("ContentType") for e in types.iter(f"{TYPES}Default")}
    assert len(overrides) + len(defaults) == len(types)
    assert defaults["rels"] == "application/vnd.openxmlformats-package.relationships+xml"
    reached = [target for _, _, _, target in relations(trees)]
    content = {name for name in trees if name != "[Content_Types].xml" and not name.endswith(".rels")}
    assert sorted(reached) == sorted(content) == sorted(overrides)
    assert {target: overrides[target] for _, _, _, target in relations(trees)} == {
        target: KINDS[kind] for _, _, kind, target in relations(trees)
    }


def test_relationships_of_footers_are_used_and_those_that_are_used_are_there(trees: dict[str, etree._Element]) -> None:
    used = {
        name: [str(v) for e in tree.iter() for k, v in e.items() if str(k).startswith(R)]
        for name, tree in trees.items()
    }
    declared: dict[str, list[str]] = defaultdict(list)
    for source, key, kind, _ in relations(trees):
        if kind == "footer":
            declared[source].append(key)
    assert {name: sorted(keys) for name, keys in used.items() if keys} == {k: sorted(v) for k, v in declared.items()}


def test_odd_and_even_pages_are_told_apart_exactly_where_each_has_a_footer(trees: dict[str, etree._Element]) -> None:
    footers = values(trees["word/document.xml"], "footerReference@type")
    assert footers in ([], ["default"], ["default", "even"])
    assert ("even" in footers) == bool(values(trees["word/settings.xml"], "evenAndOddHeaders"))


def test_fields_are_begun_said_and_ended_in_their_paragraph(trees: dict[str, etree._Element]) -> None:
    for name, tree in trees.items():
        for paragraph in tree.iter(f"{W}p") if name.startswith("word/footer") else ():
            marks = [e.get(f"{W}fldCharType") or name_of(e) for e in paragraph.iter(f"{W}fldChar", f"{W}instrText")]
            assert marks
            assert marks == ["begin", "instrText", "separate", "end"] * (len(marks) // 4)


def test_the_zip_file_is_plain_and_the_same_at_any_time(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        entries = package.infolist()
        assert package.comment == b""
    assert [entry.filename for entry in entries][:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert twice([entry.filename.casefold() for entry in entries]) == []
    for entry in entries:
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.extra, entry.comment, entry.flag_bits) == (b"", b"", 0)
        assert (entry.compress_type, entry.create_system) == (ZIP_DEFLATED, 3)


def test_every_part_says_that_it_is_utf_8_and_stands_alone(parts: dict[str, bytes]) -> None:
    for name, part in parts.items():
        declaration = rb"""<\?xml version=(['"])1\.0\1 encoding=(['"])UTF-8\2 standalone=(['"])yes\3\?>\s*<"""
        assert re.match(declaration, part), name
        assert b"<!DOCTYPE" not in part
        part.decode("utf-8")


def test_comments_begin_end_and_are_referred_to_once_in_this_order_in_one_paragraph(
    trees: dict[str, etree._Element],
) -> None:
    marks: dict[str, list[str]] = defaultdict(list)
    for paragraph in trees["word/document.xml"].iter(f"{W}p"):
        here = [e for e in paragraph.iter() if name_of(e).startswith("comment")]
        for mark in here:
            marks[mark.get(f"{W}id", "")].append(name_of(mark))
        assert all(len(marks[mark.get(f"{W}id", "")]) == 3 for mark in here)
    comments = values(trees["word/comments.xml"], "comment@id") if "word/comments.xml" in trees else []
    assert sorted(marks) == sorted(comments)
    assert twice(comments) == []
    assert all(found == ["commentRangeStart", "commentRangeEnd", "commentReference"] for found in marks.values())


def test_the_properties_are_named_once_and_their_days_typed(trees: dict[str, etree._Element]) -> None:
    root = trees["docProps/core.xml"]
    assert twice([str(e.tag) for e in root]) == []
    for day in root.iter("{http://purl.org/dc/terms/}*"):
        assert day.get("{http://www.w3.org/2001/XMLSchema-instance}type") == "dcterms:W3CDTF"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", day.text or "")


def test_python_docx_opens_it_and_reads_the_same_text(content: bytes) -> None:
    document = docx.Document(BytesIO(content))
    read = [line.text if line else "" for line in read_back(content).lines]
    shown = [p.text for p in document.paragraphs]
    assert [text.replace("\n", "") for text in shown] == [text.replace("\n", "") for text in read]
    assert len(document.sections) == 1
    assert document.core_properties.language == "zh-CN"


@pytest.mark.layout
@pytest.mark.parametrize("name", ["gbt9704", "gbt9704, with notes", "gbt9704-word, for LibreOffice"])
def test_libreoffice_loses_nothing_of_the_text(name: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("没有 LibreOffice（soffice），转换不了")
    (tmp_path / "speech.docx").write_bytes(PACKAGES[name])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "speech.docx")], check=True, capture_output=True, timeout=180)
    converted = (tmp_path / "speech.txt").read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    written = [line.text if line else "" for line in read_back(PACKAGES[name]).lines]
    assert converted.replace("\n", "") == "".join(written).replace("\n", "")
    assert converted.count("\n") >= len(written)
