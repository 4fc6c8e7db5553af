"""What files of stories are called."""

import re
from pathlib import PurePath

STORIES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml")
"""Endings of the files that hold stories."""

SETTINGS = (".toml", ".toml.txt")
"""Endings of a sidecar and of a `storybind.toml`; Notepad on Windows saves either with the second."""

CONFIGS = tuple(f"storybind{ending}" for ending in SETTINGS)
"""What the file is called that speaks for all stories in a folder."""

REPORT = b"<!doctype html>\n<!-- a report of storybind -->"
"""How a page of `storybind report --html` begins, by which it is told from a story."""


def is_settings(path: str) -> bool:
    """Whether a file is a sidecar or a `storybind.toml`, and no story, though it may end like one.

    >>> is_settings("drafts/Rain.toml.txt"), is_settings("drafts/rain.toml"), is_settings("drafts/rain.txt")
    (True, True, False)
    """
    return path.lower().endswith(SETTINGS)


def names_called(path: str) -> set[str]:
    """The names of the stories that a file may be, or be a sidecar of.

    >>> sorted(names_called("in/rain.toml")), sorted(names_called("in/rain.txt.toml")), sorted(names_called("in/rain.toml.txt"))
    (['rain'], ['rain', 'rain.txt'], ['rain'])
    """
    name = PurePath(path).name
    ending = next(filter(name.lower().endswith, SETTINGS), "")
    if not ending:
        return {PurePath(path).stem}
    named = name[: -len(ending)]
    return {named, bare_name(named)}


def bare_name(path: str) -> str:
    """A story's own name: its file's without the ending, its folder's where it comes in several files.

    >>> bare_name("drafts/rain.final.txt"), bare_name("drafts/rain v1.5"), bare_name("drafts/Mr.Smith")
    ('rain.final', 'rain v1.5', 'Mr.Smith')
    """
    name = PurePath(path)
    ending = name.suffix
    is_kind = ending.lower() in STORIES or re.fullmatch(r"\.(?:[a-z][a-z\d_]{1,7}|[A-Z][A-Z\d_]{1,7})", ending)
    return name.stem if is_kind else name.name
