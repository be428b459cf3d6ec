"""Four times the text is four times the work: what is read is never read again.

Work is counted as lines of our code that are run, which is the same on any machine;
for long lines, where a pattern does the work, as time with a wide margin.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import ingest
from ingest import pipeline
from ingest.extract import context as contexts
from ingest.extract.context import Context
from ingest.extract.decisions import find_decisions
from ingest.extract.references import find_references
from ingest.extract.times import find_times

HEAD = "Ekby kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2024-03-14\n\n"
OURS = str(Path(ingest.__file__).parent)
SYLLABLES = (
    *("ba", "ko", "ri", "ta", "len", "mo", "su", "va"),
    *("der", "fin", "gal", "hus", "jor", "kam", "lag"),
)
FEW, MANY = 30, 120
# Four times the text, and some more for what is sorted.
MOST, MOST_TIME = 5.5, 12.0


def word(number: int) -> str:
    first, rest = number % 15, number // 15
    return SYLLABLES[first] + SYLLABLES[rest % 15] + SYLLABLES[rest // 15 % 15]


def words(number: int, count: int = 6) -> str:
    return " ".join(word(number * 7 + step) for step in range(count))


LINES: dict[str, Callable[[int], str]] = {
    "§§": lambda n: (
        f"§ {n + 1} {words(n, 2).capitalize()}\n\nBeslut\n\n"
        f"Kommunstyrelsen beslutar att anta {words(n)}.\n\n"
    ),
    "berättade beslut": lambda n: f"Nämnden beslutade 2019 att anta {words(n)}.\n",
    "yrkanden": lambda n: (
        f"Eva Klint (MP) yrkar bifall till {words(n)}.\n"
        f"Ordföranden finner att {words(n + 3)} bifalls.\n"
    ),
    "listade yrkanden": lambda n: f"Eva Klint (MP): bifall till {words(n)}.\n",
    "omröstningar": lambda n: (
        f"Ja-röst för {words(n)} och nej-röst för {words(n + 1)}."
        f" Med 9 ja mot 4 nej beslutar nämnden.\nBo Alm (M) yrkar {words(n + 2)}.\n"
    ),
    "tilläggsyrkanden": lambda n: f"att avslå tilläggsyrkandet om {words(n)},\n",
    "röstlistor": lambda n: (
        f"{word(n).title()} Ek (S) och Bo Alm (V) röstar Ja (2). "
        "Åsa Ek (M) röstar Nej (1).\n"
    ),
    "korstabeller": lambda n: "Eva Klint\tS\tX\t\t\n" if n % 5 else "Namn\tJa\tNej\n",
    "att-lista": lambda n: f"att uppdra åt förvaltningen att se över {words(n)},\n",
    "punkter": lambda n: f"{n + 1}. {words(n).capitalize()} antas.\n",
    "namn": lambda n: f"Eva {word(n).title()} (S) och Bo {word(n + 9).title()} (M).\n",
    "datum": lambda n: (
        f"Den {n % 28 + 1} maj ska planen vara klar, senast i juni, och i höst.\n"
    ),
    "diarienummer": lambda n: (
        f"Dnr KS 2024/{n}, RS 2023-{n:04d} och 2024/KS 0118 001.\n"
    ),
    "lagrum": lambda n: (
        f"Enligt {n % 9 + 1} kap. 1 § socialtjänstlagen gäller § {n}.\n"
    ),
    "bilagor": lambda n: f"Bilaga {n + 1}\n\n{words(n).capitalize()}.\n\n",
}
READERS: dict[str, Callable[[Context], Any]] = {
    "beslut": lambda context: find_decisions(context, (), ()),
    "tider": find_times,
    "hänvisningar": find_references,
}
LONG_LINES = ("KS 2024/118 ", "den 3 maj och i juni ", "Eva Klint (S), ", "a ((b) ")


def read(text: str) -> Context:
    return contexts.build(pipeline.read_document(text.encode(), "junk.txt"))


def lines_run(work: Callable[[], Any]) -> int:
    count = 0

    def noted(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        count += event == "line"
        return noted

    before = sys.gettrace()
    sys.settrace(noted)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("family", LINES)
def test_work_grows_as_the_text(family: str, reader: str) -> None:
    few, many = (
        read(HEAD + "".join(map(LINES[family], range(size)))) for size in (FEW, MANY)
    )
    find = READERS[reader]
    # What is kept between documents is there before anything is counted.
    find(few)
    find(many)
    assert lines_run(lambda: find(many)) <= MOST * lines_run(lambda: find(few)) + 500


def seconds(text: str) -> float:
    document = pipeline.read_document((HEAD + text).encode(), "junk.txt")
    took = []
    for _ in range(2):
        begun = time.process_time()
        pipeline.extract_facts(document)
        took.append(time.process_time() - begun)
    return min(took)


@pytest.mark.parametrize("piece", LONG_LINES)
def test_long_lines_take_time_as_they_are_long(piece: str) -> None:
    size = 6_000 // len(piece)
    assert seconds(piece * 4 * size) < MOST_TIME * max(seconds(piece * size), 0.02)
