"""How papers lead up to their questions: as many are found as are put."""

import csv
from pathlib import Path

import pytest

from ingest import pipeline

DATA = Path(__file__).parent / "data" / "frageinledningar.tsv"
LINES = [
    line
    for line in DATA.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
ROWS = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))
ASKING = """Interpellation till kommunstyrelsens ordförande om badhuset

Badhuset i Vik har varit stängt sedan i mars. Många föreningar saknar tider.

{}

Eva Lind (S)"""
ANSWERING = """Svar på interpellation om badhuset

{}

Tack för frågan. Badhuset har varit stängt sedan i mars. Taket byts i sommar.

Eva Lind (S)
ordförande"""
FRAMES = {"fråga": ASKING, "svar": ANSWERING, "hel": "{}"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_as_many_questions_as_are_put(row: dict[str, str]) -> None:
    text = FRAMES[row["slag"]].format(row["text"].replace("⏎", "\n"))
    document = pipeline.read_document(text.encode(), "prov.txt")
    questions = pipeline.extract_facts(document).questions
    assert len(questions) == int(row["antal"]), [q.text for q in questions]
