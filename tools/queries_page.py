"""Write the list of named queries into docs/queries.md, each with an answer on corpus/.

python -m tools.queries_page [--check]
"""

import datetime as dt
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app import settings
from app.workspace import create_workspace
from graph.queries.named import NAMED, Head, Page, answer
from graph.queries.named.shown import text
from graph.store import Store

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "queries.md"
CORPUS = ROOT / "corpus" / "documents"
BEGIN = "<!-- Färdiga frågor: skrivs av tools/queries_page.py -->"
END = "<!-- Slut på färdiga frågor -->"
# The day that "today" means in the answers shown.
TODAY = dt.date(2026, 6, 1)
ROWS, WIDTH = 4, 120
USERS = {
    "politician": "Den som styr",
    "journalist": "Den som granskar",
    "staff": "Den som arbetar i en offentlig organisation",
}
MATTER = {"matter": "KS 2020/77"}
NAMNDEN = {"organ": "Kultur- och fritidsnämnden, Tjärnviks kommun"}
# What each question is asked with; a value taken from an answer is (query, column).
EXAMPLES: Mapping[str, Mapping[str, str | tuple[str, str]]] = {
    "promises-of-matter": MATTER,
    "silent-promises": {"organ": "Region Norrlid", "before": "2024-01-01"},
    "evidence-of-promise": {"promise": ("promises-of-matter", "promise")},
    "promises-of-actor": {"actor": "Region Norrlid", "status": "infriad"},
    "recurring-duties": {"organ": "Region Norrlid"},
    "decision": {"decision": ("decisions-of-matter", "decision")},
    "decisions-of-organ": {**NAMNDEN, "first": "2024-01-01", "last": "2024-12-31"},
    "decisions-of-matter": MATTER,
    "decisions-with-words": {**NAMNDEN, "words": "godkänna"},
    "parts-in-decision": {"decision": ("votes-of-person", "decision")},
    "votes-of-person": {"person": "Amir Sandlid"},
    "words-of-actor": {"actor": "Ylva Sandrevel"},
    "mentions-of-actor": {"actor": "Börje Stålklint"},
    "citations": {"document": "documents/norrlid-ktn-protokollsutdrag-2022-09-13.docx"},
    "matter-steps": MATTER,
    "links-of-decision": {"decision": ("decisions-of-matter", "decision")},
    "partners": {"actor": "Region Norrlid"},
    "agreements": {"actor": "Region Norrlid"},
    "members-of-organ": {
        "organ": "Regionala utvecklingsnämnden, Region Norrlid",
        "year": "2021",
    },
    "roles-of-person": {"person": "Börje Stålklint"},
    "meetings-of-organ": NAMNDEN,
    "attendance": {"meeting": ("meetings-of-organ", "meeting")},
    "companions": {"actor": "Börje Stålklint"},
    "documents-of-organ": {**NAMNDEN, "last": "2022-12-31"},
    "coverage": {"body": "Region Norrlid"},
}


def chapter(store: Store) -> str:
    """Return the chapter on the named queries, with answers from `store`."""
    parts = [BEGIN]
    for user, called in USERS.items():
        parts += [f"\n### {called}"]
        for name, one in NAMED.items():
            if one.head.user == user:
                parts += [*said(one.head), *_answered(store, name)]
    return "\n".join([*parts, "", END])


def said(head: Head) -> list[str]:
    """Return what the chapter says of a query before its answer."""
    measured = " Mäts i benchmarks/graph.py." if head.benchmark else ""
    lines = [f"\n#### {head.name}\n\n{head.sv} *({head.en})*{measured}\n"]
    for parameter in head.parameters:
        default = _default(parameter.default)
        lines.append(
            f"- `{parameter.name}` ({parameter.kind}): {parameter.sv}{default}"
        )
    lines.append(f"\n```sparql\n{head.sparql}\n```\n")
    return lines


def _answered(store: Store, name: str) -> Iterator[str]:
    asked = {key: _value(store, given) for key, given in EXAMPLES[name].items()}
    words = " ".join(f'--param {key}="{value}"' for key, value in asked.items())
    yield f"`sagt query --name {name} {words}`\n"
    yield from _table(store, name, asked)


def _default(default: str | None) -> str:
    if default is None:
        return ""
    return f" Annars {({'': 'alla', 'today': 'dagens dag'}).get(default, default)}."


def _value(store: Store, given: str | tuple[str, str]) -> str:
    """Return a value as written, or the id that another question's answer gives."""
    if isinstance(given, str):
        return given
    name, column = given
    asked = {key: _value(store, value) for key, value in EXAMPLES[name].items()}
    row: Any = answer(store, name, asked, TODAY, page=Page(1)).rows[0]
    found: str = getattr(row, column).iri
    return found.split("/id/", 1)[-1]


def _table(store: Store, name: str, asked: Mapping[str, str]) -> Iterator[str]:
    found = answer(store, name, asked, TODAY, page=Page(ROWS))
    columns = found.head.columns
    yield "| " + " | ".join(column.sv for column in columns) + " |"
    yield "|" + "---|" * len(columns)
    for cells in found.cells():
        yield "| " + " | ".join(_cell(cell) for cell in cells) + " |"
    if found.more:
        yield "\n… och fler."


def _cell(value: Any) -> str:
    words = text(value).replace("|", "\\|")
    return words if len(words) <= WIDTH else words[: WIDTH - 1].rstrip() + "…"


def page(store: Store, before: str) -> str:
    """Return the guide `before` with its chapter on named queries made anew."""
    head, _, rest = before.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return head + chapter(store) + tail


def main() -> int:
    """Write the page; with --check only tell whether it is up to date."""
    before = GUIDE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(settings.load(Path(folder) / "samling"))
        workspace.ingest([CORPUS], False, lambda *_: None)
        after = page(workspace.graph, before)
        workspace.close()
    if "--check" in sys.argv:
        return int(after != before)
    GUIDE.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
