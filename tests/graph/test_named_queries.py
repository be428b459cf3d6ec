"""Every named query on a small collection whose right answers are known."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.graph_rdflib import RdflibStore
from graph import kept, project, queries, sandbox, vocabulary
from graph.followup_model import Evidence
from graph.kept_facts import OverviewRecord
from graph.queries.named import NAMED, Page, Place, Ref, answer, codes, named
from graph.queries.named.given import values
from graph.queries.named.shown import text
from graph.store import OxigraphStore, in_memory
from graph.terms import (
    BASE,
    DCTERMS,
    KOD,
    NIF,
    OWN,
    PREFIXES,
    NamedNode,
    Quad,
    decimal,
    sv,
)
from ingest.errors import QueryError
from ingest.model import Artifact, Person, Recusal, Role
from tools import queries_page

TODAY = dt.date(2025, 7, 1)


def moved(artifact: Artifact, source_day: dt.date, person: str) -> Artifact:
    """The same minutes on another day, with another member instead of Rolf Ek."""
    facts = artifact.facts
    persons = tuple(
        replace(p, name=person) if p.name == "Rolf Ek" else p for p in facts.persons
    )
    decisions = tuple(
        replace(d, date=source_day if d.date else None) for d in facts.decisions
    )
    return replace(
        artifact,
        document=replace(artifact.document, date=source_day),
        facts=replace(facts, persons=persons, decisions=decisions),
    )


def _store(artifacts: Sequence[Artifact]) -> OxigraphStore:
    made = in_memory()
    made.inner.extend(vocabulary.quads())
    records: list[OverviewRecord] = []
    for seq, artifact in enumerate(artifacts, start=1):
        quads = project.quads(artifact)
        record = kept.of_quads(artifact.id, quads)
        records.append(record)
        made.replace(project.graph_of(artifact.id), quads, seq)
        rows = kept.document_quads(record)
        made.replace(kept.document_graph(artifact.id), rows, seq)
    together = kept.collection_quads(lambda: records)
    made.replace(kept.graph_name(), together, made.seq())
    return made


@pytest.fixture
def artifacts(
    collection: list[Artifact], minutes_of: Callable[[str], Artifact]
) -> list[Artifact]:
    early = moved(minutes_of("namnd/2021-02-10.pdf"), dt.date(2021, 2, 10), "Ada Holm")
    later = moved(minutes_of("namnd/2021-05-05.pdf"), dt.date(2021, 5, 5), "Ada Holm")
    other = moved(minutes_of("namnd/2022-02-09.pdf"), dt.date(2022, 2, 9), "Bo Lind")
    return [*collection, early, later, other]


@pytest.fixture
def store(artifacts: list[Artifact]) -> OxigraphStore:
    return _store(artifacts)


def rows(store: OxigraphStore, name: str, /, **written: str) -> tuple[Any, ...]:
    return answer(store, name, written, TODAY).rows


def places(found: Sequence[Any]) -> list[tuple[str, str]]:
    return [(row.place.document, row.place.text) for row in found]


def test_every_query_answers_with_what_its_head_says(store: OxigraphStore) -> None:
    written = {
        "organ": "Bildningsnämnden",
        "actor": "Bildningsnämnden",
        "person": "Stina Alm",
        "matter": "BN 2024/17",
        "year": "2021",
        "words": "planen",
        "document": "namnd/2024-03-04.pdf",
        "decision": queries.decisions(store)[0].id,
        "promise": queries.promises(store)[0].id,
        "meeting": str(meeting(store)),
    }
    kinds = {
        "date": dt.date | None,
        "text": str | None,
        "number": int | float | None,
        "place": Place | None,
        "dates": tuple,
        "actors": tuple,
    }
    silent = set()
    for name, one in NAMED.items():
        given = {p.name: written[p.name] for p in one.head.parameters if p.required}
        found = answer(store, name, given, TODAY)
        for row, cells in zip(found.rows, found.cells(), strict=True):
            assert {f.name for f in fields(row)} == {c.name for c in one.head.columns}
            for column, cell in zip(one.head.columns, cells, strict=True):
                assert isinstance(cell, kinds.get(column.kind, Ref | None)), column
                assert "\n" not in text(cell)
        if not found.rows:
            silent.add(name)
    # Nothing is said of these; what they answer when there is has tests of its own.
    assert silent == {
        "agreements",
        "evidence-of-promise",
        "links-of-decision",
        "partners",
        "recurring-duties",
        "votes-of-person",
        "words-of-actor",
    }


def meeting(store: OxigraphStore) -> object:
    (found,) = rows(
        store, "meetings-of-organ", organ="Bildningsnämnden", first="2024-01-01"
    )
    return found.meeting.iri


def test_ten_are_measured_and_each_user_has_some() -> None:
    assert sum(one.benchmark for one in NAMED.values()) == 10
    assert {one.head.user for one in NAMED.values()} == {
        "politician",
        "journalist",
        "staff",
    }


# ── what was promised


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


# ── who decided what


def test_a_decision_with_words_vote_and_place(
    store: OxigraphStore, minutes: Artifact
) -> None:
    adopted, proposed = minutes.facts.decisions
    (found,) = rows(store, "decision", decision=adopted.id)
    assert (found.organ.name, found.date, found.status.id) == (
        "Bildningsnämnden",
        dt.date(2024, 3, 4),
        "decision",
    )
    assert (found.yes, found.no, found.abstained, found.section) == (5, 3, 0, "12")
    assert found.place.text == adopted.text
    (other,) = rows(store, "decision", decision=proposed.id)
    assert (other.status.id, other.yes) == ("proposal", None)


def test_decisions_of_an_organ_keep_to_the_period(store: OxigraphStore) -> None:
    def days(**period: str) -> list[dt.date]:
        found = rows(store, "decisions-of-organ", organ="Bildningsnämnden", **period)
        return [row.date for row in found]

    assert days(first="2021-02-11", last="2022-02-08") == [dt.date(2021, 5, 5)] * 2
    assert days(last="2021-02-10") == [dt.date(2021, 2, 10)] * 2
    assert len(days()) == 8
    assert days() == sorted(days(), reverse=True)


def test_decisions_of_a_body_are_those_of_its_organs(store: OxigraphStore) -> None:
    found = rows(store, "decisions-of-organ", organ="Vedby kommun", first="2024-01-01")
    assert {row.by.name for row in found} == {"Bildningsnämnden"}
    assert {row.status.id for row in found} == {"decision", "proposal"}


def test_decisions_with_words_in_that_order(store: OxigraphStore) -> None:
    asked = {"organ": "Bildningsnämnden", "first": "2024-01-01"}
    (found,) = rows(store, "decisions-with-words", words="Anta PLANEN", **asked)
    assert found.place.text.endswith("anta planen för läsfrämjande.")
    assert rows(store, "decisions-with-words", words="planen anta", **asked) == ()


def test_decisions_of_a_matter_oldest_first(store: OxigraphStore) -> None:
    found = rows(store, "decisions-of-matter", matter="BN 2024/17")
    assert len(found) == 8
    assert [row.date for row in found] == sorted(row.date for row in found)
    assert rows(store, "decisions-of-matter", matter="KF 2024/88") == ()


def test_who_moved_voted_objected_and_stood_aside(minutes: Artifact) -> None:
    aside = Recusal(0, 9, "Eva Lund är jävig.", "Eva Lund")
    adopted, proposed = minutes.facts.decisions
    facts = replace(
        minutes.facts, decisions=(replace(adopted, recusals=(aside,)), proposed)
    )
    store = _store([replace(minutes, facts=facts)])
    found = rows(store, "parts-in-decision", decision=adopted.id)
    assert {(row.part, row.who.name) for row in found} == {
        ("yrkade", "Rolf Ek"),
        ("röstade nej", "Rolf Ek"),
        ("reserverade sig", "Rolf Ek"),
        ("deltog inte (jäv)", "Eva Lund"),
    }
    moved = next(row for row in found if row.part == "yrkade")
    assert (moved.fate.id, moved.place.text) == (
        "avslag",
        "Rolf Ek (S) yrkar avslag på förslaget.",
    )
    assert rows(store, "parts-in-decision", decision=proposed.id) == ()
    (vote,) = rows(store, "votes-of-person", person="Rolf Ek (S)")
    assert (vote.vote, vote.decision.id) == ("nej", adopted.id)


def test_words_and_mentions_of_an_actor(store: OxigraphStore) -> None:
    said = rows(store, "words-of-actor", actor="stina alm")
    assert [(row.how, row.date) for row in said] == [("sade", dt.date(2024, 11, 5))]
    named_in = rows(store, "mentions-of-actor", actor="Stina Alm")
    assert [row.document.name for row in named_in][:2] == [
        "svar/bokbussen.html",
        "namnd/2024-03-04.pdf",
    ]
    assert {row.place.text for row in named_in} == {"Stina Alm (C)"}
    assert {row.document.name for row in named_in} == {
        r.place.document for r in named_in
    }


def test_what_a_document_cites_and_what_cites_it(store: OxigraphStore) -> None:
    found = rows(store, "citations", document="namnd/2024-03-04.pdf")
    assert {(row.way, row.name) for row in found} == {
        ("hänvisar till", "2010:800"),
        ("hänvisar till", "§ 3"),
    }


def test_steps_of_a_matter_and_what_a_decision_led_to(
    store: OxigraphStore, minutes: Artifact
) -> None:
    steps = rows(store, "matter-steps", matter="BN 2024/17")
    assert [(s.date, s.by.name, s.step.name) for s in steps][-1] == (
        dt.date(2024, 3, 4),
        "Bildningsnämnden",
        "§ 12",
    )
    assert [s.date for s in steps] == sorted(s.date for s in steps)
    adopted, proposed = (d.id for d in minutes.facts.decisions)
    link, graph = NamedNode(f"{BASE}samband/x"), NamedNode("x:samband")
    stated = (
        (DCTERMS.subject, NamedNode(f"{BASE}beslut/{adopted}")),
        (DCTERMS.relation, NamedNode(f"{BASE}beslut/{proposed}")),
        (DCTERMS.type, KOD["samband/forslag-beslut"]),
        (NIF.confidence, decimal(0.9)),
        (OWN.explanation, sv("samma paragraf")),
    )
    quads = [Quad(link, predicate, value, graph) for predicate, value in stated]
    store.replace(graph, quads, store.seq())
    (ahead,) = rows(store, "links-of-decision", decision=adopted)
    assert (ahead.way, ahead.other.id, ahead.why) == (
        "från beslutet",
        proposed,
        "samma paragraf",
    )
    (back,) = rows(store, "links-of-decision", decision=proposed)
    assert (back.way, back.other.id, back.sure) == ("till beslutet", adopted, 0.9)


# ── who is where, with whom


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
    store = _store([replace(made, facts=facts).artifact()])
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
    assert rows(_store(artifacts), "companions", actor="Stina Alm") == found


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


# ── asking


def test_pages_follow_one_another_without_gap_or_overlap(store: OxigraphStore) -> None:
    for name, written in (
        ("decisions-of-organ", {"organ": "Bildningsnämnden"}),
        ("members-of-organ", {"organ": "Bildningsnämnden", "year": "2021"}),
        ("companions", {"actor": "Stina Alm"}),
    ):
        whole = answer(store, name, written, TODAY)
        assert not whole.more
        found: list[Any] = []
        for offset in range(0, len(whole.rows), 2):
            part = answer(store, name, written, TODAY, page=Page(2, offset))
            assert part.more == (offset + 2 < len(whole.rows))
            found.extend(part.rows)
        assert tuple(found) == whole.rows


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("finns-inte", {}, "finns inte"),
        ("decisions-of-organ", {}, "”organ” behövs"),
        (
            "decisions-of-organ",
            {"organ": "Bildningsnämnden", "ar": "1"},
            "har inte ”ar”",
        ),
        ("decisions-of-organ", {"organ": "Ingen nämnd"}, "svarar mot organ"),
        ("decisions-of-organ", {"organ": "Stina Alm"}, "svarar mot organ"),
        ("silent-promises", {"organ": "Vedby kommun", "before": "snart"}, "2024-03-31"),
        ("members-of-organ", {"organ": "Bildningsnämnden", "year": "i år"}, "ett tal"),
        ("promises-of-actor", {"actor": "Vedby kommun", "strength": "x"}, "assignment"),
        ("decision", {"decision": 'x> } ; DROP ALL #"'}, "svarar mot beslut"),
        ("citations", {"document": '" . ?s ?p ?o'}, "svarar mot handling"),
    ],
)
def test_what_is_wrongly_asked_is_said_in_swedish(
    store: OxigraphStore, name: str, written: dict[str, str], said: str
) -> None:
    with pytest.raises(QueryError, match=said):
        answer(store, name, written, TODAY)


@pytest.mark.parametrize(
    "hostile", ['")) } } #', "?first ?last", "\\", "#PAGE {} #KEYS"]
)
def test_words_are_bound_never_spliced(store: OxigraphStore, hostile: str) -> None:
    asked = {"organ": "Bildningsnämnden", "words": hostile}
    assert rows(store, "decisions-with-words", **asked) == ()


def test_codes_of_a_parameter(store: OxigraphStore) -> None:
    parameters = {p.name: p for p in named("promises-of-actor").head.parameters}
    assert "assignment" in codes(store, parameters["strength"])
    assert "infriad" in codes(store, parameters["status"])


def test_the_guide_lists_every_query_as_it_is() -> None:
    written = queries_page.GUIDE.read_text(encoding="utf-8")
    for one in NAMED.values():
        assert "\n".join(queries_page.said(one.head)) in written
    assert set(queries_page.EXAMPLES) == set(NAMED)


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_query_can_be_asked_as_it_stands_in_the_guide(
    store: OxigraphStore, name: str
) -> None:
    sandbox.check(named(name).head.sparql)
    columns = store.inner.query(named(name).head.sparql, prefixes=PREFIXES).variables
    assert columns


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_engine_gives_the_same_answers(
    store: OxigraphStore, tmp_path: Path
) -> None:
    file = tmp_path / "allt.nq"
    file.write_text("".join(f"{quad} .\n" for quad in store.quads()), encoding="utf-8")
    other = RdflibStore()
    other.load(file)
    for name, written in {
        "silent-promises": {"organ": "Bildningsnämnden", "before": "2025-01-01"},
        "promises-of-matter": {"matter": "BN 2024/17"},
        "decisions-of-organ": {"organ": "Bildningsnämnden", "last": "2021-12-31"},
        "decisions-of-matter": {"matter": "BN 2024/17"},
        "members-of-organ": {"organ": "Bildningsnämnden", "year": "2021"},
        "companions": {"actor": "Stina Alm"},
        "coverage": {"body": "Vedby kommun"},
    }.items():
        given = values(store, named(name).head, written, TODAY)
        assert named(name).ask(other, given) == named(name).ask(store, given), name
