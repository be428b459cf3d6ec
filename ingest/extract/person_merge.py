"""Which namings within one document are the same person."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from ingest.extract.person_names import fold_genitive
from ingest.extract.person_spelling import one_letter_apart, same_sound, sound
from ingest.model import Mention, Role

# "Åsa Ek (S) och Åsa Maria Ek (S)": two names this near are of two people.
NEXT_TO = 10
# Longer chains are no names; their shorter forms are too many to list.
MAX_NAME_WORDS = 9
# A name that could be short for more than this is never short for one alone.
MAX_NAMESAKES = 20


@dataclass(slots=True)
class Naming:
    """One accepted naming; several are merged into one person.

    `row_of` is where the list begins that the naming is a row of; `sure` says that
    the name is written in its base form, a last s included.
    """

    name: str
    start: int
    end: int
    party: str | None
    roles: list[Role]
    rule: str
    confidence: float
    row_of: int | None = None
    sure: bool = False


@dataclass(slots=True)
class Group:
    """The namings of one person so far."""

    namings: list[Naming] = field(default_factory=list)
    others: list[Mention] = field(default_factory=list)
    written: str | None = None

    @property
    def party(self) -> str | None:
        """Return the party given most often."""
        given = Counter(n.party for n in self.namings if n.party)
        return given.most_common(1)[0][0] if given else None

    @property
    def name(self) -> str:
        """Return the form used most often, the longest of those."""
        if self.written is not None:
            return self.written
        sure = [n.name for n in self.namings if n.sure]
        forms = Counter(sure or [n.name for n in self.namings])
        forms = (
            Counter({f: n for f, n in forms.items() if f[:-1] not in forms}) or forms
        )
        return min(forms, key=lambda form: (-forms[form], -len(form), form))


def key(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    return tuple(fold_genitive(name).casefold().replace("-", " ").split())


def merge(namings: list[Naming]) -> list[Group]:
    """Group the namings, exact names first, then shorter into longer forms."""
    groups: dict[tuple[str, ...], Group] = {}
    for naming in namings:
        groups.setdefault(key(naming.name), Group()).namings.append(naming)
    for form in sorted(groups):
        bare = (*form[:-1], form[-1].removesuffix("s"))
        if bare != form and bare in groups:
            groups[bare].namings += groups.pop(form).namings
    _respelled(groups)
    longer = _longer_forms(groups)
    namesakes: list[Group] = []
    for short in sorted(groups, key=lambda form: (len(form), form)):
        fits = [form for form in longer.get(short, ()) if form in groups]
        fits = fits if len(fits) <= MAX_NAMESAKES else []
        namesakes += _join(short, fits, groups)
    return [*groups.values(), *namesakes]


def _respelled(groups: dict[tuple[str, ...], Group]) -> None:
    """Fold a name into the one it is another spelling of.

    The form with the party, then the commoner one, is the name that stays.
    """
    near: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(groups):
        if len(form) == 2:
            for word in {sound(part) for part in form}:
                near.setdefault(word, []).append(form)
    pairs = {
        (one, other)
        for forms in near.values()
        if len(forms) <= MAX_NAMESAKES
        for one, other in combinations(forms, 2)
    }
    for one, other in sorted(pairs):
        if one not in groups or other not in groups:
            continue
        rare, common = sorted(
            (one, other),
            key=lambda f: (groups[f].party is not None, len(groups[f].namings), f),
        )
        if _spelled_alike(rare, common, groups):
            kept = groups[common]
            name = kept.name
            kept.namings += groups.pop(rare).namings
            kept.written = name


def _spelled_alike(
    rare: tuple[str, ...],
    common: tuple[str, ...],
    groups: dict[tuple[str, ...], Group],
) -> bool:
    if not _compatible(groups[rare], groups[common]):
        return False
    if same_sound(rare, common):
        return True
    known = groups[common].party is not None and groups[rare].party is None
    return known and one_letter_apart(rare, common)


def _longer_forms(
    groups: dict[tuple[str, ...], Group],
) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Return name → the names it may shorten: a middle or last name left out.

    Each long name lists its own shorter forms, so that a thousand namesakes cost
    no more than a thousand strangers.
    """
    longer: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for form in sorted(groups):
        for short in _shorter_forms(form):
            if short in groups:
                longer.setdefault(short, []).append(form)
    return longer


def _shorter_forms(form: tuple[str, ...]) -> set[tuple[str, ...]]:
    if len(form) < 3:
        return set()
    shorter = {form[:size] for size in range(2, len(form))}
    middle = form[1:-1] if len(form) <= MAX_NAME_WORDS else ()
    for size in range(len(middle)):
        shorter |= {(form[0], *kept, form[-1]) for kept in combinations(middle, size)}
    return shorter


def _join(
    short: tuple[str, ...],
    fits: list[tuple[str, ...]],
    groups: dict[tuple[str, ...], Group],
) -> list[Group]:
    """Fold a short name into the one longer name it can be short for.

    Where some who bear the short name are of another party than the rest, only
    those who can be the longer name's bearer go; those left are returned.
    """
    parts = _by_party(groups[short])
    left: list[Group] = []
    moves: list[tuple[tuple[str, ...], Group]] = []
    for part in parts:
        to = [form for form in fits if _compatible(part, groups[form])]
        if len(to) == 1:
            moves.append((to[0], part))
        else:
            left.append(part)
    apart = any(_beside(one, other) for one, other in pairwise(parts))
    if len(parts) > 1 and not moves and not apart:
        return []
    del groups[short]
    for form, part in moves:
        groups[form].namings += part.namings
    if left:
        groups[short] = left[0]
    return left[1:]


def _by_party(group: Group) -> list[Group]:
    """Return the namings of each party apart; those without go with the most."""
    parties = Counter(n.party for n in group.namings if n.party)
    if len(parties) < 2:
        return [group]
    most = group.party
    return [
        Group([n for n in group.namings if (n.party or most) == party])
        for party in sorted(parties)
    ]


def _compatible(one: Group, other: Group) -> bool:
    same_party = one.party is None or other.party is None or one.party == other.party
    return same_party and not _beside(one, other)


def _beside(one: Group, other: Group) -> bool:
    """Tell whether a list or enumeration names both, as two people."""
    rows = {n.row_of for n in one.namings} & {n.row_of for n in other.namings}
    if rows - {None}:
        return True
    spans = sorted(
        (n.start, n.end, group is one) for group in (one, other) for n in group.namings
    )
    return any(
        here[2] != there[2] and there[0] - here[1] <= NEXT_TO
        for here, there in pairwise(spans)
    )
