"""What makes a line a title, a heading, a point, a closing; and what doesn't."""

from __future__ import annotations

import pytest

from drafter.draft import plain_text
from drafter.reading import SourceLine
from drafter.reading.structure import recognise
from tests.reading.structure.recognising import at, blocks, read, shown, tree, word

LONG = "入汛以来，各地强降雨一场接着一场，水库水位居高不下，堤防连日浸泡，防守的压力一天比一天大。"


# -- the head -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "在全县水利工作会议上的讲话",
        "在市委理论学习中心组学习会上的交流发言",
        "在“七一”表彰大会上的讲话（送审稿）",
        "档案工作研讨发言材料",
        "关于做好统计工作的几点体会",
    ],
)
def test_a_title_is_known_by_its_pattern_below_other_lines(title: str) -> None:
    draft = read(f"关灯\n县政府办公室文稿\n{title}\n同志们：\n今天开会。").draft
    assert plain_text(draft.title) == title


def test_a_short_first_line_without_an_end_is_a_title() -> None:
    assert tree(read(f"守好一江清水\n{LONG}"))["title"] == "守好一江清水"


@pytest.mark.parametrize("first", ["同志们：", "今天开会，我讲两点。", "一、提高认识", "一是抓学习。边学边干。"])
def test_a_text_that_begins_at_once_has_no_title(first: str) -> None:
    assert tree(read(f"{first}\n{LONG}"))["title"] == ""


def test_a_title_of_two_lines_is_one_title() -> None:
    speech = read(f"在全市优化营商环境\n工作推进会上的讲话\n\n同志们：\n{LONG}")
    assert tree(speech)["title"] == "在全市优化营商环境工作推进会上的讲话"
    assert [line.style for line in speech.lines[:2]] == ["title", "title"]


def test_a_title_printed_twice_is_taken_once_and_remarked_on() -> None:
    speech = read(f"水利工作发言材料\n水利工作发言材料\n同志们：\n{LONG}")
    assert (tree(speech)["title"], tree(speech)["opening"]) == ("水利工作发言材料", [LONG])
    assert speech.remarks == ("题目印了两遍，第 2 行的这一遍没有再收",)


def test_a_line_that_begins_with_a_dash_is_the_subtitle_and_the_line_above_it_the_title() -> None:
    draft = read(f"把根扎在田野里\n——在青年干部座谈会上的发言\n{LONG}").draft
    assert (plain_text(draft.title), plain_text(draft.subtitle)) == ("把根扎在田野里", "——在青年干部座谈会上的发言")


@pytest.mark.parametrize(
    ("line", "office", "name"),
    [
        ("县水利局局长　何某", "县水利局局长", "何某"),
        ("县水利局局长 何 某", "县水利局局长", "何 某"),
        ("何某　县水利局局长", "县水利局局长", "何某"),
        ("县委书记何某", "县委书记", "何某"),
        ("云溪县数据局", "云溪县数据局", ""),
        ("何某某", "", "何某某"),
        ("【待填：职务】　【待填：姓名】", "【待填：职务】", "【待填：姓名】"),
    ],
)
def test_who_speaks_stands_below_the_title(line: str, office: str, name: str) -> None:
    draft = read(f"在全县水利工作会议上的讲话\n{line}\n同志们：\n{LONG}").draft
    assert (plain_text(draft.office), plain_text(draft.name)) == (office, name)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("（2026年5月20日）", "2026年5月20日"),
        ("(2026年5月)", "2026年5月"),
        ("二〇二六年五月二十日", "二〇二六年五月二十日"),
        ("2026-05-20", "2026-05-20"),
        ("××××年×月×日", "××××年×月×日"),
    ],
)
def test_the_date_stands_there_too_its_brackets_being_the_printers(line: str, date: str) -> None:
    assert plain_text(read(f"在全县水利工作会议上的讲话\n{line}\n同志们：\n{LONG}").draft.date) == date


@pytest.mark.parametrize(
    "line",
    [
        "同志们：",
        "同志们:",
        "各位同志：",
        "各位领导、同志们：",
        "尊敬的各位领导，各位来宾：",
        "主持人，各位同志：",
        "同志们！",
    ],
)
def test_those_addressed_are_the_salutation(line: str) -> None:
    speech = read(f"在全县水利工作会议上的讲话\n{line}\n{LONG}")
    assert (tree(speech)["salutation"], tree(speech)["opening"]) == (line, [LONG])


def test_only_the_first_salutation_is_one() -> None:
    found = tree(read(f"同志们：\n{LONG}\n一、清淤\n{LONG}\n同志们：\n{LONG}"))
    assert (found["salutation"], found["closing"]) == ("同志们：", ["同志们：", LONG])


def test_a_date_above_the_salutation_is_one_without_a_title_too() -> None:
    assert plain_text(read(f"（2026年5月20日）\n同志们：\n{LONG}").draft.date) == "2026年5月20日"


# -- headings -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("一、清淤", "标题1 一、清淤"),
        ("十二、清淤", "标题1 十二、清淤"),
        ("一、 清淤", "标题1 一、清淤"),
        ("（三）清淤", "标题2 （三）清淤"),
        ("(三) 清淤", "标题2 (三)清淤"),
        ("3.清淤", "标题3 3.清淤"),
        ("3、清淤", "标题3 3、清淤"),
        ("3．清淤", "标题3 3．清淤"),
        ("3、2026年的任务", "标题3 3、2026年的任务"),
        ("3、6月底前清淤", "标题3 3、6月底前清淤"),
        ("（3）清淤", "标题4 （3）清淤"),
        ("(3)清淤", "标题4 (3)清淤"),
        ("一、为什么要清淤？", "标题1 一、为什么要清淤？"),
        ("（一）清淤。", "标题2 （一）清淤。"),
    ],
)
def test_a_number_makes_a_line_a_heading_of_its_level(line: str, shape: str) -> None:
    assert blocks(f"{line}\n{LONG}") == [shape, f"body {LONG}"]


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三产业融合发展，离不开水。",
        "1.5万亩农田受益。",
        "1.1 查找问题",
        "5、6月份降雨偏多",
        "1、3、5号水闸已经修好",
        "①查找问题",
        "2026年任务很重。",
        "一二三，齐步走。",
        "十十、就是一百。",
        "（十十）就是一百。",
        "十十是一百。",
        "十分清楚，要抓紧。",
        "（略）",
    ],
)
def test_a_number_that_counts_something_is_none(line: str) -> None:
    assert blocks(f"{LONG}\n{line}")[1] == f"body {line}"


def test_a_heading_runs_in_up_to_the_first_full_stop_when_the_line_goes_on() -> None:
    assert blocks("（一）清淤要赶早。趁着枯水。") == ["段首标题2 （一）清淤要赶早", "body 趁着枯水。"]


def test_a_run_in_heading_may_end_in_a_question_or_in_quotes() -> None:
    assert blocks("一、水从哪里来？先看地图。\n二、打好“攻坚战”。分段包干。") == [
        "段首标题1 一、水从哪里来？",
        "body 先看地图。",
        "段首标题1 二、打好“攻坚战”",
        "body 分段包干。",
    ]


def test_a_numbered_paragraph_with_a_long_first_sentence_has_no_heading() -> None:
    long = "围绕今年的目标任务，" * 8 + "逐项分解。逐项落实。"
    speech = read(f"1.{long}\n2.{long}")
    assert [shown(block) for block in speech.draft.blocks] == [
        "段首标题3 1.",
        f"body {long}",
        "段首标题3 2.",
        f"body {long}",
    ]
    assert [at(speech, item.text) for item in speech.items] == ["围绕今年的目标任务"] * 2


def test_headings_stand_below_those_of_a_higher_level() -> None:
    speech = read("一、甲\n（一）乙\n1.丙\n（1）丁\n（2）戊\n（二）己\n二、庚")
    assert [item.parent for item in speech.items] == [-1, 0, 1, 2, 2, 0, -1]
    assert [item.level for item in speech.items] == [1, 2, 3, 4, 4, 2, 1]


def test_a_point_alone_on_its_line_where_a_heading_is_due_is_one_and_is_remarked_on() -> None:
    speech = read("一、甲事\n正文。\n二、乙事\n正文。\n三是丙事抓到底\n正文。")
    assert shown(speech.draft.blocks[4]) == "标题1 三是丙事抓到底"
    assert (speech.items[2].kind, speech.items[2].marker, speech.items[2].number) == ("heading", "一是", 3)
    assert len(speech.remarks) == 1


def test_a_point_that_goes_on_with_its_list_is_no_heading_though_its_number_would_be_due() -> None:
    found = blocks("一、甲事\n一是摸底\n正文。\n二是清淤\n正文。")
    assert found[3] == "要点1 二是清淤"


def test_words_outline_levels_make_headings_without_numbers() -> None:
    lines = (("抓清淤", 1), (LONG, 0), ("分段清", 2), (LONG, 0), ("抓加固", 1), (LONG, 0))
    source = word(
        SourceLine(1, "在全县水利工作会议上的讲话", centred=True),
        *(SourceLine(number, text, heading=level) for number, (text, level) in enumerate(lines, 2)),
    )
    headings = [shown(block) for block in recognise(source).draft.blocks if shown(block).startswith("标题")]
    assert headings == ["标题1 抓清淤", "标题2 分段清", "标题1 抓加固"]


def test_outline_levels_below_that_of_the_title_begin_at_one() -> None:
    source = word(
        SourceLine(1, "守好一江清水", heading=1),
        SourceLine(2, "抓清淤", heading=2),
        SourceLine(3, LONG),
        SourceLine(4, "二、抓加固", heading=2),
        SourceLine(5, LONG),
    )
    draft = recognise(source).draft
    assert plain_text(draft.title) == "守好一江清水"
    assert [shown(block) for block in draft.blocks][::2] == ["标题1 抓清淤", "标题1 二、抓加固"]


def test_short_bold_lines_of_a_word_document_without_numbers_are_headings() -> None:
    def bold(number: int, text: str) -> SourceLine:
        return SourceLine(number, text, bold=((0, len(text)),))

    source = word(
        SourceLine(1, "同志们："), bold(2, "抓清淤"), SourceLine(3, LONG), bold(4, "抓加固"), SourceLine(5, LONG)
    )
    assert [shown(block) for block in recognise(source).draft.blocks] == [
        "标题1 抓清淤",
        f"body {LONG}",
        "标题1 抓加固",
        f"body {LONG}",
    ]


# -- points -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "marker", "numbers"),
    [
        (("一是", "二是", "三是"), "一是", [1, 2, 3]),
        (("一要", "二要"), "一要", [1, 2]),
        (("第一，", "第二，"), "第一，", [1, 2]),
        (("第一,", "第二,"), "第一，", [1, 2]),
        (("首先，", "其次，", "再次，", "最后，"), "首先，", [1, 2, 3, 4]),
        (("一是", "三是"), "一是", [1, 3]),
    ],
)
def test_paragraphs_that_begin_with_marks_are_points(marks: tuple[str, ...], marker: str, numbers: list[int]) -> None:
    speech = read("一、任务\n" + "\n".join(f"{mark}抓清淤。分段去清。" for mark in marks))
    assert [item.marker for item in speech.items[1:]] == [marker] * len(marks)
    assert [item.number for item in speech.items[1:]] == numbers
    assert [at(speech, item.enumerator) for item in speech.items[1:]] == list(marks)
    assert {at(speech, item.text) for item in speech.items[1:]} == {"抓清淤"}
    assert {item.parent for item in speech.items[1:]} == {0}


def test_points_within_a_paragraph_begin_after_a_full_stop_semicolon_or_colon() -> None:
    assert blocks("一、任务\n要做三件事：一是清淤；二是加固。三是补绿。") == [
        "标题1 一、任务",
        "body 要做三件事：",
        "段中要点1 一是清淤；",
        "段中要点1 二是加固。",
        "段中要点1 三是补绿。",
    ]


def test_points_within_a_point_are_below_it_whatever_their_mark() -> None:
    speech = read("一、任务\n一是清淤。要分段：一是上游；二是下游。\n二是加固。要分类：第一，土堤；第二，石堤。")
    points = speech.items[1:]
    assert [(point.level, point.number, point.parent) for point in points] == [
        (1, 1, 0), (2, 1, 1), (2, 2, 1), (1, 2, 0), (2, 1, 4), (2, 2, 4),
    ]  # fmt: skip


def test_a_list_in_one_paragraph_that_it_begins_is_of_one_level() -> None:
    speech = read("一、任务\n一是清淤；二是加固；三是补绿。")
    assert [(point.level, point.number, point.run_in) for point in speech.items[1:]] == [
        (1, 1, False),
        (1, 2, True),
        (1, 3, True),
    ]


def test_marks_of_two_kinds_may_be_mixed_in_one_list() -> None:
    speech = read("一、任务\n一是清淤。分段清。\n二要加固。分段固。\n三是补绿。分段补。")
    assert [(point.marker, point.level) for point in speech.items[1:]] == [("一是", 1), ("一要", 1), ("一是", 1)]


def test_each_section_counts_its_points_anew() -> None:
    speech = read("一、甲\n一是清淤。\n二是加固。\n二、乙\n一是补绿。\n二是管护。")
    assert [item.parent for item in speech.items] == [-1, 0, 0, -1, 3, 3]


def test_two_sides_in_two_sentences_are_points() -> None:
    assert blocks("一、任务\n抓水利,一方面要清淤。分段清。另一方面要加固。") == [
        "标题1 一、任务",
        "body 抓水利,",
        "段中要点1 一方面要清淤。分段清。",
        "段中要点1 另一方面要加固。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一方面，要清淤；另一方面，要加固。",
        "要落实一岗双责，管好“三合一”场所、两客一危车辆。一要素市场放开了。",
        "这件事，一是难，二是急。",
        "他说：“一是一，二是二。”二是他的原话。",
        "首先，要把账算清楚。",
        "最后，要把事办好。",
        "一是要抓紧。",
    ],
)
def test_what_only_looks_like_points_is_text(text: str) -> None:
    assert blocks(f"一、任务\n{text}") == ["标题1 一、任务", f"body {text}"]


def test_a_first_sentence_of_up_to_thirty_characters_is_a_points_lead() -> None:
    assert blocks(f"一、任务\n一是抓清淤。分段清。\n二是{'分段' * 15}。清淤。\n三是{'分段' * 15}清。清淤。")[1:] == [
        "要点1 一是【抓清淤】分段清。",
        f"要点1 二是【{'分段' * 15}】清淤。",
        f"要点1 三是{'分段' * 15}清。清淤。",
    ]


# -- topic sentences ----------------------------------------------------------------------------------------

TOPICS = ("摸清底数，补齐短板。{}\n" * 3).format("一处一处看。", "一处一处修。", "一处一处管。").rstrip()


def test_three_paragraphs_that_begin_alike_are_points_with_topic_sentences() -> None:
    speech = read(f"一、任务\n{TOPICS}")
    assert [shown(block) for block in speech.draft.blocks[1:]] == [
        "要点1 【摸清底数，补齐短板】一处一处看。",
        "要点1 【摸清底数，补齐短板】一处一处修。",
        "要点1 【摸清底数，补齐短板】一处一处管。",
    ]
    assert [(item.marker, item.number) for item in speech.items[1:]] == [("无", 0)] * 3
    assert [at(speech, item.text) for item in speech.items[1:]] == ["摸清底数，补齐短板"] * 3


def test_two_are_too_few() -> None:
    assert {block[:4] for block in blocks("一、任务\n" + TOPICS.rsplit("\n", 1)[0])[1:]} == {"body"}


def test_a_lead_paragraph_that_begins_otherwise_is_none_of_them() -> None:
    found = blocks(f"一、任务\n水利是农业的命脉。谁都知道。\n{TOPICS}")
    assert [block[:2] for block in found] == ["标题", "bo", "要点", "要点", "要点"]


def test_a_longer_first_sentence_is_no_topic_sentence() -> None:
    long = "一处一处看，一处一处修，一处一处管，把每一座水库都管好、用好、护好。分段去做。"
    assert {block[:4] for block in blocks(f"一、任务\n{long}\n{long}\n{long}")[1:]} == {"body"}


# -- how it ends --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("begins", ["总之，", "同志们，", "综上所述，", "各位同志，", "让我们", "以上是我的体会，"])
def test_closing_words_close_a_speech(begins: str) -> None:
    found = tree(read(f"一、清淤\n{LONG}\n{begins}{LONG}\n{LONG}"))
    assert found["closing"] == [f"{begins}{LONG}", LONG]
    assert found["sections"][0]["paragraphs"] == [LONG]


def test_what_follows_the_points_of_the_last_section_closes_it() -> None:
    found = tree(read(f"一、清淤\n一是分段。清到底。\n二是分时。赶枯水。\n{LONG}"))
    assert found["closing"] == [LONG]


END = "同志们，治水默默无闻，却关系长远。"


@pytest.mark.parametrize("begins", ["同志们，", "总之，", "让我们", "最后，", "最后，要"])
@pytest.mark.parametrize(
    "above",
    [
        "一是清淤。赶枯水。\n二是加固。赶农闲。",
        f"一是清淤。赶枯水。\n{LONG}\n二是加固。赶农闲。\n{LONG}",
        f"一是清淤\n{LONG}\n{LONG}\n二是加固\n{LONG}\n{LONG}",
        "一是清淤\n二是加固",
        "一是清淤。要分段：\n第一，上游。分段清。\n第二，下游。分段清。",
        f"（一）清淤\n{LONG}\n（二）加固\n{LONG}",
        "（一）清淤。赶枯水。\n（二）加固。赶农闲。",
        "（一）赶枯水清淤。\n（二）赶农闲加固。",
        "（一）清淤；\n（二）加固。",
        "（一）清淤\n（二）加固",
        "1、赶枯水清淤。\n2、赶农闲加固。",
    ],
)
def test_closing_words_close_a_speech_whatever_its_last_section_ends_with(above: str, begins: str) -> None:
    found = tree(read(f"一、认识\n{LONG}\n二、任务\n任务已经明确。\n{above}\n{begins}{END}"))
    assert found["closing"] == [f"{begins}{END}"]


def test_what_goes_on_with_the_last_point_as_with_those_before_it_closes_nothing() -> None:
    points = f"一是清淤。赶枯水。\n{LONG}\n二是加固。赶农闲。\n{LONG}"
    assert tree(read(f"一、任务\n{points}"))["closing"] == []
    assert tree(read(f"一、任务\n{points}\n{END[4:]}"))["closing"] == [END[4:]]


def test_the_body_of_the_last_heading_is_not_taken_for_a_closing() -> None:
    found = tree(read(f"一、清淤\n{LONG}\n二、加固\n总之，{LONG}"))
    assert (found["closing"], found["sections"][1]["paragraphs"]) == ([], [f"总之，{LONG}"])


def test_closing_words_in_the_middle_close_nothing() -> None:
    found = tree(read(f"一、清淤\n{LONG}\n同志们，{LONG}\n二、加固\n{LONG}\n{LONG}"))
    assert found["closing"] == []


@pytest.mark.parametrize(
    "line",
    [
        "谢谢大家！",
        "谢谢大家!",
        "谢谢。",
        "我就讲这么多，谢谢大家！",
        "我的发言完毕，谢谢大家！",
        "我就讲到这里。",
        "汇报完毕。",
        "谢谢各位领导！",
    ],
)
def test_thanks_stand_at_the_end(line: str) -> None:
    assert tree(read(f"一、清淤\n{LONG}\n{line}"))["thanks"] == line


@pytest.mark.parametrize(
    "line", ["感谢之情，要落到行动上，把水管好、把田护好、把路修好，让群众早一天用上清水、走上好路。", LONG]
)
def test_a_sentence_of_thanks_in_a_paragraph_is_none(line: str) -> None:
    assert tree(read(f"一、清淤\n{LONG}\n{line}"))["thanks"] is None


# -- what does not belong -----------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["##paidbegin##", "##paidend##", "## PaidBegin ##", "＃＃paidbegin＃＃"])
def test_paid_marks_are_taken_off_also_within_words(mark: str) -> None:
    speech = read(f"一、清{mark}淤\n{mark}一是分段。清到底。\n二是分{mark}时。赶枯水。\n{mark}")
    assert [shown(block) for block in speech.draft.blocks] == [
        "标题1 一、清淤",
        "要点1 一是【分段】清到底。",
        "要点1 二是【分时】赶枯水。",
    ]
    assert speech.remarks == ("跳过了付费网站的标记 4 处",)


def test_places_are_those_of_the_source_with_its_marks() -> None:
    speech = read("　　一、清##paidbegin##淤")
    (item,) = speech.items
    assert (at(speech, item.enumerator), at(speech, item.text)) == ("一、", "清##paidbegin##淤")


@pytest.mark.parametrize(
    "begins",
    ["您可能感兴趣的文稿", "阅读排行", "相关文章", "上一篇：读书体会", "Copyright © 文秘网"],
)
def test_what_follows_the_text_on_a_page_ends_the_article(begins: str) -> None:
    speech = read(f"一、清淤\n{LONG}\n{begins}\n- 1水利局局长在会上的发言\n- 2读书体会")
    assert tree(speech)["sections"][0]["paragraphs"] == [LONG]
    assert speech.remarks == (f"跳过了文后 3 行网页上的内容，从第 3 行“{begins}”起",)


def test_a_line_of_the_page_within_the_text_does_not_end_it() -> None:
    speech = read(f"一、清淤\n{LONG}\n相关阅读\n二、加固\n{LONG}")
    assert [section["heading"] for section in tree(speech)["sections"]] == ["清淤", "加固"]
    assert speech.remarks == ("跳过了正文中间 1 行网页上的内容：第 3 行",)


def test_lines_after_the_thanks_are_kept_and_remarked_on() -> None:
    speech = read(f"一、清淤\n{LONG}\n谢谢大家！\n公文写作")
    assert tree(speech)["closing"] == ["公文写作"]
    assert "第 4 行" in speech.remarks[0]


def test_half_width_punctuation_stays_as_it_stands() -> None:
    assert blocks("一、清淤,加固\n要抓紧:不能等!") == ["标题1 一、清淤,加固", "body 要抓紧:不能等!"]
