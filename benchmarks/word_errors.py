"""Word errors on hard pages whose text is known, beside a plain reading of them.

    python -m benchmarks.word_errors [--only KIND] [--show]

A page's words, in reading order, are compared with those that stand on it: words
left out, put in and exchanged, divided by the words that there are. The plain
reading in the same run is PDFium's text as it comes, and for pages whose words must
come from the picture Tesseract's as it comes, at 300 dpi. `--show` prints the words
that differ.
"""

import argparse
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import pypdfium2
import pytesseract

from benchmarks.hard_pages import ALL, HardPage
from ingest import pipeline
from ingest.errors import ReadError

# Born-digital pages, and pages whose words come from a picture of 300 dpi.
TARGETS = {"text": 0.01, "bild": 0.05}
TITLES = {"text": "textsidor", "bild": "bildsidor"}


def words(text: str) -> list[str]:
    """Return a text's words; how it is broken into lines does not count."""
    return unicodedata.normalize("NFC", text).split()


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words must be left out, put in or exchanged."""
    before = list(range(len(other) + 1))
    for row, word in enumerate(one, start=1):
        now = [row]
        for column, against in enumerate(other, start=1):
            least = min(before[column], now[-1]) + 1
            now.append(min(least, before[column - 1] + (word != against)))
        before = now
    return before[-1]


def read(data: bytes) -> str:
    """Return what the product reads, nothing where it says that it cannot."""
    try:
        return pipeline.read_document(data, "prov.pdf").text
    except ReadError:
        return ""


def plain(page: HardPage, data: bytes) -> str:
    """Return what the engine alone reads."""
    document = pypdfium2.PdfDocument(data)
    if page.source == "text":
        return "\n".join(p.get_textpage().get_text_range() for p in document)
    return "\n".join(
        pytesseract.image_to_string(
            p.render(scale=300 / 72).to_pil(), lang="swe", config="--psm 3"
        )
        for p in document
    )


def differences(wanted: list[str], got: list[str]) -> Iterator[str]:
    """Yield the places where the words differ, for reading."""
    match = SequenceMatcher(None, wanted, got, autojunk=False)
    for change, a, b, c, d in match.get_opcodes():
        if change != "equal":
            yield f"    {' '.join(wanted[a:b])!r} → {' '.join(got[c:d])!r}"


def main() -> int:
    """Run from the command line; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="kinds with this in their name")
    parser.add_argument("--show", action="store_true", help="the words that differ")
    parser.add_argument("--bare", action="store_true", help="without the plain reading")
    args = parser.parse_args()
    totals = {source: [0, 0, 0] for source in TARGETS}
    print(f"{'':48}{'ord':>6}{'fel':>6}{'andel':>9}{'motorn ensam':>14}")
    for page in ALL:
        if args.only not in page.kind:
            continue
        data, wanted = page.make(), words(page.text)
        got = words(read(data))
        wrong = distance(wanted, got)
        alone = 0 if args.bare else distance(wanted, words(plain(page, data)))
        for place, count in enumerate((len(wanted), wrong, alone)):
            totals[page.source][place] += count
        print(_row(f"{page.kind} ({page.source})", len(wanted), wrong, alone))
        if args.show:
            print("\n".join(differences(wanted, got)))
    print()
    missed = False
    for source, (count, wrong, alone) in totals.items():
        if count:
            missed |= wrong > TARGETS[source] * count
            target = f"{TITLES[source]} (mål högst {TARGETS[source]:.0%})"
            print(_row(target, count, wrong, alone))
    return int(missed)


def _row(title: str, count: int, wrong: int, alone: int) -> str:
    shares = f"{wrong / count:9.1%}{alone / count:14.1%}"
    return f"{title:48}{count:6}{wrong:6}{shares}"


if __name__ == "__main__":
    sys.exit(main())
