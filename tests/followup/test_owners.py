"""Which municipality a company is of, as far as its name tells."""

import pytest

from graph.followup.documents import recording
from graph.followup.documents.owners import owners
from graph.followup.documents.records import FollowRecord
from graph.followup.kept.finding import Said, candidates, wanted
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs.pairing import may_speak
from graph.identity import Identity
from ingest.pipeline import build_artifact

PROMISED = """Norrlids kommun
Tekniska nämnden
Sammanträdesprotokoll 2021-05-12

§ 45 Laddplatser

Beslut
Tekniska nämnden beslutar
att ge förvaltningen i uppdrag att ordna laddplatser vid hyreshusen
senast den 31 december 2022.
"""


def path(name: str) -> str:
    return Identity().organisation(name, "kommun", None)


@pytest.mark.parametrize(
    "name", ["Norrlidshem AB", "AB Norrlidsbostäder", "NORRLIDS ENERGI AB"]
)
def test_a_company_may_be_of_the_place_in_its_name(name: str) -> None:
    assert path("Norrlids kommun") in owners(name, Identity())


@pytest.mark.parametrize("name", ["Norrlids kommun", "Norrlids byalag", None, "AB"])
def test_what_is_no_company_has_no_owner(name: str | None) -> None:
    assert owners(name, Identity()) == ()


def later(body: str) -> FollowRecord:
    text = "Laddplatser finns nu vid alla hyreshus."
    made = recording.of(build_artifact(text.encode(), "rapport.txt"))
    return FollowRecord(
        id="b1",
        type=made.type,
        title=made.title,
        source=made.source,
        body=path(body),
        organ=None,
        body_name=body,
        organ_name=None,
        date=None,
        dated_from=made.dated_from,
        dated_to=made.dated_to,
        passages=made.passages,
        owners=owners(body, Identity()),
    )


@pytest.mark.parametrize(
    ("body", "leads"), [("Norrlidshem AB", True), ("Ekdalshem AB", False)]
)
def test_what_a_municipality_promised_its_company_may_report(
    body: str, leads: bool
) -> None:
    of = recording.of(build_artifact(PROMISED.encode(), "lofte.txt"))
    promise = of.promises[0]
    said = Said(later(body), Ties())
    assert bool(candidates(wanted(promise, of, Ties()), said)) is leads
    dated = later(body)
    if dated.latest is not None:
        assert may_speak(promise, of, dated, Ties()) is leads
