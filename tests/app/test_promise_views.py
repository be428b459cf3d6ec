"""What a person asks of promises: which, how they stand, what has happened."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from app import promises as asked
from app.promise_filters import Filters
from app.promise_views import PromiseView
from app.review import Reviewer
from app.workspace import Workspace
from graph.queries.matters import matters

TODAY = dt.date(2023, 1, 31)


def one(opened: Workspace, words: str, **more: bool) -> PromiseView:
    found = asked.listed(opened, TODAY, Filters(**more)).promises
    return next(view for view in found if words in view.text)


def ids(opened: Workspace, filters: Filters) -> set[str]:
    return {v.id for v in asked.listed(opened, TODAY, filters).promises}


def test_each_sort_of_promise_is_counted_and_found(followed: Workspace) -> None:
    found = asked.listed(followed, TODAY)
    assert found.total == len(found.promises) == 4
    assert found.counts == Counter(view.status for view in found.promises)
    assert (found.overdue, found.silent, found.upcoming) == (1, 1, 2)
    assert (
        "badplatsen"
        in asked.listed(followed, TODAY, Filters(silent=True)).promises[0].text
    )
    late = asked.listed(followed, TODAY, Filters(overdue=True))
    assert [view.overdue for view in late.promises] == [True]
    # All that is asked for narrows the figures but the statuses themselves.
    assert late.counts == Counter(view.status for view in late.promises)


def test_what_is_due_soon_is_what_lies_ahead(followed: Workspace) -> None:
    coming = asked.listed(followed, TODAY, Filters(upcoming=90)).promises
    assert [view.limit for view in coming] == [
        dt.date(2023, 2, 15),
        dt.date(2023, 3, 31),
    ]
    near = asked.listed(followed, TODAY, Filters(upcoming=20)).promises
    assert [view.limit for view in near] == [dt.date(2023, 2, 15)]


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(organ="kulturnämnden"), {"kulturhus"}),
        (Filters(person="åsa ek"), {"badplatsen", "Östmåla"}),
        (Filters(topic="strategin badplats"), {"badplatsen"}),
        (Filters(statuses=("infriad", "omplanerad")), {"Östmåla", "kulturhus"}),
        (Filters(strengths=("assignment",)), {"kulturhus"}),
        (Filters(due_to=dt.date(2022, 1, 1)), {"badplatsen"}),
        (Filters(due_from=dt.date(2023, 3, 1)), {"kulturhus"}),
        (Filters(said_from=dt.date(2022, 6, 1)), {"Kråkvik"}),
        (Filters(said_to=dt.date(2021, 12, 31)), {"badplatsen", "Östmåla"}),
        (Filters(reviewed=True), set()),
        (Filters(body="Region Sörlid"), set()),
    ],
)
def test_filters(followed: Workspace, filters: Filters, words: set[str]) -> None:
    known = ("badplatsen", "Östmåla", "kulturhus", "Kråkvik")
    texts = [v.text for v in asked.listed(followed, TODAY, filters).promises]
    assert {word for word in known for text in texts if word in text} == words
    assert len(texts) == len(words)


def test_an_actors_path_is_as_good_as_a_name(followed: Workspace) -> None:
    said = one(followed, "badplatsen")
    assert said.speaker_path
    assert said.organ_path
    by_name = ids(followed, Filters(person="Åsa Ek"))
    assert ids(followed, Filters(person=said.speaker_path)) == by_name
    assert said.id in ids(followed, Filters(organ=said.organ_path))


def test_a_matters_promises(followed: Workspace) -> None:
    found = matters(followed.graph, text="kulturhus", base=followed.settings.base)
    assert found
    chosen = ids(followed, Filters(matter=found[0].id))
    assert chosen
    assert chosen <= ids(followed, Filters(topic="kulturhus", versions=True))


def test_pages_together_are_the_whole_list(followed: Workspace) -> None:
    whole = asked.listed(followed, TODAY)
    pages = [asked.listed(followed, TODAY, offset=n, limit=1) for n in range(5)]
    assert [v for page in pages for v in page.promises] == list(whole.promises)
    assert {page.total for page in pages} == {whole.total}


def test_a_promise_said_again_is_shown_once_with_its_slippage(
    followed: Workspace,
) -> None:
    first = one(followed, "kulturhus")
    assert [version.kind for version in first.versions] == [None, "revises"]
    assert first.slippage == 121
    assert first.status == "omplanerad"
    apart = [v for v in asked.promises(followed, TODAY) if "kulturhus" in v.text]
    assert {view.first for view in apart} == {first.id}
    assert len(apart) == 2


def test_before_it_was_moved_the_later_version_is_not_known(
    followed: Workspace,
) -> None:
    day = dt.date(2022, 6, 1)
    views = asked.listed(followed, day).promises
    before = next(view for view in views if "kulturhus" in view.text)
    assert (before.versions, before.slippage, before.status) == (
        (),
        None,
        "ej-forfallen",
    )
    assert before.evidence == ()
    assert asked.listed(followed, dt.date(2020, 1, 1)).promises == ()


def test_evidence_points_at_its_words(followed: Workspace) -> None:
    kept = one(followed, "Östmåla")
    assert kept.status == "infriad"
    piece = kept.evidence[kept.basis[0]]
    text = followed.artifact(piece.document_id).document.text
    assert text[piece.start : piece.end] == piece.text
    assert piece.stance == "fulfils"
    assert piece.cue is None or piece.start <= piece.cue[0] < piece.cue[1] <= piece.end


def test_silence_says_what_it_could_not_see(followed: Workspace) -> None:
    silent = one(followed, "badplatsen")
    assert silent.status == "frist-passerad-utan-belagg"
    assert silent.basis == ()
    assert silent.coverage
    assert silent.covered.sentence


def test_the_timeline_is_in_order_and_each_line_has_its_source(
    followed: Workspace,
) -> None:
    found = asked.promise(followed, one(followed, "kulturhus").id, TODAY)
    assert found is not None
    days = [entry.day for entry in found.timeline]
    assert days == sorted(day for day in days if day)
    kinds = [entry.kind for entry in found.timeline]
    assert kinds[0] == "said"
    assert {"version", "deadline", "status"} <= set(kinds)
    for entry in found.timeline:
        if entry.kind in {"said", "version", "evidence"}:
            assert entry.document_id
            assert entry.start is not None
            text = followed.artifact(entry.document_id).document.text
            assert text[entry.start : entry.end] == entry.quote
    assert found.history[-1].status == found.view.status
    assert [tie.kind for tie in found.ties] == ["revises"]


def test_what_the_program_reached_is_told_beside_what_documents_date(
    followed: Workspace,
) -> None:
    found = asked.promise(followed, one(followed, "Östmåla").id, TODAY)
    assert found is not None
    assert [turn.status for turn in found.history] == ["ej-forfallen", "infriad"]
    assert [logged.status for logged in found.log] == ["infriad"]
    assert found.log[0].as_of == TODAY
    assert asked.promise(followed, "finns-inte", TODAY) is None


def test_bodies_with_most_silence_come_first(followed: Workspace) -> None:
    counted = asked.by_organ(followed, TODAY)
    assert counted[0].silent == 1
    assert counted[0].within == "Region Norrlid"
    assert sum(body.total for body in counted) == 4
    assert asked.by_organ(followed, TODAY, limit=1) == counted[:1]


def test_a_persons_word_is_shown_beside_the_programs(followed: Workspace) -> None:
    silent = one(followed, "badplatsen")
    reviewer = Reviewer(followed, "Bo Lind")
    event = reviewer.status(silent.id, "struken", TODAY, "Nämnden lade ner arbetet.")
    try:
        view = one(followed, "badplatsen")
        assert (view.status, view.reviewed) == ("struken", True)
        assert view.machine is not None
        assert view.machine.status == "frist-passerad-utan-belagg"
        assert view.said[0].who == "Bo Lind"
        assert view.id in ids(followed, Filters(reviewed=True))
        details = asked.promise(followed, view.id, TODAY)
        assert details is not None
        assert "review" in {entry.kind for entry in details.timeline}
    finally:
        reviewer.undo(event.seq)
    assert replace(one(followed, "badplatsen")) == silent


def test_what_a_person_says_is_no_promise_is_shown_only_when_asked_for(
    followed: Workspace,
) -> None:
    silent = one(followed, "badplatsen")
    reviewer = Reviewer(followed, "Bo Lind")
    event = reviewer.reject_promise(silent.id, "Det är en rubrik.")
    try:
        assert silent.id not in ids(followed, Filters())
        assert asked.listed(followed, TODAY).silent == 0
        assert ids(followed, Filters(ids=(silent.id,))) == {silent.id}
        found = asked.promise(followed, silent.id, TODAY)
        assert found is not None
        assert [said.kind for said in found.view.said] == ["reject-promise"]
    finally:
        reviewer.undo(event.seq)


def test_versions_that_a_person_holds_apart_are_two_promises(
    followed: Workspace,
) -> None:
    first, later = one(followed, "kulturhus").versions
    reviewer = Reviewer(followed, "Bo Lind")
    event = reviewer.apart(first.id, later.id, "Två olika hus.")
    try:
        found = asked.listed(followed, TODAY, Filters(topic="kulturhus"))
        assert found.total == 2
        assert [view.versions for view in found.promises] == [(), ()]
    finally:
        reviewer.undo(event.seq)
    assert asked.listed(followed, TODAY, Filters(topic="kulturhus")).total == 1
