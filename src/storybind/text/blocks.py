"""`Source` to blocks: how paragraphs are set apart, wrapped lines rejoined, lines kept that are meant as lines."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from storybind.errors import ParagraphTooLongError
from storybind.model import Block, BlockKind, Inline, Source, Span
from storybind.text.headings import read_heading
from storybind.text.inline import read_inline
from storybind.text.tables.marks import LONGEST, SILENCE, is_mark

_MOST_CHARACTERS = 5_000_000  # of one paragraph; no reading system lays out a tenth of it
_WRAP_AT_LEAST, _WRAP_AT_MOST = 50, 90  # columns at which people and programs wrap
_INSET_LINE = 44  # characters; indented lines that are all longer are a wrapped paragraph
_INDENTS = " \t\u3000"
_ITEM = r"\s*(?:[-*•+]|\(?\d{1,3}[.)])\s+\S"
_MANY_LINES = 8  # without a blank between them are set line by line, however short they are
_SHORT = 60  # characters; lines of a long-line file that are shorter may be meant as lines
_CHAT = r"(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?[APap][Mm])?\]?\s*)?<?[\w .'’()-]{1,24}>?\s*:(?:\s|$)|\[?\d{1,2}:\d{2}\]? "
_STAMPED = r"\[\d{1,2}:\d{2}(?::\d{2})?\] ?[\w .'’-]{1,24}:"
_SALUTE = r"(?:(?:my )?dear(?:est)?|dearest|liebe[rs]?|sehr geehrte|chère?|mon cher|ma chère|querid[oa]|car[oa]|dorog|дорог)\b"
_SIGN_OFF = (
    r"(?:yours|love|sincerely|best wishes|with (?:love|regards)|your (?:loving|affectionate|obedient)|P\.? ?S\.?|kind regards|"
    r"dein|deine|ihr|herzlich|mit freundlichen)\b"
)
_WRAP_HYPHEN = re.compile(r"(?<=[^\W\d_])-$")
_UNDERLINE = r"[=~*-]{3,}"
_SENTENCE_END = r"[.!?…:;,\"”’»)—-]$"


class Layout(NamedTuple):
    """How a file sets its paragraphs apart: its name in the contract, and the column at which it wraps, or 0."""

    name: str
    wrap: int = 0

    @property
    def line_is_paragraph(self) -> bool:
        """Whether each line is a paragraph of its own."""
        return self.name == "line"


def read_blocks(source: Source, first: int = 1) -> tuple[Layout, tuple[Block, ...]]:
    """The file's layout and its blocks from line `first` on: paragraphs, marks, headings by underline, kept lines.

    Every line with a word in it is in one block. Blocks come in the order of the source.

    Raises:
        ParagraphTooLongError: A paragraph of more than five million characters.
    """
    lines = source.lines
    groups = list(_groups(lines, first - 1))
    layout = find_layout(
        [lines[start:end] for start, end in groups], blanks=len(lines) - sum(end - start for start, end in groups)
    )
    knows = _vocabulary(source.text) if layout.wrap else _nothing
    blocks: list[Block] = []
    above = first - 1
    for start, end in groups:
        first_of_group = len(blocks)
        if end - start == 1 and len(lines[start]) > LONGEST:  # most groups by far: one long line
            blocks.append(_paragraph(lines[start].strip(), start, end, source.path))
        else:
            blocks.extend(_read_group(lines, start, end, layout, knows, source.path))
        if start > above:
            blocks[first_of_group] = blocks[first_of_group]._replace(gap=start - above)
        above = end
    return layout, tuple(_settle_silences(blocks))


def _nothing(word: str) -> bool:
    return False


def _vocabulary(text: str) -> Callable[[str], bool]:
    """Whether the text has a word elsewhere; the words are gathered when first asked for."""
    words: set[str] = set()

    def knows(word: str) -> bool:
        if not words:
            words.update(re.findall(r"[^\W\d_]+", text.casefold()))
        return word.casefold() in words

    return knows


def _groups(lines: list[str], first: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that are not blank, as half-open ranges of indexes."""
    start = -1
    for at in range(first, len(lines)):
        if not lines[at] or lines[at].isspace():
            if start >= 0:
                yield start, at
                start = -1
        elif start < 0:
            start = at
    if start >= 0:
        yield start, len(lines)


def find_layout(groups: list[list[str]], blanks: int) -> Layout:
    """How the groups of lines between blanks are set, judged by all of them together.

    >>> find_layout([["one long line"], ["another"]], blanks=1)
    Layout(name='blank-line', wrap=0)
    """
    filled = sum(map(len, groups))
    inner = [len(line.rstrip()) for group in groups if len(group) > 1 for line in group[:-1]]
    wrapped = [size for size in inner if _WRAP_AT_LEAST <= size <= _WRAP_AT_MOST]
    if len(wrapped) > 0.3 * filled and len(wrapped) > 0.6 * len(inner):
        widest = sorted(wrapped)[int(len(wrapped) * 0.95)]
        near = sum(widest - 14 <= size <= widest + 2 for size in wrapped)
        if near > 0.75 * len(wrapped):
            return Layout("hard-wrap", widest)
    indented = sum(line[0] in _INDENTS for group in groups if len(group) > 2 for line in group)
    if (
        indented >= 2
        and indented > 0.15 * filled
        and any(line[0] not in _INDENTS for group in groups for line in group[1:])
    ):
        return Layout("indent")
    packed = bool(groups) and blanks < 0.1 * filled and max(map(len, groups)) > 0.5 * filled
    if packed and (
        filled >= _MANY_LINES or sum(len(line) > _SHORT for group in groups for line in group) > 0.5 * filled
    ):
        return Layout("line")
    return Layout("blank-line")


def _read_group(
    lines: list[str], start: int, end: int, layout: Layout, knows: Callable[[str], bool], path: str
) -> Iterator[Block]:
    """The blocks of one run of lines without a blank; marks split it."""
    if end - start == 2 and re.fullmatch(_UNDERLINE, under := lines[start + 1].strip()):
        title = lines[start].strip()
        if (
            any(map(str.isalnum, title))
            and len(title) <= LONGEST
            and abs(len(title) - len(under)) <= 3
            and not re.search(_SENTENCE_END, title)
        ):
            yield Block(BlockKind.HEADING, title, Span(start + 1, end))
            return
    part = start
    if end - start > 1 and read_heading(lines[start].strip()):
        yield _paragraph(lines[start].strip(), start, start + 1, path)
        part = start = start + 1
    for at in range(start, end):
        line = lines[at].strip()
        if len(line) <= LONGEST and is_mark(line) and (end - start == 1 or not _is_inset(lines[at])):
            if part < at:
                yield from _read_lines(lines, part, at, layout, knows, path)
            yield Block(BlockKind.MARK, line, Span(at + 1, at + 1))
            part = at + 1
    if part < end:
        yield from _read_lines(lines, part, end, layout, knows, path)


def _read_lines(
    lines: list[str], start: int, end: int, layout: Layout, knows: Callable[[str], bool], path: str
) -> Iterator[Block]:
    """The blocks of a run of lines without a blank and without a mark."""
    run = lines[start:end]
    inset = all(map(_is_inset, run))
    if len(run) == 1 and re.match(_STAMPED, run[0].strip()):
        yield _block(BlockKind.CHAT, run[0].strip(), start, end)
    elif len(run) == 1 and not (inset and layout.name != "line"):
        yield _paragraph(run[0].strip(), start, end, path)
    elif layout.line_is_paragraph or (not inset and not layout.wrap and all(len(line) > _SHORT for line in run)):
        for at in range(start, end):
            yield _paragraph(lines[at].strip(), at, at + 1, path)
    elif inset and (len(run) == 1 or _is_wrapped_inset(run)):
        yield _block(BlockKind.LETTER, _rejoin(run, knows), start, end)
    elif layout.name == "indent" and not inset:
        yield from _read_indented(lines, start, end, knows, path)
    elif all(re.match(_ITEM, line) for line in run):
        yield _block(BlockKind.LIST, "\n".join(map(str.strip, run)), start, end)
    elif _lines_are_meant(run, layout, inset=inset):
        yield _block(_kind_of_lines(run, inset=inset), "\n".join(map(str.strip, run)), start, end)
    else:
        yield _paragraph(_rejoin(run, knows), start, end, path)


def _read_indented(lines: list[str], start: int, end: int, knows: Callable[[str], bool], path: str) -> Iterator[Block]:
    """Paragraphs that begin with an indent and go on without one."""
    first = start
    for at in range(start + 1, end + 1):
        if at == end or lines[at][0] in _INDENTS:
            yield _paragraph(_rejoin(lines[first:at], knows), first, at, path)
            first = at


def _is_inset(line: str) -> bool:
    """Whether a line is set in from the margin, as a letter or a menu inside a story is."""
    return line.startswith(("    ", "\t"))


def _is_wrapped_inset(run: list[str]) -> bool:
    """Whether indented lines are one paragraph, wrapped: each but the last is full, or a sentence runs over.

    >>> _is_wrapped_inset(["    I should be glad to know what has happened to the", "    Acrosses."])
    True
    >>> _is_wrapped_inset(["    4 Tannery Row", "    Skelby"])
    False
    """
    full = all(len(line.strip()) > _INSET_LINE for line in run[:-1])
    return full or any(line.lstrip()[0].islower() for line in run[1:])


def _lines_are_meant(run: list[str], layout: Layout, *, inset: bool) -> bool:
    """Whether line ends were set on purpose: verse, chat, an address; not the wrap of a paragraph."""
    if inset or not layout.wrap:
        return inset or all(len(line) <= LONGEST for line in run)
    short = all(len(line.strip()) < 0.72 * layout.wrap for line in run)
    return short and all(line.strip()[0].isupper() or not line.strip()[0].isalpha() for line in run)


def _kind_of_lines(run: list[str], *, inset: bool) -> BlockKind:
    if sum(bool(re.match(_CHAT, line.strip())) for line in run) >= max(2, 0.6 * len(run)):
        return BlockKind.CHAT
    signed = any(
        re.match(_SALUTE, line.strip(), flags=re.IGNORECASE) or re.match(_SIGN_OFF, line.strip(), flags=re.IGNORECASE)
        for line in run
    )
    address = any(char.isdigit() for char in "".join(run)) and len(run) <= 6
    return BlockKind.LETTER if signed or (inset and address) else BlockKind.VERSE


def _rejoin(run: list[str], knows: Callable[[str], bool]) -> str:
    """Wrapped lines as one; a word broken at the line end is whole again if the text has it whole elsewhere.

    >>> _rejoin(["a well-", "known fact, un-", "true"], {"untrue"}.__contains__)
    'a well-known fact, untrue'
    """
    parts = [run[0].strip()]
    for line in map(str.strip, run[1:]):
        last = parts[-1]
        if not (_WRAP_HYPHEN.search(last) and line[0].islower()):
            parts.append(" ")
        elif knows(re.split(r"[\W\d_]", last[:-1])[-1] + re.split(r"[\W\d_]", line)[0]):
            parts[-1] = last[:-1]
        parts.append(line)
    return "".join(parts)


def _block(kind: BlockKind, raw: str, start: int, end: int) -> Block:
    text, inline = read_inline(raw)
    return Block(kind, text, Span(start + 1, end), inline)


def _paragraph(raw: str, start: int, end: int, path: str) -> Block:
    if len(raw) > _MOST_CHARACTERS:
        told = f"a paragraph of {len(raw):,} characters, which no e-reader could lay out; is it the right file, and are its line ends there?"
        raise ParagraphTooLongError(told, where=f"{path}:{start + 1}")
    text, inline = read_inline(raw)
    if "  " in text or "\t" in text:
        text, inline = _fold_blanks(text, inline)
    return Block(BlockKind.PARAGRAPH, text, Span(start + 1, end), inline)


_BLANKS = r"[ \t]{2,}|\t"


def _fold_blanks(text: str, inline: tuple[Inline, ...]) -> tuple[str, tuple[Inline, ...]]:
    """Runs of blanks as one, the ranges moved along."""
    if not inline:
        return re.sub(_BLANKS, " ", text), ()
    moved: list[int] = []
    out: list[str] = []
    for at, char in enumerate(text):
        moved.append(len(out))
        char = " " if char == "\t" else char
        if not (char == " " and at and text[at - 1] in " \t"):
            out.append(char)
    moved.append(len(out))
    return "".join(out), tuple(Inline(moved[one.start], moved[one.end], one.kind, one.target) for one in inline)


def _settle_silences(blocks: list[Block]) -> Iterator[Block]:
    """Blocks with every doubtful mark decided: beside speech, a lone "..." is somebody's silence and so a paragraph."""
    doubtful = [at for at, block in enumerate(blocks) if block.kind is BlockKind.MARK and block.text in SILENCE]
    if not doubtful:
        return iter(blocks)
    seen = Counter(blocks[at].text for at in doubtful)
    for at in doubtful:
        beside = [blocks[near] for near in (at - 1, at + 1) if 0 <= near < len(blocks)]
        speech = any(near.kind is BlockKind.CHAT or near.text[:1] in "\"“”„«»'‘—" for near in beside)
        if speech and seen[blocks[at].text] < 3:
            blocks[at] = Block(BlockKind.PARAGRAPH, blocks[at].text, blocks[at].span)
    return iter(blocks)
