"""How firmly a clause binds, and by which rule; None where it binds no one.

The weakest signal that governs decides: "beräknas kunna redovisas" is an
expectation, "planen är att bjuda in" a plan, whatever stands further in.
"""

from collections.abc import Callable

from ingest.extract.atagande.duty_signals import present_duty
from ingest.extract.atagande.evidence import Evidence, Signal
from ingest.extract.atagande.modal_signals import (
    accomplished,
    duty,
    everywhere,
    other_modals,
)
from ingest.extract.atagande.received_signals import received
from ingest.extract.atagande.stated_signals import (
    assignment,
    estimated,
    nominal,
    perfect,
    stated_verb,
    undertaken,
)
from ingest.extract.atagande.tense_signals import (
    allowed,
    conditional,
    enacts,
    future,
    habitual,
    informed,
    offered,
    provided,
    refrained,
    reported,
    scheduled,
    served,
    spared,
)

# The chair is a formality of a meeting, unless given something to do.
CHAIRS = frozenset(("ordföranden", "ordförande", "presidiet"))
RULES: tuple[Callable[[Evidence], Signal | None], ...] = (
    assignment,
    estimated,
    nominal,
    stated_verb,
    undertaken,
    perfect,
    future,
    duty,
    other_modals,
    habitual,
    reported,
    scheduled,
    informed,
    provided,
    received,
    refrained,
    conditional,
    present_duty,
)


def signal_of(evidence: Evidence) -> Signal | None:
    """Return what binds in a clause, the first rule that fits, or None."""
    unbound = evidence.klass in ("norm", "lasare", "formalia")
    if evidence.head in CHAIRS and assignment(evidence):
        return assignment(evidence)
    if evidence.klass != "lasare" and accomplished(evidence):
        return accomplished(evidence)
    for told in (everywhere, spared, informed, provided) if unbound else ():
        found = told(evidence)
        if found is not None:
            return found
    if evidence.klass in ("norm", "lasare") and offered(evidence):
        return offered(evidence)
    let = served(evidence) or allowed(evidence)
    if unbound and not (evidence.klass != "formalia" and let):
        return None
    enacted = enacts(evidence)
    for rule in RULES[:1] if enacted else RULES:
        found = rule(evidence)
        if found is not None:
            return found
    return None
