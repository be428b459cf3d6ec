"""Did you mean: the same query with a word as the collection spells it.

A word the collection lacks is met by those near it (`search.ranking.spelling`); here it
is told how that word is written where it was found. A word that is there but seldom may
be a slip too, if one near it is there far more often.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.distance import OSA

from search import analysis
from search.model import Engine, Hit, Meant, Word
from search.ranking import spelling
from search.ranking.ways import Wanted

# A word in at most so many passages may be a slip for one in so many times as many.
SELDOM, TIMES = 3, 20
SPELLED = "stavning"
# So many words of a query are looked at.
MOST = 8

Count = Callable[[str], int]


def meant(
    text: str,
    wanted: Sequence[Wanted],
    hits: Sequence[Hit],
    engine: Engine,
    count: Count,
) -> tuple[Meant, ...]:
    """Return the queries that may have been meant and find more than the typed one.

    Args:
        text: The query as typed.
        wanted: Its words, as they may be met.
        hits: The best passages found, with their marks.
        engine: Knows which words there are.
        count: Returns how many passages a query finds as it stands.
    """
    slips = list(_slips(wanted, hits, engine))[:MOST]
    if not slips:
        return ()
    other = text
    for typed, instead in slips:
        other = other.replace(typed, instead)
    total = count(other)
    return (Meant(other, total),) if other != text and total else ()


def _slips(
    wanted: Sequence[Wanted], hits: Sequence[Hit], engine: Engine
) -> Iterator[tuple[str, str]]:
    """Yield typed words with how the collection writes what they may be."""
    for each in wanted:
        if each.key or not each.telling:
            continue
        stems = [w.terms[0] for w in each.ways if w.why == SPELLED]
        stems = stems or _more_often(each.shown, engine)
        written = _written(each.shown, stems, hits, engine)
        if written and written.casefold() != each.shown.casefold():
            yield each.shown, written


def _more_often(typed: str, engine: Engine) -> list[str]:
    """Return a stem near a seldom word that is there far more often."""
    own = engine.frequency(analysis.stem(typed), "text")
    if not 0 < own <= SELDOM:
        return []
    near = (stem for stem, _ in spelling.near(typed, engine))
    return [s for s in near if engine.frequency(s, "text") >= TIMES * own][:1]


def _written(
    typed: str, stems: Sequence[str], hits: Sequence[Hit], engine: Engine
) -> str:
    """Return the form of some stems nearest what was typed, as the best hits have it.

    Where none of them has any, it is taken from where the first stem stands first.
    """
    texts = [hit.text for hit in hits]
    found = _forms(stems, texts)
    if not found and stems:
        best, _ = engine.find(Word((stems[0],), "text"), 1)
        found = _forms(stems, [each.entry.text for each in best])

    def order(form: str) -> tuple[int, int, str]:
        return OSA.distance(typed.casefold(), form.casefold()), -found[form], form

    return min(found, key=order, default="")


def _forms(stems: Sequence[str], texts: Sequence[str]) -> Counter[str]:
    """Count the words that have a stem; a name keeps its capital letter."""
    found: Counter[str] = Counter()
    capital: set[str] = set()
    for text in texts:
        for match in analysis.WORD.finditer(text):
            if analysis.stem(match.group()) in stems:
                found[match.group().lower()] += 1
                begins = match.group()[0].isupper()
                capital.discard(match.group().lower())
                if begins and not _first(text, match.start()):
                    capital.add(match.group().lower())
    return Counter({f.capitalize() if f in capital else f: n for f, n in found.items()})


def _first(text: str, place: int) -> bool:
    """Tell whether a place begins a sentence, where any word has a capital letter."""
    before = text[:place].rstrip()
    return not before or before[-1] in ".!?:\n"
