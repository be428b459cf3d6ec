"""Promises as lines that a person reads in a terminal."""

from collections.abc import Iterator

from app.output import one_line, place
from app.promise_views import (
    ConflictView,
    EvidenceView,
    PromiseDetails,
    PromiseView,
    TimelineEntry,
)
from app.report.of_promise import due, review, stance
from app.report.words import Words
from graph.followup.tables import table

SAY = Words("sv")
WIDTH = 300
# What speaks for a pair of promise and passage, in words.
PHRASES = {row["code"]: row["phrase"] for row in table("features")}


def promise_lines(view: PromiseView) -> Iterator[str]:
    """Return a promise in a few lines, for a list."""
    yield f"{view.promisor or SAY('label.someone')}: {one_line(view.text)}"
    status = SAY.code("status", view.status)
    yield f"  {due(view, SAY)} – {status}. {view.explanation}"
    if view.versions:
        yield f"  {_times(view)}"
    yield f"  {place(view)} ({view.id})"


def _times(view: PromiseView) -> str:
    said = f"{SAY('label.versions')}: {len(view.versions)}"
    if not view.slippage:
        return said
    return f"{said}, {SAY('label.days', days=view.slippage)}"


def details_lines(found: PromiseDetails) -> Iterator[str]:
    """Return everything that is known of a promise, its timeline first."""
    view = found.view
    yield f"”{one_line(view.text, WIDTH)}”"
    yield f"  {view.promisor or SAY('label.someone')} – {view.title}"
    yield f"  {place(view)}"
    yield f"{SAY('label.due')}: {due(view, SAY)}"
    status = SAY.code("status", view.status)
    yield f"{SAY('label.status')}: {status}. {view.explanation}"
    if view.coverage:
        yield f"{SAY('label.coverage')}: {view.coverage}"
    yield f"{SAY('label.review')}: {review(view, SAY)}"
    if view.versions:
        yield _times(view)
    yield ""
    for entry in found.timeline:
        yield from _entry_lines(entry)
    yield from _evidence(view)
    if found.conflicts:
        yield from ("", SAY("label.conflicts"))
    for conflict in found.conflicts:
        yield from conflict_lines(conflict)
    for tie in found.ties:
        kind = SAY.code("tie", tie.kind)
        arrow = "→" if tie.direction == "later" else "←"
        yield f"{arrow} {kind}: {one_line(tie.text)} ({tie.promise})"
        yield f"    {tie.reason}"


def _evidence(view: PromiseView) -> Iterator[str]:
    if view.evidence:
        yield from ("", SAY("label.evidence"))
    for number, piece in enumerate(view.evidence):
        yield from _piece_lines(piece, used=number in view.basis)


def _piece_lines(piece: EvidenceView, *, used: bool) -> Iterator[str]:
    mark = "*" if used else "-"
    day = piece.date.isoformat() if piece.date else SAY("label.undated")
    yield f"{mark} {day} {stance(piece, SAY)} ({piece.score:.2f})"
    yield f"    ”{one_line(piece.text, WIDTH)}”"
    yield f"    {place(piece)} ({piece.id})"
    why = [PHRASES[code] for code in piece.features if code in PHRASES]
    yield from filter(None, (f"    {', '.join(why)}" if why else "", *piece.reasons))


def _entry_lines(entry: TimelineEntry) -> Iterator[str]:
    day = entry.day.isoformat() if entry.day else SAY("label.undated")
    kind = SAY(f"entry.{entry.kind}")
    group = {
        "evidence": "stance",
        "status": "status",
        "version": "tie",
        "missing": "round",
        "review": "review",
    }.get(entry.kind)
    code = f" ({SAY.code(group, entry.code)})" if group and entry.code else ""
    yield f"{day}  {kind}{code}: {one_line(entry.what, WIDTH)}"
    if entry.document and entry.kind != "conflict":
        section = f" § {entry.section}" if entry.section else ""
        yield f"            {entry.document}{section} [{entry.start}:{entry.end}]"


def conflict_lines(one: ConflictView) -> Iterator[str]:
    """Return a contradiction: why the two are paired, then both."""
    yield f"{one.reason} ({one.promise})"
    for side in (one.first, one.second):
        day = side.date.isoformat() if side.date else SAY("label.undated")
        yield f"  {day} ”{one_line(side.text, WIDTH)}”"
        yield f"    {side.document} [{side.start}:{side.end}]"
