"""What people say, decide and watch, where the public view is all they see."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app import identity, review
from app.access import acting
from app.access.model import NOBODY, OWNER, ForbiddenError
from app.access.viewing import Views
from app.review import Reviewer
from app.watches import seeking
from app.watches.model import Watch
from app.workspace import Workspace
from graph import queries
from tests.app.access.hidden import (
    FILE,
    READER,
    REVIEWER,
    TODAY,
    clean,
    first,
    names,
)


def test_what_people_say_is_carried_where_it_is_about_what_is_public(
    whole: Workspace,
) -> None:
    Reviewer(whole, "Eva").note(first(whole, FILE), "Om ostronbanken.")
    Reviewer(whole, "Eva").note(first(whole, "svar.txt"), "Om vägen.")
    # A status that was set when the hidden document spoke too tells of it.
    promise = first(whole, "svar.txt")
    spoke = Reviewer(whole, "Eva").status(promise, "infriad", TODAY)
    whole.decide("restrict", [FILE])
    found = Views(whole.settings).seen_by(READER)
    told = review.history(found)
    hidden = whole.archive.ledger.entry(FILE)
    assert hidden is not None
    expected = 1 if hidden.id in spoke.spoke else 2
    assert len(told) == expected
    assert [event.value for event in told][-1] == "Om vägen."
    assert told[-1].seq == 1


def test_a_reviewer_of_the_view_reviews_the_whole(whole: Workspace) -> None:
    Reviewer(whole, "Eva").note(first(whole, FILE), "Om ostronbanken.")
    whole.decide("restrict", [FILE])
    found = Views(whole.settings).seen_by(REVIEWER)
    promise = first(found, "svar.txt")
    with acting.acting(REVIEWER):
        kept = Reviewer(found, "någon annan").note(promise, "Ringde kansliet.")
    assert (kept.seq, kept.who) == (1, "Gun Granskare")
    in_whole = whole.archive.ledger.reviews.history()
    assert [event.value for event in in_whole] == [
        "Om ostronbanken.",
        "Ringde kansliet.",
    ]
    with acting.acting(REVIEWER):
        Reviewer(found).undo(kept.seq)
    assert whole.archive.ledger.reviews.history()[-1].undoes == in_whole[-1].seq
    assert [e.kind for e in review.history(found)] == ["undo", "note"]
    with acting.acting(READER), pytest.raises(ForbiddenError):
        Reviewer(found).note(promise, "Får inte.")


def test_decisions_on_who_is_who_name_only_whom_the_public_names(
    whole: Workspace,
) -> None:
    actors = {
        a.name: a.iri.value.removeprefix(whole.settings.base)
        for a in queries.actors(whole.columns)
    }
    ek = next(path for name, path in actors.items() if name.startswith("Åsa Ek"))
    torkel = next(path for name, path in actors.items() if "Gyllenskruv" in name)
    identity.reject(whole, ek, torkel, who="Eva")
    whole.decide("restrict", [FILE])
    found = Views(whole.settings).seen_by(READER)
    assert identity.history(found) == []
    clean(found.archive.ledger.reviews.history().__repr__())
    assert len(identity.history(whole)) == 1


def test_only_whoever_may_changes_the_collection(
    whole: Workspace, tmp_path: Path
) -> None:
    whole.decide("restrict", [FILE])
    seen = Views(whole.settings).seen_by(READER)
    acts: list[Callable[[Workspace], object]] = [
        lambda w: w.ingest([tmp_path], False, lambda *_: None),
        lambda w: w.remove(["svar.txt"]),
        lambda w: w.decide("publish", [FILE]),
    ]
    for act in acts:
        for person in (READER, REVIEWER, NOBODY):
            with acting.acting(person), pytest.raises(ForbiddenError):
                act(whole)
        # In the view nobody does, whoever it is.
        with acting.acting(OWNER), pytest.raises(ForbiddenError):
            act(seen)
    watch = Watch("", "sokning", "väg", "", (), "", "")
    with acting.acting(READER), pytest.raises(ForbiddenError):
        seeking.make(seen, watch)
    with acting.acting(REVIEWER):
        made = seeking.make(seen, watch)
    assert made.watch.who == "Gun Granskare"
    assert names(whole) == ["hemlig.txt", "protokoll.txt", "svar.txt"]


def test_watches_follow_when_the_view_is_made_anew(whole: Workspace) -> None:
    whole.decide("restrict", ["svar.txt"])
    found = Views(whole.settings)
    seen = found.seen_by(REVIEWER)
    made = seeking.make(seen, Watch("", "sokning", "Östmåla", "", (), "Eva", ""))
    whole.decide("publish", ["svar.txt"])
    whole.decide("restrict", [FILE])
    seen = found.seen_by(REVIEWER)
    kept = seeking.book(seen).watches()
    assert [one.id for one in kept] == [made.watch.id]
    place = seen.archive.folder / "bevakningar.sqlite"
    clean(place.read_bytes().decode("utf-8", "ignore"))
    news = seeking.new(seen, kept[0])
    assert {one.fresh.document for one in news} <= {
        e.id for e in seen.archive.ledger.entries()
    }
