"""Why a promise stands as it does: one plain Swedish sentence from its evidence."""

import datetime as dt
from dataclasses import dataclass

from graph.followup.verdicts.course import Course
from graph.followup.verdicts.weighing import Piece
from graph.followup.verdicts.wording import day, days, quote
from graph.followup_model import PromiseStatus
from ingest.model import DocumentType

# A document in running text, in definite form.
DOCUMENTS: dict[DocumentType, str] = {
    "interpellation": "interpellationen",
    "interpellationssvar": "interpellationssvaret",
    "protokoll": "protokollet",
    "protokollsutdrag": "protokollsutdraget",
    "overenskommelse": "överenskommelsen",
    "tjansteskrivelse": "tjänsteskrivelsen",
    "motion": "motionen",
    "motionssvar": "motionssvaret",
    "beslut-i-korthet": "beslut i korthet",
    "kallelse": "kallelsen",
    "policy": "styrdokumentet",
    "plan": "planen",
    "rapport": "rapporten",
    "regeringsuppdrag": "regeringsuppdraget",
    "webbsida": "webbsidan",
    "ovrigt": "handlingen",
}
BEGINS: dict[PromiseStatus, str] = {
    "infriad": "Infriad",
    "infriad-sent": "Infriad efter fristen",
    "struken": "Struken öppet",
    "motsags": "Motsägs",
    "omplanerad": "Omplanerad",
    "delvis": "Delvis infriad",
    "pagar": "Pågår",
}
MENTIONED = " Senare avsnitt nämner saken utan att säga hur det gick."
SPLIT = " Handlingar från samma dag säger emot varandra om hur det gick."


@dataclass(frozen=True, slots=True)
class Basis:
    """What an explanation needs to know beside the evidence.

    `limit` is the day after which the promise is late, `moved` the one it was moved
    to; `seen` tells what was found without deciding: "mentioned", "hinted" (and `hint`,
    the surest of it), "before" (`hint` told that it was under way), "split".
    """

    as_of: dt.date
    limit: dt.date | None
    moved: dt.date | None = None
    seen: str | None = None
    hint: Piece | None = None
    negative: bool = False
    proposed: bool = False
    condition: str | None = None
    recurs: bool = False


def source(one: Piece) -> str:
    """Return which document says something: its kind, its body and its day.

    An evidence whose document is not known is "en handling från den 3 maj 2022".
    """
    held, when = one.source, days(one.first, one.last)
    if held is None:
        certain = one.first is not None and one.first == one.last
        return f"en handling från {when}" if certain else f"en handling, {when},"
    name = held.organ_name or held.body_name
    of = f" från {name}" if name else ""
    kind = DOCUMENTS[held.type]
    if one.first is None or one.first != one.last:
        return f"{kind}{of}, odaterad men {when},"
    return f"{kind}{of} {when}"


def _says(one: Piece) -> str:
    said = f" ”{quote(one.text, one.cue)}”" if one.text else " det"
    return f"{source(one)} säger{said}"


def from_evidence(status: PromiseStatus, found: Course, basis: Basis) -> str:
    """Return why a promise stands so by what documents say."""
    begins = BEGINS[status]
    return f"{begins}: {_says(found.by)}{_besides(status, found, basis)}."


def _besides(status: PromiseStatus, found: Course, basis: Basis) -> str:
    """Return what the calendar or other documents add to what one document says."""
    limit = basis.limit
    passed = limit is not None and limit < basis.as_of
    if status == "infriad-sent" and limit:
        return f", och fristen gick ut {day(limit)}{_by_days(limit, found.by)}"
    if status == "infriad" and limit and found.by.done <= limit:
        return f", inom fristen som gick ut {day(limit)}" if passed else ""
    if status == "omplanerad":
        return _moved(basis)
    if status in {"pagar", "delvis"}:
        moved = basis.moved
        if moved and moved >= basis.as_of:
            return f"{_other_part(found)}, och ny tid är senast {day(moved)}"
        late = f", fast fristen gick ut {day(limit)}" if passed and limit else ""
        return _other_part(found) + late
    return _denied(status, found)


def _other_part(found: Course) -> str:
    """Return what the same document says has not been done."""
    undone = [
        one
        for one in found.agreeing
        if one.stance == "contradicts" and found.by.stance == "fulfils"
    ]
    return f", men också ”{quote(undone[0].text, undone[0].cue)}”" if undone else ""


def _denied(status: PromiseStatus, found: Course) -> str:
    """Return which other document said that it was done, where one says it is not."""
    earlier = [one for one in found.against if one.stance == "fulfils"]
    if status == "motsags" and earlier:
        return f", fast {source(earlier[0])} säger att det är gjort"
    return ""


def _moved(basis: Basis) -> str:
    moved, limit = basis.moved, basis.limit
    if moved is None:
        return ""
    slip = f", {(moved - limit).days} dagar efter den första fristen" if limit else ""
    if moved < basis.as_of:
        return (
            f", ny tid senast {day(moved)}{slip}, som också har gått ut utan att "
            "samlingen visar att det är gjort"
        )
    return f", ny tid senast {day(moved)}{slip}"


def _by_days(limit: dt.date, by: Piece) -> str:
    """Return how late it was, where the day is known and not told in words."""
    if by.happened or by.first is None or by.first != by.last:
        return ""
    number = (by.first - limit).days
    return f", {number} {'dag' if number == 1 else 'dagar'} tidigare"


def from_calendar(status: PromiseStatus, basis: Basis) -> str:
    """Return why a promise stands so when no document settles how it went."""
    text = _by_calendar(status, basis)
    if basis.proposed and status != "ej-forfallen":
        text += " Löftet står i ett förslag, och beslutet kan ha blivit ett annat."
    if basis.condition and status != "ej-forfallen":
        text += f" Det gällde på ett villkor: {quote(basis.condition)}."
    if basis.seen == "split":
        text += SPLIT
    elif basis.seen == "before" and basis.hint:
        text += f" Före fristen pågick det: {_says(basis.hint)}."
    elif basis.seen == "hinted" and basis.hint:
        text += _nearest(basis.hint)
    elif basis.seen == "mentioned" and status != "ej-forfallen":
        text += MENTIONED
    return text


def _nearest(hint: Piece) -> str:
    """Return what comes nearest to telling how it went."""
    words = f", där det står ”{quote(hint.text, hint.cue)}”" if hint.text else ""
    place = source(hint).rstrip(",")
    return f" Närmast kommer {place}{words}, men inte säkert nog för ett utslag."


def _by_calendar(status: PromiseStatus, basis: Basis) -> str:
    limit = basis.limit
    if limit is None:
        if basis.recurs:
            return "Okänt: löftet är återkommande och ingen hel period har gått ännu."
        if basis.negative:
            return (
                "Okänt: ingen senare handling säger att det som inte skulle ske har "
                "skett, men tystnad visar inte att löftet hölls."
            )
        return (
            "Okänt: löftet har ingen frist och inget senare avsnitt säger hur det gick."
        )
    if status == "ej-forfallen":
        return f"Inte förfallen: fristen går ut {day(limit)}."
    if basis.negative:
        return (
            f"Okänt: tiden gick ut {day(limit)} och ingen handling säger att det som "
            "inte skulle ske har skett, men tystnad visar inte att löftet hölls."
        )
    return (
        f"Överskriden frist utan belägg: fristen gick ut {day(limit)} "
        "och samlingen visar inte om det är gjort."
    )
