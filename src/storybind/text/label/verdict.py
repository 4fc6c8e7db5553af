"""Whether a block of a chapter heads a scene: by its fellows, by its place, by its own words, the surest first."""

from collections.abc import Sequence

from storybind.model import LABEL, LETTER, PARAGRAPH, Block
from storybind.text.heading.line import read_heading
from storybind.text.label.dress import LONGEST, SAID, is_dressed, undress
from storybind.text.label.fellows import Fellows
from storybind.text.label.letters import greets
from storybind.text.label.line import SceneLabel, read_date, read_label
from storybind.text.label.placing import is_address, is_placed, letters_of
from storybind.text.label.shown import goes_on, is_shown
from storybind.text.label.stacks import read_over_date, read_two_lines
from storybind.text.rules import Table
from storybind.text.tables.notes import is_closing


def find_label(blocks: Sequence[Block], at: int, table: Table, fellows: Fellows) -> SceneLabel | None:
    """What a block of a chapter says, if it only names what follows."""
    block = blocks[at]
    text = block.text
    if "\n" in text:
        if block.span.first in fellows.read_out:
            return None
        return fellows.heads.get(text) or read_two_lines(blocks, at, table)
    if not _may_label(block, fellows):
        return None
    if block.kind is LABEL:
        return SceneLabel(undress(text), "label.section", "A heading below the chapters' divides one of them.")
    if head := fellows.heads.get(text):
        return head
    if block.kind is LETTER:
        return None
    placed = block.span.first in fellows.beside or is_placed(blocks, at)
    if (placed or at == 0) and (name := fellows.lines.get(text)):
        return name
    if goes_on(blocks, at):
        return None
    found = _read(block, table, fellows, placed=placed)
    doubtful = found and found.placed and not (found.dated and fellows.dated)  # the days of a diary are not read in it
    if found and ((doubtful and is_shown(blocks, at)) or (found.dated and _heads_letter(blocks, at))):
        return None
    return found or read_over_date(blocks, at, table) or _read_dressed(blocks, at)


def _heads_letter(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line stands between an address and a greeting, whose letter nobody need have signed."""
    return 0 < at < len(blocks) - 1 and is_address(blocks[at - 1].text) and greets(blocks[at + 1])


def _may_label(block: Block, fellows: Fellows) -> bool:
    """Whether a block is short enough for a label, and nothing that is said, read out or written below a picture."""
    text = block.text
    if block.kind not in (PARAGRAPH, LETTER, LABEL):
        return False
    if block.kind is not LABEL:
        if text[:1] in SAID or (len(text) > LONGEST and (text[0] not in "([" or text not in fellows.heads)):
            return False
        if block.is_tied:  # of a picture, words are for who cannot see it
            return False
    elif read_heading(text):  # it is counted with others
        return True
    return block.span.first not in fellows.read_out


def _read(block: Block, table: Table, fellows: Fellows, *, placed: bool) -> SceneLabel | None:
    """What the words of a line say by themselves; one in italics may be a date with a stop: ``_1959._``."""
    text, letters = block.text, letters_of(block)
    if placed and letters == "em" and text[-1] == ".":
        return read_date(text[:-1], table)
    line = f"**{text}**" if letters == "strong" and text in fellows.viewpoints else text
    return read_label(line, table, fellows.viewpoints, placed=placed, dated=fellows.dated)


def _read_dressed(blocks: Sequence[Block], at: int) -> SceneLabel | None:
    """A line of words between two rows of signs, where it stands alone: several in a row are a song."""
    if not _in_dress(blocks[at]) or at + 1 == len(blocks):
        return None
    if any(map(_in_dress, (*blocks[max(at - 1, 0) : at], blocks[at + 1]))):
        return None
    return SceneLabel(undress(blocks[at].text), "label.dressed", "A line between two rows of signs heads what follows.")


def _in_dress(block: Block) -> bool:
    return block.kind is PARAGRAPH and is_dressed(block.text) and not is_closing(block.text)
