"""Lists of everything: read from what is kept of each document, or asked of the graph.

    python -m benchmarks.columns COLLECTION

Puts together all documents, decisions, actors and what ties them both ways, in the same
process and after one another, and tells the processor time of each, how many times as
long the graph takes, and whether both ways gave the same. The collection must be in
step with its documents, as it is after any reading.
"""

import argparse
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from app.settings import RECORDS, Settings
from app.workspace import Workspace
from graph import queries
from graph.columns import Columns, ColumnsRecord, KeptColumns, StoreColumns
from graph.network.gathering import gather
from graph.records import read_each
from ingest.archive import Archive

Question = Callable[[Columns], object]


def _timed(question: Question, columns: Columns) -> tuple[object, float]:
    start = time.process_time()
    return question(columns), time.process_time() - start


def measure(folder: Path) -> list[tuple[str, float, float, bool]]:
    """Return of each list: seconds as kept, seconds of the graph, if they agree."""
    of = Workspace(Archive(folder), Settings(folder))
    try:
        records = partial(read_each, folder / RECORDS, ColumnsRecord)
        questions: Mapping[str, Question] = {
            "documents": queries.documents,
            "decisions": queries.decisions,
            "actors": queries.actors,
            "ties": lambda columns: gather(columns, of.graph),
        }
        found = []
        for name, question in questions.items():
            # New ones for each: what actors are called is held by those that asked.
            kept = KeptColumns(records, of.graph, of.settings.base)
            one, quick = _timed(question, kept)
            other, slow = _timed(question, StoreColumns(of.graph))
            found.append((name, quick, slow, one == other))
        return found
    finally:
        of.close()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path)
    for name, quick, slow, same in measure(parser.parse_args().collection):
        told = "the same" if same else "NOT the same"
        print(f"{name:10} {quick:8.2f} s {slow:8.2f} s {slow / quick:6.1f} x  {told}")


if __name__ == "__main__":
    main()
