"""The evidence for and against two persons being one, and what it comes to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from graph.identity import tables
from graph.identity.bodies import of_state
from graph.identity.likeness import compare
from graph.identity.model import Candidate, Evidence, Verdict, probability
from graph.identity.names import is_common
from graph.identity.profiles import STATE, Profile, Profiles

# Sums of weights: merged from the first, shown to people from the second.
MERGED, SHOWN = 6.0, 1.0
YEAR = 365
# So many documents of each are looked into, and named in a reason.
LOOKED, NAMED = 10, 3
# So many of the same others must stand beside two persons.
COMPANY = 3
STATE_NAMES = {"statsrad": "statsråd", "riksdagsledamot": "riksdagsledamot"}
# One name form may be merged; a sound or blurred form only with all else alike.
CLEAR = frozenset(("namn.samma", "namn.omkastat"))
NEARLY = frozenset(("namn.stavning", "namn.prickar"))
# Likenesses that many names have by chance: only within one document of the body,
# and not where both surnames are names of their own.
DOUBTFUL = frozenset(("namn.avbrutet", "namn.hort"))
HARD = frozenset(("lista.samma", "parti.samtidigt"))


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside two persons: others of the name, names that are real.

    `parties` maps (body, name) to the parties that bearers of the name have there.
    `own` are surnames that several persons bear, so that they are no misspelling.
    """

    profiles: Profiles
    parties: dict[tuple[str | None, tuple[str, ...]], frozenset[str]]
    own: frozenset[str]


@cache
def _table() -> dict[str, tuple[float, str]]:
    return {
        row["code"]: (float(row["weight"]), row["text"])
        for row in tables.rows("evidence")
    }


def judge(one: Profile, other: Profile, context: Context) -> Candidate | None:
    """Return what evidence says of two persons; None where it says nothing."""
    codes = compare(one.name, other.name)
    if not codes:
        return None
    left, right = sorted((one, other), key=lambda profile: profile.path)
    pair = _Pair(left, right, codes, context)
    signs = tuple(pair.signs())
    weight = sum(_table()[sign.code][0] for sign in signs)
    verdict = _verdict(weight, {sign.code for sign in signs})
    if verdict is None:
        return None
    return Candidate(
        left.path,
        right.path,
        "person",
        probability(weight),
        verdict,
        tuple(map(pair.say, signs)),
        called(left),
        called(right),
    )


def _verdict(weight: float, codes: set[str]) -> Verdict | None:
    if codes & HARD:
        return "apart"
    if codes & DOUBTFUL and not codes >= {"kropp.samma", "handling.samma"}:
        return None
    if weight >= MERGED and _is_compatible(codes):
        return "same"
    return "review" if weight >= SHOWN else None


def _is_compatible(codes: set[str]) -> bool:
    names = {code for code in codes if code.startswith("namn.")}
    forms = names - {"namn.vanligt", "namn.egna"}
    if codes & {"parti.olika", "parti.flera", "roll.olika", "tid.mycket"}:
        return False
    if forms <= CLEAR:
        return True
    alike = {"kropp.samma", "organ.samma", "parti.samma"} <= codes
    return forms <= NEARLY and alike and "namn.egna" not in codes


def called(profile: Profile) -> str:
    """Return a person's name with the party in brackets."""
    return f"{profile.written} ({profile.party})" if profile.party else profile.written


class _Sign(NamedTuple):
    """A code of the table, what its sentence is about, and the documents' numbers."""

    code: str
    x: str = ""
    documents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two persons whose names are alike by `codes`."""

    one: Profile
    other: Profile
    codes: tuple[str, ...]
    context: Context

    def signs(self) -> Iterator[_Sign]:
        yield from self._names()
        yield _Sign(self._bodies())
        if self.one.body and self.one.organs & self.other.organs:
            yield _Sign("organ.samma")
        yield from self._parties()
        yield from self._time()
        yield from self._roles()
        yield from self._together()

    def say(self, sign: _Sign) -> Evidence:
        """Return a sign as a sentence, with documents that it rests on."""
        weight, text = _table()[sign.code]
        named = sign.documents or self.one.documents[:1] + self.other.documents[:1]
        ids = (self.context.profiles.ids[d] for d in named[:NAMED])
        words = text.format(a=called(self.one), b=called(self.other), x=sign.x)
        return Evidence(sign.code, words, weight, tuple(sorted(set(ids))))

    def _names(self) -> Iterator[_Sign]:
        for code in self.codes:
            yield _Sign(code)
        last, others = self.one.name.last, self.other.name.last
        if is_common(last) or is_common(others):
            yield _Sign("namn.vanligt", self.one.written.split()[-1])
        unsure = {"namn.bokstav"} | DOUBTFUL
        if unsure & set(self.codes) and {last, others} <= self.context.own:
            surnames = (
                f"{self.one.written.split()[-1]} och {self.other.written.split()[-1]}"
            )
            yield _Sign("namn.egna", surnames)

    def _bodies(self) -> str:
        one, other = self.one.body, self.other.body
        if one is None or other is None:
            return "kropp.okand"
        if one == other:
            return "kropp.samma"
        if is_around(one, other) or is_around(other, one):
            return "kropp.lan"
        return "kropp.riket" if of_state(one) or of_state(other) else "kropp.olika"

    def _parties(self) -> Iterator[_Sign]:
        one, other = self.one, self.other
        if one.party and other.party:
            both = " och ".join(sorted({one.party, other.party}))
            if one.party == other.party:
                yield _Sign("parti.samma", both)
            elif one.body == other.body and gap(self.one, self.other) == 0:
                yield _Sign("parti.samtidigt", both)
            else:
                yield _Sign("parti.olika", both)
        elif one.party or other.party:
            several = self._several()
            if len(several) > 1:
                yield _Sign("parti.flera", " och ".join(sorted(several)))

    def _several(self) -> frozenset[str]:
        """Return the parties of all who bear either name in either body."""
        parties = self.context.parties
        pairs = ((p.body, p.name.words) for p in (self.one, self.other))
        return frozenset().union(*(parties.get(pair, frozenset()) for pair in pairs))

    def _time(self) -> Iterator[_Sign]:
        between = gap(self.one, self.other)
        if between is None:
            yield _Sign("tid.okand")
        elif between <= 4 * YEAR:
            yield _Sign("tid.nara")
        elif between > 25 * YEAR:
            yield _Sign("tid.mycket")
        elif between > 12 * YEAR:
            yield _Sign("tid.langt")

    def _roles(self) -> Iterator[_Sign]:
        one, other = self.one, self.other
        if (one.officer and other.elected) or (other.officer and one.elected):
            yield _Sign("roll.olika")
            return
        both = one.codes & other.codes
        state = sorted(both & STATE)
        if state:
            yield _Sign("roll.statlig", STATE_NAMES[state[0]])
        elif one.titles & other.titles:
            yield _Sign("titel.samma", min(one.titles & other.titles))
        elif one.codes and other.codes and one.elected and other.elected:
            yield _Sign("roll.uppdrag")

    def _together(self) -> Iterator[_Sign]:
        one, other = self.one, self.other
        shared = set(one.documents) & set(other.documents)
        # In the order of ids: the numbers depend on which document came first.
        same = tuple(d for d in one.documents if d in shared)
        if in_one_list(one, other):
            yield _Sign("lista.samma", documents=same)
        elif same:
            yield _Sign("handling.samma", documents=same)
            return
        profiles = self.context.profiles
        others = profiles.beside(one, LOOKED) & profiles.beside(other, LOOKED)
        if len(others) >= COMPANY:
            called = sorted(map(profiles.called, others))
            yield _Sign("sallskap.samma", ", ".join(n.title() for n in called[:3]))


def in_one_list(one: Profile, other: Profile) -> bool:
    """Tell whether one enumeration holds both as two: by name or by party."""
    if one.name == other.name and not (one.party and other.party):
        return False
    return bool(one.lists & other.lists)


def conflict(one: Profile, other: Profile) -> bool:
    """Tell whether two persons cannot be one, whoever else is merged with them."""
    if in_one_list(one, other):
        return True
    if not one.party or not other.party or one.party == other.party:
        return False
    return one.body == other.body and gap(one, other) == 0


def gap(one: Profile, other: Profile) -> int | None:
    """Return the days between the times of two persons, 0 where they overlap."""
    if one.span is None or other.span is None:
        return None
    return max(0, one.span[0] - other.span[1], other.span[0] - one.span[1])


def is_around(region: str, municipality: str) -> bool:
    """Tell whether a municipality lies in a region, by their official codes."""
    if not region.startswith("org/r") or not municipality.startswith("org/k"):
        return False
    return municipality[5:7] == region[5:7]
