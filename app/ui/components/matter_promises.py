"""The promises of a matter with how they stand, the silent first."""

import html

from app.promise_views import PromiseView
from app.ui.components import links, plain, promise_card
from app.ui.components.actor_promises import ORDER
from app.ui.language import t

SHOWN = 8


def show(matter: str, promises: tuple[PromiseView, ...]) -> str:
    """Return them as HTML with the way to all, "" where there is none."""
    if not promises:
        return ""
    ordered = sorted(promises, key=lambda view: ORDER.index(view.status))
    rows = "".join(promise_card.row(view) for view in ordered[:SHOWN])
    target = html.escape(links.href("loften", arende=matter))
    every = html.escape(t("matter.all_promises", count=len(promises)))
    return (
        plain.heading(2, t("matter.promises", count=len(promises)))
        + f'<ul class="sagt-rader">{rows}</ul><p><a href="{target}">{every}</a></p>'
    )
