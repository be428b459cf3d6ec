"""Decisions and proposals as a table to take along."""

from collections.abc import Iterable, Mapping

from app.answers import DecisionView
from app.sheets import Sheet
from app.ui.language import t, word

COLUMNS = (
    *("kind", "text", "outcome", "organ", "section", "date", "dnr"),
    *("yes", "no", "abstained", "addressees", "file", "start", "end", "id"),
)


def show(
    views: Iterable[DecisionView], votes: Mapping[str, str] | None = None
) -> Sheet:
    """Return a row for each; `votes` is how the person whose page it is voted."""
    cast = votes or {}
    heads = [t(f"head.{name}") for name in COLUMNS]
    rows = []
    for one in views:
        vote = one.vote
        counted = (vote.ja, vote.nej, vote.avstar) if vote else (None, None, None)
        row = (
            t(f"kind.{one.status}"),
            one.text,
            word("outcome", one.outcome) if one.outcome else "",
            one.organ,
            one.section,
            one.date,
            "; ".join(one.dnr),
            *counted,
            "; ".join(one.addressees),
            one.document,
            one.start,
            one.end,
            one.id,
        )
        own = cast.get(one.id)
        rows.append((*row, word("vote", own) if own else "") if cast else row)
    if cast:
        heads.append(t("head.vote"))
    return Sheet(t("app.decisions"), heads, rows)
