"""Genres as FanFiction.net prints them side by side, on its page and in what is copied of it."""

import re

_GENRES = frozenset(
    """general romance humor drama poetry adventure mystery horror parody angst supernatural suspense sci-fi fantasy spiritual
    tragedy western crime family friendship hurt/comfort""".split()
)  # as the site's menu has them


def read_genres(part: str) -> tuple[str, ...]:
    """Genres apart at their strokes, of which one has a stroke in its name; empty for anything else.

    >>> read_genres("Hurt/Comfort/Family"), read_genres("Nell A., Davy A.")
    (('Hurt/Comfort', 'Family'), ())
    """
    names = [name.replace("|", "/") for name in re.split(r"/| & ", part.replace("Hurt/Comfort", "Hurt|Comfort"))]
    return tuple(names) if all(name.casefold() in _GENRES for name in names) else ()
