"""What someone wrote down that ties a statement to a promise, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.documents.stating import CITES, HEADING
from graph.followup.kept.ties_between import Ties
from graph.followup_model import LinkKind

# How sure each link alone makes it that a passage speaks of the promise.
PARAGRAPH, NAMED, NAMED_ASIDE, DAY, NUMBER, MATTER = 0.75, 0.85, 0.6, 0.5, 0.3, 0.2
# The month of a decision, in the words of the organ that took it.
IN_MONTH, MONTH_LINK = 0.45, len("dag 2021-05")
# The links of so many promises are at hand.
PROMISES = 2000
# In the § but not in the statement itself.
NEARBY = 0.5
# Another § of the same meeting is named: it speaks of that one.
ANOTHER = 0.4


@dataclass(frozen=True, slots=True)
class Tied:
    """The surest link, how sure it makes it alone, and what speaks against."""

    kind: LinkKind | None = None
    strength: float = 0.0
    against: float = 1.0

    @property
    def is_plain(self) -> bool:
        """Tell whether the statement itself says which promise it means."""
        return self.strength >= NAMED_ASIDE


UNTIED = Tied()
# What settles nothing.
ON_THE_WAY = frozenset(("under-way", "partly", "new-date"))
CELL = "\t"


def tied(
    promise: PromiseRecord,
    of: FollowRecord,
    said: StatementRecord,
    passage: PassageRecord,
    ties: Ties,
) -> Tied:
    """Return what ties a statement to a promise beyond its words."""
    mine = _set(promise.links)
    shared = mine.intersection(passage.links)
    if _speaks_of(promise, said, passage, shared):
        return Tied("paragraf", PARAGRAPH)
    if said.links or shared:
        found = _by_links(promise, of, said, shared, ties)
        if found is not None:
            return found
    matters = {ties.matter(act) for act in promise.acts} - {None}
    if matters and matters & {ties.matter(act) for act in passage.acts}:
        return Tied("arende", MATTER)
    return UNTIED


def _speaks_of(
    promise: PromiseRecord,
    said: StatementRecord,
    passage: PassageRecord,
    shared: frozenset[str],
) -> bool:
    """Tell whether "uppdraget" is the promise, by the heading the words stand under.

    "Uppdrag från den 2 maj 2021, § 87" over "Uppdraget förklaras slutfört": the heading
    names one decision, and that is the one whose assignment is spoken of.
    """
    told = said.refers or said.rule.startswith("belagg.beslut")
    told = told or _is_opened(said, passage, shared)
    if said.links or said.weak or said.rule == HEADING or not told:
        return False
    named = {link for link in passage.links if link.startswith("§")}
    is_meant = promise.strength == "assignment" or promise.alone
    return is_meant and len(named) == 1 and named <= shared


def _is_opened(
    said: StatementRecord, passage: PassageRecord, shared: frozenset[str]
) -> bool:
    """Tell whether the line begins with nothing but the decision that is spoken of.

    "b) Uppdraget från den 2 maj 2021, § 87. Siffrorna stäms nu av": what follows is on
    that assignment, whatever it names. What is done may still be only a step of it.
    """
    if said.stance not in ON_THE_WAY:
        return False
    line = passage.text.rfind("\n", 0, max(said.start - passage.start, 0)) + 1
    return any(
        one.rule == CITES
        and passage.start + line <= one.start
        and one.end <= said.start
        and not shared.isdisjoint(one.links)
        for one in passage.statements
    )


def _by_links(
    promise: PromiseRecord,
    of: FollowRecord,
    said: StatementRecord,
    shared: frozenset[str],
    ties: Ties,
) -> Tied | None:
    """Return what the links of a statement, or those its passage shares, tie it by."""
    mine = _set(promise.links)
    own = mine.intersection(said.links)
    # In a row of a table the organ is who is to do it, not who decided.
    cites = () if CELL in said.text else said.cites
    if _cites(promise, of, cites, own, ties):
        # "Uppdraget" is what the § assigned, not all that stands in it.
        is_meant = promise.strength == "assignment" or not said.refers
        return Tied("paragraf", PARAGRAPH if is_meant else PARAGRAPH * NEARBY)
    if _cites_another(promise, said):
        return Tied(None, 0.0, ANOTHER)
    if any(link.startswith("§") for link in shared):
        return Tied("paragraf", PARAGRAPH * NEARBY)
    days = [link for link in own if link.startswith("dag")]
    if any(len(link) > MONTH_LINK for link in days):
        return Tied("dag", DAY)
    if days and said.refers and _is_by(of, said):
        return Tied("dag", IN_MONTH)
    if any(link.startswith("dnr") for link in own):
        # "Uppdraget i dnr …" can only be that one; a number may stand for more.
        return Tied("dnr", NAMED if said.refers else NAMED_ASIDE)
    if said.links and _is_of_another(said, mine):
        return Tied(None, 0.0, ANOTHER)
    if any(link.startswith("dnr") for link in shared):
        return Tied("dnr", NUMBER)
    return None


@lru_cache(PROMISES)
def _set(links: tuple[str, ...]) -> frozenset[str]:
    return frozenset(links)


def _is_by(of: FollowRecord, said: StatementRecord) -> bool:
    """Tell whether a statement is made in the organ whose decision it speaks of."""
    own = (of.organ_name or "").casefold()
    return bool(own) and own == (said.organ or "").casefold()


def _is_of_another(said: StatementRecord, mine: frozenset[str]) -> bool:
    """Tell whether a statement names an assignment that is not the promise."""
    kinds = {link.split()[0] for link in said.links}
    if any(link.startswith("budget") for link in mine.intersection(said.links)):
        return False
    return "dnr" in kinds or (said.refers and bool(kinds & {"§", "budget"}))


def _cites(
    promise: PromiseRecord,
    of: FollowRecord,
    cites: Sequence[str],
    shared: frozenset[str],
    ties: Ties,
) -> bool:
    """Tell whether a statement names the § of the promise, and that of its organ."""
    if not any(link.startswith("§") for link in shared):
        return False
    own = promise.acts[0] if promise.acts else ""
    same_place = [c for c in cites if c.split("/")[-2:] == own.split("/")[-2:]]
    if not same_place or of.organ is None:
        return True
    return any(ties.same_body(_organ(c), of.organ) for c in same_place)


def _organ(path: str) -> str:
    """Return the organ whose meeting a path is in."""
    return f"org/{path.split('/')[1]}"


def _cites_another(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether a statement names another § of the meeting of the promise."""
    if not said.links:
        return False
    days = {link.split()[1] for link in promise.links if link.startswith("§")}
    cited = [link.split() for link in said.links if link.startswith("§")]
    return any(day in days and len(day) > 4 for _, day, _ in cited)
