"""The reader's language, kept in the page's address (`lang=en`)."""

import datetime as dt
from functools import lru_cache
from urllib.parse import parse_qs

from streamlit.runtime.scriptrunner import get_script_run_ctx

from app import english
from app.ui.texts import LANGUAGES, say, table, written

NAMES = {"sv": "Svenska", "en": "English"}


def current() -> str:
    """Return the language of this page: Swedish unless the address says English."""
    page = get_script_run_ctx(suppress_warning=True)
    return LANGUAGES[0] if page is None else _of_address(page.query_string)


# Asked for each word of a page, and what Streamlit says of an address is slow to get.
@lru_cache(256)
def _of_address(query: str) -> str:
    chosen = parse_qs(query).get("lang", LANGUAGES[:1])[-1]
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def t(key: str, **values: object) -> str:
    """Return a text of the interface in the reader's language."""
    return say(current(), key, **values)


def word(group: str, code: str) -> str:
    """Return the word for a code; a code without a word is shown as it is."""
    return table(current()).get(f"{group}.{code}", code)


def day(value: dt.date | None) -> str:
    """Return a date as people read it, or that there is none."""
    return t("app.undated") if value is None else str(written(current(), value))


def moment(at: str) -> str:
    """Return the day of a moment in time, given as ISO 8601."""
    return day(dt.date.fromisoformat(at[:10]))


def number(value: float) -> str:
    """Return a number as readers of the page's language write it.

    It has one decimal at most, and none that says nothing.
    """
    near = round(value, 1)
    return str(written(current(), int(near) if near == int(near) else near))


def own(text: str) -> str:
    """Return what the program has said in Swedish, in the page's language."""
    return text if current() == LANGUAGES[0] else english.english(text)


def address(**values: object) -> dict[str, str]:
    """Return the parts of an address that leads on in the same language."""
    parts = {key: str(value) for key, value in values.items() if value is not None}
    return parts if current() == LANGUAGES[0] else {"lang": current(), **parts}
