"""The doors that strangers' bytes come in through, each as one function of bytes.

A target returns quietly for all that is read and for all that is refused as it should
be; whatever else it raises is a finding. They lie in files by what they import, since
the fuzzer begins anew for each and watches what it imports.
"""

from collections.abc import Callable
from importlib import import_module

from ingest.errors import ReadError, SagtError

Target = Callable[[bytes], None]

ROOMS = {
    "of_readers": (
        *("text", "markdown", "html", "rtf", "mail", "tei", "riksdag", "docx", "odt"),
        *("docx-grown", "odt-grown", "tei-grown", "pdf", "image", "container"),
    ),
    "of_documents": ("structure", "facts", "contract", "contract-altered"),
    "of_questions": ("query", "sparql"),
    "of_addresses": ("address",),
}
NAMES = tuple(name for names in ROOMS.values() for name in names)


def target(name: str) -> Target:
    """Return the target of a name, with all that it needs imported."""
    room = next(room for room, names in ROOMS.items() if name in names)
    found: Target = import_module(f"benchmarks.fuzz.{room}").TARGETS[name]
    return found


def is_told(error: SagtError) -> None:
    """See that a refusal says something, and a file's also what to do."""
    assert str(error)
    if isinstance(error, ReadError):
        assert error.stage
        assert error.reason
        assert error.advice
