"""Passages hold all text, never cross a section and are of a readable size."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Document
from ingest.passages import LONG, split_passages
from ingest.structure.layout import Layout
from ingest.structure.sections import find_sections


def document(text: str) -> Document:
    sections = find_sections(Layout(text))
    return Document("fil.txt", "0", "text/plain", text, sections=sections)


BLOCKS = st.lists(
    st.sampled_from(
        [
            "§ 1",
            "§ 2 Taxa",
            "Beslut",
            "",
            "Kort rad.",
            "Nämnden antar planen. " * 12,
            "Ett mycket långt stycke om badet. " * 80,
            "ord" * 700,
        ]
    ),
    max_size=20,
)


@given(BLOCKS)
def test_passages_cover_the_text_within_sections(blocks):
    made = document("\n".join(blocks))
    passages = split_passages(made, "d1")
    held = "".join(made.text[p.start : p.end] for p in passages)
    assert "".join(held.split()) == "".join(made.text.split())
    starts = {s.start for s in made.sections}
    for passage in passages:
        assert passage.end - passage.start <= LONG
        assert not any(passage.start < start < passage.end for start in starts)
    for before, after in pairwise(passages):
        assert before.end <= after.start


def test_a_passage_knows_its_paragraph_and_heading():
    made = document("§ 7\nTaxa\nBeslut\nNämnden antar taxan.\n")
    last = split_passages(made, "d1")[-1]
    assert (last.id, last.section, last.heading) == ("d1-s1", "7", "Beslut")


def test_short_neighbours_are_read_together():
    made = document("- En punkt\n- Två punkter\n- Tre punkter\n")
    assert len(split_passages(made, "d1")) == 1
