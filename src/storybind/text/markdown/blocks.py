"""The blocks of a Markdown story, found line by line, and between them the lines that are in no book."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from storybind.model import Block, BlockKind, Inline, Span
from storybind.syntax import TAG, Defined
from storybind.text.markdown.forms import (
    ATX,
    FENCE,
    MOST_LINES,
    NOTE,
    QUOTED,
    RULE,
    end_of_run,
    is_list,
    is_set_in,
    starts_block,
)
from storybind.text.markdown.inline import heading_of, inline_of
from storybind.text.markdown.outside import Out, comments_in, next_outside
from storybind.text.markdown.paragraphs import LAYOUT, line_of, paragraphs
from storybind.text.paragraphs.lines import kind_of_run
from storybind.text.tables.marks import NEAR, is_mark, is_read_out

_KEPT = (BlockKind.LETTER, BlockKind.CHAT, BlockKind.PANEL, BlockKind.SCRIPT)
"""What keeps its lines within a quote, too, though nobody marked their ends: the head of a mail, who says what."""
_CALLOUT = re.compile(r"\[![\w-]+\][+-]?[ \t]*")
_LANGUAGE = r"[a-z][a-z0-9+#.-]{0,30}(?:[ \t]+[\w-]+=\S+)*|\{[^{}]*\}"  # of code, behind its fence; whatever else stands there are words
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|(?![^\[\]|\n]*\]\])")  # and not within a link of a vault
_ENDS_AS_NAME = re.compile(r"(?<=\s)\^(?=[A-Za-z0-9-]+$)")  # as a paragraph does that has a name; a cell has none
_RULE_OF_TABLE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*")
_QUERIES = re.compile(r"dataview(?:js)?|tasks|query", re.IGNORECASE)
"""Languages of code in whose place a program of notes shows a list."""


def find_blocks(lines: list[str], first: int, defined: Defined, gone: Container[int]) -> Iterator[Block | Out]:
    """The blocks from line `first` on, each with the gap above it, and what is in no book, in the order of the text.

    Where a line is `gone`, what stands above it and below are two paragraphs, and its blank lines no wider gap than another.
    """
    at = above = first - 1
    seen = False
    indented = _is_indented(lines[first - 1 :])
    while at < len(lines):
        if not lines[at].strip().strip(" \t>"):  # an empty line of a block quote parts its paragraphs
            if at in gone:
                above = at + (not "".join(lines[at + 1 : at + 2]).strip())
            at += 1
            continue
        start = at
        outs, at = next_outside(lines, at, seen=seen)
        if outs:
            yield outs
            above = at
            continue
        for block, end in _next_blocks(lines, start, defined, indented=indented):
            at = end
            if isinstance(block, Out):
                yield block
            else:
                yield from comments_in(lines[block.span.first - 1 : block.span.last], block.span.first)
                if block.text:  # nothing is left of a comment
                    seen = seen or block.kind is BlockKind.PARAGRAPH
                    yield block._replace(gap=start - above)
            start = above = end


def _next_blocks(lines: list[str], at: int, defined: Defined, *, indented: bool) -> Iterator[tuple[Block | Out, int]]:
    """The block, or the paragraphs set line by line, that begin at index `at`, each with the index after it.

    The story's paragraphs may be `indented`. What code is written in is out of the book.
    """
    line = lines[at]
    if atx := ATX.fullmatch(line):
        text = heading_of(atx[2], defined)
        if any(map(str.isalnum, text)):
            yield Block(BlockKind.HEADING, text, Span(at + 1, at + 1), level=len(atx[1])), at + 1
        else:
            yield Block(BlockKind.MARK, line.strip(), Span(at + 1, at + 1)), at + 1
    elif (fence := FENCE.fullmatch(line)) and (end := _end_of_code(lines, at, fence)):
        yield from _fenced(lines, at, end, fence[2].rstrip())
    elif RULE.fullmatch(line):
        yield Block(BlockKind.MARK, "* * *", Span(at + 1, at + 1)), at + 1
    elif is_mark(row := re.sub(TAG, "", line, flags=re.IGNORECASE).strip()) and not is_read_out(
        row, lines[max(0, at - NEAR) : at]
    ):
        yield Block(BlockKind.MARK, row, Span(at + 1, at + 1)), at + 1
    elif note := NOTE.fullmatch(line):
        yield _footnote(lines, at, note, defined, indented=indented)
    elif QUOTED.match(line):
        yield _quote(lines, at, defined)
    elif at + 1 < len(lines) and "|" in line and "|" in lines[at + 1] and _RULE_OF_TABLE.fullmatch(lines[at + 1]):
        yield _table(lines, at, defined)
    else:
        yield from paragraphs(lines, at, defined, inset=not indented and is_set_in(line))


def _fenced(lines: list[str], at: int, end: int, behind: str) -> Iterator[tuple[Block | Out, int]]:
    """Code between two fences, with what stands `behind` the first: its language is out, and what asks for a list is, whole."""
    language = behind if re.fullmatch(_LANGUAGE, behind) else ""
    if _QUERIES.fullmatch(language):
        yield Out(Span(at + 1, end), "queries"), end
        return
    yield _code(lines, at, end, "" if language else behind), end
    if language:
        yield Out(Span(at + 1, at + 1), "languages of code", language), end


def _footnote(lines: list[str], at: int, note: re.Match[str], defined: Defined, *, indented: bool) -> tuple[Block, int]:
    """A footnote and the index after it: paragraphs that are set in below it are its own, unless those of the story are."""
    end = end_of_run(lines, at + 1, is_set_in)
    parts = [[note[2].strip().removeprefix(f"[^{note[1]}]"), *lines[at + 1 : end]]]  # its sign twice is once
    while not indented:
        start = end_of_run(lines, end, lambda other: not other.strip())
        if start == end or start == len(lines) or not is_set_in(lines[start]):
            break
        end = end_of_run(lines, start, is_set_in)
        parts.append(lines[start:end])
    text, ranges = "", list[Inline]()
    for part in parts:
        rows = [row.strip() for row in part if row.strip()]
        said, inline = inline_of(("  \n" if is_list(rows) else "\n").join(rows), defined)
        text += "\n\n" if text and said else ""
        ranges += (one.moved(len(text)) for one in inline)
        text += said
    return Block(BlockKind.FOOTNOTE, text, Span(at + 1, end), tuple(ranges), note[1]), end


def _is_indented(lines: Sequence[str]) -> bool:
    """Whether more paragraphs of a story are set in than not, but for those below a footnote.

    >>> _is_indented(["    It rained.", "", "    She left."]), _is_indented(["It rained.", "", "    1 egg", "", "She left."])
    (True, False)
    """
    if not any(map(is_set_in, lines)):  # nearly all stories
        return False
    inside = margin = 0
    below = False  # a footnote
    for above, line in pairwise(("", *lines)):
        if line.strip() and not above.strip():
            below = bool(NOTE.fullmatch(line)) or (below and is_set_in(line))
            inside += is_set_in(line) and not below
            margin += not (is_set_in(line) or starts_block(line))
    return inside > margin


def _quote(lines: list[str], at: int, defined: Defined) -> tuple[Block, int]:
    """A paragraph of a block quote, which ends where quotes go deeper or come out; a callout begins one, its title a line of its own."""
    deep = _depth(lines[at])
    end = end_of_run(lines, at + 1, lambda other: _depth(other) == deep and _goes_on(QUOTED.sub("", other, count=1)))
    inner = [QUOTED.sub("", other, count=1) for other in lines[at:end]]
    if callout := _CALLOUT.match(inner[0]):
        title = inner[0][callout.end() :].strip()
        inner[0] = f"**{title}**  " if title and "*" not in title else title
    told = [line.strip() for line in inner]
    several = len(told) > 1 and not callout
    kept = several and (is_list(told) or kind_of_run(told, LAYOUT, inset=False) in _KEPT)
    text, inline = inline_of("  \n".join(told) if kept else "\n".join(map(line_of, inner)), defined)
    return Block(BlockKind.QUOTE, text, Span(at + 1, end), inline), end


def _goes_on(inner: str) -> bool:
    """Whether a line within a block quote goes on with its paragraph."""
    return bool(inner.strip()) and not _CALLOUT.match(inner)


def _depth(line: str) -> int:
    """How many quotes a line stands in.

    >>> _depth("> > Come."), _depth(">> Come."), _depth("Come > go.")
    (2, 2, 0)
    """
    marks = QUOTED.match(line)
    return marks[0].count(">") if marks else 0


def _end_of_code(lines: list[str], at: int, fence: re.Match[str]) -> int:
    """The index after the fence that closes code; 0 where none does before long, or where the rows are marks of scenes.

    Code stands close within its fences, and a mark has air round it, or none where paragraphs have none; rows of
    tildes, which are mostly marks, have air outside as well where they are fences.
    """
    most = min(at + MOST_LINES, len(lines))
    closes = re.compile(rf" {{0,3}}{fence[1]}{fence[1][0]}*[ \t]*")
    end = next((end for end in range(at + 1, most) if closes.fullmatch(lines[end])), 0)
    around = [lines[n].strip() if 0 <= n < len(lines) else "" for n in (at - 1, at + 1, end - 1, end + 1)]
    before, first, last, behind = map(bool, around)
    if fence[1][0] == "`":
        return end + 1 if end > at + 1 and (first or last or fence[2]) else 0
    return end + 1 if end > at + 1 and first and last and not before and not behind else 0


def _code(lines: list[str], at: int, end: int, words: str) -> Block:
    """Code between fences, line by line as it stands; the `words` behind the first fence, if there are any, are its first."""
    rows = [row.replace("\t", "    ").rstrip() for row in ([words] if words else []) + lines[at + 1 : end - 1]]
    text = "\n".join("\u00a0" * (len(row) - len(row.lstrip())) + row.lstrip() for row in rows)
    code = (Inline(0, len(text), "code"),) if text else ()
    return Block(BlockKind.VERSE, text, Span(at + 1, end), code)


def _table(lines: list[str], at: int, defined: Defined) -> tuple[Block, int]:
    """A table, row by row; its head stands out, as everybody shows it who shows Markdown."""
    end = end_of_run(lines, at, lambda other: "|" in other)
    rows = (lines[n].strip().strip("|") for n in range(at, end) if n != at + 1)
    told = (" | ".join(map(str.strip, _BETWEEN_CELLS.split(row))) for row in rows)
    raw = "  \n".join(_ENDS_AS_NAME.sub(r"\\^", row) for row in told)
    text, inline = inline_of(raw, defined)
    head = text.partition("\n")[0]
    if any(map(str.isalnum, head)):
        inline = (
            Inline(0, len(head), "strong"),
            *(one for one in inline if one.kind != "strong" or one.start > len(head)),
        )
    return Block(BlockKind.VERSE, text, Span(at + 1, end), inline), end
