"""What a matter is about in its own words: a few phrases of its passages.

A phrase counts for how often the matter says it, more in headings, against how many
passages of the whole collection hold its words. The collection's counts are those of
the index, so that nothing has to be kept or made anew beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import log

from search import analysis
from search.model import Engine, Entry
from search.topics.phrases import (
    Phrase,
    is_formal,
    phrases,
    without_genitive,
)

# So many are shown, of at most so many that are weighed.
MOST, WEIGHED = 6, 200
# A phrase of a heading counts as so many in the text.
HEADING = 3
# What is said once is chance, but for what stands in a heading; of a simple word, which
# any matter may say, more is asked.
LEAST, LEAST_SIMPLE, PLACES = 2, 3, 2
# A noun stands in its phrase so often that the phrase is what is spoken of.
MOSTLY = 0.6
# Beside what a compound says, a simple word says little ("väg", "cykelväg").
SIMPLE = 0.6
# Words that begin as the body's name does are of it, if that is no shorter.
LONG_NAME = 4

Stems = tuple[str, ...]


@dataclass(slots=True)
class _Said:
    """How often something is said, where, and how it is written, within and first."""

    times: int = 0
    headed: bool = False
    places: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)

    def add(self, phrase: Phrase, times: int, place: str) -> None:
        self.times += times
        self.headed |= times == HEADING
        self.places.add(place)
        (self.forms if phrase.sure else self.first)[phrase.written] += 1


def keyphrases(
    entries: Iterable[Entry], engine: Engine, most: int = MOST
) -> tuple[str, ...]:
    """Return at most `most` phrases of some passages, the most telling first.

    Args:
        entries: The passages of one matter.
        engine: Knows how many passages of the collection hold a word.
        most: How many at most.
    """
    said = _count(sorted(entries, key=lambda e: (e.document, e.start)))
    often = [s for s in said if _is_often(s, said[s]) and _speaks(s, said)]
    often.sort(key=lambda stems: (-said[stems].times, stems))
    scores = {s: _score(s, said[s].times, engine) for s in often[:WEIGHED]}
    chosen: list[Stems] = []
    for stems in sorted(scores, key=lambda stems: (-scores[stems], stems)):
        if len(chosen) < most and not _is_told(stems, chosen):
            chosen.append(stems)
    return tuple(_written(said[stems]) for stems in chosen)


def _count(entries: Iterable[Entry]) -> Mapping[Stems, _Said]:
    said: defaultdict[Stems, _Said] = defaultdict(_Said)
    told: set[tuple[str, str]] = set()
    for entry in entries:
        unwanted = _unwanted(entry)
        own = _own_name(entry)
        for phrase in phrases(entry.text, unwanted):
            if not phrase.written.startswith(own):
                said[phrase.stems].add(phrase, 1, entry.passage)
        for heading, times in _headings(entry):
            if (entry.document, heading) not in told:
                told.add((entry.document, heading))
                for phrase in phrases(heading, unwanted, heading=True):
                    if not phrase.written.startswith(own):
                        said[phrase.stems].add(phrase, times, heading)
    return said


def _own_name(entry: Entry) -> tuple[str, ...]:
    """Return how words begin that only say whose matter it is ("Tallbybor")."""
    words = analysis.WORD.findall(entry.body or "")
    names = (w.removesuffix("s") for w in words if not is_formal(w))
    long = (name for name in names if len(name) >= LONG_NAME)
    return tuple(form for name in long for form in (name, name.lower()))


def _headings(entry: Entry) -> Iterator[tuple[str, int]]:
    """Yield what a passage stands under; the title of minutes says nothing of it."""
    yield entry.matter or entry.title, HEADING
    if entry.heading:
        yield entry.heading, 1


def _unwanted(entry: Entry) -> frozenset[str]:
    """Return the words of names that say who, and not what about."""
    names = (*entry.persons, entry.organ or "", entry.body or "")
    return frozenset(
        form
        for name in names
        for word in analysis.words(name)
        for form in (word, f"{word}s")
    )


def _is_often(stems: Stems, one: _Said) -> bool:
    if not _is_simple(stems):
        return one.times >= LEAST
    often = one.times >= LEAST_SIMPLE and len(one.places) >= PLACES
    return often or one.headed


def _is_simple(stems: Stems) -> bool:
    return len(stems) == 1 and not analysis.parts(stems[0])


def _speaks(stems: Stems, said: Mapping[Stems, _Said]) -> bool:
    """Tell whether a noun mostly stands alone, or a phrase is how it mostly stands."""
    noun = stems[-1:]
    if len(stems) > 1:
        return said[stems].times >= MOSTLY * said[noun].times
    return not any(
        other[-1:] == noun and said[other].times >= MOSTLY * said[noun].times
        for other in said
        if len(other) > 1
    )


def _score(stems: Stems, times: int, engine: Engine) -> float:
    rarity = [engine.rarity(engine.frequency(stem, "text")) for stem in stems]
    return (
        (SIMPLE if _is_simple(stems) else 1.0)
        * log(1 + times)
        * sum(rarity)
        / len(rarity)
    )


def _is_told(stems: Stems, chosen: Iterable[Stems]) -> bool:
    """Tell whether a phrase says no more than one that is chosen, or all it says."""
    own = _within(stems)
    return any(
        own <= _within(other) or _within(other) <= own or {*stems} & {*other}
        for other in chosen
    )


def _within(stems: Stems) -> frozenset[str]:
    parts = (part for stem in stems for part in analysis.parts(stem))
    return frozenset((*stems, *parts))


def _written(said: _Said) -> str:
    """Return the commonest form, in small letters if it is so anywhere."""
    forms: Counter[str] = Counter()
    for form, times in (said.forms + said.first).items():
        forms[form.lower()] += times
    best = min(forms, key=lambda form: (-forms[form], len(form), form))
    own = all(form != form.lower() for form in said.forms) and said.forms
    capital = [form for form in said.forms if form.lower() == best] if own else []
    return without_genitive(min(capital, default=best))
