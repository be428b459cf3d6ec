"""A collection as those see it who may see all of it, and as all others do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import RLock

from app.access import marks, public
from app.access.carrying import Log
from app.access.model import OF_WHOLE, ForbiddenError, Person, Right
from app.access.public import NotReadyError
from app.settings import Settings
from app.workspace import Step, Workspace, in_step, quiet
from ingest.archive import Archive
from ingest.errors import NoCollectionError
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_reviews import ReviewEvent


class PublicWorkspace(Workspace):
    """The public view of a collection; what people say in it is kept in the whole."""

    def __init__(self, whole: Workspace, place: Path) -> None:
        """Open the view in `place`."""
        settings = replace(whole.settings, collection=place, server=None)
        super().__init__(Archive(place), settings)
        self._whole = whole

    def keep_review(self, event: ReviewEvent) -> ReviewEvent:
        """Add to what people have said of promises, and judge what it touches."""
        given = replace(event, undoes=self._of_whole("review", event.undoes))
        kept = self._whole.keep_review(given)
        return replace(event, seq=self._here("review", kept.seq))

    def keep_identity(self, event: IdentityEvent) -> IdentityEvent:
        """Add to what people have decided of who is who, and follow it."""
        given = replace(event, undoes=self._of_whole("identity", event.undoes))
        kept = self._whole.keep_identity(given)
        return replace(event, seq=self._here("identity", kept.seq))

    def _of_whole(self, log: Log, here: int | None) -> int | None:
        if here is None:
            return None
        return public.state(self.archive.folder).of_whole(log, here)

    def _here(self, log: Log, whole: int) -> int:
        """Return the number that an event of the whole has got in the view."""
        place = public.current(self._whole.archive.folder)
        return public.state(place).here(log, whole) if place else 0

    def require(self, right: Right) -> None:
        """Refuse also what is only done in the whole collection."""
        if right in OF_WHOLE:
            raise ForbiddenError(right)
        super().require(right)


class Views:
    """One collection, opened once for those who see all of it and once for others."""

    def __init__(
        self,
        settings: Settings,
        tell: Step = quiet,
        in_step: Callable[[Workspace], None] = in_step,
    ) -> None:
        """Open the collection of the settings.

        Args:
            settings: Which collection.
            tell: Is told if graph or index was found damaged.
            in_step: Brings what was opened in step, or sees that somebody does.

        Raises:
            NoCollectionError: there is no collection in the folder.
        """
        self.whole = Workspace(Archive(settings.collection), settings, tell)
        self._in_step = in_step
        in_step(self.whole)
        self._lock = RLock()
        self._public: PublicWorkspace | None = None
        self._sound: tuple[str, int] | None = None

    def seen_by(self, person: Person) -> Workspace:
        """Return the collection as a person may see it.

        Raises:
            ForbiddenError: the person may not read.
            NotReadyError: what is public is not ready to be read.
        """
        if not person.may(Right.READ):
            raise ForbiddenError(Right.READ)
        sees_all = person.may(Right.SEE_ALL) and not self.whole.settings.public
        return self.whole if sees_all else self.public()

    def public(self) -> Workspace:
        """Return what is public: the whole collection where nobody has decided more.

        Raises:
            NotReadyError: it is not ready to be read.
        """
        folder = self.whole.archive.folder
        if not public.is_wanted(folder):
            return self.whole
        place = public.current(folder)
        if place is None:
            raise NotReadyError
        with self._lock:
            view = self._opened(place)
            sound = (marks.digest(folder), view.archive.ledger.seq())
            # Nobody is let into what was public once, while it is made anew.
            if self._sound != sound:
                if public.leaks(self.whole.archive, view.archive):
                    raise NotReadyError
                self._sound = sound
        return view

    def _opened(self, place: Path) -> PublicWorkspace:
        if self._public is None or self._public.archive.folder != place:
            try:
                self._public = PublicWorkspace(self.whole, place)
            except NoCollectionError as error:
                # It was replaced at this very moment.
                raise NotReadyError from error
            self._sound = None
            self._in_step(self._public)
        return self._public


def open_view(settings: Settings, tell: Step = quiet) -> Workspace:
    """Open a collection as the settings say that it is to be seen, whoever acts.

    Raises:
        NoCollectionError: there is no collection in the folder.
        NotReadyError: what is public is not ready to be read.
    """
    views = Views(settings, tell)
    return views.public() if settings.public else views.whole
