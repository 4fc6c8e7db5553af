"""The only module that prints: results to standard output, everything else to standard error."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

from storybind.edge import writing
from storybind.errors import StorybindError, WriteError, visible

if TYPE_CHECKING:
    from storybind.model import Bound, Notice, Source

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""


class Strong(str):
    """A line that stands out on a terminal."""

    __slots__ = ()


def line(text: str) -> None:
    """A line of the result; what would play tricks on a terminal is shown as an escape."""
    if sys.stdout is None:  # closed by whoever started us
        return
    with writing.told_as("standard output"):
        print(_shown(text, sys.stdout.encoding), flush=True)


def record(data: dict[str, Any]) -> None:
    """A JSON object as a line of the result, in UTF-8 wherever it runs."""
    import json

    if sys.stdout is not None:
        _put(json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


def raw(data: bytes) -> None:
    """A book or stylesheet itself, to standard output; raises `WriteError`."""
    if sys.stdout is None:
        raise WriteError("it is closed; name a file with -o", where="standard output")
    _put(data)


def _put(data: bytes) -> None:
    with writing.told_as("standard output"):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextlib.contextmanager
def though_unheard() -> Iterator[None]:
    """Once the reader of what is told in here has gone, as ``head`` does, nobody hears the rest, and the work goes on."""
    try:
        yield
    except BrokenPipeError:
        sys.stdout = None


def error(wrong: StorybindError) -> None:
    """One line for what went wrong, or one each where a message has several."""
    for told in wrong.lines:
        aside(f"storybind: {told}")


def notice(told: Notice, source: Source) -> None:
    """One line for what is worth knowing, with the file and the line it is about."""
    from storybind.report import notice_line

    aside(f"storybind: {notice_line(told, source)}")


def aside(text: str) -> None:
    """A line that is no result; where nobody can hear it, the exit code must do."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(_shown(text, sys.stderr.encoding), file=sys.stderr, flush=True)


def traceback(text: str) -> None:
    """The traceback of a bug that did not stop everything, on as many lines as it has."""
    for part in text.rstrip().split("\n"):
        aside(part)


def can_ask() -> bool:
    """Whether somebody sits at a terminal who could answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str, default: str = "") -> str:
    """A person's answer; the default where it is empty."""
    offered = f" [{default}]" if default else ""
    print(_shown(f"{question}{offered}: ", sys.stderr.encoding), end="", file=sys.stderr, flush=True)
    return _answer() or default


def ask_secret(question: str) -> str:
    """An answer that nobody sees being typed; without a terminal the first line of standard input."""
    if not can_ask():
        return _answer()
    import getpass

    return getpass.getpass(f"{question}: ").strip()


def _answer() -> str:
    return sys.stdin.readline().strip() if sys.stdin is not None else ""


def interrupted() -> int:
    """Say that Ctrl-C was heard; gives the exit code for it."""
    aside("storybind: interrupted; nothing half-written was left")
    return INTERRUPTED


def leave(code: int) -> NoReturn:
    """End the process at once, everything printed.

    All files are closed by now; taking the interpreter apart would cost an eighth of a small story's time.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):  # whoever listened has gone
                stream.flush()
    os._exit(code)


def _shown(text: str, encoding: str | None) -> str:
    r"""Text as this terminal can show it: what it cannot, or should not, is escaped.

    >>> _shown("rain\x1b[31m\n.txt", "utf-8") == r"rain\x1b[31m\n.txt"
    True
    """
    name = encoding or "utf-8"
    safe = visible(text).encode(name, "backslashreplace").decode(name)
    return f"\x1b[1m{safe}\x1b[0m" if isinstance(text, Strong) else safe


def made(place: str, bound: Bound, *, changed: bool) -> str:
    """What was made, in a line: where, what, how much of it."""
    from storybind.cli.columns import NAMED
    from storybind.columns import cut

    story = bound.story
    title, authors = story.metadata.title.value, ", ".join(story.metadata.authors.value)
    named = f"{cut(title, NAMED)}, by {cut(authors, NAMED)}"
    chapters, scenes = len(story.chapters), sum(1 for _ in story.scenes)
    counted = f"{count(chapters, 'chapter')}, {count(scenes, 'scene')}, {count(bound.words, 'word')}"
    return f"{place}: {named} ({counted}){'' if changed else ', unchanged'}"


def count(number: int, what: str, several: str = "") -> str:
    """A number with its noun.

    >>> count(1, "scene"), count(2274, "word"), count(2, "story", "stories")
    ('1 scene', '2,274 words', '2 stories')
    """
    return f"{number:,} {what if number == 1 else several or what + 's'}"


def stories(number: int) -> str:
    """A number of stories.

    >>> stories(1), stories(2)
    ('1 story', '2 stories')
    """
    return count(number, "story", "stories")


def qr(text: str) -> None:
    """A QR code of a text, to be read off the terminal; nothing where there is no terminal, or none who could draw it."""
    from importlib.util import find_spec

    if sys.stdout is None or not sys.stdout.isatty() or not find_spec("segno"):
        return
    import segno

    with writing.told_as("standard output"):
        segno.make(text, error="l").terminal(compact=True)


def columns() -> int:
    """How wide what people read may be."""
    return max(40, min(shutil.get_terminal_size((88, 24)).columns, 100))


def show(lines: Iterable[str]) -> None:
    """Lines for people; those that are `Strong` stand out on a terminal."""
    plain = sys.stdout is None or not sys.stdout.isatty() or "NO_COLOR" in os.environ
    for text in lines:
        line(str(text) if plain else text)
