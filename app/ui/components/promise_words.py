"""What is said of a promise in words: when it is due, how it stands, and why."""

import datetime as dt
import html
import re

from app.plain_text import capital
from app.promise_parties import unnamed
from app.promise_views import DeadlineView, PromiseView, VersionView
from app.ui import style
from app.ui.components import links, plain
from app.ui.language import day, moment, t, word
from graph.followup.verdicts import wording

# What may stand before a day without saying more of it.
_BEFORE_DAY = re.compile(r"^(?:senast |per )?(?:den )?")


def why(view: PromiseView) -> str:
    """Return in one sentence why the promise stands as it does, as HTML."""
    return f"<p>{plain.own(view.explanation)}</p>"


def coverage(view: PromiseView) -> str:
    """Return what the collection holds since, and what it lacks, as HTML."""
    missing = "".join(
        f"<li>{plain.own(m[:1].upper() + m[1:])}.</li>" for m in view.missing
    )
    lacking = f'<ul class="sagt-saknas">{missing}</ul>' if missing else ""
    return f'<p class="liten">{_covered(view)}</p>{lacking}'


def _covered(view: PromiseView) -> str:
    held = view.covered
    if held.sentence:
        return plain.own(held.sentence)
    organ = held.organ or view.promisor or t("promises.someone")
    if not held.documents:
        return html.escape(t("promises.no_coverage", organ=organ))
    last = day(held.last)
    told = t("promises.coverage", count=held.documents, organ=organ, day=last)
    return html.escape(told)


def badge(status: str) -> str:
    """Return a status as a badge: its word, and a sign of its own."""
    sign = f'<span aria-hidden="true">{style.SIGNS[status]}</span> '
    words = html.escape(word("status", status))
    return f'<span class="sagt-marke {status}">{sign}{words}</span>'


def deadline(found: DeadlineView | None) -> str:
    """Return a deadline in the words of the text and the day it ends."""
    if found is None:
        return t("promises.no_due")
    last = limit(found)
    if last is None:
        return t("promises.due_text", text=found.text or "–")
    if not found.text or _is_day(found.text, last):
        return t("promises.due_day", day=day(last))
    return t("promises.due", text=found.text, day=day(last))


def limit(found: DeadlineView) -> dt.date | None:
    """Return the last day of a deadline, with the slack that its words leave."""
    return found.latest_wide or found.latest


def _is_day(text: str, limit: dt.date) -> bool:
    """Tell whether the words of a deadline are a day and nothing else.

    >>> _is_day("senast den 30 juni 2024", dt.date(2024, 6, 30))
    True
    >>> _is_day("före sommaren 2024", dt.date(2024, 6, 20))
    False
    """
    said = _BEFORE_DAY.sub("", text.strip().casefold())
    return said in {limit.isoformat(), wording.day(limit).removeprefix("den ")}


def due(view: PromiseView) -> str:
    """Return when a promise is due, in the words of the text."""
    if not view.recurrence:
        return deadline(view.deadline)
    text = view.deadline.text if view.deadline else None
    again = t("promises.due_again", text=text) if text else t("promises.recurs")
    parts = [again]
    if view.overdue and view.missed:
        parts.append(t("promises.awaited", day=day(view.missed)))
    if view.upcoming and view.limit:
        parts.append(t("promises.next", day=day(view.limit)))
    return ", ".join(parts)


def due_marked(view: PromiseView) -> str:
    """Return when a promise is due, as HTML with the text's own words marked."""
    said = html.escape(due(view))
    text = html.escape(view.deadline.text or "") if view.deadline else ""
    if not text or not plain.in_swedish():
        return said
    return said.replace(text, f"<q{plain.in_swedish()}>{text}</q>", 1)


def slipped(view: PromiseView) -> str:
    """Return how far the deadline has been moved, "" where it has not."""
    if not view.slippage:
        return ""
    moved = t("promises.slipped", days=view.slippage)
    later = [v.deadline for v in view.versions if v.deadline]
    return f"{moved} {t('promises.now', due=deadline(later[-1]))}" if later else moved


def who(view: PromiseView) -> str:
    """Return who is bound, who said so and by when, as HTML."""
    parts = [bound(view)]
    if view.chair_of:
        parts.append(plain.told("promises.chair_of", organ=view.chair_of))
    if view.speaker and view.speaker != view.promisor:
        parts.append(plain.told("promises.speaker", name=view.speaker))
    parts.append(due_marked(view))
    return f"<p>{' · '.join(parts)}</p>"


def bound(view: PromiseView) -> str:
    """Return who is bound, as HTML; parties that are only called so by their names."""
    if view.parties:
        names = plain.theirs(", ".join(view.parties))
        return f"<b>{names}</b> ({html.escape(t('promises.as_parties'))})"
    if unnamed(view.promisor):
        return html.escape(t("promises.parties"))
    if not view.promisor:
        return f"<b>{html.escape(t('promises.someone'))}</b>"
    return f"<b>{plain.theirs(capital(view.promisor))}</b>"


def said(view: PromiseView | VersionView) -> str:
    """Return when and in which document a promise was made, as HTML."""
    return f'<p class="liten">{said_in(view.date, view.title or view.document)}</p>'


def said_in(when: dt.date | None, title: str) -> str:
    """Return when and in which document something was said, as HTML."""
    short = plain.short(title, 110)
    if when is None:
        return plain.told("promises.said_undated", title=short)
    return plain.told("promises.said", day=when, title=short)


def reviewed(view: PromiseView) -> str:
    """Return who has looked at the promise last, and when, "" where nobody has."""
    if not view.said:
        return ""
    last = max(view.said, key=lambda one: one.number)
    return t("promises.reviewed", who=last.who, day=moment(last.at))


def named(view: PromiseView) -> str:
    """Return in a few words what is promised."""
    about = view.description.strip() or view.text
    return plain.short(about[:1].upper() + about[1:], 110)


def place(document: str, start: int, end: int, title: str | None = None) -> str:
    """Return a link to the very characters of a document, as HTML."""
    target = links.href("handling", id=document, start=start, end=end)
    said = plain.theirs(title) if title else html.escape(t("app.source"))
    return f'<a href="{html.escape(target)}">{said}</a>'
