"""What the terminal sets in columns."""

from storybind.columns import width

NAMED = 200
"""Columns of a title, and of its authors, in a line that names them."""


def pad(text: str, room: int) -> str:
    """A text with blanks behind it, up to so many columns."""
    return text + " " * (room - width(text))
