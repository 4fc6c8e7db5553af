"""``storybind cover``: the cover that a story's book would have, alone."""

from pathlib import Path

from storybind.book.package import File
from storybind.cli import say
from storybind.deliver import check_apart, check_place, deliver
from storybind.edge.files import read_bytes
from storybind.edge.writing import ELSEWHERE, is_there
from storybind.errors import UsageError
from storybind.manuscript import compose
from storybind.materials import collect
from storybind.model import Cover
from storybind.options import Options
from storybind.pipeline import Manuscript, draw, read_undivided

ENDINGS = (".jpg", ".jpeg", ".png")
_TOLD = ("bad-cover", "unused-design")  # of what is told of a story's files
FILE_WIDTH = 1600  # pixels: what shops ask for


def run(story: str, output: str, options: Options, *, force: bool, quiet: bool) -> int:
    """Draw the cover of a story, or find the one it has, and write it; gives the exit code."""
    if output != "-" and Path(output).suffix.lower() not in ENDINGS:
        raise UsageError(
            f"a cover is written as JPEG or PNG; name a file that ends in {', '.join(ENDINGS)}", where=output
        )
    if options.cover == "none":
        raise UsageError("--cover none asks for no cover, and storybind cover writes one; leave one of them out")
    check_place(output, force=force, make_folder=False, is_ours=_is_ours)
    materials = collect(story, options)
    if output != "-" and is_there(Path(output)) and not _is_ours(Path(output)):  # ours may be the story's own by now
        check_apart(output, materials.files, ELSEWHERE)
    manuscript = compose(materials)
    cover = _cover(manuscript, output)
    if not quiet:
        for told in (*(one for one in manuscript.notices if one.code in _TOLD), *cover.notices):
            say.notice(told, manuscript.source)
    if output == "-":
        say.raw(cover.data)
        return 0
    from storybind.book.covers.cover import mark

    changed = deliver(mark(cover), output, make_folder=False)
    if not quiet:
        said = f"{output}: {cover.width} by {cover.height} pixels, {cover.origin}"
        say.line(said if changed else f"{said}, unchanged")
    return 0


def _cover(manuscript: Manuscript, output: str) -> Cover:
    """The story's own picture, else one drawn: as its book has it for standard output, else larger, for other uses."""
    as_png = output.lower().endswith(".png")
    if manuscript.cover is None:
        metadata = read_undivided(manuscript).metadata
        if output == "-":
            return draw(metadata, manuscript)
        return draw(metadata, manuscript, width=FILE_WIDTH, as_jpeg=not as_png)
    if not as_png:
        return manuscript.cover
    from storybind.book.covers.cover import to_png

    return to_png(manuscript.cover)


def _is_ours(picture: File) -> bool:
    from storybind.book.covers.cover import is_marked

    return is_marked(read_bytes(str(picture), "picture"))
