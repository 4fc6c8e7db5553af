"""Which of the files that are to be joined are the story, in which order they go, and what it is called."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from storybind.edge import files, stores
from storybind.edge.folder import check_local
from storybind.errors import NotFoundError, UsageError
from storybind.filenames import STORIES, bare_name, is_settings
from storybind.text.tables.folders import ABOUT, PAPER, PLACE

_BESIDE = "is not in the book; name the files one by one to have it in"
_TELLS = f"tells of its folder and {_BESIDE}"
_ENDINGS = {".txt": (".txt", ".text"), ".md": (".md", ".markdown"), ".html": (".html", ".htm", ".xhtml")}
_HEAD_ALONE = rb"(?s)(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:(?!---|\.\.\.).*?\n)?(?:---|\.\.\.)\s*"
_NOTHING = rb"(?:\xef\xbb\xbf)?[\s\0]*(?:\{\w+\}\s*)?"  # what Leanpub parts a book with is no text either
_LISTED = r"\W*(?:\[[^\]]*\]\((?P<link>[^()]*)\)|(?P<name>[^\[\]()]+?))\s*"
_LONGEST_LIST = 20_000  # bytes
_OF_PLACES = rf"(?m)^title:[ \t]*[\"']?{PLACE.pattern}[\"']?[ \t]*\r?$".encode()
_LANDING = "index"  # the page of a site that the others hang on
_DEEPEST = 3  # folders below the one that is joined
_MOST = 5_000  # files that are looked at there
_MOST_NAMED = 3


def in_order(paths: Sequence[str], *, deep: bool = True) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """The files of one story in their order; and what lies in its folders and is no part of it, with what to say of it.

    Args:
        paths: Files and folders.
        deep: Whether to look for stories in folders below, to tell of them.

    Raises:
        NotFoundError: There is no such file, or no story in a folder.
        UsageError: Standard input is among them.
    """
    from storybind.text.files.order import natural

    if "-" in paths:
        raise UsageError("standard input is one story; name the files to join")
    stories: list[str] = []
    beside: list[tuple[str, str]] = []
    for path in paths:
        if not files.is_folder(path):
            files.check_there(path)
            stories.append(path)
            continue
        found = files.find_stories(path, STORIES)
        about = [story for story in found if ABOUT.fits(bare_name(story))]
        below = _below(path) if deep and len(paths) == 1 else {}
        if len(about) == len(found) and (below or not found):
            raise _no_story(path, found, below)
        left = _of_folder(found, about)
        beside += left.items()
        if below:
            told = f"has folders whose stories are not in the book: {_counted(below)}; join one of them to have those"
            beside.append((joined_name(paths), told))
        stories += sorted((story for story in found if story not in left), key=natural)
    given = [path for path in paths if not files.is_folder(path)]
    return sorted(stories, key=natural) if stories == given == sorted(given) else stories, tuple(beside)


def _no_story(path: str, found: Sequence[str], below: Mapping[str, int]) -> NotFoundError:
    """That a folder has no story of its own, and where there are some."""
    if not below:
        return NotFoundError(f"there is no story ({', '.join(STORIES)}) in this folder", where=path)
    but = f" but {', '.join(sorted(PurePath(story).name for story in found))}" if found else ""
    told = f"there is no story right in this folder{but}, and some in folders below it: {_counted(below)}; join one of them"
    return NotFoundError(told, where=path)


def _below(path: str) -> dict[str, int]:
    """The folders below one that have stories, and how many each; none that is hidden, none in a store, which is not walked through."""
    if stores.is_url(path):
        return {}
    found: dict[str, int] = {}
    seen = 0
    for folder, inner, names in os.walk(path):
        place = PurePath(folder).relative_to(path)
        depth, seen = len(place.parts), seen + len(names)
        inner[:] = sorted(name for name in inner if name[0] not in "._") if depth < _DEEPEST and seen < _MOST else []
        told = [
            name
            for name in names
            if name[0] != "."
            and name.lower().endswith(STORIES)
            and not (is_settings(name) or ABOUT.fits(bare_name(name)))
        ]
        if depth and told:
            found[place.as_posix()] = len(told)
    return found


def _counted(below: Mapping[str, int]) -> str:
    """Folders with their numbers of stories, those with most of them first.

    >>> _counted({"notes": 1, "chapters": 12, "a": 2, "b": 1})
    'chapters (12), a (2), b (1) and 1 more'
    """
    most = sorted(below, key=lambda name: (-below[name], name))
    more = f" and {len(most) - _MOST_NAMED} more" if len(most) > _MOST_NAMED else ""
    return ", ".join(f"{name} ({below[name]})" for name in most[:_MOST_NAMED]) + more


def _of_folder(found: Sequence[str], about: Sequence[str]) -> dict[str, str]:
    """Those files of a folder that tell of it, or of how the story was written, and what to say of each; never all of them.

    A paper of the writer's is known beside two chapters or more that count from one on, or from nought, but for prologue and
    epilogue; so is a file without a number that is of another kind than they are, but for front matter alone.
    """
    from storybind.text.files.order import is_among_chapters

    names = {story: re.sub(r"[\W_]+", " ", bare_name(story)).strip() for story in found if story not in about}
    known = set(names.values())
    papers = [
        story
        for story, name in names.items()
        if PAPER.fits(name) or ((own := re.match(r"(.+?) (?:notes|outline|summary)$", name)) and own[1] in known)
    ]
    plain = [story for story, name in names.items() if story not in papers and is_among_chapters(name)]
    told = dict.fromkeys(about, _TELLS)
    if kind := _counting(plain, names):
        others = [
            story
            for story, name in names.items()
            if (story in plain or name == _LANDING)
            and _kind(story) != kind
            and not is_head_alone(files.read_bytes(story))
        ]
        told |= dict.fromkeys(papers, _TELLS) | dict.fromkeys(
            others, f"is of another kind than the chapters and {_BESIDE}"
        )
    return told if len(told) < len(found) else {}


def _counting(plain: Sequence[str], names: Mapping[str, str]) -> str:
    """The kind of the chapters that count among these files, if all of that kind do and none of another; else empty."""
    numbers = {story: int(found[0]) for story in plain if (found := re.search(r"\d{1,4}", names[story]))}
    kinds = {_kind(story) for story in numbers}
    whole = len(kinds) == 1 and all(story in numbers for story in plain if _kind(story) in kinds)
    return kinds.pop() if whole and len(numbers) > 1 and min(numbers.values()) in (0, 1) else ""


def _kind(story: str) -> str:
    """What a file's ending says of its kind: ``.markdown`` is ``.md``."""
    ending = PurePath(story).suffix.lower()
    return next((kind for kind, endings in _ENDINGS.items() if ending in endings), ending)


def sort_out(read: Mapping[str, bytes]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    r"""The files that have a story in them, one that is nothing but front matter first; and the others, with what to say of them.

    Where all are blank, or lists, all are left, for whoever reads them to say so.

    >>> sort_out({"1.md": b"Rain.", "2.md": b"", "Book.txt": b"1.md\n2.md", "meta.md": b"---\ntitle: Rain\n---\n"})[0]
    ['meta.md', '1.md']
    """
    names = {PurePath(path).name for path in read}
    left = dict(_without_story(read, names))
    if len(left) == len(read):
        return list(read), ()
    stories = sorted((path for path in read if path not in left), key=lambda path: not is_head_alone(read[path]))
    return stories, tuple(left.items())


def _without_story(read: Mapping[str, bytes], names: set[str]) -> Iterator[tuple[str, str]]:
    for path, data in read.items():
        if re.fullmatch(_NOTHING, data) or (is_head_alone(data) and re.search(_OF_PLACES, data)):
            yield path, "has nothing to read in it and is not in the book"
        elif len(data) < _LONGEST_LIST and _is_list(data.decode("utf-8", "replace"), names):
            yield path, f"only lists files and {_BESIDE}"


def _is_list(text: str, names: set[str]) -> bool:
    r"""Whether a text is a list of the files beside it, as Leanpub and mdBook have one: by its lines, but for headings.

    >>> _is_list("# Summary\n\n- [One](one.md)\n  - [Two](./two.md)\n- [Three]()", {"one.md", "two.md"})
    True
    >>> _is_list("one.md\ntwo.md\nthree.md", {"one.md"}), _is_list("one.md\nIt rained.", {"one.md"})
    (False, False)
    """
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip(" -*_") and line[0] != "#"]
    listed = [re.fullmatch(_LISTED, line) for line in lines]
    linked = [PurePath(one["link"] or one["name"] or "").name for one in listed if one]
    known = sum(name in names for name in linked)
    return (
        len(linked) == len(lines)
        and known > 0
        and known * 2 > len(lines)
        and all(not name or name.lower().endswith(STORIES) for name in linked)
    )


def is_head_alone(data: bytes) -> bool:
    r"""Whether a file is nothing but front matter, as the one is that Pandoc is given before the chapters.

    >>> is_head_alone(b"---\ntitle: Rain\n...\n"), is_head_alone(b"---\ntitle: Rain\n---\nIt rained.")
    (True, False)
    """
    return data[:6].lstrip(b"\xef\xbb\xbf").startswith(b"---") and re.fullmatch(_HEAD_ALONE, data) is not None


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


def called_after(paths: Sequence[str]) -> str:
    """The title of a joined story that names none, where its folder is called ``chapters`` or the like: the folder above; else empty.

    >>> called_after(["the-gull/manuscript"]), called_after(["the-gull"])
    ('the-gull', '')
    """
    name = joined_name(paths)
    if stores.is_url(name) or not PLACE.fits(PurePath(name).name):
        return ""
    above = Path(name).absolute().parent
    while PLACE.fits(above.name):
        above = above.parent
    return "" if above == Path.home() else above.name
