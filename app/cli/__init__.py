"""`sagt`: each command calls a library function; data on stdout, the rest on stderr."""

from app.cli import (
    asking,
    catalogue,
    checking,
    export,
    followup_files,
    identity,
    interpellations,
    keeping,
    matters,
    network,
    promises,
    query,
    reading,
    review,
    search,
    watch,
)
from app.cli.frame import main

__all__ = ["main"]

COMMANDS = (
    reading.extract,
    reading.ingest,
    keeping.remove,
    keeping.status,
    search.search,
    promises.promises,
    promises.promise,
    promises.conflicts,
    followup_files.report,
    followup_files.calendar,
    followup_files.feed,
    asking.decisions,
    matters.decision,
    matters.matters,
    matters.matter,
    interpellations.interpellations,
    asking.actors,
    asking.show,
    asking.explain,
    query.query,
    identity.identity,
    review.review,
    watch.watch,
    network.network,
    export.export,
    catalogue.catalogue,
    checking.validate,
    keeping.rebuild,
    keeping.serve,
)
for command in COMMANDS:
    main.add_command(command)
