"""What each § reference of a document says it points at, read in its context.

A reference may leave out what stands just before it: "Bordlagt den 3 maj, § 4, den
7 juni, § 9" is one organ twice, "arbetsutskottet har den 12 maj, § 20" names it in
running text, and a line may break between the day and the sign.
"""

import datetime as dt
import re
from bisect import bisect_left
from itertools import chain
from typing import NamedTuple

from graph.matters.organs import COMMON_NAME, names_of, settled
from graph.matters.records import Pointer
from ingest.extract.content_words import content_words
from ingest.extract.referens.paragraphs import MANY, ORGAN, SIGN
from ingest.model import Artifact, Reference
from ingest.structure.written_dates import written_dates

# How many characters before a reference may say whose § it is.
REACH = 200
_RANGE_LIMIT = 100
_NUMBERS = re.compile(rf"{SIGN}(?P<numbers>{MANY})")
_ONE = re.compile(r"(?P<number>\d{1,4})(?:/(?P<year>\d{2,4}))?(?:(?P<letter>[a-z])\b)?")
_SENTENCE = re.compile(r"[.!?:;]\s+(?=[A-ZÅÄÖ•])|\n\s*\n|\n[•–-] ")
_BETWEEN = re.compile(r"[\s,.;]*(?:och|samt|respektive)?[\s,]*")
_DATE_LAST = re.compile(
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2} [a-zåäö]{3,9}\.? \d{4})[\s,(]*$", re.IGNORECASE
)
_WRITTEN = re.compile(rf"(?<![\w-]){ORGAN}")
_ORGAN = re.compile(r"[A-ZÅÄÖ]{2,}|(?i:nämnd|styrelse|fullmäktige|utskott)")
# What decides, apart from the offices that only prepare and carry out.
_DECIDES = re.compile(
    r"(?i)nämnd|styrelse|fullmäktige|utskott|direktion|beredning|kommitté|delegation"
)
# "… uppdrag till" right before an organ: it got the assignment and did not give it.
_TO_SOMEONE = re.compile(r"s (?:uppdrag|återremiss) till\s+$")
_ACT = re.compile(r"s? (?:beslut|uppdrag|återremiss|ställningstagande)\w*\b")
CUES = (
    ("bordlagt", re.compile(r"(?i)\bbordla(?:gt|gts|des)\b|\bbordläggning")),
    ("aterremitterat", re.compile(r"(?i)\båterremi(?:tter|ss)")),
    ("uppdrag", re.compile(r"(?i)\buppdrag(?:et|en|s)?\b")),
    (
        "behandlat",
        re.compile(r"(?i)\b(?:behandla(?:t|ts|de|des)|föreslog|föreslagit)\b"),
    ),
)
# "§1 6": a number broken by a space, or one number and something else.
_SPLIT = re.compile(
    r"(?<=\d) \d{1,2}(?![\d/§-]|[.,]\d| ?§| ?[a-zåäö]{3,}|\.? ?(?:\)|kap))"
)
# "§ 25 KSAU Cykelplan", "KSAU § 25 Cykelplan": the name of a listed excerpt.
_BY_NUMBER = re.compile(
    rf"\W*(?:{SIGN}{MANY},? (?P<organ>{ORGAN})(?![\w-])"
    rf"|(?P<after>{ORGAN}),? {SIGN}{MANY})"
)
# "avlopp och vattennämnden": what stands before "och" may belong to the name.
_CUT = re.compile(r"\b(?!\w*(?:nämnd|styrelse|fullmäktige|utskott))[a-zåäö]{4,} och $")
# "(dnr 2024.12 KS)" after a §: the register is that of the organ.
_REGISTER = re.compile(r"[ ,]*\((?:dnr:? ?)?[\d./:-]+ (?P<organ>[A-ZÅÄÖ]{2,5})\)")
_TOP = re.compile(
    r"(?i)\b(?P<name>(?:kommun|region|landstings)(?:fullmäktige|styrelsen))s?\b"
)
_GIVER = re.compile(r"\b(?:av|från)\s+$")


class _Organ(NamedTuple):
    """A deciding body named in running text; a longer name comes before its end."""

    end: int
    length: int
    name: str
    start: int


def pointers(artifact: Artifact) -> dict[int, Pointer]:
    """Return the § references of a document, read in context, by where they start."""
    found: dict[int, Pointer] = {}
    organs = _mentions(artifact)
    before: tuple[Reference, Pointer] | None = None
    for reference in artifact.facts.references:
        if reference.kind == "document" and "§" in reference.text:
            listed = _listed(artifact, reference)
            if listed is not None:
                found[reference.start] = listed
        if reference.kind != "paragraph":
            continue
        pointer = _read(artifact, reference, organs, before)
        found[reference.start] = pointer
        before = (reference, pointer)
    return found


def _mentions(artifact: Artifact) -> list[tuple[int, int, str]]:
    """Return where deciding bodies are named, in order."""
    return sorted(
        (mention.start, mention.end, one.name)
        for one in artifact.facts.organisations
        if one.kind == "organ" and _DECIDES.search(one.name)
        for mention in one.mentions
    )


def _read(
    artifact: Artifact,
    reference: Reference,
    organs: list[tuple[int, int, str]],
    before: tuple[Reference, Pointer] | None,
) -> Pointer:
    text, document = artifact.document.text, artifact.document
    written, day, number = (*reference.target.split("|"), "", "", "")[:3]
    numbers, year = _numbers(reference.text, number)
    if _SPLIT.match(text, reference.end):
        # "§1 6" may be 1 or 16: no number is better than a wrong one.
        numbers = ()
    named = bool(written) and _names_organ(reference)
    date = dt.date.fromisoformat(day) if day else None
    own = not named and not _has_date(reference.text)
    window = text[max(0, reference.start - REACH) : reference.start]
    if own and (broken := _DATE_LAST.search(window)):
        dates = written_dates(broken.group())
        date, own = (dates[0].date, False) if dates else (date, own)
    cue = _cue(_sentence(window))
    if own:
        return Pointer(None, document.date, year, numbers, True, cue)
    if named and not _TO_SOMEONE.search(window):
        whole = not _CUT.search(window)
        organ = settled(written, document.organ)
        return Pointer(organ, date, year, numbers, False, cue, named=whole)
    if before and not before[1].own and _follows(text, before[0], reference):
        organ, cue = before[1].organ, cue or before[1].cue
        certain = before[1].named
        return Pointer(organ, date, year, numbers, False, cue, named=certain)
    low = reference.start - len(_sentence(window))
    nearest = _nearest(text, low, reference.start, organs)
    if nearest is None:
        register = _REGISTER.match(text, reference.end)
        told = written if named else None
        if (
            not named
            and register
            and names_of(register["organ"]) != {register["organ"].casefold()}
        ):
            told, named = settled(register["organ"], document.organ), True
        return Pointer(told, date, year, numbers, False, cue, named=named)
    organ, whole = settled(nearest.name, document.organ), _is_whole(text, nearest)
    return Pointer(organ, date, year, numbers, False, cue, named=whole)


def _listed(artifact: Artifact, reference: Reference) -> Pointer | None:
    """Read the § in the name of a listed document ("Protokoll KS 2024-05-02, § 7")."""
    numbers, year = _numbers(reference.text, "")
    dates = written_dates(reference.text)
    if not numbers:
        return None
    own = artifact.document.organ
    if not (dates or year):
        return _listed_number(reference.text, numbers, own)
    organ = _WRITTEN.search(reference.text)
    name = settled(organ.group().removesuffix("s"), own) if organ else None
    day = dates[0].date if dates else None
    return Pointer(name, day, year, numbers, named=organ is not None)


def _listed_number(
    words: str, numbers: tuple[str, ...], own: str | None
) -> Pointer | None:
    """Read "§ 25 KSAU Cykelplan": a number and an organ, and what it is about."""
    found = _BY_NUMBER.match(words)
    if found is None:
        return None
    written = found["organ"] or found["after"]
    if names_of(written) == {written.casefold()} and not _DECIDES.search(written):
        return None
    about = tuple(w for w in content_words(words[found.end() :]) if not w.isdigit())
    return Pointer(settled(written, own), None, None, numbers, named=True, about=about)


def _names_organ(reference: Reference) -> bool:
    """Tell whether the organ of a target was written and not filled in."""
    return _ORGAN.search(reference.text) is not None


def _has_date(words: str) -> bool:
    return bool(re.search(r"\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-zåäö]{3,9}", words))


def _numbers(words: str, first: str) -> tuple[tuple[str, ...], int | None]:
    """Return the numbers that a reference names, and the year in "47/19"."""
    found = _NUMBERS.search(words)
    written = found["numbers"] if found else first
    numbers: list[str] = []
    year: int | None = None
    last = 0
    for one in _ONE.finditer(written):
        value = int(one["number"])
        if one["year"]:
            year = (
                int(one["year"]) if len(one["year"]) == 4 else 2000 + int(one["year"])
            )
        gap = written[last : one.start()].strip()
        if numbers and gap in {"-", "–"} and numbers[-1].isdigit():
            start = int(numbers[-1])
            if start < value <= start + _RANGE_LIMIT:
                numbers += [str(n) for n in range(start + 1, value)]
        numbers.append(f"{value}{one['letter'] or ''}")
        last = one.end()
    return tuple(dict.fromkeys(numbers)), year


def _follows(text: str, before: Reference, reference: Reference) -> bool:
    """Tell whether only separators stand between two references."""
    gap = text[before.end : reference.start]
    return len(gap) <= 12 and _BETWEEN.fullmatch(gap) is not None


def _sentence(window: str) -> str:
    """Return what stands of the last sentence of a window."""
    ends = [match.end() for match in _SENTENCE.finditer(window)]
    return window[ends[-1] :] if ends else window


def _cue(sentence: str) -> str | None:
    """Return what the words nearest before a reference say was done there."""
    places = [
        (match.start(), name)
        for name, pattern in CUES
        for match in pattern.finditer(sentence)
    ]
    return max(places)[1] if places else None


def _nearest(
    text: str, low: int, high: int, organs: list[tuple[int, int, str]]
) -> _Organ | None:
    """Return the deciding body named last between two offsets, or None."""
    first = bisect_left(organs, (low, 0, ""))
    last = bisect_left(organs, (high, 0, ""))
    found = [
        _Organ(end, end - start, name, start) for start, end, name in organs[first:last]
    ]
    for match in chain(*(p.finditer(text, low, high) for p in (COMMON_NAME, _TOP))):
        found.append(_Organ(match.end(), 0, match["name"], match.start()))
    if not found:
        return None
    nearest = max(found)
    # "Fullmäktiges uppdrag till styrelsen 2024-05-02 § 7" is fullmäktige's §, but
    # "nämndens uppdrag, givet av fullmäktige 2024-05-02 § 7" is so as well.
    theirs = [one for one in found if _ACT.match(text, one.end, high)]
    if not theirs or _GIVER.search(text, low, nearest.start):
        return nearest
    return max(theirs)


def _is_whole(text: str, organ: _Organ) -> bool:
    """Tell whether an organ's name does not begin before what was read as it."""
    return not _CUT.search(text, max(0, organ.start - REACH), organ.start)
