"""Follow the corpus's stories: which promises come out as they should, and why not.

python -m benchmarks.stories
"""

import datetime as dt
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app import settings
from app.promises import PromiseView
from app.promises import promises as promises_on
from app.workspace import Workspace, create_workspace
from benchmarks.scoring import squeeze

CORPUS = Path(__file__).parent.parent / "corpus"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A story's promise as it should stand, and as it was judged."""

    story: str
    expected: str
    found: str | None
    explanation: str
    evidence: tuple[str, ...]


def outcomes(workspace: Workspace, corpus: Path = CORPUS) -> Iterator[Outcome]:
    """Yield the outcome of each story; `found` is None if the promise was not read."""
    stories = json.loads((corpus / "stories.json").read_text(encoding="utf-8"))
    for story in stories["stories"]:
        day = dt.date.fromisoformat(story["as_of"])
        place = story["promise"]
        first = next(
            (p for p in promises_on(workspace, day) if _is(workspace, p, place)),
            None,
        )
        yield Outcome(
            story["id"],
            story["expected_status"],
            first.status if first else None,
            first.explanation if first else "Löftet är inte utläst.",
            tuple(
                f"{e.score:.2f} {e.stance:10} {e.document} {e.text[:90]!r}"
                for e in (first.evidence[:6] if first else ())
            ),
        )


def _is(workspace: Workspace, promise: PromiseView, place: dict[str, str]) -> bool:
    """Tell whether a promise was read from the sentence that a story names."""
    if promise.document != place["document"]:
        return False
    text = workspace.artifact(promise.document_id).document.text
    begin = max(text.rfind("\n", 0, promise.start), text.rfind(". ", 0, promise.start))
    sentence = squeeze(text[begin + 1 : promise.end])
    return squeeze(" ".join(place["starts"].split()[:5])) in sentence


def main() -> int:
    """Ingest the corpus into a temporary collection and print every story."""
    with tempfile.TemporaryDirectory() as folder:
        opened = create_workspace(settings.load(Path(folder) / "samling"))
        opened.ingest([CORPUS / "documents"], False, lambda *_: None)
        right = total = 0
        for outcome in outcomes(opened):
            total += 1
            right += outcome.expected == outcome.found
            mark = "rätt" if outcome.expected == outcome.found else "FEL "
            print(f"{mark} {outcome.story}: {outcome.expected}, fick {outcome.found}")
            print(f"     {outcome.explanation}")
            print(*(f"       {line}" for line in outcome.evidence), sep="\n")
        print(f"{right} av {total} berättelser rätt")
        opened.close()
    return 0 if right == total else 1


if __name__ == "__main__":
    sys.exit(main())
