"""The process that reads files into the collection, and tells how far it has come.

    python -m app.adding.reading FILE…

It writes a line of JSON for each step: `{"done", "total", "name"}` after a document,
`{"step"}` when something else begins, and last `{"report"}` or `{"error"}`.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings, workspace
from app.errand import carry_out, tell

if TYPE_CHECKING:
    from ingest.intake import Report


def main(files: list[Path]) -> None:
    """Read files, telling each step."""
    tell(report=carry_out(lambda: _read(files)))


def _read(files: list[Path]) -> "Report":
    opened = workspace.create_workspace(settings.load())
    try:
        return opened.ingest(
            files,
            False,
            lambda done, total, name: tell(done=done, total=total, name=name),
            lambda step: tell(step=step),
        )
    finally:
        opened.close()


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
