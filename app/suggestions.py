"""What a reader may be about to type, as the search box asks for it."""

from collections.abc import Iterable, Sequence

from app.workspace import Workspace
from ingest.errors import QueryError
from search.suggesting import Suggestion

# So many are offered at a time, to so long a text.
LIMIT, LONGEST = 8, 2000


def typed(parts: Iterable[tuple[str, str]]) -> str:
    """Return the words that an address asks for suggestions to (`q`).

    Raises:
        QueryError: there is another part, or the text is too long.
    """
    text = ""
    for name, value in parts:
        if name != "q" or len(value) > LONGEST:
            raise QueryError("Adressen ska vara /forslag?q=ORD.")
        text = value
    return text


def suggestions(workspace: Workspace, text: str) -> Sequence[Suggestion]:
    """Return names, numbers, titles and topics that the typed words begin."""
    return workspace.search.suggest(text, LIMIT)
