"""The app's frame: pages, language, and what to say when something is wrong."""

import streamlit as st

from app.ui import language
from app.ui.language import t
from app.ui.texts import LANGUAGES
from ingest.errors import SagtError

STYLE = """<style>
.sagt-citat{border-left:3px solid #D55E00;margin:.2rem 0;padding:.1rem .8rem;
  font-size:1.02rem;line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:#E69F0055;color:inherit;padding:0 .1em;border-radius:2px}
@media print{header,[data-testid="stSidebar"]{display:none}}
</style>"""


def _pages() -> list[st.Page]:
    return [
        st.Page("pages/oversikt.py", title=t("app.overview"), default=True),
        st.Page("pages/sok.py", title=t("app.search"), url_path="sok"),
        st.Page("pages/loften.py", title=t("app.promises"), url_path="loften"),
        st.Page("pages/beslut.py", title=t("app.decisions"), url_path="beslut"),
        st.Page("pages/aktorer.py", title=t("app.actors"), url_path="aktorer"),
        st.Page("pages/handling.py", title=t("app.document"), url_path="handling"),
    ]


def _choose_language() -> None:
    chosen = st.sidebar.radio(
        t("app.language"),
        LANGUAGES,
        index=LANGUAGES.index(language.current()),
        format_func=language.NAMES.__getitem__,
        horizontal=True,
    )
    if chosen != language.current():
        st.query_params["lang"] = chosen
        st.rerun()


def main() -> None:
    """Show the page that the address names."""
    st.set_page_config(page_title="Sagt och gjort", page_icon="📜", layout="wide")
    st.html(STYLE)
    page = st.navigation(_pages(), position="top")
    _choose_language()
    try:
        page.run()
    except SagtError as error:
        st.error(t("app.error", reason=str(error)))


main()
