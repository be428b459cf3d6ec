"""Who is bound: agent, subject, the holder of the task, the party or the owner.

The order is the field's own: an agent with "av", the subject, the subject of the
sentence before in a chain, whoever holds the task in the section, the party the
heading names, the section's organ, and last the document's owner.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from ingest.extract.atagande.parties import bare_party, party_of
from ingest.extract.atagande.subjects import Actors, is_actor, span_of
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause, head_of
from ingest.extract.wordsets import wordset
from ingest.model import Document

CHAIN = re.compile(
    r"^(?:därefter|sedan|utifrån|vidare|detta|dessa|det|då|samtidigt|härefter|arbetet|"
    r"uppdraget|redovisningen|dessutom|även|där)\b"
)
GIVEN = re.compile(
    r"\b(?:ger|ge|gett|givit|har gett|uppdrar? (?:åt|till)|uppdragit åt|"
    r"uppdrag (?:åt|till)|"
    r"åligger(?: det)?|ankommer på)\s+(?P<who>[^.;:]{3,200}?)\s*,?\s+"
    r"(?:i uppdrag|som uppgift|att\b|för att\b)",
    re.IGNORECASE,
)
CONTRACT = re.compile(
    r"^(?:den \w+ )?(?:överenskommelsen|avtalet|partnerskapet) "
    r"(?:ska|skall|följs|ses|revideras)"
)
REVIEWED = re.compile(r"\b(?:följas? upp|följs upp|revider\w+|ses över|utvärder\w+)\b")
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
# "Föreningen ska redovisa": the one of that kind the section named last.
KINDS = {"föreningen": "forening", "stiftelsen": "stiftelse", "bolaget": "foretag"}
POINTING = frozenset(("den", "denna", "respektive", "också", "även"))
PARTIES = wordset("parter")
INTENT = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\wåäö -]{2,60}?)s (?:avsikt|ambition|mål|målsättning|intention|"
    r"plan|inriktning|förhoppning)$"
)
OWN_DUTY = re.compile(
    r"\b(?P<who>[A-ZÅÄÖa-zåäö-][\wåäö-]{2,40}?)s (?:ansvar|uppgift|skyldighet)"
    r"(?: att |[. ]*$)"
)
TOGETHER = re.compile(r"\b(?:mellan parterna|av parterna|parterna gemensamt)\b")
WORKS = wordset("arbete")
RECEIVERS = wordset("mottagarverb")
GIVING = re.compile(r"\b(?:gett|givit|uppdragit|bett)\b")
ASKED = re.compile(
    r"\bbett (?P<who>[\wåäöÅÄÖ-]+(?: [\wåäöÅÄÖ-]+){0,3}?) "
    r"(?:att\b|(?:återkomma|redovisa|ta|se|utreda|göra|undersöka|komma)\b)"
)
# Passive in form only: "Gruppen möts en gång i månaden."
MUTUAL = frozenset(("möts", "träffas", "samlas", "enas", "mötas"))
RECEIVING = frozenset(("få", "erhålla", "informera"))
LONGEST = 140
# Where a report says which office wrote it, and how such offices are named.
LETTERHEAD = 400
OFFICE = re.compile(
    r"(?:förvaltning(?:en)?|kontor(?:et)?|kansli(?:et)?|avdelning(?:en)?)$"
)


@dataclass
class Trail:
    """What earlier sentences leave behind for later ones."""

    chain: str | None = None
    explicit: tuple[str, str] | None = None
    first_holder: str | None = None
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
            self.first_holder = self.first_holder or promisor

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


@dataclass(frozen=True)
class Scene:
    """Where a promisor is looked for: the document, its actors and what came before."""

    document: Document
    actors: Actors
    trail: Trail

    @cached_property
    def body(self) -> str | None:
        """Return the body behind the document: its own, else the only one named."""
        if self.document.body:
            return self.document.body
        named = self.actors.of_kinds(("kommun", "region"))
        return named[0] if len(named) == 1 else None

    @cached_property
    def sender(self) -> str | None:
        """Return the office in the letterhead of an official's report."""
        named = self.actors.organisations_in(0, LETTERHEAD)
        return next((name for name in named if OFFICE.search(name)), None)


def owner_of(scene: Scene) -> str | None:
    """Return whom a document speaks for: its organ, else the body itself."""
    document, body = scene.document, scene.body
    if document.type == "webbsida":
        return body or document.organ
    if document.type == "overenskommelse":
        return "Parterna"
    if document.type == "tjansteskrivelse":
        return scene.sender or document.organ or body
    if (document.organ or "").lower().endswith("fullmäktige") and document.type in (
        "plan",
        "policy",
        "rapport",
    ):
        return body or document.organ  # the assembly adopts, the whole body acts
    board = (document.organ or "").lower().endswith("nämnden")
    if document.type == "motionssvar" and board:
        return document.organ  # a board that was asked answers for itself
    if document.type in ("interpellationssvar", "motionssvar", "interpellation"):
        # The answer is given in the assembly, but speaks for the whole body.
        return body or document.organ
    return document.organ or body


def _is_own(head: str, body: str) -> bool:
    """Tell whether "kommunen" or "regionen" can mean the body a text speaks for."""
    regional = body.lower().startswith(("region", "landsting")) or (
        body.lower().endswith("landsting")
    )
    return regional == head.startswith(("region", "landsting"))


def _generic(head: str, unit: Unit, scene: Scene) -> str | None:
    """Resolve "nämnden", "regionen", "vi" to whom they mean here."""
    document = scene.document
    if head == "myndigheten" and place_of(unit) in scene.trail.holders:
        return scene.trail.holders[place_of(unit)]
    if head == "nämnderna" and document.body:
        region = document.body.lower().startswith("region")
        return "Regionens nämnder" if region else "Kommunens nämnder"
    if head in PARTIES and document.type == "overenskommelse":
        return "Parterna"
    if head in SPEAKING:
        assembly = (document.organ or "").lower().endswith("fullmäktige")
        written = document.type == "tjansteskrivelse" and scene.sender is not None
        by_owner = assembly or written
        return owner_of(scene) if by_owner else document.organ or scene.body
    if head in OWNERS and scene.body and _is_own(head, scene.body):
        return scene.body
    bare = head.removesuffix("s")
    if bare in ORGANS:
        organ = unit.decision.organ if unit.decision else None
        for name in (document.organ, organ):
            if name and bare in name.lower():
                return name
    return _named_before(head, unit, scene)


def _named_before(head: str, unit: Unit, scene: Scene) -> str | None:
    """Return the body named last that a definite noun such as "föreningen" means."""
    if head in KINDS and scene.document.type != "overenskommelse":
        since = unit.paragraf.start if unit.paragraf else 0
        found = scene.actors.last_of_kind(since, unit.start, KINDS[head])
        if found is not None:
            return found
    if head.endswith(("en", "et")) and len(head) > 5:
        return scene.actors.last_organisation_before(unit.start, head)
    return None


def name_of(
    clause: Clause, place: tuple[int, int], unit: Unit, scene: Scene
) -> str | None:
    """Return the name of whom a noun phrase means."""
    start, end = span_of(clause, place)
    bare = place[1] - place[0] == 1 or clause.words[place[0]].lower in POINTING
    head = head_of(clause, place)
    if bare and head in scene.actors.aliases:
        return scene.actors.aliases[head]
    generic = _generic(head, unit, scene) if bare else None
    if head in SPEAKING:
        return generic  # no one is named by "vi" where no owner is known
    return generic or _written(scene.document.text[start:end], start, scene.actors)


def _written(text: str, start: int, actors: Actors) -> str:
    """Return the organisations in a phrase, else the phrase itself."""
    every = actors.organisations_in(start, start + len(text))
    # "Affärsverket ekkraft (Ekkraft)": a name and its short form are one.
    named = [n for n in every if not any(_shortens(n, other) for other in every)]
    if named and len(named[0]) >= 0.5 * min(len(text), 40):
        joined = ", ".join(named[:8])
        return joined[:1].upper() + joined[1:]
    phrase = re.split(r"[,(]\s*(?:som|nedan|vilk|i samverkan|tillsammans)", text)[0]
    phrase = " ".join(phrase.split())[:LONGEST].strip(' ,”"')
    return phrase[:1].upper() + phrase[1:]


def _shortens(name: str, other: str) -> bool:
    """Tell whether a name is the tail of another, longer one."""
    return name != other and other.lower().endswith(f" {name.lower()}")


def _assignee(unit: Unit, clause: Clause | None, scene: Scene) -> str | None:
    """Return whom an assignment is laid on."""
    relative = RELATIVE.search(unit.text)
    receiving = clause is not None and clause.finite_word in RECEIVERS
    if clause is not None and clause.subject and receiving and relative is None:
        subject = clause.text_of(clause.subject)
        able = is_actor(clause, clause.subject, scene.actors) or subject[:1].isupper()
        gives = GIVING.search(unit.text.lower())
        if able and subject.lower() != "det" and not gives:
            return name_of(clause, clause.subject, unit, scene)
    match = relative or ASKED.search(unit.text) or GIVEN.search(unit.text)
    if match is None:
        return None
    who = match["who"]
    head = who.split()[-1].lower() if len(who.split()) < 3 else ""
    generic = _generic(head, unit, scene) if head else None
    return generic or _written(who, unit.start + match.start("who"), scene.actors)


def _receives(clause: Clause) -> bool:
    """Tell whether the subject is the one who gets something, not who does it."""
    return (
        clause.lemma in RECEIVING
        and not any(w.lower == "uppdrag" for w in clause.words)
        and (clause.lemma == "få" or clause.passive)
    )


def promisor_of(
    unit: Unit, clause: Clause | None, assigned: bool, scene: Scene
) -> str | None:
    """Return who is bound by a unit, by the order above; None if no one is named."""
    found = _assignee(unit, clause, scene) if assigned else None
    if clause is None or found:
        return found or _inherited(unit, scene)
    return (
        _in_subject(unit, clause, scene)
        or _acting(unit, clause, scene)
        or _obliged(unit, clause, scene)
        or _inherited(unit, scene)
    )


def _in_subject(unit: Unit, clause: Clause, scene: Scene) -> str | None:
    """Return whom "Regeringens avsikt" or "Utredningen" points at."""
    intent = INTENT.match(clause.text_of(clause.subject))
    if intent is not None:
        who = _generic(intent["who"].lower(), unit, scene)
        return who or intent["who"]
    duty = OWN_DUTY.search(unit.text) if unit.genre == "avtal" else None
    if duty is not None and clause.lemma == "vara":
        who = duty["who"].strip()
        named = _generic(who.lower(), unit, scene) or scene.trail.party(who)
        return named[:1].upper() + named[1:] if named else None
    if unit.genre == "avtal" and TOGETHER.search(unit.text.lower()):
        return "Parterna"
    ruled = unit.genre in ("uppdrag", "beslut")
    if ruled and head_of(clause, clause.subject) in WORKS:
        return scene.trail.holders.get(place_of(unit))
    return None


def _acting(unit: Unit, clause: Clause, scene: Scene) -> str | None:
    """Return the agent, or the subject where it acts rather than receives."""
    for place in (clause.agent, clause.subject):
        meeting = unit.genre == "avtal" and clause.finite_word in MUTUAL
        undergoing = place == clause.subject and clause.passive and not meeting
        if place is None or undergoing or _receives(clause):
            continue
        if not is_actor(clause, place, scene.actors):
            continue
        head = head_of(clause, place)
        name = name_of(clause, place, unit, scene)
        own = unit.genre == "avtal" and head not in SPEAKING
        return scene.trail.party(name) if own else name
    return None


def _obliged(unit: Unit, clause: Clause, scene: Scene) -> str | None:
    """Return whom something "åligger"."""
    if clause.lemma not in ("åligga", "ankomma"):
        return None
    match = GIVEN.search(unit.text)
    if match is None:
        return None
    who = match["who"]
    generic = _generic(who.lower(), unit, scene) if " " not in who else None
    found = generic or _written(who, unit.start + match.start("who"), scene.actors)
    return scene.trail.party(found) if unit.genre == "avtal" else found


def place_of(unit: Unit) -> str:
    """Return the key of the part of a document that shares one task."""
    return unit.paragraf.id if unit.paragraf else ""


def _inherited(unit: Unit, scene: Scene) -> str | None:
    """Return whoever is bound by what stands around a clause without an actor."""
    document, trail = scene.document, scene.trail
    if CHAIN.match(unit.text.lower()) and trail.chain:
        return trail.chain
    party = party_of(unit.heading) or party_of(unit.intro)
    if unit.item and unit.genre == "styrande":
        party = party or bare_party(unit.intro) or bare_party(unit.heading)
    if party and unit.genre in ("avtal", "svar", "styrande"):
        return trail.party(party)
    lower = unit.text.lower()
    reviewed = trail.parties or REVIEWED.search(lower)
    if reviewed and CONTRACT.match(lower):
        return "Parterna"
    holder = trail.holders.get(place_of(unit))
    if unit.genre == "uppdrag" and (holder or trail.first_holder or trail.explicit):
        # Others may be told to assist, but the task stays with who was given it.
        return holder or trail.first_holder or (trail.explicit or ("", None))[1]
    if unit.genre == "beslut" and holder:
        return holder
    if unit.decision is not None and unit.decision.organ:
        return unit.decision.organ
    if unit.genre == "fraga" and document.body in ("Riksdagen", "Regeringen"):
        return None  # a member's question speaks for no authority
    return owner_of(scene)
