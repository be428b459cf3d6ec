"""The process that reads files into the collection, and tells how far it has come.

    python -m app.adding.reading FILE…

It writes a line of JSON for each step: `{"done", "total", "name"}` after a document,
`{"step"}` when something else begins, and last `{"report"}` or `{"error"}`.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings, workspace
from app.operations import stopping
from ingest import codec
from ingest.errors import SagtError

if TYPE_CHECKING:
    from ingest.intake import Report


def _tell(**said: object) -> None:
    sys.stdout.write(f"{codec.encode(said).decode()}\n")
    sys.stdout.flush()


def main(files: list[Path]) -> None:
    """Read files, telling each step."""
    try:
        with stopping.stoppable():
            report = _read(files)
    except stopping.Stopped:
        sys.exit(stopping.CODE)
    except (SagtError, OSError) as error:
        _tell(error=str(error))
        sys.exit(1)
    _tell(report=report)


def _read(files: list[Path]) -> "Report":
    opened = workspace.create_workspace(settings.load())
    try:
        return opened.ingest(
            files,
            False,
            lambda done, total, name: _tell(done=done, total=total, name=name),
            lambda step: _tell(step=step),
        )
    finally:
        opened.close()


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
