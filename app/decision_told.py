"""What a document itself tells around a decision: numbers, papers, votes, outcomes.

The graph knows people by who they are and numbers by their matter; here stands what
the page that was decided says, so that a reader finds the same words there.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.model import (
    Artifact,
    Ballot,
    Decision,
    Proposition,
    Reference,
    Section,
)
from ingest.structure.dnr import look_up_form

LISTED = "ref.underlag"
# As a reader looks for them: what was voted, then who was not there.
VOTES = ("ja", "nej", "avstar", "franvarande")


@dataclass(frozen=True, slots=True)
class Told:
    """What the document tells around one of its decisions.

    `dnr` are the decision's own registration numbers; where the document has several
    matters and does not say which is the decision's, they are in `of_document`.
    `cited` are numbers that the words around it name. `ballots` have the party that
    the document gives the voter anywhere; `receivers` are given money.
    """

    dnr: tuple[str, ...]
    of_document: tuple[str, ...]
    cited: tuple[str, ...]
    papers: tuple[Reference, ...]
    ballots: tuple[Ballot, ...]
    propositions: tuple[Proposition, ...]
    receivers: tuple[str, ...]

    def voted(self, how: str) -> tuple[Ballot, ...]:
        """Return the ballots of one kind, in the document's order."""
        return tuple(one for one in self.ballots if one.vote == how)

    def parties(self) -> dict[str, Counter[str]]:
        """Return party → how many of it voted how; "" for those without a party."""
        counted: dict[str, Counter[str]] = {}
        for one in self.ballots:
            counted.setdefault(one.party or "", Counter())[one.vote] += 1
        most = sorted(counted, key=lambda p: (not p, -counted[p].total(), p))
        return {party: counted[party] for party in most}


def told(artifact: Artifact, identity: str) -> Told | None:
    """Return what a document tells around a decision, None if it has no such one."""
    found = next((d for d in artifact.facts.decisions if d.id == identity), None)
    if found is None:
        return None
    section = artifact.document.paragraf_at(found.start)
    own, unsure = _own(artifact, found, section)
    around = () if unsure else tuple(_around(artifact, section))
    # A number is written in many ways; each that is cited is said once.
    known = {look_up_form(number): "" for number in own}
    for one in around:
        if one.kind == "dnr":
            known.setdefault(one.target, one.text)
    return Told(
        dnr=own,
        of_document=unsure,
        cited=tuple(filter(None, known.values())),
        papers=tuple(r for r in around if r.rule == LISTED),
        ballots=tuple(_ballots(artifact, found)),
        propositions=found.propositions,
        receivers=found.receivers,
    )


def _own(
    artifact: Artifact, decision: Decision, section: Section | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the decision's own numbers, and those that may be another matter's."""
    if section is not None and section.dnr:
        return section.dnr, ()
    numbers = decision.dnr
    several = len(numbers) > 1 and artifact.document.type in {"protokoll", "kallelse"}
    return ((), numbers) if several else (numbers, ())


def _around(artifact: Artifact, section: Section | None) -> Iterator[Reference]:
    """Yield what is referred to in the decision's §, or in a paper without §§."""
    whole = not any(s.kind == "paragraf" for s in artifact.document.sections)
    for one in artifact.facts.references:
        within = section is not None and section.start <= one.start < section.end
        if within or (section is None and whole):
            yield one


def _ballots(artifact: Artifact, decision: Decision) -> Iterator[Ballot]:
    """Yield how each voted, with the party that the document gives them."""
    parties: dict[str, set[str]] = {}
    for person in artifact.facts.persons:
        if person.party:
            parties.setdefault(person.name, set()).add(person.party)
    for ballot in decision.vote.ballots if decision.vote else ():
        given = parties.get(ballot.name, set())
        # Two of the same name sit for a party each: then the document does not say.
        yield (
            replace(ballot, party=next(iter(given)))
            if ballot.party is None and len(given) == 1
            else ballot
        )
