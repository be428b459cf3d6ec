"""A stance that a sentence tells, with the words that carry it."""

from dataclasses import dataclass

from graph.followup_model import Stance


@dataclass(frozen=True, slots=True)
class Telling:
    """A stance with its words: `cue` has offsets in the sentence.

    `quantity` is the part and the whole that is told (None: no whole), `tense` that of
    the verb that tells.
    """

    stance: Stance
    cue: tuple[int, int]
    clear: bool
    tense: str = "present"
    quantity: tuple[int, int | None] | None = None
