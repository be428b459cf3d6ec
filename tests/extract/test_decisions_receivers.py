"""Who is given money by a decision, and who only stands in its words."""

import pytest

from ingest import pipeline
from ingest.model import Artifact

HEAD = "Ekvalla kommun\nKulturnämnden\nProtokoll 2024-05-14\n\n§ 3 Bidrag\n\nBeslut\n"


def read(body: str) -> Artifact:
    return pipeline.build_artifact(f"{HEAD}{body}\n".encode(), "a.txt", None)


@pytest.mark.parametrize(
    ("line", "receivers"),
    [
        ("Föreningen Lyktan beviljas 40 000 kronor för 2024.", ("Föreningen Lyktan",)),
        ("Norrlids IF får ett bidrag om 25 000 kronor.", ("Norrlids IF",)),
        ("Kulturnämnden beviljar Norrlids IF 30 000 kronor.", ("Norrlids IF",)),
        ("Nämnden beviljar 30 000 kronor till Norrlids IF.", ("Norrlids IF",)),
        ("Bidrag om 10 000 kronor beviljas Norrlids IF.", ("Norrlids IF",)),
        (
            "Föreningen Lyktan och Norrlids IF beviljas 20 000 kronor vardera.",
            ("Föreningen Lyktan", "Norrlids IF"),
        ),
        ("Socialnämnden tilldelas 2 miljoner kronor.", ("Socialnämnden",)),
        ("Åsa Ek beviljas kulturstipendium om 20 000 kronor.", ("Åsa Ek",)),
        ("Norrlids IF:s ansökan om bidrag med 9 000 kr beviljas.", ("Norrlids IF",)),
        ("Ansökan från Norrlids IF om lokalstöd bifalls.", ("Norrlids IF",)),
        (
            "Nämnden beslutar att bifalla Föreningen Lyktans ansökan om bidrag.",
            ("Föreningen Lyktan",),
        ),
        (
            "Nämnden beviljar Föreningen Lyktan 9 000 kronor och Norrlids IF 5 000 "
            "kronor.",
            ("Föreningen Lyktan", "Norrlids IF"),
        ),
        (
            "Bidrag beviljas med 9 000 kronor till Föreningen Lyktan, 5 000 kronor "
            "till Norrlids IF och 2 000 kronor till Vikens IF.",
            ("Föreningen Lyktan", "Norrlids IF", "Vikens IF"),
        ),
        (
            "Socialnämnden tilldelas 1 mnkr och får i uppdrag att utreda frågan.",
            ("Socialnämnden",),
        ),
        (
            "Följande föreningar beviljas bidrag: Föreningen Lyktan 9 000 kronor och "
            "Norrlids IF 5 000 kronor.",
            ("Föreningen Lyktan", "Norrlids IF"),
        ),
        (
            "Följande föreningar beviljas bidrag:\n- Föreningen Lyktan, 9 000 kronor\n"
            "- Norrlids IF, 5 000 kronor",
            ("Föreningen Lyktan", "Norrlids IF"),
        ),
        (
            "Följande föreningar beviljas bidrag:\nFöreningen Lyktan 9 000 kr\n"
            "Norrlids IF 5 000 kr",
            ("Föreningen Lyktan", "Norrlids IF"),
        ),
        (
            "Bidragen fördelas enligt följande:\nFörening\tBelopp\n"
            "Föreningen Lyktan\t9 000\nNorrlids IF\t5 000",
            ("Föreningen Lyktan", "Norrlids IF"),
        ),
        ("Socialnämnden får med stöd av rapporten i uppdrag att utreda frågan.", ()),
        ("Ansökan från Norrlids IF om serveringstillstånd beviljas.", ()),
        ("Hemställan från Vikens IF om höjning av lånetaket till 6 mkr beviljas.", ()),
        (
            "Följande sökande får avslag på bidrag:\n- Norrlids IF, 5 000 kronor",
            (),
        ),
        # What is refused, tasked, or said of something else is given to no one.
        ("Nämnden avslår ansökan om bidrag med 5 000 kronor från Norrlids IF.", ()),
        ("Nämnden beviljar bidrag med 5 000 kr till Norrlids IF:s lokal.", ()),
        ("Ansvarsfrihet beviljas styrelsen i Norrlids Bostäder AB.", ()),
        ("Norrlids IF får hyra lokalen och bidrag söks av kommunen.", ()),
        ("Bidraget på 5 000 kr betalas ut efter redovisning till Norrlids IF.", ()),
    ],
)
def test_who_is_given_money(line: str, receivers: tuple[str, ...]) -> None:
    found = read(line).facts.decisions
    assert [one.receivers for one in found] == [receivers]
