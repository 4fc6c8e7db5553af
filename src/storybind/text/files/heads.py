"""What the heads of several files say together: the title of the book, those of its chapters, and the rest of each."""

import re
from collections.abc import Sequence

from storybind.filenames import bare_name
from storybind.model import Block, BlockKind, Entry, Header, Heading, Note, Span, without
from storybind.syntax import without_icons
from storybind.text.files.order import NUMBER_FIRST
from storybind.text.front.titles import is_title
from storybind.text.heading.levels import is_heading
from storybind.text.heading.line import read_heading
from storybind.text.reading import Reading
from storybind.text.titles import begin_large

FRONT_WORDS = 120
"""Words that a title page has at most, or a dedication with its epigraphs above the first chapter."""
_LONGEST_LINE = 90  # characters of a line that names a chapter
_PART_NUMBER = r"[\s,:–—(\[-]*(?:part|pt\.?|chapter|ch\.?|teil|partie|parte|часть|#)?\s*\d+(?:\s*(?:/|of|von|de|di|из)\s*\d+)?[)\]]?\s*$"
_NUMBER_ALONE = r"(?:^|\s|ch|chap|chapter|part|pt|kapitel|teil|chapitre|cap[ií]tulo|глава)0*(\d+)$"
_TITLE_PAGES = ("title", "cover", "front", "titel")


def words_in(blocks: Sequence[Block]) -> int:
    """How many words blocks have."""
    return sum(len(block.text.split()) for block in blocks)


def titles_together(headers: Sequence[Header]) -> tuple[str, bool]:
    """The title that follows from all files together, and whether each file's title is its chapter's.

    Titles that differ by a part number alone are one; titles that differ are those of the chapters.
    """
    found = [value_of(header, "title") for header in headers]
    named = [title for title in found if title]
    stems = set(map(_stem, named))
    if len(named) > 1 and len(stems) == 1 and len(set(map(str.casefold, named))) > 1 and all(stems):
        return re.sub(_PART_NUMBER, "", named[0], flags=re.IGNORECASE), False
    labelled = any(entry.name == "title" and entry.label for entry in headers[0].entries)
    differ = len(stems) > len(named) // 2 and len(named) > 1
    if differ and headers[0].front_matter:
        return "", read_heading(named[0]) is not None or _are_alike(headers)
    return "", differ and not labelled


def _are_alike(headers: Sequence[Header]) -> bool:
    """Whether the front matter of every file says the same things, each of its own file; over a book the first says more."""
    first, *others = ({entry.name or entry.label for entry in header.entries} for header in headers)
    return all(header.front_matter for header in headers) and all(first == other for other in others)


def opens_with_title_page(readings: Sequence[Reading]) -> bool:
    """Whether the first file is called a title page, alone is signed, and has hardly more in it: its title is the book's, whatever titles the others have."""
    first, *others = readings
    called = re.sub(NUMBER_FIRST + r"[\W_]*", "", bare_name(first.source.path).casefold())
    page = called.startswith(_TITLE_PAGES) and words_in(first.blocks) <= FRONT_WORDS
    return page and bool(value_of(first.header, "author")) and not any(value_of(one.header, "author") for one in others)


def leading(headers: Sequence[Header]) -> int:
    """Which file's head is the book's: the first with a title that another repeats, where the first file has none.

    Front matter leads only where it stands at the very top.
    """
    titles = [
        "" if at and header.front_matter else _stem(value_of(header, "title")) for at, header in enumerate(headers)
    ]
    told = [title for title in titles if title]
    return titles.index(told[0]) if told and not titles[0] and len(told) > 1 and len(set(told)) == 1 else 0


def _stem(title: str) -> str:
    """A title without its part number, folded.

    >>> _stem("The Long Watch (2/3)"), _stem("Rain, Part 2")
    ('the long watch', 'rain')
    """
    return re.sub(_PART_NUMBER, "", " ".join(title.split()), flags=re.IGNORECASE).casefold()


def value_of(header: Header, name: str) -> str:
    """The first value that a head has for a field; empty where it has none."""
    return next((entry.text for entry in header.entries if entry.name == name), "")


def own_heading(reading: Reading, name: str, title: str) -> Heading | None:
    """The heading of a file's first chapter: a title that the file has to itself, else the file's name or number."""
    entry = next((entry for entry in reading.header.entries if entry.name == "title"), None)
    printed = entry is not None and not reading.header.front_matter and not entry.label
    printed = printed and not _shares_line(entry, reading.header)  # else the line is told whole
    shown = printed or not (reading.blocks and is_heading(reading.blocks[0]))  # a file's own heading goes first
    if entry and shown and isinstance(entry.value, str) and _stem(entry.value) != _stem(title):
        return Heading("", entry.value, entry.span, "" if printed else "head")
    name = " ".join(re.split(r"[\s_-]+", name)).strip()
    if number := re.search(_NUMBER_ALONE, name, re.IGNORECASE):
        return Heading(number[1], "", Span(1, 1), "file name")
    words = begin_large(re.sub(NUMBER_FIRST, "", name))
    return Heading("", words, Span(1, 1), "file name") if any(map(str.isalnum, words)) else None


def _on_line_of(title: Entry, header: Header) -> list[Entry]:
    """What else a head says on the lines of its title, as who wrote it."""
    return [entry for entry in header.entries if entry is not title and entry.span == title.span]


def _shares_line(title: Entry | None, header: Header) -> bool:
    """Whether the lines of a title say more: who wrote it, or words that are none of it."""
    if title is None or header.front_matter:  # which has a line for each of its fields
        return False
    return bool(_on_line_of(title, header)) or (bool(title.printed) and _words(title.printed) != _words(title.text))


def first_titles(readings: Sequence[Reading], names: Sequence[str], title: str) -> dict[int, Block]:
    """The first lines of files that name the chapter, below the head with the book's `title` that each repeats.

    One says what its file is called; or all of them could be titles, and no two are the same.
    """
    repeating = [
        at for at, reading in enumerate(readings) if title and _stem(value_of(reading.header, "title")) == _stem(title)
    ]
    lines = {at: block for at in repeating if (block := _first_line(readings[at]))}
    called = {
        at: block for at, block in lines.items() if _words(block.text) == _words(re.sub(NUMBER_FIRST, "", names[at]))
    }
    others = [at for at in repeating if not (readings[at].blocks and is_heading(readings[at].blocks[0]))]
    told = {tuple(_words(block.text)) for block in lines.values()}
    if (
        len(repeating) == len(readings)
        and len(told) == len(lines) == len(others) > 1
        and all(readings[at].source.format == "text" for at in others)
        and all(is_title(readings[at].source.lines, one.span.first - 1, one.span.first) for at, one in lines.items())
    ):
        return lines
    return called


def _first_line(reading: Reading) -> Block | None:
    """The first paragraph of a file if it is one line over another paragraph, and no heading as it is."""
    if len(reading.blocks) < 2 or any(map(is_heading, reading.blocks[:2])):
        return None
    first, below = reading.blocks[:2]
    one = first.span.first == first.span.last and len(first.text) <= _LONGEST_LINE
    prose = first.kind is below.kind is BlockKind.PARAGRAPH
    return first if one and prose and _words(first.text) else None


def _words(text: str) -> list[str]:
    """The words of a line, folded: of a file's name no sign is sure."""
    return re.findall(r"\w+", text.casefold().replace("_", " "))


def without_titles(reading: Reading, header: Header, heading: Heading | None) -> tuple[Header, tuple[Block, ...]]:
    """A head without its titles, which are those of chapters, and what is left out with them.

    But for the one that heads the first, each is a note, with all that stands on its line; front matter's own is left out where
    the chapter shows it.
    """
    lines = without(reading.source.lines, reading.left_out)
    titles = [_with_its_line(entry, header, lines) for entry in header.entries if entry.name == "title"]
    shown = {heading.title if heading else "", *(block.text for block in reading.blocks[:1] if is_heading(block))}
    again = [title for title in titles if header.front_matter and title.text in shown]
    spare = [title for title in titles if not heading or heading.origin or title.span != heading.span]
    kept = header._replace(
        entries=tuple(one for one in header.entries if one.name != "title" and one not in signed_on_titles(header)),
        notes=(*(_as_note(title) for title in spare if title not in again), *header.notes),
    )
    said = ((title.span, title.span.of(lines)) for title in again)
    return kept, tuple(Block(BlockKind.PARAGRAPH, text, span) for span, text in said)


def signed_on_titles(header: Header) -> list[Entry]:
    """What else stands on the lines of a head's titles, as who wrote each."""
    titles = [entry for entry in header.entries if entry.name == "title"]
    return [] if header.front_matter else [one for title in titles for one in _on_line_of(title, header)]


def _with_its_line(title: Entry, header: Header, lines: Sequence[str]) -> Entry:
    """A title, as all of its line where more stands there."""
    if not _shares_line(title, header):
        return title
    return title._replace(label="", value=title.span.of(lines).strip())


def _as_note(entry: Entry) -> Note:
    """An entry as a note: what a head says that is not the book's."""
    return Note("about", "front", entry.label, (Block(BlockKind.PARAGRAPH, entry.text, entry.span),))


def rest_of_head(
    reading: Reading, first: Header, heading: Heading | None, lines: list[str], shift: int
) -> tuple[tuple[Note, ...], tuple[Block, ...]]:
    """What a later file's head says beside its title: notes that stand before its chapter, and what is left out.

    `lines` are the file's own, without what was left out of them; the spans of the reading are shifted.
    """
    header = reading.header

    def text(span: Span) -> str:
        return "\n".join(lines[span.first - 1 - shift : span.last - shift])

    said = {(entry.name, _folded(entry)) for entry in first.entries}
    if heading:
        said.add(("title", _stem(heading.title)))
    notes: list[Note] = []
    again: list[Block] = []
    begin = read = 0  # the lines of front matter, keys without a value too
    if header.front_matter:
        fences = (at for at in range(shift + 1, header.body) if text(Span(at, at)).strip() in ("---", "...", "+++"))
        begin = next(fences, shift) + 1
        read = next(fences, header.body) - 1
        again.append(Block(BlockKind.PARAGRAPH, text(Span(begin, read)), Span(begin, read)))
    for span in dict.fromkeys(entry.span for entry in header.entries):
        entries = [entry for entry in header.entries if entry.span == span]
        if begin <= span.first <= read or (heading and not heading.origin and span == heading.span):
            continue
        if all((entry.name, _folded(entry)) in said for entry in entries):
            again.append(Block(BlockKind.PARAGRAPH, text(span), span))
        elif len(entries) == 1 and not entries[0].printed and not _differs(entries[0], text(span)):
            notes.append(_as_note(entries[0]))
        else:
            notes.append(Note("about", "front", "", (Block(BlockKind.PARAGRAPH, text(span).strip(), span),)))
    return (*notes, *header.notes), tuple(again)


def _differs(entry: Entry, line: str) -> bool:
    """Whether a line has a value before its label, ``7 Parts``, or what a journal's pictures of users leave behind."""
    if without_icons(line) != line:
        return True
    said = _words(f"{entry.label} {entry.text}")
    return said != (there := _words(line)) and sorted(said) == sorted(there)


def _folded(entry: Entry) -> str:
    return _stem(entry.text)
