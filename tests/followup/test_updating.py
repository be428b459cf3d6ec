"""What is kept depends on which documents there are, never on how they came."""

import datetime as dt
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from graph.followup.documents.records import FollowRecord
from graph.followup.kept.finding import is_enough
from graph.followup.kept.keeping import Kept
from graph.followup.kept.ties_between import Ties
from graph.followup.kept.updating import Touched, Updating
from tests.followup.meeting import MEETING, Shelf, document, passage, promise


def ties(
    aliases: Mapping[str, str] | None = None, matters: Mapping[str, str] | None = None
) -> Ties:
    return Ties(aliases or {}, matters or {})


WORDS = ("tornur", "gångbro", "lusthus", "isbana", "invigd")
LINKS = ("dnr KN-2022-1", "§ 2022-01-03 4", "dag 2022-01-03")
ACTS = ("sammantrade/kn/1/p1", "sammantrade/kn/2/p2", "handling/x")
BODIES = ("org/a", "org/b", "org/c")


@pytest.fixture
def kept(tmp_path: Path) -> Iterable[Kept]:
    opened = Kept(tmp_path / "followup.sqlite", "ett")
    yield opened
    opened.close()


def update(
    kept: Kept,
    shelf: Shelf,
    changed: Iterable[str],
    removed: Iterable[str] = (),
    between: Ties | None = None,
) -> Touched:
    by = Updating(kept, shelf.load, shelf, between or Ties(), MEETING)
    return by.update(changed, removed)


def rows(kept: Kept) -> list[tuple[object, ...]]:
    """Return every row that is kept."""
    tables = kept._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [
        (name, *row)
        for (name,) in sorted(tables.fetchall())
        if name != "note"
        for row in sorted(kept._db.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608
    ]


def found(kept: Kept) -> list[tuple[str, str]]:
    return [(e.commitment_id, e.document_id) for e in kept.evidence()]


def collection(chance: random.Random) -> list[FollowRecord]:
    """Return a few documents that have much in common."""

    def some(of: Sequence[str], most: int) -> list[str]:
        return chance.sample(of, chance.randint(0, most))

    made = []
    for number in range(chance.randint(2, 7)):
        name = f"d{number}"
        promises = [
            promise(
                f"{name}-{n}",
                some(WORDS, 4),
                some(LINKS, 1),
                start=n * 100,
                acts=some(ACTS, 1),
                bodies=some(BODIES, 2),
            )
            for n in range(chance.randint(0, 2))
        ]
        passages = [
            passage(some(WORDS, 4), some(LINKS, 1), start=n * 100, acts=some(ACTS, 1))
            for n in range(chance.randint(0, 3))
        ]
        day = chance.choice([None, 0, 1, 2, 3])
        body = chance.choice([*BODIES, None])
        made.append(document(name, day, promises, passages, body=body))
    return made


def brute(records: Sequence[FollowRecord], between: Ties) -> set[tuple[str, str]]:
    """Return which promises and documents should meet, by comparing everything."""

    def meets(one: FollowRecord, number: int, other: FollowRecord) -> bool:
        said = one.promises[number]
        whose = said.bodies or ((one.body,) if one.body else ())
        at_home = (
            not whose
            or other.body is None
            or between.body(other.body) in {between.body(b) for b in whose}
        )
        matters = {between.matter(act) for act in said.acts} - {None}
        for place in other.passages:
            shared = set(said.keys) & set(place.terms)
            shares = [1 / len(said.keys) for _ in shared]
            links = set(said.links) & set(place.links)
            if at_home and (links or (shared and is_enough(shares))):
                return True
            if any(link.startswith("dnr ") for link in links):
                return True
            if matters & {between.matter(act) for act in place.acts}:
                return True
        return False

    return {
        (one.promises[number].id, other.id)
        for one in records
        for other in records
        for number in range(len(one.promises))
        if one.id != other.id
        and one.earliest is not None
        and other.earliest is not None
        and one.earliest <= other.earliest
        and meets(one, number, other)
    }


SAME = ties({"org/b": "org/a"}, {ACTS[0]: "arende/1", ACTS[1]: "arende/1"})


@pytest.mark.parametrize("between", [Ties(), SAME], ids=["apart", "merged"])
def test_any_order_and_grouping_leaves_the_same_rows(between: Ties) -> None:
    chance = random.Random(1789)  # noqa: S311 - the same each time
    met = 0
    for _ in range(60):
        records = collection(chance)
        expected = brute(records, between)
        assert in_any_order(records, between, chance) == expected
        met += len(expected)
    assert met > 100


def in_any_order(
    records: list[FollowRecord], between: Ties, chance: random.Random
) -> set[tuple[str, str]]:
    """Take documents in at once and in steps, compare, and return which pairs met."""
    shelf = Shelf(records)
    names = sorted(shelf.records)
    at_once, in_steps = (Kept(Path(":memory:"), "ett") for _ in range(2))
    update(at_once, shelf, names, (), between)
    order = [*names, *chance.sample(names, len(names) // 2)]
    chance.shuffle(order)
    while order:
        size = chance.randint(1, 3)
        part, order = set(order[:size]), order[size:]
        gone = {name for name in part if chance.random() < 0.3}
        update(in_steps, shelf, part - gone, gone, between)
        order += [name for name in gone if name not in order]
    assert rows(in_steps) == rows(at_once)
    met = set(found(at_once))
    for opened in (at_once, in_steps):
        opened.close()
    return met


def test_a_later_document_speaks_of_an_earlier_promise_either_way(kept: Kept) -> None:
    earlier = document("d1", 0, [promise("p", ["tornur"])])
    later = document("d2", 5, [], [passage(["tornur"])])
    shelf = Shelf([earlier, later])
    update(kept, shelf, ["d1"])
    assert update(kept, shelf, ["d2"]) == Touched(("p",), ("d1", "d2"), ("p",))
    assert found(kept) == [("p", "d2")]
    update(kept, shelf, [], ["d1"])
    assert update(kept, shelf, ["d1"]) == Touched(("p",), ("d1", "d2"), ("p",))
    assert found(kept) == [("p", "d2")]


def test_what_goes_takes_its_evidence_with_it_and_says_so(kept: Kept) -> None:
    earlier = document("d1", 0, [promise("p", ["isbana"])])
    later = document("d2", 1, [], [passage(["isbana", "invigd"])])
    other = document("d3", 1, [promise("q", ["gångbro"])], [passage(["lusthus"])])
    shelf = Shelf([earlier, later, other])
    update(kept, shelf, ["d1", "d2", "d3"])
    assert len(kept.conflicts_of("p")) == 1
    touched = update(kept, shelf, [], ["d2"])
    assert touched == Touched(("p",), ("d1", "d2"), ("p",))
    assert found(kept) == [] == kept.conflicts_of("p")
    assert kept.promise("p") is not None
    assert update(kept, shelf, [], ["d1"]).promises == ("p",)
    assert kept.promise("p") is None


def test_bodies_that_turn_out_to_be_one_make_their_documents_stale(kept: Kept) -> None:
    earlier = document("d1", 0, [promise("p", ["isbana"])], body="org/a")
    later = document("d2", 1, [], [passage(["isbana"])], body="org/b")
    alone = document("d3", 2, [], [passage(["isbana"])], body="org/c")
    shelf = Shelf([earlier, later, alone])
    update(kept, shelf, ["d1", "d2", "d3"])
    assert found(kept) == []
    assert kept.stale(Ties()) == []
    one = ties({"org/b": "org/a", "org/b/kulturnamnden": "org/a/kulturnamnden"})
    assert kept.stale(one) == ["d2"]
    update(kept, shelf, kept.stale(one), (), one)
    assert found(kept) == [("p", "d2")]


def test_a_common_matter_leads_from_body_to_body(kept: Kept) -> None:
    earlier = document("d1", 0, [promise("p", ["isbana"], acts=[ACTS[0]])])
    later = document("d2", 1, [], [passage(["lusthus"], acts=[ACTS[1]])], body="org/c")
    shelf = Shelf([earlier, later])
    update(kept, shelf, ["d1", "d2"])
    assert found(kept) == []
    assert kept.stale(SAME) == ["d1", "d2"]
    update(kept, shelf, ["d1"], (), SAME)
    update(kept, shelf, ["d2"], (), SAME)
    assert found(kept) == [("p", "d2")]


def test_nothing_is_kept_of_an_update_that_fails(kept: Kept) -> None:
    earlier = document("d1", 0, [promise("p", ["isbana"])])
    shelf = Shelf([earlier])
    update(kept, shelf, ["d1"])
    before = rows(kept)
    with pytest.raises(KeyError):
        update(kept, shelf, ["d1", "saknas"])
    assert rows(kept) == before


def test_promises_of_two_documents_are_tied_once(kept: Kept) -> None:
    earlier = document("d1", 0, [promise("p", ["isbana"])], [passage(["isbana"])])
    same_day = document("d2", 0, [promise("q", ["isbana"])], [passage(["isbana"])])
    shelf = Shelf([earlier, same_day])
    touched = update(kept, shelf, ["d1", "d2"])
    assert [(t.earlier, t.later) for t in kept.ties()] == [("p", "q")]
    assert touched.promises == ("p", "q")
    assert kept.ties_of("q") == kept.ties_of("p") == kept.ties_in("d2")


def test_a_document_of_no_known_day_is_not_later(kept: Kept) -> None:
    earlier = document("d1", 0, [promise("p", ["isbana"])])
    undated = document("d2", None, [], [passage(["isbana"])])
    update(kept, Shelf([earlier, undated]), ["d1", "d2"])
    assert found(kept) == []
    assert [h.latest for h in kept.holdings()] == [None, dt.date(2022, 1, 1)]
