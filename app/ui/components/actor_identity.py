"""What an actor was merged from and why, and how to say that it is really two."""

import html

import streamlit as st

from app import identity
from app.access import acting
from app.access.model import Right
from app.identity import ActorIdentity, Pair
from app.ui import state
from app.ui.components import deciding, links, plain
from app.ui.language import moment, own, t
from ingest.errors import ArchiveError, LockedError, SagtError
from ingest.ledger_identity import IdentityEvent

# The actor that a split has just made.
SPLIT = "delad-till"


def show(actor: str) -> None:
    """Show who the actor is, folded in: few readers ask, and then they want it all."""
    try:
        found = identity.show(state.workspace(), actor)
    except ArchiveError:
        # Posts and groups are named but have no identity to decide on.
        return
    made = st.session_state.pop(SPLIT, "")
    deciding.outcome()
    if made:
        links.show(links.actor(made, t("review.split_new")))
    with st.expander(t("review.identity"), expanded=bool(made)):
        _merged(found)
        _decided(found)
        _split(found)


def _merged(found: ActorIdentity) -> None:
    """Show under which names the actor was found, and why they count as one."""
    if found.replaces:
        names = " · ".join(found.names)
        st.html(plain.block(plain.paragraph(t("review.merged", names=names))))
    if found.merged:
        st.html(plain.block(plain.paragraph(t("review.merged_help"), "liten")))
    for pair in found.merged:
        _pair(pair)


def _pair(pair: Pair) -> None:
    key = f"{pair.left}|{pair.right}"
    reasons = dict.fromkeys(reason.text for reason in pair.reasons)
    items = "".join(f"<li>{plain.own(text)}</li>" for text in reasons)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.html(
            plain.block(
                plain.paragraph(f"{pair.left_name} = {pair.right_name}"),
                f"<ul class='liten'>{items}</ul>",
            )
        )
        if acting.may(Right.REVIEW):
            st.button(
                t("review.apart"),
                key=f"olika-{key}",
                on_click=deciding.apart,
                args=(pair.left, pair.right, key),
            )


def _decided(found: ActorIdentity) -> None:
    """Show what people have decided of the actor, with who and why."""
    rows = "".join(
        f"<li>{html.escape(deciding.said(event))} "
        f'<span class="liten">{html.escape(_about(event))}</span></li>'
        for event in found.events
    )
    if rows:
        st.html(plain.block(plain.heading(3, t("review.done")), f"<ul>{rows}</ul>"))
    if (rows or found.undecided) and acting.may(Right.REVIEW):
        links.show(links.to(links.REVIEW, t("app.review")))


def _about(event: IdentityEvent) -> str:
    return " · ".join(filter(None, (moment(event.at), event.who, event.why)))


def _split(found: ActorIdentity) -> None:
    """Offer to say in which documents the name means somebody else."""
    if len(found.documents) < 2 or not acting.may(Right.REVIEW):
        return
    names = {seen.id: seen.name for seen in found.documents}
    st.html(
        plain.block(
            plain.heading(3, t("review.split_title")),
            plain.paragraph(t("review.split_help"), "liten"),
        )
    )
    with st.form(f"dela-{found.id}", border=False):
        chosen = st.multiselect(
            t("review.split_documents"),
            list(names),
            format_func=lambda one: names[one],
            placeholder=t("app.choose"),
        )
        why = st.text_input(t("review.why"), key=f"varfor-{found.id}", max_chars=500)
        who = acting.person().name or st.text_input(
            t("review.who"),
            value=deciding.name(),
            key=f"vem-{found.id}",
            max_chars=80,
        )
        sent = st.form_submit_button(t("review.split_do"))
    if sent and not chosen:
        st.warning(t("review.split_choose"))
    elif sent:
        _divide(found.id, chosen, why, who)


def _divide(actor: str, documents: list[str], why: str, who: str) -> None:
    try:
        _, made = identity.split(state.workspace(), actor, documents, why, who)
    except LockedError:
        st.warning(t("review.locked"))
    except SagtError as error:
        st.warning(plain.label(t("review.refused", reason=own(str(error)))))
    else:
        st.session_state[SPLIT] = made
        deciding.keep(t("review.split_done"))
        st.rerun()
