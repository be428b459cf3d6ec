"""§§, contents lists and front pages of minutes from bodies that write differently."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest import readers
from ingest.model import Section
from ingest.structure.clean import clean
from ingest.structure.delar import find_parts
from ingest.structure.doctype import find_type
from ingest.structure.fields import find_fields
from ingest.structure.layout import Layout
from ingest.structure.sections import find_sections

FOLDER = Path(__file__).parent / "protokollformer"


@dataclass(frozen=True)
class Expected:
    """What a document holds: §§ as number, heading and dnr; the first field of each."""

    name: str
    paragrafer: tuple[tuple[str, str | None, str], ...]
    fields: tuple[tuple[str, str], ...] = ()
    entries: int = 0


EXPECTED = (
    Expected(
        "01-tabell-paragraf-sist.txt",
        (
            ("63/24", "Godkännande av dagordning", ""),
            ("64/24", "Budgetuppföljning per april 2024", "2024-00211"),
            ("65/24", "Utgår", ""),
            ("66/24", "Svar på motion om cykelparkering vid resecentrum", "2023-00874"),
        ),
        (("plats", "Stora salen, kommunhuset"), ("paragrafer", "63-66")),
    ),
    Expected(
        "02-siffra-forst.txt",
        (
            ("12", "Val av justerare", ""),
            ("13", "Månadsrapport februari 2025", "HSN/118/2025"),
            ("14", "Uppdrag om nära vård", "HSN/97/2025"),
            ("15", "Meddelanden", ""),
        ),
        (
            ("tid", "kl. 09.00–11.45"),
            ("plats", "Regionens hus, sal Getryggen, samt på distans"),
            ("ersattare", "Eva Tall (V) ersätter Lisa Gran (V)"),
        ),
    ),
    Expected(
        "03-arende-nummer.md",
        (
            ("41", "Mötets öppnande", ""),
            ("42", "Delårsbokslut", "2023-000118"),
            ("43", "Taxor för tillsyn 2024", "2023-000125"),
            ("44", "Mötet avslutas", ""),
        ),
        (("datum", "2023-11-30"), ("tid", "10.00-12.00"), ("sekreterare", "Tove Lind")),
        4,
    ),
    Expected(
        "04-organ-forkortat.txt",
        (
            ("98", "Upprop", ""),
            ("99", "Ekonomisk rapport", "SN 2022/14"),
            ("100", "Svar på granskning av hemtjänsten", "SN 2022/77"),
            ("101-103", "Individärenden", ""),
            ("104", "Rapporter", ""),
        ),
        entries=5,
    ),
    Expected(
        "05-versaler-punkt.txt",
        (
            ("7", "FASTSTÄLLANDE AV DAGORDNING", ""),
            (
                "8",
                "BYGGLOV FÖR NYBYGGNAD AV ENBOSTADSHUS PÅ FASTIGHETEN HÄSTHAGEN 4:17",
                "BYGG.2018.442",
            ),
            ("9", "TILLSYN AV AVLOPP", "MIL.2019.31"),
        ),
        (("plats", "sammanträdesrum Asken"), ("tid", "kl. 15.00")),
    ),
    Expected(
        "06-dnr-fore.txt",
        (
            ("52", "Stöd till fria teatergrupper 2022", "KUN-2021-00318"),
            ("53", "Bibliotekens öppettider", "KUN-2021-00290"),
            ("54", "Anmälningar", "KUN-2021-00007"),
        ),
        (("paragrafer", "§ 52 – § 54"), ("beslutande", "se bilaga")),
    ),
    Expected(
        "07-arsnummer.txt",
        (
            ("2024:18", "Upprop och val av justerare", ""),
            ("2024:19", "Upphandling av vinterväghållning", "TOF 2024/33"),
            ("2024:20", "Information", ""),
        ),
        entries=3,
    ),
    Expected(
        "08-paragraf-ord.html",
        (
            ("1", "Fastställande av dagordning", ""),
            ("2", "Internbudget 2025", "NFU 2024/201"),
            ("3", "Övriga frågor", ""),
        ),
        (("tid", "13:00–15:05"), ("justerare", "Åsa Brand (M)")),
        3,
    ),
    Expected(
        "09-flera-organ-utdrag.txt",
        (
            ("88", "Taxa för vatten och avlopp 2021", "2020/319"),
            ("89", "Avsägelse av uppdrag", "2020/402"),
            ("90", "Svar på medborgarförslag om hundrastgård", "2020/388"),
        ),
        (("plats", "Folkets hus"), ("tid", "kl. 18.00-20.10")),
    ),
    Expected(
        "10-forteckning-sist.txt",
        (
            ("45", "Delegationsbeslut", ""),
            (
                "46",
                "Handlingsplan mot våld i nära relationer 2018-2021, antagande och"
                " remiss till berörda nämnder",
                "ION 2018/61",
            ),
            ("47", "Uppföljning av äldreomsorgens bemanning", "ION 2018/12"),
        ),
        (("justerare", "Olof Brandt"),),
        3,
    ),
    Expected(
        "11-fotnoter-bilagor.txt",
        (
            ("31", "Kulturplan för Nordmark", "RUN 2024-112"),
            ("32", "Bidrag till företagsfrämjare", "RUN 2024-98"),
        ),
    ),
    Expected(
        "12-tva-spalter-narvaro.txt",
        (
            ("20", "Programutbud läsåret 2024/25", "GYN 2023-41"),
            ("21", "Statistik om frånvaro", "GYN 2023-12"),
            ("22", "Information från skolcheferna", ""),
        ),
        (
            ("tid", "Kl. 13.00 – 14.20"),
            ("plats", "Teams"),
            ("paragrafer", "§§ 20-22"),
            ("beslutande", "Kalle Sand (M), ordf."),
            ("ersattare", "Vera Lund (M)"),
        ),
    ),
    Expected(
        "14-lopande-gammal.txt",
        (("34", None, ""), ("36", None, "")),
    ),
    Expected(
        "15-punkt-och-paragraf.txt",
        (
            ("63", "Förlängning av städavtal", "SEN 2022/118"),
            ("64", "Kökens klimatpåverkan – redovisning av uppdrag", "SEN 2022/121"),
            ("65", "Nästa möte", ""),
        ),
        (("plats", "Kontor B, plan 2"), ("tid", "09.30–10.45")),
    ),
    Expected(
        "16-dnr-i-listan.txt",
        (
            ("14", "Dagordning", "SOC 2023/1"),
            ("15", "Verksamhetsberättelse 2022", "SOC 2023/22"),
            ("16", "Riktlinjer för ekonomiskt bistånd – revidering", "SOC 2022/301"),
            ("17", "Rapport från besök", "SOC 2023/9"),
        ),
        entries=5,
    ),
    Expected(
        "17-dnr-i-hogermarginal.txt",
        (
            ("58", "Försäljning av fastigheten Bäcken 2:1", "KS.2024.131"),
            ("59", "Medborgardialog 2024 – tema och tidplan", "KS.2024.90"),
            (
                "60",
                "Remiss: Ett nytt regelverk för hälsodata (SOU 2024:33)",
                "KS.2023.512",
            ),
        ),
    ),
    Expected(
        "18-dnr-av-aldre-form.txt",
        (
            ("21", "VA-TAXA 1998", "97/TU 0041"),
            ("22", "UPPHANDLING AV SAND", "97/TU 0052"),
        ),
    ),
    Expected(
        "19-arende-som-paragraf.txt",
        (
            ("11", "Mötets öppnande", ""),
            ("12", "Delårsrapport", "BUF 2023/210"),
            ("13", "Lokaler", "BUF 2023/198"),
        ),
    ),
    Expected(
        "20-parentes-och-streck.txt",
        (
            ("40", "Upprop", ""),
            ("41", "Årsredovisning 2020", "KS 2021/55"),
            ("42", "Ansvarsfrihet för 2020", "KS 2021/55"),
            ("43", "Utgår", ""),
            ("44", "Valärenden", ""),
        ),
        (("datum", "2021-06-14"),),
    ),
)


def layout_of(name: str) -> Layout:
    raw = readers.read((FOLDER / name).read_bytes(), name)
    cleaned = clean(raw)
    layout = Layout(
        cleaned.text,
        cleaned.marks,
        cleaned.page_starts,
        dict(raw.metadata),
        raw.media_type,
    )
    return Layout(
        cleaned.text,
        cleaned.marks,
        cleaned.page_starts,
        dict(raw.metadata),
        raw.media_type,
        find_sections(layout),
    )


def of_kind(sections: tuple[Section, ...], kind: str) -> list[Section]:
    return [s for s in sections if s.kind == kind]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: e.name)
def test_paragrafer(expected: Expected) -> None:
    layout = layout_of(expected.name)
    found = {
        s.number: (s.number, s.heading, s.dnr)
        for s in of_kind(layout.sections, "paragraf")
    }
    wanted = {n: (n, h, (d,) if d else ()) for n, h, d in expected.paragrafer}
    assert found | wanted == found, expected.name
    if expected.name != "14-lopande-gammal.txt":
        assert found.keys() == wanted.keys()


@pytest.mark.parametrize(
    "expected", [e for e in EXPECTED if e.fields], ids=lambda e: e.name
)
def test_front_pages(expected: Expected) -> None:
    layout = layout_of(expected.name)
    first: dict[str, str] = {}
    for field in find_fields(layout, "protokoll"):
        first.setdefault(field.name, layout.text[field.start : field.end])
    wanted = dict(expected.fields)
    assert first | wanted == first


@pytest.mark.parametrize(
    "expected", [e for e in EXPECTED if e.entries], ids=lambda e: e.name
)
def test_contents_lists_are_told_from_what_they_list(expected: Expected) -> None:
    layout = layout_of(expected.name)
    (contents,) = of_kind(layout.sections, "innehall")
    entries = layout.text[contents.body_start : contents.end].split("\n")
    assert len([entry for entry in entries if entry.strip()]) == expected.entries
    for section in of_kind(layout.sections, "paragraf"):
        assert not contents.start <= section.start < contents.end
        assert not section.start <= contents.start < section.end


def test_points_of_an_agenda_are_its_sections() -> None:
    layout = layout_of("13-kallelse-punkter.txt")
    assert find_type(layout)[0] == "kallelse"
    points = [s for s in find_parts(layout, "kallelse") if s.number]
    assert [(p.number, p.heading, p.dnr) for p in points] == [
        ("1", "Upprop och val av justerare", ()),
        ("2", "Bokslut 2024", ("FRN 2025/8",)),
        ("3", "Avgifter för idrottshallar", ("FRN 2024/155",)),
        ("4", "Övriga frågor", ()),
    ]


def test_roles_are_told_for_the_headings_within_a_paragraf() -> None:
    layout = layout_of("04-organ-forkortat.txt")
    roles = [s.role for s in of_kind(layout.sections, "rubrik")]
    assert roles == [
        "beslut",
        "arendet",
        "beslut",
        "yrkanden",
        "beslutsgang",
        "justering",
        "beslut",
    ]
