"""From texts to candidates: mined, placed, described, sifted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drafter.files import no_collecting
from drafter.hanzi import normalise
from drafter.harvest.candidates import Candidate, Harvest
from drafter.harvest.describing import Describer
from drafter.harvest.lacking import parted
from drafter.harvest.matching import placed
from drafter.harvest.mining import Found, lacking, mined
from drafter.harvest.own_names import names_in
from drafter.harvest.quotations import Quotation, attributed, without
from drafter.harvest.sifting import Sieve, sifted
from drafter.harvest.sound import unsound
from drafter.harvest.texts import Text, sentence_at, unnumbered
from drafter.phrases import PhraseBank

_MOST_SOURCES = 3
"""Documents that a candidate names as its source."""
_FOR_ONE = 28
"""Characters of the texts for each candidate, unless it is said how many are wanted."""
_FEWEST, _MOST = 20, 500
"""How few and how many candidates anybody goes through, however short or long the texts."""
_FOR_BEING_A_PART = 2.0


def harvest(texts: Iterable[Text], bank: PhraseBank, most: int | None = None) -> Harvest:
    """Up to *most* candidates out of *texts*, quotations counted; nothing that *bank* has, or nearly has.

    Without *most*, as many as can be gone through, and none that is part of another one. With it, those come last.
    """
    with no_collecting():
        return _harvest(list(texts), bank, most)


def _harvest(written: Sequence[Text], bank: PhraseBank, wanted: int | None) -> Harvest:
    texts = [Text(text.name, unnumbered(text.body)) for text in written]
    characters = sum(len(text.body) - text.body.count("\n") for text in texts)
    most = wanted or min(max(characters // _FOR_ONE, _FEWEST), _MOST)
    describer = Describer(bank)
    keys = frozenset(phrase.key for phrase in bank.phrases)
    said = [list(attributed(text.body)) for text in texts]
    quotations = _quotations(texts, said, describer, keys)[:most]
    bodies = [without(text.body, found) for text, found in zip(texts, said, strict=True)]
    found = _found(bodies, keys, most)
    sieve = Sieve(bank, names_in(written))
    mistaken = unsound([one.example for one in found])
    chosen = [one for index, one in enumerate(found) if index not in mistaken and not sieve.holds_back(one)]
    places = placed([*sieve.said, *(one.example for one in chosen)], bodies)
    candidates = ((one, _candidate(one, places[one.example], texts, bodies, describer)) for one in chosen)
    taken, again = sifted(
        [(one, candidate) for one, candidate in candidates if candidate and not sieve.knows(one, candidate.phrase)],
        sieve.said,
        {text: sum(counts.values()) for text, counts in places.items()},
    )
    if wanted:
        taken += [replace(candidate, score=candidate.score - _FOR_BEING_A_PART) for candidate in again]
        taken.sort(key=lambda candidate: -candidate.score)
    return Harvest(tuple(taken[: most - len(quotations)]), tuple(quotations), characters)


def _found(bodies: Sequence[str], keys: frozenset[str], most: int) -> list[Found]:
    """Twice as many phrases as are wanted, likeliest first: some say nearly what others say, or what the bank says."""
    rest, problems = parted("\n".join(bodies))
    found = mined(rest, keys, most * 2)
    return sorted([*found, *lacking(problems)], key=lambda one: -one.score)[: most * 2]


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
