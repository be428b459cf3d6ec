"""The network as tables: the same as the picture, for those who do not see it."""

import html
from collections.abc import Sequence

import streamlit as st

from app import drawing
from app.drawing import Drawn, Years
from app.plain_text import capital
from app.sheets import Sheet, Value
from app.ui.components import controls, links, network_canvas, network_chosen, plain
from app.ui.components.network_canvas import TIE
from app.ui.language import number, t, word
from graph.network import Network, Node, Tie

PER_PAGE = 20
ACTORS_PAGE, TIES_PAGE = "aktorssida", "bandsida"
ACTOR_COLUMNS = ("name", "kind", "degree", "strength", "betweenness", "group", "cut")
TIE_COLUMNS = ("one", "other", "kinds", "count", "first", "last")


def show(drawn: Drawn, years: Years | None) -> None:
    """Show the actors and the ties, the weightiest first, some at a time."""
    network = drawing.within(drawn.network, years)
    labels = {one.number: one.label for one in drawn.whole.communities}
    actors = _part(ACTORS_PAGE, len(network.nodes))
    ties = _part(TIES_PAGE, len(network.ties))
    _table(
        t("network.actors_table", count=len(network.nodes)),
        _heads(ACTOR_COLUMNS[: 3 if drawn.grouped else None]),
        [_actor(n, labels, drawn.grouped) for n in network.nodes[actors]],
    )
    controls.pager(len(network.nodes), PER_PAGE, ACTORS_PAGE)
    if not drawn.grouped:
        st.html(plain.block(plain.paragraph(t("network.columns"), "liten")))
    names = {node.iri: node.full_name for node in network.nodes}
    _table(
        t("network.ties_table", count=len(network.ties)),
        _heads(TIE_COLUMNS),
        [_tie(tie, names) for tie in network.ties[ties]],
    )
    controls.pager(len(network.ties), PER_PAGE, TIES_PAGE)


def sheets(network: Network) -> Sequence[Sheet]:
    """Return the same tables whole, to take along."""
    labels = {one.number: one.label for one in network.communities}
    names = {node.iri: node.full_name for node in network.nodes}
    ties: list[Sequence[Value]] = [
        (
            *(names[tie.one], names[tie.other], _kinds(tie), len(tie.passages)),
            *(tie.first, tie.last, round(tie.weight, 2), tie.bridge and "x"),
            *(" ".join(tie.documents),),
        )
        for tie in network.ties
    ]
    actors: list[Sequence[Value]] = [
        (
            *(node.full_name, capital(network_canvas.kind(node)), node.degree),
            *(round(node.weight, 2), node.betweenness, labels.get(node.community)),
            *("x" if node.cut else "", network_canvas.path(node.iri)),
        )
        for node in network.nodes
    ]
    more = ("strength", "bridge", "documents")
    return (
        Sheet(t("network.ties_sheet"), _heads((*TIE_COLUMNS, *more)), ties),
        Sheet(t("network.actors_sheet"), _heads((*ACTOR_COLUMNS, "id")), actors),
    )


def _heads(columns: Sequence[str]) -> list[str]:
    return [t(f"netcolumn.{name}") for name in columns]


def _part(page: str, rows: int) -> slice:
    """Return the rows of a page that the address asks for."""
    pages = max(1, -(-rows // PER_PAGE))
    asked = min(max(controls.number(page, 1), 1), pages)
    return slice((asked - 1) * PER_PAGE, asked * PER_PAGE)


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows
    )
    st.html(
        f'<div class="sagt">{plain.heading(2, title)}</div>'
        '<div class="sagt sagt-rulla" tabindex="0" role="region" '
        f'aria-label="{html.escape(title)}"><table class="sagt-svar"><thead>'
        f"<tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _actor(node: Node, labels: dict[int, str], grouped: bool) -> list[str]:
    if grouped:
        target = network_chosen.here(grupp=str(node.community))
        count = t("network.members", count=int(node.weight))
        return [
            network_chosen.stay(target, node.name),
            html.escape(count),
            str(node.degree),
        ]
    target = links.href("aktorer", id=network_canvas.path(node.iri))
    return [
        _way(target, node.full_name),
        html.escape(capital(network_canvas.kind(node))),
        str(node.degree),
        number(node.weight),
        f"{number(100 * node.betweenness)} %",
        html.escape(labels.get(node.community, "")),
        html.escape(t("column.yes")) if node.cut else "",
    ]


def _tie(tie: Tie, names: dict[str, str]) -> list[str]:
    target = network_chosen.here(**{TIE: network_canvas.tie_id(tie)})
    return [
        html.escape(names[tie.one]),
        html.escape(names[tie.other]),
        html.escape(_kinds(tie)),
        network_chosen.stay(
            f"{target}#belagg", t("network.passages", count=len(tie.passages))
        ),
        str(tie.first or ""),
        str(tie.last or ""),
    ]


def _kinds(tie: Tie) -> str:
    return ", ".join(word("tiekind", kind) for kind in tie.kinds)


def _way(target: str, label: str) -> str:
    return f'<a href="{html.escape(target)}">{html.escape(label)}</a>'
