"""What actors did in decisions and meetings, with the words that say so."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.queries import reading
from graph.queries.connections import Source, sources
from graph.store import Row, Store
from graph.terms import NamedNode

# What someone can do → where it is stated of thing ?t and actor ?a. What has words of
# its own has them as ?quote; of a vote the line of each voter is among several.
_QUOTED = "?y own:quote ?quote"
_LINE = "?n oa:hasBody ?y ; oa:hasTarget ?quote"
_POLL = "?t eli-dl:consists_of ?y . ?y"
_MEETING = "?t eli-dl:had_participation ?y . ?y eli-dl:had_participant_person ?a"
_DONE: Mapping[str, str] = {
    "moved": f"""?y dcterms:relation ?t ; a opengov:Motion ; schema:creator ?a .
        OPTIONAL {{ {_QUOTED} }}""",
    "ja": f"{_POLL} eli-dl:had_voter_favor ?a . OPTIONAL {{ {_LINE} }}",
    "nej": f"{_POLL} eli-dl:had_voter_against ?a . OPTIONAL {{ {_LINE} }}",
    "avstar": f"{_POLL} eli-dl:had_voter_abstention ?a . OPTIONAL {{ {_LINE} }}",
    "reserved": f"""?y dcterms:relation ?t ; a own:Reservation ; dcterms:creator ?a .
        OPTIONAL {{ {_QUOTED} }}""",
    "role": f"""{_MEETING} ; eli-dl:participation_role ?role .
        OPTIONAL {{ {_LINE} }}""",
    "decided": "?t eli-dl:had_responsible_organization ?a",
    "addressed": "?t own:addressee ?a",
}
CODES = tuple(_DONE)
VOTES = frozenset({"ja", "nej", "avstar"})
# What belongs to the thing itself rather than to someone who acts in it.
OF_THING = frozenset({"decided", "addressed"})


@dataclass(frozen=True, slots=True)
class Deed:
    """What an actor did in a thing.

    `code` is moved, reserved, ja, nej, avstar (a vote), role (at a meeting; `role` is
    then its code), decided or addressed. `source` holds the words, None where there
    are none of its own.
    """

    actor: str
    code: str
    role: str | None
    source: Source | None


def deeds(
    store: Store, things: Collection[str], actors: Collection[str]
) -> Mapping[str, tuple[Deed, ...]]:
    """Return thing → what some actors did in it, in the order of their codes above."""
    if not things or not actors:
        return {}
    who = reading.values_block("a", map(NamedNode, actors))
    names = reading.labels(store, map(NamedNode, actors))
    found: dict[str, dict[tuple[str, str], Deed]] = defaultdict(dict)
    for code, pattern in _DONE.items():
        rows: list[Row] = []
        for part in reading.chunks(map(NamedNode, things)):
            block = reading.values_block("t", part)
            rows += store.select(f"SELECT * WHERE {{ {block} {who} {pattern} }}")
        places = sources(store, (reading.node(row, "quote") for row in rows))
        for row in rows:
            actor = reading.required(row, "a")
            quote = reading.node(row, "quote")
            source = places.get(quote) if quote else None
            if code in VOTES and source and not _names(source, names.get(actor, "")):
                source = None
            deed = Deed(actor.value, code, reading.code(row, "role"), source)
            kept = found[reading.required(row, "t").value]
            at = (actor.value, code)
            kept[at] = _clearer(kept.get(at), deed)
    return {thing: tuple(of.values()) for thing, of in found.items()}


def acts(done: Iterable[Deed]) -> int:
    """Return how much was done by someone, rather than stated of the thing."""
    return sum(deed.code not in OF_THING for deed in done)


def _names(source: Source, name: str) -> bool:
    return bool(name) and name.casefold() in source.text.casefold()


def _clearer(one: Deed | None, other: Deed) -> Deed:
    """Return the one of two that has words, the shorter words of both."""
    if one is None or one.source is None:
        return other
    if other.source is None:
        return one
    return min(one, other, key=lambda d: _length(d.source))


def _length(source: Source | None) -> tuple[int, int]:
    return (source.end - source.start, source.start) if source else (0, 0)
