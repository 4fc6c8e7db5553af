"""The stylesheets that books can wear: each theme is what all share, and its own look."""

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_CHARSET = r"""(?i)\A\ufeff|@charset\s+("[^"\n]*"|'[^'\n]*')\s*;\s*"""
_WHOLE = r"(?:[\s\ufeff]|@charset[^;]*;|/\*(?!\s*whole theme\s*[:*]).*?\*/)*+/\*\s*whole theme\s*(?::|\*/)"
_SAYS_WHOLE = (
    "/* whole theme: without this line what follows is laid over classic, and need only say what is to be another */\n"
)


@cache
def read_theme(name: str) -> str:
    """The stylesheet of a theme, one of `options.THEMES`."""
    return "".join((_FOLDER / f"{sheet}.css").read_text(encoding="utf-8") for sheet in ("base", name))


def print_theme(name: str) -> str:
    """The stylesheet of a theme as a start for one's own: it says that it is whole."""
    charset, rest = read_theme(name).split("\n", 1)
    return f"{charset}\n{_SAYS_WHOLE}{rest}"


def lay_over(css: str) -> str:
    r"""A user's stylesheet as a book wears it: over the first theme, unless it says that it is a whole one.

    That is said by a comment before its first rule: ``/* whole theme */``, or with more behind a colon.

    >>> lay_over("p { margin: 1em; }").endswith("/* over it */\np { margin: 1em; }")
    True
    >>> lay_over("/* whole theme */ p { margin: 1em; }")
    '/* whole theme */ p { margin: 1em; }'
    """
    return (
        css
        if re.match(_WHOLE, css, re.DOTALL)
        else f"{read_theme('classic')}\n/* over it */\n{re.sub(_CHARSET, '', css)}"
    )
