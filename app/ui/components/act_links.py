"""How an act stands to other acts: what it answers, builds on, or led to."""

import html
from collections.abc import Iterable

from app.ui import state, state_links
from app.ui.components import links, plain
from app.ui.language import current, day, t
from graph.queries.connections import End, Link, Source


def place(document: str, start: int, end: int, label: str) -> str:
    """Return a link to characters of a document, as HTML."""
    target = links.href("handling", id=document, start=start, end=end)
    return f'<a class="liten" href="{html.escape(target)}">{html.escape(label)}</a>'


def source(found: Source | None, near: str = "") -> str:
    """Return a link to where something is written, as HTML; "" where unknown.

    `near` is the document the reader is told of already: its title is not repeated.
    """
    if found is None or not found.document_id:
        return ""
    title = state.title(found.document_id) or found.document
    here = found.document_id == near
    label = t("app.source") if here else plain.short(title, 90)
    return place(found.document_id, found.start, found.end, label)


def end(one: End, *, brief: bool = False) -> str:
    """Return what stands at the other end, as HTML that leads there.

    `brief` leaves out where and when, for what stands in the same § as the reader.
    """
    section = f"§ {one.section}" if one.section else ""
    where = " ".join(filter(None, (one.organ, section, day(one.date))))
    words = f"{where}: {plain.short(one.text, 120)}" if one.text else where
    if brief and one.text:
        words = plain.short(one.text, 200)
    if not one.held:
        return f"{html.escape(words)} <i>({html.escape(t('matter.absent'))})</i>"
    path = one.iri.value.removeprefix(state.workspace().settings.base)
    target = links.of_thing(path)
    if target is None and one.source is not None:
        at = one.source
        target = links.href("handling", id=at.document_id, start=at.start, end=at.end)
    said = html.escape(words)
    return f'<a href="{html.escape(target)}">{said}</a>' if target else said


def rows(found: Iterable[Link], near: str = "", *, folded: bool = False) -> str:
    """Return links as a list: how, to what, why, and the passage that says so.

    `folded` keeps the reasons behind a line to open.
    """
    seen: set[tuple[str, str]] = set()
    items = []
    for link in found:
        known = state_links.link_words(current())
        label = known.get(link.code, (link.label, link.label))
        said = label[0 if link.forward else 1]
        if (said, link.other.id) in seen:
            continue
        seen.add((said, link.other.id))
        sure = "" if link.stated else f"{t('matter.perhaps')} "
        why = _why(link, near)
        if folded:
            summary = html.escape(t("matter.why"))
            why = f'<details class="liten"><summary>{summary}</summary>{why}</details>'
        items.append(f"<li>{html.escape(sure + said)} {end(link.other)}{why}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _why(link: Link, near: str) -> str:
    reason = f'<p class="liten">{plain.own(link.reason)}</p>'
    if link.quote is None:
        return reason
    words = html.escape(plain.short(link.quote.text, 160))
    return f'{reason}<p><q lang="sv">{words}</q> {source(link.quote, near)}</p>'
