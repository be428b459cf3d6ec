"""Who is given money by a decision: "Föreningen Lyktan beviljas 40 000 kronor"."""

import re
from bisect import bisect_left

from ingest.extract.context import Context
from ingest.model import Decision, Organisation, Person

_SUM = r"\d[\d \u00a0\u202f]{0,12}(?:kr|kronor|tkr|mkr|mnkr|kkr|miljon(?:er)?)\b"
_AID = r"\b[a-zåäö]{0,30}(?:bidrag|stöd|medel|stipendium|ersättning)(?:et|en)?\b"
MONEY = re.compile(rf"{_SUM}|{_AID}", re.IGNORECASE)
# "beviljas" has the receiver before it or after, "bevilja" after.
GIVEN = re.compile(
    r"\b(?:bevilja|tilldela|anslå|utbetala)(?:s|des|ts|ds)\b|\berhåller\b|\bfår\b"
)
GIVING = re.compile(
    r"\b(?:bevilja|tilldela|anslå|avsätt|utbetala)(?:r|er|de)?\b|\bbetala(?:r)? ut\b"
)
# "till X", "åt X", with a few words of the name's own before it.
TOWARDS = re.compile(
    r"\b(?:till|åt) (?:(?:den |ideella |ekonomiska )*[Ff]öreningen )?$"
)
TASKED = re.compile(r"\bi uppdrag\b|\buppdra\b|\buppdrar\b")
REFUSED = frozenset(("avslag", "aterremiss", "bordlaggning", "avskriver", "avstyrker"))
# "bidraget betalas ut efter redovisning till styrelsen": that goes there, no money.
ELSEWHERE = re.compile(
    r"[.;]|\b(?:efter|enligt|redovis\w{2,9}|ansök\w{2,7}|rapport\w{0,6}|anmäl\w{1,6}|och)\b"
)
NEAR = 90
# Words between "tilldelas" and the money; after "får" another verb may stand sooner.
SOON = 4

Named = tuple[int, int, str]


class Receivers:
    """The actors of a document by place, to find those that a decision gives to."""

    def __init__(
        self,
        context: Context,
        persons: tuple[Person, ...],
        organisations: tuple[Organisation, ...],
    ) -> None:
        """Index the places where someone is named."""
        self.text = context.text
        named = [(m.start, m.end, o.name) for o in organisations for m in o.mentions]
        named += [(m.start, m.end, p.name) for p in persons for m in p.mentions]
        self._named = sorted(named)

    def of(self, decision: Decision) -> tuple[str, ...]:
        """Return those that a decision gives money to, in order, once each."""
        text = decision.text
        if decision.outcome in REFUSED or TASKED.search(text):
            return ()
        given, giving = GIVEN.search(text), GIVING.search(text)
        money = MONEY.search(text)
        if money is None or not (given or giving):
            return ()
        found: dict[str, None] = {}
        for start, end, name in self._within(decision.start, decision.end):
            if name == decision.organ or self._owns(end):
                continue
            place = start - decision.start, end - decision.start
            passive = given is not None and _is_given(text, place, given)
            active = giving is not None and _is_object(text, place, giving)
            if passive or active or _is_towards(text, place, money):
                found[name] = None
        return tuple(found)

    def _within(self, start: int, end: int) -> list[Named]:
        low = bisect_left(self._named, start, key=lambda named: named[0])
        high = bisect_left(self._named, end, key=lambda named: named[0])
        return self._named[low:high]

    def _owns(self, end: int) -> bool:
        """Tell whether a name is a genitive: "Föreningen Lyktans lokal"."""
        following = self.text[end : end + 2]
        return following[:1].isalpha() or following == ":s"


def _is_given(text: str, place: tuple[int, int], given: re.Match[str]) -> bool:
    """Tell whether who is named stands by "beviljas": right after, or opening it."""
    start, end = place
    after = text[given.end() : start]
    if start > given.end():
        return not after.strip() and given[0] not in ("får", "erhåller")
    between = text[end : given.start()]
    money = MONEY.search(text, given.end(), given.end() + NEAR)
    soon = 2 if given[0] == "får" else SOON
    told = money is not None and len(text[given.end() : money.start()].split()) <= soon
    opens = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    subject = len(text[opens:start].split()) <= 2
    joined = re.fullmatch(r"[\w ,&-]{0,60}(?: |\Z)", between) is not None
    return told and joined and (subject or " och " in text[opens:start])


def _is_object(text: str, place: tuple[int, int], giving: re.Match[str]) -> bool:
    """Tell whether who is named stands right after "bevilja", before the money."""
    start, end = place
    if start < giving.end() or MONEY.search(text, end, end + NEAR) is None:
        return False
    between = text[giving.end() : start]
    return len(between.split()) <= 2 and MONEY.search(between) is None


def _is_towards(text: str, place: tuple[int, int], money: re.Match[str]) -> bool:
    """Tell whether who is named stands after "till", where money stands before."""
    start, _ = place
    low = max(0, start - 40)
    led = TOWARDS.search(text[low:start])
    if led is None or money.end() > low + led.start():
        return False
    between = text[money.end() : low + led.start()]
    return len(between) < NEAR and ELSEWHERE.search(between) is None
