"""Which paths of persons are one person: pairs found by blocks, judged by evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from graph.identity import evidence
from graph.identity.evidence import Context
from graph.identity.model import Judgement, Named
from graph.identity.names import PARTICLES, formal, is_common, look, sound
from graph.identity.profiles import STATE, Profile, Profiles
from graph.identity.records import ActorRecord
from graph.identity.senses import senses

# Larger blocks tell nothing; and a name in more bodies than this is many people's.
BLOCK, BODIES = 200, 6
# More of one name than this are compared with so many next in time only.
FEW, NEIGHBOURS = 30, 5
# A surname that so many bear says nothing by itself.
NAMESAKES = 20
# So many different given names make a surname a name of its own.
BEARERS = 2


class Persons:
    """Gathers the persons of a collection and judges which of them are one."""

    def __init__(self) -> None:
        """Begin with no records."""
        self._profiles = Profiles()
        self._judged: dict[str, Profile] = {}

    def add(self, record: ActorRecord) -> None:
        """Take in the persons of one document, in any order."""
        self._profiles.add(record)

    def judge(self, stands: Callable[[str], str] = str) -> Judgement:
        """Return the persons and their pairs; `stands` tells which bodies are one."""
        apart: dict[tuple[str, str], str] = {}
        profiles = []
        for seen in self._profiles.sightings():
            for path, documents, what in senses(self._profiles, seen):
                profiles.append(
                    self._profiles.profile(seen, path, documents, what, stands)
                )
                if path != seen.path:
                    ids = self._profiles.ids
                    apart.update({(ids[d], seen.path): path for d in documents})
        self._judged = {profile.path: profile for profile in profiles}
        context = Context(self._profiles, _parties(profiles), _own(profiles))
        pairs = {(min(pair), max(pair)) for pair in _pairs(profiles)}
        found = (
            evidence.judge(self._judged[one], self._judged[other], context)
            for one, other in sorted(pairs)
        )
        named = {profile.path: _named(profile) for profile in profiles}
        return Judgement(named, tuple(c for c in found if c is not None), apart)

    def conflict(self, one: str, other: str) -> bool:
        """Tell whether two judged paths cannot be one person."""
        known = self._judged
        if one not in known or other not in known:
            return False
        return evidence.conflict(known[one], known[other])


def _named(profile: Profile) -> Named:
    """The fullest name stands, and of those one with a party."""
    words = profile.name.words
    initials = sum(len(word) == 1 for word in words)
    rank = (initials, -len(words), profile.party is None)
    return Named(
        profile.path,
        "person",
        profile.names,
        rank,
        profile.party,
        len(profile.documents),
    )


def _parties(
    profiles: Iterable[Profile],
) -> dict[tuple[str | None, tuple[str, ...]], frozenset[str]]:
    found: dict[tuple[str | None, tuple[str, ...]], set[str]] = defaultdict(set)
    for profile in profiles:
        if profile.party:
            found[profile.body, profile.name.words].add(profile.party)
    return {key: frozenset(parties) for key, parties in found.items()}


def _own(profiles: Iterable[Profile]) -> frozenset[str]:
    """Return the surnames that are no misspelling: common, or borne by several."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        bearers[profile.name.last].add(sound(profile.name.given))
    return frozenset(
        name
        for name, given in bearers.items()
        if is_common(name) or len(given) >= BEARERS
    )


def _pairs(profiles: Iterable[Profile]) -> Iterator[tuple[str, str]]:
    everywhere: dict[str, list[Profile]] = defaultdict(list)
    within: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    # Those with a full name and those of whom only the surname is written.
    surnames: dict[tuple[str, str], tuple[list[Profile], list[Profile]]] = defaultdict(
        lambda: ([], [])
    )
    for profile in profiles:
        everywhere["".join(sorted(map(sound, profile.name.words)))].append(profile)
        for key in _keys(profile):
            within[profile.body or "", *key].append(profile)
        alone = len(profile.name.words) == 1
        surnames[profile.body or "", sound(profile.name.last)][alone].append(profile)
    for full, single in surnames.values():
        if len(full) <= NAMESAKES:
            yield from ((a.path, b.path) for a in full for b in single)
    for block in everywhere.values():
        yield from _of_one_name(block)
    for block in within.values():
        if len(block) <= BLOCK:
            yield from ((a.path, b.path) for a, b in combinations(block, 2))


def _of_one_name(block: list[Profile]) -> Iterator[tuple[str, str]]:
    """Pairs of one name: within a body, and between few bodies or in the state."""
    bodies: dict[str | None, list[Profile]] = defaultdict(list)
    for profile in block:
        bodies[profile.body].append(profile)
    for same in bodies.values():
        yield from _near_in_time(same)
    if len(bodies) > BODIES:
        block = [p for p in block if p.codes & STATE or p.body is None]
    for a, b in combinations(block, 2):
        if a.body != b.body:
            yield a.path, b.path


def _near_in_time(same: list[Profile]) -> Iterator[tuple[str, str]]:
    """All pairs, or those next to one another in time where there are very many."""
    ordered = sorted(same, key=lambda p: (p.span or (0, 0), p.path))
    reach = len(ordered) if len(ordered) <= FEW else NEIGHBOURS
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + reach]:
            yield one.path, other.path


def _keys(profile: Profile) -> set[tuple[str, str, str]]:
    """Return what persons of one body with a like name have in common, if anything.

    A surname and the first letter of some form of a given name; or a given name and
    either end of the surname, one of which a wrong letter leaves as it was.
    """
    words = profile.name.words
    letters = {full[0] for word in words[:-1] for full in formal(word)}
    keys = {
        ("efternamn", letter, sound(surname))
        for letter in letters
        for surname in words[1:]
        if len(surname) > 1
    }
    particles = {profile.name.given, *profile.name.particles} & PARTICLES
    keys |= {("partikel", p, sound(profile.name.last)) for p in particles}
    given, last = look(sound(profile.name.given)), look(profile.name.last)
    keys |= {("början", given, last[:2]), ("slut", given, last[-3:])}
    return keys
