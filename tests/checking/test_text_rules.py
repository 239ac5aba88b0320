"""The rules that look at words and marks: pairs of a sentence and what is hit in it."""

from __future__ import annotations

import pytest

from drafter.checking.rule import Context
from drafter.checking.running import check
from drafter.reading.source import Source, SourceLine
from drafter.reading.structure import recognise
from tests.checking.conftest import RULE_BY_ID, Found, hit, in_body

HITS = {
    "half-width": {
        "安全生产事关大局,事关民生。": [","],
        "要做到三点:看得见、管得住、落得实。": [":"],
        "这是底线;这也是红线!谁来守?": [";", "!", "?"],
        "生产总值(GDP)稳步增长。": ["(GDP)"],
        "市委(扩大)会议作了部署。": ["(扩大)"],
        "要坚持“稳中求进”,不急不躁。": [","],
        "要抓好落实.各部门要自查。": ["."],
        "对失职的要追责问责.": ["."],
        "要坚持“稳中求进”.各部门要自查，增长5%.": [".", "."],
        "推广使用Wi-Fi,方便群众。": [","],
        '要树立"一盘棋"思想。': ['"一盘棋"'],
        "“要以'钉钉子'精神抓落实。”": ["'钉钉子'"],
        "要发扬'钉钉子'精神。": ["'钉钉子'"],
    },
    "stray-space": {
        "要压实 责任，守住底线。": [" "],
        "要压实责任。 各单位要自查。": [" "],
        "要坚持 “稳”字当头。": [" "],
        "要压实\u3000责任。": ["\u3000"],
    },
    "placeholder": {
        "按照×××公司党委安排，开展学习。": ["×××"],
        "这在XX历史上是第一次。": ["XX"],
        "列入未来X年总体思路。": ["X"],
        "截至20XX年底，全部建成。": ["XX"],
        "在X届X次全会上作了部署。": ["X", "X"],
        "为做好**工作指明了方向。": ["**"],
        "****年*月，专题研究部署。": ["****", "*"],
        "推动*G等技术应用。": ["*"],
        "【待填：单位名称】要带头落实。": ["【待填：单位名称】"],
        "{{ unit }}要带头落实。": ["{{ unit }}"],
        "共整改问题＿＿个。": ["＿＿"],
        "共整改问题____个。": ["____"],
        "某某局要带头落实。": ["某某"],
        "学习了《》的有关要求。": ["《》"],
        "要充分利用、广播等载体开展宣传。": ["充分利用、"],
        "张×局长作了部署。": ["×"],
        "到X X公司调研。": ["X X"],
        "到X X X 公司调研。": ["X X X"],
        "× ×同志作了发言。": ["× ×"],
        "典型案例（此处插入案例）发人深省。": ["（此处插入案例）"],
    },
    "adjacent-marks": {
        "克服“松口气”、“歇歇脚”的想法。": ["、"],
        "克服“松口气”、“歇歇脚”和“等靠要”思想。": ["、"],
        "学习《档案法》、《统计法》以及《安全生产法》。": ["、"],
        "学习《档案法》、《统计法》、《安全生产法》。": ["、", "、"],
    },
    "unpaired": {
        "要以“时时放心不下的责任感抓落实。": ["“"],
        "要以时时放心不下”的责任感抓落实。": ["”"],
        "学习《档案法和有关规定。": ["《"],
        "市委（扩大会议作了部署。": ["（"],
        "要树立”一盘棋“思想。": ["”", "“"],
        "学习《档案法（修订》）。": ["（", "）"],
    },
    "nested-quotes": {
        "会议指出：“要以“钉钉子”精神抓落实。”": ["“钉钉子”"],
        "要发扬‘钉钉子’精神。": ["‘钉钉子’"],
        "会议指出：“要抓好落实。”。": ["。”。"],
    },
    "doubled-stop": {
        "要抓好落实。。各单位要自查。": ["。。"],
        "要抓好落实，，各单位要自查。": ["，，"],
        "要抓好落实，。各单位要自查。": ["，。"],
        "责任、、措施要到位。": ["、、"],
        "要抓好落实,,各单位要自查。": [",,"],
        "要抓好落实。。。": ["。。。"],
    },
    "title-name": {
        "贯彻落实习总书记重要指示。": ["习总书记"],
        "习总书记强调，要抓好落实。": ["习总书记"],
    },
    "repeated-words": {
        "会上提出要“要健全机制”。": ["要“要"],
        "做到践行“两个维护”。": ["做到"],
        "这是我们的的责任。": ["的的"],
        "取得了了明显成效。": ["了了"],
        "在在全县上下形成合力。": ["在在"],
        "这是是一场硬仗。": ["是是"],
        "干部和和群众都要参与。": ["和和"],
        "要对隐患进行进行排查。": ["进行进行"],
        "我们我们要带头。": ["我们我们"],
        "对问题进行开展整治。": ["进行开展"],
        "坚决防止类似事故不再发生。": ["防止类似事故不再发生"],
        "切忌不要搞形式主义。": ["切忌不要"],
        "通过这次学习，使我受到了教育。": ["通过这次学习，使我"],
        "原因是因为责任不实。": ["原因是因为"],
        "原因就是由于责任不实。": ["原因就是由于"],
        "目的是为了方便群众。": ["目的是为了"],
        "目的就是为了方便群众。": ["目的就是为了"],
        "全年增长超过10%以上。": ["超过10%以上"],
        "大约30家左右。": ["约30家左右"],
        "每年不少于4次以上。": ["不少于4次以上"],
        "至少三家以上企业参加。": ["至少三家以上"],
        "合格率不低于95%以上。": ["不低于95%以上"],
        "合格率不低于百分之九十五以上。": ["不低于百分之九十五以上"],
    },
}

QUIET = {
    "half-width": [
        "会议定于15:30开始，比分是3:2。",
        "一.提高认识",
        "要抓好：一.排查；二.整改；1.督查。",
        "见附件.docx，图.1，共3.5亿元，三.五倍，等等...",
        "阿依古丽.买买提同志作了发言。",
        "全县粮食产量1,000万斤。",
        "详见http://www.example.gov.cn/a?b=1,2；请查阅。",
        "口号是“Hello, world”。",
        "发邮件到office@example.gov.cn即可。",
        "增长（同比）3.5%，达到12.6亿元。",
        "软件版本为v2(beta) release。",
        "落实county's责任和office's工作。",
        "'25年的做法和'26年的做法。",
        '推广"GDP"核算和"PPI"核算。',
    ],
    "stray-space": [
        "2026 年 5 月，全县 GDP 增长 5%。",
        "\u3000\u3000要压实责任。",
        "参加人员有：王小明 李大山 张立 赵国强等。",
        "推广 Wi-Fi 6 技术。",
        "学习《中共中央 国务院关于做好农村工作的意见》。",
        "中共中央 国务院印发的意见要学深悟透。",
        "签字：        日期：",
    ],
    "placeholder": [
        "面积为30×40平方米，投入3×100万元。",
        "完成率按完成数×100%计算。",
        "长×宽×高要符合规定。",
        "按长 × 宽 × 高计算，30 × 40。",
        "按长 X 宽 X 高计算。",
        "配备X光机和X射线仪。",
        "某县、某局的教训要汲取。",
        "二○二六年和二〇二六年都要抓。",
        "要充分利用广播、微博等载体。",
        "节约集约、充分利用、有效保护资源。",
        "XML和EXCEL格式均可。",
        "张某某、李某某因玩忽职守被查处。",
    ],
    "adjacent-marks": [
        "增强“四个意识”、坚定“四个自信”。",
        "克服“松口气”“歇歇脚”的想法。",
        "抓好“两客一危”、渣土车、“三合一”场所。",
        "学习《档案法》（修订）、《统计法》。",
        "抓住“人”、“财”、物三个要素。",
        "抓住“人”、“财”和物三个要素。",
    ],
    "unpaired": [
        "要以“时时放心不下”的责任感抓落实。",
        "要做到：1）看得见；2）管得住；3）落得实。",
        "一）要压实责任。",
        "会议指出：“要以‘钉钉子’精神抓落实。”",
        "the county’s office和’25年的做法。",
        "“第一段引文还没有完。\n“第二段引文到此结束。”",
        "“第一段引文还没有完。\n第二段引文到此结束。”",
        "市委(扩大）会议作了部署。",
    ],
    "nested-quotes": [
        "会议指出：“要以‘钉钉子’精神抓落实。”",
        "会议指出：“要学习‘坚持“一盘棋”思想’的做法。”",
        "他问：“落实了吗？”。",
        "会议强调，要“抓好落实”。",
        "要以“一盘棋的思想抓落实，以“钉钉子”精神抓整改。",
    ],
    "doubled-stop": [
        "要抓好落实……不能松劲。",
        "要抓好落实！！！",
        "他说：“好。”大家都笑了。",
        "责任要落实，措施要到位。",
        "地址是http://a.example.cn。",
    ],
    "title-name": [
        "认真学习总书记重要讲话精神。",
        "深入研习总书记重要论述。",
        "习近平总书记强调，要抓好落实。",
        "总书记的嘱托要记牢。",
    ],
    "repeated-words": [
        "要天天讲、人人抓，常常看看，一步一步来。",
        "这的的确确是为了群众。",
        "为了了解情况，要深入一线。",
        "以发展为目的的工作要抓实。",
        "是是非非要分清。",
        "一个一个地过，一项一项地查。",
        "要研究研究、讨论讨论。",
        "推动由“要我安全”向“我要安全”转变，不能只靠要“要我安全”。",
        "坚决防止类似事故再次发生，确保事故不发生。",
        "通过这次学习，我受到了教育。",
        "现在在岗的同志要尽责，问题存在在哪里要说清。",
        "抓安全生产生产经营单位是主体。",
        "谢谢大家，常常是这样，层层压实。",
        "要做到“两个维护”，做到心中有数。",
        "节约3万元左右。",
        "至少一名县以上领导、两名科级以上干部、3名60岁以上老人参加，不少于三天。",
        "没有有效的办法就没有有力的落实。",
        "问题不能不了了之，也不能一了了之。",
        "他对底数了了于心，不甚了了的要补课。",
        "在在建项目上下功夫，在在校学生、在在职干部、在在册企业、在在线平台中排查。",
        "实事求是是党的思想路线，关键是是否真抓，自以为是是要吃亏的。",
        "促进稳定和和谐，维护团结和和平。",
        "开好推进推进会精神落实的会，加强加强再加强，坚持坚持再坚持。",
    ],
}


@pytest.mark.parametrize(("rule", "sentence"), [(rule, each) for rule, cases in HITS.items() for each in cases])
def test_a_rule_hits_what_is_wrong_and_nothing_else(found: Found, rule: str, sentence: str) -> None:
    text = in_body(sentence)
    assert [hit(each, text) for each in found(rule, text)] == HITS[rule][sentence]


@pytest.mark.parametrize(("rule", "sentence"), [(rule, each) for rule, cases in QUIET.items() for each in cases])
def test_a_rule_keeps_quiet_about_what_is_right(found: Found, rule: str, sentence: str) -> None:
    assert not found(rule, in_body(sentence))


@pytest.mark.parametrize(
    ("marks", "remedy"),
    [
        ("。。", "留一个“。”"),
        ("，。", "留一个“，”或“。”"),
        ("。。，，", "留一个“。”或“，”"),
        ("。。。", "留一个“。”；要用省略号，写成“……”"),
    ],
)
def test_of_several_stops_one_is_to_stay(found: Found, marks: str, remedy: str) -> None:
    (finding,) = found("doubled-stop", in_body(f"要抓好落实{marks}各单位要自查。"))
    assert finding.remedy == remedy


@pytest.mark.parametrize(
    ("sentence", "remedy"),
    [
        ("增长超过10%以上。", "“超过”和“以上”留一个"),
        ("大约30家左右。", "“约”和“左右”留一个"),
        ("合格率不低于百分之九十五以上。", "“不低于”和“以上”留一个"),
    ],
)
def test_of_two_words_for_about_one_is_to_stay(found: Found, sentence: str, remedy: str) -> None:
    (finding,) = found("repeated-words", in_body(sentence))
    assert finding.remedy == remedy


def test_what_the_speaker_is_to_do_is_no_place_that_nobody_filled_in(found: Found) -> None:
    (finding,) = found("placeholder", in_body("向大家表示感谢！（此处有掌声）下面讲三点。"))
    assert (finding.severity, finding.message) == ("W", "“（此处有掌声）”是给讲话人看的提示")
    assert "删去" in finding.remedy


def test_a_space_between_the_clauses_of_a_title_or_heading_belongs_there(found: Found) -> None:
    text = "凝心聚力谋发展 真抓实干开新局\n同志们：\n我讲两点。\n一、提高站位 增强自觉\n要压实责任。\n二、 抓好落实\n要细化措施。\n"
    assert [(each.index, each.start) for each in found("stray-space", text)] == [(5, 2)]


def test_a_space_in_the_byline_belongs_there(found: Found) -> None:
    text = "在全县档案工作会议上的讲话\n县档案馆馆长\u3000王 强\n（2026年5月20日）\n同志们：\n要压实责任。\n"
    assert not found("stray-space", text)


def test_none_of_the_set_words_that_look_like_faults_is_one(found: Found) -> None:
    traps = "一方面要学习总书记重要讲话，另一方面要抓好“两客一危”和“三合一”场所，落实一岗双责。"
    for rule in HITS:
        assert not found(rule, in_body(traps))


def test_a_line_break_is_no_stray_space_and_a_finding_without_a_mend_only_within_a_sentence() -> None:
    text = "要压实责任， 守住 底线。 各单位要 自查。"
    spaces = tuple(at for at, character in enumerate(text) if character == " ")
    lines = [SourceLine(1, "同志们："), SourceLine(2, text, breaks=spaces[:3])]
    findings = check(recognise(Source("稿子.docx", True, tuple(lines))), Context(), [RULE_BY_ID["stray-space"]])
    assert [(each.start, each.message, bool(each.edits)) for each in findings] == [
        (spaces[1], "句子中间换了行", False),
        (spaces[3], "中文中间有空格", True),
    ]


@pytest.mark.parametrize(
    "line", ["第一部分　看清差距。", "第一章　总则", "时间：五月二十日　地点：县政府三楼", "春风化雨　润物无声"]
)
def test_a_full_width_space_that_lays_a_line_out_is_no_slip(found: Found, line: str) -> None:
    assert found("stray-space", f"同志们：\n要压实责任。\n{line}\n要抓好落实。\n") == []
