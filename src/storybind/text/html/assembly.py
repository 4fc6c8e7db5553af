"""The pieces of a page put together: a text of its own, the story's blocks, and what the page says of the story."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby, pairwise

from storybind.counting import tell_counts
from storybind.model import Inline, Note, Notice, Severity, Source
from storybind.syntax import shorten
from storybind.text.heading.levels import settle_levels
from storybind.text.heading.line import read_heading
from storybind.text.html.about import About
from storybind.text.html.apart import find_apart
from storybind.text.html.archive import Sections, read_labels
from storybind.text.html.body import HEADINGS, Body
from storybind.text.html.head import read_page_head, read_page_language
from storybind.text.html.header import split_head
from storybind.text.html.piece import Piece, bracket_readings
from storybind.text.html.regions import HIDDEN, STORY, Region
from storybind.text.html.soup import Tree
from storybind.text.html.survey import FOOT_OF_PAGE
from storybind.text.html.terms import read_terms, settle_terms
from storybind.text.html.title import SIGNED, settle_title
from storybind.text.html.transcript import Transcript, find_words
from storybind.text.note.opening import open_note
from storybind.text.reading import Reading
from storybind.text.tables.buttons import is_furniture
from storybind.text.tables.headings import Rank
from storybind.text.tables.marks import is_mark

_NAVIGATION, _FOOT = Region("out:navigation"), Region(FOOT_OF_PAGE)
_MOST_OF_FOOT, _LINE = 6, 200  # lines below the last rule, and characters of one
_ENDS = '.!?…。！？”"’»'  # of a sentence
_PARTED = " | "  # between links
_WITH_RUBY = (
    "story",
    "sections",
    "note",
    "licence",
)  # regions whose blocks keep their emphasis, but for their headings
_LIBRARY = "PROJECT GUTENBERG"  # as its lines round a book have it
_CAPTION = 8  # words at the most


def assemble(source: Source, tree: Tree, pieces: Sequence[Piece], unshown: Sequence[str]) -> Reading:
    """Put the pieces of a page together, part by part; `unshown` are the places of pictures that nothing stands for."""
    if _LIBRARY in source.text:
        pieces = settle_terms(pieces)
    titled = settle_title(pieces, tree)
    pieces = _free_references(_trim_links(titled.pieces))
    page = Transcript(titled.title)
    _write(page, tree, pieces)
    hidden = list(read_page_head(tree, page))
    for kind, words in chain.from_iterable(piece.unseen for piece in pieces):
        if kind != HIDDEN.kind:
            page.tally[kind.removeprefix("out:")] += words
    header, blocks = split_head(source, page, hidden, titled=titled.shown)
    notices = (*_tell_unshown(unshown), *_tell_left_out(page), *_tell_hidden(pieces))
    apart, others = tuple(find_apart(page.apart)), tuple(read_page_language(tree, page))
    whole = source.retold(page.lines, page.origins)
    left_out = tuple(page.left_out)
    return Reading(whole, header, "html", settle_levels(blocks), left_out, notices, apart=apart, others=others)


def _trim_links(pieces: Sequence[Piece]) -> list[Piece]:
    """What stands above and below the story and only leads elsewhere is no part of it."""
    trimmed = [*pieces]
    story = [at for at, piece in enumerate(pieces) if piece.region is STORY]
    _trim_ends(trimmed, story)
    _trim_contents(trimmed, story)
    _trim_foot(trimmed, story)
    return trimmed


def _free_references(pieces: Sequence[Piece]) -> list[Piece]:
    """References to footnotes of which there is no text among the story's are signs as typed: its text may have others of the same name."""
    names = {piece.note for piece in pieces if piece.note and piece.region.kind != "licence"}

    def is_sure(one: Inline) -> bool:
        return one.kind != "noteref" or one.target in names

    return [
        piece if all(map(is_sure, piece.inline)) else piece._replace(inline=tuple(filter(is_sure, piece.inline)))
        for piece in pieces
    ]


def _trim_ends(trimmed: list[Piece], story: Sequence[int]) -> None:
    """Leave out the links above the first words of a story and below its last."""
    for places in (story, story[::-1]):
        for at in places:
            piece = trimmed[at]
            if not piece.linked and piece.has_words:
                break
            if piece.linked and not _is_spared(piece):
                trimmed[at] = piece._replace(region=_NAVIGATION)


def _trim_contents(trimmed: list[Piece], story: Sequence[int]) -> None:
    """Leave out the heading of a list of contents whose entries are left out."""
    for at, below in pairwise(story):
        found = read_heading(trimmed[at].text) if below > at + 1 else None
        if found and found.family.rank is Rank.CONTENTS and trimmed[at + 1].region.kind == _NAVIGATION.kind:
            trimmed[at] = trimmed[at]._replace(region=_NAVIGATION)


def _trim_foot(trimmed: list[Piece], story: Sequence[int]) -> None:
    """Leave out the few lines of a foot below the last rule: links, such as have a row of them, and what pages print there.

    A link alone shows no foot, for a verse may be one, or what an epilogue is called.
    """
    rule = next((at for at in reversed(story) if trimmed[at].element == "hr"), -1)
    foot = [at for at in story if at > rule >= 0]
    opens = 0 < len(foot) <= _MOST_OF_FOOT and (trimmed[foot[0]].linked or _is_printed(trimmed[foot[0]]))
    if opens and all(_is_of_foot(trimmed[at]) for at in foot):
        for at in foot:
            trimmed[at] = trimmed[at]._replace(region=_FOOT)


def _is_of_foot(piece: Piece) -> bool:
    """Whether a piece may be of a page's foot: short, and links or a row of them but no sentence, or what pages print there."""
    if len(piece.text) >= _LINE or _is_spared(piece):
        return False
    links = piece.linked or not piece.has_words or _PARTED in piece.text
    return (links and piece.text[-1:] not in _ENDS) or _is_printed(piece)


def _is_printed(piece: Piece) -> bool:
    """Whether each line of a piece is what pages print at their foot."""
    return all(map(is_furniture, piece.text.split("\n")))


def _is_spared(piece: Piece) -> bool:
    """Whether a piece is the story's wherever it leads: a heading, back to the contents, or a footnote."""
    return piece.element in HEADINGS or bool(piece.note)


def _write(page: Transcript, tree: Tree, pieces: Sequence[Piece]) -> None:
    """Write each part of a page by what it is."""
    body = Body(page, pieces)
    about = About(page, tree, body)
    sections = Sections(page, body)
    writers: dict[str, Callable[[Sequence[Piece]], None]] = {
        "story": body.read,
        "chapter": body.read,
        "title": about.read_title,
        SIGNED.kind: about.read_signature,
        "tags": about.read_tags,
        "summary": about.read_summary,
        "site:profile": about.read_profile,
        "labels": partial(read_labels, page, tree),
        "sections": sections.read,
        "note": partial(_read_note, page),
        "licence": partial(read_terms, page),
    }
    for region, part in groupby(pieces, key=lambda piece: piece.region):
        if region.kind != "hidden":
            ruby = region.kind in _WITH_RUBY
            told = [piece if ruby and piece.element not in HEADINGS else bracket_readings(piece) for piece in part]
            writers.get(region.kind, about.read_lines)(told)
    sections.close()


def _tell_unshown(places: Sequence[str]) -> Iterator[Notice]:
    """Pictures of which nothing is in the book."""
    if places:
        one = len(places) == 1
        said = "a picture of the page is" if one else f"{len(places)} pictures of the page are"
        why = "its file is not beside it and it has" if one else "their files are not beside it and they have"
        which = shorten(places[0]) + ("" if one else " and others")
        told = f"{said} not in the book, as {why} no words: {which}; save the page with its pictures"
        yield Notice("no-picture", told, None, Severity.INFO)


def _tell_left_out(page: Transcript) -> Iterator[Notice]:
    """What was left out of the book, by kind."""
    if page.tally:
        told = f"left out of the book: {tell_counts(page.tally)}"
        yield Notice("left-out", told, page.left_out[0].span.first if page.left_out else None, Severity.INFO)


def _tell_hidden(pieces: Sequence[Piece]) -> Iterator[Notice]:
    """What the page hides from its readers."""
    words = sum(words for piece in pieces for kind, words in piece.unseen if kind == HIDDEN.kind)
    words += sum(len(find_words(piece.said)) for piece in pieces if piece.region.kind == "hidden")
    if words:
        told = f"{words:,} word{'s are' if words > 1 else ' is'} hidden on the page, and left out of the book"
        yield Notice("hidden-text", told, None, Severity.INFO)


def _read_note(page: Transcript, part: Sequence[Piece]) -> None:
    """Write an author's note: its caption, and what it says."""
    told = [piece for piece in part if not is_mark(piece.text)]
    label = ""
    if len(told) > 1 and _is_caption(told[0]):
        label = told[0].text.rstrip(": ").replace("\n", " ")
        told = told[1:]
    blocks = [page.note_block(piece, "" if at else label) for at, piece in enumerate(told)]
    if not blocks:
        return
    if not label and (opened := open_note(blocks[0])) and opened.text:
        page.notes.append(opened._replace(blocks=(*opened.blocks, *blocks[1:])))
    else:
        page.notes.append(Note("authors-note", "", label, tuple(blocks)))


def _is_caption(piece: Piece) -> bool:
    """Whether a piece only says that a note follows: ``Author's note:``."""
    if len(piece.text.split()) > _CAPTION:
        return False
    return piece.element in HEADINGS or "not" in piece.text.casefold()  # as in note, nota, Notiz
