"""Files set aside since they hold personal identity numbers: look, and decide."""

import html

import streamlit as st

from app import setting_aside
from app.access import acting
from app.access.model import Right
from app.ui import state
from app.ui.components import deciding, original_file, plain
from app.ui.language import t
from ingest.aside import Ruling, Waiting
from ingest.ledger_aside import Kind

# So many are shown, each with what stands around its number; all can be chosen.
SHOWN = 25
_CHOSEN, _ALL, _DISCARD, _PLACE = "undan-valda", "undan-alla", "undan-kasta", "undan"


def show() -> None:
    """Show what waits for a decision to those who may decide."""
    if not acting.may(Right.ASIDE):
        return
    found = [one for one in setting_aside.waiting(state.workspace()) if not one.refused]
    deciding.outcome()
    if not found:
        return
    st.html(
        plain.block(
            plain.heading(2, f"{t('aside.title')} ({len(found)})"),
            plain.paragraph(t("aside.help"), "liten"),
            f'<ul class="sagt-rader">{"".join(map(_row, found[:SHOWN]))}</ul>',
        )
    )
    names = [one.name for one in found]
    chosen = st.multiselect(t("aside.chosen"), names, key=_CHOSEN)
    st.checkbox(t("aside.all", count=len(names)), key=_ALL)
    for one in found:
        if chosen == [one.name] and one.original:
            original_file.button(one.sha256, one.name)
    deciding.who()
    deciding.why(_PLACE)
    st.checkbox(t("aside.discard"), key=_DISCARD)
    with st.container(horizontal=True, gap="small"):
        _button("admit", names)
        _button("refuse", names)


def _row(one: Waiting) -> str:
    many = t("aside.numbers", count=one.numbers)
    around = f"<br><i>… {html.escape(one.around)} …</i>" if one.around else ""
    return f"<li><b>{html.escape(one.name)}</b> {html.escape(many)}{around}</li>"


def _button(kind: Kind, names: list[str]) -> None:
    st.button(
        t(f"aside.{kind}"),
        key=f"undan-{kind}",
        on_click=_decide,
        args=(kind, names),
    )


def _decide(kind: Kind, names: list[str]) -> None:
    """Decide of what is chosen; it is said when the page is shown again."""
    chosen = names if st.session_state.get(_ALL) else st.session_state.get(_CHOSEN)
    if not chosen:
        deciding.keep(t("aside.none"))
        return
    ruling = Ruling(
        kind,
        deciding.name(),
        deciding.written(_PLACE),
        kind == "refuse" and bool(st.session_state.get(_DISCARD)),
    )

    def act() -> str:
        done = setting_aside.decide(state.workspace(), chosen, ruling)
        said = "aside.admitted" if kind == "admit" else "aside.refused"
        return t(said, count=len(done))

    deciding.attempt(act)
    st.session_state[_CHOSEN], st.session_state[_ALL] = [], False
