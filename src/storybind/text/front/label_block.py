"""Blocks of labels, ``Title: Rain`` and so on, as entries and notes, with what goes on under a label."""

import re

from storybind.languages import join_lines
from storybind.model import Block, BlockKind, Note, Span
from storybind.syntax import without_icons
from storybind.text.front.by_name import read_byline
from storybind.text.front.head import OF_POSTS, Head, paragraph
from storybind.text.front.labels import WIDE_GAP, is_labelled, is_stranger, is_strongly_labelled, stands_alone
from storybind.text.front.lines import LOOK_AHEAD, PARAGRAPH, letters, next_group, undress
from storybind.text.front.names import is_name
from storybind.text.front.remarks import count_remarks, is_remark, said_by
from storybind.text.heading.line import read_heading
from storybind.text.note.reach import MOST_LINES, is_line_more
from storybind.text.paragraphs.inline import read_inline
from storybind.text.tables.head_labels import FIELDS, HEAD_NOTES, MANY, Labelled, field_of, fold, split_label
from storybind.text.tables.marks import is_mark
from storybind.text.tables.notes import read_opening

_WRAPPED = range(45, 101)  # characters of a line that may have been wrapped by hand or by a program
_IN_SENTENCES = ("", "description")
"""Fields whose value may be sentences, as those of notes and of labels that nobody knows."""
_OF_ONE_LINE = ("title", "author", "rating", "words", "language")
"""Fields whose value is whole where its line is."""
_STOPS = frozenset('.!?…。！？”」』"»')
_SURE_LABELS = 4  # that were read, after which a stranger among them may be any words
_KINDS = frozenset({"рассказ", "повесть", "новелла", "миниатюра"})
"""Which sort of story it is: below a title its genres follow, as a Russian site has it; with none above, what it is called."""
_PARTING = r"\s[|•·]\s|\s//?\s|\]\s*\[|】\s*【|,\s(?=[A-Z][A-Za-z ]{2,20}:\s?\S)|(?<![ \u3000])[ \u3000]++(?=(?:作者|译者|譯者|类型|類型|分类|分類|状态|狀態|字数|字數)[:：])|(?<!\s)\s{2,}+(?=[A-Z][A-Za-z]{2,12}: )"


def read_labels(lines: list[str], start: int, end: int, head: Head) -> int:
    """Labelled lines to the end of the run, each with the lines that go on with it."""
    at, remarked = start, False
    while at < end:
        line, stop = lines[at].strip(), at + 1
        if is_mark(line):
            head.marks.append(Block(BlockKind.MARK, line, Span(at + 1, stop)))
        elif several := _several_labels(line):
            for one in several:
                _add(head, one.label, (one.value,), Span(at + 1, stop))
            head.labels += len(several)
        elif found := _label_at(lines, at, end, head):
            stop, values = _values(lines, at, end, found)
            _add(head, found.label, values, Span(at + 1, stop))
            head.labels += 1
        elif not remarked and (remarks := _remarks_at(lines, at, end)):
            remarked, stop = True, at + remarks
            for row in range(at, stop):
                head.add(*said_by(lines[row].strip()), Span(row + 1, row + 1))
        else:  # the story begins in the middle of the run
            return at
        at = stop
    return at


def _remarks_at(lines: list[str], at: int, end: int) -> int:
    """How many lines of a run of labels are remarks that have none: behind the last label, or with another one below."""
    if is_remark(lines[at].strip()) and at + 1 < end and is_strongly_labelled(lines[at + 1].strip()):
        return 1
    return count_remarks(lines, at, end)


def _several_labels(line: str) -> list[Labelled]:
    """The labels of a line that has several, each with its value, parted by strokes or in brackets of their own; else none.

    >>> [found.label for found in _several_labels("Rating: T | Pairing: A/B")], _several_labels("Rating: T | or so")
    (['Rating', 'Pairing'], [])
    """
    parts = re.split(_PARTING, line.strip("[]【】 ")) if re.search(_PARTING, line) else []
    parts = [part.strip() for part in parts if part.strip()]
    found = [label for part in parts if (label := split_label(part)) and label.field]
    return found if 1 < len(found) == len(parts) else []


def _label_at(lines: list[str], at: int, end: int, head: Head) -> Labelled | None:
    """The label of a line inside a block: a known one, or a short unknown one with fellows below."""
    line = lines[at].strip()
    found = split_label(line)
    if found is None:
        return Labelled(undress(line), "", "") if stands_alone(line, head, lines, at) else None
    if found.known or found.heads_note:
        return found
    return found if is_stranger(line, found) and _has_fellows(lines, at, end, head.labels) else None


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
    listed, named = found.field in MANY, found.field == "title" and bool(found.value)
    set_off = not found.value and end - at <= LOOK_AHEAD and all(len(line) < 4 * PARAGRAPH for line in lines[at:end])
    while stop < end and not starts_field(lines, stop, end):
        line = lines[stop].strip()
        if (named or values) and (byline := read_byline(line)) and (named or is_name(byline[1])):
            break
        wrapped = bool(values) and is_wrapped(lines, stop, end)
        in_list = listed and not found.value and len(line) < PARAGRAPH / 2
        below = not values or (in_list and _is_bounded(lines, stop, end))
        inset = _margin(lines[stop]) > _margin(lines[at])
        if inset and values and not wrapped and found.field not in _IN_SENTENCES and line[-1] in _STOPS:
            break  # paragraphs that are set in, right below the head
        ragged = _is_ragged(lines, stop, end) and not (found.field in _OF_ONE_LINE and values and is_remark(line))
        told = bool(values) and (found.heads_note or found.field == "description")
        if not (wrapped or below or inset or set_off or ragged or (told and are_lines_more(lines, stop, end))):
            break
        values.append(line)
        stop += 1
    if not values and stop == end and (under := _paragraph_below(lines, end)):
        stop, values = under
        listed = listed and all(len(line) < PARAGRAPH / 2 for line in values)
    if listed and not found.value and len(values) > 1:
        return stop, tuple(values)
    return stop, (join_lines(values),)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


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


def are_lines_more(lines: list[str], start: int, end: int) -> bool:
    """Whether the last lines of a run, below a note's, go on with it: a few short ones in which nothing else begins, and a story below the blank line."""
    below = [lines[at].strip() for at in range(start, end)]
    alike = len(below) <= MOST_LINES and all(map(is_line_more, below)) and next_group(lines, end) is not None
    return alike and not any(starts_field(lines, at, end) or read_byline(lines[at].strip()) for at in range(start, end))


def _is_ragged(lines: list[str], at: int, end: int) -> bool:
    """Whether a short line stands between two labels of one run, and so can only be part of the first's value."""
    for below in range(at, min(end, at + 5)):
        line = lines[below].strip()
        if len(line) > PARAGRAPH:
            return False
        if (found := split_label(line)) and found.known:
            return found.strong or not found.heads_note
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
    if found.known or found.heads_note:
        return True
    return len(found.label.split()) <= (2 if is_wrapped(lines, at, end) else 4) and is_stranger(line, found)


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
    fields = [field_of(one) for one in labels]
    if len(labels) != 2 or not all(fields) or fields[0] == fields[1] or "author" in fields:
        return []
    if field_of(label) and fields[0] != "rating":  # it is one of its own
        return []
    for sign in (r"\s+[/|–—]\s+|\s-\s|;\s+", r",\s+"):
        parts = re.split(sign, value, maxsplit=1)
        if len(parts) > 1:
            return [Labelled(one, part.strip(), ":") for one, part in zip(labels, parts, strict=True) if part.strip()]
    return []
