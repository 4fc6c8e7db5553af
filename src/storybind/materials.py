"""Everything that goes into a book, gathered from the disk: the text, its sidecar, `storybind.toml`, a cover, a theme.

It is read here and not yet understood: a hundred times cheaper, and enough to tell whether a book is still of today.
"""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from storybind import __version__
from storybind.book.origin import Fingerprint, digest
from storybind.edge import files, stores
from storybind.errors import ConfigError, CoverError, EmptyStoryError, NotFoundError, ReadError, ThemeError
from storybind.filenames import CONFIGS, bare_name, is_settings
from storybind.joining import called_after, in_order, joined_name, sort_out
from storybind.options import Options, strongest
from storybind.settings import Settings, digest_of, read_settings, read_text
from storybind.syntax import find_pictures, shorten
from storybind.text.decode import decode

_KINDS = ("image/jpeg", "image/png", "image/gif", "image/webp", "image/jpg")  # of pictures that stand in a text itself
_MOST_FOLDERS = 50  # among which a picture is looked for
_MOST_PICTURES = 500
_LARGEST_PICTURE = 30_000_000  # bytes


class Picture(NamedTuple):
    """A picture as its file has it; `asked_by` says who named it, `wrong` why a file found by its name cannot be read."""

    path: str
    data: bytes
    asked_by: str = ""
    wrong: str = ""


class Materials(NamedTuple):
    """All that goes into a book, read and not yet understood: enough to tell whether the book is to be made anew."""

    name: str
    stories: tuple[str, ...]  # what its files are called, in their order
    data: tuple[bytes, ...]  # those files
    options: Options
    sidecar: Settings
    config: Settings
    cover: Picture | None
    theme: tuple[str, str] | None  # where the stylesheet of the user's own is, and what; None for one of ours
    # those that a story names, by their places, or why they are not there
    pictures: tuple[tuple[str, Picture | str], ...]
    fingerprint: Fingerprint = Fingerprint("", "")  # what all of it comes to
    beside: tuple[tuple[str, str], ...] = ()  # what is no part of a joined story beside it, and why
    called: str = ""  # what a joined story is called that names no title, where its folder's name says nothing

    @property
    def layers(self) -> tuple[Options, Options, Options]:
        """What was asked for, strongest first."""
        return self.options, self.sidecar.asked, self.config.asked

    @property
    def files(self) -> tuple[str, ...]:
        """What was read of the user's own beside settings, none of which may be lost to what is written."""
        pictures = (picture.path for _, picture in self.pictures if isinstance(picture, Picture))
        return (*self.stories, *([self.cover.path] if self.cover else ()), *pictures)

    def asked(self, key: str, default: str) -> str:
        """As `strongest` has it."""
        return strongest(self.layers, key, default)


def collect(path: str, options: Options | None = None, covers: Sequence[str] = ()) -> Materials:
    """Read a story and all that belongs to it, and understand nothing yet; raises what `gather` does.

    `covers` are folders where a picture of the story's own name is looked for first.
    """
    if is_settings(path):
        raise EmptyStoryError(
            "it says something of a story and holds none; name the story itself, and this is read with it", where=path
        )
    return _collect([path], path, options or Options(), covers, [files.read_bytes(path)])


def collect_joined(
    paths: Sequence[str], options: Options | None, covers: Sequence[str] = (), *, deep: bool = True
) -> Materials:
    """Read the files of one story, as `gather_joined` has them, and understand nothing yet; stories in folders below are told of where `deep`."""
    stories, beside = in_order(paths, deep=deep)
    read = {story: files.read_bytes(story) for story in stories}
    stories, more = sort_out(read)
    name, called = joined_name(paths), called_after(paths)
    found = _collect(stories, name, options or Options(), covers, [read[story] for story in stories], called)
    return found._replace(beside=(*beside, *more))


def _collect(
    stories: Sequence[str],
    name: str,
    options: Options,
    covers: Sequence[str],
    data: Sequence[bytes],
    called: str = "",
) -> Materials:
    """What belongs to these files by the story's name or the first file's; `data` is what is in them."""
    names = tuple(dict.fromkeys((name, stories[0])))
    beside = next(filter(None, map(files.find_sidecar, names)), None)
    above = files.find_above(stories[0], CONFIGS)
    of_story = beside if beside and beside.name not in CONFIGS else None
    sidecar = read_settings(of_story) if of_story else Settings(Options(origin="sidecar"))
    config = read_settings(files.called_like(stories[0], above)) if above else Settings(Options(origin=CONFIGS[0]))
    if of_all := [one.where for several in config.hands for one in several]:
        told = "breaks, chapters, notes, epigraphs and dedications are set in the sidecar of one story, NAME.toml beside it"
        raise ConfigError(told, where=of_all[0])
    places = [(options, Path()), (sidecar.asked, sidecar.folder), (config.asked, config.folder)]
    found = Materials(
        name,
        tuple(stories),
        tuple(data),
        options,
        sidecar,
        config,
        _find_cover(names, places, covers),
        _find_theme(places),
        tuple(_find_pictures(stories, data, next((asked.encoding for asked, _ in places if asked.encoding), None))),
        called=called,
    )
    return found._replace(fingerprint=_fingerprint(found))


def _fingerprint(materials: Materials) -> Fingerprint:
    """What goes into the book, told by its digests: the same on any machine, wherever the files lie."""
    theme, name = materials.theme, materials.called or bare_name(materials.name)
    told = ((name, found if isinstance(found, str) else found.data) for name, found in materials.pictures)
    return Fingerprint(
        version=__version__,
        text=digest(materials.data),
        name=digest([unicodedata.normalize("NFC", name).encode("utf-8", "surrogateescape")]),
        sidecar=materials.sidecar.digest,
        config=materials.config.digest,
        cover=digest([materials.cover.data]) if materials.cover else "",
        theme=digest([theme[1].encode()]) if theme else "",
        pictures=digest([part.encode() if isinstance(part, str) else part for pair in told for part in pair]),
        options=digest_of(materials.options),
    )


def _find_pictures(
    stories: Sequence[str], data: Sequence[bytes], encoding: str | None
) -> Iterator[tuple[str, Picture | str]]:
    """The pictures that stories in Markdown and web pages name and that stand beside them, each once, or why they are not there."""
    seen: set[str] = set()
    for story, each in zip(stories, data, strict=True):
        if not any(sign in each for sign in (b"[", b"<", b"{")):  # one byte is soon looked for, whatever the encoding
            continue
        if not re.search(rb"!\0*\[|<\0*(?i:i\0*m\0*g)|\{\0*\{", each):
            continue
        source = decode(each, story, encoding)
        for name in find_pictures(source.text, source.format)[:_MOST_PICTURES]:
            if name not in seen:
                found = _find_picture(story, name)
                seen.update([name] if isinstance(found, Picture) else ())
                yield name, found


def _find_picture(story: str, name: str) -> Picture | str:
    """A picture that a story names, or why it is none: only files in the story's own folder are read."""
    if name[:5].casefold() == "data:":
        return _unpack(name)
    if re.match(r"[a-z][a-z0-9+.-]+:|//", name, re.IGNORECASE):
        return "it is elsewhere, and nothing is fetched"
    folder = stores.at(story).parent.resolve()
    try:
        path = (folder / unquote(name.partition("?")[0])).resolve()
        if story == "-" or not path.is_relative_to(folder):
            return "it is not in the story's folder"
        found = path if path.is_file() else _below(folder, path)
        if found is None:
            return "there is no such file"
        if found.stat().st_size > _LARGEST_PICTURE:
            return f"it has more than {_LARGEST_PICTURE // 10**6} MB"
        return Picture(str(found), files.read_bytes(str(found)))
    except (ReadError, NotFoundError) as wrong:
        return wrong.message
    except (OSError, ValueError):  # a name that no file can have
        return "there is no such file"


def _below(folder: Path, missing: Path) -> Path | None:
    """A picture that is not beside the story and is in one of the folders right below, where notebooks keep what they show; they name it alone."""
    if missing.parent != folder or stores.is_stored(folder):
        return None
    places = ((inner / missing.name).resolve() for inner in _folders_in(folder, folder.stat().st_mtime_ns))
    found = [path for path in places if path.is_relative_to(folder) and path.is_file()]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8)
def _folders_in(folder: Path, _changed: int) -> tuple[Path, ...]:
    """The folders in one, listed once while nothing `_changed` in it; none where they are too many to be one story's."""
    with os.scandir(folder) as entries:
        found = [entry.name for entry in entries if entry.name[:1] != "." and entry.is_dir()]
    return tuple(folder / name for name in sorted(found)) if len(found) <= _MOST_FOLDERS else ()


def _unpack(name: str) -> Picture | str:
    """A picture that stands in the text itself (RFC 2397); one that is drawn by a program, as SVG is, is none."""
    head, comma, data = name.partition(",")
    kind, *more = (part.strip() for part in head[5:].casefold().split(";"))
    if not comma or kind not in _KINDS or "base64" not in more:
        return f"it is none of {', '.join(_KINDS)}"
    if len(data) > _LARGEST_PICTURE * 4 // 3:
        return f"it has more than {_LARGEST_PICTURE // 10**6} MB"
    import base64

    try:
        return Picture(shorten(name), base64.b64decode(re.sub(r"\s+", "", unquote(data)), validate=True))
    except ValueError:
        return "it is broken"


def _find_cover(names: Sequence[str], places: Sequence[tuple[Options, Path]], covers: Sequence[str]) -> Picture | None:
    """The picture that was named, else one of the story's own name; None where there is none."""
    *strong, weak = places
    named = next(((options, folder) for options, folder in strong if options.cover), None)
    if named and named[0].cover not in ("auto", "none"):
        return _named_cover(names[0], *named)
    styled = any(options.cover_style not in (None, "auto") for options, _ in strong)
    if (named and named[0].cover == "none") or styled:  # whoever names a style wants a cover drawn
        return None
    if found := next(filter(None, (files.find_picture(name, covers) for name in names)), None):
        return _found_cover(str(found))
    if weak[0].cover not in (None, "auto", "none"):
        return _named_cover(names[0], *weak)
    return None


def _named_cover(story: str, options: Options, folder: Path) -> Picture:
    path, asked_by = str(folder / str(options.cover)), options.source_of("cover")
    try:
        return Picture(path, files.read_bytes(path, "picture"), asked_by)
    except (NotFoundError, ReadError) as wrong:
        raise no_cover(story, Picture(path, b"", asked_by), wrong.message) from None


def _found_cover(path: str) -> Picture:
    """A picture that nobody named: one that cannot be read is no reason to make no book."""
    try:
        return Picture(path, files.read_bytes(path))
    except (NotFoundError, ReadError) as wrong:
        return Picture(path, b"", wrong=wrong.message)


def no_cover(story: str, picture: Picture, why: str) -> CoverError:
    """That a story's cover, which somebody named, cannot be used; the story is at fault, for it has no book."""
    return CoverError(f"its cover {picture.path}, asked for by {picture.asked_by}, cannot be used: {why}", where=story)


def _find_theme(places: Sequence[tuple[Options, Path]]) -> tuple[str, str] | None:
    """The stylesheet that was named as a file, and where it is; None for a theme of ours."""
    options, folder = next(((asked, place) for asked, place in places if asked.theme), (Options(), Path()))
    theme = options.theme or ""
    if not theme.lower().endswith(".css"):
        return None
    try:
        return str(folder / theme), read_text(folder / theme, ThemeError)
    except (NotFoundError, ReadError) as wrong:
        told = f"this stylesheet, asked for by {options.source_of('theme')}, cannot be used: {wrong.message}"
        raise type(wrong)(told, where=wrong.where) from None
