"""The command line: the app with all commands, or with the one that is asked for."""

import sys
from functools import cache
from importlib import import_module
from typing import Annotated, NoReturn

import typer

from storybind import __version__
from storybind.edge import writing
from storybind.errors import WriteError

_GROUPS = {
    "books": ("convert", "inspect", "cover", "themes", "check", "review"),
    "folders": ("batch", "report", "serve"),
    "readers": ("devices", "send", "mail"),
}
"""The modules of `cli.commands` and what each of them holds, in the order in which the help has them."""


def main() -> NoReturn:
    """Run the command line; leaves with 0, 1, 2 or 130, as the contract has it."""
    from storybind.cli import say

    try:
        code = _run()
    except WriteError as wrong:  # of the help and the version, which no command says
        say.error(wrong)
        code = 1
    say.leave(code)


def _run() -> int:
    try:
        only(sys.argv[1] if len(sys.argv) > 1 else "")()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # typer's 1 for a reader of the help that has gone: no failure
            return 0
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except OSError as wrong:
        if wrong.errno not in writing.DISK or wrong.filename:
            raise
        with writing.told_as("standard output"):  # where typer writes the help
            raise
    return 0


@cache
def whole() -> typer.Typer:
    """The app with all of its commands."""
    app = _bare()
    for group in _GROUPS:
        app.add_typer(_commands_of(group))
    return app


def only(name: str) -> typer.Typer:
    """The app with the command of this name alone, or none for ``--version``, for typer makes ready all that there are."""
    group = next((group for group, names in _GROUPS.items() if name in names), None)
    if group is None and name != "--version":
        return whole()
    app = _bare()
    if group:
        found = _commands_of(group)
        app.registered_commands = [
            info for info in found.registered_commands if info.callback and name == info.callback.__name__
        ]
        app.registered_groups = [info for info in found.registered_groups if name == info.name]
    return app


def _commands_of(group: str) -> typer.Typer:
    found: typer.Typer = import_module(f"storybind.cli.commands.{group}").commands
    return found


def _bare() -> typer.Typer:
    """The app without a command."""
    app = typer.Typer(
        name="storybind",
        help="Turn a plain-text story into an EPUB that looks as if a careful publisher had made it.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(storybind)
    return app


def _version(asked: bool) -> None:
    if asked:
        from storybind.cli import say

        say.line(f"storybind {__version__}")
        raise typer.Exit


def storybind(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and leave.")
    ] = False,
) -> None:
    """Turn a plain-text story into an EPUB that looks as if a careful publisher had made it."""
