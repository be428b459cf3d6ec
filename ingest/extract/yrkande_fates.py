"""Whether a motion was carried: by what the chair found and what won a vote."""

import re
from bisect import bisect_left, insort
from functools import lru_cache
from typing import NamedTuple

from ingest import lexicon
from ingest.extract.content_words import related, stem
from ingest.extract.votes import Ballotage
from ingest.extract.yrkande_told import told

# To settle a matter today and to put it off exclude each other.
TODAY = re.compile(r"\bavgör\w*(?: \w+){0,2} (?:i ?dag|nu|vid (?:dagens|sittande))")
DELAYS = re.compile(r"återremi|bordlägg", re.IGNORECASE)
# "finner att det endast finns ett förslag till beslut"
UNOPPOSED = re.compile(
    r"\b(?:endast|bara|enbart) (?:finns |föreligger |ställts )?ett (?:enda )?"
    r"(?:förslag|yrkande)"
)
WORD = re.compile(r"[A-Za-zÅÄÖåäöé-]{4,}")
LETTERS = re.compile(r"(?<!\()\b(?:[A-ZÅÄÖ]{1,2})\b(?!\))")
DAYS = re.compile(r"\b\d{1,2}(?= [a-z]+ \d{4})")
DATE = re.compile(r"\b(?:den )?\d{1,2} [a-z]{3,9} \d{4}\b")
# "avslag på förslaget", "att förslaget avslås", "avslår": a motion to refuse.
AGAINST = re.compile(
    r"(?:(?:bifall till )?avslag (?:på|till)|(?:att )?avslå(?:r)?) (?P<after>\S.*)|"
    r"(?:att )?(?P<before>[^.]{3,120}?) (?:ska |skall |bör )?avslås\b",
    re.DOTALL,
)
REFUSAL = re.compile(r"(?:avslag|(?:att )?avslår?)\b")
# "yrkar med instämmande av Bo Alm avslag": who agrees is no part of what is moved.
SECONDED = re.compile(
    r"(?:med (?:instämmande|stöd) (?:av|från)|med biträde av|som tillägg|i första hand|"
    r"i andra hand)\b[^.,]{0,80}?(?=\b(?:avslag|bifall|att|åter)\b)"
)
# Why it is moved is no part of what is moved.
GROUND = re.compile(r",? (?:med (?:hänvisning|anledning|motivering\w*) |och anser )")
# "bifall till A och tilläggsyrkande från B": two that may fare differently.
JOINED = re.compile(
    r"(?:,| och| samt)(?: till)? (?=(?:tilläggs|ändrings)?(?:yrkande|förslag)\w{0,3} "
    r"(?:från|av)\b)"
)
NOT = re.compile(r"\b(?:inte|ej)\b")
# "förslaget", "nämndens förslag": the matter's own, no one's of those at the meeting.
MATTERS_OWN = re.compile(
    r"(?:bifall till |enligt )?(?:[a-zåäö-]{2,30} ){0,4}förslag(?:et)?(?: till beslut)?"
)
BARE = re.compile(r"(?:bifall till )?(?:före)?(?:liggande )?förslaget")
# The question that bare "ja för bifall" answers: "proposition på nämndens förslag".
QUESTION = re.compile(
    r"\bproposition\w* på (?:bifall till )?(?P<what>[^.\n]{3,120}?)"
    r"(?= och (?:avslag|finner)| respektive| mot |[.\n]|$)"
)
EVERYTHING = frozenset(("i sin helhet", "detta", "det", "den", "detsamma"))
OTHERS = re.compile(r"\b(?:motion|medborgarförslag|yrkande|tillägg|e-förslag)")
SOMEONES = re.compile(r"\b[A-ZÅÄÖ][\w-]{1,40}s \w{0,20}yrkande")
PROPOSAL = re.compile(r"\bförslag")
# "yrkar bifall till A och avslag på B": what is moved is A.
BESIDES = re.compile(r"(?:och|samt) (?:avslag|anmäler|att övriga)\b")
# In one matter; where more is put, what stands nearest to a motion settles it.
MOST_PUT = 40


class _Wording(NamedTuple):
    """What of a motion's wording tells which motion it is."""

    letters: frozenset[str]
    days: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]
    refuses: bool
    denies: bool
    matters_own: bool
    bare: bool
    put: bool


@lru_cache(maxsize=4096)
def _wording(text: str) -> _Wording:
    everyday = frozenset(stem(word) for word in lexicon.words("yrkandeord"))
    return _Wording(
        frozenset(LETTERS.findall(text)),
        frozenset(DAYS.findall(text)),
        frozenset(stem(word) for word in WORD.findall(DATE.sub("", text))) - everyday,
        frozenset(re.findall(r"\w+", text.casefold())),
        REFUSAL.match(text) is not None,
        NOT.search(text) is not None,
        MATTERS_OWN.fullmatch(text.strip(" .")) is not None,
        BARE.fullmatch(text.strip(" .")) is not None,
        PROPOSAL.search(text) is not None,
    )


def _same(one: str, other: str) -> bool:
    """Tell whether two wordings name the same motion.

    The parties that put it must be the same, and most of the words.
    """
    first, second = _wording(one), _wording(other)
    if first.letters != second.letters:
        return False
    if first.days and second.days and not first.days & second.days:
        return False
    if first.denies != second.denies:
        return False
    if (first.bare and second.matters_own) or (second.bare and first.matters_own):
        return True
    # A body's proposal is named as one; "skolchefens förslag" is not about "skolan".
    if first.matters_own != second.matters_own and first.put != second.put:
        return bool(first.stems) and first.stems == second.stems
    if not first.stems or not second.stems:
        return (first.refuses and second.refuses) or bool(first.letters)
    small, large = sorted((first.stems, second.stems), key=len)
    shared = sum(
        word in large or any(related(word, other) for other in large) for word in small
    )
    return shared >= 0.6 * len(small)


def moved_by(by: tuple[str, ...], what: str) -> bool:
    """Tell whether a wording names one of the movers, also as a genitive."""
    names = {name.split()[-1].casefold() for name in by if len(name) > 3}
    words = _wording(what).words
    return any(name in words or f"{name}s" in words for name in names)


class Carried:
    """What was put in a matter and whether it was carried, in the order it is told."""

    def __init__(self, text: str, start: int, votes: tuple[Ballotage, ...]) -> None:
        """Read a matter's text, which begins at `start` of its document's."""
        self._put: list[tuple[str, bool]] = []
        self._places: list[tuple[int, int]] = []
        self._unopposed = " ett " in text and UNOPPOSED.search(text) is not None
        for one in told(text):
            self._add(one.what, one.won, start + one.start)
        for vote in votes:
            if vote.winner:
                place = vote.vote.start
                loser = vote.nej if vote.winner == vote.ja else vote.ja
                winner, loser = _side(vote.winner, vote), _side(loser, vote)
                # A vote overrules what the chair found.
                self._overrule(winner, loser, place)
                self._add(winner, True, place)
                self._add(loser, False, place)

    def fate(self, moved: str, by: tuple[str, ...], place: int) -> str | None:
        """Return what became of a motion put at a place, None if nobody tells.

        Nor is it told of a motion whose parts fared differently.
        """
        moved = SECONDED.sub("", moved, count=1)
        moved = moved[:1] + BESIDES.split(moved[1:], maxsplit=1)[0]
        moved = GROUND.split(moved, maxsplit=1)[0]
        parted = [moved] if DELAYS.search(moved) else JOINED.split(moved)
        parts = {self._fate(part, by, place) for part in parted}
        return parts.pop() if len(parts) == 1 else None

    def _fate(self, moved: str, by: tuple[str, ...], place: int) -> str | None:
        against, rest = _refused(moved)
        for _, number in self._near(place):
            what, won = self._put[number]
            refusal, refused = _refused(what)
            if moved_by(by, what):
                # "finner att frågan från Bo Alm inte ska få ställas"
                denied = _wording(what).denies and not _wording(moved).denies
                return "bifall" if won != denied else "avslag"
            if _excludes(moved, what):
                return "avslag" if won else "bifall"
            if against != refusal:
                one, other = (rest, what) if against else (moved, refused)
                # The proposal carried is what the refusal was of, unless another's.
                bare = against and won and PROPOSAL.search(what)
                bare = bare if OTHERS.search(rest) is None else None
                if bare or (one and other and _same(one, other)):
                    return "avslag" if won else "bifall"
            elif against and not (rest and refused):
                # Bare "avslag" is of the matter, not of Bo Alm's motion.
                if SOMEONES.search(f"{rest} {refused}") is None:
                    return "bifall" if won else "avslag"
            elif _same(moved, what):
                return "bifall" if won else "avslag"
        return "bifall" if self._unopposed and not against else None

    def _add(self, what: str, won: bool, place: int) -> None:
        insort(self._places, (place, len(self._put)))
        self._put.append((what, won))

    def _overrule(self, winner: str, loser: str, place: int) -> None:
        for one in self._near(place):
            what, won = self._put[one[1]]
            if _same(what, loser) or (won and _excludes(winner, what)):
                del self._places[bisect_left(self._places, one)]

    def _near(self, place: int) -> list[tuple[int, int]]:
        """Return what was put nearest to a place: in any real matter, all of it."""
        near = self._places
        if len(near) > MOST_PUT:
            at = bisect_left(near, (place, 0))
            beside = near[max(0, at - MOST_PUT) : at + MOST_PUT]
            near = sorted(beside, key=lambda one: abs(one[0] - place))[:MOST_PUT]
        return sorted(near, key=lambda one: one[1])


def _side(what: str, vote: Ballotage) -> str:
    """Return what a side stood for; bare "bifall" is to what was put."""
    if what.strip(" .") != "bifall" or vote.question is None:
        return what
    asked = QUESTION.search(vote.question.text)
    return f"bifall till {asked['what']}" if asked else what


def _excludes(one: str, other: str) -> bool:
    """Tell whether one wording settles today what the other puts off."""
    delays = DELAYS.search(one), DELAYS.search(other)
    if not any(delays) or all(delays):
        return False
    return TODAY.search(other if delays[0] else one) is not None


def _refused(text: str) -> tuple[bool, str]:
    """Tell whether a wording refuses something, and what ("" if it does not say)."""
    match = AGAINST.match(text)
    if match is not None:
        what = (match["after"] or match["before"]).strip(" .")
        return True, "" if what in EVERYTHING else what
    return REFUSAL.match(text) is not None, ""
