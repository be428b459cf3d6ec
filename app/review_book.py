"""What people have said of a collection's promises, as it is read now."""

from contextlib import closing

from app.settings import FOLLOWUP
from app.workspace import Workspace
from graph.followup.kept.kept_view import open_view
from graph.followup.reviews.book import CollectionBook
from graph.followup.reviews.learning import Learned, learned
from graph.followup.reviews.reviewing import Reviews, reviews


def book(workspace: Workspace) -> CollectionBook:
    """Return the book of a collection as it is kept now."""
    view = open_view(workspace.archive.folder / FOLLOWUP)
    return CollectionBook(lambda one: workspace.artifact(one).document.text, view)


def standing(workspace: Workspace) -> Reviews:
    """Return what people have said of the collection's promises, and that holds."""
    events = workspace.archive.ledger.reviews.standing()
    if not events:
        return Reviews()
    with closing(book(workspace)) as shelf:
        return reviews(events, shelf)


def lessons(workspace: Workspace, said: Reviews) -> Learned:
    """Return what reviewed pairs teach, nothing where learning is switched off."""
    return learned(said) if workspace.settings.learning else Learned()
