"""Statements that cannot both hold, and those that can."""

import datetime as dt
from dataclasses import replace

import pytest

from graph.followup.documents import recording
from graph.followup.documents.records import FollowRecord
from graph.followup.kept.ties_between import Ties
from graph.followup.ties import conflicts
from graph.followup_model import Conflict, Evidence, Stance
from ingest.pipeline import build_artifact

PAPER = """Påhittad handling

Region Norrlid
{organ}

Protokoll

Sammanträdesdatum: {day}

§ 8 Samverkan om vattenvård

Dnr RUN 2021/40

Sammanfattning

{first}

Ärendet

Vattenvården i länet har länge skötts av många, och samverkan har varit svag. Under
året har nämnden träffat kommunerna, länsstyrelsen och vattenråden i tre omgångar, och
alla har sagt att de vill arbeta närmare varandra. Frågan har också tagits upp vid
kommunernas egna sammanträden, där den har fått brett stöd. Vattenråden har fört fram
att ansvaret bör vara tydligt, att pengarna bör räcka längre än ett år i taget och att
den som bor vid vattnet bör få veta vad som görs. Länsstyrelsen har pekat på att andra
län har kommit längre.

Fortsatt arbete

{second}
"""


def paper(
    first: str, second: str, day: str = "2021-05-11", organ: str = "Utvecklingsnämnden"
) -> FollowRecord:
    text = PAPER.format(organ=organ, day=day, first=first, second=second)
    return recording.of(build_artifact(text.encode(), f"{organ}-{day}.txt"))


def held(of: FollowRecord, said_in: FollowRecord) -> list[Conflict]:
    found = {
        conflict.id: conflict
        for promise in of.promises
        for conflict in conflicts.conflicts(
            promise, of, said_in.passages, said_in, Ties()
        )
    }
    return list(found.values())


DONE = "En vattenvårdsplan för Norrån har tagits fram av nämnden."
TO_DO = "Under 2021 ska en vattenvårdsplan för Norrån tas fram av nämnden."


def test_what_has_been_made_and_is_to_be_made_is_a_conflict() -> None:
    record = paper(DONE, TO_DO)
    [conflict] = held(record, record)
    assert conflict.kind == "done-and-to-do"
    assert [conflict.first.text, conflict.second.text] == [DONE, TO_DO]
    assert "”vattenvårdsplan”" in conflict.reason
    assert conflict.commitment_id == record.promises[0].id


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # A draft, another river, another thing, something new, done long ago.
        ("Ett utkast till vattenvårdsplan för Norrån har tagits fram.", TO_DO),
        ("En vattenvårdsplan för Storån har tagits fram av nämnden.", TO_DO),
        ("En badplatsplan för Norrån har tagits fram av nämnden.", TO_DO),
        (DONE, "Under 2021 ska en ny vattenvårdsplan för Norrån tas fram av nämnden."),
        ("Under 2014 togs en vattenvårdsplan för Norrån fram av nämnden.", TO_DO),
        # Another deed with it, and a duty of every year.
        (DONE, "Under 2021 ska vattenvårdsplanen för Norrån prövas av nämnden."),
        (DONE, "En vattenvårdsplan för Norrån ska tas fram varje år av nämnden."),
        # Two promises that agree.
        ("Vattenvårdsplanen för Norrån ska tas fram under 2021 av nämnden.", TO_DO),
    ],
)
def test_what_can_both_hold_is_left_alone(first: str, second: str) -> None:
    record = paper(first, second)
    assert record.promises
    assert held(record, record) == []


def test_a_later_document_that_says_it_is_done_is_no_conflict() -> None:
    before = paper("Frågan har beretts av förvaltningen.", TO_DO)
    after = paper(DONE, "Nämnden tackar för arbetet.", day="2021-05-25")
    assert held(before, after) == []


def test_two_deadlines_at_one_time_are_a_conflict() -> None:
    one = "Nämnden ska bygga en fisktrappa vid Östmåla damm senast den 1 juni 2022."
    other = one.replace("1 juni 2022", "1 december 2022")
    first = paper("Frågan har beretts.", one)
    second = paper("Frågan har beretts.", other, "2021-05-18", "Regionstyrelsen")
    [conflict] = held(first, second)
    assert conflict.kind == "deadlines"
    assert "den 1 juni 2022" in conflict.reason
    assert "den 1 december 2022" in conflict.reason


@pytest.mark.parametrize(
    ("other", "day"),
    [
        # It says that it replaces the other; it is said much later.
        (
            "Nämnden ska i stället bygga en fisktrappa vid Östmåla damm senast den "
            "1 december 2022.",
            "2021-05-18",
        ),
        (
            "Nämnden ska bygga en fisktrappa vid Östmåla damm senast den "
            "1 december 2022.",
            "2021-11-18",
        ),
        # The two times can be one.
        ("Nämnden ska bygga en fisktrappa vid Östmåla damm våren 2022.", "2021-05-18"),
        # Another place.
        (
            "Nämnden ska bygga en fisktrappa vid Vinlidens damm senast den "
            "1 december 2022.",
            "2021-05-18",
        ),
    ],
)
def test_other_times_are_left_alone(other: str, day: str) -> None:
    one = "Nämnden ska bygga en fisktrappa vid Östmåla damm under första halvåret 2022."
    first = paper("Frågan har beretts.", one)
    second = paper("Frågan har beretts.", other, day, "Regionstyrelsen")
    assert first.promises
    assert second.promises
    assert held(first, second) == []


def test_a_promise_and_its_refusal_are_a_conflict() -> None:
    one = "Regionen kommer inte att stänga badplatsen vid Östmåla."
    other = "Regionen kommer att stänga badplatsen vid Östmåla under 2022."
    first = paper("Frågan har beretts.", one)
    second = paper("Frågan har beretts.", other, "2021-05-18", "Regionstyrelsen")
    assert [c.kind for c in held(first, second)] == ["yes-and-no"]


TOLD = "Vattenvårdsplanen för Norrån är antagen och på plats."
DENIED = "Vattenvårdsplanen för Norrån är inte antagen."


def piece(
    document: str, rule: str, stance: Stance, day: dt.date, score: float = 0.8
) -> Evidence:
    text = DENIED if stance == "contradicts" else TOLD
    return Evidence("a1", document, None, 0, 10, text, stance, score, day, day, rule)


DAY = dt.date(2022, 3, 1)
LATER = dt.date(2022, 9, 1)
DONE_RULE, NOT_RULE = "belagg.uppfoljning.done", "belagg.uppfoljning.not_done"


def test_done_and_later_not_done_is_a_conflict_but_not_the_other_way() -> None:
    done = piece("d1", DONE_RULE, "fulfils", DAY)
    denied = piece("d2", NOT_RULE, "contradicts", LATER)
    [conflict] = conflicts.among([denied, done])
    assert (conflict.kind, conflict.first.document_id) == ("yes-and-no", "d1")
    not_yet = piece("d2", NOT_RULE, "contradicts", DAY)
    done_then = piece("d1", DONE_RULE, "fulfils", LATER)
    assert conflicts.among([not_yet, done_then]) == []


def test_two_things_told_of_one_promise_are_no_conflict() -> None:
    done = piece("d1", DONE_RULE, "fulfils", DAY)
    other = replace(
        piece("d2", NOT_RULE, "contradicts", LATER),
        text="Taket på klubbhuset är inte lagat.",
    )
    assert conflicts.among([done, other]) == []


def test_faint_evidence_contradicts_nothing() -> None:
    done = piece("d1", DONE_RULE, "fulfils", DAY, score=0.3)
    assert conflicts.among([done, piece("d2", NOT_RULE, "contradicts", LATER)]) == []


def test_one_day_told_as_adopted_and_rejected_is_a_conflict() -> None:
    adopted = piece("d1", "belagg.beslut.antar", "fulfils", DAY)
    rejected = piece("d2", "belagg.beslut.avslag", "dropped", DAY)
    assert [c.kind for c in conflicts.among([adopted, rejected])] == ["outcomes"]
    assert (
        conflicts.among([adopted, piece("d2", rejected.rule, "dropped", LATER)]) == []
    )


def test_a_conflict_has_one_name_whichever_side_comes_first() -> None:
    done = piece("d1", DONE_RULE, "fulfils", DAY)
    denied = piece("d2", NOT_RULE, "contradicts", DAY)
    [one] = conflicts.among([done, denied])
    [other] = conflicts.among([denied, done])
    assert one == other
