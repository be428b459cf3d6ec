"""Whether the times that a sentence names lie behind its document or ahead of it."""

import pytest

from graph.followup.documents import recording
from graph.followup.documents.records import FollowRecord, Terms
from graph.followup.pairs import towards_learnt
from ingest.pipeline import build_artifact

HEAD = "Norrlids kommun\nTekniska nämnden\nProtokoll 2022-05-10\n\n§ 4 Bron\n\n"


def record(text: str) -> FollowRecord:
    return recording.of(build_artifact(f"{HEAD}{text}\n".encode(), "protokoll.txt"))


def sides(text: str) -> Terms:
    """Return the sides told of the sentence, as a fact or as what only mentions."""
    passages = record(text).passages
    found = [s.times for p in passages for s in p.statements if s.text[:8] in text]
    found += [s.times for p in passages for s in p.sentences]
    return next((times for times in found if times), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nämnden fick en rapport om bron daterad den 17 mars 2022.", ("förbi",)),
        ("Bron lagades den 3 april 2021 av entreprenören.", ("förbi",)),
        ("Bron över ån öppnas den 1 mars 2024 för trafik.", ("framåt",)),
        ("Bron över ån är öppen för gående och cyklister.", ()),
    ],
)
def test_a_time_lies_behind_or_ahead_by_the_day_of_its_document(
    text: str, expected: Terms
) -> None:
    assert sides(text) == expected


def test_of_what_a_sentence_weighs_is_where_its_times_lie() -> None:
    weights = towards_learnt._weights()
    ahead, behind = weights["a:framåt"], weights["a:förbi"]
    new_date = towards_learnt.STANCES.index("new-date")
    assert ahead[new_date] > behind[new_date]
