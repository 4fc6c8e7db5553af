"""The head of a story in Markdown, which is read as that of a plain text: which of its lines are no more than words, and when it is believed."""

import re

from storybind.model import Source
from storybind.syntax import LEADS, PICTURES, find_defined, words_alone
from storybind.text.front.by_name import read_byline
from storybind.text.front.head import Head
from storybind.text.front.labels import is_labelled
from storybind.text.front.lines import line_below, next_group, undress
from storybind.text.front.names import is_name
from storybind.text.heading.line import read_heading
from storybind.text.tables.head_labels import field_of, is_strong, is_subtitle
from storybind.text.tables.marks import is_mark
from storybind.text.titles import is_capitalised

_MARKDOWN_HEAD = 200  # lines
_BREAK = r"(?<=\S)\\$"  # how a line is kept
_ESCAPE = r"\\(?:(?=[\"'.,!?:;()@$%/\[\]])|(?=&(?!#?\w))|(?<=\w\\)(?=[_+=~|-]))"  # signs that open nothing there
_LINK = rf"(?i)\[([^\[\]]{{1,200}})\]{LEADS}"
_MOST = 24  # lines without a label
_EMPHASIS = r"\*{1,3}|_{1,3}"
_SIGNS = r"*_`\[\]<>|#\\~^{}$=%&"
_WORDS = rf"(?![0-9]{{1,9}}[.)] )[\"“]?[^\W_](?:[^{_SIGNS}]|(?<=\w)_(?=\w)|&(?= ))*"
_PLAIN = re.compile(rf" {{0,3}}(?P<emphasis>{_EMPHASIS}|)(?P<words>{_WORDS})(?P=emphasis)\s*")
_HEADING = re.compile(rf"# (?P<words>{_WORDS})")
_SIGNED = re.compile(
    rf" {{0,3}}(?P<sign>(?:# )?)(?:(?P<dress>{_EMPHASIS})(?P<title>{_WORDS})(?P=dress)|\[(?P<story>[^\[\]]{{1,200}})\]{LEADS}),? (?P<by>[Bb]y) "
    rf"(?:(?P<own>{_EMPHASIS})(?P<name>[^\W_][\w .'’-]{{0,40}})(?P=own)|\[(?P<page>[^\[\]]{{1,40}})\]{LEADS}|(?P<plain>[^\W_][\w .'’-]{{0,40}}))\s*"
)
"""A title and who wrote it in one line, each in a dress or a link of its own, or the title alone."""
_OF_PAGES = r" \d{1,3}$"
"""How the head of a page ends; what a forum has between a name and a day is no name's either."""
_HEADED = frozenset({"title", "subtitle", "author", "contact", "words", "date", "rights"})


def words_of_head(source: Source, lines: list[str]) -> list[str]:
    """The lines, those at the top without what is none of their words: a break that keeps one, backslashes before signs, pictures, where a link leads, footnotes' signs."""
    notes = find_defined(source.text)
    told = (re.sub(_ESCAPE, "", re.sub(_BREAK, "", line)) if "\\" in line else line for line in lines[:_MARKDOWN_HEAD])
    told = (_in_one_dress(line) if "y " in line else line for line in told)
    bare = (re.sub(PICTURES, " ", line) if "![" in line else line for line in told)
    top = (words_alone(re.sub(_LINK, r"\1", line), notes) for line in bare)
    return [*top, *lines[_MARKDOWN_HEAD:]]


def _in_one_dress(line: str) -> str:
    """A line with a title and who wrote it without the dress of either; a name with a dress of its own needs no other sign that it is one.

    >>> _in_one_dress("**Rain** by **annlee**"), _in_one_dress("# [Rain](a.html) by [annlee](b.html)"), _in_one_dress("*Rain* by Ann Lee")
    ('Rain, by annlee', '# Rain, by annlee', 'Rain by Ann Lee')
    """
    found = _SIGNED.fullmatch(line)
    if found is None:
        return line
    name = found["name"] or found["page"]
    told = f"{found['title'] or found['story']}{',' if name else ''} {found['by']} {name or found['plain']}"
    return found["sign"] + told


def is_signed_in_dress(line: str) -> bool:
    """Whether a line is a title and a name, each in a dress or a link of its own.

    >>> is_signed_in_dress("# **Rain** by **annlee**"), is_signed_in_dress("# Rain, by moonlight")
    (True, False)
    """
    found = _SIGNED.fullmatch(line) if "y " in line else None
    return bool(found and (found["name"] or found["page"]))


def undress_head(lines: list[str], at: int = 0) -> tuple[list[str], int]:
    """The lines with those from an index on bare of emphasis, and the index of the first run with more of Markdown in it.

    The only first heading below such lines is one of them, unless it says that it is a chapter's.

    >>> undress_head(["**Rain**", "", "*Ann Lee*", "", "## One", "", "It rained."])
    (['Rain', '', 'Ann Lee', '', '## One', '', 'It rained.'], 4)
    >>> undress_head(["Rain", "====", "", "It rained."]), undress_head(["- Rain", "", "It rained."])[1]
    ((['Rain', '====', '', 'It rained.'], 0), 0)
    """
    bare, top, most = lines[:], at, at + _MOST
    while (group := next_group(lines, at)) and group[0] < most:
        start, end = group
        words = [found for line in lines[start:end] if (found := _undress(line))]
        if end == start + 1 and start and not top and not words and (head := _only_heading(lines, start)):
            bare[start], at = head, end
            break
        if is_labelled(lines[start].strip()):
            words, most = lines[start:end], end + _MOST
        elif top and (_heads_summary(lines, start, end) or _is_subtitle_over_byline(lines, start)):
            words = [undress(lines[start]), *lines[start + 1 : end]]
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


def _heads_summary(lines: list[str], start: int, end: int) -> bool:
    """Whether a heading is but the word for a summary, and below its one paragraph a heading or a mark follows."""
    below = (start, end) if end > start + 1 else next_group(lines, end)
    after = next_group(lines, below[1]) if below and lines[start].startswith("#") else None
    if after is None or field_of(undress(lines[start])) != "description" or not is_strong(undress(lines[start])):
        return False
    return lines[after[0]].startswith("#") or is_mark(lines[after[0]].strip())


def _is_subtitle_over_byline(lines: list[str], start: int) -> bool:
    """Whether a smaller heading between the title and a person's ``by NAME`` says what the story is, and has no fellow: chapters are several.

    >>> _is_subtitle_over_byline(["### A Novel", "by Ann Lee", "", "It rained."], 0)
    True
    >>> _is_subtitle_over_byline(["## A Novel", "by Ann Lee", "", "It rained.", "", "## A Play", "", "It snowed."], 0)
    False
    """
    sign = lines[start].partition(" ")[0] + " "
    below = line_below(lines, start, 2) if re.fullmatch("#{2,6} ", sign) else None
    byline = read_byline(lines[below].strip()) if below is not None and is_subtitle(undress(lines[start])) else None
    return byline is not None and is_name(byline[1]) and not any(map(re.compile(sign).match, lines[start + 1 :]))


def is_whole_head(lines: list[str], at: int, head: Head, *, titled: bool) -> bool:
    """Whether what was read of such lines is a head: it has labels, and a title or nothing else; or a title, and who wrote it, over a heading.

    An address says who wrote it as well. A title alone is enough over a heading, where it is not `titled` as one itself.
    """
    bare = [entry for entry in head.entries if not entry.label]
    labelled = len(bare) < len(head.entries) or any(note.label for note in head.notes)
    whole = all(note.label for note in head.notes)
    if labelled and (titled or (whole and not bare)):
        return True
    titles = [str(entry.value) for entry in head.entries if entry.name == "title"]
    if len(titles) != 1 or not whole or not all(entry.name in _HEADED for entry in bare):
        return False
    if titled and bare == head.entries[:1]:  # which is found without it, as a part's may be
        return False
    if not titled and (_names_nothing(titles[0]) or any("»" in str(entry.value) for entry in head.entries)):
        return False
    below = next_group(lines, at)
    if below and is_mark(lines[below[0]].strip()):
        below = next_group(lines, below[1])
    first = lines[below[0]].strip() if below else ""
    if not first or (first.startswith("# ") and sum(line.startswith("# ") for line in lines) == 1):
        return False
    signed = labelled or any(entry.name == "contact" for entry in head.entries)
    return signed or first.startswith("#") or read_heading(first.strip("*_ ")) is not None


def _names_nothing(title: str) -> bool:
    """Whether a line that stands where a title does is the head of a page, or half a sentence."""
    page = re.search(_OF_PAGES, title) is not None
    return page or title[-1] in ",;:" or (title[-1] == "." and not is_capitalised(title))
