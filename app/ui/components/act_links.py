"""How an act stands to other acts: what it answers, builds on, or led to."""

import html
from collections.abc import Iterable

from app.ui import state
from app.ui.components import links, plain
from app.ui.language import current, day, t
from graph.queries.connections import End, Link, Source


def source(place: Source | None) -> str:
    """Return a link to where something is written, as HTML; "" where unknown."""
    if place is None or not place.document_id:
        return ""
    target = links.href(
        "handling", id=place.document_id, start=place.start, end=place.end
    )
    title = state.title(place.document_id) or place.document
    return (
        f'<a class="liten" href="{html.escape(target)}">'
        f"{html.escape(plain.short(title, 90))}</a>"
    )


def end(one: End) -> str:
    """Return what stands at the other end, as HTML that leads there."""
    section = f"§ {one.section}" if one.section else ""
    where = " ".join(filter(None, (one.organ, section, day(one.date))))
    words = f"{where}: {plain.short(one.text, 120)}" if one.text else where
    if not one.held:
        return f"{html.escape(words)} <i>({html.escape(t('matter.absent'))})</i>"
    path = one.iri.value.removeprefix(state.workspace().settings.base)
    target = links.of_thing(path)
    if target is None and one.source is not None:
        place = one.source
        target = links.href(
            "handling", id=place.document_id, start=place.start, end=place.end
        )
    said = html.escape(words)
    return f'<a href="{html.escape(target)}">{said}</a>' if target else said


def rows(found: Iterable[Link]) -> str:
    """Return links as a list: how, to what, why, and the passage that says so."""
    seen: set[tuple[str, str]] = set()
    items = []
    for link in found:
        label = state.link_words(current()).get(link.code, (link.label, link.label))
        said = label[0 if link.forward else 1]
        if (said, link.other.id) in seen:
            continue
        seen.add((said, link.other.id))
        sure = "" if link.stated else f"{t('matter.perhaps')} "
        quoted = (
            f"<br>”{html.escape(plain.short(link.quote.text, 160))}” "
            f"{source(link.quote)}"
            if link.quote
            else ""
        )
        items.append(
            f"<li>{html.escape(sure + said)} {end(link.other)}<br>"
            f'<span class="liten" lang="sv">{html.escape(link.reason)}</span>{quoted}'
            "</li>"
        )
    return f"<ul>{''.join(items)}</ul>" if items else ""
