"""Markdown to the same blocks as plain text.

Blocks are found here, line by line, because a renderer eats words and makes lists and code out of prose; only what
stands inside a block is given to Python-Markdown, and its XHTML read back into text and ranges.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.model import Block, BlockKind, Entry, Header, Inline, Notice, Severity, Source, Span
from storybind.syntax import CODE, COMMENT, LINK, TAG, Defined, find_defined, tell_counts
from storybind.text.front.bylines import take_name
from storybind.text.heading.levels import settle_levels, stands_beside
from storybind.text.heading.line import read_heading
from storybind.text.markdown_inline import heading_of, inline_of
from storybind.text.paragraphs.lines import kind_of_run
from storybind.text.paragraphs.measures import Layout, columns
from storybind.text.paragraphs.settle import settle
from storybind.text.reading import Reading
from storybind.text.tables.buttons import is_ways
from storybind.text.tables.marks import ENDS, LONGEST, NEAR, STROKES, is_mark, is_read_out

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?(?:[ \t]*\{[#.][^}]*\})?[ \t]*")
_ITEM = r"\s*(?:[-*+]|\d{1,3}[.)])[ \t]+\S"
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)++")
_CALLOUT = re.compile(r"\[![\w-]+\][+-]?[ \t]*")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,200})\]:[ \t]*(.*)")
_RULE = re.compile(r"\s*(?:<center>)?\s*<hr\b[^<>]*>\s*(?:</center>)?\s*", re.IGNORECASE)
_PROGRAM = re.compile(r"<(script|style)\b[^<>]*>", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*\Z)|~{3,}(?=[ \t]*[\w.+#-]*(?:[ \t]+[\w-]+=\S+)*[ \t]*\Z))[ \t]*(.*)")
_LANGUAGE = r"[a-z][a-z0-9+#.-]{0,30}(?:[ \t]+[\w-]+=\S+)*|\{[^{}]*\}"  # of code, behind its fence; whatever else stands there are words
_RULE_OF_TABLE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*")
_TAGS = re.compile(r"[ \t]*#[^\W\d][\w/-]*+#?(?:[ \t,]+#[^\W\d][\w/-]*+#?)*[ \t]*")
_NOTES = re.compile(r"\[\[[^\[\]\n]+\]\](?:[ \t]*[|·•,/-]?[ \t]*\[\[[^\[\]\n]+\]\])+")
"""A row of links to other notes."""
_PAGES = re.compile(r"\[[^\[\]\n]+\]\([^()\s]+\.(?:md|csv)\)")
"""A link to another page of a folder of notes, alone on its line."""
_FIELD = re.compile(r"[^\W\d][\w -]{0,30}::(?:[ \t]+\S.*)?")
_TOLD_TO_PROGRAM = re.compile(r"\{\{[<%].*[%>]\}\}|\{%.*%\}|\{:.*\}")
"""What is told to the program that makes a site of Markdown: Hugo, Jekyll."""
_FOR_SITE = "words for a site's program"
_QUERIES = re.compile(r"dataview(?:js)?|tasks|query", re.IGNORECASE)
"""Languages of code in whose place a program of notes shows a list."""
_LAYOUT = Layout("markdown")
_PLAYED = (BlockKind.PANEL, BlockKind.SCRIPT)
"""What keeps its lines though nobody marked their ends: nobody wraps so."""
_SENTENCE_END = '.,;:…"”»—-'
_MOST_COMMENT = 400  # lines
_LONGEST_WRAP = 100  # characters; longer lines are not wrapped, so each is a paragraph
_LONGEST_INSET = 60  # characters of lines that are set in and not wrapped
_MANY_LINES = 8  # without a blank between them, most of which end a sentence: each is a paragraph


class _Out(NamedTuple):
    """Lines that are in no book, or of one a part, and what they are."""

    span: Span
    what: str
    part: str = ""


def read_markdown(
    source: Source, header: Header, pictures: frozenset[str] = frozenset(), *, several: bool = False
) -> Reading:
    """Read a Markdown story: its blocks, and its header with what its first lines and its first heading say.

    `pictures` are the places of those that can be shown. Where it is one of `several` files of a book, ``# Chapter Four`` is no title.

    A level-1 heading that stands alone at its level, or repeats the title of the front matter, is the title; beside
    another title, one such as ``Part One`` is a heading of the story. The first of several at its level is the title where
    `_is_title_page` says so.
    """
    lines = source.lines
    found = list(_blocks(lines, header.body, find_defined(source.text)._replace(pictures=pictures)))
    blocks = tuple(block for block in found if isinstance(block, Block))
    out = [one for one in found if isinstance(one, _Out)]
    first = read_heading(blocks[0].text) if several and blocks else None
    if first is None or not first.is_sure:
        header, blocks = _take_title(header, blocks)
    header, out = _take_tags(header, out, lines)
    left_out = tuple(
        Block(BlockKind.PARAGRAPH, one.part or "\n".join(lines[one.span.first - 1 : one.span.last]), one.span)
        for one in out
    )
    blocks = settle_levels(tuple(settle(list(blocks))))
    return Reading(source, header, "markdown", blocks, left_out, tuple(_tell(out, left_out)))


def _tell(out: Sequence[_Out], left_out: Sequence[Block]) -> Iterator[Notice]:
    counts: Counter[str] = Counter()
    for one, block in zip(out, left_out, strict=True):
        counts[one.what] += len(block.text.split())
    if counts:
        yield Notice("left-out", f"left out of the book: {tell_counts(counts)}", out[0].span.first, Severity.INFO)


def _take_tags(header: Header, out: list[_Out], lines: Sequence[str]) -> tuple[Header, list[_Out]]:
    """The first line of ``#tags`` that stands above or below the story says what the story is about."""
    at = next((at for at, one in enumerate(out) if one.what == "tags"), -1)
    if at < 0 or header.has("tags"):
        return header, out
    tags = tuple(part.strip("#, \t") for part in lines[out[at].span.first - 1].split())
    entry = Entry("tags", "", tags, out[at].span)
    return header._replace(entries=(*header.entries, entry)), [*out[:at], *out[at + 1 :]]


def _take_title(header: Header, blocks: tuple[Block, ...]) -> tuple[Header, tuple[Block, ...]]:
    heads = [block for block in blocks if block.kind is BlockKind.HEADING]
    titled = next((entry for entry in header.entries if entry.name == "title"), None)
    highest = 1 if titled else min((block.level for block in heads), default=1)
    tops = [block for block in heads if block.level == highest]
    top = tops[0] if tops and tops[0] is blocks[0] else None
    if top is None or (highest > 1 and not _is_over_chapters(top, heads)):
        return header, blocks
    said_again = titled is not None and titled.value == top.text
    alone = len(tops) == 1 and not (titled and read_heading(top.text))
    if said_again or alone or (not titled and _is_title_page(blocks, tops[1:])):
        entry = Entry("title", "", top.text, top.span)
        header = header._replace(entries=(*header.entries, entry))
        return take_name(header, [block for block in blocks if block is not top])
    return header, blocks


def _is_over_chapters(top: Block, heads: Sequence[Block]) -> bool:
    """Whether a heading that is no first one stands alone over several deeper ones: they are chapters, and it is the title."""
    alone = sum(block.level == top.level for block in heads) == 1
    return alone and len(heads) > 2 and not (read_heading(top.text) or stands_beside(top.text))


def _is_title_page(blocks: Sequence[Block], others: Sequence[Block]) -> bool:
    """Whether the first of several headings at its level is the title all the same.

    The others at its level only stand beside the story, or it alone has nothing below it but one of them; parts stand
    right over chapters too, but say that they are some, or are several.
    """
    if read_heading(blocks[0].text):
        return False
    heads = [(above, below) for above, below in pairwise(blocks) if above.kind is below.kind is BlockKind.HEADING]
    bare = [above for above, below in heads if above.level == below.level and not read_heading(above.text)]
    return bare == [blocks[0]] or all(stands_beside(block.text) for block in others)


def _blocks(lines: list[str], first: int, defined: Defined) -> Iterator[Block | _Out]:
    at = above = first - 1
    seen = False
    indented = _is_indented(lines[first - 1 :])
    while at < len(lines):
        if not lines[at].strip().strip(" \t>"):  # an empty line of a block quote parts its paragraphs
            at += 1
            continue
        start = at
        outs, at = _next_out(lines, at, seen=seen)
        if outs:
            yield outs
            above = at
            continue
        for block, end in _next_blocks(lines, start, defined, indented=indented):
            at = end
            if isinstance(block, _Out):
                yield block
            else:
                yield from _comments_in(lines[block.span.first - 1 : block.span.last], block.span.first)
                if block.text:  # nothing is left of a comment
                    seen = seen or block.kind is BlockKind.PARAGRAPH
                    yield block._replace(gap=start - above)
            start = above = end


def _next_out(lines: list[str], at: int, *, seen: bool) -> tuple[_Out | None, int]:
    """Lines from index `at` on that are no story, and the index after them."""
    line = lines[at].strip()
    if line.startswith("<!--"):
        end = next((n for n in range(at, min(at + _MOST_COMMENT, len(lines))) if "-->" in lines[n]), -1)
        if end >= 0 and lines[end].rstrip().endswith("-->") and "".join(lines[at : end + 1]).count("<!--") == 1:
            return _Out(Span(at + 1, end + 1), "comments"), end + 1
    elif program := _PROGRAM.match(line):
        name = program[1].lower()
        rows = [row.strip().lower() for row in lines[at : at + _MOST_COMMENT]]
        end = next((n for n, row in enumerate(rows) if f"</{name}>" in row), -1)
        if end >= 0 and rows[end].endswith(f"</{name}>") and "".join(rows[: end + 1]).count(f"<{name}") == 1:
            return _Out(Span(at + 1, at + end + 1), "scripts and styles"), at + end + 1
    elif line.startswith("%%"):
        if end := _end_of_comment(lines, at):
            return _Out(Span(at + 1, end), "comments"), end
    elif "{:toc}" in "".join(lines[at + 1 : at + 2]) and re.match(_ITEM, line):
        return _Out(Span(at + 1, at + 2), _FOR_SITE), at + 2
    else:
        edge = not seen or not any(map(str.strip, lines[at + 1 : at + 40]))
        if what := _kind_of_line(lines[at], edge=edge):
            return _Out(Span(at + 1, at + 1), what), at + 1
    return None, at


def _kind_of_line(raw: str, *, edge: bool) -> str:
    """What a line is that is no story; some are none only above it and below it, at its `edge`."""
    line = raw.strip()
    if re.fullmatch(LINK, raw):
        return "comments" if line.startswith("[//]:") else "addresses of links"
    if re.fullmatch(r"!\[\[[^\[\]\n]+\]\]", line):
        return "files that belong in the text"
    if "](" in line and line[0] not in "-+!" and is_ways(line):
        return "ways to other parts"
    if line[:1] == "{" and _TOLD_TO_PROGRAM.fullmatch(line):
        return _FOR_SITE
    if "](" in line and _PAGES.fullmatch(line):
        return "ways to other notes"
    if edge and "::" in line and _FIELD.fullmatch(line):
        return "fields of notes"
    if edge and _NOTES.fullmatch(line):
        return "ways to other notes"
    return "tags" if _TAGS.fullmatch(line) and (edge or line.rstrip("#").count("#") > 1) else ""


def _comments_in(rows: Sequence[str], first: int) -> Iterator[_Out]:
    """What an author wrote for no reader within the lines of a block, the `first` of which has that number; code has none."""
    raw = "\n".join(rows)
    if not ("%%" in raw or "<!--" in raw) or _FENCE.fullmatch(rows[0]):  # nearly all
        return
    at = 0
    for part in re.split(CODE, raw):
        for found in () if part[:1] == "`" else re.finditer(COMMENT, part, re.IGNORECASE):
            if found[0][:1] != "<" or found[0][:2] == "<!":
                line = first + raw.count("\n", 0, at + found.start())
                yield _Out(Span(line, line + found[0].count("\n")), "comments", found[0])
        at += len(part)


def _end_of_comment(lines: list[str], at: int) -> int:
    """The index after a comment between ``%%`` that is in lines of its own; 0 where those are marks of scenes.

    A sign alone stands close to the words of its comment, and the first has air above it, as no mark has.
    """
    opening = lines[at].strip()
    rest = opening[2:]
    if "%%" in rest:
        return at + 1 if len(rest) > 2 and rest.index("%%") == len(rest) - 2 else 0
    before, below = (lines[n].strip() if 0 <= n < len(lines) else "" for n in (at - 1, at + 1))
    if rest[:1] == "%" or (not rest and (before or not below)):
        return 0
    most = min(at + _MOST_COMMENT, len(lines))
    end = next((end for end in range(at + 1, most) if "%%" in lines[end]), 0)
    closing = lines[end].strip() if end else ""
    behind = lines[end + 1].strip() if end + 1 < len(lines) else ""
    alone = closing == "%%" and lines[end - 1].strip() and (not behind or all(map(str.strip, lines[at:end])))
    return end + 1 if alone or (closing[2:].find("%%") == len(closing) - 4 >= 0) else 0


def _next_blocks(lines: list[str], at: int, defined: Defined, *, indented: bool) -> Iterator[tuple[Block | _Out, int]]:
    """The block, or the paragraphs set line by line, that begin at index `at`, each with the index after it.

    The story's paragraphs may be `indented`. What code is written in is out of the book.
    """
    line = lines[at]
    if atx := _ATX.fullmatch(line):
        text = heading_of(atx[2], defined)
        if any(map(str.isalnum, text)):
            yield Block(BlockKind.HEADING, text, Span(at + 1, at + 1), level=len(atx[1])), at + 1
        else:
            yield Block(BlockKind.MARK, line.strip(), Span(at + 1, at + 1)), at + 1
    elif (fence := _FENCE.fullmatch(line)) and (end := _end_of_code(lines, at, fence)):
        yield from _fenced(lines, at, end, fence[2].rstrip())
    elif _RULE.fullmatch(line):
        yield Block(BlockKind.MARK, "* * *", Span(at + 1, at + 1)), at + 1
    elif is_mark(row := re.sub(TAG, "", line, flags=re.IGNORECASE).strip()) and not is_read_out(
        row, lines[max(0, at - NEAR) : at]
    ):
        yield Block(BlockKind.MARK, row, Span(at + 1, at + 1)), at + 1
    elif note := _FOOTNOTE.fullmatch(line):
        yield _footnote(lines, at, note, defined, indented=indented)
    elif _QUOTE.match(line):
        yield _quote(lines, at, defined)
    elif at + 1 < len(lines) and "|" in line and "|" in lines[at + 1] and _RULE_OF_TABLE.fullmatch(lines[at + 1]):
        yield _table(lines, at, defined)
    else:
        yield from _paragraphs(lines, at, defined, inset=not indented and _is_set_in(line))


def _fenced(lines: list[str], at: int, end: int, behind: str) -> Iterator[tuple[Block | _Out, int]]:
    """Code between two fences, with what stands `behind` the first: its language is out, and what asks for a list is, whole."""
    language = behind if re.fullmatch(_LANGUAGE, behind) else ""
    if _QUERIES.fullmatch(language):
        yield _Out(Span(at + 1, end), "queries"), end
        return
    yield _code(lines, at, end, "" if language else behind), end
    if language:
        yield _Out(Span(at + 1, at + 1), "languages of code", language), end


def _footnote(lines: list[str], at: int, note: re.Match[str], defined: Defined, *, indented: bool) -> tuple[Block, int]:
    """A footnote and the index after it: paragraphs that are set in below it are its own, unless those of the story are."""
    end = _run(lines, at + 1, _is_set_in)
    parts = [[note[2].strip().removeprefix(f"[^{note[1]}]"), *lines[at + 1 : end]]]  # its sign twice is once
    while not indented:
        start = _run(lines, end, lambda other: not other.strip())
        if start == end or start == len(lines) or not _is_set_in(lines[start]):
            break
        end = _run(lines, start, _is_set_in)
        parts.append(lines[start:end])
    text, ranges = "", list[Inline]()
    for part in parts:
        rows = [row.strip() for row in part if row.strip()]
        listed = len(rows) > 1 and all(re.match(_ITEM, row) for row in rows)
        said, inline = inline_of(("  \n" if listed else "\n").join(rows), defined)
        text += "\n\n" if text and said else ""
        ranges += (one.moved(len(text)) for one in inline)
        text += said
    return Block(BlockKind.FOOTNOTE, text, Span(at + 1, end), tuple(ranges), note[1]), end


def _is_indented(lines: Sequence[str]) -> bool:
    """Whether more paragraphs of a story are set in than not, but for those below a footnote.

    >>> _is_indented(["    It rained.", "", "    She left."]), _is_indented(["It rained.", "", "    1 egg", "", "She left."])
    (True, False)
    """
    if not any(map(_is_set_in, lines)):  # nearly all stories
        return False
    inside = margin = 0
    below = False  # a footnote
    for above, line in pairwise(("", *lines)):
        if line.strip() and not above.strip():
            below = bool(_FOOTNOTE.fullmatch(line)) or (below and _is_set_in(line))
            inside += _is_set_in(line) and not below
            margin += not (_is_set_in(line) or _starts_block(line))
    return inside > margin


def _is_set_in(line: str) -> bool:
    return line.startswith(("    ", "\t")) and bool(line.strip())


def _quote(lines: list[str], at: int, defined: Defined) -> tuple[Block, int]:
    """A paragraph of a block quote, which ends where quotes go deeper or come out; a callout begins one, its title a line of its own."""
    deep = _depth(lines[at])
    end = _run(lines, at + 1, lambda other: _depth(other) == deep and _goes_on(_QUOTE.sub("", other, count=1)))
    inner = [_QUOTE.sub("", other, count=1) for other in lines[at:end]]
    if callout := _CALLOUT.match(inner[0]):
        title = inner[0][callout.end() :].strip()
        inner[0] = f"**{title}**  " if title and "*" not in title else title
    text, inline = inline_of("\n".join(map(_line_of, inner)), defined)
    return Block(BlockKind.QUOTE, text, Span(at + 1, end), inline), end


def _goes_on(inner: str) -> bool:
    """Whether a line within a block quote goes on with its paragraph."""
    return bool(inner.strip()) and not _CALLOUT.match(inner)


def _depth(line: str) -> int:
    """How many quotes a line stands in.

    >>> _depth("> > Come."), _depth(">> Come."), _depth("Come > go.")
    (2, 2, 0)
    """
    marks = _QUOTE.match(line)
    return marks[0].count(">") if marks else 0


def _end_of_code(lines: list[str], at: int, fence: re.Match[str]) -> int:
    """The index after the fence that closes code; 0 where none does before long, or where the rows are marks of scenes.

    Code stands close within its fences, and a mark has air round it, or none where paragraphs have none; rows of
    tildes, which are mostly marks, have air outside as well where they are fences.
    """
    most = min(at + _MOST_COMMENT, len(lines))
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
    """A table, row by row."""
    end = _run(lines, at, lambda other: "|" in other)
    rows = (lines[n].strip().strip("|") for n in range(at, end) if n != at + 1)
    raw = "  \n".join(" | ".join(cell.strip() for cell in row.split("|")) for row in rows)
    text, inline = inline_of(raw, defined)
    return Block(BlockKind.VERSE, text, Span(at + 1, end), inline), end


def _paragraphs(lines: list[str], at: int, defined: Defined, *, inset: bool) -> Iterator[tuple[Block, int]]:
    """A paragraph, a list, a heading by underline; or several paragraphs, where each line is one.

    What is `inset` in a story whose paragraphs are not keeps its short lines, as code and letters do.
    """
    end = _run(lines, at + 1, lambda other: bool(other.strip()) and not _starts_block(other))
    end -= _items_below(lines[at:end])
    run = lines[at:end]
    if len(run) > 1 and all(re.match(_ITEM, other) for other in run):
        text, inline = inline_of("  \n".join(other.strip() for other in run), defined)
        yield Block(BlockKind.LIST, text, Span(at + 1, end), inline), end
    elif len(run) > 1 and all(other.startswith("|") for other in run):  # a line block, as Pandoc has them
        text, inline = inline_of("  \n".join(other[1:].strip() for other in run), defined)
        yield Block(BlockKind.VERSE, text, Span(at + 1, end), inline), end
    elif len(run) == 1 and end < len(lines) and (setext := _SETEXT.fullmatch(lines[end])) and _is_title(run[0]):
        text = heading_of(run[0].strip(), defined)
        yield Block(BlockKind.HEADING, text, Span(at + 1, end + 1), level=1 if setext[1][0] == "=" else 2), end + 1
    elif _is_set_by_line(run):
        for number, line in enumerate(run, start=at + 1):
            text, inline = inline_of(line.strip().removesuffix("\\"), defined)
            yield Block(BlockKind.PARAGRAPH, text, Span(number, number), inline), number
    else:
        bare = [line.strip().removesuffix("\\") for line in run]
        said = kind_of_run(bare, _LAYOUT, inset=False) if len(run) > 1 else None
        inset = inset and all(_is_set_in(other) and len(other) <= _LONGEST_INSET for other in run)
        text, inline = inline_of("  \n".join(bare) if inset or said in _PLAYED else "\n".join(_set_in(run)), defined)
        kind = (said or BlockKind.VERSE) if "\n" in text else BlockKind.PARAGRAPH
        if kind is BlockKind.VERSE:
            text = re.sub(r"(?m)^\xa0+", lambda blanks: " " * len(blanks[0]), text)
        yield Block(kind, text, Span(at + 1, end), inline), end


def _items_below(run: Sequence[str]) -> int:
    """How many lines at a run's end are a list right under its paragraph: two items at least, of numbers those from 1 on.

    >>> _items_below(["He wrote:", "- franc", "- sou"]), _items_below(["He", "- sighed."]), _items_below(["- a", "- b"])
    (2, 0, 0)
    >>> _items_below(["It was in", "1. and", "2. and"]), _items_below(["She was born in", "19. and died in", "20. of it."])
    (2, 0)
    """
    at = len(run)
    while at > 1 and re.match(_ITEM, run[at - 1]):
        at -= 1
    first = run[at].lstrip() if len(run) - at > 1 else ""
    if not first or (first[0].isdigit() and first[:2] not in ("1.", "1)")) or re.match(_ITEM, run[0]):
        return 0
    return 0 if _is_set_by_line(run) else len(run) - at


def _set_in(run: Sequence[str]) -> Iterator[str]:
    """The lines of a paragraph; where each is kept by what stands at its end, with the blanks that set it in, as no Markdown keeps them."""
    kept = all(line.endswith(("  ", "\\")) for line in run[:-1])
    margin = min(map(columns, run))
    for line in run:
        yield ("\xa0" * (columns(line) - margin) if kept else "") + _line_of(line)


def _line_of(line: str) -> str:
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
    """
    if len(run) < 2:
        return False
    ends = sum(line.rstrip().rstrip('"”’*_)')[-1:] in ".!?…" for line in run)
    if any(len(line) > _LONGEST_WRAP for line in run):
        return ends * 2 > len(run) or all(len(line) > _LONGEST_WRAP for line in run)
    return len(run) >= _MANY_LINES and ends * 5 > len(run) * 4


def _run(lines: Sequence[str], at: int, goes_on: Callable[[str], bool]) -> int:
    while at < len(lines) and goes_on(lines[at]):
        at += 1
    return at


def _starts_block(line: str) -> bool:
    return bool(
        _ATX.fullmatch(line)
        or _QUOTE.match(line)
        or _FOOTNOTE.fullmatch(line)
        or _SETEXT.fullmatch(line)
        or _FENCE.fullmatch(line)
        or _RULE.fullmatch(line)
        or (is_mark(row := line.strip()) and (STROKES.issuperset(row) or not ENDS.issuperset(row)))
    )
