"""Commands that ask: decisions, actors, one thing and why."""

import click

from app import answers, output
from app.cli.frame import collection, json_option, open_collection
from graph import queries
from graph.queries import Thing
from ingest.errors import QueryError

organ_option = click.option("--organ", help="Bara organ vars namn innehåller detta.")


@click.command()
@organ_option
@json_option
@collection
def decisions(organ: str | None, as_json: bool) -> None:
    """Lista beslut och förslag, var och en märkt som det ena eller det andra."""
    found = answers.decisions(open_collection(), organ)
    if as_json:
        output.as_json({"decisions": found})
        return
    words = {"decision": "beslut", "proposal": "förslag", "historical": "tidigare"}
    for view in found:
        output.lines((f"[{words[view.status]}] {output.one_line(view.text)}",))
        output.lines((f"  {view.organ}, {output.place(view)} ({view.id})",))


@click.command()
@json_option
@collection
def actors(as_json: bool) -> None:
    """Lista personer och organisationer."""
    found = answers.actors(open_collection())
    if as_json:
        output.as_json(found)
        return
    for person in found.persons:
        party = f" ({', '.join(person.parties)})" if person.parties else ""
        roles = ", ".join(
            dict.fromkeys(role.title for role in person.roles if role.title)
        )
        output.lines((f"{person.name}{party} {roles}".rstrip(),))
    output.lines(f"{o.name} [{o.kind}]" for o in found.organisations)


@click.command()
@click.argument("identity", metavar="ID")
@json_option
@collection
def show(identity: str, as_json: bool) -> None:
    """Visa allt om en sak, varje uppgift med sin källa (id, dokumentnamn eller IRI)."""
    opened = open_collection()
    entry = opened.archive.ledger.entry(identity)
    found = queries.thing(
        opened.graph, entry.id if entry else identity, opened.settings.base
    )
    if found is None:
        message = f"{identity} finns inte i samlingen."
        raise QueryError(message)
    if as_json:
        output.as_json(found)
    else:
        _show(found)


def _show(thing: Thing) -> None:
    output.lines((thing.label or thing.iri, "  " + ", ".join(thing.types)))
    for fact in thing.statements:
        arrow = "←" if fact.inverse else "→"
        value = output.one_line(fact.label or fact.value)
        output.lines((f"  {arrow} {fact.predicate}: {value}  [{fact.document or ''}]",))
    for quote in thing.quotes:
        where = f"{quote.document} [{quote.start}:{quote.end}]"
        output.lines((f"  ”{output.one_line(quote.text, 300)}” – {where}",))


@click.command()
@click.argument("identity", metavar="ID")
@json_option
@collection
def explain(identity: str, as_json: bool) -> None:
    """Säg varför ett faktum lästes så: regel, ord, säkerhet och det som valdes bort.

    ID är ett faktums id, eller ett dokuments namn eller id, @ och ett tecken i det.
    """
    from app import explain as explaining  # noqa: PLC0415 - reads Swedish, as no other

    found = explaining.asked(open_collection(), identity)
    if as_json:
        output.as_json(found[0] if len(found) == 1 else {"explanations": found})
    else:
        output.lines(line for one in found for line in explaining.lines(one))
