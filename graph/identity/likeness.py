"""How two names of persons are alike: the codes of `evidence.tsv`, or nothing."""

from graph.identity.names import (
    PARTICLES,
    Name,
    alike,
    broken,
    formal,
    half_heard,
    sound,
)

# How a word pair is alike, the weakest last; a name is as alike as its weakest word.
_ORDER = ("samma", "stavning", "prickar", "smeknamn", "initial", "bokstav")


def compare(one: Name, other: Name) -> tuple[str, ...]:
    """Return the codes that say how two names are alike; none where they are not."""
    if len(one.words) == 1 or len(other.words) == 1:
        return _surname_only(one, other)
    if "".join(one.words) == "".join(other.words):
        same = one.particles == other.particles
        return ("namn.samma",) if same else ("namn.partikel",)
    given, last = _given(one, other), alike(one.last, other.last)
    if given and last:
        found = _both_ends(one, other, given, last)
        return found or _heard(one, other, given)
    if set(map(sound, one.words)) == set(map(sound, other.words)):
        return ("namn.omkastat",)
    if given and given != "bokstav":
        return _new_surname(one, other, given) or _heard(one, other, given)
    if last in ("samma", "stavning"):
        return _called_by_second(one, other) or _without_given(one, other)
    return ()


def _heard(one: Name, other: Name, given: str) -> tuple[str, ...]:
    """The same given name, and a surname cut off or heard as another."""
    if given not in ("samma", "stavning") or one.middle or other.middle:
        return ()
    shorter, longer = sorted((one.last, other.last), key=len)
    if broken(shorter, longer):
        return ("namn.avbrutet",)
    return ("namn.hort",) if half_heard(shorter, longer) else ()


def _without_given(one: Name, other: Name) -> tuple[str, ...]:
    """A name whose given name is lost begins with the particle of its surname."""
    for cut, whole in ((one, other), (other, one)):
        lost = cut.given in PARTICLES and cut.given in whole.particles
        if lost and cut.words[1:] == whole.words[1:]:
            return ("namn.fornamn-borta",)
    return ()


def _surname_only(one: Name, other: Name) -> tuple[str, ...]:
    if len(one.words) == len(other.words) and one.words != other.words:
        return ()
    same = sound(one.last) == sound(other.last)
    return ("namn.endast-efternamn",) if same else ()


def _given(one: Name, other: Name) -> str | None:
    how = alike(one.given, other.given)
    if how in ("samma", "stavning", "prickar", "initial"):
        return how
    for a in _called(one):
        for b in _called(other):
            if formal(a) & formal(b):
                return "smeknamn"
    return how


def _called(name: Name) -> tuple[str, ...]:
    """Return the given name, and the double one it may be the first part of."""
    if len(name.words) == 2:
        return (name.given,)
    return name.given, name.words[0] + name.words[1]


def _both_ends(one: Name, other: Name, given: str, last: str) -> tuple[str, ...]:
    if given == "bokstav" and last != "samma":
        return ()
    if last == "initial" or (last == "bokstav" and given != "samma"):
        return ()
    weakest = max(given, last, key=_ORDER.index)
    codes = [] if weakest == "samma" else [f"namn.{weakest}"]
    middle = _middle(one, other)
    if weakest == "bokstav" and middle == "namn.mellannamn-olika":
        return ()
    return tuple(codes + ([middle] if middle else [])) or ("namn.samma",)


def _middle(one: Name, other: Name) -> str | None:
    """Return how the words between given name and surname differ."""
    fewer, more = sorted((one.middle, other.middle), key=lambda m: (len(m), m))
    rest = list(more)
    spelled = initials = False
    for word in fewer:
        found = next((w for w in rest if alike(word, w)), None)
        if found is None:
            return "namn.mellannamn-olika"
        how = alike(word, found)
        initials, spelled = initials or how == "initial", spelled or how != "samma"
        rest.remove(found)
    if initials:
        return "namn.initial"
    if rest and (one.double != other.double):
        return "namn.dubbelnamn"
    if rest:
        return "namn.mellannamn"
    return "namn.stavning" if spelled else None


def _new_surname(one: Name, other: Name, given: str) -> tuple[str, ...]:
    """The same given name, and a surname that the other has beside its own."""
    shared = any(
        sound(a) == sound(b)
        for a in one.words[1:]
        for b in other.words[1:]
        if len(a) > 1 and len(b) > 1
    )
    if not shared:
        return ()
    codes = ("namn.efternamn-tillagt",)
    return codes if given == "samma" else (*codes, f"namn.{given}")


def _called_by_second(one: Name, other: Name) -> tuple[str, ...]:
    """The same surname, one called by a given name that is the other's second."""
    shorter, longer = sorted((one, other), key=lambda n: (len(n.words), n.words))
    if sound(shorter.given) in map(sound, longer.middle):
        double = longer.double or shorter.double
        return ("namn.dubbelnamn",) if double else ("namn.tilltalsnamn",)
    return ()
