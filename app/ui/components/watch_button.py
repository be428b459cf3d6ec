"""A button to watch what a page shows, or the way to the watch where it stands."""

import html

import streamlit as st

from app.access import acting
from app.access.model import Right
from app.ui import state
from app.ui.components import links, plain
from app.ui.language import own, t
from app.watches import seeking
from app.watches.model import Filters, Kind, Watch
from ingest.errors import SagtError

# What came of the last button, to say when the page is shown again.
_DONE, _REFUSED = "bevakning-gjord", "bevakning-vagrad"


def show(kind: Kind, what: str, filters: Filters = ()) -> None:
    """Show the button for something that can be watched.

    Args:
        kind: What sort of thing it is.
        what: A query as typed, the path of an actor or matter, a promise's id.
        filters: Of a search: facet → values, as the search takes them.
    """
    if not acting.may(Right.WATCH):
        return
    outcome()
    try:
        standing = seeking.book(state.workspace()).like(kind, what, filters)
    except SagtError:
        # Watches that cannot be read keep nobody from the page.
        return
    if standing is not None:
        said = t("watch.stands")
        links.show(
            links.to(links.WATCHES, said, "notifications_active", id=standing.id)
        )
        return
    st.button(
        t("watch.begin"),
        key=f"bevaka-{kind}-{what}",
        icon=":material/notifications:",
        help=t("watch.begin_help"),
        on_click=begin,
        args=(Watch("", kind, what, "", filters),),
    )


def begin(asked: Watch) -> None:
    """Make a watch, and remember to say so or why not."""
    is_made(asked)


def is_made(asked: Watch) -> bool:
    """Make a watch, and remember to say so or why not; return whether it was made."""
    try:
        made = seeking.make(state.workspace(), asked)
    except SagtError as error:
        st.session_state[_REFUSED] = t("watch.refused", reason=own(str(error)))
        return False
    keep(t("watch.made", name=made.watch.name, count=made.there))
    return True


def keep(done: str) -> None:
    """Remember what has happened, to say it when the page is shown again."""
    st.session_state[_DONE] = done


def outcome() -> None:
    """Say what the last button led to, once."""
    refused = st.session_state.pop(_REFUSED, "")
    done = st.session_state.pop(_DONE, "")
    if refused:
        st.warning(plain.label(refused))
    if done:
        said = html.escape(done)
        st.html(f'<div class="sagt" role="status"><p>{said}</p></div>')
        st.toast(plain.label(done))
