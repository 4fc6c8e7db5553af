"""Footnotes of plain text: signs and the texts they lead to, linked where the match is sure, else left as text."""

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from storybind.model import FOOTNOTE, LETTER, PANEL, PARAGRAPH, QUOTE, Block, BlockKind, Inline, Span, nested
from storybind.text.heading.line import read_heading
from storybind.text.heading.numbering import NOTES
from storybind.text.tables.notes import is_closing

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LABEL = (
    r"(?P<whole>(?:\[(?:Footnote|Fußnote|Note) (?P<gutenberg>[\w*†‡]{1,4}):|\[\^?(?P<square>\d{1,3}|[A-Za-z*†‡])\]:?|"
    rf"\((?P<round>\d{{1,3}})\)|(?P<star>\*{{1,3}}|[†‡]{{1,2}})|(?P<raised>[{_RAISED}]{{1,3}})(?![^\W\d_]))[ \t]*)(?=\S)"
)
"""How a footnote's text opens."""
_SIGN = rf"(?:(?<=[^\s\[(*_{_RAISED}])|(?<=[^\s\[(*_{_RAISED}] )(?=\[\^?\d))(?:\[\^?(?P<square>\d{{1,3}}|[A-Za-z*†‡])\]|\((?P<round>\d{{1,3}})\)|(?P<star>\*{{1,3}}|[†‡]{{1,2}})(?![^\W_])|(?P<raised>[{_RAISED}]{{1,3}})(?![{_RAISED}]))"
"""A sign behind a word or its punctuation, without a blank between, but for one before a number in square brackets; a star that closes emphasis is none any more."""
_OPENS = f"[(*†‡{_RAISED}"
_NUMBER = r"\[(?P<sign>\d{1,3})\]"
_FEWEST_NUMBERED, _LABELLED = 3, 20  # notes below numbers of their own, and characters of the word over them
_LONGEST = 8  # paragraphs of such a note
_NEAR = 60  # blocks below the sign in which the text of a star or a bracketed number stands


class _Note(NamedTuple):
    """The text of a footnote, or a sign that refers to one: the block it is in, its name, and where the sign stands."""

    at: int
    name: str
    start: int
    end: int


def link_footnotes(blocks: list[Block]) -> list[Block]:
    """The blocks with footnotes known as such and the signs that refer to them as ranges.

    A footnote keeps its sign as typed, at its head, under a range that leads to itself: the way back. In doubt both
    stay text, as where a sign has no text, a text no sign, or two signs of a name claim one of two texts.
    """
    blocks, texts = _join_numbered(blocks)
    texts += [note for at, block in enumerate(blocks) if block.text[:1] in _OPENS and (note := _text(at, block))]
    if texts:  # those of Markdown and of a page are numbered already
        numbered = {block.id for block in blocks if block.kind is FOOTNOTE}
        texts = [note for note in texts if note.name not in numbered]
    if not texts:
        return blocks
    names = _by_name(texts)
    heads = {note.at for note in texts}
    signs = _by_name(sign for at, block in enumerate(blocks) for sign in _signs(at, block, names.keys(), heads))
    done = list(blocks)
    for name, own in names.items():
        for number, (note, found) in enumerate(_match(own, signs.get(name, [])), start=1):
            _link(done, note, found, name if number == 1 else f"{name}.{number}")
    return done


def _join_numbered(blocks: list[Block]) -> tuple[list[Block], list[_Note]]:
    """The blocks, each number alone with the note below it as one, where they are counted below the word for notes behind a story; and those notes.

    Signs in brackets have to refer to most of them: ``[1]``.
    """
    label = next((at for at in range(len(blocks) - 1, -1, -1) if _heads_notes(blocks[at].text)), len(blocks))
    starts: list[int] = []
    for at in range(label + 1, len(blocks) - 1):
        if blocks[at].text.strip("[]().") == str(len(starts) + 1):
            starts.append(at)
    if len(starts) < _FEWEST_NUMBERED or starts[0] > label + 1:
        return blocks, []
    said = {
        found["sign"] for block in blocks[:label] if "[" in block.text for found in re.finditer(_NUMBER, block.text)
    }
    if sum(str(number) in said for number in range(1, len(starts) + 1)) * 2 < len(starts):
        return blocks, []
    joined, notes = blocks[: label + 1], []
    behind = _end_of_last(blocks, starts)
    for number, (start, end) in enumerate(pairwise([*starts, behind]), start=1):
        sign, *own = blocks[start:end]
        if not 0 < len(own) <= _LONGEST or not all(map(_could_be_of_note, own)):
            joined += (sign, *own)
            continue
        text, inline = sign.text, sign.inline
        for at, block in enumerate(own):
            text += " " if at == 0 else "\n\n"
            inline += tuple(one.moved(len(text)) for one in block.inline)
            text += block.text.replace("\n", " ")
        notes.append(_Note(len(joined), str(number), 0, len(sign.text)))
        span = Span(sign.span.first, own[-1].span.last)
        joined.append(sign._replace(kind=PARAGRAPH, text=text, inline=inline, span=span))
    return joined + blocks[behind:], notes


def _end_of_last(blocks: Sequence[Block], starts: Sequence[int]) -> int:
    """Where the last of some notes ends: no heading is of it, and it has no more paragraphs than another one."""
    last = starts[-1]
    most = min(last + max(below - above for above, below in pairwise(starts)), len(blocks))
    return next((at for at in range(last + 1, most) if not _could_be_of_note(blocks[at])), most)


def _could_be_of_note(block: Block) -> bool:
    """Whether a paragraph may be one of a note, and no heading of what stands behind the notes, and not the words that end it all."""
    return block.kind in (PARAGRAPH, QUOTE) and read_heading(block.text) is None and not is_closing(block.text)


def _heads_notes(text: str) -> bool:
    """Whether a line stands over the notes behind a story."""
    return len(text) <= _LABELLED and text.casefold().rstrip(".:") in NOTES


def _by_name(notes: Iterable[_Note]) -> dict[str, list[_Note]]:
    found: dict[str, list[_Note]] = {}
    for note in notes:
        found.setdefault(note.name, []).append(note)
    return found


def _link(blocks: list[Block], note: _Note, signs: Sequence[_Note], ident: str) -> None:
    """Make a footnote of a block, and references of the signs that lead to it."""
    block = blocks[note.at]
    back = Inline(note.start, note.end, "noteref", ident)
    inline = (back, *(one for one in block.inline if one.start >= note.end))
    blocks[note.at] = block._replace(kind=FOOTNOTE, id=ident, inline=inline)
    for sign in signs:
        block = blocks[sign.at]
        reference = Inline(sign.start, sign.end, "noteref", ident)
        blocks[sign.at] = block._replace(inline=nested((*block.inline, reference)))


def _text(at: int, block: Block) -> _Note | None:
    """The footnote whose text a block is, going by how it opens."""
    if block.kind not in (PARAGRAPH, QUOTE, LETTER, PANEL, BlockKind.LIST) or "\n" in block.text:
        return None
    label = re.match(_LABEL, block.text)
    return _Note(at, _name(label), 0, len(label["whole"].rstrip())) if label else None


def _name(found: re.Match[str]) -> str:
    groups = found.groupdict()
    if name := groups.get("gutenberg") or groups["square"] or groups["raised"]:
        return name
    return f"({groups['round']})" if groups["round"] else groups["star"]


def _signs(at: int, block: Block, names: Container[str], heads: set[int]) -> list[_Note]:
    """The signs in a block that refer to a footnote of these names."""
    text = block.text
    if at in heads or block.kind is BlockKind.CHAT or not any(sign in text for sign in _OPENS):
        return []
    return [
        _Note(at, _name(found), found.start(), found.end())
        for found in re.finditer(_SIGN, text)
        if _name(found) in names
        and not any(
            one.start < found.end()
            and found.start() < one.end
            and not (one.start <= found.start() and found.end() <= one.end)
            for one in block.inline
        )
    ]


def _match(texts: Sequence[_Note], signs: Sequence[_Note]) -> list[tuple[_Note, list[_Note]]]:
    """Footnotes of one name with the signs that are sure to refer to them."""
    loose = texts[0].name[0] in "(*†‡"  # such signs are also a list's, an aside's, an actor's
    if len(texts) == len(signs) and all(sign.at < text.at for sign, text in zip(signs, texts, strict=True)):
        pairs = [(text, [sign]) for text, sign in zip(texts, signs, strict=True)]
        return [(text, found) for text, found in pairs if not loose or text.at - found[0].at <= _NEAR]
    if loose:
        return []
    if len(texts) == 1:
        pairs = [(texts[0], [sign for sign in signs if sign.at < texts[0].at])]
    else:
        above = [-1, *(text.at for text in texts)]
        pairs = [
            (text, [sign for sign in signs if last < sign.at < text.at])
            for last, text in zip(above, texts, strict=False)
        ]
    return [(text, found) for text, found in pairs if found]
