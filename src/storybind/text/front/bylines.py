"""Who wrote a story, and who drew, translated or edited it: the fields of a byline in its head."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from storybind.model import HEADING, LABEL, PARAGRAPH, Block, Entry, Header, Notice, Severity, Span, is_picture
from storybind.text.front.beside import is_person
from storybind.text.front.by_name import read_byline
from storybind.text.front.head import Head
from storybind.text.front.helpers import label_of_helper
from storybind.text.front.labels import WIDE_GAP, is_labelled, is_strongly_labelled
from storybind.text.front.lines import DASHES, LINES_OF_WORDS, followed, letters, next_group, right_below, undress
from storybind.text.front.names import (
    HANDLE,
    has_family_first,
    is_chinese_name,
    is_full_name,
    is_name,
    is_name_abroad,
    is_of_story,
    is_told_of,
    is_wide_name,
    without_aside,
)
from storybind.text.front.titles import is_title
from storybind.text.heading.levels import is_heading
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.tables.head_labels import is_subtitle, split_label
from storybind.text.tables.notes import is_dedication
from storybind.text.titles import is_capitalised

_BY_ALONE = ("by", "story by", "written by", "a story by")
SAYS_BY = (*_BY_ALONE, "von", "geschrieben von", "par", "écrit par", "por", "escrito por", "di")
"""What stands before the name of who wrote a story, where nothing but that is on the line."""

_INITIAL = r" [^\W\d_]\. "
_LIFE = r"(?:\* ?|b(?:orn|\.) )?(?:1\d|20)\d\d ?[-–—] ?(?:† ?|d(?:ied|\.) )?(?:1\d|20)\d\d"
_TITLE = 60  # characters
_SMALL_NAME = range(5, 25)  # characters of a name on the web that is one small word
_FAR_RIGHT = 5  # wide blanks before a name
_NO_NAMES = frozenset("昏末日夜晚天年月时時前后後至")
"""Signs of words that say when, some of which begin as a family's name does."""
_PEN_NAME = r"[^\W\d_][\w.-]{2,23}"
_FEWEST_SIGNED = 2  # headings with a byline below
_BELOW = 2  # blocks below a heading in which a byline stands: its title may be above it
_UNDER_HEADINGS = (*SAYS_BY, "scritto da")


def take_bylines(header: Header, blocks: Sequence[Block]) -> tuple[Header, tuple[Block, ...], tuple[Block, ...]]:
    """The header with the author that ``by NAME`` under the first heading names; the blocks without that line, and those left out.

    The same line under a later heading is left out, too. If another name stands under one, the chapters are by several, and all
    these lines stay in the text. So does a single line that names somebody in the story, such as a child with an essay.
    """
    first = _byline_under(blocks, 0)
    said = read_byline(blocks[first].text) if first is not None else None
    if first is None or said is None or said[0] not in _UNDER_HEADINGS or header.has("author"):
        return header, tuple(blocks), ()
    under = (_byline_under(blocks, at, _signature) for at in range(len(blocks)))
    found = dict.fromkeys(below for below in under if below is not None)
    kept = tuple(block for at, block in enumerate(blocks) if at not in found)
    story = [text for block in kept[first:][:LINES_OF_WORDS] for text in block.text.split("\n")]
    others = any(letters(blocks[at].text) != letters(blocks[first].text) for at in found)
    if not story or others or is_of_story(said[1], story, story if len(found) == 1 else []):
        return header, tuple(blocks), ()
    entry = Entry("author", *said, blocks[first].span)
    again = tuple(blocks[at] for at in found if at != first)
    return header._replace(entries=(*header.entries, entry)), kept, again


def sign_chapters(header: Header, blocks: Sequence[Block]) -> tuple[tuple[Entry, ...], tuple[Block, ...]]:
    """Who wrote the stories of an anthology, and its blocks, with each byline under a heading as a label of what is below.

    Nobody, where most headings have no byline or all name the same person; nobody either, where the head names the author.
    """
    heads = [at for at, block in enumerate(blocks) if block.kind is HEADING]
    over = [at for at in heads if blocks[at].level == 1] or heads
    found = [below for at in over if (below := _byline_under(blocks, at, _signature)) is not None]
    said = [byline for at in found if (byline := _signature(blocks[at]))]
    names = {letters(name) for _, name in said}
    same = len(names) == 1 and is_name(said[0][1])
    if len(over) < _FEWEST_SIGNED or len(found) * 2 < len(over) or not found or same:
        return (), tuple(blocks)
    first = {letters(byline[1]): (at, byline) for at, byline in zip(reversed(found), reversed(said), strict=True)}
    entries = tuple(Entry("author", *byline, blocks[at].span) for at, byline in sorted(first.values()))
    signed = [block._replace(kind=LABEL) if at in found else block for at, block in enumerate(blocks)]
    return () if header.has("author") else entries, tuple(signed)


def take_name(header: Header, blocks: Sequence[Block]) -> tuple[Header, tuple[Block, ...]]:
    """Header and blocks below a story's title, the first of which may say who wrote it: ``by NAME``, or a person's name alone.

    Somebody whom the story names is in it, and did not write it. A name with an initial hardly ever heads a scene: that counts
    as somebody's in the story only if its first paragraph has it. Pictures may stand above it.
    """
    if shown := tuple(takewhile(is_picture, blocks)):
        header, below = take_name(header, blocks[len(shown) :])
        return header, (*shown, *below)
    if not blocks or header.has("author"):
        return header, tuple(blocks)
    first, *rest = blocks
    if first.kind is HEADING:
        return _take_heading(header, blocks)
    if first.kind is not PARAGRAPH:
        return header, tuple(blocks)
    story = [block.text for block in rest[:LINES_OF_WORDS]]
    said, name = read_byline(first.text), undress(first.text)
    named = bool(story) and is_name(name) and not is_dedication(first.text)
    told = story[:1] if re.search(_INITIAL, name) else story
    if said is None and named and not is_of_story(name, story, told):
        said = "", name
    if said is None and story and _is_wide_byline(first, name) and not is_told_of(name, story):
        said = "", name
    if said is None:
        return header, tuple(blocks)
    entry = Entry("author", *said, first.span, "" if said[0] or name == first.text else first.text)
    return header._replace(entries=(*header.entries, entry)), tuple(rest)


def _is_wide_byline(block: Block, name: str) -> bool:
    """Whether a line below a title is who wrote it, in Chinese or Japanese: a name beyond doubt, or in a dress of its own one that can be.

    >>> from storybind.model import Inline, Span
    >>> def told(line, dressed=True):
    ...     return _is_wide_byline(Block(PARAGRAPH, line, Span(3, 3), (Inline(0, len(line), "em"),) if dressed else ()), line)
    >>> told("林舟", dressed=False), told("林舟"), told("佐々木 紙子")
    (False, True, True)
    >>> [told(line) for line in ("北京", "三年前", "致母亲", "雨夜", "黄昏", "影子")]
    [False, False, False, False, False, False]
    """
    if read_heading(name) or read_label(name) or not _NO_NAMES.isdisjoint(name):
        return False
    dressed = any(one.kind in ("em", "strong") and (one.start, one.end) == (0, len(block.text)) for one in block.inline)
    return is_chinese_name(name) or is_name_abroad(name) or (dressed and (is_full_name(name) or has_family_first(name)))


def _take_heading(header: Header, blocks: Sequence[Block]) -> tuple[Header, tuple[Block, ...]]:
    """The same where a smaller heading right below the title says who wrote it, perhaps under one that says what it is: ``## A Novel``, ``### by NAME``.

    A chapter may be called ``By Candle Light``: it is told of below its heading, and has fellows.
    """
    at = int(is_subtitle(blocks[0].text) and len(blocks) > 1)
    said = read_byline(blocks[at].text) if blocks[at].kind is HEADING else None
    if said is None or said[0].casefold() not in _UNDER_HEADINGS or at + 1 == len(blocks):
        return header, tuple(blocks)
    fellows = any(block.kind is HEADING and block.level == blocks[at].level for block in blocks[at + 1 :])
    bare = blocks[at + 1].kind is HEADING  # nothing is told below it
    if not bare and (fellows or not is_name(said[1])):
        return header, tuple(blocks)
    named = [Entry("subtitle", "", blocks[0].text, blocks[0].span)] if at else []
    entries = (*header.entries, *named, Entry("author", *said, blocks[at].span))
    return header._replace(entries=entries), tuple(blocks[at + 1 :])


def tell_again(again: Sequence[Block]) -> tuple[Notice, ...]:
    """What is to be told of bylines that stand under later headings once more."""
    more = f"{len(again)} more headings" if len(again) > 1 else "another heading"
    told = f"who wrote the story stands under {more}, too; the book has it once"
    return (Notice("left-out", told, again[0].span.first, Severity.INFO),) if again else ()


def _byline_under(
    blocks: Sequence[Block], at: int, read: Callable[[Block], tuple[str, str] | None] | None = None
) -> int | None:
    """The index of the byline under a heading, right below it or below its title, as `read` knows it; None where there is none, or no heading."""
    read = read or _byline
    if at >= len(blocks) or not is_heading(blocks[at]):
        return None
    for below in range(at + 1, min(at + 1 + _BELOW, len(blocks))):
        text = blocks[below].text
        if read(blocks[below]):
            return below
        if len(text) > _TITLE or text[-1:] in ".!?…":
            return None
    return None


def _byline(block: Block) -> tuple[str, str] | None:
    """The word and the name of a paragraph that is ``by NAME``, of a person, and nothing else; ``By Candle Light`` may be a title."""
    byline = read_byline(block.text) if block.kind is PARAGRAPH and len(block.text) <= _TITLE else None
    return byline if byline and byline[0].casefold() in _UNDER_HEADINGS and is_name(byline[1]) else None


def _signature(block: Block) -> tuple[str, str] | None:
    """The same, also of a pen name of one word, or behind a label, where several headings have such below.

    >>> [_signature(Block(PARAGRAPH, text, Span(2, 2))) for text in ("by tidewrack", "Author: Tom", "by night and day", "Author")]
    [('by', 'tidewrack'), ('Author', 'Tom'), None, None]
    """
    if block.kind is not PARAGRAPH or len(block.text) > _TITLE or "\n" in block.text:
        return None
    if (label := split_label(block.text)) and label.field == "author" and label.value:
        return label.label, label.value
    byline = read_byline(block.text)
    pen = byline is not None and re.fullmatch(_PEN_NAME, byline[1])
    return byline if byline and pen and byline[0].casefold() in _UNDER_HEADINGS else _byline(block)


def add_names(names: list[tuple[str, str, str]], span: Span, head: Head) -> bool:
    """File the fields of a byline, and say whether there are any."""
    for entry in names:
        head.add(*entry, span)
    return bool(names)


def read_names(line: str) -> list[tuple[str, str, str]]:
    """The fields of a byline, which may name who drew, translated or edited as well; empty for any other line.

    >>> read_names("by Anna Bell and Tom Reed, with pictures by Jo Vale")
    [('author', 'by', 'Anna Bell and Tom Reed'), ('illustrator', 'with pictures by', 'Jo Vale')]
    >>> read_names("by Anna Bell"), read_names("It was seen by Jo Vale, translated by Al Fry")
    ([('author', 'by', 'Anna Bell')], [])
    """
    above, _, rest = undress(line).rpartition(", ")
    byline = read_byline(above) if above else None
    if byline and (helper := label_of_helper(rest.split(), (3, 2))):
        return [("author", *byline), helper]
    byline = read_byline(line)
    return [("author", *byline)] if byline else []


def is_byline_alone(lines: list[str], start: int, end: int) -> bool:
    """Whether ``by NAME`` stands by itself above the story, whose title was left behind or is the file's name.

    >>> is_byline_alone(["By Ella Moor", "", "It rained."], 0, 1), is_byline_alone(["By Monday, they", "left."], 0, 2)
    (True, False)
    """
    byline = read_byline(lines[start].strip()) if end == start + 1 or is_title(lines, start + 1, end) else None
    if byline is None or byline[0].casefold() not in _BY_ALONE:
        return False
    return is_name(byline[1]) and followed(lines, start, end)


def is_title_with(line: str, name: str, head: Head) -> bool:
    """Whether a line is the story's title with a name behind it, ``Rain by fern``: a page's heading, said once more."""
    return any(letters(line) == letters(f"{title.value} by {name}") for title in head.said("title"))


def is_pen_name(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a line under a bare title is who wrote it: a person's name, or right below the title what can be but a pen name."""
    line = without_aside(undress(lines[start]).lstrip(DASHES))
    if line[:1] in "([" and is_person(line[1:-1]):
        line = line[1:-1]
    if not line or is_dedication(line) or _opens_dialogue(lines, start, end):
        return False
    if _is_on_stone(lines, start, end) or _has_dressed_fellow(lines, start):
        return False
    if is_name(line):
        below = next_group(lines, end) if head.labels else None  # under labels it may be whose scene is first
        return not is_of_story(line, lines[end : end + LINES_OF_WORDS], [lines[below[0]]] if below else [])
    if _is_name_over_heading(line, lines, start, end, head):
        return True
    near, alone = start - head.named_at <= WIDE_GAP, start + 1 == end
    below = next_group(lines, start + 1) if near else None
    if below and is_title_with(lines[below[0]], line, head):
        return True
    story = lines[end : end + LINES_OF_WORDS]
    if near and alone and is_full_name(line):
        return not read_heading(line) and not is_told_of(line, story)
    if alone and near and _is_set_right(lines[start]) and not read_heading(line):
        return not is_told_of(line, story)
    if not alone or head.named_at != start or read_heading(line):
        return False
    wide = is_wide_name(line) and ord(lines[start - 1].strip(" 　《》「」『』【】")[:1] or " ") > 0x3000
    return (wide and not is_told_of(line, story)) or re.fullmatch(HANDLE, line) is not None


def _are_labels(lines: list[str], start: int, end: int) -> bool:
    """Whether a run opens with labels, one of the first of which only heads have."""
    rows = [line.strip() for line in lines[start : min(end, start + 4)]]
    return is_labelled(rows[0]) and any(map(is_strongly_labelled, rows))


def pen_below(lines: list[str], start: int, end: int, *, tagged: bool = False) -> int:
    """The index below a title and one word that is who wrote it, which open a text over labels of its head; 0 where they do not.

    Where the story is `tagged`, those labels have been read before.

    >>> lines = ["Low Water", "mossqueen", "", "Rating: T", "Fandom: The Mill", "", "It rained."]
    >>> pen_below(lines, 0, 2), pen_below(["It rained,", "mostly", *lines[2:]], 0, 2), pen_below(lines[:3], 0, 2)
    (2, 0, 0)
    """
    if end < start + 2 or not is_capitalised(lines[start].strip()) or lines[start].rstrip()[-1] in ".,;:":
        return 0
    pen, at = lines[start + 1].strip(), start + 2
    if " " in pen or not re.fullmatch(_PEN_NAME, pen) or read_heading(pen):
        return 0
    below = (at, end) if at < end else next_group(lines, end)
    labelled = below is not None and _are_labels(lines, *below)
    return at if labelled or (tagged and at == end) else 0


def _is_on_stone(lines: list[str], start: int, end: int) -> bool:
    """Whether a name in capitals has the years of a life right below it, in no brackets, as it has on a grave.

    >>> _is_on_stone(["ANN LEE", "1890-1912", "", "It rained."], 0, 2), _is_on_stone(["Ann Lee", "1890-1912", "", "It rained."], 0, 2)
    (True, False)
    """
    loud = start + 1 < end and lines[start].isupper()
    return loud and re.fullmatch(_LIFE, lines[start + 1].strip(), re.IGNORECASE) is not None


def _has_dressed_fellow(lines: list[str], start: int) -> bool:
    """Whether the signs before and behind a name stand round another one further down: both say whose scene it is.

    >>> story = ["", "It rained.", ""]
    >>> _has_dressed_fellow(["~ Ann Lee ~", *story, "~ Bo Dahl ~", *story], 0), _has_dressed_fellow(["~ Ann Lee ~", *story, "~ * ~"], 0)
    (True, False)
    """
    line = lines[start].strip()
    if line[0].isalnum() or line[0] != line[-1]:
        return False
    below = (one.strip() for one in lines[start + 1 : start + LINES_OF_WORDS])
    return any(one[:1] == line[0] == one[-1:] and is_name(undress(one).lstrip(DASHES)) for one in below)


def is_second_name(lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether a line right below the author's name is a second author's: surely a person, and nobody of whom the story tells.

    >>> head = Head(())
    >>> head.add("title", "", "Rain", Span(1, 1)), head.add("author", "", "Ann Lee", Span(3, 3))
    (None, None)
    >>> lines = ["Rain", "", "Ann Lee", "Martin Dahl", "", "It rained."]
    >>> is_second_name(lines, 3, 4, head), is_second_name([*lines, "Martin slept."], 3, 4, head)
    (True, False)
    """
    last = head.entries[-1] if head.entries else None
    if last is None or last.name != "author" or last.span.last != start or not isinstance(last.value, str):
        return False
    name = lines[start].strip()
    both = is_person(name) and is_person(last.value) and name.isupper() == last.value.isupper()
    return both and not is_told_of(name, lines[end : end + LINES_OF_WORDS])


def _opens_dialogue(lines: list[str], start: int, end: int) -> bool:
    """Whether somebody speaks behind a dash on a line, and somebody else below it; or it is the first of a list.

    >>> _opens_dialogue(["—Juan Carlos", "", "—¿Qué?"], 0, 1), _opens_dialogue(["—Juan Carlos", "", "Llovía."], 0, 1)
    (True, False)
    >>> _opens_dialogue(["- Brown Bread", "- Goat Cheese", "", "She left."], 0, 2)
    True
    """
    if lines[start].lstrip()[:1] not in DASHES:
        return False
    below = right_below(lines, start, end)
    return below is not None and lines[below[0]].lstrip()[:1] in DASHES


def _is_set_right(line: str) -> bool:
    """Whether a few Chinese or Japanese letters stand far to the right, as a manuscript has its writer's name.

    >>> _is_set_right("　　　　　　　岡田静"), _is_set_right("　岡田静"), _is_set_right("　　　　　　　雨だった。")
    (True, False, False)
    """
    indent = len(line) - len(line.lstrip("\u3000"))
    return indent >= _FAR_RIGHT and is_wide_name(line.strip())


def _is_name_over_heading(line: str, lines: list[str], start: int, end: int, head: Head) -> bool:
    """Whether what could be a word as well stands alone between a title and the heading of what is below, which never has it.

    It is one small word, or three signs below a title in Chinese, where the story itself may stand below; over labels one word is enough.

    >>> head = Head(())
    >>> head.named_at = 1
    >>> story = ["Low Water", "", "gravyboat", "", "Chapter 1", "", "It rained on the quay."]
    >>> [_is_name_over_heading("gravyboat", lines, 2, 3, head) for lines in (story, [*story, "The gravyboat stood there."])]
    [True, False]
    >>> story = ["卖影子的人", "", "林小舟", "", "一", "", "镇上来了个人。"]
    >>> [_is_name_over_heading("林小舟", lines, 2, 3, head) for lines in (story, [*story, "林小舟走了。"])]
    [True, False]
    >>> _is_name_over_heading("林小舟", ["卖影子的人", "", "林小舟", "", "镇上来了个人。"], 2, 3, head)
    True
    >>> _is_name_over_heading("MossQueen", ["Low Water", "", "MossQueen", "", "Rating: T", "Fandom: Mill", "", "It rained."], 2, 3, head)
    True
    """
    below = next_group(lines, end)
    if end != start + 1 or start - head.named_at > WIDE_GAP or below is None or read_heading(line):
        return False
    if _are_labels(lines, *below) and re.fullmatch(_PEN_NAME, line):
        return True
    told = is_chinese_name(line) and lines[below[1] - 1].rstrip()[-1:] in "。！？”」…"
    if read_heading(lines[below[0]].strip()) is None and not told:
        return False
    story = lines[end : end + LINES_OF_WORDS]
    if is_chinese_name(line):
        return lines[head.named_at - 1].strip()[:1] > "\u2e7f" and not is_told_of(line, story)
    small = line.isascii() and line.isalpha() and line.islower() and len(line) in _SMALL_NAME
    return small and not any(line in one.casefold() for one in story)
