"""The parts of a page that are its story, as blocks: headings, paragraphs, lists, tables, verse, footnotes."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from storybind.model import BlockKind, Inline, clip, is_picture
from storybind.text.heading.line import read_heading
from storybind.text.html.piece import Piece, join_pieces, set_in
from storybind.text.html.regions import Region
from storybind.text.html.transcript import REPEATED, REPEATED_CAPTION, Transcript
from storybind.text.paragraphs.drawn import draw, is_drawing
from storybind.text.paragraphs.lines import kind_of_run
from storybind.text.paragraphs.measures import Layout, list_inset
from storybind.text.tables.head_labels import fold
from storybind.text.tables.marks import LONGEST, is_mark

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The elements that are headings, and their levels."""

_PROSE_LINE = 100  # characters; a line that is longer is no verse, and those around it are paragraphs too
_LONG, _MANY = 60, 8  # as of plain text: lines that are longer than this, and so many without a gap, are paragraphs
_NARROW = 55  # characters of a line that somebody wrapped by hand
_RAGGED = 3  # characters by which such lines are shorter than they might be
_LEAST, _FEW = 2, 6  # line ends that show how a page is wrapped, and so many that each must
_LONGEST_HEADING = 120  # characters of one that may have several sentences
_OPENING = re.compile(r"[.:]\s|\s[—–-]\s")  # behind what counts a chapter
_SENTENCES = re.compile(r"\w{2}[.!?…][\"”’»)\]]?\s+[\"“‘«(¿¡]*[^\W\d_]")
_RUN, _MOST_ENDS = 6, 0.5  # lines of a run of wrapped paragraphs, and the share of their ends that end one
_STRAY = 20  # lines of which one may be short and end no sentence
_ENDED = re.compile(r"[.!?…:;]['\"”’»)\]]*\Z|[-–—]\Z")
_MARGIN = 0.6  # share of a story in block quotes from which they are its margin
_LAYOUT = Layout("html")
_NOTE_HEADS = frozenset(
    "notes footnotes endnotes anmerkungen fußnoten notas note примечания references 注释 注 脚注".split()
)


class Body:
    """Writes the story into the transcript of its page."""

    def __init__(self, page: Transcript, pieces: Sequence[Piece]) -> None:
        told = [piece for piece in pieces if piece.region.kind == "story"]
        quoted = sum(len(piece.text) for piece in told if piece.quoted)
        self.page = page
        self.all_quoted = quoted > _MARGIN * sum(len(piece.text) for piece in told)
        kept = sum(len(piece.text) for piece in told if piece.kept)
        self.is_typed = 2 * kept > sum(len(piece.text) for piece in told)  # a text file within a page
        broken = [piece for piece in told if "\n" in piece.text and (self.is_typed or not piece.kept)]
        self.wrapped_at = _wrap_of([piece.text.split("\n") for piece in broken])

    def read(self, part: Sequence[Piece]) -> None:
        """Pieces of the story as blocks; those of one list, table or footnote together."""
        keys = ((piece.group, piece.note, 0 if piece.group or piece.note else at) for at, piece in enumerate(part))
        for (group, note, _), several in groupby(zip(keys, part, strict=True), key=lambda pair: pair[0]):
            pieces = [piece for _, piece in several]
            if note:
                self._read_footnote(note, join_pieces(pieces))
            elif group:
                table = pieces[0].element == "tr"
                self.page.block(
                    BlockKind.PANEL if table else BlockKind.LIST, join_pieces(pieces) if table else _as_list(pieces)
                )
            else:
                self._read_piece(pieces[0])

    def read_chapter_heading(self, piece: Piece) -> None:
        """A piece from outside the story that is the heading of a chapter."""
        self.read([piece._replace(region=Region("chapter"))])

    def _read_piece(self, piece: Piece) -> None:
        """A piece of the story as a block, or its lines as several."""
        page, text = self.page, piece.text
        level = HEADINGS.get(piece.element, 0) or (2 if piece.region.kind == "chapter" else 0)
        if is_picture(piece):
            page.block(BlockKind.PARAGRAPH, piece)
        elif piece.element == "hr" or (len(text) <= LONGEST and is_mark(text)):
            page.block(BlockKind.MARK, piece._replace(inline=()))
        elif level and not _tells(text):
            self._read_heading(piece, level)
        elif piece.quoted and not self.all_quoted:
            page.block(BlockKind.QUOTE, piece)
        elif piece.element == "figcaption" and page.blocks and is_picture(page.blocks[-1]) and "\n" not in text:
            self._read_caption(piece)
        elif "\n" not in text:
            page.block(BlockKind.PARAGRAPH, piece)
        else:
            self._read_lines(piece)

    def _read_caption(self, piece: Piece) -> None:
        """What stands below a picture, unless the picture has the same words for those who do not see it."""
        if fold(piece.text) == fold(self.page.blocks[-1].text):
            self.page.leave_out(piece, REPEATED_CAPTION)
        else:
            self.page.block(BlockKind.CAPTION, piece)

    def _read_heading(self, piece: Piece, level: int) -> None:
        """A heading in one line; the title is said once."""
        text = _one_line(piece.text)
        if fold(text) == fold(self.page.title):
            self.page.leave_out(piece, REPEATED)
        else:
            self.page.block(BlockKind.HEADING, piece._replace(text=text, inline=(), lines=piece.lines[:1]), level=level)

    def _read_lines(self, piece: Piece) -> None:
        """Broken lines: paragraphs where they are long, else lines that were meant as lines."""
        lines = piece.text.split("\n")
        if self.wrapped_at and (parts := _unwrapped(lines, self.wrapped_at)):
            for first, last in parts:
                self.page.block(BlockKind.PARAGRAPH, _part(piece, lines, first, last))
            return
        if (self.is_typed or _are_paragraphs(lines)) and _run_on(lines):
            self.page.block(BlockKind.PARAGRAPH, _part(piece, lines, 0, len(lines) - 1))
            return
        if piece.kept and not self.is_typed and is_drawing(lines):
            self.page.block(BlockKind.VERSE, _drawn(piece))
        elif not _are_paragraphs(lines):
            kind = kind_of_run(lines, _LAYOUT, inset=False) or BlockKind.VERSE
            self.page.block(kind, set_in(piece) if kind is BlockKind.VERSE else piece)
        else:
            self._read_each_line(piece, lines)

    def _read_each_line(self, piece: Piece, lines: Sequence[str]) -> None:
        """Broken lines each of which is a paragraph."""
        at = 0
        for number, line in enumerate(lines):
            end = at + len(line)
            gap = 0 if number else piece.gap
            own = (piece.lines[number],)
            self._read_piece(piece._replace(text=line, inline=clip(piece.inline, at, end), gap=gap, lines=own))
            at = end + 1

    def _read_footnote(self, name: str, piece: Piece) -> None:
        """A footnote without the mark that stands before it, or the brackets round a way back; a heading above the first is left out."""
        page, text = self.page, piece.text
        mark = re.match(rf"[\[(]?{re.escape(name)}[\])]?[.:]?\s+|\[\]\s+|•\s+|\d+\.\s+", text)
        if mark:
            inline = clip(piece.inline, mark.end(), len(text))
            piece = piece._replace(text=text[mark.end() :], inline=inline)
        if page.blocks and page.blocks[-1].kind is BlockKind.HEADING and fold(page.blocks[-1].text) in _NOTE_HEADS:
            head = page.blocks.pop()
            page.left_out.append(head._replace(kind=BlockKind.PARAGRAPH))
            page.count_out(head.text, "headings of footnotes")
        page.block(BlockKind.FOOTNOTE, piece, name=name)


def _as_list(items: Sequence[Piece]) -> Piece:
    """The items of a list as its lines, those set in that stand under others."""
    insets = tuple(list_inset(item.depth - 1) for item in items for _ in item.text.split("\n"))
    return set_in(join_pieces(items)._replace(insets=insets if any(insets) else ()))


def _drawn(piece: Piece) -> Piece:
    """A piece in which the place of each sign counts, as code."""
    text = draw(set_in(piece).text.split("\n"), 0).text
    return piece._replace(text=text, inline=(Inline(0, len(text), "code"),), insets=())


def _tells(heading: str) -> bool:
    """Whether what stands in a heading's element is a paragraph of several sentences, as magazines set what opens an article.

    >>> told = "Nobody had crossed the weir since the flood, or said that he had. Then, on a Monday, somebody did, and there was a bill for it."
    >>> _tells(told), _tells("Chapter 9. " + told), _tells("Who was he? Nobody knew")
    (True, False, False)
    """
    if len(heading) <= _LONGEST_HEADING or not _SENTENCES.search(heading):
        return False
    return read_heading(heading) is None and read_heading(_OPENING.split(heading, maxsplit=1)[0]) is None


def _are_paragraphs(lines: Sequence[str]) -> bool:
    """Whether broken lines are paragraphs, which no verse is as long as."""
    long = sum(len(line) > _LONG for line in lines)
    return (
        any(len(line) > _PROSE_LINE for line in lines)
        or long == len(lines)
        or (len(lines) >= _MANY and long * 2 > len(lines))
    )


def _run_on(lines: Sequence[str]) -> bool:
    """Whether most lines break off within a sentence that the next one goes on with: prose, however unevenly somebody wrapped it.

    Verse is not as wide.

    >>> told = "She had been told of the place by an old man, who sold eels,"
    >>> _run_on([told, "and she thought about it all the way from the bell to the weir", "and back."])
    True
    >>> _run_on([told, "And she thought about it all the way from the bell to the weir.", "She did."])
    False
    """
    if sum(len(line) >= _NARROW for line in lines[:-1]) * 4 < 3 * (len(lines) - 1):
        return False
    on = sum(below[0].islower() and not _ENDED.search(above) for above, below in pairwise(lines))
    return on >= _LEAST and 2 * on > len(lines) - 1


def _wrap_of(broken: Sequence[Sequence[str]]) -> int:
    """How wide a page's prose is that somebody wrapped by hand, its paragraphs parted by two line ends; 0 where lines are meant.

    Each line of nearly all paragraphs is so full that the next word had no room, and goes on in small letters as often as prose does.

    >>> prose = ["She had been told of the place by an old man who sold eels, and she thought", "that it would be"]
    >>> _wrap_of([prose, prose]), _wrap_of([prose]), _wrap_of([[prose[0], "That it would be"]] * 3)
    (75, 0, 0)
    """
    wrap = max((len(line) for lines in broken for line in lines), default=0)
    if not _NARROW <= wrap <= _PROSE_LINE:
        return 0
    full = [lines for lines in broken if _unwrapped(lines, wrap)]
    below = [line for lines in full for line in lines[1:]]
    small = sum(line[0].islower() for line in below)
    enough = small == len(below) if len(below) < _FEW else small * 2 > len(below)
    return wrap if len(below) >= _LEAST and enough and 2 * len(full) > len(broken) else 0


def _unwrapped(lines: Sequence[str], wrap: int) -> list[tuple[int, int]]:
    """The paragraphs in some lines of a page that is wrapped about so wide, each by its first and last line; none where lines are meant.

    Most lines of a run are full, and a paragraph's last one ends a sentence; the next begins there, though no gap says so.

    >>> full = "She had been told of the place by an old man who sold eels, and she thought"
    >>> _unwrapped([full, "that it would be", full], 75), _unwrapped([full, full, "that it was.", full, full, "“Eels?”"], 75)
    ([], [(0, 2), (3, 5)])
    """
    short = [at for at in range(len(lines) - 1) if not _are_full(lines[at : at + 2], wrap)]
    if not short:
        return [(0, len(lines) - 1)]
    ends = [at for at in short if _ENDED.search(lines[at])]
    most = (len(lines) - 1) * _MOST_ENDS
    if len(lines) < _RUN or len(ends) > most or (len(short) - len(ends)) * _STRAY > len(lines):
        return []
    return list(zip([0, *(at + 1 for at in ends)], [*ends, len(lines) - 1], strict=True))


def _part(piece: Piece, lines: Sequence[str], first: int, last: int) -> Piece:
    """Some lines of a piece in one; what stands above the first of them is the piece's gap."""
    start = sum(len(line) + 1 for line in lines[:first])
    text = " ".join(lines[first : last + 1])
    inline = clip(piece.inline, start, start + len(text))
    gap = 0 if first else piece.gap
    return piece._replace(text=text, inline=inline, lines=piece.lines[first : first + 1], gap=gap, insets=())


def _are_full(lines: Sequence[str], wrap: int) -> bool:
    """Whether no line has room for the first word of the next one, of a page that is wrapped about so wide."""
    return all(
        len(above) >= _NARROW and len(above) + 1 + len(below.split()[0]) > wrap - _RAGGED
        for above, below in pairwise(lines)
    )


def _one_line(text: str) -> str:
    """A heading of several lines in one, its number apart from its words."""
    first, _, rest = text.partition("\n")
    found = read_heading(first) if rest else None
    if found and not found.title and first[-1] not in ":.-–—":
        return f"{first}: {rest.replace(chr(10), ' ')}"
    return text.replace("\n", " ")
