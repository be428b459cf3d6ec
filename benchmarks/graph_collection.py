"""A graph of any size, made of one small collection varied over and over.

The corpus is read as the product reads it, and its whole graph is kept as a pattern.
A *variation* is that graph once more with other bodies, people, matters, days and
wordings, so that shapes and proportions stay those of the real projection while the
collection grows. The same number always gives the same lines.
"""

import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from graph.terms import DCTERMS, OWN, NamedNode, Quad

# So many bodies there are, and so many people for each person of the pattern.
BODIES = 300
PEOPLE = 40
# Days are moved back at most so many years.
YEARS = 20
# An actor met in documents of so many bodies is the same for all (a state agency).
NATIONAL = 3

_TOKEN = re.compile(
    r"""
      (?P<actor> (?<=/) [aop]-[0-9a-f]{20} (?=[/>]) )
    | (?P<day>   (?<=[/"]) \d{4}-\d\d-\d\d (?=[/>"]) )
      # The registration number within a body, in addresses and as it is written.
    | (?P<key>   (?:(?<=-[0-9a-f]{20}/)|(?<=/r\d\d/)|(?<=/k\d{4}/))
                 [^/>"\s]*\d[^/>"\s]* )
    | (?P<year>  (?<=/) (?:19|20)\d\d (?=>) )
    | (?P<dnr>   (?:(?<=process_id>\ ")|(?<=/identifier>\ ")|(?<=notation>\ "))
                 [^"\\]*\d[^"\\]* )
    | (?P<name>  (?:(?<=prefLabel>\ ")|(?<=altLabel>\ ")|(?<=/name>\ "))
                 (?:[^"\\]|\\.)+ )
      # Words of a document; short ones recur in every collection.
    | (?P<words> (?<=>\ ") (?:[^"\\]|\\.){12,} (?="(?:@|\ <)) )
      # What is left of addresses are digests, each of one document.
    | (?<=[0-9a-f]{14}) (?P<tail> [0-9a-f]{6}) (?![0-9a-f])
    """,
    re.VERBOSE,
)
# The same in a record of a document (`graph.kept`), which is JSON.
_IN_RECORD = re.compile(
    r"""
      (?P<actor> [aop]-[0-9a-f]{20} (?=[/"]) )
    | (?P<day>   (?<=[/"]) \d{4}-\d\d-\d\d (?=[/"]) )
    | (?P<key>   (?:(?<=-[0-9a-f]{20}/)|(?<=/r\d\d/)|(?<=/k\d{4}/))
                 [^/"\s]*\d[^/"\s]* )
    | (?P<year>  (?<="year":) (?:19|20)\d\d )
    | (?P<name>  (?<=[aop]-[0-9a-f]{20}",") (?!citat/) (?:[^"\\]|\\.)+ )
    | (?<=[0-9a-f]{14}) (?P<tail> [0-9a-f]{6}) (?![0-9a-f])
    """,
    re.VERBOSE,
)
_ACTOR = re.compile(r"/(?:org|person|aktor)/([a-z]-[0-9a-f]{20})$")
_SYLLABLES = "al ber dal en fors gren holm kvist lund mark ner rud sten ström vik å"


@dataclass(frozen=True, slots=True)
class Pattern:
    """N-Quads cut at what varies: fixed text and token in turns.

    Args:
        fixed: The text before, between and after the tokens.
        places: Which token stands at each cut.
        tokens: (kind, value) with the groups of `_TOKEN` as kinds.
        bodies: Actor → the body in whose documents it is met; a body is its own.
        documents: How many documents a variation has.
        quads: How many quads a variation has.
    """

    fixed: tuple[str, ...]
    places: tuple[int, ...]
    tokens: tuple[tuple[str, str], ...]
    bodies: Mapping[str, str]
    documents: int
    quads: int

    def variation(self, serial: int) -> str:
        """Return the graph of variation `serial` as N-Quads."""
        chance = random.Random(serial)  # noqa: S311 - the same lines every run
        numbers = self._numbers(chance)
        back = chance.randrange(YEARS)
        values = [_value(token, serial, numbers, back) for token in self.tokens]
        text = [""] * (2 * len(self.places) + 1)
        text[0::2] = self.fixed
        text[1::2] = [values[place] for place in self.places]
        return "".join(text)

    def _numbers(self, chance: random.Random) -> dict[str, int]:
        """Choose who plays each actor: few are met often, most are met seldom."""
        known = sorted(set(self.bodies.values()))
        number = {body: _zipf(chance, max(1, BODIES // len(known))) for body in known}
        chosen = {}
        for actor, body in self.bodies.items():
            chosen[actor] = number[body]
            if not actor.startswith("o-"):
                chosen[actor] = number[body] * PEOPLE + _zipf(chance, PEOPLE)
        return chosen


def _value(
    token: tuple[str, str], serial: int, numbers: Mapping[str, int], back: int
) -> str:
    """Return what stands in a token's place in variation `serial`."""
    kind, value = token
    match kind:
        case "actor":
            number = numbers.get(value)
            return value if number is None else f"{value[:-6]}{number:06x}"
        case "name":
            number = numbers.get(value)
            return "" if number is None else f" {_word(number)}"
        case "day":
            day = dt.date.fromisoformat(value)
            return day.replace(year=day.year - back, day=min(day.day, 28)).isoformat()
        case "year":
            return str(int(value) - back)
        case "key" | "dnr":
            return f"-{serial}"
        case _:
            return f"{serial:06x}"


_WEIGHTS = {
    size: list(accumulate(1 / rank for rank in range(1, size + 1)))
    for size in range(1, BODIES + 1)
}


def _zipf(chance: random.Random, size: int) -> int:
    """Return a number below `size`, each as often as its rank says."""
    return chance.choices(range(size), cum_weights=_WEIGHTS[size])[0]


def _word(number: int) -> str:
    """Return a made-up name for a number."""
    syllables, found = _SYLLABLES.split(), ""
    while number or not found:
        number, digit = divmod(number, len(syllables))
        found += syllables[digit]
    return found.capitalize()


def pattern(quads: Iterable[Quad]) -> Pattern:
    """Return the pattern of a collection's graph.

    The code lists are left out, and what is counted over the whole collection.
    """
    kept = [q for q in quads if not _whole(q)]
    graphs = {str(q.graph_name) for q in kept}
    lines = "".join(f"{quad} .\n" for quad in kept)
    bodies, actors = _bodies(kept)
    documents = sum("/graf/handling/" in graph for graph in graphs)
    return _cut(lines, _cuts(lines, actors), bodies, documents, len(kept))


def record_pattern(records: str, of: Pattern) -> Pattern:
    """Return the pattern of the records of the same documents, one JSON a line."""
    cuts = _record_cuts(records, of.bodies)
    return _cut(records, cuts, of.bodies, of.documents, 0)


def _cut(
    text: str,
    cuts: Iterable[tuple[int, int, tuple[str, str]]],
    bodies: Mapping[str, str],
    documents: int,
    quads: int,
) -> Pattern:
    fixed, found, at = [], [], 0
    for start, end, token in cuts:
        fixed.append(text[at:start])
        found.append(token)
        at = end
    fixed.append(text[at:])
    number = {token: n for n, token in enumerate(dict.fromkeys(found))}
    places = tuple(number[token] for token in found)
    return Pattern(tuple(fixed), places, tuple(number), bodies, documents, quads)


def _record_cuts(
    text: str, actors: Container[str]
) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Yield start, end and token of everything that varies in a record."""
    for match in _IN_RECORD.finditer(text):
        kind, value = match.lastgroup or "", match.group()
        if kind == "name":
            named = text[match.start() - 25 : match.start() - 3]
            yield match.end(), match.end(), (kind, named)
        elif kind == "key":
            yield match.end(), match.end(), (kind, "")
        elif kind == "actor" and value not in actors:
            yield match.end() - 6, match.end(), ("tail", "")
        else:
            yield match.start(), match.end(), (kind, value if kind != "tail" else "")


def _whole(quad: Quad) -> bool:
    graph = str(quad.graph_name).rstrip(">")
    counted = graph.endswith("/harlett/oversikt") and quad.predicate != OWN.standing
    return counted or graph.endswith("/graf/kodlistor")


def _cuts(
    lines: str, actors: Container[str]
) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Yield start, end and token of everything that varies; words are added to."""
    for match in _TOKEN.finditer(lines):
        kind, value = match.lastgroup or "", match.group()
        match kind:
            case "actor" if value not in actors:
                yield match.end() - 6, match.end(), ("tail", "")
            case "actor" | "day" | "year":
                yield match.start(), match.end(), (kind, value)
            case "name":
                line = lines.rfind("\n", 0, match.start()) + 1
                named = _ACTOR.search(lines[line : lines.index(">", line)])
                token = (kind, named.group(1)) if named else ("words", "")
                yield match.end(), match.end(), token
            case "tail":
                yield match.start(), match.end(), (kind, "")
            case _:
                yield match.end(), match.end(), (kind, "")


def _bodies(quads: Iterable[Quad]) -> tuple[dict[str, str], set[str]]:
    """Return each actor's body, the publisher of most documents that name it; and all.

    An actor of many bodies has none.
    """
    met: dict[str, Counter[str]] = {}
    publisher: dict[str, str] = {}
    named: list[tuple[str, str]] = []
    for quad in quads:
        graph = str(quad.graph_name)
        for term in (quad.subject, quad.object):
            found = isinstance(term, NamedNode) and _ACTOR.search(term.value)
            if found:
                named.append((found.group(1), graph))
                if quad.predicate == DCTERMS.publisher and term == quad.object:
                    publisher[graph] = found.group(1)
    for actor, graph in named:
        if graph in publisher:
            met.setdefault(actor, Counter())[publisher[graph]] += 1
    own = set(publisher.values())
    of = {
        actor: actor if actor in own else bodies.most_common(1)[0][0]
        for actor, bodies in sorted(met.items())
        if actor in own or len(bodies) < NATIONAL
    }
    return of, {actor for actor, _ in named}
