"""Which namings within one document are the same person."""

from collections import Counter
from dataclasses import dataclass, field

from ingest.extract.person_names import fold_genitive
from ingest.model import Mention, Role


@dataclass(slots=True)
class Naming:
    """One accepted naming; several are merged into one person."""

    name: str
    start: int
    end: int
    party: str | None
    roles: list[Role]
    rule: str
    confidence: float


@dataclass(slots=True)
class Group:
    """The namings of one person so far."""

    namings: list[Naming] = field(default_factory=list)
    others: list[Mention] = field(default_factory=list)

    @property
    def party(self) -> str | None:
        """Return the party given most often."""
        given = Counter(n.party for n in self.namings if n.party)
        return given.most_common(1)[0][0] if given else None

    @property
    def name(self) -> str:
        """Return the form used most often, the longest of those."""
        forms = Counter(n.name for n in self.namings)
        forms = (
            Counter({f: n for f, n in forms.items() if f[:-1] not in forms}) or forms
        )
        return min(forms, key=lambda form: (-forms[form], -len(form), form))


def key(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    return tuple(fold_genitive(name).casefold().replace("-", " ").split())


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names can be the same: a middle or last name left out."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or len(short) == len(long) or short[0] != long[0]:
        return False
    if short == long[: len(short)]:
        return True
    rest = iter(long)
    return short[-1] == long[-1] and all(word in rest for word in short)


def merge(namings: list[Naming]) -> list[Group]:
    """Group the namings, exact names first, then shorter into longer forms."""
    groups: dict[tuple[str, ...], Group] = {}
    for naming in namings:
        groups.setdefault(key(naming.name), Group()).namings.append(naming)
    for form in sorted(groups):
        bare = (*form[:-1], form[-1].removesuffix("s"))
        if bare != form and bare in groups:
            groups[bare].namings += groups.pop(form).namings
    namesakes: dict[str, list[tuple[str, ...]]] = {}
    for form in groups:
        namesakes.setdefault(form[0], []).append(form)
    for short in sorted(groups, key=lambda k: (len(k), k)):
        fits = [
            other
            for other in namesakes[short[0]]
            if other != short
            and other in groups
            and same_person(short, other)
            and len(other) > len(short)
            and _compatible(groups[short], groups[other])
        ]
        if len(fits) == 1:
            groups[fits[0]].namings += groups.pop(short).namings
    return list(groups.values())


def _compatible(one: Group, other: Group) -> bool:
    return one.party is None or other.party is None or one.party == other.party
