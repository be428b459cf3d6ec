"""Passages of one document that tell how an act stands to another one.

What the typed facts do not keep but links between acts rest on: whose proposal was
followed, to which day a matter was tabled, to whom something was referred, which
assignment is reported on. Taken once from the whole text; pure.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.extract.content_words import content_words
from ingest.model import Artifact, Decision, Document

CueKind = Literal["followed", "rejected", "tabled", "referred", "reports", "closes"]

# How much of a passage is kept as the quote of a link.
LONGEST = 240
# Words of an organ's name in the genitive, before "förslag".
_BODY = (
    r"(?P<name>(?:[a-zåäöA-ZÅÄÖ-]+ ){0,6}?[a-zåäöA-ZÅÄÖ-]*"
    r"(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen|presidiet|beredningen|"
    r"kommittén|förvaltningen|kontoret)s)"
)
# "Enligt kommunstyrelsens förslag:", "i enlighet med nämndens förslag"
_FOLLOWED = re.compile(
    rf"\b(?:enligt|i enlighet med|bifall(?:er|a)) {_BODY} "
    r"(?:förslag|hemställan)\b(?P<tail>[^.:\n]{0,80})",
    re.IGNORECASE,
)
# "finner att kommunstyrelsens förslag har bifallits"
_CARRIED = re.compile(
    rf"\bfinner (?:att )?{_BODY} (?:förslag|hemställan) "
    r"(?:har |är |blivit )?(?P<fate>bif\w+|anta\w+|godkän\w+|avsl\w+)",
    re.IGNORECASE,
)
# What someone moves or the chair puts is not yet decided.
_ONLY_MOVED = re.compile(r"\byrk\w+|\bproposition|\bföresl\w+|\breserv", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:med (?:följande |den |de )?(?:tillägg|ändring|justering|undantag)|"
    r"yrkande|delvis|förutom|tilläggs\w+|ändrings\w+)",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:del|slut|åter)?(?:redovisning|rapport(?:ering)?|återkoppling|svar)\w*"
    r"(?: (?:av|på|på ett|av ett|om|gällande|avseende|kring|från))? "
    r"(?:[^.\n]{0,90}?\b)?\w*uppdrag(?:et|en|s)?\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\buppdrag\w*\b(?:[^\n]|\n(?!\s*\n)){0,600}?"
    r"\b(?:förklaras|anses|bedöms|är) (?:som |därmed )?"
    r"(?:fullgjor\w+|slutför\w+|genomför\w+|verkställ\w+|avslut\w+|slutredovis\w+)",
    re.IGNORECASE,
)
_REFERRED = re.compile(r"\bremit\w+|\bpå remiss\b|\bför yttrande\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """A passage that carries a link.

    `item` is the section id of its § (None outside any), `name` the body it names as
    written, `day` the day it points to, `words` the stems of what it is about.
    `changed` says that a proposal was followed only in part or with something added.
    """

    kind: CueKind
    item: str | None
    start: int
    end: int
    text: str
    name: str | None = None
    day: dt.date | None = None
    words: tuple[str, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one document, in order."""

    passages: tuple[Cue, ...] = ()


def read(artifact: Artifact) -> Cues:
    """Return the passages of a document that links may rest on, in order."""
    document = artifact.document
    found = [
        *_followed(document),
        *_of_decisions(artifact),
        *_reports(artifact),
    ]
    ordered = sorted(set(found), key=lambda c: (c.start, c.end, c.kind, c.name or ""))
    return Cues(tuple(ordered))


def _followed(document: Document) -> Iterator[Cue]:
    text = document.text
    for found in _FOLLOWED.finditer(text):
        start, end = _line(text, found.start(), found.end())
        if _ONLY_MOVED.search(text, start, found.start()):
            continue
        changed = bool(_CHANGED.search(found["tail"]))
        yield Cue(
            "followed",
            *_place(document, found.start(), end),
            _without_genitive(found["name"]),
            changed=changed,
        )
    for found in _CARRIED.finditer(text):
        _, end = _line(text, found.start(), found.end())
        lost = found["fate"].casefold().startswith("avsl")
        yield Cue(
            "rejected" if lost else "followed",
            *_place(document, found.start(), end),
            _without_genitive(found["name"]),
        )


def _place(
    document: Document, start: int, end: int
) -> tuple[str | None, int, int, str]:
    """Return the § that a passage stands in, its span and its text."""
    section = document.paragraf_at(start)
    return section.id if section else None, start, end, document.text[start:end]


def _without_genitive(name: str) -> str:
    """Return a body's name as it is listed: "Kommunstyrelsens" → "Kommunstyrelsen"."""
    return " ".join(name.split()).removesuffix("s")


def _of_decisions(artifact: Artifact) -> Iterator[Cue]:
    """Return to which day a matter was tabled, and to whom one was referred."""
    document = artifact.document
    for decision in artifact.facts.decisions:
        if decision.status != "decision":
            continue
        end = min(decision.end, decision.start + LONGEST)
        place = _place(document, decision.start, end)
        if decision.outcome in {"bordlaggning", "aterremiss"}:
            yield Cue("tabled", *place, day=_day(artifact, decision))
            continue
        sent = _REFERRED.search(document.text, decision.start, decision.end)
        if sent is not None:
            words = _words(place[-1])
            for name in _receivers(artifact, decision, sent.end()):
                yield Cue("referred", *place, name, words=words)


def _day(artifact: Artifact, decision: Decision) -> dt.date | None:
    """Return the day to come that a decision names, or None."""
    said = artifact.document.date
    days = [
        time.latest
        for time in artifact.facts.times
        if decision.start <= time.start < decision.end and time.latest
    ]
    later = [day for day in days if said is None or day > said]
    return min(later, default=None)


def _receivers(artifact: Artifact, decision: Decision, after: int) -> list[str]:
    """Return the bodies that something is sent to, but for the one deciding."""
    to = artifact.document.text.find(" till ", after, decision.end)
    found = []
    for organisation in artifact.facts.organisations:
        if organisation.kind != "organ" or organisation.name == decision.organ:
            continue
        if any(0 <= to <= m.start < decision.end for m in organisation.mentions):
            found.append(organisation.name)
    return found


def _words(text: str) -> tuple[str, ...]:
    """Return the stems of a text's content words; days and numbers tie nothing."""
    return tuple(word for word in content_words(text) if not word.isdigit())


def _reports(artifact: Artifact) -> Iterator[Cue]:
    """Return where a heading, a title or a decision reports on an assignment."""
    document = artifact.document
    for section in document.sections:
        if section.kind == "paragraf" and section.heading:
            yield from _report(document, section.start, section.body_start)
    for decision in artifact.facts.decisions:
        yield from _report(document, decision.start, decision.end)


def _report(document: Document, start: int, end: int) -> Iterator[Cue]:
    text = document.text
    reports = _REPORTS.search(text, start, end)
    if reports is not None:
        stop = min(end, reports.start() + LONGEST)
        stop = reports.start() + len(text[reports.start() : stop].rstrip())
        words = _words(text[reports.end() : stop])
        yield Cue("reports", *_place(document, reports.start(), stop), words=words)
    closes = _CLOSES.search(text, start, end)
    if closes is not None:
        place = _place(document, closes.start(), closes.end())
        yield Cue("closes", *place, words=_words(closes.group()))


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a match: at most its line and `LONGEST`."""
    line = text.rfind("\n", 0, start) + 1
    begins = text.rfind(". ", line, start)
    first = begins + 2 if begins >= 0 else line
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    point = text.find(". ", end, stop)
    last = point + 1 if point >= 0 else stop
    return first, max(end, min(last, start + LONGEST))
