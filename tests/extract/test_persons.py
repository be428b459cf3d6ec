"""Persons: who is one, under what name and party, in what role, and who is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import context
from ingest.extract.person_merge import Naming, merge
from ingest.extract.persons import find_persons
from ingest.model import Document, Person

PIECES = (
    *("Bo Ek", "Åsa Berg", "Ordförande", "Chef", "\t", "\n", ", ", " och "),
    *("Moderaterna", ":", "(båda S)", " (S)", "Beslutande"),
)


def persons_in(text: str) -> tuple[Person, ...]:
    document = Document(source="x", sha256="", media_type="text/plain", text=text)
    return find_persons(context.build(document))


def named(text: str) -> list[tuple[str, str | None]]:
    return [(person.name, person.party) for person in persons_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Åsa Ekdal (S) yrkar bifall.", [("Åsa Ekdal", "S")]),
        ("Åsa Ekdal, s, ordförande", [("Åsa Ekdal", "S")]),
        ("Åsa Ekdal (fp) deltog.", [("Åsa Ekdal", "L")]),
        ("Åsa Ekdal (FiA) deltog.", [("Åsa Ekdal", "FiA")]),
        ("Åsa Ekdal (-) deltog.", [("Åsa Ekdal", None)]),
        ("Ann-Sofie Berg Lundin (NP)", [("Ann-Sofie Berg Lundin", "NP")]),
        ("Harald von Essling (M)", [("Harald von Essling", "M")]),
        ("K G Svalander (C)", [("K G Svalander", "C")]),
        ("Qelmo Zwarinder (V) yrkar avslag.", [("Qelmo Zwarinder", "V")]),
        ("ÅSA EKDAL (KD)", [("Åsa Ekdal", "KD")]),
        ("Åsa Ekdal i Granby (SD) frågar.", [("Åsa Ekdal", "SD")]),
        ("Ekdal Berg, Åsa\n\nMP\n\nJa", [("Åsa Ekdal Berg", "MP")]),
        ("Åsa Ekdal\n\nV\n\n12\n\nJa", [("Åsa Ekdal", "V")]),
        ("Enligt Bo Ekmans (M) yrkande.", [("Bo Ekman", "M")]),
        ("Börje Nygårds (L) yrkar avslag.", [("Börje Nygårds", "L")]),
        ("Åsa Ekdal och Bo Almvik (båda S)", [("Åsa Ekdal", "S"), ("Bo Almvik", "S")]),
        (
            "Åsa Ekdal, Bo Almvik och Mona Sandler (samtliga M) frågar.",
            [("Åsa Ekdal", "M"), ("Bo Almvik", "M"), ("Mona Sandler", "M")],
        ),
        (
            "Mona Sandler, Åsa Ekdal och Bo Almvik (båda C) frågar.",
            [("Mona Sandler", None), ("Åsa Ekdal", "C"), ("Bo Almvik", "C")],
        ),
        (
            "Socialdemokraterna\nÅsa Ekdal\nQelmo Zwarinder\n\nModeraterna (M)\n"
            "Bo Almvik\n\nMötet slutade då Mona Sandler gick.",
            [
                ("Åsa Ekdal", "S"),
                ("Qelmo Zwarinder", "S"),
                ("Bo Almvik", "M"),
                ("Mona Sandler", None),
            ],
        ),
        (
            "Centerpartiet: Åsa Ekdal och Bo Almvik\n",
            [("Åsa Ekdal", "C"), ("Bo Almvik", "C")],
        ),
    ],
)
def test_name_and_party(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "(S) och (M) reserverar sig.",
        "Mötet hölls på Karin Almgrens gata 4.",
        "Kransen ligger vid Gustaf Adolfs torg.",
        "Ansökan från Stiftelsen Greta Holms minne.",
        "Göran Almgren-priset delas ut i maj.",
        "Eleverna går i Karin Almgrensskolan.",
        "Socialdemokraterna (S) yrkar bifall.",
        "Socialnämnden (SN) beslutar. Regionala utvecklingsnämnden (RUN) också.",
        "Göteborgs Stad och Västra Götalandsregionen har enats.",
        "Nästa vecka svarar Bo.",
        "Vi möter räddningschefen, Räddningstjänsten Tre Åar, i dag.",
        "Kontaktperson Xxxxx Xxxxxx (S)",
    ],
)
def test_what_is_not_a_person(text: str) -> None:
    assert named(text) == []


def test_attendance_list_gives_roles_and_whom_someone_replaces() -> None:
    people = {
        person.name: person
        for person in persons_in(
            "Beslutande\tÅsa Ekdal (S), ordförande\n"
            "Per Lövsta (C) ersätter Bo Almvik (C) §§ 1-5\n"
            "Ej tjänstgörande ersättare\n"
            "Mona Sandler (KD)\n"
            "Övriga deltagare\tCarl Grenby (förvaltningschef)\n"
        )
    }
    assert {role.title for role in people["Åsa Ekdal"].roles} >= {"ordförande"}
    assert people["Per Lövsta"].roles[0].replaces == "Bo Almvik"
    assert people["Mona Sandler"].roles[0].title == "ersättare"
    assert people["Carl Grenby"].roles[0].title == "förvaltningschef"


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("Regionrådet Åsa Ekdal svarar.", "Regionråd", None),
        ("säger Åsa Ekdal, strateg vid Kulturenheten.", "strateg", "Kulturenheten"),
        ("Åsa Ekdal (S), 1:e vice ordförande", "1:e vice ordförande", None),
        ("ordföranden i kulturnämnden Åsa Ekdal", "ordförande", "kulturnämnden"),
        ("Åsa Ekdal\nFörvaltningschef\n", "Förvaltningschef", None),
        ("Åsa Ekdal (S), Granby kommun, ordförande", "ordförande", None),
        ("Åsa Ekdal, Region Lid, strateg", "strateg", "Region Lid"),
        ("Bo Alm (M), Lids kommun, 1:e vice ordförande", "1:e vice ordförande", None),
        (
            "kommunstyrelsens ordförande Åsa Ekdal (S)",
            "ordförande",
            "kommunstyrelsen",
        ),
    ],
)
def test_roles_beside_a_name(text: str, title: str, organisation: str | None) -> None:
    (person,) = persons_in(text)
    assert (person.roles[0].title, person.roles[0].organisation) == (
        title,
        organisation,
    )


def test_the_same_person_is_counted_once_with_every_mention() -> None:
    text = (
        "Åsa Maria Ekdal (S) svarar.\n"
        "Åsa Ekdal menar att Åsa Ekdals förslag håller.\n"
        "Sedan lämnar Ekdal salen."
    )
    (person,) = persons_in(text)
    assert person.party == "S"
    assert [text[m.start : m.end] for m in person.mentions][-1] == "Ekdal"
    assert len(person.mentions) == 4


def test_two_parties_are_two_persons() -> None:
    assert named("Bo Ek (S) och Bo Karl Ek (M)") == [
        ("Bo Ek", "S"),
        ("Bo Karl Ek", "M"),
    ]


def test_two_rows_of_a_list_are_two_persons_though_one_name_is_shorter() -> None:
    text = "Beslutande\nÅsa Ekdal (S)\nÅsa Maria Ekdal (S)\n"
    assert named(text) == [("Åsa Ekdal", "S"), ("Åsa Maria Ekdal", "S")]


def test_only_the_bearer_of_the_same_party_is_short_for_the_longer_name() -> None:
    text = (
        "Åsa Maria Ekdal (S) yrkar bifall.\nÅsa Ekdal (M) yrkar avslag på allt detta.\n"
        "Därefter får Åsa Ekdal (S) ordet."
    )
    people = {(p.name, p.party): len(p.mentions) for p in persons_in(text)}
    assert people == {("Åsa Ekdal", "M"): 1, ("Åsa Maria Ekdal", "S"): 2}


@pytest.mark.parametrize(
    "text",
    [
        "Ordförande\tFörbundschef\n\nÅsa Ekdal\tBo Almvik\n",
        "Åsa Ekdal\tBo Almvik\nOrdförande\tFörbundschef\n",
        "Granby kommun\tRegion Lid\nÅsa Ekdal\tBo Almvik\nOrdförande\tFörbundschef\n",
    ],
)
def test_a_signature_in_columns_gives_each_the_title_of_the_column(text: str) -> None:
    titles = {p.name: [role.title for role in p.roles] for p in persons_in(text)}
    assert titles == {"Åsa Ekdal": ["Ordförande"], "Bo Almvik": ["Förbundschef"]}


def test_many_namesakes_are_merged_in_reasonable_time() -> None:
    short = [naming("Åsa Ek", 2 * i) for i in range(3000)]
    long = [naming(f"Åsa Mona L{i} Ek", 9000 + 50 * i) for i in range(3000)]
    middle = [naming(f"Åsa L{i} Ek", 900_000 + 50 * i) for i in range(3000)]
    assert len(merge(short + long + middle)) == 3001


def naming(name: str, start: int) -> Naming:
    return Naming(name, start, start + 1, None, [], "person.fornamn", 0.9)


def test_a_shared_surname_is_not_resolved() -> None:
    people = persons_in("Åsa Ekdal (S) och Bo Ekdal (M).\nDå svarar Ekdal.")
    assert [len(person.mentions) for person in people] == [1, 1]


@given(
    st.one_of(
        st.text(alphabet="ÅåEk Bo(S),.\n-–§1:\tvon ", max_size=300),
        st.lists(
            st.sampled_from(PIECES),
            max_size=24,
        ).map("".join),
    )
)
def test_mentions_lie_within_any_text(text: str) -> None:
    for person in persons_in(text):
        assert person.mentions
        for mention in person.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
