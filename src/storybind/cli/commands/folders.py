"""A folder of stories: its books, what became of them, and the folder shown to others."""

from typing import Annotated

import typer

from storybind.cli import options as shared
from storybind.cli.commands.coded import Exampled, coded

commands = typer.Typer()


@commands.command(cls=Exampled)
@shared.with_shared_options
@coded
def batch(
    folder: Annotated[str, shared.given("FOLDER", "Where the stories are.")],
    asked: shared.Asked,
    output: Annotated[
        str | None, shared.asks("FOLDER", "Where the books go; default: beside the stories.", "--output", "-o")
    ] = None,
    jobs: Annotated[int | None, shared.asks("N", "How many processes; default: one a core.", min=1)] = None,
    covers: Annotated[str | None, shared.asks("FOLDER", "Pictures called like the stories.")] = None,
    join_folders: Annotated[bool, shared.flag("--join-folders", "The files in one folder are one book.")] = False,
    report: Annotated[str | None, shared.asks("FILE.jsonl", "Write what became of each story, as it goes.")] = None,
    dry_run: Annotated[bool, shared.flag("--dry-run", "Say what would be made, and why; write nothing.")] = False,
    again: Annotated[bool, shared.flag("--again", "Make the unchanged ones too.")] = False,
    prune: Annotated[bool, shared.flag("--prune", "Delete the books whose stories are gone.")] = False,
    fail_fast: Annotated[bool, shared.flag("--fail-fast", "Stop at the first story that fails.")] = False,
    timeout: Annotated[float, shared.asks("SECONDS", "What a story may take; as much again for each megabyte.")] = 120,
    cluster: Annotated[
        str | None, shared.asks("ADDRESS", "Make the books on the workers of this Dask scheduler.")
    ] = None,
    csv: Annotated[bool, shared.flag("--csv", "Write index.csv beside index.json.")] = False,
    watch: Annotated[bool, shared.flag("--watch", "Go on, and make what changes.")] = False,
    poll: Annotated[bool, shared.flag("--poll", "Watch, and look again and again, as network drives need it.")] = False,
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
        folder=stores.plain(folder), output=output, jobs=jobs, covers=covers, report=report and stores.plain(report), timeout=timeout,
        join_folders=join_folders, dry_run=dry_run, prune=prune, fail_fast=fail_fast, again=again, csv=csv, cluster=cluster,
        force=force, quiet=quiet, as_json=as_json, watch=watch or poll, poll=poll,
    )  # fmt: skip
    return run(wanted, shared.read_asked(asked))


@commands.command(cls=Exampled)
@coded
def report(
    file: Annotated[str, shared.given("FILE.jsonl", "What batch --report has written.")],
    html: Annotated[
        str | None, shared.asks("FILE.html", "Write a page: a table to sort and search, and charts.")
    ] = None,
    code: Annotated[str | None, shared.asks("CODE", "List the failures of this code.")] = None,
    warnings: Annotated[bool, shared.flag("--warnings", "List what the stories were warned of.")] = False,
    force: shared.Force = False,
    as_json: shared.Json = False,
) -> int:
    """Say what the report of a batch comes to."""
    from storybind.cli.report import run

    return run(file, html, code, warnings=warnings, force=force, as_json=as_json)


@commands.command(cls=Exampled)
@coded
def serve(
    folder: Annotated[str, shared.given("FOLDER", "Books and stories.")],
    lan: Annotated[bool, shared.flag("--lan", "For others on this network too, who need a code.")] = False,
    address: Annotated[
        str | None, shared.asks("ADDRESS", "Which of this machine's addresses, where it has several.")
    ] = None,
    port: Annotated[int, shared.asks("N", "The port; 0 takes any that is free.", min=0, max=65535)] = 8787,
    code: Annotated[str | None, shared.asks("TEXT", "A code of your own: 6 letters and digits or more.")] = None,
    title: Annotated[
        str | None, shared.asks("TEXT", "What the catalogue is called; default: the folder's name.")
    ] = None,
) -> int:
    """Serve a folder of books and stories to browsers and apps.

    With pages for browsers, and a catalogue (OPDS) for reading apps.
    """
    from storybind.cli.serve import run

    return run(folder, lan=lan, address=address, port=port, code=code, title=title)
