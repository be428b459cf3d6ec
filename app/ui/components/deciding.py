"""Deciding who is who: the decision is kept by whom and why, and what happened is said.

What is said stands in the session until the page is shown the next time: a decision
is made before the page runs, and the page then shows what it led to.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from app import identity
from app.access import acting
from app.ui import state
from app.ui.components import plain
from app.ui.language import own, t
from ingest.errors import LockedError, SagtError
from ingest.ledger_identity import IdentityEvent

# Where the reader's name is kept from one page to the next, and the field for it.
NAME, FIELD = "granskare", "granskare-falt"
# What lets the browser fill the field again when the page is loaded anew.
SCRIPT = Path(__file__).parents[1] / "static" / "reviewer.js"
_DONE, _REFUSED = "identitet-sparat", "identitet-vagrat"
SAID = {
    "merge": "review.merge",
    "split": "review.split",
    "reject": "review.reject",
    "undo": "review.undo",
}


def who() -> None:
    """Show the field for the reader's name, unless they have signed in with it."""
    if acting.person().name:
        return
    st.session_state.setdefault(FIELD, st.session_state.get(NAME, ""))
    st.text_input(
        t("review.who"),
        key=FIELD,
        on_change=_keep_name,
        max_chars=80,
        help=t("review.who_help"),
    )
    with st.container(key="namnskript"):
        st.html(_script(), unsafe_allow_javascript=True)


@cache
def _script() -> str:
    return f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>"


def _keep_name() -> None:
    st.session_state[NAME] = st.session_state[FIELD].strip()


def name() -> str:
    """Return the name the reader has signed in with, or else has given, or ""."""
    return acting.person().name or str(st.session_state.get(NAME, ""))


def why(key: str) -> None:
    """Show the field for why something is decided."""
    st.text_input(t("review.why"), key=f"varfor-{key}", max_chars=500)


def written(key: str) -> str:
    """Return what stands in the field for why at this very moment."""
    return str(st.session_state.get(f"varfor-{key}", "")).strip()


def decide(decision: Callable[[], IdentityEvent]) -> None:
    """Keep a decision, and remember to say that it is kept or why it is not."""
    attempt(lambda: t("review.kept", what=said(decision())))


def attempt(act: Callable[[], str]) -> None:
    """Do something that may be refused; remember to say what it returns, or why not."""
    try:
        done = act()
    except LockedError:
        st.session_state[_REFUSED] = t("review.locked")
    except SagtError as error:
        st.session_state[_REFUSED] = t("review.refused", reason=own(str(error)))
    else:
        keep(done)


def keep(done: str) -> None:
    """Remember what has happened, to say it when the page is shown again."""
    st.session_state[_DONE] = done


def outcome() -> None:
    """Say what the last decision led to, once."""
    refused = st.session_state.pop(_REFUSED, "")
    done = st.session_state.pop(_DONE, "")
    if refused:
        st.warning(plain.label(refused))
    if done:
        st.success(plain.label(done))
        # The button may stand far below what is said at the top.
        st.toast(plain.label(done))


def said(event: IdentityEvent, undone: IdentityEvent | None = None) -> str:
    """Return what was decided, in words; of what takes `undone` back, that too."""
    if undone is not None:
        what = said(undone)
        return t("review.undo_of", number=undone.seq, what=what)
    return t(
        SAID[event.kind],
        left=_called(event.left),
        right=_called(event.right),
        count=len(event.documents),
        number=event.undoes or 0,
    )


def taken_back() -> str:
    """Return the mark of what was decided and no longer holds, as HTML."""
    return plain.badge(t("review.undone"), "svag")


def _called(paths: tuple[str, ...]) -> str:
    known = state.actors()
    found = (known[path].name for path in paths if path in known)
    # Who was merged into another stands under the other's path.
    standing = state.workspace().resolution.identity().canonical
    merged = (known[s].name for path in paths if (s := standing(path)) in known)
    return next(found, None) or next(merged, None) or ", ".join(paths[:1])


def merged(left: str, right: str, key: str) -> None:
    """Decide that two are the same."""
    decide(lambda: identity.merge(state.workspace(), left, right, written(key), name()))


def apart(left: str, right: str, key: str) -> None:
    """Decide that two are not the same."""
    decide(
        lambda: identity.reject(state.workspace(), left, right, written(key), name())
    )


def undone(number: int) -> None:
    """Take a decision back."""
    decide(lambda: identity.undo(state.workspace(), number, "", name()))
