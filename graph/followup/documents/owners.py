"""Which municipality or region a company is of, as far as its name tells.

"Norrlidshem AB" and "Norrlids Energi AB" are of Norrlids kommun, or of Region Norrlid.
What the owner promised, its company may report on; the name proposes paths, and one
that no document has leads nowhere.
"""

from graph.followup.tables import table
from graph.identity import Identity, body_kind

COMPANY = frozenset({"ab", "aktiebolag", "aktiebolaget"})
BODIES = ("{}s kommun", "{} kommun", "{}s stad", "{} stad", "region {}")
# A place has a longer name.
SHORTEST = 3


def owners(name: str | None, identity: Identity) -> tuple[str, ...]:
    """Return the paths that the owner of a company may have; () of others.

    Args:
        name: The name of the body that a document comes from.
        identity: Gives the path of a body by its name.
    """
    words = (name or "").casefold().split()
    if COMPANY.isdisjoint(words):
        return ()
    first = next((word for word in words if word not in COMPANY), "")
    found: dict[str, None] = {}
    for place in _places(first):
        for form in BODIES:
            named = form.format(place)
            found[identity.organisation(named, body_kind(named), None)] = None
    return tuple(found)


def _places(first: str) -> list[str]:
    """Return what may be the place in the first word of a company's name."""
    cut = [
        first.removesuffix(row["ending"])
        for row in table("company_endings")
        if first.endswith(row["ending"])
    ]
    whole = cut or [first]
    bare = dict.fromkeys(form for one in whole for form in (one.removesuffix("s"), one))
    return [place for place in bare if len(place) >= SHORTEST]
