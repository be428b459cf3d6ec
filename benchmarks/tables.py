"""The field guide's tables as cases: what share of each holds.

python -m benchmarks.tables [--wrong]
"""

import argparse
import csv
import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest import pipeline
from ingest.extract.outcomes import outcome_of
from ingest.extract.times import resolve
from ingest.model import Document, DocumentType, Facts, Section

DATA = Path("tests/extract/data")
TIME_FROM, DATE_FROM = dt.date(2024, 3, 14), dt.date(2013, 2, 12)
READ_ON = dt.date(2018, 1, 14)
Row = dict[str, str]
# Obligations are the language of agreements, assignments that of minutes.
SETTINGS: dict[str, DocumentType] = {
    "obligation": "overenskommelse",
    "assignment": "protokoll",
}
UNBOUND: tuple[DocumentType, ...] = (
    *("interpellationssvar", "protokoll", "webbsida", "tjansteskrivelse"),
)
STATUSES = {"decides": {"decision", "historical"}, "proposes": {"proposal"}}


@dataclass(frozen=True, slots=True)
class Table:
    """A table, how a row of it is tried, and the share that is to hold."""

    title: str
    file: str
    holds: Callable[[Row], bool]
    goal: float
    quoted: bool = False


def rows(table: Table) -> list[Row]:
    """Return the rows of a table."""
    quoting = csv.QUOTE_MINIMAL if table.quoted else csv.QUOTE_NONE
    with (DATA / table.file).open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=quoting)
        return [{key: value or "" for key, value in row.items()} for row in found]


def _facts(text: str, kind: DocumentType, sections: tuple[Section, ...] = ()) -> Facts:
    document = Document(
        source="tabell",
        sha256="",
        media_type="text/plain",
        text=text,
        type=kind,
        body="Region Ek",
        organ="Regionstyrelsen",
        reference_date=READ_ON,
        sections=sections,
    )
    return pipeline.extract_facts(document)


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _time(row: Row) -> bool:
    narrow, wide = ("start", "end"), ("wide_start", "wide_end")
    told = tuple(row[key] for key in narrow)
    slack = tuple(row[key] for key in wide)
    found = resolve(row["text"], TIME_FROM)
    if len(found) != 1:
        return not found and not any(told + slack)
    (only,) = found
    ends = (only.earliest, only.latest, only.earliest_wide, only.latest_wide)
    expected = told + (slack if any(slack) else told)
    whole = only.text == row["text"] or row["kind"] == "namn"
    return tuple(map(_iso, ends)) == expected and whole


def _date(row: Row) -> bool:
    found = resolve(row["uttryck"], DATE_FROM)
    ends = [(_iso(time.earliest), _iso(time.latest)) for time in found]
    return ends == [(row["fran"], row["till"])]


def _suite(row: Row) -> bool:
    """Try a fact of a public suite, counted from the day the suite counts from."""
    found = resolve(row["uttryck"], dt.date.fromisoformat(row["referens"]))
    ends = [(_iso(time.earliest), _iso(time.latest)) for time in found]
    told = (row["fran"], row["till"])
    return ends == [told] if any(told) else not found


def _promise(row: Row) -> bool:
    kind = SETTINGS.get(row["strength"], "interpellationssvar")
    found = _facts(row["example"], kind).commitments
    return (found[0].strength if found else "–") == row["strength"]


def _decision(row: Row) -> bool:
    head = "§ 1 Ärende\n"
    text = head + "Beslut\n" + row["example"].replace("\\n", "\n") + "\n"
    section = Section(
        "s0", "paragraf", "1", head.strip(), (), 0, len(head), len(text), 1
    )
    found = _facts(text, "protokoll", (section,)).decisions
    statuses = STATUSES.get(row["modality"])
    if statuses is None:
        return not found
    outcome = outcome_of(row["outcome"])
    return any(d.status in statuses and d.outcome == outcome for d in found)


def _negative(row: Row) -> bool:
    return not any(_facts(row["sentence"], kind).commitments for kind in UNBOUND)


TABLES = (
    Table("tider", "tidsmonster.tsv", _time, 0.97),
    Table("datum ur andras prov", "datumfakta.tsv", _date, 0.97),
    Table("andras sviter, hela", "datumsviter.tsv", _suite, 0.69),
    Table("löften", "commitment-patterns.tsv", _promise, 0.92),
    Table("beslut", "beslutsmonster.tsv", _decision, 0.95),
    Table("svåra nej", "hard-negatives.tsv", _negative, 0.95, quoted=True),
)


def _shown(row: Row) -> str:
    return row.get("uttryck") or next(iter(row.values()))


def show(wrong: bool = False) -> bool:
    """Print the share of each table that holds; tell whether all reach their goal."""
    reached = True
    print(f"{'tabell':24}{'håller':>8}{'av':>6}{'andel':>8}{'mål':>7}")
    for table in TABLES:
        every = rows(table)
        failed = [row for row in every if not table.holds(row)]
        share = 1 - len(failed) / len(every)
        reached = reached and share >= table.goal
        count = f"{len(every) - len(failed):8}{len(every):6}"
        print(f"{table.title:24}{count}{share:8.1%}{table.goal:7.0%}")
        if wrong:
            print(*(f"  {_shown(row)}" for row in failed), sep="\n")
    return reached


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what fails")
    return 0 if show(parser.parse_args().wrong) else 1


if __name__ == "__main__":
    sys.exit(main())
