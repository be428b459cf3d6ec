"""Who is who, when all pairs are judged and all that people decided is heeded."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.identity.model import Candidate, Kind
from graph.identity.naming import Identity
from graph.identity.organisation_structure import Structure
from graph.terms import BASE


@dataclass(frozen=True, slots=True)
class Cluster:
    """One actor: the path that stands, those it replaces, and all its names."""

    path: str
    kind: Kind
    members: tuple[str, ...]
    names: tuple[str, ...]
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who over all documents.

    `aliases` and `apart` go into `Identity`. `clusters` holds the actors that have
    more than one path, by the path that stands. `candidates` are the pairs merged,
    for review, and kept apart, best first. `names` is what the actors are called that
    have several paths or a path from a split. `structure` is what belongs to what.
    """

    aliases: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    clusters: Mapping[str, Cluster] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    structure: Structure = field(default_factory=Structure)

    def identity(self, base: str = BASE) -> Identity:
        """Return the rule that names actors by what is known here."""
        return Identity(base, self.aliases, self.apart, self.names)

    def queue(self) -> tuple[Candidate, ...]:
        """Return the pairs that people should decide on, the likeliest first."""
        return tuple(c for c in self.candidates if c.verdict == "review")
