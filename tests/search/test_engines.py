"""Both engines answer every query tree alike."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.settings import load
from ingest.errors import ArchiveError, SagtError
from search import analysis, wording
from search.engines import ENGINES, open_engine
from search.model import (
    FACETS,
    All,
    Best,
    Dated,
    Either,
    Engine,
    Entry,
    Everything,
    Exactly,
    Fuzzy,
    Node,
    Not,
    Prefix,
    Rather,
    Sought,
    Weighted,
    Wildcard,
    Without,
    Word,
)
from search.service import Search
from tests.search.made import minuted

TEXTS = (
    "Nämnden beslutar att anta cykelplanen för Östmåla.",
    "Samverkan med föreningarna om cykel och om cykelbanor följs upp årligen.",
    "Motion om äldres rätt till vårdplatser och vårdcentral.",
    "Fullmäktige beslutar att bygga en skola vid torget i Östmåla.",
    "Skolan vid torget är klar, och torget får nya bänkar.",
    "Cykelplanen följs upp av nämnden senast i december.",
)


def stemmed(number: int, text: str, **changes: object) -> Entry:
    terms = tuple(analysis.stems(text))
    return minuted(number, text, terms=terms, **changes)


ENTRIES = (
    stemmed(0, TEXTS[0]),
    stemmed(1, TEXTS[1], status=("löfte",), deadline=dt.date(2022, 12, 31)),
    stemmed(
        2,
        TEXTS[2],
        type="motion",
        organ=None,
        body=None,
        date=None,
        latest=dt.date(2022, 1, 1),
        dnr=(),
        persons=(),
        parties=("KD", "M"),
        section="63/24",
    ),
    stemmed(3, TEXTS[3], organ="Kommunfullmäktige", persons=("Bo Lind", "Åsa Ek")),
    stemmed(4, TEXTS[4], date=None, latest=None, heading="Torget i Östmåla"),
    stemmed(5, TEXTS[5], date=dt.date(2023, 1, 9), latest=dt.date(2023, 1, 9)),
)


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Engine:
    made = open_engine(tmp_path_factory.mktemp("index"), request.param)
    made.apply([], ENTRIES, 7)
    return made


@pytest.fixture(params=sorted(ENGINES))
def changing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine that a test may change; it lies in `tmp_path`."""
    made = open_engine(tmp_path, request.param)
    made.apply([], ENTRIES, 7)
    yield made
    made.release()


def word(typed: str, field: str = "", slop: int = 0) -> Word:
    return Word(tuple(analysis.stems(typed)), field, slop)


def found(engine: Engine, tree: Node) -> set[int]:
    hits, total = engine.find(tree, 20)
    assert total == len(hits)
    return {int(hit.entry.document[1:]) for hit in hits}


MAY = Dated(dt.date(2021, 5, 1), dt.date(2021, 5, 31))


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (word("cykelplan"), {0, 5}),
        (word("cykelplan", "heading"), set()),
        (word("östmåla"), {0, 3, 4}),
        (word("östmåla", "text"), {0, 3}),
        (word("östmåla", "heading"), {4}),
        (word("beslutar att"), {0, 3}),
        (word("att beslutar"), set()),
        (word("cykelplan nämnden"), set()),
        (word("cykelplan nämnden", slop=2), set()),
        (word("nämnden cykelplan", slop=3), {0, 5}),
        (word("cykelplan nämnden", slop=3), {0, 5}),
        (word("skolan torget", slop=1), {3, 4}),
        (word("torget skolan", slop=1), {3, 4}),
        (word("om om"), set()),
        (Word(("cykel",), "wide"), {0, 1, 5}),
        (word("fullmäktige", "organ_ord"), {3}),
        (word("norrlid", "organ_ord"), {0, 1, 3, 4, 5}),
        (Word(("ek",), "person_ord"), {0, 1, 3, 4, 5}),
        (Word(("åsa", "ek"), "person_ord"), {0, 1, 3, 4, 5}),
        # The names stand one by one, not in a row.
        (Word(("lind", "åsa"), "person_ord"), set()),
        (Prefix("vård"), {2}),
        (Prefix("cyk"), {0, 1, 5}),
        (Prefix("kommun", "organ_ord"), {3}),
        (Wildcard("sk*l"), {3, 4}),
        (Wildcard("vård?lats"), {2}),
        (Wildcard("cykelplan*"), {0, 5}),
        (Wildcard("kul*n?mnd", "organ_ord"), {0, 1, 4, 5}),
        (Fuzzy("cykelpaln"), {0, 5}),
        (Fuzzy("cykeplxan"), set()),
        (Fuzzy("cykeplxan", 2), {0, 1, 5}),
        (Exactly("typ", "motion"), {2}),
        (Exactly("parti", "KD"), {2}),
        (Exactly("parti", "kd"), set()),
        (Exactly("person", "Bo Lind"), {3}),
        (Exactly("passage", "d4-s0"), {4}),
        (Exactly("ar", "2021"), {0, 1, 3}),
        (Exactly("paragraf", "6324"), {2}),
        (MAY, {0, 1, 3}),
        (Dated(None, dt.date(2021, 5, 2)), {0, 1}),
        (Dated(dt.date(2021, 5, 2), None), {1, 3, 5}),
        (Dated(None, None), {0, 1, 3, 5}),
        (Dated(dt.date(2021, 6, 1), None, bounds=True), {2, 5}),
        (Dated(dt.date(2022, 1, 1), None, field="frist"), {1}),
        (Dated(None, dt.date(2022, 1, 1), field="frist"), set()),
        (Without("body"), {2}),
        (Without("senast"), {4}),
        (Without("frist"), {0, 2, 3, 4, 5}),
        (Everything(), {0, 1, 2, 3, 4, 5}),
        (Not(word("cykelplan")), {1, 2, 3, 4}),
        (Not(Not(word("cykelplan"))), {0, 5}),
        (All((word("cykelplan"), MAY)), {0}),
        (All((word("torget"), Not(word("skola bänkar", slop=9)))), {3}),
        (All((Not(MAY), Not(word("torget")))), {2, 5}),
        (All((word("cykelplan"), Rather(word("december")))), {0, 5}),
        (Either((word("motion"), word("skola"))), {2, 3, 4}),
        (Either((word("skola"), word("torget"), word("bygga")), 2), {3, 4}),
        (Either((word("skola"), word("torget"), word("bygga")), 3), {3}),
        (Either((word("motion"), Not(word("cykel"))), 1), {0, 2, 3, 4, 5}),
        (Best((word("motion"), word("skola"))), {2, 3, 4}),
        (Weighted(word("cykelplan"), 0.0), {0, 5}),
    ],
)
def test_nodes(engine: Engine, tree: Node, expected: set[int]) -> None:
    assert found(engine, tree) == expected


def test_the_entry_comes_back_with_what_it_is_shown_by(engine: Engine) -> None:
    (hit,), _ = engine.find(Exactly("passage", "d1-s0"), 1)
    given_back = replace(hit.entry, wording=None)
    assert given_back == replace(ENTRIES[1], terms=())
    known = hit.entry.wording
    assert known is not None
    assert wording.stems(known.text) == analysis.stems(TEXTS[1])
    assert wording.wide(known.text) == analysis.wide(TEXTS[1])


def best(engine: Engine, tree: Node) -> str:
    return engine.find(tree, 1)[0][0].entry.document


def test_rank(engine: Engine) -> None:
    # Rarer words tell more, and a word in the heading more than one in the text.
    assert best(engine, Either((word("beslutar"), word("bygga")))) == "d3"
    assert best(engine, word("östmåla")) == "d4"
    assert best(engine, All((word("cykelplan"), Rather(word("december"))))) == "d5"
    weighed = (Weighted(word("motion"), 0.01), word("cykelbanor"))
    assert best(engine, Either(weighed)) == "d1"
    assert best(engine, Best((Weighted(word("skola"), 9.0), word("motion")))) != "d2"


def test_scores_are_those_of_the_other_engine(tmp_path: Path) -> None:
    engines = [open_engine(tmp_path, name) for name in sorted(ENGINES)]
    for made in engines:
        made.apply([], ENTRIES, 7)
    for tree in (word("torget"), Either((word("cykelplan"), word("nämnden")))):
        one, other = ([h.score for h in e.find(tree, 9)[0]] for e in engines)
        assert one == pytest.approx(other, rel=0.15)


def test_by_date_the_undated_come_last(engine: Engine) -> None:
    def order(name: str) -> list[str]:
        return [hit.entry.document for hit in engine.find(Everything(), 9, 0, name)[0]]

    assert order("newest")[:4] == ["d5", "d3", "d1", "d0"]
    assert order("oldest")[:4] == ["d0", "d1", "d3", "d5"]
    assert set(order("newest")[4:]) == set(order("oldest")[4:]) == {"d2", "d4"}


@pytest.mark.parametrize("order", ["", "newest", "oldest"])
@pytest.mark.parametrize("size", [1, 2, 5])
def test_pages_neither_skip_nor_repeat(engine: Engine, order: str, size: int) -> None:
    tree = Either((word("torget"), Everything()))
    whole = [h.entry.passage for h in engine.find(tree, 99, 0, order)[0]]
    pages = (engine.find(tree, size, at, order)[0] for at in range(0, 6, size))
    assert [hit.entry.passage for page in pages for hit in page] == whole


def test_facets_count_what_is_found(engine: Engine) -> None:
    counted = engine.facets(Everything())
    assert set(counted) == set(FACETS)
    assert counted["typ"] == {"protokoll": 5, "motion": 1}
    assert counted["parti"] == {"S": 5, "KD": 1, "M": 1}
    assert counted["person"] == {"Åsa Ek": 5, "Bo Lind": 1}
    assert counted["ar"] == {"2021": 3, "2023": 1}
    assert list(counted["person"]) == ["Åsa Ek", "Bo Lind"]
    narrowed = engine.facets(word("skola"), ("organ",))
    assert narrowed == {"organ": {"Kommunfullmäktige": 1, "Kulturnämnden": 1}}


def test_documents(engine: Engine) -> None:
    assert engine.documents(word("torget")) == {"d3", "d4"}
    assert engine.documents(Everything()) == {f"d{n}" for n in range(6)}
    assert engine.documents(word("flygplats")) == set()


def test_holding(engine: Engine) -> None:
    search = Search(engine)
    ways = [analysis.stems("torget skola"), analysis.stems("cykelplan")]
    since = dt.date(2021, 5, 4)
    assert search.holding(ways, since) == {"d3", "d4", "d5"}
    assert search.holding(ways, since, ["Region Söderby"]) == set()
    assert search.holding([analysis.stems("motion")], since, ["Region X"]) == {"d2"}


def test_related(engine: Engine) -> None:
    words = tuple(analysis.stems("torget skola bänkar"))
    sought = Sought(words, apart_from="d3")
    assert [f.entry.document for f in Search(engine).related(sought, 5)] == ["d4"]


def test_words_and_values_are_counted(engine: Engine) -> None:
    stem = analysis.stem("torget")
    assert engine.frequency(stem, "text") == 2
    assert engine.frequency("flygplats", "text") == 0
    assert engine.rarity(1) > engine.rarity(2) > 0
    assert engine.beginning("cykel", "text", 1) == [(analysis.stem("cykelplan"), 2)]
    assert engine.values("person") == [("Åsa Ek", 5), ("Bo Lind", 1)]
    assert len(engine.values("document")) == 6


def test_a_replaced_document_is_found_by_its_new_text_only(changing: Engine) -> None:
    changing.apply(["d0"], [stemmed(0, "Badhuset stängs.")], 8)
    assert found(changing, word("cykelplan")) == {5}
    assert found(changing, word("badhus")) == {0}
    assert (changing.seq(), changing.count()) == (8, 6)


def test_a_removed_document_is_gone_everywhere(changing: Engine) -> None:
    changing.apply(["d2", "d9"], [], 8)
    assert found(changing, Everything()) == {0, 1, 3, 4, 5}
    assert changing.facets(Everything())["typ"] == {"protokoll": 5}
    assert changing.documents(Without("body")) == set()


def test_what_is_not_last_is_not_seen(changing: Engine) -> None:
    changing.apply([], [stemmed(6, "Badhuset stängs.")], 8, last=False)
    assert changing.seq() == 7
    changing.apply(["d6"], [stemmed(6, "Badhuset öppnas.")], 9)
    assert changing.seq() == 9
    assert found(changing, word("badhuset")) == {6}
    assert found(changing, word("stängs")) == set()


def test_another_sees_what_was_applied(changing: Engine, tmp_path: Path) -> None:
    kind = {type(open_engine(tmp_path / "x", name)): name for name in ENGINES}
    other = open_engine(tmp_path, kind[type(changing)])
    assert other.seq() == 7
    changing.apply(["d0"], [], 8)
    assert other.seq() == 8
    assert found(other, word("cykelplan")) == {5}
    changing.release()
    other.apply([], [stemmed(0, "Badhuset stängs.")], 9)
    assert found(changing, word("badhus")) == {0}
    other.release()


def test_clear(changing: Engine) -> None:
    changing.clear()
    assert (changing.seq(), changing.count()) == (0, 0)
    assert found(changing, Everything()) == set()
    changing.apply([], ENTRIES[:1], 1)
    assert found(changing, Everything()) == {0}


# Whoosh leaves a file open where it breaks; Python shows no one that by itself.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.parametrize("name", sorted(ENGINES))
def test_a_damaged_index_is_said(tmp_path: Path, name: str) -> None:
    made = open_engine(tmp_path, name)
    made.apply([], ENTRIES, 1)
    made.release()
    (place,) = tmp_path.iterdir()
    for file in place.iterdir():
        if file.is_file() and "lock" not in file.name.lower():
            file.write_bytes(b"nothing of the kind")
    with pytest.raises(ArchiveError, match="skadat"):
        open_engine(tmp_path, name)


def test_engines_lie_beside_each_other(tmp_path: Path) -> None:
    left = tmp_path / "tantivy-0123456789ab"
    left.mkdir()
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    for name in ENGINES:
        made = open_engine(tmp_path, name)
        made.apply([], ENTRIES[:1], 3)
        made.release()
        made.forget_others()
    assert [open_engine(tmp_path, name).seq() for name in ENGINES] == [3, 3]
    assert len(list(tmp_path.iterdir())) == len(ENGINES)


def test_long_words_and_odd_signs_are_no_trouble(changing: Engine) -> None:
    odd = stemmed(7, f"{'a' * 70_000} \x00 \ud7ff | , \u2028 slut", persons=("A, B",))
    changing.apply([], [odd], 8)
    assert found(changing, word("slut")) == {7}
    assert found(changing, Exactly("person", "A, B")) == {7}


WORDS = st.sampled_from(
    ["cykelplan", "torget", "skola", "beslutar", "nämnden", "om", "x"]
).map(word)
LEAVES = st.one_of(
    WORDS,
    st.sampled_from([MAY, Without("body"), Everything(), Exactly("typ", "motion")]),
    st.sampled_from([Prefix("cyk"), Fuzzy("torgte"), Wildcard("sk*")]),
)


def _larger(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        several.map(All),
        st.builds(Either, several, st.just(1)),
        several.map(Best),
        parts.map(Not),
        st.builds(Weighted, parts, st.sampled_from([0.0, 0.5, 2.0])),
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[Engine]:
    folder = tmp_path_factory.mktemp("both")
    made = [open_engine(folder, name) for name in sorted(ENGINES)]
    for each in made:
        each.apply([], ENTRIES, 7)
    return made


@given(tree=st.recursive(LEAVES, _larger, max_leaves=6))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_tree_finds_the_same_in_both(both: list[Engine], tree: Node) -> None:
    one, other = both
    assert found(one, tree) == found(other, tree)
    assert one.facets(tree) == other.facets(tree)


def test_an_unknown_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAGT_ENGINE", "lucene")
    with pytest.raises(SagtError, match="tantivy eller whoosh"):
        load()
