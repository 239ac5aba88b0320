"""What the roles of phrases mean, each said in a few words."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.phrases import Role

MEANINGS: Mapping[Role, str] = {
    "heading": "一、二、三后面的标题，分句对仗",
    "lead": "一是、一要后面的短语，动词打头",
    "thesis": "讲道理的一句话",
    "problem": "讲不足的一句话",
    "measure": "动宾短语，能接在“要”后面",
    "move": "讲怎么做的一整句",
    "step": "小标题。一句做法",
    "goal": "确保……、推动……这样收尾的分句",
    "formula": "能接在“以”“带着”后面的名词短语",
    "expression": "四字格、并列词组，备查备用，不自动写进稿子",
    "call": "对听众说的一整句",
    "quotation": "别人的原话，带上是谁说的",
    "passage": "正文里的一整段",
    "opening": "全文开头的一段",
    "closing": "全文结尾的一段",
    "lead_paragraph": "标题下引出要点的一段",
    "continuation": "一段里的第二层意思",
    "turning": "一段里转到另一层意思",
    "preface": "要点前面的一句引子",
    "aspect": "一方面、另一方面里的一层意思",
}
