"""Organs and changes of the overview as tables to take along."""

from collections.abc import Iterable

from app.promise_changes import ChangedView
from app.promise_views import OrganCount
from app.sheets import Sheet
from app.ui.language import own, t, word

ORGAN_COLUMNS = ("name", "body", "silent", "coming", "all", "id")
CHANGE_COLUMNS = ("day", "promise", "promisor", "before", "status", "reason", "id")


def organs(found: Iterable[OrganCount]) -> Sheet:
    """Return a row for each organ."""
    rows = [
        (one.name, one.within, one.silent, one.upcoming, one.total, one.path)
        for one in found
    ]
    heads = [t(f"head.{name}") for name in ORGAN_COLUMNS]
    return Sheet(t("organs.title"), heads, rows)


def changes(found: Iterable[ChangedView]) -> Sheet:
    """Return a row for each promise that has come to stand otherwise."""
    rows = [
        (
            one.reached[:10],
            one.text,
            one.promisor,
            word("status", one.before) if one.before else "",
            word("status", one.status),
            own(one.explanation),
            one.promise,
        )
        for one in found
    ]
    heads = [t(f"head.{name}") for name in CHANGE_COLUMNS]
    return Sheet(t("overview.changed"), heads, rows)
