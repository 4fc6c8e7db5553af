"""The command line: what can be asked for, and the one place where an error becomes words and an exit code."""

import functools
import sys
from collections.abc import Callable
from copy import copy
from enum import StrEnum
from typing import Annotated, NoReturn, ParamSpec

import typer

from storybind import __version__
from storybind.cli import options as shared
from storybind.errors import OptionError, StorybindError, UsageError

app = typer.Typer(
    name="storybind",
    help="Turn a plain-text story into an EPUB that looks as if a careful publisher had made it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> NoReturn:
    """Run the command line; leaves with 0, 1, 2 or 130, as the contract has it."""
    from storybind.cli import say

    say.leave(_run())


def _run() -> int:
    try:
        only(sys.argv[1] if len(sys.argv) > 1 else "")()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def only(name: str) -> typer.Typer:
    """The app with the command of this name alone, or none for ``--version``, for typer makes ready all that there are."""
    asked = [
        info for info in app.registered_commands if info.callback and name == (info.name or info.callback.__name__)
    ]
    if not asked and name != "--version":
        return app
    one = copy(app)
    one.registered_commands, one.registered_groups = asked, []
    return one


P = ParamSpec("P")


def _coded(command: Callable[P, int]) -> Callable[P, None]:
    """A command that leaves with its exit code; an error that is no bug becomes a line."""

    @functools.wraps(command)
    def leave(*given: P.args, **named: P.kwargs) -> None:
        from storybind.cli import say

        try:
            code = command(*given, **named)
        except (UsageError, OptionError) as wrong:
            say.error(wrong)
            code = 2
        except StorybindError as wrong:
            say.error(wrong)
            code = 1
        except KeyboardInterrupt:
            code = say.interrupted()
        except BrokenPipeError:  # the reader of our output has gone, as `head` does
            code = 0
        raise typer.Exit(code)

    return leave


def _version(asked: bool) -> None:
    if asked:
        from storybind.cli import say

        say.line(f"storybind {__version__}")
        raise typer.Exit


Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="A book, a folder, or - for standard output; default: beside the story.",
    ),
]


class SendFormat(StrEnum):
    """What `send` can be asked to send."""

    auto = "auto"
    epub = "epub"
    kepub = "kepub"
    azw3 = "azw3"


class CheckFor(StrEnum):
    """The e-readers that `check` can be asked about."""

    kindle = "kindle"


@app.callback()
def storybind(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and leave.")
    ] = False,
) -> None:
    """Turn a plain-text story into an EPUB that looks as if a careful publisher had made it."""


@app.command()
@shared.with_shared_options
@_coded
def convert(
    stories: Annotated[
        list[str], typer.Argument(metavar="STORY...", help="Text files; - reads standard input.", show_default=False)
    ],
    asked: shared.Asked,
    output: Output = None,
    join: shared.Join = False,
    force: shared.Force = False,
    quiet: shared.Quiet = False,
    as_json: shared.Json = False,
) -> int:
    """Make a book of each story, beside it or where -o says."""
    from storybind.cli.convert import run

    return run(stories, output, shared.read_asked(asked), join=join, force=force, quiet=quiet, as_json=as_json)


@app.command()
@shared.with_shared_options
@_coded
def inspect(
    stories: Annotated[
        list[str], typer.Argument(metavar="STORY", help="A text file; - reads standard input.", show_default=False)
    ],
    asked: shared.Asked,
    join: shared.Join = False,
    as_json: Annotated[bool, typer.Option("--json", help="The JSON that scripts read.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also the breaks that were thought of and not set, and why not.")
    ] = False,
    timeline: Annotated[
        str | None, typer.Option(metavar="FILE.svg", help="Draw the scenes against the story's time.")
    ] = None,
    write_sidecar: Annotated[
        bool, typer.Option("--write-sidecar", help="Write the breaks into NAME.toml beside the story, to be edited.")
    ] = False,
) -> int:
    """Show what would be made of a story, and why each break is set; writes nothing unless asked to."""
    from storybind.cli.inspect import run

    if len(stories) > 1 and not join:
        raise UsageError("one story at a time; --join shows several files as one")
    show = (everything, timeline, write_sidecar)
    return run(stories, shared.read_asked(asked), show, join=join, as_json=as_json)


@app.command()
@shared.with_shared_options
@_coded
def cover(
    story: Annotated[
        str, typer.Argument(metavar="STORY", help="A text file; - reads standard input.", show_default=False)
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A .jpg or .png, or - for JPEG on standard output.")
    ],
    asked: shared.Asked,
    force: shared.Force = False,
    quiet: shared.Quiet = False,
) -> int:
    """Write the cover of a story's book alone: the one it has, or one drawn."""
    from storybind.cli.cover import run

    return run(story, output, shared.read_asked(asked), force=force, quiet=quiet)


@app.command()
@_coded
def themes(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Print this theme's stylesheet.", show_default=False)
    ] = None,
    as_json: shared.Json = False,
) -> int:
    """List the themes a book can wear, or print the stylesheet of one: a start for your own."""
    from storybind.cli.themes import run

    return run(name, as_json=as_json)


@app.command()
@_coded
def check(
    books: Annotated[list[str], typer.Argument(metavar="BOOK...", help="EPUB files.", show_default=False)],
    against: Annotated[
        str | None,
        typer.Option(
            metavar="STORY", help="The story the book was made from, or its folder: prove that no word was lost."
        ),
    ] = None,
    reader: Annotated[
        CheckFor | None, typer.Option("--for", help="Also what an e-reader's maker refuses or spoils.")
    ] = None,
    quiet: shared.Quiet = False,
    as_json: shared.Json = False,
) -> int:
    """Check books: storybind's own lint, EPUBCheck where it is installed, and the word proof."""
    from storybind.cli.check import run

    if against is not None and len(books) > 1:
        raise UsageError("--against compares one book with one story; name one book")
    return run(books, against, reader or "", quiet=quiet, as_json=as_json)


@app.command()
@_coded
def serve(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Books and stories.", show_default=False)],
    lan: Annotated[bool, typer.Option("--lan", help="For others on this network too, who need a code.")] = False,
    address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Which of this machine's addresses, where it has several.")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 8787,
    code: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A code of your own: 6 letters and digits or more.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="What the catalogue is called; default: the folder's name.")] = None,
) -> int:
    """Serve a folder of books and stories: pages for browsers, a catalogue (OPDS) for reading apps."""
    from storybind.cli.serve import run

    return run(folder, lan=lan, address=address, port=port, code=code, title=title)


@app.command()
@shared.with_shared_options
@_coded
def review(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A text file.", show_default=False)],
    asked: shared.Asked,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 8788,
) -> int:
    """Show a story with its breaks on a page of this machine, where they can be set, moved, named and taken out."""
    from storybind.cli.review import run

    return run(story, shared.read_asked(asked), port=port)


@app.command()
@shared.with_shared_options
@_coded
def batch(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Where the stories are.", show_default=False)],
    asked: shared.Asked,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="Where the books go; default: beside the stories."),
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="How many processes; default: one a core.")] = None,
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
        float, typer.Option(min=0.1, metavar="SECONDS", help="What a story may take; as much again for each megabyte.")
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
    """Make a book of every story below a folder, on all cores; what is unchanged stays as it is."""
    from storybind.cli.batch import Asked, run
    from storybind.edge import stores

    wanted = Asked(
        folder=stores.plain(folder), output=output, jobs=jobs, covers=covers, report=report, timeout=timeout,
        join_folders=join_folders, dry_run=dry_run, prune=prune, fail_fast=fail_fast, again=again, csv=csv, cluster=cluster,
        force=force, quiet=quiet, as_json=as_json, watch=watch or poll, poll=poll,
    )  # fmt: skip
    return run(wanted, shared.read_asked(asked))


@app.command()
@_coded
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


@app.command()
@_coded
def devices(as_json: shared.Json = False) -> int:
    """Show the e-readers that are connected now, and whether books can be sent to them."""
    from storybind.cli.devices import run

    return run(as_json=as_json)


@app.command()
@shared.with_shared_options
@_coded
def send(
    given: Annotated[
        list[str],
        typer.Argument(metavar="BOOK_OR_STORY...", help="Books, stories, or folders of them.", show_default=False),
    ],
    asked: shared.Asked,
    to: Annotated[
        str,
        typer.Option(
            metavar="TARGET",
            help="kobo, kindle, pocketbook, tolino, nook, sony, a folder, kindle-mail, pocketbook-mail or calibre; default: the "
            "one reader that is there.",
        ),
    ] = "auto",
    format: Annotated[
        SendFormat, typer.Option("--format", help="What to send; auto is what the reader likes best.")
    ] = SendFormat.auto,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a different book of the same name; mail again what was mailed.")
    ] = False,
    eject: Annotated[bool, typer.Option("--eject", help="Eject the reader when all is sent.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be sent; send nothing.")] = False,
    quiet: shared.Quiet = False,
    as_json: shared.Json = False,
) -> int:
    """Put books and stories onto an e-reader, in the format and the folder that it needs."""
    from storybind.cli import send
    from storybind.edge.devices import Manner

    wanted = send.Asked(to, format.value, Manner(force=force, dry=dry_run), eject, quiet, as_json)
    return send.run(given, shared.read_asked(asked), wanted)


mail = typer.Typer(name="mail", help="The mail account that books are sent from.", no_args_is_help=True)
app.add_typer(mail)


@mail.command()
@_coded
def setup(
    sender: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Your mail address.")] = None,
    server: Annotated[str | None, typer.Option(metavar="NAME", help="Its server; default: smtp.DOMAIN.")] = None,
    port: Annotated[str | None, typer.Option(metavar="NUMBER", help="Its port; default: 587.")] = None,
    security: Annotated[
        str | None, typer.Option(metavar="starttls|tls", help="Default: tls on port 465, else starttls.")
    ] = None,
    user: Annotated[str | None, typer.Option(metavar="NAME", help="To log in with; default: your address.")] = None,
    kindle: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Your Kindle's address.")] = None,
    pocketbook: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Your PocketBook's address.")] = None,
) -> int:
    """Set up the account; asks for what is not given. The password is kept in the system's keyring."""
    from storybind.cli.mail import setup

    given = {"sender": sender, "server": server, "port": port, "security": security, "user": user}
    return setup({**given, "kindle": kindle, "pocketbook": pocketbook})


@mail.command("test")
@_coded
def try_mail(
    to: Annotated[
        str | None, typer.Option(metavar="TARGET", help="kindle-mail or pocketbook-mail; default: both.")
    ] = None,
) -> int:
    """Mail a book of one page to your readers."""
    from storybind.cli.mail import test

    return test(to)


@mail.command()
@_coded
def forget() -> int:
    """Delete the account's settings, and its password from the keyring."""
    from storybind.cli.mail import forget

    return forget()
