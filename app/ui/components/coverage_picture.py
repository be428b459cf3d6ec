"""What the collection covers as a picture: a square for each body and year.

The larger and darker the square, the more documents; a mere dot is a gap. It is
made of links and not of an image, so that each square leads to its documents, and a
keyboard or a screen reader finds them. The table beside it has the numbers.
"""

import html
import math

from app.coverage_years import NAMELESS, UNDATED, Coverage, Row
from app.ui.components import links, plain
from app.ui.language import t

# So many rows are drawn; the table has all.
DRAWN = 40
# The smallest and the largest square, in parts of its place.
LEAST, MOST = 0.34, 1.0
# The parts of the address that say which documents are meant.
WITHIN, ORGAN, YEAR = "inom", "organ", "ar"


def show(found: Coverage, within: str | None) -> str:
    """Return the first rows as HTML; `within` is what they were counted within."""
    years = columns(found)
    heads = "".join(
        f'<span class="sagt-ruta-ar">{html.escape(year_name(year))}</span>'
        for year in years
    )
    most = found.most
    rows = "".join(_row(row, years, most, within) for row in found.rows[:DRAWN])
    return (
        f'<div class="sagt sagt-rulla sagt-hel sagt-nyast" tabindex="0" role="group" '
        f'aria-label="{html.escape(t("overview.coverage"))}">'
        f'<div class="sagt-rutor" style="--n:{len(years)}">'
        f'<div class="sagt-ruta-rad" aria-hidden="true"><span></span>{heads}</div>'
        f"{rows}</div></div>"
    )


def columns(found: Coverage) -> tuple[int, ...]:
    """Return the years of the columns, what has no day last."""
    return (*found.years, UNDATED) if found.undated else found.years


def year_name(year: int) -> str:
    """Return what a column is called."""
    return str(year) if year else t("app.undated")


def row_name(row: Row) -> str:
    """Return what a row is called."""
    return row.name or t("overview.nameless")


def way(row: Row, within: str | None, year: int | None = None) -> str | None:
    """Return the address of the documents of a row, of one year if given."""
    if row.name == NAMELESS and within is None:
        return None
    asked = {WITHIN: row.name} if within is None else {WITHIN: within, ORGAN: row.name}
    if year is not None:
        asked[YEAR] = str(year)
    return links.href("handling", **{k: v for k, v in asked.items() if v})


def _row(row: Row, years: tuple[int, ...], most: int, within: str | None) -> str:
    cells = "".join(_square(row, year, most, within) for year in years)
    name = html.escape(row_name(row))
    mark = plain.in_swedish() if row.name else ""
    return f'<div class="sagt-ruta-rad"><span{mark}>{name}</span>{cells}</div>'


def _square(row: Row, year: int, most: int, within: str | None) -> str:
    count = row.years.get(year, 0)
    if not count:
        return '<i class="sagt-ruta-tom"></i>'
    # By area: four times as many make a square with sides twice as long.
    share = math.sqrt(count / most)
    size = LEAST + (MOST - LEAST) * share
    said = t("overview.square", name=row_name(row), year=year_name(year), count=count)
    label = html.escape(said)
    drawn = f'style="--s:{size:.2f};--t:{round(35 + 65 * share)}%"'
    target = way(row, within, year)
    if target is None:
        return f'<i class="sagt-ruta" {drawn} title="{label}"></i>'
    return (
        f'<a class="sagt-ruta" {drawn} href="{html.escape(target)}" title="{label}">'
        "</a>"
    )
