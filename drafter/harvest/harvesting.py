"""From texts to candidates: mined, placed, described."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from drafter.files import no_collecting
from drafter.hanzi import normalise
from drafter.harvest.candidates import Candidate, Harvest
from drafter.harvest.describing import Describer
from drafter.harvest.mining import Found, mined
from drafter.harvest.placing import placed
from drafter.harvest.quotations import Quotation, attributed, without
from drafter.harvest.texts import Text, sentence_at, unnumbered
from drafter.phrases import Phrase, PhraseBank
from drafter.phrases.near import Known

_MOST_SOURCES = 3
"""Documents that a candidate names as its source."""


def harvest(texts: Iterable[Text], bank: PhraseBank, most: int) -> Harvest:
    """Up to *most* candidates out of *texts*, quotations counted; nothing that *bank* has, or nearly has."""
    with no_collecting():
        return _harvest([Text(text.name, unnumbered(text.body)) for text in texts], bank, most)


def _harvest(texts: Sequence[Text], bank: PhraseBank, most: int) -> Harvest:
    describer = Describer(bank)
    keys = frozenset(phrase.key for phrase in bank.phrases)
    said = [list(attributed(text.body)) for text in texts]
    quotations = _quotations(texts, said, describer, keys)[:most]
    bodies = [without(text.body, found) for text, found in zip(texts, said, strict=True)]
    # Some of what is found says nearly what the bank says, and is left out only when it is looked at.
    found = mined("\n".join(bodies), keys, most * 2)
    near = Known(bank.phrases)
    chosen: list[Found] = []
    for one in found:
        if len(chosen) == most - len(quotations):
            break
        if near.nearest(one.text) is None:
            chosen.append(one)
            near.add(Phrase(one.text, "expression"))
    places = placed(((one.example, one.count) for one in chosen), bodies)
    candidates = (_candidate(one, places[one.example], texts, bodies, describer) for one in chosen)
    taken = tuple(candidate for candidate in candidates if candidate is not None)
    return Harvest(taken, tuple(quotations), sum(len(text.body) - text.body.count("\n") for text in texts))


def _candidate(
    found: Found, places: Mapping[int, int], texts: Sequence[Text], bodies: Sequence[str], describer: Describer
) -> Candidate | None:
    stands_in = sorted(places)
    if not stands_in:
        return None
    first, names = stands_in[0], [texts[number].name for number in stands_in[:_MOST_SOURCES]]
    phrase = describer.phrase(found, texts[first], names)
    if phrase is None:
        return None
    example = sentence_at(bodies[first], bodies[first].find(found.example))
    signals = tuple(sorted(found.signals))
    is_frame = found.text != found.example
    count, documents = (found.count, 0) if is_frame else (sum(places.values()), len(stands_in))
    return Candidate(phrase, count, documents, example, names[0], signals, found.score)


def _quotations(
    texts: Sequence[Text], said: Sequence[Sequence[Quotation]], describer: Describer, keys: frozenset[str]
) -> list[Candidate]:
    """What others said, once each, with how often; not what is in the bank, nor what nobody in particular said."""
    found: dict[str, tuple[Quotation, list[int]]] = {}
    for number, quotations in enumerate(said):
        for quotation in quotations:
            if quotation.by_nobody:
                continue
            found.setdefault(normalise(quotation.text), (quotation, []))[1].append(number)
    return [
        Candidate(
            describer.quotation(quotation, texts[numbers[0]]),
            len(numbers),
            len(set(numbers)),
            sentence_at(texts[numbers[0]].body, quotation.start),
            texts[numbers[0]].name,
            ("引文",),
            0.0,
        )
        for key, (quotation, numbers) in found.items()
        if key not in keys
    ]
