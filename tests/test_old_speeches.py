"""Old speeches in many shapes go through a template and come out as they were, paragraph by paragraph."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.answersfile import nearest, taken
from drafter.answersfile.old_parts import GAP
from drafter.cli.old import left_open
from drafter.compose import compose
from drafter.draft import Draft, LineStyle, lines
from drafter.hanzi import normalise
from drafter.layouts import load_layout
from drafter.phrases import PhraseBank
from drafter.reading import read_source
from drafter.reading.source import Source, SourceLine
from drafter.reading.speech import Speech
from drafter.reading.structure import outline, recognise
from drafter.templates import Template, load_template
from drafter.writing.text import render_text
from tests.conftest import TEMPLATES

OPENING = "这次会议的任务，是回顾前一段的水利建设，把下一步的事情商量定、安排好。下面，我讲几点意见。"
SENTENCES = (
    "水利建设关系粮食收成，也关系群众饮水，哪一段渠不通，哪一片田就要受旱。我们要把账算细，把责任落到每一段渠、每一口井。",
    "去年冬天清淤以后，下游的放水时间缩短了两天，群众看在眼里、记在心里。这说明事情只要有人抓，就能见到成效。",
    "各单位要对照台账逐项核实，能当场整改的当场整改，一时改不了的明确时限和责任人，改完一项、销号一项。",
    "管护经费要专款专用，日常巡查要有记录、有签字，发现险情要在第一时间报告，不能等、不能拖。",
    "汛期之前，要把泵站、闸门普遍检修一遍，备足物资，练好队伍，确保关键时候拉得出、用得上。",
)
HEADINGS = ("提高认识，把水利建设摆上重要位置", "突出重点，把水利建设抓出实际成效", "加强领导，把水利建设落到工作实处",
            "完善制度，把日常管护纳入正常轨道", "培养人才，把技术骨干留在基层一线", "严格考核，把工作成绩体现在渠系上")  # fmt: skip
LEADS = ("抓清淤", "抓管护", "抓检修")
HAN = "一二三四五六"
NUMBER = re.compile("^[一二三四五六]+[、是]")


def headings(count: int) -> list[str]:
    return [f"{HAN[number]}、{HEADINGS[number]}" for number in range(count)]


def under(heads: list[str], *texts: str) -> list[str]:
    return [line for head in heads for line in (head, *texts)]


TITLE, HEARERS, THANKS = "在全市水利建设推进会议上的讲话", "同志们：", "谢谢大家！"
ABOVE = [TITLE, HEARERS, OPENING]
SHAPES: dict[str, list[str]] = {
    "six sections": [*ABOVE, *under(headings(6), SENTENCES[0], SENTENCES[1]), THANKS],
    "two sections": [*ABOVE, *under(headings(2), SENTENCES[2], SENTENCES[3], SENTENCES[4]), THANKS],
    "（一） on lines of their own, 1. below": [
        *ABOVE,
        *under(
            headings(3),
            SENTENCES[0],
            *under([f"（{HAN[number]}）{lead}" for number, lead in enumerate(LEADS)], SENTENCES[1], SENTENCES[2]),
            f"1.查渠系。{SENTENCES[3]}",
            f"2.查闸门。{SENTENCES[4]}",
        ),
    ],
    "1. right below 一、": [
        *ABOVE, *under(headings(3), *(f"{number}.{lead}。{SENTENCES[number]}" for number, lead in enumerate(LEADS, 1)))
    ],
    "points and no headings": [
        *ABOVE,
        *(f"{HAN[number]}是{lead}。{SENTENCES[number]}" for number, lead in enumerate(LEADS)),
        "总之，事在人为，贵在落实，让我们一起把渠修好、把水管好。",
    ],
    "no title": [HEARERS, OPENING, *under(headings(3), SENTENCES[0]), THANKS],
    "run-in headings": [
        *ABOVE, *(f"{head}。{SENTENCES[number]}" for number, head in enumerate(headings(3))), SENTENCES[4]
    ],
    "nested points": [
        *ABOVE,
        *under(
            headings(3),
            f"（一）清淤要到位。{SENTENCES[0]}一是干渠先清。{SENTENCES[1]}二是支渠跟上。{SENTENCES[2]}",
            f"（二）管护要跟上。{SENTENCES[3]}",
            SENTENCES[4],
        ),
    ],
    "several closing paragraphs": [
        *ABOVE,
        *under(headings(3), f"一是抓清淤。{SENTENCES[0]}", SENTENCES[1], f"二是抓管护。{SENTENCES[2]}", SENTENCES[3]),
        "总之，水利建设责任重大，任务繁重，我们要一件一件抓到底。",
        "同志们，让我们把心思用在渠上，把功夫下在田间，共同完成今年的任务。",
        "我就讲这些。",
        "谢谢大家！",
    ],
    "a note of a table": [
        *ABOVE, *under(headings(3), SENTENCES[0], "渠段　长度　责任单位", "东干渠　12公里　管理一所", SENTENCES[1]), THANKS
    ],
    "a very short one": [TITLE, HEARERS, "会议开得很好，大家回去抓好落实。", THANKS],
    "labels and the paragraphs below them": [
        *ABOVE, *under(headings(3), "一是抓清淤", SENTENCES[0], SENTENCES[1], "二是抓管护", SENTENCES[2])
    ],
    "numbers that go wrong": [
        *ABOVE,
        *under(headings(3), f"一是抓清淤。{SENTENCES[0]}", f"一是抓管护。{SENTENCES[1]}", f"三要抓检修。{SENTENCES[2]}"),
    ],
    "首先 and 其次": [*ABOVE, *under(headings(3), f"首先，{SENTENCES[0]}", f"其次，{SENTENCES[1]}")],
    "a number and no heading": [
        *ABOVE, *(f"{HAN[number]}、{SENTENCES[number] * 2}" for number in range(3))
    ],
    "a word after the thanks": [*ABOVE, *under(headings(3), SENTENCES[0]), THANKS, "何某", "2026年5月20日"],
}  # fmt: skip


def read(text: str, folder: Path) -> Speech:
    path = folder / "旧稿.txt"
    path.write_text(text, encoding="utf-8")
    return recognise(read_source(path))


def again(speech: Speech, template: Template) -> Draft:
    answers = left_open(taken(speech.draft, template, {}), template, PhraseBank())
    return compose(template, answers, PhraseBank()).draft


def shape(speech: Speech) -> str:
    """The outline, its numbers in full width."""
    return json.dumps(outline(speech).plain(), ensure_ascii=False).translate({ord("("): "（", ord(")"): "）"})


@pytest.mark.parametrize("name", SHAPES)
def test_every_paragraph_of_an_old_speech_stands_in_the_new_one_in_the_old_order(
    name: str, templates: Mapping[str, Template], tmp_path: Path
) -> None:
    old = read("\n".join(SHAPES[name]), tmp_path)
    draft = again(old, nearest(old.draft, templates.values()))
    assert [line.text for line in lines(draft)] == SHAPES[name]
    assert shape(read(render_text(draft, load_layout().layout), tmp_path)) == shape(old)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", SHAPES)
def test_whichever_template_is_named_every_word_stays_in_its_place(
    name: str, template: str, templates: Mapping[str, Template], tmp_path: Path
) -> None:
    old = read("\n".join(SHAPES[name]), tmp_path)
    draft = again(old, templates[template])
    assert normalise("".join(line.text for line in lines(draft))) == normalise("".join(SHAPES[name]))


BELOW = st.sampled_from(
    ["（一）抓清淤", f"（二）抓管护。{SENTENCES[0]}", f"1.查渠系。{SENTENCES[1]}", "（1）查闸门", f"一是抓检修。{SENTENCES[2]}",
     "二要抓队伍。", f"先看渠。一是看干渠。{SENTENCES[3]}二是看支渠，条条看到。", f"首先，{SENTENCES[4]}", *SENTENCES, "东干渠　12公里",
     "总之，水利建设责任重大。"]
)  # fmt: skip


@given(
    st.lists(st.lists(BELOW, max_size=6), min_size=1, max_size=4),
    st.lists(BELOW, max_size=3),
    st.sampled_from(TEMPLATES),
)
def test_no_word_of_any_lines_is_lost_or_moved(sections: list[list[str]], before: list[str], name: str) -> None:
    body = [line for head, below in zip(headings(6), sections, strict=False) for line in (head, *below)]
    written = [SourceLine(number, text) for number, text in enumerate([*ABOVE, *before, *body, THANKS], 1)]
    old = recognise(Source("旧稿.txt", word=False, lines=tuple(written)))
    kept = "".join(line.text for line in lines(old.draft))
    draft = again(old, load_template(name).template)
    filled = "".join(line.text for line in lines(draft)).replace(GAP, "")
    assert normalise(filled) == normalise(kept)


def said(draft: Draft) -> list[str]:
    """The lines without the numbers of headings, which are mended, and in full width."""
    return [
        normalise(NUMBER.sub("", line.text) if line.style is LineStyle.HEADING_1 else line.text)
        for line in lines(draft)
    ]


def test_every_paragraph_of_the_seeds_stands_in_the_new_speech(
    seeds: list[Path], templates: Mapping[str, Template], tmp_path: Path
) -> None:
    for seed in seeds:
        old = recognise(read_source(seed))
        draft = again(old, nearest(old.draft, templates.values()))
        assert said(draft) == said(old.draft)
        assert shape(read(render_text(draft, load_layout().layout), tmp_path)) == shape(old), seed


@pytest.mark.parametrize("template", TEMPLATES)
def test_only_the_theme_and_what_stands_in_the_head_is_asked(
    template: str, templates: Mapping[str, Template], tmp_path: Path
) -> None:
    old = read("\n".join(SHAPES["six sections"]), tmp_path)
    answers = left_open(taken(old.draft, templates[template], {}), templates[template], PhraseBank(), asks=True)
    questions = compose(templates[template], answers, PhraseBank()).questions
    fields = {name for name in ("theme", "office", "name", "date") if name in templates[template].fields}
    assert {question.path for question in questions} == {("fields", name) for name in fields}
