"""The app's frame: pages, language, and what to say when something is wrong."""

import logging
import sqlite3

import streamlit as st

from app.operations import making_pages
from app.operations.making_pages import Made
from app.operations.remaking import RemakeError
from app.ui import frame, language, once, style
from app.ui.components import (
    controls,
    door,
    menu,
    plain,
    remade,
    view_foot,
    way_back,
)
from app.ui.language import t
from app.ui.pages import PAGES
from ingest.errors import SagtError

LOGGER = logging.getLogger(__name__)
# A new page of a list begins at its top. Run anew when the place named has changed.
TOP = """<script>/* {place} */
if (!location.hash) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
</script>"""


def _pages() -> list[st.Page]:
    return [
        st.Page(path, title=t(f"app.{name}"), url_path=url, default=not url)
        for name, (path, url) in PAGES.items()
    ]


def main() -> None:
    """Show the page that the address names."""
    st.set_page_config(page_icon="📜", layout="wide")
    st.html(style.sheet())
    page = st.navigation(_pages(), position="hidden")
    way_back.remember(page.url_path)
    frame.mend()
    menu.show(page)
    if not controls.parameter("start"):
        place = f"{page.url_path} {controls.number(controls.PAGE, 1)}"
        st.html(TOP.format(place=place), unsafe_allow_javascript=True)
    with making_pages.made(page.url_path, _request()) as made:
        _show(page, made)


def _request() -> str:
    """Return the id of the request that the reader's window was opened with."""
    return st.context.headers.get("X-Request-ID", "")


def _show(page: st.Page, made: Made) -> None:
    """Show a page, or why it cannot be shown."""
    try:
        if door.lets_in(page.url_path):
            remade.show()
            page.run()
            view_foot.show(page.title, page.url_path)
    except RemakeError:
        # Said above already, with how far it has come.
        made.outcome = "refused"
    except SagtError as error:
        made.outcome = "refused"
        st.error(plain.label(t("app.error", reason=language.own(str(error)))))
    except (OSError, sqlite3.Error):
        made.outcome = "failed"
        LOGGER.exception("a page could not be read")
        st.error(t("app.unreadable"))
    except Exception:
        # Streamlit's own box speaks English, and to whoever wrote the program.
        made.outcome = "failed"
        LOGGER.exception("a page could not be shown")
        st.error(t("app.broken"))


with once.drawing():
    main()
