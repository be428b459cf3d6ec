"""Decisions and proposals: who, what, status and outcome, in made-up minutes."""

import csv
import datetime as dt
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import context as contexts
from ingest.extract.decision_frames import frame_of, full_name
from ingest.extract.decision_points import att_clauses
from ingest.extract.decisions import find_decisions
from ingest.extract.outcomes import fine_outcome, outcome_of
from ingest.extract.question_places import asks
from ingest.extract.voters import actors_in
from ingest.extract.votes import find_votes
from ingest.model import Section
from tests.extract.minutes import DATE, document, read

TABLE = Path(__file__).parent / "data" / "beslutsmonster.tsv"
STATUSES = {
    "decides": {"decision", "historical"},
    "proposes": {"proposal"},
    "motion": set(),
    "reservation": set(),
}


def patterns() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", patterns(), ids=lambda row: row["pattern"])
def test_wording_of_the_field_guide(row: dict[str, str]) -> None:
    example = row["example"].replace("\\n", "\n")
    found = read(f"§ 1 Ärende\nBeslut\n{example}\n")
    expected = STATUSES[row["modality"]]
    if not expected:
        assert found == ()
        return
    outcome = outcome_of(row["outcome"])
    assert any(d.status in expected and d.outcome == outcome for d in found), found


def test_each_att_clause_is_a_decision_with_its_sentence() -> None:
    found = read(
        "§ 1 Taxa\nBeslut\nKulturnämnden beslutar\natt fastställa taxan, samt\n"
        "att uppdra åt förvaltningen att informera föreningarna.\n"
    )
    assert [d.text for d in found] == [
        "fastställa taxan",
        "uppdra åt förvaltningen att informera föreningarna.",
    ]
    assert [d.outcome for d in found] == ["faststaller", "uppdrag"]
    assert all(d.sentence.startswith("Kulturnämnden beslutar") for d in found)
    assert {(d.section, d.organ, d.date, d.dnr) for d in found} == {
        ("1", "Kulturnämnden", DATE, ("D 1",))
    }


def test_att_clauses_on_one_line_are_split_but_not_inside_an_assignment() -> None:
    found = read(
        "§ 1 Plan\nBeslut\nKulturnämnden beslutar att anta planen, att ge "
        "förvaltningen i uppdrag att se över rutinen och att återkomma i maj samt "
        "att upphäva planen från 2015.\n"
    )
    assert [d.outcome for d in found] == ["antar", "uppdrag", "ovrigt"]


def test_numbered_points_keep_their_sub_points() -> None:
    found = read(
        "§ 1 Plan\nBeslut\n1. Planen antas med följande ändringar:\n"
        "a. Första stycket stryks.\nI andra stycket ändras en mening.\n"
        "2. Motionen avslås.\n"
    )
    assert [d.outcome for d in found] == ["antar", "avslag"]
    assert "andra stycket" in found[0].text


def test_own_decision_and_proposal_onward_in_one_paragraf() -> None:
    found = read(
        "§ 1 Plan\nBeslut\n1. Förvaltningen får i uppdrag att informera.\n"
        "Kulturnämnden föreslår att kommunfullmäktige beslutar:\n1. Planen antas.\n"
        "2. Taxan höjs.\n"
    )
    assert [d.status for d in found] == ["decision", "proposal", "proposal"]
    assert found[1].date is None


def test_quoted_proposal_is_not_repeated_beside_the_decision() -> None:
    found = read(
        "§ 1 Plan\nArbetsutskottets förslag till beslut\nPlanen återremitteras.\n"
        "Kulturnämndens beslut\nPlanen antas.\n"
    )
    assert [(d.status, d.outcome) for d in found] == [("decision", "antar")]


def test_proposal_stands_where_nothing_is_decided() -> None:
    text = "Förslag till beslut\nKulturnämnden beslutar att anta planen.\n"
    for kind in ("tjansteskrivelse", "protokollsutdrag", "kallelse"):
        (found,) = read(text, kind)  # type: ignore[arg-type]
        assert found.status == "proposal"
        assert found.date is None


def test_earlier_decision_is_history_with_its_own_date() -> None:
    found = read(
        "§ 1 Plan\nBakgrund\nKommunfullmäktige beslutade den 12 juni 2019 att anta "
        "den nu gällande planen.\nBeslut\nPlanen upphävs.\n"
    )
    old, new = found
    assert (old.status, old.organ) == ("historical", "Kommunfullmäktige")
    assert old.date == dt.date(2019, 6, 12)
    assert (new.status, new.date) == ("decision", DATE)


def test_duty_told_in_the_background_is_no_decision() -> None:
    assert (
        read(
            "§ 1 Taxa\nBakgrund\nKulturnämnden beslutar om taxan varje år.\n"
            "Förvaltningen föreslår att taxan höjs.\n"
        )
        == ()
    )


def test_formalities_and_motions_are_no_decisions() -> None:
    found = read(
        "§ 1 Taxa\nBeslut\nTaxan fastställs.\nParagrafen är justerad.\n"
        "Yrkanden\nUlf Rask (M) yrkar att kulturnämnden beslutar att avslå förslaget.\n"
        "Reservation\nUlf Rask (M) reserverar sig mot beslutet.\n"
    )
    assert [d.text for d in found] == ["Taxan fastställs."]


def test_list_of_days_is_one_decision() -> None:
    (found,) = read(
        "§ 1 Sammanträdesdagar\nBeslut\nFörsta halvåret\nTisdagen den 4 februari\n"
        "Tisdagen den 3 mars\n"
    )
    assert found.outcome == "faststaller"
    assert found.text.startswith("Första")
    assert found.text.endswith("mars")


def test_addressees_reservations_and_yrkanden_go_with_the_decision() -> None:
    (found,) = read(
        "§ 1 Taxa\nBeslut\nTaxan fastställs.\n"
        "Yrkanden\nEva Klint (MP) och Bo Alm (S) yrkar bifall till "
        "förvaltningens förslag.\nUlf Rask (M) yrkar bifall till förslaget från M.\n"
        "Propositionsordning\nOrdföranden ställer propositioner på yrkandena och "
        "finner att förvaltningens förslag bifallits.\n"
        "Reservation\nLedamöterna från M och KD reserverar sig mot beslutet.\n"
        "Expedieras till\nFöreningsrådet, Idrotts- och fritidsnämnden\n"
        "Kommunstyrelsen\n"
    )
    assert found.addressees == (
        "Föreningsrådet",
        "Idrotts- och fritidsnämnden",
        "Kommunstyrelsen",
    )
    assert [r.by for r in found.reservations] == [("M", "KD")]
    assert [(y.by, y.fate) for y in found.yrkanden] == [
        (("Eva Klint", "Bo Alm"), "bifall"),
        (("Ulf Rask",), "avslag"),
    ]


def test_government_assignment() -> None:
    found = read(
        "Uppdrag om beredskap\n\nRegeringen uppdrar åt Kulturrådet att kartlägga "
        "beredskapen. Regeringen gav den 3 mars 2020 Riksarkivet i uppdrag att "
        "göra detsamma.\n",
        "regeringsuppdrag",
        "Regeringen",
    )
    assert [(d.status, d.outcome) for d in found] == [
        ("decision", "uppdrag"),
        ("historical", "uppdrag"),
    ]


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("Redovisning av uppdraget att revidera planen antecknas.", "noterad"),
        ("Rapporten, samt att planen upphör att gälla, antecknas.", "noterad"),
        ("Planen som antogs 2019 upphävs.", "upphävd"),
        ("Avgiften är 900 kr enligt taxa fastställd av fullmäktige.", "beslutad"),
        ("Nämnden tilldelas 1 mnkr och får i uppdrag att utreda frågan.", "uppdrag"),
        (
            "Under förutsättning att taxan antas får nämnden rätt att sänka.",
            "delegerad",
        ),
        ("Hemställan bifalls till den del som avser 2024.", "delvis_bifall"),
        ("Meningen ”Nämnden avslår allt” godkänns.", "godkänd"),
        ("inte gå vidare med förslaget", "avslag"),
    ],
)
def test_main_verb_decides_the_outcome(text: str, fine: str) -> None:
    assert fine_outcome(text) == fine


@pytest.mark.parametrize(
    ("text", "status", "organ", "content"),
    [
        (
            "Härmed beslutar byggnadsnämnden att bevilja lov.",
            "decision",
            "Byggnadsnämnden",
            "bevilja lov.",
        ),
        (
            "Kommunstyrelsen föreslår att fullmäktige beslutar att höja taxan.",
            "proposal",
            "Kommunstyrelsen",
            "höja taxan.",
        ),
        ("Direktionen föreslås besluta att säga upp avtalet.", "proposal", None, ""),
        ("föreslå fullmäktige att anta planen", "proposal", None, "anta planen"),
    ],
)
def test_frame(text: str, status: str, organ: str | None, content: str) -> None:
    frame = frame_of(text)
    assert frame is not None
    assert frame.content is not None
    assert (frame.status, frame.organ) == (status, organ)
    assert text[frame.content :].startswith(content)


def test_generic_name_means_the_documents_own_body() -> None:
    assert full_name("Nämnden", "Kulturnämnden") == "Kulturnämnden"
    assert full_name("Nämnden", "Nämnden för vuxna") == "Nämnden för vuxna"
    assert full_name("Kommunstyrelsen", "Kulturnämnden") == "Kommunstyrelsen"


def test_motions_listed_by_name_are_told_apart_though_joined() -> None:
    (found,) = read(
        "§ 1 Taxa\nYrkanden\nEva Klint (MP): Bifall till kontorets förslag. "
        "Ulf Rask (M): Taxan ska vara oförändrad. Bo Alm (S): Tilläggsyrkande att "
        "taxan följs upp.\nBeslutsgång\nOrdföranden finner att kontorets förslag "
        "bifallits.\nOrdföranden ställer proposition på Bo Alms tilläggsyrkande och "
        "finner att det avslås.\nBeslut\nTaxan fastställs.\n"
    )
    assert [(y.by, y.fate) for y in found.yrkanden] == [
        (("Eva Klint",), "bifall"),
        (("Ulf Rask",), "avslag"),
        (("Bo Alm",), "avslag"),
    ]


@pytest.mark.parametrize(
    ("finding", "fates"),
    [
        ("finner att det har bifallits", ["bifall", "avslag"]),
        ("finner att nämnden bifaller förslaget", ["bifall", "avslag"]),
        ("finner att det avslagits", ["avslag", "bifall"]),
    ],
)
def test_what_the_chair_finds_settles_both_sides(
    finding: str, fates: list[str]
) -> None:
    (found,) = read(
        "§ 1 Taxa\nYrkanden\nEva Klint (MP) yrkar bifall till kontorets förslag.\n"
        "Ulf Rask (M) yrkar avslag på kontorets förslag.\nBeslutsgång\nOrdföranden "
        f"ställer propositioner på bifall respektive avslag på kontorets förslag och "
        f"{finding}.\nBeslut\nTaxan prövas.\n"
    )
    assert [y.fate for y in found.yrkanden] == fates


def test_minutes_without_paragraphs_part_by_headings() -> None:
    text = (
        "Ombud\nKulturnämnden utser Ada Falk till ombud.\n"
        "Mark\nBeslut\nFastigheten säljs.\n"
    )
    heads = [
        Section(f"r{n}", "rubrik", None, name, (), start, start + 5, len(text), 1)
        for n, name in enumerate(("Ombud", "Mark"))
        if (start := text.index(f"{name}\n")) >= 0
    ]
    whole = replace(document(text), sections=tuple(heads))
    found = find_decisions(contexts.build(whole), (), ())
    assert [d.outcome for d in found] == ["val", "ovrigt"]


LINES = st.sampled_from(
    [
        "§ 7 Ärende",
        "Beslut",
        "Förslag till beslut",
        "Nämnden beslutar att",
        "att anta planen, samt",
        "1. Taxan höjs.",
        "- Uppdraget avslutas",
        "Yrkanden",
        "Ulf Rask (M) yrkar avslag.",
        "Omröstningen utfaller med 7 Ja mot 6 Nej.",
        "Nämnden beslutade 2019 att bygga.",
        "",
        "   ",
    ]
)


@given(st.lists(LINES, max_size=14))
@settings(deadline=None, max_examples=60)
def test_every_fact_quotes_its_span(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    for decision in read(text):
        assert text[decision.start : decision.end] == decision.text
        assert decision.text
        for part in (*decision.yrkanden, *decision.reservations):
            assert text[part.start : part.end] == part.text


@pytest.mark.parametrize(
    "piece",
    [
        "att ",
        "beslutar ",
        "A och ",
        "1. ",
        "får ",
        "Nämnden för ",
        "Ja 1 ",
        "A, att ",
        "(",
    ],
)
def test_hostile_text_is_read_in_reasonable_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    frame_of(text)
    fine_outcome(text)
    att_clauses(text, 0)
    find_votes(text, (), 0, len(text))
    actors_in(text)
    asks(text)
    assert time.process_time() - started < 5
