"""Each part of a query can be taken away, and what is left finds what it should."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import QueryError
from search import query
from search.engines.tantivy import TantivyEngine
from search.model import All, Either, Entry, Everything, Part
from tests.search.made import entry

TODAY = dt.date(2024, 5, 3)
TEXTS = (
    "Nämnden beslutar att anta cykelplanen enligt KS 2021/118.",
    "Badhuset ska inte byggas om före 2023.",
    "Skolskjutsen upphandlas under hösten 2021 enligt 6 kap. 12 § kommunallagen.",
    "Cykelplan och skolskjuts hör ihop, eller så gör de inte det.",
    "Dnr 2021:118 och § 12 gäller badhuset.",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    folder: Path = tmp_path_factory.mktemp("taking")
    made = TantivyEngine(folder / "index")
    made.apply([], [_entry(at, text) for at, text in enumerate(TEXTS)], seq=1)
    return made


def _entry(at: int, text: str) -> Entry:
    return entry(
        f"d{at}",
        text,
        dt.date(2020 + at, 9, 10),
        type="protokoll" if at % 2 else "motion",
        organ="Kulturnämnden" if at < 3 else "Tekniska nämnden",
        body="Region Norrlid",
        dnr=("KS 2021/118",) if at in (0, 4) else (),
        persons=("Åsa Ek",) if at != 2 else (),
        parties=("S",) if at != 2 else ("M",),
        status=("beslut",) if at == 0 else (),
        section="12" if at > 2 else "7",
        heading="Ärendet",
    )


TYPED = """
cykelplan|badhus|skolskjuts|inte|och|eller|KS|2021/118|12|§|6|kap.|dnr|cykel*|bad?us
skolskjust~|2021|hösten|före|2023|organ:nämnden|typ:motion|parti:S § 12|beslut:anta
person:Ek|datum:2021|frist:2022|§ 7|-badhus|"hör ihop"|datum:hösten 2021|typ:qqq
datum:2021..2022|xyzw:bad|dnr:"KS 2021/118"|KS 2021/118|datum:hej|organ:|status:beslut
år:2021|*|"|)|it-strat*
"""
ATOMS = st.sampled_from(TYPED.strip().replace("\n", "|").split("|"))
JOINED = st.sampled_from([" ", " ", " ", " OCH ", " ELLER ", " INTE ", " NÄRA/4 "])


def _groups(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    lists = st.lists(st.tuples(JOINED, inner), min_size=1, max_size=4)
    return lists.map(lambda pairs: f"({''.join(j + i for j, i in pairs).strip()})")


QUERIES = st.lists(
    st.tuples(JOINED, st.recursive(ATOMS, _groups, max_leaves=4)),
    min_size=1,
    max_size=6,
).map(lambda pairs: "".join(j + i for j, i in pairs).strip())


def _count(engine: TantivyEngine, text: str) -> int:
    return engine.find(query.parse(text, TODAY).tree, 1)[1]


def _asks_nothing(part: Part) -> bool:
    return isinstance(query.parse(part.text, TODAY).tree, Everything)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(typed=QUERIES)
def test_taking_parts_away_never_loses_what_they_narrowed(
    engine: TantivyEngine, typed: str
) -> None:
    try:
        whole = query.parse(typed, TODAY)
    except QueryError:
        return
    # What asks for nothing ("*") leaves no trace of how it was joined to the rest.
    if any(_asks_nothing(part) for part in whole.parts):
        return
    total = engine.find(whole.tree, 1)[1]
    for part in whole.parts:
        left = query.parse(part.rest, TODAY)
        found = engine.find(left.tree, 1)[1]
        if len(whole.parts) > 1 and isinstance(whole.tree, Either):
            assert found <= total, (typed, part)
        else:
            assert found >= total, (typed, part)


@settings(max_examples=60, deadline=None)
@given(typed=QUERIES)
def test_parts_can_be_taken_away_until_nothing_is_left(typed: str) -> None:
    try:
        found = query.parse(typed, TODAY)
    except QueryError:
        return
    for _ in range(40):
        if not found.parts:
            break
        found = query.parse(found.parts[0].rest, TODAY)
    assert found.words == "allt"


@settings(max_examples=60, deadline=None)
@given(typed=QUERIES)
def test_what_is_left_means_the_same_as_before(typed: str) -> None:
    """Parts that come to stand beside each other are not read as one."""
    try:
        whole = query.parse(typed, TODAY)
    except QueryError:
        return
    if len(whole.parts) < 3 or not isinstance(whole.tree, All | Either):
        return
    for at, part in enumerate(whole.parts):
        told = [p.told.sv for p in whole.parts]
        del told[at]
        left = query.parse(part.rest, TODAY)
        assert [p.told.sv for p in left.parts] == told, (typed, part.rest)


def test_the_parts_of_a_query_are_what_joins_the_whole_of_it() -> None:
    found = query.parse("cykelplan (bad ELLER bok) INTE typ:motion datum:hösten 2021")
    assert [(p.text, p.told.sv) for p in found.parts] == [
        ("cykelplan", "cykelplan"),
        ("(bad ELLER bok)", "bad eller bok"),
        ("INTE typ:motion", "inte typ motion"),
        ('datum:"hösten 2021"', "daterat 2021-09-01 till 2021-11-30"),
    ]
    assert found.parts[1].rest == 'cykelplan INTE typ:motion datum:"hösten 2021"'
    assert found.parts[2].told.en == "not type motion"


@pytest.mark.parametrize(
    ("typed", "at", "rest"),
    [
        ("a INTE b", 0, "INTE b"),
        ("a ELLER b ELLER c", 1, "a ELLER c"),
        ("KS taxa 2021/118", 1, "KS OCH 2021/118"),
        ("typ:plan inte parti:S", 0, "INTE parti:S"),
        ('"a b" x inte y typ:plan', 3, '"a b" x "inte" typ:plan'),
        ("datum:hösten skola 2021", 1, 'datum:"hösten" 2021'),
        ("bad datum:hej", 0, ""),
        ("bad organ:OR", 0, '"OR"'),
        ("a xyzw:datum:2021", 0, 'datum:"2021"'),
        ("bad", 0, ""),
        ("bad NÄRA bok", 0, ""),
        ('bad "på väg', 0, '"på väg"'),
    ],
)
def test_what_is_left_is_written_so_that_it_is_read_the_same(
    typed: str, at: int, rest: str
) -> None:
    assert query.parse(typed, TODAY).parts[at].rest == rest
