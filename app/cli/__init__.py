"""`sagt`: each command calls a library function; data on stdout, the rest on stderr."""

from app.cli import asking, export, keeping, query, reading
from app.cli.frame import main

__all__ = ["main"]

COMMANDS = (
    reading.extract,
    reading.ingest,
    keeping.remove,
    keeping.status,
    asking.search,
    asking.promises,
    asking.decisions,
    asking.actors,
    asking.show,
    asking.explain,
    query.query,
    export.export,
    keeping.rebuild,
    keeping.serve,
)
for command in COMMANDS:
    main.add_command(command)
