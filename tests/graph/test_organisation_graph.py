"""Statements on organisations: hierarchy, place and history, by paths that stand."""

from collections.abc import Iterable

from benchmarks.identity_organisations import record, seen
from graph.identity.naming import Identity
from graph.identity.organisation_structure import Structure
from graph.identity.organisations import Organisations
from graph.identity.organisations_graph import organisation_quads
from graph.identity.records import OrganisationSeen
from graph.identity.resolution import resolve
from graph.terms import BASE, DCTERMS, KOD, ORG, RDFS, SKOS, TYPE, NamedNode, Quad

GRAPH = NamedNode(f"{BASE}graf/aktorer")


def stated(names: Iterable[OrganisationSeen]) -> set[Quad]:
    """Return what is stated of the organisations of a collection."""
    records = [record(number, (one,)) for number, one in enumerate(names)]
    organisations = Organisations()
    for one in records:
        organisations.add(one)
    identity = resolve(records).identity()
    return set(organisation_quads(organisations.structure(), identity, GRAPH))


def values(quads: set[Quad], path: str, predicate: NamedNode) -> set[str]:
    """Return the values of a property of an organisation."""
    node = NamedNode(BASE + path)
    found = {q.object for q in quads if q.subject == node and q.predicate == predicate}
    return {value.value for value in found}


def test_units_hang_below_their_body_and_an_utskott_below_its_board() -> None:
    at = "organ@Växjö kommun"
    board, spelt, part, council = (
        seen("Skogsnämnden", at),
        seen("Skogsnämnd", at),
        seen("Skogsnämndens arbetsutskott", at),
        seen("Kommunfullmäktige i Växjö kommun", "organ@Alvesta kommun"),
    )
    quads = stated([board, spelt, part, council])
    town = f"{BASE}org/k0780"
    above = values(quads, part.path, ORG.subOrganizationOf)
    assert above <= {BASE + board.path, BASE + spelt.path}
    assert len(above) == 1
    assert values(quads, part.path, ORG.unitOf) == {town}
    assert values(quads, council.path, ORG.unitOf) == {town}
    assert BASE + part.path in values(quads, "org/k0780", ORG.hasSubOrganization)


def test_nothing_points_at_a_path_that_was_merged() -> None:
    at = "organ@Växjö kommun"
    names = [seen(n, at) for n in ("Skogsnämnden", "Skogsnämnd", "skogsnämndens")]
    names += [
        seen(n, "myndighet@Växjö kommun") for n in ("Skolverket", "Datainspektionen")
    ]
    records = [record(number, (one,)) for number, one in enumerate(names)]
    replaced = {BASE + path for path in resolve(records).aliases}
    assert replaced
    for quad in stated(names):
        assert quad.subject.value not in replaced
        assert quad.object.value not in replaced


def test_public_bodies_stand_in_their_county_or_municipality() -> None:
    quads = stated(
        [
            seen("Växjö kommun", "kommun@Växjö kommun"),
            seen("Region Kronoberg", "region@Växjö kommun"),
            seen("Länsstyrelsen Kronoberg", "myndighet@Växjö kommun"),
            seen("Skolverket", "myndighet@Växjö kommun"),
        ]
    )
    county, town = KOD["lan/07"], KOD["kommun/0780"]
    places = {q.object for q in quads if q.predicate == DCTERMS.spatial}
    assert places == {county, town}
    assert values(quads, "org/r07", DCTERMS.spatial) == {county.value}
    assert Quad(town, SKOS.broader, county, GRAPH) in quads
    same = {q.object.value for q in quads if q.predicate == SKOS.exactMatch}
    assert same == {"http://data.europa.eu/nuts/code/SE212"}


def test_a_renamed_body_is_one_before_and_after_its_change() -> None:
    old = seen("Landstinget Halland", "region@Växjö kommun")
    quads = stated([old])
    (event,) = values(quads, "org/r13", ORG.changedBy)
    about = {(q.predicate, q.object.value) for q in quads if q.subject.value == event}
    region = f"{BASE}org/r13"
    assert {
        (TYPE, ORG.ChangeEvent.value),
        (ORG.originalOrganization, region),
        (ORG.resultingOrganization, region),
        (DCTERMS.date, "2011-01-01"),
        (RDFS.label, "Landstinget Halland blev Region Halland"),
    } <= about
    assert not values(quads, "org/r13", ORG.resultedFrom)
    assert values(quads, "org/r13", SKOS.altLabel) == {"Landstinget Halland"}


def test_a_body_that_takes_over_another_is_changed_and_not_made_by_it() -> None:
    quads = stated([seen("Region Kronoberg", "region@Växjö kommun")])
    assert len(values(quads, "org/r07", ORG.changedBy)) == 2
    assert not values(quads, "org/r07", ORG.resultedFrom)


def test_merged_authorities_are_joined_by_the_event_alone() -> None:
    road = seen("Vägverket", "myndighet@Växjö kommun")
    quads = stated([road])
    (event,) = values(quads, road.path, ORG.changedBy)
    rails = Identity().organisation("Banverket", "myndighet", None)
    traffic = Identity().organisation("Trafikverket", "myndighet", None)
    assert values(quads, rails, ORG.changedBy) == {event}
    assert values(quads, traffic, ORG.resultedFrom) == {event}
    assert values(quads, traffic, SKOS.prefLabel) == {"Trafikverket"}
    assert not values(quads, road.path, SKOS.prefLabel)


def test_changes_of_bodies_that_no_document_names_are_left_out() -> None:
    assert not stated([seen("Lövhults Energi AB", "foretag@Lövhults kommun")])
    assert not set(organisation_quads(Structure(), Identity(), GRAPH))
