"""The clocks that law and agreements set running in a matter, and how they stand."""

import html
from collections.abc import Sequence

from app.clocks import Clock
from app.ui.components import links, plain
from app.ui.language import day, t, word

# What was done in time is behind a line to open.
KEPT = "i-tid"
# The look of each state; the word says the same.
LOOKS = {
    "i-tid": ("infriad", "✓"),
    "sent": ("infriad-sent", "✓"),
    "loper": ("ej-forfallen", "◷"),
    "passerad": ("frist-passerad-utan-belagg", "!"),
    "okand-dag": ("okant", "?"),
}


def show(clocks: Sequence[Clock]) -> str:
    """Return the clocks as HTML, "" where none runs."""
    if not clocks:
        return ""
    kept = [clock for clock in clocks if clock.state == KEPT]
    open_ = "".join(_row(clock) for clock in clocks if clock.state != KEPT)
    parts = [
        plain.heading(2, t("clock.title", count=len(clocks))),
        plain.paragraph(t("clock.help"), "liten"),
        f'<ul class="sagt-rader">{open_}</ul>' if open_ else "",
    ]
    if kept:
        said = html.escape(t("clock.kept", count=len(kept)))
        rows = "".join(map(_row, kept))
        folded = f'<summary>{said}</summary><ul class="sagt-rader">{rows}</ul>'
        parts.append(f"<details>{folded}</details>")
    return "".join(parts)


def _row(clock: Clock) -> str:
    look, sign = LOOKS[clock.state]
    state = html.escape(word("clockstate", clock.state))
    badge = (
        f'<span class="sagt-marke {look}"><span aria-hidden="true">{sign}</span> '
        f"{state}</span>"
    )
    days = t("clock.days", start=clock.start, due=day(clock.due))
    held = clock.coverage
    coverage = f'<p class="liten">{plain.own(held)}</p>' if held else ""
    return (
        f"<li>{badge}<b>{plain.own(clock.rule.label)}</b> "
        f'<span class="liten">{html.escape(days)}</span>'
        f"<p>{plain.own(clock.explanation)}</p>"
        f'<p class="liten">{plain.own(clock.rule.sentence)} '
        f"({html.escape(clock.rule.citation)})</p>"
        f'{coverage}<p class="liten">{_places(clock)}</p></li>'
    )


def _places(clock: Clock) -> str:
    """Return where the clock started, and what stopped it."""
    target = html.escape(links.href("handling", id=clock.document))
    title = plain.theirs(plain.short(clock.title or clock.source, 90))
    started = f'{html.escape(t("clock.from"))} <a href="{target}">{title}</a>'
    stop = clock.stop
    way = links.of_thing(stop.path) if stop else None
    if stop is None or way is None:
        return started
    ended = html.escape(t("clock.stopped"))
    said = f"{plain.own(stop.what)}, {day(stop.day)}"
    return f'{started} · {ended} <a href="{html.escape(way)}">{said}</a>'
