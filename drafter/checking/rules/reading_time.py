"""How long the speech is, and how long it takes to read."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.finding import Finding
from drafter.checking.rule import Context, Rule
from drafter.checking.rules._folded import folded
from drafter.draft import LineStyle
from drafter.hanzi import count_characters, count_han
from drafter.reading.speech import Speech
from drafter.reading.structure.kept import PAID_MARK

SLOW, FAST = 160, 220
"""汉字 a minute of a speech read aloud."""


def check(speech: Speech, context: Context) -> Iterator[Finding]:
    """One finding at the title, or at the first line where there is none; nothing for an empty speech."""
    text = folded(speech)
    spoken = text.source.text[text.spoken :]
    if "#" in spoken or "＃" in spoken:
        spoken = PAID_MARK.sub("", spoken)
        clauses = spoken
    else:
        clauses = "".join(text.clauses).replace("、", "")
    written = count_characters(spoken)
    han = count_han(clauses)
    titles = (line for line in speech.lines if line.style is LineStyle.TITLE)
    line = next(titles, speech.lines[0] if speech.lines else None)
    if line is None or not han:
        return
    end = len(speech.source.lines[line.index].text)
    message = f"全文 {written} 字，念完约需 {_minutes(han)} 分钟"
    remedy = f"按每分钟 {SLOW} 至 {FAST} 个汉字估算；与会议安排的时间对一对"
    yield Finding(RULE.id, "I", line.index, 0, end, message, remedy)


def _minutes(han: int) -> str:
    least, most = (max(1, round(han / speed)) for speed in (FAST, SLOW))
    return str(least) if least == most else f"{least} 至 {most}"


RULE = Rule("reading-time", "I", "字数和朗读时间", check)
