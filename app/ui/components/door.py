"""The door of each page: who is let in, who one is, and signing in and out."""

from collections.abc import Mapping

import streamlit as st

from app.access import acting
from app.access.model import ForbiddenError, Right
from app.access.public import NotReadyError
from app.ui import signing_in, state
from app.ui.components import plain
from app.ui.language import t, word

# Pages that tell of the app and not of what a collection holds, by their address.
FOR_ALL = frozenset({"om"})
# Pages that take more than the right to read, by their address.
NEEDED: Mapping[str, Right] = {"granskning": Right.REVIEW, "bevakningar": Right.WATCH}


def is_open(page: str) -> bool:
    """Tell whether whoever reads may open the page at an address."""
    may_read = page in FOR_ALL or acting.may(Right.READ)
    return may_read and (page not in NEEDED or acting.may(NEEDED[page]))


def lets_in(page: str) -> bool:
    """Return whether the page may be shown; if not, say why and what to do."""
    if not is_open(page):
        who = acting.person()
        key = "door.closed" if who.session or who.role else "door.first"
        st.html(plain.block(plain.heading(1, t("door.title"))))
        # The way in stands in the frame, on every page.
        st.info(t(key))
        return False
    if page in FOR_ALL:
        return True
    try:
        state.workspace()
    except NotReadyError:
        st.info(t("door.making"))
        return False
    except ForbiddenError:
        st.info(t("door.first"))
        return False
    return True


def account() -> None:
    """Show who one is, with the way in or out; nothing where nobody signs in."""
    if signing_in.access() is None:
        return
    who = acting.person()
    if not who.session:
        way_in = t("door.in")
        if st.button(way_in, icon=":material/login:", key="logga-in", type="tertiary"):
            st.login()
        return
    said = who.name or t("door.nameless")
    icon = ":material/account_circle:"
    with st.popover(plain.label(said), icon=icon, type="tertiary", key="konto"):
        role = word("role", who.role) if who.role else t("door.no_role")
        st.html(plain.block(plain.paragraph(t("door.role", role=role))))
        if who.may(Right.READ):
            _key()
        if st.button(t("door.out"), icon=":material/logout:", key="logga-ut"):
            signing_in.end()
            st.logout()


def _key() -> None:
    """Offer a key for readers of feeds and calendars, made when it is asked for."""
    st.html(plain.block(plain.paragraph(t("door.key_help"), "liten")))
    if st.button(t("door.key"), icon=":material/key:", key="gor-nyckel"):
        st.code(f"nyckel={signing_in.key()}", language=None)
