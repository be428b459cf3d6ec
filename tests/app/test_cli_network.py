"""`sagt network`: networks and what changed, as a person and a program read them."""

import io
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner

from app.cli import periods
from app.cli.catalogue import catalogue
from app.cli.network import network
from ingest.errors import QueryError

FIRST = """Påhittad handling

Kulturnämnden i Region Norrlid
Protokoll
Sammanträdesdatum: 2021-03-02

Närvarande:
Asta Krok (S), ordförande
Bo Myr (C), ledamot

§ 4 Bokbussen

Kulturnämndens beslut

Kulturnämnden beslutar att ge teaterrådet i uppdrag att utreda en bokbuss.
"""
SECOND = """Påhittad handling

Kulturnämnden i Region Norrlid
Protokoll
Sammanträdesdatum: 2022-05-10

Närvarande:
Asta Krok (S), ordförande
Cilla Tång (M), ledamot

§ 9 Bokbussen

Kulturnämndens beslut

Kulturnämnden beslutar att godkänna utredningen av bokbussen.
"""


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from app import settings, workspace  # noqa: PLC0415 - slow to load

    folder = tmp_path_factory.mktemp("natverk")
    for name, text in (("2021.txt", FIRST), ("2022.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    made = settings.load(folder / "samling")
    opened = workspace.create_workspace(made)
    opened.ingest([folder / "2021.txt", folder / "2022.txt"], False, lambda *_: None)
    opened.close()
    return folder / "samling"


def sagt(*words: str, collection: Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(network, [*words, "--collection", str(collection)])
    return done.exit_code, done.stdout, done.stderr


def asked(*words: str, collection: Path) -> str:
    code, out, err = sagt(*words, collection=collection)
    assert code == 0, err
    return out


def test_the_whole_network_is_listed(collection: Path) -> None:
    out = asked("--limit", "50", collection=collection)
    assert "Asta Krok" in out
    assert "Kulturnämnden" in out
    assert list((collection / "graph" / "natverk").iterdir())


def test_an_actor_is_shown_with_the_passages(collection: Path) -> None:
    out = asked("asta krok", collection=collection)
    assert out.startswith("Asta Krok: ")
    assert "Bo Myr" in out
    assert "2021.txt [" in out


def test_a_period_leaves_out_the_rest(collection: Path) -> None:
    out = asked("Asta Krok", "--from", "2022", "--to", "2022-12", collection=collection)
    assert "Cilla Tång" in out
    assert "Bo Myr" not in out


def test_json_has_nodes_ties_and_passages(collection: Path) -> None:
    found: dict[str, Any] = json.loads(
        asked("--format", "json", "--kind", "möte", collection=collection)
    )
    names = {node["iri"]: node["name"] for node in found["nodes"]}
    assert {"Asta Krok", "Bo Myr", "Cilla Tång"} <= set(names.values())
    for tie in found["ties"]:
        assert tie["kinds"] == ["meeting"]
        assert all(passage["document"] for passage in tie["passages"])


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_file_is_written_that_networkx_reads(
    collection: Path, tmp_path: Path, form: str
) -> None:
    target = tmp_path / f"natverk.{form}"
    asked("--format", form, "-o", str(target), collection=collection)
    read = nx.read_graphml if form == "graphml" else nx.read_gexf
    found = read(io.BytesIO(target.read_bytes()))
    assert "Asta Krok" in {data["label"] for _, data in found.nodes(data=True)}


def test_what_changed_is_told_with_its_grounds(collection: Path) -> None:
    out = asked("changes", "--first", "2021", "--second", "2022", collection=collection)
    assert "Underlag: 1 handlingar i den första perioden, 1 i den andra." in out
    new = out[out.index("Nya aktörer") : out.index("Aktörer som inte")]
    assert "Cilla Tång" in new
    assert "Asta Krok" not in new


def test_who_is_not_there_is_told_plainly(collection: Path) -> None:
    done = CliRunner().invoke(network, ["Ingen Alls", "--collection", str(collection)])
    assert done.exit_code != 0
    assert "inte knuten till någon" in str(done.exception)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-03-15", "2021-03-15", "2021-03-15"),
    ],
)
def test_a_year_a_month_and_a_day_are_periods(
    written: str, first: str, last: str
) -> None:
    assert tuple(day.isoformat() for day in periods.days(written)) == (first, last)


@pytest.mark.parametrize("written", ["igår", "2021-13", "2021-02-30", "", "2022..2021"])
def test_what_is_no_period_is_refused(collection: Path, written: str) -> None:
    code, _, err = sagt(
        "changes", "--first", written, "--second", "2022", collection=collection
    )
    assert code == 2
    assert "period" in err.casefold()


def test_a_period_that_ends_before_it_begins_is_refused(collection: Path) -> None:
    code, _, err = sagt("--from", "2022", "--to", "2021", collection=collection)
    assert code == 2
    assert "innan den börjar" in err


def test_a_kind_of_actor_that_is_not_there_is_told_with_those_that_are(
    collection: Path,
) -> None:
    words = ["--actors", "häst", "--collection", str(collection)]
    done = CliRunner().invoke(network, words)
    assert isinstance(done.exception, QueryError)
    assert "slaget häst" in str(done.exception)
    assert "person" in str(done.exception)


def test_the_collection_is_described_for_portals(
    collection: Path, tmp_path: Path
) -> None:
    target = tmp_path / "katalog.ttl"
    told = [
        "--publisher",
        "Region Norrlid",
        "--contact",
        "Data",
        "data@norrlid.example",
    ]
    done = CliRunner().invoke(
        catalogue, [*told, "-o", str(target), "--collection", str(collection)]
    )
    assert done.exit_code == 0, done.stderr
    assert "adress till filerna" in done.stderr
    assert "utgivare" not in done.stderr
    text = target.read_text(encoding="utf-8")
    assert '"Region Norrlid"@sv' in text
    assert "dcat:Dataset" in text


def test_a_publisher_that_is_not_told_is_said_to_be_missing(collection: Path) -> None:
    done = CliRunner().invoke(catalogue, ["--collection", str(collection)])
    assert "utgivare" in done.stderr
    assert "Utgivare inte angiven" in done.stdout


@pytest.mark.parametrize(
    "told",
    [
        ["--homepage", "min sida"],
        ["--address", "mappen"],
        ["--licence", "fri att använda"],
        ["--contact", "Data", "ingen adress"],
    ],
)
def test_what_is_no_address_is_refused(collection: Path, told: list[str]) -> None:
    done = CliRunner().invoke(catalogue, [*told, "--collection", str(collection)])
    assert done.exit_code == 2
    assert told[-1] in done.stderr


@pytest.mark.parametrize("folder", ["https://data.exempel.se/s", "https://e.se/s/"])
def test_files_lie_in_the_folder_told(collection: Path, folder: str) -> None:
    told = ["--address", folder, "--collection", str(collection)]
    done = CliRunner().invoke(catalogue, told)
    assert f"<{folder.rstrip('/')}/fakta.nq>" in done.stdout
