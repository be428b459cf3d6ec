"""What has happened with one promise, as tables to take along."""

from app.promise_views import PromiseDetails
from app.sheets import Sheet
from app.ui.language import own, t, word

EVENT_COLUMNS = ("day", "event", "status", "text", "file", "start", "end")
EVIDENCE_COLUMNS = ("date", "organ", "stance", "text", "file", "start", "end", "id")


def show(found: PromiseDetails) -> list[Sheet]:
    """Return its timeline, and the passages that speak of it."""
    return [_events(found), _evidence(found)]


def _events(found: PromiseDetails) -> Sheet:
    rows = [
        (
            one.day,
            t(f"story.{one.kind}"),
            word("status", one.code) if one.kind == "status" and one.code else "",
            one.quote or own(one.what),
            one.document,
            one.start,
            one.end,
        )
        for one in found.timeline
    ]
    heads = [t(f"head.{name}") for name in EVENT_COLUMNS]
    return Sheet(t("story.title"), heads, rows)


def _evidence(found: PromiseDetails) -> Sheet:
    rows = [
        (
            one.date,
            one.organ,
            word("stance", one.stance),
            one.text,
            one.document,
            one.start,
            one.end,
            one.id,
        )
        for one in found.view.evidence
        if not one.rejected
    ]
    heads = [t(f"head.{name}") for name in EVIDENCE_COLUMNS]
    return Sheet(t("take.evidence"), heads, rows)
