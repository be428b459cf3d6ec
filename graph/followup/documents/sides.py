"""On which side of a document's day the times lie that it names: behind, or ahead.

"Daterad den 17 mars 2023" and "flyttas till den 17 mars 2023" name the same day; which
of the two tells of something to come is known from the day of the document alone.
"""

from bisect import bisect_left

from graph.followup.documents.records import Terms
from ingest.model import Artifact

BEHIND, AHEAD = "förbi", "framåt"


class Sides:
    """The times that one document names, each with the side it lies on."""

    def __init__(self, artifact: Artifact) -> None:
        """Take in the times of a document; without a day none is on either side."""
        document = artifact.document
        first = document.date or document.dated_from
        last = document.date or document.dated_to
        found = []
        for time in artifact.facts.times:
            if first and time.latest and time.latest <= first:
                found.append((time.start, BEHIND))
            elif last and time.earliest and time.earliest > last:
                found.append((time.start, AHEAD))
        self._found = sorted(found)

    def within(self, start: int, end: int) -> Terms:
        """Return the sides of the times that stand in a stretch of the text."""
        low = bisect_left(self._found, start, key=lambda one: one[0])
        high = bisect_left(self._found, end, key=lambda one: one[0])
        return tuple(sorted({side for _, side in self._found[low:high]}))
