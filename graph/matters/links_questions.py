"""Interpellations, questions and motions: the answer, and where it was dealt with."""

import datetime as dt
import re

from graph.matters.connection import Code, Connection
from graph.matters.links_acts import Act, Acts, on, overlap

ANSWERS: dict[str, tuple[str, Code]] = {
    "interpellation": ("interpellationssvar", "interpellation-svar"),
    "motion": ("motionssvar", "motion-svar"),
}
ITEMS: dict[str, Code] = {
    "interpellation": "interpellation-debatt",
    "interpellationssvar": "interpellation-debatt",
    "motion": "motion-beslut",
    "motionssvar": "motion-beslut",
}
_ASKED = re.compile(r"interpellation|fråg(?:a|or)\b", re.IGNORECASE)
_MOVED = re.compile(r"motion|medborgarförslag|e-förslag", re.IGNORECASE)
SETTLING = frozenset(
    {"bifall", "delvis-bifall", "avslag", "besvarad", "avskriver", "antar", "uppdrag"}
)
PATIENCE = dt.timedelta(days=1100)
ALIKE = 0.4


def questions(acts: Acts) -> list[Connection]:
    """Return links from questions and motions to answers and items."""
    found = []
    for act in acts.documents:
        if act.record.type in ANSWERS:
            found += _answers(acts, act)
        if act.record.type in ITEMS:
            found += _items(acts, act)
    return found


def _answers(acts: Acts, act: Act) -> list[Connection]:
    """Return the link to the document that answers, if there is one of its matter."""
    kind, code = ANSWERS[act.record.type]
    given = [
        other
        for other in acts.same_matter(act)
        if other.record.type == kind and other.item is None and _in_time(act, other)
    ]
    sure = 0.95 if len(given) == 1 else 0.5
    return [
        Connection(
            code,
            act.key,
            other.key,
            f"{other.record.title} besvarar {act.record.title}; samma ärende.",
            sure if overlap(act.words, other.words) >= ALIKE else 0.5,
        )
        for other in given
    ]


def _in_time(act: Act, other: Act) -> bool:
    if act.day is None or other.day is None:
        return True
    return act.day <= other.day <= act.day + PATIENCE


def _items(acts: Acts, act: Act) -> list[Connection]:
    """Return the link to the item where a question or motion was settled."""
    code = ITEMS[act.record.type]
    form = _ASKED if code == "interpellation-debatt" else _MOVED
    items = [
        other
        for other in acts.same_matter(act)
        if other.item is not None
        and _in_time(act, other)
        and not other.only_waits
        and other.level == FULLMAKTIGE
        and (form.search(other.heading) or overlap(act.words, other.words) >= ALIKE)
    ]
    if code == "motion-beslut":
        items = [o for o in items if any(d.outcome in SETTLING for d in o.decided)]
    found = []
    for other in items[:1]:
        alike = overlap(act.words, other.words)
        sure = 0.93 if alike >= ALIKE else 0.5
        told = "avgjordes" if code == "motion-beslut" else "behandlades"
        reason = (
            f"{act.record.title} {told} av {other.name}{on(other.day)}, "
            f"§ {other.item.number if other.item else ''}; samma ärende."
        )
        found.append(Connection(code, act.key, other.key, reason, sure))
    return found


FULLMAKTIGE = 3
