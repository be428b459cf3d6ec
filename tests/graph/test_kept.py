"""The rows kept ready: the same as the facts say, and nothing more."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import kept, project, vocabulary
from graph.facts_index import FactsIndex
from graph.kept_facts import Listed, OverviewRecord
from graph.terms import BASE, OWN, NamedNode
from ingest.model import Artifact


def record(artifact: Artifact) -> OverviewRecord:
    return kept.of_facts(artifact.id, FactsIndex(project.quads(artifact)))


def listed(one: OverviewRecord, kind: str) -> list[Listed]:
    return [thing for thing in one.listed if thing.kind == kind]


def test_a_record_survives_being_kept(collection: list[Artifact]) -> None:
    for artifact in collection:
        one = record(artifact)
        assert msgspec.json.decode(msgspec.json.encode(one), type=OverviewRecord) == one


def test_rows_are_the_same_twice_and_stay_in_the_documents_own_graph(
    minutes: Artifact,
) -> None:
    rows = kept.document_quads(record(minutes))
    assert rows == kept.document_quads(record(minutes))
    assert {row.graph_name for row in rows} == {kept.document_graph(minutes.id)}
    assert vocabulary.unknown_terms(rows) == []
    together = kept.collection_quads(lambda: [record(minutes)])
    assert {row.graph_name for row in together} == {kept.graph_name()}
    assert vocabulary.unknown_terms(together) == []


def test_a_promise_is_listed_with_those_it_concerns_and_its_wide_end(
    minutes: Artifact,
) -> None:
    (promise,) = listed(record(minutes), "ataganden")
    assert len(promise.actors) == 3
    assert "org/k9991" in promise.actors
    assert (promise.said, promise.due) == (dt.date(2024, 3, 4), dt.date(2024, 10, 14))
    keys = {
        row.object.value.removeprefix(BASE)
        for row in kept.document_quads(record(minutes))
        if row.predicate == OWN.overviewKey and "atagande/" in str(row.subject)
    }
    # Overdue promises may be old: what is asked by is the year they are due.
    assert keys == {
        f"{actor}/{kind}"
        for actor in promise.actors
        for kind in ("ataganden", "frister/2024")
    }


def test_a_decision_told_of_from_before_is_not_the_tellers(minutes: Artifact) -> None:
    adopted, proposed = minutes.facts.decisions
    past = replace(
        adopted,
        status="historical",
        organ="Kommunfullmäktige",
        date=dt.date(2019, 5, 6),
    )
    facts = replace(minutes.facts, decisions=(past, proposed))
    one = record(replace(minutes, facts=facts))
    told, own = sorted(listed(one, "beslut"), key=lambda thing: thing.year or 0)
    assert (told.year, len(told.actors)) == (2019, 1)
    assert "org/k9991" not in told.actors
    assert "org/k9991" in own.actors


def test_mentions_point_at_the_first_place(minutes: Artifact) -> None:
    one = record(minutes)
    quotes = {str(q.subject): q for q in project.quads(minutes)}
    assert one.mentions
    assert all(f"<{BASE}{quote}>" in quotes for _, quote in one.mentions)
    named = {actor for actor, _ in one.mentions}
    assert all(actor.startswith(("person/", "org/", "aktor/")) for actor in named)
    assert "aktor/okand" not in {actor for actor, _ in one.names}


def test_the_name_of_an_actor_in_many_documents_is_kept(
    minutes_of: Callable[[str], Artifact], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "COMMON", 2)
    records = [record(minutes_of(f"{n}.txt")) for n in range(3)]
    capitals = replace(records[0], labels=(("org/k9991", "VEDBY KOMMUN"),))
    rows = kept.collection_quads(lambda: [capitals, *records[1:]])
    names = {
        row.subject: row.object.value for row in rows if row.predicate == OWN.commonName
    }
    # A letterhead's capitals are not how a name is written; others are in two only.
    assert names == {NamedNode(f"{BASE}org/k9991"): "Vedby kommun"}


PATHS = st.sampled_from(["org/o-1", "org/o-2", "person/p-1", "person/p-2"])
RECORDS = st.lists(
    st.builds(
        OverviewRecord,
        document=st.uuids().map(str),
        body=st.sampled_from(["org/o-1", None]),
        listed=st.lists(
            st.builds(
                Listed,
                kind=st.sampled_from(["handlingar", "beslut", "ataganden"]),
                thing=st.uuids().map(lambda u: f"beslut/{u}"),
                actors=st.just(("org/o-1",)),
                year=st.sampled_from([2020, 2021, None]),
            ),
            max_size=4,
        ).map(tuple),
        mentions=st.dictionaries(PATHS, st.just("citat/q")).map(
            lambda d: tuple(sorted(d.items()))
        ),
    ),
    max_size=8,
)


@given(RECORDS)
def test_counts_add_up_whatever_the_order(records: list[OverviewRecord]) -> None:
    rows = kept.collection_quads(lambda: records)
    assert rows == kept.collection_quads(lambda: records[::-1])
    counted = sum(
        int(row.object.value)
        for row in rows
        if row.predicate in {OWN.documentCount, OWN.decisionCount, OWN.promiseCount}
    )
    assert counted == sum(len(one.listed) for one in records if one.body)
