"""How well later passages are found that speak of a promise, without a collection.

    python -m benchmarks.evidence [--stories FILE ..] [--all]

Reads the documents of the corpus, makes their follow-up records, compares all pairs of
a promise and a document that the retrieval rule allows, and prints for each story on
which place the passage of each expected sentence comes among all evidence of its
promise as the views order it, whether its stance is right, why it is missing, and
which near misses took a stance (false alarms). What is read is kept in the folder for
temporary files, by the rules' fingerprint.
"""

import argparse
import hashlib
import json
import pickle
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.scoring import squeeze
from graph.followup.documents import recording
from graph.followup.documents.records import FollowRecord, PromiseRecord
from graph.followup.kept.finding import Said, candidates, follows, wanted
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs.pairing import may_speak, pair
from graph.followup_model import Evidence
from ingest.errors import ReadError
from ingest.model import Artifact
from ingest.pipeline import build_artifact
from ingest.version import rules_fingerprint

CORPUS = Path(__file__).parent.parent / "corpus"
STORIES = ("stories.json", "stories_new_tuning.json")
FIRST = 5
JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A document of the corpus: its text and its follow-up record."""

    text: str
    record: FollowRecord


@dataclass(frozen=True, slots=True)
class Expected:
    """A passage that a story names, and what was made of it."""

    document: str
    starts: str
    stance: str
    rank: int | None
    found: Evidence | None
    why: str = ""

    @property
    def is_early(self) -> bool:
        """Tell whether it is among the first."""
        return self.rank is not None and self.rank <= FIRST

    @property
    def is_right(self) -> bool:
        """Tell whether it takes the stance it should."""
        return self.found is not None and self.stance in {"", self.found.stance}


@dataclass(slots=True)
class Told:
    """What came of a story; `promise` is None where it was not read."""

    story: str
    promise: PromiseRecord | None
    expected: list[Expected] = field(default_factory=list)
    alarms: list[tuple[str, Evidence]] = field(default_factory=list)
    near_misses: int = 0
    evidence: list[tuple[str, Evidence]] = field(default_factory=list)


def read(path: Path) -> Artifact | None:
    """Return what is read from a file, kept between runs; None if it is damaged."""
    data = path.read_bytes()
    key = hashlib.sha256(f"{path.name} {rules_fingerprint()}".encode() + data)
    folder = Path(tempfile.gettempdir()) / "sagt-belagg"
    folder.mkdir(exist_ok=True)
    kept = folder / key.hexdigest()
    if kept.exists():
        artifact: Artifact = pickle.loads(kept.read_bytes())  # noqa: S301 # own file
        return artifact
    try:
        artifact = build_artifact(data, path.name)
    except ReadError:
        return None
    kept.write_bytes(pickle.dumps(artifact))
    return artifact


def documents(stories: Sequence[JSON], folder: Path) -> dict[str, Read]:
    """Return the documents of some stories by their paths."""
    names = dict.fromkeys(name for story in stories for name in story["documents"])
    found = {}
    for name in sorted(names):
        artifact = read(folder / name)
        if artifact is not None:
            found[name] = Read(artifact.document.text, recording.of(artifact))
    return found


def evidence_of(
    promise: PromiseRecord, of: FollowRecord, read: Mapping[str, Read]
) -> list[tuple[str, Evidence]]:
    """Return all evidence of a promise in some documents, the likeliest first."""
    ties = Ties()
    found = []
    for name, other in sorted(read.items()):
        if not may_speak(promise, of, other.record, ties):
            continue
        said = Said(other.record, ties)
        passages = candidates(wanted(promise, of, ties), said)
        if passages and follows(of, other.record):
            for item in pair(promise, of, passages, said, ties):
                found.append((name, item))
    return sorted(found, key=_as_shown)


def _as_shown(found: tuple[str, Evidence]) -> tuple[float, float, str, int]:
    """Return the place of a piece as the views order them: by relevance."""
    name, one = found
    return (-one.relevance, -one.score, name, one.start)


def missing(
    promise: PromiseRecord, of: FollowRecord, read: Mapping[str, Read], one: JSON
) -> str:
    """Return why an expected passage is not among the evidence."""
    ties = Ties()
    source = read.get(one["document"])
    if source is None:
        return "ej läst"
    record = source.record
    if not follows(of, record):
        return f"äldre eller odaterad ({of.earliest}, {record.earliest})"
    if not may_speak(promise, of, record, ties):
        return f"annan huvudman ({record.body_name}, {promise.bodies})"
    passages = candidates(wanted(promise, of, ties), Said(record, ties))
    if not passages:
        return "handlingen ingen kandidat"
    spots = places(source.text, one["starts"])
    if any(p.start < end and start < p.end for start, end in spots for p in passages):
        return "för svag"
    return "stycket ingen kandidat"


def places(text: str, starts: str) -> list[tuple[int, int]]:
    """Return where a run of words begins in a text, and where its sentences end."""
    words = starts.split()
    for few in (len(words), 5, 4):
        found = list(_find(text, words[:few]))
        if found:
            return [(at, _stop(text, at)) for at in found]
    return []


def _stop(text: str, at: int) -> int:
    ends = (text.find(". ", at), text.find("\n\n", at))
    return max(min((i for i in ends if i >= 0), default=len(text)), at + 1)


def _find(text: str, words: Sequence[str]) -> Iterator[int]:
    """Yield where words stand after each other, however lines break."""
    at = text.find(words[0])
    wanted = squeeze(" ".join(words))
    while at >= 0:
        if squeeze(text[at : at + len(wanted) * 2 + 40]).startswith(wanted):
            yield at
        at = text.find(words[0], at + 1)


def promise_of(story: JSON, read: Mapping[str, Read]) -> PromiseRecord | None:
    """Return the promise that a story is about, or None if it was not read."""
    told = story["promise"]
    source = read.get(told["document"])
    spots = places(source.text, told["starts"]) if source else []
    if source is None or not spots:
        return None
    start, end = spots[0]
    around = [p for p in source.record.promises if p.start < end and p.end > start]
    return min(around, key=lambda p: (abs(p.start - start), p.end), default=None)


def tell(story: JSON, read: Mapping[str, Read]) -> Told:
    """Return what comes of a story."""
    promise = promise_of(story, read)
    told = Told(story["id"], promise)
    if promise is None:
        told.expected = [
            Expected(e["document"], e["starts"], e.get("stance", ""), None, None)
            for e in story["evidence"]
        ]
        return told
    of = read[story["promise"]["document"]].record
    told.evidence = evidence_of(promise, of, read)
    for one in story["evidence"]:
        found = list(_at(one, told.evidence, read))
        rank, item = found[0] if found else (None, None)
        best = next((e for _, e in found if e.stance == one.get("stance")), item)
        stance = one.get("stance", "")
        why = "" if rank else missing(promise, of, read, one)
        told.expected.append(
            Expected(one["document"], one["starts"], stance, rank, best, why)
        )
    for one in story.get("near_misses", ()):
        told.near_misses += 1
        spots = places(read[one["document"]].text, one["starts"])
        for _, item in _at(one, told.evidence, read):
            itself = any(a < item.end and item.start < b for a, b in spots)
            if itself and item.stance != "mentions":
                told.alarms.append((one["starts"], item))
                break
    return told


def _at(
    one: JSON, evidence: Sequence[tuple[str, Evidence]], read: Mapping[str, Read]
) -> Iterator[tuple[int, Evidence]]:
    """Yield the evidence at a place that a story names, with its rank."""
    source = read.get(one["document"])
    spots = places(source.text, one["starts"]) if source else []
    passages = source.record.passages if source else ()
    for rank, (name, item) in enumerate(evidence, start=1):
        if name != one["document"]:
            continue
        around = [p for p in passages if p.start < item.end and item.start < p.end][:1]
        first = min((item.start, *(p.start for p in around)))
        last = max((item.end, *(p.end for p in around)))
        # The place named is where the sentence begins; the passage must hold that.
        if any(first <= start < last for start, _ in spots):
            yield rank, item


def stories(paths: Sequence[Path]) -> list[JSON]:
    """Return the stories of some files, those that exist, each once."""
    found: dict[str, JSON] = {}
    for path in paths:
        if path.exists():
            told = json.loads(path.read_text(encoding="utf-8"))["stories"]
            found |= {story["id"]: story for story in told}
    return list(found.values())


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", nargs="*", type=Path)
    parser.add_argument("--brief", action="store_true", help="only what is wrong")
    parser.add_argument("--only", help="one story, with all its evidence")
    chosen = parser.parse_args()
    listed = stories(chosen.stories or [CORPUS / name for name in STORIES])
    held = documents(listed, CORPUS)
    results = [tell(story, held) for story in listed]
    for told in results:
        if chosen.only and told.story != chosen.only:
            continue
        _print(told, chosen.brief, 40 if chosen.only else 0)
    _totals(results)


def _print(told: Told, brief: bool, most: int) -> None:
    wrong = (
        told.promise is None
        or told.alarms
        or not all(e.is_early and e.is_right for e in told.expected)
    )
    if brief and not wrong:
        return
    print(f"{told.story}: {told.promise.text[:100] if told.promise else 'EJ LÄST'!r}")
    if told.promise and most:
        p = told.promise
        print("   own", p.own, "topic", p.topic, "telling", p.telling)
        print("   keys", p.keys, p.links, p.marks, p.periods, p.deeds)
    for one in told.expected:
        found = one.found
        mark = "  " if one.is_early and one.is_right else "X "
        got = f"{found.score:.2f} {found.stance}" if found else "-"
        print(f" {mark}{one.rank} {one.stance} <- {got}: {one.starts[:60]} {one.why}")
    for starts, item in told.alarms:
        print(f" ! {item.score:.2f} {item.stance}: {starts[:60]}")
    for name, item in told.evidence[:most]:
        text = " ".join(item.text.split())[:90]
        print(
            f"     {item.score:.2f} {item.stance:10} {item.link} {name[10:40]} {text}"
        )
        print(f"          {item.features} {item.rule} {item.deadline}")


def _totals(results: Sequence[Told]) -> None:
    expected = [e for told in results for e in told.expected]
    early = sum(e.is_early for e in expected)
    staged = [e for e in expected if e.stance]
    right = sum(e.is_early and e.is_right for e in staged)
    misses = sum(t.near_misses for t in results)
    alarms = sum(len(t.alarms) for t in results)
    read_ = sum(t.promise is not None for t in results)
    print(f"{read_} of {len(results)} promises read")
    print(f"among the first {FIRST}: {early} of {len(expected)}", end="; ")
    print(f"and stance right: {right} of {len(staged)}", end="; ")
    print(f"near misses that took a stance: {alarms} of {misses}")


if __name__ == "__main__":
    main()
