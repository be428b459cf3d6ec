"""What has been new of a watch, as a feed."""

from collections.abc import Iterator, Sequence

from app.atom import Entry, Head, written
from app.report.words import Words
from app.watches.model import News
from app.watches.telling import told
from ingest import ids

# A feed holds so many of the latest news.
KEPT = 200


def feed(news: Sequence[News], head: Head) -> bytes:
    """Return news, given with the oldest first, as an Atom feed.

    What somebody has read in the app stays: whoever follows the feed has not.
    """
    return written(head, _entries(news, head))


def _entries(news: Sequence[News], head: Head) -> Iterator[Entry]:
    say = Words(head.language)
    for one in news[::-1][:KEPT]:
        shown = told(one, say, head.page)
        yield Entry(
            key=f"bevakning:{ids.digest('nyhet', one.watch, one.of.key)}",
            title=shown.head,
            at=one.found,
            summary=f"”{shown.passage}”" if shown.passage else shown.head,
            address=shown.address if head.page else "",
        )
