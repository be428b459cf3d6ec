"""The form in which a reference and the thing it points at find each other."""

import datetime as dt
import re
from functools import cache

from ingest import lexicon
from ingest.structure.dnr import look_up_form


@cache
def _abbreviations() -> dict[str, str]:
    """Return name → abbreviation for organs whose abbreviation means only them."""
    rows = lexicon.table("organ")
    count: dict[str, int] = {}
    for row in rows:
        count[row["abbr"]] = count.get(row["abbr"], 0) + 1
    return {r["name"].casefold(): r["abbr"] for r in rows if count[r["abbr"]] == 1}


def paragraph_target(organ: str | None, date: dt.date | None, number: str) -> str:
    """Return the target of a §: "KF|2024-11-06|149"; what is unknown stays empty."""
    name = organ or ""
    short = _abbreviations().get(name.casefold(), name)
    return "|".join((short, date.isoformat() if date else "", " ".join(number.split())))


def dnr_target(number: str) -> str:
    """Return the target of a dnr, the same for all its spellings."""
    return look_up_form(number)


def statute_target(sfs: str | None, name: str, place: str) -> str:
    """Return the target of a statute: "SFS 2017:725 5 kap. 11 §", or its name."""
    head = f"SFS {sfs}" if sfs else " ".join(name.split()).casefold()
    return f"{head} {place}".strip()


def eu_target(text: str) -> str:
    """Return the target of an EU act: "EU 2016/679", else its name."""
    number = re.search(r"\d{2,4}/\d{1,4}", text)
    if number:
        return f"EU {number[0]}"
    name = document_target(text)
    return "EU 2016/679" if name in ("gdpr", "dataskyddsförordningen") else name


def document_target(text: str) -> str:
    """Return the target of a named document: its name without quotes, lower case."""
    return " ".join(text.strip("”\"“'’. ").split()).casefold()


def series_target(series: str, number: str) -> str:
    """Return the target of a numbered print: "SOU 2024:12", "prop. 2009/10:55"."""
    return f"{series} {number}"
