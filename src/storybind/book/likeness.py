"""Whether two books tell the same story, as one does that was changed since the other was made."""

import re

from storybind.book.package import Package, read_package
from storybind.errors import NotABookError

_SHARE = 4  # one stretch in so many
_STRETCH = 4  # words
_ENOUGH = 20_000  # words that are looked at
_STORY = re.compile(rb"<body[^>]*bodymatter.*", re.DOTALL)
"""A page of the story, and not of what any book has round one."""
_WORD = re.compile(r"[\u2e80-\U0003ffff]|[^\W\u2e80-\U0003ffff]+")
"""Where no blanks are set, a sign."""


def are_alike(one: bytes, other: bytes) -> bool:
    """Whether of two EPUBs' stretches of words one in four is in both, of those of the shorter; not where one cannot be read."""
    try:
        first, second = (_stretches(read_package(data)) for data in (one, other))
    except NotABookError:
        return False
    return 0 < min(len(first), len(second)) <= _SHARE * len(first & second)


def _stretches(package: Package) -> set[tuple[str, ...]]:
    words: list[str] = []
    for item in package.spine:
        if len(words) < _ENOUGH and (page := _STORY.search(package.read(item.name))):
            words += _WORD.findall(re.sub("<[^>]*>", " ", page[0].decode("utf-8", "replace")))[:_ENOUGH]
    return {tuple(words[at : at + _STRETCH]) for at in range(len(words) - _STRETCH + 1)}
