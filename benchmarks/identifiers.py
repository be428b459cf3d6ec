"""Plants identifiers in documents of every format and looks for them everywhere.

    python -m benchmarks.identifiers [--short] [--documents 300] [--planted 2500]
        [--seed 7] [--folder FOLDER]

Documents of ten formats hold made-up personal identity numbers, telephone numbers,
e-mail addresses and homes (one in five), written and broken in the ways that documents
and PDF break them, and as many look-alikes. They are read into a collection, where
those with numbers are set aside, and then admitted. Told are recall and precision by
kind, way of writing and format, and every place with a secret in it: each byte of the
collection but for its originals, all quads, stored passages and terms, exports of every
form, reports, feeds, calendars, lists, what the commands say, the public part, and a
backup.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

from app import cli, exports
from app.settings import Settings
from app.workspace import Workspace, open_workspace
from benchmarks import identifiers_scan as scanning
from benchmarks.identifiers_documents import Planted
from benchmarks.identifiers_documents import documents as made
from benchmarks.identifiers_made import Item
from benchmarks.identifiers_scan import Leak, Secrets
from graph.export.selection import DATASETS
from ingest.model import Artifact
from ingest.privacy.folding import fold

# One of each format but the scan, which takes as long as all the others.
SHORT = {"documents": 9, "planted": 90}
# Of a number, so many figures in a row tell who it is; of an address, the name.
_TOLD = 6
_MARK = re.compile(r"Sökord[a-z]{6}")
_MASKED = re.compile(r"x{5,}")
# Kinds of which all, or nearly all, must be found.
WANTED = {"person": 1.0, "phone": 0.99, "email": 0.99, "address": 0.95}
PRECISION = 0.98
Key = tuple[str, str]


@dataclass(slots=True)
class Outcome:
    """What became of all that was planted.

    Args:
        planted: How many there are of each kind and way, and each kind and format.
        hidden: How many of them are hidden.
        alike: How many look-alikes there are of each way.
        taken: How many of them were hidden all the same.
        aside: How many files were set aside at first, and how many had to be.
        leaks: Where secrets were found.
        missed: Items that were not hidden, as they stand now.
    """

    planted: Counter[Key] = field(default_factory=Counter)
    hidden: Counter[Key] = field(default_factory=Counter)
    alike: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    aside: tuple[int, int] = (0, 0)
    leaks: list[Leak] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        """Return how much of a kind was hidden."""
        ways = [key for key in self.planted if key[0] == f"{kind} ·"]
        return _share(
            sum(self.hidden[k] for k in ways), sum(self.planted[k] for k in ways)
        )

    def precision(self) -> float:
        """Return how much of what was hidden was planted."""
        ways = [key for key in self.planted if key[0].endswith("·")]
        right = sum(self.hidden[key] for key in ways)
        return _share(right, right + self.taken.total())

    def is_good(self) -> bool:
        """Tell whether all is as it must be."""
        found = all(self.recall(kind) >= least for kind, least in WANTED.items())
        set_aside = self.aside[0] >= self.aside[1]
        return found and set_aside and self.precision() >= PRECISION and not self.leaks


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def run(folder: Path, documents: int, planted: int, seed: int) -> Outcome:
    """Plant, read, admit, write all there is to write, and look for secrets."""
    outcome = Outcome()
    given = list(made(documents, planted, seed))
    handed = folder / "handlingar"
    handed.mkdir(parents=True)
    for one in given:
        (handed / one.name).write_bytes(one.data)
    collection, out = folder / "samling", folder / "utskrivet"
    out.mkdir()
    said = [_command(collection, "ingest", str(handed))]
    with closing(open_workspace(Settings(collection))) as opened:
        waits = len(opened.archive.set_aside())
    outcome.aside = (waits, sum(map(_has_person, given)))
    secrets = Secrets(s for one in given for item in _all(one) for s in item.secrets)
    outcome.leaks += scanning.files(collection, secrets)
    said.append(_command(collection, "aside", "list"))
    said.append(_command(collection, "aside", "admit", "*", "--why", "prov"))
    with closing(open_workspace(Settings(collection))) as opened:
        _measure(opened, given, outcome)
        outcome.leaks += scanning.projections(opened, secrets)
    said += _written(collection, out)
    (out / "sagt.txt").write_text("\n".join(said), encoding="utf-8")
    outcome.leaks += scanning.files(collection, secrets)
    outcome.leaks += scanning.files(out, secrets)
    return outcome


def _all(one: Planted) -> Iterator[Item]:
    yield from (item for _, item in one.items)
    yield from one.beside


def _has_person(one: Planted) -> bool:
    return any(item.kind == "person" and item.secrets for item in _all(one))


def _command(collection: Path, *words: str) -> str:
    """Run a command; return all that it says, on either stream."""
    ran = CliRunner().invoke(cli.main, ["--collection", str(collection), *words])
    if ran.exception and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    return f"{ran.stdout}\n{ran.stderr}"


def _written(collection: Path, out: Path) -> list[str]:
    """Write everything that can be written of a collection; return what is said."""
    said = []
    for form in exports.FORMATS:
        target = out / f"export-{form}"
        said.append(_command(collection, "export", "--format", form, "-o", str(target)))
    for part in DATASETS:
        target = out / f"del-{part}.nq"
        said.append(_command(collection, "export", "--part", part, "-o", str(target)))
    for form in ("html", "docx", "csv"):
        words = ("--organ", "regionstyrelsen", "--format", form)
        target = out / f"rapport.{form}"
        said.append(_command(collection, "report", *words, "-o", str(target)))
    for name in ("calendar", "feed", "catalogue"):
        said.append(_command(collection, name, "-o", str(out / name)))
    said.append(_command(collection, "restrict", "handlingar/000*"))
    lists = ("status", "promises", "decisions", "actors", "matters", "restrict")
    for name in lists:
        said.append(_command(collection, name, "--json"))
    for asked in (("aside", "history"), ("search", "uppgift"), ("identity", "queue")):
        said.append(_command(collection, *asked, "--json"))
    said.append(_command(collection, "backup", str(out / "kopia.zip")))
    return said


def _measure(opened: Workspace, given: Sequence[Planted], outcome: Outcome) -> None:
    """Tell of each item what became of it in what was read."""
    read = {one.document.sha256: one for one in opened.archive.artifacts()}
    by_name = {_number(one.document.source): one for one in read.values()}
    for one in given:
        artifact = by_name.get(one.name[:3])
        if artifact is None:
            outcome.missed.append(f"{one.name}: inte läst")
            continue
        segments = _segments(artifact.document.text)
        for mark, item in one.items:
            _judge(one.form, item, segments.get(mark, ""), outcome)
        for item in one.beside:
            told = " ".join((artifact.document.source, *_beside(artifact)))
            _judge(f"{one.form} utanför texten", item, told, outcome)


def _number(source: str) -> str:
    """Return the number that a document's name begins with, in or out of a ZIP."""
    return source.split("/")[1][:3]


def _beside(artifact: Artifact) -> Iterator[str]:
    yield from (value for _, value in artifact.document.metadata)
    yield from (one.text for one in artifact.document.furniture)


def _segments(text: str) -> dict[str, str]:
    """Return what stands after each marker, up to the next."""
    marks = list(_MARK.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return {
        mark[0]: text[mark.end() : end].partition("enligt uppgift")[0]
        for mark, end in zip(marks, ends, strict=True)
    }


def _judge(form: str, item: Item, segment: str, outcome: Outcome) -> None:
    if not item.secrets:
        outcome.alike[item.way] += 1
        if _MASKED.search(segment.replace("yymmdd-xxxx", "")):
            outcome.taken[item.way] += 1
            outcome.missed.append(
                f"i onödan ({form}, {item.way}): {segment.strip()[:90]}"
            )
        return
    keys = ((f"{item.kind} ·", item.way), (f"{item.kind} i", form))
    outcome.planted.update(keys)
    if any(_is_told(segment, secret) for secret in item.secrets):
        outcome.missed.append(
            f"{item.kind} ({form}, {item.way}): {segment.strip()[:90]!r}"
        )
    else:
        outcome.hidden.update(keys)


def _is_told(segment: str, secret: str) -> bool:
    """Tell whether so much of a secret stands there that it is no secret any more."""
    if not secret.isdigit():
        return secret in fold(segment).low
    figures = "".join(char for char in fold(segment).text if char.isdigit())
    parts = (secret[n : n + _TOLD] for n in range(len(secret) - _TOLD + 1))
    return any(part in figures for part in parts)


def show(outcome: Outcome) -> Iterator[str]:
    """Yield what was found, line by line."""
    for kind, least in WANTED.items():
        total = sum(n for key, n in outcome.planted.items() if key[0] == f"{kind} ·")
        yield f"{kind}: recall {outcome.recall(kind):.4f} av {total} (minst {least})"
    for key in sorted(outcome.planted):
        hidden, total = outcome.hidden[key], outcome.planted[key]
        yield f"  {' '.join(key):44} {hidden:>5} av {total:>5}"
    alike = outcome.alike.total()
    yield f"precision {outcome.precision():.4f} ({alike} likadana, minst {PRECISION})"
    for way in sorted(outcome.alike):
        yield f"  {way:44} {outcome.taken[way]:>5} av {outcome.alike[way]:>5} maskerade"
    yield "ställda åt sidan: {} (minst {} innehåller personnummer)".format(
        *outcome.aside
    )
    places = Counter(leak.place for leak in outcome.leaks)
    yield f"läckor: {len(set(outcome.leaks))}"
    yield from (f"  {place}: {many}" for place, many in places.most_common(20))


def main(argv: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="few documents")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--planted", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="keep all that is made there")
    parser.add_argument("--missed", type=int, default=20, help="show so many")
    args = parser.parse_args(argv)
    count, planted = args.documents, args.planted
    if args.short:
        count, planted = SHORT["documents"], SHORT["planted"]
    with tempfile.TemporaryDirectory() as temporary:
        outcome = run(args.folder or Path(temporary), count, planted, args.seed)
    print(*show(outcome), sep="\n")
    print(*outcome.missed[: args.missed], sep="\n")
    return 0 if outcome.is_good() else 1


if __name__ == "__main__":
    sys.exit(main())
