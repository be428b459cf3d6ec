"""Every passage that a fact was read from, in one table."""

from collections.abc import Iterator

from graph.export.tables.table import ID, PASSAGE, Column, One, Row, Table
from ingest.model import Organisation, Person


def table(facts: tuple[Table, ...]) -> Table:
    """Return the table of the passages of all these tables."""

    def rows(one: One) -> Iterator[Row]:
        for kind in facts:
            for row in kind.rows(one):
                if row.get("citat"):
                    yield {
                        "id": f"{kind.name}/{row['id']}",
                        "tabell": kind.name,
                        "fakta": row["id"],
                        "avser": kind.name,
                        **{column.name: row.get(column.name) for column in PASSAGE},
                    }
        yield from _deadlines(one)
        yield from _mentions(one)

    columns = (
        ID,
        Column("tabell", "tabell", "table"),
        Column("fakta", "rad i tabellen", "row of the table"),
        Column("avser", "vad citatet styrker", "what the quote proves"),
        *PASSAGE,
    )
    return Table("citat", "Citat", "Quotes", columns, rows)


def _deadlines(one: One) -> Iterator[Row]:
    for commitment in one.artifact.facts.commitments:
        due = commitment.deadline
        if due is not None:
            yield {
                "id": f"frist/{commitment.id}",
                "tabell": "ataganden",
                "fakta": commitment.id,
                "avser": "frist",
                **one.passage(
                    due.start, due.end, commitment.rule, commitment.confidence
                ),
            }


def _mentions(one: One) -> Iterator[Row]:
    """The first mention of an actor stands with the actor; here are the others."""
    facts = one.artifact.facts
    actors: tuple[Organisation | Person, ...] = (*facts.organisations, *facts.persons)
    for actor in actors:
        for order, mention in enumerate(actor.mentions[1:], start=2):
            yield {
                "id": f"namn/{actor.id}-{order}",
                "tabell": "aktorer",
                "fakta": actor.id,
                "avser": "namn",
                **one.passage(mention.start, mention.end, actor.rule, actor.confidence),
            }
