"""A recurring duty, time by time: found, denied, missing, or nothing to look in."""

import html

from app.promise_views import PromiseView, RoundView
from app.ui.components import plain, promise_evidence
from app.ui.language import day, t, word

SIGNS = {"met": "✓", "denied": "✕", "missing": "!", "not-held": "?"}
# The status whose colour each outcome has.
LOOKS = {
    "met": "infriad",
    "denied": "struken",
    "missing": "frist-passerad-utan-belagg",
    "not-held": "okant",
}


def show(view: PromiseView) -> str:
    """Return each time the duty was due, as a table in HTML; "" for other promises."""
    if not view.rounds:
        return ""
    head = "".join(
        f'<th scope="col">{html.escape(t(f"rounds.{name}"))}</th>'
        for name in ("time", "due", "outcome", "source")
    )
    rows = "".join(_row(view, one) for one in view.rounds)
    return plain.block(
        plain.heading(2, t("rounds.title", count=len(view.rounds))),
        '<div class="sagt-rulla" tabindex="0"><table class="sagt-svar">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>",
    )


def _row(view: PromiseView, one: RoundView) -> str:
    sign = f'<span aria-hidden="true">{SIGNS[one.found]}</span>'
    said = html.escape(word("round", one.found))
    badge = f'<span class="sagt-marke {LOOKS[one.found]}">{sign} {said}</span>'
    if one.evidence is not None:
        source = promise_evidence.place(view.evidence[one.evidence])
    else:
        source = plain.own(one.coverage or "")
    return (
        f'<tr><th scope="row">{plain.own(one.years)}</th>'
        f'<td><span class="sagt-dag">{day(one.due)}</span></td><td>{badge}</td>'
        f'<td class="liten">{source}</td></tr>'
    )
