"""Questions of an interpellation, counted once, and the text that answers them."""

from ingest.extract.context import Context
from ingest.model import Question


def find_questions(context: Context) -> tuple[Question, ...]:
    """Return none yet."""
    del context
    return ()
