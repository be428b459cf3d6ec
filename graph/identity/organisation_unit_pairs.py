"""Which units of a body are one: nämnd and nämnd, utskott and utskott, never across.

Units are looked up by body and by the words of their names; two that are merely alike
are put to people, with what documents say for and against.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations

from rapidfuzz.fuzz import ratio

from graph.identity import bodies
from graph.identity.naming import full_name, organ_abbreviations
from graph.identity.organisation_evidence import Pairs
from graph.identity.organisation_sightings import Sighting, at_once, in_turn, together
from graph.identity.organisation_units import Unit, unit
from graph.identity.organisation_words import fold, is_short, one_slip, shared_start
from graph.identity.pointing import Pointed

# Text of fewer letters is too short for a slip of the pen to be told.
LEAST_SLIP = 8
# How many times commoner a form is than the slip of the pen beside it.
COMMONER = 5
# How alike in letters the words of two units are, 0 to 100, for people to be asked.
LIKE = 85
# More units of a body than this with a part of a word in common follow a pattern.
MOST_ALIKE = 40
# Two stems that begin alike this far may be one word in two forms.
_ALIKE = 5
_MOST = 8
_OF_BODY = re.compile(
    r"((?:region |landstinget ).+?s?|.+? (?:kommuns|stads|läns landstings)) (.+)"
)
_OWN = re.compile(r"^(?:kommunens|stadens|regionens|landstingets) ")
_OLD = {"landsting": "region"}


def home(seen: Sighting) -> tuple[str, Unit] | None:
    """Return the body that a unit belongs to and its name taken apart, or None."""
    if seen.kind != "organ":
        return None
    return _home(full_name(seen.name), seen.scope)


@cache
def _home(name: str, scope: str) -> tuple[str, Unit] | None:
    text = _OWN.sub("", fold(name))
    of_body = _OF_BODY.fullmatch(text)
    if of_body is not None:
        named, found = bodies.official(of_body.group(1)), unit(of_body.group(2))
        if named is not None and found is not None:
            return named.path, _present(found, named.path)
    found = unit(text)
    if found is None:
        return None
    if found.place:
        town = bodies.body_at(found.place)
        if town is not None:
            scope, found = town, unit(_without_place(text)) or found
    return scope, _present(found, scope)


def _without_place(text: str) -> str:
    return re.sub(r" (?:i|vid) .+$", "", text)


def _present(found: Unit, scope: str) -> Unit:
    """Read "landsting" as "region" in the units of a region."""
    if not scope.startswith("org/r"):
        return found
    owner = None if found.owner is None else _present(found.owner, scope)
    subject = frozenset(_OLD.get(word, word) for word in found.subject)
    return Unit(found.head, subject, found.district, owner, found.place)


class UnitPairs:
    """Compares the units of each body; `seen` is shared with who counts them."""

    def __init__(self, seen: Mapping[str, Sighting]) -> None:
        """Start with no documents."""
        self._seen = seen

    def short(self, seen: Sighting) -> bool:
        """Tell whether a name is an abbreviation that the units account for."""
        return seen.kind == "organ" and is_short(seen.name)

    def compare(
        self, units: Iterable[Sighting], pairs: Pairs, pointed: Mapping[str, Pointed]
    ) -> None:
        """Say what there is for and against any two units of one body.

        `pointed` tells which body a document that names none seems to come from.
        """
        within: dict[str, list[tuple[Unit, Sighting]]] = defaultdict(list)
        for seen in units:
            found = home(seen)
            if found is not None and found[0]:
                within[found[0]].append((found[1], seen))
        for scope in sorted(within):
            self._same(within[scope], pairs)
            self._alike(within[scope], pairs)
        self._short_names(within, pairs)
        self._aliases(within, pairs)
        self._without_body(within, pairs, pointed)

    def _without_body(
        self,
        within: Mapping[str, list[tuple[Unit, Sighting]]],
        pairs: Pairs,
        pointed: Mapping[str, Pointed],
    ) -> None:
        """Ask whether a document's organs are those of the body that it points at."""
        short: dict[str, list[Sighting]] = defaultdict(list)
        for _, seen in sorted(self._seen.items()):
            if seen.scope in pointed and self.short(seen) and home(seen) is None:
                short[seen.scope].append(seen)
        for scope, (body, document, sign) in sorted(pointed.items()):
            theirs = dict(reversed(within.get(body, [])))
            for found, seen in within.get(scope, ()):
                if found in theirs:
                    pair = (seen.path, theirs[found].path)
                    pairs.add(*pair, "handling-pekar", (document,), sign=sign)
            for seen in short.get(scope, ()):
                meant = [unit(n) for n in organ_abbreviations().get(seen.name, ())]
                for one in (theirs[u] for u in meant if u in theirs):
                    pair = (seen.path, one.path)
                    pairs.add(*pair, "handling-pekar", (document,), sign=sign)

    def _same(self, group: list[tuple[Unit, Sighting]], pairs: Pairs) -> None:
        by_unit: dict[Unit, list[Sighting]] = defaultdict(list)
        for found, seen in group:
            by_unit[found].append(seen)
        for same in by_unit.values():
            first, *rest = sorted(same, key=lambda s: s.path)
            for other in rest:
                moved = first.scope != other.scope
                code = "annan-plats" if moved else "samma-enhet"
                pairs.add(first.path, other.path, code)

    def _alike(self, group: list[tuple[Unit, Sighting]], pairs: Pairs) -> None:
        """Compare the commonest names of different units that share a word."""
        commonest: dict[Unit, Sighting] = {}
        for found, seen in sorted(group, key=lambda g: (-g[1].documents, g[1].path)):
            commonest.setdefault(found, seen)
        group = list(commonest.items())
        blocks: dict[tuple[str, str, Unit | None, str], set[int]] = defaultdict(set)
        for at, (found, _) in enumerate(group):
            if not found.plural:
                for part in {p for w in found.subject for p in (w[:4], w[-4:])}:
                    key = (found.head, found.district, found.owner, part)
                    blocks[key].add(at)
        close = {
            pair
            for block in blocks.values()
            if len(block) <= MOST_ALIKE
            for pair in combinations(sorted(block), 2)
        }
        for left, right in sorted(close):
            one, other = group[left], group[right]
            if _alike(one[0], other[0], pairs, one[1], other[1]):
                self._against(one[1], other[1], pairs)

    def _against(self, one: Sighting, other: Sighting, pairs: Pairs) -> None:
        documents = one.shown[:1] + other.shown[:1]
        pair = (one.path, other.path)
        if in_turn(one, other):
            pairs.add(*pair, "efter-varandra", documents)
        if together(one, other):
            pairs.add(*pair, "tillsammans")
        if at_once(one, other):
            pairs.add(*pair, "samtidiga", documents)

    def _short_names(
        self, within: Mapping[str, list[tuple[Unit, Sighting]]], pairs: Pairs
    ) -> None:
        """Join "BUN" to the unit that the body's own documents use it for."""
        defined = _definitions(within)
        for path, seen in sorted(self._seen.items()):
            if not self.short(seen) or seen.scope not in within:
                continue
            group = within[seen.scope]
            meant = defined.get((seen.scope, seen.name), {})
            if len(meant) == 1:
                (unit_meant, documents), *_ = meant.items()
                target = _of(group, unit_meant)
                pairs.add(path, target.path, "alias-kort", documents)
                continue
            options = [unit(n) for n in organ_abbreviations().get(seen.name, ())]
            present = [u for u in options if u and any(u == f for f, _ in group)]
            spelt = {found for found, _ in group if _spells(found, seen.name)}
            sure = len({*present, *spelt}) == 1 and not meant
            code = "kort-ensam" if sure else "kort-flera"
            for option in present:
                pairs.add(path, _of(group, option).path, code)

    def _aliases(
        self, within: Mapping[str, list[tuple[Unit, Sighting]]], pairs: Pairs
    ) -> None:
        """Note that a document uses two names of one unit."""
        for scope in sorted(within):
            by_name = {
                fold(n): s for u, s in within[scope] if not u.part for n in s.names
            }
            for _, seen in within[scope]:
                for alias, documents in sorted(seen.aliases.items()):
                    other = by_name.get(fold(alias))
                    if other is not None and not is_short(alias):
                        pairs.add(seen.path, other.path, "alias", documents)
                        self._against(seen, other, pairs)


def _spells(found: Unit, short: str) -> bool:
    """Tell whether an abbreviation has the first letters of a unit's words."""
    letters = [word[0] for word in found.subject if word] + [found.head[0]]
    return found.owner is None and sorted(letters) == sorted(short.casefold())


def _of(group: list[tuple[Unit, Sighting]], meant: Unit) -> Sighting:
    return min((s for u, s in group if u == meant), key=lambda s: s.path)


def _definitions(
    within: Mapping[str, list[tuple[Unit, Sighting]]],
) -> dict[tuple[str, str], dict[Unit, tuple[str, ...]]]:
    """Return (body, abbreviation) → the units it is said to be short for, and where."""
    defined: dict[tuple[str, str], dict[Unit, tuple[str, ...]]] = defaultdict(dict)
    for scope in sorted(within):
        for found, seen in within[scope]:
            for alias, documents in sorted(seen.aliases.items()):
                if is_short(alias):
                    defined[scope, alias].setdefault(found, documents)
    return defined


def _alike(
    one: Unit, other: Unit, pairs: Pairs, left: Sighting, right: Sighting
) -> bool:
    """Say how two different units of one kind are alike, and whether they are."""
    if one_slip(one.text, other.text) and min(map(len, (one.text, other.text))) >= (
        LEAST_SLIP
    ):
        pairs.add(left.path, right.path, "felskrivning")
        counts = sorted((left.documents, right.documents))
        if counts[1] >= COMMONER * counts[0]:
            pairs.add(left.path, right.path, "felskrivning-ovanlig")
            return False
        return True
    if one.subject < other.subject or other.subject < one.subject:
        pairs.add(left.path, right.path, "del-av")
        if _begins(left, right) or _begins(right, left):
            pairs.add(left.path, right.path, "borjan")
        if _ends(left, right) or _ends(right, left):
            pairs.add(left.path, right.path, "slut")
        return True
    same_words = len(one.subject) == len(other.subject) and all(
        any(_near(word, its) for its in other.subject) for word in one.subject
    )
    if same_words or ratio(_joined(one), _joined(other)) >= LIKE:
        pairs.add(left.path, right.path, "liknande")
        return True
    return False


def _begins(one: Sighting, other: Sighting) -> bool:
    return fold(other.name).startswith(fold(one.name) + " ")


def _ends(one: Sighting, other: Sighting) -> bool:
    return fold(other.name).endswith(" " + fold(one.name))


def _near(word: str, other: str) -> bool:
    """Tell whether one word begins or ends the other, or most of both is shared."""
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) > _ALIKE and longer.endswith(shorter):
        return True
    shared = shared_start(word, other)
    if shared == min(len(word), len(other)) >= _ALIKE - 1:
        return True
    most = 0.6 * max(len(word), len(other))
    return shared >= max(_ALIKE, min(most, _MOST))


def _joined(one: Unit) -> str:
    return "".join(sorted(one.subject))
