"""Who is bound: agent, subject, the holder of the task, the party or the owner.

The order is the field's own: an agent with "av", the subject where it acts, and then
whoever is bound by what stands around (`inheritance`).
"""

import re

from ingest.extract.atagande.antecedents import maker_of
from ingest.extract.atagande.assignees import ADVERB, GIVEN, assignee_of
from ingest.extract.atagande.inheritance import PAYING, inherited
from ingest.extract.atagande.naming import SPEAKING, generic, name_of, written
from ingest.extract.atagande.scene import Scene, place_of
from ingest.extract.atagande.subjects import class_of, is_actor
from ingest.extract.atagande.topics import topic_of
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause, Word, head_of
from ingest.language import verbs
from ingest.language.finite import CLAUSE_BREAKS, PREPOSITIONS
from ingest.language.wordsets import wordset

# "Att nå målet åligger samtliga nämnder."
RESTS_ON = re.compile(
    r"\b(?:åligger|ankommer på|vilar på|ligger på)\s+(?P<who>[^.;:]{3,120}?)\s*[.;]?$"
)
INTENT = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\wåäö -]{2,60}?)s (?:avsikt|ambition|mål|målsättning|intention|"
    r"plan|inriktning|förhoppning)$"
)
# "åligger samtliga nämnder och berör alla områden": the next verb's clause.
GOES_ON = re.compile(r" och (?:berör|gäller|omfattar|ska|är|kommer|bör)\b")
# "Bidraget betalas ut på rekvisition ställd till Ekverket."
REQUISITION = re.compile(
    r"\brekvisition(?: som)?(?: (?:ställ|rikt)\w+)?(?: [\wåäö]+){0,2}? till "
    r"(?P<who>[A-ZÅÄÖ][\wåäö-]+)"
)
OWN_DUTY = re.compile(
    r"\b(?P<who>[A-ZÅÄÖa-zåäö][\wåäö-]{2,40}?)s (?:ansvar|uppgift|skyldighet)"
    r"(?: att |[. ]*$)"
)
TOGETHER = re.compile(r"\b(?:mellan parterna|av parterna|parterna gemensamt)\b")
WORKS = wordset("arbete")
# Passive in form only: "Gruppen möts en gång i månaden."
MUTUAL = wordset("ömsesidig")
EXPECTED = frozenset(("väntas", "beräknas", "förväntas", "bedöms", "planeras"))
STOPS = frozenset(("om", "när", "som", "att", "och"))
SIDE = re.compile(r"\b[Ff]rån (?P<who>[\wåäö]{4,30}?)s sida\b")
RECEIVING = frozenset(("få", "erhålla", "informera"))
# "Andelen behöriga lärare ska öka": a share binds no one, nor do the teachers.
MEASURES = frozenset(("andelen", "antalet", "mängden", "tätheten", "kostnaden"))
# "Ingen chef ska ha fler än 30 medarbetare": whoever sees to it is not no one.
NOBODY = frozenset(("ingen", "inget", "inga"))


# Who is employed binds the one who employs them.
STAFF = frozenset(
    ("anställda", "anställd", "personalen", "personal", "medarbetare", "medarbetarna")
)


def promisor_of(
    unit: Unit, clause: Clause | None, assigned: bool, scene: Scene
) -> str | None:
    """Return who is bound by a unit, by the order above; None if no one is named."""
    found = assignee_of(unit, clause, scene) if assigned else None
    if clause is None or found:
        return found or inherited(unit, None, scene)
    return (
        _in_subject(unit, clause, scene)
        or _acting(unit, clause, scene)
        or _obliged(unit, clause, scene)
        or inherited(unit, clause, scene)
    )


def _in_subject(unit: Unit, clause: Clause, scene: Scene) -> str | None:
    """Return whom "Regeringens avsikt" or "Utredningen" points at."""
    intent = INTENT.match(clause.text_of(clause.subject))
    if intent is not None:
        who = generic(intent["who"].lower(), unit, scene)
        return who or intent["who"]
    paid = REQUISITION.search(unit.text) if clause.lemma in PAYING else None
    if paid is not None:
        return written(paid["who"], unit.start + paid.start("who"), scene.actors)
    duty = OWN_DUTY.search(unit.text) if unit.genre == "avtal" else None
    if duty is not None and clause.lemma == "vara":
        who = duty["who"].strip()
        named = generic(who.lower(), unit, scene) or scene.trail.party(who)
        return named[:1].upper() + named[1:] if named else None
    if unit.genre == "avtal" and TOGETHER.search(unit.text.lower()):
        return scene.together
    kept = unit.genre == "styrande" and clause.passive and clause.agent is None
    if kept and scene.keeper and class_of(clause, clause.subject) == "dokument":
        return scene.keeper
    ruled = unit.genre in ("uppdrag", "beslut")
    if ruled and head_of(clause, clause.subject) in WORKS:
        return scene.trail.holders.get(place_of(unit))
    return None


def _receives(clause: Clause) -> bool:
    """Tell whether the subject is the one who gets something, not who does it."""
    after = clause.words[clause.lexical + 1 : clause.lexical + 3]
    if clause.lemma == "ha" and any(word.lower == "fått" for word in after):
        return True
    return (
        clause.lemma in RECEIVING
        and not any(w.lower == "uppdrag" for w in clause.words)
        and (clause.lemma == "få" or clause.passive)
    )


def _acting(unit: Unit, clause: Clause, scene: Scene) -> str | None:
    """Return the agent, or the subject where it acts rather than receives."""
    if clause.subject and clause.words[clause.subject[0]].lower in NOBODY:
        return None
    mutual = clause.words[clause.lexical].lower in MUTUAL
    head = head_of(clause, clause.subject)
    if head in SPEAKING and not clause.passive:
        reported = scene.document.type == "tjansteskrivelse"
        office = scene.sender if reported else None
        spoken = _side(unit, scene) or office or topic_of(unit, scene)
        if spoken is not None or head == "man":
            return spoken or maker_of(unit, clause, scene)
    giver = _giver(unit, clause, scene) if _receives(clause) else None
    if giver is not None:
        return giver
    for place in (clause.agent, clause.subject):
        acts = mutual or _expected_to_act(clause)
        undergoing = place == clause.subject and clause.passive and not acts
        if place is None or undergoing or _receives(clause):
            continue
        if clause.words[place[0]].lower in MEASURES:
            continue
        if head_of(clause, place) in STAFF and place == clause.subject:
            continue
        named = place == clause.agent and _stands_alone(clause)
        if not (named or is_actor(clause, place, scene.actors)):
            continue
        head = head_of(clause, place)
        name = name_of(clause, place, unit, scene)
        own = unit.genre == "avtal" and head not in SPEAKING
        return scene.trail.party(name) if own else name
    return None


def _stands_alone(clause: Clause) -> bool:
    """Tell whether "av Namn" says who, and not whose ("inleds bygget av Torget")."""
    if clause.agent is None or not clause.words[clause.agent[0]].text[:1].isupper():
        return False
    return clause.subject is None or clause.subject[1] != clause.agent[0] - 1


def _expected_to_act(clause: Clause) -> bool:
    """Tell whether what is expected is that the subject acts ("väntas lämna över")."""
    if clause.finite_word not in EXPECTED:
        return False
    for word in clause.words[clause.finite + 1 :]:
        form = verbs.reading(word.lower, "inf")
        if form is not None and form.lemma != "kunna":
            return not form.passive and form.lemma not in ("vara", "bli", "stå")
    return False


def _giver(unit: Unit, clause: Clause, scene: Scene) -> str | None:
    """Return from whom something is received: "få en rapport av kontoret"."""
    words = clause.words
    for at in range(clause.lexical + 1, len(words) - 1):
        if words[at].lower in ("av", "från"):
            place = (at + 1, _phrase_end(words, at + 1))
            if is_actor(clause, place, scene.actors):
                return name_of(clause, place, unit, scene)
    return None


def _phrase_end(words: tuple[Word, ...], start: int) -> int:
    """Return where a short noun phrase ends."""
    end = start + 1
    while end < len(words) and end < start + 6:
        lower = words[end].lower
        if lower in PREPOSITIONS or lower in CLAUSE_BREAKS or lower in STOPS:
            break
        end += 1
    return end


def _side(unit: Unit, scene: Scene) -> str | None:
    """Return for whom a sentence says "vi": "Från regionens sida …"."""
    found = SIDE.search(unit.text)
    return generic(found["who"].lower(), unit, scene) if found is not None else None


def _obliged(unit: Unit, clause: Clause, scene: Scene) -> str | None:
    """Return whom something "åligger"."""
    if clause.lemma not in ("åligga", "ankomma"):
        return None
    match = GIVEN.search(unit.text) or RESTS_ON.search(unit.text)
    if match is None:
        return None
    who = GOES_ON.split(ADVERB.sub("", match["who"]), maxsplit=1)[0]
    meant = generic(who.lower(), unit, scene) if " " not in who else None
    at = unit.start + match.start("who") + match["who"].find(who)
    found = meant or written(who, at, scene.actors)
    return scene.trail.party(found) if unit.genre == "avtal" else found
