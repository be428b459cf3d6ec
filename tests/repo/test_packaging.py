"""What is installed is declared, pinned, and needed."""

import ast
import importlib.util
import os
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

PRODUCT = ("ingest", "graph", "search", "app")
BESIDE = ("corpus", "benchmarks", "tests", "tools")
# Run as commands or read by the type checker, never imported.
COMMANDS = {
    "pytest-xdist",
    "import-linter",
    "mypy",
    "oidc-provider-mock",
    "ruff",
    "types-networkx",
}


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["project"]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _names(requirements: list[str]) -> set[str]:
    found = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return {_plain(match.group()) for match in found if match}


def _used(root: Path, rooms: tuple[str, ...]) -> dict[str, str]:
    """Return the distributions that the code of some rooms imports, each with a file.

    A module nobody installed stands as itself.
    """
    owners = packages_distributions()
    tools = {file.stem for file in (root / "tools").glob("*.py")}
    known = {*PRODUCT, *BESIDE, *sys.stdlib_module_names, *tools, "conftest"}
    used = {}
    for room in rooms:
        for file in sorted((root / room).rglob("*.py")):
            for module in _modules(file) - known:
                owner = owners.get(module, [module])[0]
                used.setdefault(_plain(owner), file.relative_to(root).as_posix())
    return used


def _modules(file: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module.partition(".")[0])
    return modules


def test_every_library_the_product_imports_is_declared(
    root: Path, project: dict[str, Any]
) -> None:
    declared = _names(project["dependencies"])
    used = _used(root, PRODUCT)
    assert {n: file for n, file in used.items() if n not in declared} == {}
    assert declared - used.keys() == set()


def test_every_library_beside_the_product_is_declared(
    root: Path, project: dict[str, Any]
) -> None:
    extras = project["optional-dependencies"]
    extra = set().union(*(_names(names) for names in extras.values()))
    used = _used(root, BESIDE)
    declared = extra | _names(project["dependencies"])
    assert {n: file for n, file in used.items() if n not in declared} == {}
    assert extra - used.keys() - COMMANDS == set()


def test_every_requirement_is_pinned(root: Path, project: dict[str, Any]) -> None:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    form = re.compile(r"([A-Za-z0-9][\w.-]*)==[0-9][\w.]*")
    assert [line for line in pins if not form.fullmatch(line)] == []
    names = [_plain(line.partition("==")[0]) for line in pins]
    assert len(names) == len(set(names))
    requirements = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        requirements += extra
    assert _names(requirements) - set(names) == set()


def test_no_file_names_a_package_host_or_a_place_on_one_machine(
    written: dict[str, str],
) -> None:
    # Put together here, so that this file does not hold them.
    places = ["/".join(("", name, "")) for name in ("work", "root", "home")]
    hosts = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"))]
    found = {
        name: part
        for name, text in written.items()
        for part in (*places, *hosts)
        if re.search(rf"(?<![\w.]){re.escape(part)}", text)
    }
    assert found == {}


def test_continuous_integration_runs_what_the_readme_says(root: Path) -> None:
    run = root / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert "make test" in run.read_text(encoding="utf-8")


@pytest.fixture
def check(root: Path) -> ModuleType:
    file = root / "tools" / "check_python.py"
    spec = importlib.util.spec_from_file_location("check_python", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 5, 2), (3, 10, 12), (3, 14, 0)])
def test_a_python_that_will_not_do_is_named_in_one_line(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    line = check.problem()
    assert ".".join(map(str, version)) in line
    assert "\n" not in line


def test_this_python_will_do(check: ModuleType) -> None:
    assert check.problem() is None


def test_a_missing_venv_module_is_named_in_one_line(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert "python3-venv" in check.problem()


def test_the_check_of_python_uses_nothing_an_old_one_lacks(root: Path) -> None:
    source = (root / "tools" / "check_python.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match)
    assert not [node for node in ast.walk(tree) if isinstance(node, new)]
