"""Facts survive the archive without loss, and ids come from content."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from ingest import codec, ids
from ingest.model import (
    Artifact,
    Commitment,
    Deadline,
    Document,
    Facts,
    Section,
)

words = st.text(min_size=0, max_size=30)
dates = st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


def commitment(text: str, latest: dt.date | None = None) -> Commitment:
    return Commitment(
        start=0,
        end=len(text),
        text=text,
        section="11",
        promisor="Kulturnämnden",
        speaker=None,
        promisee=None,
        strength="promise",
        deadline=Deadline("i juni", 0, 2, latest=latest),
    )


@given(words, words, dates)
def test_an_artifact_reads_back_as_it_was(
    text: str, source: str, day: dt.date | None
) -> None:
    document = Document(
        source=source,
        sha256="0" * 64,
        media_type="text/plain",
        text=text,
        date=day,
        sections=(Section("s1", "paragraf", "1", None, (), 0, 0, 1, 1),),
    )
    facts = Facts(commitments=(commitment(text or "x", day),))
    artifact = Artifact("d1", document, facts, (), "regler")
    data = codec.encode(artifact)
    assert codec.decode_artifact(data) == artifact
    assert codec.encode(codec.decode_artifact(data)) == data


def test_equal_quotes_get_ids_of_their_own_and_layout_does_not_count() -> None:
    facts = Facts(commitments=(commitment("Vi  lovar."), commitment("Vi lovar.")))
    named = ids.with_ids(facts, "d1", "Vi  lovar. Vi lovar.").commitments
    assert named[1].id == named[0].id + "-2"
    moved = ids.with_ids(Facts(commitments=(commitment("Vi\nlovar."),)), "d1", "")
    assert moved.commitments[0].id == named[0].id


def test_a_document_keeps_its_id_whatever_unicode_form_its_name_has() -> None:
    assert ids.document_id("a/na\u0308mnd.txt") == ids.document_id("a/nämnd.txt")
