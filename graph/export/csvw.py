"""CSVW: what the columns of the CSV files are, for machines and people.

See https://www.w3.org/TR/tabular-metadata/.
"""

import json
from typing import Any

from graph.export.tables import TABLES, Column, Table

_DATATYPES = {"integer": "integer", "decimal": "decimal", "date": "date"}


def description() -> bytes:
    """Return the description of all tables as JSON."""
    whole = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "sv"}],
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True},
        "tables": [_table(table) for table in TABLES],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _table(table: Table) -> dict[str, Any]:
    names = {column.name for column in table.columns}
    schema: dict[str, Any] = {
        "columns": [_column(column) for column in table.columns],
        "primaryKey": "id",
    }
    if "handling" in names:
        schema["foreignKeys"] = [
            {
                "columnReference": "handling",
                "reference": {"resource": "handlingar.csv", "columnReference": "id"},
            }
        ]
    return {
        "url": f"{table.name}.csv",
        "dc:title": [
            {"@value": table.swedish, "@language": "sv"},
            {"@value": table.english, "@language": "en"},
        ],
        "tableSchema": schema,
    }


def _column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": [
            {"@value": column.swedish, "@language": "sv"},
            {"@value": column.english, "@language": "en"},
        ],
        "datatype": _DATATYPES.get(column.kind, "string"),
    }
    if column.kind == "list":
        described["separator"] = "|"
    if column.name in {"id", "handling"}:
        described["required"] = True
    return described
