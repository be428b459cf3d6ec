"""How a promise has been judged: by the days of documents, and by the program."""

import html

from app.promise_views import LoggedView, PromiseDetails, StandingView
from app.ui.components import plain, promise_words
from app.ui.language import day, moment, t


def show(found: PromiseDetails) -> str:
    """Return both histories as HTML, "" where there is none."""
    by_day = "".join(_standing(one) for one in found.history)
    reached = "".join(_logged(one) for one in found.log)
    if not by_day and not reached:
        return ""
    parts = [plain.heading(2, t("past.title"))]
    if by_day:
        parts += [plain.heading(3, t("past.by_day")), f"<ul>{by_day}</ul>"]
    if reached:
        parts += [plain.heading(3, t("past.reached")), f"<ul>{reached}</ul>"]
    return plain.block(*parts)


def _standing(one: StandingView) -> str:
    return (
        f'<li><span class="sagt-dag">{day(one.day)}</span> '
        f"{promise_words.badge(one.status)}"
        f"<span class='liten'>{plain.own(one.explanation)}</span></li>"
    )


def _logged(one: LoggedView) -> str:
    when = html.escape(t("past.at", day=moment(one.reached), as_of=one.as_of))
    return (
        f"<li>{when} {promise_words.badge(one.status)}"
        f"<span class='liten'>{plain.own(one.explanation)}</span></li>"
    )
