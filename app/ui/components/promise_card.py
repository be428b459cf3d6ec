"""One promise in a list: its words, who is bound, by when, how it stands and why."""

import html

import streamlit as st

from app.promise_views import EvidenceView, PromiseView
from app.ui.components import controls, links, plain, promise_words
from app.ui.language import day, t, word

# So many later passages are told of in a list; the promise's page has all of them.
EVIDENCE = 3


def show(view: PromiseView) -> None:
    """Show the card of a list."""
    with st.container(border=True):
        st.html(
            plain.block(
                badges(view),
                _heading(view),
                plain.quote(view.text),
                promise_words.who(view),
                _line(promise_words.slipped(view)),
                promise_words.said(view),
                _condition(view),
                promise_words.why(view),
                _silence(view),
                _line(promise_words.reviewed(view)),
                _evidence(view),
                links.row(
                    links.promise(view.id, controls.parameter("dag") or None),
                    links.source(view.document_id, view.start, view.end),
                ),
            )
        )


def badges(view: PromiseView) -> str:
    """Return how the promise stands, how strong it is, and what people have said."""
    shown = promise_words.badge(view.status)
    shown += plain.badge(word("strength", view.strength), "svag")
    if view.proposed:
        shown += plain.badge(t("promises.proposed"), "proposal")
    if view.overdue and not view.silent:
        shown += plain.badge(t("promises.late"), "svag")
    if view.conflicts:
        shown += plain.badge(t("promises.in_conflict", count=view.conflicts), "svag")
    if view.reviewed:
        shown += plain.badge(t("promises.is_reviewed"), "granskad")
    return shown


def brief(view: PromiseView, *, told: bool = False) -> None:
    """Show the promise in a few lines; `told` says how it stands too."""
    with st.container(border=True):
        st.html(
            plain.block(
                promise_words.badge(view.status) if told else "",
                plain.quote(plain.short(view.text, 220)),
                promise_words.who(view),
                promise_words.why(view) if told else "",
                links.row(
                    links.promise(view.id),
                    links.source(view.document_id, view.start, view.end),
                ),
            )
        )


def row(view: PromiseView) -> str:
    """Return the promise as a row of a short list, leading to its page."""
    target = html.escape(links.href("loften", id=view.id))
    about = f"{html.escape(day(view.date))} · {promise_words.due_marked(view)}"
    return (
        f'<li>{promise_words.badge(view.status)}<a href="{target}">'
        f"{plain.theirs(plain.short(view.text, 180))}</a><br>"
        f'<span class="liten">{promise_words.bound(view)} · '
        f"{about}</span></li>"
    )


def _heading(view: PromiseView) -> str:
    """Return what is promised in a few words, where they are not those quoted."""
    named = promise_words.named(view)
    return plain.heading(2, named, theirs=True) if _adds(view) else ""


def _adds(view: PromiseView) -> bool:
    """Tell whether the description says more than the quote does."""
    about = view.description.strip().casefold().rstrip(".")
    return bool(about) and about != view.text.casefold().rstrip(".")


def _condition(view: PromiseView) -> str:
    if not view.condition:
        return ""
    said = plain.told("promises.condition", text=view.condition)
    return f'<p class="liten">{said}</p>'


def _line(text: str) -> str:
    return plain.paragraph(text, "liten") if text else ""


def _silence(view: PromiseView) -> str:
    shown = view.is_silence and view.status != "ej-forfallen"
    return promise_words.coverage(view) if shown else ""


def _evidence(view: PromiseView) -> str:
    """Return the first of the later passages, behind a line to open."""
    if not view.evidence:
        return _line(t("promises.no_evidence"))
    first = [view.evidence[number] for number in view.basis]
    rest = [one for one in view.evidence if one not in first and not one.rejected]
    chosen = [*first, *rest][:EVIDENCE]
    items = "".join(_passage(one) for one in chosen)
    count = html.escape(t("promises.evidence", count=len(view.evidence)))
    return f"<details><summary>{count}</summary><ul>{items}</ul></details>"


def _passage(one: EvidenceView) -> str:
    place = promise_words.place(
        one.document_id, one.start, one.end, plain.short(one.title or one.document, 90)
    )
    return (
        f"<li>{plain.badge(word('stance', one.stance), 'svag')}"
        f'<span class="liten">{day(one.date)}, {place}</span>'
        f"{plain.quote(plain.short(one.text, 300))}</li>"
    )
