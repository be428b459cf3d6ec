"""The term of an agreement, in words and as a line among the others."""

import html
from collections.abc import Iterable

from app.agreements import AgreementView
from app.ui.language import day, t

Years = tuple[int, int]


def told(view: AgreementView) -> str:
    """Return how long an agreement holds, in words."""
    if view.starts and view.ends:
        return t("agreements.from_to", first=day(view.starts), last=day(view.ends))
    if view.starts:
        return t("agreements.from", first=day(view.starts))
    if view.ends:
        return t("agreements.to", last=day(view.ends))
    if view.date is None:
        return t("agreements.no_term_undated")
    return t("agreements.no_term", day=day(view.date))


def years(views: Iterable[AgreementView]) -> Years:
    """Return the first and the last year of some agreements."""
    days = [d for view in views for d in (view.starts, view.ends, view.date) if d]
    found = [one.year for one in days]
    return (min(found), max(found)) if found else (0, 0)


def axis(span: Years) -> str:
    """Return the years that the lines go from and to; only for the eye."""
    first, last = span
    if not first:
        return ""
    return (
        f'<div class="sagt-stracka-ar" aria-hidden="true"><span>{first}</span>'
        f"<span>{last}</span></div>"
    )


def bar(view: AgreementView, span: Years) -> str:
    """Return a line from the first year to the last, beside those of the others.

    Only for the eye: the same is told in words.
    """
    first, last = view.starts, view.ends
    if first is None and last is None:
        return ""
    whole = span[1] - span[0] + 1
    begins = first.year if first else span[0]
    ends = last.year if last else span[1]
    left = 100 * (begins - span[0]) / whole
    width = 100 * (ends - begins + 1) / whole
    words = html.escape(f"{begins}–{ends if last else ''}")
    return (
        f'<span class="sagt-stracka" aria-hidden="true">'
        f'<span style="margin-left:{left:.1f}%;width:{width:.1f}%" title="{words}">'
        "</span></span>"
    )
