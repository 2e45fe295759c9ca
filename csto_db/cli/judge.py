"""`csto-db judge`: a person's decision on a pair of claims."""

import click

from csto_db.cli.options import database

# Written out: importing the vocabulary would cost every help a twentieth; a test compares them.
VERDICTS = ("contradicts", "in_tension", "superseded", "compatible", "corroborates")


@click.command()
@click.argument("a")
@click.argument("b")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--reason", required=True, help="Why; it is shown with the finding.")
@click.option("--by", "judged_by", required=True, help="Who decides.")
@click.option("--unrelated", is_flag=True, help="Also if no rule relates the two claims.")
@database
def judge(
    a: str, b: str, verdict: str, reason: str, judged_by: str, unrelated: bool, target: str
) -> None:
    """Decide what claims A and B amount to; the decision overrules the rules.

    A and B are keys of claims, as kaszuba2019/priority. A judgement is never overwritten: a
    newer one on the same pair counts, the older ones are kept. `csto-db claims judgements`
    writes them out, for judgements.yml.
    """
    # Imported late: SQLAlchemy would cost every command a third of a second.
    from csto_db.ingest.judging import record
    from csto_db.model.vocabulary import Verdict

    record(target, a, b, Verdict(verdict), reason, judged_by, is_unrelated=unrelated)
    click.echo(f"{a} and {b}: {verdict}, by {judged_by}", err=True)
