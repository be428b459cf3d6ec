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
SURELY = re.compile(r"\b(?:bevilja|tilldela|anslå|utbetala)(?:s|des|ts|ds)\b")
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
# "Norrlids IF:s ansökan om bidrag beviljas", "ansökan från Norrlids IF om bidrag …"
APPLIED = re.compile(r":?s? (?:ansökan|begäran|hemställan|äskande) om\b")
APPLYING = re.compile(r"\b(?:ansökan|begäran|hemställan) från $", re.IGNORECASE)
FOR = re.compile(r" om\b")
# "om en höjning av lånetaket till 6 mkr", "om att få använda 2 mkr av eget kapital"
NOT_MONEY = re.compile(r"\b(?:att|höj\w{0,10}|lån\w{0,12}|borgen\w{0,12})\b")
GRANTED = re.compile(r"\b(?:bevilja|bifall|godkänn)\w{0,3}\b", re.IGNORECASE)
# "Följande föreningar beviljas bidrag:", "fördelas enligt följande:"
LISTING = re.compile(
    r"\b(?:[Ff]öljande|fördela[st]|nedan)\b[^:\n]{0,160}(?::[ \t]*|\n)"
)
DIVIDED = re.compile(r"\bfördela(?:s|r|de|des)\b")
BULLET = re.compile(r"[ \t]*(?:[•·▪●○*–—-]|\d{1,3}[.)]|[a-zåäö]\))?[ \t]*")
# In a list a name is followed by its sum, by the next name, or by the line's end.
ITEM_END = re.compile(rf"[ \t]*(?:[,:;.|–-]|och\b|samt\b|\(|\n|$|{_SUM}|\d)")
SEPARATOR = re.compile(r"(?:[:;,]|\boch|\bsamt) ?$")
# "beviljas 20 000 kronor och Norrlids IF 15 000 kronor"
BESIDE = re.compile(rf"{_SUM}(?:,| och| samt) $", re.IGNORECASE)
SUM = re.compile(rf"[ :]{{1,2}}{_SUM}", re.IGNORECASE)
LONGEST_LIST = 200
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
        if decision.outcome in REFUSED:
            return ()
        tasked = TASKED.search(text)
        text = text[: tasked.start()] if tasked else text
        # "får med stöd av utredningen i uppdrag": what is given is the task.
        given = (SURELY if tasked else GIVEN).search(text)
        giving = GIVING.search(text)
        money = MONEY.search(text)
        if money is None:
            return ()
        granted = GRANTED.search(text) is not None
        found: dict[str, None] = {}
        for start, end, name in self._within(decision.start, decision.end):
            if name == decision.organ or end - decision.start > len(text):
                continue
            place = start - decision.start, end - decision.start
            if granted and self._applied(text, place):
                found[name] = None
            if self._owns(end) or not (given or giving):
                continue
            passive = given is not None and _is_given(text, place, given)
            active = giving is not None and _is_object(text, place, giving)
            also = bool(found) and _is_beside(text, place)
            if passive or active or also or _is_towards(text, place):
                found[name] = None
        if given or giving or DIVIDED.search(text):
            found |= dict.fromkeys(self._listed(decision.start, text))
        found.pop(decision.organ or "", None)
        return tuple(found)

    @staticmethod
    def _applied(text: str, place: tuple[int, int]) -> bool:
        """Tell whether who is named applies: "Norrlids IF:s ansökan om bidrag"."""
        start, end = place
        applied = APPLIED.match(text, end)
        if applied is None and APPLYING.search(text[:start]):
            applied = FOR.match(text, end)
        if applied is None:
            return False
        money = MONEY.search(text, applied.end(), applied.end() + NEAR)
        between = text[applied.end() : money.start()] if money else "att"
        return len(between.split()) <= SOON and NOT_MONEY.search(between) is None

    def _listed(self, start: int, text: str) -> list[str]:
        """Return the names in a list that a decision opens, also on the lines after."""
        opening = LISTING.search(text)
        if opening is None:
            return []
        at = start + opening.end()
        found: list[str] = []
        if not opening[0].endswith("\n"):
            end = self.text.find("\n", at)
            end = end if end >= 0 else len(self.text)
            found = [
                name
                for first, last, name in self._within(at, end)
                if SEPARATOR.search(self.text[at - 2 : first])
                and ITEM_END.match(self.text, last)
            ]
            at = end + 1
        skipped = False
        for _ in range(LONGEST_LIST):
            end = self.text.find("\n", at)
            end = end if end >= 0 else len(self.text)
            bullet = BULLET.match(self.text, at, end)
            opens = bullet.end() if bullet else at
            name = self._named_at(opens)
            # A table's head stands above its names.
            if name is None and (skipped or found or "\t" not in self.text[at:end]):
                break
            skipped = name is None
            found += [name] if name else []
            at = end + 1
        return found

    def _named_at(self, place: int) -> str | None:
        """Return who is named at a place, where the name stands as an item."""
        for _, end, name in self._within(place, place + 1):
            if ITEM_END.match(self.text, end):
                return name
        return None

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


def _is_beside(text: str, place: tuple[int, int]) -> bool:
    """Tell whether who is named stands with a sum of its own after another's."""
    start, end = place
    before = BESIDE.search(text[max(0, start - NEAR) : start])
    return before is not None and SUM.match(text, end) is not None


def _is_towards(text: str, place: tuple[int, int]) -> bool:
    """Tell whether who is named stands after "till", where money stands before."""
    start, _ = place
    low = max(0, start - 40)
    led = TOWARDS.search(text[low:start])
    if led is None:
        return False
    till = low + led.start()
    before = list(MONEY.finditer(text, max(0, till - 2 * NEAR), till))
    if not before:
        return False
    between = text[before[-1].end() : till]
    return len(between) < NEAR and ELSEWHERE.search(between) is None
