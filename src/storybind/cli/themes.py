"""``storybind themes``: how a book can look, or the stylesheet of one look, to start one's own from."""

from storybind.cli import say
from storybind.errors import UsageError
from storybind.options import THEMES

_DEFAULT = next(iter(THEMES))


def run(name: str | None, *, as_json: bool) -> int:
    """List the themes, or print the stylesheet of one, in JSON as a field more. Gives the exit code; raises `UsageError`."""
    if name is not None and name not in THEMES:
        raise UsageError(f"there is no theme {name!r}; there are {', '.join(THEMES)}")
    css: dict[str, str] = {}
    if name is not None:
        from storybind.book.themes import print_theme

        css = {"css": print_theme(name)}
    if css and not as_json:
        say.raw(css["css"].encode())
        return 0
    for theme in THEMES if name is None else (name,):
        look, is_default = THEMES[theme], theme == _DEFAULT
        if as_json:
            say.record({"theme": theme, "default": is_default, "look": look, **css})
        else:
            say.line(f"{theme:<11} {look}{' (the default)' if is_default else ''}")
    return 0
