"""One path that means several people: by what they are, or by a gap in time.

A name without a party may be both a member and an officer; a name may come back
after a generation. The first sense keeps the path, each other gets one of its own.
"""

from collections.abc import Iterator

from graph.identity.profiles import (
    BOTH,
    IS_ELECTED,
    IS_OFFICER,
    NEITHER,
    Profiles,
    Sightings,
)
from ingest import ids

# A path, the documents where it is meant, and what they all say of the person.
Sense = tuple[str, list[int], int]
# So many days of silence, and the next one of the name is somebody else.
GENERATION = 25 * 365


def senses(profiles: Profiles, seen: Sightings) -> Iterator[Sense]:
    """Yield each sense of what was seen, the first one first."""
    members, officers = _by_post(profiles, seen)
    for path, documents in _by_time(profiles, seen.path, members):
        yield path, documents, IS_ELECTED if officers else NEITHER
    for path, documents in _by_time(profiles, _path(seen.path, "post"), officers):
        yield path, documents, IS_OFFICER


def _by_post(profiles: Profiles, seen: Sightings) -> tuple[list[int], list[int]]:
    """Return the documents of the member and those of the officer, if there are both.

    One that is both in one document is not taken apart. A document that says neither
    goes with the officer where it comes from an organ that only officer documents
    come from.
    """
    pairs = list(zip(seen.documents, seen.what, strict=True))
    everything = [document for document, _ in pairs]
    member = {d for d, what in pairs if what == IS_ELECTED}
    officer = {d for d, what in pairs if what == IS_OFFICER}
    both = any(what == BOTH for _, what in pairs)
    if seen.party is not None or both or not member or not officer:
        return everything, []
    organs = {profiles.organ(d) for d in officer} - {profiles.organ(d) for d in member}
    neither = set(everything) - member - officer
    officer |= {d for d in neither if profiles.organ(d) in organs}
    return [d for d in everything if d not in officer], sorted(officer)


def _by_time(
    profiles: Profiles, path: str, documents: list[int]
) -> Iterator[tuple[str, list[int]]]:
    dated = sorted((day, d) for d in documents if (day := profiles.day(d)) is not None)
    current = [d for d in documents if profiles.day(d) is None]
    last: int | None = None
    for day, document in dated:
        if last is not None and day - last > GENERATION:
            yield path, current
            path, current = _path(path, str(day)), []
        current.append(document)
        last = day
    if current:
        yield path, current


def _path(path: str, what: str) -> str:
    return f"person/p-{ids.digest('annan', path, what)}"
