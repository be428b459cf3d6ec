"""How surely a piece that no link ties to a promise says what became of it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.followup.pairs import deciding
from graph.followup.pairs.another import names
from graph.followup.verdicts.coverage import Coverage
from graph.followup.verdicts.due import Due
from graph.followup.verdicts.verdict import judge
from graph.followup_model import Evidence

SAID, LIMIT, DAY = dt.date(2021, 3, 1), dt.date(2022, 12, 31), dt.date(2024, 1, 1)
LATER = dt.date(2022, 11, 2)


class Kept(Coverage):
    """A collection that knows nothing of the documents."""

    def source(self, document: str) -> None:
        """Return nothing: the document is not known."""


def piece(
    sure: float | None, stance: str = "fulfils", day: dt.date = LATER
) -> Evidence:
    """Return a piece that a document of a day says."""
    return Evidence(
        commitment_id="l",
        document_id=f"d{day}{stance}",
        section=None,
        start=0,
        end=20,
        text="Badet öppnade i maj.",
        stance=stance,  # type: ignore[arg-type] # a stance
        score=0.8,
        date_from=day,
        date_to=day,
        rule="belagg.svagt.fulfils",
        features=("saken-delvis", "amne"),
        sure=sure,
    )


def status(*pieces: Evidence) -> str:
    """Return how a promise stands by some pieces."""
    due = Due(SAID, LIMIT, LIMIT, text="Badet i Norrby ska öppna 2022.")
    return judge("l", due, pieces, DAY, Kept(1, DAY)).verdict.status


@pytest.mark.parametrize(("sure", "settles"), [(0.9, True), (0.4, False), (0.0, False)])
def test_what_is_learnt_to_be_sure_settles_and_what_is_not_does_not(
    sure: float, settles: bool
) -> None:
    assert (status(piece(sure)) == "infriad") is settles


def test_a_later_doubt_keeps_from_saying_that_it_is_done() -> None:
    later = piece(0.4, "contradicts", dt.date(2023, 5, 1))
    assert status(piece(0.9), later) == "frist-passerad-utan-belagg"


def test_a_faint_sign_that_it_is_done_keeps_from_saying_that_it_is_not() -> None:
    denied = piece(0.9, "contradicts", dt.date(2023, 2, 1))
    done = piece(0.4, "fulfils", dt.date(2023, 6, 1))
    assert status(denied) == "motsags"
    assert status(denied, done) == "frist-passerad-utan-belagg"


def test_names_are_those_within_a_sentence_and_those_that_own() -> None:
    assert names("Ekbadets tak är lagat, men inte det i Norrby.") == {
        "ekbadet",
        "norrby",
    }
    assert not names("Parterna ska öppna ett gemensamt bad.")


@given(
    st.dictionaries(
        st.sampled_from(["likhet", "namnd", "tid", "lutar-dit", "okänd"]),
        st.floats(-50, 50),
    )
)
def test_how_sure_it_is_lies_between_none_and_all(found: dict[str, float]) -> None:
    assert 0.0 <= deciding.sure(found) <= 1.0


def test_what_leans_to_the_stance_is_surer_than_what_does_not() -> None:
    plain = {"likhet": 0.8, "namnd": 0.8, "lutar-dit": 0.2, "lutar-inte": 0.7}
    plain |= {"st.langd": 0.7, "st.saker": 0.8, "tid": 0.9}
    leaning = {**plain, "lutar-dit": 0.9, "lutar-inte": 0.05}
    assert deciding.sure(leaning) > deciding.sure(plain)


@given(
    st.dictionaries(
        st.sampled_from(["likhet", "tid", "garning", "namnd-fore"]), st.floats(0, 3)
    ),
    st.dictionaries(
        st.sampled_from(["lutar-dit", "lutar-inte", "som-last", "k:passar"]),
        st.floats(0, 1),
    ),
)
def test_what_can_take_no_stance_at_sight_takes_none_when_it_is_read(
    seen: dict[str, float], read: dict[str, float]
) -> None:
    if not deciding.may_take(seen):
        assert deciding.sure({**seen, **read}) < deciding.TAKEN


def test_only_what_is_like_enough_at_sight_is_read() -> None:
    assert not deciding.may_take({"namnd-fore": -50.0})
    assert deciding.may_take({"namnd-fore": 50.0})


def test_a_passage_that_only_mentions_is_not_said_to_be_silent() -> None:
    due = Due(SAID, LIMIT, LIMIT, text="Badet i Norrby ska öppna 2022.")
    held = Kept(1, DAY, sentence="Samlingen har ett protokoll.")
    silent = judge("l", due, [], DAY, held).verdict.coverage
    mentioned = judge("l", due, [piece(0.0, "mentions")], DAY, held).verdict.coverage
    assert silent == "Samlingen har ett protokoll; inget av det nämner saken."
    assert mentioned == "Samlingen har ett protokoll."
