"""Who is bound: agent, subject, the holder of the task, the party or the owner.

The order is the field's own: an agent with "av", the subject, the subject of the
sentence before in a chain, whoever holds the task in the section, the party the
heading names, the section's organ, and last the document's owner.
"""

import re
from dataclasses import dataclass, field

from ingest.extract.atagande.subjects import Actors, is_actor, span_of
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause, Word, head_of
from ingest.extract.wordsets import wordset
from ingest.model import Document

CHAIN = re.compile(
    r"^(?:därefter|sedan|utifrån|vidare|detta|dessa|det|då|samtidigt|härefter|arbetet|"
    r"uppdraget|redovisningen|dessutom|även|där)\b"
)
GIVEN = re.compile(
    r"\b(?:ger|ge|gett|givit|har gett|uppdrar? (?:åt|till)|uppdragit åt|uppdrag (?:åt|till)|"
    r"åligger(?: det)?|ankommer på)\s+(?P<who>[^.;:]{3,200}?)\s*,?\s+"
    r"(?:i uppdrag|som uppgift|att\b|för att\b)",
    re.IGNORECASE,
)
CONTRACT = re.compile(
    r"^(?:den \w+ )?(?:överenskommelsen|avtalet|partnerskapet) (?:ska|skall|följs|ses|revideras)"
)
RELATIVE = re.compile(
    r"\btill (?P<who>[^.;:,]{4,120}?),? som (?:får|ges|har fått) i uppdrag",
    re.IGNORECASE,
)
OWNERS = frozenset(
    ["kommunen", "staden", "regionen", "landstinget", "kommunens", "regionens"]
)
ORGANS = frozenset(
    [
        "nämnden",
        "styrelsen",
        "utskottet",
        "fullmäktige",
        "arbetsutskottet",
        "beredningen",
    ]
)
SPEAKING = frozenset(("vi", "jag", "man"))
POINTING = frozenset(("den", "denna", "respektive", "också", "även"))
PARTIES = wordset("parter")
INTENT = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\wåäö -]{2,60}?)s (?:avsikt|ambition|mål|målsättning|intention|"
    r"plan|inriktning|förhoppning)$"
)
TOGETHER = re.compile(r"\b(?:mellan parterna|av parterna|parterna gemensamt)\b")
WORKS = wordset("arbete")
RECEIVING = frozenset(("få", "erhålla", "informera"))
LONGEST = 140


@dataclass
class Trail:
    """What earlier sentences leave behind for later ones."""

    chain: str | None = None
    explicit: tuple[str, str] | None = None
    holders: dict[str, str] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)

    def remember(
        self, place: str, promisor: str | None, assigned: bool, named: bool
    ) -> None:
        """Keep the latest promisor, and the holder of the task in a section."""
        self.chain = promisor or self.chain
        if promisor and (named or assigned):
            self.explicit = (place, promisor)
        if assigned and promisor:
            self.holders[place] = promisor

    def party(self, phrase: str | None) -> str | None:
        """Return the party a phrase means, by alias, name or kind; else the phrase."""
        if not phrase or phrase == "Parterna":
            return phrase
        folded = phrase.lower().removesuffix("s")
        if folded in self.aliases:
            return self.aliases[folded]
        bare = re.sub(r"(?:en|et|n)$", "", folded)
        for name in self.parties:
            own = name.lower()
            if own in folded or folded in own or (len(bare) > 4 and bare in own):
                return name
        return phrase


def owner_of(document: Document) -> str | None:
    """Return whom a document speaks for: its organ, else the body itself."""
    if document.type == "webbsida":
        return document.body or document.organ
    if document.type == "overenskommelse":
        return "Parterna"
    if document.type in ("interpellationssvar", "motionssvar", "interpellation"):
        # The answer is given in the assembly, but speaks for the whole body.
        return document.body or document.organ
    return document.organ or document.body


def _generic(head: str, document: Document, unit: Unit, actors: Actors) -> str | None:
    """Resolve "nämnden", "regionen", "vi" to whom they mean here."""
    if head == "nämnderna" and document.body:
        region = document.body.lower().startswith("region")
        return "Regionens nämnder" if region else "Kommunens nämnder"
    if head in PARTIES and document.type == "overenskommelse":
        return "Parterna"
    if head in SPEAKING:
        assembly = (document.organ or "").lower().endswith("fullmäktige")
        return owner_of(document) if assembly else document.organ or document.body
    if head in OWNERS and document.body:
        return document.body
    bare = head.removesuffix("s")
    if bare in ORGANS:
        organ = unit.decision.organ if unit.decision else None
        for name in (document.organ, organ):
            if name and bare in name.lower():
                return name
    if head.endswith(("en", "et")) and len(head) > 5:
        return actors.last_organisation_before(unit.start, head)
    return None


def name_of(
    clause: Clause,
    place: tuple[int, int],
    document: Document,
    unit: Unit,
    actors: Actors,
) -> str:
    """Return the name of whom a noun phrase means."""
    start, end = span_of(clause, place)
    head = head_of(clause, place)
    bare = place[1] - place[0] == 1 or clause.words[place[0]].lower in POINTING
    generic = _generic(head, document, unit, actors) if bare else None
    if generic:
        return generic
    return _written(document.text[start:end], start, actors)


def _written(text: str, start: int, actors: Actors) -> str:
    """Return the organisations in a phrase, else the phrase itself."""
    named = actors.organisations_in(start, start + len(text))
    if named and len(named[0]) >= 0.5 * min(len(text), 40):
        joined = ", ".join(named[:8])
        return joined[:1].upper() + joined[1:]
    phrase = re.split(r"[,(]\s*(?:som|nedan|vilk|i samverkan|tillsammans)", text)[0]
    phrase = " ".join(phrase.split())[:LONGEST].strip(' ,”"')
    return phrase[:1].upper() + phrase[1:]


def _assignee(
    unit: Unit, clause: Clause, document: Document, actors: Actors
) -> str | None:
    """Return whom an assignment is laid on."""
    relative = RELATIVE.search(unit.text) is not None
    if not relative and clause.finite_word in (
        "får",
        "har",
        "ska",
        "skall",
        "bör",
        "ges",
        "tilldelas",
        "åläggs",
        "föreslås",
        "utses",
        "blir",
    ):
        subject = clause.text_of(clause.subject)
        able = is_actor(clause, clause.subject, actors) or subject[:1].isupper()
        gives = re.search(r"\b(?:gett|givit|uppdragit)\b", unit.text.lower())
        if clause.subject and able and subject.lower() != "det" and not gives:
            return name_of(clause, clause.subject, document, unit, actors)
    match = RELATIVE.search(unit.text) or GIVEN.search(unit.text)
    if match is None:
        return None
    start = unit.start + match.start("who")
    who = match["who"]
    head = who.split()[-1].lower() if len(who.split()) < 3 else ""
    generic = _generic(head, document, unit, actors) if head else None
    return generic or _written(who, start, actors)


def _receives(clause: Clause) -> bool:
    """Tell whether the subject is the one who gets something, not who does it."""
    return (
        clause.lemma in RECEIVING
        and not any(w.lower == "uppdrag" for w in clause.words)
        and (clause.lemma == "få" or clause.passive)
    )


def party_of(heading: str | None) -> str | None:
    """Return the party a heading names ("Kommunens åtaganden", "Föreningen ska:")."""
    if not heading:
        return None
    cleaned = re.sub(r"\s*\([^)]{1,30}\)", "", heading)
    cleaned = re.sub(r"^[\d.\s§]+", "", cleaned).strip(" :")
    match = re.match(
        r"(?P<who>.{2,80}?)(?P<s>:?s)?\s+(?:åtagande|ansvar|uppgift|skyldighet|bidrag|"
        r"insats|investering|medverkan|resurs|roll|del)\w*",
        cleaned,
    ) or re.match(
        r"(?P<who>.{2,80}?)(?P<s>)\s+(?:ska|åtar sig|ansvarar|bidrar|svarar|förbinder|står)\b",
        cleaned,
    )
    if match is None:
        return None
    who = match["who"].strip()
    if who.lower() in ("gemensamma", "gemensamt", "parternas", "parterna", "parterna"):
        return "Parterna"
    return who if who[:1].isupper() else None


def promisor_of(  # noqa: PLR0913 - one argument per source of the answer
    unit: Unit,
    clause: Clause | None,
    assigned: bool,
    document: Document,
    actors: Actors,
    trail: Trail,
) -> str | None:
    """Return who is bound by a unit, by the order above; None if no one is named."""
    if clause is not None:
        if assigned:
            found = _assignee(unit, clause, document, actors)
            if found:
                return found
        intent = INTENT.match(clause.text_of(clause.subject))
        if intent is not None:
            who = _generic(intent["who"].lower(), document, unit, actors)
            return who or intent["who"]
        if unit.genre == "avtal" and TOGETHER.search(unit.text.lower()):
            return "Parterna"
        if head_of(clause, clause.subject) in WORKS and place_of(unit) in trail.holders:
            return trail.holders[place_of(unit)]
        for place in (clause.agent, clause.subject):
            bound = is_actor(clause, place, actors)
            passive = place == clause.subject and clause.passive
            if place and bound and not passive and not _receives(clause):
                name = name_of(clause, place, document, unit, actors)
                head = head_of(clause, place)
                if head == "myndigheten" and place_of(unit) in trail.holders:
                    return trail.holders[place_of(unit)]
                if unit.genre == "avtal" and head not in SPEAKING:
                    return trail.party(name)
                return name
        match = (
            GIVEN.search(unit.text) if clause.lemma in ("åligga", "ankomma") else None
        )
        if match:
            return _written(match["who"], unit.start + match.start("who"), actors)
    return _inherited(unit, document, trail)


def place_of(unit: Unit) -> str:
    """Return the key of the part of a document that shares one task."""
    return unit.paragraf.id if unit.paragraf else ""


def _inherited(unit: Unit, document: Document, trail: Trail) -> str | None:
    """Return whoever is bound by what stands around a clause without an actor."""
    if CHAIN.match(unit.text.lower()) and trail.chain:
        return trail.chain
    party = party_of(unit.heading) or party_of(unit.intro)
    if party and unit.genre in ("avtal", "svar", "styrande"):
        return trail.party(party)
    if CONTRACT.match(unit.text.lower()):
        return "Parterna"
    holder = trail.holders.get(place_of(unit))
    if unit.genre == "uppdrag" and trail.explicit:
        return trail.explicit[1]
    if unit.genre == "beslut" and holder:
        return holder
    if unit.decision is not None and unit.decision.organ:
        return unit.decision.organ
    if unit.genre == "fraga" and document.body in ("Riksdagen", "Regeringen"):
        return None  # a member's question speaks for no authority
    return owner_of(document)


def first_words(words: tuple[Word, ...], count: int) -> str:
    """Return the first words of a clause in lower case."""
    return " ".join(w.lower for w in words[:count])
