"""Epigraphs out of the scenes: what somebody else said in front of the story, under a part's heading or a chapter's."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from storybind.counting import word_count
from storybind.model import FOOTNOTE, LABEL, MARK, PARAGRAPH, QUOTE, Block, Epigraph, Heading, Over
from storybind.text.label.letters import opens_letter
from storybind.text.label.line import read_label
from storybind.text.note.epigraph import (
    BLOCKS,
    CLOSING,
    DASH,
    DASHES,
    ENDS,
    PARAGRAPH_AND_SOURCE,
    QUOTES,
    SET_OFF,
    WORDS,
    WORDS_OF_HABIT,
    end_of_epigraph,
    is_emphasised,
    may_be_said,
    read_epigraph,
)
from storybind.text.tables.epigraphs import (
    OTHER_WAYS,
    read_bare_source,
    read_source_below,
    signs_in_secret,
    speaks_of_above,
    speaks_of_letter,
)
from storybind.text.tables.notes import speaks_of_self
from storybind.text.tables.scene_lines import PERSONS

_FEWEST_OF_HABIT = 6  # words of one that its look alone tells; fewer are a sound, a name, an hour
_MOST = 3  # in one place
_WORDS_OF_SOURCE = 12
_NEAR = 40  # blocks below, in which a story speaks of its people
_TITLED = r"(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|M|Mme|Mlle|Monsieur|Madame|Señora?|Signora?|Sra?|Dona?)\.? ([^\W\d_]{3,})\.?"


class Parted(NamedTuple):
    """Epigraphs, and the blocks without them."""

    epigraphs: tuple[Epigraph, ...]
    blocks: tuple[Block, ...]


def take_leading(blocks: Sequence[Block], over: Over, *, alone: bool = False, refused: Container[int]) -> Parted:
    """The blocks under a heading without the epigraphs that they open with.

    An epigraph says whose words it is. Where it is `alone`, between two headings, it need not, if it is set off. Else
    story has to follow: a poem may end with a name. None begins on a line that is `refused`.
    """
    found: list[Epigraph] = []
    marks: list[Block] = []  # that part it from the story: one of letters is words of the text
    at = first = next((at for at, block in enumerate(blocks) if block.kind is not MARK), len(blocks))
    while at < len(blocks) and len(found) < _MOST and blocks[at].span.first not in refused:
        if (one := read_epigraph(blocks, at, over, alone=alone)) is None:
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


def take_all(blocks: Sequence[Block], refused: Container[int]) -> Parted:
    """What stands above a story's first heading without its epigraphs: they may stand below a dedication or a line of a title page."""
    found: list[Epigraph] = []
    rest: list[Block] = []
    at = 0
    while at < len(blocks):
        may = len(found) < _MOST and blocks[at].span.first not in refused
        if may and (one := read_epigraph(blocks, at, "book", alone=True)):
            found.append(one)
            at += len(one.blocks)
        else:
            rest.append(blocks[at])
            at += 1
    return Parted(tuple(found), tuple(rest))


def take_headed(heading: Heading, blocks: Sequence[Block], over: Over, refused: Container[int]) -> tuple[Epigraph, ...]:
    """What stands under a heading that says that it is an epigraph, with that heading over the first; none where it is no such thing."""
    said = [block for block in blocks if block.kind is not MARK]
    if not said or sum(len(block.text.split()) for block in said) > WORDS:
        return ()
    if any(block.span.first in refused or not may_be_said(block) for block in said):
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


def read_alike(blocks: Sequence[Block]) -> Epigraph | None:
    """What opens a chapter in italics, or set off, and could be an epigraph by its look alone, if other chapters open so; or None.

    What is in italics could as well be what somebody thinks, dreams or reads, or when and where a scene plays: it is one short
    paragraph, of nobody's self and of none of whom it speaks, no letter and no label, and the story below does not go
    back to it.
    """
    if blocks and blocks[0].kind in SET_OFF:
        return _read_set_off(blocks)
    if len(blocks) < PARAGRAPH_AND_SOURCE or blocks[1].kind is not PARAGRAPH:
        return None
    block, below = blocks[:2]
    text = block.text
    if block.kind is not PARAGRAPH or "\n" in text or text[-1:] not in (*ENDS, *CLOSING) or not may_be_said(block):
        return None
    if not (_FEWEST_OF_HABIT <= word_count(text) <= WORDS_OF_HABIT and is_emphasised(block, len(text))):
        return None
    if text.split(maxsplit=1)[0].casefold() in PERSONS or opens_letter(text) or read_label(text.rstrip(".")):
        return None
    if is_emphasised(below, len(below.text)) or speaks_of_self(text) or speaks_of_above(below.text):
        return None
    return Epigraph("chapter", (block,), "", "epigraph.habit", OTHER_WAYS["habit"])


def _read_set_off(blocks: Sequence[Block]) -> Epigraph | None:
    """The same of what is set off, as a verse or a quotation is: down to the first paragraph, which does not speak of a letter.

    A line that ends with no sign is the chapter's title, and a poem with little below it is what the chapter is about.
    """
    end = next((at for at, block in enumerate(blocks[: BLOCKS + 1]) if block.kind not in SET_OFF), 0)
    source = ""
    if end and end + 1 < len(blocks) and _names_source(blocks[end].text.rstrip(".")):
        source = blocks[end].text
        end += 1
    elif end and DASH.match(last := blocks[end - 1].text.rpartition("\n")[2].strip()):
        source = last
    said = tuple(blocks[:end])
    if not said or blocks[end].kind is not PARAGRAPH or not all(map(may_be_said, said)):
        return None
    words = sum(word_count(block.text) for block in said)
    told = sum(word_count(block.text) for block in blocks[end : end + _NEAR])
    if words > WORDS or told < 2 * words or speaks_of_letter(blocks[end].text):
        return None
    if not source and not said[-1].text.rstrip(CLOSING).endswith((*ENDS, ",", ";", ":", "-", "—")):
        return None
    return Epigraph("chapter", said, source, "epigraph.habit", OTHER_WAYS["habit"])


def _names_source(line: str) -> bool:
    """Whether a line below what is set off says whose it is: a name, be it one word in capitals.

    >>> _names_source("Ruth Amble"), _names_source("AMBLE"), _names_source("Amble"), _names_source("RAIN FELL")
    (True, True, False, True)
    """
    return read_bare_source(line) is not None or (line.isupper() and line.isalpha() and bool(read_source_below(line)))


def read_like(blocks: Sequence[Block], like: Sequence[Epigraph]) -> Epigraph | None:
    """What opens a chapter as epigraphs open others of its story, though what it ends with would be no source by itself; or None.

    Words in the same quotes, and below them a short line behind the same dash.
    """
    for end in range(1, min(PARAGRAPH_AND_SOURCE, len(blocks) - 1) + 1):
        said, _, source = "\n".join(block.text for block in blocks[:end]).rpartition("\n")
        dash = DASH.match(source)
        if not said or not dash or len(source.split()) > _WORDS_OF_SOURCE or not all(map(may_be_said, blocks[:end])):
            continue
        alike = (one for one in like if one.text[0] == said[0] and one.source.startswith(dash[0].strip()))
        if said[-1] in QUOTES.get(said[0], "") and any(alike):
            return Epigraph("chapter", tuple(blocks[:end]), source, "epigraph.alike", OTHER_WAYS["alike"])
    return None


def set_under_labels(blocks: Sequence[Block], refused: Container[int]) -> tuple[Block, ...]:
    """A chapter with the epigraphs that stand right below the labels of its scenes set off as quotations: they stay there."""
    found = list(blocks)
    for at, label in enumerate(blocks):
        if label.kind is LABEL:
            below = blocks[at + 1 : at + 1 + _MOST * BLOCKS]
            for one in take_leading(below, "chapter", refused=refused).epigraphs:
                first = next(other for other in range(at, len(blocks)) if blocks[other] is one.blocks[0])
                found[first : first + len(one.blocks)] = (block._replace(kind=QUOTE) for block in one.blocks)
    return tuple(found)


def _is_answered(block: Block) -> bool:
    """Whether a line goes on with a talk in dashes, in which the one above it is no source either; or is no story."""
    return block.kind is FOOTNOTE or block.text.startswith(DASHES)


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
