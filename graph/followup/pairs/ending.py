"""Words of ending that drop nothing: the promised deed itself, or one only planned.

"En plan för att avveckla delade turer redovisas" drops no plan, and where it was
promised to close something, that it closes is the promise kept. Of a duty that recurs,
"höstens möte ställdes in" tells of one time left out and not of the duty's end.
"""

import re

from graph.followup.documents.records import PromiseRecord, StatementRecord
from graph.followup.documents.verbs import deeds
from graph.followup.pairs.beside import cites
from graph.followup_model import Stance

# Deeds by which something comes to an end, as base forms.
ENDS = frozenset(
    ("avveckla", "avskaffa", "upphöra", "stänga", "riva", "slopa", "minska", "fasa")
)
# What it is planned, proposed or looked into to do has not come about.
_PLANNED = re.compile(
    r"\b\w*(?:plan|planen|planer|förslag|förslaget|strategi|strategin|utredning"
    r"|utredningen|program|programmet|modell|underlag|uppdrag|uppdraget|arbetet|arbete)"
    r" (?:för|om|till|med)? ?(?:att|hur|när)\b[^.;]*?"
    r"\b(?P<verb>(?:avveckla|avskaffa|upphör|stäng|riv|slopa|minska|lägg)\w*)",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?:ställ\w* in|inställ\w+|uteblev\w*|blev inte av|blev inget av|hölls inte)\b",
    re.IGNORECASE,
)


def at_an_end(promise: PromiseRecord, said: StatementRecord) -> Stance:
    """Return what a statement read as "dropped" says of a promise."""
    if promise.recurrence is not None and _LEFT_OUT.search(said.text):
        return "contradicts"
    if cites(promise, said):
        return "dropped"
    cue = _cue(said)
    planned = _PLANNED.search(said.text)
    if planned is not None and planned.start() <= cue[0] < planned.end():
        return "mentions"
    ended = ENDS.intersection(promise.deeds, deeds(said.text[cue[0] : cue[1]]))
    if not ended or promise.polarity == "negative":
        return "dropped"
    return "fulfils" if said.completed and not said.proposed else "mentions"


def _cue(said: StatementRecord) -> tuple[int, int]:
    """Return where in a statement its words of ending stand; the whole if unknown."""
    if said.cue is None:
        planned = _PLANNED.search(said.text)
        return planned.span("verb") if planned is not None else (0, len(said.text))
    return said.cue[0] - said.start, said.cue[1] - said.start
