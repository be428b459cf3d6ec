"""Pointers to §§, dnr, statutes, inquiries, EU acts and named documents."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.context import Context
from ingest.extract.references import find_references
from ingest.model import Document, Reference
from ingest.nlp import parse
from ingest.outline import Outline
from ingest.structure.layout import Layout
from ingest.structure.sections import find_sections


def references(text: str) -> tuple[Reference, ...]:
    made = Document(
        "fil.txt",
        "0",
        "text/plain",
        text,
        organ="Kommunstyrelsen",
        date=dt.date(2024, 6, 1),
        sections=find_sections(Layout(text)),
    )
    return find_references(Context(made, parse(""), (), None, Outline(made.sections)))


def pairs(text: str) -> list[tuple[str, str, str]]:
    return [(r.kind, r.text, r.target) for r in references(text)]


@pytest.mark.parametrize(
    ("text", "kind", "quote", "target"),
    [
        (
            "Se KF 2024-11-06, § 149.",
            "paragraph",
            "KF 2024-11-06, § 149",
            "KF|2024-11-06|149",
        ),
        (
            "Se § 99 KF 2023-05-06.",
            "paragraph",
            "§ 99 KF 2023-05-06",
            "KF|2023-05-06|99",
        ),
        (
            "Ärendet prövades § 63 KS - 2024-04-15 utan ändring.",
            "paragraph",
            "§ 63 KS - 2024-04-15",
            "KS|2024-04-15|63",
        ),
        (
            "Bordlagt den 3 maj 2023, § 12.",
            "paragraph",
            "den 3 maj 2023, § 12",
            "KS|2023-05-03|12",
        ),
        (
            "kommunfullmäktiges uppdrag 2022-10-06 § 10 till bolaget",
            "paragraph",
            "kommunfullmäktiges uppdrag 2022-10-06 § 10",
            "KF|2022-10-06|10",
        ),
        ("Se 12 maj, § 30.", "paragraph", "12 maj, § 30", "|2024-05-12|30"),
        ("Se 12 juli, § 30.", "paragraph", "12 juli, § 30", "|2023-07-12|30"),
        ("Deltar i §§ 34-37.", "paragraph", "§§ 34-37", "KS|2024-06-01|34"),
        ("Enligt dnr KS 2024/0118.", "dnr", "KS 2024/0118", "KS-2024-118"),
        (
            "Enligt 5 kap. 11 § kommunallagen får",
            "statute",
            "5 kap. 11 § kommunallagen",
            "SFS 2017:725 5 kap. 11 §",
        ),
        ("Enligt KL 5:11 får", "statute", "KL 5:11", "SFS 2017:725 5 kap. 11 §"),
        (
            "enligt 9 kap. 1 § SoL.",
            "statute",
            "9 kap. 1 § SoL",
            "SFS 2001:453 9 kap. 1 §",
        ),
        (
            "i miljöbalken 7 kap § 18 e står",
            "statute",
            "miljöbalken 7 kap § 18 e",
            "SFS 1998:808 7 kap. 18 e §",
        ),
        (
            "Lagen (2021:34) gäller.",
            "statute",
            "Lagen (2021:34)",
            "SFS 2021:34",
        ),
        (
            "enligt lagen (2010:630) om regionalt utvecklingsansvar.",
            "statute",
            "lagen (2010:630) om regionalt utvecklingsansvar",
            "SFS 2010:630",
        ),
        ("Se SFS 2017:725.", "statute", "SFS 2017:725", "SFS 2017:725"),
        ("Se SOU 2024:12.", "sou", "SOU 2024:12", "SOU 2024:12"),
        ("Se Ds 2023:4.", "sou", "Ds 2023:4", "Ds 2023:4"),
        ("Se prop. 2009/10:55.", "prop", "prop. 2009/10:55", "prop. 2009/10:55"),
        ("Se bet. 2018/19:TU6.", "prop", "bet. 2018/19:TU6", "bet. 2018/19:TU6"),
        ("Se direktiv 2014/24/EU.", "eu", "direktiv 2014/24/EU", "EU 2014/24"),
        ("Se förordning (EU) 2016/679.", "eu", "förordning (EU) 2016/679", None),
        ("Se den regionala utvecklingsstrategin.", "document", None, None),
        ("Upphandlingspolicyn ses över.", "document", "Upphandlingspolicyn", None),
        (
            "Se nämndens rapport ”Så mår badet”, 2019.",
            "document",
            "rapport ”Så mår badet”, 2019",
            None,
        ),
        ("Se Ekträsks kommuns riktlinje för bidrag.", "document", None, None),
        ("Yrkande från V och C den 3 maj 2024 bifalls.", "document", None, None),
        ("Enligt bilaga 2 till förvaltningens yttrande gäller", "document", None, None),
    ],
)
def test_forms(text, kind, quote, target):
    found = [r for r in pairs(text) if r[0] == kind]
    assert found, pairs(text)
    assert len(found) == 1
    if quote is not None:
        assert found[0][1] == quote
    if target is not None:
        assert found[0][2] == target


@pytest.mark.parametrize(
    "text",
    [
        "Förslagen och anslagen minskar.",
        "Tidplanen håller inte.",
        "Planen är försenad och strategin saknas.",
        "Dagordningen fastställs.",
        "Bolagen går bra.",
    ],
)
def test_common_words_are_no_references(text):
    assert pairs(text) == []


def test_listed_documents_are_one_reference_each():
    text = (
        "§ 4\nTaxa för bad\nBeslut\nTaxan antas.\n"
        "Beslutsunderlag\n• Tjänsteskrivelse om taxan\n• § 31 AU Taxa för bad\n"
        "Expedieras till\nKommunstyrelsen\n"
    )
    listed = [r for r in references(text) if r.rule == "ref.underlag"]
    assert [r.text for r in listed] == [
        "Tjänsteskrivelse om taxan",
        "§ 31 AU Taxa för bad",
    ]
    assert not [r for r in references(text) if r.kind == "paragraph"]


def test_own_paragraphs_and_contents_are_no_references_but_own_dnr_are():
    text = (
        "Protokoll\nParagrafer §§ 1-2\n§ 1 Taxa\n§ 2 Val\n"
        "§ 1 0398/24\nTaxa\nBeslut\nTaxan antas av nämnden efter votering.\n"
        "§ 2\nVal\nBeslut\nSe § 1 om taxan.\n"
    )
    found = pairs(text)
    assert [r[1] for r in found if r[0] == "dnr"] == ["0398/24"]
    assert [r[1] for r in found if r[0] == "paragraph"] == ["§ 1"]


PIECES = [
    "§ 1", " den 3 maj 2024, ", "KS 2024/118 ", "5 kap. 11 § ", "kommunallagen ",
    "planen för ", "lagen om ", "bilaga 1 ", "\n", "Beslutsunderlag\n", "Region ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_reference_quotes_the_text(pieces):
    text = "".join(pieces)
    for reference in references(text):
        assert text[reference.start : reference.end] == reference.text
        assert reference.text.strip() == reference.text != ""
        assert 0 <= reference.confidence <= 1


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A-",
        "§ 1, ",
        "1 kap. 1 § ",
        "lagen om ",
        "Den regionala ",
        "a- och ",
        "den 1 maj 2024, § 1, ",
    ],
)
def test_hostile_text_takes_linear_time(piece):
    text = piece * (60_000 // len(piece))
    begun = time.process_time()
    references(text)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        ("Frågan avgjordes 2024-05-03, HSN 71.", "paragraph", "2024-05-03, HSN 71"),
        (
            "Nationella strategin mot bryggbrand gäller.",
            "document",
            "Nationella strategin mot bryggbrand",
        ),
        ("Ekby-avtalet från 2018 gäller än.", "document", "Ekby-avtalet från 2018"),
        ("Se hamnens årsredovisning för 2023.", "document", "årsredovisning för 2023"),
        ("Läs delårsrapporten 2024 noga.", "document", "delårsrapporten 2024"),
        ("Pengarna finns i budget för 2025.", "document", "budget för 2025"),
        (
            "Se delårsrapport per den 31 augusti 2022 om hamnen.",
            "document",
            "delårsrapport per den 31 augusti 2022",
        ),
        (
            "En handlingsplan för åren 2026–2028 tas fram.",
            "document",
            "handlingsplan för åren 2026–2028",
        ),
    ],
)
def test_documents_and_decisions_named_in_other_ways(text, kind, quote):
    assert (kind, quote) in [(r.kind, r.text) for r in references(text)]


def test_what_is_delivered_is_listed_and_the_text_around_it_is_not():
    text = (
        "§ 9 Delgivningar\nNämnden tar del av det som har kommit in sedan sist.\n"
        "- Skrivelse om bryggan\n- Tackbrev från hamnens vänner\n- § 4 Ny taxa"
    )
    listed = [r.text for r in references(text) if r.kind == "document"]
    assert listed == ["Skrivelse om bryggan", "Tackbrev från hamnens vänner"]


def test_a_list_of_documents_ends_at_the_signatures():
    text = "Bilagor\nKarta över hamnen\nAda Ek\tBo Alm\nOrdförande\tSekreterare"
    listed = [r.text for r in references(text) if r.kind == "document"]
    assert listed == ["Karta över hamnen"]


@pytest.mark.parametrize(
    ("ways", "target"),
    [
        (
            ("enligt skollagen.", "enligt skollagen (2010:800).", "Se SFS 2010:800.",
             "enligt SkolL.", "enligt skollagens krav.", "Skollag (2010:800) gäller.",
             "enligt lagen (2010:800)."),
            "SFS 2010:800",
        ),
        (
            ("enligt 6 kap. 6 § kommunallagen.", "enligt kommunallagen 6 kap. 6 §.",
             "enligt 6 kap. 6 § KL.", "enligt kommunallagen 6:6.",
             "enligt 6 kap. 6 § kommunallagen (2017:725)."),
            "SFS 2017:725 6 kap. 6 §",
        ),
        (
            ("enligt dataskyddsförordningen.", "enligt GDPR.",
             "enligt förordning (EU) 2016/679.",
             "enligt allmänna dataskyddsförordningen."),
            "EU 2016/679",
        ),
        (
            ("enligt tillgänglighetsdirektivet.", "enligt direktiv (EU) 2019/882.",
             "enligt EU:s tillgänglighetsdirektiv."),
            "EU 2019/882",
        ),
        (
            ("Dnr KS 2023/0118.", "Dnr KS2023/118.", "Dnr KS 2023/118."),
            "KS-2023-118",
        ),
        (("Barnkonventionen gäller.", "enligt barnkonventionen."), "SFS 2018:1197"),
    ],
)  # fmt: skip
def test_the_same_thing_has_the_same_target(ways: tuple[str, ...], target: str) -> None:
    assert [[r.target for r in references(way)] for way in ways] == [[target]] * len(
        ways
    )


def test_an_old_paper_points_at_the_law_of_its_time() -> None:
    made = Document("a", "0", "text/plain", "enligt HSL.", date=dt.date(2016, 5, 3))
    (found,) = find_references(Context(made, parse(""), (), None, Outline(())))
    assert found.target == "SFS 1982:763"


def test_a_number_said_once_holds_for_the_whole_text() -> None:
    found = references("Bistånd ges enligt socialtjänstlagen (2025:400). Se 4 § SoL.")
    assert [r.target for r in found] == ["SFS 2025:400", "SFS 2025:400 4 §"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Det står i Trafikstrategi 2035 att gator läggs om.", "Trafikstrategi 2035"),
        ("Planen utgår från Regional vattenplan för Ekby 2030 och från avtalet.",
         "Regional vattenplan för Ekby 2030"),
        ("Nämnden antar Riktlinjer för offentlig konst 2024–2028.",
         "Riktlinjer för offentlig konst 2024–2028"),
        ("Avtalet ersätter 2017 års överenskommelse.", "2017 års överenskommelse"),
        ("Se rapporten Vägar till vatten och beslutet.", "rapporten Vägar till vatten"),
        ("Se överenskommelsen Tillsammans i Ekby gäller för alla.",
         "överenskommelsen Tillsammans i Ekby"),
        ("Se fullmäktiges kulturpolitiska program.",
         "fullmäktiges kulturpolitiska program"),
        ("Uppdraget finns i kommunens översiktsplan.", "kommunens översiktsplan"),
        ("Se delårsrapport mars 2024.", "delårsrapport mars 2024"),
        ("Se motion 2022:9 om broddar.", "motion 2022:9"),
        ("Rätten fann i mål nr 1180-22 att avtalet gäller.", "mål nr 1180-22"),
        ("Se JO 2021/22 s. 310.", "JO 2021/22 s. 310"),
        ("Se revisionsrapport nr 2/2024.", "revisionsrapport nr 2/2024"),
        ("Se överenskommelsen mellan staten och Region Ek om vatten.",
         "överenskommelsen mellan staten och Region Ek"),
    ],
)  # fmt: skip
def test_documents_by_title_owner_year_and_number(text: str, quote: str) -> None:
    assert [(r.kind, r.text) for r in references(text)] == [("document", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "Avtalet med byalagen löper vidare. Byalagens hjälp är uppskattad.",
        "Handlingsplan för ekar\n\nEkarna mår bra.",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert references(text) == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("enligt lagen (2003:778) om skydd mot olyckor ha ett program.",
         "lagen (2003:778) om skydd mot olyckor"),
        ("lagen (2021:890) om skydd för personer som rapporterar om fel ska följas.",
         "lagen (2021:890) om skydd för personer som rapporterar om fel"),
        ("Skollagen 8 kap 12a § anger detta.", "Skollagen 8 kap 12a §"),
        ("Utifrån lag om färdtjänst har villkor satts.", "lag om färdtjänst"),
    ],
)  # fmt: skip
def test_where_the_name_of_a_law_ends(text: str, quote: str) -> None:
    assert [r.text for r in references(text)] == [quote]


def test_a_date_after_och_is_no_number() -> None:
    found = pairs("Enligt fullmäktiges beslut 2001-10-30 § 25 och 2007-06-12 § 19.")
    numbers = [target.rpartition("|")[2] for _, _, target in found]
    assert numbers == ["25", "19"]
