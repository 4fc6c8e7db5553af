"""Several files, one book: each read by itself, then put one behind the other, a chapter or more a file."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise, takewhile

from storybind.model import Block, BlockKind, Chapter, Entry, Header, Heading, Note, Notice, Source, Span, without
from storybind.syntax import bare_name
from storybind.text.chapters import Draft, cut_at_headings, place_footnotes
from storybind.text.front.titles import is_title
from storybind.text.heading.levels import is_heading
from storybind.text.heading.line import read_heading
from storybind.text.notes import heading_as_note
from storybind.text.reading import Reading, Start
from storybind.text.rules import Table
from storybind.text.tables.headings import Rank, number_of

_PART_NUMBER = r"[\s,:–—(\[-]*(?:part|pt\.?|chapter|ch\.?|teil|partie|parte|часть|#)?\s*\d+(?:\s*(?:/|of|von|de|di|из)\s*\d+)?[)\]]?\s*$"
_NUMBER_ALONE = r"(?:^|\s|ch|chap|chapter|part|pt|kapitel|teil|chapitre|cap[ií]tulo|глава)0*(\d+)$"
_UNFINISHED = r"[\W_]*(?:chapter|chap|ch|part|pt|kapitel|teil|chapitre|глава)?[\W_\d]*$"
_LETTER = r"[^\W\d_\u2e80-\U0003ffff]"  # of a script that sets blanks between words
_ARTICLE = r"the|an?|der|die|das|eine?|les?|la|une?|el|los|las|il|gli|os?|as?"
_NUMBER_FIRST = r"^\d+(?:\.\d+)*\s*[.:)–—-]*\s*"
_TELLING = 40  # characters of a paragraph that no two chapters share by chance
_FRONT_WORDS = 120  # that a title page has at most, or a dedication with its epigraphs above the first chapter
_BEFORE, _AMONG, _BEHIND = range(3)  # where a file stands: the prologue, the chapters, the epilogue
_LONGEST_HEAD = 90  # characters
_TITLE_PAGES = ("title", "cover", "front", "titel")
_COPIED = 0.8  # share of a file's paragraphs that another one has, in a copy
_FIRST_NAMES = ("cover", "title", "preface", "foreword", "prolog", "intro", "vorwort", "prólogo", "пролог")
_LAST_NAMES = ("epilog", "épilogue", "epílogo", "эпилог", "afterword", "nachwort", "appendix", "coda", "outro")


def natural(path: str) -> tuple[int, list[tuple[int, str]], str]:
    """What sorts files as people count: 2 before 10, a prologue first, an epilogue last.

    >>> sorted(["ch10.txt", "Epilogue.txt", "ch2.txt", "prologue.txt"], key=natural)
    ['prologue.txt', 'ch2.txt', 'ch10.txt', 'Epilogue.txt']
    >>> sorted(["Ch_10.txt", "Ch03.txt", "ch 2.txt", "ch1 - Gull.txt"], key=natural)
    ['ch1 - Gull.txt', 'ch 2.txt', 'Ch03.txt', 'Ch_10.txt']
    """
    name = bare_name(path).casefold()
    bare = re.sub(_NUMBER_FIRST, "", name)
    place = _BEFORE if name.startswith(_FIRST_NAMES) else _AMONG
    if name.startswith(_LAST_NAMES) and bare == name:
        place = _BEHIND
    parts = [re.sub(r"[\W_]+", " ", part).strip() for part in re.split(r"(\d+)", name)]  # "ch 2" and "ch3" are alike
    return place, [(int(part), "") if part.isdecimal() else (0, part) for part in parts], name


def is_among_chapters(path: str) -> bool:
    """Whether a file stands where its number says: it is called neither a prologue, which comes first, nor an epilogue.

    >>> is_among_chapters("ch 2.txt"), is_among_chapters("Epilogue.txt")
    (True, False)
    """
    return natural(path)[0] == _AMONG


def common_name(paths: Sequence[str]) -> str:
    """What the names of several files have in common: whole words, without a number or a word for chapter at its end.

    >>> common_name(["rain-1.txt", "rain-2.txt"]), common_name(["ch1.txt", "ch2.txt"])
    ('rain', '')
    >>> common_name(["the-fog.txt", "the-rain.txt"]), common_name(["chapel.txt", "charm.txt"])
    ('', '')
    """
    names = [bare_name(path) for path in paths]
    letters = zip(*map(str.casefold, names), strict=False)
    common = "".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, letters))
    if any(re.match(_LETTER, name[len(common) :]) for name in names):
        common = re.sub(rf"{_LETTER}+$", "", common)
    common = re.sub(_UNFINISHED, "", common)
    return "" if re.fullmatch(_ARTICLE, common) else names[0][: len(common)]


def join_readings(readings: Sequence[Reading], whole: str) -> Reading:
    """All files as one reading; lines are counted through, and `Source.place` gives back the file's own.

    The first file's head is the book's; where that names no title, as over a prologue, the head that the files below
    repeat. Of the others, what is said again is left out, a title of their own heads their first chapter, and the rest
    is a note before it.

    Args:
        readings: At least one, in order.
        whole: What it is called, in messages.
    """
    title, own = _titles([reading.header for reading in readings])
    own = own and not _opens_with_title_page(readings)
    common = common_name([reading.source.path for reading in readings])
    counts = [len(reading.source.lines) for reading in readings]
    shifts = [0, *accumulate(counts)][:-1]
    moved = [_shift(reading, by) for reading, by in zip(readings, shifts, strict=True)]
    lead = _leading([reading.header for reading in readings])
    first = moved[lead].header
    names = [bare_name(reading.source.path)[len(common) :] or reading.source.path for reading in readings]
    titled = {} if own else _titled(readings, names, _value(readings[lead].header, "title"))
    starts: list[Start] = []
    left_out = [block for reading in moved for block in reading.left_out]
    repeated = 0
    for at, (reading, by) in enumerate(zip(moved, shifts, strict=True)):
        if at in titled:
            heading: Heading | None = Heading("", titled[at].text, _down(titled[at].span, by))
        else:
            heading = _own_heading(reading, names[at], "" if own else _value(first, "title"))
        lines = without(readings[at].source.lines, readings[at].left_out)
        notes, again = _rest_of_head(reading, first, heading, lines, by) if at != lead else ((), ())
        starts.append(Start(by + 1, heading, notes))
        left_out += again
        repeated += bool(again)
    if own:
        first = _without_titles(first, starts[lead].heading)
    notices = [notice for reading in moved for notice in (*reading.source.notices, *reading.notices)]
    if repeated:
        files = "1 file" if repeated == 1 else f"{repeated} files"
        notices.append(Notice("repeated-head", f"the head of {files} says again what the first says; left out there"))
    copies = tuple(_tell_copies(readings, shifts))
    notices += [*copies, *_tell_same_chapters(readings, starts, {notice.line for notice in copies})]
    layouts = {reading.layout for reading in readings}
    return Reading(
        source=_join_sources([reading.source for reading in readings], shifts, whole),
        header=first._replace(marks=tuple(mark for reading in moved for mark in reading.header.marks)),
        layout=layouts.pop() if len(layouts) == 1 else "mixed",
        blocks=tuple(block for at, reading in enumerate(moved) for block in reading.blocks[at in titled :]),
        left_out=tuple(left_out),
        notices=tuple(notices),
        starts=tuple(starts),
        title=title,
        apart=tuple(one for reading in moved for one in reading.apart),
        others=(
            *moved[lead].others,
            *(
                entry._replace(label="")  # which names one more
                for at, reading in enumerate(moved)
                for entry in reading.header.entries
                if at != lead and entry.name == "author"
            ),
        ),
    )


def _tell_copies(readings: Sequence[Reading], shifts: Sequence[int]) -> Iterator[Notice]:
    """What is to be told of files that have most of their paragraphs from another one: a copy, or an older draft.

    A file that has nothing of its own is no file to look in: whatever is in it is in the other one.
    """
    having: defaultdict[str, list[int]] = defaultdict(list)  # the files that have a paragraph
    for at, (reading, by) in enumerate(zip(readings, shifts, strict=True)):
        texts = dict.fromkeys(block.text for block in reading.blocks if len(block.text) > _TELLING)
        found = Counter(file for text in texts for file in having[text])
        other, same = found.most_common(1)[0] if found else (0, 0)
        for text in texts if same < len(texts) else ():
            having[text].append(at)
        if same > _COPIED * len(texts):
            told = f"nearly all of {_file(reading)} is in {_file(readings[other])} as well; both are in the book: take one out of the folder if it is a copy"
            yield Notice("same-text", told, by + 1)


def _tell_same_chapters(
    readings: Sequence[Reading], starts: Sequence[Start], told: Collection[int | None]
) -> Iterator[Notice]:
    """What is to be told of files, one behind the other, that are the same chapter by their headings: one may be a draft.

    Of a file that is `told` of as a copy nothing more is said.
    """
    chapters = [_chapter_of(reading, start) for reading, start in zip(readings, starts, strict=True)]
    for at, (above, number) in enumerate(pairwise(chapters), start=1):
        if number is not None and number == above and starts[at].line not in told:
            both = f"{_file(readings[at - 1])} and {_file(readings[at])}"
            text = f"{both} are both headed as chapter {number}, and both are in the book: take one out of the folder if it is a draft"
            yield Notice("chapter-numbers", text, starts[at].line)


def _chapter_of(reading: Reading, start: Start) -> int | None:
    """Which chapter a file is by its only heading with a number; None where it has none, or several, or begins a part."""
    heads = [block.text for block in reading.blocks if len(block.text) <= _LONGEST_HEAD and is_heading(block)]
    title = str(start.heading) if start.heading and not heads and not start.heading.origin else ""
    found = [head for text in (*heads, title) if (head := read_heading(text))]
    numbers = [number for head in found if (number := number_of(head.label))]
    return numbers[0] if len(numbers) == 1 and found[0].family.rank is not Rank.PART else None


def cut_at_files(drafts: Sequence[Draft], starts: Sequence[Start], table: Table) -> tuple[Draft, ...]:
    """The chapters with one beginning where each file begins, and footnotes that find each other within their file.

    A file in which no heading was believed among all is looked at by itself: a lone one may stand at its top.
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
            own[:] = cut_at_headings(own[0].blocks, table)
        if own and start.heading and not own[0].heading:
            over = len(own) > 1 and not own[0].part and _words_in(own[0].blocks) <= _FRONT_WORDS and own[1].heading
            is_part = over and not start.heading.origin
            own[0] = own[0]._replace(part=start.heading) if is_part else own[0]._replace(heading=start.heading)
        placed += place_footnotes(own) if own else ()
    return tuple(placed)


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


def _words_in(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _titles(headers: Sequence[Header]) -> tuple[str, bool]:
    """The title that follows from all files together, and whether each file's title is its chapter's.

    Titles that differ by a part number alone are one; titles that differ are those of the chapters.
    """
    found = [_value(header, "title") for header in headers]
    named = [title for title in found if title]
    stems = set(map(_stem, named))
    if len(named) > 1 and len(stems) == 1 and len(set(map(str.casefold, named))) > 1 and all(stems):
        return re.sub(_PART_NUMBER, "", named[0], flags=re.IGNORECASE), False
    labelled = any(entry.name == "title" and entry.label for entry in headers[0].entries)
    differ = len(stems) > len(named) // 2 and len(named) > 1
    return "", differ and not labelled and not headers[0].front_matter


def _opens_with_title_page(readings: Sequence[Reading]) -> bool:
    """Whether the first file is called a title page, alone is signed, and has hardly more in it: its title is the book's, whatever titles the others have."""
    first, *others = readings
    called = re.sub(_NUMBER_FIRST + r"[\W_]*", "", bare_name(first.source.path).casefold())
    page = called.startswith(_TITLE_PAGES) and _words_in(first.blocks) <= _FRONT_WORDS
    return page and bool(_value(first.header, "author")) and not any(_value(one.header, "author") for one in others)


def _leading(headers: Sequence[Header]) -> int:
    """Which file's head is the book's: the first with a title that another repeats, where the first file has none.

    Front matter leads only where it stands at the very top.
    """
    titles = ["" if at and header.front_matter else _stem(_value(header, "title")) for at, header in enumerate(headers)]
    told = [title for title in titles if title]
    return titles.index(told[0]) if told and not titles[0] and len(told) > 1 and len(set(told)) == 1 else 0


def _stem(title: str) -> str:
    """A title without its part number, folded.

    >>> _stem("The Long Watch (2/3)"), _stem("Rain, Part 2")
    ('the long watch', 'rain')
    """
    return re.sub(_PART_NUMBER, "", " ".join(title.split()), flags=re.IGNORECASE).casefold()


def _file(reading: Reading) -> str:
    """A file's name, without its folder."""
    return re.split(r"[\\/]", reading.source.path)[-1]


def _value(header: Header, name: str) -> str:
    return next((_text(entry) for entry in header.entries if entry.name == name), "")


def _shift(reading: Reading, by: int) -> Reading:
    """A reading whose lines begin `by` lines further down."""
    if not by:
        return reading
    header = reading.header
    header = header._replace(
        entries=tuple(entry._replace(span=_down(entry.span, by)) for entry in header.entries),
        notes=tuple(note._replace(blocks=_all_down(note.blocks, by)) for note in header.notes),
        marks=_all_down(header.marks, by),
        body=header.body + by,
    )
    return reading._replace(
        source=reading.source._replace(notices=_told_down(reading.source.notices, by)),
        header=header,
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


def _own_heading(reading: Reading, name: str, title: str) -> Heading | None:
    """The heading of a file's first chapter: a title that the file has to itself, else the file's name or number."""
    entry = next((entry for entry in reading.header.entries if entry.name == "title"), None)
    printed = entry is not None and not reading.header.front_matter and not entry.label
    shown = printed or not (reading.blocks and is_heading(reading.blocks[0]))  # a file's own heading goes first
    if entry and shown and isinstance(entry.value, str) and _stem(entry.value) != _stem(title):
        return Heading("", entry.value, entry.span, "" if printed else "head")
    name = " ".join(re.split(r"[\s_-]+", name)).strip()
    if number := re.search(_NUMBER_ALONE, name, re.IGNORECASE):
        return Heading(number[1], "", Span(1, 1), "file name")
    words = re.sub(_NUMBER_FIRST, "", name)
    words = words[:1].upper() + words[1:] if words == words.lower() else words
    return Heading("", words, Span(1, 1), "file name") if any(map(str.isalnum, words)) else None


def _titled(readings: Sequence[Reading], names: Sequence[str], title: str) -> dict[int, Block]:
    """The first lines of files that name the chapter, below the head with the book's `title` that each repeats.

    One says what its file is called; or all of them could be titles, and no two are the same.
    """
    repeating = [
        at for at, reading in enumerate(readings) if title and _stem(_value(reading.header, "title")) == _stem(title)
    ]
    lines = {at: block for at in repeating if (block := _first_line(readings[at]))}
    called = {
        at: block for at, block in lines.items() if _words(block.text) == _words(re.sub(_NUMBER_FIRST, "", names[at]))
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
    one = first.span.first == first.span.last and len(first.text) <= _LONGEST_HEAD
    prose = first.kind is below.kind is BlockKind.PARAGRAPH
    return first if one and prose and _words(first.text) else None


def _words(text: str) -> list[str]:
    """The words of a line, folded: of a file's name no sign is sure."""
    return re.findall(r"\w+", text.casefold().replace("_", " "))


def _without_titles(header: Header, heading: Heading | None) -> Header:
    """A head without its titles, which are those of chapters: but for the one that heads the first, each is a note."""
    titles = [entry for entry in header.entries if entry.name == "title"]
    spare = [title for title in titles if not heading or heading.origin or title.span != heading.span]
    return header._replace(
        entries=tuple(entry for entry in header.entries if entry not in titles),
        notes=(*map(_as_note, spare), *header.notes),
    )


def _as_note(entry: Entry) -> Note:
    """An entry as a note: what a head says that is not the book's."""
    return Note("about", "front", entry.label, (Block(BlockKind.PARAGRAPH, _text(entry), entry.span),))


def _rest_of_head(
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
        elif len(entries) == 1 and not entries[0].printed:
            notes.append(_as_note(entries[0]))
        else:
            notes.append(Note("about", "front", "", (Block(BlockKind.PARAGRAPH, text(span).strip(), span),)))
    return (*notes, *header.notes), tuple(again)


def _text(entry: Entry) -> str:
    return entry.value if isinstance(entry.value, str) else ", ".join(entry.value)


def _folded(entry: Entry) -> str:
    return _stem(_text(entry))


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
