"""What a reader is told when what was asked for outside a page fails.

A page catches what goes wrong in it (`main`). What a button does is done before any
page is made, and a fragment is made without the rest of its page; Streamlit would speak
English there, and the log would say nothing.
"""

import html
import logging
import sqlite3

import streamlit as st

from app.ui import language
from app.ui.components import plain
from app.ui.language import t
from ingest.errors import SagtError

LOGGER = logging.getLogger(__name__)
# Nothing else is on the screen then: the way back is the page's own address.
AGAIN = '<p class="sagt"><a href="">{label}</a></p>'


def show(error: Exception) -> bool:
    """Say in the reader's words what went wrong, and tell the log.

    Returns:
        True: nothing more need be shown.
    """
    if isinstance(error, SagtError):
        st.error(plain.label(t("review.refused", reason=language.own(str(error)))))
    else:
        LOGGER.error("what was asked for could not be done", exc_info=error)
        is_disk = isinstance(error, OSError | sqlite3.Error)
        st.error(t("app.unreadable" if is_disk else "app.undone"))
    st.html(AGAIN.format(label=html.escape(t("app.again"))))
    return True
