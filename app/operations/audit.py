"""What is worth knowing afterwards that somebody did: who by role, never by name.

Names and reasons stand with the decisions themselves in the collection. Here a short
digest tells one sign-in from another, and nothing of what the documents hold is told.
"""

import hashlib
import logging

from app.access import acting

LOGGER = logging.getLogger("sagt.audit")
# So many hex digits tell one sign-in from another and lead back to none.
DIGITS = 10


def note(action: str, **counts: int | str) -> None:
    """Log that whoever acts has done something.

    Args:
        action: What was done, in a word of the program's own.
        counts: How much it was about; never what.
    """
    who = acting.person()
    role = who.role.value if who.role else "none"
    session = hashlib.sha256(who.session.encode()).hexdigest()[:DIGITS]
    told = {"role": role, "session": session if who.session else "-", **counts}
    LOGGER.info(action, extra=told)
