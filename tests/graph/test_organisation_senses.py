"""A name that many share means what the document itself says."""

from benchmarks.identity_organisations import record, seen
from graph.identity import bodies
from graph.identity.organisation_senses import Senses
from graph.identity.records import OrganisationSeen

TOWN = "Växjö kommun"


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


def test_the_county_board_of_a_document_of_the_state_is_none_in_particular() -> None:
    assert not meant(seen("Länsstyrelsen", "myndighet@Riksdagen"))


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
