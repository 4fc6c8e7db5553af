"""What stands before the story: front matter, title, byline, labels, notes; and where the story starts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from storybind.languages import is_wide, join_lines
from storybind.model import Block, BlockKind, Entry, Header, Note, Source, Span
from storybind.syntax import find_defined, without_icons, words_alone
from storybind.text.headings import read_heading
from storybind.text.inline import read_inline
from storybind.text.labels import read_label
from storybind.text.notes import open_note
from storybind.text.tables.headings import Rank
from storybind.text.tables.labels import (
    ALONE,
    BY_ALONE,
    BYLINE,
    BYLINE_AFTER,
    FIELDS,
    HEAD_NOTES,
    MANY,
    SUBTITLE,
    Labelled,
    fold,
    is_strong,
    knows,
    split_label,
)
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_disclaimer, read_opening, talks_of_writing

_MOST_VALUES = 200  # of one field; aliases of aliases unfold to millions
_HEAD_CHARACTERS = 400_000  # a head is far shorter; a text of ten megabytes need not be split for it
_MARKDOWN_HEAD = 200  # lines
_LINK = r"\[([^\[\]]{1,200})\]\([^()]{0,500}\)"
_FENCE_LINES = 60  # a longer block between two rules is no front matter
_TITLE_CHARACTERS, _TITLE_WORDS = 90, 14
_WRAPPED = range(45, 101)  # characters of a line that may have been wrapped by hand or by a program
_LOOK_AHEAD = 8  # lines in which a known label shows that a head goes on
_WIDE_GAP = 2  # blank lines that end a block of labels, unless what follows is one by itself
_SURE_LABELS = 4  # that were read, after which a stranger among them may be any words
_FEWEST_UNDER_STRANGER = 3  # strong labels under an unknown one that opens a head
_PARAGRAPH = 100  # characters; a longer line is a paragraph
_DRESS = re.compile(r"^[\s*_#=~<>+\"“”«»《》【】〈〉『』「」-]+|[\s*_#=~<>+\"“”«»《》【】〈〉『』「」-]+$")
_QUOTED = r"[\"“«„].*[.!?,…]?[\"”»]$"
_PARTICLES = frozenset({"de", "van", "von", "der", "den", "del", "di", "la", "le", "da", "dos", "do", "al", "el", "bin", "ibn", "y", "e", "and", "und", "et", "&", "af", "av", "ten"})  # fmt: skip
_NAME = rf"[^\W\d_][\w.'’-]*\.?(?: (?:(?:{'|'.join(_PARTICLES)}) ){{0,3}}[^\W\d_][\w.'’-]*\.?){{1,3}}"
_HANDLE = r"(?=.*(?:[\d_]|[a-z][A-Z]))[A-Za-z][\w.-]{3,29}"
_NO_NAME = frozenset(
    "the a an in on my i it he she they we der die das ein eine le la les un une el los las una il lo gli o os as uma het de een one two three some that".split()
)
_TITLE_BY = (
    r"(?P<title>.{1,70}?)(?:,? (?P<by>(?:an? [\w-]+ )?by) (?P<name>[A-Z][\w.'’-]*(?: (?:(?:de|van|von) )?[A-Z][\w.'’-]*){1,3}|(?=\w*[\d_])[\w.-]{4,30})"
    r"|, (?P<of>(?:an? [\w-]+ )?by) (?P<pen>[\w.'’-]+(?: [\w.'’-]+){0,3}))"
)
_TITLE_CREDIT = r"[《『「](?P<title>[^《》『』「」]{1,60})[》』」][ \u3000]*[(（]?(?P<by>作者|文|著)[:：/／ ]\s*(?P<name>[^()（）:：]{1,30})[)）]?"
_MAIL = r"(?:From|To|Cc|Subject|Sent|Date|Re|Von|An|Betreff|Gesendet|De|À|A|Para|Objet|Asunto|Assunto|Oggetto|От|От кого|Кому|Тема|发件人|收件人|主题|差出人|宛先|件名)\s*[:：]"
_POSTED = r"\S.{0,60} (?:wrote|posted|posting) (?:in|to) \S.{0,60}"  # the head line of a journal's entry
_RIGHTS = r"(?:©|\(c\)|copyright)(?: ©| \(c\))?[ ,].{0,40}(?:19|20)\d\d.{0,60}"
_PARTING = r"\s[|•·]\s|\s//\s|\]\s*\[|】\s*【|,\s(?=[A-Z][A-Za-z ]{2,20}:\s?\S)|[ \u3000]+(?=(?:作者|译者|譯者|类型|類型|分类|分類|状态|狀態|字数|字數)[:：])"
_OF_POSTS = frozenset({"fic", "story", "songfic", "drabble", "ficlet", "fanfic", "fan fiction", "fanfiction"})
"""Labels of a post's subject, which has more in it than the title."""
_SERIES_LINE = r"(?i:book|part|volume|vol\.?|episode|#)\s*[\w.]{1,12} (?i:of|in) (?:[Tt]he )?.{2,60}"


class _Head:
    """What has been read so far; the reader below goes from group to group and fills it.

    `named_at` is the line of a bare title, which a bare name may follow, 0 without one; `labels` counts the labels of
    the block that is being read: known by them, a head need not prove itself again.
    """

    def __init__(self, known: Sequence[Entry]) -> None:
        self.known = known
        self.entries: list[Entry] = []
        self.notes: list[Note] = []
        self.marks: list[Block] = []
        self.named_at = 0
        self.labels = 0
        self.last: Entry | Note | None = None

    def has(self, name: str) -> bool:
        return any(entry.name == name for entry in (*self.known, *self.entries))

    def add(self, name: str, label: str, value: str | tuple[str, ...], span: Span) -> None:
        self.last = Entry(name, label, value, span)
        self.entries.append(self.last)

    def give_way(self, title: str) -> None:
        """Let a title with more in it than the one that is labelled, as a post's subject has, be no title."""
        for at, entry in enumerate(self.entries):
            said = _letters(entry.value) if isinstance(entry.value, str) else ""
            posted = not entry.label or fold(entry.label) in _OF_POSTS
            if entry.name == "title" and posted and title and title in said and title != said:
                self.entries[at] = entry._replace(name="")

    def note(self, note: Note) -> None:
        self.last = note
        self.notes.append(note)


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
    head = _Head(known)
    at = _read_front_matter(lines, head) if source.format != "html" else 0
    fenced = at > 0
    if source.format == "markdown":
        at = at or _read_markdown_head(source, lines, head)
        return Header(tuple(head.entries), tuple(head.notes), tuple(head.marks), at + 1, fenced)
    while (
        (group := _next_group(lines, at))
        and group[0] < until - 1
        and (end := _read_group(lines, *group, group[0] - at, head)) > group[0]
    ):
        at = end
    return Header(tuple(head.entries), tuple(head.notes), tuple(head.marks), at + 1, fenced)


def _read_markdown_head(source: Source, lines: list[str], head: _Head) -> int:
    """MultiMarkdown's lines of metadata, or labels and a byline under a first heading; else nothing, and the heading is read later."""
    notes = find_defined(source.text)
    lines = [words_alone(re.sub(_LINK, r"\1", line), notes) for line in lines[:_MARKDOWN_HEAD]]
    group = _next_group(lines, 0)
    if group is None or any("<!--" in line for line in lines[slice(*group)]):
        return 0
    start, end = group
    first = lines[start].strip()
    titled = re.fullmatch(r"#\s+(\S.*?)(?:\s#+)?", first)
    if titled and not read_heading(titled[1]):
        head.add("title", "", _undress(titled[1]), Span(start + 1, start + 1))
        group = _next_group(lines, start + 1)
    at = start + 1
    while group:
        start, end = group
        line = lines[start].strip()
        if _is_labelled(line) and _is_believed(lines, start, end, head):
            at = _read_labels(lines, start, end, head)
        elif titled and not head.has("author") and (byline := _read_byline(line)):
            head.add("author", *byline, Span(start + 1, start + 1))
            at = start + 1
        else:
            break
        group = _next_group(lines, at) if at == end or titled else None
    if len(head.entries) + len(head.notes) > bool(titled):
        return at
    head.entries.clear()
    return 0


def _next_group(lines: list[str], at: int) -> tuple[int, int] | None:
    while at < len(lines) and not lines[at].strip():
        at += 1
    end = at
    while end < len(lines) and lines[end].strip():
        end += 1
    return (at, end) if end > at else None


def _read_group(lines: list[str], start: int, end: int, gap: int, head: _Head) -> int:
    """Read one run of lines into `head`; gives the index after what was taken, `start` if it is story.

    Args:
        lines: All lines of the head.
        start: Index of the run's first line.
        end: Index after its last.
        gap: Blank lines before it.
        head: What has been read so far.
    """
    first = lines[start].strip()
    if gap >= _WIDE_GAP and head.labels:
        head.labels = 0
    if is_mark(first):
        return _read_fence(lines, start, head)
    opens = _is_labelled(first, head) or _stands_alone(first, head, lines, start) or _opens_labels(lines, start, end)
    if opens and _is_believed(lines, start, end, head):
        return _read_labels(lines, start, end, head)
    if found := _read_note(lines, start, end):
        head.note(found[0])
        return found[1]
    if gap < _WIDE_GAP and _goes_on_below(lines, start, end, head):
        return end
    if (
        (read_heading(first) and not _is_title_all_the_same(lines, start, head))
        or read_label(first)
        or _is_mail([line.strip() for line in lines[start : min(end, start + 4)]])
    ):
        return start
    return _read_bare(lines, start, end, head)


def _read_bare(lines: list[str], start: int, end: int, head: _Head) -> int:
    """A line of the head that has no label: a byline, a name, what a title is, a title."""
    first = lines[start].strip()
    span = Span(start + 1, start + 1)
    if _read_again(lines, start, end, head):
        return start + 1
    if (head.known or head.entries or head.notes) and not head.has("author") and (byline := _read_byline(first)):
        head.add("author", *byline, span)
        return start + 1
    if head.has("title") and not head.has("author") and (below := _name_below(lines, start)):
        head.add("author", first, _undress(lines[below]), Span(start + 1, below + 1))
        return below + 1
    if head.has("title") and re.fullmatch(_RIGHTS, first, re.IGNORECASE) and _followed(lines, start, end):
        head.add("rights", "", first, span)
        return start + 1
    if head.has("title") and not head.has("subtitle") and _is_subtitle(lines, start, end, head):
        head.add("subtitle", "", _undress(first), span)
        return start + 1
    if (
        head.named_at
        and not head.has("series")
        and re.fullmatch(_SERIES_LINE, _undress(first))
        and _followed(lines, start, end)
    ):
        head.add("series", "", _undress(first), span)
        return start + 1
    if (
        head.named_at
        and not head.has("author")
        and _is_pen_name(lines, start, end, head)
        and _followed(lines, start, end)
    ):
        head.add("author", "", _undress(first), span)
        return start + 1
    if not head.has("title") and not head.has("author") and is_name(first) and _shouts_below(lines, start, end):
        head.add("author", "", first, span)
        return start + 1
    if not head.has("title") and _is_title(lines, start, end):
        _read_title(first, start, head)
        return start + 1
    return start


def _read_again(lines: list[str], start: int, end: int, head: _Head) -> bool:
    """Read the line of a journal's entry that says who posted it where, or the title or the byline once more."""
    first, span = lines[start].strip(), Span(start + 1, start + 1)
    whole = _followed(lines, start, end) and (end == start + 1 or _byline_below(lines, start))
    if re.fullmatch(_POSTED, first, re.IGNORECASE) and without_icons(first) != first:
        head.add("", "", without_icons(first), span)
    elif whole and _says_again(first, "title", head):
        head.add("title", "", _undress(first), span)
    elif (byline := _read_byline(first)) and _says_again(byline[1], "author", head):
        head.add("author", *byline, span)
    else:
        return False
    return True


def _says_again(text: str, name: str, head: _Head) -> bool:
    """Whether a line under the labels only says once more what one of them has said: the story's title, or its author."""
    folded = _letters(text)
    return bool(folded) and any(
        folded == _letters(value)
        for entry in (*head.known, *head.entries)
        if entry.name == name
        for value in ([entry.value] if isinstance(entry.value, str) else entry.value)
        for value in (value, re.sub(r"\s*[(<\[].*@.*", "", value))
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_title_all_the_same(lines: list[str], start: int, head: _Head) -> bool:
    """Whether a line that could head a chapter by its looks alone is the story's title: ``Rain (1/2)``, ``Coda`` over a byline."""
    found = read_heading(lines[start].strip())
    if found is None or head.has("title") or found.family.rank not in (Rank.ASIDE, Rank.NUMBER):
        return False
    return found.family.id == "title-number" or _byline_below(lines, start)


def _shouts_below(lines: list[str], start: int, end: int) -> bool:
    """Whether a name stands over a title in capitals, as books in French and Russian have it."""
    group = _next_group(lines, start + 1)
    if lines[start].isupper() or group is None or group[0] - start > 3 or (end == start + 1) != (group[0] > start + 1):
        return False
    line = _undress(lines[group[0]])
    return (
        line.isupper() and len(line) > 3 and not read_heading(line) and not is_mark(line) and _is_title(lines, *group)
    )


def _read_fence(lines: list[str], start: int, head: _Head) -> int:
    """A row of glyphs round the head, dropped; one before any head is the story's."""
    after = _next_group(lines, start + 1)
    round_title = after is not None and not head.has("title") and _is_title(lines, *after)
    labelled = after is not None and _is_labelled(lines[after[0]].strip()) and _is_believed(lines, *after, head)
    if not (round_title or labelled or head.entries or head.notes):
        return start
    head.marks.append(Block(BlockKind.MARK, lines[start].strip(), Span(start + 1, start + 1)))
    head.labels, head.last = 0, None
    return start + 1


def _is_labelled(line: str, head: _Head | None = None) -> bool:
    """Whether a line is ``Label: value`` with a label that heads know; among others ``For: my cat`` is one as well."""
    found = split_label(line)
    if found is None:
        return False
    return knows(found.label) or bool(head and head.labels and fold(found.label) in HEAD_NOTES)


def _opens_labels(lines: list[str], start: int, end: int) -> bool:
    """Whether an unknown label stands over several that only heads have: ``Challenge no. 4: rain`` over title and rating."""
    line = lines[start].strip()
    found = split_label(line)
    if found is None or not _is_stranger(line, found):
        return False
    below = [split_label(lines[at].strip()) for at in range(start + 1, min(end, start + 1 + _LOOK_AHEAD))]
    return sum(1 for one in below if one and is_strong(one.label) and knows(one.label)) >= _FEWEST_UNDER_STRANGER


def _lists_pages(lines: list[str], at: int) -> bool:
    """Whether a list of contents stands under a word that may also head a summary, ``Inhalt``: its lines end in pages."""
    group = _next_group(lines, at + 1)
    rows = [lines[row].strip() for row in range(*group)] if group else []
    return bool(rows) and (rows[0].casefold() in _COLUMNS or any(re.search(_PAGE, row) for row in rows))


_COLUMNS = frozenset({"seite", "page", "kapitel seite", "página", "pagina"})
_PAGE = r"(?:\s{2,}|\.{2,}\s*)\d{1,4}$"


def _stands_alone(line: str, head: _Head, lines: list[str], at: int) -> bool:
    """Whether a line is nothing but the word for a summary or for warnings, under the name of a story."""
    if read_heading(line) and _lists_pages(lines, at):
        return False
    return (
        head.has("title") and len(line) < 40 and FIELDS.get(fold(_undress(line))) in ALONE and is_strong(_undress(line))
    )


def _is_believed(lines: list[str], start: int, end: int, head: _Head) -> bool:
    """Whether the labels of a run are a head's: among others they need no proof, alone they are to name title or author.

    Under a bare title one label that only heads have is enough; any other wants company, and a letter has its own.
    """
    run = [lines[at].strip() for at in range(start, min(end, start + 4 * _LOOK_AHEAD))]
    if head.labels:
        return True
    if _is_mail(run):
        return False
    found = [label for line in run if (label := split_label(line)) and knows(label.label)]
    found += _labels_below(lines, end)
    if not found:
        return True  # a bare word that only a head has
    strong = any(is_strong(label.label) for label in found)
    if len(found) > 1 and (strong or FIELDS.get(fold(found[0].label)) in _NAMING):
        return True
    return _is_believed_alone(found[0], head) or (strong and _stands_over_title(lines, start, end, head))


def _is_mail(run: list[str]) -> bool:
    """Whether lines are the head of a letter: somebody writes to somebody of something."""
    return sum(bool(re.match(_MAIL, line, re.IGNORECASE)) for line in run) > 1


_NAMING = ("title", "author")


def _labels_below(lines: list[str], end: int) -> Iterator[Labelled]:
    """The known labels of the next runs, for heads that have a blank line between their labels."""
    for _ in range(3):
        group = _next_group(lines, end)
        if group is None or group[0] - end >= _WIDE_GAP or group[1] - group[0] > 4 * _LOOK_AHEAD:
            return
        if (label := split_label(lines[group[0]].strip())) and knows(label.label):
            yield label
        end = group[1]


def _stands_over_title(lines: list[str], start: int, end: int, head: _Head) -> bool:
    """Whether a lone label on the first line of all has a title under it: ``Warning: cats``."""
    group = _next_group(lines, end)
    if head.entries or head.known or end > start + 1 or group is None or group[0] - end > _WIDE_GAP:
        return False
    return not any(map(read_heading, (lines[start].strip(), lines[group[0]].strip()))) and _is_title(lines, *group)


def _is_believed_alone(found: Labelled, head: _Head) -> bool:
    """Whether one label makes a head: it names the story or its author, or is a note, or stands under their names."""
    folded, value = fold(found.label), found.value
    field, kind = FIELDS.get(folded), HEAD_NOTES.get(folded)
    if found.sign == "-":
        return False
    if field in _NAMING:
        return not head.has(field) and len(value) <= 2 * _TITLE_CHARACTERS and value[-1:] not in (",", ";", "”", '"')
    if kind in ("disclaimer", "authors-note"):
        return folded not in _WORDS_OF_STORIES or bool(head.entries)
    return is_strong(found.label) and (head.has("title") or head.has("author"))


_WORDS_OF_STORIES = frozenset({"note", "notes", "comment", "comments", "vorwort", "nachwort"})


def _read_labels(lines: list[str], start: int, end: int, head: _Head) -> int:
    """Labelled lines to the end of the run, each with the lines that go on with it."""
    at = start
    while at < end:
        line = lines[at].strip()
        if is_mark(line):
            head.marks.append(Block(BlockKind.MARK, line, Span(at + 1, at + 1)))
            at += 1
            continue
        if several := _several_labels(line):
            for one in several:
                _add(head, one.label, (one.value,), Span(at + 1, at + 1))
            head.labels += len(several)
            at += 1
            continue
        found = _label_at(lines, at, end, head)
        if found is None:  # the story begins in the middle of the run
            return at
        stop, values = _values(lines, at, end, found)
        _add(head, found.label, values, Span(at + 1, stop))
        head.labels += 1
        at = stop
    return at


def _several_labels(line: str) -> list[Labelled]:
    """The labels of a line that has several, each with its value, parted by strokes or in brackets of their own; else none.

    >>> [found.label for found in _several_labels("Rating: T | Pairing: A/B")], _several_labels("Rating: T | or so")
    (['Rating', 'Pairing'], [])
    """
    parts = re.split(_PARTING, line.strip("[]【】 ")) if re.search(_PARTING, line) else []
    found = [split_label(part.strip()) for part in parts if part.strip()]
    return (
        [one for one in found if one]
        if len(found) > 1 and all(one and FIELDS.get(fold(one.label)) for one in found)
        else []
    )


def _label_at(lines: list[str], at: int, end: int, head: _Head) -> Labelled | None:
    """The label of a line inside a block: a known one, or a short unknown one with fellows below."""
    line = lines[at].strip()
    found = split_label(line)
    if found is None:
        return Labelled(_undress(line), "", "") if _stands_alone(line, head, lines, at) else None
    if knows(found.label) or fold(found.label) in HEAD_NOTES:
        return found
    return found if _is_stranger(line, found) and _has_fellows(lines, at, end, head.labels) else None


def _is_stranger(line: str, found: Labelled) -> bool:
    """Whether an unknown label looks like one: a word or four with a capital, and something short behind it that nobody says."""
    label, value = found.label, found.value
    plain = len(label.split()) <= 4 and not label[0].islower() and value and value[0] not in "\"“«„'‘—"
    return bool(plain) and not read_heading(line) and not re.match(r"\d", label)


def _has_fellows(lines: list[str], at: int, end: int, many: int) -> bool:
    """Whether a known label stands close below, or nothing but labels to the end of the run, with so `many` above."""
    ahead = [lines[below].strip() for below in range(at + 1, min(at + 1 + _LOOK_AHEAD, len(lines)))]
    if any(_is_labelled(line) and is_strong(split_label(line).label) for line in ahead if line):  # type: ignore[union-attr]
        return True
    rest = [lines[below].strip() for below in range(at + 1, min(end, at + 2 + _LOOK_AHEAD))]
    found = split_label(lines[at].strip())
    spoken = found is None or many < _SURE_LABELS or found.value[-1:] in '.!?…"”'
    if found and spoken and any(word[0].islower() for word in found.label.split()):  # "Ada said: it is the wind."
        return False
    return len(rest) <= _LOOK_AHEAD and all(len(line) <= _PARAGRAPH and split_label(line) for line in rest)


def _values(lines: list[str], at: int, end: int, found: Labelled) -> tuple[int, tuple[str, ...]]:
    """The index after a labelled value, and its lines: what is wrapped, set in, or stands under a bare label goes with it."""
    values = [found.value] if found.value else []
    stop = at + 1
    listed = FIELDS.get(fold(found.label)) in MANY
    set_off = not found.value and end - at <= _LOOK_AHEAD and all(len(line) < 4 * _PARAGRAPH for line in lines[at:end])
    while stop < end and not _starts_field(lines, stop, end):
        line = lines[stop].strip()
        wrapped = bool(values) and _is_wrapped(lines, stop, end)
        below = not values or (
            listed and not found.value and len(line) < _PARAGRAPH / 2 and _is_bounded(lines, stop, end)
        )
        inset = len(lines[stop]) - len(lines[stop].lstrip()) > len(lines[at]) - len(lines[at].lstrip())
        if not (wrapped or below or inset or set_off or _is_ragged(lines, stop, end)):
            break
        values.append(line)
        stop += 1
    if not values and stop == end and (under := _paragraph_below(lines, end)):
        return under
    if listed and not found.value and len(values) > 1:
        return stop, tuple(values)
    return stop, (join_lines(values),)


def _paragraph_below(lines: list[str], end: int) -> tuple[int, tuple[str, ...]] | None:
    """The index after the paragraph under a label that stands alone, and its text; None where something else begins there."""
    group = _next_group(lines, end)
    if group is None or group[0] - end > _WIDE_GAP or group[1] - group[0] > 3 * _LOOK_AHEAD:
        return None
    first = lines[group[0]].strip()
    if is_mark(first) or read_heading(first) or split_label(first) or read_opening(first):
        return None
    return group[1], (join_lines([line.strip() for line in lines[group[0] : group[1]]]),)


def _is_wrapped(lines: list[str], at: int, end: int) -> bool:
    """Whether a line goes on with the one above: that is full, and no sentence of a paragraph by itself."""
    above, line = lines[at - 1].rstrip(), lines[at].strip()
    runs_on = line[0].islower() and above[-1] not in ".!?…:"
    if len(above) not in _WRAPPED:
        return runs_on and len(above) < _PARAGRAPH and end - at <= _LOOK_AHEAD
    if runs_on:
        return True
    width = max(len(lines[near].rstrip()) for near in range(max(0, at - 12), min(end, at + 12)))
    return width in _WRAPPED and len(above) + 1 + len(line.split()[0]) > width - 2


def _is_ragged(lines: list[str], at: int, end: int) -> bool:
    """Whether a short line stands between two labels of one run, and so can only be part of the first's value."""
    for below in range(at, min(end, at + 5)):
        line = lines[below].strip()
        if len(line) > _PARAGRAPH:
            return False
        if (found := split_label(line)) and knows(found.label):
            return is_strong(found.label) or fold(found.label) not in HEAD_NOTES
    return False


def _is_bounded(lines: list[str], at: int, end: int) -> bool:
    """Whether a list of values ends at a label or at the end of its run, not in a story."""
    for below in range(at, min(end, at + 40)):
        line = lines[below].strip()
        if len(line) >= _PARAGRAPH / 2:
            return _is_labelled(line)
        if _is_labelled(line):
            return True
    return end - at <= 40


def _starts_field(lines: list[str], at: int, end: int) -> bool:
    """Whether a line of a labelled run begins anew: a known label, a short unknown one, a mark, a heading."""
    line = lines[at].strip()
    if is_mark(line) or (read_heading(line) and not _is_labelled(line)):
        return True
    found = split_label(line)
    if found is None:
        return False
    if knows(found.label) or fold(found.label) in HEAD_NOTES:
        return True
    return len(found.label.split()) <= (2 if _is_wrapped(lines, at, end) else 4) and _is_stranger(line, found)


def _add(head: _Head, label: str, values: tuple[str, ...], span: Span) -> None:
    """File one labelled value: as a note, or as an entry under our name for it."""
    folded = fold(label)
    if len(values) == 1 and (parts := _combined(label, values[0])):
        for part in parts:
            _add(head, part.label, (part.value,), span)
        return
    if folded in HEAD_NOTES and folded not in FIELDS:
        text, inline = read_inline(join_lines(values))
        block = Block(BlockKind.PARAGRAPH, text, span, inline)
        head.note(Note(HEAD_NOTES[folded], "front", label, (block,)))
        return
    name = FIELDS.get(folded, "")
    clean = tuple(read_inline(without_icons(value))[0] for value in values)
    if name in ("title", "author", "subtitle"):
        clean = tuple(value if "@" in value else _undress(value) for value in clean)
    if name == "title" and folded not in _OF_POSTS and any(clean):
        head.give_way(_letters(clean[0]))
    head.add(name if any(clean) else "", label, clean if len(clean) > 1 else clean[0], span)


def _combined(label: str, value: str) -> list[Labelled]:
    """The two fields of a combined label, where the value falls apart as it does: at a spaced stroke, or at its first comma.

    >>> [(one.label, one.value) for one in _combined("Fandom/Pairing", "The Daughters, Brandt/Ottilie")]
    [('Fandom', 'The Daughters'), ('Pairing', 'Brandt/Ottilie')]
    >>> _combined("Author/Artist", "Anna"), _combined("Rating", "T, mild"), len(_combined("Rating/Warnings", "PG, mild peril"))
    ([], [], 2)
    """
    labels = re.split(r"\s*[/&+]\s*|\s+and\s+", label)
    fields = [FIELDS.get(fold(one)) for one in labels]
    if (
        (fold(label) in FIELDS and fields[0] != "rating")
        or len(labels) != 2
        or not all(fields)
        or fields[0] == fields[1]
        or "author" in fields
    ):
        return []
    parts = next(
        (
            found
            for sign in (r"\s+[/|–—]\s+|\s-\s|;\s+", r",\s+")
            if len(found := re.split(sign, value, maxsplit=1)) == 2
        ),
        [],
    )
    return [Labelled(one, part.strip(), ":") for one, part in zip(labels, parts, strict=False) if part.strip()]


def _goes_on_below(lines: list[str], start: int, end: int, head: _Head) -> bool:
    """Add a further paragraph to the summary or the note that was read last, if it is plainly no story yet.

    It is none where labels follow it, and none where a note goes on about the writing.
    """
    last = head.last
    if last is None or end - start > 3 * _LOOK_AHEAD or any(read_heading(line.strip()) for line in lines[start:end]):
        return False
    text = join_lines([line.strip() for line in lines[start:end]])
    after = _next_group(lines, end)
    labels = (
        after is not None and after[0] - end < _WIDE_GAP and head.labels > 1 and _is_labelled(lines[after[0]].strip())
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
    while stop < end and not _starts_field(lines, stop, end) and _is_wrapped(lines, stop, end):
        stop += 1
    text, inline = read_inline(join_lines([line.strip() for line in lines[start:stop]]))
    block = Block(BlockKind.PARAGRAPH, text, Span(start + 1, stop), inline)
    note = open_note(block) or (Note("disclaimer", "front", "", (block,)) if is_disclaimer(text) else None)
    return (note._replace(place="front"), stop) if note and note.text else None


def _read_byline(line: str) -> tuple[str, str] | None:
    """The word and the name of ``by NAME``; None for prose that begins so.

    >>> _read_byline("by Wren Abernathy"), _read_byline("by the time they came, it was over.")
    (('by', 'Wren Abernathy'), None)
    >>> _read_byline("Conte de Capucine Marchetti"), _read_byline("夏目 漱石 著")
    (('Conte de', 'Capucine Marchetti'), ('著', '夏目 漱石'))
    """
    bare = _undress(without_icons(line))
    match = re.fullmatch(BYLINE, bare, re.IGNORECASE) or re.fullmatch(BYLINE_AFTER, bare)
    if match is None or len(line) > _TITLE_CHARACTERS:
        return None
    name, word = _undress(match["name"]), match["by"].strip(" :：/／")
    prose = len(name.split()) > 8 or name[-1] in ",;:!?…" or (name[-1] == "." and not re.search(r"\b\w\.$", name))
    plain = word.casefold().split()[-1] == "by" or re.fullmatch(_HANDLE, name)
    if prose or not (plain or _could_be_name(name)):
        return None
    if name[0].islower() and name.split()[0] in _NO_NAME:  # "by the time"
        return None
    if word.casefold() == "de" and not is_name(name):  # the commonest of words
        return None
    return word, name.lstrip("@")


def _could_be_name(text: str) -> bool:
    """Whether every word of a name begins as names do, with a capital or in a script that has none.

    >>> _could_be_name("Anna de Vries"), _could_be_name("einem Tag im Mai"), _could_be_name("林听雨")
    (True, False, True)
    """
    words = text.replace(",", " ").split()
    return not words[0][0].islower() and all(not word[0].islower() or word.casefold() in _PARTICLES for word in words)


def _undress(text: str) -> str:
    """A title or name without stars, rules and quotes round it.

    >>> _undress('** "The Anchor" **')
    'The Anchor'
    """
    bare = _DRESS.sub("", text).strip() or text.strip()
    if sum(map(bare.count, '"“”')) % 2 and not sum(map(text.count, '"“”')) % 2:  # a quote that is not round the whole
        return text.strip("*_#=~ \t")
    return bare


def _is_title(lines: list[str], start: int, end: int) -> bool:
    """Whether the run opens with a line that names a story: short, no sentence, nothing said aloud, a story below."""
    line = lines[start].strip()
    words = line.split()
    if _byline_below(lines, start):
        return len(line) <= 2 * _TITLE_CHARACTERS
    if (
        len(line) > _TITLE_CHARACTERS
        or len(words) > _TITLE_WORDS
        or re.match(_MAIL, line, re.IGNORECASE)
        or line[-1] in ".,;:：。，-–—"
    ):
        return False
    if line[-1] in "!?…！？" and not (line.isupper() or _capitalised(words)):
        return False
    if re.match(_QUOTED, line) and (line.rstrip("\"”»'’")[-1:] in ".!?,…" or not _capitalised(words)):
        return False
    rest = [lines[at].strip() for at in range(start + 1, min(end, start + _LOOK_AHEAD))]
    if split_label(line) and any(map(split_label, rest)):  # somebody's data
        return False
    if rest and not _is_packed_title(line, rest[0]) and not all(map(_stands_under_title, rest)):
        return False
    return _followed(lines, start, end)


def _stands_under_title(line: str) -> bool:
    """Whether a line under a title belongs to the head: a byline, a label, a name, what it is, a row."""
    if (
        is_mark(line)
        or _read_byline(line)
        or is_name(line)
        or re.fullmatch(_RIGHTS, line, re.IGNORECASE)
        or re.fullmatch(SUBTITLE, line, re.IGNORECASE)
    ):
        return True
    return bool(
        re.fullmatch(_HANDLE, line) or _is_wide_name(line) or re.fullmatch(_SERIES_LINE, line) or split_label(line)
    )


def _is_packed_title(line: str, below: str) -> bool:
    """Whether a title stands right above the story, where no blank line parts anything: a heading follows, or a whole paragraph."""
    if read_heading(below):
        return True
    plain = line[-1].isalnum() and len(line) <= _TITLE_CHARACTERS / 2 and (line.isupper() or _capitalised(line.split()))
    return plain and len(below) > _PARAGRAPH


def _byline_below(lines: list[str], start: int) -> bool:
    """Whether the next line with anything on it is ``by NAME``, not far below: that settles what stands above it."""
    group = _next_group(lines, start + 1)
    if group is not None and is_mark(lines[group[0]].strip()):  # the title is underlined
        group = _next_group(lines, group[0] + 1)
    if group is None or group[0] - start > 3:
        return False
    return _read_byline(lines[group[0]].strip()) is not None or _name_below(lines, group[0]) is not None


def _name_below(lines: list[str], start: int) -> int | None:
    """The index of the name under a line that is only ``by``, None where there is no such thing."""
    if not re.fullmatch(BY_ALONE, _undress(lines[start]), re.IGNORECASE):
        return None
    group = _next_group(lines, start + 1)
    if group is None or group[0] - start > 3:
        return None
    name = _undress(lines[group[0]])
    return (
        group[0]
        if len(name) <= 60 and len(name.split()) <= 6 and _could_be_name(name) and name[-1] not in ",;:!?"
        else None
    )


def _followed(lines: list[str], start: int, end: int) -> bool:
    """Whether there is a story after the run: a title alone is the story itself."""
    return end > start + 1 or _next_group(lines, end) is not None


def _capitalised(words: list[str]) -> bool:
    """Whether most words begin as in a title.

    >>> _capitalised("Who Goes There?".split()), _capitalised("what now?".split())
    (True, False)
    """
    capitals = sum(word.lstrip("\"'“‘«(")[:1].isupper() for word in words)
    return len(words) > 1 and capitals > len(words) / 2


def _is_subtitle(lines: list[str], start: int, end: int, head: _Head) -> bool:
    """Whether a line right under the title says what sort of thing the story is."""
    line = _undress(lines[start])
    title = next(entry for entry in (*head.entries, *head.known) if entry.name == "title")
    above = head.entries[-1].span.last if head.entries else title.span.last
    near = start - 1 <= max(title.span.last, above) <= start and len(line) <= _TITLE_CHARACTERS
    return near and re.fullmatch(SUBTITLE, line, re.IGNORECASE) is not None and _followed(lines, start, end)


def _is_pen_name(lines: list[str], start: int, end: int, head: _Head) -> bool:
    """Whether a line under a bare title is who wrote it: a person's name, or right below the title what can be but a pen name."""
    line = _undress(lines[start])
    if is_name(line):
        return True
    right_below = head.named_at == start and start + 1 == end
    wide = _is_wide_name(line) and ord(lines[start - 1].strip(" 　《》「」『』【】")[:1] or " ") > 0x3000
    return right_below and bool(wide or re.fullmatch(_HANDLE, line)) and not read_heading(line)


def _is_wide_name(line: str) -> bool:
    """Whether a line is a few Chinese or Japanese letters and nothing else.

    >>> _is_wide_name("林听雨"), _is_wide_name("雨停了。"), _is_wide_name("Anna")
    (True, False, False)
    """
    return 2 <= len(line) <= 6 and all(is_wide(char) and (char.isalpha() or char in "々・") for char in line)


def is_name(line: str) -> bool:
    """Whether a line is two to four capitalised words and nothing else, as a person's name is.

    >>> is_name("Eilidh Strand"), is_name("The rain fell"), is_name("Mira's POV"), is_name("Anna de Vries")
    (True, False, False, True)
    """
    if len(line) > 50 or read_label(line) or read_heading(line) or not re.fullmatch(_NAME, line):
        return False
    words = line.split()
    if words[0].casefold() in _NO_NAME:
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in words) and words[-1][0].isupper()


def _read_title(line: str, start: int, head: _Head) -> None:
    span = Span(start + 1, start + 1)
    line = without_icons(line)
    match = re.fullmatch(_TITLE_BY, line)
    if match and not (match["name"] and match["name"].split()[0].casefold() in _NO_NAME):
        head.add("title", "", _undress(match["title"]), span)
        head.add("author", match["by"] or match["of"], match["name"] or match["pen"], span)
        return
    if credited := re.fullmatch(_TITLE_CREDIT, line):
        head.add("title", "", credited["title"], span)
        head.add("author", credited["by"], credited["name"], span)
        return
    parted = re.fullmatch(r"[\"“«](.{1,80}?)[\"”»]\s*[-–—:,]\s*(.{1,60})", line)
    if parted and re.fullmatch(SUBTITLE, parted[2], re.IGNORECASE):
        head.add("title", "", parted[1], span)
        head.add("subtitle", "", parted[2], span)
    else:
        head.add("title", "", _undress(line), span)
    head.named_at = start + 1


def _read_front_matter(lines: list[str], head: _Head) -> int:
    """YAML between two ``---`` or TOML between two ``+++`` at the very top, if it has a key that heads know; else nothing."""
    fence = lines[0].rstrip()
    ends = {"---": ("---", "..."), "+++": ("+++",)}.get(fence, ())
    end = next((at for at, line in enumerate(lines[1:_FENCE_LINES], start=1) if line.rstrip() in ends), 0)
    if not end:
        return 0
    found = (_read_toml if fence == "+++" else _read_yaml)("\n".join(lines[1:end]))
    if not any(_key_name(key) for key in found):
        return 0
    for key, value in found.items():
        if value is None or value in _NOTHING:
            continue
        at = next(
            (
                n
                for n, line in enumerate(lines[:end], start=1)
                if re.match(rf"\[?[\"']?{re.escape(str(key))}[\"']?(?:\]|\s*[:=])", line)
            ),
            1,
        )
        head.add(_key_name(key), _as_label(key), _plain(_key_name(key), value), Span(at, at))
    return end + 1


_NOTHING = ("null", "Null", "NULL", "~")
"""How YAML says that there is no value."""


def _read_toml(text: str) -> Mapping[object, object]:
    """Front matter as a mapping; nothing where it is no TOML."""
    import tomllib

    try:
        return dict[object, object](tomllib.loads(text).items())
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _read_yaml(text: str) -> Mapping[object, object]:
    """Front matter as a mapping; where it is no YAML, as ``title: X: Y`` is not, each line is a key and its value."""
    import yaml

    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)  # texts, lists and mappings alone: "No" stays "No"
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):  # a list as a key is a TypeError
        rows = (line.partition(":") for line in text.splitlines())
        return {
            key.strip(): value.strip(" \t\"'") for key, sign, value in rows if sign and key.strip() and value.strip()
        }
    return found if isinstance(found, dict) else {}


_KEYS = {"lang": "language", "authors": "author", "tag": "tags", "seriesindex": "series_index", "cover": "cover", "cover-image": "cover",
         "identifier": "identifier", "isbn": "identifier", "theme": "theme"}  # fmt: skip


def _key_name(key: object) -> str:
    """Our name for a key of front matter; empty for one we do not know."""
    folded = fold(str(key)).replace("_", " ").replace("-", " ")
    name = _KEYS.get(folded) or FIELDS.get(folded) or FIELDS.get(folded.replace(" ", "_"), "")
    return "series_index" if folded in ("series index", "series number") else name


def _as_label(key: object) -> str:
    """A key as a page would print it.

    >>> _as_label("content_warning")
    'Content warning'
    """
    words = " ".join(re.split(r"[\s_-]+", str(key).strip()))
    return words[:1].upper() + words[1:]


def _plain(name: str, value: object) -> str | tuple[str, ...]:
    """A value of front matter as text, or as texts where the field holds several."""
    texts = tuple(" ".join(text.split()) for text in islice(_texts(value), _MOST_VALUES))
    if isinstance(value, list):
        return texts
    text = " ".join(texts)
    return tuple(part.strip() for part in text.split(",")) if name in MANY - {"author"} else text


def _texts(value: object) -> Iterator[str]:
    """The texts in a value, whatever holds them; lazily, because aliases can unfold without end."""
    if isinstance(value, dict):  # ``{name: X, role: author}``, or anything
        value = next(
            (value[key] for key in ("name", "text") if key in value), [part for pair in value.items() for part in pair]
        )
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif value not in ("", None):
        yield str(value).lower() if isinstance(value, bool) else str(value)
