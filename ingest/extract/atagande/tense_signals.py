"""The present and "kommer att" as promises: a time, a frequency, a binding text."""

import re

from ingest.extract.atagande.evidence import DOING, READY, Evidence, Signal
from ingest.extract.wordsets import wordset
from ingest.model import Strength

UNBOUND = frozenset(("omvarld", "norm", "lasare", "formalia"))
LATER = re.compile(r"^(?:därefter|sedan|härefter|framöver|framgent)\b")
AHEAD = re.compile(r"\b(?:fortsättningsvis|hädanefter|framöver|framgent)\b")
# "Driften är kommunens ansvar", "det är kommunens ansvar att städa".
OWN_DUTY = re.compile(
    r"\b[\wåäö-]{1,40}s (?:ansvar|uppgift|skyldighet)(?:[. ]*$| att )|\bansvar[. ]*$"
)
# Elected bodies, to which things are reported.
REPORTED_TO = ("nämnden", "styrelsen", "fullmäktige", "utskottet", "direktionen")
SPEAKING = wordset("talhandling")
ANSWERS = wordset("besked")
TOLD = wordset("föredragning")
KEPT = wordset("löftestillstånd")
REFRAINED = wordset("avstå")
# Verbs by which a thing, without an actor, is said to come about.
STARTS = wordset("start")
# What a body does once, to bring a thing about.
MAKING = wordset("framtagande")
CONDITION = re.compile(r"(?:om|ifall|såvida|under förutsättning att)\b")
# What happens to someone rather than what someone does.
HAPPENING = wordset("skeende")
# What is done to a document by deciding: no promise of its own.
FORMAL = wordset("formell")
NOT_PLANNED = frozenset(("avse", "avsätta", "anta", "godkänna"))
PAID = frozenset(("utbetala", "betala", "rekvirera"))
STAYING = frozenset(("pågå", "fortgå", "fortsätta"))


def future(e: Evidence) -> Signal | None:
    """Read "kommer att INF"."""
    if e.clause.tense != "future" or e.klass == "omvarld":
        return None
    if e.klass in ("norm", "lasare") and not served(e):
        return None
    if e.head in ("jag", "vi") and e.clause.lemma in SPEAKING and not e.future:
        return None
    if _kept_open(e):
        return Signal("promise", "atagande.kommer-att", 0.7)
    if e.group in ("tillstand", "ledord", "") and not (e.actor or e.future):
        return None
    if e.group == "innehall" and not e.actor:
        return None
    if e.group == "tillstand" and e.clause.lemma in HAPPENING:
        return None
    return Signal("promise", "atagande.kommer-att", 0.85 if e.actor else 0.7)


def served(e: Evidence) -> bool:
    """Tell whether something will be done for people: "Eleverna kommer att kallas"."""
    clause = e.clause
    return clause.tense == "future" and clause.passive and e.group in DOING


def _kept_open(e: Evidence) -> bool:
    """Tell whether a service "kommer att vara öppen", or a thing lie fixed ahead."""
    if e.klass is not None and e.klass != "dokument":
        return False
    near = e.clause.words[e.clause.lexical + 1 : e.clause.lexical + 4]
    if e.clause.lemma in ("vara", "hålla", "ligga", "ha", "finnas"):
        return any(w.lower in KEPT for w in near) or AHEAD.search(e.text) is not None
    return False


def refrained(e: Evidence) -> Signal | None:
    """Read "Skolan läggs inte ned": a present that promises not to."""
    clause = e.clause
    if clause.tense != "present" or not clause.negated or e.genre != "svar":
        return None
    if clause.lemma not in REFRAINED or not clause.passive or e.klass is not None:
        return None
    return Signal("promise", "atagande.nekad", 0.6)


def scheduled(e: Evidence) -> Signal | None:
    """Read the present tense with a time ahead: "I höst förbereds ett ärende"."""
    clause = e.clause
    later = e.genre == "svar" and LATER.match(e.text) is not None
    if clause.tense != "present" or clause.negated or not (e.future or later):
        return None
    if e.klass in UNBOUND or not _comes_about(e):
        return None
    stays = clause.lemma in STAYING
    if (clause.lemma in ("vara", "bli") or stays) and READY.search(e.text):
        return Signal("expectation", "atagande.klar", 0.65)
    if e.genre in ("avtal", "uppdrag", "beslut"):
        return Signal("obligation", "atagande.presens-tid", 0.7)
    if e.group == "rapport" and clause.passive and clause.lemma != "presentera":
        return Signal("promise", "atagande.presens-rapport", 0.7)
    return Signal("plan", "atagande.presens-tid", 0.7)


def reported(e: Evidence) -> Signal | None:
    """Read "Resultatet redovisas för nämnden": what will come before a body."""
    clause = e.clause
    if clause.tense != "present" or clause.negated or not clause.passive:
        return None
    if e.genre not in ("svar", "styrande") or e.group != "rapport":
        return None
    if clause.finite != clause.lexical or e.klass not in (None, "dokument", "omvarld"):
        return None
    near = clause.words[clause.finite + 1 : clause.finite + 5]
    to = any(word.lower in ("för", "till") for word in near[:3])
    if to and any(word.lower.endswith(REPORTED_TO) for word in near):
        return Signal("promise", "atagande.presens-rapport", 0.6)
    return None


def _comes_about(e: Evidence) -> bool:
    """Tell whether a present clause is about something done or started."""
    clause = e.clause
    if e.genre == "beslut" and e.group != "rapport":
        return False
    if e.genre == "arende" and clause.lemma in TOLD and not clause.passive:
        return False  # minutes tell in the present who spoke
    performed = e.klass == "dokument" or e.genre in ("avtal", "uppdrag", "beslut")
    if clause.lemma in NOT_PLANNED or (performed and clause.lemma in FORMAL):
        return False
    if clause.lemma in ("vara", "bli") or clause.finite_word == "är":
        return clause.lemma in ("vara", "bli") and READY.search(e.text) is not None
    moves = (e.actor or clause.passive) and e.group in (*DOING, "forsening")
    return moves or clause.lemma in STARTS or clause.lemma in STAYING


def informed(e: Evidence) -> Signal | None:
    """Read "Boende får besked i maj": what people get is what someone gives."""
    clause = e.clause
    if clause.finite_word != "får" or clause.negated or not (e.future or e.timed):
        return None
    near = clause.words[clause.finite + 1 : clause.finite + 5]
    if any(word.lower in ANSWERS for word in near):
        return Signal("plan", "atagande.far-besked", 0.6)
    return None


def habitual(e: Evidence) -> Signal | None:
    """Read the present tense with a frequency: "träffas fyra gånger per år"."""
    clause = e.clause
    if clause.tense != "present" or clause.negated or not e.recurring:
        return None
    told = e.actor and e.group == "sagesats" and clause.lemma in TOLD
    if e.klass in UNBOUND or not (e.group in DOING or told):
        return None
    if not (e.actor or clause.passive):
        return None
    strength: Strength = "promise"
    # An elected body that reports upwards in minutes does so because it must.
    reports = e.genre == "arende" and e.group == "rapport"
    must = reports and e.head.endswith(("nämnden", "nämnderna", "styrelsen"))
    binding = e.genre in ("avtal", "uppdrag", "beslut")
    if must or binding or e.klass == "dokument":
        strength = "obligation"
    return Signal(strength, "atagande.aterkommande", 0.65)


def conditional(e: Evidence) -> Signal | None:
    """Read "Om bidraget beviljas bygger vi etappen": a promise with its condition."""
    clause = e.clause
    if clause.tense != "present" or clause.negated or e.genre != "svar":
        return None
    if not (e.actor and e.group in DOING and CONDITION.match(e.text)):
        return None
    before = any(word.lower == "om" for word in clause.words[: clause.finite])
    after = clause.subject is not None and clause.subject[0] == clause.finite + 1
    return Signal("promise", "atagande.villkorad", 0.6) if before and after else None


def present_duty(e: Evidence) -> Signal | None:
    """Read duties in the present tense, which only binding texts have."""
    clause = e.clause
    if clause.tense != "present" or clause.negated or e.klass in UNBOUND:
        return None
    own = clause.lemma == "vara" and OWN_DUTY.search(e.text) is not None
    does = e.group in DOING and (e.actor or clause.agent is not None)
    if e.klass is None and e.genre == "avtal" and (own or does):
        return Signal("obligation", "atagande.presens", 0.65)
    if e.genre == "styrande" and e.actor and clause.lemma in MAKING:
        return Signal("obligation", "atagande.presens-plan", 0.55)
    if e.genre in ("uppdrag", "avtal") and clause.passive and clause.lemma in PAID:
        return Signal("obligation", "atagande.utbetalas", 0.7)
    if e.genre == "beslut" and e.group == "rapport" and clause.passive:
        return Signal("obligation", "atagande.aterrapporteras", 0.7)
    return None
