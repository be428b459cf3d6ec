"""From a query as read to what is fetched, in which order, and why."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from search.model import (
    All,
    Either,
    Engine,
    Exactly,
    Found,
    Node,
    Not,
    Rather,
    Told,
    Understood,
    Word,
)
from search.ranking import asking, reasons
from search.ranking.ordering import Look, Seen
from search.ranking.ways import Wanted
from search.ranking.weights import Weights
from search.ranking.widening import Widening

# So many passages are looked at twice.
WINDOW = 100
# With so many passages that hold all the telling words it is enough; else those that
# hold such a share of them are found as well.
ENOUGH = 40
SOME = 0.33


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it is answered: `tree` is what is found and counted.

    `wanted` are its bare words as they may be met, `relaxed` and `unsure` as in
    `Results`, and `spelled` what typed words were read as. `first` are the best
    passages, already in order, and `total` how many there are in all; `whole` of them
    hold all the words, if it was asked.
    """

    tree: Node
    wanted: tuple[Wanted, ...] = ()
    relaxed: bool = False
    unsure: bool = False
    said: tuple[Told, ...] = ()
    spelled: Mapping[str, str] = field(default_factory=dict)
    first: tuple[Found, ...] = ()
    total: int = 0
    whole: int | None = None
    seen: Mapping[str, Seen] = field(default_factory=dict)

    def order(self, found: Sequence[Found]) -> Sequence[Found]:
        """Return the first passages in their order after a second look."""
        places = {each.entry.passage: n for n, each in enumerate(self.first)}
        if not places:
            return found
        last = len(places)
        known = [each for each in found if each.entry.passage in places]
        rest = [each for each in found if each.entry.passage not in places]
        known.sort(key=lambda each: places.get(each.entry.passage, last))
        return [*(self.first[places[k.entry.passage]] for k in known), *rest]

    def why(self, found: Found) -> tuple[Told, ...]:
        """Return what the rank of a passage rests on."""
        seen = self.seen.get(found.entry.passage)
        return reasons.of(seen) if seen else ()


class Ranking:
    """Answers queries over an engine by a table of weights."""

    def __init__(self, engine: Engine, weights: Weights) -> None:
        """Ask `engine`, weighing by `weights`."""
        self._engine = engine
        self._weights = weights

    def ask(
        self,
        understood: Understood,
        demands: Sequence[Node] = (),
        chosen: Callable[[Node], object] = id,
    ) -> Asked:
        """Return how a query is answered where `demands` (chosen facets) hold too.

        As soon as it is known what is looked for, `chosen` is told the tree, so that it
        can be counted while the first passages are looked at.
        """
        widening = Widening(self._engine, self._weights)
        typed, firm = _parted(understood.tree)
        firm = [self._widened(part, widening) for part in firm]
        if not typed:
            tree = All(tuple(firm)) if len(firm) > 1 else firm[0]
            chosen(tree)
            return Asked(tree)
        wanted = tuple(widening.wanted(typed))
        tree, whole, first = self._chosen(wanted, firm, 1 if demands else WINDOW)
        chosen(tree)
        if demands or first is None:
            first = self._engine.find(All((tree, *demands)), WINDOW)
        found, total = first
        known = None if demands else whole
        return self._looked(
            Asked(tree, wanted, relaxed=not whole, total=total, whole=known), found
        )

    def count(self, understood: Understood, demands: Sequence[Node] = ()) -> int:
        """Return how many passages a query finds; 0 if none holds all of it."""
        widening = Widening(self._engine, self._weights)
        typed, firm = _parted(understood.tree)
        firm = [self._widened(part, widening) for part in firm]
        if not typed:
            return self._engine.find(All((*firm, *demands)), 1)[1]
        tree, whole, _ = self._chosen(tuple(widening.wanted(typed)), firm, 1)
        return self._engine.find(All((tree, *demands)), 1)[1] if whole else 0

    def _chosen(
        self, wanted: Sequence[Wanted], firm: Sequence[Node], limit: int
    ) -> tuple[Node, int, tuple[list[Found], int] | None]:
        """Return what passages must hold, and how many hold all that was typed.

        Also the first `limit` of them and how many there are, if that was found out.
        Chosen by the query alone, so that a facet chosen counts what it said it would.
        """
        tree = self._tree(wanted, firm, 1.0)
        first = self._engine.find(tree, limit)
        whole = first[1]
        if whole >= ENOUGH:
            return tree, whole, first
        return self._tree(wanted, firm, SOME), whole, None

    def _tree(
        self, wanted: Sequence[Wanted], firm: Sequence[Node], share: float
    ) -> Node:
        tree = asking.tree(wanted, self._weights, share)
        return All((*firm, tree)) if firm else tree

    def _looked(self, asked: Asked, found: Sequence[Found]) -> Asked:
        """Return how a query is answered, after a second look at the first passages."""
        look = Look(asked.wanted, self._weights)
        seen = look.order(found)
        covered = max((each.certain for each in seen), default=0.0)
        unsure = covered < self._weights["sure"]
        said = tuple(self._said(asked, unsure))
        return replace(
            asked,
            unsure=unsure,
            said=said,
            spelled=_spelled(asked.wanted),
            first=tuple(replace(s.found, score=s.score) for s in seen),
            seen={s.found.entry.passage: s for s in seen},
        )

    def _said(self, asked: Asked, unsure: bool) -> Iterator[Told]:
        """Yield that not everything was found together, and what was found nowhere."""
        if not asked.relaxed and not unsure:
            if asked.whole and asked.whole < asked.total:
                yield reasons.told("some", str(asked.whole))
            return
        gone = [w.shown for w in asked.wanted if w.telling and not w.known]
        if gone:
            yield reasons.told("nowhere", ", ".join(f"”{word}”" for word in gone))
        if not asked.total:
            return
        if unsure:
            yield reasons.told("unsure")
        elif asked.relaxed:
            yield reasons.told("relaxed")

    def _widened(self, node: Node, widening: Widening) -> Node:
        """Return a part of a query with its bare words widened."""
        match node:
            case Word() if _is_bare(node):
                return asking.together(widening.wanted([node.shown]))
            case All():
                return All(tuple(self._widened(p, widening) for p in node.parts))
            case Either():
                parts = tuple(self._widened(p, widening) for p in node.parts)
                return Either(parts, node.minimum)
            case Not() | Rather():
                return node
            case _:
                return node


def _parted(tree: Node) -> tuple[list[str], list[Node]]:
    """Return the bare words of a query as typed, and what else it demands."""
    typed: list[str] = []
    firm: list[Node] = []
    for part in tree.parts if isinstance(tree, All) else (tree,):
        text = _bare_text(part)
        if text:
            typed.append(text)
        else:
            firm.append(part)
    # A lone number is what it says and nothing about it.
    if len(typed) < 2 and not any(isinstance(part, Word) for part in _parts(tree)):
        return [], [tree]
    return typed, firm


def _parts(tree: Node) -> Sequence[Node]:
    return tree.parts if isinstance(tree, All | Either) else (tree,)


def _bare_text(node: Node) -> str:
    """Return what was typed where a node is a bare word, dnr or §, else ""."""
    match node:
        case Word() if _is_bare(node):
            return node.shown
        case Either((Exactly("dnr_ord"), Word(field="", shown=shown))):
            return shown
        case Exactly("paragraf", number):
            return f"§ {number}"
        case _:
            return ""


def _is_bare(node: Word) -> bool:
    return not node.field and bool(node.shown) and " " not in node.shown


def _spelled(wanted: Sequence[Wanted]) -> dict[str, str]:
    """Return what typed words were read as where they are none of the collection's."""
    found = {}
    for each in wanted:
        first = next((way for way in each.ways if way.why == "stavning"), None)
        if first:
            found[each.shown] = first.terms[0]
    return found
