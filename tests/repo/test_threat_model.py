"""Each test that the threat model and the table of limits name is there, once."""

import ast
from collections import Counter
from pathlib import Path

import pytest

PAGES = ("docs/threat-model.md", "docs/limits.md")


@pytest.fixture(scope="module")
def tests(root: Path) -> Counter[str]:
    """How many tests there are of each name."""
    return Counter(
        node.name
        for path in (root / "tests").rglob("test_*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def _named(text: str) -> list[str]:
    words = (word.strip("`,.;()") for word in text.split())
    return [word for word in words if word.startswith("test_")]


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_is_named_is_there(
    root: Path, tests: Counter[str], page: str
) -> None:
    named = _named((root / page).read_text(encoding="utf-8"))
    assert len(named) > 20
    assert [name for name in named if tests[name] != 1] == []


def _rows(text: str) -> list[list[str]]:
    """Return the cells of the rows of every table, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [
        row
        for before, row in zip([[], *cells], cells, strict=False)
        if not set("".join(row)) <= {"-"} and before and not _is_head(cells, row)
    ]


def _is_head(cells: list[list[str]], row: list[str]) -> bool:
    after = cells.index(row) + 1
    return after < len(cells) and set("".join(cells[after])) <= {"-"}


@pytest.mark.parametrize("page", PAGES)
def test_every_row_names_a_test(root: Path, page: str) -> None:
    rows = _rows((root / page).read_text(encoding="utf-8"))
    assert len(rows) > 15
    assert [row[0] for row in rows if "test_" not in row[-1]] == []


def test_the_limits_told_are_those_of_the_code(root: Path) -> None:
    """Each row names its constant; the number beside it is the constant's."""
    wrong = []
    for row in _rows((root / "docs/limits.md").read_text(encoding="utf-8")):
        place = row[2].strip("`")
        told = "".join(char for char in row[1].partition("(")[0] if char.isdigit())
        if "::" in place and told and int(told) not in _values(root, place):
            wrong.append(f"{row[0]}: {row[1]} i {place}")
    assert wrong == []


def _values(root: Path, place: str) -> set[float]:
    """Return what a constant of a file may be told as: in ones, thousands, millions."""
    file, _, name = place.partition("::")
    whole = ast.parse((root / file).read_text(encoding="utf-8"))
    found: list[float] = []
    for node in ast.walk(whole):
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            pairs = [(node.target, node.value)]
        else:
            continue
        for target, value in pairs:
            found += _of(target, value, name)
    return {round(value / unit, 6) for value in found for unit in (1, 10**6, 1 << 30)}


def _of(target: ast.expr, value: ast.expr, name: str) -> list[float]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = zip(target.elts, value.elts, strict=True)
        return [number for one, given in pairs for number in _of(one, given, name)]
    if not isinstance(target, ast.Name) or target.id != name:
        return []
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.LShift):
        return [_number(value.left) * 2 ** _number(value.right)]
    return [_number(value)] if isinstance(value, ast.Constant) else []


def _number(node: ast.expr) -> float:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, int | float)
    return node.value
