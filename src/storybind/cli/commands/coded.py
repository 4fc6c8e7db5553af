"""The one place where an error becomes words and an exit code."""

import functools
from collections.abc import Callable
from typing import ParamSpec

import typer

from storybind.errors import OptionError, StorybindError, UsageError

P = ParamSpec("P")


def coded(command: Callable[P, int]) -> Callable[P, None]:
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
