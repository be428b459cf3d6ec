"""What takes long, begun on a page: watched, stopped, and fetched when it is done."""

import mimetypes

import streamlit as st

from app.access import acting
from app.taking.runs import Run, Takings
from app.ui import state
from app.ui.components import downloads, plain
from app.ui.language import own, t
from ingest.errors import SagtError

REFUSED = "utlamning-vagrad"
EVERY = 1.0


@st.cache_resource(show_spinner=False)
def _takings(collection: str) -> Takings:
    found = state.workspace().settings
    assert str(found.collection) == collection
    return Takings(found)


def takings() -> Takings:
    """Return what this server makes of the collection as the reader sees it."""
    return _takings(str(state.workspace().settings.collection))


def button(label: str, form: str, icon: str) -> None:
    """Show a button that begins to make something; nothing while something is made."""
    last = takings().last
    busy = last is not None and last.goes_on
    st.button(
        label,
        icon=icon,
        key=f"gor-{form}",
        on_click=_begin,
        args=(form,),
        disabled=busy,
    )


def _begin(form: str) -> None:
    try:
        takings().start(form)
    except (SagtError, OSError) as error:
        st.session_state[REFUSED] = own(str(error))


def outcome(*forms: str) -> None:
    """Show how far one of the forms has come, or what came of it."""
    refused = st.session_state.pop(REFUSED, "")
    if refused:
        st.warning(plain.label(refused))
    run = takings().last
    if run is None or run.form not in forms or not acting.may(run.right):
        return
    if run.goes_on:
        _watched()
    elif run.state == "stopped":
        st.info(t("taking.stopped"))
    elif run.state == "failed":
        st.error(plain.label(t("app.error", reason=own(run.error))))
    elif run.file.is_file():
        _fetched(run)


@st.fragment(run_every=EVERY)
def _watched() -> None:
    """Show how far it has come, anew each second, until it ends."""
    run = takings().last
    if run is None or not run.goes_on:
        # The rest of the page shows what came of it.
        st.rerun()
    said = t("taking.far", done=run.done, total=run.total) if run.total else ""
    share = run.done / run.total if run.total else 0.0
    st.progress(min(share, 1.0), said or t("taking.begun"))
    st.button(t("adding.stop"), icon=":material/stop:", key="sluta", on_click=_stop)


def _stop() -> None:
    takings().stop()


def _fetched(run: Run) -> None:
    size = run.file.stat().st_size
    millions = t("taking.size", size=max(round(size / 1_000_000, 1), 0.1))
    st.html(
        f'<div class="sagt" role="status">'
        f"{plain.paragraph(t('taking.done', size=millions))}</div>"
    )
    name = state.workspace().settings.collection.resolve().name
    st.download_button(
        t("taking.fetch", name=run.file.name),
        data=run.file.read_bytes,
        file_name=f"{downloads.file_name(name)}-{run.file.name}",
        mime=mimetypes.guess_type(run.file.name)[0] or "application/octet-stream",
        icon=":material/download:",
        key="hamta",
        on_click="ignore",
    )
