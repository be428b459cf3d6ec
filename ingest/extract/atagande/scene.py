"""What a promisor is looked for in: the document, its actors, what was said before."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from ingest.extract.atagande.subjects import Actors
from ingest.extract.atagande.units import Unit
from ingest.extract.context import Context
from ingest.model import Document

# Where a report says which office wrote it, and how such offices are named.
LETTERHEAD = 400
OFFICE = re.compile(
    r"(?:förvaltning(?:en)?|kontor(?:et)?|kansli(?:et)?|avdelning(?:en)?)$"
)
FOR_OFFICE = re.compile(
    r"\b[\wåäö]*plan(?:en)? (?:\d{4}(?:\s?[–-]\s?\d{4})? )?för "
    r"(?P<who>(?:[\wåäöÅÄÖ-]+,? (?:och |samt )?){0,4}[\wåäöÅÄÖ-]+"
    r"(?:förvaltningen|kontoret|avdelningen|enheten|kansliet))\b",
    re.IGNORECASE,
)
ANSWERS = ("interpellationssvar", "interpellation")
# "Interpellation till grundskolenämndens ordförande": whom an answer speaks for.
ASKED_BOARD = re.compile(
    r"\b(?P<board>[\wåäöÅÄÖ-]{3,40}(?:, [\wåäö-]+| (?:och|samt) [\wåäö-]+){0,3}"
    r"nämnden)s"
    r" ordförande\b|\bordförande(?:n)? (?:i|för) (?P<other>[\wåäöÅÄÖ-]+nämnden)\b",
    re.IGNORECASE,
)
# "Ordförande i vård- och omsorgsnämnden", under an answer to the assembly.
SIGNED_AS = re.compile(
    r"^(?:[^\n]{0,60}, )?ordförande(?:n)? (?:i|för) "
    r"(?P<who>(?:[\wåäöÅÄÖ-]+,? (?:och |samt )?){0,4}?[\wåäöÅÄÖ-]+nämnden)\b",
    re.IGNORECASE | re.MULTILINE,
)
# Bodies that decide for a whole authority or federation, which then acts.
ASSEMBLIES = ("fullmäktige", "direktionen")
# Councils that are heard and carry nothing out.
ADVISORY = re.compile(
    r"(?:pensionärs|tillgänglighets|funktionsrätts|funktionshinder\w{0,10}|ungdoms|"
    r"brukar|samverkans|integrations|dialog|elev|klimat)råd(?:et)?\b"
)
# "Kommunerna" are all of them, and not the one that the short form follows.
PLURAL = re.compile(r"(?:arna|erna|orna)$")
OPENING = 1500
# The very top of a letter, where an office that writes it stands.
TOP = 160
SIGNED_TYPES = ("motionssvar", "ovrigt", "motion")
# How far off what was said last still tells who "detta" or "arbetet" belongs to.
REACH = 900


# "För barn- och utbildningsnämnden", above the names of those who sign.
SIGNED_FOR = re.compile(
    r"^För (?P<who>(?:[\wåäöÅÄÖ-]+,? (?:och |samt )?){0,5}?[\wåäöÅÄÖ-]+"
    r"(?:nämnden|styrelsen|förvaltningen|kontoret|kommun|direktionen|förbundet))\s*$",
    re.MULTILINE,
)
SIGNED = 900
# "Dokumentansvarig: Strateg, avdelningen för hållbarhet": who keeps it up to date.
KEPT_BY = re.compile(
    r"^(?:Dokumentansvarig|Dokumentägare|Dokumentansvar|Ansvarig (?:nämnd|förvaltning|"
    r"funktion|för (?:dokumentet|revidering|uppföljning))|Planägare|Processägare)"
    r"[ \t:]+(?P<who>[^\n]{4,90})$",
    re.MULTILINE,
)
# "Ansvarig: Kulturkontoret", in the part of a plan that it is responsible for.
CHARGED = re.compile(
    r"^[•–-]?[ \t]*(?:Ansvarig|Ansvariga|Ansvar|Huvudansvarig|Utförare|Genomförs av|"
    r"Ansvarig (?:nämnd|förvaltning|enhet|part|aktör|funktion)|Vem)"
    r"(?: för genomförande)?[ \t]*:[ \t]*(?P<who>[^\n]{3,120})$",
    re.MULTILINE,
)
TOGETHER = ("parterna", "huvudmännen", "partnerna")


@dataclass
class Trail:
    """What earlier sentences leave behind for later ones."""

    chain: tuple[int, str] | None = None
    explicit: tuple[str, str] | None = None
    first_holder: str | None = None
    holders: dict[str, str] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)

    def remember(
        self, unit: Unit, promisor: str | None, assigned: bool, named: bool
    ) -> None:
        """Keep the latest promisor, and the holder of the task in a section."""
        place = place_of(unit)
        self.chain = (unit.end, promisor) if promisor else self.chain
        if promisor and (named or assigned):
            self.explicit = (place, promisor)
        if assigned and promisor:
            self.holders[place] = promisor
            self.first_holder = self.first_holder or promisor

    def linked(self, offset: int) -> str | None:
        """Return the promisor of what was promised shortly before `offset`."""
        near = self.chain is not None and offset - self.chain[0] < REACH
        return self.chain[1] if self.chain is not None and near else None

    def party(self, phrase: str | None) -> str | None:
        """Return the party a phrase means, by alias, name or kind; else the phrase."""
        if not phrase or phrase == "Parterna":
            return phrase
        folded = phrase.lower().removesuffix("s")
        if folded in self.aliases and not PLURAL.search(folded):
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

    context: Context
    actors: Actors
    trail: Trail

    @property
    def document(self) -> Document:
        """Return the document that is read."""
        return self.context.document

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

    @cached_property
    def planned_for(self) -> str | None:
        """Return the office whose plan it is ("Verksamhetsplan för kulturkontoret")."""
        found = FOR_OFFICE.search(self.document.text, 0, LETTERHEAD)
        if found is None:
            return None
        named = self.actors.organisations_in(found.start("who"), found.end("who"))
        return named[0] if named else found["who"][:1].upper() + found["who"][1:]

    @cached_property
    def signed_for(self) -> str | None:
        """Return the body that a paper is signed for."""
        text = self.document.text
        found = SIGNED_FOR.search(text, max(0, len(text) - SIGNED))
        if found is None:
            return None
        named = self.actors.organisations_in(found.start("who"), found.end())
        return named[0] if named else found["who"][:1].upper() + found["who"][1:]

    @cached_property
    def heading_office(self) -> str | None:
        """Return the office that a letter is headed with."""
        named = self.actors.organisations_in(0, TOP)
        return next((name for name in named if OFFICE.search(name)), None)

    @cached_property
    def charged(self) -> tuple[tuple[int, str], ...]:
        """Return where a line says who is responsible, and the name it gives."""
        found = []
        for line in CHARGED.finditer(self.document.text):
            named = self.actors.organisations_in(line.start("who"), line.end("who"))
            who = ", ".join(named[:4]) if named else line["who"].strip(" .")
            found.append((line.start(), who[:1].upper() + who[1:]))
        return tuple(found)

    @cached_property
    def keeper(self) -> str | None:
        """Return who is to keep a governing document up to date."""
        found = KEPT_BY.search(self.document.text, 0, OPENING)
        if found is None:
            return None
        named = self.actors.organisations_in(found.start("who"), found.end())
        who = named[-1] if named else found["who"].rsplit(",", 1)[-1].strip()
        return who[:1].upper() + who[1:]

    @cached_property
    def together(self) -> str:
        """Return what an agreement calls all its parties."""
        lower = self.document.text.lower()
        most = max(TOGETHER, key=lambda word: (lower.count(word), word == "parterna"))
        return most[:1].upper() + most[1:]

    @cached_property
    def owner(self) -> str | None:
        """Return whom the document speaks for: its organ, else the body itself."""
        return owner_of(self)

    @cached_property
    def assembly(self) -> bool:
        """Tell whether the document's organ is an assembly, which never acts itself."""
        return (self.document.organ or "").lower().endswith(ASSEMBLIES)

    @cached_property
    def answering(self) -> str | None:
        """Return the board whose chair answers in the assembly, else the body."""
        organ = self.document.organ
        if organ and organ.lower().endswith("nämnden"):
            return organ
        found = ASKED_BOARD.search(self.document.text, 0, OPENING)
        if found is not None and self.assembly:
            board = found["board"] or found["other"]
            named = self.actors.organisations_in(found.start(), found.end())
            return named[0] if named else board[:1].upper() + board[1:]
        signed = SIGNED_AS.search(
            self.document.text, max(0, len(self.document.text) - 400)
        )
        if signed is not None and (self.assembly or not organ):
            named = self.actors.organisations_in(signed.start("who"), signed.end())
            return named[0] if named else signed["who"][:1].upper() + signed["who"][1:]
        return self.body or organ


def place_of(unit: Unit) -> str:
    """Return the key of the part of a document that shares one task."""
    return unit.paragraf.id if unit.paragraf else ""


def owner_of(scene: Scene) -> str | None:
    """Return whom a document speaks for: its organ, else the body itself."""
    document, body = scene.document, scene.body
    if document.type == "webbsida":
        return body or document.organ
    if document.type == "overenskommelse":
        return scene.together
    if document.type in ("tjansteskrivelse", "rapport"):
        return scene.sender or document.organ or body
    if document.type == "plan" and scene.planned_for is not None:
        return scene.planned_for
    if document.type in ANSWERS:
        return scene.answering
    if document.type in SIGNED_TYPES:
        return scene.signed_for or scene.heading_office or document.organ or body
    if scene.assembly or ADVISORY.search((document.organ or "").lower()):
        return body or document.organ  # it adopts or advises, the whole body acts
    return document.organ or body
