"""What an actor was merged from and why, and how to say that it is really two."""

import html

import streamlit as st

from app import identity
from app.identity import ActorIdentity
from app.ui import state
from app.ui.components import links, plain
from app.ui.language import t
from ingest.errors import ArchiveError, LockedError

LOCKED = "upptagen"


def show(actor: str) -> None:
    """Show who the actor is, folded in: few readers ask, and then they want it all."""
    try:
        found = identity.show(state.workspace(), actor)
    except ArchiveError:
        # Posts and groups are named but have no identity to decide on.
        return
    with st.expander(t("review.identity")):
        if st.session_state.pop(LOCKED, False):
            st.warning(t("review.locked"))
        _merged(found)
        _split(found)


def _merged(found: ActorIdentity) -> None:
    if found.replaces:
        names = " · ".join(found.names)
        st.html(plain.block(plain.paragraph(t("review.merged", names=names))))
    reasons = dict.fromkeys(
        reason.text for pair in found.merged for reason in pair.reasons
    )
    if reasons:
        items = "".join(f"<li>{html.escape(text)}</li>" for text in reasons)
        st.html(plain.block(f"<ul lang='sv' class='liten'>{items}</ul>"))
    if found.undecided:
        st.page_link(links.REVIEW, label=t("app.review"))


def _split(found: ActorIdentity) -> None:
    """Offer to say in which documents the name means somebody else."""
    if len(found.documents) < 2:
        return
    titles = {seen.id: seen.title or seen.name for seen in found.documents}
    st.html(
        plain.block(
            plain.heading(3, t("review.split_title")),
            plain.paragraph(t("review.split_help"), "liten"),
        )
    )
    with st.form(f"dela-{found.id}", border=False):
        chosen = st.multiselect(
            t("review.split_documents"),
            list(titles),
            format_func=lambda one: titles[one],
            placeholder=t("app.choose"),
        )
        why = st.text_input(t("review.why"), key=f"varfor-{found.id}")
        who = st.text_input(t("review.who"), key=f"vem-{found.id}")
        sent = st.form_submit_button(t("review.split_do"))
    if sent and chosen:
        try:
            identity.split(state.workspace(), found.id, chosen, why, who)
        except LockedError:
            st.session_state[LOCKED] = True
        st.rerun()
