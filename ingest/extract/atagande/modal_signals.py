"""The modals: three kinds of "ska", and the weaker "måste", "bör", "vill", "lär"."""

import re

from ingest.extract.atagande.agents import is_title
from ingest.extract.atagande.evidence import BINDING, DOING, READY, Evidence, Signal
from ingest.extract.atagande.subjects import OUTSIDE, SUBORDINATES
from ingest.extract.atagande.tense_signals import ATTAINED, watched
from ingest.language import verbs
from ingest.language.wordsets import wordset
from ingest.model import Strength

MEASURE = re.compile(r"\b(?:minst|högst|uppgå till|vara)\s+\d+[\d,.]*\s*(?:%|procent)")
TIMETABLE = re.compile(r"\benligt (?:\w+ )?tidplan")
# Work described by its manner binds no one: "Arbetet ska bedrivas effektivt."
MANNER = wordset("sätt")
# What is done by saying it, and so is no promise.
SPEAKING = wordset("talhandling")
# What is to be heeded in whatever is done: a norm, and no deed of its own.
HEED = wordset("hänsyn")
# "Jag vill lyfta tre saker", but not "lyfta frågan i styrelsen".
RAISED = re.compile(
    r"\blyfta (?:fram\b|(?:[\wåäö]+ ){0,2}(?:saker|punkter|delar|exempel|aspekter|"
    r"perspektiv|synpunkter)\b|(?:det här|detta|att)\b(?! (?:i|till|på|med|hos|vid)\b))"
)
# "Om allt går enligt planerna kan vi öppna i maj."
AS_PLANNED = re.compile(
    r"\b(?:om allt|(?:går|löper|fungerar) allt|förutsatt att allt|"
    r"om (?:inget|ingenting) oförutsett)\b[^.]{0,40}?"
    r"\b(?:plan\w*|tidplan\w*|ska|väl|bra|vägen|inträffar|sker)\b"
)
ABSTRACT = frozenset(("partnerskapet", "samverkan", "samarbetet"))
# "Föreningarna ska höras": whoever asks them is to do it.
HEARD = frozenset(("höra", "tillfråga", "rådfråga", "konsultera"))
ABLE = frozenset(("kunna", "få", "behöva"))
# "Alla skolor ska …": a norm, until it has a day.
EVERY = frozenset(("alla", "samtliga", "varje", "ingen", "inget", "inga"))
OURS = frozenset(("våra", "vår", "alla", "kommunens"))
# Whoever applies or delivers, and what they hand in, is told a day by others.
HANDED_IN = re.compile(
    r"(?:föreningar|organisationer|aktörer|företag|stiftelser|utförare|leverantörer|"
    r"deltagare|sökande|ansökningar|anmälningar|fakturor|handlingar|anbud)$"
)


def duty(e: Evidence) -> Signal | None:
    """Read "ska" and "skall": an undertaking only where someone is to do something."""
    clause = e.clause
    if clause.finite_word not in ("ska", "skall") or (clause.negated and not e.actor):
        return None
    if e.future and not e.actor and MEASURE.search(e.text):
        return Signal("plan", "atagande.mal", 0.6)
    if not _is_undertaking(e) or _is_calling(e):
        return None
    rule = "atagande.ska-passiv" if clause.passive else "atagande.ska"
    return Signal(_strength(e), rule, 0.8 if e.actor else 0.7)


def _is_calling(e: Evidence) -> bool:
    """Tell whether a speaker says what a profession is for: "Våra lärare ska lära ut".

    With a day, or where it is laid down, it is to be done.
    """
    subject = e.clause.subject
    if e.genre != "svar" or e.future or subject is None or not is_title(e.head):
        return False
    first = e.clause.words[subject[0]].lower
    return first in OURS or (first == e.head and e.head.endswith("are"))


def accomplished(e: Evidence) -> Signal | None:
    """Read "ska ha fått en plan före juni": a state to have been reached by a time."""
    clause = e.clause
    if clause.finite_word not in ("ska", "skall") or clause.lemma != "ha":
        return None
    near = clause.words[clause.lexical + 1 : clause.lexical + 3]
    done = any(verbs.reading(word.lower, "sup") for word in near)
    if not done or not e.future or clause.negated or e.klass == "omvarld":
        return None
    return Signal(_strength(e), "atagande.ska-ha", 0.65)


def everywhere(e: Evidence) -> Signal | None:
    """Read "Senast 2026 ska alla skolor ha en skuggad gård": a norm with its day.

    Without the day it says how things should be; with it, what is to be reached.
    """
    clause = e.clause
    if clause.finite_word not in ("ska", "skall") or e.genre not in BINDING:
        return None
    if e.klass != "norm" or clause.negated or clause.subject is None:
        return None
    if e.genre == "beslut" and e.future and clause.lemma == "kunna":
        # "Patienter ska från och med maj kunna läsa sina svar": it is to be ready then.
        return Signal("obligation", "atagande.mal", 0.6)
    if not e.due:
        return None
    first = clause.words[clause.subject[0]].lower
    if first not in EVERY or e.head in EVERY or HANDED_IN.search(e.head):
        return None
    if clause.lemma in MANNER or not (clause.passive or e.group == "tillstand"):
        return None
    settled = e.genre in ("avtal", "beslut")
    return Signal("obligation" if settled else "plan", "atagande.mal", 0.6)


def _is_undertaking(e: Evidence) -> bool:
    """Tell an undertaking from a purpose ("ska bidra till") and a norm."""
    binding = e.genre in BINDING
    if e.clause.passive and e.clause.lemma in HEARD and e.klass is None:
        return True
    if e.group == "ledord":
        return e.actor and binding and e.head not in ABSTRACT
    if e.group == "tillstand":
        return _state_to_reach(e)
    if e.group == "innehall":
        return e.genre in ("uppdrag", "beslut") or (e.actor and binding)
    if e.actor and not e.clause.passive:
        return True
    if e.klass == "omvarld":
        looked_into = e.genre == "uppdrag" and watched(e)
        return looked_into or (e.future and binding)
    return _thing_to_do(e)


def _state_to_reach(e: Evidence) -> bool:
    """Tell whether "ska vara" or "ska ha" is a duty or a state due at a time."""
    if e.clause.lemma in ABLE:
        return _made_possible(e)
    binding = e.genre in BINDING
    if OUTSIDE.search(e.head) and e.genre == "styrande":
        return False
    ready = e.future and (READY.search(e.text) is not None or binding)
    return ready or (e.actor and binding) or (e.genre == "uppdrag" and e.clause.passive)


def _made_possible(e: Evidence) -> bool:
    """Read "Prov ska kunna lämnas i Åby från och med maj", where it is decided.

    A plan holds much that should be possible; what it gives a last day is undertaken.
    """
    free = e.klass is None and not e.clause.negated
    dated = e.future if e.genre == "beslut" else e.due and e.genre == "styrande"
    return e.clause.lemma == "kunna" and dated and free


def _thing_to_do(e: Evidence) -> bool:
    """Tell whether a thing is to be done, rather than to have an effect."""
    clause = e.clause
    placed = e.genre in BINDING or e.future
    if clause.lemma == "ske" or (clause.lemma in MANNER and e.klass == "dokument"):
        return placed
    settled = e.genre in ("uppdrag", "beslut", "avtal")
    if not clause.passive and clause.lemma in ATTAINED:
        return False  # "Insatserna ska nå hela länet": how far they are to go
    if clause.passive and clause.lemma in HEED and not settled:
        return False
    near = clause.words[clause.finite + 1 : clause.lexical]
    state = any(word.lower == "vara" for word in near)
    if state and not (e.future or settled):
        return False  # "Språket ska vara vårdat": how it is to be
    if clause.passive or e.head in ("det", ""):
        return e.group in DOING or e.group == "avsikt"
    if e.genre == "uppdrag":
        return e.group in DOING
    if e.genre == "beslut" and e.group == "rapport":
        return True
    return e.future and e.group in DOING and e.klass != "dokument"


def _strength(e: Evidence) -> Strength:
    """Return what "ska" means where it stands."""
    if e.genre == "beslut":
        definite = e.head.endswith(("n", "t", "na", "ns"))
        tasked = e.actor and definite and e.group != "innehall"
        return "assignment" if tasked else "obligation"
    if e.genre in ("avtal", "uppdrag", "styrande"):
        return "obligation"
    if e.actor and SUBORDINATES.search(e.head):
        return "assignment"
    if TIMETABLE.search(e.text):
        return "plan"
    return "obligation" if e.genre in ("arende", "fraga") else "promise"


def other_modals(e: Evidence) -> Signal | None:
    """Read "måste", "bör", "vill", "tänker", "lär"."""
    clause, word = e.clause, e.clause.finite_word
    if clause.negated or clause.tense != "modal":
        return None
    if word == "måste" and e.actor and e.future:
        return Signal("obligation", "atagande.maste", 0.7)
    if word == "bör":
        return _ought(e) or _likely(e)
    if word in ("kan", "bör") and e.future and AS_PLANNED.search(e.text):
        return Signal("expectation", "atagande.om-allt-gar", 0.5)
    wanted = word in ("vill", "tänker") and e.actor and e.genre == "svar"
    if clause.lemma in SPEAKING or (clause.lemma == "lyfta" and RAISED.search(e.text)):
        return None  # "Jag tänker svara på frågorna": said and done at once
    if wanted and e.group in (*DOING, "ledord"):
        return Signal("plan", "atagande.vill", 0.55)
    if word in ("lär", "torde") and e.klass is None and e.group != "tillstand":
        return Signal("expectation", "atagande.lar", 0.5)
    return None


def _likely(e: Evidence) -> Signal | None:
    """Read "Badet bör kunna öppna i maj": what is held likely, with a time."""
    clause = e.clause
    if not e.future or e.genre not in ("svar", "arende") or e.actor:
        return None
    words = [word.lower for word in clause.words[clause.finite + 1 :][:8]]
    able = "kunna" in words or ("vara" in words and READY.search(e.text) is not None)
    return Signal("expectation", "atagande.bor-kunna", 0.5) if able else None


def _ought(e: Evidence) -> Signal | None:
    """Read "bör", a task only where a decision lays it on a named body."""
    if not e.actor or e.clause.lemma in ("vara", "ha", "kunna"):
        return None
    if e.genre in ("beslut", "uppdrag"):
        return Signal("assignment", "atagande.bor", 0.6)
    if e.genre == "arende" and SUBORDINATES.search(e.head) and e.future:
        return Signal("assignment", "atagande.bor", 0.5)
    return None
