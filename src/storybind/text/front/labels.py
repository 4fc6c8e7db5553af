"""Which lines of a head are labels, ``Title: Rain``, and when a run of them is believed to be a head's."""

import re
from collections.abc import Iterator

from storybind.text.front.by_name import byline_below
from storybind.text.front.head import Head
from storybind.text.front.lines import LOOK_AHEAD, TITLE_CHARACTERS, is_mail, next_group, undress
from storybind.text.front.remarks import is_remark
from storybind.text.front.titles import is_title
from storybind.text.heading.line import read_heading
from storybind.text.tables.head_labels import ALONE, HEAD_NOTES, Labelled, field_of, fold, is_strong, split_label
from storybind.text.tables.notes import forbids, goes_on_telling, is_narrated, tells

WIDE_GAP = 2  # blank lines that end a block of labels, unless what follows is one by itself
_FEWEST_UNDER_STRANGER = 3  # strong labels under an unknown one that opens a head
_NAMING = ("title", "author")
_OVER_TITLE = frozenset({"prompt", "prompts", "challenge", "written for"})
"""What a story was asked for by, where nothing but a title stands below it."""
_OF_OTHERS = frozenset({"cím", "nimi"})  # an address is called so as well, and whoever is asked for a name
_OF_PLANS = frozenset({"project"})  # behind which somebody may say what is to be done
_WORDS_OF_STORIES = frozenset({"note", "notes", "comment", "comments", "vorwort", "nachwort"})
_TELLS_ON = {"warnings": forbids, "rating": goes_on_telling, "genres": goes_on_telling, "characters": goes_on_telling}
"""What shows that a story goes on behind a word that is also a label."""
_COLUMNS = frozenset({"seite", "page", "kapitel seite", "página", "pagina"})
_PAGE = r"(?:\s{2,}|\.{2,}\s*)\d{1,4}$"


def is_labelled(line: str, head: Head | None = None) -> bool:
    """Whether a line is ``Label: value`` with a label that heads know; among others ``For: my cat`` is one as well."""
    found = split_label(line)
    if found is None or (
        found.sign == "(" and not found.value and found.field == "genres"
    ):  # what it is: ``(рассказ)``
        return False
    return found.known or bool(head and head.labels and found.heads_note)


def is_strongly_labelled(line: str) -> bool:
    """Whether a line is ``Label: value`` with a label that stands in heads and hardly anywhere else."""
    found = split_label(line)
    return found is not None and found.known and found.strong


def opens_labels(lines: list[str], start: int, end: int) -> bool:
    """Whether an unknown label stands over several that only heads have: ``Challenge no. 4: rain`` over title and rating."""
    line = lines[start].strip()
    found = split_label(line)
    if found is None or not is_stranger(line, found):
        return False
    below = lines[start + 1 : min(end, start + 1 + LOOK_AHEAD)]
    return sum(is_strongly_labelled(one.strip()) for one in below) >= _FEWEST_UNDER_STRANGER


def _lists_pages(lines: list[str], at: int) -> bool:
    """Whether a list of contents stands under a word that may also head a summary, ``Inhalt``: its lines end in pages."""
    group = next_group(lines, at + 1)
    rows = [lines[row].strip() for row in range(*group)] if group else []
    return bool(rows) and (rows[0].casefold() in _COLUMNS or any(re.search(_PAGE, row) for row in rows))


def stands_alone(line: str, head: Head, lines: list[str], at: int) -> bool:
    """Whether a line is nothing but the word for a summary or for warnings, under the name of a story."""
    word = undress(line) if head.has("title") and len(line) < 40 else ""
    alone = bool(word) and field_of(word) in ALONE and is_strong(word)
    return alone and not (read_heading(line) and _lists_pages(lines, at))


def is_believed(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether the labels of a run are a head's: among others they need no proof, alone they are to name title or author.

    Of two the first does, or one of three. Under a bare title one label that only heads have is enough; any other wants
    company, and a letter has its own.
    """
    if head.labels or is_amid(lines, start, end, head):
        return True
    run = [lines[at].strip() for at in range(start, min(end, start + 4 * LOOK_AHEAD))]
    if is_mail(run):
        return False
    found = [label for line in run if (label := split_label(line)) and label.known]
    found += _labels_below(lines, end)
    if any(map(_is_told, found)) and not any(label.field in _NAMING for label in found):
        return False
    if not found or split_label(run[0]) is None:
        return True  # a bare word that only a head has
    first, strong = found[0], any(label.strong for label in found)
    naming = first.field in _NAMING or (len(found) > 2 and any(label.field in _NAMING for label in found))
    if len(found) > 1 and (strong or naming):
        return True
    over = strong or fold(first.label) in _OVER_TITLE or (end > start + 2 and bool(first.value))
    return _is_believed_alone(first, head) or (over and _is_over_title(lines, start, end, head))


def is_amid(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a line stands right below the title or the byline of a story, with no blank between, and who wrote it is known or said right below."""
    last = head.entries[-1] if head.entries else None
    if last is None or last.span.last != start or not head.has("title") or not head.named_at:
        return False
    if not is_remark(lines[start].strip()):
        return False
    return head.has("author") or byline_below(lines, start)


def _is_told(found: Labelled) -> bool:
    """Whether a word with a colon behind it is a story's: it goes on to tell who says so, and so on. A summary may quote its story."""
    if found.field == "description":
        return False
    tells_on = _TELLS_ON.get(found.field)
    return is_narrated(found.value) or (tells_on is not None and tells_on(found.value))


def _labels_below(lines: list[str], end: int) -> Iterator[Labelled]:
    """The known labels of the next runs, for heads that have a blank line between their labels."""
    for _ in range(3):
        group = next_group(lines, end)
        if group is None or group[0] - end >= WIDE_GAP or group[1] - group[0] > 4 * LOOK_AHEAD:
            return
        if (label := split_label(lines[group[0]].strip())) and label.known:
            yield label
        end = group[1]


def _is_over_title(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a lone label on the first line of all has a title under it: ``Warning: cats``; or right under it a title that is signed."""
    group = next_group(lines, end)
    if end > start + 2 and not (head.entries or head.known) and byline_below(lines, start + 1):
        return len(lines[start].strip()) <= TITLE_CHARACTERS and is_title(lines, start + 1, end)
    if head.entries or head.known or end > start + 1 or group is None or group[0] - end > WIDE_GAP:
        return False
    return not any(map(read_heading, (lines[start].strip(), lines[group[0]].strip()))) and is_title(lines, *group)


def _is_believed_alone(found: Labelled, head: Head) -> bool:
    """Whether one label makes a head: it names the story or its author, or is a note, or stands under their names."""
    folded, value = fold(found.label), found.value
    if found.sign == "-":
        return False
    if found.field in _NAMING:
        plain = len(value) <= 2 * TITLE_CHARACTERS and value[-1:] not in (",", ";", "”", '"')
        told = folded in _OF_PLANS and value[-1:] == "." and value[:1].islower()
        return plain and not told and folded not in _OF_OTHERS and not head.has(found.field)
    if HEAD_NOTES.get(folded) in ("disclaimer", "authors-note"):
        return folded not in _WORDS_OF_STORIES or (bool(head.entries) and not tells(value))
    return found.strong and (head.has("title") or head.has("author"))


def is_stranger(line: str, found: Labelled) -> bool:
    """Whether an unknown label looks like one: a word or four with a capital, and something short behind it that nobody says."""
    label, value = found.label, found.value
    plain = len(label.split()) <= 4 and not label[0].islower() and value and value[0] not in "\"“«„'‘—"
    return bool(plain) and not read_heading(line) and not re.match(r"\d", label)
