"""Several files, one book: each read by itself, then put one behind the other, a chapter or more a file."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import NamedTuple, Self

from storybind.filenames import bare_name
from storybind.model import Block, Chapter, Entry, Heading, Note, Notice, Source, Span, without
from storybind.text.chapters import cut_at_headings
from storybind.text.drafts import Draft
from storybind.text.files.doubles import tell_copies, tell_same_chapters
from storybind.text.files.footnotes import place_footnotes
from storybind.text.files.heads import (
    FRONT_WORDS,
    first_titles,
    leading,
    opens_with_title_page,
    own_heading,
    rest_of_head,
    signed_on_titles,
    titles_together,
    value_of,
    without_titles,
    words_in,
)
from storybind.text.files.order import common_name
from storybind.text.heading.by_hand import UNTOUCHED, Headed
from storybind.text.notes import heading_as_note
from storybind.text.reading import Reading, Start
from storybind.text.rules import Table
from storybind.text.tables.head_labels import fold
from storybind.text.tables.headings import ALWAYS_NOTES

_SEVERAL = 3  # files of which the same is told one by one


def join_readings(readings: Sequence[Reading], whole: str) -> Reading:
    """All files as one reading; lines are counted through, and `Source.place` gives back the file's own.

    The first file's head is the book's; where that names no title, as over a prologue, the head that the files below
    repeat. Of the others, what is said again is left out, a title of their own heads their first chapter, and the rest
    is a note before it.

    Args:
        readings: At least one, in order.
        whole: What it is called, in messages.
    """
    files = _Files.of(readings)
    starts, said_again = files.starts()
    header, left_out = files.moved[files.lead].header, [block for reading in files.moved for block in reading.left_out]
    left_out += chain.from_iterable(said_again)
    if files.one_title:
        header, again = without_titles(readings[files.lead], header, starts[files.lead].heading)
        left_out += again
    layouts = {reading.layout for reading in readings}
    return Reading(
        source=_join_sources([reading.source for reading in readings], files.shifts, whole),
        header=header._replace(marks=tuple(mark for reading in files.moved for mark in reading.header.marks)),
        layout=layouts.pop() if len(layouts) == 1 else "mixed",
        blocks=tuple(block for at, one in enumerate(files.moved) for block in one.blocks[at in files.titled :]),
        left_out=tuple(left_out),
        notices=tuple(_tell(files, starts, sum(map(bool, said_again)))),
        starts=tuple(starts),
        title=files.title,
        apart=tuple(one for reading in files.moved for one in reading.apart),
        others=tuple(_others(files)),
    )


class _Files(NamedTuple):
    """Several files that are joined.

    Attributes:
        readings: Each as it was read by itself.
        shifts: The lines of all those before each.
        moved: Each with its lines counted through.
        lead: Which of them has the head that is the book's.
        title: The book's, where the heads name it together; else empty.
        one_title: Whether the head of each names a chapter of that book.
        titled: The files that begin with a title of their own, and these.
    """

    readings: Sequence[Reading]
    shifts: Sequence[int]
    moved: Sequence[Reading]
    lead: int
    title: str
    one_title: bool
    titled: Mapping[int, Block]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Self:
        """Files, and what their heads and their names say together."""
        title, together = titles_together([reading.header for reading in readings])
        together = together and not opens_with_title_page(readings)
        shifts = [0, *accumulate(len(reading.source.lines) for reading in readings)][:-1]
        moved = [_shift(reading, by) for reading, by in zip(readings, shifts, strict=True)]
        lead = leading([reading.header for reading in readings])
        titled = {} if together else first_titles(readings, _names(readings), value_of(readings[lead].header, "title"))
        return cls(readings, shifts, moved, lead, title, together, titled)

    def starts(self) -> tuple[list[Start], list[Sequence[Block]]]:
        """Where each file begins, with its heading and the notes before it; and what its head says that the book's has said."""
        first, names = self.moved[self.lead].header, _names(self.readings)
        book = "" if self.one_title else value_of(first, "title")
        starts: list[Start] = []
        said_again: list[Sequence[Block]] = []
        for at, (reading, by) in enumerate(zip(self.moved, self.shifts, strict=True)):
            heading: Heading | None
            if at in self.titled:
                heading = Heading("", self.titled[at].text, _down(self.titled[at].span, by))
            else:
                heading = own_heading(reading, names[at], book)
            lines = without(self.readings[at].source.lines, self.readings[at].left_out)
            notes, again = rest_of_head(reading, first, heading, lines, by) if at != self.lead else ((), ())
            starts.append(Start(by + 1, heading, notes))
            said_again.append(again)
        return starts, said_again


def _names(readings: Sequence[Reading]) -> list[str]:
    """What each file is called, without what the names of all have in common."""
    common = common_name([reading.source.path for reading in readings])
    return [bare_name(reading.source.path)[len(common) :] or reading.source.path for reading in readings]


def _others(files: _Files) -> Iterator[Entry]:
    """What else the files say of the book: the authors of those whose head is not the book's are named as well."""
    yield from files.moved[files.lead].others
    for at, reading in enumerate(files.moved):
        if at != files.lead or files.one_title:
            said = reading.header.entries if at != files.lead else signed_on_titles(reading.header)
            authors = (entry for entry in said if entry.name == "author")
            yield from (entry._replace(label="") for entry in authors)  # which names one more


def _tell(files: _Files, starts: Sequence[Start], repeated: int) -> Iterator[Notice]:
    """What is to be told of the files: what each has to tell, how many heads are repeated, which are there twice."""
    yield from _told_once([told for one in files.moved for told in (*one.source.notices, *one.notices)])
    if repeated:
        which = "1 file" if repeated == 1 else f"{repeated} files"
        yield Notice("repeated-head", f"the head of {which} says again what the first says; left out there")
    copies = tuple(tell_copies(files.readings, files.shifts))
    yield from copies
    yield from tell_same_chapters(files.readings, starts, {notice.line for notice in copies})


def _told_once(notices: Sequence[Notice]) -> list[Notice]:
    """What is to be told of many files in the same words, as of the links at the foot of each, once."""
    counts = Counter((notice.code, notice.text) for notice in notices)
    told: dict[tuple[str, str], Notice] = {}
    kept: list[Notice] = []
    for notice in notices:
        many = counts[key := (notice.code, notice.text)] > _SEVERAL
        if many and key not in told:
            told[key] = notice._replace(text=f"{notice.text}; and so {counts[key] - 1} times more, in other files")
        if not many or told[key].line == notice.line:
            kept.append(told[key] if many else notice)
    return kept


def cut_at_files(
    drafts: Sequence[Draft], starts: Sequence[Start], table: Table, headed: Headed = UNTOUCHED
) -> tuple[Draft, ...]:
    """The chapters with one beginning where each file begins, and footnotes that find each other within their file.

    A file in which no heading was believed among all is looked at by itself: a lone one may stand at its top, unless a hand says that it is none.
    """
    if not starts:
        return place_footnotes(drafts)
    by_file: list[list[Draft]] = [[] for _ in starts]
    for draft in drafts:
        for at, part in _pieces(draft, starts):
            by_file[at].append(part)
    placed: list[Draft] = []
    for own, start in zip(by_file, starts, strict=True):
        if len(own) == 1 and not (own[0].heading or own[0].part):
            own[:] = cut_at_headings(own[0].blocks, table, headed=headed._replace(titles={}))
        if own and start.heading and not own[0].heading:
            over = len(own) > 1 and not own[0].part and words_in(own[0].blocks) <= FRONT_WORDS and own[1].heading
            is_part = over and not start.heading.origin
            own[0] = own[0]._replace(part=start.heading) if is_part else own[0]._replace(heading=start.heading)
        if len(own) == 1 and own[0].family == "about" and not _is_always_note(own[0]):
            own[0] = own[0]._replace(family="foreword")  # which stands where its file does
        placed += place_footnotes(own) if own else ()
    return tuple(placed)


def _is_always_note(draft: Draft) -> bool:
    """Whether a heading stands over whom the author thanks, or who that is."""
    return fold(str(draft.heading)) in ALWAYS_NOTES.split("|")


def notes_between(notes: Sequence[Note], starts: Sequence[Start], chapters: Sequence[Chapter]) -> tuple[Note, ...]:
    """All notes in their order, those before a later file placed at the chapter that begins there."""
    if not starts:
        return tuple(notes)
    first_lines = [chapter.scenes[0].blocks[0].span.first for chapter in chapters]
    found = list(notes)
    for start in starts:
        number = next((at for at, line in enumerate(first_lines, start=1) if line >= start.line), 0)
        told, heading = start.notes, start.heading
        if heading and not heading.origin and all(heading not in (one.heading, one.part) for one in chapters):
            told = (heading_as_note(heading), *told)
        found += (
            note._replace(place=f"chapter {number}" if number else "end") if note.place == "front" else note
            for note in told
        )
    return tuple(sorted(found, key=lambda note: note.span.first))


def _pieces(draft: Draft, starts: Sequence[Start]) -> Iterator[tuple[int, Draft]]:
    """A chapter cut at the files it goes through, each piece with the file's index."""
    blocks: dict[int, list[Block]] = {}
    if draft.heading:
        blocks[_file_of(draft.heading.span.first, starts)] = []
    for block in draft.blocks:
        blocks.setdefault(_file_of(block.span.first, starts), []).append(block)
    for number, (at, own) in enumerate(blocks.items()):
        whole = number == 0
        yield at, draft._replace(blocks=tuple(own)) if whole else Draft(None, tuple(own))


def _file_of(line: int, starts: Sequence[Start]) -> int:
    return next(at for at in range(len(starts) - 1, -1, -1) if starts[at].line <= line)


def _shift(reading: Reading, by: int) -> Reading:
    """A reading whose lines begin `by` lines further down."""
    if not by:
        return reading
    header = reading.header.moved(lambda span: _down(span, by))
    return reading._replace(
        source=reading.source._replace(notices=_told_down(reading.source.notices, by)),
        header=header._replace(body=header.body + by),
        blocks=_all_down(reading.blocks, by),
        left_out=_all_down(reading.left_out, by),
        notices=_told_down(reading.notices, by),
        apart=tuple(one._replace(span=_down(one.span, by)) for one in reading.apart),
        others=tuple(entry._replace(span=_down(entry.span, by)) for entry in reading.others),
    )


def _told_down(notices: Sequence[Notice], by: int) -> tuple[Notice, ...]:
    return tuple(notice._replace(line=notice.line + by) if notice.line else notice for notice in notices)


def _down(span: Span, by: int) -> Span:
    return Span(span.first + by, span.last + by)


def _all_down(blocks: Sequence[Block], by: int) -> tuple[Block, ...]:
    return tuple(block._replace(span=_down(block.span, by)) for block in blocks)


def _join_sources(sources: Sequence[Source], shifts: Sequence[int], name: str) -> Source:
    origins: list[int] = []
    if any(source.origins for source in sources):
        for source in sources:
            origins += source.origins or range(1, len(source.lines) + 1)
    encodings = list(dict.fromkeys(source.encoding for source in sources))
    return Source(
        path=name,
        text="\n".join(source.text for source in sources),
        encoding=", ".join(encodings),
        sha256=hashlib.sha256("".join(source.sha256 for source in sources).encode()).hexdigest(),
        format=sources[0].format,
        origins=tuple(origins),
        parts=tuple((source.path, by + 1) for source, by in zip(sources, shifts, strict=True)),
        pages=tuple(page + by for source, by in zip(sources, shifts, strict=True) for page in source.pages),
    )
