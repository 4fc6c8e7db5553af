"""Project Gutenberg's pages: the terms of use and the labels round a book, which older pages have as mere text."""

from collections.abc import Iterator, Sequence

from storybind.model import LICENCE, Entry, Note
from storybind.text.html.piece import Piece
from storybind.text.html.regions import REST, STORY, Region
from storybind.text.html.transcript import Transcript
from storybind.text.sources.dates import read_date
from storybind.text.tables.gutenberg import CREDITS, END, FIELDS, LABEL, RUNS_ON, START, ends_alone, longest_wrapper
from storybind.text.tables.marks import is_mark

_TERMS = Region("licence", -2)
_OPENING = 40  # characters in which a line says that a book begins
_OVER = 4  # lines of such a line
_BELOW = 8  # pieces below a line without stars that tell of the library


def settle_terms(pieces: Sequence[Piece]) -> list[Piece]:
    """Tell the book from what stands above the line that says it begins, and from the line on that says it ends."""
    settled = [*pieces]
    limit = longest_wrapper(sum(len(piece.text) for piece in pieces))
    begins = _within(limit, pieces, range(len(pieces)))
    start = next((at for at in reversed([*begins]) if _begins_book(pieces[at].text)), -1) + 1
    if start:
        while start < len(pieces) and CREDITS.fullmatch(pieces[start].in_one_line):
            start += 1
    ends = _within(limit, pieces, range(len(pieces) - 1, start - 1, -1))
    end = min((at for at in ends if _ends_book(pieces, at)), default=len(pieces))
    for at in (*range(start), *range(end, len(pieces))):
        if pieces[at].region in (STORY, REST):
            settled[at] = pieces[at]._replace(region=_TERMS)
    return settled


def _within(limit: int, pieces: Sequence[Piece], places: Sequence[int]) -> Iterator[int]:
    """The places of a page, as far as a wrapper can reach."""
    passed = 0
    for at in places:
        passed += len(pieces[at].text)
        if passed > limit:
            return
        yield at


def _begins_book(text: str) -> bool:
    """Whether a line says that the book begins: with stars at both ends, or as the end of the small print."""
    return START.match(text) is not None and ("START OF" not in text[:_OPENING].upper() or _is_starred(text))


def _ends_book(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line says that the book ends: with stars at both ends, or as a line of its own that no story follows."""
    text = pieces[at].in_one_line
    if END.match(text) is None:
        return False
    if text[0] == "*":
        return _is_starred(pieces[at].text)
    return ends_alone(text, " ".join(piece.in_one_line for piece in pieces[at + 1 : at + 1 + _BELOW]))


def _is_starred(text: str) -> bool:
    """Whether one of the first lines ends with stars: the title of the book may run over."""
    return any(line.rstrip().endswith("*") for line in text.split("\n", _OVER)[:_OVER])


def read_terms(page: Transcript, part: Sequence[Piece]) -> None:
    """Write the terms on which a library gives the book away, and file what its labels say."""
    blocks = []
    for piece in part:
        lines = piece.text.split("\n")
        if LABEL.fullmatch(lines[0]):
            _read_labels(page, piece)
        elif CREDITS.fullmatch(piece.in_one_line) and not page.has("credits"):
            page.enter("credits", "", piece.in_one_line, piece.in_one_line, piece.line)
        elif not is_mark(piece.text):
            blocks.append(page.note_block(piece))
    if blocks:
        page.notes.append(Note(LICENCE, "", "", tuple(blocks)))


def _read_labels(page: Transcript, piece: Piece) -> None:
    """Lines that begin with a label each; one without goes on with the value above it, or is the subtitle below a whole title."""
    rows: list[str] = []
    for line in map(str.strip, piece.text.split("\n")):
        title = bool(rows) and rows[-1].startswith("Title:")
        if LABEL.fullmatch(line) or (title and not (RUNS_ON.search(rows[-1]) or line[:1].islower())):
            rows.append(line)
        else:
            rows[-1] += f" {line}"
    for row in rows:
        match = LABEL.fullmatch(row)
        if match is None:
            page.enter("subtitle", "", row, row, piece.line)
            continue
        name, value = FIELDS.get(match[2].casefold(), ""), match[3]
        if name in ("date", "updated"):
            day = read_date(value)
            name, value = name if day else "", day or value
        if not value:
            page.leave_out(piece._replace(text=row, inline=(), lines=piece.lines[:1]), REST.kind)
            continue
        page.entries.append(Entry(name, match[2], value, page.add(row, piece.lines[:1], 0), match[3]))
