"""How many documents the collection has of each body and year, gaps included."""

import html
from collections import Counter
from collections.abc import Iterable

from app.ui.language import t
from graph.queries import Document


def show(documents: Iterable[Document]) -> str:
    """Return the table as HTML; "" where no document is known."""
    counted: Counter[tuple[str, int]] = Counter()
    for one in documents:
        counted[one.organ or one.body or "–", one.date.year if one.date else 0] += 1
    if not counted:
        return ""
    dated = [year for _, year in counted if year]
    # The latest first: a long row begins with what most readers look for.
    years = list(range(max(dated), min(dated) - 1, -1)) if dated else []
    columns = [*years, 0] if any(year == 0 for _, year in counted) else years
    totals: Counter[str] = Counter()
    for (organ, _), count in counted.items():
        totals[organ] += count
    names = sorted(totals, key=lambda name: (-totals[name], name.casefold()))
    most = max(counted.values())
    heads = "".join(
        f'<th scope="col">{year or html.escape(t("app.undated"))}</th>'
        for year in columns
    )
    rows = "".join(_row(name, columns, counted, most) for name in names)
    return (
        f'<div class="sagt sagt-rulla" tabindex="0"><table><thead><tr>'
        f'<th scope="col">{html.escape(t("overview.body"))}</th>{heads}'
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(
    name: str, columns: list[int], counted: Counter[tuple[str, int]], most: int
) -> str:
    cells = []
    for year in columns:
        count = counted[name, year]
        shade = 12 + 48 * count // most if count else 0
        cells.append(f'<td style="--n:{shade}%">{count or ""}</td>')
    return f'<tr><th scope="row">{html.escape(name)}</th>{"".join(cells)}</tr>'
