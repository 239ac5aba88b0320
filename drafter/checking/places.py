"""Names of places, as far as they can be told from common words without a gazetteer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

KINDS = ("县旗", "市州盟", "镇乡")
"""What names of places end with; those of one group are of one level. 省 is a verb, too, and stands above them all."""
_KIND = f"[{''.join(KINDS)}]"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PROVINCES = _words(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃"
    " 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门"
)
"""What stands above all of KINDS, by the names that speeches call them."""
_NOT_LAST = (
    "全我各本该此某省市州县区旗镇乡村盟大小强名中外邻两二三四五六七八九十百千万几多每跨属在与和及的是为到向从了对以不一上下级个这"
    "那新老城都超集赶入进出夜早门闹股楼街返回故家联同结加红国党军团锦升彩扛举神节反内退开花菜黑行罢面应救地知郡富兴治"
)
"""A name does not end with these before its kind, common words do; the few names that do are missed."""
_COMMON = _words(
    "贫困 示范 先进 试点 重点 农业 脱贫 生态 园林 双拥 文明 卫生 工业 旅游 文化 边境 产粮 牧业 民族 自治 直辖 计划 沿海 内陆"
    " 西部 东部 中部 北部 南部 资源 历史 革命 模范 宜居 智慧 海绵 森林 平安 法治 美丽 数字 卫星 特色 特大 中心 建制 兄弟 周边"
    " 相邻 有关 相关 所在 部分 其他 以及 金融 证券 资本 技术 人才 消费 开放 统一 建筑 标兵 优秀 落后 典型 后进"
)
_GENERIC = PROVINCES | _words(
    "中国 乡村 农村 社会 校园 企业 政府 单位 家庭 城市 医院 机关 社区 景区 工地 市场 经济 人生 生活 交通 边疆 边境 海域 水域"
    " 医疗 文化 河湖 庭院 家园 网络 铁路 公路 道路 街道 村镇 城乡 院落 楼栋 小区 商圈 行业 金融 国企 学校 课堂 市县 县区 省份"
)
"""What slogans are about but for one's own place: common nouns, and provinces, which stand above it."""

_AFTER_OWN = "(?![场民面容级域直委值政区村])"
_OWN = re.compile(
    r"我(?![们国省市州盟县区旗镇乡村的是在到从来去对向代认就和要将想希讲谈说建觉深谨也还先再衷感主分负联挂包听院校局厅委公集单])"
    rf"([一-鿿]{{2,4}}?{_KIND}){_AFTER_OWN}"
)
_FUNCTION = re.compile("[的了是在和与及到从对向将要把被让以于为等全各每]")
_BEFORE_MARK = re.compile(rf"{_KIND}(?=[、，。；：的等”）\n]|$)")
_ALONE = re.compile(rf"(?:^|[^一-鿿])([一-鿿]{{2,3}}{_KIND})$")
_MASKS = "*＊×✕XxＸ○〇某"
_AFTER_MASK = re.compile(rf"{_KIND}(?<=[{_MASKS}].)([一-鿿]{{2,3}}{_KIND})(?![场民面容级域直])")
_SLOGAN = re.compile(
    "(平安|法治|美丽|幸福|活力|数字|健康|文明|诚信|清廉|和谐|善治|富裕)([一-鿿]{2,4}?)(?=建设|创建|[、，。；”\n])"
)
_SITE = re.compile(
    "网(?<=文秘网|公文网|范文网|秘书网|材料网|文库网|写作网|笔杆网)"
    rf"(?:{_KIND}|公司|集团|局)?"
)
_OWN_SITE = re.compile("(?<=我)[一-鿿]{1,3}网县(?![域城级乡])")

Place = tuple[int, int]


def kind_of(name: str) -> str:
    """The group of KINDS that a name ends with, '' for none."""
    return next((kinds for kinds in KINDS if name and name[-1] in kinds), "")


def claimed(text: str) -> Iterator[Place]:
    """Names that the speaker calls his own: 我云溪县."""
    if "我" in text:
        for found in _OWN.finditer(text):
            if _is_name(found[1]):
                yield found.span(1)


def alone(text: str) -> Iterator[Place]:
    """Names that stand between punctuation, so that it is plain where they begin and end."""
    for mark in _BEFORE_MARK.finditer(text):
        end = mark.end()
        found = _ALONE.search(text[max(0, end - 5) : end])
        if found and _is_name(found[1]):
            yield end - len(found[1]), end


def left_over(text: str) -> Iterator[Place]:
    """Names right after one that was masked: **市云溪县."""
    if not any(mark in text for mark in _MASKS):
        return
    yield from (found.span(1) for found in _AFTER_MASK.finditer(text) if _is_name(found[1]))


def in_slogans(text: str) -> Iterator[Place]:
    """Names that two slogans are about: 平安云溪、法治云溪."""
    slogans = [found for found in _SLOGAN.finditer(text) if found[2] not in _GENERIC]
    said_of: defaultdict[str, set[str]] = defaultdict(set)
    for found in slogans:
        said_of[found[2]].add(found[1])
    yield from (found.span(2) for found in slogans if len(said_of[found[2]]) > 1)


def of_sites(text: str) -> Iterator[Place]:
    """Names of sites that speeches are copied from."""
    for found in _SITE.finditer(text):
        yield found.start() - 2, found.end()
    if "网县" in text:
        yield from (found.span() for found in _OWN_SITE.finditer(text))


def is_site(name: str) -> bool:
    """Whether *name* is one of those that `of_sites` gives."""
    return _SITE.search(name) is not None or name.endswith("网县")


def _is_name(name: str) -> bool:
    stem = name[:-1]
    return stem[-1] not in _NOT_LAST and stem[-2:] not in _COMMON and not _FUNCTION.search(stem)
