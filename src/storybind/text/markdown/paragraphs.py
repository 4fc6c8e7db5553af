"""Lines of Markdown that no sign begins: a paragraph, several, a list, a heading by underline, or lines that are kept."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from storybind.model import Block, BlockKind, Span
from storybind.syntax import Defined
from storybind.text.markdown.forms import ITEM, SETEXT, end_of_run, is_list, is_set_in, starts_block
from storybind.text.markdown.inline import heading_of, inline_of
from storybind.text.paragraphs.lines import kind_of_run
from storybind.text.paragraphs.measures import Layout, columns, list_inset
from storybind.text.tables.marks import LONGEST

LAYOUT = Layout("markdown")
_PLAYED = (BlockKind.PANEL, BlockKind.SCRIPT)
"""What keeps its lines though nobody marked their ends: nobody wraps so."""
_SENTENCE_END = '.,;:…"”»—-'
_LONGEST_WRAP = 100  # characters; longer lines are not wrapped, so each is a paragraph
_LONGEST_INSET = 60  # characters of lines that are set in and not wrapped
_NARROW = 50  # characters; a line that was wrapped is longer
_STOPS = ".!?…"
_LEVEL = 2  # columns by which an item is set in that stands under another
_OPENED = re.compile(r"\s*<(?:p|div|blockquote|center)[\s>]", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:p|div|blockquote|center)>\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"[ \t]*</p>[ \t]*(?:</?(?:div|blockquote|center)>[ \t]*)*<p(?:\s[^<>]*)?>[ \t]*", re.IGNORECASE)
_OPENS_WIDE = ("\u3000", "\u2003", "&emsp;", "「", "『", "（", "〈", "《", "【")
"""With what a paragraph begins in Japanese and Chinese, be it somebody's words."""
_MANY_LINES = 8  # without a blank between them, most of which end a sentence: each is a paragraph


def paragraphs(lines: list[str], at: int, defined: Defined, *, inset: bool) -> Iterator[tuple[Block, int]]:
    """A paragraph, a list, a heading by underline; or several paragraphs, where each line is one.

    What is `inset` in a story whose paragraphs are not keeps its short lines, as code and letters do.
    """
    end = end_of_run(lines, at + 1, lambda other: bool(other.strip()) and not starts_block(other))
    end -= _items_below(lines[at:end], within=_is_within_item(lines, at))
    run = lines[at:end]
    if items := _whole_items(run):
        text, inline = inline_of("  \n".join(_items(items)), defined)
        yield Block(BlockKind.LIST, as_blanks(text), Span(at + 1, end), inline), end
    elif len(run) > 1 and all(other.startswith("|") for other in run):  # a line block, as Pandoc has them
        text, inline = inline_of("  \n".join(other[1:].strip() for other in run), defined)
        yield Block(BlockKind.VERSE, text, Span(at + 1, end), inline), end
    elif len(run) == 1 and end < len(lines) and (setext := SETEXT.fullmatch(lines[end])) and _is_title(run[0]):
        text = heading_of(run[0].strip(), defined)
        yield Block(BlockKind.HEADING, text, Span(at + 1, end + 1), level=1 if setext[1][0] == "=" else 2), end + 1
    elif any("</p>" in line or line.lstrip().startswith("<p") for line in run):
        yield from _tagged(run, at, defined)
    elif _is_set_by_line(run):
        for number, line in enumerate(run, start=at + 1):
            text, inline = inline_of(line.strip().removesuffix("\\"), defined)
            yield Block(BlockKind.PARAGRAPH, text, Span(number, number), inline), number
    else:
        bare = [line.strip().removesuffix("\\") for line in run]
        said = kind_of_run(bare, LAYOUT, inset=False) if len(run) > 1 else None
        inset = inset and all(is_set_in(other) and len(other) <= _LONGEST_INSET for other in run)
        text, inline = inline_of("  \n".join(bare) if inset or said in _PLAYED else "\n".join(_set_in(run)), defined)
        kind = (said or BlockKind.VERSE) if "\n" in text else BlockKind.PARAGRAPH
        text = as_blanks(text) if kind is BlockKind.VERSE else text
        yield Block(kind, text, Span(at + 1, end), inline), end


def as_blanks(text: str) -> str:
    """Lines that were set in by blanks which Markdown leaves alone, set in by plain ones."""
    return re.sub(r"(?m)^\xa0+", lambda blanks: " " * len(blanks[0]), text)


def _whole_items(run: Sequence[str]) -> list[str]:
    r"""The items of a list, each with the lines that it was wrapped to; none where the lines are no list.

    A line goes on with an item where it is set in, or where no sentence ends above it or begins with it and all lines
    over items are shorter than anybody wraps: what was wrapped may have a dash at the begin of a line by chance.

    >>> _whole_items(["- the hammer", "  with the crack", "- string"]), _whole_items(["- a", "b", "- c"])
    (['- the hammer\nwith the crack', '- string'], ['- a\nb', '- c'])
    >>> _whole_items(["- I came on the", "  12. of May,", "  by train."]), _whole_items(["- So.", "She left.", "- Oh."])
    ([], [])
    """
    if is_list(run):
        return list(run)
    if not re.match(ITEM, run[0]):
        return []
    margin, items, lazy = columns(run[0]), [[run[0]]], False
    for above, line in pairwise(run):
        if re.match(ITEM, line):
            items.append([line])
            continue
        if columns(line) <= margin:
            lazy = True
            if above.rstrip()[-1] in _STOPS or line.lstrip()[0].isupper():
                return []
        items[-1].append(line)
    if sum(columns(item[0]) <= margin for item in items) < 2:
        return []
    full = lazy and any(len(above) > _NARROW for above, line in pairwise(run) if re.match(ITEM, line))
    return [] if full else [" " * columns(item[0]) + "\n".join(map(line_of, item)) for item in items]


def _is_within_item(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands below an item and a blank, and is set in under it: it is the item's next paragraph."""
    above = lines[at - 2] if at > 1 and not lines[at - 1].strip() else ""
    return bool(re.match(ITEM, above)) and columns(lines[at]) >= columns(above) + _LEVEL


def _items(run: Sequence[str]) -> Iterator[str]:
    r"""The items of a list, one that stands under another set in as the stylesheet has it, whatever it is set in by.

    >>> [item.count("\xa0") for item in _items(["- a", "    - b", "        1. c", "    - d", " - e"])]
    [0, 2, 6, 2, 0]
    """
    levels: list[int] = []
    for line in run:
        at = columns(line)
        while len(levels) > 1 and at < levels[-1]:
            levels.pop()
        if not levels or at >= levels[-1] + _LEVEL:
            levels.append(at)
        yield "\xa0" * list_inset(len(levels) - 1) + line.strip()


def _tagged(run: Sequence[str], at: int, defined: Defined) -> Iterator[tuple[Block, int]]:
    """Paragraphs in tags, with no blank line between: each from a line that opens one on; several on a line are kept as lines."""
    first = 0
    for end in range(1, len(run) + 1):
        if end < len(run) and not (_OPENED.match(run[end]) or _CLOSED.search(run[end - 1])):
            continue
        raw = re.sub(_BETWEEN, "  \n", "\n".join(map(line_of, run[first:end])))
        text, inline = inline_of(raw, defined)
        if text.strip() or end == len(run):
            kind = BlockKind.VERSE if "\n" in text else BlockKind.PARAGRAPH
            yield Block(kind, text, Span(at + first + 1, at + end), inline), at + end
            first = end


def _items_below(run: Sequence[str], *, within: bool = False) -> int:
    """How many lines at a run's end are a list right under its paragraph: two items at least, of numbers those from 1 on.

    Under what stands `within` an item of the list above, one is enough, whatever its number.

    >>> _items_below(["He wrote:", "- franc", "- sou"]), _items_below(["He", "- sighed."]), _items_below(["- a", "- b"])
    (2, 0, 0)
    >>> _items_below(["It was in", "1. and", "2. and"]), _items_below(["She was born in", "19. and died in", "20. of it."])
    (2, 0)
    >>> _items_below(["He wrote:", "- franc", "  of gold", "- sou"]), _items_below(["   and sou", "2. pound"], within=True)
    (3, 1)
    """
    if len(run) < 2 or re.match(ITEM, run[0]):
        return 0
    margin = min(map(columns, run))
    opened = (at for at in range(1, len(run)) if run[at - 1].rstrip()[-1] == ":" and re.match(ITEM, run[at]))
    start = next(opened, len(run))  # of what a colon announces, be it set in or not
    items = list[int]()
    for at in range(len(run) - 1, 0, -1):
        if re.match(ITEM, run[at]):
            items.append(at)
        elif at < start and columns(run[at]) <= margin:
            break
    if len(items) < (1 if within else 2) or _is_set_by_line(run):
        return 0
    listed = run[items[-1] :]
    first = listed[0].lstrip()
    counts_on = first[0].isdigit() and first[:2] not in ("1.", "1)")
    if not within and (counts_on or not _whole_items(listed)):
        return 0
    return len(listed)


def _set_in(run: Sequence[str]) -> Iterator[str]:
    """The lines of a paragraph; where each is kept by what stands at its end, with the blanks that set it in, as no Markdown keeps them."""
    kept = all(line.endswith(("  ", "\\")) for line in run[:-1])
    margin = min(map(columns, run))
    for line in run:
        yield ("\xa0" * (columns(line) - margin) if kept else "") + line_of(line)


def line_of(line: str) -> str:
    """A line of a paragraph; two blanks or a backslash at its end keep it."""
    if line.endswith("  "):
        return line.strip() + "  "
    return line.strip()[:-1] + "  " if line.endswith("\\") else line.strip(" \t")


def _is_title(line: str) -> bool:
    """Whether a line over a rule can be a heading: no sentence, and no speech.

    >>> _is_title("Second Delivery"), _is_title("She left."), _is_title("Who Goes There?")
    (True, False, True)
    """
    title = line.strip()
    if len(title) > LONGEST or title[0] in '"“„«' or title[-1] in _SENTENCE_END:
        return False
    return title[-1] not in "!?" or sum(word[:1].isupper() for word in title.split()) * 2 > len(title.split())


def _is_set_by_line(run: Sequence[str]) -> bool:
    r"""Whether lines without a blank between them are paragraphs each: longer than anybody wraps, or many whole sentences.

    >>> _is_set_by_line(["A line that was", "wrapped."]), _is_set_by_line(["Word " * 30 + "end.", "Yes."])
    (False, True)
    >>> _is_set_by_line(["「行くの？」  ", "　彼女は笑った。  ", "「うん」"]), _is_set_by_line(["古池や  ", "蛙飛びこむ  "])
    (True, False)
    """
    if len(run) < 2:
        return False
    if all(line.startswith(_OPENS_WIDE) for line in run):
        return True
    ends = sum(line.rstrip().rstrip('"”’*_)」』）')[-1:] in ".!?…。！？" for line in run)
    if any(len(line) > _LONGEST_WRAP for line in run):
        return ends * 2 > len(run) or all(len(line) > _LONGEST_WRAP for line in run)
    return len(run) >= _MANY_LINES and ends * 5 > len(run) * 4
