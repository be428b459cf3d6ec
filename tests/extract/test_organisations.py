"""Organisations: names kept whole, genitives folded, generic words left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import lexicon
from ingest.extract import context
from ingest.extract.organisations import find_organisations
from ingest.extract.persons import find_persons
from ingest.model import Document, Organisation


def organisations_in(text: str) -> tuple[Organisation, ...]:
    document = Document(source="x", sha256="", media_type="text/plain", text=text)
    built = context.build(document)
    return find_organisations(built, find_persons(built))


def named(text: str) -> list[str]:
    return [organisation.name for organisation in organisations_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Barn- och utbildningsnämnden får yttra sig.",
            ["Barn- och utbildningsnämnden"],
        ),
        (
            "Det gäller socialnämnden och kulturnämnden.",
            ["socialnämnden", "kulturnämnden"],
        ),
        (
            "Enligt region- och kommunstyrelsen i går.",
            ["regionstyrelsen", "kommunstyrelsen"],
        ),
        (
            "Nämnden för trafik, infrastruktur och miljö beslutar.",
            ["Nämnden för trafik, infrastruktur och miljö"],
        ),
        (
            "Nämnden för funktionsstöd och Socialnämnden svarar.",
            ["Nämnden för funktionsstöd", "Socialnämnden"],
        ),
        ("Nämnden för funktionsstöds uppdrag.", ["Nämnden för funktionsstöd"]),
        ("Tekniska nämnden antar planen.", ["Tekniska nämnden"]),
        ("Kulturnämndens arbetsutskott möttes.", ["Kulturnämndens arbetsutskott"]),
        ("Kretslopp och vattennämnden svarar.", ["Kretslopp och vattennämnden"]),
        ("Avtal med Granby Bygg & Co AB slöts.", ["Granby Bygg & Co AB"]),
        ("Bolaget Förvaltnings AB Eken äger det.", ["Förvaltnings AB Eken"]),
        ("Granby hembygdsförening deltog.", ["Granby hembygdsförening"]),
        ("Vi möter Stiftelsen Granby Hospice nu.", ["Stiftelsen Granby Hospice"]),
        ("Med Länsstyrelsen i Norrbottens län.", ["Länsstyrelsen i Norrbottens län"]),
        ("Enligt förvaltningsrätten i Luleå.", ["förvaltningsrätten i Luleå"]),
        ("RFSL:s kansli och SKR:s rapport.", ["RFSL", "SKR"]),
        ("Trafikverkets plan.", ["Trafikverket"]),
        ("Bodens kommuns plan.", ["Bodens kommun"]),
        (
            "Mark- och miljödomstolen samt Landsbygds- och infrastrukturdepartementet.",
            ["Mark- och miljödomstolen", "Landsbygds- och infrastrukturdepartementet"],
        ),
        ("Projektet Vintra pågår.", ["Vintra"]),
        ("Vi mötte Granby Byggnadsförening.", ["Granby Byggnadsförening"]),
        ("Svaret från Granbys Kommunförbund.", ["Granbys Kommunförbund"]),
        (
            "Lillby byaråd och Granby Simsällskap.",
            ["Lillby byaråd", "Granby Simsällskap"],
        ),
        ("Nu ordnar Kulturföreningen Linden det.", ["Kulturföreningen Linden"]),
        (
            "Med Hamnbolaget Kajen och Leader Ådal.",
            ["Hamnbolaget Kajen", "Leader Ådal"],
        ),
        ("Fastighetsbolaget Eken AB säljer.", ["Fastighetsbolaget Eken AB"]),
        (
            "Region Granby samt Region Västra Lid.",
            ["Region Granby", "Region Västra Lid"],
        ),
        ("Region Granby Regionstyrelsen", ["Region Granby", "Regionstyrelsen"]),
        (
            "Räddningstjänsten Granby Valberedningen",
            ["Räddningstjänsten Granby", "Valberedningen"],
        ),
        ("GRANBY KOMMUN", ["GRANBY KOMMUN"]),
        ("RÄDDNINGSTJÄNSTEN GRANBYGDEN", ["RÄDDNINGSTJÄNSTEN GRANBYGDEN"]),
        ("Då slöt energibolaget Teramons avtal.", ["Teramon"]),
        ("Landstinget i Granby län svarade.", ["Landstinget i Granby län"]),
        ("Trafikroteln svarar. Direktionen beslutar.", ["Trafikroteln", "Direktionen"]),
        ("Enheten för lek och lärande svarar.", ["Enheten för lek och lärande"]),
        (
            "Operativa hälso- och sjukvårdsnämnden svarar.",
            ["Operativa hälso- och sjukvårdsnämnden"],
        ),
        ("Stiftelsen Umeås studenthem svarar.", ["Stiftelsen Umeås studenthem"]),
        ("Kommittén för barns rättigheter möts.", ["Kommittén för barns rättigheter"]),
        ("Reglementet för näringslivsrådet.", ["näringslivsrådet"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden ger förvaltningen i uppdrag att återkomma.",
        "Kommunens och regionens mål. Staden växer.",
        "Åsa Ekdal (S) och Bo Almvik (M) yrkar bifall.",
        "Arbetsgruppen och styrgruppen möts enligt regelverket.",
        "Mål och erfarenheten av området.",
        "Kommunalrådet svarar.",
        "Sida 4 av 9",
        "Dnr RS 417-2021, tidigare KS/2020:33",
        "Ingen förening sökte. Planen sänds på samråd. Det ligger i ett förråd.",
        "Den frågan rör direktionen och enheten för inköp.",
    ],
)
def test_generic_words_are_not_organisations(text: str) -> None:
    assert named(text) == []


def test_an_abbreviation_is_an_alias_of_the_name_beside_it() -> None:
    (one,) = organisations_in(
        "Föreningen Granby Byalag (nedan kallad Byalaget) svarar."
    )
    assert one.aliases == ("Byalaget",)
    (two,) = organisations_in("Kommunstyrelsen möts. Expedieras till\nKS\n")
    assert (two.name, two.aliases, len(two.mentions)) == ("Kommunstyrelsen", ("KS",), 2)


def test_one_body_in_many_forms_is_one_organisation() -> None:
    text = "Kulturnämnden svarar. Enligt kulturnämnden gäller kulturnämndens plan."
    (organisation,) = organisations_in(text)
    assert len(organisation.mentions) == 3
    assert organisation.kind == "organ"


def test_known_bodies_carry_their_codes_and_sub_bodies_their_parent() -> None:
    found = {o.name: o for o in organisations_in("Region Skåne, Lunds kommun.")}
    assert found["Region Skåne"].code == "12"
    assert found["Lunds kommun"].code == "1281"
    (under,) = organisations_in("Kulturnämndens arbetsutskott möttes.")
    assert under.parent == "Kulturnämnden"


def test_the_lexicons_are_complete_and_without_doubles() -> None:
    municipalities = lexicon.table("kommuner")
    assert len({row["code"] for row in municipalities}) == 290
    assert len({row["place"] for row in municipalities}) == 290
    regions = lexicon.table("regioner")
    assert len({row["code"] for row in regions}) == 21
    counties = {row["code"] for row in regions}
    assert {row["code"][:2] for row in municipalities} == counties


def test_an_authority_is_listed_once_for_each_short_name() -> None:
    rows = lexicon.table("myndigheter")
    assert len({(row["abbr"], row["name"]) for row in rows}) == len(rows)
    shortened = {row["name"] for row in rows if row["abbr"]}
    assert not [r for r in rows if not r["abbr"] and r["name"] in shortened]


@given(
    st.text(
        alphabet=st.sampled_from("ABåk nämnden och- för, AB&\n.:s"),
        max_size=300,
    )
)
def test_mentions_quote_the_text(text: str) -> None:
    for organisation in organisations_in(text):
        for mention in organisation.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
