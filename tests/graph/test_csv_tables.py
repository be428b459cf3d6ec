"""The tables: every row points at its words, files keep to RFC 4180 and CSVW."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import project
from graph.export import csv_files, csvw
from graph.export.tables import TABLES, One, Table
from graph.followup_model import Evidence
from graph.store import in_memory
from ingest.errors import GraphError
from ingest.model import Artifact, Recusal

FACTS = [table for table in TABLES if table.name not in {"handlingar", "lage"}]


def rows(folder: Path, name: str, delimiter: str = ",") -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, strict=True))


@pytest.fixture
def written(tmp_path: Path, collection: list[Artifact]) -> Path:
    csv_files.write((One(artifact) for artifact in collection), tmp_path)
    return tmp_path


@pytest.mark.parametrize("table", FACTS, ids=lambda table: table.name)
def test_every_quote_stands_in_its_document(
    table: Table, written: Path, collection: list[Artifact]
) -> None:
    texts = {artifact.id: artifact.document.text for artifact in collection}
    for row in rows(written, table.name):
        quoted = texts[row["handling"]][int(row["start"]) : int(row["slut"])]
        assert row["citat"] == quoted


def test_every_fact_is_a_row(written: Path, collection: list[Artifact]) -> None:
    facts = [artifact.facts for artifact in collection]
    expected = {
        "beslut": sum(len(one.decisions) for one in facts),
        "ataganden": sum(len(one.commitments) for one in facts),
        "tider": sum(len(one.times) for one in facts),
        "hanvisningar": sum(len(one.references) for one in facts),
        "uppfoljningar": sum(len(one.followups) for one in facts),
        "handlingar": len(collection),
        "avtal": 1,
        "voteringar": 1,
        "roster": 1,
        "yrkanden": 1,
        "reservationer": 1,
        "paragrafer": 1,
    }
    assert {name: len(rows(written, name)) for name in expected} == expected


def test_days_and_lists_are_written_one_way(written: Path) -> None:
    promise = rows(written, "ataganden")[0]
    assert promise["frist_senast"] == "2024-09-30"
    assert rows(written, "avtal")[0]["parter"] == "Vedby kommun|Föreningen Läslust"
    assert rows(written, "roster")[0]["rost"] == "nej"
    assert rows(written, "beslut")[1]["mottagare"] == "Kommunfullmäktige"


def test_the_actor_has_the_address_of_the_graph(
    written: Path, collection: list[Artifact]
) -> None:
    subjects = {q.subject.value for a in collection for q in project.quads(a)}  # type: ignore[union-attr]
    found = rows(written, "aktorer")
    assert {row["slag"] for row in found} == {"person", "organ", "forening"}
    assert all(row["iri"] in subjects for row in found)
    assert all(row["organ_iri"] in subjects for row in rows(written, "beslut"))


def test_lines_end_as_the_rfc_says_and_twice_is_the_same(
    written: Path, collection: list[Artifact], tmp_path: Path
) -> None:
    again = tmp_path / "igen"
    csv_files.write((One(artifact) for artifact in collection), again)
    for path in sorted(written.glob("*.csv")):
        data = path.read_bytes()
        assert data.endswith(b"\r\n")
        assert data == (again / path.name).read_bytes()
    assert not list(written.glob(".*"))


def test_stood_aside_is_a_row(minutes: Artifact, tmp_path: Path) -> None:
    text = minutes.document.text
    start = text.index("Rolf Ek (S) reserverar")
    words = text[start : start + 11]
    aside = Recusal(start, start + 11, words, "Rolf Ek", "Eva Lund")
    first = replace(minutes.facts.decisions[0], recusals=(aside,))
    facts = replace(minutes.facts, decisions=(first,))
    csv_files.write([One(replace(minutes, facts=facts))], tmp_path)
    (row,) = rows(tmp_path, "jav")
    assert (row["person"], row["ersatts_av"], row["citat"]) == (
        "Rolf Ek",
        "Eva Lund",
        words,
    )


def test_evidence_comes_from_the_graph(
    minutes: Artifact,
    answer: Artifact,
    tmp_path: Path,
    state_follow_up: Callable[..., str],
) -> None:
    store = in_memory()
    for seq, artifact in enumerate((minutes, answer), start=1):
        store.replace(project.graph_of(artifact.id), project.quads(artifact), seq)
    promise = minutes.facts.commitments[0].id
    piece = Evidence(
        *(promise, answer.id, None, 0, 20, answer.document.text[:20], "fulfils", 0.8),
        *(None, None, "belagg.amne"),
        happened=dt.date(2024, 10, 1),
    )
    state_follow_up(store, [piece])
    csv_files.write((One(a, store=store) for a in (minutes, answer)), tmp_path)
    (row,) = rows(tmp_path, "belagg")
    assert row["atagande"] == promise
    assert row["handling"] == answer.id
    assert row["citat"] == answer.document.text[:20]
    assert (row["hallning"], row["sakerhet"]) == ("fulfils", "0.8")
    assert (row["skedde"], row["regel"]) == ("2024-10-01", "belagg.amne")


# ── the description


def described() -> Iterator[tuple[dict[str, Any], Table]]:
    whole = json.loads(csvw.description())
    yield from zip(whole["tables"], TABLES, strict=True)


def test_the_description_fits_the_files(written: Path) -> None:
    """What a CSVW validator looks at: columns, datatypes, keys."""
    ids = {row["id"] for row in rows(written, "handlingar")}
    for table, ours in described():
        path = written / table["url"]
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        columns = table["tableSchema"]["columns"]
        assert header == [column["titles"] for column in columns]
        assert len(set(header)) == len(header)
        found = rows(written, ours.name)
        keys = [row["id"] for row in found]
        assert len(set(keys)) == len(keys), ours.name
        if "foreignKeys" in table["tableSchema"]:
            assert {row["handling"] for row in found} <= ids
        for column in columns:
            for row in found:
                assert holds(column["datatype"], row[column["name"]]), (ours.name, row)


def holds(datatype: str, cell: str) -> bool:
    if not cell:
        return True
    if datatype == "integer":
        return cell.lstrip("-").isdigit()
    if datatype == "decimal":
        return float(cell) <= 1
    if datatype == "date":
        return dt.date.fromisoformat(cell).isoformat() == cell
    return datatype == "string"


def test_every_column_has_a_word_in_both_languages() -> None:
    for _, table in described():
        assert table.swedish
        assert table.english
        for column in table.columns:
            assert column.swedish, (table.name, column.name)
            assert column.english, (table.name, column.name)


# ── Excel


FORMULAS = ("=HYPERLINK(x)", "+46", "-1+2", "@SUM(A1)", "\tx", "\rx")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_text_in_the_excel_variant(
    formula: str, minutes: Artifact, tmp_path: Path
) -> None:
    document = replace(minutes.document, title=formula)
    one = One(replace(minutes, document=document))
    csv_files.write([one], tmp_path, excel=True)
    data = (tmp_path / "handlingar.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid;kalla;titel")
    (row,) = rows(tmp_path, "handlingar", ";")
    assert row["titel"] == f"'{formula}"
    assert not (tmp_path / csv_files.METADATA).exists()


@given(cell=st.text())
def test_what_a_spreadsheet_reads_never_begins_a_formula(cell: str) -> None:
    assert not csv_files.harmless(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    # Nothing is lost: without the apostrophes it is what it was.
    kept = iter(csv_files.harmless(cell))
    assert all(letter in kept for letter in cell)


@given(
    cells=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
    )
)
def test_any_text_reads_back(cells: list[str]) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([csv_files.text(cell) for cell in ("x", *cells)])
    file.seek(0)
    assert next(csv.reader(file, strict=True)) == ["x", *cells]


def test_a_folder_that_is_a_file_is_an_error(minutes: Artifact, tmp_path: Path) -> None:
    place = tmp_path / "upptagen"
    place.mkdir()
    (place / "handlingar.csv").mkdir()
    with pytest.raises(GraphError, match="handlingar"):
        csv_files.write([One(minutes)], place)
    assert not list(place.glob(".*"))
