"""Ready questions: one to choose, its fields, its answer as a table and a file."""

import datetime as dt
import html
from collections.abc import Mapping, Sequence

import streamlit as st

from app.sheets import Sheet, Value
from app.ui import state
from app.ui.components import (
    answer_chart,
    cells,
    choices,
    controls,
    downloads,
    links,
    plain,
)
from app.ui.components.choices import Choice
from app.ui.language import current, own, t, word
from graph.queries.named import NAMED, Answer, Head, Page, answer, codes
from graph.queries.named.head import Column, Parameter
from graph.queries.named.shown import text
from ingest.errors import QueryError

QUESTION = "fraga"
PER_PAGE = 50
# So many rows are drawn and taken along.
TAKEN = 5000
USERS = ("politician", "journalist", "staff")
YEARS = (1850, 2150)


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
        forget={*fields, controls.PAGE},
    )
    if not chosen:
        return
    head = heads[chosen]
    written = _fields(head)
    missing = [_label(p) for p in head.parameters if p.required and not written[p.name]]
    if missing:
        st.info(t("ask.missing", names=", ".join(missing)))
        st.html(plain.block(plain.paragraph(t("ask.fill"), "liten")))
    else:
        given = _meant(head, written)
        if given is not None:
            _ask(head, given)
    _query(head)


def _field(parameter: Parameter) -> str:
    """Return the part of the address that holds a parameter's value."""
    return f"p_{parameter.name}"


def _label(parameter: Parameter) -> str:
    return _said(parameter).rstrip(".")


def _said(one: Head | Column | Parameter) -> str:
    return one.sv if current() == "sv" else one.en


def _fields(head: Head) -> Mapping[str, str]:
    """Show the question's fields beside each other; return what stands in them."""
    written = {}
    beside = st.columns(max(len(head.parameters), 1))
    for parameter, column in zip(head.parameters, beside, strict=False):
        with column:
            written[parameter.name] = _asked(parameter)
    return written


def _asked(parameter: Parameter) -> str:
    label = _label(parameter) + ("" if parameter.required else t("ask.optional"))
    name = _field(parameter)
    if parameter.kind == "code" and parameter.scheme:
        group = cells.GROUPS.get(parameter.scheme, parameter.scheme)
        known = list(codes(state.workspace().graph, parameter))
        return controls.choice(label, name, known, lambda code: word(group, code))
    if parameter.kind == "date":
        if parameter.default == "today":
            return controls.day(label, name, state.today()).isoformat()
        return controls.some_day(label, name)
    if parameter.kind == "number":
        year = controls.whole(label, name, *YEARS)
        return "" if year is None else str(year)
    hint = t("ask.address") if parameter.kind in choices.NAMELESS else None
    return choices.pasted(controls.text(label, name, help=hint))


def _meant(head: Head, written: Mapping[str, str]) -> Mapping[str, str] | None:
    """Return the values with names made sure, or None where the reader must choose."""
    given = {name: value for name, value in written.items() if value}
    clear = True
    for parameter in head.parameters:
        value = given.get(parameter.name)
        if value is None or parameter.kind not in choices.KINDS:
            continue
        found = choices.meant(parameter.kind, value)
        if len(found) == 1 and found[0].sure:
            given[parameter.name] = found[0].path
            _told(found[0])
        else:
            _offer(head, parameter, value, found)
            clear = False
    return given if clear else None


def _told(choice: Choice) -> None:
    """Say what a name was taken to mean, with the way there."""
    target = links.of_thing(choice.path)
    name = html.escape(choice.name)
    way = f'<a href="{html.escape(target)}">{name}</a>' if target else name
    about = f", {html.escape(choice.about)}" if choice.about else ""
    st.html(plain.block(f'<p class="liten">{way}{about}</p>'))


def _offer(
    head: Head, parameter: Parameter, value: str, found: Sequence[Choice]
) -> None:
    """Show what a name may mean, as links that fill in the field."""
    if not found:
        st.warning(plain.label(t("ask.unknown", written=value)))
        return
    asked = {_field(p): controls.parameter(_field(p)) for p in head.parameters}
    kept = {name: said for name, said in asked.items() if said}
    rows = []
    for one in found[: choices.MOST]:
        filled = {**kept, QUESTION: head.name, _field(parameter): one.path}
        about = f" <span class='liten'>{html.escape(one.about)}</span>"
        rows.append(
            f'<li><a href="{html.escape(links.href("fraga", **filled))}">'
            f"{html.escape(one.name)}</a>{about}</li>"
        )
    more = t("ask.many", count=choices.MOST) if len(found) > choices.MOST else ""
    st.html(
        '<div class="sagt" role="status">'
        + plain.paragraph(t("ask.meant", written=value))
        + f"<ul>{''.join(rows)}</ul>"
        + (plain.paragraph(more, "liten") if more else "")
        + "</div>"
    )


def _ask(head: Head, given: Mapping[str, str]) -> None:
    page = max(controls.number(controls.PAGE, 1), 1)
    workspace = state.workspace()
    try:
        found = answer(
            workspace.graph,
            head.name,
            given,
            state.today(),
            page=Page(PER_PAGE, (page - 1) * PER_PAGE),
            base=workspace.settings.base,
        )
    except QueryError as error:
        st.warning(plain.label(own(str(error))))
        return
    _answer(found, page, given)


def _answer(found: Answer, page: int, given: Mapping[str, str]) -> None:
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
    # All of it is asked for only where this page is not all.
    alone = page == 1 and not found.more
    asked = tuple(sorted(given.items()))
    whole = found if alone else _whole(state.mark(), found.head.name, asked)
    answer_chart.show(columns, _typed(whole))
    name = plain.short(_said(found.head), 80)
    downloads.show(name, lambda: [Sheet(name, columns, _typed(whole))], key="fraga")


@st.cache_resource(show_spinner=False, max_entries=8)
def _whole(mark: str, name: str, asked: tuple[tuple[str, str], ...]) -> Answer:
    """Return the first rows of an answer, as many as are drawn and taken along."""
    del mark
    workspace, today = state.workspace(), state.today()
    page, base = Page(TAKEN, 0), workspace.settings.base
    return answer(workspace.graph, name, dict(asked), today, page=page, base=base)


def _typed(found: Answer) -> list[list[Value]]:
    return [[_value(value) for value in row] for row in found.cells()]


def _value(value: object) -> Value:
    """Return a cell as a number or a day where it is one, else as text."""
    if isinstance(value, int | float | dt.date) and not isinstance(value, bool):
        return value
    return text(value)


def _query(head: Head) -> None:
    """Show the question as the graph is asked it, to learn from and to change."""
    with st.expander(t("ask.show")):
        st.html(plain.block(plain.paragraph(t("ask.show_help"), "liten")))
        st.code(head.sparql, language="sparql")
        links.show(links.query(head.sparql, t("ask.open")))
