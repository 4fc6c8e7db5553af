"""The head of a story in Markdown that is set as in a plain text: which of its lines are no more than words, and when it is believed."""

import re

from storybind.model import Source
from storybind.syntax import LEADS, find_defined, words_alone
from storybind.text.front.head import Head
from storybind.text.front.labels import is_labelled
from storybind.text.front.lines import next_group
from storybind.text.heading.line import is_capitalised, read_heading
from storybind.text.tables.marks import is_mark

_MARKDOWN_HEAD = 200  # lines
_BREAK = r"(?<=\S)\\$"  # how a line is kept
_LINK = rf"(?i)\[([^\[\]]{{1,200}})\]{LEADS}"
_MOST = 24  # lines
_EMPHASIS = r"\*{1,3}|_{1,3}"
_SIGNS = r"*_`\[\]<>|#\\~^{}$=%&"
_WORDS = rf"(?![0-9]{{1,9}}[.)] )[\"“]?[^\W_](?:[^{_SIGNS}]|(?<=\w)_(?=\w)|&(?= ))*"
_PLAIN = re.compile(rf" {{0,3}}(?P<emphasis>{_EMPHASIS}|)(?P<words>{_WORDS})(?P=emphasis)\s*")
_HEADING = re.compile(rf"# (?P<words>{_WORDS})")
_OF_PAGES = r" \d{1,3}$"
"""How the head of a page ends; what a forum has between a name and a day is no name's either."""
_HEADED = frozenset({"title", "subtitle", "author", "contact", "words", "date", "rights"})


def words_of_head(source: Source, lines: list[str]) -> list[str]:
    """The lines, those at the top without what is none of their words: a break that keeps one, where a link leads, footnotes' signs."""
    notes = find_defined(source.text)
    top = (words_alone(re.sub(_LINK, r"\1", re.sub(_BREAK, "", line)), notes) for line in lines[:_MARKDOWN_HEAD])
    return [*top, *lines[_MARKDOWN_HEAD:]]


def undress_head(lines: list[str]) -> tuple[list[str], int]:
    """The lines with those at the top bare of emphasis, and the index of the first run with more of Markdown in it.

    The only first heading below such lines is one of them, unless it says that it is a chapter's.

    >>> undress_head(["**Rain**", "", "*Ann Lee*", "", "## One", "", "It rained."])
    (['Rain', '', 'Ann Lee', '', '## One', '', 'It rained.'], 4)
    >>> undress_head(["Rain", "====", "", "It rained."]), undress_head(["- Rain", "", "It rained."])[1]
    ((['Rain', '====', '', 'It rained.'], 0), 0)
    """
    bare, at = lines[:], 0
    while (group := next_group(lines, at)) and group[0] < _MOST:
        start, end = group
        words = [found for line in lines[start:end] if (found := _undress(line))]
        if end == start + 1 and start and not words and (top := _only_heading(lines, start)):
            bare[start], at = top, end
            break
        if len(words) < end - start:
            break
        bare[start:end], at = words, end
    stop = next_group(lines, at)
    return bare, stop[0] if stop else len(lines)


def _undress(line: str) -> str:
    """A line without its emphasis, or one with a label, which is read in any dress; empty for one with more of Markdown in it."""
    found = _PLAIN.fullmatch(line)
    return found["words"].strip() if found else line if is_labelled(line.strip()) else ""


def _only_heading(lines: list[str], at: int) -> str:
    """The words of a first heading that has no fellow and is no chapter's; empty where it is none."""
    found = _HEADING.fullmatch(lines[at].rstrip())
    if found is None or read_heading(found["words"]) or sum(line.startswith("# ") for line in lines) > 1:
        return ""
    return found["words"]


def is_whole_head(lines: list[str], at: int, head: Head) -> bool:
    """Whether what was read of such lines is a title, and who wrote it with a word for it, an address or a heading below.

    So is a title right over a heading. A note may be of the story, and what ends as half a sentence names none.
    """
    titles = [entry.value for entry in head.entries if entry.name == "title"]
    if (
        len(titles) != 1
        or not all(note.label for note in head.notes)
        or not all(entry.label or entry.name in _HEADED for entry in head.entries)
    ):
        return False
    title = str(titles[0])
    if re.search(_OF_PAGES, title) or any("»" in str(entry.value) for entry in head.entries):
        return False
    if title[-1] in ",;:" or (title[-1] == "." and not is_capitalised(title)):
        return False
    below = next_group(lines, at)
    if below and is_mark(lines[below[0]].strip()):
        below = next_group(lines, below[1])
    first = lines[below[0]].strip() if below else ""
    if not first or (first.startswith("# ") and sum(line.startswith("# ") for line in lines) == 1):
        return False
    signed = any(entry.name == "contact" or entry.label for entry in head.entries)
    return signed or first.startswith("#") or read_heading(first.strip("*_ ")) is not None
