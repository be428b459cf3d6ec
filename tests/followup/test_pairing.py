"""Which passages of a later document speak of a promise, and how surely."""

from functools import cache

import pytest

from graph.followup.documents import recording
from graph.followup.documents.records import FollowRecord, PromiseRecord
from graph.followup.kept.finding import Said
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs.pairing import may_speak, pair
from graph.followup_model import Evidence
from ingest.pipeline import build_artifact

PROMISED = """Norrlids kommun
Kulturnämnden
Sammanträdesprotokoll 2021-05-12

§ 45 Bokbuss i Granvik
Dnr KN 2021/118

Beslut
Kulturnämnden beslutar
att ge förvaltningen i uppdrag att ta fram en biblioteksplan för Granvik
senast den 31 december 2021.

§ 46 Taxa för lokaler
Dnr KN 2021/130

Beslut
Kulturnämnden beslutar
att ge förvaltningen i uppdrag att se över taxan för lokaler
senast den 31 december 2021.
"""


@cache
def record(name: str, text: str) -> FollowRecord:
    return recording.of(build_artifact(text.encode(), name))


def later(text: str, day: str = "2022-03-08", dnr: str = "KN 2022/7") -> str:
    return f"""Norrlids kommun
Kulturnämnden
Sammanträdesprotokoll {day}

§ 12 Förvaltningschefen informerar
Dnr {dnr}

Beslut
Informationen antecknas till protokollet.

Ärendet
{text}
"""


def promise(starts: str) -> tuple[PromiseRecord, FollowRecord]:
    of = record("lofte.txt", PROMISED)
    return next(p for p in of.promises if starts in p.text), of


def found(text: str, starts: str = "biblioteksplan") -> list[Evidence]:
    one, of = promise(starts)
    said_in = record("senare.txt", text)
    said = Said(said_in, Ties())
    return pair(one, of, list(said_in.passages), said, Ties())


def stance(text: str, words: str, starts: str = "biblioteksplan") -> str:
    said = [e for e in found(text, starts) if words in e.text]
    return said[0].stance if said else "inget"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Biblioteksplanen för Granvik är färdig.", "fulfils"),
        ("Arbetet med biblioteksplanen för Granvik pågår.", "under-way"),
        ("Biblioteksplanen för Granvik är försenad till hösten 2022.", "new-date"),
        ("Uppdraget om en biblioteksplan för Granvik har avskrivits.", "dropped"),
    ],
)
def test_a_statement_about_the_thing_takes_its_stance(said: str, expected: str) -> None:
    assert stance(later(said), said[:20]) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Badhuset i Ekdal är färdigt.",
        "Biblioteksplanen för Ekdal är färdig.",
        "Den tidigare biblioteksplanen är avslutad.",
        "Biblioteksplan 2014–2018 är genomförd.",
    ],
)
def test_another_thing_of_the_kind_only_mentions(said: str) -> None:
    assert stance(later(said), said[:20]) in {"mentions", "inget"}


def test_an_act_that_is_cited_outranks_words() -> None:
    text = later(
        "Uppdraget den 12 maj 2021, § 45, är slutfört.\n"
        "Uppdraget den 12 maj 2021, § 46, kvarstår."
    )
    best = found(text)[0]
    assert (best.link, best.stance) == ("paragraf", "fulfils")
    assert best.score > 0.7
    assert stance(text, "§ 46") in {"mentions", "inget"}


def test_the_act_is_that_of_its_own_organ() -> None:
    text = later("Kommunfullmäktiges uppdrag den 12 maj 2021, § 45, är slutfört.")
    assert all(e.link != "paragraf" or e.score < 0.7 for e in found(text))


def test_a_matter_named_by_its_number_is_meant() -> None:
    named = later("Uppdraget i KN 2021/118 återtas.")
    other = later("Uppdraget i KN 2020/55 återtas.")
    assert stance(named, "återtas") == "dropped"
    assert stance(other, "återtas") in {"mentions", "inget"}


def test_a_month_leads_only_to_the_assignments_of_the_same_organ() -> None:
    meant = later("De uppdrag som nämnden gav i maj 2021 redovisas först i juni 2022.")
    assert any(e.link == "dag" for e in found(meant))
    other = later("Nämnden bjöd in till invigning i maj 2021.")
    assert all(e.link is None for e in found(other))


def test_older_documents_and_other_bodies_are_never_evidence() -> None:
    one, of = promise("biblioteksplan")
    older = record("forr.txt", later("Biblioteksplanen är klar.", "2020-03-03"))
    there = later("Biblioteksplanen är klar.").replace("Norrlids", "Tjärnviks")
    assert not may_speak(one, of, older, Ties())
    assert not may_speak(one, of, record("annan.txt", there), Ties())
    assert not may_speak(one, of, of, Ties())


def test_the_same_words_give_the_same_evidence_whatever_else_is_there() -> None:
    text = later("Biblioteksplanen för Granvik är färdig.")
    assert found(text) == found(text)


def test_the_words_that_carry_the_stance_are_marked_in_the_document() -> None:
    text = later("Biblioteksplanen för Granvik är färdig.")
    best = found(text)[0]
    assert best.cue is not None
    start, end = best.cue
    assert best.start <= start < end <= best.end
    assert "färdig" in best.text[start - best.start : end - best.start]


def test_a_heading_alone_fulfils_nothing() -> None:
    text = later("Ingen diskussion.").replace(
        "Förvaltningschefen informerar",
        "Återrapportering av biblioteksplan för Granvik",
    )
    assert all(e.stance != "fulfils" for e in found(text) if e.rule == "belagg.rubrik")


def test_points_of_a_list_are_read_one_by_one() -> None:
    text = later(
        "Nämnden beslutar att följande uppdrag förklaras fullgjorda:\n"
        "a. Förvaltningens uppdrag, givet av kulturnämnden 2021-05-12 § 45, om plan.\n"
        "b. Förvaltningens uppdrag, givet av kulturnämnden 2021-05-12 § 46, om taxa.\n"
    )
    cited = [e for e in found(text) if e.link == "paragraf"]
    assert cited
    assert all("§ 45" in e.text for e in cited if e.score > 0.5)


def test_an_assignment_of_another_year_is_another_one() -> None:
    same = later("Uppdraget från 2021 om en biblioteksplan för Granvik avskrivs.")
    other = later("Uppdraget från 2016 om en biblioteksplan för Granvik avskrivs.")
    assert stance(same, "avskrivs") == "dropped"
    assert stance(other, "avskrivs") in {"mentions", "inget"}


def test_an_assignment_given_in_a_budget_is_another_one() -> None:
    text = later("Uppdraget, givet i budget 2020, om biblioteksplan är slutfört.")
    best = found(text)
    assert all(e.stance == "mentions" for e in best if "budget 2020" in e.text)


def test_what_only_takes_note_of_information_fulfils_nothing() -> None:
    text = later("Biblioteksplanen för Granvik togs upp.")
    noted = [e for e in found(text) if "antecknas" in e.text]
    assert all(e.stance == "mentions" for e in noted)


@pytest.mark.parametrize(
    "said",
    ["Badplatsen i Granvik är färdig.", "Kameran till Granvik är försenad till 2023."],
)
def test_what_has_only_the_place_in_common_only_mentions(said: str) -> None:
    assert stance(later(said), said[:20]) in {"mentions", "inget"}


def test_the_same_number_in_another_body_does_not_lead_there() -> None:
    text = later("Uppdraget i KN 2021/118 återtas.").replace("Norrlids", "Ekdals")
    one, of = promise("biblioteksplan")
    assert not may_speak(one, of, record("ekdal.txt", text), Ties())
    named = text.replace("Uppdraget", "Norrlids kommuns uppdrag")
    assert may_speak(one, of, record("ekdal.txt", named), Ties())
