"""What a page shows, as files to take along."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from app.sheets import CSV, XLSX, Sheet, as_csv, as_xlsx
from app.ui.language import t

Made = Callable[[], bytes]


def show(
    name: str,
    sheets: Callable[[], Sequence[Sheet]],
    others: Sequence[tuple[str, str, str, Made]] = (),
) -> None:
    """Offer tables as CSV and as a workbook, and what else there is.

    Nothing is made before it is asked for.

    Args:
        name: What the files are called, without an ending.
        sheets: Gives the tables; the first is the one written as CSV.
        others: Label, ending, media type and maker of other files.
    """
    offered = (
        ("CSV", "csv", CSV, lambda: as_csv(sheets()[0])),
        ("Excel", "xlsx", XLSX, lambda: as_xlsx(sheets())),
        *others,
    )
    with st.container(horizontal=True, gap="small"):
        for label, ending, media_type, make in offered:
            st.download_button(
                label,
                data=partial(make),
                file_name=f"{file_name(name)}.{ending}",
                mime=media_type,
                icon=":material/download:",
                help=t("take.one", form=label),
                key=f"fil-{ending}",
                on_click="ignore",
            )


def file_name(name: str) -> str:
    """Return a name as a file can be called.

    >>> file_name("Asta Krok (S)")
    'Asta-Krok-S'
    """
    letters = (c if c.isalnum() else " " for c in name)
    return "-".join("".join(letters).split())
