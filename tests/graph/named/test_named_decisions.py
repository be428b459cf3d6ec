"""Decisions, papers and matters, by the named queries on a known collection."""

import datetime as dt
from dataclasses import replace

from graph.store import OxigraphStore
from graph.terms import (
    BASE,
    DCTERMS,
    KOD,
    NIF,
    OWN,
    NamedNode,
    Quad,
    decimal,
    sv,
)
from ingest.model import Artifact, Recusal
from tests.graph.named.asked import rows, stored


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
    store = stored([replace(minutes, facts=facts)])
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
