"""Of passages with the same words, the one that tells something comes first."""

import datetime as dt
from pathlib import Path

import pytest

from search.engines.tantivy import TantivyEngine
from search.model import Entry
from search.ranking import manner
from search.service import Search
from tests.search.made import entry

TEXTS = {
    "line": "Ny brygga vid Tallnäs",
    "copy": "Ny brygga vid Tallnäs: föreningen, sökanden och den som har yttrat sig.",
    "costs": "Den nya bryggan vid Tallnäs beräknas kosta 340 000 kronor och ska vara "
    "färdig till sommaren, om vädret tillåter det.",
    "talk": "Den nya bryggan vid Tallnäs har efterfrågats av många som bor i närheten "
    "och som gärna badar tidigt på morgonen.",
}
HEADINGS = {"copy": "Protokollsutdrag till"}


def of_may(name: str, text: str) -> Entry:
    return entry(name, text, dt.date(2021, 5, 12), heading=HEADINGS.get(name))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Avgiften höjs med 3 % från maj.", True),
        ("Bidraget är 1,5 mnkr.", True),
        ("Det kostar 40 kr per dygn.", True),
        ("Flera miljoner har avsatts.", True),
        ("Kravet är att skrinet är låst.", False),
        ("Den 3 maj 2021 öppnar badet.", False),
    ],
)
def test_an_amount_is_money_or_a_share(text: str, says: bool) -> None:
    assert manner.of(of_may("any", text))["amount"] == says


def test_a_line_and_a_formality_are_told_from_text() -> None:
    found = {name: manner.of(of_may(name, text)) for name, text in TEXTS.items()}
    assert [name for name in found if found[name]["short"]] == ["line"]
    assert [name for name in found if found[name]["formality"]] == ["copy"]


def test_what_tells_something_comes_first(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "index")
    engine.apply([], [of_may(name, text) for name, text in TEXTS.items()], seq=1)
    hits = [hit.id for hit in Search(engine).search("brygga Tallnäs").hits]
    assert hits[:2] == ["costs", "talk"]


def test_who_asks_by_number_gets_the_line_that_has_it(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "index")
    texts = {
        "line": "§ 12 KS 2021/118 Ny brygga",
        "costs": "Skrivelsen i KS 2020/77 gäller en brygga för 340 000 kronor.",
    }
    engine.apply([], [of_may(name, text) for name, text in texts.items()], seq=1)
    hits = Search(engine).search("KS 2021/118").hits
    assert [hit.id for hit in hits][:1] == ["line"]
