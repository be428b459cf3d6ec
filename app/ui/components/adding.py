"""Adding documents: choosing files, watching them being read, and what came of it."""

import streamlit as st

from app.access import acting
from app.access.model import Right
from app.adding import inbox
from app.adding.runs import Outcome, Run, Runs
from app.ui import state
from app.ui.components import failures, plain
from app.ui.language import own, t
from ingest.errors import SagtError

# Kinds of files that can be read (`ingest.readers.sniffing` looks at the bytes).
ENDINGS = (
    *("pdf", "docx", "odt", "rtf", "html", "htm", "xhtml", "mhtml", "eml"),
    *("txt", "md", "xml", "png", "jpg", "jpeg", "tif", "tiff", "zip"),
)
REFUSED = "tillagt-vagrat"
EVERY = 1.0
COUNTED = ("read", "replaced", "unchanged")


@st.cache_resource(show_spinner=False)
def _runs(collection: str) -> Runs:
    found = state.workspace().settings
    assert str(found.collection) == collection
    inbox.clear(found.collection)
    return Runs(found)


def runs() -> Runs:
    """Return the readings of this server.

    Raises:
        ForbiddenError: whoever acts may not add documents.
    """
    state.workspace().require(Right.ADD)
    return _runs(str(state.workspace().settings.collection))


def show() -> None:
    """Show the field for files, or the reading that goes on, to whoever may add."""
    if not acting.may(Right.ADD):
        return
    st.html(plain.block(plain.heading(2, t("adding.title"))))
    run = runs().last
    refused = st.session_state.pop(REFUSED, "")
    if refused:
        st.warning(plain.label(refused))
    if run is not None and run.goes_on:
        _watched()
        return
    if run is not None:
        _came(run)
    _form()


def _form() -> None:
    with st.form("lagg-till", clear_on_submit=True):
        files = st.file_uploader(
            t("adding.files"),
            type=list(ENDINGS),
            accept_multiple_files=True,
            help=t("adding.help"),
        )
        sent = st.form_submit_button(t("adding.begin"), icon=":material/upload_file:")
    if not sent:
        return
    if not files:
        st.info(t("adding.nothing"))
        return
    try:
        runs().start(files)
    except (SagtError, OSError) as error:
        st.session_state[REFUSED] = own(str(error))
    st.rerun()


@st.fragment(run_every=EVERY)
def _watched() -> None:
    """Show how far a reading has come, anew each second, until it ends."""
    run = runs().last
    if run is None or not run.goes_on:
        # The rest of the page shows what was read.
        st.rerun()
    share = run.done / run.total if run.total else 0.0
    st.progress(min(share, 1.0), t("adding.far", done=run.done, total=run.total))
    about = t("adding.step") if run.total and run.done >= run.total else run.name
    st.html(f'<div class="sagt" role="status">{plain.paragraph(about, "liten")}</div>')
    st.button(t("adding.stop"), icon=":material/stop:", on_click=runs().stop)


def _came(run: Run) -> None:
    """Tell what came of a reading, files that could not be read first."""
    outcome = run.outcome or Outcome()
    for reason in run.waiting.refused:
        st.warning(plain.label(reason))
    if run.state == "stopped":
        st.warning(t("adding.stopped"))
    elif run.state == "failed":
        st.error(plain.label(t("app.error", reason=run.error)))
    else:
        counts = (t(f"adding.{n}", count=getattr(outcome, n)) for n in COUNTED)
        failed = t("adding.failed", count=len(outcome.failures))
        said = plain.paragraph(" ".join((*counts, failed)))
        st.html(f'<div class="sagt" role="status">{said}</div>')
    listed = (*outcome.failures, *outcome.aside, *outcome.forgotten)
    if listed:
        st.html(plain.block(failures.listed(listed)))
