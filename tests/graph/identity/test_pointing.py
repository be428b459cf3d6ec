"""Documents that do not say whose they are are asked about, never merged."""

import datetime as dt

from graph.identity import ActorRecord, Identity, resolve
from graph.identity.naming import home_of
from graph.identity.records import OrganisationSeen, PersonSeen

DAY = dt.date(2023, 5, 8)


def record(
    key: str,
    body: str | None = None,
    *,
    people: tuple[str, ...] = (),
    dnr: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    organ: str = "Kommunstyrelsen",
) -> ActorRecord:
    home, identity = home_of(body, key), Identity()
    path = identity.organisation(organ, "organ", home)
    seen = OrganisationSeen(path, organ, "organ", None, home)
    persons = tuple(PersonSeen(identity.person(n, None, home), n) for n in people)
    return ActorRecord(
        key,
        "protokoll",
        DAY,
        DAY,
        body,
        path,
        persons,
        (seen,),
        dnr=dnr,
        places=places,
    )


def asked(*records: ActorRecord) -> set[frozenset[str]]:
    found = resolve(records)
    assert not found.aliases
    pairs = (c for c in found.queue() if c.kind == "organisation")
    return {frozenset((c.left, c.right)) for c in pairs}


VEDBY = record("v", "org/k9991", people=("Ylva Tjärn",), dnr=("2023.014 KST",))
ALVNAS = record("a", "org/k9992", people=("Rut Näs",), dnr=("KS/2023:14",))


def pair(lost: ActorRecord, known: ActorRecord) -> set[frozenset[str]]:
    return {frozenset((lost.organ or "", known.organ or ""))}


def test_a_number_or_a_person_of_one_body_points_at_it() -> None:
    for lost in (
        record("x", dnr=("2023.014 KST",)),
        record("x", people=("Ylva Tjärn",)),
        record("x", places=("org/k9991",)),
        record("x", people=("Ylva Tjärn",), organ="KS"),
    ):
        assert asked(VEDBY, ALVNAS, lost) == pair(lost, VEDBY)


def test_nothing_or_as_much_for_two_points_at_none() -> None:
    assert not asked(VEDBY, ALVNAS, record("x"))
    assert not asked(VEDBY, ALVNAS, record("x", people=("Ylva Tjärn", "Rut Näs")))


def test_the_form_of_a_number_alone_is_too_little() -> None:
    assert not asked(VEDBY, ALVNAS, record("x", dnr=("2021.500 KST",)))


def test_two_documents_that_name_nobody_are_not_joined_by_their_organ() -> None:
    one, other = record("x"), record("y")
    assert one.organ != other.organ
    assert not asked(one, other)
