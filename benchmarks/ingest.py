"""Time and memory of a whole ingest, beside bare text extraction in the same run.

    python -m benchmarks.ingest FOLDER.. [--workers N]

Bare extraction is what must be done anyway: PDFium's text of every page, and the
bytes of other files decoded. The ratio says what all the rest costs.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2

from app import answers, settings
from app.workspace import create_workspace
from ingest.sources import expand


def bare(paths: list[Path]) -> tuple[float, int]:
    """Return CPU seconds and pages of reading the text and nothing else."""
    started, pages = time.process_time(), 0
    for path in paths:
        data = path.read_bytes()
        if data[:5] != b"%PDF-":
            pages += max(1, len(data.decode("utf-8", "replace")) // 3000)
            continue
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            continue
        for page in pdf:
            page.get_textpage().get_text_range()
            pages += 1
    return time.process_time() - started, pages


def _cpu() -> float:
    own, children = (
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _peak_megabytes() -> tuple[float, float]:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    own, child = (resource.getrusage(kind).ru_maxrss / 1024 for kind in kinds)
    return own, child


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    files = [s.path for folder in args.folders for s in expand(folder).files]
    plain, pages = bare(files)
    with tempfile.TemporaryDirectory() as folder:
        chosen = settings.Settings(Path(folder) / "samling", workers=args.workers)
        opened = create_workspace(chosen)
        steps: list[tuple[float, str]] = [(time.monotonic(), "Läser")]
        cpu = _cpu()
        report = opened.ingest(
            args.folders,
            False,
            lambda *_: None,
            lambda step: steps.append((time.monotonic(), step)),
        )
        ended, used = time.monotonic(), _cpu() - cpu
        again = opened.ingest(args.folders, False, lambda *_: None)
        repeated = time.monotonic() - ended
        status = answers.status(opened)
        opened.close()
    wall = ended - steps[0][0]
    own, child = _peak_megabytes()
    print(f"filer {len(files)}, sidor (eller 3 000 tecken) {pages}")
    print(f"lästa {report.read}, inte lästa {report.failed}")
    for (start, step), (end, _) in zip(steps, [*steps[1:], (ended, "")], strict=True):
        print(f"  {step:24}{end - start:8.1f} s")
    print(f"tid {wall:.1f} s, {pages / wall:.0f} sidor/s med {args.workers} arbetare")
    print(f"processortid {used:.1f} s, {used / plain:.0f} gånger bar textläsning")
    print(f"högsta minne {own:.0f} MB i huvudprocessen, {child:.0f} MB i en arbetare")
    print(f"en andra körning: {repeated:.1f} s, oförändrade {again.unchanged}")
    print(f"{status.decisions} beslut, {status.commitments} löften")
    return 0


if __name__ == "__main__":
    sys.exit(main())
