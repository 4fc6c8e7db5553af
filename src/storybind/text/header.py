"""What stands before the story: front matter, title, byline, labels, notes; and where the story starts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import islice

from storybind.model import Block, BlockKind, Entry, Header, Note, Source, Span
from storybind.text.headings import read_heading
from storybind.text.inline import read_inline
from storybind.text.labels import read_label
from storybind.text.notes import open_note
from storybind.text.tables.headings import Rank
from storybind.text.tables.labels import BYLINE, FIELDS, LINE, MANY, NOTES, fold
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import is_disclaimer, read_opening

_MOST_VALUES = 200  # of one field; aliases of aliases unfold to millions
_HEAD_CHARACTERS = 400_000  # a head is far shorter; a text of ten megabytes need not be split for it
_FENCE_LINES = 60  # a longer block between two rules is no front matter
_TITLE_CHARACTERS, _TITLE_WORDS = 90, 14
_DRESS = re.compile(r"^[\s*_#=~<>+\"“”«»-]+|[\s*_#=~<>+\"“”«»-]+$")
_QUOTED = r"[\"“«„].*[.!?,…]?[\"”»]$"
_NAME = r"[^\W\d_][\w.'’-]*\.?(?: (?:(?:de|van|von|der|del|di|la|le|da|al|bin|y|e|and|&) )*[^\W\d_][\w.'’-]*\.?){1,3}"
_PARTICLES = frozenset({"de", "van", "von", "der", "del", "di", "la", "le", "da", "al", "bin", "y", "e", "and", "&"})
_TITLE_BY = r"(?P<title>.{1,70}?)(?:,? (?P<by>(?:an? [\w-]+ )?by) (?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})|, (?P<of>by) (?P<pen>[\w.'’-]+))"
_MAIL = r"(?:From|To|Cc|Subject|Sent|Date|Re|Von|An|Betreff)\s*:"
_WRAPPED = 50  # characters from which a line is full and the next may go on with it


class _Head:
    """What has been read so far; the reader below goes from group to group and fills it."""

    def __init__(self, known: Sequence[Entry]) -> None:
        self.known = known
        self.entries: list[Entry] = []
        self.notes: list[Note] = []
        self.marks: list[Block] = []
        self.named_at = 0  # the line of a bare title, which a bare name may follow; 0 without one

    def has(self, name: str) -> bool:
        return any(entry.name == name for entry in (*self.known, *self.entries))


def read_header(source: Source, known: Sequence[Entry] = (), until: int = sys.maxsize) -> Header:
    """The story's own fields and notes, and the line at which the story begins.

    Reading stops for good at the first group of lines that is story. A lone first line is a title only if a story
    follows it, so nothing is taken from a text of one paragraph.

    Args:
        source: The text.
        known: What a wrapper has said of the story before.
        until: A line from which on nothing is read: a heading that is known as one.
    """
    end = source.text.find("\n", _HEAD_CHARACTERS)
    lines = (source.text if end < 0 else source.text[:end]).split("\n")
    head = _Head(known)
    at = _read_front_matter(source, lines, head)
    if source.format == "markdown":
        return Header(tuple(head.entries), body=at + 1, front_matter=at > 0)
    fenced = at > 0
    while (
        (group := _next_group(lines, at))
        and group[0] < until - 1
        and (end := _read_group(lines, *group, head)) > group[0]
    ):
        at = end
    return Header(tuple(head.entries), tuple(head.notes), tuple(head.marks), at + 1, fenced)


def _next_group(lines: list[str], at: int) -> tuple[int, int] | None:
    while at < len(lines) and not lines[at].strip():
        at += 1
    end = at
    while end < len(lines) and lines[end].strip():
        end += 1
    return (at, end) if end > at else None


def _read_group(lines: list[str], start: int, end: int, head: _Head) -> int:
    """Read one run of lines into `head`; gives the index after what was taken, `start` if it is story."""
    first = lines[start].strip()
    if is_mark(first):
        return _read_fence(lines, start, head)
    if _is_labelled(first) and _is_believed(lines, start, end, head):
        return _read_labels(lines, start, end, head)
    if found := _read_note(lines, start, end):
        head.notes.append(found[0])
        return found[1]
    if (read_heading(first) and not _is_title_all_the_same(lines, start, head)) or read_label(first):
        return start
    if (head.known or head.entries or head.notes) and not head.has("author") and (byline := _read_byline(first)):
        head.entries.append(Entry("author", *byline, Span(start + 1, start + 1)))
        return start + 1
    if head.named_at and not head.has("author") and _is_name(first) and _followed(lines, start, end):
        head.entries.append(Entry("author", "", first, Span(start + 1, start + 1)))
        return start + 1
    if not head.has("title") and _is_title(lines, start, end):
        _read_title(first, start, head)
        return start + 1
    return start


def _is_title_all_the_same(lines: list[str], start: int, head: _Head) -> bool:
    """Whether a line that could head a chapter by its looks alone is the story's title: ``Rain (1/2)``, ``Coda`` over a byline."""
    found = read_heading(lines[start].strip())
    if found is None or head.has("title") or found.family.rank not in (Rank.ASIDE, Rank.NUMBER):
        return False
    return found.family.id == "title-number" or _byline_below(lines, start)


def _read_fence(lines: list[str], start: int, head: _Head) -> int:
    """A row of glyphs round the head, dropped; one before any head is the story's."""
    after = _next_group(lines, start + 1)
    round_title = after is not None and not head.has("title") and _is_title(lines, *after)
    if not (round_title or head.entries or head.notes):
        return start
    head.marks.append(Block(BlockKind.MARK, lines[start].strip(), Span(start + 1, start + 1)))
    return start + 1


def _is_labelled(line: str) -> bool:
    """Whether a line is ``Label: value`` with a label that heads know."""
    match = LINE.fullmatch(line)
    return match is not None and _knows(match[1])


def _knows(label: str) -> bool:
    folded = fold(label)
    return folded in FIELDS or NOTES.get(folded, "dedication") != "dedication"


def _is_believed(lines: list[str], start: int, end: int, head: _Head) -> bool:
    """Whether one label is enough: it names title or author, or a note; any other wants company."""
    match = LINE.fullmatch(lines[start].strip())
    folded = fold(match[1]) if match else ""
    if FIELDS.get(folded) in ("title", "author") or head.entries or head.has("title"):
        return True
    if NOTES.get(folded) in ("disclaimer", "authors-note") and folded not in ("note", "notes"):
        return True
    after = _next_group(lines, end)
    labelled = sum(_is_labelled(line.strip()) for line in lines[start:end])
    return labelled > 1 or (after is not None and _is_labelled(lines[after[0]].strip()))


def _read_labels(lines: list[str], start: int, end: int, head: _Head) -> int:
    """Labelled lines to the end of the run; a line without a label goes on with the one before."""
    at = start
    while at < end:
        line = lines[at].strip()
        if is_mark(line):
            head.marks.append(Block(BlockKind.MARK, line, Span(at + 1, at + 1)))
            at += 1
            continue
        stop = at + 1
        while stop < end and _goes_on(lines[stop - 1], lines[stop]):
            stop += 1
        match = LINE.fullmatch(line)
        if match is None or (read_heading(line) and not _knows(match[1])):  # the story begins in the middle of the run
            return at
        value = " ".join([match[2], *(other.strip() for other in lines[at + 1 : stop])]).strip()
        if not value and stop == end and (below := _value_below(lines, end)):
            stop, value = below
        _add(head, match[1].strip(" *_"), value, Span(at + 1, stop))
        at = stop
    return at


def _value_below(lines: list[str], end: int) -> tuple[int, str] | None:
    """The paragraph under a label that stands alone, and the index after it; None where something else begins there."""
    group = _next_group(lines, end)
    if group is None or _starts_field(first := lines[group[0]].strip()) or read_opening(first):
        return None
    return group[1], " ".join(line.strip() for line in lines[group[0] : group[1]])


def _goes_on(line: str, below: str) -> bool:
    """Whether the line below goes on with the value of this one: it is full, or the next is set in, and nothing begins there."""
    wrapped = len(line.strip()) > _WRAPPED or below[:1].isspace()
    return wrapped and not _starts_field(below.strip())


def _starts_field(line: str) -> bool:
    """Whether a line of a labelled run begins anew: a known label, a short unknown one with a value, a mark, a heading."""
    if is_mark(line) or read_heading(line):
        return True
    match = LINE.fullmatch(line)
    return match is not None and (_knows(match[1]) or (len(match[1].split()) <= 2 and match[2] != ""))


def _add(head: _Head, label: str, value: str, span: Span) -> None:
    """File one labelled value: as a note, or as an entry under our name for it."""
    folded = fold(label)
    if folded in NOTES and folded not in FIELDS:
        text, inline = read_inline(value)
        block = Block(BlockKind.PARAGRAPH, text, span, inline)
        head.notes.append(Note(NOTES[folded], "front", label, (block,)))
    elif value:
        name = FIELDS.get(folded, "")
        head.entries.append(Entry(name, label, _undress(value) if name in ("title", "author") else value, span))
    else:
        head.entries.append(Entry("", label, "", span))


def _read_note(lines: list[str], start: int, end: int) -> tuple[Note, int] | None:
    """A note of the front and the index after it: opened by its label, or a disclaimer that needs none.

    A label that stands alone is left to the reading of notes, which sees what follows.
    """
    stop = start + 1
    while stop < end and _goes_on(lines[stop - 1], lines[stop]):
        stop += 1
    text, inline = read_inline(" ".join(line.strip() for line in lines[start:stop]))
    block = Block(BlockKind.PARAGRAPH, text, Span(start + 1, stop), inline)
    note = open_note(block) or (Note("disclaimer", "front", "", (block,)) if is_disclaimer(text) else None)
    return (note._replace(place="front"), stop) if note and note.text else None


def _read_byline(line: str) -> tuple[str, str] | None:
    """The word and the name of ``by NAME``; None for prose that begins so.

    >>> _read_byline("by Wren Abernathy"), _read_byline("by the time they came, it was over.")
    (('by', 'Wren Abernathy'), None)
    """
    match = BYLINE.fullmatch(_undress(line))
    if match is None or len(line) > 80:
        return None
    name = _undress(match["name"])
    prose = len(name.split()) > 8 or name[-1] in ",;:!?" or (name[-1] == "." and not re.search(r"\b\w\.$", name))
    return None if prose else (match["by"].strip(" :："), name)


def _undress(text: str) -> str:
    """A title or name without stars, rules and quotes round it.

    >>> _undress('** "The Anchor" **')
    'The Anchor'
    """
    return _DRESS.sub("", text).strip() or text.strip()


def _is_title(lines: list[str], start: int, end: int) -> bool:
    """Whether the run opens with a line that names a story: short, no sentence, nothing said aloud, a story below."""
    line = lines[start].strip()
    words = line.split()
    if _byline_below(lines, start):
        return len(line) <= 2 * _TITLE_CHARACTERS
    if (
        len(line) > _TITLE_CHARACTERS
        or len(words) > _TITLE_WORDS
        or re.match(_MAIL, line)
        or line[-1] in ".,;:：。，-–—"
    ):
        return False
    if line[-1] in "!?…！？" and not (line.isupper() or _capitalised(words)):
        return False
    if re.match(_QUOTED, line) and (line.rstrip("\"”»'’")[-1:] in ".!?,…" or not _capitalised(words)):
        return False
    rest = [lines[at].strip() for at in range(start + 1, end)]
    if LINE.fullmatch(line) and any(LINE.fullmatch(other) for other in rest):  # somebody's data
        return False
    if any(
        not (BYLINE.fullmatch(other) or LINE.fullmatch(other) or _is_name(other) or is_mark(other)) for other in rest
    ):
        return False
    return _followed(lines, start, end)


def _byline_below(lines: list[str], start: int) -> bool:
    """Whether the next line with anything on it is ``by NAME``, not far below: that settles what stands above it."""
    group = _next_group(lines, start + 1)
    return group is not None and group[0] - start <= 3 and _read_byline(lines[group[0]].strip()) is not None


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


def _is_name(line: str) -> bool:
    """Whether a line is two to four capitalised words and nothing else, as a person's name is.

    >>> _is_name("Eilidh Strand"), _is_name("The rain fell"), _is_name("Mira's POV"), _is_name("Anna de Vries")
    (True, False, False, True)
    """
    if len(line) > 50 or read_label(line) or read_heading(line) or not re.fullmatch(_NAME, line):
        return False
    words = line.split()
    if words[0].capitalize() in ("The", "A", "An", "In", "On", "My", "Der", "Die", "Das", "Le", "La"):
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in words) and words[-1][0].isupper()


def _read_title(line: str, start: int, head: _Head) -> None:
    span = Span(start + 1, start + 1)
    if match := re.fullmatch(_TITLE_BY, line):
        head.entries += [
            Entry("title", "", _undress(match["title"]), span),
            Entry("author", match["by"] or match["of"], match["name"] or match["pen"], span),
        ]
        return
    head.entries.append(Entry("title", "", _undress(line), span))
    head.named_at = start + 1


def _read_front_matter(source: Source, lines: list[str], head: _Head) -> int:
    """YAML between two ``---`` at the very top, if it is a mapping with a key that heads know; else nothing."""
    if lines[0].rstrip() != "---":
        return 0
    end = next((at for at, line in enumerate(lines[1:_FENCE_LINES], start=1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        return 0
    found = _read_yaml("\n".join(lines[1:end]))
    if not any(_key_name(key) for key in found):
        return 0
    for key, value in found.items():
        if value is None:
            continue
        at = next(
            (
                n
                for n, line in enumerate(lines[:end], start=1)
                if re.match(rf"[\"']?{re.escape(str(key))}[\"']?\s*:", line)
            ),
            1,
        )
        head.entries.append(Entry(_key_name(key), _as_label(key), _plain(_key_name(key), value), Span(at, at)))
    return end + 1


def _read_yaml(text: str) -> dict[object, object]:
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
    """A YAML value as text, or as texts where the field holds several."""
    texts = tuple(" ".join(text.split()) for text in islice(_texts(value), _MOST_VALUES))
    if isinstance(value, list):
        return texts
    text = " ".join(texts)
    return tuple(part.strip() for part in text.split(",")) if name in MANY - {"author"} else text


def _texts(value: object) -> Iterator[str]:
    """The texts in a value, whatever holds them; lazily, because aliases can unfold without end."""
    if isinstance(value, dict):
        value = [part for pair in value.items() for part in pair]
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif value:
        yield str(value)
