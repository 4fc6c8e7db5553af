"""Where in a chapter the story has ended: with a closing line, a mark, or what a book goes on with behind it."""

import re
from collections.abc import Sequence

from storybind.model import FOOTNOTE, HEADING, LETTER, MARK, PARAGRAPH, Block, BlockKind
from storybind.text.note.plans import plans_draft
from storybind.text.paragraphs.gaps import usual_gap
from storybind.text.prose.narration import narration
from storybind.text.signs import SPEECH
from storybind.text.tables.addresses import addresses_readers
from storybind.text.tables.back_matter import NARRATES, PUBLISHES, SOLD, BackMatter, read_back_matter
from storybind.text.tables.notes import (
    Where,
    is_closing,
    is_disclaimer,
    read_opening,
    read_rights,
    read_sign,
    read_weak_opening,
    talks_of_writing,
)

_MOST_BEHIND, _LONGEST_BEHIND = 40, 1_000  # blocks behind a story, and characters of each
_SIGN_OFF_WORDS = 6  # of the line with which somebody signs a note
_DASHES, _DASHED_WORDS = "-–—", 3  # so somebody may sign at the end of all
_POINT = re.compile(r"[-*•–] ?\S")
_REVIEW = r"[\"”»][\s.]*[-–—]{1,2} ?[*_]?[A-ZÀ-Þ][^.!?\"“”]{2,60}[.*_]*$"
"""What a paper says of a book that is for sale."""
_FEWEST_SOLD = 3  # books
_NEAR_SOLD = 12  # blocks above the first and below the last
_TO_ONE_SOLD = 20  # blocks
_TO_ONE_NARRATED = 8  # blocks
_TO_ALL_SIGNED = 4  # books, of which one may have no writer
_LONGEST_OVER_SOLD = 90  # characters of the line over them
_OF_PRICES = ("mo.", "mo,", "8vo", "$", "£", "cents", "s. net")  # of which one stands near the end of such a list
_BEFORE_NAMES = frozenset("-–—")
_LONGEST_OVER_LIST = 40  # characters of the line over a list
_NEAR_END = 3  # blocks below a closing line
_TILDES = "~<♥"  # nobody speaks behind them, so a name may stand there under a single paragraph
OPENS = (PARAGRAPH, BlockKind.VERSE, BlockKind.CHAT, LETTER, HEADING)


def find_bottom(blocks: Sequence[Block], back_matter: Sequence[int]) -> int:
    """The index from which a chapter has no story any more: closing lines, marks, and what may be a note there."""
    at = min(back_matter, default=len(blocks))
    while at and (_may_end(blocks[at - 1]) or is_under_sign_off(blocks, at - 1) or is_behind_end(blocks, at - 1)):
        at -= 1
    return at


def is_under_sign_off(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is a name right under a line that signs off: ``Federkiel`` under ``LG``."""
    block = blocks[at]
    if not at or block.gap or len(block.text.split()) > _DASHED_WORDS or not could_sign(block.text):
        return False
    above = read_sign(blocks[at - 1].text, Where.BESIDE)
    return above is not None and above.id == "sign-off" and block.kind in OPENS


def find_back_matter(blocks: Sequence[Block]) -> tuple[int, ...]:
    """Where headings stand with which a book goes on behind its story, from the first on; nobody speaks below it any more."""
    found: list[int] = []
    for at in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _MOST_BEHIND), -1):
        text = blocks[at].text
        if (text[:1] in SPEECH and not _is_review(text)) or len(text) > _LONGEST_BEHIND:
            break
        row = read_back_matter(text) if at < len(blocks) - 1 else None
        if row is None or (row.id == "to-do" and _is_listed(blocks, at)):
            continue
        if _goes_on_behind(blocks, at, row):
            found.insert(0, at)
    sold = _find_sold(blocks)
    return tuple(found) if sold is None else (sold, *(at for at in found if at > sold))


def _is_review(text: str) -> bool:
    """Whether words in quotes are what a paper says of a book: a dash and a name stand behind them.

    >>> _is_review('"A tale of power."--_The Estuary Review._'), _is_review('"A tale," he said--and left.')
    (True, False)
    """
    return not _BEFORE_NAMES.isdisjoint(text[-_LONGEST_OVER_SOLD:]) and re.search(_REVIEW, text) is not None


def _find_sold(blocks: Sequence[Block]) -> int | None:
    """Where, below the end of the story or a wide gap, its publisher begins to tell what other books there are, and for how much; else None."""
    if not any(sign in block.text for block in blocks[-_NEAR_SOLD:] for sign in _OF_PRICES):  # nearly all chapters
        return None
    sold = [at for at, block in enumerate(blocks) if re.search(SOLD, block.text, re.IGNORECASE)]
    if len(sold) < _FEWEST_SOLD:
        return None
    usual = usual_gap(blocks)
    for at in range(sold[0], max(-1, sold[0] - _NEAR_SOLD), -1):
        ended = at > 0 and (blocks[at].gap > usual or is_closing(blocks[at - 1].text))
        if ended and len(blocks[at].text) <= _LONGEST_OVER_SOLD:
            return at if len(sold) * _TO_ONE_SOLD >= len(blocks) - at and _is_publishers(blocks, at) else None
    return None


def _is_publishers(blocks: Sequence[Block], at: int) -> bool:
    """Whether a list of books is their publisher's: it stands behind the end, or he names himself. Somebody in a story may have books, too."""
    below = [block.text for block in blocks[at:]]
    told = sum(re.search(NARRATES, narration(text), re.IGNORECASE) is not None for text in below)
    if told * _TO_ONE_NARRATED > len(below):
        return False
    said = any(re.search(PUBLISHES, text, re.IGNORECASE) for text in below)
    return said or _ends_above(blocks, at) or _are_signed(below)


def _are_signed(below: Sequence[str]) -> bool:
    """Whether nearly all lines of a list name a book, who wrote it, and how it is sold: as of ``Low Water. By Tom Pell. 12mo, cloth``, hardly more is said.

    A list that somebody in a story keeps has one or the other.
    """
    signed = sum(re.search(r"\b[Bb]y [A-Z]", text) is not None and re.search(SOLD, text) is not None for text in below)
    return signed >= _FEWEST_SOLD and signed * _TO_ALL_SIGNED >= (len(below) - 1) * (_TO_ALL_SIGNED - 1)


def _goes_on_behind(blocks: Sequence[Block], at: int, row: BackMatter) -> bool:
    """Whether the story has ended above a block with which a book goes on, as its row has it."""
    below = blocks[at + 1 :]
    if row.id == "plan":
        return plans_draft(below)
    told = not row.below or any(re.search(row.below, block.text, re.IGNORECASE) for block in below)
    if row.id == "advertisements" and told:
        return _is_publishers(blocks, at)
    return told and (row.alone or _ends_above(blocks, at))


def _is_listed(blocks: Sequence[Block], at: int) -> bool:
    """Whether the points of another list of the story stand right above a block: what is done, over what is to do."""
    top = at
    while top and _POINT.match(blocks[top - 1].text):
        top -= 1
    above = blocks[top - 1].text if 0 < top < at else ""
    return above[-1:] == ":" and len(above) <= _LONGEST_OVER_LIST and read_back_matter(above) is None


def _ends_above(blocks: Sequence[Block], at: int) -> bool:
    """Whether the story plainly ends above a block: with a closing line, or a mark."""
    return at > 0 and (is_fence(blocks, at - 1) or is_closing(blocks[at - 1].text))


def is_behind_end(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block speaks of the story, close below the line that says that it ends; or asks for no more than an answer, right below a mark."""
    sign = read_sign(blocks[at].text, Where.BEHIND)
    if sign is None:
        return False
    ended = any(is_closing(block.text) for block in blocks[max(0, at - _NEAR_END) : at])
    return ended or (sign.id == "plea-alone" and is_fence(blocks, at - 1))


def _may_end(block: Block) -> bool:
    """Whether a block at the end of a chapter may be none of its story any more."""
    text = block.text
    if block.kind in (MARK, FOOTNOTE) or is_closing(text):
        return True
    if block.kind is BlockKind.SCRIPT and read_opening(text):  # "QOTD: ..." over "AOTD: ..."
        return True
    if block.kind not in OPENS or not text or text[0] in SPEECH:
        return False
    weak = read_weak_opening(text)
    return bool(
        read_opening(text)
        or read_sign(text, Where.ANYWHERE, Where.EDGE, Where.END)
        or is_disclaimer(text)
        or read_rights(text)
        or speaks(block)
        or addresses_readers(text)
        or (text[0] in _TILDES and could_sign(text))
        or (text[0] in _DASHES and len(text.split()) <= _DASHED_WORDS and text[-1] not in "!?")
        or ((sign := read_sign(text, Where.BESIDE)) and sign.id == "sign-off")
        or (weak and weak.end == len(text))
    )


def is_fence(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is a mark, as stands above and below a note; no for an index beyond the chapter."""
    return 0 <= at < len(blocks) and blocks[at].kind is MARK


def could_sign(text: str) -> bool:
    """Whether a line is as short as the name with which somebody signs, and no sentence."""
    initial = text[-1] == "." and text[-2:-1].isupper()
    return len(text.split()) <= _SIGN_OFF_WORDS and (initial or text[-1] not in ".!?")


def is_dressed_name(text: str) -> bool:
    """Whether the sign before a line right under a note shows that it is the name of who wrote it: ``~Fern``, ``- Fern``."""
    return text[0] in _TILDES or (text[0] in _DASHES and len(text.split()) < _DASHED_WORDS)


def speaks(block: Block) -> bool:
    """Whether a block is words of somebody who talks of the writing."""
    return block.kind in OPENS and talks_of_writing(block.text)
