"""What any passage tells of outcomes: weak statements where no fact was extracted.

Swedish has a limited number of ways to tell what became of something: what was done
("öppnade", "har antagits"), states that presuppose it ("finns nu"), what goes on, new
times, what was dropped, what is denied. They are read by word and tense alone, so that
a sentence may tell of anything: whether it speaks of a promise is for the pair to say.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.followup.documents.sentences import sentences
from graph.followup.documents.telling_cues import cues
from graph.followup.documents.telling_events import tokens
from graph.followup.documents.telling_kinds import compatible, stance_towards
from graph.followup.documents.telling_rows import row
from graph.followup.documents.telling_said import Telling
from graph.followup.documents.telling_silent import (
    heard,
    reported,
    told_of_others,
    why_silent,
)
from graph.followup.documents.telling_weighing import of_cue, weighed
from graph.followup.documents.verbs import deeds
from graph.followup_model import Stance

SHORTEST, LONGEST = 8, 900
# So many sentences are at hand; what is rarer is read anew.
SENTENCES = 20_000
_LETTER = re.compile(r"[a-zåäö]")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, line or row that tells an outcome; all offsets in the document.

    `sure` is "clear" where the words leave no doubt, else "weak"; `quantity` what part
    of what whole (None: not told) it tells; `completed` that the deed is done,
    `negated` that it is denied. `deeds` are the verbs and their kinds.
    """

    start: int
    end: int
    text: str
    stance: Stance
    cue: tuple[int, int]
    tense: str
    completed: bool
    negated: bool
    deeds: tuple[str, ...]
    quantity: tuple[int, int | None] | None
    sure: str

    @property
    def rule(self) -> str:
        """Return the code of the rule, for explanations."""
        return f"belagg.svagt.{self.stance}"


def told(text: str, start: int = 0) -> list[Told]:
    """Return what the sentences, lines and rows of a passage tell of outcomes.

    Args:
        text: The passage.
        start: Where it begins in its document.
    """
    found = []
    for first, last in sentences(text):
        said = _read(text[first:last])
        if said is not None:
            found.append(_told(text[first:last], start + first, said))
    return found


def _told(sentence: str, start: int, said: Telling) -> Told:
    return Told(
        start=start,
        end=start + len(sentence),
        text=sentence,
        stance=said.stance,
        cue=(start + said.cue[0], start + said.cue[1]),
        tense=said.tense,
        completed=said.stance == "fulfils",
        negated=said.stance == "contradicts",
        deeds=tuple(sorted(deeds(sentence))),
        quantity=said.quantity,
        sure="clear" if said.clear else "weak",
    )


# A sentence is read with its document, and again when a promise is held against it.
@lru_cache(SENTENCES)
def _read(sentence: str) -> Telling | None:
    if not SHORTEST <= len(sentence) <= LONGEST or sentence.endswith(":"):
        return None
    lower = sentence.lower()
    if _LETTER.search(lower) is None:
        return None
    stands = row(sentence)
    if stands is not None:
        return Telling(*stands, tense="state")
    words = tokens(sentence)
    plain = [word.lower for word in words]
    silent = why_silent(lower, plain)
    if silent == "tilltal":
        phrases = cues(lower, plain)
        return next((of_cue(phrase) for phrase in phrases if phrase[0].to_reader), None)
    if silent is not None:
        return None
    found = reported(words) if told_of_others(words) else heard(words)
    return weighed(lower, words) if found is None else _of_part(sentence, found)


def _of_part(sentence: str, first: int) -> Telling | None:
    """Read what stands from a place in a sentence on, as a sentence of its own."""
    rest = sentence[first:]
    if not rest.strip(" .!"):
        return None
    said = weighed(rest.lower(), tokens(rest))
    if said is None:
        return None
    return replace(said, cue=(said.cue[0] + first, said.cue[1] + first))


__all__ = ["Told", "compatible", "stance_towards", "told"]
