"""Who is where and with whom, by the named queries on a known collection."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph import kept
from graph.store import OxigraphStore
from ingest.model import Artifact, Person, Role
from tests.graph.named.asked import places, rows, stored


def test_partners_and_agreements(store: OxigraphStore) -> None:
    (found,) = rows(store, "partners", actor="Föreningen Läslust")
    assert (found.other.name, found.starts, found.ends) == (
        "Vedby kommun",
        dt.date(2024, 1, 1),
        dt.date(2025, 12, 31),
    )
    (deal,) = rows(store, "agreements", actor="Vedby kommun")
    assert {party.name for party in deal.parties} == {
        "Vedby kommun",
        "Föreningen Läslust",
    }
    assert deal.document.name == "avtal/laslust.docx"


def test_who_sat_in_the_organ_that_year_on_attested_days_only(
    store: OxigraphStore,
) -> None:
    found = rows(store, "members-of-organ", organ="Bildningsnämnden", year="2021")
    assert [(row.person.name, row.title, row.days) for row in found] == [
        ("Ada Holm", "ledamot", (dt.date(2021, 2, 10), dt.date(2021, 5, 5))),
        ("Stina Alm", "ordförande", (dt.date(2021, 2, 10), dt.date(2021, 5, 5))),
    ]
    assert found[0].document.name == "namnd/2021-02-10.pdf"
    assert places(found[:1]) == [("namnd/2021-02-10.pdf", "ledamot")]
    # Attested in 2022 and 2024 says nothing of 2023.
    assert rows(store, "members-of-organ", organ="Bildningsnämnden", year="2023") == ()


def test_roles_of_a_person_where_and_when(store: OxigraphStore) -> None:
    found = rows(store, "roles-of-person", person="Stina Alm")
    held = {(row.organ.name, row.role.id): row.days for row in found}
    assert held["Kommunstyrelsen", "ordforande"] == (dt.date(2024, 11, 5),)
    assert held["Bildningsnämnden", "ordforande"] == (
        dt.date(2021, 2, 10),
        dt.date(2021, 5, 5),
        dt.date(2022, 2, 9),
        dt.date(2024, 3, 4),
    )


def test_a_role_without_a_day_is_shown_without_days(
    builder: Callable[..., Any],
) -> None:
    made = builder("Karin Berg är ordförande.", "utan-dag.txt", date=None)
    facts = replace(
        made.facts,
        persons=(
            Person(
                "Karin Berg",
                None,
                (Role("ordförande", None),),
                (made.mention("Karin Berg"),),
            ),
        ),
    )
    store = stored([replace(made, facts=facts).artifact()])
    (found,) = rows(store, "roles-of-person", person="Karin Berg")
    assert (found.days, found.document.name) == ((), "utan-dag.txt")


def test_meetings_and_attendance(store: OxigraphStore) -> None:
    held = rows(store, "meetings-of-organ", organ="Bildningsnämnden", last="2021-12-31")
    assert [(row.date, row.document.name) for row in held] == [
        (dt.date(2021, 5, 5), "namnd/2021-05-05.pdf"),
        (dt.date(2021, 2, 10), "namnd/2021-02-10.pdf"),
    ]
    came = rows(store, "attendance", meeting=held[0].meeting.iri)
    assert {(row.person.name, row.role.id) for row in came} == {
        ("Stina Alm", "ordforande"),
        ("Ada Holm", "ledamot"),
    }
    assert {row.instead.name for row in came if row.instead} == {"Eva Lund"}


def test_companions_by_number_of_documents(
    store: OxigraphStore, artifacts: list[Artifact], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = rows(store, "companions", actor="Stina Alm")
    counted = {row.other.name: row.documents for row in found}
    assert counted["Bildningsnämnden"] == 4
    assert counted["Ada Holm"] == 2
    assert "Stina Alm" not in counted
    # What is kept ready for actors named very often gives the same answer.
    monkeypatch.setattr(kept, "HUB", 1)
    monkeypatch.setattr(kept, "OFTEN", 1)
    assert rows(stored(artifacts), "companions", actor="Stina Alm") == found


def test_documents_and_coverage_by_year(store: OxigraphStore) -> None:
    from_organ = rows(
        store, "documents-of-organ", organ="Bildningsnämnden", last="2021-12-31"
    )
    assert [row.document.name for row in from_organ] == [
        "namnd/2021-05-05.pdf",
        "namnd/2021-02-10.pdf",
    ]
    covered = rows(store, "coverage", body="Vedby kommun")
    assert [(c.year, c.documents, c.decisions, c.promises) for c in covered] == [
        (2021, 2, 4, 2),
        (2022, 1, 2, 1),
        (2024, 2, 2, 2),
    ]
    assert rows(store, "coverage") == covered
