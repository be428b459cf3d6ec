"""Votes: counts in words and tables, ballots, and what a vote was about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import nlp
from ingest.extract.votes import Ballotage, find_votes
from tests.extract.made import decided


def votes(text: str) -> tuple[Ballotage, ...]:
    return find_votes(text, nlp.sentences(nlp.parse(text)), 0, len(text))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Omröstningsresultat: 9 ja, 5 nej, 1 avstår.", (9, 5, 1)),
        ("Med 31 ja-röster mot 10 nej-röster bifalls förslaget.", (31, 10, 0)),
        (
            "Omröstningen utfaller med 40 Ja mot 32 Nej. 9 ledamöter avstår.",
            (40, 32, 9),
        ),
        ("Omröstningen utföll 31-10.", (31, 10, 0)),
        ("Röstsiffrorna blev 31–10.", (31, 10, 0)),
        ("Ja: 8  Nej: 3  Avstår: 2", (8, 3, 2)),
        ("Resultat: Ja-röster 8, nej-röster 3.", (8, 3, 0)),
    ],
)
def test_counts(text: str, counts: tuple[int, int, int]) -> None:
    (found,) = votes(text)
    assert (found.vote.ja, found.vote.nej, found.vote.avstar) == counts


@given(st.integers(0, 349), st.integers(0, 349))
def test_any_count_is_read_back(ja: int, nej: int) -> None:
    (found,) = votes(f"Omröstningen utfaller med {ja} Ja mot {nej} Nej.")
    assert (found.vote.ja, found.vote.nej) == (ja, nej)


def test_years_and_paragraphs_are_no_votes() -> None:
    assert votes("Planen 2020-2024 omröstades inte. Se §§ 3-9.") == ()


def test_ballots_of_members_called_by_name() -> None:
    (found,) = votes(
        "Åsa Ek (S), Bo Alm (V),\nPer Ask (C) och ordföranden Eva Klint (MP) röstar "
        "Ja (4).\nUlf Rask (M) röstar Nej (1). Mona Dahl (L) avstår från att rösta (1)."
    )
    assert (found.vote.ja, found.vote.nej, found.vote.avstar) == (4, 1, 1)
    assert [(b.name, b.party, b.vote) for b in found.vote.ballots] == [
        ("Åsa Ek", "S", "ja"),
        ("Bo Alm", "V", "ja"),
        ("Per Ask", "C", "ja"),
        ("Eva Klint", "MP", "ja"),
        ("Ulf Rask", "M", "nej"),
        ("Mona Dahl", "L", "avstar"),
    ]


def test_table_of_crosses() -> None:
    (found,) = votes(
        "Ledamot\tJa\tNej\tAvstår\nÅsa Ek (S)\tX\t\t\nUlf Rask (M)\t\tX\t\n"
        "Bo Alm (V)\tX\t\t\nMona Dahl (L)\t\t\tX\n"
    )
    assert (found.vote.ja, found.vote.nej, found.vote.avstar) == (2, 1, 1)
    assert found.vote.ballots[1].name == "Ulf Rask"


def test_table_that_lost_its_empty_cells_is_not_guessed_at() -> None:
    assert (
        votes("Ledamot\tJa\tNej\nÅsa Ek (S)\tX\nUlf Rask (M)\tX\nBo Alm (V)\tX\n") == ()
    )


def test_vote_after_each_name() -> None:
    (found,) = votes("Åsa Ek (S) Ja\nUlf Rask (M) Nej\nBo Alm (V) Ja\n")
    assert (found.vote.ja, found.vote.nej) == (2, 1)


def test_main_vote_is_on_every_point() -> None:
    found = decided(
        "Beslut\n1. Planen antas.\n2. Motionen avslås.\nOmröstning\nJa betyder "
        "nämndens förslag och Nej betyder yrkandet från M.\n"
        "Resultatet blev 9 Ja och 4 Nej."
    )
    assert [(d.vote.ja, d.vote.nej) for d in found if d.vote] == [(9, 4), (9, 4)]


def test_question_put_aside_is_a_decision_of_its_own() -> None:
    found = decided(
        "Beslut\nPlanen antas.\nPropositionsordning\nOrdföranden ställer propositioner "
        "på att ärendet ska avgöras i dag mot att det återremitteras.\nOmröstning\n"
        "Ja-röst för att ärendet ska avgöras i dag, nej-röst för återremiss.\n"
        "Resultatet blev 9 Ja och 4 Nej."
    )
    plan, back = found
    assert (plan.outcome, plan.vote) == ("antar", None)
    assert back.outcome == "avslag"
    assert back.vote is not None
    assert back.text.startswith("Ordföranden ställer")


def test_vote_to_send_back_is_on_the_decision_to_send_back() -> None:
    (found,) = decided(
        "Beslut\nÄrendet återremitteras.\nOmröstning\nJa betyder återremiss, Nej "
        "att ärendet ska avgöras i dag.\nResultatet blev 7 Ja och 6 Nej."
    )
    assert found.outcome == "aterremiss"
    assert found.vote is not None
    assert (found.vote.ja, found.vote.nej) == (7, 6)


def test_last_main_vote_holds_after_one_on_the_counter_proposal() -> None:
    (found,) = decided(
        "Beslut\nMotionen avslås.\nOmröstning - motförslag\nJa för yrkandet från M. "
        "Nej för yrkandet från C.\nOmröstningen utfaller med 3 Ja mot 2 Nej.\n"
        "Huvudvotering\nJa för bifall till nämndens förslag. Nej för yrkandet från M.\n"
        "Omröstningen utfaller med 8 Ja mot 5 Nej."
    )
    assert found.vote is not None
    assert (found.vote.ja, found.vote.nej) == (8, 5)


def test_addition_settled_without_a_vote_has_none() -> None:
    plan, added = decided(
        "Beslut\n1. Planen antas.\n2. Tilläggsyrkandet från Bo Alm (V) avslås.\n"
        "Beslutsgång\nOrdföranden ställer proposition på bifall mot avslag till "
        "nämndens förslag. Ja för bifall och Nej för avslag. Ja 7, nej 3.\n"
        "Ordföranden finner att tilläggsyrkandet avslås."
    )
    assert plan.vote is not None
    assert (plan.vote.ja, plan.vote.nej, added.vote) == (7, 3, None)


def test_vote_on_an_addition_is_on_its_point() -> None:
    plan, added = decided(
        "Beslut\n1. Planen antas.\n2. Bo Alms tilläggsyrkande avslås.\n"
        "Beslutsgång\nBo Alms tilläggsyrkande ställs mot avslag. Omröstningen "
        "utfaller med 4 Ja mot 9 Nej."
    )
    assert plan.vote is None
    assert added.vote is not None
    assert (added.vote.ja, added.vote.nej) == (4, 9)


@pytest.mark.parametrize(
    "put",
    [
        "Ordföranden frågar om ärendet ska avgöras i dag eller inte. Ja 6, nej 4.",
        "Den som vill avgöra ärendet i dag röstar ja, den som vill återremittera det "
        "röstar nej. Ordföranden ställer proposition på detta. Ja 6, nej 4.",
        "Ja-röst för att ärendet avgörs i dag, nej-röst för återremiss. Ordföranden "
        "ställer proposition på yrkandet. Ja 6, nej 4.",
    ],
)
def test_vote_to_settle_the_matter_today_is_not_on_the_matter(put: str) -> None:
    plan, today = decided(f"Beslut\nPlanen antas.\nBeslutsgång\n{put}")
    assert plan.vote is None
    assert today.vote is not None
    assert (today.vote.ja, today.vote.nej) == (6, 4)
