"""Which stance one later sentence is given towards a promise, against labelled pairs.

    python -m benchmarks.stances [--authors first|second ..] [--wrong N] [--told]

Each labelled pair of corpus/stances becomes two small documents, that of the promise
and a later one, and goes the product's way: extraction, record, pair, stance. Printed
are precision and recall of each stance, who was taken for what, and how often a
sentence on another thing took a stance (near misses). With `--told` the sentence is
taken to speak of the promise, so that only the reading of its stance is measured.
Pairs whose promise is not read are counted and left out.
"""

import argparse
import json
import pickle
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

from graph.followup.documents import recording
from graph.followup.documents.records import (
    FollowRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.documents.verbs import deeds
from graph.followup.kept.finding import Said, candidates, follows, wanted
from graph.followup.kept.ties_between import Ties
from graph.followup.pairs import towards
from graph.followup.pairs.heard import MENTION
from graph.followup.pairs.pairing import may_speak, pair
from graph.followup_model import Stance
from ingest.language.terms import terms
from ingest.pipeline import build_artifact
from ingest.version import rules_fingerprint

FOLDER = Path(__file__).parent.parent / "corpus" / "stances"
AUTHORS = ("first", "second")
NOTHING: Stance = "mentions"
KOMMUN, REGION = "Norrlids kommun", "Region Norrlid"
# What the papers of each kind are headed by; nothing that a promise could be about.
HEADS = {
    "protokoll": "{body}\nKommunstyrelsen\nProtokoll {day}\n\n§ 12 Ärendet\n\n",
    "tjansteskrivelse": "{body}\nTjänsteskrivelse\n{day}\n\n",
    "interpellationssvar": "{body}\nSvar på interpellation\n{day}\n\n",
    "revisionsrapport": "{body}\nRevisionsrapport\n{day}\n\n",
    "arsredovisning": "{body}\nÅrsredovisning\n{day}\n\n",
    "rapport": "{body}\nRapport\n{day}\n\n",
    "plan": "{body}\nPlan\n{day}\n\n",
    "statustabell": "{body}\nRapport\n{day}\n\n",
    "webbsida": "{body}\nPublicerad {day}\n\n",
}
_ROW = re.compile(r"\s*\|\s*")
JSON = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled sentence: what it should be taken for, and what it was taken for."""

    promise: str
    sentence: str
    about: bool
    wanted: str
    found: str
    found_at_all: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A made document: its text and its record."""

    text: str
    record: FollowRecord


def paper(kind: str, day: str, body: str, told: str, name: str) -> Paper:
    """Return a small document as the product reads it, kept between runs."""
    head = HEADS.get(kind, HEADS["rapport"]).format(body=body, day=day)
    data = f"{head}{told}\n".encode()
    key = sha256(f"{name} {rules_fingerprint()}".encode() + data).hexdigest()
    folder = Path(tempfile.gettempdir()) / "sagt-hallningar"
    folder.mkdir(exist_ok=True)
    kept = folder / key
    if kept.exists():
        artifact = pickle.loads(kept.read_bytes())  # noqa: S301 # own file
    else:
        artifact = build_artifact(data, name)
        kept.write_bytes(pickle.dumps(artifact))
    return Paper(artifact.document.text, recording.of(artifact))


def promising(one: JSON) -> Paper:
    """Return the document that a promise stands in."""
    name = f"{one['id']}.txt"
    return paper("protokoll", one["promised"], body(one), one["promise"], name)


def body(one: JSON) -> str:
    """Return whose documents the two are."""
    return REGION if "region" in one["promise"].lower() else KOMMUN


def saying(one: JSON, said: JSON, number: int) -> Paper:
    """Return the later document."""
    sentence = said["sentence"]
    row = " | " in sentence
    text = _ROW.sub("\t", sentence) if row else sentence
    before = said.get("before", "")
    told = f"{before}{chr(10) if row else ' '}{text}" if before else text
    name = f"{one['id']}-{number}.txt"
    return paper(said["document"], said["said"], body(one), told, name)


def promise_in(made: Paper) -> PromiseRecord | None:
    """Return the promise read from a document, the longest of several."""
    listed = made.record.promises
    return max(listed, key=lambda p: (p.end - p.start, -p.start), default=None)


def statements_in(made: Paper, sentence: str) -> list[StatementRecord]:
    """Return what was read from the sentence itself, not from the one before it."""
    first = _ROW.split(sentence)[0] if " | " in sentence else sentence
    at = made.text.find(first[:30])
    passages = made.record.passages
    found = {s: None for p in passages for s in p.statements if s.end > at}
    return list(found)


def plainly(made: Paper, sentence: str) -> StatementRecord:
    """Return the sentence as one that states nothing."""
    text = _ROW.sub("\t", sentence)
    at = max(made.text.find(text), 0)
    told = tuple(sorted(deeds(text)))
    return StatementRecord(
        at, at + len(text), text, NOTHING, MENTION, terms(text), told
    )


def product(promise: PromiseRecord, of: FollowRecord, made: Paper, at: int) -> str:
    """Return the stance the product gives: "" where it finds nothing."""
    ties = Ties()
    if not may_speak(promise, of, made.record, ties):
        return ""
    said = Said(made.record, ties)
    passages = candidates(wanted(promise, of, ties), said)
    if not passages or not follows(of, made.record):
        return ""
    found = [e for e in pair(promise, of, passages, said, ties) if e.end > at]
    return weightiest(found) if found else ""


def weightiest(found: Sequence[Any]) -> str:
    """Return the stance of the first that takes one."""
    taken = [one.stance for one in found if one.stance != NOTHING]
    return str(taken[0]) if taken else NOTHING


def alone(promise: PromiseRecord, of: FollowRecord, made: Paper, sentence: str) -> str:
    """Return the stance of a sentence that is taken to speak of the promise."""
    read = statements_in(made, sentence) or [plainly(made, sentence)]
    for said in sorted(read, key=lambda s: s.weak):
        held = [p for p in made.record.passages if p.start <= said.start < p.end]
        found = towards.stance(promise, of, said, held[0] if held else None)
        if found != NOTHING:
            return found
    return NOTHING


def pairs(promises: Sequence[JSON], told: bool) -> Iterator[Pair | None]:
    """Yield what comes of each pair; None where the promise was not read."""
    for one in promises:
        source = promising(one)
        promise = promise_in(source)
        for number, said in enumerate(one["sentences"]):
            if promise is None:
                yield None
                continue
            made = saying(one, said, number)
            first = _ROW.split(said["sentence"])[0]
            at = max(made.text.find(first[:30]), 0)
            if told:
                found = alone(promise, source.record, made, said["sentence"])
            else:
                found = product(promise, source.record, made, at)
            yield Pair(
                promise=one["promise"],
                sentence=f"{said.get('before', '')} ‖ {said['sentence']}",
                about=said["about"],
                wanted=said["stance"] if said["about"] else NOTHING,
                found=found or NOTHING,
                found_at_all=bool(found),
            )


def read(author: str) -> list[JSON]:
    """Return the promises of an author with their sentences."""
    path = FOLDER / f"{author}.json"
    listed: list[JSON] = json.loads(path.read_text(encoding="utf-8"))["promises"]
    return listed


def figures(found: Sequence[Pair | None]) -> str:
    """Return the figures of some pairs in lines."""
    made = [one for one in found if one is not None]
    mine = [one for one in made if one.about]
    near = [one for one in made if not one.about]
    lines = [f"{len(made)} pairs, {len(found) - len(made)} of promises not read"]
    stances = [one for one in get_args(Stance) if one != NOTHING]
    for stance in stances:
        given = [one for one in made if one.found == stance]
        right = sum(one.wanted == stance for one in given)
        due = sum(one.wanted == stance for one in mine)
        lines.append(f"{stance:12} {_share(right, len(given))}  {_share(right, due)}")
    given = [one for one in made if one.found != NOTHING]
    right = sum(one.found == one.wanted for one in given)
    due = sum(one.wanted != NOTHING for one in mine)
    lines.append(f"{'all':12} {_share(right, len(given))}  {_share(right, due)}")
    right = sum(one.found == one.wanted != NOTHING for one in mine)
    given = [one for one in mine if one.found != NOTHING]
    lines.append(
        f"{'of the thing':12} {_share(right, len(given))}  {_share(right, due)}"
    )
    alarms = sum(one.found != NOTHING for one in near)
    lines.append(f"near misses that took a stance: {alarms} of {len(near)}")
    seen = sum(one.found_at_all for one in mine)
    lines.append(f"found at all: {seen} of {len(mine)}")
    table = Counter((one.wanted, one.found) for one in mine)
    order = [*stances, NOTHING]
    lines.append(f"{'is, taken for':12} " + " ".join(f"{one[:8]:>8}" for one in order))
    for wanted_ in order:
        row = " ".join(f"{table[wanted_, one]:8}" for one in order)
        lines.append(f"{wanted_:12} {row}")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part:4} of {whole:4} {part / whole if whole else 0.0:5.2f}"


def main() -> None:
    """Take every pair the product's way and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--authors", nargs="*", choices=AUTHORS, default=AUTHORS)
    parser.add_argument("--told", action="store_true")
    parser.add_argument("--wrong", type=int, default=0, help="show so many")
    chosen = parser.parse_args()
    for author in chosen.authors:
        found = list(pairs(read(author), chosen.told))
        print(f"{author}: stance, precision, recall")
        print(figures(found))
        wrong = [one for one in found if one and one.found != one.wanted]
        for one in wrong[: chosen.wrong]:
            print(f"{one.wanted} <- {one.found}: {one.promise}\n    {one.sentence}")


if __name__ == "__main__":
    main()
