"""Whether a document is an audit: outsiders have looked at what a body says of itself.

What auditors found holds before what the body's own report says, as any reader would
have it. What answers an audit is the body's own word again.
"""

import re

from ingest.model import Artifact

# So far into a document its head goes.
HEAD = 1500
_ANSWERS = re.compile(r"\b(?:svar|yttrande|åtgärdsplan)\b", re.IGNORECASE)
_TITLED = re.compile(
    r"\brevisionsrapport|\brevisorernas (?:granskning|rapport|bedömning)"
    r"|^granskning av\b",
    re.IGNORECASE,
)
_BY_AUDITORS = re.compile(
    r"\b(?:förtroendevalda )?revisor(?:erna|ernas|er)\b[^.]{0,60}\b(?:har |uppdra)?"
    r"(?:granska|uppdra)|\bpå uppdrag av[^.]{0,60}\brevisor"
    r"|\b(?:revisionsrapport|granskningsrapport)\b|\brevisionens? har granskat"
    r"|^(?:de förtroendevalda )?(?:revisorerna|revisorskollegiet|\w*revisionen)$",
    re.IGNORECASE | re.MULTILINE,
)


def is_audit(artifact: Artifact) -> bool:
    """Tell whether a document is what auditors report."""
    document = artifact.document
    if document.type not in {"rapport", "ovrigt"} or _ANSWERS.search(document.title):
        return False
    head = document.text[:HEAD]
    titled = _TITLED.search(document.title) is not None
    return titled or _BY_AUDITORS.search(head) is not None
