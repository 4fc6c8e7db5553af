"""Epigraphs out of the scenes: what somebody else said in front of the story, under a part's heading or a chapter's."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from storybind.counting import word_count
from storybind.model import FOOTNOTE, LABEL, LETTER, MARK, PARAGRAPH, QUOTE, Block, BlockKind, Epigraph, Heading, Over
from storybind.text.label.letters import opens_letter
from storybind.text.label.line import read_label
from storybind.text.tables.epigraphs import (
    OTHER_WAYS,
    SET,
    Found,
    read_bare_source,
    read_source,
    read_source_below,
    signs_in_secret,
    speaks_of_above,
    speaks_of_letter,
)
from storybind.text.tables.notes import is_dedication, is_rights_page, speaks_of_self
from storybind.text.tables.scene_lines import PERSONS

_WORDS, _WORDS_OF_NOBODY, _WORDS_OF_HABIT = 160, 60, 40
"""Of an epigraph, of one that does not say whose words it is, and of one among several that its look alone tells."""
_FEWEST_OF_HABIT = 6  # words of the last; fewer are a sound, a name, an hour
_BLOCKS = 5  # of an epigraph, its source among them
_MOST = 3  # in one place
_FEW = 5  # words in quotes that a name alone makes an epigraph; fewer are said by whom it names
_WORDS_OF_SOURCE = 12
_NEAR = 40  # blocks below, in which a story speaks of its people
_PARAGRAPH_AND_SOURCE = 2
_SET_OFF = (QUOTE, BlockKind.VERSE)
_KINDS = (PARAGRAPH, LETTER, *_SET_OFF)
_ENDS = ".!?…。！？"
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'", "「": "」", "『": "』", "《": "》"}
_CLOSING = "".join(_QUOTES.values())
_DASH = re.compile(r"\s?[-–—―─]{1,3}\s?")
_DASHES = ("-", "–", "—", "―")
_DASHES_TRIED = 8  # within a paragraph
_TITLED = r"(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|M|Mme|Mlle|Monsieur|Madame|Señora?|Signora?|Sra?|Dona?)\.? ([^\W\d_]{3,})\.?"
_EMPHASIS = ("em", "i")
_QUOTED, _APART, _PLAIN = 1, 2, 3
"""How sure the source has to be, by how the words above it are set: the weights of the rows of sources."""


class Parted(NamedTuple):
    """Epigraphs, and the blocks without them."""

    epigraphs: tuple[Epigraph, ...]
    blocks: tuple[Block, ...]


def take_leading(
    blocks: Sequence[Block], over: Over, *, alone: bool = False, refused: Container[int] = frozenset()
) -> Parted:
    """The blocks under a heading without the epigraphs that they open with.

    An epigraph says whose words it is. Where it is `alone`, between two headings, it need not, if it is set off. Else
    story has to follow: a poem may end with a name. None begins on a line that is `refused`.
    """
    found: list[Epigraph] = []
    marks: list[Block] = []  # that part it from the story: one of letters is words of the text
    at = first = next((at for at, block in enumerate(blocks) if block.kind is not MARK), len(blocks))
    while at < len(blocks) and len(found) < _MOST and blocks[at].span.first not in refused:
        if (one := _read_epigraph(blocks, at, over, alone=alone)) is None:
            break
        found.append(one)
        at += len(one.blocks)
        while at < len(blocks) and blocks[at].kind is MARK:
            marks.append(blocks[at])
            at += 1
    story = blocks[at : at + _NEAR]
    if not found or bool(story) is alone or (story and (_is_answered(story[0]) or _is_signed(found, story))):
        return Parted((), tuple(blocks))
    return Parted(tuple(found), (*blocks[:first], *marks, *blocks[at:]))


def take_all(blocks: Sequence[Block], refused: Container[int] = frozenset()) -> Parted:
    """What stands above a story's first heading without its epigraphs: they may stand below a dedication or a line of a title page."""
    found: list[Epigraph] = []
    rest: list[Block] = []
    at = 0
    while at < len(blocks):
        may = len(found) < _MOST and blocks[at].span.first not in refused
        if may and (one := _read_epigraph(blocks, at, "book", alone=True)):
            found.append(one)
            at += len(one.blocks)
        else:
            rest.append(blocks[at])
            at += 1
    return Parted(tuple(found), tuple(rest))


def take_headed(
    heading: Heading, blocks: Sequence[Block], over: Over, refused: Container[int] = frozenset()
) -> tuple[Epigraph, ...]:
    """What stands under a heading that says that it is an epigraph, with that heading over the first; none where it is no such thing."""
    said = [block for block in blocks if block.kind is not MARK]
    if not said or sum(len(block.text.split()) for block in said) > _WORDS:
        return ()
    if any(block.span.first in refused or not _may_be_said(block) for block in said):
        return ()
    found: list[Epigraph] = []
    at = 0
    while at < len(said):
        one = end_of_epigraph(said, at, over)
        below = said[at + len(one.blocks) :][:1]
        if below and not one.source and read_bare_source(below[0].text):
            one = one._replace(blocks=(*one.blocks, *below), source=below[0].text)
        found.append(one._replace(rule="epigraph.heading", because=OTHER_WAYS["heading"]))
        at += len(one.blocks)
    label = Block(LABEL, str(heading), heading.span)
    return (found[0]._replace(blocks=(label, *found[0].blocks)), *found[1:])


def read_alike(blocks: Sequence[Block], over: Over) -> Epigraph | None:
    """What opens a chapter in italics, or set off, and could be an epigraph by its look alone, if other chapters open so; or None.

    What is in italics could as well be what somebody thinks, dreams or reads, or when and where a scene plays: it is one short
    paragraph, of nobody's self and of none of whom it speaks, no letter and no label, and the story below does not go
    back to it.
    """
    if blocks and blocks[0].kind in _SET_OFF:
        return _read_set_off(blocks, over)
    if len(blocks) < _PARAGRAPH_AND_SOURCE or blocks[1].kind is not PARAGRAPH:
        return None
    block, below = blocks[:2]
    text = block.text
    if block.kind is not PARAGRAPH or "\n" in text or text[-1:] not in (*_ENDS, *_CLOSING) or not _may_be_said(block):
        return None
    if not (_FEWEST_OF_HABIT <= word_count(text) <= _WORDS_OF_HABIT and _is_emphasised(block, len(text))):
        return None
    if text.split(maxsplit=1)[0].casefold() in PERSONS or opens_letter(text) or read_label(text.rstrip(".")):
        return None
    if _is_emphasised(below, len(below.text)) or speaks_of_self(text) or speaks_of_above(below.text):
        return None
    return Epigraph(over, (block,), "", "epigraph.habit", OTHER_WAYS["habit"])


def _read_set_off(blocks: Sequence[Block], over: Over) -> Epigraph | None:
    """The same of what is set off, as a verse or a quotation is: down to the first paragraph, which does not speak of a letter.

    A line that ends with no sign is the chapter's title, and a poem with little below it is what the chapter is about.
    """
    end = next((at for at, block in enumerate(blocks[: _BLOCKS + 1]) if block.kind not in _SET_OFF), 0)
    source = ""
    if end and end + 1 < len(blocks) and read_bare_source(blocks[end].text.rstrip(".")):
        source = blocks[end].text
        end += 1
    elif end and _DASH.match(last := blocks[end - 1].text.rpartition("\n")[2].strip()):
        source = last
    said = tuple(blocks[:end])
    if not said or blocks[end].kind is not PARAGRAPH or not all(map(_may_be_said, said)):
        return None
    words = sum(word_count(block.text) for block in said)
    told = sum(word_count(block.text) for block in blocks[end : end + _NEAR])
    if words > _WORDS or told < 2 * words or speaks_of_letter(blocks[end].text):
        return None
    if not source and not said[-1].text.rstrip(_CLOSING).endswith((*_ENDS, ",", ";", ":", "-", "—")):
        return None
    return Epigraph(over, said, source, "epigraph.habit", OTHER_WAYS["habit"])


def read_like(blocks: Sequence[Block], like: Sequence[Epigraph]) -> Epigraph | None:
    """What opens a chapter as epigraphs open others of its story, though what it ends with would be no source by itself; or None.

    Words in the same quotes, and below them a short line behind the same dash.
    """
    for end in range(1, min(_PARAGRAPH_AND_SOURCE, len(blocks) - 1) + 1):
        said, _, source = "\n".join(block.text for block in blocks[:end]).rpartition("\n")
        dash = _DASH.match(source)
        if not said or not dash or len(source.split()) > _WORDS_OF_SOURCE or not all(map(_may_be_said, blocks[:end])):
            continue
        alike = (one for one in like if one.text[0] == said[0] and one.source.startswith(dash[0].strip()))
        if said[-1] in _QUOTES.get(said[0], "") and any(alike):
            return Epigraph("chapter", tuple(blocks[:end]), source, "epigraph.alike", OTHER_WAYS["alike"])
    return None


def set_under_labels(blocks: Sequence[Block], refused: Container[int] = frozenset()) -> tuple[Block, ...]:
    """A chapter with the epigraphs that stand right below the labels of its scenes set off as quotations: they stay there."""
    found = list(blocks)
    for at, label in enumerate(blocks):
        if label.kind is LABEL:
            below = blocks[at + 1 : at + 1 + _MOST * _BLOCKS]
            for one in take_leading(below, "chapter", refused=refused).epigraphs:
                first = next(other for other in range(at, len(blocks)) if blocks[other] is one.blocks[0])
                found[first : first + len(one.blocks)] = (block._replace(kind=QUOTE) for block in one.blocks)
    return tuple(found)


def end_of_epigraph(blocks: Sequence[Block], first: int, over: Over) -> Epigraph:
    """The epigraph that begins with a block, of which it is known to be one: down to whose words it is, or the one paragraph."""
    return _read_epigraph(blocks, first, over, alone=True) or Epigraph(over, (blocks[first],))


def source_of(blocks: Sequence[Block]) -> str:
    """Whose words these are that are known to be an epigraph, as they end; empty where they do not say."""
    last = blocks[-1].text.rpartition("\n")[2].strip()
    below = len(blocks) > 1 or "\n" in blocks[-1].text
    return _source(blocks, alone=True)[0] or (last if below and read_bare_source(last) else "")


def _is_answered(block: Block) -> bool:
    """Whether a line goes on with a talk in dashes, in which the one above it is no source either; or is no story."""
    return block.kind is FOOTNOTE or block.text.startswith(_DASHES)


def _is_signed(found: Sequence[Epigraph], story: Sequence[Block]) -> bool:
    """Whether one of its own people says the words, or has written them: the story has the name, and nothing else says that it is a source.

    So has who does not want to be known, of whose letter it goes on to speak.
    """
    if signs_in_secret(found[-1].source) and speaks_of_letter(story[0].text):
        return True
    names = [name for one in found for name in _names(one.source)]
    return any(name in block.text for block in story for name in names)


def _names(source: str) -> list[str]:
    """The words by which a story would speak of who is named by one word alone, or with neither a dash nor brackets."""
    name = source.lstrip("-–—―─~ ")
    if name.isalpha():
        return [name]
    if titled := re.fullmatch(_TITLED, name):
        return [titled[1]]
    bare = name == source and source[:1].isalnum()
    return re.findall(r"[^\W\d_]{3,}", name.partition(",")[0]) if bare else []


def _read_epigraph(blocks: Sequence[Block], first: int, over: Over, *, alone: bool) -> Epigraph | None:
    """The epigraph that begins with a block; None where none does."""
    words = 0
    if blocks[first].text.startswith(_DASHES) or opens_letter(blocks[first].text):  # a list, or a talk; a letter
        return None
    for end in range(first + 1, min(first + _BLOCKS, len(blocks)) + 1):
        block = blocks[end - 1]
        words += len(block.text.split(maxsplit=_WORDS))
        if not _may_be_said(block) or words > _WORDS:
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


def _may_be_said(block: Block) -> bool:
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
    if over.rstrip().endswith(tuple(_CLOSING)) and blocks[0].text[:1] in _QUOTES:
        found = read_bare_source(line)
        right_below = alone and (above or not blocks[-1].gap) and not is_dedication(line)
        return found or (read_source_below(line) if right_below else None)
    sentence = above[-1:] in tuple(_ENDS) and "\n" not in above and word_count(above) >= _FEW
    ends = alone and blocks[-1].kind in _SET_OFF and (sentence or _is_verse(above))
    return read_bare_source(line) if ends else None


def _source_behind(text: str, *, alone: bool) -> tuple[str, Found | None]:
    """The end of a paragraph that says whose the words before it are."""
    for number, dash in enumerate(_DASH.finditer(text)):
        before = text[: dash.start()]
        if number == _DASHES_TRIED or not before:
            break
        behind = before[-1] in _CLOSING or (before[-1] in _ENDS and dash[0][0] == " ")
        if behind and (found := read_source(text[dash.start() :].strip())):
            return text[dash.start() :].strip(), found
    said, _, inside = text[:-1].rpartition("(") if alone and text[-1:] == ")" else ("", "", "")
    if said.rstrip().endswith(tuple(_CLOSING)) and (found := read_source_below(inside)):
        return f"({inside})", found
    return "", None


def _is_verse(text: str) -> bool:
    """Whether lines end with a sentence that runs on over them, as those of a title page do not."""
    *lines, last = text.rstrip().split("\n")
    return bool(lines) and last[-1] in _ENDS and any(line.rstrip()[-1:] not in _ENDS for line in lines)


def _asked(blocks: Sequence[Block], source: str, *, alone: bool) -> int:
    """How sure the source of an epigraph has to be, for how its words are set."""
    text = "\n".join(block.text for block in blocks)
    said = text[: -len(source)].rstrip()
    if not said:
        return _PLAIN + 1
    if said[-1] in _QUOTES.get(said[0], ""):
        inside = said[1:-1].strip()
        return _QUOTED if word_count(inside) >= _FEW and inside[-1:] != "?" else _APART
    last = 0 if blocks[-1].text.strip() == source else len(blocks[-1].text) - len(source)
    apart = all(block.kind in _SET_OFF or _is_emphasised(block, len(block.text)) for block in blocks[:-1])
    apart = apart and (not last or blocks[-1].kind in _SET_OFF or _is_emphasised(blocks[-1], last))
    if apart:
        return _QUOTED if alone else _APART
    if len(blocks) > (1 if last else _PARAGRAPH_AND_SOURCE):  # the lines above may be of the title page
        return _PLAIN + 1
    return _APART if alone and said[-1] in _ENDS else _PLAIN


def _is_emphasised(block: Block, end: int) -> bool:
    """Whether a block is in italics as far as a place, but for blanks and signs at its end."""
    done = max((one.end for one in block.inline if one.start == 0 and one.kind in _EMPHASIS), default=0)
    return done > 0 and not any(map(str.isalnum, block.text[done:end]))


def _stands_by_itself(block: Block) -> bool:
    """Whether a block with no source under it is an epigraph where it is alone: short, and set as one."""
    text = block.text
    if not text or not _may_be_said(block) or len(text.split()) > _WORDS_OF_NOBODY or is_dedication(text):
        return False
    if is_rights_page(text):
        return False
    closing = _QUOTES.get(text[0], "")
    if closing and text[-1] in closing:
        return not any(sign in text[1:-1] for sign in (text[0], *closing) if sign not in "'’")
    return text[-1] in _ENDS and (block.kind in _SET_OFF or _is_emphasised(block, len(text)))
