"""What all documents together say of each natural path of a person.

Kept compact: documents are numbers, so that a collection of a hundred thousand
documents fits.
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, MutableSequence
from dataclasses import dataclass, field

from graph.identity.names import Name, parse
from graph.identity.records import ActorRecord, PersonSeen, RoleSeen
from ingest import ids, lexicon

ELECTED = frozenset(
    (
        "alderspresident",
        "ordforande",
        "vice-ordforande",
        "ledamot",
        "ersattare",
        "tjanstgorande-ersattare",
        "gruppledare",
        "regionrad",
        "kommunalrad",
        "riksdagsledamot",
        "statsrad",
    )
)
OFFICER = frozenset(("sekreterare", "direktor", "chef", "handlaggare"))
STATE = frozenset(("statsrad", "riksdagsledamot"))
# Titles that say where someone stands in a document, not what they are.
GENERIC = frozenset(
    (
        "beslutande",
        "närvarande",
        "frånvarande",
        "övrig deltagare",
        "övriga deltagare",
        "deltagare",
        "interpellanten",
        "interpellant",
        "handläggare",
        "föredragande",
        "kontaktperson",
    )
)
# What a document says a person is there.
NEITHER, IS_ELECTED, IS_OFFICER, BOTH = 0, 1, 2, 3
_NOT_OF = (frozenset[str](), OFFICER, ELECTED)
# A dating no wider than this (days) is good enough to count years from.
NARROW = 366
_NUMBER = re.compile(r"^[\d.\s]+")


@dataclass(slots=True)
class Sightings:
    """One path as it is seen: `documents` and `what` go together."""

    path: str
    party: str | None
    body: str | None
    names: Counter[str] = field(default_factory=Counter)
    documents: MutableSequence[int] = field(default_factory=lambda: array("I"))
    what: MutableSequence[int] = field(default_factory=lambda: array("B"))
    lists: MutableSequence[int] = field(default_factory=lambda: array("Q"))
    codes: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Profile:
    """One actor by one path; `span` is the first and last day number it is dated to.

    `documents` are numbers in the collection (`Profiles.ids`). `lists` holds
    (document, enumeration) as one number.
    """

    path: str
    written: str
    name: Name
    party: str | None
    body: str | None
    documents: tuple[int, ...]
    span: tuple[int, int] | None
    organs: frozenset[str]
    codes: frozenset[str]
    titles: frozenset[str]
    places: frozenset[str]
    lists: frozenset[int]
    names: tuple[str, ...]

    @property
    def elected(self) -> bool:
        """Tell whether any document gives the person an elected post or a party."""
        return self.party is not None or bool(self.codes & ELECTED)

    @property
    def officer(self) -> bool:
        """Tell whether documents know the person as employed, and never elected."""
        return not self.elected and bool(self.codes & OFFICER)


class Profiles:
    """Gathers the persons of all records; the order of records does not matter."""

    def __init__(self) -> None:
        """Begin with no documents."""
        self.ids: list[str] = []
        self._days: list[tuple[int, int] | None] = []
        self._organs: list[str | None] = []
        # The names in each document, by number.
        self._beside: list[MutableSequence[int]] = []
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._seen: dict[str, Sightings] = {}

    def add(self, record: ActorRecord) -> None:
        """Take in the persons of one document."""
        number = len(self.ids)
        self.ids.append(record.id)
        self._days.append(_days(record))
        self._organs.append(record.organ)
        self._beside.append(array("I", map(self._number, record.persons)))
        for person in record.persons:
            seen = self._seen.get(person.path)
            if seen is None:
                party = _party(person.party)
                seen = Sightings(person.path, party, record.body)
                self._seen[person.path] = seen
            _see(seen, person, number)

    def sightings(self) -> Iterator[Sightings]:
        """Yield what was seen of each path, in order of path."""
        for path in sorted(self._seen):
            yield self._seen[path]

    def day(self, document: int) -> int | None:
        """Return the day number of a document's date, None where it is not narrow."""
        days = self._days[document]
        if days is None or days[1] - days[0] > NARROW:
            return None
        return days[0]

    def organ(self, document: int) -> str | None:
        """Return the path of the organ that a document comes from."""
        return self._organs[document]

    def profile(
        self,
        seen: Sightings,
        path: str,
        documents: list[int],
        what: int,
        stands: Callable[[str], str],
    ) -> Profile:
        """Return `seen` as it is in `documents`, where it is known as `path`.

        `what` narrows it to the member or the officer, where it is both.
        """
        days = [day for d in documents if (day := self.day(d)) is not None]
        organs = {o for d in documents if (o := self._organs[d]) is not None}
        inside = set(documents)
        names = sorted(seen.names, key=lambda n: (-seen.names[n], n))
        return Profile(
            path=path,
            written=names[0],
            name=parse(names[0]),
            party=seen.party,
            body=stands(seen.body) if seen.body else None,
            documents=tuple(sorted(documents, key=lambda d: self.ids[d])),
            span=(min(days), max(days)) if days else None,
            organs=frozenset(map(stands, organs)),
            codes=frozenset(seen.codes) - _NOT_OF[what],
            titles=frozenset(() if what == IS_ELECTED else seen.titles),
            places=frozenset(map(stands, seen.places)),
            lists=frozenset(x for x in seen.lists if x >> 8 in inside),
            names=tuple(names),
        )

    def _number(self, person: PersonSeen) -> int:
        name = ids.normalise(person.name)
        number = self._numbers.setdefault(name, len(self._names))
        if number == len(self._names):
            self._names.append(name)
        return number

    def beside(self, profile: Profile, most: int) -> frozenset[int]:
        """Return the numbers of other names in some documents that name a person."""
        lists = (self._beside[document] for document in profile.documents[:most])
        own = {self._numbers[ids.normalise(name)] for name in profile.names}
        return frozenset().union(*lists) - own

    def called(self, number: int) -> str:
        """Return a name (folded) by its number."""
        return self._names[number]


def _see(seen: Sightings, person: PersonSeen, document: int) -> None:
    seen.names[person.name] += 1
    seen.documents.append(document)
    seen.what.append(_what(person))
    seen.lists.extend(document << 8 | min(number, 255) for number in person.lists)
    for role in person.roles:
        if role.code:
            seen.codes.add(role.code)
        if role.organisation:
            seen.places.add(role.organisation)
        if title := _title(role):
            seen.titles.add(title)


def _what(person: PersonSeen) -> int:
    codes = {role.code for role in person.roles}
    elected = person.elected or not codes.isdisjoint(ELECTED)
    return IS_ELECTED * elected + IS_OFFICER * (not codes.isdisjoint(OFFICER))


def _title(role: RoleSeen) -> str | None:
    """Return a title that tells someone from others, folded."""
    title = ids.normalise(_NUMBER.sub("", role.title))
    return None if not title or title in GENERIC or role.code in ELECTED else title


def _days(record: ActorRecord) -> tuple[int, int] | None:
    if record.first is None or record.last is None:
        return None
    return record.first.toordinal(), record.last.toordinal()


def _party(written: str | None) -> str | None:
    """Return the letters that a party has today ("FP" is "L")."""
    if not written:
        return None
    for row in lexicon.table("partier"):
        if written in row.get("aliases", "").split("|"):
            return row["code"]
    return written.upper()
