"""Which promises are asked for."""

import datetime as dt
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from typing import Literal

from app.answers import matches
from app.promise_chairs import Chair
from graph.followup.kept.kept_view import KeptPromise
from graph.followup.reviews import settling
from graph.followup.reviews.reviewing import PromiseReview
from ingest import codec

_PATH = re.compile(r"(?:person|org)/[\w-]+")
# *På gång*: what is due in so many days.
AHEAD = 90
SILENT = "frist-passerad-utan-belagg"
# With one of these a promise is no longer waited for.
OVER = frozenset({"infriad", "infriad-sent", "struken", "motsags"})
# The first deadline first; the one nearest the day asked about; what was said last.
Order = Literal["aldst", "narmast", "senast"]
IN_TIME: Order = "aldst"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; what is left out asks nothing.

    Args:
        organ: Part of a name of who is bound, of the organ they chair, or of whose
            document it is, or its path.
        body: Part of the name of the body whose document it is, or its path.
        person: Part of the name of who said it or is bound, or a person's path.
        topic: Words that the promise, its description or its matter must hold.
        statuses: One of these.
        strengths: One of these.
        said_from: Said in a document that can be from that day or later.
        said_to: Said in a document that can be from that day or earlier.
        due_from: Due that day or later, by the deadline that counts.
        due_to: Due that day or earlier.
        overdue: The deadline has passed, and it is not settled.
        silent: The deadline has passed, and nothing says how it went (*tysta löften*).
        upcoming: Due within so many days, and still waited for (*på gång*).
        reviewed: Whether a person has said something of it.
        matter: The id of a matter that it belongs to.
        document: The id of the document that it stands in.
        ids: One of these promises.
        versions: Show each version of a promise that was said several times by
            itself, rather than the first with the others in it.
        order: In which order they are given.
    """

    organ: str | None = None
    body: str | None = None
    person: str | None = None
    topic: str | None = None
    statuses: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    said_from: dt.date | None = None
    said_to: dt.date | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    overdue: bool = False
    silent: bool = False
    upcoming: int | None = None
    reviewed: bool | None = None
    matter: str | None = None
    document: str | None = None
    ids: tuple[str, ...] | None = None
    versions: bool = False
    order: Order = IN_TIME

    def only(self, promise: str) -> "Filters":
        """Return the same, of one promise."""
        return replace(self, ids=(promise,))

    @property
    def whom(self) -> "Filters":
        """Return the same, of promises however they stand."""
        return replace(
            self,
            statuses=(),
            due_from=None,
            due_to=None,
            overdue=False,
            silent=False,
            upcoming=None,
            order=IN_TIME,
        )

    @property
    def in_time(self) -> "Filters":
        """Return the same, with the first deadline first."""
        return self if self.order == IN_TIME else replace(self, order=IN_TIME)

    @property
    def key(self) -> str:
        """Return what tells this from all else that can be asked for, in any order."""
        asked = {one.name: getattr(self, one.name) for one in fields(self)}
        del asked["order"]
        return codec.encode(asked).decode()

    def named(self, what: str) -> str:
        """Return the name of a file with what is asked for."""
        about = (self.organ, self.body, self.person, self.topic, self.matter)
        told = ", ".join((*filter(None, about), *self.statuses, *(self.ids or ())))
        return f"{what}: {told}" if told else what


@dataclass(frozen=True, slots=True)
class Told:
    """What of a promise is asked about, whatever the day."""

    id: str
    document: str
    start: int
    organ: str | None
    body: str | None
    organ_path: str | None
    body_path: str | None
    promisor: str | None
    speaker: str | None
    strength: str
    date: dt.date | None
    earliest: dt.date | None
    said: dt.date | None
    reviewed: bool
    rejected: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """The words by which a promise is found: as written, and their stems."""

    text: str
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a promise stands on a day, briefly."""

    status: str
    overdue: bool
    limit: dt.date | None

    @property
    def silent(self) -> bool:
        """Tell whether the deadline has passed and nothing says how it went."""
        return self.status == SILENT

    def due_within(self, day: dt.date, days: int) -> bool:
        """Tell whether it is waited for and due in so many days from a day."""
        if self.limit is None or self.status in OVER:
            return False
        return day <= self.limit <= day + dt.timedelta(days=days)


def told(kept: KeptPromise, review: PromiseReview) -> Told:
    """Return what of a promise is asked about, after review."""
    promise, of = kept.promise, kept.of
    return Told(
        id=promise.id,
        document=of.id,
        start=promise.start,
        organ=of.organ_name,
        body=of.body_name,
        organ_path=kept.organ,
        body_path=kept.body,
        promisor=settling.promisor(promise.promisor, review),
        speaker=promise.speaker,
        strength=promise.strength,
        date=of.date,
        earliest=of.earliest,
        said=of.latest,
        reviewed=is_reviewed(review),
        rejected=review.rejected,
    )


def wording(kept: KeptPromise) -> Wording:
    """Return the words by which a promise is found."""
    promise = kept.promise
    return Wording(
        text=f"{promise.text}\n{promise.description}\n{kept.of.title}".casefold(),
        terms=frozenset((*promise.own, *promise.topic)),
    )


def is_reviewed(review: PromiseReview) -> bool:
    """Tell whether a person has said something of a promise."""
    said = (review.promise, review.status, review.deadline, review.promisor)
    return bool(review.evidence) or any(said)


def of_whom(
    one: Told,
    filters: Filters,
    ids: Collection[str] | None,
    chair: Chair | None = None,
) -> bool:
    """Tell whether a promise is of those asked for, whatever its words and the day.

    Args:
        one: The promise.
        filters: What is asked for.
        ids: The promises of the person and matter asked for by path; None asks not.
        chair: The organ that who is bound by it chairs.
    """
    named = (one.promisor, one.organ, one.body, chair.organ if chair else None)
    paths = (one.organ_path, one.body_path, chair.path if chair else None)
    return (
        (ids is None or one.id in ids)
        and (filters.ids is None or one.id in filters.ids)
        and (filters.document is None or one.document == filters.document)
        and (filters.organ in paths or matches(filters.organ, *named))
        and (filters.body == one.body_path or matches(filters.body, one.body))
        and (is_path(filters.person) or matches(filters.person, *_people(one)))
        and (not filters.strengths or one.strength in filters.strengths)
        and (filters.said_from is None or _day(one.said) >= filters.said_from)
        and (filters.said_to is None or _day(one.earliest) <= filters.said_to)
        and (filters.reviewed is None or one.reviewed == filters.reviewed)
    )


def standing(filters: Filters, day: dt.date) -> Callable[[Mark], bool]:
    """Return what tells whether a promise stands on a day as is asked for.

    Only what is asked for is looked at: a list may be of several hundred thousand.
    """
    statuses, ahead = frozenset(filters.statuses), filters.upcoming
    first, last = filters.due_from or dt.date.min, filters.due_to or dt.date.max
    is_dated = filters.due_from is not None or filters.due_to is not None
    asked: list[Callable[[Mark], bool]] = []
    if statuses:
        asked.append(lambda mark: mark.status in statuses)
    if filters.overdue:
        asked.append(lambda mark: mark.overdue)
    if filters.silent:
        asked.append(lambda mark: mark.silent)
    if ahead is not None:
        asked.append(lambda mark: mark.due_within(day, ahead))
    if is_dated:
        asked.append(lambda m: m.limit is not None and first <= m.limit <= last)
    if len(asked) == 1:
        return asked[0]
    return lambda mark: all(one(mark) for one in asked)


def _day(day: dt.date | None) -> dt.date:
    """Return a day that compares: what has none is from no year asked for."""
    return day or dt.date.min


def is_path(asked: str | None) -> bool:
    """Tell whether what is asked for is the path of an actor rather than a name."""
    return asked is not None and _PATH.fullmatch(asked) is not None


def _people(one: Told) -> tuple[str | None, str | None]:
    return one.speaker, one.promisor
