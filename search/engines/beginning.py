"""A writer of Tantivy's, begun where the one before may have been cut off.

What is deleted is written to a file named by the segment and the number of the last
change. A writer that is killed, or for which the disk is full, before the commit leaves
such a file; the next one comes to the very same name, which the engine refuses.
"""

from typing import Any


def writer(index: Any, heap: int) -> Any:
    """Return a writer of an index; what was never committed is cleared away.

    Args:
        index: The index, a `tantivy.Index`.
        heap: Bytes of memory that it may use.

    Raises:
        ValueError: another process writes, or the disk refuses.
    """
    begun = index.writer(heap, 1)
    begun.garbage_collect_files()
    return begun
