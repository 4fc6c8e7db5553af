"""How stories arrive: one module for each site, archive and program that puts its own words round a story.

A row of `table` says by which signs each is known, and its module has one function, ``unwrap``, which works on a
`Sheet`. It takes what it is sure of: in doubt a line is prose.
"""

from __future__ import annotations

import importlib

from storybind.model import Source
from storybind.text.sources.table import find_sources
from storybind.text.wrapper import Wrapper


def read_wrapper(source: Source) -> Wrapper:
    """Tell the story from what was put round it; a story that comes as it is costs a look at its first and last lines."""
    if not (found := find_sources(source.text)):
        return Wrapper(source)
    from storybind.text.sources.sheet import Sheet

    sheet = Sheet(source)
    for name in found:
        importlib.import_module(f"storybind.text.sources.{name}").unwrap(sheet)
    return sheet.wrapper()
