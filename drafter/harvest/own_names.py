"""Names that a speech tells are names: of the place and the unit it was made in, of villages and sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.checking import places
from drafter.harvest.texts import Text

_HEAD_LINES = 8
"""Lines in which the title and the name of who speaks stand."""
_LONGEST_LINE = 40
_KIND = "(?:省|市|县|区|旗|州|盟|镇|乡|街道|社区|村|公司|集团|医院|学校|大学|中学|小学|学院|银行)"
_IN_HEAD = re.compile(rf"(?:^在|^中共|^|在|中共|[省市州县区旗])(?!.{{0,3}}[全我各本])([一-鿿]{{2,4}}?){_KIND}")
_GENERIC = re.compile(
    "有限|股份|人民|中心|基层|重点|示范|贫困|农业|直属|机关|行政|国有|国家|党校|人才|消费|资本|企业|经济|建设|开发|工业|社会|干部|[全我各本该的和与及]"
)
_MEMBERS = re.compile(r"(?<=[、，。；：])([一-鿿]{2})[镇乡](?=[、，“作])")


def names_in(texts: Iterable[Text]) -> frozenset[str]:
    """The names that *texts* tell by themselves, without 县, 镇 and the like; whoever speaks them speaks of one place."""
    return frozenset(name for text in texts for name in _names(text.body) if len(name) > 1)


def _names(body: str) -> Iterator[str]:
    lines = [line for line in body.split("\n", 3 * _HEAD_LINES)[: 3 * _HEAD_LINES] if line][:_HEAD_LINES]
    for line in lines:
        if len(line) <= _LONGEST_LINE and "。" not in line:
            yield from (found[1] for found in _IN_HEAD.finditer(line) if not _GENERIC.search(found[1]))
    alone = list(places.alone(body))
    yield from (body[start : end - 1] for start, end in (*alone, *places.claimed(body)))
    yield from (body[start:end] for start, end in places.of_sites(body))
    if alone:
        yield from (name for name in _MEMBERS.findall(body) if not _GENERIC.search(name))
