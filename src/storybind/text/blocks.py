"""`Source` to blocks: paragraphs set apart, wrapped lines rejoined, lines kept that are meant as lines."""

from collections.abc import Collection, Iterator, Sequence

from storybind.model import Block, Source
from storybind.text.paragraphs.block import MOST_CHARACTERS, paragraph, too_long
from storybind.text.paragraphs.headed import find_headed
from storybind.text.paragraphs.layout import find_layouts, trim_body
from storybind.text.paragraphs.lines import SET_OFF, kind_of_line
from storybind.text.paragraphs.measures import Layout
from storybind.text.paragraphs.rejoin import Spelling, mend_splits
from storybind.text.paragraphs.runs import Reader
from storybind.text.paragraphs.settle import settle
from storybind.text.paragraphs.spaced import close_up_headings
from storybind.text.paragraphs.speeches import find_cues, find_players, takes_commands
from storybind.text.paragraphs.stanzas import are_poems
from storybind.text.tables.marks import LONGEST, is_mark


def read_blocks(source: Source, first: int = 1) -> tuple[Layout, tuple[Block, ...]]:
    """The file's layout and its blocks from line `first` on: paragraphs, marks, headings by underline, kept lines.

    Every line with a word in it is in one block. Blocks come in the order of the source.

    Raises:
        ParagraphTooLongError: A paragraph of more than five million characters.
    """
    body = trim_body(source.lines, first - 1, source.parted)
    body = body._replace(lines=close_up_headings(body.lines, source.text))
    lines, numbers = body.lines, body.numbers
    whole, stretches = find_layouts(body)
    spelling = Spelling(source.text)
    cues = find_cues(
        [lines[at].strip() for _, groups in stretches for at, end in groups if end - at > 1 and lines[at].isupper()]
    )
    opened = (lines[at].strip() for _, groups in stretches for at, _ in groups if lines[at][1:2].isupper())
    named = find_players([line for line in opened if line[0].isalnum()])  # most are speeches in quotes
    poems, commands = are_poems(lines, body.groups, whole), takes_commands(lines, body.groups)
    headed = find_headed(lines, body.groups, whole)
    blocks: list[Block] = []
    above = body.first
    for layout, groups in stretches:
        players = find_players(lines) if layout.name == "wall" else named
        reader = Reader(lines, layout, spelling, cues, source.path, body.first, players, poems, commands, headed)
        usual = layout.usual_gap
        for start, end in groups:
            gap = start - above
            above = end
            line = lines[start]
            if end - start == 1 and line[0] not in SET_OFF:  # most groups by far
                text = line.strip()
                if len(line) > LONGEST or not (is_mark(text) or kind_of_line(text)):
                    text = mend_splits(text, spelling) if "- " in text else text
                    blocks.append(paragraph(text, start, end, source.path, gap, usual))
                    continue
            opening = len(blocks)
            blocks.extend(reader.read(start, end))
            if gap and opening < len(blocks):  # of bare signs of quotation nothing is left
                blocks[opening] = blocks[opening]._replace(gap=gap, usual=usual)
    if source.parted:
        blocks = list(_set_apart(blocks, numbers, source.parted))
    found = settle(blocks, lines, spelling)
    if numbers:
        found = [block._replace(span=block.span.renumbered(numbers)) for block in found]
    return whole, tuple(found)


def _set_apart(blocks: Sequence[Block], numbers: Sequence[int], parted: Collection[int]) -> Iterator[Block]:
    """The blocks, of which those know it over which something was lifted out."""
    for block in blocks:
        above = range(block.span.first - block.gap, block.span.first)
        apart = any((numbers[line - 1] if numbers else line) in parted for line in above)
        yield block._replace(apart=True) if apart else block


def refuse_endless_line(source: Source) -> None:
    """Refuse a text with a line of more than ten million characters before anything is copied or split.

    Raises:
        ParagraphTooLongError: There is such a line: no paragraph may have half as many.
    """
    text = source.text
    for start in range(0, len(text) - MOST_CHARACTERS, MOST_CHARACTERS):
        if text.find("\n", start, start + MOST_CHARACTERS) < 0:
            first, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
            size = (len(text) if end < 0 else end) - first
            if size > 2 * MOST_CHARACTERS:
                raise too_long(size, source.path, text.count("\n", 0, first) + 1)
