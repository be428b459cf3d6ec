"""Evidence that two paths are one organisation, gathered pair by pair."""

from dataclasses import dataclass, field
from functools import cache

from graph.identity.model import Candidate, Evidence, Verdict, probability
from graph.identity.tables import rows

# Sums of weights: from here on merged without asking, or put to people.
SAME = 4.6
REVIEW = -1.5


@cache
def _table() -> dict[str, tuple[float, str]]:
    table = rows("organisation_evidence")
    return {row["code"]: (float(row["weight"]), row["text"]) for row in table}


def evidence(code: str, documents: tuple[str, ...] = (), **words: str) -> Evidence:
    """Return the evidence with that code of the table, its sentence filled in."""
    weight, text = _table()[code]
    return Evidence(code, text.format(**words), weight, documents)


@dataclass(slots=True)
class Pairs:
    """What is said of each pair of paths; each code counts once a pair."""

    found: dict[tuple[str, str], dict[str, Evidence]] = field(default_factory=dict)

    def add(
        self,
        left: str,
        right: str,
        code: str,
        documents: tuple[str, ...] = (),
        **words: str,
    ) -> None:
        """Add one reason for or against the paths being one organisation."""
        if left != right:
            pair = (min(left, right), max(left, right))
            said = self.found.setdefault(pair, {})
            said.setdefault(code, evidence(code, documents, **words))

    def new(self, left: str, right: str, code: str) -> None:
        """Add a reason only where nothing is said of the pair yet.

        Several ways in which the same two names are alike are not several reasons.
        """
        if (min(left, right), max(left, right)) not in self.found:
            self.add(left, right, code)

    def candidates(self, names: dict[str, str]) -> tuple[Candidate, ...]:
        """Return the pairs worth merging or asking about, in order of their paths."""
        made = (self._candidate(pair, names) for pair in sorted(self.found))
        return tuple(one for one in made if one is not None)

    def _candidate(
        self, pair: tuple[str, str], names: dict[str, str]
    ) -> Candidate | None:
        said = tuple(sorted(self.found[pair].values(), key=lambda e: e.code))
        weight = sum(one.weight for one in said)
        if weight < REVIEW:
            return None
        verdict: Verdict = "same" if weight >= SAME else "review"
        left, right = pair
        return Candidate(
            left,
            right,
            "organisation",
            probability(weight),
            verdict,
            said,
            names.get(left, left),
            names.get(right, right),
        )
