"""What headings say of the text under them."""

import pytest

from ingest.structure.headings import looks_like_heading, role_of


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Beslut", "beslut"),
        ("Socialnämndens beslut", "beslut"),
        ("Nämnden för trafik, infrastruktur och miljös beslut", "beslut"),
        ("Kommunstyrelsens beslut för egen del", "beslut"),
        ("BESLUT:", "beslut"),
        ("Förslag till beslut", "forslag"),
        ("3.2 Förslag till beslut", "forslag"),
        ("Kommunstyrelsens förslag till kommunfullmäktige", "forslag"),
        ("Arbetsutskottets förslag till beslut", "forslag"),
        ("Förslag till beslut på sammanträdet", "forslag"),
        ("Yrkanden", "yrkanden"),
        ("Sammanfattning av ärendet", "arendet"),
        ("Ärendebeskrivning", "arendet"),
        ("Beslutsunderlag", "underlag"),
        ("Handlingar", "underlag"),
        ("Expedieras till", "expediering"),
        ("Protokollsutdrag skickas till:", "expediering"),
        ("Reservation", "reservation"),
        ("Protokollsanteckning", "anteckning"),
        ("Omröstningsresultat", "omrostning"),
        ("Propositionsordning", "beslutsgang"),
        ("Ej tjänstgörande ersättare", "narvaro"),
        ("Fråga 3", "fragor"),
        ("Kommunens åtaganden", "ataganden"),
        ("Enligt kommunstyrelsens förslag:", None),
        ("Avslag på nämndens beslut", None),
        ("Kartläggningen visar goda resultat", None),
        ("", None),
    ],
)
def test_role(heading, role):
    assert role_of(heading) == role


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Trygghet i Ekträsk", True),
        ("Nämnden antar planen.", False),
        ("- En punkt", False),
        ("Åsa Ek (S), ordförande", False),
        ("2024-03-14", False),
        ("att anta planen", False),
    ],
)
def test_form(line, is_one):
    assert looks_like_heading(line) is is_one
