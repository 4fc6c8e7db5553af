"""A web page read: its story as a text of its own, proved by a second reading, and what is to be told of it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from storybind.counting import tell_counts
from storybind.model import Notice, Severity, Source, clip
from storybind.text.html import witness
from storybind.text.html.assembly import assemble
from storybind.text.html.body import HEADINGS
from storybind.text.html.cascade import Cascade
from storybind.text.html.flow import Flow
from storybind.text.html.footnotes import find_footnotes
from storybind.text.html.pictures import part_headings
from storybind.text.html.piece import Piece, as_printed
from storybind.text.html.regions import REST, find_regions
from storybind.text.html.soup import BLOCKS, CODE, MARKUP, NO_TEXT, Styles, Tree, defuse, parse
from storybind.text.html.survey import Survey, survey
from storybind.text.html.transcript import find_words
from storybind.text.reading import Reading
from storybind.text.tables.marks import is_mark

_BLOCK_TAG = re.compile(
    r"<(?:p|br|div|h[1-6]|hr|li|td|blockquote|center|section|article|body|html|pre)\b", re.IGNORECASE
)

_TOLD = frozenset(
    ("story", "chapter", "title", "sections", "note", "licence", REST.kind)
)  # regions with headings of the story

_FEW, _MOSTLY = 150, 3  # words beside links of a page that may be a list of these, and how many more the links have
_NEXT_TO_NONE, _LEAST_PAGE = 30, 500  # words of a page that has next to none, and characters of one that a site made
_SOMETHING = 600  # characters of a story from which nothing is to be told: where words have no blanks between them, one cannot count them
_NAMES = sorted(NO_TEXT - {"rp", "svg"})  # the one may stay open, the other ends where a paragraph begins
_INITIALS = "".join(sorted({name[0] for name in _NAMES}))  # asked for first: hardly any other tag has one of them
_HOLDERS = re.compile(rf"<(/?)(?=[{_INITIALS}])({'|'.join(_NAMES)})(?=[\s/>])", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS))})(?=[\s/>])", re.IGNORECASE)


def read_html(source: Source, pictures: frozenset[str] = frozenset()) -> Reading | Source:
    """Read a web page, and make sure by a second reading that no word of it was lost; of one that only wraps a plain text, that text.

    `pictures` are the places of those that can be shown.

    Raises:
        LostWordsError: The second reading found a word that the first has not.
    """
    text = defuse(source.text)
    if not _BLOCK_TAG.search(text):
        return source._replace(format="text")
    tree = parse(text)
    styles = Styles(tree)
    page = survey(tree, styles)
    regions = find_regions(page)
    notes = find_footnotes(page, regions)
    flow = Flow(tree.root, Cascade(page, styles, regions, notes), pictures)
    pieces = list(part_headings(flow.read(), pictures))
    unshown = witness.testify(text, (piece.said for piece in pieces), source.path)
    told = (
        *_tell_unshown(unshown, page.total),
        *_tell_unclosed(text, tree, source),
        *_tell_bare(page, pieces, len(text)),
    )
    if plain := _plain_text(source, pieces):
        return plain._replace(notices=(*plain.notices, *told))
    whole = assemble(source, tree, pieces, flow.unshown)
    witness.testify_headings(_headings(pieces), whole.source.lines, source.path)
    return whole._replace(notices=(*whole.notices, *told))


def _tell_unshown(unshown: Counter[str], shown: int) -> Iterator[Notice]:
    """What is to be told of words that no browser shows, counted by what holds them; beside those that one does."""
    if unshown:
        total = unshown.total()
        told = f"left out of the book, as no browser shows it: {tell_counts(unshown)}"
        if total > shown:
            told += ", and that is more than the page shows; if it is the story, take these signs away"
        yield Notice("unshown-text", told, None, Severity.WARNING if total > shown else Severity.INFO)


def _tell_bare(page: Survey, pieces: Sequence[Piece], size: int) -> Iterator[Notice]:
    """What is to be told of a page of some `size`, in characters, that says next to nothing, or has little beside its links."""
    if sum(len(piece.text) for piece in pieces if piece.region.kind in _TOLD and not piece.linked) > _SOMETHING:
        return
    linked = sum(len(tag.get_text().split()) for tag in page.tree.tags if tag.name == "a") if page.total < _FEW else 0
    if linked > page.total * _MOSTLY and linked > _FEW:
        told = f"{linked:,} of the page's words are links, and {page.total:,} are not; is it a list of chapters, and the story on other pages?"
        yield Notice("bare-page", told, None, Severity.WARNING)
    elif page.total < _NEXT_TO_NONE and size > _LEAST_PAGE and any(tag.name == "script" for tag in page.tree.tags):
        told = (
            f"the page has only {page.total:,} words; where a site's script fetches the story, or one must be logged in to see it, save "
            "the page once the story stands on the screen"
        )
        yield Notice("bare-page", told, None, Severity.WARNING)


def _headings(pieces: Sequence[Piece]) -> Iterator[tuple[str, int]]:
    """The headings of a page's story with their readings, but for rows of signs; each with its line in the file.

    One with footnotes is in parts, as their numbers need not stand in it.
    """
    for piece in pieces:
        story = piece.region.kind in _TOLD and not piece.note
        if story and piece.element in HEADINGS and not is_mark(piece.text):
            references = [(one.start, one.end) for one in piece.inline if one.kind == "noteref"]
            at = 0
            for start, end in (*references, (len(piece.text), 0)):
                yield as_printed(piece.text[at:start], clip(piece.inline, at, start)), piece.line
                at = end


def _plain_text(source: Source, pieces: Sequence[Piece]) -> Source | None:
    """The text of a page that only shows a text file, as browsers save one; None for any other."""
    told = [piece for piece in pieces if piece.region.kind != "hidden"]
    if not told or not all(piece.kept and not piece.inline for piece in told):
        return None
    lines: list[str] = []
    origins: list[int] = []
    for piece in told:
        for at, line in enumerate([""] * (piece.gap if lines else 0) + piece.text.split("\n")):
            lines.append(line)
            origins.append(piece.line + max(0, at - piece.gap))
    return source.retold(lines, origins)._replace(format="text")


def _tell_unclosed(text: str, tree: Tree, source: Source) -> Iterator[Notice]:
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
