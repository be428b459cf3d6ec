"""Whether another day or what people have said is still to be judged or published.

Asked whenever a collection is opened, and so apart from what does the work.
"""

import datetime as dt

from app.settings import FOLLOWUP, RECORDS
from graph.followup.kept.kept_view import open_view
from graph.records import read_note
from ingest.archive import Archive

# What is noted of the last time: the day judged on, and the reviews taken in.
JUDGED, REVIEWED = "judged", "reviewed"
# The last verdict of when this program first judged what is kept: what it then said
# otherwise than another program is the programs' difference, what came after is not.
SINCE = "since"
# Noted from when the writer begins until readers see what it has written.
UNPUBLISHED = "unpublished"


def is_behind(archive: Archive, today: dt.date) -> bool:
    """Tell whether another day, or what people have said, is still to be judged.

    The same holds for what was judged by a writer that was stopped before it published.
    """
    if read_note(archive.folder / RECORDS, UNPUBLISHED, bool):
        return True
    view = open_view(archive.folder / FOLLOWUP)
    if view is None:
        return True
    try:
        reviewed = view.noted(REVIEWED, int) or 0
        return (
            view.noted(JUDGED, dt.date) != today
            or reviewed < archive.ledger.reviews.latest()
        )
    finally:
        view.close()
