"""What actors are called, what they are and what they are part of, all at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graph.columns import Columns, Part
from graph.pairs import iris
from graph.queries import reading
from graph.terms import FOAF, KOD, NamedNode

_PARTY = KOD["orgtyp/parti"]


@dataclass(frozen=True, slots=True)
class Called:
    """All actors of a collection by their IRIs.

    `labels` is the name of each, `spelled` all its names in the order of the alphabet,
    `kinds` "person" or the organisation's kind, `letters` those of parties, and
    `within` the organ → the body that it is part of.
    """

    labels: Mapping[NamedNode, str]
    spelled: Mapping[NamedNode, tuple[str, ...]]
    kinds: Mapping[NamedNode, str]
    letters: Mapping[NamedNode, frozenset[str]]
    within: Mapping[NamedNode, NamedNode]


_CALLED: WeakKeyDictionary[Columns, Called] = WeakKeyDictionary()


def called(columns: Columns) -> Called:
    """Return what actors are called; read once for as long as `columns` is held."""
    found = _CALLED.get(columns)
    if found is None:
        found = _CALLED[columns] = _read(columns)
    return found


class _Gathered:
    """Values of many parts, each thing's without doubles."""

    def __init__(self) -> None:
        self._found: defaultdict[str, defaultdict[NamedNode, set[NamedNode | str]]] = (
            defaultdict(lambda: defaultdict(set))
        )

    def add(self, part: Part) -> None:
        for column, things in part.items():
            held = self._found[column]
            for thing, values in things.items():
                held[thing].update(
                    v if isinstance(v, NamedNode) else str(v) for v in values
                )

    def texts(self, column: str) -> Iterable[tuple[NamedNode, list[str]]]:
        for thing, values in self._found[column].items():
            yield thing, sorted(v for v in values if isinstance(v, str))

    def nodes(self, column: str) -> Iterable[tuple[NamedNode, list[NamedNode]]]:
        for thing, values in self._found[column].items():
            yield thing, iris(values)


def _read(columns: Columns) -> Called:
    gathered = _Gathered()
    for part in columns.parts("aktor"):
        gathered.add(part)
    # Of what many documents name one name is kept as that which it has.
    labels = {
        thing: min(names, key=reading.plainness)
        for column in ("label", "common")
        for thing, names in gathered.texts(column)
    }
    kinds = {
        # Documents may say different kinds; a party is an association too.
        **{thing: reading.local(of[-1]) for thing, of in gathered.nodes("kind")},
        **{t: "person" for t, of in gathered.nodes("person") if FOAF.Person in of},
    }
    parties = {thing for thing, of in gathered.nodes("kind") if _PARTY in of}
    return Called(
        labels=labels,
        spelled={thing: tuple(names) for thing, names in gathered.texts("spelled")},
        kinds=kinds,
        letters={
            thing: frozenset(letters)
            for thing, letters in gathered.texts("letters")
            if thing in parties
        },
        within={thing: of[0] for thing, of in gathered.nodes("within")},
    )
