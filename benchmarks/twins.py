"""Measure how well near-duplicates and new versions are found.

python -m benchmarks.twins [--folder FOLDER]

Every document of the corpus is also made into what a collection may hold beside it:
a draft with edits, a scan with wrong letters, another layout, an extract of one §.
Pairs made so are to be found as what they are; every other pair found is false.
With a folder, its documents are compared as they are and the pairs are listed.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ingest import errors, pipeline
from ingest.model import Document, Page, RawDocument
from ingest.structure import structure
from ingest.structure.signature import signature_of
from ingest.twin_records import Record, record_of
from ingest.twins import find_twins

CORPUS = Path("corpus/documents")
READ = (".pdf", ".html", ".htm", ".txt", ".md", ".docx", ".odt", ".rtf", ".xml")
SEED = 20_240_320
# What is changed in a draft: so many of a hundred words, and in a scan of letters.
EDITED, WRONG = 4, 2
ALIKE = str.maketrans("aeoåäöilnucgrtm", "oecaaol1unoqitn")
KINDS = {"utkast": "version", "skannad": "same", "layout": "same", "utdrag": "part"}


def read(folder: Path) -> list[Document]:
    """Return the documents of a folder that can be read."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in READ:
            continue
        name = path.relative_to(folder).as_posix()
        try:
            document = pipeline.read_document(path.read_bytes(), name)
        except errors.ReadError:
            continue
        found.append(_signed(document))
    return found


def _signed(document: Document) -> Document:
    return replace(document, signature=signature_of(document.text))


def _again(document: Document, text: str, suffix: str) -> Document:
    raw = RawDocument("text/plain", text)
    return _signed(structure(raw, f"{document.source}#{suffix}", "0" * 64))


def draft(document: Document, chance: random.Random) -> Document:
    """Return the document before it was adopted: marked so, and worded otherwise."""
    parts = re.split(r"( +|\n+)", document.text)
    for place in range(0, len(parts), 2):
        if parts[place] and chance.randrange(100) < EDITED:
            parts[place] = chance.choice(("", f"{parts[place]} dock", "annan"))
    return _again(document, "UTKAST\n\n" + "".join(parts), "utkast")


def scan(document: Document, chance: random.Random) -> Document:
    """Return the document as text recognition would read it, some letters wrong."""
    letters = [
        c.translate(ALIKE) if chance.randrange(100) < WRONG and c.isalpha() else c
        for c in document.text
    ]
    read_again = _again(document, "".join(letters), "skannad")
    return replace(read_again, pages=(Page(source="ocr", ocr_confidence=0.8),))


def layout(document: Document) -> Document:
    """Return the document set anew: a page head, narrow lines, headings in capitals."""
    lines = []
    for number, line in enumerate(document.text.split("\n")):
        lines.append(line.upper() if 0 < len(line) < 40 else line.replace(", ", ",  "))
        if number % 40 == 39:
            lines += ["", f"Sida {number // 40 + 1}", ""]
    return _again(document, "\n".join(lines), "layout")


def extract(document: Document) -> Document | None:
    """Return the longest § of minutes with the first lines as its letterhead."""
    items = [s for s in document.sections if s.kind == "paragraf"]
    if document.type != "protokoll" or len(items) < 2:
        return None
    item = max(items, key=lambda s: s.end - s.start)
    head = "\n".join(document.text.split("\n")[:4])
    text = f"{head}\nPROTOKOLLSUTDRAG\n\n{document.text[item.start : item.end]}"
    return _again(document, text, "utdrag")


def made(documents: list[Document]) -> Iterator[Document]:
    """Yield what is made of each document."""
    chance = random.Random(SEED)  # noqa: S311 - the same edits every run
    for document in documents:
        yield draft(document, chance)
        yield scan(document, chance)
        yield layout(document)
        part = extract(document)
        if part is not None:
            yield part


def measure(documents: list[Document], others: list[Document]) -> int:
    """Print how many of each kind are found, and false pairs; return the false."""
    records = [record_of(d.source, d) for d in (*documents, *others)]
    pairs = {(t.first, t.second): t for t in find_twins(records)}
    wanted, found, named = Counter[str](), Counter[str](), Counter[str]()
    for other in others:
        source, _, way = other.source.rpartition("#")
        wanted[way] += 1
        twin = pairs.get((source, other.source)) or pairs.get((other.source, source))
        if twin is None:
            print(f"  saknas: {other.source}")
            continue
        found[way] += 1
        named[way] += twin.kind == KINDS[way]
        if twin.kind != KINDS[way]:
            print(f"  som {twin.kind} {twin.score}: {other.source} {twin.reasons}")
    wrong = [t for t in pairs.values() if _origin(t.first) != _origin(t.second)]
    for twin in wrong:
        print(f"  fel: {twin}")
    print(f"{'':10}{'gjorda':>8}{'funna':>8}{'rätt slag':>11}")
    for way in KINDS:
        print(f"{way:10}{wanted[way]:8}{found[way]:8}{named[way]:11}")
    right = len(pairs) - len(wrong)
    print(f"precision {right / max(1, len(pairs)):.3f} ({right} av {len(pairs)} par)")
    return len(wrong)


def _origin(source: str) -> str:
    return source.partition("#")[0]


def listed(records: list[Record]) -> None:
    """Print the pairs of a collection as it is."""
    twins = find_twins(records)
    for twin in twins:
        print(twin.kind, twin.score, " · ".join(twin.reasons))
        print(f"  {twin.first}\n  {twin.second}")
    print(f"{len(twins)} par av {len(records)} handlingar")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    if args.folder:
        listed([record_of(d.source, d) for d in read(args.folder)])
        return 0
    documents = read(CORPUS)
    measure(documents, list(made(documents)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
