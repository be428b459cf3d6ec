"""What a document says of an organisation's earlier or later name.

"Utbildningsnämnden (tidigare skolnämnden)", "skolnämnden bytte namn till …": two
organisations named side by side, with words between that say which came first. The
words say that one follows the other, not that they are one; people decide that.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from graph.identity.naming import Identity
from ingest.model import Artifact

# As far apart as two names of one statement may stand, in characters.
REACH = 70
# Words between two names → whether the one named first is the earlier.
_LATER_FIRST = re.compile(
    r"[\s,(–-]*(?:(?:som|vilken) )?(?:tidigare|f\.? ?d\.?|före detta|förut)"
    r"(?: kalla[dt]e?s?| benämnd| hette| hetat| namnet)? ?"
    r"|.{0,20}\b(?:ersätter|ersatte|har ersatt|efterträder|efterträdde)"
    r"(?: den tidigare)? "
    r"|.{0,20}\b(?:övertar|övertog|tar över|tog över)\b.{0,30}\bfrån "
)
_EARLIER_FIRST = re.compile(
    r"[\s,(–-]*(?:(?:som|vilken) )?(?:numera|nuvarande|nu)(?: heter| kallad| kallas)? "
    r"|.{0,25}\b(?:byter|bytte|bytt|ändrar|ändrade)\b.{0,25}\bnamn\b.{0,20}\btill "
    r"|.{0,25}\b(?:ersätts|ersattes|ersatts|efterträds|efterträddes)\b.{0,25}\bav "
    r"|.{0,25}\b(?:uppgår|uppgick|uppgått|går upp|gick upp) i "
    r"|.{0,40}\bslås? samman(?:s)?\b.{0,40}\btill "
)


class Renaming(NamedTuple):
    """Two natural paths, the earlier first, and the words that say so."""

    before: str
    after: str
    quote: str


class _Place(NamedTuple):
    start: int
    end: int
    path: str
    kind: str


def read(artifact: Artifact) -> tuple[Renaming, ...]:
    """Return what `artifact` says of organisations that follow one another."""
    text, found = artifact.document.text, set()
    places = _places(artifact)
    for first, second in pairwise(places):
        between = text[first.end : second.start]
        if first.path == second.path or len(between) > REACH or "\n" in between:
            continue
        quote = text[first.start : second.end]
        if (first.kind == "organ") != (second.kind == "organ"):
            continue
        if _LATER_FIRST.fullmatch(between):
            found.add(Renaming(second.path, first.path, quote))
        elif _EARLIER_FIRST.fullmatch(between):
            found.add(Renaming(first.path, second.path, quote))
    return tuple(sorted(found))


def _places(artifact: Artifact) -> list[_Place]:
    """Return the mentions of organisations, in order; of two that overlap the first."""
    identity = Identity()
    home = identity.home(artifact.document, artifact.id)
    mentions = sorted(
        _Place(mention.start, mention.end, identity.named(one, home), one.kind)
        for one in artifact.facts.organisations
        for mention in one.mentions
    )
    kept: list[_Place] = []
    for place in mentions:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
