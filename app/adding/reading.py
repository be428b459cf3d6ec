"""The process that reads files into the collection, and tells how far it has come.

    python -m app.adding.reading FILE…

It writes a line of JSON for each step: `{"done", "total", "name"}` after a document,
`{"step"}` when something else begins, and last `{"report"}` or `{"error"}`.
"""

import sys
from pathlib import Path

from app import settings, workspace
from ingest import codec
from ingest.errors import SagtError


def _tell(**said: object) -> None:
    sys.stdout.write(f"{codec.encode(said).decode()}\n")
    sys.stdout.flush()


def main(files: list[Path]) -> None:
    """Read files, telling each step."""
    try:
        opened = workspace.create_workspace(settings.load())
        report = opened.ingest(
            files,
            False,
            lambda done, total, name: _tell(done=done, total=total, name=name),
            lambda step: _tell(step=step),
        )
        opened.close()
    except (SagtError, OSError) as error:
        _tell(error=str(error))
        sys.exit(1)
    _tell(report=report)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
