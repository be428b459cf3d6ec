"""Clauses written back, so that what is left of a query is a query again."""

from collections.abc import Sequence

from search.query import operators
from search.query.clauses import Clause, Fielded, Group, Leaf
from search.query.cutting import Cutter

# What ends and begins with these cannot fuse with what stands beside it.
_CLOSED, _OPENED = (")", '"'), ("(", '"')


def written(clause: Clause, within: bool = False) -> str:
    """Return a clause as it can be typed, in brackets if it stands `within` others."""
    match clause:
        case Leaf():
            return _leaf(clause)
        case Fielded():
            return f"{clause.field.name}:({written(clause.part)})"
        case Group("not"):
            text = written(clause.parts[0], within=True)
            # Twice in a row would be read as once.
            twice = text.startswith(f"{operators.NOT} ")
            return f"{operators.NOT} ({text})" if twice else f"{operators.NOT} {text}"
        case Group():
            text = _group(clause)
            return f"({text})" if within else text


def _group(group: Group) -> str:
    texts = [written(part, within=True) for part in group.parts]
    match group.joined:
        case "or":
            return f" {operators.OR} ".join(texts)
        case "near":
            return f" {operators.NEAR}/{group.distance} ".join(texts)
        case _:
            return beside(texts)


def beside(texts: Sequence[str]) -> str:
    """Return parts that must all hold, beside each other."""
    found = list(texts[:1])
    for at in range(1, len(texts)):
        found += (between(texts, at - 1, at), texts[at])
    return "".join(found)


def between(texts: Sequence[str], at: int, then: int) -> str:
    """Return what stands between two parts: a blank, or AND where they would fuse.

    "KS" and "2021/118", which stood apart, are a case number when they meet.
    """
    left, right = texts[at], texts[then]
    if left.endswith(_CLOSED) or right.startswith(_OPENED) or not _fuse(left, right):
        return " "
    return f" {operators.AND} "


def _fuse(left: str, right: str) -> bool:
    cutter, text, at = Cutter(None), f"{left} {right}", 0
    while at <= len(left):
        if text[at] in " ()":
            at += 1
        else:
            at = cutter.cut(text, at)[0]
    return at != len(left) + 1


def _leaf(leaf: Leaf) -> str:
    field = f"{leaf.field.name}:" if leaf.field else ""
    match leaf.kind:
        case "phrase":
            near = f"~{leaf.distance}" if leaf.distance is not None else ""
            return f'{field}"{leaf.text}"{near}'
        case "range":
            inside = " ".join(p for p in (leaf.low, operators.TO, leaf.high) if p)
            first, last = "[{"[leaf.outside[0]], "]}"[leaf.outside[1]]
            return f"{field}{first}{inside}{last}"
        case "words":
            return f"({leaf.text})"
        case "sections":
            return f'§:"{leaf.text}"' if " " in leaf.text else f"§:{leaf.text}"
        case "dnr":
            return f'dnr:"{leaf.text}"' if leaf.field else leaf.text
        case "date":
            return f'{field}"{leaf.text}"'
        case "word" if not leaf.field and _is_operator(leaf.text):
            return f'"{leaf.text}"'
        case _:
            return f"{field}{leaf.text}"


def _is_operator(word: str) -> bool:
    """Tell whether a word would join others, standing elsewhere than it was typed."""
    return bool(operators.small(word)) or operators.joining(word.partition("/")[0])
