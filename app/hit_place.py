"""Where in its document the words that a search found stand, to cite and to show.

A passage may be a whole block of a page; a citation leads to the sentences of it that
hold what was asked for.
"""

from app.workspace import Workspace
from ingest import nlp
from ingest.errors import ArchiveError
from ingest.language.sentences import sentences
from search.model import Also, Hit

# What a snippet has before or after it where it is not the whole passage.
ELLIPSIS = "… "


def page(workspace: Workspace, found: Hit | Also) -> int | None:
    """Return on which page it stands; None where its text has no pages."""
    try:
        paged = workspace.artifact(found.id).document.paged
    except ArchiveError:
        return None
    return found.page if paged else None


def place(hit: Hit) -> tuple[int, int]:
    """Return the offsets of the sentences that hold a hit's marks; else of all of it.

    Of marks far apart, all from the first marked sentence of the snippet to the last.
    """
    shown = hit.snippet.removeprefix(ELLIPSIS).removesuffix(ELLIPSIS[::-1])
    lead = len(ELLIPSIS) if hit.snippet.startswith(ELLIPSIS) else 0
    first = hit.text.find(shown)
    if not hit.marks or first < 0:
        return hit.start, hit.end
    begins = first + hit.marks[0][0] - lead
    ends = first + hit.marks[-1][1] - lead
    held = [
        one
        for one in sentences(nlp.parse(hit.text))
        if one.end > begins and one.start < ends
    ]
    if not held:
        return hit.start, hit.end
    return hit.start + held[0].start, hit.start + held[-1].end
