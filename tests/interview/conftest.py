"""A small template with every kind of question, and a terminal that is a pipe."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from drafter.compose import Answers
from drafter.interview import Session
from drafter.phrases import PhraseBank
from drafter.phrases.loading import load_bank
from drafter.templates import Template

SMALL = {
    "id": "small",
    "name": "小模板",
    "summary": "各种提问各一个",
    "register": "体会",
    "fields": {
        "theme": {"ask": "讲什么主题？", "label": "主题", "default": "数据安全", "pattern": "[^，。]{2,20}",
                  "invalid": "主题不带标点"},
        "unit": {"ask": "你在哪个单位？", "label": "单位名称", "help": "用在开头和结尾。"},
        "date": {"kind": "date", "ask": "哪一天讲？", "label": "日期"},
        "level": {"kind": "choice", "ask": "哪一级的会议？", "label": "级别", "choices": ["省级", "市级", "县级"],
                  "default": "市级"},
        "hearers": {"kind": "several", "ask": "有哪些人参加？", "label": "参加人员",
                    "choices": ["班子成员", "中层干部", "全体职工"]},
        "published": {"kind": "confirm", "ask": "要公开吗？", "default": False},
        "times": {"kind": "number", "ask": "第几次会议？", "label": "次数", "default": 1},
        "extra": {"ask": "还有什么要交代？", "label": "补充", "optional": True},
    },
    "speech": {
        "title": {"ask": "题目用哪个？", "label": "题目", "default": "{{ theme }}研讨发言",
                  "choices": ["关于{{ theme }}的几点体会"]},
        "salutation": {"ask": "开头怎么称呼？", "label": "称谓", "default": "同志们：", "choices": ["各位同志："],
                       "optional": True},
        "opening": [{"ask": "开头一段", "label": "开头", "default": "{{ unit }}参加{{ level }}会议，" + "认真学习。" * 40}],
        "sections": {"count": 1, "each": [{"part": "why", "heading": {"ask": "标题", "label": "标题",
                                                                      "default": "提高认识"}}]},
    },
}  # fmt: skip


@contextmanager
def terminal(keys: str, columns: int = 80, rows: int = 24) -> Iterator[io.StringIO]:
    """A terminal at which *keys* have been typed already; gives what it shows."""
    shown = io.StringIO()
    with create_pipe_input() as pipe:
        pipe.send_text(keys)
        output = Vt100_Output(shown, lambda: Size(rows=rows, columns=columns), term="xterm")
        with create_app_session(input=pipe, output=output):
            yield shown


@pytest.fixture(scope="session")
def template() -> Template:
    return Template.model_validate(SMALL)


@pytest.fixture(scope="session")
def bank() -> PhraseBank:
    return load_bank(())


@pytest.fixture
def session(template: Template, bank: PhraseBank) -> Session:
    return Session(template, bank, Answers("small", 1))
