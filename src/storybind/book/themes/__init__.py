"""The stylesheets that books can wear."""

from __future__ import annotations

from pathlib import Path

from storybind.errors import ThemeError

_FOLDER = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The themes there are, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.css")))


def read_theme(name: str) -> str:
    """A theme's stylesheet.

    Raises:
        ThemeError: There is none of this name.
    """
    if name not in names():
        raise ThemeError(
            f"there is no theme {name!r}; use {', '.join(names())}, or the path of a stylesheet that ends in .css"
        )
    return (_FOLDER / f"{name}.css").read_text(encoding="utf-8")
