"""The frame of a decision: who decides or proposes, to whom, and where it begins.

"Kulturnämnden föreslår fullmäktige besluta att anta planen" has the subject
Kulturnämnden, the status proposal, and the content "anta planen".
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from ingest import lexicon
from ingest.model import DecisionStatus

Tense = Literal["present", "past"]
# A frame stands early in its sentence; what comes later is part of the content.
REACH = 320
VERB = re.compile(
    r"\b(?:(?P<propose>föreslår|föreslog|föreslås|rekommenderar|rekommenderas|"
    r"hemställer|hemställs|yrkar)|(?P<past>beslutade|[Bb]eslöts?|beslutat|"
    r"[Bb]eslutades|enades om|bestämde|"
    r"fattade beslut(?:et)?|fattat beslut(?:et)?)|(?P<decide>beslutar|fattar beslut))\b"
)
BESLUTA = r"(?:besluta[rs]?|fatta[r]? beslut|ställa sig bakom förslaget)"
TARGET = r"(?:att )?(?P<target>(?:[\wåäöÅÄÖ/-]+,? ){0,9}?)(?:att )?"
PROPOSED = re.compile(
    rf"\s*{TARGET}{BESLUTA}\b(?P<how>[^:.\n]{{0,120}}?)(?:\s+att\b|\s*:|\s*\.?$)"
)
PROPOSED_PLAIN = re.compile(
    r"\s*(?P<target>(?:[\wåäöÅÄÖ/-]+,? ){0,8}?(?:[\w-]{0,40}(?:fullmäktige|styrelsen|"
    r"nämnden|direktionen|utskottet|kommunerna)(?=:|$))?)(?P<how>)(?:att\b|:|$)"
)
DECIDED = re.compile(r"(?P<how>[^:\n]{0,200}?)(?:\batt\b|:(?=\s|$)|\.?$)")
# "föreslår att fullmäktige avslår motionen"
AHEAD = re.compile(
    r"\s{0,9}(?P<target>\w{0,40}(?:fullmäktige|styrelsen|nämnden|direktionen|"
    r"utskottet)) "
    r"(?=\w+(?:r|s)\b)"
)
# "att föreslå fullmäktige besluta att ...": a proposal in an att-clause.
# Who decides stands before the verb; "När planen var klar beslutade nämnden" decides.
SUPPOSED = re.compile(
    r"^[”\"–-]? ?(?:om|när|ifall|såvida|därest|under förutsättning att|förutsatt att|"
    r"så snart|först när|innan|för det fall(?: att)?)\b[^.:;]{0,80}?"
    r"(?:nämnden|styrelsen|fullmäktige|utskottet|direktionen|regeringen|rådet|stämman|"
    r"kommunen|regionen)\s$",
    re.IGNORECASE,
)
INFINITIVE = re.compile(r"(?i:föreslå|hemställa|rekommendera)\b")
DASHES = re.compile(r"[\s:–-]{1,60}")
# "redan beslutade förflyttningar", "redovisa fattade beslut": no verb of deciding.
ATTRIBUTE = re.compile(
    r"\b(?:redan|tidigare|nyligen|hittills|senast|ovan|de|dessa|alla|samtliga|våra|"
    r"sina|"
    r"dess|övriga|andra|flera|nya|av|om|över|mot|med|till|för|i|på|från|utöver|enligt|"
    r"genom|efter|ej|\w+a|\w+ar|\w+er|\w+as)\s+\Z",
    re.IGNORECASE,
)
# What follows the verb itself, and hardly an attribute.
AFTER_VERB = re.compile(
    r"\s{0,20}(?:[,:.\d]|(?:att|om|den|det|i|vid|på|under|enligt|därför|sedan|också|även|"
    r"samtidigt|enhälligt|följande|därefter|bland|härmed|bifalla|avslå|\w*nämnden|"
    r"\w*styrelsen|\w*fullmäktige|\w*utskottet|direktionen|regeringen|riksdagen)\b|\Z)"
)
WORD = r"[A-ZÅÄÖa-zåäö][\wåäöÅÄÖ-]*"
CAPITAL = r"[A-ZÅÄÖ][\wåäöÅÄÖ-]*"


@dataclass(frozen=True, slots=True)
class Frame:
    """Who decides or proposes; `content` is where the content begins, or None.

    `verb` is the offset of the deciding verb; `how` what stands between it and
    the content ("enligt arbetsutskottets förslag", "den 3 maj 2021").
    """

    status: DecisionStatus
    tense: Tense
    organ: str | None
    target: str | None
    verb: int
    how: str
    content: int | None


@cache
def _organ() -> re.Pattern[str]:
    """Return a pattern for the name of someone who decides."""
    endings = sorted(lexicon.words("beslutsorgan"), key=len, reverse=True)
    tails = "|".join(re.escape(word) for word in endings if not word.isupper())
    # "RS" is a whole word: it ends "mars" as well.
    short = "|".join(re.escape(word) for word in endings if word.isupper())
    link = rf"(?:(?:, {WORD}|[- ]?{WORD})?(?: och| samt)? )?"
    name = rf"(?:{CAPITAL}(?:-? och {WORD})? (?:{WORD} ){{0,3}}?)?"
    of = r"(?:ens|ets|ns|ts|s) "
    return re.compile(
        rf"\b(?:{link}{name}(?:[\wåäöÅÄÖ-]*{of})?)?"
        rf"(?P<head>[\wåäöÅÄÖ-]*(?i:{tails})|(?:{short})|"
        rf"[Nn]ämnden för (?:{WORD},? ?){{1,5}})\b"
    )


# What opens a sentence and is no part of a name: "Det åligger nämnden".
OPENERS = frozenset(
    [
        "det",
        "den",
        "då",
        "därför",
        "härmed",
        "enligt",
        "i",
        "på",
        "vid",
        "sedan",
        "därefter",
        "men",
        "när",
        "om",
        "med",
        "mot",
        "efter",
        "till",
        "av",
        "att",
        "för",
        "ett",
        "en",
        "inför",
        "under",
    ]
)


def organ_in(text: str) -> str | None:
    """Return the name of the body that `text` names last, or None.

    >>> organ_in("Det åligger kommunstyrelsen")
    'Kommunstyrelsen'
    >>> organ_in("yrkande från S och MP den 1 mars")
    >>> organ_in("förslaget från S och MP i kommunstyrelsen")
    'Kommunstyrelsen'
    """
    found = None
    for match in _organ().finditer(text[-160:]):
        found = match.group().strip(" ,")
    if found is None:
        return None
    words = found.split()
    opened = words[0].casefold() in OPENERS
    while len(words) > 1 and (opened or not words[0][0].isupper()):
        words, opened = words[1:], False
    # "S och MP i kommunstyrelsen": who sits there is not the body.
    if words[0].isupper() and "i" in words[1:-1]:
        words = words[words.index("i", 1) + 1 :]
    name = " ".join(words)
    return name[0].upper() + name[1:]


def full_name(named: str | None, own: str | None) -> str | None:
    """Return the body that "nämnden" means: the document's own, if it is one.

    >>> full_name("Nämnden", "Kulturnämnden")
    'Kulturnämnden'
    >>> full_name("Nämnden", "Kommunstyrelsen")
    'Nämnden'
    """
    if not named or not own or " " in named:
        return named
    # "Arbetsutskottet" is short for "Kulturnämndens arbetsutskott".
    definite = (
        named.casefold().removesuffix("et") if named.endswith("utskottet") else ""
    )
    ending = own.casefold().endswith((named.casefold(), definite or named.casefold()))
    leading = named == "Nämnden" and own.startswith("Nämnden ")
    return own if ending or leading else named


def _subject(text: str, match: re.Match[str]) -> str:
    before = text[: match.start()]
    return before[before.rfind(". ") + 1 :].strip()


def _proposal(text: str, match: re.Match[str]) -> Frame | None:
    rest = text[match.end() : match.end() + REACH]
    found = PROPOSED.match(rest) or PROPOSED_PLAIN.match(rest)
    if found is None:
        return None
    subject = _subject(text, match)
    passive = match.group().endswith("s")
    target = subject if passive else found["target"].strip(" ,")
    if not target and (ahead := AHEAD.match(rest, found.end())):
        target = ahead["target"]
    return Frame(
        status="proposal",
        tense="past" if match.group() == "föreslog" else "present",
        organ=None if passive else organ_in(subject),
        target=target or None,
        verb=match.start(),
        how=found["how"].strip(" ,"),
        content=_content(text, match.end() + found.end()),
    )


def _content(text: str, position: int) -> int | None:
    """Return where the content begins, or None if nothing follows."""
    skipped = DASHES.match(text, position)
    start = skipped.end() if skipped else position
    return start if len(text) - start > 2 else None


def _decision(text: str, match: re.Match[str]) -> Frame | None:
    found = DECIDED.match(text, match.end(), match.end() + REACH)
    if found is None:
        return None
    subject = _subject(text, match)
    how = found["how"].strip(" ,.")
    # "Härmed beslutade nämnden att ...": the subject after the verb.
    organ = organ_in(subject) or organ_in(" ".join(how.split()[:4]))
    frame = Frame(
        status="decision",
        tense="past" if match["past"] else "present",
        organ=organ,
        target=None,
        verb=match.start(),
        how=how,
        content=_content(text, found.end()),
    )
    return _passed_on(text, frame)


def _passed_on(text: str, frame: Frame) -> Frame:
    """Return "beslutar att föreslå fullmäktige besluta" + list as the proposal it "
    "is."""
    opening = INFINITIVE.match(text, frame.content) if frame.content else None
    inner = _proposal(text, opening) if opening else None
    # "beslutar föreslå fullmäktige att": the same without the first "att".
    direct = INFINITIVE.match(frame.how)
    if direct is not None:
        target = frame.how[direct.end() :].removesuffix("besluta").strip(" ,")
        return replace(frame, status="proposal", target=target or None)
    if inner is None or inner.content is not None:
        return frame
    return replace(frame, status="proposal", target=inner.target, content=None)


def _attribute(text: str, match: re.Match[str]) -> bool:
    """Tell whether "beslutade" or "fattade beslut" only describes a noun."""
    past = match["past"]
    if past not in ("beslutade", "fattade beslut"):
        return False
    before = text[max(0, match.start() - 30) : match.start()]
    return (
        ATTRIBUTE.search(before) is not None
        and AFTER_VERB.match(text, match.end()) is None
    )


def _supposed(text: str, match: re.Match[str]) -> bool:
    """Tell whether a verb stands in a condition: "Om nämnden beslutar att ..."."""
    return SUPPOSED.search(text, 0, match.start()) is not None


@lru_cache(maxsize=4096)
def frame_of(text: str) -> Frame | None:
    """Return the frame that a line or sentence opens with, or None."""
    infinitive = INFINITIVE.match(text)
    if infinitive:
        return _proposal(text, infinitive)
    match = VERB.search(text, 0, REACH)
    while match is not None and (_attribute(text, match) or _supposed(text, match)):
        match = VERB.search(text, match.end(), REACH)
    if match is None or text.rstrip().endswith("?"):
        return None
    if match["propose"]:
        return _proposal(text, match)
    return _decision(text, match)


def leads(frame: Frame, text: str) -> bool:
    """Tell whether a text opens with its frame, the verb or who decides first.

    >>> text = "Kommunstyrelsen föreslår kommunfullmäktige att höja taxan."
    >>> leads(frame_of(text), text)
    True
    """
    before = text[: frame.verb].strip()
    if not before:
        return True
    own = before.casefold() == (frame.organ or "").casefold()
    return own and " att " not in f"{before} "
