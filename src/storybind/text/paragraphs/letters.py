"""Letters in a story: what stands from a greeting to a signature, with the date above it and what is written below.

Whoever greets nobody by a word (``Dear``) and wishes nothing writes a letter, too: a name and a comma stand over it, and a
name under it.
"""

from bisect import bisect_left
from collections.abc import Sequence

from storybind.model import HEADING, LETTER, MARK, PARAGRAPH, QUOTE, Block, BlockKind
from storybind.text.heading.line import read_heading
from storybind.text.label.line import read_label
from storybind.text.label.placing import is_address
from storybind.text.paragraphs.measures import columns
from storybind.text.tables.lines import ADDRESSEE, MAIL, POSTSCRIPT, SALUTE, SIGN_OFF, fits
from storybind.text.titles import is_capitalised

_BLOCKS, _CHARACTERS = 40, 8_000  # from a greeting to the end
_BRIEF = 6  # blocks of a letter that ends in a bare name, though the story goes on below it
_HEAD_BLOCKS, _HEAD_LINES = 4, 7  # of the address and the date above a greeting
_SIGNATURE = 100  # characters
_DATELINE = 60
_NAME_WORDS, _WISH = 3, 40  # of a signature that nothing but its place makes one; characters of a wish above it
_GREETING_ENDS = frozenset(",:!–—，：！、")
_GREETINGS = frozenset(("拝啓", "前略"))
"""Greetings that need no sign behind them."""
_ENDS = frozenset('.!?…"”)»')
_INITIALS = 5  # characters
_NOBODY = frozenset("the a an you he she it they we and but so no yes not".split())
"""Words that are in no name of who writes; who is written to does not sign either."""
_SET_IN = frozenset({QUOTE, LETTER, BlockKind.VERSE})
_FURTHER, _CENTRED = 2, 12  # columns by which lines of a letter are set in further than its greeting


def find_letters(blocks: list[Block], lines: Sequence[str]) -> None:
    """Make a letter of what stands from a greeting to a signature, with what is written above and below it."""
    end, named, paragraph = 0, None, PARAGRAPH
    for at, block in enumerate(blocks):  # what the letter above has taken in may be a mail's head now
        if block.kind is paragraph and (len(block.text) > _SIGNATURE or block.text[-1] not in _GREETING_ENDS):
            continue  # nearly all blocks
        if _greets(block) or _names(blocks, at):
            named = _are_writers(blocks) if named is None else named
            end = _set_letter(blocks, at, end, lines, named=named)
        elif block.kind is paragraph and at >= end and _wishes(blocks, at):
            blocks[at : at + 2] = [part._replace(kind=LETTER) for part in blocks[at : at + 2]]
    if any(block.kind is QUOTE for block in blocks):
        _take_beside(blocks)


def _take_beside(blocks: list[Block]) -> None:
    """Make part of a letter what is set in beside it, and the address and the date over what is set in."""
    for at, block in enumerate(blocks):
        if block.kind is QUOTE and at > 1 and _is_address(blocks, at - 2):
            blocks[at - 2 : at] = [above._replace(kind=LETTER) for above in blocks[at - 2 : at]]
    for near, order in ((-1, range(1, len(blocks))), (1, range(len(blocks) - 2, -1, -1))):
        for at in order:  # what is set in beside a letter is part of it
            if blocks[at].kind is QUOTE and blocks[at + near].kind is LETTER:
                blocks[at] = blocks[at]._replace(kind=LETTER)


def _are_writers(blocks: Sequence[Block]) -> bool:
    """Whether names on lines of their own may all be those of writers: there are no more of them than greetings."""
    greetings = sum(_greets(block) or _names(blocks, at) for at, block in enumerate(blocks))
    return sum(map(_is_name, blocks)) <= greetings


def _set_letter(blocks: list[Block], at: int, above: int, lines: Sequence[str], *, named: bool) -> int:
    """Set a letter by its greeting, apart from one that ends right above it: the index after it, 0 where it has no end.

    `above` is the index after the last letter before it, or in it where that one may end in a bare name. Where it is
    `named`, a name on a line of its own heads no scene.
    """
    if at and _is_mail(blocks[at]) and blocks[at - 1].kind is LETTER:
        blocks[at] = blocks[at]._replace(apart=True)
    elif at < above:
        _part_letters(blocks, at)
    if at < above:
        return above
    end = _end_of_letter(blocks, at, named=named)
    first = at if blocks[at].apart else max(_first_of_letter(blocks, at), above)
    margin = columns(lines[blocks[at].span.first - 1]) if lines else 0
    for inside in range(first, end):
        block = blocks[inside]
        if block.kind in _SET_IN and lines and inside > at:
            shift = columns(lines[block.span.first - 1]) - margin
            block = set_in_by(block, shift) if _FURTHER <= shift < _CENTRED else block
        blocks[inside] = block._replace(kind=LETTER) if block.kind in (PARAGRAPH, QUOTE, BlockKind.VERSE) else block
    if end and 0 < above == first:
        blocks[first] = blocks[first]._replace(apart=True)
    return end


def set_in_by(block: Block, shift: int) -> Block:
    r"""A block that keeps its lines, with so many blanks before each.

    >>> from storybind.model import Span
    >>> set_in_by(Block(LETTER, "Dear Tom,\nburn this.", Span(1, 2)), 4).text
    '    Dear Tom,\n    burn this.'
    """
    indent = " " * shift
    ends = [at for at, sign in enumerate(block.text) if sign == "\n"]
    moved = tuple(
        one._replace(
            start=one.start + shift * (1 + bisect_left(ends, one.start)),
            end=one.end + shift * (1 + bisect_left(ends, one.end)),
        )
        for one in block.inline
    )
    return block._replace(text=indent + block.text.replace("\n", "\n" + indent), inline=moved)


def _part_letters(blocks: list[Block], at: int) -> None:
    """Set a letter that greets its reader apart from the one above it, whose last words are a name or a postscript."""
    first = at
    while first and at - first < _HEAD_BLOCKS and _heads_letter(blocks[first - 1]):
        first -= 1
    above = blocks[first - 1].text.split("\n")
    if first and (_is_signature(blocks[first - 1]._replace(kind=PARAGRAPH)) or fits(POSTSCRIPT, above[0])):
        blocks[first] = blocks[first]._replace(apart=True)


def _heads_letter(block: Block) -> bool:
    """Whether a block is the address or the date above a greeting, and not how the letter above it ends."""
    ends = any(fits(SIGN_OFF, line.strip()) or fits(POSTSCRIPT, line.strip()) for line in block.text.split("\n"))
    return not ends and _is_dateline(block._replace(kind=PARAGRAPH))


def _greets(block: Block) -> bool:
    """Whether a block is, or holds, the line with which a letter begins, or is the head of a mail."""
    if block.kind not in (PARAGRAPH, LETTER, BlockKind.VERSE, QUOTE):
        return False
    if _is_mail(block):
        return True
    if "\n" not in block.text:
        return is_greeting(block.text.strip())
    return any(is_greeting(line.strip()) for line in block.text.split("\n"))


def _names(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph is the name of somebody who is written to, with a comma: ``Miss Oakes,``, over what begins a sentence."""
    text = blocks[at].text
    if (
        blocks[at].kind is not PARAGRAPH
        or text[-1] not in ",:–—"
        or text.count(" ") > _NAME_WORDS
        or (text[-1] == ":" and " " not in text)  # "Finally:"
        or at + 1 == len(blocks)
    ):
        return False
    below = blocks[at + 1].text.lstrip()
    return not below[:1].islower() and fits(ADDRESSEE, text)


def _is_mail(block: Block) -> bool:
    return block.kind is LETTER and fits(MAIL, block.text.partition("\n")[0])


def is_greeting(line: str) -> bool:
    """Whether a line could greet a reader: it begins with a word, which most lines with an exclamation mark do not."""
    ends = line[-1:] in _GREETING_ENDS or line in _GREETINGS
    return ends and line[:1].isalpha() and fits(SALUTE, line)


def _end_of_letter(blocks: Sequence[Block], at: int, *, named: bool) -> int:
    """The index after the signature of a letter that begins at an index; 0 where none is near."""
    read = 0
    for end in range(at, min(at + _BLOCKS, len(blocks))):
        block = blocks[end]
        read += len(block.text)
        if block.kind in (MARK, HEADING) or read > _CHARACTERS or (end > at and _is_heading(block)):
            return 0
        lines = block.text.split("\n")
        signed = _is_initials(blocks, at, end) or any(
            len(line) < _SIGNATURE and fits(SIGN_OFF, line.strip()) for line in (lines if end > at else lines[1:])
        )
        bare = not signed and _is_signed(blocks, at, end, named=named)
        if bare or (signed and len(lines[-1]) < _SIGNATURE):
            end += 1
            if not bare and len(lines) == 1 and end < len(blocks) and _is_signature(blocks[end]):
                end += 1
            while end < len(blocks) and fits(POSTSCRIPT, blocks[end].text[:_SIGNATURE].split("\n")[0]):
                end += 1
            return end
    return 0


def _is_initials(blocks: Sequence[Block], at: int, end: int) -> bool:
    """Whether a letter that begins at an index ends in no more than a letter or two, and a stop: ``H.``, ``Ada.``; ``Yes.`` is said in it."""
    text = blocks[end].text
    if end == at or not 1 < len(text) <= _INITIALS or text[-1] != "." or not text[0].isupper() or "\n" in text:
        return False
    return text.isupper() or _is_last(blocks, end)


def _is_signed(blocks: Sequence[Block], at: int, end: int, *, named: bool) -> bool:
    """Whether a letter that begins at an index is signed there by a name alone: nothing more is told, or a wish stands above it.

    Where the story goes on below, the letter is short, and no name heads a scene: then they are all `named` by writers.
    """
    if end < at + 2 or blocks[at].kind is BlockKind.VERSE or not _is_name(blocks[end]):
        return False
    names = blocks[end].text.casefold().split()
    if not _NOBODY.isdisjoint(names) or any(len(name) > 2 and name in blocks[at].text.casefold() for name in names):
        return False
    above = blocks[end - 1].text
    if above[-1] == "," and "\n" not in above:
        return end > at + 2 and len(above) <= _WISH
    return above[-1] in _ENDS and (_is_last(blocks, end) or (named and end <= at + _BRIEF))


def _wishes(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph is a wish over the name of who wrote what greets nobody: ``Yours till it stops,``."""
    text = blocks[at].text
    if text[-1] != "," or at + 1 == len(blocks) or not fits(SIGN_OFF, text) or not _is_signature(blocks[at + 1]):
        return False
    name = blocks[at + 1].text
    return name[-1] not in _ENDS or " " not in name  # which several words make a sentence


def _is_last(blocks: Sequence[Block], end: int) -> bool:
    """Whether a letter may end with a block, by what stands below it: nothing, a heading, a mark, the date of the next one, its greeting."""
    if end + 1 >= len(blocks):
        return True
    below = blocks[end + 1]
    if below.kind in (MARK, HEADING) or fits(POSTSCRIPT, below.text[:_SIGNATURE].split("\n")[0]):
        return True
    heads = below.kind is PARAGRAPH and below.text.isupper() and below.text[-1].isalnum()
    return heads or _is_dateline(below) or _greets(below) or _names(blocks, end + 1) or _is_heading(below)


def _is_heading(block: Block) -> bool:
    """Whether a paragraph looks like a part's or a chapter's heading."""
    if block.kind is not PARAGRAPH or len(block.text) > _DATELINE:
        return False
    found = read_heading(block.text)
    return found is not None and found.heads_chapter


def _is_name(block: Block) -> bool:
    """Whether a paragraph is nothing but a name, as stands under a letter: ``Ines``, ``B. Pallister``, ``J``."""
    text = block.text
    if block.kind is not PARAGRAPH or len(text) > _WISH or not text[-1].isalnum() or not text[0].isupper():
        return False
    words = text.split()
    return len(words) <= _NAME_WORDS and is_capitalised(text) and not any(map(str.isdigit, text))


def _is_signature(block: Block) -> bool:
    """Whether a paragraph under a wish is the name of who wrote the letter."""
    words = block.text.split()
    return (
        block.kind is PARAGRAPH
        and len(words) <= 5
        and not any(map(str.isdigit, block.text))  # the next letter's date
        and block.text[-1] not in '!?…:,"”'
        and block.text[0].isupper()
    )


def _first_of_letter(blocks: Sequence[Block], at: int) -> int:
    """The index from which the address, the date and the head of a mail stand above a greeting."""
    if at and blocks[at - 1].kind is BlockKind.VERSE and is_address(blocks[at - 1].text):
        at -= 1
    for _ in range(_HEAD_BLOCKS):
        above = blocks[at - 1] if at else None
        if above is None or not (above.kind is LETTER or _is_dateline(above) or _is_address(blocks, at - 1)):
            break
        at -= 1
    return at


def _is_address(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block says where a letter was written, above the one that says when."""
    return (
        blocks[at].kind in (PARAGRAPH, BlockKind.VERSE) and _is_dateline(blocks[at + 1]) and is_address(blocks[at].text)
    )


def _is_dateline(block: Block) -> bool:
    """Whether a block above a greeting is a date, a place or an address: it is no label of a scene there."""
    lines = block.text.split("\n")
    if block.kind not in (PARAGRAPH, BlockKind.VERSE, QUOTE) or len(lines) > _HEAD_LINES:
        return False
    short = max(map(len, lines)) <= _DATELINE and lines[-1][-1] not in '!?…:"”'
    if not short or any(map(str.isdigit, block.text)):
        return short
    label = read_label(block.text)
    return label is not None and label.rule.endswith(".date")
