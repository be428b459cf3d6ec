"""Promises known in few words, of which only some are shown in full.

All that is shown of a promise takes long to put together; how it stands does not.
"""

from collections.abc import Sequence

from app.promise_filters import Filters, Mark, Told
from app.promise_views import PromiseView
from app.ui import state
from app.ui.style import STATES

# A promise and how it stands.
Stood = tuple[Told, Mark]
# Silent promises first, then what is behind or under way, what is settled last.
ORDER = (
    "frist-passerad-utan-belagg",
    "motsags",
    "omplanerad",
    "delvis",
    "pagar",
    "ej-forfallen",
    "okant",
    "struken",
    "infriad-sent",
    "infriad",
)


def first(promises: Sequence[Stood], count: int) -> list[PromiseView]:
    """Return some of the promises in full, those first that most need looking at."""
    ordered = sorted(promises, key=lambda one: ORDER.index(one[1].status))
    return whole(ordered[:count])


def whole(promises: Sequence[Stood]) -> list[PromiseView]:
    """Return all that is shown of promises, in the order in which they are given."""
    ids = tuple(told.id for told, _ in promises)
    listed = state.listing(state.today(), Filters(ids=ids, versions=True)).promises
    views = {view.id: view for view in listed}
    return [views[one] for one in ids if one in views]


assert set(ORDER) == set(STATES)
