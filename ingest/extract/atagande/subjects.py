"""Who or what a subject is: an actor, a document, everybody, the world at large."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import pairwise

from ingest import lexicon
from ingest.extract.atagande.agents import is_title
from ingest.extract.clauses import Clause, head_of
from ingest.language.wordsets import is_actor_word
from ingest.model import Organisation, Person

SPEAKERS = frozenset(("vi", "jag"))
# "Föreningar som vill söka bidrag": whoever applies, no one bound by the text.
APPLYING = frozenset(
    ("som", verb) for verb in ("vill", "önskar", "söker", "ansöker", "har", "får")
)
# "Alla föreningar", "företag som …": the text does not speak for whoever they are.
OUTSIDE = re.compile(
    r"(?:föreningar|organisationer|aktörer|företag|stiftelser|skolor|utförare|"
    r"leverantörer|anställda|medarbetare|deltagare)$"
)
# "Man avser att pröva": the one spoken of; "man ska" is anyone.
INTENDING = frozenset(("avser", "planerar", "räknar", "siktar", "fortsätter", "håller"))
MUSTS = frozenset(("ska", "skall", "måste", "bör", "kan", "får"))
# "ska kunna", "kommer också att få": who others give it, within so many words.
GIVEN = frozenset(("kunna", "få", "slippa"))
NEAR = 3
# Services with a head of their own: "Primärvården inför ett gemensamt formulär".
SERVICES = re.compile(
    r"(?:primär|barnhälso|mödrahälso|ambulans|akut|närsjuk|hemsjuk|folktand|tand)vården|"
    r"folktandvården|(?:\w{0,20})psykiatrin|(?:elev|företags|studie|student)hälsan|"
    r"(?:äldre|hem|funktionshinder)omsorgen|\w{0,20}kliniken|(?:läns|lokal|skärgårds)trafiken"
)
# Offices below the elected bodies: "ska" lays a task on them, they promise nothing.
SUBORDINATES = re.compile(
    r"(?:förvaltningen|förvaltningschefen?|direktören|kontoret|kansliet|chefen|enheten|"
    r"avdelningen|förvaltningschef|direktör)s?$"
)


@cache
def _classes() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Return the classes by whole head word and by ending."""
    rows = lexicon.table("atagande_subjekt")
    whole = {r["huvudord"]: r["klass"] for r in rows if r["huvudord"][0] != "*"}
    endings = tuple(
        (r["huvudord"][1:], r["klass"]) for r in rows if r["huvudord"][0] == "*"
    )
    return whole, endings


@cache
def state_authorities() -> frozenset[str]:
    """Return the names of state authorities, in lower case."""
    return frozenset(row["name"].lower() for row in lexicon.table("myndigheter"))


@cache
def class_of_word(head: str) -> str | None:
    """Return norm, formalia, lasare, omvarld or dokument for a head noun."""
    whole, endings = _classes()
    if head in whole:
        return whole[head]
    return next((klass for ending, klass in endings if head.endswith(ending)), None)


def _is_called(name: str, ending: str) -> bool:
    """Tell whether "kansliet" can mean "Bygglovskansliet" or "Ekby kansli"."""
    if name.endswith(ending) or ending in name.split():
        return True
    bare = ending[:-2] if ending.endswith(("en", "et")) else ""
    return len(bare) > 4 and name.endswith(bare)


class Actors:
    """The places where the document names someone, for quick look-up."""

    def __init__(
        self,
        organisations: tuple[Organisation, ...],
        persons: tuple[Person, ...],
        aliases: dict[str, str],
    ) -> None:
        """Index the mentions of organisations and persons by place."""
        self.aliases = aliases
        named = [(m.start, m.end, o.name) for o in organisations for m in o.mentions]
        self._places = sorted(named)
        self._starts = [place[0] for place in self._places]
        self._kinds: dict[str, str] = {o.name: o.kind for o in organisations}
        people = [(m.start, m.end, p.name) for p in persons for m in p.mentions]
        self._people = sorted(people)
        firsts = Counter(p.name.split()[0] for p in persons if " " in p.name)
        self._firsts = {
            p.name.split()[0]: p.name
            for p in persons
            if " " in p.name and firsts[p.name.split()[0]] == 1
        }
        self._people_starts = [place[0] for place in self._people]

    def organisations_in(self, start: int, end: int) -> list[str]:
        """Return the organisations named between two offsets, in order, once each."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        kept: list[tuple[int, int, str]] = []
        for place in self._places[low:high]:
            inside = any(k[0] <= place[0] and place[1] <= k[1] for k in kept)
            if place[1] <= end and not inside:
                kept.append(place)
        return list(dict.fromkeys(place[2] for place in kept))

    def of_kinds(self, kinds: tuple[str, ...]) -> list[str]:
        """Return the names of all organisations of some kinds, in order of place."""
        named = dict.fromkeys(place[2] for place in self._places)
        return [name for name in named if self._kinds.get(name) in kinds]

    def called(self, first_name: str) -> str | None:
        """Return the one person of the document with a first name."""
        return self._firsts.get(first_name)

    def person_in(self, start: int, end: int) -> str | None:
        """Return the first person named between two offsets."""
        low = bisect_left(self._people_starts, start)
        if low < len(self._people) and self._people[low][1] <= end:
            return self._people[low][2]
        return None

    def last_person_before(self, offset: int) -> str | None:
        """Return the person named last before `offset`."""
        index = bisect_left(self._people_starts, offset)
        return self._people[index - 1][2] if index else None

    def last_of_kind(self, since: int, offset: int, kind: str) -> str | None:
        """Return the latest organisation of a kind between two offsets."""
        low, high = bisect_left(self._starts, since), bisect_left(self._starts, offset)
        for place in reversed(self._places[low:high]):
            if self._kinds.get(place[2]) == kind:
                return place[2]
        return None

    def last_organisation_before(self, offset: int, ending: str) -> str | None:
        """Return the latest organisation before `offset` whose name has `ending`."""
        index = bisect_left(self._starts, offset) - 1
        for place in reversed(self._places[max(0, index - 400) : index + 1]):
            if _is_called(place[2].lower(), ending):
                return place[2]
        return None

    def only_one_called(self, ending: str) -> str | None:
        """Return the one organisation of the document whose name has `ending`."""
        named = [name for name in self._kinds if _is_called(name.lower(), ending)]
        return named[0] if len(named) == 1 else None


def span_of(clause: Clause, place: tuple[int, int]) -> tuple[int, int]:
    """Return the character offsets of a place in a clause."""
    return clause.words[place[0]].start, clause.words[place[1] - 1].end


def is_actor(clause: Clause, place: tuple[int, int] | None, actors: Actors) -> bool:
    """Tell whether a noun phrase names someone who can bind themselves."""
    if place is None:
        return False
    head = head_of(clause, place)
    if is_actor_word(head) or head in state_authorities() or head in actors.aliases:
        return True
    if SERVICES.fullmatch(head) is not None and class_of_word(head) is None:
        return True
    if is_title(head) and class_of_word(head) is None:
        return True
    # "Socialnämnd Centrum", "Region Ek": the kind of body stands first in a name.
    opening = clause.words[place[0]]
    if place[1] - place[0] > 1 and is_actor_word(opening.lower):
        return True
    if place[1] - place[0] == 1 and actors.called(opening.text) is not None:
        return True
    if head == "man":
        return class_of(clause, place) is None
    start, end = span_of(clause, place)
    first = clause.words[place[0]].start
    if (
        actors.person_in(start, min(end, first + 40)) is not None
        and opening.text[:1].isupper()
    ):
        return True
    named = actors.organisations_in(start, min(end, first + 60))
    return bool(named) and head in named[0].lower()


def _pairs(clause: Clause, place: tuple[int, int]) -> list[tuple[str, str]]:
    """Return each word of a noun phrase with the one after it."""
    words = [word.lower for word in clause.words[place[0] : place[1]]]
    return list(pairwise(words))


def _is_given(clause: Clause) -> bool:
    """Tell whether it is something they get: "de som hyr ska kunna ladda hemma"."""
    near = clause.words[clause.finite + 1 : clause.finite + 1 + NEAR]
    return any(word.lower in GIVEN for word in near)


def class_of(clause: Clause, place: tuple[int, int] | None) -> str | None:
    """Return the class of a noun phrase by its head or its first word."""
    if place is None:
        return None
    head = head_of(clause, place)
    first = clause.words[place[0]].lower
    if first == "man" and place[1] - place[0] == 1:
        intends = clause.finite_word in INTENDING or clause.tense == "future"
        return None if intends and clause.finite_word not in MUSTS else "norm"
    if first in ("alla", "ingen", "inget", "varje", "var", "samtliga", "man"):
        every = first in ("alla", "samtliga", "varje")
        inner = (is_actor_word(head) or is_title(head)) and not OUTSIDE.search(head)
        return None if inner and every else "norm"
    if first in ("den", "de") and place[0] + 1 < place[1]:
        if clause.words[place[0] + 1].lower == "som":
            return None if _is_given(clause) else "lasare"
        if first == "den":
            return class_of_word(head)
    pairs = _pairs(clause, place)
    whoever = OUTSIDE.search(head) is not None and any(a == "som" for a, _ in pairs)
    if whoever or any(pair in APPLYING for pair in pairs):
        return "lasare"
    if is_actor_word(head):
        return None
    opening = class_of_word(first)
    return opening if opening in ("norm", "lasare", "omvarld") else class_of_word(head)
