"""On whom a task is laid: "X får i uppdrag", "uppdra åt X", "jag har bett X att"."""

import re

from ingest.extract.atagande.naming import generic, name_of, written
from ingest.extract.atagande.scene import Scene
from ingest.extract.atagande.subjects import is_actor
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause
from ingest.language.wordsets import wordset

GIVEN = re.compile(
    r"\b(?:ger|ge|gett|givit|har gett|gav|lämnar|uppdra[rs]? (?:åt|till)|"
    r"uppdrog (?:åt|till)|uppdragit (?:åt|till)|"
    r"uppmana|anmoda|uppdrag (?:åt|till)|uppdraget (?:åt|till)|ålägga|ålägger|"
    r"åligger(?: det)?|ankommer på)\s{1,9}"
    r"(?P<who>(?:[^.;:]|\.(?= [a-zåäö])){3,320}?)\s{0,9},?\s{1,9}"
    r"(?:i uppdrag|i uppgift|som uppgift|till uppgift|uppdraget|uppdrag|att\b|"
    r"för att\b)",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\btill (?P<who>[^.;:,]{4,120}?),? som (?:får|ges|har fått) i uppdrag",
    re.IGNORECASE,
)
# "Uppdraget att … läggs på / går till / gavs åt kanslichefen."
LAID_ON = re.compile(
    r"\b(?:uppdrag(?:et)?|uppgift(?:en)?|ansvar(?:et)?)\b[^.;:]{0,120}?"
    r"\b(?:läggs på|lagts på|går till|gått till|ges till|getts till|lämnas till|"
    r"vilar på|åligger|ligger på)\s+(?P<who>[^.;:,]{3,80})",
    re.IGNORECASE,
)
# "Regeringen anser att Ekverket ska uppdras att …": whom it is said of.
SAID_OF = re.compile(
    r"\batt (?P<who>[^.;:,]{3,90}?) (?:(?:ska|bör) (?:uppdras|åläggas)|"
    r"(?:ska|bör|får|ges) (?:få |ges )?i uppdrag)\b",
    re.IGNORECASE,
)
ADVERB = re.compile(r"^(?:även|också|därför|vidare|dessutom|nu|samtidigt) ")
RECEIVERS = wordset("mottagarverb") | {"uppmanas", "anmodas"}
TASK = re.compile(
    r"\b(?:uppdrag|uppgift|ansvar|uppdras|åläggs|ansvarig|ombe|anmodas|uppmana)"
)
GIVING = re.compile(r"\b(?:gett|givit|uppdragit|bett)\b")
ASKED = re.compile(
    r"\b(?:bett|ber) (?P<who>[\wåäöÅÄÖ-]+(?: [\wåäöÅÄÖ-]+){0,3}?) (?:om )?"
    r"(?:att\b|(?:återkomma|redovisa|ta|se|utreda|göra|undersöka|komma)\b)"
)


def assignee_of(unit: Unit, clause: Clause | None, scene: Scene) -> str | None:
    """Return whom an assignment is laid on."""
    relative = RELATIVE.search(unit.text)
    if clause is not None and clause.subject and relative is None:
        named = _receiver(unit, clause, scene)
        if named is not None:
            return named
    match = (
        relative
        or SAID_OF.search(unit.text)
        or ASKED.search(unit.text)
        or GIVEN.search(unit.text)
        or LAID_ON.search(unit.text)
    )
    if match is None:
        return None
    who = ADVERB.sub("", match["who"])
    head = who.split()[-1].lower() if len(who.split()) < 3 else ""
    meant = generic(head, unit, scene) if head else None
    return meant or written(who, unit.start + match.end("who") - len(who), scene.actors)


def _receiver(unit: Unit, clause: Clause, scene: Scene) -> str | None:
    """Return the subject where it is given the task ("Kontoret får i uppdrag …")."""
    place = clause.subject
    if place is None or clause.finite_word not in RECEIVERS:
        return None
    lower = unit.text.lower()
    if clause.passive and TASK.search(lower) is None:
        return None  # "Utredningen ska redovisas": the thing, and no one's task yet
    subject = clause.text_of(place)
    able = is_actor(clause, place, scene.actors) or subject[:1].isupper()
    if not able or subject.lower() == "det" or GIVING.search(lower):
        return None
    return name_of(clause, place, unit, scene)
