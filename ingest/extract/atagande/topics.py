"""The body that a part of a document is about: whoever acted in it last.

In a report under "Skola", "Barn- och utbildningskontoret slår ihop …" is followed
by what "vi" aim at and what will be bought, all of it the office's own.
"""

from ingest.extract.atagande.antecedents import NO_MAKERS
from ingest.extract.atagande.naming import INNER, SPEAKING, name_of
from ingest.extract.atagande.scene import Scene
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import analyse, head_of, words_of

# Texts written for many bodies, where each part has its own.
SHARED = frozenset(("rapport", "plan", "tjansteskrivelse", "policy", "kallelse"))
EACH = frozenset(("varje", "respektive", "alla", "samtliga", "berörd", "berörda"))
BACK = 8


def topic_of(unit: Unit, scene: Scene) -> str | None:
    """Return the inner body that the unit's own part is about, or None.

    Where the paper's own office is known, another must open the part or come back in
    it: one that is only mentioned does not take over.
    """
    if scene.document.type not in SHARED or unit.decision is not None:
        return None
    around = scene.context.outline.around(unit.start)
    if not around:
        return None
    if unit.item and scene.document.type == "plan":
        return None  # each point of a plan has an actor of its own, or the plan's
    before = scene.context.sentences_from(around[0].body_start, unit.start)
    acting = [_acting(s.start, s.end, unit, scene) for s in before[-BACK:]]
    named = [name for name in acting if name is not None]
    if not named:
        return None
    opens = len(before) <= BACK and acting[0] == named[-1]
    if scene.sender is None or opens or named.count(named[-1]) > 1:
        return named[-1]
    return None


def _acting(start: int, end: int, unit: Unit, scene: Scene) -> str | None:
    """Return the inner body that is the subject of a sentence, or None."""
    clause = analyse(words_of(scene.context.doc, start, end))
    if clause is None or clause.passive or clause.subject is None:
        return None
    owner = clause.words[clause.subject[0]].lower
    if owner.endswith("s") and INNER.search(owner[:-1]):
        place = (clause.subject[0], clause.subject[0] + 1)
        named = name_of(clause, place, unit, scene)
        # "Förvaltningens inriktning är …": the office, where no more is known of it.
        return named[:-1] if named and named.lower() == owner else named
    head = head_of(clause, clause.subject)
    if clause.words[clause.subject[0]].lower in EACH:
        return None
    if head in NO_MAKERS | SPEAKING or INNER.search(head) is None:
        return None
    return name_of(clause, clause.subject, unit, scene)
