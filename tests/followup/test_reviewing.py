"""People's word on promises: tied to the text as it is read, beside the machine's."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.followup.reviews import reviewing, settling
from graph.followup.reviews.reattaching import find
from graph.followup.reviews.reviewing import Reviews
from graph.followup.verdicts.case import Judged
from graph.followup.verdicts.due import Due
from graph.followup_model import Evidence, PromiseStatus, PromiseTie, Stance, Verdict
from ingest.ledger_reviews import Quoted, ReviewEvent, ReviewKind, SeenEvidence

ANSWER = "Kulturnämnden ska ta fram en biblioteksplan och redovisa den för fullmäktige."
MINUTES = "Fullmäktige antar biblioteksplanen. Nämnden utreder bokbussen vidare."
DAY = dt.date(2024, 1, 1)


@dataclass
class Reading:
    """A collection as it is read, in memory."""

    texts: dict[str, str] = field(default_factory=dict)
    read: list[Quoted] = field(default_factory=list)
    found: list[Evidence] = field(default_factory=list)

    def promises(self, document: str) -> Sequence[Quoted]:
        return [one for one in self.read if one.document == document]

    def evidence(self, promise: str) -> Sequence[Evidence]:
        return [one for one in self.found if one.commitment_id == promise]

    def text(self, document: str) -> str:
        return self.texts.get(document, "")


def quoted(name: str, document: str, whole: str, words: str) -> Quoted:
    start = whole.index(words)
    return Quoted(name, document, words, start, start + len(words))


def piece(
    words: str, stance: Stance = "fulfils", score: float = 0.6, promise: str = "a1"
) -> Evidence:
    start = MINUTES.find(words)
    day = dt.date(2022, 5, 6)
    return Evidence(
        *(promise, "d2", None, start, start + len(words), words, stance, score),
        *(day, day, "belagg.beslut"),
    )


def event(
    kind: ReviewKind, number: int = 1, value: str = "", **more: object
) -> ReviewEvent:
    given = {
        "promise": PROMISE,
        "who": "Ada",
        "at": "2024-05-06T07:08:09+00:00",
        **more,
    }
    return ReviewEvent(kind, value=value, seq=number, **given)  # type: ignore[arg-type]


def as_seen(found: Evidence) -> SeenEvidence:
    words = Quoted(found.id, found.document_id, found.text, found.start, found.end)
    days = (found.date_from, found.date_to)
    return SeenEvidence(words, found.stance, found.score, None, *days, found.rule)


PROMISE = quoted("a1", "d1", ANSWER, "Kulturnämnden ska ta fram en biblioteksplan")
ADOPTED = piece("Fullmäktige antar biblioteksplanen.")
BUS = piece("Nämnden utreder bokbussen vidare.", "under-way", 0.5)
READING = Reading({"d1": ANSWER, "d2": MINUTES}, [PROMISE], [ADOPTED, BUS])


def judged(status: PromiseStatus = "infriad", as_of: dt.date = DAY) -> Judged:
    verdict = Verdict("a1", status, "Så är det.", 0.6, as_of, (0,), None)
    return Judged(verdict, False)


def of(*events: ReviewEvent, reading: Reading = READING) -> Reviews:
    return reviewing.reviews(events, reading)


def counted(said: Reviews, reading: Reading = READING) -> list[tuple[str, str, float]]:
    pieces = settling.weighed(reading.evidence("a1"), "a1", said)
    return [(p.evidence.text, p.evidence.stance, p.evidence.score) for p in pieces]


def test_confirmed_counts_fully_and_rejected_for_nothing() -> None:
    said = of(
        event("confirm-evidence", 1, "fulfils", evidence=as_seen(ADOPTED)),
        event("reject-evidence", 2, evidence=as_seen(BUS), why="gäller bokbussen"),
    )
    first, second = settling.weighed(READING.found, "a1", said)
    assert (first.evidence.stance, first.evidence.score) == ("fulfils", 1.0)
    assert (second.evidence.stance, second.evidence.score) == ("mentions", 0.0)
    # What the program found stands beside it, untouched, with who and why.
    assert (first.machine, second.machine) == (ADOPTED, BUS)
    assert second.rejected
    assert second.decision is not None
    assert second.decision.about == "Ada den 2024-05-06: gäller bokbussen"


def test_the_last_word_on_a_piece_holds_whatever_order_it_is_read_in() -> None:
    seen = as_seen(BUS)
    events = [
        event("reject-evidence", 1, evidence=seen),
        event("stance", 2, "partly", evidence=seen),
    ]
    for ordered in (events, events[::-1]):
        assert counted(of(*ordered))[1] == (BUS.text, "partly", 1.0)


def test_a_confirmed_stance_holds_when_the_program_reads_another() -> None:
    said = of(event("confirm-evidence", 1, "fulfils", evidence=as_seen(ADOPTED)))
    other = Reading(READING.texts, [PROMISE], [replace(ADOPTED, stance="mentions")])
    assert counted(said, other)[0][1] == "fulfils"


def test_without_reviews_nothing_changes() -> None:
    said = of()
    assert [p.evidence for p in settling.weighed(READING.found, "a1", said)] == [
        ADOPTED,
        BUS,
    ]
    due = Due(DAY, DAY, DAY)
    assert settling.due(due, said.of("a1")) == due
    found = judged()
    ended = settling.settled(found, (), due, said.of("a1"))
    assert (ended.judged, ended.machine, ended.decision) == (found, found, None)


def test_a_promise_cut_otherwise_keeps_what_was_said_of_it() -> None:
    longer = Quoted("a9", "d1", ANSWER, 0, len(ANSWER))
    again = Reading(READING.texts, [longer], [replace(ADOPTED, commitment_id="a9")])
    said = of(
        event("confirm-evidence", 1, "fulfils", evidence=as_seen(ADOPTED)),
        event("deadline", 2, latest=DAY),
        reading=again,
    )
    assert set(said.promises) == {"a9"}
    review = said.of("a9")
    assert review.deadline is not None
    assert review.deadline.moved
    (confirmed,) = settling.weighed(again.found, "a9", said)
    assert confirmed.evidence.score == 1.0


def test_a_passage_cut_otherwise_keeps_what_was_said_of_it() -> None:
    shorter = piece("antar biblioteksplanen")
    again = Reading(READING.texts, [PROMISE], [shorter])
    said = of(event("reject-evidence", evidence=as_seen(ADOPTED)), reading=again)
    (one,) = settling.weighed(again.found, "a1", said)
    assert one.rejected
    assert one.decision is not None
    assert one.decision.moved


def test_a_list_item_that_differs_in_one_word_is_another_promise() -> None:
    text = "Nämnden ska ta fram en idrottsplan.\nNämnden ska ta fram en lekplatsplan."
    old = quoted("a1", "d1", text, "Nämnden ska ta fram en lekplatsplan.")
    left = quoted("a2", "d1", text, "Nämnden ska ta fram en idrottsplan.")
    reading = Reading({"d1": text}, [left])
    said = of(event("reject-promise", promise=old), reading=reading)
    assert said.promises == {}
    assert [one.seq for one in said.homeless] == [1]


def test_what_the_program_no_longer_finds_stands_while_its_words_do() -> None:
    silent = Reading(READING.texts, [PROMISE], [])
    seen = as_seen(ADOPTED)
    said = of(event("confirm-evidence", 1, "fulfils", evidence=seen), reading=silent)
    (kept,) = settling.weighed([], "a1", said)
    assert kept.machine is None
    assert kept.evidence.id == ADOPTED.id
    assert (kept.evidence.start, kept.evidence.end) == (ADOPTED.start, ADOPTED.end)
    rejected = of(event("reject-evidence", 1, evidence=seen), reading=silent)
    assert settling.weighed([], "a1", rejected) == ()


@pytest.mark.parametrize(
    "reading",
    [
        Reading({"d1": ANSWER, "d2": "Något annat."}, [PROMISE], []),
        Reading({"d1": ANSWER}, [PROMISE], []),
        Reading({"d2": MINUTES}, [], [ADOPTED]),
    ],
)
def test_what_has_lost_its_words_is_homeless_but_not_lost(reading: Reading) -> None:
    confirmed = event("confirm-evidence", 1, "fulfils", evidence=as_seen(ADOPTED))
    said = of(confirmed, reading=reading)
    assert said.homeless == (confirmed,)
    assert said.promises == {}
    assert of(confirmed).homeless == ()


def test_line_ends_and_hyphens_do_not_hide_words() -> None:
    assert find("ta fram en biblioteksplan", "att ta\nfram en biblio-\nteksplan") == (
        4,
        31,
    )
    assert find("finns inte", ANSWER) is None
    assert find("…", ANSWER) is None


WORDS = st.lists(
    st.sampled_from(("Planen", "antas.", "”bokbuss”", "§ 4", "år")), min_size=1
)


@given(WORDS, WORDS, WORDS, st.sampled_from((" ", "\n", "-\n", "  ")))
def test_words_are_found_again_however_the_text_is_set(
    before: list[str], words: list[str], after: list[str], gap: str
) -> None:
    text = gap.join((*before, *words, *after))
    span = find(" ".join(words), text, len(gap.join(before)) + len(gap))
    assert span is not None
    letters = [c for c in text[slice(*span)] if c.isalnum()]
    assert letters == [c for c in "".join(words) if c.isalnum()]


def test_the_nearest_of_equal_words_is_meant() -> None:
    text = "Planen antas. " * 3
    assert find("Planen antas.", text, 15) == (14, 27)


def test_a_deadline_set_by_a_person_has_no_slack() -> None:
    day = dt.date(2023, 6, 30)
    review = of(event("deadline", latest=day)).of("a1")
    found = Due(dt.date(2021, 1, 1), DAY, dt.date(2024, 3, 1))
    due = settling.due(found, review)
    assert (due.latest, due.limit, due.said) == (day, day, found.said)
    none = of(event("deadline")).of("a1")
    assert settling.due(found, none).limit is None


def test_the_promisor_is_who_a_person_says() -> None:
    review = of(event("promisor", value="Kulturnämnden")).of("a1")
    assert settling.promisor("Okänd", review) == "Kulturnämnden"
    assert settling.promisor("Okänd", of().of("a1")) == "Okänd"


def test_a_status_set_by_a_person_holds_and_says_so() -> None:
    set_to = event("status", value="delvis", as_of=DAY, spoke=("d2",), why="halva")
    review = of(set_to).of("a1")
    pieces = settling.weighed(READING.found, "a1", of(set_to))
    ended = settling.settled(judged(), pieces, Due(None, None, None), review)
    assert ended.judged.verdict.status == "delvis"
    assert ended.machine.verdict.status == "infriad"
    explanation = ended.judged.verdict.explanation
    assert "Ada den 2024-05-06: halva" in explanation
    assert "infriad" in explanation
    assert ended.news == ()


def test_a_status_does_not_reach_back_before_its_day() -> None:
    review = of(event("status", value="struken", as_of=DAY)).of("a1")
    early = judged("pagar", dt.date(2023, 1, 1))
    ended = settling.settled(early, (), Due(None, None, None), review)
    assert ended.judged == early
    assert ended.decision is None


def test_what_is_new_since_a_person_judged_is_told_but_overrules_nobody() -> None:
    said = of(event("confirm-status", value="pagar", as_of=DAY, spoke=("d7",)))
    pieces = settling.weighed(READING.found, "a1", said)
    ended = settling.settled(
        judged("infriad"), pieces, Due(None, None, None), said.of("a1")
    )
    assert ended.judged.verdict.status == "pagar"
    assert ended.news == (0, 1)
    assert "nya belägg" in ended.judged.verdict.explanation


def test_a_rejected_status_leaves_it_unknown_until_another_is_found() -> None:
    review = of(event("reject-status", value="infriad", as_of=DAY)).of("a1")
    no_limit = Due(None, None, None)
    assert settling.settled(judged(), (), no_limit, review).judged.verdict.status == (
        "okant"
    )
    other = settling.settled(judged("struken"), (), no_limit, review)
    assert other.judged.verdict.status == "struken"


def test_the_calendar_ends_what_was_not_due() -> None:
    review = of(event("status", value="ej-forfallen", as_of=DAY)).of("a1")
    later = judged("frist-passerad-utan-belagg", dt.date(2025, 1, 1))
    due = Due(None, dt.date(2024, 6, 30), None)
    assert settling.settled(later, (), due, review).judged == later
    before = judged("okant", dt.date(2024, 2, 1))
    ended = settling.settled(before, (), due, review)
    assert ended.judged.verdict.status == "ej-forfallen"


def test_a_late_promise_is_overdue_by_the_status_a_person_gives() -> None:
    due = Due(None, dt.date(2022, 6, 30), None)
    found = Judged(judged("frist-passerad-utan-belagg").verdict, True)
    done = of(event("status", value="infriad", as_of=DAY)).of("a1")
    assert not settling.settled(found, (), due, done).judged.overdue
    going = of(event("status", value="pagar", as_of=DAY)).of("a1")
    assert settling.settled(found, (), due, going).judged.overdue


def test_people_tie_promises_and_hold_them_apart() -> None:
    other = Quoted("a2", "d2", MINUTES, 0, 10)
    reading = Reading(READING.texts, [PROMISE, replace(other, end=len(MINUTES))])
    tie = PromiseTie("repeats", "a1", "a2", "d2", 0, 5, "Samma ord", 0.8)
    same = event("same", 1, other=other)
    apart = event("apart", 2, other=other, why="en annan plan")
    assert settling.tied([], of(same, reading=reading))[0].earlier == "a1"
    assert settling.tied([tie], of(same, reading=reading)) == [tie]
    assert settling.tied([tie], of(same, apart, reading=reading)) == []
    (made,) = settling.tied([], of(same, reading=reading))
    assert made.confidence == 1.0
    assert "Ada" in made.reason


def test_touched_names_the_promises_to_judge_again() -> None:
    undo = ReviewEvent("undo", undoes=1, seq=2)
    back = ReviewEvent("undo", undoes=2, seq=3)
    history = [event("note", 1), undo, back]
    for after, promises in ((0, {"a1"}), (1, {"a1"}), (2, {"a1"}), (3, set())):
        assert reviewing.touched(history, after, READING) == promises
    longer = Quoted("a9", "d1", ANSWER, 0, len(ANSWER))
    again = Reading(READING.texts, [longer])
    assert reviewing.touched(history, 0, again) == {"a9"}
    assert reviewing.touched(history, 0, Reading()) == set()
