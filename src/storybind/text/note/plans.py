"""What a writer has planned, above a draft: its people and its outline, what is still to do."""

import re
from collections.abc import Sequence

from storybind.model import FOOTNOTE, HEADING, LABEL, MARK, Block, Note
from storybind.text.drafts import Draft
from storybind.text.tables.plans import BULLETS, OF_DRAFTS, POINT, STARTS, Plan, read_plan

_LONGEST, _MOST_LINES = 160, 40  # characters of a point, lines of a list
_SURE = 2  # sections, behind which the story needs no line of its own to begin


def cut_plans(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[Note, ...]]:
    """The chapters without the plan above the first, and the plan as a note of the front; none for nearly all stories."""
    first = drafts[0]
    if first.heading or first.part or not first.blocks:
        return tuple(drafts), ()
    headed = read_plan(_first_line(first.blocks[0])) is not None
    end = _end_of_plan(first.blocks, alone=len(drafts) == 1) if headed else _end_of_points(first.blocks)
    if not end:
        return tuple(drafts), ()
    note = Note("authors-note", "front", "", first.blocks[:end])
    rest = first.blocks[end:]
    return (first._replace(blocks=rest), *drafts[1:]) if rest else tuple(drafts[1:]), (note,)


def plans_draft(below: Sequence[Block]) -> bool:
    """Whether what stands behind a line is nothing but points of a list, and at least half of them are about the text or ask something.

    Somebody in a story may keep a list as well, and one of its points may have a word that drafts have.
    """
    if not all(block.kind is not FOOTNOTE and _is_points(block) for block in below):
        return False
    points = [line for block in below for line in block.text.split("\n")]
    told = sum(re.search(OF_DRAFTS, point, re.IGNORECASE) is not None for point in points)
    asked = sum(point[-1] == "?" and re.search(OF_DRAFTS, point, re.IGNORECASE) is None for point in points)
    return told > 0 and (told + asked) * 2 >= len(points)


def _end_of_plan(blocks: Sequence[Block], *, alone: bool) -> int:
    """The index after a plan; 0 where it is none, because the story may have begun.

    It ends at a mark, a chapter or a line that says that the story begins, or has several sections; and one section is
    such as only writers have. Without such a line or section the points must be about a text: a story may open with a list of
    things to buy.
    """
    rows: list[Plan] = []
    at = 0
    while at < len(blocks) and (row := read_plan(_first_line(blocks[at]))) and (end := _end_of_list(blocks, at)):
        rows.append(row)
        at = end
    begins = at < len(blocks) and re.fullmatch(STARTS, blocks[at].text, re.IGNORECASE) is not None
    parted = begins or (blocks[at].kind is MARK if at < len(blocks) else not alone)
    if not any(row.planned for row in rows) or not (parted or len(rows) >= _SURE):
        return 0
    sure = begins or any(row.sure for row in rows) or _is_of_draft(blocks[:at])
    return at + begins if sure and (at < len(blocks) or not alone) else 0


def _end_of_points(blocks: Sequence[Block]) -> int:
    """The index after a list that no line heads and a mark parts from the story, if it is about the text; else 0."""
    end = next((at for at, block in enumerate(blocks) if block.text[:2] not in BULLETS or not _is_points(block)), 0)
    if not end or blocks[end].kind is not MARK:
        return 0
    return end if _is_of_draft(blocks[:end]) else 0


def _is_of_draft(blocks: Sequence[Block]) -> bool:
    """Whether a list has words that writers have of their drafts."""
    return re.search(OF_DRAFTS, "\n".join(block.text for block in blocks), re.IGNORECASE) is not None


def _end_of_list(blocks: Sequence[Block], at: int) -> int:
    """The index after the list under a line: its further lines, or the points below it; 0 where there is none."""
    lines = blocks[at].text.split("\n")
    if len(lines) > 1:
        return at + 1 if len(lines) <= _MOST_LINES and all(len(line) <= _LONGEST for line in lines) else 0
    end = at + 1
    while end < len(blocks) and _is_points(blocks[end]):
        end += 1
    return end if end > at + 1 else 0


def _is_points(block: Block) -> bool:
    """Whether each line of a block is a point of a list."""
    if block.kind in (MARK, HEADING, LABEL):
        return False
    return all(len(line) <= _LONGEST and re.match(POINT, line) for line in block.text.split("\n"))


def _first_line(block: Block) -> str:
    return block.text.partition("\n")[0]
