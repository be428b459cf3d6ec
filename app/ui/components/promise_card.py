"""One promise: its words, who is bound, by when, how it stands and why."""

import html

import streamlit as st

from app.promises import EvidenceView, PromiseView
from app.ui import state
from app.ui.components import explanation, links, plain
from app.ui.language import day, t, word

# So many later passages are shown at once; the rest behind a line to open.
EVIDENCE = 8


def why(view: PromiseView) -> str:
    """Return in one sentence why the promise stands as it does."""
    if view.rounds:
        years = (
            t("why.year_met" if r.met else "why.year_missing", years=r.years)
            for r in view.rounds
        )
        return t("why.recurring", years=", ".join(years))
    deadline = view.deadline
    limit = (deadline.latest_wide or deadline.latest) if deadline else None
    if view.status == "ej-forfallen" and limit is None:
        return t("why.okant")
    said = view.evidence[view.basis[0]].date if view.basis else None
    document = t("why.dated", day=day(said)) if said else t("why.undated")
    text = t(f"why.{view.status}", limit=day(limit), document=document)
    if view.evidence and not view.basis and view.status != "ej-forfallen":
        return f"{text} {t('why.mentioned')}"
    return text


def silent(view: PromiseView) -> bool:
    """Tell whether the verdict rests on nothing having been found."""
    return not view.basis or any(not r.met for r in view.rounds)


def coverage(view: PromiseView) -> str:
    """Return what the collection holds since, for a promise judged by silence."""
    held = view.covered
    organ = held.organ or view.promisor or t("promises.someone")
    if not held.documents:
        return t("why.no_coverage", organ=organ)
    return t("why.coverage", count=held.documents, organ=organ, day=day(held.last))


def due(view: PromiseView) -> str:
    """Return when the promise is due, in the words of the text."""
    deadline = view.deadline
    if deadline is None:
        return t("promises.recurs") if view.recurrence else t("promises.no_due")
    limit = deadline.latest_wide or deadline.latest
    if view.recurrence and deadline.text:
        return t("promises.due_again", text=deadline.text)
    if limit is None:
        return t("promises.due_text", text=deadline.text or "–")
    if not deadline.text:
        return t("promises.due_day", day=limit)
    return t("promises.due", text=deadline.text, day=limit)


def _facts(view: PromiseView) -> str:
    """Return who is bound, by when, and where it was said, as HTML."""
    who = html.escape(view.promisor or t("promises.someone"))
    said = t("promises.said", day=day(view.date), title=plain.short(view.title, 110))
    parts = [f"<b>{who}</b>"]
    if view.speaker:
        parts.append(html.escape(t("promises.speaker", name=view.speaker)))
    parts.append(html.escape(due(view)))
    condition = t("promises.condition", text=view.condition) if view.condition else ""
    return (
        f"<p>{' · '.join(parts)}</p>"
        + plain.paragraph(said, "liten")
        + (plain.paragraph(condition, "liten") if condition else "")
    )


def _named(view: PromiseView) -> str:
    """Return in a few words what is promised, unless the quote says no more."""
    said = view.description.strip()
    if not said or said.casefold().rstrip(".") == view.text.casefold().rstrip("."):
        return ""
    return plain.heading(2, plain.short(said[:1].upper() + said[1:], 110))


def show(view: PromiseView, alone: bool = False) -> None:
    """Show the card; `alone` on a page of its own, with all evidence open."""
    with st.container(border=True):
        st.html(
            plain.block(
                plain.badge(word("status", view.status), view.status),
                plain.badge(word("strength", view.strength), "svag"),
                _named(view),
                plain.quote(view.text),
                _facts(view),
                plain.paragraph(why(view)),
                plain.paragraph(coverage(view), "liten") if silent(view) else "",
            )
        )
        with st.container(horizontal=True, gap="medium"):
            links.source(view.document_id, view.start, view.end)
            if not alone:
                links.promise(view.id)
        if alone:
            explanation.show(view.document_id, view.id)
        _evidence(view, alone)


def brief(view: PromiseView) -> None:
    """Show the promise in a few lines, for a list of what is due."""
    with st.container(border=True, gap="small"):
        who = html.escape(view.promisor or t("promises.someone"))
        st.html(
            plain.block(
                plain.quote(plain.short(view.text, 220)),
                f'<p class="liten"><b>{who}</b> · {html.escape(due(view))}</p>',
            )
        )
        links.source(view.document_id, view.start, view.end)


def _evidence(view: PromiseView, alone: bool) -> None:
    if not view.evidence:
        st.html(plain.block(plain.paragraph(t("promises.no_evidence"), "liten")))
        return
    with st.expander(t("promises.evidence", count=len(view.evidence)), expanded=alone):
        # What the verdict rests on first.
        order = [*view.basis]
        order += [n for n in range(len(view.evidence)) if n not in order]
        for number in order[: None if alone else EVIDENCE]:
            _passage(view.evidence[number], number in view.basis)
        if not alone and len(order) > EVIDENCE:
            links.promise(view.id)


def _passage(item: EvidenceView, used: bool) -> None:
    stance = word("stance", item.stance)
    kind = "used" if used else "svag"
    title = state.title(item.document_id) or item.document
    where = f"{plain.short(title, 110)}, {day(item.date)}"
    st.html(
        plain.block(
            plain.badge(stance, kind),
            f'<span class="liten">{html.escape(where)}</span>',
            plain.quote(item.text),
        )
    )
    links.source(item.document_id, item.start, item.end)
