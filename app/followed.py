"""What follow-up has kept of a collection, as the views ask about it.

Small facts of every promise are held in memory until the collection changes; what is
shown of a promise is read when it is shown.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary, ref

from app import agreements, networks
from app.answer_states import States
from app.judging import SAME, Judging, firsts, holdings, said_by
from app.prepared import judged, judged_before, prepared
from app.promise_chairs import Chair, chaired
from app.promise_filters import Mark, Told, Wording, told, wording
from app.promise_parts import mark_of
from app.promise_words_index import WordsIndex
from app.review_book import standing
from app.settings import FOLLOWUP
from app.workspace import Workspace
from graph.followup.kept.kept_view import KeptPromise, KeptView, open_view
from graph.followup.reviews import settling
from graph.followup.reviews.reviewing import Reviews
from graph.followup.verdicts.coverage import Holdings
from graph.long_lived import let_go
from ingest.errors import GraphError

# How promises stood is remembered of so many days.
DAYS = 4
# The names under which what is asked about of each promise, and its words, are kept.
TOLD, WORDS = "berattade", "ord"
_WORDS = dict[str, Wording]
Made = TypeVar("Made")


class Followed:
    """The promises of a collection while nothing in it changes."""

    def __init__(self, workspace: Workspace) -> None:
        """Read what is kept of `workspace`."""
        self._workspace = ref(workspace)
        self._path = workspace.archive.folder / FOLLOWUP
        self._marks: dict[dt.date, Mapping[str, Mark]] = {}
        # What is put together of it (`promise_lists`) lives no longer than it does.
        self.lists: dict[dt.date, Any] = {}
        self._lock = Lock()
        self._reviewed = workspace.archive.ledger.reviews.latest()
        self.reviews: Reviews = standing(workspace)
        with self.opened() as view:
            self.holdings = holdings(view) if view else Holdings(())

    @contextmanager
    def opened(self) -> Iterator[KeptView | None]:
        """Open what is kept for one question; None where nothing is.

        Raises:
            GraphError: it cannot be read; another program may be making it anew.
        """
        view = None
        try:
            view = open_view(self._path)
            yield view
        except sqlite3.DatabaseError as error:
            message = f"Uppföljningens underlag kan inte läsas just nu: {error}"
            raise GraphError(message) from error
        finally:
            if view is not None:
                view.close()

    @contextmanager
    def judging(self) -> Iterator[Judging | None]:
        """Open what judges promises; None where nothing is kept."""
        with self.opened() as view:
            yield Judging(view, self.holdings, self.reviews) if view else None

    @cached_property
    def told(self) -> Mapping[str, Told]:
        """Promise → what of it is asked about, those due first before the others."""
        return self._once(TOLD, dict[str, Told], self._told)

    @cached_property
    def words(self) -> Mapping[str, Wording]:
        """Promise → the words by which it is found; read when somebody asks by them."""
        return self._once(WORDS, _WORDS, self._words)

    @cached_property
    def words_index(self) -> WordsIndex:
        """By which words each promise is found; put together when somebody asks."""
        return WordsIndex(self.words)

    @cached_property
    def chairs(self) -> Mapping[str, Chair]:
        """Promise → the organ that whoever is bound by it chairs; few have one."""
        of = self._workspace()
        if of is None:
            return {}
        return prepared(of, "ordforande", dict[str, Chair], lambda: dict(chaired(of)))

    @cached_property
    def parties(self) -> Mapping[str, tuple[str, ...]]:
        """Document → the names of the parties to the agreement in it."""
        of = self._workspace()
        return {} if of is None else agreements.parties(of)

    def _told(self) -> dict[str, Told]:
        return self._read(None)[0]

    def _words(self) -> dict[str, Wording]:
        return self._read(None)[1]

    def _read(
        self, only: Collection[str] | None
    ) -> tuple[dict[str, Told], dict[str, Wording]]:
        """Return what of promises is asked about, and the words they are found by."""
        about, words = {}, {}
        with self.opened() as view:
            for kept in _promises(view, only) if view else ():
                identity = kept.promise.id
                about[identity] = told(kept, self.reviews.of(identity))
                words[identity] = wording(kept)
        return about, words

    def carry_on(self, before: States, day: dt.date, *, same: bool) -> None:
        """Keep what is held of every promise on a day, from what was held before.

        Only those that have moved are read, and those that recur are judged anew where
        documents or the day have changed. Without what was held, nothing is done.

        Args:
            before: The states that readers see now.
            day: The day that promises have been judged on.
            same: Whether the documents say what they said then.
        """
        workspace = self._workspace()
        if workspace is None or before.day is None:
            return
        old = judged_before(workspace, before.verdicts)
        new = judged_before(workspace, networks.states(workspace).verdicts)
        with self.opened() as view:
            if view is None or old is None or new is None:
                return
            moved = view.moved()
            again = moved if same and before.day == day else moved | view.recurring()
        told, words = old.read(TOLD, dict[str, Told]), old.read(WORDS, _WORDS)
        about, written = self._read(moved)
        if told is not None:
            new.keep(TOLD, _without(told, moved) | about)
        if words is not None:
            new.keep(WORDS, _without(words, moved) | written)
        marks = old.read(_marks(before.day), dict[str, Mark])
        if marks is not None:
            anew = dict(self._judged(day, again))
            new.keep(_marks(day), _without(marks, again) | anew)

    @cached_property
    def first(self) -> Mapping[str, str]:
        """Each later version of a promise → the first."""
        before: dict[str, tuple[dt.date, str]] = {}
        with self.opened() as view:
            ties = settling.tied(view.ties(), self.reviews) if view else []
        for tie in ties:
            if tie.kind in SAME and {tie.earlier, tie.later} <= self.told.keys():
                said = self.told[tie.earlier].said or dt.date.max
                chosen = min(
                    before.get(tie.later, (said, tie.earlier)), (said, tie.earlier)
                )
                before[tie.later] = chosen
        return firsts({later: earlier for later, (_, earlier) in before.items()})

    def marks(self, day: dt.date) -> Mapping[str, Mark]:
        """Return how each promise that had been made by a day stood that day."""
        # Readers of a page come several at a time.
        with self._lock:
            if day not in self._marks:
                while len(self._marks) >= DAYS:
                    del self._marks[next(iter(self._marks))]
                self._marks[day] = self._once(
                    _marks(day), dict[str, Mark], lambda: dict(self._judged(day)), day
                )
            return self._marks[day]

    def _once(
        self,
        name: str,
        sort: type[Made],
        make: Callable[[], Made],
        day: dt.date | None = None,
    ) -> Made:
        """Return what is kept for all who ask of this state, made now if it is not."""
        workspace = self._workspace()
        if workspace is None:
            return make()
        return judged(workspace, name, sort, make, day)

    def _judged(
        self, day: dt.date, only: Collection[str] | None = None
    ) -> Iterator[tuple[str, Mark]]:
        with self.judging() as judging:
            if judging is None:
                return
            is_kept = self._is_kept(judging.view, day)
            for kept in _promises(judging.view, only):
                if not said_by(kept, day):
                    continue
                # Whether a duty was kept one year hangs on which documents there are.
                if is_kept and kept.status is not None and not kept.promise.recurrence:
                    mark = Mark(kept.status, kept.overdue, kept.limit)
                else:
                    mark = mark_of(judging.case(kept).standing(day))
                yield kept.promise.id, mark

    def _is_kept(self, view: KeptView, day: dt.date) -> bool:
        """Tell whether what is kept of each promise is how it stands on a day."""
        return (
            view.noted("judged", dt.date) == day
            and not view.noted("unjudged", list[str])
            and view.noted("reviewed", int) == self._reviewed
        )


def _promises(view: KeptView, only: Collection[str] | None) -> Iterable[KeptPromise]:
    return view.promises() if only is None else view.some(only).values()


def _without(held: Mapping[str, Made], gone: Collection[str]) -> dict[str, Made]:
    return {one: value for one, value in held.items() if one not in gone}


def _marks(day: dt.date) -> str:
    """Return the name under which it is kept how promises stood on a day."""
    return f"lagen-{day}"


_FOLLOWED: WeakKeyDictionary[Workspace, tuple[str, Followed]] = WeakKeyDictionary()


def followed(workspace: Workspace) -> Followed:
    """Return what is kept of a collection as it is now."""
    mark = networks.mark(workspace)
    held = _FOLLOWED.get(workspace)
    if held is None or held[0] != mark:
        is_new = held is None
        held = (mark, Followed(workspace))
        _FOLLOWED[workspace] = held
        if not is_new:
            let_go()
    return held[1]
