"""What other documents are the same as one, other versions of it, or hold it."""

import html

import streamlit as st

from app.ui import state
from app.ui.components import links, plain
from app.ui.language import t
from graph import queries
from graph.queries import Related

KINDS = ("newer", "same", "version", "older", "whole", "part")


def show(identity: str) -> None:
    """Show a line for each kind of relation, newer versions first; or nothing."""
    workspace = state.workspace()
    found = queries.related(workspace.graph, identity, workspace.settings.base)
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in found)]
    if kinds:
        st.html(plain.block(*(_line(kind, found) for kind in kinds)))


def _line(kind: str, found: tuple[Related, ...]) -> str:
    documents = ", ".join(
        f'<a href="{html.escape(links.href("handling", id=one.id))}"'
        f' title="{html.escape(one.why)}">{plain.theirs(one.title or one.name)}</a>'
        f" ({html.escape(one.name.rsplit('/', 1)[-1])})"
        for one in found
        if one.kind == kind
    )
    return f'<p class="liten">{html.escape(t(f"version.{kind}"))} {documents}</p>'
