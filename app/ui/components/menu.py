"""The way to every page and to the other language, which stands at each page's top.

It is one piece of HTML: every element of Streamlit's costs the server a message, and
what is drawn on all pages is drawn most.
"""

import html

import streamlit as st

from app.ui.components import door, icons, links
from app.ui.language import NAMES, current, t
from app.ui.pages import PAGES
from app.ui.texts import LANGUAGES


def show(page: st.Page) -> None:
    """Show the menu, with the page that is shown marked, and who is signed in."""
    with st.container(horizontal=True, gap="medium", key="ram"):
        ways = "".join(
            links.part(
                links.href(url or links.FIRST), t(f"app.{name}"), url == page.url_path
            )
            for name, (_, url) in PAGES.items()
            if door.is_open(url)
        )
        said = html.escape(t("frame.pages"))
        st.html(
            f'<nav class="sagt-ram" aria-label="{said}"><ul>{ways}'
            f"<li>{_language(page)}</li></ul></nav>"
        )
        door.account()


def _language(page: st.Page) -> str:
    """Return the way to this very page in the other language."""
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    asked.pop("lang", None)
    other = next(one for one in LANGUAGES if one != current())
    chosen = {} if other == LANGUAGES[0] else {"lang": other}
    target = html.escape(
        links.plain_href(page.url_path or links.FIRST, {**asked, **chosen})
    )
    return (
        f'<a class="sagt-sprak" href="{target}" lang="{other}" hreflang="{other}">'
        f"{icons.sign('language')}{NAMES[other]}</a>"
    )
