"""The answer to a question: a table that leads on, its chart, and its files."""

import datetime as dt
import html
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

import streamlit as st

from app.sheets import Sheet, Value
from app.ui import state
from app.ui.components import answer_chart, downloads, durations, links, plain
from app.ui.components import cells as cells_of
from app.ui.language import t, word

# More rows are in the download only.
SHOWN = 200
# Types of values (XSD) that are whole numbers, and that have parts.
WHOLE = frozenset({"integer", "int", "long", "nonNegativeInteger", "gYear"})
PARTS = frozenset({"decimal", "double", "float"})

Cell = Mapping[str, str]


def cells(results: Mapping[str, Any]) -> tuple[list[str], list[list[Cell | None]]]:
    """Return the names and rows of SPARQL 1.1 JSON results."""
    names = list(results["head"]["vars"])
    bindings = results["results"]["bindings"]
    return names, [[row.get(name) for name in names] for row in bindings]


def show(names: Sequence[str], rows: Sequence[Sequence[Cell | None]]) -> None:
    """Show rows as a table, things of the collection as links, and offer all of it."""
    count = t("ask.rows", count=len(rows))
    if len(rows) > SHOWN:
        count += " " + t("ask.first", count=SHOWN)
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in names)
    body = "".join(
        f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>"
        for row in rows[:SHOWN]
    )
    st.html(
        f'<div class="sagt" role="status">{plain.paragraph(count, "liten")}</div>'
        '<div class="sagt sagt-rulla"><table class="sagt-svar"><thead>'
        f"<tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    typed = [[_typed(cell) for cell in row] for row in rows]
    answer_chart.show(names, [[_named(cell) for cell in row] for row in rows])
    downloads.show(
        t("ask.file"), lambda: [Sheet(t("ask.file"), names, typed)], key="svar"
    )


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    value = cell["value"]
    if cell.get("type") != "uri":
        return durations.cell(value) or html.escape(plain.short(value, 300))
    path = value.removeprefix(state.workspace().settings.base)
    target = links.of_thing(path) if path != value else None
    if target is None:
        return html.escape(value)
    return f'<a href="{html.escape(target)}">{html.escape(path)}</a>'


def _named(cell: Cell | None) -> Value:
    """Return a value as a chart names it: of an address its last part, in words."""
    if cell is None or cell.get("type") != "uri":
        return _typed(cell)
    *_, scheme, code = ("", *cell["value"].split("/"))
    group = cells_of.GROUPS.get(scheme)
    return word(group, code) if group else unquote(code)


def _typed(cell: Cell | None) -> Value:
    """Return a value as a number or a day where it is one."""
    if cell is None:
        return None
    value, kind = cell["value"], cell.get("datatype", "").rpartition("#")[2]
    try:
        if kind in WHOLE:
            return int(value)
        if kind in PARTS:
            return float(value)
        if kind == "date":
            return dt.date.fromisoformat(value)
    except ValueError:
        # Written as a number or a day, but none: shown as it is written.
        return value
    return value
