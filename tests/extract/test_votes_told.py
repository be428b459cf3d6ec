"""Votes in words, by name, and won by a third of the members."""

import pytest

from ingest import nlp
from ingest.extract.vote_calls import number
from ingest.extract.votes import find_votes
from tests.extract.made import decided


def counts(text: str) -> list[tuple[int, int, int]]:
    found = find_votes(text, nlp.sentences(nlp.parse(text)), 0, len(text))
    return [(v.vote.ja, v.vote.nej, v.vote.avstar) for v in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Med tre ja-röster, en nej-röst och en som avstår antas planen.", (3, 1, 1)),
        ("Nämnden beslutar, med två röster mot en, att anta planen.", (2, 1, 0)),
        ("17 ledamöter röstar ja och 28 ledamöter röstar nej.", (17, 28, 0)),
        (
            "Det avgavs 24 röster för styrelsens förslag och 17 röster för motionen.",
            (24, 17, 0),
        ),
        ("Förslaget avslogs efter votering med 6 röster mot 3.", (6, 3, 0)),
        ("Utfall av voteringen: 26 JA, 19 NEJ.", (26, 19, 0)),
        ("Med 42 ja-röster för A:s förslag mot 29 nej-röster för B:s.", (42, 29, 0)),
        ("Votering: sju ja-röster och fyra nej-röster.", (7, 4, 0)),
        ("Röstsiffrorna blev åtta mot fem.", (8, 5, 0)),
        ("Ja: Åsa Ek (S), Bo Alm (V)\nNej: Ulf Rask (M)", (2, 1, 0)),
        (
            "Ja röstar: Åsa Ek (S) och Bo Alm (V).\nNej röstar: Ulf Rask (M).\n"
            "Avstår: Mona Dahl (L).",
            (2, 1, 1),
        ),
        (
            "Ja-röster (2): Åsa Ek (S), Bo Alm (V)\nNej-röster (1): Ulf Rask (M)",
            (2, 1, 0),
        ),
        (
            "Två ledamöter, Åsa Ek (S) och Bo Alm (V), röstar ja. Ulf Rask (M) röstar "
            "nej.",
            (2, 1, 0),
        ),
    ],
)
def test_vote_in_words_or_by_name(text: str, expected: tuple[int, int, int]) -> None:
    assert counts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Avgiften höjs från 40 kronor mot 30 kronor tidigare.",
        "Röstlokalen håller öppet 8–20.",
        "Åsa Ek (S) röstar på sitt eget förslag.",
        "Den som bifaller röstar ja. Den som avslår röstar nej.",
    ],
)
def test_no_vote(text: str) -> None:
    assert counts(text) == []


def test_ballots_of_members_called_by_name_alone() -> None:
    text = "Votering\nJa: Åsa Ek (S), Bo Alm (V)\nNej: Ulf Rask (M)\n"
    (found,) = find_votes(text, nlp.sentences(nlp.parse(text)), 0, len(text))
    assert [(b.name, b.vote) for b in found.vote.ballots] == [
        ("Åsa Ek", "ja"),
        ("Bo Alm", "ja"),
        ("Ulf Rask", "nej"),
    ]


def test_numbers_in_words() -> None:
    assert [number(word) for word in ("en", "ett", "Tolv", "20", "ingen")] == [
        1,
        1,
        12,
        20,
        0,
    ]


BACK = (
    "Beslut\nÄrendet återremitteras till styrelsen.\nPropositionsordning\n"
    "Ordföranden ställer proposition på om ärendet ska avgöras i dag eller "
    "återremitteras.\nJa-röst innebär att ärendet återremitteras. Nej-röst innebär att "
    "ärendet avgörs i dag.\n"
)


def test_third_of_the_members_sends_a_matter_back() -> None:
    (found,) = decided(BACK + "17 ledamöter röstar ja och 28 ledamöter röstar nej.")
    assert found.outcome == "aterremiss"
    assert found.vote is not None
    assert (found.vote.ja, found.vote.nej) == (17, 28)


def test_question_only_put_and_voted_on_is_a_decision() -> None:
    (found,) = decided(
        "Propositionsordning\nOrdföranden ställer proposition på om frågan ska få "
        "framställas och finner att den inte får framställas.\nOmröstning\n"
        "Ja för att frågan inte ska få framställas. Nej för att frågan ska få "
        "framställas.\nOmröstningen utfaller med 41 ja mot 38 nej."
    )
    assert (found.status, found.outcome) == ("decision", "avslag")
    assert found.vote is not None
    assert found.vote.ja == 41
