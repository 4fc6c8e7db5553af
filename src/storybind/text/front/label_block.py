"""Blocks of labels, ``Title: Rain`` and so on, with what goes on under a label."""

import re
from collections.abc import Iterator

from storybind.languages import join_lines
from storybind.model import Block, BlockKind, Note, Span
from storybind.syntax import without_icons
from storybind.text.front.head import OF_POSTS, Head, paragraph
from storybind.text.front.titles import (
    LOOK_AHEAD,
    PARAGRAPH,
    TITLE_CHARACTERS,
    is_mail,
    is_title,
    letters,
    next_group,
    read_byline,
    undress,
)
from storybind.text.heading.line import read_heading
from storybind.text.paragraphs.inline import read_inline
from storybind.text.tables.head_labels import (
    ALONE,
    FIELDS,
    HEAD_NOTES,
    MANY,
    Labelled,
    fold,
    is_strong,
    knows,
    split_label,
)
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import forbids, goes_on_telling, is_narrated, read_opening, tells

_WRAPPED = range(45, 101)  # characters of a line that may have been wrapped by hand or by a program
WIDE_GAP = 2  # blank lines that end a block of labels, unless what follows is one by itself
_IN_SENTENCES = frozenset({None, "description"})
"""Fields whose value may be sentences, as those of notes and of labels that nobody knows."""
_STOPS = frozenset('.!?…。！？”」』"»')
_SURE_LABELS = 4  # that were read, after which a stranger among them may be any words
_FEWEST_UNDER_STRANGER = 3  # strong labels under an unknown one that opens a head
_PARTING = r"\s[|•·]\s|\s//\s|\]\s*\[|】\s*【|,\s(?=[A-Z][A-Za-z ]{2,20}:\s?\S)|(?<![ \u3000])[ \u3000]++(?=(?:作者|译者|譯者|类型|類型|分类|分類|状态|狀態|字数|字數)[:：])|(?<!\s)\s{2,}+(?=[A-Z][A-Za-z]{2,12}: )"


def is_labelled(line: str, head: Head | None = None) -> bool:
    """Whether a line is ``Label: value`` with a label that heads know; among others ``For: my cat`` is one as well."""
    found = split_label(line)
    if found is None:
        return False
    return knows(found.label) or bool(head and head.labels and fold(found.label) in HEAD_NOTES)


def is_strongly_labelled(line: str) -> bool:
    """Whether a line is ``Label: value`` with a label that stands in heads and hardly anywhere else."""
    found = split_label(line)
    return found is not None and knows(found.label) and is_strong(found.label)


def opens_labels(lines: list[str], start: int, end: int) -> bool:
    """Whether an unknown label stands over several that only heads have: ``Challenge no. 4: rain`` over title and rating."""
    line = lines[start].strip()
    found = split_label(line)
    if found is None or not _is_stranger(line, found):
        return False
    below = lines[start + 1 : min(end, start + 1 + LOOK_AHEAD)]
    return sum(is_strongly_labelled(one.strip()) for one in below) >= _FEWEST_UNDER_STRANGER


def _lists_pages(lines: list[str], at: int) -> bool:
    """Whether a list of contents stands under a word that may also head a summary, ``Inhalt``: its lines end in pages."""
    group = next_group(lines, at + 1)
    rows = [lines[row].strip() for row in range(*group)] if group else []
    return bool(rows) and (rows[0].casefold() in _COLUMNS or any(re.search(_PAGE, row) for row in rows))


_COLUMNS = frozenset({"seite", "page", "kapitel seite", "página", "pagina"})
_PAGE = r"(?:\s{2,}|\.{2,}\s*)\d{1,4}$"


def stands_alone(line: str, head: Head, lines: list[str], at: int) -> bool:
    """Whether a line is nothing but the word for a summary or for warnings, under the name of a story."""
    if read_heading(line) and _lists_pages(lines, at):
        return False
    return (
        head.has("title") and len(line) < 40 and FIELDS.get(fold(undress(line))) in ALONE and is_strong(undress(line))
    )


def is_believed(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether the labels of a run are a head's: among others they need no proof, alone they are to name title or author.

    Under a bare title one label that only heads have is enough; any other wants company, and a letter has its own.
    """
    run = [lines[at].strip() for at in range(start, min(end, start + 4 * LOOK_AHEAD))]
    if head.labels:
        return True
    if is_mail(run):
        return False
    found = [label for line in run if (label := split_label(line)) and knows(label.label)]
    found += _labels_below(lines, end)
    if any(map(_is_told, found)) and not any(FIELDS.get(fold(label.label)) in _NAMING for label in found):
        return False
    if not found or split_label(run[0]) is None:
        return True  # a bare word that only a head has
    strong = any(is_strong(label.label) for label in found)
    if len(found) > 1 and (strong or FIELDS.get(fold(found[0].label)) in _NAMING):
        return True
    over = strong or fold(found[0].label) in _OVER_TITLE
    return _is_believed_alone(found[0], head) or (over and _stands_over_title(lines, start, end, head))


def _is_told(found: Labelled) -> bool:
    """Whether a word with a colon behind it is a story's: it goes on to tell who says so, and so on. A summary may quote its story."""
    field = FIELDS.get(fold(found.label))
    if field == "description":
        return False
    told = {"warnings": forbids, "rating": goes_on_telling, "genres": goes_on_telling, "characters": goes_on_telling}
    return is_narrated(found.value) or (field in told and told[field](found.value))


_OVER_TITLE = frozenset({"prompt", "prompts", "challenge", "written for"})
"""What a story was asked for by, where nothing but a title stands below it."""
_NAMING = ("title", "author")
_KINDS = frozenset({"рассказ", "повесть", "новелла", "миниатюра"})
"""Which sort of story it is: below a title its genres follow, as a Russian site has it; with none above, what it is called."""


def _labels_below(lines: list[str], end: int) -> Iterator[Labelled]:
    """The known labels of the next runs, for heads that have a blank line between their labels."""
    for _ in range(3):
        group = next_group(lines, end)
        if group is None or group[0] - end >= WIDE_GAP or group[1] - group[0] > 4 * LOOK_AHEAD:
            return
        if (label := split_label(lines[group[0]].strip())) and knows(label.label):
            yield label
        end = group[1]


def _stands_over_title(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a lone label on the first line of all has a title under it: ``Warning: cats``."""
    group = next_group(lines, end)
    if head.entries or head.known or end > start + 1 or group is None or group[0] - end > WIDE_GAP:
        return False
    return not any(map(read_heading, (lines[start].strip(), lines[group[0]].strip()))) and is_title(lines, *group)


def _is_believed_alone(found: Labelled, head: Head) -> bool:
    """Whether one label makes a head: it names the story or its author, or is a note, or stands under their names."""
    folded, value = fold(found.label), found.value
    field, kind = FIELDS.get(folded), HEAD_NOTES.get(folded)
    if found.sign == "-":
        return False
    if field in _NAMING:
        return (
            folded not in _OF_OTHERS
            and not head.has(field)
            and len(value) <= 2 * TITLE_CHARACTERS
            and value[-1:] not in (",", ";", "”", '"')
        )
    if kind in ("disclaimer", "authors-note"):
        return folded not in _WORDS_OF_STORIES or (bool(head.entries) and not tells(value))
    return is_strong(found.label) and (head.has("title") or head.has("author"))


_OF_OTHERS = frozenset({"cím", "nimi"})  # an address is called so as well, and whoever is asked for a name
_WORDS_OF_STORIES = frozenset({"note", "notes", "comment", "comments", "vorwort", "nachwort"})


def read_labels(lines: list[str], start: int, end: int, head: Head) -> int:
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


def _label_at(lines: list[str], at: int, end: int, head: Head) -> Labelled | None:
    """The label of a line inside a block: a known one, or a short unknown one with fellows below."""
    line = lines[at].strip()
    found = split_label(line)
    if found is None:
        return Labelled(undress(line), "", "") if stands_alone(line, head, lines, at) else None
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
    if any(is_strongly_labelled(line.strip()) for line in lines[at + 1 : at + 1 + LOOK_AHEAD]):
        return True
    rest = [lines[below].strip() for below in range(at + 1, min(end, at + 2 + LOOK_AHEAD))]
    found = split_label(lines[at].strip())
    spoken = found is None or many < _SURE_LABELS or found.value[-1:] in '.!?…"”'
    if found and spoken and any(word[0].islower() for word in found.label.split()):  # "Ada said: it is the wind."
        return False
    return len(rest) <= LOOK_AHEAD and all(len(line) <= PARAGRAPH and split_label(line) for line in rest)


def _values(lines: list[str], at: int, end: int, found: Labelled) -> tuple[int, tuple[str, ...]]:
    """The index after a labelled value, and its lines: what is wrapped, set in, or stands under a bare label goes with it."""
    values = [found.value] if found.value else []
    stop = at + 1
    field = FIELDS.get(fold(found.label))
    listed, named = field in MANY, field == "title" and bool(found.value)
    set_off = not found.value and end - at <= LOOK_AHEAD and all(len(line) < 4 * PARAGRAPH for line in lines[at:end])
    while stop < end and not starts_field(lines, stop, end):
        line = lines[stop].strip()
        if named and read_byline(line):
            break
        wrapped = bool(values) and is_wrapped(lines, stop, end)
        below = not values or (
            listed and not found.value and len(line) < PARAGRAPH / 2 and _is_bounded(lines, stop, end)
        )
        inset = len(lines[stop]) - len(lines[stop].lstrip()) > len(lines[at]) - len(lines[at].lstrip())
        if inset and values and not wrapped and field not in _IN_SENTENCES and line[-1] in _STOPS:
            break  # paragraphs that are set in, right below the head
        if not (wrapped or below or inset or set_off or _is_ragged(lines, stop, end)):
            break
        values.append(line)
        stop += 1
    if not values and stop == end and (under := _paragraph_below(lines, end)):
        stop, values = under
        listed = listed and all(len(line) < PARAGRAPH / 2 for line in values)
    if listed and not found.value and len(values) > 1:
        return stop, tuple(values)
    return stop, (join_lines(values),)


def _paragraph_below(lines: list[str], end: int) -> tuple[int, list[str]] | None:
    """The index after the paragraph under a label that stands alone, and its lines; None where something else begins there."""
    group = next_group(lines, end)
    if group is None or group[0] - end > WIDE_GAP or group[1] - group[0] > 3 * LOOK_AHEAD:
        return None
    first = lines[group[0]].strip()
    if is_mark(first) or read_heading(first) or split_label(first) or read_opening(first):
        return None
    return group[1], [line.strip() for line in lines[group[0] : group[1]]]


def is_wrapped(lines: list[str], at: int, end: int) -> bool:
    """Whether a line goes on with the one above: that is full, and no sentence of a paragraph by itself."""
    above, line = lines[at - 1].rstrip(), lines[at].strip()
    runs_on = line[0].islower() and above[-1] not in ".!?…:"
    if len(above) not in _WRAPPED:
        return runs_on and len(above) < PARAGRAPH and end - at <= LOOK_AHEAD
    if runs_on:
        return True
    width = max(len(lines[near].rstrip()) for near in range(max(0, at - 12), min(end, at + 12)))
    return width in _WRAPPED and len(above) + 1 + len(line.split()[0]) > width - 2


def _is_ragged(lines: list[str], at: int, end: int) -> bool:
    """Whether a short line stands between two labels of one run, and so can only be part of the first's value."""
    for below in range(at, min(end, at + 5)):
        line = lines[below].strip()
        if len(line) > PARAGRAPH:
            return False
        if (found := split_label(line)) and knows(found.label):
            return is_strong(found.label) or fold(found.label) not in HEAD_NOTES
    return False


def _is_bounded(lines: list[str], at: int, end: int) -> bool:
    """Whether a list of values ends at a label or at the end of its run, not in a story."""
    for below in range(at, min(end, at + 40)):
        line = lines[below].strip()
        if len(line) >= PARAGRAPH / 2:
            return is_labelled(line)
        if is_labelled(line):
            return True
    return end - at <= 40


def starts_field(lines: list[str], at: int, end: int) -> bool:
    """Whether a line of a labelled run begins anew: a known label, a short unknown one, a mark, a heading."""
    line = lines[at].strip()
    if is_mark(line) or (read_heading(line) and not is_labelled(line)):
        return True
    found = split_label(line)
    if found is None:
        return False
    if knows(found.label) or fold(found.label) in HEAD_NOTES:
        return True
    return len(found.label.split()) <= (2 if is_wrapped(lines, at, end) else 4) and _is_stranger(line, found)


def _add(head: Head, label: str, values: tuple[str, ...], span: Span) -> None:
    """File one labelled value: as a note, or as an entry under our name for it."""
    folded = fold(label)
    if len(values) == 1 and (parts := _combined(label, values[0])):
        for part in parts:
            _add(head, part.label, (part.value,), span)
        return
    if folded in HEAD_NOTES and folded not in FIELDS:
        head.note(Note(HEAD_NOTES[folded], "front", label, (paragraph(join_lines(values), span),)))
        return
    name = "title" if folded in _KINDS and not head.has("title") else FIELDS.get(folded, "")
    clean = tuple(read_inline(without_icons(value))[0] for value in values)
    if name in ("title", "author", "subtitle"):
        clean = tuple(value if "@" in value else undress(value) for value in clean)
    if name == "title" and folded not in OF_POSTS and any(clean):
        head.give_way(letters(clean[0]))
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
