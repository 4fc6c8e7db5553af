"""A folder of stories: its books, what became of them, and the folder shown to others."""

from typing import Annotated

import typer

from storybind.cli import options as shared
from storybind.cli.commands.coded import coded

commands = typer.Typer()


@commands.command()
@shared.with_shared_options
@coded
def batch(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Where the stories are.", show_default=False)],
    asked: shared.Asked,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="Where the books go; default: beside the stories."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="How many processes; default: one a core.")
    ] = None,
    covers: Annotated[str | None, typer.Option(metavar="FOLDER", help="Pictures called like the stories.")] = None,
    join_folders: Annotated[bool, typer.Option("--join-folders", help="The files in one folder are one book.")] = False,
    report: Annotated[
        str | None, typer.Option(metavar="FILE.jsonl", help="Write what became of each story, as it goes.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be made, and why; write nothing.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Make the unchanged ones too.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Delete the books whose stories are gone.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first story that fails.")] = False,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", help="What a story may take; as much again for each megabyte.")
    ] = 120,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Make the books on the workers of this Dask scheduler.")
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Write index.csv beside index.json.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Go on, and make what changes.")] = False,
    poll: Annotated[
        bool, typer.Option("--poll", help="With --watch: look again and again, as network drives need it.")
    ] = False,
    force: shared.Force = False,
    quiet: shared.Quiet = False,
    as_json: shared.Json = False,
) -> int:
    """Make a book of every story below a folder.

    On all cores; what is unchanged stays as it is.
    """
    from storybind.cli.batch import run
    from storybind.cli.batch_asked import Asked
    from storybind.edge import stores

    wanted = Asked(
        folder=stores.plain(folder), output=output, jobs=jobs, covers=covers, report=report, timeout=timeout,
        join_folders=join_folders, dry_run=dry_run, prune=prune, fail_fast=fail_fast, again=again, csv=csv, cluster=cluster,
        force=force, quiet=quiet, as_json=as_json, watch=watch or poll, poll=poll,
    )  # fmt: skip
    return run(wanted, shared.read_asked(asked))


@commands.command()
@coded
def report(
    file: Annotated[
        str, typer.Argument(metavar="FILE.jsonl", help="What batch --report has written.", show_default=False)
    ],
    html: Annotated[
        str | None, typer.Option(metavar="FILE.html", help="Write a page: a table to sort and search, and charts.")
    ] = None,
    code: Annotated[str | None, typer.Option(metavar="CODE", help="List the failures of this code.")] = None,
    warnings: Annotated[bool, typer.Option("--warnings", help="List what the stories were warned of.")] = False,
    force: shared.Force = False,
    as_json: shared.Json = False,
) -> int:
    """Say what the report of a batch comes to."""
    from storybind.cli.report import run

    return run(file, html, code, warnings=warnings, force=force, as_json=as_json)


@commands.command()
@coded
def serve(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Books and stories.", show_default=False)],
    lan: Annotated[bool, typer.Option("--lan", help="For others on this network too, who need a code.")] = False,
    address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Which of this machine's addresses, where it has several.")
    ] = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="The port; 0 takes any that is free.")
    ] = 8787,
    code: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A code of your own: 6 letters and digits or more.")
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the catalogue is called; default: the folder's name.")
    ] = None,
) -> int:
    """Serve a folder of books and stories to browsers and apps.

    With pages for browsers, and a catalogue (OPDS) for reading apps.
    """
    from storybind.cli.serve import run

    return run(folder, lan=lan, address=address, port=port, code=code, title=title)
