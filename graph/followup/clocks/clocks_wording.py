"""How a clock stands, in plain Swedish."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from graph.followup.clocks.clocks_rules import NEXT_MEETING, Rule
from graph.followup.verdicts.wording import day as in_words

State = Literal["i-tid", "sent", "loper", "passerad", "okand-dag"]


@dataclass(frozen=True, slots=True)
class Stop:
    """What stopped a clock: the day, the act or document, and the words if any."""

    day: dt.date
    what: str
    path: str
    start: int | None = None
    end: int | None = None


def called(code: str) -> str:
    """Return what a link of a kind says happened."""
    return {
        "motion-beslut": "Beslut i ärendet",
        "interpellation-svar": "Svar på interpellationen",
        "interpellation-debatt": "Interpellationen behandlades",
    }[code]


def explained(rule: Rule, due: dt.date | None, stop: Stop | None, state: State) -> str:
    """Return in one sentence how a clock stands."""
    last = (
        "nästa sammanträde i samlingen" if rule.length == NEXT_MEETING else "sista dag"
    )
    until = f" ({last} {in_words(due)})" if due else ""
    if stop is not None:
        late = ", efter den tiden" if state == "sent" else ""
        return f"{stop.what} {in_words(stop.day)}{late}{until}."
    if due is None:
        return "Sista dag kan inte sägas: samlingen har inget senare sammanträde."
    if rule.binding in {"frist", "avtal"}:
        gone = "gick ut" if state == "passerad" else "går ut"
        return f"Tiden {gone} {in_words(due)}."
    if state == "passerad":
        return f"Tiden gick ut {in_words(due)} och samlingen visar inte vad som hände."
    return f"Tiden går ut {in_words(due)}."
