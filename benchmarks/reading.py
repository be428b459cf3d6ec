"""Speed and memory of reading, beside bare text extraction in the same run.

    python -m benchmarks.reading [FOLDER ..] [--pages 200] [--large 1000]

Reading is bytes to Document: reader and structure, no facts. Bare is PDFium's text of
every page of the same files. Both are run on the PDF files of the folders given
(corpus/documents if none) and on generated minutes; a file with a page without text of
its own, which goes to recognition, is left out and counted. The large file is read in a
process of its own, so that its peak of memory is its own.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from benchmarks import reading_files
from ingest import pipeline, workers
from ingest.errors import ReadError

CHILD = """
import json, resource, sys, time
from pathlib import Path
from ingest import pipeline
plain = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.process_time()
document = pipeline.read_document(Path(sys.argv[1]).read_bytes(), "stor.pdf")
used = time.process_time() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([len(document.page_starts), used, plain / 1024, peak / 1024]))
"""
# Targets: times bare extraction, megabytes for 1,000 pages, gain of a second worker.
COST, MEMORY, GAIN = 4.0, 300.0, 1.5
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class File:
    """A PDF to be read, with its pages counted."""

    name: str
    data: bytes
    pages: int


def opened(name: str, data: bytes) -> File | None:
    """Return a file to time, None if it has no text of its own or does not open."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        letters = [page.get_textpage().count_chars() for page in document]
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()
    return File(name, data, len(letters)) if letters and min(letters) >= 8 else None


def bare(files: Sequence[File]) -> float:
    """Return the CPU seconds of reading the text and nothing else."""
    started = time.process_time()
    for file in files:
        document = pypdfium2.PdfDocument(file.data)
        for page in document:
            page.get_textpage().get_text_range()
        document.close()
    return time.process_time() - started


def whole(files: Sequence[File]) -> float:
    """Return the CPU seconds of reading the files into Documents."""
    started = time.process_time()
    for file in files:
        pipeline.read_document(file.data, file.name)
    return time.process_time() - started


def compare(title: str, files: Sequence[File]) -> bool:
    """Print the cost of reading some files; whether it is within its target."""
    pages = sum(file.pages for file in files)
    # In turns, and the best of each: other work on the machine adds, never takes.
    rounds = [(bare(files), whole(files)) for _ in range(ROUNDS)]
    plain, used = (min(part) for part in zip(*rounds, strict=True))
    print(
        f"{title:28}{len(files):6}{pages:7}{1000 * plain / pages:9.2f}"
        f"{1000 * used / pages:9.2f}{pages / used:9.0f}{used / plain:8.2f}"
    )
    return used <= COST * plain


def large(pages: int, folder: Path) -> bool:
    """Print what a long document takes in a process of its own."""
    path = folder / "stor.pdf"
    path.write_bytes(reading_files.pdf(pages))
    found = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)],
        capture_output=True,
        check=True,
        text=True,
    )
    read, used, plain, peak = json.loads(found.stdout)
    print(
        f"{read} sidor i en fil: {used:.1f} s processortid, högst {peak:.0f} MB "
        f"(tomt program {plain:.0f} MB; mål högst {MEMORY:.0f} MB)"
    )
    return bool(peak <= MEMORY)


def crews(folder: Path, count: int, pages: int) -> bool:
    """Print what a second worker gains on a batch of files, facts and all."""
    tasks = []
    for number in range(count):
        path = folder / f"{number}.pdf"
        path.write_bytes(reading_files.pdf(pages + number % 3))
        tasks.append(workers.Task(path, path.name))
    took = []
    for crew in (1, 2):
        started = time.monotonic()
        done = sum(isinstance(r, bytes) for r in workers.read_all(tasks, crew))
        took.append(time.monotonic() - started)
        total = f"{crew} arbetare: {done} av {count} filer på {took[-1]:.1f} s"
        print(total, end="; " if crew == 1 else ", ")
    gain = took[0] / took[1]
    print(f"{gain:.2f} gånger så fort (mål minst {GAIN})")
    return gain >= GAIN


def unread(file: File) -> bool:
    """Tell whether the product says no to a file; it is then not timed."""
    try:
        pipeline.read_document(file.data, file.name)
    except ReadError:
        return True
    return False


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--large", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=12)
    args = parser.parse_args()
    given = args.folders or [Path("corpus/documents")]
    paths = sorted(path for folder in given for path in folder.rglob("*.pdf"))
    found = (opened(path.name, path.read_bytes()) for path in paths)
    files = [file for file in found if file and not unread(file)]
    print(f"utelämnade (skannade, låsta eller trasiga): {len(paths) - len(files)}")
    made = opened("gjord.pdf", reading_files.pdf(args.pages))
    print(f"{'':28}{'filer':>6}{'sidor':>7}{'bar ms':>9}{'allt ms':>9}{'sidor/s':>9}"
          f"{'gånger':>8}")  # fmt: skip
    within = [compare("mapparnas PDF-filer", files)] if files else []
    within += [compare("gjort protokoll", [made])] if made else []
    with tempfile.TemporaryDirectory() as folder:
        within.append(large(args.large, Path(folder)))
        within.append(crews(Path(folder), args.batch, 10))
    print(f"(mål: högst {COST:.0f} gånger bar textläsning)")
    print("alla mål nådda" if all(within) else "något mål är inte nått")
    return 0


if __name__ == "__main__":
    sys.exit(main())
