"""What was promised, by the named queries on a collection that is known."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from graph.followup_model import Evidence
from graph.store import OxigraphStore
from ingest.model import Artifact
from tests.graph.named.asked import rows


def test_promises_of_a_matter_with_their_words(store: OxigraphStore) -> None:
    found = rows(store, "promises-of-matter", matter="bn 2024/17")
    assert [row.said for row in found] == [
        dt.date(2021, 2, 10),
        dt.date(2021, 5, 5),
        dt.date(2022, 2, 9),
        dt.date(2024, 3, 4),
    ]
    assert {row.promisor.name for row in found} == {"Bildningsförvaltningen"}
    assert "redovisa planen senast" in found[0].place.text
    # What an answer in another matter promised is not among them.
    (bus,) = rows(store, "promises-of-matter", matter="KF 2024/88")
    assert bus.place.text == "Vi räknar med att bussen rullar före sommaren 2025."


def test_a_promise_is_silent_until_something_takes_a_stance(
    artifacts: list[Artifact],
    store: OxigraphStore,
    state_follow_up: Callable[..., str],
) -> None:
    asked = {"organ": "Bildningsnämnden", "before": "2025-01-01"}
    assert len(rows(store, "silent-promises", **asked)) == 4
    # The last accepted day is the wide end of the deadline, 14 October 2024.
    assert (
        rows(store, "silent-promises", organ="Bildningsnämnden", before="2024-10-14")
        == ()
    )
    promise = artifacts[0].facts.commitments[0].id
    day = dt.date(2024, 11, 5)

    def piece(stance: Any, end: int) -> Evidence:
        words = artifacts[1].document.text[:end]
        return Evidence(
            promise, artifacts[1].id, None, 0, end, words, stance, 0.8, day, day, "r"
        )

    mention = piece("mentions", 9)
    state_follow_up(store, [mention])
    assert len(rows(store, "silent-promises", **asked)) == 4
    told = [piece("fulfils", 4), mention]
    state_follow_up(store, told, standings=[(promise, "infriad-sent")])
    silent = rows(store, "silent-promises", **asked)
    assert promise not in {r.promise.id for r in silent}
    since = rows(store, "evidence-of-promise", promise=promise)
    assert [(s.stance.id, s.evidence, s.place.document) for s in since] == [
        ("fulfils", day, "svar/bokbussen.html"),
        ("mentions", day, "svar/bokbussen.html"),
    ]
    # By evidence it was kept, but after its day; the others only by the calendar.
    standing = {
        row.promise.id: row.standing.id
        for row in rows(
            store, "promises-of-actor", actor="Bildningsnämnden", day="2024-05-01"
        )
    }
    assert standing.pop(promise) == "infriad-sent"
    assert set(standing.values()) == {"ej-forfallen"}


def test_promises_by_status_and_strength(store: OxigraphStore) -> None:
    def ask(**more: str) -> set[str]:
        found = rows(store, "promises-of-actor", actor="Vedby kommun", **more)
        return {row.promise.name for row in found}

    everything = ask()
    assert {"redovisa planen", "Parterna ska träffas två gånger per år."} <= everything
    assert ask(strength="assignment") == {"redovisa planen"}
    assert ask(status="okant") == {"Parterna ska träffas två gånger per år."}
    assert ask(status="ej-forfallen") == set()
    assert ask(status="ej-forfallen", day="2024-01-01") == everything - ask(
        status="okant"
    )


def test_recurring_duties(store: OxigraphStore) -> None:
    (found,) = rows(store, "recurring-duties", organ="Vedby kommun")
    assert (found.often, found.promisor.name) == ("2/P1Y", "Parterna")
