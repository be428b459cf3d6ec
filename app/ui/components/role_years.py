"""Roles over time: each with the days it is attested, and a bar among the years."""

import datetime as dt
import html
from collections.abc import Sequence

from app.actor_details import RoleOf
from app.ui.components import links, plain, role_words
from app.ui.language import t

# More than this are behind a line to open.
OPEN = 12
# So many years are written above the bars.
TICKS = 8


def show(title: str, roles: Sequence[RoleOf]) -> str:
    """Return the roles as HTML, the latest first."""
    span = _years(roles)
    rows = [_row(role, span) for role in roles]
    parts = [plain.heading(2, f"{title} ({len(roles)})")]
    if span:
        parts += [plain.paragraph(t("actors.roles_help"), "liten"), _axis(span)]
    parts.append(f'<ul class="sagt-roller">{"".join(rows[:OPEN])}</ul>')
    if len(rows) > OPEN:
        more = html.escape(t("actors.more_roles", count=len(rows) - OPEN))
        rest = f'<ul class="sagt-roller">{"".join(rows[OPEN:])}</ul>'
        parts.append(f"<details><summary>{more}</summary>{rest}</details>")
    return plain.block(*parts)


def _years(roles: Sequence[RoleOf]) -> tuple[int, int] | None:
    days = [day for role in roles for day in (role.first, role.last) if day]
    found = [day.year for day in days]
    return (min(found), max(found)) if found else None


def _axis(span: tuple[int, int]) -> str:
    """Return the years above the bars; only for the eye, each role says its days."""
    first, last = span
    step = max(-(-(last - first + 1) // TICKS), 1)
    whole = last - first + 1
    marks = "".join(
        f'<span style="left:{100 * (year - first) / whole:.1f}%">{year}</span>'
        for year in range(first, last + 1, step)
    )
    return f'<div class="sagt-roll-ar" aria-hidden="true"><div>{marks}</div></div>'


def _row(role: RoleOf, span: tuple[int, int] | None) -> str:
    target = html.escape(links.href("aktorer", id=role.id))
    return (
        f"<li><div>{role_words.told(role.title, role.code)}, "
        f'<a href="{target}">{plain.theirs(role.name)}</a> '
        f'<span class="liten">{html.escape(_attested(role))}</span></div>'
        f"{_bar(role, span) if span else ''}</li>"
    )


def _attested(role: RoleOf) -> str:
    if role.first is None or role.first == role.last:
        return t("actors.attested_on", day=role.first) if role.first else ""
    return t("actors.attested", first=role.first, last=role.last)


def _bar(role: RoleOf, span: tuple[int, int]) -> str:
    first, last = role.first or role.last, role.last or role.first
    if first is None or last is None:
        return '<span class="sagt-roll" aria-hidden="true"></span>'
    left, right = _place(first, span), _place(last, span)
    return (
        '<span class="sagt-roll" aria-hidden="true">'
        f'<span style="margin-left:{left:.1f}%;width:{right - left:.1f}%"></span>'
        "</span>"
    )


def _place(day: dt.date, span: tuple[int, int]) -> float:
    """Return how far to the right a day stands, in per cent."""
    years = day.year + (day.timetuple().tm_yday - 1) / 366 - span[0]
    return 100 * years / (span[1] - span[0] + 1)
