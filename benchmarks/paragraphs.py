"""Print how well the §§ of protocols are found: borders, dnr, contents lists.

python -m benchmarks.paragraphs FOLDER

The folder may hold `paragraphs.jsonl` with one § a line (`doc`, `paragraf`, `dnr`,
`rubrik`), whose protocols lie below it under the name in `doc`; and protocols whose
own contents list says which §§ they hold.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from ingest import errors, pipeline
from ingest.model import Document, Section

KNOWN = frozenset((".pdf", ".docx", ".odt", ".html", ".htm", ".txt", ".md"))
# A list of contents is so many entries close together, before their own §§.
LEAST, APART = 3, 3
# The answers hold no longer headings than this.
CUT = 200
ENTRY = re.compile(
    r"§ ?(?P<number>\d{1,4}(?:/\d{2,4})?)[ \t.]+(?P<heading>\S.{2,})"
    r"|(?P<number_first>\d{1,4}) ?§[ \t]+(?P<heading_after>\S.{2,})"
)
LEADERS = re.compile(r"(?:[ .…]{4,}|\t)\s*\d{1,4}$|[ .…]{4,}$")


@dataclass
class Score:
    """What was right, what was missed and what was found beside it."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong)

    @property
    def wrong(self) -> int:
        """Return how many misses and false finds there are."""
        return len(self.missed) + len(self.beside)

    def count(self, name: str, right: bool) -> None:
        """Note one that had to be found."""
        self.right += right
        if not right:
            self.missed.append(name)

    def line(self, label: str) -> str:
        """Return the row of the printed table."""
        total = self.right + len(self.missed)
        return f"{label:24}{self.f1:8.4f}{total:8}{len(self.beside):8}"


def folded(heading: str) -> str:
    """Return a heading's letters and digits alone, so that layout does not count.

    >>> folded("Ny taxa, bad ")
    'nytaxabad'
    """
    return "".join(c for c in heading.casefold() if c.isalnum())


def paragrafer(document: Document) -> tuple[Section, ...]:
    """Return the §§ that were found."""
    return tuple(s for s in document.sections if s.kind == "paragraf")


def _documents(folder: Path) -> Iterator[tuple[Path, Document]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in KNOWN:
            try:
                yield path, pipeline.read_document(path.read_bytes(), path.name)
            except errors.ReadError as error:
                print(f"{path}: {error}", file=sys.stderr)


def listed(document: Document) -> dict[str, str]:
    """Return number and heading of each entry in the document's contents list.

    Read from the lines alone, so that it does not lean on what it is to measure.
    """
    lines = [line.strip() for line in document.text.split("\n") if line.strip()]
    entries: list[tuple[int, str, str]] = []
    for index, line in enumerate(lines):
        match = ENTRY.fullmatch(line)
        if match:
            number = match["number"] or match["number_first"]
            heading = match["heading"] or match["heading_after"]
            entries.append((index, number, LEADERS.sub("", heading)))
    runs: list[list[tuple[int, str, str]]] = []
    for entry in entries:
        near = runs and entry[0] - runs[-1][-1][0] < APART
        if near and int(entry[1].split("/")[0]) > int(runs[-1][-1][1].split("/")[0]):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    best = max(runs, key=len, default=[])
    if len(best) < LEAST:
        return {}
    found = {number: heading for _, number, heading in best}
    for (index, number, heading), (after, _, _) in pairwise(best):
        found[number] = " ".join((heading, *lines[index + 1 : after]))
    return found


def _against_list(path: Path, document: Document, coverage: Score) -> None:
    """Count each § of the contents list that was found with its heading."""
    found = {s.number: folded(s.heading or "") for s in paragrafer(document)}
    entries = listed(document)
    for number, heading in entries.items():
        wanted = folded(LEADERS.sub("", heading))
        have = found.get(number, "")
        right = bool(have) and (wanted.startswith(have) or have.startswith(wanted))
        coverage.count(f"{path.name} § {number} {heading}", right)


def _against_rows(
    name: str,
    document: Document,
    rows: list[dict[str, str | None]],
    scores: list[Score],
) -> None:
    """Count borders (number and where the heading stands) and dnr of one protocol."""
    borders, headings, numbers = scores
    found = {s.number: s for s in paragrafer(document)}
    wanted = {row["paragraf"]: row for row in rows}
    for number in sorted(found.keys() - wanted.keys(), key=str):
        borders.beside.append(f"{name} § {number}")
    for number, row in wanted.items():
        label = f"{name} § {number} {row['rubrik']}"
        section = found.get(number)
        borders.count(label, section is not None)
        if section is None:
            continue
        headings.count(
            f"{label} | {section.heading}",
            _same_heading(section.heading or "", row["rubrik"] or ""),
        )
        dnr = {folded(d) for d in section.dnr}
        right = folded(row["dnr"]) in dnr if row["dnr"] else not dnr
        numbers.count(f"{label} | {row['dnr']} | {section.dnr}", right)


def _same_heading(found: str, wanted: str) -> bool:
    """Tell whether two headings are one; those of the answers may have been cut."""
    cut = len(wanted) >= CUT and folded(found).startswith(folded(wanted))
    return cut or folded(found) == folded(wanted)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    rows: dict[str, list[dict[str, str | None]]] = defaultdict(list)
    answers = args.folder / "paragraphs.jsonl"
    if answers.exists():
        for line in answers.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows[row["doc"]].append(row)
    names = ("boundaries", "headings", "dnr", "contents lists")
    scores = [Score() for _ in names]
    for path, document in _documents(args.folder):
        if path.stem in rows:
            _against_rows(path.stem, document, rows[path.stem], scores[:3])
        _against_list(path, document, scores[3])
    print(f"{'':24}{'F1':>8}{'gold':>8}{'beside':>8}")
    for name, score in zip(names, scores, strict=True):
        print(score.line(name))
        for label, misses in (("missed", score.missed), ("beside", score.beside)):
            if args.misses and misses:
                print(f"  {label}:", *misses, sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
