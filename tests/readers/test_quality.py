"""Plain text of every kind scores high, text with broken letters low."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import readers
from ingest.readers.quality import FLOOR, legibility

PLAIN = (
    "Kommunstyrelsen i Granvik beslutar att ge samhällsbyggnadsnämnden i uppdrag att "
    "senast den 30 september redovisa hur övergångsställena vid Älvskolan har säkrats. "
    "Förvaltningen bedömer att ytterligare belysning behövs på åtta gångvägar, och att "
    "kostnaden för detta uppgår till 340 tkr per år. Dnr KS 2023/00417-3. Ärendet har "
    "beretts i arbetsutskottet den 27 februari 2024, § 19. Åsa Björk (S) yrkar bifall."
)

READABLE = {
    "svenska": PLAIN,
    "versaler": PLAIN.upper(),
    "lösa prickar": unicodedata.normalize("NFD", PLAIN),
    "mjuka bindestreck": PLAIN.replace("nämnd", "nämnd\xad"),
    "engelska": "The municipality has adopted a plan for the restoration of wetlands "
    "along the river. Volunteers were invited to plant trees near the old bridge, and "
    "several neighbours complained about noise from the machinery last autumn.",
    "finska": "Kunnanhallitus käsitteli keskiviikkona ehdotusta uuden uimahallin "
    "rakentamisesta keskustan läheisyyteen. Hankkeen kustannusarvio on noussut "
    "huomattavasti, ja useat valtuutetut epäilivät rahoituksen riittävyyttä.",
    "nordsamiska": "Suohkanráđđi lea mearridan ahte mánáidgárddi bargit galget oažžut "
    "eanet oahpahusa sámegielas. Váhnemat leat sávvan dan guhká, ja dál álggahuvvo "
    "prošeakta mii bistá golbma jagi.",
    "namn": "Åsa Wikholm (S), Göran Tegnér (M), Märta Kjellander (C), Yvonne Szczepan "
    "(V), Mohammad Al-Khatib (L), Östen Hjelmqvist (KD), Torbjörn Ryberg (SD), "
    "Kjell-Åke Vretblad (MP), Zlatko Mihajlović (S), Agneta Zetterqvist (M)",
    "tabell": "Verksamhet\tBokslut\tBudget\nÄldreomsorg\t412 350\t428 900\nFörskola\t"
    "655 120\t671 480\nGator och parker\t55 230\t58 640\nSumma\t1 137 520\t1 174 120",
    "punktlista": "\uf0b7 Utökade öppettider vid återvinningscentralen\n"
    "\uf0b7 Fler sommarjobb för ungdomar i årskurs nio\n"
    "\uf0b7 Ny gång- och cykelväg mellan Åby och Östanå",
}

SWAPPED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzåäö", "qxvzåkpöwjtyämrbnlhcgsfdiaueo"
)
BROKEN: dict[str, Callable[[str], str]] = {
    "teckenkoder förskjutna": lambda text: "".join(
        char if char.isspace() else chr(max(33, ord(char) - 29)) for char in text
    ),
    "bokstäver utbytta": lambda text: text.lower().translate(SWAPPED),
    "utan namn": lambda text: "".join(
        chr(0xF000 + ord(char)) if char.isalpha() else char for char in text
    ),
    "utf-8 läst som latin-1": lambda text: text.encode().decode("latin-1"),
    "ersättningstecken": lambda text: "".join(
        "\ufffd" if char in "åäöÅÄÖ" else char for char in text
    ),
    "frågetecken": lambda text: "".join(
        "?" if char in "åäöÅÄÖ" else char for char in text
    ),
    "bokstäver borta": lambda text: "".join(
        char for char in text if char not in "åäöÅÄÖ"
    ),
    "dos läst som windows": lambda text: (
        text.replace("§", "").encode("cp437").decode("cp1252", "replace")
    ),
    "vokaler borta": lambda text: "".join(
        char for char in text if char not in "aeiouyåäö"
    ),
    "styrtecken": lambda text: text.replace("e", "\x05").replace("a", "\x01"),
    "läst ur en fläck": lambda text: " ".join(
        "|/'~;]{"[: len(word)] + word[:1] for word in text.split()
    ),
    "hopskrivet": lambda text: "".join(text.split()),
    "glest": lambda text: " ".join(text.replace(" ", "")),
}


@pytest.mark.parametrize("kind", READABLE)
def test_text_that_can_be_read_is_above_the_floor(kind: str) -> None:
    score = legibility(READABLE[kind])
    assert score is not None
    assert score > FLOOR + 0.1


@pytest.mark.parametrize("kind", BROKEN)
def test_text_that_has_been_broken_is_below_the_floor(kind: str) -> None:
    score = legibility(BROKEN[kind](PLAIN))
    assert score is not None
    assert score < FLOOR


@pytest.mark.parametrize(
    "text",
    ["", "§ 12", "412 350  428 900  441 250\n" * 30, "2023-0417\nKS 2024/118\n" * 9],
)
def test_too_little_text_says_nothing(text: str) -> None:
    assert legibility(text) is None


def test_the_score_falls_with_the_share_that_is_misread() -> None:
    words = PLAIN.split()
    scores = []
    for every in (1000, 8, 4, 2):
        spoilt = [
            word.translate(SWAPPED) if number % every == every - 1 else word
            for number, word in enumerate(words)
        ]
        scores.append(legibility(" ".join(spoilt)) or 0.0)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > FLOOR > scores[-1]


@given(st.text(max_size=400))
def test_any_text_has_a_score_or_none(text: str) -> None:
    score = legibility(text)
    assert score is None or 0.0 <= score <= 1.0


def test_a_long_page_is_judged_as_its_parts_are() -> None:
    assert legibility(PLAIN * 200) == pytest.approx(legibility(PLAIN), abs=0.1)


def test_a_file_without_pages_has_its_text_judged() -> None:
    whole = readers.read(PLAIN.encode(), "handling.txt")
    lost = readers.read(BROKEN["frågetecken"](PLAIN).encode(), "handling.txt")
    assert [page.hard for page in whole.pages] == [False]
    assert [page.hard for page in lost.pages] == [True]
    assert lost.pages[0].source == "text"
