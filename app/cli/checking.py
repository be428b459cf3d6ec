"""`sagt validate`: does the graph hold what it should."""

import click

from app import output
from app.cli.frame import collection, json_option, open_collection
from graph import validate as checking
from ingest import codec

VIOLATIONS = 1


@click.command()
@click.option(
    "--warnings", is_flag=True, help="Visa också det som bara är värt en titt."
)
@json_option
@collection
@click.pass_context
def validate(ctx: click.Context, warnings: bool, as_json: bool) -> None:
    """Kontrollera grafen: formerna, termerna, och att varje citat står i sin text.

    Slutkoden är 1 om något är fel.
    """
    opened = open_collection()
    report = checking.check_store(
        opened.graph,
        opened.settings.base,
        lambda document: opened.artifact(document).document.text,
    )
    shown = report.problems if warnings else report.violations
    if as_json:
        output.as_json([codec.builtins(problem) for problem in shown])
    else:
        for problem in shown:
            click.echo(f"{problem.severity}\t{problem.node}\t{problem.message}")
        wrong, look = (
            sum(n for (kind, _), n in report.counts.items() if kind == severity)
            for severity in ("violation", "warning")
        )
        click.echo(f"{report.graphs} grafer: {wrong} fel, {look} varningar.", err=True)
    ctx.exit(0 if report.conforms else VIOLATIONS)
