"""What stands around a name: party, list label, titles, who is replaced."""

import re
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
from ingest.extract.person_roles import as_held, listed_as
from ingest.extract.person_titles import is_definite, is_held, is_plural
from ingest.model import Role

# Only a party, in any of its forms, stands between a name and the title after it.
AFTER_NAME = re.compile(
    r"(?:[ \u00a0]?\([^()\n]{1,24}\)|[ \u00a0][A-ZÅÄÖ]{1,4})?,[ \u00a0](?:\d:[ae][ ])?"
)
SUBSTITUTE = "tjänstgörande ersättare"


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over the text found, before anything is accepted.

    `modelled` are the persons' names that a trained model sees, where one takes part.
    """

    candidates: tuple[Candidate, ...]
    singles: tuple[Word, ...]
    common: frozenset[str]
    zones: tuple[Zone, ...]
    parties: dict[int, person_parties.PartyMark]
    columns: dict[int, person_columns.Title]
    modelled: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands around a candidate: party, list label, titles, who is replaced."""

    mark: person_parties.PartyMark | None
    zone: Zone | None
    before: tuple[str, str | None, int] | None
    after: tuple[str, str | None, int] | None
    more: tuple[str, str | None, int] | None
    replaces: str | None
    row_of: int | None
    column: person_columns.Title | None

    @property
    def titled(self) -> bool:
        """Tell whether a title stands beside the name."""
        return any((self.before, self.after, self.column))


def evidence_for(text: str, candidate: Candidate, scan: Scan) -> Evidence:
    """Gather what vouches for a candidate and what it says of the person."""
    around = person_lists.zone_at(scan.zones, candidate.start)
    zone = around
    if zone is not None and not person_lists.is_listed(text, candidate.start, zone):
        zone = None
    row_of = zone.start if zone is not None else None
    sure = candidate.known or zone is not None
    following = _next_start(scan, candidate.end)
    mark = person_parties.after(text, candidate.end, sure)
    mark = mark or person_parties.before_name(text, candidate.end, following)
    given = scan.parties.get(candidate.start)
    # A party on the next line may be the column's first, another's.
    if given is not None and (mark is None or "\n" in text[candidate.end : mark.end]):
        mark = given
    end = mark.end if mark is not None else candidate.end
    limit = following if zone is not None else None
    if mark is None and zone is not None:
        mark, limit = person_parties.after_title(text, end, limit)
    after = person_titles.after(text, end, zone is not None, limit)
    if after is not None and _names_someone(scan, end, after[2]):
        after = None
    if after is not None and following is not None and is_definite(after[0]):
        # "Bo Alm (V), andre vice ordföranden" at a line's end: of the one below.
        after = None if text[after[2] : following] == "\n" else after
    # "Per Ek ersätter Bo Alm" in a list: the line below is the list's next label.
    if after is not None and around is not zone and "\n" in text[end : after[2]]:
        after = None
    if mark is not None and zone is not None and "\n" in text[candidate.end : mark.end]:
        after = person_titles.below(text, mark.end) or after
    more = person_titles.second(text, after[2], following) if after else None
    column = scan.columns.get(candidate.start)
    if column is not None:
        zone = after = None
    before = person_titles.before(text, candidate.start)
    # Outside lists too, where the next one named has a title after the name as well.
    alike = after is not None and before is not None and not is_definite(before[0])
    listed = zone is not None or alike
    if before is not None and listed and _of_one_before(text, scan, before[2]):
        before = None
    return Evidence(
        mark=mark,
        zone=zone,
        before=before,
        after=after,
        more=more,
        column=column,
        replaces=_replaced(text, end, scan, zone),
        row_of=row_of,
    )


def _next_start(scan: Scan, end: int) -> int | None:
    """Return where the next candidate begins."""
    index = bisect_left(scan.candidates, end, key=lambda c: c.start)
    return scan.candidates[index].start if index < len(scan.candidates) else None


def _of_one_before(text: str, scan: Scan, start: int) -> bool:
    """Tell whether the title at `start` belongs to the one named before it.

    "Åsa Ek (S), ordförande Bo Alm (M), vice ordförande": a list gives the title
    after the name, with a comma between.
    """
    index = bisect_left(scan.candidates, start, key=lambda c: c.start) - 1
    if index < 0:
        return False
    between = text[scan.candidates[index].end : start]
    return AFTER_NAME.fullmatch(between) is not None


def _names_someone(scan: Scan, start: int, end: int) -> bool:
    """Tell whether someone with a known first name is named before `end`."""
    index = bisect_left(scan.candidates, start, key=lambda c: c.start)
    between = scan.candidates[index : index + 1]
    return any(candidate.known and candidate.start < end for candidate in between)


def _replaced(text: str, end: int, scan: Scan, zone: Zone | None) -> str | None:
    begin = person_lists.replaces_at(text, end, zone)
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
    if person_lists.is_substitute(text, begin):
        roles.append(Role(SUBSTITUTE, None, begin, None, replaces))
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
    if evidence.more is not None and evidence.after is not None:
        title, place, end = evidence.more
        roles.append(Role(title, place, evidence.after[2], end, replaces))
    if evidence.column is not None:
        roles.append(Role(*evidence.column, replaces))
    if zone is not None:
        serves = person_lists.replaces_at(text, begin, zone) is not None
        listed = listed_as(zone.role, roles, mark is not None, serves)
        if listed and all(listed != role.title.lower() for role in roles):
            roles.append(Role(listed, None, zone.start, None, replaces))
    held = [r for r in roles if is_held(r.title) and not is_plural(r.title)]
    return [role for role in (as_held(text, r) for r in held) if role is not None]
