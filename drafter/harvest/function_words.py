"""Words that go before a phrase, or that none begins or ends with."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of *text*, which spaces keep apart."""
    return frozenset(text.split())


ADVERBS = words(
    "切实 坚决 坚定 全面 进一步 不断 持续 始终 努力 真正 深入 着力 大力 积极 主动 认真 扎实 牢牢 "
    "必须 统筹 系统 及时 严格 有效 充分 深刻 清醒 自觉 更加 继续 加快 稳步 有力 有序 逐步 一律 决不 "
    "绝不 带头 全力 定期 组织 继而 密切 广泛 突出 注重 特别 共同 牢固 精准 依法 高效 深度 紧紧 "
    "常态化 坚实 坚持"
)
"""What may be taken off a phrase and leave one."""

NOT_FIRST = words(
    "的 地 得 和 与 及 并 而 但 也 还 就 都 是 了 着 过 等 或 在 为了 因 因为 因此 所以 如果 "
    "虽然 但是 同时 特别 尤其 其中 这 那 其 该 此 我 我们 你 你们 您 他 他们 她 它 本 有的 当前 "
    "目前 今天 近期 下面 现 现在 今后 近年来 总之 使 才 更 之 则 于 被 些 中 上 下 内 外 后 前 "
    "时 里 方面 部分 要求 这些 这个 这次 这是 那么 各位 大家 到 至 由 通过 按照 围绕 根据 关于 "
    "随着 没有 可以 能够 可能 如何 就是 有 会 能 一些 一个 一种 一项 一批 一套 一系列 等等 例如 "
    "比如 如 即 便 所 者 性 化 式 型 率 力 某 针对 对于 由于 经过 自 当 及其 以及 包括 属于 "
    "作为 成为 一定 无论 不论 不管 只有 只要 既然 尽管"
)
"""What no phrase begins with."""

NOT_LAST = words(
    "的 地 得 了 着 和 与 及 或 在 是 为 把 将 对 向 从 以 由 等 时 后 上 中 下 内 前 里 "
    "间 并 而 且 也 都 就 还 要 必须 能 可以 应 应当 进行 提出 指出 强调 认为 关于 以及 通过 "
    "按照 围绕 有 被 让 使 其 这 那 各 每 不 更 最 很 再 又 于 至 到 一 个 种 项 条 作为 "
    "成为 如 即 所 之 我 我们 他们 起 起来 方面 情况 工作中 期间 过程中 本 该 此 一些 一个 一批 "
    "一套 一场 一系列 特别 同时 不断 切实 全面 进一步 深入 始终 努力 真正 用 大 全 非常 十分 如何 "
    "没有 来 去 会 身上 手里 眼里 面前 之中 之间"
)
"""What no phrase ends with."""

OPENS_WELL = words("把 将 以 让 用 不 绝不 决不 真 人人 时时 事事 处处 各 每 全 对 为 从 只 无 敢 善 勇")
"""What a phrase may begin with besides verbs."""

VERBS = words(
    "压实 压紧 筑牢 树牢 守牢 抓实 抓牢 抓细 抓好 建强 做实 做优 做强 做细 打通 夯实 拧紧 厘清 盯紧 盯住 扛牢 "
    "扛起 把牢 把住 配强 补齐 守住 管好 办好 用好 练好 种好 严明 严格 健全 完善 规范 明确 落实 优化 深化 细化"
)
"""Verbs of speeches that the dictionary takes for something else."""
