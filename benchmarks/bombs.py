"""Open files that swell, nest or multiply, and measure what each costs.

    python -m benchmarks.bombs [--group GRUPP] [--short]

Each file is opened as a worker opens it, in a process of its own under the product's
own limits (`workers.Limits`, `confined.limit_memory`); containers are opened as the
unpacker does. Told are the file's size, what came of it, its processor time and the
most memory that its process had beyond what it began with. Ends with 1 if any process
came over a limit, or ended without an answer in words. `--short` takes the small ones.

Only PDFium dies of a file (a form that draws itself twice); that file is told of as
damaged, as any that takes its worker down.
"""

import argparse
import io
import os
import resource
import signal
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from benchmarks import mutations_hostile as hostile
from benchmarks.fuzz.packing import open_document, word_file
from benchmarks.hard_pages.written import pdf, stream
from benchmarks.mutations_hostile import CATALOGUE, FONT, TEXT, Named
from benchmarks.reading_files import pack
from ingest import confined, containers, unpacking, worker, workers
from ingest.containers import Kind
from ingest.model import Failure

LIMITS = workers.Limits()
KINDS: dict[str, Kind] = {".zip": "zip", ".eml": "mail"}
# What a failure says that is a fault of the product's own.
OURS = "Programmet kunde inte"
# Files that are small and quickly known for what they are.
SHORT = 60_000


@dataclass(frozen=True, slots=True)
class Measured:
    """What one file cost: bytes, what came of it, seconds, megabytes of memory."""

    name: str
    size: int
    told: str
    seconds: float
    megabytes: float
    over: str = ""


def pictures_in_pdf() -> Iterator[Named]:
    """Yield pages whose pictures unpack to far more than they are."""
    made = io.BytesIO()
    Image.new("L", (4_000, 4_000), 255).save(made, "JPEG2000", rate=1)
    size = 30_000
    zeros = zlib.compress(bytes(size * size // 8), 9)
    packed = {b"JPXDecode": made.getvalue(), b"FlateDecode": zeros}
    for kind, data in packed.items():
        about = b"/Type /XObject /Subtype /Image /Width %d /Height %d /Filter /%s "
        picture = stream(
            data,
            about % (size, size, kind) + b"/ColorSpace /DeviceGray /BitsPerComponent 1",
        )
        yield (
            f"bild-{kind.decode()}.pdf",
            _page(b"q 595 0 0 842 0 0 cm /X Do Q", picture),
        )


def _page(content: bytes, *extra: bytes) -> bytes:
    return pdf(
        [
            CATALOGUE,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
            stream(content + b" " + TEXT),
            FONT,
            *extra,
        ]
    )


def multitudes() -> Iterator[Named]:
    """Yield files of a million tiny things, and tables beyond all measure."""
    objects = b"".join(b"%d 0 obj null endobj\n" % n for n in range(9, 500_000))
    # The table at the end does not know of them: the file is searched through.
    yield "halv-miljon-objekt.pdf", _page(b"").replace(b"xref", objects + b"xref", 1)
    rows = b"<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>" * 300_000
    whole = hostile._WORD.format("").encode()
    table = whole.replace(b"<w:body>", b"<w:body><w:tbl>" + rows + b"</w:tbl>")
    yield "tabell.docx", word_file(table)
    cells = b'<table:table-cell table:number-columns-repeated="9999999"/>'
    wide = b'<table:table-row table:number-rows-repeated="9999999">' + cells
    yield "tabell.odt", open_document(_OPEN % (wide + b"</table:table-row>"))
    page = b"<table>" + b"<tr><td>a<td>b" * 500_000
    yield "tabell.html", b"<!doctype html><html><body>" + page
    yield "tabell.rtf", rb"{\rtf1 " + rb"\trowd\cellx9 a\cell\row" * 200_000 + b"}"
    many = b"--x\r\n\r\na\r\n" * 200_000
    top = b"Subject: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    yield "delar.eml", top + many
    yield "arkiv-av-tomma.zip", pack({f"{n}.txt": b"" for n in range(25_000)})


_OPEN = (
    b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
    b'office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
    b"<office:body><office:text><table:table>%s</table:table></office:text>"
    b"</office:body></office:document-content>"
)
GROUPS: dict[str, Callable[[], Iterator[Named]]] = {
    **hostile.GROUPS,
    "bilder i PDF": pictures_in_pdf,
    "mängder": multitudes,
}


def bombs(group: str | None) -> Iterator[Named]:
    """Yield the files of a group, or all of them, made as they are asked for."""
    for name, make in GROUPS.items():
        if group in {None, name}:
            yield from make()


def measured(path: Path, place: Path) -> Measured:
    """Open one file in a process of its own, which tells by a file in `place`."""
    answer = place / "svar"
    answer.unlink(missing_ok=True)
    before = _resident()
    child = os.fork()
    if child == 0:
        _tell(path, answer)
    _, status, used = os.wait4(child, 0)
    late = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
    if answer.is_file():
        told = answer.read_text(encoding="utf-8")
    else:
        told = "Filen tog för lång tid." if late else "Filen är skadad, eller gjord så"
    # Linux counts in kilobytes; what the process began with is this one's.
    own = max(0, used.ru_maxrss - before) / 1024
    large = used.ru_maxrss * 1024 > LIMITS.memory + before * 1024
    over = "tid" if late else "minne" if large else "eget fel" if OURS in told else ""
    seconds = used.ru_utime + used.ru_stime
    return Measured(path.name, path.stat().st_size, told, seconds, own, over)


def _tell(path: Path, answer: Path) -> None:
    """Be the child: open the file under the limits, tell what came of it, and end."""
    try:
        confined.limit_memory(LIMITS.memory)
        # Of a processor, not of the clock: a busy machine is no fault of the file's.
        seconds = int(LIMITS.seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        answer.write_text(_opened(path), encoding="utf-8")
    finally:
        os._exit(0)


def _opened(path: Path) -> str:
    kind = KINDS.get(path.suffix)
    if kind is not None:
        return _unpacked(path, kind)
    result = worker.read(workers.Task(path, path.name))
    if isinstance(result, Failure):
        return f"{result.stage}: {result.reason}"
    return "dokument"


def _unpacked(path: Path, kind: Kind) -> str:
    with tempfile.TemporaryDirectory() as folder:
        allowance = containers.allowance_of(path.stat().st_size)
        allowed = (allowance.parts, allowance.size)
        opened = unpacking._open(unpacking._Order(path, kind, Path(folder), allowed))
    said = opened.refusal.reason if opened.refusal else ""
    return f"{len(opened.parts)} filer. {said}".strip()


def _resident() -> int:
    """Return the kilobytes that this process has in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 1024


def show(one: Measured) -> None:
    """Print a line of the table."""
    print(
        f"{one.name:32}{one.size / 1e6:9.2f}{one.seconds:8.1f}{one.megabytes:8.0f}  "
        f"{one.told[:70]}{'  ÖVER: ' + one.over if one.over else ''}",
        flush=True,
    )


def main() -> int:
    """Run from the command line; 1 if anything came over a limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--group", choices=list(GROUPS), help="only these")
    parser.add_argument("--short", action="store_true", help="small files")
    args = parser.parse_args()
    # Text recognition is another program, with limits of its own.
    os.environ["PATH"] = ""
    print(f"{'fil':32}{'MB':>9}{'s':>8}{'minne':>8}")
    costs: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="bomber-") as folder:
        place = Path(folder)
        for name, data in bombs(args.group):
            if args.short and len(data) > SHORT:
                continue
            path = place / name
            path.write_bytes(data)
            costs.append(measured(path, place))
            path.unlink()
            show(costs[-1])
    over = [one.name for one in costs if one.over]
    slowest = max((one.seconds for one in costs), default=0.0)
    largest = max((one.megabytes for one in costs), default=0.0)
    print(f"{len(costs)} filer; längst {slowest:.1f} s, mest {largest:.0f} megabyte")
    print(f"över en gräns: {len(over)}", *over, sep="\n  ")
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main())
