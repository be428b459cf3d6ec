"""`sagt status`: what the collection holds, and how it stands."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import click

from app import answers, output
from app.access.viewing import Views
from app.cli.frame import collection, current_settings, json_option
from app.operations import standing
from app.operations.remaking import RemakeError
from app.operations.standing import SAID, Standing
from app.workspace import Workspace
from ingest import places

DEGRADED = 1
LABELS = {
    "documents": "Dokument",
    "versions": "Textversioner",
    "passages": "Avsnitt",
    "decisions": "Beslut och förslag",
    "commitments": "Löften",
    "persons": "Personer",
    "organisations": "Organisationer",
    "failures": "Inte lästa filer",
    "set_aside": "Ställda åt sidan",
}


@click.command()
@json_option
@collection
@click.pass_context
def status(ctx: click.Context, as_json: bool) -> None:
    """Visa vad samlingen håller, vad som inte kunde läsas och hur den mår.

    Inget ändras och inget görs om. Slutkoden är 1 om något inte är som det ska.
    """
    views = Views(current_settings(), in_step=lambda _: None)
    opened = views.public() if views.whole.settings.public else views.whole
    found = standing.of(opened)
    held = _held(opened, found)
    sizes = standing.sizes(opened.archive.folder)
    if as_json:
        output.as_json({**held, **_told(found), "sizes": sizes})
    else:
        output.lines(_lines(opened, found, held, sizes))
    ctx.exit(DEGRADED if found.degraded else 0)


def _held(opened: Workspace, found: Standing) -> dict[str, Any]:
    """Return what the collection holds; what cannot be counted now is None."""
    held: dict[str, Any] = dict.fromkeys(LABELS)
    try:
        held |= asdict(answers.status(opened))
    except RemakeError:
        held["documents"], held["failures"] = found.documents, found.failures
        held["seq"] = found.changes
    if found.index is None:
        held["passages"] = None
    return {**held, "versions": found.versions, "set_aside": found.set_aside}


def _told(found: Standing) -> dict[str, Any]:
    writer = found.writer
    return {
        "state": "degraded" if found.degraded else "ok",
        "problems": [{"code": one, "text": SAID[one]} for one in found.problems],
        "program": found.program,
        "projections": {
            "graph": {"seq": found.graph, "lag": found.graph_lag},
            "index": {"seq": found.index, "lag": found.index_lag},
            "followup": {"seq": found.followup, "judged": found.judged},
        },
        "making": found.making,
        "lock": {"process": writer[0], "since": writer[1]} if writer else None,
        "done": found.done,
        "check_is_due": found.check_is_due,
        "free_bytes": found.free_bytes,
    }


def _lines(
    opened: Workspace,
    found: Standing,
    held: Mapping[str, Any],
    sizes: Mapping[str, int],
) -> Iterator[str]:
    for key, label in LABELS.items():
        yield f"{label:20}{'–' if held[key] is None else held[key]:>8}"
    yield f"{'Program':20}{found.program:>8}"
    yield (
        f"{'Ändringar':20}{found.changes:>8}  graf {_seq(found.graph)}, "
        f"index {_seq(found.index)}, uppföljning {_seq(found.followup)}"
    )
    for name, what in (("ingest", "Senast inläst"), ("check", "Senast kontrollerad")):
        yield f"{what:20}{_when(found, name)}"
    whole = places.told(sum(sizes.values()))
    most = ", ".join(f"{part} {places.told(n)}" for part, n in list(sizes.items())[:4])
    yield f"{'På disken':20}{whole} ({most}); {places.told(found.free_bytes)} ledigt"
    if found.writer:
        yield f"{'Skrivs nu av':20}process {found.writer[0]} sedan {found.writer[1]}"
    if found.making:
        yield f"{'Görs om':20}{found.making.part} {found.making.percent} %"
    yield f"{'Läge':20}{'något är fel' if found.degraded else 'som det ska'}"
    yield from (f"  {SAID[one]}" for one in found.problems)
    failures = [failed.failure for failed in opened.archive.failures()]
    failures += [failed.failure for failed in opened.archive.set_aside()]
    yield from (f"  {f.source}: {f.reason} {f.advice}" for f in failures)


def _seq(seq: int | None) -> str:
    return "–" if seq is None else str(seq)


def _when(found: Standing, what: str) -> str:
    note = found.done.get(what)
    if note is None:
        said = "aldrig"
    else:
        here: dt.datetime = note.at.astimezone()
        said = f"{here:%Y-%m-%d %H:%M}{'' if note.ok else ', inte utan fel'}"
    return f"{said} (dags igen)" if what == "check" and found.check_is_due else said
