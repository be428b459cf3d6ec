"""From typed words to what may stand for them, each with its weight.

"vård plats" may stand as "vårdplats", "skolgard" as "skolgård", "BUP" as "barn- och
ungdomspsykiatrin", "fogelgren" as "vogelgren" if that is what the collection has. Every
typed word becomes a `Wanted` with its ways to be met, in the typed order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from search import analysis, keys
from search.model import Engine
from search.ranking import asked_for, derived, longforms, spelling
from search.ranking.ways import OWN, Wanted, Way
from search.ranking.weights import Weights

# How joined neighbours may be linked ("vård plats", "cykel garage", "skol skjuts").
LINKS = ("", "s", "e", "a", "o", "u")
SHORTEST_JOINED = 3


class Widening:
    """Finds what may stand for typed words in what an engine holds."""

    def __init__(self, engine: Engine, weights: Weights) -> None:
        """Ask `engine` which words there are."""
        self._engine = engine
        self._weights = weights

    def wanted(self, typed: Sequence[str]) -> list[Wanted]:
        """Return what is wanted of a passage by words typed in a row."""
        text = " ".join(typed)
        words = [text[m.start() : m.end()] for m in analysis.WORD.finditer(text)]
        found = [self._of_word(word) for word in words]
        self._join(words, found)
        self._shorten(words, found)
        made = list(self._of_keys(text))
        for match, at in zip(
            analysis.WORD.finditer(text), range(len(found)), strict=True
        ):
            if any(
                k.start <= match.start() < k.end
                for k, _ in made
                if k.key[0] in SURE_KEYS
            ):
                found[at] = replace(found[at], telling=False)
        return [*found, *(each for _, each in made)]

    def _of_word(self, word: str) -> Wanted:
        ways = list(self._own(word))
        known = any(self._count(way) for way in ways)
        ways.extend(self._of_parts(word))
        others = (
            *longforms.ways(word, self._weights),
            *derived.ways(word, self._weights),
        )
        ways.extend(way for way in others if self._is_there(way))
        if not known and not any(self._count(way) for way in ways):
            near = tuple(spelling.ways(word, self._engine, self._weights))
            far = derived.beginnings(word, self._engine, self._weights)
            ways.extend(near or far)
        ways = [way for way in ways if way.weight > 0]
        counts = [self._count(way) for way in ways if way.weight >= SURE]
        return Wanted(
            shown=word,
            ways=tuple(sorted(ways, key=lambda way: -way.weight)),
            rarity=self._engine.rarity(max(counts, default=0)),
            telling=asked_for.is_telling(word),
            known=known or any(map(self._count, ways)),
        )

    def _own(self, word: str) -> Iterator[Way]:
        """Yield the word itself, as a compound's part, and without dots and rings."""
        stem = analysis.stem(word)
        weights = self._weights
        yield Way((stem,), 1.0, OWN)
        yield Way((stem,), weights["part"], "led", wide=True)
        plain = analysis.folded(stem)
        for bare in dict.fromkeys((plain, analysis.folded(word))):
            marked = analysis.FOLDED + bare
            yield Way((marked,), weights["folded"], "utan prickar", wide=True)
        if plain != stem:
            yield Way((plain,), weights["folded"], "utan prickar")

    def _of_parts(self, word: str) -> Iterator[Way]:
        """Yield the parts of a typed compound, together."""
        inner = analysis.parts(word)
        if len(inner) > 1:
            yield Way(inner[:2], self._weights["apart"], "lederna")

    def _join(self, words: Sequence[str], found: list[Wanted]) -> None:
        """Let two neighbours be met by their compound, if there is one."""
        for at, (first, last) in enumerate(pairwise(words)):
            if min(len(first), len(last)) < SHORTEST_JOINED:
                continue
            for stem in self._joined(first, last):
                way = Way((stem,), self._weights["joined"], "sammansatt")
                for place in (at, at + 1):
                    found[place] = _with(found[place], (way,))

    def _joined(self, first: str, last: str) -> Iterator[str]:
        heads = dict.fromkeys((first.lower(), analysis.stem(first)))
        tried = dict.fromkeys(
            analysis.stem(head + link + last.lower())
            for head in heads
            for link in LINKS
        )
        return (stem for stem in tried if self._engine.frequency(stem, "text"))

    def _shorten(self, words: Sequence[str], found: list[Wanted]) -> None:
        """Let words typed together be met by what stands for them all."""
        for start, end, ways in longforms.within(words, self._weights):
            there = [way for way in ways if way.weight and self._count(way)]
            for place in range(start, end) if there else ():
                found[place] = _with(found[place], there)

    def _of_keys(self, text: str) -> Iterator[tuple[keys.Key, Wanted]]:
        """Yield what is wanted by a dnr, § or date, in any writing, if it is there."""
        weight = self._weights["key"]
        taken: set[int] = set()
        for key in keys.found(text) if weight else ():
            # Of a dnr with and without its letters, or a day and its month, the first.
            if key.end in taken:
                continue
            ways = [Way((key.key,), weight, "skrivsätt", wide=True)]
            if key.key[0] == "§":
                ways.append(Way((key.key[1:],), weight, "skrivsätt", whole="paragraf"))
            count = max(map(self._count, ways))
            if count or self._engine.frequency(key.key, "around"):
                taken.add(key.end)
                rarity = self._engine.rarity(max(count, 1))
                shown = text[key.start : key.end]
                yield key, Wanted(shown, tuple(ways), rarity, key=True)

    def _is_there(self, way: Way) -> bool:
        """Tell whether the collection has all words of a way, as they may stand."""
        fields = ("text",) if way.row else ("text", "wide")
        count = self._engine.frequency
        return all(any(count(term, name) for name in fields) for term in way.terms)

    def _count(self, way: Way) -> int:
        """Return in how many passages the rarest term of a way is."""
        field = way.whole or ("wide" if way.wide else "text")
        return min(self._engine.frequency(term, field) for term in way.terms)


# Keys that say all that their words do: of a dnr, a § or a day, not of a number.
SURE_KEYS = "#§@"
# Ways that are the word itself: by these it is told how rare it is.
SURE = 0.7


def _with(wanted: Wanted, ways: Sequence[Way]) -> Wanted:
    kept = tuple(sorted((*wanted.ways, *ways), key=lambda way: -way.weight))
    return replace(wanted, ways=kept, known=True)
