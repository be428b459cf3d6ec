"""What may have been meant, and why nothing was found."""

import html

from app.ui.components import plain, search_address
from app.ui.components.search_query import said
from app.ui.language import t
from search.model import Results, Told


def meant(results: Results) -> str:
    """Return links to the queries that may have been meant, as HTML; "" of none."""
    items = " · ".join(
        f'<a href="{html.escape(search_address.href(q=one.query))}">'
        f"{html.escape(one.query)}</a> ({one.total})"
        for one in results.meant
    )
    return f"<p>{html.escape(t('search.meant'))} {items}</p>" if items else ""


def missing(results: Results) -> str:
    """Return why little was found and what there is instead, as HTML; "" of nothing."""
    rows = "".join(f"<li>{_line(told)}</li>" for told in results.missing)
    if not rows:
        return ""
    return f"{plain.heading(2, t('search.missing'))}<ul>{rows}</ul>"


def _line(told: Told) -> str:
    words = html.escape(said(told))
    if told.code != "without":
        return words
    _, rest, _ = told.values
    return f'<a href="{html.escape(search_address.href(q=rest))}">{words}</a>'
