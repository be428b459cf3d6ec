"""Follow the corpus's stories: how promises come out, on what evidence, and why not.

    python -m benchmarks.stories [--half tuning|held-out] [--quiet]

Reads the whole corpus into a temporary collection, judges each story's promise on the
story's day, and prints what came of it and the figures. A verdict that rests on silence
where the story has something to tell is an abstention: it claims nothing of how it
went; so is a promise that was not read. The held-out half must not be looked at
by whoever writes rules; `--quiet` prints its figures alone.
"""

import argparse
import datetime as dt
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import settings
from app.promise_views import EvidenceView, PromiseView
from app.promises import promises as promises_on
from app.workspace import Workspace, create_workspace
from benchmarks.scoring import squeeze

CORPUS = Path(__file__).parent.parent / "corpus"
HALVES = {"tuning": "stories.json", "held-out": "stories_held_out.json"}
# The stories' documents: those that the practice collection shows, and the others.
FOLDERS = tuple(CORPUS / name for name in ("documents", "story_documents"))
FIRST = 5
# Verdicts that say nothing of how it went.
SILENT = frozenset({"ej-forfallen", "okant", "frist-passerad-utan-belagg"})
# What must never be said without a passage that says so.
SHOWN = {
    "infriad": "fulfils",
    "infriad-sent": "fulfils",
    "struken": "dropped",
}
Story = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A story's promise as it should stand, and as it was judged.

    `found` is None if the promise was not read. `places` are those of the expected
    passages among all evidence, from 1, None where one was not found. `bare` says that
    it is called kept or dropped with no passage that says so, or silent without
    telling what the collection holds; `alarms` are near misses that took a stance.
    """

    story: str
    expected: str
    also: tuple[str, ...]
    found: str | None
    explanation: str
    evidence: tuple[str, ...]
    places: tuple[int | None, ...]
    wanted: tuple[str, ...]
    bare: bool
    alarms: tuple[str, ...]
    rounds: tuple[bool, bool] = (True, True)

    @property
    def is_right(self) -> bool:
        """Tell whether the verdict is one that a careful reader gives."""
        return self.found in {self.expected, *self.also}

    @property
    def abstains(self) -> bool:
        """Tell whether nothing is said of what the story tells."""
        if self.found is None:
            return True
        told = self.expected not in SILENT
        return told and not self.is_right and self.found in SILENT


def told(half: str) -> list[Story]:
    """Return the stories of one half."""
    read = json.loads((CORPUS / HALVES[half]).read_text(encoding="utf-8"))
    return list(read["stories"])


def outcomes(workspace: Workspace, chosen: Iterable[Story]) -> Iterator[Outcome]:
    """Yield the outcome of each of some stories."""
    shown: dict[str, list[PromiseView]] = {}
    for story in chosen:
        day = story["as_of"]
        if day not in shown:
            shown[day] = promises_on(workspace, dt.date.fromisoformat(day))
        place = story["promise"]
        found = [p for p in shown[day] if _is(workspace, p, place)]
        # Of several in one sentence, the one whose own words are meant.
        words = squeeze(place["starts"])
        found.sort(key=lambda p: (words not in squeeze(p.text), p.start))
        yield _outcome(workspace, story, found[0] if found else None)


def _outcome(workspace: Workspace, story: Story, view: PromiseView | None) -> Outcome:
    ordered = list(view.evidence) if view else []
    wanted = story["evidence"]
    return Outcome(
        story=story["id"],
        expected=story["expected_status"],
        also=tuple(story.get("also", ())),
        found=view.status if view else None,
        explanation=view.explanation if view else "Löftet är inte utläst.",
        evidence=tuple(_line(e) for e in ordered[:FIRST]),
        places=tuple(_place(workspace, ordered, item) for item in wanted),
        wanted=tuple(f"{i.get('stance', '')} {i['starts']}" for i in wanted),
        bare=view is not None and _bare(view),
        alarms=tuple(_alarms(ordered, story)),
        rounds=_rounds(story, view),
    )


def _line(item: EvidenceView) -> str:
    return f"{item.score:.2f} {item.stance:10} {item.document} {item.text[:90]!r}"


def _around(workspace: Workspace, item: EvidenceView) -> str:
    """Return the passage that a piece of evidence stands in."""
    artifact = workspace.artifact(item.document_id)
    text = artifact.document.text
    inside = (p for p in artifact.passages if p.start < item.end and item.start < p.end)
    passage = next(inside, None)
    start, end = (passage.start, passage.end) if passage else (item.start, item.end)
    return squeeze(text[min(start, item.start) : max(end, item.end)])


def _speaks(workspace: Workspace, piece: EvidenceView, item: Story) -> bool:
    if piece.document != item["document"]:
        return False
    return squeeze(item["starts"]) in _around(workspace, piece)


def _place(
    workspace: Workspace, evidence: Sequence[EvidenceView], item: Story
) -> int | None:
    return next(
        (n for n, e in enumerate(evidence, start=1) if _speaks(workspace, e, item)),
        None,
    )


def _alarms(evidence: Iterable[EvidenceView], story: Story) -> Iterator[str]:
    for piece in evidence:
        if piece.stance == "mentions":
            continue
        for miss in story.get("near_misses", ()):
            same = piece.document == miss["document"]
            if same and squeeze(miss["starts"])[:40] in squeeze(piece.text):
                yield f"{piece.stance} {piece.text[:70]!r}"


def _bare(view: PromiseView) -> bool:
    stance = SHOWN.get(view.status)
    if stance is not None:
        return not any(view.evidence[n].stance == stance for n in view.basis)
    return view.status in SILENT and not view.coverage


def _rounds(story: Story, view: PromiseView | None) -> tuple[bool, bool]:
    """Return whether each occasion is listed, and whether each is judged right."""
    expected = {o["due"]: o["met"] for o in story.get("occasions", ())}
    found = {r.due.isoformat(): r.met for r in view.rounds if r.due} if view else {}
    listed = expected.keys() <= found.keys()
    return listed, listed and all(found[day] == met for day, met in expected.items())


def _is(workspace: Workspace, promise: PromiseView, place: Mapping[str, str]) -> bool:
    """Tell whether a promise was read from the sentence that a story names."""
    if promise.document != place["document"]:
        return False
    text = workspace.artifact(promise.document_id).document.text
    begin = max(text.rfind("\n", 0, promise.start), text.rfind(". ", 0, promise.start))
    sentence = squeeze(text[begin + 1 : promise.end])
    return squeeze(" ".join(place["starts"].split()[:5])) in sentence


def show(outcome: Outcome) -> None:
    """Print one outcome."""
    mark = "rätt" if outcome.is_right else "-   " if outcome.abstains else "FEL "
    print(f"{mark} {outcome.story}: {outcome.expected}, fick {outcome.found}")
    print(f"     {outcome.explanation}")
    print(*(f"       {line}" for line in outcome.evidence), sep="\n")
    for words, place in zip(outcome.wanted, outcome.places, strict=True):
        if place is None or place > FIRST:
            print(f"     saknas bland de fem första (plats {place}): {words}")
    for alarm in outcome.alarms:
        print(f"     snarlikt togs för belägg: {alarm}")
    if outcome.bare:
        print("     utan belägg eller täckning")
    if not all(outcome.rounds):
        print(f"     tillfällen (listade, rätt): {outcome.rounds}")


def figures(followed: Sequence[Outcome]) -> str:
    """Return the figures of some stories, a line each."""
    abstained = sum(one.abstains for one in followed)
    given = [one for one in followed if not one.abstains]
    right = sum(one.is_right for one in given)
    places = [place for one in followed for place in one.places]
    first = sum(place is not None and place <= FIRST for place in places)
    shares = (
        ("givna omdömen rätt", right, len(given)),
        ("avstår", abstained, len(followed)),
        (f"belägg bland de {FIRST} första", first, len(places)),
    )
    unread = sum(one.found is None for one in followed)
    return "\n".join(
        (
            f"{len(followed)} berättelser, {unread} löften ej utlästa",
            *(f"{name:28}{n:4} av {of:3}  {n / of:.3f}" for name, n, of in shares),
            f"{'utan belägg eller täckning':28}{sum(o.bare for o in followed):4}",
            f"{'snarlikt taget för belägg':28}{sum(len(o.alarms) for o in followed):4}",
        )
    )


def main() -> int:
    """Ingest the corpus into a temporary collection and print every story."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=tuple(HALVES), default="tuning")
    parser.add_argument("--quiet", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        opened = create_workspace(settings.load(Path(folder) / "samling"))
        opened.ingest(FOLDERS, False, lambda *_: None)
        followed = list(outcomes(opened, told(given.half)))
        opened.close()
    if not given.quiet:
        for outcome in followed:
            show(outcome)
    print(figures(followed))
    return 0 if all(one.is_right for one in followed) else 1


if __name__ == "__main__":
    sys.exit(main())
