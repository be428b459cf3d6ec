"""What whole-collection answers are put together of, a document at a time.

A list of all decisions asks a dozen things of every document. Asked of a large store
that takes many minutes, since each value is looked up for itself; what is kept of each
document when it is projected (`kept`) gives the same in the order that it lies on disk.
Who asks says which: `StoreColumns` asks a store, `KeptColumns` reads what is kept.
"""

from graph.columns.kept import KeptColumns
from graph.columns.of_facts import ColumnsRecord, of_facts
from graph.columns.of_store import StoreColumns
from graph.columns.table import Columns, Part, span

__all__ = [
    "Columns",
    "ColumnsRecord",
    "KeptColumns",
    "Part",
    "StoreColumns",
    "of_facts",
    "span",
]
