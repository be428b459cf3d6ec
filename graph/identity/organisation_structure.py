"""What belongs to what: the units of a body, the utskott of a nämnd."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.identity import bodies
from graph.identity.naming import known_names
from graph.identity.organisation_sightings import Sighting
from graph.identity.organisation_unit_pairs import home
from graph.identity.organisation_units import Unit


@dataclass(frozen=True, slots=True)
class Structure:
    """How organisations hang together, by natural paths.

    `body_of` maps a unit to the body it belongs to, `part_of` an utskott to its nämnd.
    `known` maps the path of an organisation of the tables to its name.
    """

    body_of: Mapping[str, str] = field(default_factory=dict)
    part_of: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)


def structure_of(
    seen: Iterable[Sighting], known: Mapping[str, bodies.Official]
) -> Structure:
    """Return how the organisations that documents name hang together.

    `known` maps the paths that the tables know to the organisation they go to.
    """
    body_of: dict[str, str] = {}
    part_of: dict[str, str] = {}
    units: dict[tuple[str, Unit], str] = {}
    homes = {s.path: home(s) for s in seen if s.path not in known}
    for path, found in sorted(homes.items()):
        if found is not None and found[0].startswith("org/"):
            body_of[path] = found[0]
            units.setdefault(found, path)
    for path in body_of:
        found = homes[path]
        if found is not None and found[1].owner is not None:
            whole = units.get((found[0], found[1].owner))
            if whole is not None:
                part_of[path] = whole
    names = {one.path: one.name for one in known.values()}
    return Structure(body_of, part_of, dict(sorted(names.items())))


def area_of(path: str, name: str) -> str | None:
    """Return the code of the county (2 digits) or municipality (4) of a public body."""
    if path in known_names():
        return path.removeprefix("org/")[1:]
    return bodies.county_of_office(name)
