"""The options that commands share, each said once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from storybind.options import Options

Title = Annotated[str | None, typer.Option(help="The book's title.")]
Author = Annotated[list[str] | None, typer.Option(help="An author; give it again for more.")]
Language = Annotated[str | None, typer.Option(help="Language tag, such as en, de or pt-BR.")]
Series = Annotated[str | None, typer.Option(help="The series the story belongs to.")]
SeriesIndex = Annotated[str | None, typer.Option(help="Its place in the series, such as 2 or 2.5.")]
Tag = Annotated[list[str] | None, typer.Option(help="A tag; give it again for more.")]
Description = Annotated[str | None, typer.Option(help="What the story is about.")]
Publisher = Annotated[str | None, typer.Option(help="Who publishes it.")]
Rights = Annotated[str | None, typer.Option(help="Copyright or licence, in a sentence.")]
Date = Annotated[str | None, typer.Option(help="When it was published: 2024, 2024-05 or 2024-05-17.")]
Identifier = Annotated[str | None, typer.Option(help="An ISBN or a URI; else one is made from title and author.")]
Cover = Annotated[
    str | None, typer.Option(help="A picture (JPEG, PNG, WebP), or auto, or none.", metavar="FILE|auto|none")
]
Scenes = Annotated[
    str | None,
    typer.Option(help="Which scene breaks to set: auto, marks (the author's own), or off.", metavar="auto|marks|off"),
]
Toc = Annotated[
    str | None, typer.Option(help="What the contents list under titled chapters.", metavar="chapters|scenes")
]
Theme = Annotated[str | None, typer.Option(help="A theme, or a stylesheet of your own.", metavar="NAME|FILE.css")]
Typography = Annotated[
    str | None, typer.Option(help="keep quotes and dashes as typed, or set smart ones.", metavar="keep|smart")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that storybind did not make.")]


def asked(**values: object) -> Options:
    """The command line's options, checked; the environment is read here and nowhere else."""
    from storybind.options import read_options

    values["epoch"] = os.environ.get("SOURCE_DATE_EPOCH") or None
    for key in ("author", "tag"):
        values[key] = values.get(key) or None
    names = {"epoch": "SOURCE_DATE_EPOCH"}
    return read_options(values, "--", lambda key: names.get(key, "--" + key.replace("_", "-")))
