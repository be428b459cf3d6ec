"""How things stand with a promise on a day, and why; careful before clever.

A verdict rests on evidence dated up to that day, or on the calendar alone. Silence
never makes a promise broken: it says that the deadline has passed and that nothing
was found, and what the collection holds of the time since.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from graph.followup_model import Evidence, Verdict

# Stances that settle the matter, strongest first, with the status they give.
SETTLING = (
    ("dropped", "struken"),
    ("contradicts", "motsags"),
    ("new-date", "omplanerad"),
    ("partly", "delvis"),
    ("under-way", "pagar"),
)


@dataclass(frozen=True, slots=True)
class Due:
    """When a promise is due: by the words, and with the slack that is accepted."""

    latest: dt.date | None
    latest_wide: dt.date | None
    recurrence: str | None = None

    @property
    def limit(self) -> dt.date | None:
        """Return the day after which the promise is late."""
        return self.latest_wide or self.latest


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the collection holds of the promisor's body after the promise."""

    documents: int
    last: dt.date | None
    organ: str | None = None


def overdue(due: Due, status: str, as_of: dt.date) -> bool:
    """Tell whether the wide end has passed and nothing shows that it was met."""
    done = {"ej-forfallen", "infriad", "infriad-sent", "struken"}
    return due.limit is not None and due.limit < as_of and status not in done


def verdict(
    commitment: str,
    due: Due,
    evidence: Sequence[Evidence],
    as_of: dt.date,
    coverage: Coverage,
) -> Verdict:
    """Return the status of a promise on the day `as_of`, explained in Swedish."""
    known = [
        (number, item)
        for number, item in enumerate(evidence)
        if item.date_to is None or item.date_to <= as_of
    ]
    speaking = [(n, e) for n, e in known if e.stance != "mentions"]
    if speaking:
        return _from_evidence(commitment, due, speaking, as_of)
    return _from_calendar(commitment, due, bool(known), as_of, coverage)


def _from_evidence(
    commitment: str,
    due: Due,
    speaking: list[tuple[int, Evidence]],
    as_of: dt.date,
) -> Verdict:
    fulfilled = [(n, e) for n, e in speaking if e.stance == "fulfils"]
    if fulfilled:
        number, item = min(fulfilled, key=lambda pair: (_day(pair[1]), -pair[1].score))
        # A later statement that it was dropped or not done outweighs an early claim
        # only when it is the better match.
        status = "infriad-sent" if due.limit and _day(item) > due.limit else "infriad"
        return _verdict(commitment, status, number, item, as_of)
    for stance, status in SETTLING:
        taken = [(n, e) for n, e in speaking if e.stance == stance]
        if taken:
            number, item = max(taken, key=lambda pair: (pair[1].score, -pair[0]))
            return _verdict(commitment, status, number, item, as_of)
    raise AssertionError(speaking)


def _day(item: Evidence) -> dt.date:
    return item.happened or item.date_from or dt.date.max


SENTENCES = {
    "infriad": "Infriad: en handling daterad {day} visar att det är gjort.",
    "infriad-sent": (
        "Infriad efter fristen: en handling daterad {day} visar att det är gjort."
    ),
    "struken": "Struken öppet: en handling daterad {day} säger att det inte blir av.",
    "motsags": "Motsägs: en handling daterad {day} säger något annat.",
    "omplanerad": "Omplanerad: en handling daterad {day} anger en senare tid.",
    "delvis": "Delvis infriad enligt en handling daterad {day}.",
    "pagar": "Pågår enligt en handling daterad {day}.",
}


def _verdict(
    commitment: str, status: str, number: int, item: Evidence, as_of: dt.date
) -> Verdict:
    return Verdict(
        commitment_id=commitment,
        status=status,
        explanation=SENTENCES[status].format(day=_dated(item)),
        confidence=round(item.score, 2),
        as_of=as_of,
        evidence=(number,),
        coverage=None,
    )


def _dated(item: Evidence) -> str:
    if item.date_from and item.date_from == item.date_to:
        return item.date_from.isoformat()
    low = item.date_from.isoformat() if item.date_from else "…"
    high = item.date_to.isoformat() if item.date_to else "…"
    return f"någon gång {low} till {high}"


def _from_calendar(
    commitment: str, due: Due, mentioned: bool, as_of: dt.date, coverage: Coverage
) -> Verdict:
    if due.limit is None:
        status, text = "okant", _without_deadline(due)
    elif due.limit >= as_of:
        status = "ej-forfallen"
        text = f"Inte förfallen: fristen går ut {due.limit.isoformat()}."
    else:
        status = "frist-passerad-utan-belagg"
        text = (
            f"Överskriden frist utan belägg: fristen gick ut {due.limit.isoformat()} "
            "och samlingen visar inte om det är gjort."
        )
    if mentioned and status != "ej-forfallen":
        text += " Senare avsnitt nämner saken utan att säga hur det gick."
    return Verdict(
        commitment_id=commitment,
        status=status,
        explanation=text,
        confidence=0.9 if due.limit else 0.5,
        as_of=as_of,
        evidence=(),
        coverage=covered(coverage),
    )


def _without_deadline(due: Due) -> str:
    if due.recurrence:
        return "Okänt: löftet är återkommande och saknar en första dag att räkna från."
    return "Okänt: löftet har ingen frist och inget senare avsnitt säger hur det gick."


def covered(coverage: Coverage) -> str:
    """Return in a sentence what the collection holds since the promise."""
    of = f" från {coverage.organ}" if coverage.organ else ""
    if not coverage.documents or coverage.last is None:
        return f"Samlingen har inga senare handlingar{of}, så tystnaden säger inget."
    return (
        f"Samlingen har {coverage.documents} senare handlingar{of}, "
        f"den sista från {coverage.last.isoformat()}."
    )
