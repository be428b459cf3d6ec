"""Who is bound by a clause without an actor: whoever stands around it.

The order is the field's own: whoever makes the thing pointed back at, the line that
says who is responsible, the chain from the sentence before, the party the heading
names, the holder of the section's task, its organ, and last the document's owner.
"""

import re

from ingest.extract.atagande.antecedents import maker_of
from ingest.extract.atagande.naming import generic
from ingest.extract.atagande.parties import bare_party, party_of
from ingest.extract.atagande.scene import Scene, place_of
from ingest.extract.atagande.topics import topic_of
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause
from ingest.language.wordsets import is_actor_word

CHAIN = re.compile(
    r"^(?:därefter|sedan|utifrån|vidare|detta|dessa|det|då|samtidigt|härefter|arbetet|"
    r"uppdraget|redovisningen|dessutom|även|där|resultatet|resultaten|kalkylen|"
    r"sammanställningen|utvärderingen|uppföljningen|återrapporteringen)\b"
)
CONTRACT = re.compile(
    r"^(?:den \w+ )?(?:överenskommelsen|avtalet|partnerskapet) "
    r"(?:ska|skall|följs|ses|revideras)"
)
REVIEWED = re.compile(r"\b(?:följas? upp|följs upp|revider\w+|ses över|utvärder\w+)\b")
PUBLIC = re.compile(r"kommun$|\bstads?$|^region|landsting|nämnden$|^staten$")
REPAYING = frozenset(("återbetala", "återlämna", "återföra"))
BY_AGENT = re.compile(r"\bav (?P<who>[\wåäöÅÄÖ-]+(?: [\wåäöÅÄÖ-]+){0,3})\s*$")
# Whose account a sentence gives, before what is planned or expected.
ACCORDING = re.compile(r"\benligt (?=[A-ZÅÄÖ])")
NAME = 60
CHARGED_HERE = re.compile(
    r"[.;(–-] ?(?:[Aa]nsvarig\w{0,2}|[Aa]nsvar|[Hh]uvudansvarig|[Uu]tförare)"
    r"(?: [a-zåäö]{3,20}){0,2}: ?(?P<who>[^.;)\n]{3,90})"
)
PAYING = frozenset(("utbetala", "betala"))
STATE = ("Riksdagen", "Regeringen")


def inherited(unit: Unit, clause: Clause | None, scene: Scene) -> str | None:
    """Return whoever is bound by what stands around a clause without an actor."""
    made = maker_of(unit, clause, scene) if clause is not None else None
    if made is not None:
        return scene.trail.party(made) if unit.genre == "avtal" else made
    found = (
        (_payer(clause, scene) if unit.genre == "avtal" else None)
        or _source(unit, clause, scene)
        or _in_line(unit, scene)
        or _charged(unit, scene)
        or _by_heading(unit, scene)
        or _chained(unit, scene)
        or _tasked(unit, scene)
    )
    if found is not None:
        return found
    if unit.decision is not None and unit.decision.organ:
        return unit.decision.organ
    if unit.genre == "fraga" and scene.document.body in STATE:
        return None  # a member's question speaks for no authority
    return topic_of(unit, scene) or scene.owner


def _chained(unit: Unit, scene: Scene) -> str | None:
    """Return the promisor just before, the heading's party, or all the parties."""
    lower, trail = unit.text.lower(), scene.trail
    linked = trail.linked(unit.start) if CHAIN.match(lower) else None
    if linked is not None:
        return linked
    party = _heading_party(unit)
    if party:
        return trail.party(party)
    reviewed = trail.parties or REVIEWED.search(lower)
    return scene.together if reviewed and CONTRACT.match(lower) else None


def _tasked(unit: Unit, scene: Scene) -> str | None:
    """Return who holds the task of the unit's own part, or of the whole assignment."""
    trail = scene.trail
    holder = trail.holders.get(place_of(unit))
    if unit.genre == "uppdrag":
        # Others may be told to assist, but the task stays with who was given it.
        return holder or trail.first_holder or (trail.explicit or ("", None))[1]
    return holder if unit.genre == "beslut" else None


def _charged(unit: Unit, scene: Scene) -> str | None:
    """Return who a line in the unit's own part says is responsible."""
    around = scene.context.outline.around(unit.start) if scene.charged else []
    if not around:
        return None
    inside = [row for row in scene.charged if around[0].start <= row[0] < around[0].end]
    before = [row for row in inside if row[0] < unit.start]
    nearest = before[-1:] or inside[:1]
    return nearest[0][1] if nearest else None


def _source(unit: Unit, clause: Clause | None, scene: Scene) -> str | None:
    """Return whose word a thing's time is: "är enligt Banverket planerad till 2027"."""
    told = ACCORDING.search(unit.text) if clause is not None else None
    if told is None or unit.genre not in ("svar", "arende"):
        return None
    start = unit.start + told.end()
    named = scene.actors.organisations_in(start, start + NAME)
    near = named[:1] if scene.document.text[start:].startswith(tuple(named)) else []
    return near[0] if near else None


def _in_line(unit: Unit, scene: Scene) -> str | None:
    """Return who a line's own end charges: "Ta fram en plan. Ansvarig: Kansliet."."""
    if unit.genre != "styrande" or not unit.item:
        return None
    end = scene.context.line_at(unit.start)[1]
    found = CHARGED_HERE.search(scene.document.text, unit.start, end)
    if found is None:
        return None
    named = scene.actors.organisations_in(found.start("who"), found.end("who"))
    who = ", ".join(named[:4]) if named else found["who"].strip(" .")
    return who[:1].upper() + who[1:]


def _by_heading(unit: Unit, scene: Scene) -> str | None:
    """Return who a heading says does what stands below ("… utreds av kontoret")."""
    found = BY_AGENT.search(unit.heading or "")
    if found is None or not is_actor_word(found["who"].split()[-1].lower()):
        return None
    meant = generic(found["who"].lower(), unit, scene)
    return meant or found["who"][:1].upper() + found["who"][1:]


def _payer(clause: Clause | None, scene: Scene) -> str | None:
    """Return which of two parties pays, or pays back, under an agreement."""
    if clause is None or not clause.passive:
        return None
    parties = scene.trail.parties
    public = [name for name in parties if PUBLIC.search(name.lower())]
    others = [name for name in parties if name not in public]
    if len(public) != 1 or len(others) != 1:
        return None
    if clause.lemma in PAYING:
        return public[0]
    return others[0] if clause.lemma in REPAYING else None


def _heading_party(unit: Unit) -> str | None:
    """Return the party that the heading or the list's opening line names."""
    strict = unit.genre != "avtal"
    party = party_of(unit.heading, strict) or party_of(unit.intro, strict)
    if unit.item and unit.genre == "styrande":
        party = party or bare_party(unit.intro) or bare_party(unit.heading)
    return party if unit.genre in ("avtal", "svar", "styrande") else None
