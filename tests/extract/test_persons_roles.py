"""Roles: who serves, who once held one, and where the name of a body ends."""

import pytest

from ingest.extract import context
from ingest.extract.persons import find_persons
from ingest.model import Document

Roles = dict[str, set[tuple[str, str | None]]]


def roles_in(text: str) -> Roles:
    document = Document(source="x", sha256="", media_type="text/plain", text=text)
    return {
        person.name: {(role.title.lower(), role.organisation) for role in person.roles}
        for person in find_persons(context.build(document))
    }


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Ersättare, ej tjänstgörande", "ersättare"),
        ("Ersättare ej tjänstgörande:", "ersättare"),
        ("Ersättare, tjänstgörande", "tjänstgörande ersättare"),
    ],
)
def test_a_label_says_whether_the_substitutes_serve(label: str, role: str) -> None:
    roles = roles_in(f"Ledamöter\nÅsa Ekdal (S)\n\n{label}\nBo Almvik (M)\n")
    assert roles == {"Åsa Ekdal": {("ledamot", None)}, "Bo Almvik": {(role, None)}}


def test_a_list_on_one_line_goes_on_over_the_break() -> None:
    roles = roles_in(
        "Ledamöter\tÅsa Ekdal (S), Bo Almvik (M), Mona\nSandler (V)\n"
        "Ersättare, ej tjänstgörande\tPer Lövsta (C)\n"
    )
    assert roles["Bo Almvik"] == {("ledamot", None)}
    assert roles["Mona Sandler"] == {("ledamot", None)}
    assert roles["Per Lövsta"] == {("ersättare", None)}


def test_the_label_below_is_not_the_title_of_the_one_replaced() -> None:
    roles = roles_in(
        "Beslutande\nPer Lövsta (V) ersätter Bo Almvik (V)\n\n"
        "Ej tjänstgörande ersättare\nÅsa Ekdal (S)\n"
    )
    assert roles["Bo Almvik"] == set()
    assert roles["Åsa Ekdal"] == {("ersättare", None)}


@pytest.mark.parametrize(
    "text",
    [
        "Dåvarande ordföranden Åsa Ekdal (S) redogör för bokslutet.",
        "Den tidigare nämndordföranden Åsa Ekdal (S) deltar.",
        "Förre kommundirektören Åsa Ekdal medverkar.",
    ],
)
def test_a_role_once_held_is_not_held_at_the_meeting(text: str) -> None:
    assert roles_in(text) == {"Åsa Ekdal": set()}


def test_a_secretary_is_one_person_and_signs_beside_the_chair() -> None:
    roles = roles_in(
        "Sekreterare: Gun Lindmark\tOrdförande: Åsa Ekdal\n"
        "Att justera\tBo Almvik\nAnmälan görs av Mona Sandler.\n"
    )
    assert roles["Gun Lindmark"] == {("sekreterare", None)}
    assert roles["Åsa Ekdal"] == {("ordförande", None)}
    assert ("sekreterare", None) not in roles["Bo Almvik"]


def test_a_lone_secretary_label_does_not_reach_the_next_list() -> None:
    roles = roles_in(
        "Sekreterare\tGun Lindmark\n\nTalare i ärendet\n\n1. Åsa Ekdal (S)\n"
    )
    assert roles["Åsa Ekdal"] == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Till ledamot i barn- och utbildningsnämnden valdes Åsa Ekdal (S).",
            "barn- och utbildningsnämnden",
        ),
        ("Till ordförande i det nya byarådet utsågs Åsa Ekdal.", "det nya byarådet"),
        ("Ordförande i kulturnämnden blir Åsa Ekdal.", "kulturnämnden"),
        (
            "Ordföranden i stadsrevisionen 2019–2022, Åsa Ekdal (S), deltar.",
            "stadsrevisionen",
        ),
    ],
)
def test_no_verb_or_year_is_part_of_a_body(text: str, body: str) -> None:
    ((_, place),) = roles_in(text)["Åsa Ekdal"]
    assert place == body


def test_a_body_named_by_its_areas_is_whole_after_the_title() -> None:
    roles = roles_in("Åsa Ekdal (S)\nOrdförande Nämnden för hållbar utveckling\n")
    assert roles["Åsa Ekdal"] == {("ordförande", "Nämnden för hållbar utveckling")}


def test_being_there_is_no_role_and_deciding_makes_a_member() -> None:
    roles = roles_in(
        "Beslutande\nÅsa Ekdal (S)\nPer Lövsta (V) ersätter Bo Almvik (V)\n\n"
        "Frånvarande\nMona Sandler (KD)\n\nÖvriga deltagare\nGun Lindmark, jurist\n"
    )
    assert roles["Åsa Ekdal"] == {("ledamot", None)}
    assert roles["Per Lövsta"] == {("tjänstgörande ersättare", None)}
    assert roles["Mona Sandler"] == set()
    assert roles["Gun Lindmark"] == {("jurist", None)}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Tjänstgörande ersättarna Åsa Ekdal (S) röstar ja.",
            "tjänstgörande ersättare",
        ),
        (
            "Förste vice ordföranden Åsa Ekdal (S) leder mötet.",
            "förste vice ordförande",
        ),
        ("Kommunalrådet Åsa Ekdal (S) besvarar frågan.", "kommunalråd"),
        ("Enhetschefen Åsa Ekdal informerar.", "enhetschef"),
    ],
)
def test_a_title_is_kept_in_its_base_form(text: str, role: str) -> None:
    assert roles_in(text)["Åsa Ekdal"] == {(role, None)}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Fråga till finansminister Åsa Ekdal (S).",
            {("finansminister", "Regeringen")},
        ),
        ("Statsrådet Åsa Ekdal svarade.", {("statsråd", "Regeringen")}),
        ("den grenländske utrikesministern Åsa Ekdal", {("utrikesminister", None)}),
        ("samtal med president Åsa Ekdal", set()),
    ],
)
def test_a_minister_is_of_the_government(text: str, roles: set[str]) -> None:
    assert roles_in(text)["Åsa Ekdal"] == roles


def test_a_deed_before_a_title_is_no_body() -> None:
    roles = roles_in("I december arresterades studentledaren Åsa Ekdal.")
    assert roles["Åsa Ekdal"] == {("studentledare", None)}


def test_who_fills_an_empty_seat_is_no_member() -> None:
    roles = roles_in("Beslutande\nÅsa Ekdal (MP) (Ersätter tom (V)-plats)\n")
    assert roles["Åsa Ekdal"] == {("tjänstgörande ersättare", None)}


def test_a_title_at_the_end_of_a_line_is_of_the_one_below() -> None:
    roles = roles_in(
        "Förste vice ordföranden Bo Almvik (V), andre vice ordföranden\n"
        "Åsa Ekdal (M) och ordföranden Mona Sandler (S) justerar.\n"
    )
    assert roles["Bo Almvik"] == {("förste vice ordförande", None)}
    assert roles["Åsa Ekdal"] == {("andre vice ordförande", None)}


def test_an_area_before_a_hanging_one_is_the_bodys_too() -> None:
    text = "frågor till äldre samt vård- och omsorgsnämndens ordförande Åsa Ekdal (S)."
    (role,) = roles_in(text)["Åsa Ekdal"]
    assert role == ("ordförande", "äldre samt vård- och omsorgsnämnden")
