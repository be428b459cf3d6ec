"""Controls whose value stands in the page's address.

The address decides: what it says is what a control shows, so that a link, a reload
and the browser's back button all lead to the same page. A changed control writes the
address and leads back to the first page of the list.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import streamlit as st

from app.ui import language

Row = TypeVar("Row")

PAGE = "sida"
EARLIEST, LATEST = dt.date(1950, 1, 1), dt.date(2150, 12, 31)


def parameter(name: str) -> str:
    """Return a part of the page's address."""
    return str(st.query_params.get(name, ""))


def number(name: str, default: int = 0) -> int:
    """Return a whole number of the page's address; nonsense gives the default."""
    text = parameter(name)
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) < 12 else default
    )


def _write(name: str, value: str | list[str] | None, first_page: bool = True) -> None:
    if value is None:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value
    if first_page:
        st.query_params.pop(PAGE, None)


def _follow(name: str, asked: object) -> str:
    """Make a control show what the address says; return the control's key."""
    key, seen = f"val-{name}", f"sett-{name}"
    if key not in st.session_state or st.session_state.get(seen) != asked:
        st.session_state[key] = asked
    st.session_state[seen] = asked
    return key


def text(label: str, name: str, placeholder: str = "", help: str | None = None) -> str:  # noqa: A002
    """Show a field for words; return them."""
    key = _follow(name, parameter(name))

    def changed() -> None:
        _write(name, st.session_state[key].strip() or None)

    st.text_input(label, key=key, on_change=changed, placeholder=placeholder, help=help)
    return parameter(name)


def area(label: str, name: str, placeholder: str) -> str:
    """Show a field for several lines, sent by a button; return what was sent."""
    key = _follow(name, parameter(name))

    def sent() -> None:
        _write(name, st.session_state[key].strip() or None)

    with st.form(f"form-{name}", border=False):
        st.text_area(label, key=key, placeholder=placeholder, height=220)
        st.form_submit_button(language.t("ask.send"), on_click=sent)
    return parameter(name)


def flag(label: str, name: str) -> bool:
    """Show a switch; return whether it is on."""
    asked = parameter(name) == "1"
    key = _follow(name, asked)

    def changed() -> None:
        _write(name, "1" if st.session_state[key] else None)

    st.toggle(label, key=key, on_change=changed)
    return asked


def day(label: str, name: str, default: dt.date) -> dt.date:
    """Show a day to choose; return it."""
    try:
        asked = dt.date.fromisoformat(parameter(name))
    except ValueError:
        asked = default
    asked = min(max(asked, EARLIEST), LATEST)
    key = _follow(name, asked)

    def changed() -> None:
        chosen = st.session_state[key] or default
        _write(name, None if chosen == default else chosen.isoformat())

    st.date_input(
        label,
        key=key,
        on_change=changed,
        min_value=EARLIEST,
        max_value=LATEST,
        format="YYYY-MM-DD",
    )
    return asked


def some_day(label: str, name: str) -> str:
    """Show a day that may be left out; return it as written in the address, or ""."""
    try:
        asked = dt.date.fromisoformat(parameter(name))
    except ValueError:
        asked = None
    if asked is not None and not EARLIEST <= asked <= LATEST:
        asked = None
    key = _follow(name, asked)

    def changed() -> None:
        chosen = st.session_state[key]
        _write(name, chosen.isoformat() if chosen else None)

    st.date_input(
        label,
        key=key,
        on_change=changed,
        min_value=EARLIEST,
        max_value=LATEST,
        format="YYYY-MM-DD",
    )
    return asked.isoformat() if asked else ""


def whole(label: str, name: str, least: int, most: int) -> int | None:
    """Show a whole number that may be left out; return it."""
    asked = number(name, -1)
    wanted = asked if least <= asked <= most else None
    key = _follow(name, wanted)

    def changed() -> None:
        chosen = st.session_state[key]
        _write(name, None if chosen is None else str(chosen))

    st.number_input(
        label, least, most, value=None, step=1, key=key, on_change=changed, format="%d"
    )
    return wanted


def several(
    label: str, name: str, options: Sequence[str], show: Callable[[str], str]
) -> list[str]:
    """Show a list to choose several from; return those chosen."""
    asked = [v for v in st.query_params.get_all(name) if v in options]
    key = _follow(name, asked)

    def changed() -> None:
        _write(name, list(st.session_state[key]) or None)

    st.multiselect(
        label,
        options,
        format_func=show,
        key=key,
        on_change=changed,
        placeholder=language.t("app.any"),
    )
    return asked


def choice(
    label: str,
    name: str,
    options: Sequence[str],
    show: Callable[[str], str],
    forget: Iterable[str] = (),
) -> str:
    """Show a list to choose one from; return it, "" where nothing is chosen.

    `forget` names the parts of the address that belonged to the former choice.
    """
    asked = parameter(name) if parameter(name) in options else None
    key = _follow(name, asked)
    others = tuple(forget)

    def changed() -> None:
        for other in others:
            st.query_params.pop(other, None)
        _write(name, st.session_state[key])

    st.selectbox(
        label,
        options,
        index=None,
        format_func=show,
        key=key,
        on_change=changed,
        placeholder=language.t("app.choose"),
    )
    return asked or ""


def toggles(
    label: str,
    name: str,
    options: Sequence[str],
    show: Callable[[str], str],
    default: Iterable[str] = (),
) -> list[str]:
    """Show options to turn on and off; return those that are on.

    Options may differ from one showing to the next, so each state of the address
    has a control of its own.
    """
    usual = [v for v in default if v in options]
    asked = [v for v in st.query_params.get_all(name) if v in options]
    if name not in st.query_params:
        asked = usual
    key = f"val-{name}-{'|'.join(asked)}-{len(options)}"

    def changed() -> None:
        chosen = list(st.session_state[key])
        same = sorted(chosen) == sorted(usual)
        _write(name, None if same else chosen or "")

    st.pills(
        label,
        options,
        selection_mode="multi",
        default=asked,
        format_func=show,
        key=key,
        on_change=changed,
    )
    return asked


def pager(total: int, size: int, name: str = PAGE, default: int = 1) -> int:
    """Show where in a list the reader is, if it has pages; return the page."""
    pages = max(1, -(-total // size))
    page = min(max(number(name, default), 1), pages)
    if pages > 1:
        key = f"val-{name}-{page}-{pages}"

        def changed() -> None:
            chosen = int(st.session_state[key])
            same = chosen == default
            _write(name, None if same else str(chosen), first_page=False)

        st.pagination(pages, default=page, key=key, on_change=changed)
    return page


def part(rows: Sequence[Row], size: int, page: int) -> Sequence[Row]:
    """Return the rows of a page."""
    return rows[(page - 1) * size : page * size]
