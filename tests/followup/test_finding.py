"""A promise and the search index agree on which documents may speak of it."""

import datetime as dt
import random

import pytest

from app.retrieval import Retrieval
from graph.followup.documents.records import FollowRecord, PassageRecord
from graph.followup.kept.finding import Said, Wanted, candidates, is_enough
from graph.followup.kept.ties_between import Ties
from ingest.language.terms import terms
from search.engines.tantivy import TantivyEngine
from search.model import Entry

WORDS = ("tornur", "gångbroar", "lusthuset", "isbanans", "ladugårdar", "kvarnen")
FIRST = dt.date(2022, 1, 1)


def record(number: int, chance: random.Random) -> FollowRecord:
    passages = []
    for place in range(chance.randint(1, 3)):
        text = " ".join(chance.sample(WORDS, chance.randint(1, 3)))
        passages.append(PassageRecord(place, place + 1, text, None, terms(text)))
    body = chance.choice([None, "A", "B"])
    day = chance.choice([None, *(FIRST + dt.timedelta(days=n) for n in range(4))])
    since = FIRST + dt.timedelta(days=1) if chance.random() < 0.5 else None
    return FollowRecord(
        id=f"d{number}",
        type="protokoll",
        title="",
        source="",
        body=body and f"org/{body}",
        organ=None,
        body_name=body and f"Kommun {body}",
        organ_name=None,
        date=day,
        dated_from=since,
        dated_to=None,
        passages=tuple(passages),
    )


def entries(one: FollowRecord) -> list[Entry]:
    return [
        Entry(
            passage=f"{one.id}-{p.start}",
            document=one.id,
            source=one.id,
            title="",
            type="protokoll",
            organ=None,
            body=one.body_name,
            date=one.date,
            latest=one.latest,
            dnr=(),
            persons=(),
            parties=(),
            status=(),
            section=None,
            heading=None,
            page=1,
            start=p.start,
            end=p.end,
            text=p.text,
            terms=p.terms,
        )
        for p in one.passages
    ]


@pytest.fixture(scope="module")
def collection(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[list[FollowRecord], Retrieval]:
    chance = random.Random(7)  # noqa: S311 - the same each time
    records = [record(number, chance) for number in range(60)]
    engine = TantivyEngine(tmp_path_factory.mktemp("samling") / "index")
    engine.apply([], [e for one in records for e in entries(one)], 1)
    engine.release()
    return records, Retrieval(engine)


@pytest.mark.parametrize("bodies", [(), ("org/A",), ("org/A", "org/B")])
@pytest.mark.parametrize(
    "shares",
    [
        {"tornur": 1.0},
        {"tornur": 0.2, "gångbro": 0.2, "lusthus": 0.1},
        {"isban": 0.15, "ladugård": 0.16, "kvarn": 0.3, "tornur": 0.05},
        {"kvarn": 0.1},
    ],
)
def test_the_index_finds_every_document_that_the_rule_lets_through(
    collection: tuple[list[FollowRecord], Retrieval],
    shares: dict[str, float],
    bodies: tuple[str, ...],
) -> None:
    records, retrieval = collection
    wants = Wanted(shares, frozenset(bodies))
    day = FIRST + dt.timedelta(days=2)
    names = [f"Kommun {body[-1]}" for body in bodies] if bodies else None
    expected = {
        one.id
        for one in records
        if (one.latest is None or one.latest >= day)
        and candidates(wants, Said(one, Ties()))
    }
    found = retrieval.holding(wants.ways, day, names) if wants.ways else set()
    assert found == expected
    assert bool(expected) == is_enough(list(shares.values()))


def test_ways_are_the_least_that_are_enough() -> None:
    shares = {"a": 0.3, "b": 0.2, "c": 0.1, "d": 0.05, "=dag 2022-01-01": 1.0}
    assert Wanted(shares, frozenset()).ways == [("a",), ("b", "c")]


def test_two_keys_together_must_both_weigh() -> None:
    assert is_enough([0.09, 0.07])
    assert not is_enough([0.14, 0.05])
    assert not is_enough([0.05, 0.05, 0.05])
    assert not is_enough([0.29])
