"""What the product's own code never does, so that no input can make it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("ingest", "graph", "search", "app")
# Calls that make code, programs or objects of data, or trust what is not to be.
NEVER = frozenset(
    {
        *("eval", "exec", "__import__"),
        *("os.system", "os.popen", "os.exec", "tempfile.mktemp"),
        *("pickle.load", "pickle.loads", "marshal.loads", "shelve.open", "yaml.load"),
        *("jsonpickle.decode", "joblib.load", "numpy.load", "np.load"),
        *("ssl._create_unverified_context", "urllib3.disable_warnings"),
        *("st.markdown", "st.write", "minidom.parseString", "ElementTree.fromstring"),
    }
)
NEVER_NAMED = frozenset({"extractall", "extract", "unpack_archive"})
NEVER_SET = {
    "shell": True,
    "unsafe_allow_html": True,
    "verify": False,
    "resolve_entities": True,
    "huge_tree": True,
    "load_dtd": True,
}


def code(*looked_for: str) -> Iterator[tuple[Path, ast.AST]]:
    """Yield what the files that hold any of these words are made of; few do."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            if any(words in text for words in looked_for):
                for node in ast.walk(ast.parse(text)):
                    yield path.relative_to(ROOT), node


def said(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{said(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def dangers(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.Call):
        return
    name = said(node.func)
    if name in NEVER or name.rpartition(".")[2] in NEVER_NAMED:
        yield name
    for given in node.keywords:
        value = given.value.value if isinstance(given.value, ast.Constant) else None
        if given.arg in NEVER_SET and value is NEVER_SET[given.arg]:
            yield f"{name}({given.arg}={value})"


def test_nothing_dangerous_is_called() -> None:
    looked_for = (
        *(f"{name}(" for name in NEVER),
        *(f".{name}(" for name in NEVER_NAMED),
        *(f"{name}=" for name in NEVER_SET),
    )
    found = [
        f"{path}: {one}" for path, node in code(*looked_for) for one in dangers(node)
    ]
    assert found == []


def test_the_search_sees_what_it_looks_for() -> None:
    bad = "eval(x); subprocess.run(x, shell=True); archive.extractall(y); re.compile(z)"
    found = [one for node in ast.walk(ast.parse(bad)) for one in dangers(node)]
    assert found == ["eval", "subprocess.run(shell=True)", "archive.extractall"]


def test_everything_that_parses_xml_goes_by_one_door() -> None:
    opening = {"etree.fromstring", "etree.parse", "etree.iterparse", "etree.XMLParser"}
    doors = {
        str(path)
        for path, node in code("etree")
        if isinstance(node, ast.Call) and said(node.func) in opening
    }
    assert doors == {"ingest/readers/xmltree.py"}
