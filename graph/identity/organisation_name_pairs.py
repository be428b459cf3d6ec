"""Which companies, associations and the like are one, within a body and across bodies.

Names are looked up by their core, so that only those that share it, are a slip of the
pen away, or begin and end alike are compared at all.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import ratio

from graph.identity import bodies
from graph.identity.organisation_evidence import Pairs
from graph.identity.organisation_forms import WHOSE, Form, form
from graph.identity.organisation_sightings import Sighting
from graph.identity.organisation_words import nearly, numbers, slips

# Names shorter than this are not compared letter by letter.
LEAST_LIKE = 10
# How alike in letters two names are, 0 to 100, for people to be asked.
LIKE = 85
# How much of their first words two names must share to be compared at all.
LEAST_BEGUN = 6
# Initials of fewer words than this may be anyone's.
LEAST_INITIALS = 3
# More names than this that begin and end alike follow a pattern ("Kvarteret … AB").
MOST_ALIKE = 25


@dataclass(frozen=True, slots=True)
class _Other:
    seen: Sighting
    form: Form


def compare_names(sightings: Iterable[Sighting], pairs: Pairs) -> None:
    """Compare companies, associations and the like by core, form and place."""
    by_core: dict[str, list[_Other]] = defaultdict(list)
    for seen in sightings:
        other = _Other(seen, form(seen.name))
        by_core[other.form.key].append(other)
    for core in sorted(by_core):
        _same_core(by_core[core], pairs)
    _slips_of_the_pen(by_core, pairs)
    _whose(by_core, pairs)
    _spoken(by_core, pairs)
    _shortened(by_core, pairs)
    _alike(by_core, pairs)


def _same_core(group: list[_Other], pairs: Pairs) -> None:
    """Join the names of one core: within a body freely, across bodies with care."""
    legal = {one.form.legal for one in group} - {""}
    within: dict[str, list[_Other]] = defaultdict(list)
    for one in group:
        within[one.seen.scope].append(one)
    for scope in sorted(within):
        _within(within[scope], len(legal) > 1, pairs)
    firsts = [min(within[s], key=lambda o: o.seen.path) for s in sorted(within)]
    if len(firsts) > 1:
        _across(group, pairs)


def _within(group: list[_Other], several: bool, pairs: Pairs) -> None:
    for one, other in combinations(group, 2):
        left, right = one.seen.path, other.seen.path
        if one.form.legal == other.form.legal:
            pairs.add(left, right, "samma-namn")
        elif "" not in (one.form.legal, other.form.legal):
            pairs.add(left, right, "samma-namn")
            pairs.add(left, right, "bolagsformer")
        elif one.form.core not in bodies.places():
            sure = not several and _fits(one, other)
            pairs.add(left, right, "bolagsform" if sure else "samma-ord")


def _fits(one: _Other, other: _Other) -> bool:
    """Tell whether a name with and one without legal form are of the same sort.

    A single word may be a company, a preschool and a boat.
    """
    return one.seen.kind == other.seen.kind or len(one.form.core.split()) > 1


def _across(group: list[_Other], pairs: Pairs) -> None:
    """Join one name in several bodies to the first that has the same legal form."""
    by_legal: dict[str, list[_Other]] = defaultdict(list)
    for one in sorted(group, key=lambda o: o.seen.path):
        by_legal[one.form.legal].append(one)
    for legal in sorted(by_legal):
        first, *rest = by_legal[legal]
        if first.form.generic:
            continue
        for other in rest:
            if other.seen.scope == first.seen.scope:
                continue
            sure = first.form.distinctive and other.form.distinctive
            if not sure and "organ" in (first.seen.kind, other.seen.kind):
                continue
            code = "utmarkande" if sure else "samma-ord"
            documents = first.seen.shown[:1] + other.seen.shown[:1]
            pairs.add(first.seen.path, other.seen.path, code, documents)


def _whose(by_core: dict[str, list[_Other]], pairs: Pairs) -> None:
    """Ask about "Lövhults Stads Bostäder AB" and "Lövhults Bostäder AB"."""
    plain: dict[tuple[str, str, str], list[_Other]] = defaultdict(list)
    for core in sorted(by_core):
        for one in by_core[core]:
            if one.form.legal:
                key = (one.seen.scope, one.form.plain, one.form.legal)
                plain[key].append(one)
    for group in plain.values():
        for one, other in combinations(group, 2):
            if one.form.key != other.form.key:
                pairs.new(one.seen.path, other.seen.path, "kommunord")


def _spoken(by_core: dict[str, list[_Other]], pairs: Pairs) -> None:
    """Ask about what people call a company: "Energibolaget", or "NEL AB" by initials.

    Only within a body, whose place the full name may begin with.
    """
    called: dict[tuple[str, str], list[_Other]] = defaultdict(list)
    companies = [o for core in sorted(by_core) for o in by_core[core]]
    for one in companies:
        for short in _short_forms(one):
            called[one.seen.scope, short].append(one)
    for one in companies:
        bare = one.form.core
        word = bare.removesuffix("bolag").removesuffix("s")
        key = word if bare.endswith("bolag") and not one.form.legal else bare
        for other in called.get((one.seen.scope, key), ()):
            if one.seen.scope and other.form.key != one.form.key:
                code = "vardagsnamn" if key == word != bare else "begynnelsebokstaver"
                pairs.new(one.seen.path, other.seen.path, code)


def _short_forms(one: _Other) -> set[str]:
    """Return the initials of a company's name, and what it does where that is all."""
    words = one.form.core.split()
    if one.form.legal != "ab":
        return set()
    initials = {"".join(w[0] for w in words)} if len(words) >= LEAST_INITIALS else set()
    rest = [w for w in words if w not in WHOSE and bodies.body_at(w) is None]
    if len(rest) == 1 and len(words) > 1:
        initials.add(rest[0].removesuffix("bolag").removesuffix("s"))
    return initials


def _shortened(by_core: dict[str, list[_Other]], pairs: Pairs) -> None:
    """Ask about a name that is another's beginning or end, within a body.

    "RFSL" is no short form of "RFSL Kronoberg", which is a part of it.
    """
    for core in sorted(by_core):
        for one in by_core[core]:
            for shorter in _parts(one.form.core):
                for other in by_core.get(shorter, ()):
                    near = other.seen.scope == one.seen.scope != ""
                    near = near and one.form.place == other.form.place
                    if near and not other.form.generic:
                        pairs.new(one.seen.path, other.seen.path, "kortare")


def _alike(by_core: dict[str, list[_Other]], pairs: Pairs) -> None:
    """Ask about names of a body that end alike and hardly differ before."""
    blocks: dict[tuple[str, str, str], list[_Other]] = defaultdict(list)
    for core in sorted(by_core):
        for one in by_core[core]:
            words = one.form.core.split()
            if one.seen.scope and len(words) > 1:
                first, last = words[0], words[-1]
                blocks[one.seen.scope, first[:LEAST_BEGUN], last].append(one)
    for group in blocks.values():
        if len(group) > MOST_ALIKE:
            continue
        for one, other in combinations(group, 2):
            if numbers(one.form.core) != numbers(other.form.core):
                continue
            if LIKE <= ratio(one.form.core, other.form.core) < 100:
                pairs.new(one.seen.path, other.seen.path, "liknande-namn")


def _parts(core: str) -> list[str]:
    """Return the keys of what is left of a name without its first or last words."""
    words = core.split()
    cuts = range(1, len(words))
    left = [words[cut:] for cut in cuts] + [words[:cut] for cut in cuts]
    keys = {"".join(some).replace("-", "") for some in left if len(some) > 1}
    return sorted(key for key in keys if len(key) >= LEAST_LIKE)


def _slips_of_the_pen(by_core: dict[str, list[_Other]], pairs: Pairs) -> None:
    index = slips(by_core, LEAST_LIKE)
    for core in sorted(by_core):
        if len(core) < LEAST_LIKE:
            continue
        for near in nearly(core, index):
            for one in by_core[core]:
                for other in by_core[near]:
                    if one.seen.scope == other.seen.scope:
                        pairs.new(one.seen.path, other.seen.path, "felskrivning")
