"""Handling: a document's text with its facts highlighted where they stand."""

import html
from collections import Counter

import streamlit as st

from app.plain_text import capital
from app.ui import state
from app.ui.components import (
    citation_text,
    controls,
    document_filters,
    document_sheet,
    downloads,
    explanation,
    fact_list,
    fact_text,
    legibility,
    links,
    nothing,
    origin,
    original_file,
    page_picture,
    plain,
    versions,
    view_title,
)
from app.ui.language import day, own, t, word
from app.ui.style import BROAD, FACTS
from graph.queries import Document
from ingest.model import Artifact

# Characters shown at a time; longer documents are shown in parts.
PART = 40_000
PER_PAGE = 40
# Leads to the place that the address names, once the text is there.
# Nothing is declared: scripts of a page share their names, and this runs many times.
SCROLL = """<script>/* {place} */
(document.getElementById("fokus") || document.getElementById(location.hash.slice(1)))
  ?.scrollIntoView({{block: "center"}});
((box, beside) => {{
  if (beside) beside.scrollTop = box.offsetTop - beside.clientHeight / 3;
}})(document.querySelector(".sagt-blad span"),
  document.querySelector("[data-testid=stColumn]:has(.sagt-blad span)>div"));
</script>"""


def _about(document: Document) -> str:
    of = dict.fromkeys(filter(None, (document.organ, document.body)))
    whose = capital(", ".join(of)) or "–"
    return " · ".join((word("type", document.type), whose, day(document.date)))


def _choose() -> None:
    """Show the documents to choose from, limited as the address says."""
    st.html(
        plain.block(
            plain.heading(1, t("document.all")),
            plain.paragraph(t("document.choose"), "liten"),
        )
    )
    every = state.documents()
    found = document_filters.chosen(every)
    count = t("document.count", count=len(found))
    st.html(f'<div class="sagt" role="status">{plain.paragraph(count)}</div>')
    if not found:
        nothing.show(links.DOCUMENT, t("document.none"))
        return
    page = min(controls.number(controls.PAGE, 1), -(-len(found) // PER_PAGE))
    rows = "".join(
        f'<li><a href="{html.escape(links.href("handling", id=one.id))}">'
        f"{plain.theirs(one.title or one.name)}</a><br>"
        f'<span class="liten">{html.escape(_about(one))}</span></li>'
        for one in controls.part(found, PER_PAGE, max(page, 1))
    )
    st.html(plain.block(f"<ul>{rows}</ul>"))
    controls.pager(len(found), PER_PAGE)
    downloads.show(t("document.all"), lambda: [document_sheet.listed(found)])


def _head(artifact: Artifact) -> None:
    document = artifact.document
    parts = [
        word("type", document.type),
        document.organ or document.body or "–",
        day(document.date),
    ]
    if document.paged:
        parts.append(t("document.pages", count=len(document.page_starts)))
    dnr = t("document.dnr", dnr=", ".join(document.dnr)) if document.dnr else ""
    name = t("document.file", name=document.source.rsplit("/", 1)[-1])
    st.html(
        plain.block(
            plain.heading(1, document.title or document.source, True),
            plain.paragraph(" · ".join(parts)),
            plain.paragraph(" · ".join(filter(None, (dnr, name))), "liten"),
            *origin.lines(document.origin),
            *(
                plain.paragraph(f"{t('document.warnings')}: {own(warning)}", "liten")
                for warning in document.warnings
            ),
            *legibility.notes(document),
        )
    )


def _kinds(facts: list[fact_text.Shown]) -> list[str]:
    """Show what can be highlighted; return the kinds that are."""
    counts = Counter(fact.kind for fact in facts)
    return controls.toggles(
        t("document.kinds"),
        "visa",
        [kind for kind in FACTS if counts[kind]],
        lambda kind: f"{t(f'kind.{kind}')} · {counts[kind]}",
        default=BROAD,
    )


def _legend(kinds: list[str]) -> str:
    names = "".join(
        f'<span class="sagt-{kind}">{html.escape(t(f"kind.{kind}"))}</span>'
        for kind in kinds
    )
    return plain.block(f'<div class="sagt-forklaring liten">{names}</div>')


def _named(fact: fact_text.Shown) -> fact_text.Shown:
    """Return a fact with words for a reader in place of codes."""
    group = {
        "decision": "outcome",
        "proposal": "outcome",
        "historical": "outcome",
        "followup": "followup",
        "question": "answer",
    }.get(fact.kind)
    said = word(group, fact.label) if group else fact.label
    kind = t(f"kind.{fact.kind}")
    label = f"{kind}: {said}" if said else kind
    return fact_text.Shown(fact.start, fact.end, fact.kind, label)


def _part(text: str, focus: tuple[int, int]) -> tuple[int, int]:
    """Show which part of a long text this is; return its limits."""
    windows = fact_text.parts(text, PART)
    inside = [n for n, (a, b) in enumerate(windows, 1) if a <= focus[0] < b]
    page = controls.pager(len(windows), 1, "del", inside[0] if inside else 1)
    return windows[page - 1]


def _show(identity: str) -> None:
    artifact = state.artifact(identity)
    view_title.name(artifact.document.title or artifact.document.source)
    document, facts = artifact.document, fact_text.shown(artifact)
    focus = (controls.number("start"), controls.number("end"))
    _head(artifact)
    versions.show(identity)
    if focus[1] > focus[0]:
        ways = fact_list.pages_of(facts, focus)
        st.html(plain.block(ways, citation_text.of(identity, *focus)))
    with st.sidebar:
        kinds = _kinds(facts)
        pictured = page_picture.switched_on(document)
    window = _part(document.text, focus)
    chosen = [_named(fact) for fact in facts if fact.kind in kinds]
    with st.sidebar:
        explanation.show_at(identity, focus)
        title = plain.block(plain.heading(2, t("document.facts")))
        listed = fact_list.show(identity, document.text, chosen, kinds, window)
        st.html(title + listed)
    pages = [
        (place, legibility.page_name(document, number))
        for number, place in enumerate(document.page_starts, 1)
        if len(document.page_starts) > 1
    ]
    drawn = sorted(
        [*chosen, *fact_text.headings(document)], key=lambda s: (s.start, -s.end)
    )
    text = fact_text.marked(document.text, drawn, window, focus, pages)
    if pictured:
        read, seen = st.columns(2)
        with read:
            st.html(_legend(kinds) + text)
        with seen:
            page_picture.show(identity, document, focus, window[0])
    else:
        st.html(_legend(kinds) + text)
    original_file.button(document.sha256, document.source)
    downloads.show(
        document.title or document.source,
        lambda: [document_sheet.facts(identity, document, list(map(_named, facts)))],
    )
    # Our own script; all that the document contains is escaped above.
    place = f"{window[0]} {focus[0]} {focus[1]}"
    st.html(SCROLL.format(place=place), unsafe_allow_javascript=True)


def handling_page() -> None:
    """Show the document that the address names, or let the reader choose."""
    identity = controls.parameter("id")
    entry = state.workspace().archive.ledger.entry(identity) if identity else None
    if entry is not None:
        _show(entry.id)
        return
    if identity:
        st.warning(t("document.missing"))
    _choose()


handling_page()
