"""A name that many share means what the document itself says."""

import datetime as dt
from dataclasses import replace

import pytest

from benchmarks.identity_organisations import record, seen
from graph.identity import bodies, surroundings
from graph.identity.organisation_senses import Senses
from graph.identity.records import OrganisationSeen
from ingest.model import Mention, Organisation

TOWN = "Växjö kommun"
COUNTIES = ("01", "07", "25")


def meant(*names: OrganisationSeen, organ: str | None = None) -> dict[str, str]:
    """Return path → path of what the names of one document mean besides themselves."""
    senses = Senses()
    senses.note(record(1, names, organ))
    return {path: other for (_, path), other in senses.apart().items()}


def organ(name: str) -> OrganisationSeen:
    """Return an organ of the town."""
    return seen(name, f"organ@{TOWN}")


def club(name: str) -> OrganisationSeen:
    """Return an association named in a document of the town."""
    return seen(name, f"forening@{TOWN}")


def state(name: str) -> OrganisationSeen:
    """Return an authority named in a document of the town."""
    return seen(name, f"myndighet@{TOWN}")


def test_a_bare_name_means_the_one_branch_that_the_document_names() -> None:
    bare, local = club("RFSL"), club("RFSL Kronoberg")
    assert meant(bare, local) == {bare.path: local.path}


def test_a_bare_name_beside_two_branches_or_the_whole_keeps_its_general_sense() -> None:
    bare, local = club("RFSL"), club("RFSL Kronoberg")
    whole = club("Riksförbundet för sexuellt likaberättigande")
    assert not meant(bare)
    assert not meant(bare, local, club("RFSL Kalmar"))
    assert not meant(bare, local, whole)


def test_another_organisation_of_the_place_is_no_branch() -> None:
    assert not meant(club("RFSL"), club("Riksteatern Kronoberg"))


def test_the_county_board_is_the_one_named_or_else_the_bodys_own() -> None:
    bare, other = state("Länsstyrelsen"), state("Länsstyrelsen i Kalmar län")
    assert meant(bare) == {bare.path: bodies.county_office("07").path}
    assert meant(bare, other) == {bare.path: other.path}
    assert not meant(bare, other, state("Länsstyrelsen Skåne"))


def test_the_county_board_of_a_document_of_the_state_is_that_documents_own() -> None:
    bare = seen("Länsstyrelsen", "myndighet@Riksdagen")
    office = meant(bare)[bare.path]
    assert office not in {bare.path, *(bodies.county_office(c).path for c in COUNTIES)}


def test_a_court_without_a_place_is_one_in_a_town_and_none_in_the_country() -> None:
    here, there = (
        seen("Hyresnämnden", f"myndighet@{t}") for t in (TOWN, "Sala kommun")
    )
    assert here.path != there.path
    assert not meant(here)
    bare, senses = seen("Tingsrätten", "myndighet@Riksdagen"), Senses()
    for number in (1, 2):
        senses.note(record(number, (bare,)))
    assert len(set(senses.apart().values())) == 2


def test_an_authority_is_not_the_local_ones_that_had_its_name_before_it() -> None:
    bare = state("Polismyndigheten")
    assert bare.path in _senses_of(1999, bare)
    assert not _senses_of(2014, bare)
    assert not _senses_of(2019, bare)
    assert replace(bare, where="lokal").path in _senses_of(
        2019, replace(bare, where="lokal")
    )


def test_a_namesake_abroad_is_another_but_not_the_country_s_own_office_there() -> None:
    museum = replace(club("Nationalmuseum"), where="oslo")
    assert meant(museum)[museum.path] != museum.path
    assert not meant(replace(club("Svenska kyrkan"), where="oslo"))
    assert not meant(replace(club("Europaparlamentet"), where="bryssel"))
    assert not meant(club("Nationalmuseum"))


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("Brev till Nationalmuseum i Oslo om lån", "oslo"),
        ("Brev till Nationalmuseum i Växjö om lån", ""),
        ("Brev till det lokala Nationalmuseum om lån", "lokal"),
        ("Brev till Nationalmuseum om lån i Oslo", ""),
    ],
)
def test_what_stands_beside_a_name_says_where_it_is(words: str, where: str) -> None:
    start = words.index("Nationalmuseum")
    mention = Mention(start, start + len("Nationalmuseum"), 1)
    one = Organisation("Nationalmuseum", "ovrigt", (mention,))
    assert surroundings.of(one, words) == where


def _senses_of(year: int, *names: OrganisationSeen) -> set[str]:
    senses, day = Senses(), dt.date(year, 3, 1)
    senses.note(replace(record(1, names), first=day, last=day))
    return {path for _, path in senses.apart()}


def test_a_court_is_the_only_one_of_its_kind_in_the_document() -> None:
    bare, court = state("Förvaltningsrätten"), state("Förvaltningsrätten i Växjö")
    assert meant(bare, court, state("Växjö tingsrätt")) == {bare.path: court.path}
    assert not meant(bare, court, state("Förvaltningsrätten i Falun"))


def test_the_utskott_belongs_to_the_documents_own_board() -> None:
    bare, board = organ("Arbetsutskottet"), organ("Skogsnämnden")
    full = organ("Skogsnämndens arbetsutskott")
    assert meant(bare, board, organ=board.path) == {bare.path: full.path}


def test_the_utskott_is_the_one_named_where_the_document_is_of_the_council() -> None:
    bare, council = organ("Arbetsutskottet"), organ("Kommunfullmäktige")
    one, other = (
        organ("Kommunstyrelsens arbetsutskott"),
        organ("Skogsnämndens arbetsutskott"),
    )
    assert meant(bare, one, council, organ=council.path) == {bare.path: one.path}
    assert not meant(bare, one, other, council, organ=council.path)
    assert meant(bare, one, other, organ=other.path) == {bare.path: other.path}


def test_an_utskott_with_a_task_of_its_own_is_nobodys_part() -> None:
    board = organ("Skogsnämnden")
    assert not meant(organ("Trafikutskottet"), board, organ=board.path)


def test_unclear_initials_are_those_of_the_one_name_that_spells_them() -> None:
    short, full = club("KI"), club("Kvarnasa Idrottsallians")
    assert meant(short, full) == {short.path: full.path}
    assert not meant(short, full, club("Kärrets Intresseförening"))
    assert not meant(club("TCO"), club("Tallbackens Cykelorganisation"))
