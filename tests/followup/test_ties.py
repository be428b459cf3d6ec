"""How a promise hangs together with an earlier one, and what is left alone."""

from itertools import product

import pytest

from graph.followup.documents import recording
from graph.followup.documents.records import FollowRecord, PromiseRecord
from graph.followup.kept.ties_between import Ties
from graph.followup.tables import table
from graph.followup.ties import ties, ties_within
from graph.followup.ties.ties_words import found
from graph.followup_model import PromiseTie
from ingest.pipeline import build_artifact

MINUTES = """Påhittad handling

Region Norrlid
{organ}

Protokoll

Sammanträdesdatum: {day}

§ {number} {heading}

Dnr {dnr}

Ärendet

{said}
"""


def minutes(
    day: str,
    said: str,
    *,
    organ: str = "Kulturnämnden",
    heading: str = "Bibliotek i länet",
    dnr: str = "KUN 2021/12",
    number: int = 12,
    body: str = "Region Norrlid",
) -> FollowRecord:
    text = MINUTES.format(
        organ=organ, day=day, number=number, heading=heading, dnr=dnr, said=said
    ).replace("Region Norrlid", body)
    return recording.of(build_artifact(text.encode(), f"{organ}-{day}-{number}.txt"))


def only(record: FollowRecord) -> PromiseRecord:
    assert len(record.promises) == 1, [p.text for p in record.promises]
    return record.promises[0]


def tied(first: FollowRecord, second: FollowRecord) -> PromiseTie | None:
    return ties.tie(only(first), first, only(second), second, Ties())


PROMISE = (
    "Kulturnämnden ska ta fram en biblioteksplan för Östmåla senast den 1 juni 2021."
)


def test_the_same_words_again_are_the_same_promise() -> None:
    tie = tied(minutes("2020-10-06", PROMISE), minutes("2020-12-08", PROMISE))
    assert tie is not None
    assert (tie.kind, tie.days) == ("repeats", None)
    assert "igen" in tie.reason


def test_other_words_for_the_same_thing_are_the_same_promise() -> None:
    later = "En biblioteksplan för Östmåla ska tas fram före sommaren 2021."
    tie = tied(minutes("2020-10-06", PROMISE), minutes("2020-12-08", later, number=3))
    assert tie is not None
    assert tie.kind == "repeats"


@pytest.mark.parametrize(
    ("later", "days"),
    [
        ("Biblioteksplanen för Östmåla ska i stället tas fram under våren 2022.", 364),
        ("Biblioteksplanen för Östmåla ska tas fram senast den 1 november 2021.", 153),
    ],
)
def test_a_new_time_revises_with_its_days(later: str, days: int) -> None:
    second = minutes("2021-05-11", later)
    tie = tied(minutes("2020-10-06", PROMISE), second)
    assert tie is not None
    assert (tie.kind, tie.days) == ("revises", days)
    assert only(second).start <= tie.start < tie.end <= only(second).end


def test_the_words_that_move_it_are_the_tie_s_own() -> None:
    later = "Biblioteksplanen för Östmåla ska i stället tas fram under våren 2022."
    second = minutes("2021-05-11", later)
    tie = tied(minutes("2020-10-06", PROMISE), second)
    assert tie is not None
    at = only(second).text.index("i stället") + only(second).start
    assert (tie.start, tie.end) == (at, at + len("i stället"))
    assert "i stället" in tie.reason


def test_another_body_that_takes_over_is_told() -> None:
    later = (
        "Servicenämnden tar över uppdraget att ta fram en biblioteksplan för Östmåla "
        "senast den 1 juni 2021."
    )
    tie = tied(
        minutes("2020-10-06", PROMISE),
        minutes("2021-02-11", later, organ="Servicenämnden", number=4),
    )
    assert tie is not None
    assert tie.kind == "taken-over"


def test_a_first_stage_is_a_part() -> None:
    whole = "Kulturnämnden ska bygga ett biblioteksmagasin i Östmåla senast år 2024."
    part = (
        "Kulturnämnden ska bygga den första etappen av biblioteksmagasinet i Östmåla "
        "under 2023."
    )
    tie = tied(minutes("2020-10-06", whole), minutes("2021-05-11", part))
    assert tie is not None
    assert tie.kind == "part-of"


@pytest.mark.parametrize(
    "later",
    [
        # Another place, another deed, another thing, another year's thing.
        "Nämnden ska ta fram en biblioteksplan för Vinliden senast den 1 juni 2021.",
        "Biblioteksplanen för Östmåla ska utvärderas senast den 1 juni 2023.",
        "Kulturnämnden ska ta fram en museiplan för Östmåla senast den 1 juni 2021.",
        # Done every year, not once.
        "Biblioteksplanen för Östmåla ska tas fram på nytt varje år.",
        # A year later to the day: another round, not a delay.
        "Nämnden ska ta fram en biblioteksplan för Östmåla senast den 1 juni 2022.",
        # Something more of the kind.
        "Ytterligare en biblioteksplan för Östmåla ska tas fram under 2023.",
    ],
)
def test_another_promise_is_left_alone(later: str) -> None:
    assert tied(minutes("2020-10-06", PROMISE), minutes("2021-05-11", later)) is None


def test_another_body_s_words_are_left_alone() -> None:
    other = minutes("2020-12-08", PROMISE, body="Region Havsmark")
    assert tied(minutes("2020-10-06", PROMISE), other) is None


def test_one_board_s_promise_is_not_another_s() -> None:
    other = PROMISE.replace("Kulturnämnden", "Servicenämnden")
    first = minutes("2020-10-06", PROMISE, organ="Regionstyrelsen")
    second = minutes("2020-12-08", other, organ="Regionstyrelsen")
    assert tied(first, second) is None


def test_an_office_may_do_what_its_board_promised() -> None:
    other = PROMISE.replace("Kulturnämnden", "Kulturförvaltningen")
    tie = tied(minutes("2020-10-06", PROMISE), minutes("2020-12-08", other))
    assert tie is not None
    assert tie.kind == "repeats"


def test_of_two_promises_the_nearer_one_is_tied() -> None:
    said = f"{PROMISE} Kulturnämnden ska ta fram en biblioteksplan för Östmåla by."
    first, second = minutes("2020-10-06", PROMISE), minutes("2020-12-08", said)
    found_ties = [
        ties.tie(only(first), first, later, second, Ties()) for later in second.promises
    ]
    assert [tie is not None for tie in found_ties] == [True, False]


def test_what_hangs_on_another_follows_it() -> None:
    record = minutes(
        "2021-03-09",
        "Förvaltningen ska kartlägga bokbussarna senast den 1 maj 2021. "
        "Därefter ska nämnden besluta om nya turer för bokbussarna.",
    )
    first, second = record.promises
    tie = next(t for t in ties_within.within(record) if t.later == second.id)
    assert (tie.kind, tie.earlier) == ("follows", first.id)
    assert "Därefter" in tie.reason


def test_a_result_follows_what_it_comes_of() -> None:
    record = minutes(
        "2021-03-09",
        "Förvaltningen ska upprätta ett förslag till bokbussplan under våren 2021. "
        "Förslaget ska läggas fram för nämnden i september 2021.",
    )
    first, second = record.promises
    [tie] = ties_within.within(record)
    assert (tie.earlier, tie.later, tie.kind) == (first.id, second.id, "follows")


def test_neighbours_that_do_not_hang_together_are_left_alone() -> None:
    record = minutes(
        "2021-03-09",
        "Förvaltningen ska kartlägga bokbussarna senast den 1 maj 2021. "
        "Nämnden ska bygga ett magasin i Östmåla under 2022.",
    )
    assert len(record.promises) == 2
    assert ties_within.within(record) == []


@pytest.mark.parametrize("row", table("ties"), ids=lambda row: row["example"])
def test_every_example_of_the_table_is_found(row: dict[str, str]) -> None:
    cue = found(row["kind"], row["example"])
    assert cue is not None
    assert "{" not in cue.reason
    assert 0 <= cue.start < cue.end <= len(row["example"])


def test_ties_join_different_promises_and_never_back_in_time() -> None:
    records = [
        minutes("2020-10-06", PROMISE),
        minutes("2020-12-08", PROMISE),
        minutes("2020-12-08", PROMISE, number=14),
        minutes("2021-05-11", PROMISE.replace("1 juni", "1 november")),
    ]
    days = {p.id: r.earliest for r in records for p in r.promises}
    tied_pairs = set()
    for first, second in product(records, repeat=2):
        tie = tied(first, second)
        if tie is not None:
            assert tie.earlier != tie.later
            before, after = days[tie.earlier], days[tie.later]
            assert before is not None
            assert after is not None
            assert before <= after
            assert (tie.later, tie.earlier) not in tied_pairs
            tied_pairs.add((tie.earlier, tie.later))
    assert len(tied_pairs) == 6
