"""Materials to `Manuscript`: the text decoded, the pictures ready to pack, the stylesheet checked."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from storybind.edge import files, writing
from storybind.errors import ConfigError, CoverError, KindsError, ThemeError, UsageError
from storybind.joining import is_head_alone
from storybind.materials import Materials, Picture, collect, collect_joined, no_cover
from storybind.model import Cover, Notice, Severity, Source
from storybind.options import Options
from storybind.pipeline import Manuscript
from storybind.settings import read_text
from storybind.text.decode import decode

_MOST_NAMED = 20  # faults of a stylesheet in one message
_MOST_KINDS = 3  # files of another kind that are named
_KINDS = {"text": "plain text", "markdown": "Markdown", "html": "a web page"}
_ICON = 48  # pixels
_ANOTHER_FOLDER = (
    "a sidecar is called like its story and stands beside it: move both to a folder where you may write, or rename both"
)


def gather(path: str, options: Options | None = None) -> Manuscript:
    """Read a story and all that belongs to it.

    Args:
        path: A file, or ``-`` for standard input.
        options: What was asked for beside the files; ``Options()`` for nothing.

    Raises:
        NotFoundError: There is no such story.
        NotTextError: It is no text.
        EncodingError: It is not in the encoding that was asked for.
        ConfigError: A sidecar or a `storybind.toml` with an unknown key or a wrong value.
        CoverError: A cover that is no picture.
    """
    return compose(collect(path, options))


def gather_joined(paths: Sequence[str], options: Options | None = None) -> Manuscript:
    """Read the files of one story, or the folders that hold them; sidecar and cover are the whole's or the first file's; raises what `gather` does.

    The files of a folder go in natural order, 2 before 10, and so do files that a shell has put in the alphabet's
    order; files named in any other order keep it.
    """
    return compose(collect_joined(paths, options))


def compose(materials: Materials) -> Manuscript:
    """The manuscript in these materials: its text decoded, its pictures ready to pack; raises what `gather` does."""
    encoding = next((asked.encoding for asked in materials.layers if asked.encoding), None)
    named = zip(materials.data, materials.stories, strict=True)
    source, *more = (decode(each, story, encoding) for each, story in named)
    source, *more = _of_one_kind([source, *more])
    css, told = _read_style(materials)
    cover, of_cover = _read_cover(materials.name, materials.cover) if materials.cover else (None, ())
    pictures, missing = _read_pictures(materials.pictures, icons=source.format == "html")
    beside = (
        Notice("left-out", f"{PurePath(path).name} {why}", severity=Severity.INFO) for path, why in materials.beside
    )
    return Manuscript(
        source=source,
        options=materials.options,
        sidecar=materials.sidecar.asked,
        config=materials.config.asked,
        cover=cover,
        css=css,
        notices=(*told, *of_cover, *_tell_design(materials), *beside),
        more=tuple(more),
        name=materials.name,
        hands=materials.sidecar.hands,
        pictures=pictures,
        missing=missing,
        called=materials.called if more else "",
        fingerprint=str(materials.fingerprint),
    )


def _of_one_kind(sources: Sequence[Source]) -> Sequence[Source]:
    """The files of a book, which are of one kind, as one that is nothing but front matter is of any; raises `KindsError`."""
    counts = Counter(source.format for source in sources)
    if len(counts) == 1:  # nearly always
        return sources
    most = counts.most_common(1)[0][0]
    same = [source._replace(format=most) if is_head_alone(source.text.encode()) else source for source in sources]
    if others := [source.path for source in same if source.format != most]:
        endings = sorted({PurePath(source.path).suffix.lower() for source in same})
        kinds = endings if len(endings) > 1 else sorted({_KINDS[source.format] for source in same})
        named = ", ".join(others[:_MOST_KINDS])
        named += f" and {len(others) - _MOST_KINDS} more" if len(others) > _MOST_KINDS else ""
        raise KindsError(
            f"files of different kinds ({', '.join(kinds)}) make no one book; take {named} out, or join those of one kind"
        )
    return same


def _read_pictures(
    found: Sequence[tuple[str, Picture | str]], *, icons: bool
) -> tuple[tuple[tuple[str, Cover], ...], tuple[tuple[str, str], ...]]:
    """The pictures of a story ready to pack, and why others are not there; those of a page's `icons` are for no book."""
    if not found:  # nearly always, and what reads pictures is slow to load
        return (), ()
    from storybind.book.covers.cover import read_cover

    ready: dict[str, Cover] = {}
    missing: list[tuple[str, str]] = []
    for name, picture in found:
        try:
            wrong = picture if isinstance(picture, str) else ""
            if isinstance(picture, Picture):
                made = read_cover(picture.data, picture.path)
                if icons and max(made.width, made.height) < _ICON:
                    wrong = "it is no larger than an icon"
                else:
                    ready[name] = made
        except CoverError as error:
            wrong = error.message
        if wrong:
            missing.append((name, wrong))
    return tuple(ready.items()), tuple(missing)


class Sidecar(NamedTuple):
    r"""A story's sidecar, or where it would be: what stands in it, with ``\n`` line ends, and the line end of its file."""

    path: Path
    text: str = ""
    newline: str = "\n"

    def change(self, change: Callable[[str], str]) -> bool:
        """Put what `change` makes of the text into the file, with its own line ends; False where that is the same text.

        Raises `ConfigError` where it is written in a way in which it cannot be changed, or `WriteError`.
        """
        try:
            text = change(self.text)
        except ConfigError as wrong:
            wrong.where = wrong.where or str(self.path)
            raise
        if text == self.text:
            return False
        writing.write_whole(self.path, text.replace("\n", self.newline).encode(), _ANOTHER_FOLDER)
        return True


def read_sidecar(manuscript: Manuscript) -> Sidecar:
    """A story's sidecar, empty where there is none yet; raises `UsageError`."""
    if manuscript.name == "-":
        raise UsageError("a story from standard input has no sidecar; save it as a file")
    found = files.find_sidecar(manuscript.name) or files.find_sidecar(manuscript.source.path)
    if found is None:
        return Sidecar(files.sidecar_of(manuscript.name))
    newline = "\r\n" if b"\r\n" in files.read_bytes(str(found)) else "\n"
    return Sidecar(found, read_text(found, ConfigError), newline)


def _read_cover(story: str, found: Picture) -> tuple[Cover | None, tuple[Notice, ...]]:
    """The cover ready to pack; a broken one that was found by its name alone is told, and one is drawn in its place."""
    from storybind.book.covers.cover import read_cover

    try:
        if not found.wrong:
            return read_cover(found.data, found.path), ()
        why = found.wrong
    except CoverError as error:
        if found.asked_by:
            raise no_cover(story, found, error.message) from error
        why = error.message
    return None, (Notice("bad-cover", f"a cover is drawn, as {found.path} cannot be used: {why}"),)


def _tell_design(materials: Materials) -> Iterator[Notice]:
    """What is to be told of a design for a cover that is not drawn; but one that speaks for many stories may be of no use to this."""
    style = next((asked for asked in materials.layers if asked.cover_style), None)
    named = next((asked for asked in materials.layers if asked.cover), None)
    if not (style and named) or style.cover_style == "auto" or named.cover == "auto":
        return
    is_used = named.cover == "none" or (materials.cover is not None and materials.cover.asked_by)
    if is_used and materials.layers.index(style) <= materials.layers.index(named):
        design = f"the design {style.cover_style} ({style.source_of('cover_style')})"
        cover = f"{named.cover} ({named.source_of('cover')})"
        told = f"{design} is for a cover that is drawn, and this one is {cover}; leave one of the two out"
        yield Notice("unused-design", told, severity=Severity.INFO)


def _read_style(materials: Materials) -> tuple[str, tuple[Notice, ...]]:
    """The stylesheet of the book, and what is to be told of it."""
    if materials.theme is None:
        from storybind.book.themes import read_theme

        return read_theme(materials.asked("theme", "classic")), ()
    return check_theme(*materials.theme)


def check_theme(where: str, css: str) -> tuple[str, tuple[Notice, ...]]:
    """A user's own stylesheet as a book wears it, and what readers may mind in it but survive; raises `ThemeError` for what they do not survive."""
    from storybind.book.lint.css_checks import check_alone, check_css
    from storybind.book.themes import lay_over

    every = dict.fromkeys((*check_alone(css), *check_css(css)))
    found = sorted(every, key=lambda notice: notice.line or 1)
    if wrong := [notice for notice in found if notice.severity is Severity.ERROR]:
        first, *rest = wrong
        others = [f"{where}:{notice.line or 1}: {notice.text}" for notice in rest[:_MOST_NAMED]]
        others += [f"{where}: and {len(rest) - _MOST_NAMED} more"] if len(rest) > _MOST_NAMED else []
        raise ThemeError(first.text, where=f"{where}:{first.line or 1}", others=tuple(others))
    return lay_over(css), tuple(
        notice._replace(text=f"{where}:{notice.line or 1}: {notice.text}", line=None) for notice in found
    )
