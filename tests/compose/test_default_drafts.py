"""What a user gets who only presses Enter: forty seeds of each template, eight themes in turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import pytest

from drafter.compose import Answers
from drafter.draft import Draft, Heading, RunKind, body_text, characters, lines, plain_text
from drafter.hanzi import count_han
from drafter.interview import Session
from drafter.phrases import Phrase, PhraseBank
from tests.compose.conftest import MakeDraft, begun
from tests.conftest import TEMPLATES

Drafts = Mapping[tuple[str, int], Session]
SAFETY = ("安全生产", "隐患", "事故")


@pytest.fixture(params=TEMPLATES)
def drafts(request: pytest.FixtureRequest, default_drafts: Callable[[str], Drafts]) -> Drafts:
    return default_drafts(str(request.param))


def faulty(drafts: Drafts, find: Callable[[Session], object]) -> dict[str, object]:
    """What is wrong with each draft, by its theme and seed."""
    return {f"{theme} {seed}": found for (theme, seed), session in drafts.items() if (found := find(session))}


def test_every_question_is_answered(drafts: Drafts) -> None:
    assert faulty(drafts, lambda session: session.composition.questions) == {}


def test_it_runs_to_1500_to_3500_characters(drafts: Drafts) -> None:
    lengths = {place: characters(session.composition.draft) for place, session in drafts.items()}
    assert {place: length for place, length in lengths.items() if not 1500 <= length <= 3500} == {}


def test_no_sentence_stands_in_it_twice(drafts: Drafts) -> None:
    def twice(session: Session) -> list[str]:
        counts = Counter(sentences(session.composition.draft))
        return [sentence for sentence, count in counts.items() if count > 1]

    assert faulty(drafts, twice) == {}


def test_no_measure_stands_in_it_twice(drafts: Drafts) -> None:
    def twice(session: Session) -> list[str]:
        text = body_text(session.composition.draft)
        return [
            phrase.text
            for phrase in set(used(session))
            if phrase.role == "measure" and not phrase.slots and text.count(phrase.text) > 1
        ]

    assert faulty(drafts, twice) == {}


def test_no_phrase_is_taken_twice(drafts: Drafts) -> None:
    def twice(session: Session) -> list[str]:
        counts = Counter(phrase for phrase in used(session) if not phrase.slots)
        return [phrase.text for phrase, count in counts.items() if count > 1]

    assert faulty(drafts, twice) == {}


def test_no_brace_is_left_in_it(drafts: Drafts) -> None:
    assert faulty(drafts, lambda session: re.findall(".{,9}[{}].{,9}", whole(session))) == {}


def test_no_two_marks_of_punctuation_clash_in_it(drafts: Drafts) -> None:
    clash = re.compile(r".{,9}(?:[，。；：、！？][，。；：、]|[，；：、][！？]|“”|《》|（）).{,9}")
    assert faulty(drafts, lambda session: clash.findall(whole(session))) == {}


def test_no_half_width_punctuation_stands_between_its_characters(drafts: Drafts) -> None:
    assert faulty(drafts, lambda session: re.findall(r".{,9}[,;:!?()].{,9}", whole(session))) == {}


def test_quotation_marks_and_brackets_are_paired_in_every_paragraph(drafts: Drafts) -> None:
    def unpaired(session: Session) -> list[str]:
        texts = [line.text for line in lines(session.composition.draft)]
        return [text for text in texts if any(text.count(a) != text.count(b) for a, b in ("“”", "（）", "《》"))]

    assert faulty(drafts, unpaired) == {}


def test_only_what_the_user_alone_knows_is_left_open(drafts: Drafts) -> None:
    def open_(session: Session) -> set[str]:
        spans = [span for line in lines(session.composition.draft) for span in line.spans]
        found = {span.text for span in spans if span.kind is RunKind.PLACEHOLDER}
        return found - {f"【待填：{label}】" for label in ("职务", "姓名", "日期", "单位名称", "公司名称")}

    assert faulty(drafts, open_) == {}


def test_no_paragraph_is_without_a_text(drafts: Drafts) -> None:
    def bare(session: Session) -> list[object]:
        return [
            block
            for block in session.composition.draft.blocks
            if not block.text or (block.type == "point" and not "".join(run.text for run in block.text).strip("，。"))
        ]

    assert faulty(drafts, bare) == {}


def test_every_paragraph_of_the_body_ends_a_sentence(drafts: Drafts) -> None:
    def unended(session: Session) -> list[str]:
        body = [line.text for line in lines(session.composition.draft) if line.style.value == "body"]
        return [text[-12:] for text in body if not re.search("[。！？][”』]?$", text)]

    assert faulty(drafts, unended) == {}


def test_a_theme_that_nobody_wrote_phrases_for_is_named_in_two_of_three_sections_at_least(
    drafts: Drafts, bank: PhraseBank
) -> None:
    plain = {place: session for place, session in drafts.items() if not bank.themes_of(place[0])}
    named = {
        place: [place[0] in section for section in sections(session.composition.draft)]
        for place, session in plain.items()
    }
    assert named
    assert {place: found for place, found in named.items() if len(found) != 3 or sum(found) < 2} == {}


def test_no_sentence_under_a_heading_names_the_theme_twice(drafts: Drafts) -> None:
    def twice(session: Session, theme: str) -> list[str]:
        text = re.sub("“[^”]*”", "", "".join(sections(session.composition.draft)))
        return [sentence for sentence in re.split(r"[。！？\n]", text) if sentence.count(theme) > 1]

    assert {place: found for place, session in drafts.items() if (found := twice(session, place[0]))} == {}


def test_a_draft_on_another_theme_uses_no_phrase_of_work_safety(drafts: Drafts) -> None:
    def strays(session: Session) -> list[str]:
        return [phrase.text for phrase in used(session) if "安全生产" in phrase.themes]

    assert faulty(others(drafts), strays) == {}


def test_a_draft_on_another_theme_does_not_speak_of_work_safety(drafts: Drafts) -> None:
    def strays(session: Session) -> list[str]:
        return [found for word in SAFETY for found in re.findall(f".{{,9}}{word}.{{,9}}", whole(session))]

    assert faulty(others(drafts), strays) == {}


def test_a_draft_uses_phrases_of_its_own_themes_alone(drafts: Drafts, bank: PhraseBank) -> None:
    found = {
        f"{theme} {seed} {phrase.text}"
        for (theme, seed), session in drafts.items()
        for phrase in used(session)
        if phrase.themes and not bank.themes_of(theme).intersection(phrase.themes)
    }
    assert found == set()


def test_another_seed_gives_another_draft(drafts: Drafts) -> None:
    assert len({whole(session) for session in drafts.values()}) == len(drafts)


@pytest.mark.parametrize("name", TEMPLATES)
def test_suggestions_that_are_not_taken_change_nothing(name: str, make_draft: MakeDraft, bank: PhraseBank) -> None:
    fast = make_draft(name, "乡村振兴", 1)
    session = begun(fast.template, bank, "乡村振兴", 1).accept_rest()
    assert session.answers == fast.answers == Answers(name, 1, fast.answers.by_path)


def test_its_headings_are_of_one_build(drafts: Drafts) -> None:
    def uneven(session: Session) -> list[str]:
        blocks = session.composition.draft.blocks
        said = [plain_text(block.text) for block in blocks if isinstance(block, Heading) and block.level == 1]
        builds = {tuple(len(clause) for clause in heading.split("，")) for heading in said}
        return said if len(builds) > 1 else []

    assert faulty(drafts, uneven) == {}


def test_the_same_seed_gives_two_themes_two_speeches(make_draft: MakeDraft) -> None:
    one, other = (
        set(re.split("[，。]", "".join(sections(make_draft("work-conference", theme, 1).composition.draft))))
        for theme in ("档案工作", "统计工作")
    )
    assert len(one & other) < len(one) / 2


@pytest.mark.parametrize(
    ("theme", "work"),
    [
        ("安全生产", "安全生产工作"),
        ("档案工作", "档案工作"),
        ("推进作风建设", "作风建设工作"),
        ("做好信访工作", "信访工作"),
        ("营商环境", "优化营商环境工作"),
        ("生态环境", "生态环境保护工作"),
        ("人才队伍", "人才队伍建设工作"),
        ("数字政府", "数字政府建设工作"),
        ("民营经济", "民营经济发展工作"),
    ],
)
def test_the_work_on_a_theme_is_called_as_offices_call_it(theme: str, work: str, make_draft: MakeDraft) -> None:
    title = make_draft("work-conference", theme, 1).composition.draft.title
    assert plain_text(title) == f"在全市{work}推进会上的讲话"


# -- reading a draft ----------------------------------------------------------------------------------------


def whole(session: Session) -> str:
    return "\n".join(line.text for line in lines(session.composition.draft))


def sentences(draft: Draft) -> Iterator[str]:
    """The sentences of at least eight Chinese characters."""
    for sentence in re.split(r"[。！？\n]", body_text(draft)):
        if count_han(sentence) >= 8:
            yield sentence.strip("”』")


def sections(draft: Draft) -> list[str]:
    """What stands under each heading of the first level, the heading left out."""
    _, *found = re.split("^[一二三]、[^。\n]*", body_text(draft), flags=re.MULTILINE)
    return found


def used(session: Session) -> Iterator[Phrase]:
    """Every phrase that the answers were made of."""
    for answer in session.answers.by_path.values():
        for name in answer.phrases:
            yield session.bank.by_id[name]


def others(drafts: Drafts) -> Drafts:
    return {place: session for place, session in drafts.items() if place[0] != "安全生产"}
