"""Stories of an anthology that are signed without a word for it: each has a name alone above its title, or right below it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storybind.model import HEADING, LABEL, PARAGRAPH, Block, BlockKind, Entry, Header, Span
from storybind.text.front.helpers import read_helper
from storybind.text.front.lines import letters, undress
from storybind.text.front.names import is_name
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.paragraphs.gaps import usual_gap
from storybind.text.tables.headings import Rank

_FEWEST, _MOST = 3, 0.75  # stories; part of the pairs that are signed, and of these that are set off
_LONGEST, _MOST_WORDS = 60, 10  # of a title
_TOLD = 12  # words of a paragraph that tells something
_STOPS = frozenset('.!?…"”»’')
_OF_BOOKS = {"beta": "editor", "reteller": "", "introducer": ""}  # what somebody did for a book of several stories
_LEVEL = 2  # of a chapter's heading
_SEVERAL = (
    r"\b(?:stories|tales|anthology|collection|writings|pieces|voices|contents|inhalt|erzählungen|geschichten|novellen|märchen|"
    r"anthologie|sommaire|nouvelles|contes|récits|antología|índice|cuentos|relatos|antologia|indice|racconti|novelle|contos|"
    r"verhalen|antologie|содержание|рассказы|сборник|антология|сказки|повести)\b"
)
"""What a book of stories by several says of itself above the first: without it the names are of who tells, or of places."""


class _Pair(NamedTuple):
    """Two short lines above what is told: the blocks they stand in, which may be one, and what they say."""

    upper: int
    lower: int
    lines: tuple[str, str]


def sign_stories(header: Header, blocks: Sequence[Block]) -> tuple[Header, tuple[Entry, ...], tuple[Block, ...]] | None:
    """The header, who wrote the stories, and the blocks with their titles as headings; None where names sign nothing.

    A name below a title is a label, one above it stands in the heading. Whom the stories speak of is somebody in them.
    Nobody is entered where the head names somebody. Where nothing says that there are several stories, the name is of
    whose view it is told in, or of where it takes place.
    """
    given = _given_back(header, blocks)
    header, blocks = given or (header, blocks)
    pairs = list(_pairs(blocks))
    if len(pairs) < _FEWEST or not _are_set_off(blocks, pairs, _MOST * _MOST):  # nearly all stories
        return None
    pairs = [pair._replace(lines=(undress(pair.lines[0].strip()), undress(pair.lines[1].strip()))) for pair in pairs]
    sure = [[is_name(pair.lines[place]) and not is_name(pair.lines[1 - place]) for pair in pairs] for place in (0, 1)]
    place = int(sum(sure[1]) > sum(sure[0]))
    signed = [pair for pair in pairs if is_name(pair.lines[place]) and _could_be_title(pair.lines[1 - place])]
    if (
        len(signed) < _FEWEST
        or len(signed) < _MOST * len(pairs)
        or sum(sure[place]) * 2 < len(signed)
        or any(len({letters(pair.lines[at]) for pair in signed}) * 4 < len(signed) * 3 for at in (0, 1))
        or not _are_set_off(blocks, signed, _MOST)
        or (given is not None and (place, signed[0].upper) != (0, 0))
        or not _says_several(header, blocks[: signed[0].upper], [pair.lines[place] for pair in signed])
        or _are_people(blocks, signed, place)
    ):
        return None
    header, kept = _helpers(header, blocks[: signed[0].upper])
    entries = tuple(Entry("author", "", pair.lines[place], _spans(blocks, pair)[place]) for pair in signed)
    marked = {pair.upper: _marked(blocks, pair, place) for pair in signed}
    below = {pair.lower for pair in signed}
    for at in range(signed[0].upper, len(blocks)):
        kept += marked[at] if at in marked else [] if at in below else [blocks[at]]
    return header, () if header.has("author") else entries, tuple(kept)


def _given_back(header: Header, blocks: Sequence[Block]) -> tuple[Header, Sequence[Block]] | None:
    """Header and blocks with the name right above the first block as one of them: the first story's, not the book's."""
    last = header.entries[-1] if header.entries else None
    bare = last is not None and last.name == "author" and not last.label and isinstance(last.value, str)
    if last is None or not bare or not blocks or blocks[0].span.first - last.span.last > blocks[0].gap + 1:
        return None
    first = Block(PARAGRAPH, last.printed or str(last.value), last.span, gap=blocks[0].gap)
    return header._replace(entries=header.entries[:-1]), (first, *blocks)


def _pairs(blocks: Sequence[Block]) -> Iterator[_Pair]:
    """Two short lines, each a block or both one, no nearer to what is above than to one another, with something told below."""
    for at, block in enumerate(blocks[:-1]):
        if len(block.text) > 2 * _LONGEST or block.kind not in (PARAGRAPH, BlockKind.VERSE):  # nearly all blocks
            continue
        lines = block.text.split("\n")
        lower = at
        if len(lines) == 1 and blocks[at + 1].kind is PARAGRAPH and blocks[at + 1].gap <= block.gap:
            lower = at + 1
            lines.append(blocks[lower].text)
        short = len(lines) == len(("name", "title")) and max(map(len, lines)) <= _LONGEST
        if short and _opens(blocks[lower + 1 : lower + 4]):
            yield _Pair(at, lower, (lines[0], lines[1]))


def _opens(below: Sequence[Block]) -> bool:
    """Whether a story begins with these blocks: with what is told, at once or behind its first number or a short sentence."""
    if below and len(below[0].text) <= _LONGEST and (found := read_heading(below[0].text)):
        below = below[1:] if found.family.rank is Rank.NUMBER else ()
    for block in below:
        if len(block.text.split()) >= _TOLD:
            return True
        if block.text[-1] not in _STOPS:
            return False
    return False


def _are_set_off(blocks: Sequence[Block], pairs: Sequence[_Pair], share: float) -> bool:
    """Whether lines stand above what is below them: nothing is told above the first, or a wider gap is above a `share` of them.

    Names that sign what they stand below have a wider gap under them, and something told above the first.
    """
    if all(len(block.text.split()) < _TOLD for block in blocks[: pairs[0].upper]):
        return True
    usual = usual_gap(blocks)
    return sum(blocks[pair.upper].gap > usual for pair in pairs) > share * len(pairs)


def _says_several(header: Header, above: Sequence[Block], names: Sequence[str]) -> bool:
    """Whether the head, or what stands above the first story, says that there are several, or names those who wrote them."""
    said = [str(entry.value) for entry in header.entries if entry.name in ("title", "subtitle")]
    told = "\n".join((*said, *(block.text for block in above)))
    if re.search(_SEVERAL, told, re.IGNORECASE) or any(read_helper(undress(block.text)) for block in above):
        return True
    return sum(name in told for name in names) * 2 > len(names)


def _could_be_title(line: str) -> bool:
    """Whether a line can be the title of a story."""
    if not any(map(str.isalpha, line)) or len(line.split()) > _MOST_WORDS or line[-1] in ".,;:":
        return False
    label = read_label(line)
    return read_heading(line) is None and not (label and label.dated)


def _are_people(blocks: Sequence[Block], signed: Sequence[_Pair], place: int) -> bool:
    """Whether most stories have a word of the name that stands over them: then it is of somebody in it."""
    ends = [pair.upper for pair in signed[1:]] + [len(blocks)]
    spoken = 0
    for pair, end in zip(signed, ends, strict=True):
        words = re.findall(r"\w{3,}", pair.lines[place])
        told = "\n".join(block.text for block in blocks[pair.lower + 1 : end])
        spoken += any(re.search(rf"\b{word.capitalize()}\b", told) for word in words)
    return spoken * 2 > len(signed)


def _spans(blocks: Sequence[Block], pair: _Pair) -> tuple[Span, Span]:
    """The source lines of either line of a pair."""
    upper, lower = blocks[pair.upper].span, blocks[pair.lower].span
    return (upper, lower) if pair.lower > pair.upper else (Span(upper.first, upper.first), Span(lower.last, lower.last))


def _marked(blocks: Sequence[Block], pair: _Pair, place: int) -> list[Block]:
    """The two lines as blocks: a name above its title as the heading it goes into, one below as a label."""
    first, second = blocks[pair.upper], blocks[pair.lower]
    if pair.upper == pair.lower:
        above, below = first.text.split("\n")
        spans = _spans(blocks, pair)
        first = Block(PARAGRAPH, above, spans[0], gap=first.gap, usual=first.usual, apart=first.apart)
        second = Block(PARAGRAPH, below, spans[1], usual=first.usual)
    return [first._replace(kind=HEADING, level=_LEVEL), second._replace(kind=LABEL) if place else second]


def _helpers(header: Header, above: Sequence[Block]) -> tuple[Header, list[Block]]:
    """The header with who put the stories together, where that stands above the first, and the other blocks there."""
    said = [(block, read_helper(undress(block.text))) for block in above]
    found = [(block, *helper) for block, helper in said if helper]
    entries = tuple(Entry(_OF_BOOKS.get(field, field), label, name, block.span) for block, field, label, name in found)
    return header._replace(entries=(*header.entries, *entries)), [block for block, helper in said if not helper]
