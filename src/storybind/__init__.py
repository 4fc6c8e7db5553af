r"""storybind turns a plain-text story into an EPUB that looks as if a careful publisher had made it.

>>> from storybind import Manuscript, convert, decode
>>> bound = convert(Manuscript(decode(b"Rain\n\nIt was raining. She let it.\n", "rain.txt")))
>>> bound.story.metadata.title.value, bound.words
('Rain', 7)
"""

__version__ = "0.2.0"

TYPE_CHECKING = False  # as type checkers know it; `typing` takes a while to load, and Ctrl-C is not yet answered here
if TYPE_CHECKING:
    from storybind.errors import StorybindError as StorybindError
    from storybind.manuscript import gather as gather
    from storybind.model import Book as Book
    from storybind.model import Bound as Bound
    from storybind.model import Source as Source
    from storybind.model import Story as Story
    from storybind.options import Options as Options
    from storybind.pipeline import Manuscript as Manuscript
    from storybind.pipeline import convert as convert
    from storybind.pipeline import read_story as read_story
    from storybind.text.decode import decode as decode

_HOMES = {
    "Book": "model", "Bound": "model", "Manuscript": "pipeline", "Options": "options", "Source": "model", "Story": "model",
    "StorybindError": "errors", "convert": "pipeline", "decode": "text.decode", "gather": "manuscript", "read_story": "pipeline",
}  # fmt: skip
__all__ = list(_HOMES)


def __getattr__(name: str) -> object:
    """A public name, loaded when first asked for: `storybind --help` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'storybind' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"storybind.{_HOMES[name]}"), name)
