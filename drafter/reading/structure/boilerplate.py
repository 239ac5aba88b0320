"""What web pages put round a speech: lists of related articles, log-in lines, copyright."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.reading.structure.kept import Kept
from drafter.reading.structure.marks import heading_mark

_LONGEST = 60
_CHINESE_LEVELS = 2
"""Up to which level a heading's number tells it from an entry of a ranking: 一、 and （一）."""
_LISTED = r"^[-–·•▪■◆>【\[\s]*+"
_FURNITURE = re.compile(
    _LISTED
    + r"""(?:
      (?:关灯|开启左侧|打印(?:本页|本文)?|关闭(?:窗口)?|返回(?:顶部|首页|列表)?|首页|分享|收藏|举报|点赞|复制链接|注册|登录|下载|评论)[\]】]?$
    | (?:当前|您的|所在)位置[:：] | 首页\s*[>›»/-]
    | 字[体号]\s*[:：【\[大] | 上一[篇页主] | 下一[篇页主]
    | (?:点击|浏览|阅读|访问)(?:数|次数|量)?\s*[:：]\s*\d | 阅读\s*\d+\s*$
    | (?:文章|信息|稿件)?来源\s*[:：] | 作者\s*[:：]\s*(?:佚名|网络|本站|admin) | (?:责任)?编辑\s*[:：]
    | (?:发布|更新|发表)(?:时间|日期)?\s*[:：]\s*\d
    | https?:// | www\.
    | .*发表于\s*\d{4} | .*显示全部楼层 | .*只看该作者
    | .*(?:付费|会员|VIP).{0,12}(?:阅读|查看|下载|可见) | .*剩余\s*\d+\s*[%％] | .*(?:下载|阅读|查看)全文
    | .*(?:仅供(?:大家)?参考|范文网|欢迎(?:下载|转载|收藏))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_END = re.compile(
    _LISTED
    + r"""(?:
      (?:您|你)?可能(?:还)?(?:感兴趣|喜欢) | 猜(?:您|你)喜欢 | (?:您|你)需要登录 | 登录后(?:才|即|可) | 本版积分规则
    | 相关(?:文章|阅读|推荐|链接|文稿|新闻|资料|下载|范文|内容)\W*$ | 相关(?:文章|阅读|推荐|链接)\s*[:：]
    | (?:推荐|热门|最新|精彩|猜你|更多|延伸)(?:相关)?(?:文稿|文章|阅读|推荐|排行|范文|资讯|内容|精彩)
    | (?:阅读|点击|下载|本周|本月|热点)排行 | 排行榜
    | 发表(?:评论|回复) | 网友评论 | 评论\s*[(（]\d | 返回(?:顶部|首页|列表) | 分享到
    | 上一[篇页主] | 下一[篇页主] | (?:责任)?编辑\s*[:：] | 关注(?:我们|.{0,8}公众号) | 扫.{0,6}(?:二维码|关注)
    | 免责声明 | 版权声明 | 声明\s*[:：]\s*本[文站] | 转载请 | 联系我们\W*$
    | .*(?:Copyright|©|版权所有|ICP\s*备|公网安备|Powered\s*by|如有侵权|转载请注明)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDED = re.compile("[。！!…][”’）)]*$")


def is_furniture(text: str) -> bool:
    """Whether a short line is something that a web page says about a text, and not the text."""
    return len(text) <= 2 * _LONGEST and bool(_FURNITURE.match(text) or _END.match(text))


def is_body(text: str) -> bool:
    """Whether a line can only be part of a speech: a paragraph, or a heading with its number."""
    if _END.match(text):
        return False
    if len(text) >= _LONGEST and (_ENDED.search(text) or "。" in text):
        return True
    mark = heading_mark(text)
    return mark is not None and mark[1] <= _CHINESE_LEVELS


def without_boilerplate(kept: Sequence[Kept]) -> tuple[list[Kept], list[Kept], list[str]]:
    """The lines of the speech, those that a page says of it, and remarks on these.

    What follows the text ends the article; single lines of a page's own are passed over where they stand.
    """
    bodies = [place for place, line in enumerate(kept) if is_body(line.text)]
    after = bodies[-1] + 1 if bodies else 0
    end = next((place for place in range(after, len(kept)) if _ends(kept[place].text)), len(kept))
    first = bodies[0] if bodies else end
    found: list[Kept] = []
    single: list[Kept] = []
    for place, line in enumerate(kept[:end]):
        (single if first < place and _is_single(line.text) else found).append(line)
    remarks = []
    if single:
        numbers = "、".join(str(line.line.number) for line in single)
        remarks.append(f"跳过了正文中间 {len(single)} 行网页上的内容：第 {numbers} 行")
    if end < len(kept):
        head = kept[end]
        remarks.append(
            f"跳过了文后 {len(kept) - end} 行网页上的内容，从第 {head.line.number} 行“{_shown(head.text)}”起"
        )
    return found, [*single, *kept[end:]], remarks


def _ends(text: str) -> bool:
    return len(text) <= 4 * _LONGEST and bool(_END.match(text))


def _is_single(text: str) -> bool:
    return is_furniture(text) and not _ENDED.search(text) and len(text) <= _LONGEST


def _shown(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}……"
