"""What an act builds on: the earlier §§ it cites, replaces or only announces."""

import datetime as dt
import re
from collections.abc import Collection

from graph.identity import full_name
from graph.matters.connection import Code, Connection
from graph.matters.links_acts import Act, Acts, level
from graph.matters.links_quotes import of_reference
from graph.matters.records import ReferenceRecord

# A § that only lists what others have decided and sent.
_ANNOUNCES = re.compile(
    r"(?:förteckning över |redovisning av )?"
    r"(?:anmäl(?:da|ningar|ningsärende|an av)|meddelande|delgivning|delegations?beslut|"
    r"delegerade beslut|för kännedom|inkomna skrivelser)",
    re.IGNORECASE,
)
_ANNULS = re.compile(
    r"\b(?:upphäv\w*|ersätt(?:er|s|a)\b|upphör\w* att gälla|återkall\w*)", re.IGNORECASE
)
# What ends, leaves or contests a decision does not build on it.
_ENDS = re.compile(
    r"\b(?:avslut\w*|avbryt\w*|avbrut\w*|säg(?:a|s|er)? upp|uppsäg\w*|upphör\w*|"
    r"överklag\w*)",
    re.IGNORECASE,
)
DEFERRING = frozenset({"bordlagt", "aterremitterat"})
SURE, GUESSED = 0.95, 0.5
# Documents that are dated by the day on which they were adopted.
ADOPTED = frozenset({"plan", "policy", "overenskommelse", "avtal"})
# Parts of a § that tell how its matter has come there.
PREPARING = frozenset({"underlag", "beredning"})
# "Antagen av kommunfullmäktige den 3 maj 2023, § 4" at the head of a plan.
_ADOPTED = re.compile(
    r"[\W\d]*(?:antag\w*|beslutad\w*|fastställ\w*|godkänd\w*)\b[^.]{0,60}$",
    re.IGNORECASE,
)
TURNED: dict[str, str] = {
    "anmald": "anmäler",
    "beredning": "bereddes genom",
    "aterremiss-fortsatt": "tar upp efter återremiss",
}
# How far back a matter may have been prepared by another body.
RECENT = dt.timedelta(days=730)
VERBS: dict[str, str] = {
    "ersatter": "upphäver eller ersätter",
    "antogs": "antogs genom",
}


def citations(acts: Acts, used: Collection[tuple[str, str]]) -> list[Connection]:
    """Return links to the acts cited, but for those already linked more closely.

    Args:
        acts: The acts of one body.
        used: (act, act) that another link joins, in either order.
    """
    found: dict[tuple[str, str], Connection] = {}
    for act in acts.all:
        for reference in act.references:
            link = _cited(acts, act, reference)
            if link is None or link.subject == link.relation:
                continue
            pair = (link.subject, link.relation)
            if pair in used or pair[::-1] in used:
                continue
            kept = found.get(pair)
            if kept is None or kept.code == "bygger-pa" != link.code:
                found[pair] = link
    return list(found.values())


def _cited(acts: Acts, act: Act, reference: ReferenceRecord) -> Connection | None:
    pointer = reference.pointer
    targets = acts.targets(act, reference)
    if pointer is None or pointer.own or len(targets) != 1:
        return None
    if pointer.day is None or (act.day and pointer.day > act.day):
        return None
    if pointer.cue in DEFERRING and acts.same_organ(targets[0], act):
        # The earlier treatments of a matter follow one another (`links_deferred`).
        return None
    code, sure = _code(acts, act, reference, targets[0])
    if not pointer.named and code != "antogs" and targets[0] not in acts.by_key:
        # Whose § it is can only be guessed.
        sure = min(sure, GUESSED)
    decision = f"det som beslutades i {acts.told(act, targets[0], pointer)}"
    quote = of_reference(act, reference)
    if code in TURNED:
        reason = f"{act.told()} {TURNED[code]} {decision}."
        return Connection(code, targets[0], act.key, reason, sure, quote)
    verb = VERBS.get(code, "hänvisar till")
    reason = f"{act.told()} {verb} {decision}."
    return Connection(code, act.key, targets[0], reason, sure, quote)


def _code(
    acts: Acts, act: Act, reference: ReferenceRecord, target: str
) -> tuple[Code, float]:
    """Return what an act does with the § it cites, and how surely."""
    if act.item is not None and _ANNOUNCES.match(act.heading):
        return "anmald", SURE
    if not act.is_treatment and _is_adoption(act, reference):
        return "antogs", SURE
    said = (
        reference.before.rpartition(". ")[2] + " " + reference.after.partition(".")[0]
    )
    inside = any(d.start <= reference.start < d.end for d in act.decided)
    if _ANNULS.search(said):
        # What is only proposed or told of has not been annulled by this act.
        return "ersatter", SURE if inside else GUESSED
    if _ENDS.search(said):
        return "bygger-pa", GUESSED
    if act.is_treatment and not acts.same_organ(target, act):
        return _from_another(act, reference), SURE
    return "bygger-pa", SURE


def _is_adoption(act: Act, reference: ReferenceRecord) -> bool:
    """Tell whether a § is the one in which a document itself was adopted."""
    if _ADOPTED.match(reference.before):
        return True
    pointer = reference.pointer
    same = pointer is not None and pointer.day is not None and pointer.day == act.day
    return same and act.record.type in ADOPTED


def _from_another(act: Act, reference: ReferenceRecord) -> Code:
    """Return what another body's § is to an item that cites it."""
    pointer = reference.pointer
    if pointer is None or pointer.day is None or act.day is None:
        return "bygger-pa"
    if pointer.cue == "aterremitterat":
        return "aterremiss-fortsatt"
    told = reference.role in PREPARING or pointer.cue == "behandlat"
    below = level(full_name(pointer.organ or "")) < act.level
    recent = act.day - pointer.day <= RECENT
    return "beredning" if told and below and recent else "bygger-pa"
