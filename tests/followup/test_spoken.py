"""What the sentences of a passage say, made ready when the document is read."""

from dataclasses import replace

from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    StatementRecord,
)
from graph.followup.documents.spoken import spoken, spoken_in
from graph.followup.pairs.heard import Hearing
from tests.followup.recorded import minutes

TEXT = "Rubrik\nTornuret lagades i maj. Nämnden tackar alla som hjälpte till."


def stated() -> StatementRecord:
    start = 100 + TEXT.index("Tornuret")
    said = "Tornuret lagades i maj."
    return StatementRecord(start, start + len(said), said, "fulfils", "prov", (), ())


def document(passage: PassageRecord) -> FollowRecord:
    return minutes("d1", None, passages=(passage,))


def test_only_sentences_that_say_something_new_mention() -> None:
    found = spoken(TEXT, 100, [stated()])
    assert [TEXT[one.start - 100 : one.end - 100] for one in found] == [
        "Rubrik",
        "Tornuret lagades i maj.",
        "Nämnden tackar alla som hjälpte till.",
    ]
    assert [one.mentions for one in found] == [False, False, True]
    assert "tornur" in found[1].terms
    assert found[1].deeds == ()
    assert "tacka" in found[2].deeds


def test_the_same_is_heard_with_and_without_sentences_made_ready() -> None:
    bare = PassageRecord(
        start=100,
        end=100 + len(TEXT),
        text=TEXT,
        section=None,
        terms=(),
        statements=(stated(),),
    )
    ready = replace(bare, sentences=spoken(TEXT, 100, bare.statements))
    assert spoken_in(bare) == ready.sentences
    one, other = (
        [
            (heard.said, heard.before, heard.is_fact)
            for heard in Hearing(document(passage)).of([passage], frozenset(), {0}, {0})
        ]
        for passage in (bare, ready)
    )
    assert one == other
    assert len(one) == 2
