"""How things are worded where documents leave something out, or say it twice."""

import datetime as dt

from app.actor_details import _as_shown, _other_names
from app.agreements import AgreementView
from app.ui.components import decision_walk, promise_words, role_words, terms, ties
from app.ui.language import number
from graph.queries.actors import Actor, Membership
from graph.queries.promises import Found
from graph.terms import NamedNode

ORGAN = NamedNode("https://example.org/org/o-1")


def actor(name: str, kind: str, *names: str, role: str = "") -> Actor:
    day = dt.date(2022, 1, 1)
    roles = (Membership(role, None, "kulturnämnden", ORGAN, day, day),) if role else ()
    return Actor(ORGAN, name, kind, names, (), roles)


def agreement(day: dt.date | None) -> AgreementView:
    return AgreementView(
        *("v1", "d1", "Avtal", day, (), "", "ej-angivet", None, None, "", "")
    )


def test_what_has_no_day_is_not_dated_undated() -> None:
    assert terms.told(agreement(None)).endswith("handlingen är odaterad")
    assert terms.told(agreement(dt.date(2022, 3, 1))).endswith("daterad 2022-03-01")
    assert promise_words.said_in(None, "Plan") == "Sagt i Plan, odaterad"
    assert (
        promise_words.said_in(dt.date(2022, 3, 1), "Plan") == "Sagt 2022-03-01 i Plan"
    )


def test_organisations_are_named_as_they_stand_alone() -> None:
    organ = actor("kulturnämnden", "organ", "kulturnämnden", "Kulturnämnden", "KUN")
    assert _as_shown(organ).name == "Kulturnämnden"
    assert _other_names(_as_shown(organ)) == ("KUN",)
    person = _as_shown(actor("af Björk", "person", role="Ledamot"))
    assert person.name == "af Björk"
    assert person.roles[0].organisation == "Kulturnämnden"


def test_a_role_after_a_name_begins_small() -> None:
    assert role_words.said("Ledamot", "ledamot") == "ledamot"
    assert role_words.said("VD", "chef") == "VD"
    # What is no known role may begin with a name.
    assert role_words.said("Norrlids ombud", None) == "Norrlids ombud"


def test_a_title_that_is_the_quote_is_said_once() -> None:
    title = "Avtal om en fritidsgård\ni Norrlid"
    assert ties._named(title, "Avtal om en fritidsgård …") == (
        "Avtal om en fritidsgård i Norrlid"
    )
    assert ties._named("Avtal", "Vinterlyktan sköter gården") == (
        "Avtal: Vinterlyktan sköter gården"
    )


def test_numbers_have_no_decimal_that_says_nothing() -> None:
    assert (number(1612.0), number(18.66)) == ("1612", "18,7")


def test_what_came_is_told_once_where_two_papers_say_it_alike() -> None:
    def said(document: str, text: str) -> Found:
        return Found(
            *("k1", document, document, None, 0, 9, text, "fulfils", 0.9),
            *(None, None, "regel"),
        )

    minutes = said("d1", "Bryggan är\nlagad.")
    found = [minutes, said("d2", "Bryggan är lagad."), said("d3", "Badet är öppet.")]
    assert [f.document_id for f in decision_walk._apart(found)] == ["d1", "d3"]
