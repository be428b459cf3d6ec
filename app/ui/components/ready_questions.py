"""Ready questions: one to choose, its fields, its answer as a table and a file."""

import csv
import html
import io
from collections.abc import Sequence

import streamlit as st

from app.ui import state
from app.ui.components import answer_table, cells, controls, plain
from app.ui.language import current, t, word
from graph.queries.named import NAMED, Answer, Head, Page, answer, codes
from graph.queries.named.head import Column, Parameter
from graph.queries.named.shown import text
from ingest.errors import QueryError

QUESTION = "fraga"
PER_PAGE = 50
USERS = ("politician", "journalist", "staff")


def show() -> None:
    """Show the questions, and the answer to the one that the address names."""
    st.html(plain.block(plain.heading(2, t("ask.ready"))))
    heads = {
        name: one.head
        for user in USERS
        for name, one in NAMED.items()
        if one.head.user == user
    }
    fields = {_field(p) for head in heads.values() for p in head.parameters}
    chosen = controls.choice(
        t("ask.question"),
        QUESTION,
        list(heads),
        lambda name: f"{_said(heads[name])} ({t(f'ask.{heads[name].user}')})",
        forget=fields,
    )
    if not chosen:
        return
    head = heads[chosen]
    written = {p.name: _asked(p) for p in head.parameters}
    if any(p.required and not written[p.name] for p in head.parameters):
        st.html(plain.block(plain.paragraph(t("ask.fill"), "liten")))
        return
    page = max(controls.number(controls.PAGE, 1), 1)
    try:
        found = answer(
            state.workspace().graph,
            chosen,
            {name: value for name, value in written.items() if value},
            state.today(),
            page=Page(PER_PAGE, (page - 1) * PER_PAGE),
            base=state.workspace().settings.base,
        )
    except QueryError as error:
        st.warning(plain.label(str(error)))
        return
    _answer(found, page)


def _field(parameter: Parameter) -> str:
    """Return the part of the address that holds a parameter's value."""
    return f"p_{parameter.name}"


def _asked(parameter: Parameter) -> str:
    label = parameter.sv if current() == "sv" else parameter.en
    label = label.rstrip(".") + ("" if parameter.required else t("ask.optional"))
    if parameter.kind == "code" and parameter.scheme:
        group = cells.GROUPS.get(parameter.scheme, parameter.scheme)
        known = list(codes(state.workspace().graph, parameter))
        return controls.choice(
            label, _field(parameter), known, lambda code: word(group, code)
        )
    return controls.text(label, _field(parameter))


def _said(head: Head | Column) -> str:
    return head.sv if current() == "sv" else head.en


def _answer(found: Answer, page: int) -> None:
    rows = found.cells()
    if not rows:
        st.info(t("ask.empty"))
        return
    columns = [_said(column) for column in found.head.columns]
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{cells.cell(value)}</td>' for value in row)}</tr>"
        for row in rows
    )
    st.html(
        f'<div class="sagt sagt-rulla"><table class="sagt-svar"><thead><tr>{head}</tr>'
        f"</thead><tbody>{body}</tbody></table></div>"
    )
    # How many there are in all is not known, only whether there are more.
    controls.pager((page + found.more) * PER_PAGE, PER_PAGE)
    st.download_button(
        t("ask.download"),
        data=_csv(columns, [[text(value) for value in row] for row in rows]),
        file_name=f"{found.head.name}.csv",
        mime="text/csv",
        icon=":material/download:",
    )


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([answer_table.safe(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
