"""Duties in the present tense, which only texts that bind or govern have."""

import re

from ingest.extract.atagande.evidence import DOING, Evidence, Signal
from ingest.extract.atagande.tense_signals import HANDED, UNBOUND, says_that
from ingest.language.wordsets import wordset
from ingest.model import Strength

# "Driften är kommunens ansvar", "det är kommunens ansvar att städa".
OWN_DUTY = re.compile(
    r"\b[\wåäö-]{1,40}s (?:ansvar|uppgift|skyldighet)(?:[. ]*$| att )|\bansvar[. ]*$"
)
# What a body does once, to bring a thing about.
MAKING = wordset("framtagande")
# "bedriver sedan 2014": how it has been, and no undertaking.
SINCE = re.compile(
    r"\bsedan (?:år |den )?(?:\d|flera|många|länge|lång|början|starten|våren|hösten)"
)
PAID = frozenset(("utbetala", "betala", "rekvirera"))
LEADING = frozenset(("leda", "samordna"))
REVIEWING = frozenset(("följa", "revidera", "utvärdera", "uppdatera", "aktualisera"))


def present_duty(e: Evidence) -> Signal | None:
    """Read duties in the present tense, by the kind of text they stand in."""
    clause = e.clause
    if clause.tense != "present" or clause.negated or e.klass in UNBOUND:
        return None
    by_genre = {"avtal": _agreed, "styrande": _governed, "beslut": _decided}
    found = by_genre[e.genre](e) if e.genre in by_genre else None
    paid = e.genre in ("uppdrag", "avtal") and clause.passive and clause.lemma in PAID
    if found is None and paid:
        return Signal("obligation", "atagande.utbetalas", 0.7)
    return found


def _agreed(e: Evidence) -> Signal | None:
    """Read "Kommunen står för lokalen", "Lokalen ställs till förfogande"."""
    clause = e.clause
    own = clause.lemma == "vara" and OWN_DUTY.search(e.text) is not None
    does = e.group in DOING and (e.actor or clause.agent is not None)
    does = does and not SINCE.search(e.text)
    plain = e.klass is None or clause.agent is not None
    if plain and (own or does):
        return Signal("obligation", "atagande.presens", 0.65)
    undertaken = e.role == "ataganden" and clause.passive
    if undertaken and e.group in DOING and e.klass is None:
        return Signal("obligation", "atagande.presens-passiv", 0.6)
    return None


def _governed(e: Evidence) -> Signal | None:
    """Read "Kontoret tar fram en rutin", "Policyn följs upp i bokslutet"."""
    clause = e.clause
    described = clause.passive and clause.lemma in LEADING
    makes = clause.lemma in MAKING | LEADING or (e.timed and e.group in DOING)
    if e.actor and makes and not described:
        return Signal("obligation", "atagande.presens-plan", 0.55)
    if e.klass == "dokument" and clause.passive and clause.lemma in REVIEWING:
        strength: Strength = "obligation" if e.policy else "promise"
        return Signal(strength, "atagande.foljs-upp", 0.6)
    return None


def _decided(e: Evidence) -> Signal | None:
    """Read "Resultatet återrapporteras till nämnden" in a decision."""
    reported = e.group == "rapport" and e.clause.lemma not in HANDED
    reported = reported and not says_that(e.clause)
    if reported and e.clause.passive:
        return Signal("obligation", "atagande.aterrapporteras", 0.7)
    return None
