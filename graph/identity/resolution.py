"""From pairs to actors: what people have decided first, then evidence, best first.

Pure and independent of the order of records. A pair whose merging would join two
that cannot be one is left for people to decide.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from graph.identity.model import (
    Candidate,
    Evidence,
    Judgement,
    Kind,
    Named,
    kind_of,
)
from graph.identity.organisations import Organisations
from graph.identity.persons import Persons
from graph.identity.records import ActorRecord
from graph.identity.settled import Cluster, Resolution
from ingest import ids
from ingest.ledger_identity import IdentityEvent

Conflict = Callable[[str, str], bool]
# The rank of a path that no document names any longer: any other stands before it.
_GONE = (9,)


def resolve(
    records: Iterable[ActorRecord], decisions: Sequence[IdentityEvent] = ()
) -> Resolution:
    """Return who is who in a collection.

    Args:
        records: One of each document, in any order; read once.
        decisions: What people have decided and not undone, oldest first.
    """
    persons, organisations = Persons(), Organisations()
    for record in records:
        persons.add(record)
        organisations.add(record)
    of: dict[Kind, list[IdentityEvent]] = {"person": [], "organisation": []}
    for event in decisions:
        of[kind_of(event.left[0])].append(event)
    places = _settle(organisations.judge(), of["organisation"])
    # Persons are compared within bodies, by then known by one path each.
    judged = persons.judge(lambda path: places.aliases.get(path, path))
    people = _settle(judged, of["person"], persons.conflict)
    return Resolution(
        {**places.aliases, **people.aliases},
        {**places.apart, **people.apart},
        tuple(_best_first(places.candidates + people.candidates)),
        {**places.clusters, **people.clusters},
        {**places.names, **people.names},
        organisations.structure(),
    )


def split_path(event: IdentityEvent) -> str:
    """Return the path of the actor that a split makes."""
    folder, _, name = event.left[0].partition("/")
    letter = name.partition("-")[0] if folder == "person" else "o"
    key = ids.digest("delad", event.left[0], *sorted(event.documents))
    return f"{folder}/{letter}-{key}"


def _settle(
    judged: Judgement,
    decisions: Sequence[IdentityEvent],
    conflict: Conflict = lambda _one, _other: False,
) -> Resolution:
    apart = {**judged.apart, **_splits(judged.apart, decisions)}
    two = {(c.left, c.right) for c in judged.candidates if c.verdict == "apart"}
    groups = _Groups(lambda a, b: (min(a, b), max(a, b)) in two or conflict(a, b))
    people = _decide(groups, decisions)
    kept = [groups.place(candidate) for candidate in _best_first(judged.candidates)]
    clusters = {c.path: c for c in groups.clusters(judged.named)}
    aliases = {m: c.path for c in clusters.values() for m in c.members if m != c.path}
    candidates = _for_people([*people, *kept], aliases, groups)
    return Resolution(
        dict(sorted(aliases.items())),
        dict(sorted(apart.items())),
        candidates,
        clusters,
        _names(judged, clusters),
    )


def _names(judged: Judgement, clusters: Mapping[str, Cluster]) -> dict[str, str]:
    """Return what those are called who have several paths, or a sense of a name."""
    senses = {path: judged.named[path] for path in judged.apart.values()}
    names = {path: named.names[0] for path, named in senses.items() if named.names}
    names |= {c.path: c.names[0] for c in clusters.values() if c.names}
    return dict(sorted(names.items()))


def _best_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda c: (-c.score, c.left, c.right))


def _splits(
    senses: Mapping[tuple[str, str], str], decisions: Iterable[IdentityEvent]
) -> dict[tuple[str, str], str]:
    """Return what splits by hand say, on top of the senses told by evidence."""
    found: dict[tuple[str, str], str] = {}
    for event in decisions:
        if event.kind != "split":
            continue
        meant, path = set(event.left), split_path(event)
        for document in event.documents:
            for member in event.left:
                if senses.get((document, member), member) in meant:
                    found[document, member] = path
        for (document, natural), sense in senses.items():
            if document in event.documents and sense in meant:
                found[document, natural] = path
    return found


def _decide(groups: "_Groups", decisions: Sequence[IdentityEvent]) -> list[Candidate]:
    """Apply merges and rejections; where two contradict, the later one holds."""
    made = []
    for event in reversed(decisions):
        if event.kind == "merge":
            held = groups.force(event.left[0], event.right[0])
        elif event.kind == "reject":
            held = groups.forbid(event.left, event.right)
        else:
            continue
        if held:
            made.append(_decided(event))
    return made


def _decided(event: IdentityEvent) -> Candidate:
    left, right = sorted((event.left[0], event.right[0]))
    verb = "samma" if event.kind == "merge" else "olika"
    why = f": {event.why}" if event.why else "."
    text = f"Beslutat av {event.who or 'okänd'} att de är {verb}{why}"
    same = event.kind == "merge"
    reason = Evidence(f"beslut.{event.kind}", text, 0.0)
    return Candidate(
        left,
        right,
        kind_of(left),
        1.0 if same else 0.0,
        "same" if same else "apart",
        (reason,),
        by="people",
    )


class _Groups:
    """Paths grouped to actors, step by step; some may not come together."""

    def __init__(self, conflict: Conflict) -> None:
        self._conflict = conflict
        self._group: dict[str, frozenset[str]] = {}
        self._forbidden: set[frozenset[str]] = set()

    def of(self, path: str) -> frozenset[str]:
        return self._group.get(path, frozenset((path,)))

    def force(self, one: str, other: str) -> bool:
        """Join two by decision, unless a later decision holds them apart."""
        if self.are_forbidden(one, other):
            return False
        self._join(one, other)
        return True

    def forbid(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Hold every pair apart that no later decision has joined."""
        pairs = [(a, b) for a, b in product(left, right) if b not in self.of(a)]
        self._forbidden.update(frozenset(pair) for pair in pairs)
        return bool(pairs)

    def are_forbidden(self, one: str, other: str) -> bool:
        """Tell whether people hold two actors apart."""
        if not self._forbidden:
            return False
        pairs = product(self.of(one), self.of(other))
        return any(frozenset(pair) in self._forbidden for pair in pairs)

    def place(self, candidate: Candidate) -> Candidate:
        """Join a pair that evidence calls the same, if nothing stands against it."""
        one, other = candidate.left, candidate.right
        if candidate.verdict != "same" or other in self.of(one):
            return candidate
        pairs = product(self.of(one), self.of(other))
        if self.are_forbidden(one, other) or any(self._conflict(*p) for p in pairs):
            return replace(candidate, verdict="review")
        self._join(one, other)
        return candidate

    def _join(self, one: str, other: str) -> None:
        joined = self.of(one) | self.of(other)
        for path in joined:
            self._group[path] = joined

    def clusters(self, named: Mapping[str, Named]) -> list[Cluster]:
        """Return the groups of several paths, in order of the path that stands."""
        groups = {g for g in self._group.values() if len(g) > 1}
        return sorted((_cluster(g, named) for g in groups), key=lambda c: c.path)


def _cluster(group: frozenset[str], named: Mapping[str, Named]) -> Cluster:
    def rank(path: str) -> tuple[tuple[int, ...], str]:
        return (named[path].rank if path in named else _GONE), path

    members = tuple(sorted(group, key=rank))
    known = [named[path] for path in members if path in named]
    often = Counter[str]()
    for one in known:
        often.update(dict.fromkeys(one.names[:1], one.documents))
    known.sort(
        key=lambda one: (one.rank, -sum(often[n] for n in one.names[:1]), one.path)
    )
    names = dict.fromkeys(name for one in known for name in one.names)
    party = next((one.party for one in known if one.party), None)
    return Cluster(members[0], kind_of(members[0]), members, tuple(names), party)


def _for_people(
    candidates: Iterable[Candidate], aliases: Mapping[str, str], groups: _Groups
) -> tuple[Candidate, ...]:
    """Return the candidates that say something of the actors as they now stand.

    One of each pair of actors for review, by the paths that stand. Merged pairs and
    those held apart keep the paths that their evidence is about.
    """
    found: dict[tuple[str, str, str], Candidate] = {}
    for candidate in candidates:
        one, other = candidate.left, candidate.right
        kept = candidate
        if candidate.verdict == "review":
            if other in groups.of(one) or groups.are_forbidden(one, other):
                continue
            kept = _as_they_stand(candidate, aliases)
        found.setdefault((kept.left, kept.right, kept.verdict), kept)
    return tuple(_best_first(found.values()))


def _as_they_stand(candidate: Candidate, aliases: Mapping[str, str]) -> Candidate:
    sides = (
        (aliases.get(candidate.left, candidate.left), candidate.left_name),
        (aliases.get(candidate.right, candidate.right), candidate.right_name),
    )
    (left, left_name), (right, right_name) = sorted(sides)
    return replace(
        candidate, left=left, right=right, left_name=left_name, right_name=right_name
    )
