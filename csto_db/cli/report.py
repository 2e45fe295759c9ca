"""`csto-db report`: each report is a subcommand, made from the header of its file."""

import click

from csto_db.cli.options import Target, database, output_options
from csto_db.cli.output import write_result


class _Reports(click.Group):
    """Loads only the report that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        # Imported late: the help of csto-db needs no report.
        from csto_db.reports.registry import report_names

        return report_names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        # Imported late, as above.
        from csto_db.cli.report_command import report_command

        try:
            return report_command(cmd_name)
        except KeyError:
            names = ", ".join(self.list_commands(ctx))
            ctx.fail(f"no report {cmd_name!r}; there are: {names}")


@click.group(cls=_Reports, invoke_without_command=True)
@output_options
@database
@click.pass_context
def report(context: click.Context, fmt: str, output: str | None, target: str) -> None:
    """Answer a question about the collection; without a name: list the questions."""
    context.obj = Target(target)
    if context.invoked_subcommand is None:
        _list(fmt, output)
    else:
        context.default_map = {context.invoked_subcommand: {"fmt": fmt, "output": output}}


def _list(fmt: str, output: str | None) -> None:
    # Imported late, as above.
    from csto_db.db.reader import Result
    from csto_db.reports.registry import load_report, report_names

    reports = (load_report(name) for name in report_names())
    rows = iter([(r.name, r.question) for r in reports])
    write_result(Result(("report", "question"), rows), fmt, output)
