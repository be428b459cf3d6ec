"""How things stand with a promise on a day, and why; careful before clever.

A verdict rests on evidence dated up to that day, or on the calendar alone. Silence
never makes a promise broken: it says that the deadline has passed and that nothing
was found, and what the collection holds of the time since.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from graph.followup.occurrences import Occurrence, Said, occurrences
from graph.followup_model import PromiseStatus, Stance, Verdict

# Stances that settle the matter when nothing shows that it was done, strongest first.
SETTLING: tuple[tuple[Stance, PromiseStatus], ...] = (
    ("dropped", "struken"),
    ("contradicts", "motsags"),
    ("new-date", "omplanerad"),
    ("partly", "delvis"),
    ("under-way", "pagar"),
)
SENTENCES: dict[str, str] = {
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
# What a claim that something was done cannot stand beside.
DENYING = frozenset({"dropped", "contradicts", "new-date"})
MARGIN = 0.1
# Fainter passages are listed, but not worth a word in the explanation.
MENTIONED = 0.34
SETTLED = frozenset({"ej-forfallen", "infriad", "infriad-sent", "struken"})


@dataclass(frozen=True, slots=True)
class Due:
    """When a promise was said and is due: by the words, and with accepted slack."""

    said: dt.date | None
    latest: dt.date | None
    latest_wide: dt.date | None
    recurrence: str | None = None

    @property
    def limit(self) -> dt.date | None:
        """Return the day after which the promise is late."""
        return self.latest_wide or self.latest

    @property
    def recurs(self) -> bool:
        """Tell whether the promise is to be kept again and again."""
        return self.recurrence is not None and self.said is not None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the collection holds of the promisor's body after the promise."""

    documents: int
    last: dt.date | None
    organ: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, whether the promise is overdue then, and a duty's periods so far."""

    verdict: Verdict
    overdue: bool
    rounds: tuple[Occurrence, ...] = ()


def judge(
    commitment: str,
    due: Due,
    evidence: Sequence[Said],
    as_of: dt.date,
    coverage: Coverage,
) -> Judged:
    """Return how a promise stands on the day `as_of`, explained in Swedish."""
    known = [
        (number, item)
        for number, item in enumerate(evidence)
        if item.date_to is None or item.date_to <= as_of
    ]
    if due.recurs and due.recurrence and due.said:
        rounds = occurrences(due.recurrence, due.said, due.limit, known, as_of)
        if rounds:
            return _recurring(commitment, rounds, as_of, coverage)
    speaking = [(n, e) for n, e in known if e.stance != "mentions"]
    if speaking:
        found = _from_evidence(commitment, due, speaking, as_of)
    else:
        mentioned = any(e.score >= MENTIONED for _, e in known)
        found = _from_calendar(commitment, due, mentioned, as_of, coverage)
    late = due.limit is not None and due.limit < as_of
    return Judged(found, late and found.status not in SETTLED)


def _recurring(
    commitment: str, rounds: list[Occurrence], as_of: dt.date, coverage: Coverage
) -> Judged:
    missing = [r for r in rounds if r.evidence is None]
    met = [r.evidence for r in rounds if r.evidence is not None]
    listed = ", ".join(
        f"{r.label} {'inga belägg' if r.evidence is None else 'ja'}" for r in rounds
    )
    status: PromiseStatus = "pagar"
    if missing:
        status = "delvis" if met else "frist-passerad-utan-belagg"
    verdict = Verdict(
        commitment_id=commitment,
        status=status,
        explanation=f"Återkommande: {listed}.",
        confidence=0.6 if missing else 0.8,
        as_of=as_of,
        evidence=tuple(met),
        coverage=covered(coverage) if missing else None,
    )
    return Judged(verdict, bool(missing), tuple(rounds))


def _from_evidence(
    commitment: str, due: Due, speaking: list[tuple[int, Said]], as_of: dt.date
) -> Verdict:
    fulfilled = [
        (n, e)
        for n, e in speaking
        if e.stance == "fulfils" and not _outweighed(e, speaking)
    ]
    if fulfilled:
        number, item = min(fulfilled, key=lambda pair: (_day(pair[1]), -pair[1].score))
        late = due.limit is not None and _day(item) > due.limit
        return _verdict(
            commitment, "infriad-sent" if late else "infriad", number, item, as_of
        )
    for stance, status in SETTLING:
        taken = [(n, e) for n, e in speaking if e.stance == stance]
        if taken:
            number, item = max(taken, key=lambda pair: (pair[1].score, -pair[0]))
            return _verdict(commitment, status, number, item, as_of)
    raise AssertionError(speaking)


def _outweighed(claim: Said, speaking: list[tuple[int, Said]]) -> bool:
    """Tell whether something said no earlier, and as much to the point, denies it."""
    return any(
        other.stance in DENYING
        and _day(other) >= _day(claim)
        and other.score >= claim.score - MARGIN
        for _, other in speaking
    )


def _day(item: Said) -> dt.date:
    return item.happened or item.date_from or dt.date.max


def _verdict(
    commitment: str, status: PromiseStatus, number: int, item: Said, as_of: dt.date
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


def _dated(item: Said) -> str:
    if item.date_from and item.date_from == item.date_to:
        return item.date_from.isoformat()
    low = item.date_from.isoformat() if item.date_from else "…"
    high = item.date_to.isoformat() if item.date_to else "…"
    return f"någon gång {low} till {high}"


def _from_calendar(
    commitment: str, due: Due, mentioned: bool, as_of: dt.date, coverage: Coverage
) -> Verdict:
    status: PromiseStatus
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
        return "Okänt: löftet är återkommande och ingen hel period har gått ännu."
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
