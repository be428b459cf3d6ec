"""Who has promised what: each organ with its promises, the silent and the coming."""

import html
from collections.abc import Sequence

from app.plain_text import capital
from app.promise_views import OrganCount
from app.ui.components import links
from app.ui.language import t


def show(organs: Sequence[OrganCount]) -> str:
    """Return the organs as a table in HTML, "" where there is none."""
    if not organs:
        return ""
    head = "".join(
        f'<th scope="col">{html.escape(t(f"organs.{name}"))}</th>'
        for name in ("name", "silent", "coming", "all")
    )
    rows = "".join(map(_row, organs))
    return (
        '<div class="sagt sagt-rulla" tabindex="0"><table class="sagt-organ"><thead>'
        f"<tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(one: OrganCount) -> str:
    target = html.escape(links.href("aktorer", id=one.path))
    within = (
        f' <span class="liten">{html.escape(one.within)}</span>' if one.within else ""
    )
    name = html.escape(capital(one.name))
    return (
        f'<tr><th scope="row"><a href="{target}">{name}</a>{within}'
        f"</th>{_cell(one, 'silent', one.silent, tysta='1')}"
        f"{_cell(one, 'coming', one.upcoming, kommande='90')}"
        f"{_cell(one, 'all', one.total)}</tr>"
    )


def _cell(one: OrganCount, sort: str, count: int, **asked: str) -> str:
    """Return a number that leads to the promises it counts."""
    if not count:
        return "<td></td>"
    target = html.escape(links.href("loften", aktor=one.path, **asked))
    said = f"{one.name}, {t(f'organs.{sort}')}: {count}"
    return f'<td><a href="{target}" aria-label="{html.escape(said)}">{count}</a></td>'
