"""What stands before the story: front matter, title, byline, labels, notes; and where the story starts."""

import re
import sys
from collections.abc import Sequence

from storybind.model import Block, BlockKind, Entry, Header, Note, Source, Span
from storybind.syntax import NOTHING
from storybind.text.front.bare_lines import read_bare_line
from storybind.text.front.before_title import read_before_title
from storybind.text.front.boxed import open_box
from storybind.text.front.by_name import byline_below, name_below, read_byline, stands_over_byline
from storybind.text.front.chatter import read_chatter
from storybind.text.front.first_title import is_of_chapter
from storybind.text.front.head import Head, lines_as_one
from storybind.text.front.head_notes import goes_on_below, is_dedication_in_head, read_note
from storybind.text.front.label_block import read_labels
from storybind.text.front.labels import (
    WIDE_GAP,
    is_amid,
    is_believed,
    is_labelled,
    is_stranger,
    opens_labels,
    stands_alone,
)
from storybind.text.front.lines import (
    PART_LINE,
    is_book_line,
    is_first_print,
    is_mail,
    line_below,
    next_group,
    undress,
    unquoted,
)
from storybind.text.front.magazine import read_magazine
from storybind.text.front.names import is_name
from storybind.text.front.plain_lines import read_plain_line
from storybind.text.front.remarks import count_remarks, said_by
from storybind.text.front.title_page import is_page_missed, read_imprint, read_title_page
from storybind.text.front.titles import heads_scenes, is_title
from storybind.text.heading.line import counted_below, read_heading
from storybind.text.label.line import read_label
from storybind.text.paragraphs.inline import read_inline
from storybind.text.paragraphs.spaced import close_up_head
from storybind.text.sources import read_contact
from storybind.text.tables.head_labels import PROGRAMS, fold, split_label
from storybind.text.tables.headings import Rank
from storybind.text.tables.marks import is_mark

_HEAD_CHARACTERS = 400_000  # a head is far shorter; a text of ten megabytes need not be split for it
_MOST_SAID = 500  # entries, and runs; what says more is a list, whatever it is of, and each is held against all before


def read_header(
    source: Source, known: Sequence[Entry] = (), until: int = sys.maxsize, told: Sequence[str] = ()
) -> Header:
    """The story's own fields and notes, and the line at which the story begins.

    Reading stops for good at the first group of lines that is story. A lone first line is a title only if a story
    follows it, so nothing is taken from a text of one paragraph.

    Args:
        source: The text.
        known: What a wrapper or a page has said of the story before; it is not looked for, and not in what is given.
        until: A line from which on nothing is read: a heading that is known as one.
        told: The title and the authors as they are known from elsewhere; lines that nothing else shows to be these are known by it.
    """
    end = source.text.find("\n", _HEAD_CHARACTERS)
    lines = (source.text if end < 0 else source.text[:end]).split("\n")
    open_box(lines)
    close_up_head(lines)
    head = Head(known)
    at = _read_fenced(lines, head, usual=source.format == "markdown") if source.format != "html" else 0
    fenced = at > 0
    if fenced:
        head.entries = [_read_marks(entry, source) for entry in head.entries]
    if source.format == "markdown":
        from storybind.text.front.markdown_head import read_pandoc

        at = at or read_pandoc(lines, head) or _read_markdown(source, lines, until, head)
    else:
        top = at
        at = _read_groups(lines, at, until, head)
        page = Head(known)
        if is_page_missed(head) and (below := read_title_page(lines, top, page)) and below < until:
            at, head = _read_groups(lines, below, until, page), page
        elif not (known or head.notes) and is_of_chapter(lines, head.entries):
            at, head = top, page
        if told and not (head.has("title") and head.has("author")):
            at, head = _read_told(lines, top, until, told, at, head)
    if (over := _run_over(lines, source.parted, head)) and over < until:
        return read_header(source, known, over, told)
    return Header(tuple(head.entries), tuple(head.notes), tuple(head.marks), at + 1, fenced)


def _read_told(lines: list[str], top: int, until: int, told: Sequence[str], at: int, head: Head) -> tuple[int, Head]:
    """Where the story begins, and the head, where what is told of it elsewhere stands in it; else as they are."""
    from storybind.text.front.told import read_told

    page = Head(head.known)
    below = read_told(lines, top, told, page)
    if not top < below < until or (head.has("title") and not page.has("author")):
        return at, head
    return _read_groups(lines, below, until, page), page


def _read_markdown(source: Source, lines: list[str], until: int, head: Head) -> int:
    """Read a head in Markdown, below a first heading or set as in a plain text or a manuscript; nothing where it is not plainly one."""
    from storybind.text.front.markdown_head import read_first_heading
    from storybind.text.front.markdown_plain import is_whole_head, undress_head, words_of_head

    said: Sequence[Entry] = ()
    plain = Head(head.known)
    words = words_of_head(source, lines)
    titled = read_first_heading(source, words, plain)
    bare, stop = undress_head(words, titled)
    if not titled and stop:
        bare, said = read_contact(source, bare)
        plain.known = (*head.known, *said)
    lifted = max((entry.span.last for entry in said), default=0)  # in the middle of its line a title is set in deep
    at = _read_groups(bare, titled, min(stop + 1, until), plain)
    if not any(map(str.strip, bare[at:lifted])):  # else a page's head stands over the address, which is in no entry
        at = max(at, lifted)
    plain.entries[:0] = said
    if at > max(stop, lifted) or not is_whole_head(words, at, plain, titled=titled > 0):
        return 0
    head.entries = [
        entry._replace(name="program") if not entry.name and fold(entry.label) in PROGRAMS else entry
        for entry in plain.entries
    ]
    head.notes, head.marks = plain.notes, plain.marks
    return at


def _run_over(lines: list[str], parted: frozenset[int], head: Head) -> int:
    """The first line of the run in which something begins that goes on below what was lifted out; 0 where nothing does."""
    spans = [*(entry.span for entry in head.entries), *(block.span for note in head.notes for block in note.blocks)]
    over = (span.first for span in spans if not parted.isdisjoint(range(span.first + 1, span.last + 1)))
    first = min(over, default=0)
    while first > 1 and lines[first - 2].strip():
        first -= 1
    return first


def _read_marks(entry: Entry, source: Source) -> Entry:
    """An entry of front matter, a title without the marks of emphasis that are in it."""
    if entry.name not in ("title", "subtitle") or not isinstance(entry.value, str):
        return entry
    if source.format == "markdown":
        from storybind.text.markdown.inline import heading_of

        value = heading_of(entry.value, NOTHING) or entry.value
        return entry._replace(value=unquoted(value))
    return entry._replace(value=read_inline(entry.value)[0])


def _read_groups(lines: list[str], at: int, until: int, head: Head) -> int:
    """Read run after run into `head`; gives the index after the last, where a run is story or line `until` stands."""
    top = next_group(lines, at)
    for read_above in (read_magazine, read_before_title, read_chatter) if top else ():
        if top and top[0] < (below := read_above(lines, *top, head)) < until:
            at = below
    for _ in range(_MOST_SAID):
        group = next_group(lines, at)
        if group is None or group[0] >= until - 1 or len(head.entries) > _MOST_SAID:
            break
        end = _read_group(lines, *group, group[0] - at, head)
        if end == group[0]:
            break
        at = end
    return at


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
    if found := read_note(lines, start, end):
        head.note(found[0])
        return found[1]
    if is_dedication_in_head(lines, start, end, head):
        head.note(Note("dedication", "front", "", (lines_as_one(lines, start, end),)))
        return end
    if gap < WIDE_GAP and goes_on_below(lines, start, end, head):
        return end
    if stop := read_plain_line(lines, start, end, head) or read_imprint(lines, start, end, head):
        return stop
    if _is_part_line(lines, start, head):
        head.add("", "", first, Span(start + 1, start + 1))
        return start + 1
    if _opens_story(lines, start, end, head):
        return start
    stop = _read_lone_label(lines, start, end, head) or read_bare_line(lines, start, end, head)
    return stop if stop > start else _read_remarks(lines, start, end, head)


def _read_lone_label(lines: list[str], start: int, end: int, head: Head) -> int:
    """Read a line by itself between the title and the first chapter with a label that nobody knows: ``Ongoing: no``.

    Gives the index after it, 0 where there is none.
    """
    below = next_group(lines, end) if head.has("title") and end == start + 1 else None
    found = split_label(lines[start].strip()) if below else None
    heading = read_heading(lines[below[0]].strip()) if below and found else None
    if not found or not heading or not heading.heads_chapter:
        return 0
    spoken = any(word[0].islower() for word in found.label.split())  # "She said: no."
    printed = any(map(str.isdigit, found.value))  # "Leeds: Tide Press, 1921"
    if spoken or printed or not is_stranger(lines[start].strip(), found):
        return 0
    head.add("", found.label, found.value, Span(start + 1, end))
    return end


def _opens_story(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a line heads a chapter, a scene or a letter: below it is the story."""
    first = lines[start].strip()
    if read_heading(first) and not _is_named_all_the_same(lines, start, head):
        return True
    if start + 1 < end and counted_below(first, lines[start + 1]):
        return True
    if _heads_scene(lines, start, end, head) or is_mail([line.strip() for line in lines[start : min(end, start + 4)]]):
        return True
    by = read_byline(first) is not None or name_below(lines, start) is not None
    return head.has("title") and not head.labels and heads_scenes(lines, start, by=by)


def _heads_scene(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a line is a label, and neither stands over a byline nor, on the first line of all, over a name and nothing else."""
    label = read_label(lines[start].strip())
    if label and is_amid(lines, start, end, head) and is_first_print(lines[start].strip()):
        return False
    if label and head.has("title") and not head.has("author") and read_byline(lines[start].strip()):  # with its year
        return False
    if label is None or byline_below(lines, start) or (head.has("title") and stands_over_byline(lines, start)):
        return False
    titled = not (head.entries or head.known or head.notes or any(map(str.strip, lines[:start])))
    return label.dated or label.placed or not (titled and end == start + 2 and is_name(lines[start + 1].strip()))


def _read_remarks(lines: list[str], start: int, end: int, head: Head) -> int:
    """Read lines right below title and byline that nobody knows and that tell nothing; gives the index after them, `start` where there are none."""
    stop = start + (count_remarks(lines, start, end) if is_amid(lines, start, end, head) else 0)
    for at in range(start, stop):
        head.add(*said_by(lines[at].strip()), Span(at + 1, at + 1))
    return stop


def _read_fenced(lines: list[str], head: Head, *, usual: bool) -> int:
    """How many lines are front matter, which is read into the head; it may be `usual` in such texts."""
    if lines[0][:3] not in ("---", "+++"):
        return 0
    from storybind.text.front.front_matter import read_front_matter

    return read_front_matter(lines, head, usual=usual)


def _is_named_all_the_same(lines: list[str], start: int, head: Head) -> bool:
    """Whether a line that could head a chapter by its looks alone is the story's title: ``Rain (1/2)``, ``Coda`` over a byline; or a name under it."""
    if head.named_at and is_name(lines[start].strip()):
        return True
    found = read_heading(lines[start].strip())
    if found is None or head.has("title") or found.family.rank not in (Rank.ASIDE, Rank.NUMBER):
        return False
    return found.family.id == "title-number" or byline_below(lines, start)


def _is_part_line(lines: list[str], start: int, head: Head) -> bool:
    """Whether ``Part 2 of 3`` stands between the title and a byline, or ``Book One`` right below the title: it says what the post held, and heads nothing."""
    last = head.entries[-1] if head.entries else None
    if last is None or last.name not in ("title", "subtitle") or last.span.last != start:
        return False
    line, below = lines[start].strip(), line_below(lines, start, 3)
    if byline_below(lines, start):
        return is_book_line(line) or (
            last.name == "title" and (re.fullmatch(PART_LINE, line) is not None or _is_part(line))
        )
    named = below is not None and is_name(undress(lines[below])) and not read_heading(lines[below].strip())
    return named and is_book_line(line)


def _is_part(line: str) -> bool:
    """Whether a line is the number of a part and nothing else: ``Part One``."""
    found = read_heading(line)
    return found is not None and found.family.rank is Rank.PART and not found.title


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
