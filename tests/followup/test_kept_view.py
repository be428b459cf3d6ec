"""What is kept of follow-up, asked for as the views ask."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.followup.documents.records import PromiseRecord
from graph.followup.kept.keeping import Kept
from graph.followup.kept.kept_view import Asked, KeptView, open_view
from graph.followup.kept.ties_between import Ties
from graph.followup_model import Evidence
from tests.followup import recorded

SAID = dt.date(2022, 3, 1)


def promise(name: str, due: dt.date | None, speaker: str | None) -> PromiseRecord:
    return recorded.promise(
        name,
        "Nämnden ska riva tornuret.",
        description="riva tornuret",
        section="4",
        promisor="Kulturnämnden",
        speaker=speaker,
        own=("tornur",),
        keys=("tornur",),
        names=("kulturnämnden",),
        latest=due,
        latest_wide=due,
        bodies=("org/gammal",),
    )


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    promises = (
        promise("p1", dt.date(2022, 12, 31), "Ebba Lind"),
        promise("p2", dt.date(2022, 6, 30), "Olle Åkesson"),
        promise("p3", None, None),
    )
    record = recorded.minutes(
        "d1",
        SAID,
        body="org/gammal",
        organ="org/kn",
        body_name="Granby kommun",
        organ_name="Kulturnämnden",
        promises=promises,
    )
    opened = Kept(tmp_path / "graph" / "followup.sqlite", "ett")
    with opened.writing():
        opened.add(record, Ties({"org/gammal": "org/ny"}))
        other = replace(record, id="d0", promises=(), date=dt.date(2021, 1, 1))
        opened.add(other, Ties())
    yield opened
    opened.close()


def ids(view: KeptView, asked: Asked) -> list[str]:
    found = [one.promise.id for one in view.asked(asked)]
    assert view.count(asked) == len(found)
    return found


def test_promises_come_by_deadline_and_in_pages(kept: Kept) -> None:
    assert ids(kept, Asked()) == ["p2", "p1", "p3"]
    assert [p.promise.id for p in kept.asked(Asked(), limit=1, offset=1)] == ["p1"]
    due = kept.asked(Asked(due_from=dt.date(2022, 7, 1), due_to=dt.date(2022, 12, 31)))
    assert [one.due for one in due] == [dt.date(2022, 12, 31)]


def test_promises_are_asked_for_by_what_stands_after_merges(kept: Kept) -> None:
    assert ids(kept, Asked(body="org/ny")) == ["p2", "p1", "p3"]
    assert ids(kept, Asked(body="org/gammal")) == []
    assert kept.promises_of("d1")[0].bodies == ("org/ny",)


def test_promises_are_asked_for_by_person_status_words_and_day(kept: Kept) -> None:
    kept.judged("p1", "pagar")
    assert ids(kept, Asked(person="åkesson")) == ["p2"]
    assert ids(kept, Asked(person="kulturnämnden", statuses=("pagar",))) == ["p1"]
    assert ids(kept, Asked(words=("tornur",), due_to=dt.date(2022, 7, 1))) == ["p2"]
    assert ids(kept, Asked(words=("gångbro",))) == []
    assert ids(kept, Asked(said_from=SAID + dt.timedelta(days=1))) == []


def test_holdings_say_what_there_is_of_a_body(kept: Kept) -> None:
    assert [h.document for h in kept.holdings()] == ["d0", "d1"]
    assert [h.document for h in kept.holdings(body="org/ny")] == ["d1"]
    assert [h.document for h in kept.holdings(organ="org/kn")] == ["d0", "d1"]


def test_some_promises_come_together_and_those_that_are_gone_do_not(kept: Kept) -> None:
    found = kept.some(["p3", "p1", "borta"])
    assert found == {one: kept.promise(one) for one in ("p1", "p3")}
    assert kept.origins(["p3", "borta"]) == {"p3": "d1"}


def test_another_day_changes_what_is_due_recurs_or_is_not_yet_due(kept: Kept) -> None:
    first, last = dt.date(2022, 6, 1), dt.date(2022, 7, 1)
    assert kept.changing(first, last) == ["p2"]
    kept.judged("p1", "pagar", limit=dt.date(2022, 6, 15))
    kept.judged("p3", "ej-forfallen")
    assert kept.changing(first, last) == ["p1", "p2", "p3"]
    kept.judged("p3", "pagar")
    yearly = replace(promise("p4", None, None), recurrence="årligen")
    record = replace(kept.promises_of("d1")[0].of, id="d4", promises=(yearly,))
    kept.add(record, Ties())
    assert kept.changing(first, last) == ["p1", "p2", "p4"]


def test_what_bears_on_some_promises_is_held_of_their_bodies_alone(kept: Kept) -> None:
    of = kept.promises_of("d1")[0].of
    far = {"body": "org/annan", "organ": "org/annan-namnd"}
    kept.add(replace(of, id="d5", **far), Ties())
    kept.add(replace(of, id="d6", body="org/ny", organ="org/styrelsen"), Ties())
    kept.add(replace(of, id="d7", body=None, organ="org/styrelsen"), Ties())
    found = [one.document for one in kept.holdings_about(["p1"])]
    assert sorted(found) == ["d0", "d1", "d6", "d7"]
    assert kept.holding("d5") is not None
    assert kept.holding("borta") is None


def test_evidence_comes_best_first(kept: Kept) -> None:
    def piece(score: float, start: int) -> Evidence:
        place = ("p1", "d2", None, start, start + 5, "Rivet.", "fulfils")
        return Evidence(*place, score, SAID, SAID, "prov")

    kept.put_evidence("p1", "d2", [piece(0.5, 9), piece(0.9, 20)])
    assert [e.score for e in kept.evidence_of("p1")] == [0.9, 0.5]
    assert [e.start for e in kept.evidence_in("d2")] == [9, 20]


def test_readers_see_what_is_written_and_another_program_forgets_it(
    kept: Kept, tmp_path: Path
) -> None:
    path = tmp_path / "graph" / "followup.sqlite"
    kept.reached(7)
    view = open_view(path)
    assert view is not None
    assert (view.seq(), view.size()) == (7, 2)
    same = Kept(path, "ett")
    assert same.size() == 2
    same.close()
    view.close()
    other = Kept(path, "ett annat")
    assert (other.seq(), other.size(), other.asked(Asked())) == (0, 0, [])
    other.close()
    assert open_view(tmp_path / "saknas.sqlite") is None
