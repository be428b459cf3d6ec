"""The answer to a question to the graph: a table that leads on, and its download."""

import csv
import html
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from app.ui import state
from app.ui.components import links, plain
from app.ui.language import t
from graph.export.csv_files import harmless

# More rows are in the download only.
SHOWN = 200

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
    st.download_button(
        t("ask.download"),
        data=as_csv(names, ([c["value"] if c else "" for c in row] for row in rows)),
        file_name="svar.csv",
        mime="text/csv",
        icon=":material/download:",
    )


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    value = cell["value"]
    if cell.get("type") != "uri":
        return html.escape(plain.short(value, 300))
    path = value.removeprefix(state.workspace().settings.base)
    target = links.of_thing(path) if path != value else None
    if target is None:
        return html.escape(value)
    return f'<a href="{html.escape(target)}">{html.escape(path)}</a>'


def as_csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV (RFC 4180, UTF-8 with a mark that spreadsheets need)."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(names)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
