"""A story to its book, and all that can be looked at on the way: what would be made, the cover, the looks, the faults."""

from enum import StrEnum
from typing import Annotated

import typer

from storybind.cli import options as shared
from storybind.cli.commands.coded import Exampled, coded
from storybind.errors import UsageError

commands = typer.Typer()

Output = Annotated[
    str | None,
    shared.asks("PATH", "A book, a folder, or - for standard output; default: beside the story.", "--output", "-o"),
]


class CheckFor(StrEnum):
    """The e-readers that `check` can be asked about."""

    kindle = "kindle"


@commands.command(cls=Exampled)
@shared.with_shared_options
@coded
def convert(
    stories: Annotated[list[str], shared.given("STORY...", "Text files; - reads standard input.")],
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


@commands.command(cls=Exampled)
@shared.with_shared_options
@coded
def inspect(
    stories: Annotated[list[str], shared.given("STORY", "A text file; - reads standard input.")],
    asked: shared.Asked,
    join: shared.Join = False,
    as_json: Annotated[bool, shared.flag("--json", "The JSON that scripts read.")] = False,
    everything: Annotated[
        bool, shared.flag("--all", "Also what is left out of the book, and the breaks not set and why.")
    ] = False,
    timeline: Annotated[str | None, shared.asks("FILE.svg", "Draw the scenes against the story's time.")] = None,
    write_sidecar: Annotated[
        bool,
        shared.flag(
            "--write-sidecar", "Write breaks, chapters and notes into NAME.toml beside the story, to be edited."
        ),
    ] = False,
) -> int:
    """Show what would be made of a story, and why each break is set.

    Writes nothing unless asked to.
    """
    from storybind.cli.inspect import run

    if len(stories) > 1 and not join:
        raise UsageError("one story at a time; --join shows several files as one")
    show = (everything, timeline, write_sidecar)
    return run(stories, shared.read_asked(asked), show, join=join, as_json=as_json)


@commands.command(cls=Exampled)
@shared.with_shared_options
@coded
def cover(
    story: Annotated[str, shared.given("STORY", "A text file; - reads standard input.")],
    output: Annotated[
        str, shared.asks("FILE", "A .jpg or .png, or - for the book's own on standard output.", "--output", "-o")
    ],
    asked: shared.Asked,
    force: shared.Force = False,
    quiet: shared.Quiet = False,
) -> int:
    """Write the cover of a story's book alone.

    The one it has, or one drawn.
    """
    from storybind.cli.cover import run

    return run(story, output, shared.read_asked(asked), force=force, quiet=quiet)


@commands.command()
@coded
def themes(
    name: Annotated[str | None, shared.given("[NAME]", "Print this theme's stylesheet.")] = None,
    as_json: shared.Json = False,
) -> int:
    """List the themes a book can wear, or print one's stylesheet.

    It is a start for your own.
    """
    from storybind.cli.themes import run

    return run(name, as_json=as_json)


@commands.command(cls=Exampled)
@coded
def check(
    books: Annotated[list[str], shared.given("BOOK...", "EPUB files.")],
    against: Annotated[
        str | None,
        shared.asks("STORY", "The story the book was made from, or its folder: prove that no word was lost."),
    ] = None,
    reader: Annotated[CheckFor | None, shared.flag("--for", "Also what an e-reader's maker refuses or spoils.")] = None,
    quiet: shared.Quiet = False,
    as_json: shared.Json = False,
) -> int:
    """Check books, and that no word of a story was lost.

    By storybind's own lint, EPUBCheck where it is installed, and with --against by the word proof.
    """
    from storybind.cli.check import run

    if against is not None and len(books) > 1:
        raise UsageError("--against compares one book with one story; name one book")
    return run(books, against, reader or "", quiet=quiet, as_json=as_json)


@commands.command(cls=Exampled)
@shared.with_shared_options
@coded
def review(
    story: Annotated[str, shared.given("STORY", "A text file.")],
    asked: shared.Asked,
    port: Annotated[int, shared.asks("N", "The port; 0 takes any that is free.", min=0, max=65535)] = 8788,
) -> int:
    """Look a story's breaks through in a browser, and change them.

    On a page of this machine, where they can be set, moved, named and taken out, and so can chapters and notes.
    """
    from storybind.cli.review import run

    return run(story, shared.read_asked(asked), port=port)
