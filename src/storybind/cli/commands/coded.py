"""The one place where an error becomes words and an exit code."""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec

import typer
from typer.core import TyperCommand

from storybind.errors import OptionError, StorybindError, UsageError

P = ParamSpec("P")

EXAMPLES = {
    "convert": "rain.txt",
    "inspect": "rain.txt",
    "cover": "rain.txt -o rain.jpg",
    "check": "rain.epub",
    "review": "rain.txt",
    "batch": "stories -o books",
    "report": "report.jsonl",
    "serve": "books",
    "send": "rain.txt",
}
"""What may stand behind a command, of those that need something there."""


class Exampled(TyperCommand):
    """A command that shows how it is used, where it was used wrongly."""

    def get_usage(self, ctx: Any) -> str:
        """The usage, and an example below it."""
        return f"{super().get_usage(ctx)}\nExample: storybind {self.name} {EXAMPLES[self.name or '']}"


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
        except BrokenPipeError:  # the reader of our output has gone, as `head` does, and nothing else was to be done
            code = 0
        raise typer.Exit(code)

    return leave
