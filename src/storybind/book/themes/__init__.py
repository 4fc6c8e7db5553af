"""The stylesheets that books can wear."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def read_theme(name: str) -> str:
    """The stylesheet of a theme, one of `options.THEMES`."""
    return (_FOLDER / f"{name}.css").read_text(encoding="utf-8")
