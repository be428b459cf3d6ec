"""Texts that would take for ever if any pattern ran over the same letters twice."""

import time

import pytest

from ingest.model import RawDocument
from ingest.structure import structure

SIZE = 20_000
FRONT = "Protokoll\n\nPlats och tid: Rum 2\n\nNärvarande\n\n"
LONG_LINES = {
    "ett långt ord": FRONT + "A" + "a" * SIZE,
    "bara punkter": "Innehåll\n" + "." * SIZE + "x",
    "bara tabbar": "\t" * SIZE + "x",
    "datum på en rad": "den 3 maj 2024 beslutade " * (SIZE // 25),
    "rader med bindestreck": "ab-\n" * (SIZE // 4),
    "fronter": "Protokoll\n\n§ 1 Sak\n\nBeslut\n\nNämnden beslutar.\n\n" * (SIZE // 50),
    "noter": "".join(f"{n % 9 + 1} Om stödet2 här.\n" for n in range(SIZE // 20)),
}


@pytest.mark.parametrize("name", LONG_LINES)
def test_a_hostile_text_takes_no_longer_than_another(name: str) -> None:
    started = time.process_time()
    structure(RawDocument(LONG_LINES[name], "text/plain"), "a.txt", "0" * 64)
    assert time.process_time() - started < 2.5
