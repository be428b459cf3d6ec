"""How many documents the collection has of each body and year, gaps included."""

import html

from app.coverage_years import Coverage, Row
from app.sheets import Sheet, Value
from app.ui.components import coverage_picture, downloads
from app.ui.language import t


def show(found: Coverage, within: str | None) -> str:
    """Return the table as HTML, each number leading to its documents."""
    # The latest first: a long row begins with what most readers look for.
    years = coverage_picture.columns(found)[::-1]
    heads = "".join(
        f'<th scope="col">{html.escape(coverage_picture.year_name(year))}</th>'
        for year in years
    )
    rows = "".join(_row(row, years, found.most, within) for row in found.rows)
    return (
        f'<div class="sagt sagt-rulla sagt-hel" tabindex="0" role="group" '
        f'aria-label="{html.escape(t("overview.coverage"))}"><table><thead><tr>'
        f'<th scope="col">{html.escape(_rows_are(within))}</th>'
        f'<th scope="col">{html.escape(t("overview.sum"))}</th>{heads}'
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _rows_are(within: str | None) -> str:
    return t("overview.body") if within is None else t("overview.organ")


def _row(row: Row, years: tuple[int, ...], most: int, within: str | None) -> str:
    cells = []
    for year in years:
        count = row.years.get(year, 0)
        shade = 12 + 48 * count // most if count else 0
        target = coverage_picture.way(row, within, year) if count else None
        cells.append(f'<td style="--n:{shade}%">{_number(count, target)}</td>')
    every = _number(row.total, coverage_picture.way(row, within))
    name = html.escape(coverage_picture.row_name(row))
    return f'<tr><th scope="row">{name}</th><td>{every}</td>{"".join(cells)}</tr>'


def _number(count: int, target: str | None) -> str:
    if not count:
        return ""
    return f'<a href="{html.escape(target)}">{count}</a>' if target else str(count)


def files(found: Coverage, within: str | None) -> None:
    """Offer the table as files."""
    downloads.show(
        t("overview.coverage"), lambda: [_sheet(found, within)], key="tackning"
    )


def _sheet(found: Coverage, within: str | None) -> Sheet:
    years = coverage_picture.columns(found)
    heads = (_rows_are(within), *map(coverage_picture.year_name, years))
    rows: list[tuple[Value, ...]] = [
        (coverage_picture.row_name(row), *(row.years.get(year, 0) for year in years))
        for row in found.rows
    ]
    return Sheet(t("overview.coverage"), heads, rows)
