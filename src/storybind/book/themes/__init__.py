"""The stylesheets that books can wear: each theme is what all share, and its own look."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def read_theme(name: str) -> str:
    """The stylesheet of a theme, one of `options.THEMES`."""
    return "".join((_FOLDER / f"{sheet}.css").read_text(encoding="utf-8") for sheet in ("base", name))
