"""Leads a test of Streamlit's to one of the app's pages, without drawing another first.

Streamlit's test has to know which pages the app registers before it can go to one, and
asks for a run of the first page to find out. Which they are is the same in every test.
"""

import html
import re
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from app.ui import server

MAIN = Path(server.__file__).parent / "main.py"
_DAY = re.compile(r'<span class="sagt-dag">(\d{4}-\d\d-\d\d)</span>')
_REGISTERED: dict[str, Any] = {}


def lead(app: AppTest, page: str) -> None:
    """Let the next run of `app` show a page ("loften")."""
    if not _REGISTERED:
        _REGISTERED.update(app.run()._registered_pages)
    app._registered_pages = dict(_REGISTERED)
    app.switch_page(f"views/{page}.py")


def whole_days(page: str) -> str:
    """Return HTML without what keeps the parts of a day on one line."""
    return _DAY.sub(r"\1", page)


def ways(found: str, page: str) -> list[str]:
    """Return the addresses in HTML that lead to a page with something asked."""
    return [html.unescape(one) for one in re.findall(rf'href="({page}\?[^"]+)"', found)]
