"""The passages that carry links, as quotes with their place."""

from graph.matters.connection import Passage
from graph.matters.cues import Cue
from graph.matters.links_acts import Act
from graph.matters.records import ReferenceRecord
from graph.matters.sentences import AFTER, BEFORE


def of_reference(act: Act, reference: ReferenceRecord) -> Passage:
    """Return a reference with its sentence, as far as the record keeps it."""
    before, after = _before(reference.before), _after(reference.after)
    start = reference.start - len(before)
    text = before + reference.text + after
    kept = text.strip()
    start += len(text) - len(text.lstrip())
    return Passage(act.record.id, start, start + len(kept), kept)


def _before(text: str) -> str:
    """Return a text from where its last sentence, or its first whole word, begins."""
    opening = max(text.rfind(". "), text.rfind(": "))
    if opening >= 0:
        return text[opening + 2 :]
    return text.partition(" ")[2] if len(text) == BEFORE else text


def _after(text: str) -> str:
    """Return the beginning of a text to where its first sentence, or a word, ends."""
    point = text.find(". ")
    if point >= 0:
        return text[: point + 1]
    return text.rpartition(" ")[0] if len(text) == AFTER else text


def of_cue(act: Act, cue: Cue) -> Passage:
    """Return the passage of a cue."""
    return Passage(act.record.id, cue.start, cue.end, cue.text)
