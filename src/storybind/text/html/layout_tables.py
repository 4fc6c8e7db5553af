"""Which tables of a page hold data, and which only lay it out."""

from bs4.element import NavigableString

from storybind.text.html.soup import Tree

_LAID_OUT = frozenset({"table", "hr", "h1", "h2", "h3", "blockquote"})  # what a table of data does not hold
_CELL_WORDS = 60  # in a cell of a table from which it is a way to lay out a page


def find_data_tables(tree: Tree) -> frozenset[int]:
    """The tables of a page, by ``id()``, that hold data: the others, of cells as long as paragraphs, only lay it out."""
    tables = tree.named.get("table", ())
    if not tables:
        return frozenset()
    words: dict[int, int] = {}
    laid_out: set[int] = set()
    cells: set[int] = set()  # what holds a cell
    for tag in reversed(tree.tags):
        own = sum(len(node.split()) for node in tag.contents if type(node) is NavigableString)
        words[id(tag)] = words.get(id(tag), 0) + own
        words[id(tag.parent)] = words.get(id(tag.parent), 0) + words[id(tag)]
        cell = tag.name in ("td", "th")
        if id(tag) in laid_out or tag.name in _LAID_OUT or (cell and words[id(tag)] > _CELL_WORDS):
            laid_out.add(id(tag.parent))
        if cell or id(tag) in cells:
            cells.add(id(tag.parent))
    return frozenset(id(table) for table in tables if id(table) in cells and id(table) not in laid_out)
