"""The options that commands share, each said once."""

import functools
import inspect
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from storybind.options import Options


def given(metavar: str, told: str) -> Any:
    """What has to be given on the command line, by its place."""
    return typer.Argument(metavar=metavar, help=told, show_default=False)


def asks(metavar: str, told: str, *names: str, **limits: Any) -> Any:
    """An option with a value; without `names` it is called like its parameter."""
    return typer.Option(*names, metavar=metavar, help=told, **limits)


def text(metavar: str, told: str) -> Any:
    """The type of a shared option with a text."""
    return Annotated[str | None, asks(metavar, told)]


def texts(metavar: str, told: str) -> Any:
    """The type of one that can be given again and again."""
    return Annotated[list[str] | None, asks(metavar, told)]


def flag(name: str, told: str) -> Any:
    """An option that is called otherwise than its parameter, without a value or with one of a few."""
    return typer.Option(name, help=told)


Json = Annotated[bool, flag("--json", "One JSON object a line on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Join = Annotated[bool, flag("--join", "Make one book of all files, or of those in a folder, in natural order.")]
Force = Annotated[bool, flag("--force", "Replace files that storybind did not make.")]

SHARED: dict[str, Any] = {
    "title": text("TEXT", "The book's title."),
    "author": texts("NAME", "An author; give it again for more."),
    "language": text("TAG", "Language tag, such as en, de or pt-BR."),
    "series": text("NAME", "The series the story belongs to."),
    "series_index": text("N", "Its place in the series, such as 2 or 2.5."),
    "tag": texts("TAG", "A tag; give it again for more."),
    "description": text("TEXT", "What the story is about."),
    "publisher": text("NAME", "Who publishes it."),
    "rights": text("TEXT", "Copyright or licence, in a sentence."),
    "date": text("DATE", "When it was published: 2024, 2024-05 or 2024-05-17."),
    "identifier": text("ID", "An ISBN or a URI; else one is made from title and author."),
    "cover": text("FILE|auto|none", "A picture (JPEG, PNG, WebP, GIF), or auto, or none."),
    "cover_style": text("NAME", "The design of a drawn cover: auto (by what the story is), classic, label, band, poster, landscape, geometry, botanical."),
    "encoding": text("NAME", "The encoding of the text, such as windows-1252, where it was guessed wrong."),
    "scenes": text("auto|all|marks|off", "Which scene breaks to set: auto, all (the doubtful too), marks (the author's own), or off."),
    "toc": text("chapters|scenes", "What the contents list under titled chapters."),
    "notes": text("end|chapter|drop", "Where the author's notes go: the end, round their chapters, or nowhere."),
    "theme": text("NAME|FILE.css", "A theme, or a stylesheet of your own."),
    "typography": text("keep|smart", "keep quotes and dashes as typed, or set smart ones."),
    "colophon": Annotated[bool | None, flag("--colophon/--no-colophon", "Whether the last page tells how the book was made.")],
    "format": text("epub|kepub", "epub, or kepub for Kobo's own reading system."),
}  # fmt: skip
"""What every command that makes or shows a book can be asked."""

Asked = Mapping[str, Any]
"""The values of the shared options as they were given."""


class with_shared_options:  # a decorator
    """Give a command the shared options; it receives them as one mapping, its parameter `asked`.

    They are written into the signature, which is all that typer looks at, and made when it does: it looks at the one
    command that is called. An option that the command has by the same name is its own.
    """

    def __init__(self, command: Callable[..., None]) -> None:
        functools.update_wrapper(self, command)
        self._command = command

    @functools.cached_property
    def __signature__(self) -> inspect.Signature:
        own = dict(inspect.signature(self._command, eval_str=True).parameters)
        own.pop("asked")
        keyword = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own.values()]
        arguments = [parameter for parameter in keyword if parameter.default is inspect.Parameter.empty]
        rest = [parameter for parameter in keyword if parameter.default is not inspect.Parameter.empty]
        shared = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
            for name, kind in SHARED.items()
            if name not in own
        ]
        return inspect.Signature([*arguments, *shared, *rest])

    def __call__(self, **given: Any) -> None:
        """Run the command."""
        taken = inspect.signature(self._command).parameters
        asked = {name: given.pop(name) for name in SHARED if name not in taken}
        self._command(**given, asked=asked)


def read_asked(asked: Asked) -> "Options":
    """The command line's options, checked; the environment is read here and nowhere else."""
    from storybind.options import read_options

    values = {name: None if value == [] else value for name, value in asked.items()}  # "" is a mistake, not a silence
    values["epoch"] = os.environ.get("SOURCE_DATE_EPOCH") or None
    names = {"epoch": "SOURCE_DATE_EPOCH"}
    return read_options(values, "--", lambda key: names.get(key, "--" + key.replace("_", "-")))
