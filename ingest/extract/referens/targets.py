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


def is_eu_name(words: str) -> bool:
    """Tell whether words are the name of an act of the EU."""
    return " ".join(words.casefold().split()) in _acts()


def law_name(words: str) -> str:
    """Return the name by which a law is looked up: definite, no number, no genitive.

    >>> law_name("Skollag (2010:800)"), law_name("skollagens")
    ('skollagen', 'skollagen')
    """
    bare = " ".join(re.sub(r"\([^)]{0,200}\)", " ", words).split())
    if bare in _laws():
        return _laws()[bare]["namn"]
    name = bare.casefold()
    if name.endswith(("lagens", "balkens", "ordningens", "formens", "ionens")):
        return name[:-1]
    definite = name.endswith(("lag", "balk", "förordning", "form"))
    return f"{name}en" if definite else name


@cache
def _laws() -> dict[str, dict[str, str]]:
    """Return the laws known without number, by name and by abbreviation."""
    known = {}
    for row in lexicon.table("lagar"):
        for written in (row["namn"], *row["forkortning"].split()):
            known[written] = row
    return known


def law_number(name: str, day: dt.date | None = None) -> str | None:
    """Return the number of a law named without it, as it was called on a day."""
    row = _laws().get(law_name(name))
    if row is None:
        return None
    old = row["fore"] and day is not None and day.isoformat() < row["galler_fran"]
    return row["fore"] if old else row["sfs"]


def statute_target(sfs: str | None, name: str, place: str) -> str:
    """Return the target of a statute: "SFS 2017:725 5 kap. 11 §", or its name."""
    head = f"SFS {sfs}" if sfs else law_name(name)
    return f"{head} {place}".strip()


def eu_target(text: str) -> str:
    """Return the target of an EU act: "EU 2016/679", else its name."""
    number = re.search(r"\d{2,4}/\d{1,4}", text)
    if number:
        return f"EU {number[0]}"
    name = document_target(text)
    key = name.removeprefix("eu:s ")
    if key.endswith(("direktiv", "förordning")):
        key += "et" if key.endswith("direktiv") else "en"
    known = _acts().get(key)
    return f"EU {known}" if known else name


@cache
def _acts() -> dict[str, str]:
    return {row["namn"]: row["nummer"] for row in lexicon.table("lagar_eu")}


def document_target(text: str) -> str:
    """Return the target of a named document: its name without quotes, lower case."""
    return " ".join(re.sub('[”"“»]', " ", text).strip("'’. ").split()).casefold()


def series_target(series: str, number: str) -> str:
    """Return the target of a numbered print: "SOU 2024:12", "prop. 2009/10:55"."""
    return f"{series} {number}"
