"""What stands around a name: party, list label, titles, who is replaced."""

from bisect import bisect_left
from dataclasses import dataclass

from ingest.extract import (
    person_columns,
    person_lists,
    person_parties,
    person_titles,
)
from ingest.extract.person_lists import Zone
from ingest.extract.person_names import Candidate, Word
from ingest.model import Role


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over the text found, before anything is accepted."""

    candidates: tuple[Candidate, ...]
    singles: tuple[Word, ...]
    common: frozenset[str]
    zones: tuple[Zone, ...]
    parties: dict[int, person_parties.PartyMark]
    columns: dict[int, person_columns.Title]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands around a candidate: party, list label, titles, who is replaced."""

    mark: person_parties.PartyMark | None
    zone: Zone | None
    before: tuple[str, str | None, int] | None
    after: tuple[str, str | None, int] | None
    replaces: str | None
    row_of: int | None
    column: person_columns.Title | None

    @property
    def titled(self) -> bool:
        """Tell whether a title stands beside the name."""
        return any((self.before, self.after, self.column))


def evidence_for(text: str, candidate: Candidate, scan: Scan) -> Evidence:
    """Gather what vouches for a candidate and what it says of the person."""
    zone = person_lists.zone_at(scan.zones, candidate.start)
    if zone is not None and not person_lists.is_listed(text, candidate.start, zone):
        zone = None
    row_of = zone.start if zone is not None else None
    sure = candidate.known or zone is not None
    mark = person_parties.after(text, candidate.end, sure)
    mark = mark or scan.parties.get(candidate.start)
    end = mark.end if mark is not None else candidate.end
    after = person_titles.after(text, end, zone is not None)
    if after is not None and _names_someone(scan, end, after[2]):
        after = None
    column = scan.columns.get(candidate.start)
    if column is not None:
        zone = after = None
    return Evidence(
        mark=mark,
        zone=zone,
        before=person_titles.before(text, candidate.start),
        after=after,
        column=column,
        replaces=_replaced(text, end, scan),
        row_of=row_of,
    )


def _names_someone(scan: Scan, start: int, end: int) -> bool:
    """Tell whether someone with a known first name is named before `end`."""
    index = bisect_left(scan.candidates, start, key=lambda c: c.start)
    between = scan.candidates[index : index + 1]
    return any(candidate.known and candidate.start < end for candidate in between)


def _replaced(text: str, end: int, scan: Scan) -> str | None:
    begin = person_lists.replaces_at(text, end)
    if begin is None:
        return None
    index = bisect_left(scan.candidates, begin, key=lambda c: c.start)
    if index < len(scan.candidates) and scan.candidates[index].start == begin:
        return scan.candidates[index].name
    return None


def roles_of(text: str, candidate: Candidate, evidence: Evidence) -> list[Role]:
    """Return the roles that the evidence gives a person."""
    roles = []
    mark, zone, replaces = evidence.mark, evidence.zone, evidence.replaces
    begin = mark.end if mark is not None else candidate.end
    if evidence.before is not None:
        title, place, start = evidence.before
        roles.append(Role(title, place, start, candidate.start, replaces))
    if mark is not None and mark.rest:
        split = person_titles.title_in(mark.rest)
        if split is not None:
            inside = text.rfind(mark.rest, candidate.end, mark.end)
            roles.append(Role(*split, inside, inside + len(mark.rest), replaces))
    if evidence.after is not None:
        title, place, end = evidence.after
        roles.append(Role(title, place, begin, end, replaces))
    if evidence.column is not None:
        roles.append(Role(*evidence.column, replaces))
    if zone is not None and all(zone.role != role.title.lower() for role in roles):
        roles.append(Role(zone.role, None, zone.start, None, replaces))
    return roles
