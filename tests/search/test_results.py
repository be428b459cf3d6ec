"""Results that people trust: exact marks, right counts, every passage once."""

import contextlib
import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import QueryError
from search import analysis, query
from search.engines.tantivy import TantivyEngine
from search.model import Entry, Hit, Results
from search.service import Search, Wish
from search.snippets import WIDTH, Marker
from tests.search.made import entry

TYPES = ("protokoll", "motion", "rapport")
BODIES = ("Norrlids kommun", "Region Norrlid")
PLAN = "Nämnden beslutar att anta cykelplanen för Östmåla och bygga en ny simhall."
SAME = (
    "Samverkan: nämnden anser att samverkan med föreningslivet ska fördjupas genom "
    "samverkan i möten varje termin och en tydlig kontaktväg för föreningarna."
)


def numbered(number: int, text: str, **changes: object) -> Entry:
    said: dict[str, object] = {
        "source": f"handlingar/{number}.txt",
        "title": f"Handling {number}",
        "organ": "Kulturnämnden",
        "body": "Norrlids kommun",
        "dnr": (f"KN 2021/{number}",),
        "section": "11",
    }
    return entry(f"d{number}", text, dt.date(2021, 5, 1), **(said | changes))


def searching(folder: Path, entries: Sequence[Entry]) -> Search:
    engine = TantivyEngine(folder)
    engine.apply([], list(entries), seq=1)
    return Search(engine)


def many(count: int) -> list[Entry]:
    """Return passages of two bodies and three types over six years, some the same."""
    found = []
    for n in range(count):
        year = None if n % 11 == 0 else 2016 + n % 6
        date = dt.date(year, 1 + n % 12, 3) if year else None
        text = (
            SAME if n % 7 == 0 else f"Samverkan nummer x{n} om skolan. " * (1 + n % 4)
        )
        found.append(
            numbered(
                n,
                text,
                type=TYPES[n % 3],
                body=BODIES[n % 2],
                date=date,
                latest=date,
                persons=("Åsa Ek",) if n % 5 == 0 else (),
            )
        )
    return found


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Search:
    return searching(tmp_path_factory.mktemp("crowd"), many(330))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Search:
    folder = tmp_path_factory.mktemp("small")
    texts = (
        PLAN,
        "Samverkan med civilsamhällesorganisationer följs upp årligen.",
        "Skolgården vid Ängsskolan rustas upp med nya träd.",
        "Fullmäktige antog budgeten. " * 30
        + "Då sades inget om gatlampor på Storgatan.",
        "Cykelplanen för Östmåla reviderades och en simhall ströks ur den.",
        "Revisorerna granskade upphandlingen av skolmåltider.",
    )
    found = [numbered(n, text, title=f"Ärende {n}") for n, text in enumerate(texts)]
    named = numbered(6, "Åsa Ekblad lämnar uppdraget.", persons=("Åsa Ekblad",))
    return searching(folder, [*found, named])


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[a:b] for a, b in hit.marks]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cykelplan", {"cykelplanen"}),
        ("civilsamhälle", {"civilsamhällesorganisationer"}),
        ("skolgard", {"Skolgården"}),
        ("simhalll", {"simhall"}),
        ('"anta cykelplanen"', {"anta", "cykelplanen"}),
        ("civil*", {"civilsamhällesorganisationer"}),
    ],
)
def test_words_are_marked_in_every_form_they_are_found_in(
    small: Search, text: str, words: set[str]
) -> None:
    hits = small.search(text).hits
    assert hits
    assert {w.casefold() for w in marked(hits[0])} == {w.casefold() for w in words}


def test_a_phrase_is_marked_only_where_its_words_stand_together() -> None:
    marker = Marker(query.parse('"ny skola"').tree)
    text, marks = marker.snippet("En ny väg och en skola. En ny skola byggs.")
    assert [text[a:b] for a, b in marks] == ["ny", "skola"]
    assert marks[0][0] > text.index("skola.")


def test_what_must_not_be_there_is_never_marked(small: Search) -> None:
    hits = small.search("cykelplanen INTE ströks").hits
    assert [hit.id for hit in hits] == ["d0"]
    assert marked(hits[0]) == ["cykelplanen"]


def test_the_stretch_shown_has_the_words_that_tell_most(small: Search) -> None:
    hit = small.search("fullmäktige gatlampor").hits[0]
    assert "gatlampor" in marked(hit)
    assert len(hit.snippet) <= WIDTH + 4
    assert hit.snippet.strip(" …") in hit.text


@given(st.text(alphabet="abc åä.\n", max_size=900))
def test_marks_cover_exactly_the_words_found(text: str) -> None:
    shown, marks = Marker(query.parse("abc").tree).snippet(text)
    assert len(shown) <= WIDTH + 4
    assert all(analysis.stem(shown[a:b]) == analysis.stem("abc") for a, b in marks)
    assert list(marks) == sorted(marks)
    if analysis.stem("abc") in analysis.stems(text):
        assert marks


def pages(
    search: Search, size: int, wish: Wish, text: str = "samverkan ELLER kontaktväg"
) -> list[Results]:
    found = [search.search(text, size, 0, wish=wish)]
    hits = found[0].total - found[0].folded
    found += [
        search.search(text, size, at, wish=wish)
        for at in range(size, hits + size, size)
    ]
    return found


@pytest.mark.parametrize("order", ["", "newest", "oldest"])
@pytest.mark.parametrize("fold", [False, True])
def test_pages_hold_every_passage_once(crowd: Search, order: str, fold: bool) -> None:
    wish = Wish(order=order, fold=fold)  # type: ignore[arg-type]
    for size in (7, 40):
        found = pages(crowd, size, wish)
        hits = [hit for page in found for hit in page.hits]
        ids = [hit.id for hit in hits] + [a.id for hit in hits for a in hit.also]
        assert Counter(ids) == Counter(f"d{n}" for n in range(330))
        assert len(hits) == found[0].total - found[0].folded
        assert not found[-1].hits or len(found[-1].hits) <= size
    assert fold == bool(found[0].folded)


def test_passages_of_equal_rank_keep_their_places_far_down(tmp_path: Path) -> None:
    equal = [numbered(n, f"Samverkan x{n}.", title="Handling") for n in range(1300)]
    found = pages(searching(tmp_path, equal), 100, Wish())
    ids = [hit.id for page in found for hit in page.hits]
    assert len(ids) == len(set(ids)) == 1300


@pytest.mark.parametrize(("order", "sign"), [("newest", -1), ("oldest", 1)])
def test_by_date_the_undated_come_last(crowd: Search, order: str, sign: int) -> None:
    wish = Wish(order=order)  # type: ignore[arg-type]
    dates = [hit.date for hit in crowd.search("samverkan", 330, wish=wish).hits]
    known = [date for date in dates if date]
    assert known == sorted(known, reverse=sign < 0)
    assert not any(dates[len(known) :])


def test_the_same_words_are_one_hit_that_says_where_else(crowd: Search) -> None:
    results = crowd.search("föreningslivet kontaktväg", wish=Wish(fold=True))
    hit = results.hits[0]
    assert hit.text == SAME
    elsewhere = {other.id for other in hit.also} | {hit.id}
    assert elsewhere == {f"d{n}" for n in range(0, 330, 7)}
    assert results.total == len(elsewhere)
    assert results.folded == len(hit.also)


def test_nearly_the_same_is_one_hit_only_in_documents_that_belong(
    tmp_path: Path,
) -> None:
    draft = "Kulturnämnden beslutar att anta planen för biblioteken i Östmåla, utkast."
    signed = draft.replace(", utkast", "")
    search = searching(tmp_path, [numbered(1, draft), numbered(2, signed)])
    assert len(search.search("biblioteken", wish=Wish(fold=True)).hits) == 2
    wish = Wish(fold=True, twins=lambda one, other: {one, other} == {"d1", "d2"})
    (hit,) = search.search("biblioteken", wish=wish).hits
    assert len(hit.also) == 1


def test_counts_are_those_of_the_query_with_every_filter_but_their_own(
    crowd: Search,
) -> None:
    entries = many(330)
    fields = {
        "typ": lambda e: e.type,
        "body": lambda e: e.body,
        "ar": lambda e: str(e.date.year) if e.date else None,
    }
    choices = (
        [[], ["motion"], ["motion", "rapport"]],
        [[], [BODIES[1]]],
        [[], ["2018"]],
    )
    for typ, body, year in product(*choices):
        filters = {"typ": typ, "body": body, "ar": year}
        results = crowd.search("", 1, filters=filters)
        for facet, of in fields.items():
            others = {k: v for k, v in filters.items() if v and k != facet}
            kept = [
                e for e in entries if all(fields[k](e) in others[k] for k in others)
            ]
            counts = {k: v for k, v in results.facets[facet].items() if v}
            assert counts == Counter(v for e in kept if (v := of(e))), (facet, filters)
        chosen = {k: v for k, v in filters.items() if v}
        every = [e for e in entries if all(fields[k](e) in chosen[k] for k in chosen)]
        assert results.total == len(every)


def test_a_chosen_value_is_shown_even_if_nothing_has_it(crowd: Search) -> None:
    results = crowd.search("samverkan", filters={"typ": ["avtal"], "ar": ["2017"]})
    assert results.total == 0
    assert results.facets["typ"]["avtal"] == 0
    assert results.facets["typ"]["motion"] > 0


def test_choosing_a_value_gives_as_many_as_it_says(crowd: Search) -> None:
    for text in ("samverkan x7", "samverkan skolan x12 x13", "kontaktväg termin"):
        results = crowd.search(text)
        for facet in ("typ", "body", "ar", "person"):
            for value, count in results.facets[facet].items():
                narrowed = crowd.search(text, filters={facet: [value]})
                assert narrowed.total == count, (text, facet, value)


def test_hits_stand_by_document_or_matter(tmp_path: Path) -> None:
    one = [
        numbered(1, f"Badhuset x{n} byggs.", passage=f"d1-s{n}", start=n)
        for n in range(5)
    ]
    two = numbered(2, "Badhuset invigs.", dnr=("KN 2021/1",))
    search = searching(tmp_path, [*one, two])
    by_document = search.search("badhuset", wish=Wish(by="document")).groups
    assert {group.key: group.found for group in by_document} == {"d1": 5, "d2": 1}
    assert all(len(group.hits) <= 3 for group in by_document)
    (matter,) = search.search("badhuset", wish=Wish(by="matter")).groups
    assert matter.found == 6


def test_a_passage_leads_to_those_about_the_same_elsewhere(small: Search) -> None:
    hits = small.similar("d0-s0")
    assert hits[0].id == "d4"
    assert "simhall" in marked(hits[0])
    assert "d0" not in {hit.id for hit in hits}
    assert small.similar("finns-inte") == ()


@pytest.mark.parametrize(
    ("typed", "shown", "asked"),
    [
        ("ekb", "Åsa Ekblad", "Åsa Ekblad"),
        ("asa e", "Åsa Ekblad", "Åsa Ekblad"),
        ("Åsa", "Åsa Ekblad", "Åsa Ekblad"),
        ("beslut av kultur", "Kulturnämnden", "beslut av Kulturnämnden"),
        ("kn 2021/4", "KN 2021/4", 'dnr:"KN 2021/4"'),
        ("ärende 2", "Ärende 2", '"Ärende 2"'),
    ],
)
def test_suggestions_go_on_from_what_is_typed(
    small: Search, typed: str, shown: str, asked: str
) -> None:
    best = small.suggest(typed)[0]
    assert (best.shown, best.query) == (shown, asked)


@pytest.mark.parametrize("typed", ["", " ", "x", "qqqq", "((", '"', "å" * 3000])
def test_nothing_is_suggested_for_what_begins_nothing(
    small: Search, typed: str
) -> None:
    assert small.suggest(typed) == []


def test_suggestions_come_while_typing(tmp_path: Path) -> None:
    named = [
        numbered(n, "Beslut.", persons=(f"Person{n % 97} Ek{n}lund",))
        for n in range(1500)
    ]
    search = searching(tmp_path, named)
    search.suggest("ek")
    took = []
    for typed in ("ek", "person1", "ek77lu", "handling 1", "beslut av ek"):
        begun = time.process_time()
        assert search.suggest(typed)
        took.append(time.process_time() - begun)
    assert sorted(took)[2] < 0.01


def helped(search: Search, text: str, **filters: list[str]) -> Results:
    return search.search(text, filters=filters, wish=Wish(help=True, fold=True))


def test_a_misspelt_word_is_told_as_the_collection_writes_it(small: Search) -> None:
    (other,) = helped(small, "gatlamopr").meant
    assert other.query == "gatlampor"
    assert other.total == 1
    assert not helped(small, "gatlampor").meant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "typ:protokoll organ:kulturnämnden datum:2015",
            "inga protokoll från kulturnämnden före 2021",
        ),
        ("protokoll kulturnämnden 2023 cykelplan", "efter 2021"),
        ("typ:motion cykelplan", "Samlingen har inga motioner."),
        ("organ:kulturnämnden datum:2021 gatlampor INTE storgatan", "men inget av dem"),
    ],
)
def test_an_empty_result_says_what_the_collection_lacks(
    small: Search, text: str, said: str
) -> None:
    told = [one.sv for one in helped(small, text).missing]
    assert any(said in one for one in told), told


def test_an_empty_result_says_which_part_made_it_so(small: Search) -> None:
    results = helped(small, "typ:motion cykelplan")
    without = [one for one in results.missing if one.code == "without"]
    (values,) = [one.values for one in without if one.values[0] == "typ:motion"]
    assert small.search(values[1]).total == int(values[2]) == 2


OPERATORS = (
    *("INTE", "OCH", "ELLER", "NÄRA", "TILL", "NOT", "datum:", "typ:", "organ:", "§"),
    *(
        "dnr:",
        "person:",
        "ämne:",
        "frist:",
        "(",
        ")",
        "[",
        "]",
        '"',
        "*",
        "~",
        "<",
        "..",
    ),
    *("samverkan", "2021", "cykel*", "?", "abc~2", "\x00", "é", "KN 2021/4"),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(OPERATORS), max_size=12).map(" ".join)
    | st.lists(st.sampled_from(OPERATORS), min_size=2, max_size=4).map(
        lambda some: " ".join(some * 300)
    )
)
def test_any_text_is_answered_or_refused_within_a_second(
    crowd: Search, text: str
) -> None:
    begun = time.process_time()
    with contextlib.suppress(QueryError):
        results = crowd.search(text, wish=Wish(help=True, fold=True))
        assert all(
            re.search(r"\w", word) for hit in results.hits for word in marked(hit)
        )
        assert results.total >= len(results.hits)
    assert time.process_time() - begun < 1
