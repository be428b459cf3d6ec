"""A query finds the passages that it says it searches for."""

import datetime as dt
from pathlib import Path

import pytest

from search import query
from search.engines.tantivy import TantivyEngine
from search.model import Entry
from tests.search.made import entry

TODAY = dt.date(2024, 5, 3)
TEXTS = (
    "Nämnden beslutar att anta cykelplanen.",
    "Badhuset ska stå klart efter att cykelvägen har byggts.",
    "Skolskjutsen till badhuset upphandlas igen.",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    folder: Path = tmp_path_factory.mktemp("finding")
    made = TantivyEngine(folder / "index")
    made.apply([], [_entry(at, text) for at, text in enumerate(TEXTS)], seq=1)
    return made


def _entry(at: int, text: str) -> Entry:
    return entry(
        f"d{at}",
        text,
        dt.date(2020 + at, 9, 10),
        title=("Protokoll", "Cykelsvar", "Webbsida")[at],
        type=("protokoll", "interpellationssvar", "webbsida")[at],
        organ="Tekniska nämnden",
        body="Region Norrlid",
        dnr=(("KS 2021/00118", "TN 2022/7", "24TN0031")[at],),
        persons=("Åsa Ek",),
        parties=("S",),
        status=(("beslut",), ("löfte",), ())[at],
        section=str(11 + at),
        heading="Ärendet",
        deadline=dt.date(2025, 3, 1) if at == 1 else None,
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("badhuset NÄRA/2 skolskjuts", {2}),
        ("skolskjuts NÄRA/2 badhuset", {2}),
        ("badhuset NÄRA/2 cykelvägen", set()),
        ("(cykelvägen ELLER skolskjuts) NÄRA/8 badhus", {1, 2}),
        ('"beslutar anta"~3', {0}),
        ("cyk*väg", {1}),
        ("cy*", {0, 1}),
        ("badhsuet~2", {1, 2}),
        ("beslut:cykelplanen", {0}),
        ("beslut:badhuset", set()),
        ("löfte:badhuset", {1}),
        ("beslut:*", {0}),
        ("frist:nästa år", {1}),
        ("frist:före 2025", set()),
        ("typ:minutes", {0}),
        ("typ:webbsidor", {2}),
        ("titel:cykelsvar", {1}),
        ("handling:d2", {2}),
        ("§§ 11-12", {0, 1}),
        ("ks2021-118", {0}),
        ("dnr 2021:118", {0}),
        ("dnr:TN 2022/0007", {1}),
        ("dnr:24TN31", {2}),
        ("dnr:ks*", {0}),
        ("datum:hösten 2021 badhuset", {1}),
        ("år:2021..2022 INTE typ:webbsida", {1}),
        ("INTE badhuset", {0}),
        ("typ:motion ELLER INTE badhuset", {0}),
    ],
)
def test_a_query_finds_what_it_says(
    engine: TantivyEngine, typed: str, found: set[int]
) -> None:
    hits, _ = engine.find(query.parse(typed, TODAY).tree, 10)
    assert {hit.entry.document for hit in hits} == {f"d{at}" for at in found}
