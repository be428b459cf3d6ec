"""How well the documents could be read: pages, types, and how sure the reading is."""

import html
from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app import reading_quality
from app.reading_quality import Read
from app.sheets import Sheet, Value
from app.taking.making import QUALITY
from app.ui import state
from app.ui.components import downloads, links, plain, taking
from app.ui.language import t, word

# So many documents are counted at once when the page is opened; of more, when asked.
AT_ONCE = 100
# So many of those that are hardest to read are listed.
WORST = 10
COLUMNS = ("type", "documents", "pages", "hard", "recognised", "facts", "unsure")
Sums = tuple[int, ...]


@st.cache_resource(show_spinner=False, max_entries=2)
def _read(mark: str, kept: int) -> tuple[Read, ...]:
    del mark, kept
    return reading_quality.read(state.workspace())


def _kept() -> int:
    """Return what changes whenever more has been counted."""
    return reading_quality.kept(state.workspace())


def show() -> None:
    """Show what has been counted, and a way to count the rest."""
    workspace = state.workspace()
    title = plain.heading(2, t("quality.title"))
    about = plain.paragraph(t("quality.help"), "liten")
    st.html(plain.block(title, about))
    left = len(state.documents()) - len(_read(state.mark(), _kept()))
    if 0 < left <= AT_ONCE:
        with st.spinner(t("quality.counting")):
            reading_quality.count(workspace, lambda *_: None)
    elif left > 0:
        said = plain.paragraph(t("quality.left", count=left))
        st.html(plain.block(said))
        taking.button(t("quality.count"), QUALITY, ":material/speed:")
    taking.outcome(QUALITY)
    found = _read(state.mark(), _kept())
    types = {one.id: one.type for one in state.documents()}
    st.html(_table(found, types) + _worst(found))
    downloads.show(t("quality.title"), lambda: _sheets(found, types), key="kvalitet")


def _columns(found: Sequence[Read]) -> tuple[str, ...]:
    """Return what is told of each type: nothing of legibility before it is known."""
    return COLUMNS if found else COLUMNS[:2]


def _by_type(found: Sequence[Read], types: dict[str, str]) -> list[tuple[str, Sums]]:
    """Return how many there are of each type, and the sums of what is counted."""
    sums = {kind: [0] * len(COLUMNS[2:]) for kind in types.values()}
    for one in found:
        if one.id in types:
            pairs = zip(sums[types[one.id]], _counts(one), strict=True)
            sums[types[one.id]] = [total + value for total, value in pairs]
    every = Counter(types.values()).most_common()
    known = len(_columns(found)) - 1
    return [(kind, (count, *sums[kind])[:known]) for kind, count in every]


def _counts(one: Read) -> Sums:
    found = one.counted
    return (found.pages, found.hard, found.recognised, found.facts, found.unsure)


def _table(found: Sequence[Read], types: dict[str, str]) -> str:
    heads = "".join(
        f'<th scope="col">{html.escape(t(f"qualcolumn.{name}"))}</th>'
        for name in _columns(found)
    )
    rows = []
    for kind, sums in _by_type(found, types):
        name = html.escape(word("type", kind) if kind else "–")
        way = html.escape(links.href("handling", typ=kind))
        cells = "".join(f"<td>{value or ''}</td>" for value in sums)
        rows.append(f'<tr><th scope="row"><a href="{way}">{name}</a></th>{cells}</tr>')
    return (
        '<div class="sagt sagt-rulla" tabindex="0" role="group" '
        f'aria-label="{html.escape(t("quality.title"))}"><table class="sagt-organ">'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _worst(found: Sequence[Read]) -> str:
    """Return the documents with the largest share of pages that are hard to read."""
    hard = [one for one in found if one.counted.hard]
    if not found:
        return ""
    if not hard:
        return plain.block(plain.paragraph(t("quality.all_legible")))
    hard.sort(key=lambda one: (-one.counted.hard / one.counted.pages, one.name))
    rows = "".join(map(_hard, hard[:WORST]))
    title = plain.heading(3, t("quality.worst", count=len(hard)))
    return plain.block(title, f'<ul class="sagt-rader">{rows}</ul>')


def _hard(one: Read) -> str:
    target = html.escape(links.href("handling", id=one.id))
    name = plain.theirs(state.title(one.id) or one.name)
    said = t("quality.hard", count=one.counted.hard, of=one.counted.pages)
    return (
        f'<li><a href="{target}">{name}</a> '
        f'<span class="liten">{html.escape(said)}</span></li>'
    )


def _sheets(found: Sequence[Read], types: dict[str, str]) -> list[Sheet]:
    every = [t(f"qualcolumn.{name}") for name in COLUMNS]
    heads = every[: len(_columns(found))]
    rows: list[tuple[Value, ...]] = [
        (word("type", kind) if kind else "", *sums)
        for kind, sums in _by_type(found, types)
    ]
    each: list[tuple[Value, ...]] = [
        (
            state.title(one.id),
            word("type", types[one.id]) if one.id in types else "",
            *_counts(one),
            one.name,
            one.id,
        )
        for one in found
    ]
    ids = [*(t(f"head.{name}") for name in ("file", "id"))]
    columns = [t("head.title"), every[0], *every[2:], *ids]
    return [
        Sheet(t("quality.title"), heads, rows),
        Sheet(t("document.all"), columns, each),
    ]
