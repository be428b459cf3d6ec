"""The order in which a reader meets evidence, and how its weights are fitted."""

import numpy as np

from benchmarks.relevance_fitting import Case, fit
from graph.followup.documents import recording
from graph.followup.documents.headings import links_of_heading
from graph.followup.documents.records import FollowRecord
from graph.followup.kept.finding import Said, candidates, is_enough, wanted
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs.pairing import pair
from graph.followup.tables import table
from graph.followup_model import Evidence
from ingest.pipeline import build_artifact

PROMISED = """Norrlids kommun
Tekniska nämnden
Sammanträdesprotokoll 2022-02-10

§ 14 Gångbron i Ekdal

Beslut
Tekniska nämnden beslutar
att ge förvaltningen i uppdrag att bygga en ny gångbro vid kvarnen i Ekdal
senast den 30 november 2022.
"""
LATER = """Norrlids kommun
Tekniska nämnden
Sammanträdesprotokoll 2022-12-14

§ 90 Gångbron i Ekdal

Gångbron vid kvarnen i Ekdal är byggd och togs i bruk den 3 november 2022. Den är
fyra meter bred och har fått belysning på båda sidor.

§ 91 Snöröjning

Snöröjningen av gångbanor kostade mer än väntat. Kvarnen i Ekdal nämns som en plats
där snön får läggas.
"""


def record(name: str, text: str) -> FollowRecord:
    return recording.of(build_artifact(text.encode(), name))


def found() -> list[Evidence]:
    of, later, ties = record("a.txt", PROMISED), record("b.txt", LATER), Ties()
    promise, said = of.promises[0], Said(later, ties)
    passages = candidates(wanted(promise, of, ties), said)
    return pair(promise, of, passages, said, ties)


def test_what_tells_of_the_thing_comes_before_what_only_has_its_words() -> None:
    order = sorted(found(), key=lambda e: -e.relevance)
    assert "togs i bruk" in order[0].text
    assert all(0.0 < e.relevance < order[0].relevance for e in order[1:])


def test_what_does_not_count_says_nothing() -> None:
    assert all(e.stance == "mentions" for e in found() if not e.score)


def test_two_words_are_enough_where_one_is_not() -> None:
    assert not is_enough([0.2])
    assert is_enough([0.1, 0.1])
    assert is_enough([0.3])
    assert not is_enough([])


def test_a_heading_leads_to_the_decision_that_it_names() -> None:
    heading = "Återrapport av uppdrag från den 9 maj 2022, § 31"
    assert links_of_heading(heading) == ("§ 2022-05-09 31", "dag 2022-05-09")
    assert links_of_heading("Svar på remiss 2022-05-09 § 31") != ()
    assert links_of_heading("Uppdrag från den 31 februari 2022, § 31") == ()
    assert links_of_heading("Gångbron i Ekdal, § 31") == ()


def test_every_feature_has_a_weight_that_is_a_number() -> None:
    weights = {row["feature"]: float(row["weight"]) for row in table("relevance")}
    assert all(np.isfinite(weight) for weight in weights.values())
    assert weights["saker"] > 0
    assert "grund" in weights


def test_weights_set_what_is_named_first_and_leave_what_tells_nothing() -> None:
    chance = np.random.default_rng(1)
    cases = []
    for _ in range(30):
        rows = chance.normal(size=(12, 3))
        rows[:, 2] = 4.0
        cases.append(Case(rows, rows[:, 0] > np.sort(rows[:, 0])[-3]))
    fitted = fit(cases, held=1.0)
    assert fitted.weights[0] > 5 * abs(fitted.weights[1])
    assert fitted.weights[2] == 0.0
    told = fitted.told(cases[0].rows)
    assert set(np.argsort(-told)[:2]) == set(np.flatnonzero(cases[0].named))
