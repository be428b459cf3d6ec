"""`sagt network`: who is tied to whom, by what, and what has changed."""

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from app import networks, output
from app.cli.frame import collection, json_option, open_collection
from app.cli.periods import first_day, last_day, period, span
from app.workspace import Workspace
from graph.network import (
    CROWD,
    Changes,
    Kind,
    Network,
    Period,
    Tie,
    changes,
    ego,
    gexf,
    graphml,
    kept_network,
    quotes,
)
from ingest import codec

KINDS: Mapping[str, Kind] = {
    "avtal": "agreement",
    "löfte": "promise",
    "beslut": "decision",
    "förslag": "proposal",
    "möte": "meeting",
    "nämns": "mention",
}
_WORDS = {kind: word for word, kind in KINDS.items()}
_CHANGES = {
    "new": "Nya band",
    "gone": "Band som inte längre syns",
    "stronger": "Starkare band",
    "weaker": "Svagare band",
}
PASSAGES = 3

kind_option = click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(list(KINDS)),
    help="Bara band genom detta; kan anges flera gånger.",
)
actor_option = click.option(
    "--actors",
    "sorts",
    multiple=True,
    help="Bara aktörer av detta slag (person, organ, region, kommun …).",
)
limit_option = click.option(
    "--limit", default=20, type=click.IntRange(1, 10_000), help="Så många rader."
)


class Around(click.Group):
    """A group whose first word is an actor, unless it is a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command `show` before what is no command."""
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Around)
def network() -> None:
    """Vem är knuten till vem, genom vad: hela samlingen eller kring en aktör.

    Ange en aktörs namn eller id, eller inget. ”sagt network changes” jämför två
    perioder.
    """


@network.command()
@click.argument("actor", required=False)
@click.option("--from", "first", type=first_day, help="Tidigast (2021, 2021-03).")
@click.option("--to", "last", type=last_day, help="Senast.")
@kind_option
@actor_option
@click.option("--radius", default=1, type=click.IntRange(1, 5), help="Band bort.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "graphml", "gexf"]),
    default="table",
)
@click.option("-o", "--output", "target", default="-", help='Fil; "-" är standard ut.')
@limit_option
@collection
def show(  # noqa: PLR0913, PLR0917 - one for each option
    actor: str | None,
    first: dt.date | None,
    last: dt.date | None,
    kinds: tuple[str, ...],
    sorts: tuple[str, ...],
    radius: int,
    form: str,
    target: str,
    limit: int,
) -> None:
    """Visa nätverket, eller det kring ACTOR."""
    opened = open_collection()
    days = period(first, last) if first or last else None
    found = _network(opened, kinds, days, sorts)
    centre = networks.actor(found, actor, opened.settings.base) if actor else None
    if centre is not None:
        found = ego(found, centre.iri, radius)
    if form in {"graphml", "gexf"}:
        write = graphml if form == "graphml" else gexf
        _write(write(found, opened.graph), target)
    elif form == "json":
        _write(codec.encode(_as_json(found)) + b"\n", target)
    elif centre is not None:
        output.lines(_around(opened, found, centre.iri, limit))
    else:
        output.lines(_whole(found, limit))


@network.command("changes")
@click.option("--first", "before", type=span, required=True, help="2021, 2021-03 …")
@click.option("--second", "after", type=span, required=True, help="2022 …")
@kind_option
@actor_option
@limit_option
@json_option
@collection
def compare(  # noqa: PLR0913, PLR0917 - one for each option
    before: Period,
    after: Period,
    kinds: tuple[str, ...],
    sorts: tuple[str, ...],
    limit: int,
    as_json: bool,
) -> None:
    """Visa vad som skiljer två perioder."""
    opened = open_collection()
    earlier = _network(opened, kinds, before, sorts)
    later = _network(opened, kinds, after, sorts)
    found = changes(earlier, later)
    if as_json:
        output.as_json(found)
        return
    names = {node.iri: node.full_name for n in (earlier, later) for node in n.nodes}
    output.lines(_changed(found, names, limit))


def _network(
    opened: Workspace,
    kinds: tuple[str, ...],
    days: Period | None,
    sorts: tuple[str, ...],
) -> Network:
    chosen = [KINDS[kind] for kind in kinds]
    if sorts:
        networks.check_kinds(opened, sorts)
    return kept_network(networks.shelf(opened), opened.graph, chosen, days, sorts)


def _write(data: bytes, target: str) -> None:
    if target == "-":
        sys.stdout.buffer.write(data)
    else:
        Path(target).write_bytes(data)


def _as_json(found: Network) -> Mapping[str, object]:
    """Return a network with what its ties say of themselves spelled out."""
    return {
        "nodes": found.nodes,
        "ties": [_tie_as_json(tie) for tie in found.ties],
        "undated": [_tie_as_json(tie) for tie in found.undated],
        "apart": found.apart,
        "communities": found.communities,
        "sources": found.sources,
        "crowds": found.crowds,
    }


def _tie_as_json(tie: Tie) -> Mapping[str, object]:
    return {
        "one": tie.one,
        "other": tie.other,
        "weight": tie.weight,
        "kinds": tie.kinds,
        "first": tie.first,
        "last": tie.last,
        "bridge": tie.bridge,
        "passages": tie.passages,
    }


def _whole(found: Network, limit: int) -> Iterable[str]:
    """Return the most central actors and the communities, with what was left out."""
    yield f"{len(found.nodes)} aktörer, {len(found.ties)} band."
    labels = {one.number: one.label for one in found.communities}
    yield f"{'Aktör':40} {'slag':12} {'band':>5} {'vikt':>8} {'mellan':>7}  grupp"
    for node in found.nodes[:limit]:
        name = output.one_line(node.full_name, 40)
        yield (
            f"{name:40} {node.kind:12} {node.degree:>5} {node.weight:>8.1f}"
            f" {node.betweenness:>7.3f}  {labels[node.community]}"
            f"{' (brytpunkt)' if node.cut else ''}"
        )
    large = [one for one in found.communities if one.size > 2][:limit]
    yield f"Grupper med fler än två: {len(large)}"
    yield from (f"  {one.size:>4}  kring {one.label}" for one in large)
    yield from _remarks(found)


def _remarks(found: Network) -> Iterable[str]:
    if found.sources is not None:
        yield (
            f"Mellanliggande läge är uppskattat från {found.sources} slumpade aktörer."
        )
    if found.undated:
        count = len(found.undated)
        yield f"Utan säkert datum i perioden: {count} band, inte medräknade."
    if found.crowds:
        yield (
            f"{found.crowds} handlingar eller möten med fler än {CROWD} aktörer binder"
            " ingen till någon."
        )


def _around(
    opened: Workspace, found: Network, centre: str, limit: int
) -> Iterable[str]:
    """Return the strongest ties of an actor, each with its latest passages."""
    names = {node.iri: node.full_name for node in found.nodes}
    mine = [tie for tie in found.ties if centre in (tie.one, tie.other)]
    yield f"{names.get(centre, centre)}: {len(mine)} band."
    for tie in mine[:limit]:
        yield from _tie(opened, tie, tie.other if tie.one == centre else tie.one, names)
    yield from _remarks(found)


def _tie(
    opened: Workspace, tie: Tie, other: str, names: Mapping[str, str]
) -> Iterable[str]:
    counts = Counter(_WORDS[passage.kind] for passage in tie.passages)
    about = ", ".join(f"{word} {count}" for word, count in counts.most_common())
    yield f"{names.get(other, other)}  [{tie.weight:.1f}] {about}; {_dates(tie)}"
    heaviest = sorted(tie.passages, key=lambda p: (-p.weight, p.thing))[:PASSAGES]
    shown = Tie(tie.one, tie.other, tie.weight, tuple(heaviest))
    for passage, words in quotes(opened.graph, shown, opened.settings.base):
        entry = opened.archive.ledger.entry(passage.document)
        name = entry.name if entry else passage.document
        day = passage.first.isoformat() if passage.first else "odaterad"
        for quote in words:
            yield (
                f"  {_WORDS[passage.kind]}, {day}: ”{output.one_line(quote.text, 90)}”"
                f" – {name} [{quote.start}:{quote.end}]"
            )


def _dates(tie: Tie) -> str:
    if tie.first is None and tie.last is None:
        return "odaterat"
    if tie.first == tie.last:
        return str(tie.first)
    return f"{tie.first or '…'} – {tie.last or '…'}"


def _changed(found: Changes, names: Mapping[str, str], limit: int) -> Iterable[str]:
    before, after = found.documents
    yield f"Underlag: {before} handlingar i den första perioden, {after} i den andra."
    yield "Att ett band inte syns betyder att ingen handling här visar det."
    for change, title in _CHANGES.items():
        some = [one for one in found.ties if one.change == change]
        yield f"{title}: {len(some)}"
        for one in some[:limit]:
            words = ", ".join(sorted({_WORDS[p.kind] for p in one.passages}))
            yield (
                f"  {names[one.one]} – {names[one.other]}"
                f"  {one.before:.2f} → {one.after:.2f} ({words})"
            )
    for title, nodes in (
        ("Nya aktörer", found.appeared),
        ("Aktörer som inte längre syns", found.vanished),
    ):
        yield f"{title}: {len(nodes)}"
        yield from (f"  {node.full_name} [{node.kind}]" for node in nodes[:limit])
    yield f"Aktörer som bytt grupp: {len(found.moved)}"
    for moved in found.moved[:limit]:
        yield f"  {moved.actor.full_name}: från kring {moved.before} till {moved.after}"
