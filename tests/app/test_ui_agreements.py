"""Agreements and networks as pages: what they show, and what they must not."""

import html
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import agreements, drawing, network_svg, settings
from app.ui import server
from app.workspace import Workspace, create_workspace, open_workspace
from tests.app.leading import lead, whole_days

AGREEMENT = """Påhittad handling

Överenskommelse om gemensam badplats

1. Parter
Detta avtal är slutet mellan Vedby kommun, org.nr 212000-0001, och Föreningen Blåklockan
<b>Vedby</b>.

2. Syfte
Syftet med överenskommelsen är att hålla badplatsen vid Trollsjön öppen för alla.

3. Avtalstid
Överenskommelsen gäller från och med den 1 januari 2021 till och med den 31 december
2023. Avtalet förlängs med ett år i taget om ingen part säger upp det.

4. Uppsägning
Avtalet kan sägas upp med sex månaders uppsägningstid.

5. Åtaganden
Vedby kommun ska sköta bryggan. Parterna ska redovisa skötseln av badplatsen senast
hösten 2023.

Överenskommelsen undertecknades den 4 december 2020.
"""
OTHER = """Påhittad handling

Kommunstyrelsen i Vedby kommun
Protokoll
Sammanträdesdatum: 2022-03-08

§ 9 Badplatsen

Kommunstyrelsens beslut

Kommunstyrelsen beslutar att Föreningen Blåklockan får sköta badplatsen.

§ 10 Brevet

Kommunstyrelsen tar del av brevet från länsstyrelsen.
"""
EARLIER = """Påhittad handling

Kommunstyrelsen i Vedby kommun
Protokoll
Sammanträdesdatum: 2020-11-03

§ 71 Badplatsen

Kommunstyrelsens beslut

Kommunstyrelsen beslutar att en överenskommelse om badplatsen tas fram.
"""


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("handlingar")
    (source / "avtal.txt").write_text(AGREEMENT, encoding="utf-8")
    (source / "ks.txt").write_text(OTHER, encoding="utf-8")
    (source / "fore.txt").write_text(EARLIER, encoding="utf-8")
    folder = tmp_path_factory.mktemp("samlingar") / "badplats"
    workspace = create_workspace(settings.Settings(folder, workers=1))
    workspace.ingest([source], False, lambda *_: None)
    workspace.close()
    return folder


@pytest.fixture
def workspace(collection: Path) -> Workspace:
    return open_workspace(settings.Settings(collection))


@pytest.fixture
def app(collection: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("SAGT_COLLECTION", str(collection))
    return AppTest.from_file(
        str(Path(server.__file__).parent / "main.py"), default_timeout=60
    )


def show(app: AppTest, page: str, **address: str) -> str:
    """Open a page at an address; return its HTML."""
    lead(app, page)
    app.query_params.clear()
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [e.value for e in app.exception]
    return "\n".join(block.proto.body for block in app.get("html"))


def test_an_agreement_has_parties_term_and_standing(workspace: Workspace) -> None:
    [one] = agreements.listed(workspace)
    names = [name for _, name in one.parties]
    assert "Vedby kommun" in names
    assert len(names) == 2
    assert (str(one.starts), str(one.ends)) == ("2021-01-01", "2023-12-31")
    assert one.status == "undertecknad"
    assert one.is_in_force(one.starts) is True
    assert one.is_in_force(settings.Settings(Path()).today) is False


@pytest.mark.parametrize(
    ("party", "year", "count"),
    [
        ("vedby", None, 1),
        ("Blåklockan", 2022, 1),
        (None, 2020, 0),
        (None, 2024, 0),
        ("Norrlid", None, 0),
    ],
)
def test_agreements_by_party_and_year(
    workspace: Workspace, party: str | None, year: int | None, count: int
) -> None:
    assert len(agreements.listed(workspace, party, year)) == count


def test_every_clause_stands_where_it_says(workspace: Workspace) -> None:
    [one] = agreements.listed(workspace)
    artifact = workspace.artifact(one.document_id)
    found = agreements.clauses(artifact)
    assert {"purpose", "term", "notice"} <= {clause.kind for clause in found}
    for clause in found:
        assert clause.start is not None
        assert artifact.document.text[clause.start : clause.end] == clause.text


def test_an_actor_of_whom_nothing_else_is_known_is_told_by_a_document(
    app: AppTest,
) -> None:
    found = show(app, "oversikt", vem="länsstyrelsen")
    assert "nämns i Kommunstyrelsen, protokoll 2022-03-08<" in found
    assert "nämns i" not in show(app, "oversikt", vem="kommunstyrelsen")


def test_decisions_come_the_latest_first(app: AppTest) -> None:
    found = show(app, "beslut")
    days = dict.fromkeys(re.findall("2020-11-03|2022-03-08", found))
    assert list(days) == ["2022-03-08", "2020-11-03"]


def test_the_page_of_agreements_leads_to_the_words(
    app: AppTest, workspace: Workspace
) -> None:
    [one] = agreements.listed(workspace)
    listed = show(app, "avtal")
    assert f"avtal?id={one.id}" in listed
    assert "Undertecknat" in listed
    assert "2021-01-01 till 2023-12-31" in whole_days(listed)
    whole = show(app, "avtal", id=one.id)
    assert "sägas upp med sex månaders uppsägningstid" in whole
    assert "ska sköta bryggan" in whole
    # What documents hold is shown as text.
    assert "<b>Vedby</b>" not in listed + whole


def test_an_unknown_agreement_is_said_to_be_missing(app: AppTest) -> None:
    show(app, "avtal", id="finns-inte")
    assert [w.value for w in app.warning] == ["Avtalet finns inte i samlingen."]


def test_the_page_of_the_network_tells_how_two_are_tied(
    app: AppTest, workspace: Workspace
) -> None:
    [one] = agreements.listed(workspace)
    found = show(app, "natverk")
    assert "aktörer och" in found
    (first, name), (second, other) = one.parties
    told = show(app, "natverk", aktor=first, mot=second)
    assert html.escape(f"Så hänger {name} ihop med {other}") in told
    assert "De är knutna till varandra direkt." in told
    tie = "~".join(sorted((first, second)))
    assert 'id="belagg"' in show(app, "natverk", band=tie)
    # Years of which nothing is known leave nothing to show, and say so.
    assert "0 aktörer och 0 band" in show(app, "natverk", ar="1990-1991")


@pytest.mark.parametrize("years", ["2022", "22-23", "2023-2022", "x-y", "²022-2023"])
def test_nonsense_in_the_address_asks_for_all_years(app: AppTest, years: str) -> None:
    assert "Bara band" not in show(app, "natverk", ar=years)


def test_a_large_network_is_drawn_by_its_groups(workspace: Workspace) -> None:
    whole = drawing.drawn(workspace, drawing.Asked(kinds=("mention", "agreement")))
    assert not whole.grouped
    few = drawing.drawn(
        workspace, drawing.Asked(kinds=("mention", "agreement"), most=1)
    )
    assert few.grouped
    assert {node.kind for node in few.network.nodes} == {"grupp"}
    assert sum(int(node.weight) for node in few.network.nodes) == len(whole.whole.nodes)
    one = drawing.drawn(workspace, drawing.Asked(group=0))
    assert {node.community for node in one.network.nodes} == {0}


def test_what_is_taken_along_holds_every_tie(workspace: Workspace) -> None:
    found = drawing.drawn(workspace, drawing.Asked())
    picture = network_svg.svg(found.network, found.places, "Nätverk <1>").decode()
    assert picture.count("<line ") == len(found.network.ties)
    assert "<title>Nätverk &lt;1&gt;</title>" in picture
    assert "<b>" not in picture


def test_the_parties_of_a_promise_are_named_by_its_agreement(app: AppTest) -> None:
    found = show(app, "loften")
    assert "<b>Parterna</b>" not in found
    assert "Vedby kommun</b> (parterna i avtalet)" in found
    # The words of the document are marked as Swedish within an English page.
    assert re.search(r'due: <q lang="sv">[^<]*hösten', show(app, "loften", lang="en"))


def test_lengths_and_errors_are_told_in_words(app: AppTest) -> None:
    query = 'SELECT ?x WHERE { VALUES ?x { "4/P1Y" "P6M" } }'
    assert ">4 gånger på 1 år<" in show(app, "fraga", sparql=query)
    assert ">6 months<" in show(app, "fraga", sparql=query, lang="en")
    found = show(app, "fraga", sparql="SELECT ?x WHERE { ?x")
    assert "SPARQL" in app.warning[0].value
    assert "expected" not in app.warning[0].value
    assert '<p lang="en">' in found
