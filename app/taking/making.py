"""The process that goes through the whole collection, and tells how far it has come.

    python -m app.taking.making FORM FILE

`FORM` is one of the forms of `sagt export`, "kopia" for a backup, or "kvalitet" to
count how well the documents could be read, which makes no file. What is a folder of
files is packed in one. It writes a line of JSON for each step: `{"done", "total"}`
where that is known, and last `{"made": true}` or `{"error"}`.
"""

import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from app import backup, exports, reading_quality, settings, workspace
from app.errand import carry_out, tell

BACKUP, QUALITY = "kopia", "kvalitet"
# Forms that are a folder of files.
FOLDERS = frozenset({"csv", "csv-excel", "allt"})
# Files between two lines that tell how far it has come.
EVERY = 25


def _progress(done: int, total: int, _name: str) -> None:
    if done % EVERY == 0 or done == total:
        tell(done=done, total=total)


def make(form: str, target: Path) -> None:
    """Write the collection in a form to a file.

    Raises:
        SagtError: there is no such form, or it cannot be made.
        OSError: the file cannot be written.
    """
    found = settings.load()
    if form == BACKUP:
        backup.make(found, target, _progress)
        return
    opened = workspace.open_workspace(found)
    if form == QUALITY:
        reading_quality.count(opened, _progress)
    elif form not in FOLDERS:
        exports.write(opened, form, target)
    else:
        with TemporaryDirectory(dir=target.parent, prefix=".ny-") as place:
            folder = Path(place) / "filer"
            exports.write(opened, form, folder)
            _pack(folder, target)
    opened.close()


def _pack(folder: Path, target: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for done, path in enumerate(files, 1):
            packed.write(path, path.relative_to(folder).as_posix())
            _progress(done, len(files), path.name)


def main(form: str, target: Path) -> None:
    """Make the file, telling each step."""
    carry_out(lambda: make(form, target))
    tell(made=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
