"""Elements without text of the page, such as a script, that nothing closes: what stands below them no browser shows."""

import re
from collections.abc import Iterator

from storybind.model import Notice, Source
from storybind.text.html.soup import BLOCKS, CODE, MARKUP, NO_TEXT, Tree
from storybind.text.html.transcript import find_words

_NAMES = sorted(NO_TEXT - {"rp", "svg"})  # the one may stay open, the other ends where a paragraph begins
_INITIALS = "".join(sorted({name[0] for name in _NAMES}))  # asked for first: hardly any other tag has one of them
_HOLDERS = re.compile(rf"<(/?)(?=[{_INITIALS}])({'|'.join(_NAMES)})(?=[\s/>])", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS))})(?=[\s/>])", re.IGNORECASE)


def tell_unclosed(text: str, tree: Tree, source: Source) -> Iterator[Notice]:
    """What is to be told of elements that nothing closes and that have paragraphs below them, which are in no book.

    `text` is the page that the tree was made of, `source` says which lines of the file its lines are.
    """
    last = {found[2].casefold(): found for found in _HOLDERS.finditer(text)}
    for name, found in last.items():
        if found[1] or (name in CODE and not _BLOCK.search(text, found.start())):
            continue
        line = text.count("\n", 0, found.start()) + 1
        held = next((tag for tag in reversed(tree.tags) if tag.name == name), None)
        if held is None or held.sourceline != line:  # it stands in a comment or in a script
            continue
        swallowed = held is tree.tags[-1] and not held.contents  # the parser drops what a script has without an end
        words = len(find_words(MARKUP.sub(" ", text[found.start() :] if swallowed else held.get_text(" "))))
        if words:
            told = (
                f"<{name}> on line {source.place(line)[1]} is never closed, and the {words:,} words below it are left out, as "
                f"no browser shows them; if they are the story's, write </{name}> where it ends"
            )
            yield Notice("unclosed-element", told)
