"""``storybind themes``: how a book can look, or the stylesheet of one look, to start one's own from."""

from storybind.cli import say
from storybind.errors import UsageError
from storybind.options import THEMES

_DEFAULT = next(iter(THEMES))


def run(name: str | None, *, as_json: bool) -> int:
    """List the themes, or print the stylesheet of one. Gives the exit code; raises `UsageError`."""
    if name is not None:
        from storybind.book.themes import print_theme

        if name not in THEMES:
            raise UsageError(f"there is no theme {name!r}; there are {', '.join(THEMES)}")
        say.raw(print_theme(name).encode())
        return 0
    for theme, look in THEMES.items():
        if as_json:
            say.record({"theme": theme, "default": theme == _DEFAULT, "look": look})
        else:
            say.line(f"{theme:<11} {look}{' (the default)' if theme == _DEFAULT else ''}")
    return 0
