"""What a web site left in the file is found where it stands."""

from __future__ import annotations

import pytest

from drafter.checking.fixing import mend
from drafter.checking.rule import Context
from tests.checking.conftest import RULE_BY_ID, Found, hit, speech_of

BODY = "各单位要把责任压实到岗位，把措施细化到环节，确保各项任务按期完成，以实际行动推动全县档案工作再上新台阶。\n"
SPEECH = f"在全县档案工作会议上的讲话\n同志们：\n一、提高认识\n{BODY}二、抓好落实\n{BODY}"


def test_a_mark_of_a_paid_site_is_an_error_within_the_text_and_alone(found: Found) -> None:
    text = SPEECH.replace("岗位", "岗##paidbegin##位", 1) + "##paidend##\n"
    assert [(each.severity, each.index, hit(each, text)) for each in found("site-marks", text)] == [
        ("E", 3, "##paidbegin##"),
        ("E", 6, "##paidend##"),
    ]


def test_the_mend_takes_off_paid_marks_and_leaves_lines_of_the_page_to_the_user() -> None:
    text = SPEECH.replace("岗位", "岗##paidbegin##位", 1) + "上一篇：读书体会"
    mended = mend(speech_of(text), Context(), [RULE_BY_ID["site-marks"]])
    assert "\n".join(line.text for line in mended.speech.source.lines) == SPEECH + "上一篇：读书体会"


@pytest.mark.parametrize(
    "line", ["来源：某某文秘网", "点击：1024", "上一篇：读书体会", "版权所有 某某网", "www.example.com"]
)
@pytest.mark.parametrize("where", ["before", "within", "after"])
def test_a_line_of_the_page_is_a_warning_wherever_it_stands(found: Found, line: str, where: str) -> None:
    text = {
        "before": f"{line}\n{SPEECH}",
        "within": SPEECH.replace("二、", f"{line}\n二、"),
        "after": SPEECH + line,
    }[where]
    assert [(each.severity, hit(each, text)) for each in found("site-marks", text)] == [("W", line)]


def test_lines_of_a_page_that_follow_one_another_are_one_finding_that_counts_them(found: Found) -> None:
    (finding,) = found("site-marks", SPEECH + "您可能感兴趣的文稿\n\n- 1读书体会\n- 2在会上的发言\n")
    assert finding.index == 6
    assert "3 行" in finding.message


def test_what_stands_above_the_title_of_a_document_is_no_page(found: Found) -> None:
    assert not found("site-marks", f"会议材料之三\n{SPEECH}")
    assert not found("site-marks", SPEECH)
