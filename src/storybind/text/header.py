"""What stands before the story: front matter, title, byline, labels, notes; and where the story starts."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from storybind.languages import join_lines
from storybind.model import Block, BlockKind, Entry, Header, Note, Source, Span
from storybind.syntax import NOTHING, find_defined, without_icons, words_alone
from storybind.text.head import Head
from storybind.text.heading_line import is_capitalised, read_heading
from storybind.text.inline import read_inline
from storybind.text.label_block import (
    WIDE_GAP,
    is_believed,
    is_labelled,
    is_wrapped,
    opens_labels,
    read_labels,
    stands_alone,
    starts_field,
)
from storybind.text.labels import read_label
from storybind.text.note_opening import open_note
from storybind.text.serial import title_of_serial
from storybind.text.tables.head_lines import read_head_line
from storybind.text.tables.headings import Rank
from storybind.text.tables.labels import (
    FIELDS,
    fold,
    is_strong,
    is_subtitle,
    split_label,
)
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_dedication, is_disclaimer, talks_of_writing
from storybind.text.titles import (
    HANDLE,
    LOOK_AHEAD,
    NO_NAME,
    PART_LINE,
    RIGHTS,
    SERIES_FIRST,
    SERIES_LINE,
    TITLE_BY,
    TITLE_CHARACTERS,
    TITLE_CREDIT,
    byline_below,
    followed,
    is_mail,
    is_name,
    is_title,
    is_wide_name,
    letters,
    name_below,
    next_group,
    read_byline,
    stands_over_byline,
    undress,
)
from storybind.text.values import iso_date, read_number

_HEAD_CHARACTERS = 400_000  # a head is far shorter; a text of ten megabytes need not be split for it
_MARKDOWN_HEAD = 200  # lines
_LINES_OF_WORDS = 400  # of a story that are looked at for words
_LINK = r"\[([^\[\]]{1,200})\]\([^()]{0,500}\)"
_IN_CAPITALS = ("chapter", "part", "book", "volume", "episode")  # words of headings where titles have capitals
_BY_ALONE = ("by", "story by", "written by", "a story by")
_POSTED = r"\S.{0,60} (?:wrote|posted|posting) (?:in|to) \S.{0,60}"  # the head line of a journal's entry


def read_header(source: Source, known: Sequence[Entry] = (), until: int = sys.maxsize) -> Header:
    """The story's own fields and notes, and the line at which the story begins.

    Reading stops for good at the first group of lines that is story. A lone first line is a title only if a story
    follows it, so nothing is taken from a text of one paragraph.

    Args:
        source: The text.
        known: What a wrapper or a page has said of the story before; it is not looked for, and not in what is given.
        until: A line from which on nothing is read: a heading that is known as one.
    """
    end = source.text.find("\n", _HEAD_CHARACTERS)
    lines = (source.text if end < 0 else source.text[:end]).split("\n")
    head = Head(known)
    at = _read_fenced(lines, head) if source.format != "html" else 0
    fenced = at > 0
    if fenced:
        head.entries = [_read_marks(entry, source) for entry in head.entries]
    if source.format == "markdown":
        at = at or _read_markdown_head(source, lines, head)
        return Header(tuple(head.entries), tuple(head.notes), tuple(head.marks), at + 1, fenced)
    while (
        (group := next_group(lines, at))
        and group[0] < until - 1
        and (end := _read_group(lines, *group, group[0] - at, head)) > group[0]
    ):
        at = end
    return Header(tuple(head.entries), tuple(head.notes), tuple(head.marks), at + 1, fenced)


def _read_marks(entry: Entry, source: Source) -> Entry:
    """An entry of front matter, a title without the marks of emphasis that are in it."""
    if entry.name not in ("title", "subtitle") or not isinstance(entry.value, str):
        return entry
    if source.format == "markdown":
        from storybind.text.markdown_inline import heading_of

        return entry._replace(value=heading_of(entry.value, NOTHING) or entry.value)
    return entry._replace(value=read_inline(entry.value)[0])


def _read_markdown_head(source: Source, lines: list[str], head: Head) -> int:
    """MultiMarkdown's lines of metadata, or labels and a byline under a first heading; else nothing, and the heading is read later."""
    notes = find_defined(source.text)
    lines = [words_alone(re.sub(_LINK, r"\1", line), notes) for line in lines[:_MARKDOWN_HEAD]]
    group = next_group(lines, 0)
    if group is None or any("<!--" in line for line in lines[slice(*group)]):
        return 0
    start, end = group
    first = lines[start].strip()
    titled = re.fullmatch(r"#\s+(\S.*?)(?:\s#+)?", first)
    if titled and not read_heading(titled[1]):
        from storybind.text.markdown_inline import heading_of

        head.add("title", "", undress(heading_of(titled[1], notes)), Span(start + 1, start + 1))
        group = next_group(lines, start + 1)
    at = start + 1
    while group:
        start, end = group
        line = lines[start].strip()
        if is_labelled(line) and is_believed(lines, start, end, head):
            at = read_labels(lines, start, end, head)
        elif titled and not head.has("author") and (byline := read_byline(line)):
            head.add("author", *byline, Span(start + 1, start + 1))
            at = start + 1
        else:
            break
        group = next_group(lines, at) if at == end or titled else None
    if len(head.entries) + len(head.notes) > bool(titled):
        return at
    head.entries.clear()
    return 0


def _read_group(lines: list[str], start: int, end: int, gap: int, head: Head) -> int:
    """Read one run of lines into `head`; gives the index after what was taken, `start` if it is story.

    Args:
        lines: All lines of the head.
        start: Index of the run's first line.
        end: Index after its last.
        gap: Blank lines before it.
        head: What has been read so far.
    """
    first = lines[start].strip()
    if gap >= WIDE_GAP and head.labels:
        head.labels = 0
    if is_mark(first):
        return _read_fence(lines, start, head)
    opens = is_labelled(first, head) or stands_alone(first, head, lines, start) or opens_labels(lines, start, end)
    if opens and is_believed(lines, start, end, head):
        return read_labels(lines, start, end, head)
    if found := _read_note(lines, start, end):
        head.note(found[0])
        return found[1]
    if _is_dedication_in_head(lines, start, end, head):
        plain, inline = read_inline(join_lines([line.strip() for line in lines[start:end]]))
        head.note(Note("dedication", "front", "", (Block(BlockKind.PARAGRAPH, plain, Span(start + 1, end), inline),)))
        return end
    if gap < WIDE_GAP and _goes_on_below(lines, start, end, head):
        return end
    if _read_plain_line(lines, start, end, head):
        return start + 1
    if _is_part_line(lines, start, head):
        head.add("", "", first, Span(start + 1, start + 1))
        return start + 1
    if (
        (read_heading(first) and not _is_title_all_the_same(lines, start, head))
        or (read_label(first) and not (head.has("title") and stands_over_byline(lines, start)))
        or is_mail([line.strip() for line in lines[start : min(end, start + 4)]])
    ):
        return start
    return _read_bare(lines, start, end, head)


def _read_plain_line(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Read a line that says what it is without a label, under a title, or above it where one follows: an address, a length.

    Of a day in figures there is one: several of them head the entries of a diary.
    """
    line = lines[start].strip()
    row = read_head_line(line)
    if row is None or not followed(lines, start, end):
        return False
    under = head.has("title") or head.has("author")
    if not under and row.id != "nameless" and not _stands_over_head(lines, start, end, head):
        return False
    if row.name == "date" and (not under or sum(read_head_line(one.strip()) is row for one in lines) > 1):
        return False
    value = line[1:-1] if line[0] + line[-1] in ("()", "[]", "<>") else line
    plain = {"date": iso_date(value)[:4].isdigit(), "words": read_number(value) is not None}.get(row.name, True)
    head.add(row.name if plain else "", "", value, Span(start + 1, start + 1))
    if head.named_at == start:
        head.named_at = start + 1
    return True


def _stands_over_head(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a title, or labels that are believed, stand right under a line."""
    group = (start + 1, end) if end > start + 1 else next_group(lines, end)
    if group is None or read_heading(lines[group[0]].strip()):
        return False
    labelled = is_labelled(lines[group[0]].strip()) and is_believed(lines, *group, head)
    return labelled or is_title(lines, *group)


def _read_bare(lines: list[str], start: int, end: int, head: Head) -> int:
    """A line of the head that has no label: a byline, a name, what a title is, a title."""
    first = lines[start].strip()
    span = Span(start + 1, start + 1)
    if _read_again(lines, start, end, head):
        return start + 1
    known = bool(head.known or head.entries or head.notes) or _is_byline_alone(lines, start, end)
    if known and not head.has("author") and _add_names(_read_names(first), span, head):
        return start + 1
    if head.has("title") and not head.has("author") and (below := name_below(lines, start)):
        head.add("author", first, undress(lines[below]), Span(start + 1, below + 1))
        return below + 1
    if head.has("title") and re.fullmatch(RIGHTS, first, re.IGNORECASE) and followed(lines, start, end):
        head.add("rights", "", first, span)
        return start + 1
    if head.has("title") and not head.has("subtitle") and _is_subtitle(lines, start, end, head):
        head.add("subtitle", "", undress(first), span)
        return start + 1
    if (
        head.named_at
        and not head.has("series")
        and re.fullmatch(SERIES_LINE, undress(first))
        and followed(lines, start, end)
    ):
        head.add("series", "", undress(first), span)
        return start + 1
    if (
        head.named_at
        and not head.has("author")
        and _is_pen_name(lines, start, end, head)
        and followed(lines, start, end)
    ):
        head.add("author", "", undress(first), span)
        return start + 1
    if _read_above_title(lines, start, end, head):
        return start + 1
    if head.has("title") or not is_title(lines, start, end):
        return start
    return _read_title(lines, start, head)


def _read_above_title(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Read a line that stands over the title: the series, or who wrote the story."""
    first, span = lines[start].strip(), Span(start + 1, start + 1)
    if _opens_series(lines, start, head):
        head.add("series", "", undress(first), span)
        return True
    named = not head.has("title") and not head.has("author") and is_name(first)
    if named and (
        _stands_over_mail(lines, start, end, head)
        or _shouts_below(lines, start, end)
        or _stands_over_title(lines, start)
        or _stands_over_subtitled(lines, start)
    ):
        head.add("author", "", first, span)
        return True
    return False


def _read_fenced(lines: list[str], head: Head) -> int:
    """How many lines are front matter, which is read into the head."""
    if lines[0][:3] not in ("---", "+++"):
        return 0
    from storybind.text.front_matter import read_front_matter

    return read_front_matter(lines, head)


def _is_dedication_in_head(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether the story is given to somebody in the midst of its head: labels follow at once."""
    after = next_group(lines, end)
    if not head.has("title") or after is None or end - start > 2 or not is_dedication(lines[start].strip()):
        return False
    return is_labelled(lines[after[0]].strip(), head) and is_believed(lines, *after, head)


def _add_names(names: list[tuple[str, str, str]], span: Span, head: Head) -> bool:
    """File the fields of a byline, and say whether there are any."""
    for entry in names:
        head.add(*entry, span)
    return bool(names)


def _read_names(line: str) -> list[tuple[str, str, str]]:
    """The fields of a byline, which may name who drew, translated or edited as well; empty for any other line.

    >>> _read_names("by Anna Bell and Tom Reed, with pictures by Jo Vale")
    [('author', 'by', 'Anna Bell and Tom Reed'), ('illustrator', 'with pictures by', 'Jo Vale')]
    >>> _read_names("by Anna Bell"), _read_names("It was seen by Jo Vale, translated by Al Fry")
    ([('author', 'by', 'Anna Bell')], [])
    """
    above, _, rest = undress(line).rpartition(", ")
    words, byline = rest.split(), read_byline(above) if above else None
    for count in (3, 2) if byline else ():
        label, name = " ".join(words[:count]), " ".join(words[count:])
        field = FIELDS.get(fold(label), "")
        if byline and field in ("illustrator", "translator", "editor") and is_name(name):
            return [("author", *byline), (field, label, name)]
    byline = read_byline(line)
    return [("author", *byline)] if byline else []


def _is_byline_alone(lines: list[str], start: int, end: int) -> bool:
    """Whether ``by NAME`` stands by itself above the story, whose title was left behind or is the file's name.

    >>> _is_byline_alone(["By Ella Moor", "", "It rained."], 0, 1), _is_byline_alone(["By Monday, they", "left."], 0, 2)
    (True, False)
    """
    byline = read_byline(lines[start].strip()) if end == start + 1 or is_title(lines, start + 1, end) else None
    if byline is None or byline[0].casefold() not in _BY_ALONE:
        return False
    return is_name(byline[1]) and followed(lines, start, end)


def _read_again(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Read the line of a journal's entry that says who posted it where, or the title or the byline once more."""
    first, span = lines[start].strip(), Span(start + 1, start + 1)
    whole = followed(lines, start, end) and (end == start + 1 or byline_below(lines, start))
    if without_icons(first) != first and re.fullmatch(_POSTED, first, re.IGNORECASE):
        head.add("", "", without_icons(first), span)
    elif whole and _says_again(first, "title", head):
        head.add("title", "", undress(first), span)
    elif (byline := read_byline(first)) and _says_again(byline[1], "author", head):
        head.add("author", *byline, span)
    else:
        return False
    return True


def _says_again(text: str, name: str, head: Head) -> bool:
    """Whether a line under the labels only says once more what one of them has said: the story's title, or its author."""
    folded = letters(text)
    return bool(folded) and any(
        folded == letters(value)
        for entry in (*head.known, *head.entries)
        if entry.name == name
        for value in ([entry.value] if isinstance(entry.value, str) else entry.value)
        for value in (value, re.sub(r"\s*[(<\[].*@.*", "", value))
    )


def _is_title_all_the_same(lines: list[str], start: int, head: Head) -> bool:
    """Whether a line that could head a chapter by its looks alone is the story's title: ``Rain (1/2)``, ``Coda`` over a byline."""
    found = read_heading(lines[start].strip())
    if found is None or head.has("title") or found.family.rank not in (Rank.ASIDE, Rank.NUMBER):
        return False
    return found.family.id == "title-number" or byline_below(lines, start)


def _shouts_below(lines: list[str], start: int, end: int) -> bool:
    """Whether a name stands over a title in capitals, as books in French and Russian have it."""
    group = next_group(lines, start + 1)
    if lines[start].isupper() or group is None or group[0] - start > 3 or (end == start + 1) != (group[0] > start + 1):
        return False
    line = undress(lines[group[0]])
    return line.isupper() and len(line) > 3 and not read_heading(line) and not is_mark(line) and is_title(lines, *group)


def _stands_over_title(lines: list[str], start: int) -> bool:
    """Whether a name stands over a title, and that over a chapter's heading, as most books have it.

    Certain only where titles have one capital, as in most languages but not in English or German: there a line with nothing
    but capitals is a name. A story that speaks of whom it is called after, or is given to somebody, is another matter.

    >>> _stands_over_title(["Мария Петрова", "", "Старый дом", "", "Глава 1", "", "Шёл дождь."], 0)
    True
    >>> _stands_over_title(["Мария Петрова", "", "Старый дом", "", "Глава 1", "", "Петрова спала."], 0)
    False
    >>> _stands_over_title(["Northern Lights", "", "The First Boat", "", "Chapter 1", "", "It rained."], 0)
    False
    """
    title = next_group(lines, start + 1)
    heading = next_group(lines, title[0] + 1) if title else None
    if title is None or heading is None or title[0] - start > 3 or heading[0] - title[0] > 4:
        return False
    line, found = undress(lines[title[0]]), read_heading(lines[heading[0]].strip())
    if found is None or found.family.rank not in (Rank.PART, Rank.CHAPTER) or read_heading(line) or read_label(line):
        return False
    first, *rest = line.split()
    small = first[0].isupper() and bool(rest) and "".join(rest).islower() and not is_capitalised(line)
    if not small or is_dedication(line) or found.label.casefold().startswith(_IN_CAPITALS):
        return False
    if is_subtitle(line) or not is_title(lines, title[0], title[0] + 1):
        return False
    below = "\n".join(lines[title[0] : heading[0] + _LINES_OF_WORDS]).casefold()
    stems = (word.casefold()[: max(3, len(word) - 2)] for word in undress(lines[start]).split() if len(word) > 3)
    return not any(re.search(rf"\b{re.escape(stem)}", below) for stem in stems)


def _stands_over_subtitled(lines: list[str], start: int) -> bool:
    """Whether a name stands over a title, and that over what says which sort of thing it is: only a title has that below it.

    >>> _stands_over_subtitled(["Anna Stone", "", "The First Boat", "", "A Novel", "", "It rained."], 0)
    True
    >>> _stands_over_subtitled(["Northern Lights", "", "Anna Stone", "", "A Novel", "", "It rained."], 0)
    False
    """
    title = next_group(lines, start + 1)
    below = next_group(lines, title[0] + 1) if title else None
    if title is None or below is None or title[0] - start > 4 or below[0] - title[0] > 3:
        return False
    line, kind = undress(lines[title[0]]), undress(lines[below[0]])
    named = len(kind.split()) <= 3 and is_subtitle(kind) and read_byline(kind) is None
    return named and not is_name(line) and not read_heading(line) and is_title(lines, title[0], title[0] + 1)


def _is_part_line(lines: list[str], start: int, head: Head) -> bool:
    """Whether ``Part 2 of 3`` stands between the title and a byline: it says what the post held, and heads nothing."""
    titled = head.entries and head.entries[-1].name == "title" and head.entries[-1].span.last == start
    return bool(titled) and re.fullmatch(PART_LINE, lines[start].strip()) is not None and byline_below(lines, start)


def _stands_over_mail(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a name has its address for letters right below, and under that the title."""
    row = read_head_line(lines[start + 1].strip()) if end == start + 2 else None
    return row is not None and row.name == "contact" and _stands_over_head(lines, start + 1, end, head)


def _opens_series(lines: list[str], start: int, head: Head) -> bool:
    """Whether the first line of all says of which series the story below is which book: its title follows, and whose it is.

    >>> _opens_series(["The Salt Cycle, Book 3", "", "Low Water", "by Ann Lee", "", "It rained."], 0, Head(()))
    True
    >>> _opens_series(["The Salt Cycle, Book 3", "", "It rained."], 0, Head(()))
    False
    """
    if head.known or head.entries or head.notes or not re.fullmatch(SERIES_FIRST, undress(lines[start])):
        return False
    title = next_group(lines, start + 1)
    if title is None or title[0] - start > 4 or read_heading(lines[title[0]].strip()) or not is_title(lines, *title):
        return False
    name = next_group(lines, title[0] + 1)
    return byline_below(lines, title[0]) or bool(
        name and name[0] - title[0] <= 4 and is_name(undress(lines[name[0]])) and not is_name(undress(lines[title[0]]))
    )


def _read_fence(lines: list[str], start: int, head: Head) -> int:
    """A row of glyphs round the head, dropped; one before any head is the story's."""
    after = next_group(lines, start + 1)
    round_title = after is not None and not head.has("title") and is_title(lines, *after)
    labelled = after is not None and is_labelled(lines[after[0]].strip()) and is_believed(lines, *after, head)
    if not (round_title or labelled or head.entries or head.notes):
        return start
    head.marks.append(Block(BlockKind.MARK, lines[start].strip(), Span(start + 1, start + 1)))
    head.labels, head.last = 0, None
    return start + 1


def _goes_on_below(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Add a further paragraph to the summary or the note that was read last, if it is plainly no story yet.

    It is none where labels follow it, and none where a note goes on about the writing.
    """
    last = head.last
    if last is None or end - start > 3 * LOOK_AHEAD or any(read_heading(line.strip()) for line in lines[start:end]):
        return False
    text = join_lines([line.strip() for line in lines[start:end]])
    after = next_group(lines, end)
    labels = (
        after is not None and after[0] - end < WIDE_GAP and head.labels > 1 and is_labelled(lines[after[0]].strip())
    )
    labels = labels and is_strong(split_label(lines[after[0]].strip()).label)  # type: ignore[union-attr, index]
    if isinstance(last, Note):
        if not (labels or talks_of_writing(text)):
            return False
        plain, inline = read_inline(text)
        block = Block(BlockKind.PARAGRAPH, plain, Span(start + 1, end), inline)
        head.notes.pop()
        head.note(last._replace(blocks=(*last.blocks, block)))
        return True
    if not labels or last.name != "description" or not isinstance(last.value, str):
        return False
    head.entries.pop()
    head.add(last.name, last.label, f"{last.value}\n\n{read_inline(text)[0]}", Span(last.span.first, end))
    return True


def _read_note(lines: list[str], start: int, end: int) -> tuple[Note, int] | None:
    """A note of the front and the index after it: opened by its label, or a disclaimer that needs none.

    A label that stands alone is left to the reading of notes, which sees what follows.
    """
    stop = start + 1
    while stop < end and not starts_field(lines, stop, end) and is_wrapped(lines, stop, end):
        stop += 1
    text, inline = read_inline(join_lines([line.strip() for line in lines[start:stop]]))
    block = Block(BlockKind.PARAGRAPH, text, Span(start + 1, stop), inline)
    note = open_note(block) or (Note("disclaimer", "front", "", (block,)) if is_disclaimer(text) else None)
    return (note._replace(place="front"), stop) if note and note.text else None


def _is_subtitle(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a line right under the title says what sort of thing the story is, or stands between it and a byline."""
    line = undress(lines[start])
    title = next(entry for entry in (*head.entries, *head.known) if entry.name == "title")
    above = head.entries[-1].span.last if head.entries else title.span.last
    near = start - 1 <= max(title.span.last, above) <= start and len(line) <= TITLE_CHARACTERS
    return near and (is_subtitle(line) or stands_over_byline(lines, start)) and followed(lines, start, end)


def _is_pen_name(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a line under a bare title is who wrote it: a person's name, or right below the title what can be but a pen name."""
    line = undress(lines[start])
    if is_name(line):
        return not _are_plain_words(line, lines[end : end + _LINES_OF_WORDS])
    right_below = head.named_at == start and start + 1 == end
    wide = is_wide_name(line) and ord(lines[start - 1].strip(" 　《》「」『』【】")[:1] or " ") > 0x3000
    return right_below and bool(wide or re.fullmatch(HANDLE, line)) and not read_heading(line)


def _are_plain_words(line: str, below: list[str]) -> bool:
    """Whether each word of what could be a name is a plain word of the story below, as in the title of a first chapter.

    >>> _are_plain_words("Cold Iron", ["The iron was cold."]), _are_plain_words("Anna Stone", ["He threw a stone."])
    (True, False)
    """
    words = [word.strip(".,'’").lower() for word in line.split()]
    text = "\n".join(below)
    return all(len(word) > 1 and re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _read_title(lines: list[str], start: int, head: Head) -> int:
    """Read a line that names the story, with what else it says; gives the index after it, or its own where it heads a chapter of a serial."""
    if title_of_serial(lines, start):
        return start
    _read_title_line(without_icons(lines[start].strip()), start, head)
    return start + 1


def _read_title_line(line: str, start: int, head: Head) -> None:
    span = Span(start + 1, start + 1)
    if line[-1] in ")>]" and (mail := re.search(r"\s*[(<\[]([^()<>\[\]\s]+@[^()<>\[\]\s]+)[)>\]]$", line)):
        line = line[: mail.start()]
        head.add("contact", "", mail[1], span)
    match = re.fullmatch(TITLE_BY, line) if "by " in line.casefold() else None
    if match and not (match["name"] and match["name"].split()[0].casefold() in NO_NAME):
        head.add("title", "", undress(match["title"]), span)
        head.add("author", match["by"] or match["of"], match["name"] or match["pen"], span)
        return
    if line[:1] in "《『「" and (credited := re.fullmatch(TITLE_CREDIT, line)):
        head.add("title", "", credited["title"], span)
        head.add("author", credited["by"], credited["name"], span)
        return
    parted = (
        re.fullmatch(r"[\"“«](.{1,80}?)[\"”»](?:\s*[-–—:,]\s*|\s+(?=\())(.{1,60})", line) if line[:1] in '"“«' else None
    )
    if parted and is_subtitle(parted[2]):
        head.add("title", "", parted[1], span)
        head.add("subtitle", "", parted[2], span)
    else:
        head.add("title", "", undress(line), span)
    head.named_at = start + 1
