"""Matters, and the steps of one, as tables to take along."""

from collections.abc import Iterable, Iterator

from app.sheets import Sheet, Value
from app.ui.language import t, word
from graph.queries.connections import Source
from graph.queries.matters import Matter, Step, Summary

COLUMNS = ("title", "bodies", "first", "last", "dnr", "acts", "id")
STEP_COLUMNS = (
    *("step", "date", "organ", "section", "kind", "text", "outcome"),
    *("who", "due", "file", "start", "end"),
)


def listed(found: Iterable[Summary]) -> Sheet:
    """Return a row for each matter."""
    rows = [
        (
            one.title,
            "; ".join(one.bodies),
            one.first,
            one.last,
            "; ".join(one.dnr),
            one.acts,
            one.id,
        )
        for one in found
    ]
    return Sheet(t("app.matters"), [t(f"head.{name}") for name in COLUMNS], rows)


def steps(found: Matter) -> Sheet:
    """Return a row for each act, and for all that was decided and promised in it."""
    rows = [
        row for number, step in enumerate(found.steps, 1) for row in _rows(number, step)
    ]
    heads = [t(f"head.{name}") for name in STEP_COLUMNS]
    return Sheet(t("matter.steps"), heads, rows)


def _rows(number: int, step: Step) -> Iterator[tuple[Value, ...]]:
    act = step.act
    head = (number, act.date, act.organ, act.section)
    if not step.points and not step.promises:
        yield (*head, "", act.text, "", "", "", *_place(act.source))
    for point in step.points:
        outcome = word("outcome", point.outcome) if point.outcome else ""
        kind = t(f"kind.{point.status}")
        yield (*head, kind, point.text, outcome, "", "", *_place(point.source))
    for given in step.promises:
        kind = word("strength", given.strength)
        due = given.due_text or given.due
        place = _place(given.source)
        yield (*head, kind, given.text, "", given.by, due, *place)


def _place(source: Source | None) -> tuple[Value, ...]:
    return (source.document, source.start, source.end) if source else ("", None, None)
