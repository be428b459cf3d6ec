"""What the program says in Swedish has an English form, whole and in place."""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import english, identity
from app.promises import promises
from app.settings import Settings
from app.ui.texts import say, written
from app.workspace import open_workspace
from ingest.lexicon import table

DAY = dt.date(2026, 6, 1)
# Where the program's own sentences stand in what is shown of a promise.
SAID = frozenset({"explanation", "sentence", "missing", "reason", "coverage"})
# Words of Swedish sentences that no name of a body is made of.
SWEDISH = re.compile(
    r"(?<![\w-])(?:att|är|inte|det|som|av|ska|till|har|den|om|finns|eller|från|efter"
    r"|mellan|samma|säger|löftet|fristen|handlingar|saknas|senast|utan)(?![\w-])"
)
QUOTED = re.compile("“[^”]*”")
PLACES = re.compile(r"\{(\w+)\}")


def sentences(one: Any) -> Iterator[str]:
    """Yield the program's own sentences in a view, however deep."""
    if isinstance(one, list | tuple):
        for part in one:
            yield from sentences(part)
    elif dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            value = getattr(one, field.name)
            if field.name in SAID:
                yield from [value] if isinstance(value, str) else value or ()
            else:
                yield from sentences(value)


@pytest.mark.parametrize(
    ("swedish", "wanted"),
    [
        (
            "Infriad: protokollet från Havsnämnden den 3 maj 2022 säger ”Planen är "
            "antagen”, inom fristen som gick ut den 30 juni 2022.",
            "Kept: the minutes from Havsnämnden on 3 May 2022 says “Planen är "
            "antagen”, within the deadline that ran out on 30 June 2022.",
        ),
        (
            "Havsnämndens protokoll för våren 2021 till hösten 2022 saknas",
            "The minutes of Havsnämnden for spring 2021 to autumn 2022 are missing",
        ),
        (
            "inga handlingar alls från Rådet efter den 1 maj 2020",
            "no documents at all from Rådet after 1 May 2020",
        ),
        (
            "Samlingen har 1 protokoll och 2 andra handlingar från Rådet mellan den "
            "1 maj 2020 och den 2 maj 2021; inget av det nämner saken.",
            "The collection has 1 set of minutes and 2 other documents from Rådet "
            "between 1 May 2020 and 2 May 2021; none of it mentions the matter.",
        ),
        (
            "Löftet a.b-1 finns inte i samlingen.",
            "The promise a.b-1 is not in the collection.",
        ),
        ("Svaret säger ja eller nej.", "The answer says yes or no."),
        ("Något som ingen har sagt.", "Något som ingen har sagt."),
    ],
)
def test_a_sentence_is_put_into_english(swedish: str, wanted: str) -> None:
    assert english.english(swedish) == wanted


def test_all_that_is_said_of_promises_and_names_has_an_english_form(
    demo_collection: Path,
) -> None:
    workspace = open_workspace(Settings(demo_collection, day=DAY))
    said = set(sentences(promises(workspace, DAY)))
    said |= {r.text for pair in identity.review_queue(workspace) for r in pair.reasons}
    workspace.close()
    assert len(said) > 40
    left = {text for text in said if SWEDISH.search(bare(text))}
    assert not left


def bare(text: str) -> str:
    return QUOTED.sub("", english.english(text))


def test_each_part_has_the_same_places_in_both_languages() -> None:
    folder = Path(english.__file__).parent
    for name in english.TABLES:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        known = [swedish for swedish, _ in rows]
        assert len(known) == len(set(known))
        for swedish, words in rows:
            assert set(PLACES.findall(swedish)) == set(PLACES.findall(words)), swedish


@pytest.mark.parametrize("name", ["evidence", "organisation_evidence"])
def test_every_reason_for_and_against_a_pair_has_its_row(name: str) -> None:
    path = Path(identity.__file__).parents[1] / "graph" / "identity" / f"{name}.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[0] != "#" and not line.startswith("code"):
            text = PLACES.sub("X", line.split("\t")[2])
            assert not SWEDISH.search(bare(text)), text


def test_every_statutory_clock_has_its_row() -> None:
    path = Path(identity.__file__).parents[1] / "graph" / "followup" / "clocks.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[0] != "#" and not line.startswith("code"):
            for text in line.split("\t")[-2:]:
                assert not SWEDISH.search(bare(text)), text


def test_why_something_was_read_is_said_as_the_lexicon_has_it() -> None:
    for row in table("skal"):
        if not PLACES.search(row["sv"]):
            assert english.english(row["sv"]) == row["en"]


def test_days_and_numbers_are_written_in_the_readers_way() -> None:
    day = dt.date(2022, 5, 3)
    assert (written("sv", day), written("en", day)) == ("2022-05-03", "3 May 2022")
    assert (written("sv", 12_500), written("en", 12_500)) == ("12\xa0500", "12,500")
    assert (written("sv", 2.5), written("en", 2.5)) == ("2,5", "2.5")
    # A year is no number to be written in groups.
    assert written("en", 2022) == 2022


def test_one_thing_is_not_said_as_many() -> None:
    assert say("en", "document.count", count=1) == "1 document"
    assert say("en", "document.count", count=2) == "2 documents"
    assert say("sv", "document.count", count=1) == "1 handling"
