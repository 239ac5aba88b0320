"""What somebody said, with who said it: never to be mixed with stock phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_VERB = re.compile(
    r"(?P<verb>强调|指出|要求|提出|号召|指示|明确(?!要求|指出|提出|强调|号召)|写道|说过|说|讲过|讲道|谈到|告诫|嘱托|勉励|寄语)"
    r"(?:[^，。；：！？“”、\n]{0,6}[，：]?要?)(?=“)"
)
_MORE = re.compile(r"”(?:[、，]?(?:和|以及)?)(?=“)")
_QUOTE = re.compile(r"“(?P<quote>[^“”\n]{1,400}(?:“[^“”\n]{1,40}”[^“”\n]{0,400}){0,4})”")
_SPEAKER = re.compile(
    r"(?:^|[，。；：！？、“”）]|据|由|对此)(?:这次|此次|本次)?(?!有的|有些|有人|一些|个别|不少|各|全体|广大|我|大家|他|她)(?P<speaker>"
    r"[一-鿿]{0,12}?(?:总书记|主席|总理|书记|省长|市长|县长|区长|部长|厅长|局长|主任|领导|同志|先生|院士|教授)(?=[^的、和]|$)"
    r"|(?:[一几这那]位|有位|[一几]名)[一-鿿]{1,10}$"
    r"|(?:党的[一-鿿]{1,8}(?:报告|大|全会)|[一-鿿]{0,10}(?:全会|会议|报告)|党中央|国务院|毛泽东|邓小平|孔子|孟子|荀子|老子"
    r"|《[^《》\n]{2,40}》)(?=关于|在|对|就|曾|所|早就|多次|反复|明确|深刻|特别|进一步|还|也|又|郑重|一再|中|$))"
)
_OCCASION = re.compile(
    r"在(?P<occasion>[^，。；：“”在]{2,30}?)(?:上|时|中|期间)(?:曾|多次|明确|反复|特别|深刻|，|的?讲话|$)"
)
_SENTENCE_END = re.compile(r"[。！？；\n]")
_REACH = 300
_LEAST = 6
_VERBS = {"要求": "要求", "提出": "提出", "号召": "号召", "明确": "指出", "指示": "要求"}
_NOBODY = re.compile(
    r"某|^(?:有?[一几两这那]位|有位|[一几两]名|有人|有关|相关|其他|老)|^(?:领导|书记|主席|部长|厅长|局长|主任|同志|先生|院士|教授)$"
)
_AS = re.compile(
    "^(?:(?:正|诚|恰|就|也)?(?:如同?|像)|按照?|根据|依据|遵照|遵循|牢记|落实|贯彻|重温|引用|借用|用|以|对于?|当年|伟大领袖|革命导师)"
)
"""What goes before the name of who speaks: 正如……所说."""
_FULL_NAMES = {"习总书记": "习近平总书记", "总书记": "习近平总书记"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as it stands in a text: its words without quotation marks, and the characters it takes up."""

    text: str
    speaker: str
    verb: str
    occasion: str | None
    start: int
    end: int

    @property
    def by_nobody(self) -> bool:
        """Whether who speaks has no name and no office that tells them from others: 一位同志、某某书记."""
        return bool(_NOBODY.search(self.speaker))


def attributed(body: str) -> Iterator[Quotation]:
    """The quotations of a text that say who speaks, in order; 强调“…”、“…” are two by one speaker."""
    speaker, occasion, end = "", None, 0
    for said in _VERB.finditer(body):
        if said.start() < end:
            continue
        begins = _sentence_start(body, said.start())
        if found := _speaker(body[max(begins, end) : said.start()]):
            speaker, occasion = found
        elif begins >= end:
            continue
        at = said.end()
        while quote := _QUOTE.match(body, at):
            if body.startswith("的", quote.end()):  # part of a sentence of one's own
                break
            end = quote.end()
            if len(quote["quote"]) >= _LEAST:
                words = quote["quote"].rstrip("。，；")
                yield Quotation(words, speaker, _VERBS.get(said["verb"], "指出"), occasion, quote.start(), end)
            if not (more := _MORE.match(body, end - 1)):
                break
            at = more.end()


def without(body: str, quotations: list[Quotation]) -> str:
    """*body* with nothing but quotation marks left of its *quotations*."""
    if not quotations:
        return body
    kept, end = [], 0
    for quotation in quotations:
        kept += [body[end : quotation.start + 1], "…"]
        end = quotation.end - 1
    return "".join([*kept, body[end:]])


def _sentence_start(body: str, at: int) -> int:
    """Where the sentence begins that *at* is in; a 。 inside quotation marks ends none."""
    begin = max(at - _REACH, 0)
    stretch = body[begin:at]
    open_ = 0
    for index in range(len(stretch) - 1, -1, -1):
        character = stretch[index]
        if character == "”":
            open_ += 1
        elif character == "“":
            open_ -= 1
        elif open_ <= 0 and _SENTENCE_END.match(character):
            return begin + index + 1
    return begin


def _speaker(before: str) -> tuple[str, str | None] | None:
    """Who speaks, and on what occasion, by what stands *before* the verb in its sentence."""
    speaker = None
    for found in _SPEAKER.finditer(before):
        speaker = found
    if speaker is None:
        return None
    name = speaker["speaker"]
    while (opening := _AS.match(name)) and opening.end() < len(name):
        name = name[opening.end() :]
    occasion = _OCCASION.match(before, speaker.end("speaker"))
    return _FULL_NAMES.get(name, name), occasion["occasion"] if occasion else None
