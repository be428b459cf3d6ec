"""A check in words and as data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby

from app.checking.model import Checked, Damage
from app.operations import notes
from app.settings import Settings
from ingest import places

# So many of the same kind are told of one by one; JSON has all.
SHOWN = 10
GRADES = {
    "lost": "Skadat, och kan inte göras om",
    "again": "Skadat, men kan göras om",
    "harmless": "Överflödigt",
}


def lines(found: Checked, mended: int) -> Iterator[str]:
    """Yield a check as lines to read, in Swedish."""
    if mended:
        yield f"Lagat: {mended}."
    for grade, title in GRADES.items():
        hurt = sorted(found.graded(grade), key=lambda one: one.code)  # type: ignore[arg-type]
        if not hurt:
            continue
        yield f"{title}:"
        for _, same in groupby(hurt, key=lambda one: one.code):
            yield from _of_one_kind(list(same))
    if found.busy:
        yield "Någon skriver i samlingen: det som just håller på är inte bedömt."
    files = f"{found.files} filer ({places.told(found.bytes)})"
    if found.graded("lost") or found.graded("again"):
        yield f"Samlingen är inte hel. {files} är lästa."
    else:
        yield f"Samlingen är hel: {found.documents} handlingar, {files}."


def _of_one_kind(hurt: Sequence[Damage]) -> Iterator[str]:
    kind = hurt[0].kind
    yield f"  {kind.what}. {kind.means}."
    yield f"    Gör så här: {kind.todo}."
    for one in hurt[:SHOWN]:
        about = f" ({one.document})" if one.document else ""
        detail = f" – {one.detail}" if one.detail else ""
        yield f"    {one.place}{about}{detail}"
    if len(hurt) > SHOWN:
        yield f"    … och {len(hurt) - SHOWN} till"


def as_json(found: Checked, mended: int) -> Mapping[str, object]:
    """Return a check as data; its texts are in Swedish."""
    return {
        "whole": not (found.graded("lost") or found.graded("again")),
        "documents": found.documents,
        "files": found.files,
        "bytes": found.bytes,
        "format": found.form,
        "deep": found.deep,
        "busy": found.busy,
        "mended": mended,
        "damages": [
            {
                **asdict(one),
                **{k: v for k, v in asdict(one.kind).items() if k != "code"},
            }
            for one in found.damages
        ],
    }


def note(settings: Settings, found: Checked) -> None:
    """Note that the collection has been checked, for whoever asks how it is."""
    lost, again = (len(found.graded(grade)) for grade in ("lost", "again"))
    ok = not (lost or again)
    notes.note(settings.collection, "check", ok=ok, lost=lost, again=again)
