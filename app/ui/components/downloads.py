"""What a page shows, as files to take along."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Thread

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from app.sheets import CSV, XLSX, Sheet, as_csv, as_xlsx
from app.ui.components import plain
from app.ui.language import t

Made = Callable[[], bytes]


def show(
    name: str,
    sheets: Callable[[], Sequence[Sheet]],
    others: Sequence[tuple[str, str, str, Made]] = (),
    key: str = "",
) -> None:
    """Offer tables as CSV and as a workbook, and what else there is.

    Nothing is made before it is asked for.

    Args:
        name: What the files are called, without an ending.
        sheets: Gives the tables; the first is the one written as CSV.
        others: Label, ending, media type and maker of other files.
        key: Tells the files from others on the same page.
    """
    offered = (
        ("CSV", "csv", CSV, lambda: as_csv(sheets()[0])),
        ("Excel", "xlsx", XLSX, lambda: as_xlsx(sheets())),
        *others,
    )
    with st.container(horizontal=True, gap="small", key=f"filer-{key}"):
        for label, ending, media_type, make in offered:
            st.download_button(
                label,
                data=as_reader(make),
                file_name=f"{file_name(name)}.{ending}",
                mime=media_type,
                icon=":material/download:",
                help=plain.label(t("take.of", form=label, name=name)),
                key=f"fil-{key}-{ending}",
                on_click="ignore",
            )


def as_reader(make: Made) -> Made:
    """Return what makes a file as the page would: in its language, for its reader.

    A file is made when it is asked for, in a thread that knows nothing of the page.
    """
    page = get_script_run_ctx()

    def made() -> bytes:
        found: Future[bytes] = Future()
        thread = Thread(target=_fulfil, args=(found, make))
        add_script_run_ctx(thread, page)
        thread.start()
        return found.result()

    return made


def _fulfil(found: "Future[bytes]", make: Made) -> None:
    try:
        found.set_result(make())
    except Exception as error:  # noqa: BLE001 - told to whoever asked
        found.set_exception(error)


def file_name(name: str) -> str:
    """Return a name as a file can be called.

    >>> file_name("Asta Krok (S)")
    'Asta-Krok-S'
    """
    letters = (c if c.isalnum() else " " for c in name)
    return "-".join("".join(letters).split())
