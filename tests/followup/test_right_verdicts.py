"""What a careful reader sees that words alone do not tell: auditors, pronouns, days."""

import datetime as dt
from dataclasses import replace

import pytest

from graph.followup.documents import recording
from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.pairs import another, beside, towards
from graph.followup.verdicts.coverage import Coverage, Holding
from graph.followup.verdicts.dividing import divided
from graph.followup.verdicts.due import Due
from graph.followup.verdicts.verdict import judge
from graph.followup.verdicts.weighing import AUDIT, REPORT, Piece, piece, sure
from graph.followup_model import Evidence, LinkKind, Stance, Verdict
from ingest.pipeline import build_artifact
from tests.followup import made

LIMIT = dt.date(2021, 12, 31)
SAID = dt.date(2021, 6, 24)
DAY = dt.date(2023, 1, 1)


class Nothing:
    """A collection of which nothing is known."""

    def source(self, _document: str) -> None:
        return None

    def between(self, _after: dt.date | None, _until: dt.date) -> Coverage:
        return Coverage(3, None, "Naturnämnden")


def found(stance: Stance, day: str, text: str, score: float = 0.8) -> Evidence:
    return made.found(stance, day, text, score, document=f"d{day}{stance}")


def verdict(*pieces: Evidence, due: Due | None = None, day: dt.date = DAY) -> Verdict:
    due = due or Due(SAID, LIMIT, LIMIT, text="Bron ska lagas.")
    return judge("a1", due, pieces, day, Nothing()).verdict


def record(text: str, name: str = "handling.txt") -> FollowRecord:
    return recording.of(build_artifact(text.encode(), name))


def spoken(text: str) -> tuple[PromiseRecord, FollowRecord]:
    made = record(
        "Norrlids kommun\nKultur- och fritidsnämnden\nVerksamhetsplan 2022\n"
        f"Beslutad den 14 december 2021\n\n{text}\n"
    )
    return made.promises[0], made


def stated(passage: PassageRecord, words: str) -> StatementRecord:
    return next(s for s in passage.statements if words in s.text)


# Auditors.
@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Norrlids kommun\nRevisorerna\n\nGranskning av lekplatserna", True),
        ("Norrlids kommun\nTekniska nämnden\n\nSvar på granskning av bron", False),
        ("Norrlids kommun\nTekniska nämnden\n\nÅrsrapport 2022", False),
    ],
)
def test_an_audit_is_known_by_its_head(head: str, expected: bool) -> None:
    made = record(f"{head}\n2023-03-02\n\nElva av arton lekplatser uppfyller kraven.")
    assert made.audit is (expected and made.type in {"rapport", "ovrigt"})


def test_what_auditors_only_repeat_is_the_word_of_those_they_look_into() -> None:
    class Audits(Nothing):
        def source(self, document: str) -> Holding:  # type: ignore[override]
            return replace(made.held(document, "2022-02-01", "rapport"), audit=True)

    def rank(text: str) -> int:
        return piece(0, found("fulfils", "2022-02-01", text), Audits()).rank

    assert rank("Kontoret har uppgett för oss att bron är lagad.") == REPORT
    assert rank("Enligt förvaltningen är bron lagad.") == REPORT
    assert rank("Vid vårt besök var bron lagad.") == AUDIT


def test_what_auditors_found_outweighs_what_was_told_before() -> None:
    told = piece(0, found("partly", "2022-05-01", "Elva av arton är klara."), Nothing())
    assert told.rank == REPORT
    by_auditors = replace(told, rank=AUDIT)
    done = piece(1, found("fulfils", "2022-02-01", "Alla är klara.", 0.9), Nothing())
    assert told.weight < done.weight < by_auditors.weight


# What goes on before its time.
def test_what_was_under_way_before_its_time_is_not_so_when_it_is_out() -> None:
    going = found("under-way", "2021-09-01", "Bron projekteras.")
    assert verdict(going, day=dt.date(2021, 11, 1)).status == "pagar"
    late = verdict(going)
    assert late.status == "frist-passerad-utan-belagg"
    assert "Bron projekteras" in late.explanation
    after = found("under-way", "2022-09-01", "Bron projekteras.")
    assert verdict(after).status == "pagar"


# Days.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bron öppnade för trafik den 21 oktober.", "infriad"),
        ("Bron blev klar i november.", "infriad"),
        ("Bron är klar.", "infriad-sent"),
        ("Först den 2 januari öppnade bron, fast den var klar i maj.", "infriad-sent"),
    ],
)
def test_a_day_told_in_words_tells_when_it_was_done(text: str, expected: str) -> None:
    assert verdict(found("fulfils", "2022-01-31", text)).status == expected


def test_only_then_is_late_and_done() -> None:
    promise, of = spoken("Badbryggan vid Ekviken ska vara klar före sommaren 2022.")
    text = "Badbryggan vid Ekviken dröjde och blev klar först den 19 augusti."
    later = record(f"Norrlids kommun\nÅrsredovisning 2022\n\n{text}\n")
    passage = next(p for p in later.passages if "Ekviken" in p.text)
    told = {towards.stance(promise, of, s, passage) for s in passage.statements}
    assert "new-date" not in told


# One time of a duty, and a second voice.
def test_that_one_time_was_left_out_needs_less_than_that_all_was() -> None:
    denied = replace(
        piece(0, found("contradicts", "2022-02-01", "Bron är inte lagad."), Nothing()),
        learnt=True,
        score=0.6,
    )
    assert not denied.enough
    assert replace(denied, score=0.8).enough
    assert replace(denied, again=True).enough


def learnt(
    link: LinkKind | None,
    sure: float | None,
    stance: Stance,
    features: tuple[str, ...] = ("saken-delvis", "amne"),
) -> Piece:
    text = "Bron i Norrby är lagad."
    said = made.found(stance, "2022-02-01", text, 0.5, link=link)
    said = replace(said, sure=sure, features=features)
    return piece(0, said, Nothing())


def test_in_the_matter_of_a_promise_what_is_likely_decides() -> None:
    assert learnt("arende", 0.7, "fulfils").enough
    assert not learnt("arende", 0.2, "fulfils").enough
    assert not learnt("arende", 0.6, "contradicts").enough
    assert not learnt("arende", None, "fulfils").enough


def test_what_hardly_names_the_thing_is_not_settled_by_its_matter() -> None:
    # "Överenskommelsen antogs" says nothing of its duty to answer letters.
    for features in (
        ("saken-knappt", "amne"),
        ("saken-delvis", "garning"),
        ("saken-delvis", "amne", "svagt"),
    ):
        assert not learnt("arende", 0.92, "fulfils", features).enough
    assert not learnt("arende", 0.75, "new-date", ("saken-knappt", "amne")).enough


def test_a_decision_that_ends_a_matter_by_its_number_ends_what_was_promised() -> None:
    def ended(text: str, rule: str) -> Piece:
        said = made.found("dropped", "2022-02-01", text, 0.5, link="dnr", rule=rule)
        return piece(0, replace(said, features=("saken-knappt",)), Nothing())

    by_number = "ärendena KS/210/2019 och KS/88/2021 avslutas utan åtgärd"
    assert ended(by_number, "belagg.beslut.avskriver").enough
    assert not ended(by_number, "belagg.uppfoljning.cancelled").enough
    assert not ended("arbetet med bron avslutas", "belagg.beslut.avskriver").enough


def test_a_faint_second_voice_lifts_nothing() -> None:
    def heard(score: float, document: str) -> Piece:
        one = piece(0, found("fulfils", "2022-02-01", "Bron är lagad."), Nothing())
        return replace(one, learnt=True, score=score, document=document)

    deciding, _ = sure([heard(0.4, "a"), heard(0.3, "b")])
    assert not deciding
    deciding, _ = sure([heard(0.5, "a"), heard(0.5, "b")])
    assert len(deciding) == 2


def test_what_may_be_of_anybody_neither_decides_nor_makes_doubt() -> None:
    done = found("fulfils", "2021-10-01", "Bron är lagad.")
    denied = replace(
        found("contradicts", "2022-03-01", "Bron är inte lagad.", 0.5), sure=0.5
    )
    assert verdict(done, denied).status == "frist-passerad-utan-belagg"
    anybody = replace(denied, features=("okand-givare",))
    assert verdict(done, anybody).status == "infriad"
    alone = replace(done, sure=0.9, features=("okand-givare",))
    assert verdict(alone).status == "frist-passerad-utan-belagg"


# Another thing, and the thing itself.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Båthusen i Gamla hamnen har fått nytt tak. De invigdes i juni.", True),
        ("Kajen i Gamla hamnen har fått nya plankor. Den öppnades i juni.", False),
    ],
)
def test_a_pronoun_points_at_the_subject_before_it(text: str, expected: bool) -> None:
    promise, of = spoken("Kajen i Gamla hamnen ska vara upprustad senast i juni 2023.")
    later = record(f"Norrlids kommun\nÅrsrapport 2023\n\n{text}\n")
    passage = next(p for p in later.passages if "i juni" in p.text)
    last = stated(passage, "i juni")
    assert another.is_another(promise, of, last, passage) is expected


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Ishallen i Ekby får under 2022 nya omklädningsrum för damlag.", "ishall"),
        ("Under våren 2023 kommer en läsbuss att börja köra i Ekby.", "läsbuss"),
    ],
)
def test_the_thing_that_is_to_become_something_is_promised(
    text: str, thing: str
) -> None:
    promise, _ = spoken(text)
    assert any(thing in word for word in promise.own), promise.own


def test_a_duty_that_begins_a_year_is_no_promise_to_begin() -> None:
    promise, _ = spoken(
        "Förvaltningen ska varje år, med början 2021, lämna ett cykelbokslut till "
        "nämnden."
    )
    later = record("Norrlids kommun\n\nFörra våren gjordes inget cykelbokslut.\n")
    denied = replace(
        next(s for p in later.passages for s in p.statements), stance="contradicts"
    )
    assert not beside.is_beside(promise, denied, "contradicts")


def test_of_both_things_one_is_a_part() -> None:
    text = "Före 2022 ska vi ha både sms om bokad tid och ombokning på nätet."
    one = piece(0, found("fulfils", "2021-11-01", "Sms om tid\tKlart"), Nothing())
    both = replace(one, text="Sms och ombokning är klara.")
    assert [p.stance for p in divided([one], text)] == ["partly"]
    assert [p.stance for p in divided([both], text)] == ["fulfils"]
