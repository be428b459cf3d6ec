"""Popolo JSON: only what Popolo has words for, each with its sources."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from graph.export import popolo
from graph.store import OxigraphStore
from graph.terms import BASE
from ingest import ids
from ingest.model import Origin, Person

TEXT, TEXTS, LINKS = str, [str], "link"
DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
ANYWHERE = {"created_at": TEXT, "updated_at": TEXT, "sources": [LINKS]}
# The properties of each class and what they hold, by the JSON schemas of Popolo
# (popoloproject.com/schemas); a name stands for another class.
CLASSES: Mapping[str, Mapping[str, Any]] = {
    "link": {"url": TEXT, "note": TEXT},
    "identifier": {"identifier": TEXT, "scheme": TEXT},
    "other_name": {"name": TEXT, "start_date": DATE, "end_date": DATE, "note": TEXT},
    "count": {"option": TEXT, "value": int, "group_id": TEXT},
    "vote": {
        "vote_event_id": TEXT,
        "voter_id": TEXT,
        "option": TEXT,
        "party_id": TEXT,
        "role": TEXT,
        "weight": int,
    },
    "person": {
        "id": TEXT,
        "name": TEXT,
        "other_names": ["other_name"],
        "identifiers": ["identifier"],
        "family_name": TEXT,
        "given_name": TEXT,
        "links": [LINKS],
        **ANYWHERE,
    },
    "organization": {
        "id": TEXT,
        "name": TEXT,
        "other_names": ["other_name"],
        "identifiers": ["identifier"],
        "classification": TEXT,
        "parent_id": TEXT,
        "founding_date": DATE,
        "dissolution_date": DATE,
        **ANYWHERE,
    },
    "post": {
        "id": TEXT,
        "label": TEXT,
        "role": TEXT,
        "organization_id": TEXT,
        "start_date": DATE,
        "end_date": DATE,
        **ANYWHERE,
    },
    "membership": {
        "id": TEXT,
        "label": TEXT,
        "role": TEXT,
        "person_id": TEXT,
        "organization_id": TEXT,
        "post_id": TEXT,
        "on_behalf_of_id": TEXT,
        "start_date": DATE,
        "end_date": DATE,
        **ANYWHERE,
    },
    "motion": {
        "id": TEXT,
        "organization_id": TEXT,
        "creator_id": TEXT,
        "text": TEXT,
        "classification": TEXT,
        "date": DATE,
        "requirement": TEXT,
        "result": TEXT,
        **ANYWHERE,
    },
    "vote_event": {
        "id": TEXT,
        "organization_id": TEXT,
        "identifier": TEXT,
        "motion_id": TEXT,
        "classification": TEXT,
        "start_date": DATE,
        "end_date": DATE,
        "result": TEXT,
        "counts": ["count"],
        "votes": ["vote"],
        **ANYWHERE,
    },
    "event": {
        "id": TEXT,
        "name": TEXT,
        "description": TEXT,
        "start_date": DATE,
        "end_date": DATE,
        "location": TEXT,
        "status": TEXT,
        "identifiers": ["identifier"],
        "classification": TEXT,
        "organization_id": TEXT,
        "attendees": ["person"],
        "parent_id": TEXT,
        **ANYWHERE,
    },
}
LISTS = {
    "persons": "person",
    "organizations": "organization",
    "posts": "post",
    "memberships": "membership",
    "motions": "motion",
    "vote_events": "vote_event",
    "events": "event",
}
REQUIRED = {"link": "url", "identifier": "identifier", "other_name": "name"}
OPTIONS = {"yes", "no", "abstain", "absent", "not voting", "paired"}


def exported(store: OxigraphStore) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(b"".join(popolo.chunks(store)))
    return found


@pytest.fixture
def out(norrlid: OxigraphStore) -> dict[str, list[dict[str, Any]]]:
    return exported(norrlid)


def problems(value: Any, sort: str) -> Iterator[str]:
    """Return what in a value its class does not allow."""
    known = CLASSES[sort]
    if REQUIRED.get(sort, "id" if sort in LISTS.values() else "option") not in value:
        yield f"{sort} saknar det som krävs: {value}"
    for name, held in value.items():
        wanted = known.get(name)
        many = isinstance(wanted, list)
        for one in held if many else [held]:
            yield from _wrong(one, wanted[0] if many else wanted, f"{sort}.{name}")


def _wrong(held: Any, wanted: Any, where: str) -> Iterator[str]:
    if wanted is None:
        yield f"{where} finns inte i Popolo"
    elif isinstance(wanted, str):
        yield from problems(held, wanted)
    elif isinstance(wanted, re.Pattern):
        if not wanted.fullmatch(held):
            yield f"{where} är inget datum: {held}"
    elif not isinstance(held, wanted):
        yield f"{where} är av fel slag: {held!r}"


def test_all_that_is_written_is_in_the_schemas(
    out: dict[str, list[dict[str, Any]]],
) -> None:
    assert list(out) == list(LISTS)
    for name, items in out.items():
        assert items, name
        assert [p for item in items for p in problems(item, LISTS[name])] == []
        assert [item["id"] for item in items] == sorted({item["id"] for item in items})


def test_the_check_finds_what_popolo_does_not_have() -> None:
    bad = {"id": "x", "commitments": [], "start_date": "igår"}
    assert len(list(problems(bad, "event"))) == 2
    assert list(problems({"note": "n"}, "link"))


def test_every_id_that_is_pointed_at_is_in_the_file(
    out: dict[str, list[dict[str, Any]]],
) -> None:
    ids_of = {name: {item["id"] for item in items} for name, items in out.items()}
    target = {
        "person_id": "persons",
        "creator_id": "persons",
        "voter_id": "persons",
        "organization_id": "organizations",
        "parent_id": "organizations",
        "post_id": "posts",
        "motion_id": "motions",
        "vote_event_id": "vote_events",
    }
    votes = [vote for event in out["vote_events"] for vote in event["votes"]]
    seen = set()
    for item in [*(i for items in out.values() for i in items), *votes]:
        for name in target.keys() & item.keys():
            assert item[name] in ids_of[target[name]], (name, item)
            seen.add(name)
    assert seen == set(target)
    for event in out["events"]:
        assert {one["id"] for one in event["attendees"]} <= ids_of["persons"]


def test_everything_has_its_sources(out: dict[str, list[dict[str, Any]]]) -> None:
    for items in out.values():
        for item in items:
            assert item["sources"], item
            assert all(link["url"].startswith("http") for link in item["sources"])


def test_the_source_is_where_the_document_was_fetched(
    papers: list[Any], stored: Callable[..., OxigraphStore]
) -> None:
    address = "https://norrlid.example/protokoll/2021-03-02.pdf"
    papers[0].origin = Origin(url=address)
    (event,) = exported(stored(papers[:1]))["events"]
    title = "Kulturnämndens protokoll 2021-03-02"
    assert event["sources"] == [{"url": address, "note": title}]


def test_a_vote_has_counts_and_voters(out: dict[str, list[dict[str, Any]]]) -> None:
    (event,) = out["vote_events"]
    assert event["counts"] == [
        {"option": "yes", "value": 1},
        {"option": "no", "value": 1},
        {"option": "abstain", "value": 0},
    ]
    names = {person["id"]: person["name"] for person in out["persons"]}
    cast = {names[vote["voter_id"]]: vote["option"] for vote in event["votes"]}
    assert cast == {"Cilla Tång": "yes", "Asta Krok": "no"}
    assert set(cast.values()) <= OPTIONS


def test_a_proposal_has_no_result(out: dict[str, list[dict[str, Any]]]) -> None:
    (event,) = out["vote_events"]
    (about,) = [m for m in out["motions"] if m["id"] == event["motion_id"]]
    assert "läggs ned" in about["text"]
    assert "result" not in about


def test_a_role_on_a_day_is_not_stretched(out: dict[str, list[dict[str, Any]]]) -> None:
    for role in out["memberships"]:
        assert not {"start_date", "end_date"} & set(role)


def test_one_role_in_two_documents_is_one_membership(
    out: dict[str, list[dict[str, Any]]],
) -> None:
    names = {
        one["id"]: one["name"]
        for key in ("persons", "organizations")
        for one in out[key]
    }
    chairs = [
        role
        for role in out["memberships"]
        if (names[role["person_id"]], role["role"]) == ("Asta Krok", "ordförande")
    ]
    (chair,) = chairs
    assert names[chair["organization_id"]] == "Kulturnämnden"
    assert len(chair["sources"]) == 2


def test_who_is_only_mentioned_is_no_person_in_office(
    papers: list[Any], stored: Callable[..., OxigraphStore]
) -> None:
    paper = papers[0]
    paper.text += "\nEn skrivelse från Disa Holm har kommit in."
    paper.names()
    plain = replace(paper.persons[0], name="Disa Holm", party=None, roles=())
    start, _ = paper.span("Disa Holm")
    mention = replace(plain.mentions[0], start=start, end=start + 9)
    paper.persons.append(Person("Disa Holm", None, (), (mention,), rule="person.namn"))
    names = {one["name"] for one in exported(stored([paper]))["persons"]}
    assert names == {"Asta Krok", "Bo Myr"}


def test_several_who_move_the_same_have_each_moved_it(
    paper: Callable[..., Any], stored: Callable[..., OxigraphStore]
) -> None:
    one = paper(
        "tva.txt",
        "Protokoll\nAsta Krok (S), ledamot\nBo Myr (C), ledamot\nDe yrkar bifall.",
        dt.date(2021, 3, 2),
    )
    one.present("Asta Krok", "S", "ledamot")
    one.present("Bo Myr", "C", "ledamot")
    one.decides("De yrkar bifall.", moved=("Asta Krok", "Bo Myr"))
    motions = exported(stored([one]))["motions"]
    assert len({m["id"] for m in motions}) == 2
    assert len({m["creator_id"] for m in motions}) == 2


def test_the_same_bytes_every_time_and_nothing_from_nothing(
    norrlid: OxigraphStore, stored: Callable[..., OxigraphStore]
) -> None:
    assert b"".join(popolo.chunks(norrlid)) == b"".join(popolo.chunks(norrlid))
    assert exported(stored([])) == {name: [] for name in LISTS}


def test_a_post_has_a_stable_address(out: dict[str, list[dict[str, Any]]]) -> None:
    for post in out["posts"]:
        code = "ordforande" if post["role"] == "ordförande" else post["role"]
        key = ids.digest("post", post["organization_id"], code)
        assert post["id"] == f"{BASE}post/{key}"
