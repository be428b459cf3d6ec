"""The promises of a matter with how they stand, the silent first."""

import html
from collections.abc import Sequence

from app.ui.components import links, plain, promise_card
from app.ui.components.promises_in_brief import Stood, first
from app.ui.language import t

SHOWN = 8


def show(matter: str, promises: Sequence[Stood]) -> str:
    """Return them as HTML with the way to all, "" where there is none."""
    if not promises:
        return ""
    rows = "".join(map(promise_card.row, first(promises, SHOWN)))
    target = html.escape(links.href("loften", arende=matter))
    every = html.escape(t("matter.all_promises", count=len(promises)))
    key = "matter.promises" if len(promises) <= SHOWN else "matter.first_promises"
    return (
        plain.heading(2, t(key, count=len(promises), shown=SHOWN))
        + f'<ul class="sagt-rader">{rows}</ul><p><a href="{target}">{every}</a></p>'
    )
