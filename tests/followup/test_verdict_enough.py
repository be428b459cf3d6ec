"""What is enough to decide how a promise stands, and what is only told of."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest

from graph.followup.verdicts.coverage import Holdings
from graph.followup_model import Stance
from tests.followup.made import LIMIT, due, found, held, on


@pytest.mark.parametrize("limit", [LIMIT, None])
@pytest.mark.parametrize(
    ("stance", "score"),
    [("fulfils", 0.4), ("dropped", 0.45), ("under-way", 0.35), ("new-date", 0.4)],
)
def test_too_faint_evidence_gives_no_verdict_but_is_told_of(
    stance: Stance, score: float, limit: dt.date | None
) -> None:
    faint = found(stance, "2022-02-01", score=score)
    judged = on("2023-01-01", faint, when=due(limit=limit))
    silence = "frist-passerad-utan-belagg" if limit else "okant"
    assert judged.verdict.status == silence
    assert judged.verdict.evidence == ()
    assert judged.verdict.coverage
    assert judged.hints == (0,)
    assert "inte säkert nog" in judged.verdict.explanation


def test_a_written_link_makes_fainter_words_enough() -> None:
    linked = found("fulfils", "2021-11-02", score=0.35, link="paragraf")
    assert on("2022-03-01", linked).verdict.status == "infriad"


def test_the_less_a_passage_names_the_thing_the_more_like_it_must_be() -> None:
    partly = found("dropped", "2021-11-02", score=0.65, features=("saken-delvis",))
    assert on("2022-03-01", partly).verdict.evidence == ()
    matter = replace(partly, link="dnr")
    assert on("2022-03-01", matter).verdict.status == "struken"
    hardly = replace(matter, features=("saken-knappt",))
    assert on("2022-03-01", hardly).verdict.evidence == ()
    cited = replace(hardly, link="paragraf")
    assert on("2022-03-01", cited).verdict.status == "struken"
    # By likeness alone it must be all but certain.
    alone = replace(hardly, score=0.9, link=None)
    assert on("2022-03-01", alone).verdict.evidence == ()
    certain = replace(alone, score=0.96)
    assert on("2022-03-01", certain).verdict.status == "struken"
    # Of the same matter, it must be liker still; but a proposal falls with its matter.
    same_matter = replace(hardly, score=0.85)
    assert on("2022-03-01", same_matter).verdict.evidence == ()
    proposal = replace(due(), proposed=True)
    assert on("2022-03-01", same_matter, when=proposal).verdict.status == "struken"
    whole = replace(partly, features=("saken-helt",))
    assert on("2022-03-01", whole).verdict.status == "struken"


def test_two_documents_that_are_almost_sure_are_enough_together() -> None:
    one = found("fulfils", "2021-11-02", score=0.4)
    assert on("2022-03-01", one).verdict.evidence == ()
    other = found("fulfils", "2021-11-20", score=0.41)
    assert on("2022-03-01", one, other).verdict.status == "infriad"
    same = replace(other, document_id=one.document_id)
    assert on("2022-03-01", one, same).verdict.evidence == ()


def test_who_only_asks_or_moves_something_settles_nothing() -> None:
    asked = found("contradicts", "2022-02-01", "Inget har hänt.", document="i")
    claims = Holdings([held("i", "2022-02-01", "interpellation")])
    judged = on("2022-06-01", asked, held=claims)
    assert judged.verdict.status == "frist-passerad-utan-belagg"
    assert judged.hints == (0,)


def test_a_document_of_an_unknown_body_settles_nothing_without_a_link() -> None:
    done = found("fulfils", "2021-11-01", document="x")
    anybody = replace(held("x", "2021-11-01"), body=None, body_name=None)
    judged = on("2022-03-01", done, held=Holdings([anybody]))
    assert judged.verdict.evidence == ()
    linked = replace(done, link="dnr")
    judged = on("2022-03-01", linked, held=Holdings([anybody]))
    assert judged.verdict.status == "infriad"


def test_of_several_accounts_the_one_that_names_the_thing_tells_when() -> None:
    vague = found("fulfils", "2021-11-01", score=0.96, features=("saken-knappt",))
    named = found("fulfils", "2022-02-01", score=0.98, features=("saken-helt",))
    assert on("2022-06-01", vague, named).verdict.status == "infriad-sent"
    assert on("2022-06-01", vague, named).verdict.evidence == (1, 0)


def test_a_proposal_shows_at_most_that_the_matter_is_dealt_with() -> None:
    proposed = found("dropped", "2021-10-01", features=("forslag",), link="dnr")
    assert on("2021-11-01", proposed).verdict.status == "pagar"
    unlinked = replace(proposed, link=None)
    assert on("2021-11-01", unlinked).verdict.status == "ej-forfallen"


def test_a_request_turned_down_drops_only_what_was_proposed() -> None:
    avslag = partial(found, "dropped", "2021-10-01", link="dnr")
    rejected = avslag("Motionen avslås.", rule="belagg.beslut.avslag")
    assert on("2021-11-01", rejected).verdict.status == "ej-forfallen"
    # What the organ itself decides not to do is another matter.
    revoked = avslag("inte genomföra försöket", rule="belagg.beslut.avslag")
    assert on("2021-11-01", revoked).verdict.status == "struken"
    proposal = replace(due(), proposed=True)
    assert on("2021-11-01", rejected, when=proposal).verdict.status == "struken"


def test_rows_of_one_decision_tell_its_parts() -> None:
    row = partial(found, day="2021-10-01", document="lista", link="paragraf")
    done = row("fulfils", text="2021-05-11 § 73\tCykelväg\tKlar")
    left = row("contradicts", text="2021-05-11 § 73\tBelysning\tEj påbörjad")
    assert on("2021-11-01", done, left).verdict.status == "delvis"
    assert on("2021-11-01", left, done).verdict.status == "delvis"
    assert on("2021-11-01", done).verdict.status == "infriad"
    # Sentences that disagree are no rows.
    said = replace(left, text="Belysningen är ej påbörjad.")
    assert on("2021-11-01", done, said).verdict.status != "delvis"


def test_a_proposal_that_is_adopted_is_not_kept_by_that() -> None:
    proposal = replace(due(), proposed=True)
    adopted = found("fulfils", "2021-10-01", link="dnr", rule="belagg.beslut.antar")
    assert on("2021-11-01", adopted, when=proposal).verdict.status == "ej-forfallen"
    assert on("2021-11-01", adopted).verdict.status == "infriad"
    reported = found("fulfils", "2022-03-01", link="dnr")
    judged = on("2022-06-01", adopted, reported, when=proposal)
    assert judged.verdict.status == "infriad-sent"


@pytest.mark.parametrize("stance", ["fulfils", "dropped", "contradicts"])
def test_what_a_person_has_confirmed_decides(stance: Stance) -> None:
    doubtful = ("bekraftad", "forslag", "en-sak", "saken-knappt", "svagt")
    asked = found(stance, "2021-07-01", document="i", features=doubtful)
    claims = Holdings([held("i", "2021-07-01", "interpellation")])
    judged = on("2022-03-01", asked, held=claims)
    expected = {"fulfils": "infriad", "dropped": "struken", "contradicts": "motsags"}
    assert judged.verdict.status == expected[stance]


def test_one_word_in_common_decides_only_with_a_link_or_what_agrees() -> None:
    word = found("fulfils", "2021-11-01", features=("saken-helt", "en-sak"))
    assert on("2022-03-01", word).verdict.evidence == ()
    agreed = replace(word, features=(*word.features, "amne"))
    assert on("2022-03-01", agreed).verdict.status == "infriad"
    assert on("2022-03-01", replace(word, link="dnr")).verdict.status == "infriad"


def test_weak_words_must_be_surer() -> None:
    weak = found("fulfils", "2021-11-01", score=0.62, features=("saken-helt", "svagt"))
    assert on("2022-03-01", weak).verdict.evidence == ()
    told = replace(weak, features=("saken-helt",))
    assert on("2022-03-01", told).verdict.status == "infriad"
