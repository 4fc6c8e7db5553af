"""How stories arrive: one module for each site, archive and program that puts its own words round a story.

`tables/sources.py` says by which signs each is known, and its module has one function, ``unwrap``, which works on a
`sheet` and looks at its `lines`. It takes what it is sure of: in doubt a line is prose. What stands `between` lines of a page is of it
too, and what is `left_out` is told by kind; `dates` and `genres` read what several sites print alike. Before them all, `columns` of
a page are read one behind the other. They work in this order, each
on what the others left:

- `mail`: the heads of mails and of news articles.
- `sites`: archives and libraries of stories.
- `posts`: blogs, forums and chats.
- `papers`: what a writer puts round a story: the form of a manuscript, or of a screenplay.
- `pages`: running heads and page numbers of printed pages.
"""

import importlib
import re
from collections.abc import Callable, Sequence
from functools import cache

from storybind.model import Entry, Source
from storybind.text.decoding.unusual import find_unusual
from storybind.text.tables.sources import HEAD, SIGNS, TAIL, Sign
from storybind.text.wrapper import Wrapper

_MANUSCRIPT = "papers.manuscript"
_IN_MARKDOWN = tuple(sign for sign in SIGNS if sign.source in ("sites.ao3", "sites.faded_page", "sites.gutenberg"))


def read_wrapper(source: Source) -> Wrapper:
    """Tell the story from what was put round it; a story that comes as it is costs a look at its first and last lines.

    In Markdown only what archives put round a text is looked for, and not what others do to its lines: it has signs of its own.
    """
    if not (found := find_sources(source.text, _IN_MARKDOWN if source.format == "markdown" else SIGNS)):
        return Wrapper(source)
    from storybind.text.sources.between import leave_out_between
    from storybind.text.sources.sheet import Sheet

    sheet = Sheet(source)
    for name in found:
        importlib.import_module(f"storybind.text.sources.{name}").unwrap(sheet)
    leave_out_between(sheet)
    return sheet.wrapper()


def read_contact(source: Source, lines: list[str]) -> tuple[list[str], list[Entry]]:
    """The lines without the writer's address at the top of a manuscript, and what it says; of a text that has no other wrapper."""
    signs = [sign for sign in SIGNS if sign.source == _MANUSCRIPT]
    text = "\n".join(lines)
    if not find_sources(text, signs):
        return lines, []
    from storybind.text.sources.papers.manuscript import unwrap
    from storybind.text.sources.sheet import Sheet

    sheet = Sheet(source._replace(text=text))
    unwrap(sheet)
    return (lines, []) if sheet.wrapper().left_out else (sheet.lines, sheet.entries)


def find_sources(text: str, signs: Sequence[Sign] = SIGNS) -> tuple[str, ...]:
    r"""The modules whose sources a text shows signs of, in the order of the table.

    >>> find_sources("The Eel\n\nIt rained."), find_sources("Rain.\n\nFin de Project Gutenberg\n")
    ((), ('sites.gutenberg',))
    """
    parts = {"head": text[:HEAD], "tail": text[-TAIL:], "text": text}
    unusual = find_unusual(text)
    opens = tuple(opening for sign in signs for opening in sign.opens)
    begins = {" ", "\t", *(opening[0] for opening in opens)}
    opened = [bare for line in text.split("\n") if line[:1] in begins and (bare := line.lstrip()).startswith(opens)]
    lines = "\n".join(opened)
    found = (sign.source for sign in signs if _shows(sign, parts[sign.where], lines, unusual))
    return tuple(dict.fromkeys(found))


@cache
def _telling(need: str) -> str:
    """The first of its characters that is no plain ASCII; empty where all are."""
    return next((char for char in need if not char.isascii()), "")


@cache
def _find(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """How a pattern is looked for: at the beginning alone where it says so, as a search would try it everywhere."""
    compiled = re.compile(pattern, re.MULTILINE)
    return compiled.match if pattern.startswith(r"\A") else compiled.search


def _shows(sign: Sign, part: str, opened: str, unusual: str) -> bool:
    """Whether a part of a text has a sign; `opened` are the lines that begin as those of any row do."""
    looked_in = opened if sign.opens else part
    for need in sign.needs:
        if _telling(need) in unusual and need[0] in looked_in and need in looked_in:  # a sign is looked for in no time
            return all(_find(pattern)(f"\n{part}") for pattern in sign.patterns)
    return False
