"""Time of reading as a document grows: twice the size should take twice the time.

    python -m benchmarks.reading_growth [--format .html] [--scale 1.0]

Each format is read at a quarter, half and the whole of a large size (10 MB of HTML, a
Word file of 5 MB of text, 50,000 lines of text, 1,000 pages of PDF). The exponent is
log2 of the last doubling: 1 is linear, 2 is quadratic.
"""

import argparse
import math
import sys
import time
from collections.abc import Callable

from benchmarks import reading_files as files
from ingest import pipeline
from ingest.errors import ReadError

LARGE = {
    ".pdf": 1_000,
    ".docx": 15_000,
    ".odt": 15_000,
    ".html": 30_000,
    ".txt": 10_000,
    ".md": 10_000,
    ".tei": 15_000,
    ".xml": 15_000,
    ".rtf": 10_000,
}


def seconds(data: bytes, name: str) -> float:
    """Return the CPU seconds of reading a file into a Document."""
    started = time.process_time()
    pipeline.read_document(data, name)
    return time.process_time() - started


def one_line(letters: int) -> bytes:
    """Return prose without a single line break, as some exports are."""
    return b" ".join(files.plain(letters // 350 + 1).split())


def one_cell(count: int) -> bytes:
    """Return a web page whose only table holds everything."""
    rows = "".join(
        f"<tr><td>{n}</td><td>{text}</td></tr>"
        for n, text in enumerate(files.paragraphs(count))
    )
    return f"<html><body><table>{rows}</table></body></html>".encode()


def short_lines(count: int) -> bytes:
    """Return a list of names, one a line: the most lines a text can have."""
    lines = (f"Ledamot {n} Lindqvist (S) ersätter Berg (M)" for n in range(count))
    return "\n".join(lines).encode()


def paragrafer(count: int) -> bytes:
    """Return minutes of nothing but headings with numbers."""
    lines = (f"§ {n} Ärende om väg {n}\n\nBeslut\n" for n in range(1, count))
    return "\n".join(lines).encode()


SHAPES: dict[str, tuple[str, int, Callable[[int], bytes]]] = {
    **{kind: (kind, size, files.FORMATS[kind]) for kind, size in LARGE.items()},
    "allt på en rad": (".txt", 2_000_000, one_line),
    "en enda tabell": (".html", 15_000, one_cell),
    "korta rader": (".txt", 50_000, short_lines),
    "bara paragrafer": (".txt", 10_000, paragrafer),
}


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--format", choices=sorted(SHAPES))
    parser.add_argument("--scale", type=float, default=1.0)
    args = parser.parse_args()
    print(f"{'':18}{'byte':>12}{'1/4 s':>9}{'1/2 s':>9}{'hela s':>9}{'exponent':>10}")
    for shape in [args.format] if args.format else SHAPES:
        ending, size, make = SHAPES[shape]
        took, data = [], b""
        try:
            for part in (4, 2, 1):
                data = make(max(2, round(size * args.scale / part)))
                took.append(seconds(data, f"prov{ending}"))
        except ReadError as error:
            print(f"{shape:18}{len(data):12,}  {error.reason}")
            continue
        growth = math.log2(max(took[2], 1e-6) / max(took[1], 1e-6))
        figures = "".join(f"{second:9.2f}" for second in took)
        print(f"{shape:18}{len(data):12,}{figures}{growth:10.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
