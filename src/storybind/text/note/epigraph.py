"""One epigraph: where its words end, whose they are, and how sure that has to be."""

import re
from collections.abc import Sequence

from storybind.counting import word_count
from storybind.model import LETTER, PARAGRAPH, QUOTE, Block, BlockKind, Epigraph, Over
from storybind.text.label.letters import opens_letter
from storybind.text.tables.epigraphs import (
    OTHER_WAYS,
    SET,
    Found,
    read_bare_source,
    read_source,
    read_source_below,
)
from storybind.text.tables.notes import is_dedication, is_rights_page

WORDS, _WORDS_OF_NOBODY, WORDS_OF_HABIT = 160, 60, 40
"""Of an epigraph, of one that does not say whose words it is, and of one among several that its look alone tells."""

BLOCKS = 5  # of an epigraph, its source among them
_FEW = 5  # words in quotes that a name alone makes an epigraph; fewer are said by whom it names
PARAGRAPH_AND_SOURCE = 2
SET_OFF = (QUOTE, BlockKind.VERSE)
_KINDS = (PARAGRAPH, LETTER, *SET_OFF)
ENDS = ".!?…。！？"
QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'", "「": "」", "『": "』", "《": "》"}
CLOSING = "".join(QUOTES.values())
DASH = re.compile(r"\s?[-–—―─]{1,3}\s?")
DASHES = ("-", "–", "—", "―")
_DASHES_TRIED = 8  # within a paragraph
_EMPHASIS = ("em", "i")

_QUOTED, _APART, _PLAIN = 1, 2, 3
"""How sure the source has to be, by how the words above it are set: the weights of the rows of sources."""


def end_of_epigraph(blocks: Sequence[Block], first: int, over: Over) -> Epigraph:
    """What is known to be an epigraph, from its first block down to whose words it is; one paragraph where that is not said."""
    return read_epigraph(blocks, first, over, alone=True) or Epigraph(over, (blocks[first],))


def source_of(blocks: Sequence[Block]) -> str:
    """Whose words an epigraph is, as its end says; empty where it does not say. That it is one is known already."""
    last = blocks[-1].text.rpartition("\n")[2].strip()
    below = len(blocks) > 1 or "\n" in blocks[-1].text
    return _source(blocks, alone=True)[0] or (last if below and read_bare_source(last) else "")


def read_epigraph(blocks: Sequence[Block], first: int, over: Over, *, alone: bool) -> Epigraph | None:
    """The epigraph that begins with a block; None where none does."""
    words = 0
    if blocks[first].text.startswith(DASHES) or opens_letter(blocks[first].text):  # a list, or a talk; a letter
        return None
    for end in range(first + 1, min(first + BLOCKS, len(blocks)) + 1):
        block = blocks[end - 1]
        words += len(block.text.split(maxsplit=WORDS))
        if not may_be_said(block) or words > WORDS:
            break
        said = tuple(blocks[first:end])
        source, found = _source(said, alone=alone)
        if found:
            asked = _asked(said, source, alone=alone)
            because = f"{found.row.because} {SET.get(asked, '')}"
            return Epigraph(over, said, source, f"epigraph.{found.row.id}", because) if found.weight >= asked else None
    if alone and _stands_by_itself(blocks[first]):
        return Epigraph(over, (blocks[first],), "", "epigraph.alone", OTHER_WAYS["alone"])
    return None


def may_be_said(block: Block) -> bool:
    """Whether a block is words alone: one with a footnote or a picture stays where these are."""
    return block.kind in _KINDS and not block.is_tied


def _source(blocks: Sequence[Block], *, alone: bool) -> tuple[str, Found | None]:
    """Whose words an epigraph is, as its last block ends, and the row of that with how sure it is.

    Where it is `alone`, between two headings, more can be no more than that: a name right below words in quotes or
    behind them in brackets, and one that ends a verse.
    """
    above, _, last = blocks[-1].text.rpartition("\n")
    if above or len(blocks) > 1:
        found = _source_below(blocks, above, last.strip(), alone=alone)
        return (last.strip(), found) if found else ("", None)
    return _source_behind(last, alone=alone)


def _source_below(blocks: Sequence[Block], above: str, line: str, *, alone: bool) -> Found | None:
    """How the last line says whose the words over it are; `above` are those in its own block."""
    if found := read_source(line):
        return found
    over = above or blocks[-2].text
    if over.rstrip().endswith(tuple(CLOSING)) and blocks[0].text[:1] in QUOTES:
        found = read_bare_source(line)
        right_below = alone and (above or not blocks[-1].gap) and not is_dedication(line)
        return found or (read_source_below(line) if right_below else None)
    sentence = above[-1:] in tuple(ENDS) and "\n" not in above and word_count(above) >= _FEW
    ends = alone and blocks[-1].kind in SET_OFF and (sentence or _is_verse(above))
    return read_bare_source(line) if ends else None


def _source_behind(text: str, *, alone: bool) -> tuple[str, Found | None]:
    """The end of a paragraph that says whose the words before it are."""
    for number, dash in enumerate(DASH.finditer(text)):
        before = text[: dash.start()]
        if number == _DASHES_TRIED or not before:
            break
        behind = text[dash.start() :].strip()
        if before[-1] not in (*CLOSING, *ENDS) or not (found := read_source(behind)):
            continue
        if before[-1] in CLOSING or dash[0][0] == " " or found.row.id == "verse":
            return behind, found
    said, _, inside = text[:-1].rpartition("(") if alone and text[-1:] == ")" else ("", "", "")
    if said.rstrip().endswith(tuple(CLOSING)) and (found := read_source_below(inside)):
        return f"({inside})", found
    return "", None


def _is_verse(text: str) -> bool:
    """Whether lines end with a sentence that runs on over them, as those of a title page do not."""
    *lines, last = text.rstrip().split("\n")
    return bool(lines) and last[-1] in ENDS and any(line.rstrip()[-1:] not in ENDS for line in lines)


def _asked(blocks: Sequence[Block], source: str, *, alone: bool) -> int:
    """How sure the source of an epigraph has to be, by how its words are set."""
    text = "\n".join(block.text for block in blocks)
    said = text[: -len(source)].rstrip()
    if not said:
        return _PLAIN + 1
    if said[-1] in QUOTES.get(said[0], ""):
        inside = said[1:-1].strip()
        is_whole = word_count(inside) >= _FEW and inside[-1:] != "?" and not _is_parted(inside, said[0])
        return _QUOTED if is_whole else _APART
    last = 0 if blocks[-1].text.strip() == source else len(blocks[-1].text) - len(source)
    apart = all(block.kind in SET_OFF or is_emphasised(block, len(block.text)) for block in blocks[:-1])
    apart = apart and (not last or blocks[-1].kind in SET_OFF or is_emphasised(blocks[-1], last))
    if apart:
        return _QUOTED if alone else _APART
    if len(blocks) > (1 if last else PARAGRAPH_AND_SOURCE):  # the lines above may be of the title page
        return _PLAIN + 1
    return _APART if alone and said[-1] in ENDS else _PLAIN


def _is_parted(inside: str, opening: str) -> bool:
    r"""Whether words between quotes are said by somebody of whom the story tells between them; each paragraph may open with quotes.

    >>> _is_parted('Hello," she said. "It was late.', '"'), _is_parted("It was late.\n“It was long.", "“")
    (True, False)
    """
    told = inside.replace(f"\n{opening}", "\n")
    return any(sign in told for sign in (opening, *QUOTES[opening]) if sign not in "'’")


def is_emphasised(block: Block, end: int) -> bool:
    """Whether a block is in italics as far as a place, but for blanks and signs at its end."""
    done = max((one.end for one in block.inline if one.start == 0 and one.kind in _EMPHASIS), default=0)
    return done > 0 and not any(map(str.isalnum, block.text[done:end]))


def _stands_by_itself(block: Block) -> bool:
    """Whether a block with no source under it is an epigraph where it is alone: short, and set as one."""
    text = block.text
    if not text or not may_be_said(block) or len(text.split()) > _WORDS_OF_NOBODY or is_dedication(text):
        return False
    if is_rights_page(text):
        return False
    closing = QUOTES.get(text[0], "")
    if closing and text[-1] in closing:
        return not any(sign in text[1:-1] for sign in (text[0], *closing) if sign not in "'’")
    return text[-1] in ENDS and (block.kind in SET_OFF or is_emphasised(block, len(text)))
