"""Everything that goes into a book, gathered from the disk: the text, its sidecar, `storybind.toml`, a cover, a theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote

from storybind.edge import files
from storybind.errors import (
    ConfigError,
    CoverError,
    NotFoundError,
    OptionError,
    ReadError,
    StorybindError,
    ThemeError,
    UsageError,
)
from storybind.model import ByHand, Cover, Notice, Severity, Source
from storybind.options import KEYS, Options, read_options
from storybind.pipeline import Manuscript
from storybind.syntax import PICTURE, STORIES, bare_name
from storybind.text.by_hand import read_by_hand
from storybind.text.decode import decode
from storybind.text.join import common_name, natural

CONFIG = "storybind.toml"
_MOST_PICTURES = 500
_LARGEST_PICTURE = 30_000_000  # bytes
_ALIASES = {"authors": "author", "tags": "tag", "lang": "language"}


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
    return _gather([path], path, options or Options())


def gather_joined(paths: Sequence[str], options: Options | None = None) -> Manuscript:
    """Read the files of one story, or the folders that hold them; sidecar and cover are the whole's or the first file's.

    The files of a folder go in natural order, 2 before 10, and so do files that a shell has put in the alphabet's
    order; files named in any other order keep it.

    Raises:
        UsageError: Files of different kinds, or standard input.
        NotFoundError: There is no such file, or no story in the folder.
        NotTextError: One of them is no text.
    """
    return _gather(_in_order(paths), joined_name(paths), options or Options())


def _gather(stories: Sequence[str], name: str, options: Options) -> Manuscript:
    """The story in these files, and all that belongs to it by its name or the first file's."""
    data = [files.read_bytes(story) for story in stories]
    beside = files.find_beside(name, ".toml") or files.find_beside(stories[0], ".toml")
    above = files.find_above(stories[0], CONFIG)
    sidecar, by_hand = _read_settings(beside) if beside and beside.name != CONFIG else (Options(origin="sidecar"), ())
    config, elsewhere = _read_settings(above) if above else (Options(origin=CONFIG), ())
    if elsewhere:
        raise ConfigError("breaks are set in the sidecar of one story, NAME.toml beside it", where=elsewhere[0].where)
    places = [
        (options, Path()),
        (sidecar, beside.parent if beside else Path()),
        (config, above.parent if above else Path()),
    ]
    encoding = next((asked.encoding for asked, _ in places if asked.encoding), None)
    source, *more = (decode(each, story, encoding) for each, story in zip(data, stories, strict=True))
    if len({one.format for one in (source, *more)}) > 1:
        kinds = ", ".join(sorted({PurePath(story).suffix.lower() for story in stories}))
        raise UsageError(f"files of different kinds ({kinds}) make no one book; join those of one kind")
    css, told = _find_theme(places)
    cover = _find_cover((name, stories[0]), places)
    pictures, missing = _find_pictures([source, *more])
    told = (*told, *missing)
    return Manuscript(source, options, sidecar, config, cover, css, told, tuple(more), name, by_hand, pictures)


def _find_pictures(sources: Sequence[Source]) -> tuple[tuple[tuple[str, Cover], ...], tuple[Notice, ...]]:
    """The pictures that stories in Markdown name and that stand beside them, and what is to be told of the others."""
    found: dict[str, Cover] = {}
    notices: list[Notice] = []
    for source in sources:
        names = re.findall(PICTURE, source.text) if source.format == "markdown" and "![" in source.text else ()
        for name in list(dict.fromkeys(names))[:_MOST_PICTURES]:
            picture = None if name in found else _read_picture(source.path, name)
            if isinstance(picture, Cover):
                found[name] = picture
            elif picture:
                notices.append(Notice("no-picture", f"the picture {name} is not in the book: {picture}; its words are"))
    return tuple(found.items()), tuple(notices)


def _read_picture(story: str, name: str) -> Cover | str:
    """A picture that a story names, or why it is none: only files in the story's own folder are read."""
    from storybind.book.cover import read_cover

    if re.match(r"[a-z][a-z0-9+.-]+:|//", name, re.IGNORECASE):
        return "it is elsewhere, and nothing is fetched"
    folder = Path(story).parent.resolve()
    try:
        path = (folder / unquote(name)).resolve()
        if story == "-" or not path.is_relative_to(folder):
            return "it is not in the story's folder"
        if not path.is_file():
            return "there is no such file"
        if path.stat().st_size > _LARGEST_PICTURE:
            return f"it has more than {_LARGEST_PICTURE // 10**6} MB"
        return read_cover(files.read_bytes(str(path)), str(path))
    except (CoverError, ReadError, NotFoundError) as wrong:
        return wrong.message
    except (OSError, ValueError):  # a name that no file can have
        return "there is no such file"


def read_sidecar(manuscript: Manuscript) -> tuple[Path, str]:
    """Where a story's sidecar is, or would be, and what stands in it.

    Raises:
        UsageError: Standard input has none.
    """
    if manuscript.name == "-":
        raise UsageError("a story from standard input has no sidecar; save it as a file")
    found = files.find_beside(manuscript.name, ".toml") or files.find_beside(manuscript.source.path, ".toml")
    if found:
        return found, _read_text(found, ConfigError)
    story = Path(manuscript.name)
    return story.parent / (bare_name(manuscript.name) + ".toml"), ""


def _in_order(paths: Sequence[str]) -> list[str]:
    if "-" in paths:
        raise UsageError("standard input is one story; name the files to join")
    stories: list[str] = []
    for path in paths:
        if not Path(path).is_dir():
            stories.append(path)
        elif found := files.find_stories(path, STORIES):
            stories += sorted(found, key=natural)
        else:
            raise NotFoundError(f"there is no story ({', '.join(STORIES)}) in this folder", where=path)
    given = [path for path in paths if not Path(path).is_dir()]
    return sorted(stories, key=natural) if stories == given == sorted(given) else stories


def joined_name(paths: Sequence[str]) -> str:
    """What the story of several files is called: its folder, or what their names have in common.

    >>> joined_name(["tales/rain-1.txt", "tales/rain-2.txt"]), joined_name(["tales/ch1.txt", "tales/ch2.txt"])
    ('tales/rain', 'tales')
    """
    if len(paths) == 1:
        return paths[0]
    folder = Path(paths[0]).parent
    if common := common_name(paths):
        return str(folder / common)
    return str(folder.absolute() if folder == Path() else folder)


def _read_settings(path: Path) -> tuple[Options, tuple[ByHand, ...]]:
    """A sidecar or `storybind.toml`, and the breaks it sets; its keys are the long options without their dashes."""
    import tomllib

    text = _read_text(path, ConfigError)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        line = re.search(r"at line (\d+)", str(wrong))
        where = f"{path}:{line[1] if line else text.rstrip().count(chr(10)) + 1}"
        told = f'this is not TOML: {str(wrong).split(" (at")[0]}; texts need quotes, as in title = "Rain"'
        raise ConfigError(told, where=where) from None
    by_hand = tuple(_read_breaks(found, path, text))
    values: dict[str, object] = {}
    for key, value in found.items():
        name = _ALIASES.get(key, key).replace("-", "_")
        if name not in KEYS:
            valid = ", ".join(known.replace("_", "-") for known in KEYS)
            raise ConfigError(f"unknown key {key!r}; valid keys are {valid}", where=f"{path}:{_line_of(key, text)}")
        values[name] = value
    return _checked(values, found, path, text), by_hand


def _read_breaks(found: dict[str, Any], path: Path, text: str) -> Iterator[ByHand]:
    """The breaks in a sidecar, taken out of what was found in it."""
    for key in ("break", "no-break"):
        lines = [text.count("\n", 0, at.start()) + 1 for at in re.finditer(rf"(?m)^[ \t]*\[\[[ \t]*\"?{key}\b", text)]
        values = found.pop(key, [])
        for at, value in enumerate(values if isinstance(values, list) else [values]):
            where = f"{path}:{lines[at] if at < len(lines) else _line_of(key, text)}"
            try:
                yield read_by_hand(key, value, where)
            except ValueError as wrong:
                raise ConfigError(str(wrong), where=where) from None


def _read_text(path: Path, wrong: type[StorybindError]) -> str:
    """A settings file or stylesheet; a byte-order mark and carriage returns are no mistake."""
    data = files.read_bytes(str(path))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = "" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else f":{data.count(10, 0, error.start) + 1}"
        raise wrong("this is not UTF-8; save it as UTF-8", where=f"{path}{line}") from None


def _checked(values: Mapping[str, object], found: Mapping[str, object], path: Path, text: str) -> Options:
    written = {_ALIASES.get(key, key).replace("-", "_"): key for key in found}
    try:
        return read_options(values, path.name, lambda key: f"{path}:{_line_of(written[key], text)}")
    except OptionError as wrong:
        raise ConfigError(wrong.message, where=wrong.where) from None


def _line_of(key: str, text: str) -> int:
    """The line a key stands on, 1 where it hides in a table."""
    found = re.search(rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _find_cover(names: Sequence[str], places: list[tuple[Options, Path]]) -> Cover | None:
    """The picture that was named, else one of the story's own name; None where there is none."""
    *strong, weak = places
    named = next(((options, folder) for options, folder in strong if options.cover), None)
    if named and named[0].cover not in ("auto", "none"):
        return _read_cover(named[1] / str(named[0].cover), named[0].source_of("cover"))
    if named and named[0].cover == "none":
        return None
    if found := next(filter(None, map(files.find_picture, dict.fromkeys(names))), None):
        return _read_cover(found, "covers/")
    if weak[0].cover not in (None, "auto", "none"):
        return _read_cover(weak[1] / str(weak[0].cover), weak[0].source_of("cover"))
    return None


def _read_cover(path: Path, asked_by: str) -> Cover:
    from storybind.book.cover import read_cover

    try:
        data = files.read_bytes(str(path))
    except (NotFoundError, ReadError) as wrong:
        raise CoverError(f"this is to be the cover, says {asked_by}, and {wrong.message}", where=wrong.where) from None
    return read_cover(data, str(path))


def _find_theme(places: list[tuple[Options, Path]]) -> tuple[str, tuple[Notice, ...]]:
    """The stylesheet that was named, by name or as a file; what readers may mind in it, but survive, is told."""
    from storybind.book.themes import read_theme

    named = next(((options.theme, folder) for options, folder in places if options.theme), ("classic", Path()))
    name, folder = named
    if not name.endswith(".css"):
        return read_theme(name), ()
    from storybind.book.stylesheet import check_alone, check_css

    where = str(folder / name)
    css = _read_text(Path(where), ThemeError)
    found = (*check_alone(css), *check_css(css))
    if wrong := [notice for notice in found if notice.severity is Severity.ERROR]:
        more = f" ({len(wrong) - 1} more)" if len(wrong) > 1 else ""
        raise ThemeError(f"{wrong[0].text}{more}", where=f"{where}:{wrong[0].line or 1}")
    return css, tuple(notice._replace(text=f"{where}:{notice.line or 1}: {notice.text}", line=None) for notice in found)
