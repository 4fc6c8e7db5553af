"""Everything that goes into a book, gathered from the disk: the text, its sidecar, `storybind.toml`, a cover, a theme.

It is read here and not yet understood: a hundred times cheaper, and enough to tell whether a book is still of today.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from storybind import __version__
from storybind.book.origin import Fingerprint, digest
from storybind.edge import files, stores
from storybind.edge.folder import check_local
from storybind.errors import ConfigError, CoverError, NotFoundError, ReadError, ThemeError, UsageError
from storybind.options import Options, strongest
from storybind.settings import CONFIG, Settings, digest_of, read_settings, read_text
from storybind.syntax import STORIES, bare_name, find_pictures, shorten
from storybind.text.decode import decode

_KINDS = ("image/jpeg", "image/png", "image/gif", "image/webp", "image/jpg")  # of pictures that stand in a text itself
_README = r"(?i)readme(?:[._-][a-z]{2})?"  # what programs and people call a file that tells of its folder
_PAPERS = r"(?i)(?:my |story |plot |chapter |scene |research |author'?s? |working )?(?:notes|outline|to-?do|ideas|synopsis|timeline|characters?|world-?building|research|summary|deleted(?: scenes)?|cuts?|scraps|notizen|ideen|figuren|plan|notas|personajes|персонажи|заметки)(?: (?:list|notes|sheet))?"
"""What writers call the files that lie beside their chapters, where these count."""
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
    beside: tuple[str, ...] = ()  # files of a joined folder that are no part of the story

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
    return _collect([path], path, options or Options(), covers)


def collect_joined(paths: Sequence[str], options: Options | None = None, covers: Sequence[str] = ()) -> Materials:
    """Read the files of one story, as `gather_joined` has them, and understand nothing yet."""
    stories, beside = _in_order(paths)
    return _collect(stories, joined_name(paths), options or Options(), covers)._replace(beside=beside)


def _collect(stories: Sequence[str], name: str, options: Options, covers: Sequence[str]) -> Materials:
    """What is in these files, and all that belongs to them by the story's name or the first file's."""
    data = [files.read_bytes(story) for story in stories]
    names = tuple(dict.fromkeys((name, stories[0])))
    beside = next(filter(None, map(files.find_sidecar, names)), None)
    above = files.find_above(stories[0], CONFIG)
    sidecar = read_settings(beside) if beside and beside.name != CONFIG else Settings(Options(origin="sidecar"))
    config = read_settings(files.called_like(stories[0], above)) if above else Settings(Options(origin=CONFIG))
    if hands := [*(one.where for one in config.by_hand), *(one.where for one in config.apart)]:
        told = "breaks, epigraphs and dedications are set in the sidecar of one story, NAME.toml beside it"
        raise ConfigError(told, where=hands[0])
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
    )
    return found._replace(fingerprint=_fingerprint(found))


def _fingerprint(materials: Materials) -> Fingerprint:
    """What goes into the book, told by its digests: the same on any machine, wherever the files lie."""
    theme = materials.theme
    told = ((name, found if isinstance(found, str) else found.data) for name, found in materials.pictures)
    return Fingerprint(
        version=__version__,
        text=digest(materials.data),
        name=digest([unicodedata.normalize("NFC", bare_name(materials.name)).encode("utf-8", "surrogateescape")]),
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
        if not (b"[" in each or b"<" in each):  # one byte is soon looked for, whatever the encoding
            continue
        if not (re.search(rb"!\0*\[", each) or re.search(rb"<\0*(?i:i\0*m\0*g)", each)):
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
        if not path.is_file():
            return "there is no such file"
        if path.stat().st_size > _LARGEST_PICTURE:
            return f"it has more than {_LARGEST_PICTURE // 10**6} MB"
        return Picture(str(path), files.read_bytes(str(path)))
    except (ReadError, NotFoundError) as wrong:
        return wrong.message
    except (OSError, ValueError):  # a name that no file can have
        return "there is no such file"


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


def _in_order(paths: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """The files of one story in their order, and those of its folders that tell of it and are no part of it."""
    from storybind.text.files.order import natural

    if "-" in paths:
        raise UsageError("standard input is one story; name the files to join")
    stories: list[str] = []
    beside: list[str] = []
    for path in paths:
        if not files.is_folder(path):
            files.check_there(path)
            stories.append(path)
        elif found := files.find_stories(path, STORIES):
            beside += _of_folder(found)
            stories += sorted((story for story in found if story not in beside), key=natural)
        else:
            raise NotFoundError(f"there is no story ({', '.join(STORIES)}) in this folder", where=path)
    given = [path for path in paths if not files.is_folder(path)]
    return sorted(stories, key=natural) if stories == given == sorted(given) else stories, tuple(beside)


def _of_folder(found: Sequence[str]) -> list[str]:
    """Those files of a folder that tell of it, or of how the story was written, and are no part of it; never all of them.

    A paper of the writer's is known beside two chapters or more that count from one on, or from nought, but for prologue and
    epilogue.
    """
    from storybind.text.files.order import is_among_chapters

    about = [story for story in found if re.fullmatch(_README, bare_name(story))]
    names = {story: re.sub(r"[\W_]+", " ", bare_name(story)).strip() for story in found if story not in about}
    papers = [story for story, name in names.items() if re.fullmatch(_PAPERS, name)]
    chapters = [name for story, name in names.items() if story not in papers]
    plain = [name for name in chapters if is_among_chapters(name)]
    numbers = [int(number[0]) if (number := re.search(r"\d{1,4}", name)) else -1 for name in plain]
    if len(numbers) > 1 and min(numbers) in (0, 1):
        about += papers
    return about if len(about) < len(found) else []


def joined_name(paths: Sequence[str]) -> str:
    """What the story of several files is called: its folder, or what their names have in common; ``.`` is called as it is from outside.

    >>> joined_name(["tales/rain-1.txt", "tales/rain-2.txt"]), joined_name(["tales/ch1.txt", "tales/ch2.txt"])
    ('tales/rain', 'tales')
    """
    if len(paths) == 1:
        path = paths[0]
        if not path or stores.is_url(path) or Path(path).name not in ("", ".."):
            return path
        check_local(path, "")
        return str(Path(path).resolve())
    from storybind.text.files.order import common_name

    folder = Path(paths[0]).parent
    if common := common_name(paths):
        return str(folder / common)
    return str(folder.absolute() if folder == Path() else folder)


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
