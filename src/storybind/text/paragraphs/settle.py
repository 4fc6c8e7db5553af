"""Blocks seen together: what only a neighbour or a fellow tells of them.

A paragraph that ends within a word goes on in the next. A lone "..." beside speech is a silence. A dash between two parts
of a game's panel divides the panel. Speeches make a script of one another, many of them a play. A greeting and a signature make a letter of
what stands between them. A line alone beside a stanza that is set in as far is verse.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from storybind.model import LETTER, MARK, PANEL, PARAGRAPH, QUOTE, Block, BlockKind, Span, clip
from storybind.text.label.line import read_label
from storybind.text.label.placing import is_phrase, stand_apart
from storybind.text.label.shown import shows_words
from storybind.text.paragraphs.footnotes import link_footnotes
from storybind.text.paragraphs.gaps import stands_below
from storybind.text.paragraphs.letters import find_letters, is_greeting, set_in_by
from storybind.text.paragraphs.lines import is_panel, is_row
from storybind.text.paragraphs.measures import columns
from storybind.text.paragraphs.rejoin import Spelling, join
from storybind.text.paragraphs.set_off import spare_set_off
from storybind.text.paragraphs.speeches import settle_speeches
from storybind.text.tables.lines import SIGN_OFF, fits
from storybind.text.tables.marks import AGAIN, LONE, SET_OFF, SILENCE

_BESIDE, _RARELY = 20, 4  # blocks on either side of a torn one, of which one in so many may begin with a small letter
_LINE = 60  # characters of a line that heads a scene, or is of a stanza
_MOST = 8_000  # characters of a panel that is joined to the next
_NAME_WORDS, _NAME_SIGNS = 2, 6  # of a name; signs where a script has no blanks
_SCENE = 400  # characters told between two rows that may be something else, a third of it where there are more
_NUMERAL, _ROMAN = 8, r"[IVXLC]+\.?"  # characters of a number of a chapter that may look like a row
_BOTH, _OFTEN = 2, 3  # sides of a lone "..."; how many of them in a text are marks wherever they stand
_RULES = "-–—_=~*#"
_DASHES = frozenset({"-", "–", "—", "--"})
_FRAMED = frozenset({PARAGRAPH, BlockKind.CHAT, BlockKind.SCRIPT, BlockKind.VERSE, BlockKind.LIST, LETTER})
_LONGEST_VALUE = 60  # characters of a line in a panel
_PANELS = 2  # that are sure, from which other lines in brackets are taken for one


def settle(blocks: list[Block], lines: Sequence[str] = (), spelling: Spelling | None = None) -> list[Block]:
    """The blocks of a text with everything decided that takes more than one of them.

    Of plain text there are the `lines` that they were read from, and its `spelling`.
    """
    if spelling:
        blocks = _join_torn(blocks, spelling)
    _set_lone(blocks)
    marks = [at for at, block in enumerate(blocks) if block.kind is MARK]
    _settle_silences(blocks, marks)
    blocks = _join_panels(_frame_panels(blocks, marks))
    _free_labels(blocks)
    settle_speeches(blocks)
    find_letters(blocks, lines)
    if lines:
        _join_stanzas(blocks, lines)
    spare_set_off(blocks, lines)
    return link_footnotes(blocks)


def _join_torn(blocks: list[Block], spelling: Spelling) -> list[Block]:
    """The blocks, of which one that ends within a word, and the next that begins with its rest, are one, as before a page tore it.

    So it is where both are sure to be one word. Whoever begins paragraphs with small letters may break one off himself.
    """
    torn = [at for at, block in enumerate(blocks) if block.text[-1:] == "-" and _is_torn(blocks, at)]
    for at in reversed(torn):
        above, below = blocks[at : at + 2]
        told, between = join(above.text, below.text, spelling)
        if told == above.text:  # a compound, or a rhyme that is broken off
            continue
        shift = len(told) + len(between)
        moved = (one.moved(shift) for one in below.inline)
        inline = (*clip(above.inline, 0, len(told)), *moved)
        span = Span(above.span.first, below.span.last)
        blocks[at : at + 2] = [above._replace(text=told + between + below.text, span=span, inline=inline)]
    return blocks


def _is_torn(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph that ends in a hyphen ends within a word, of which the next one has the rest."""
    near = blocks[max(0, at - _BESIDE) : at + _BESIDE]
    if at + 1 == len(blocks) or not blocks[at].kind is blocks[at + 1].kind is PARAGRAPH:
        return False
    small = sum(block.text[:1].islower() for block in near)
    return blocks[at].text[-2:-1].isalpha() and blocks[at + 1].text[:1].islower() and small * _RARELY <= len(near)


def _set_lone(blocks: list[Block]) -> None:
    """Make marks of one letter that stands more than once as a paragraph of its own, ``o``, and of rows of three: ``XXX``.

    Rows in small letters may be kisses as well, below a letter. Where other letters stand so too, a word is spelt out. In packed text, with blank lines round it, one row of three is enough.
    """
    short = [at for at, block in enumerate(blocks) if len(block.text) <= _NUMERAL and block.kind is PARAGRAPH]
    rows = [at for at in short if blocks[at].text in SET_OFF]
    told = _SCENE if len(rows) < _OFTEN else _SCENE // _OFTEN
    again = len(rows) > 1 and all(_is_between(blocks, at) for at in rows) and stand_apart(blocks, rows, told)
    again = again and 2 * sum(blocks[at].text not in AGAIN and _is_written(blocks, at) for at in rows) < len(rows)
    lone = [at for at in short if len(blocks[at].text) == 1]
    letters = {blocks[at].text for at in lone if not blocks[at].text.isdigit()}
    if len(lone) > 1 and len(letters) == 1 and letters <= LONE and lone[0] > 0 and lone[-1] + 1 < len(blocks):
        rows = [*(rows if again else ()), *(at for at in lone if blocks[at].text in letters)]
    elif not again:
        rows = _find_lone_rows(blocks, short)
    for at in rows:
        blocks[at] = blocks[at]._replace(kind=MARK, inline=())


def _find_lone_rows(blocks: Sequence[Block], short: Sequence[int]) -> list[int]:
    """Indexes of rows in packed text that blank lines set off, if all are alike and so: kisses, numbers and signs among what is `short` are not."""
    rows = [at for at in short if blocks[at].text in SET_OFF]
    if len({blocks[at].text for at in rows}) != 1:
        return []
    others = (blocks[at].text for at in short if blocks[at].text != blocks[rows[0]].text)
    if any(len(text) == 1 or re.fullmatch(_ROMAN, text) for text in others):
        return []
    alone = all(_is_set_off(blocks, at) and _is_between(blocks, at) and not _is_written(blocks, at) for at in rows)
    return rows if alone else []


def _is_written(blocks: Sequence[Block], at: int) -> bool:
    """Whether a row stands in a letter, or is what somebody reads."""
    above = (block.text for block in reversed(blocks[max(0, at - _BESIDE) : at]))
    near = [*takewhile(lambda text: text != blocks[at].text, above)][::-1]
    return any(map(shows_words, near[-2:])) or any(is_greeting(text) or fits(SIGN_OFF, text) for text in near)


def _is_between(blocks: Sequence[Block], at: int) -> bool:
    """Whether a row stands within the story, below a paragraph that has ended: no name is above it, as above a kiss, and no colon."""
    above = blocks[at - 1] if 0 < at < len(blocks) - 1 else None
    return above is not None and above.kind is PARAGRAPH and not (above.text[-1].isalnum() or above.text[-1] in ":,")


def _settle_silences(blocks: list[Block], marks: Sequence[int]) -> None:
    """Decide every doubtful mark: between speeches, a lone "..." is somebody's silence and so a paragraph.

    Where paragraphs follow one another without a blank line, it is none that has some on both sides.
    Beside one speech it is a mark where the same stands elsewhere and not between two; a dash, which is no silence where
    speeches stand in quotes, is one wherever it stands twice.
    """
    doubtful = [at for at in marks if blocks[at].text in SILENCE and not _is_set_off(blocks, at)]
    if not doubtful:
        return
    beside = {at: _speeches_beside(blocks, at) for at in doubtful}
    seen = Counter(blocks[at].text for at in doubtful)
    sure = Counter(blocks[at].text for at in doubtful if beside[at] < _BOTH)
    for at in doubtful:
        enough = _BOTH if blocks[at].text in _DASHES and not _in_dashes(blocks, at) else _OFTEN
        often = seen[blocks[at].text] >= enough or (beside[at] < _BOTH and sure[blocks[at].text] >= _BOTH)
        if beside[at] and not often:
            blocks[at] = blocks[at]._replace(kind=PARAGRAPH)


def _is_set_off(blocks: Sequence[Block], at: int) -> bool:
    """Whether blank lines stand round a block of packed text."""
    below = blocks[at + 1 : at + 2]
    return blocks[at].usual == 0 and blocks[at].gap > 0 and all(block.gap > 0 for block in below)


def _free_labels(blocks: list[Block]) -> None:
    """Make paragraphs of quoted lines that head scenes: ``>> Later that night``. Each stands alone, and most of them are labels."""
    quoted = [at for at, block in enumerate(blocks) if block.kind is QUOTE]
    if len(quoted) < _BOTH or any(len(blocks[at].text) > _LINE or "\n" in blocks[at].text for at in quoted):
        return
    known = sum(read_label(blocks[at].text, placed=True) is not None for at in quoted)
    named = len(quoted) > _BOTH and all(_could_head(blocks[at].text) for at in quoted)
    if (named or 2 * known > len(quoted)) and all(below > above + 1 for above, below in pairwise(quoted)):
        for at in quoted:
            blocks[at] = blocks[at]._replace(kind=PARAGRAPH)


def _could_head(line: str) -> bool:
    return line[0].isupper() and line[-1].isalnum() and is_phrase(line)


def _speeches_beside(blocks: Sequence[Block], at: int) -> int:
    """On how many sides of a block somebody speaks; beside a chat it counts as both."""
    near = [blocks[other] for other in (at - 1, at + 1) if 0 <= other < len(blocks)]
    if any(block.kind is BlockKind.CHAT for block in near):
        return _BOTH
    return sum(block.text[:1] in "\"“”„«»'‘—「『" for block in near)


def _in_dashes(blocks: Sequence[Block], at: int) -> bool:
    """Whether somebody speaks beside a block without quotes: behind a dash, or in a chat."""
    near = blocks[max(at - 1, 0) : at + 2]
    return any(block.text[:1] in _DASHES and len(block.text) > 2 for block in near) or any(
        block.kind is BlockKind.CHAT for block in near
    )


def _frame_panels(blocks: list[Block], marks: Sequence[int]) -> list[Block]:
    """Values under one another between two equal rows, with no blank line between, as the panel that they are."""
    rows = {at for at in marks if _is_framed(blocks[at : at + 3])}
    if not rows:
        return blocks
    framed: list[Block] = []
    at = 0
    while at < len(blocks):
        if at in rows:
            framed.append(_merge(blocks[at : at + 3])._replace(kind=PANEL))
            at += 3
        else:
            framed.append(blocks[at])
            at += 1
    return framed


def _is_framed(blocks: Sequence[Block]) -> bool:
    """Whether a mark is followed by values and by the same mark again."""
    if len(blocks) < 3 or not blocks[0].kind is blocks[2].kind is MARK:
        return False
    row, values, other = blocks
    lines = values.text.split("\n")
    return (
        row.text == other.text
        and row.text[0] in _RULES
        and is_row(row.text)
        and values.gap == other.gap == 0
        and values.kind in _FRAMED
        and len(lines) > 1
        and sum(": " in line and len(line) <= _LONGEST_VALUE for line in lines) * 2 > len(lines)
    )


def _join_panels(blocks: list[Block]) -> list[Block]:
    """Panels that follow one another as one block each, with the rows that divide them."""
    sure = sum(block.kind is PANEL for block in blocks)
    if not sure:
        return blocks
    joined: list[Block] = []
    waiting: list[Block] = []  # rows after a panel that belong to it if another panel follows
    for block in blocks:
        doubtful = block.kind is PARAGRAPH and sure >= _PANELS and block.text[:1] in ("[", "【")
        if doubtful and not _is_name(block.text) and is_panel(block.text):
            block = block._replace(kind=PANEL)
        if (
            block.kind is PANEL
            and joined
            and joined[-1].kind is PANEL
            and len(joined[-1].text) < _MOST
            and all(stands_below(above.span, below) for above, below in pairwise([joined[-1], *waiting, block]))
        ):
            joined[-1] = _merge([joined[-1], *waiting, block])
            waiting = []
        elif block.kind is MARK and _is_panel(joined, waiting) and is_row(block.text) and block.text[0] in "-–—_=":
            waiting.append(block)
        else:
            joined += [*waiting, block]
            waiting = []
    return [*joined, *waiting]


def _is_panel(joined: Sequence[Block], waiting: Sequence[Block]) -> bool:
    """Whether what stands last is a panel without a row under it."""
    return bool(joined) and joined[-1].kind is PANEL and not waiting


def _is_name(line: str) -> bool:
    """Whether brackets hold no more than a name or a day, which may be a scene's."""
    core = line.strip("[]【】")
    return (len(core.split()) <= _NAME_WORDS and core.istitle()) or (len(core) <= _NAME_SIGNS and not core.isascii())


def _merge(parts: Sequence[Block]) -> Block:
    """Several blocks as one, each on lines of its own."""
    inline = []
    shift = 0
    for part in parts:
        inline += [one.moved(shift) for one in part.inline]
        shift += len(part.text) + 1
    text = "\n".join(part.text for part in parts)
    return parts[0]._replace(text=text, span=Span(parts[0].span.first, parts[-1].span.last), inline=tuple(inline))


def _join_stanzas(blocks: list[Block], lines: Sequence[str]) -> None:
    """Make verse of a line that is set in alone, beside verse that is set in as far: its last line, or one after the other."""
    alone = [at for at, block in enumerate(blocks) if block.kind is QUOTE and "\n" not in block.text]
    for near, order in ((-1, alone), (1, reversed(alone))):
        for at in order:
            if blocks[at].kind is QUOTE and 0 <= at + near < len(blocks):
                blocks[at] = _as_stanza(blocks[at], blocks[at + near], lines)


def _as_stanza(block: Block, beside: Block, lines: Sequence[str]) -> Block:
    """A line that is set in alone as a stanza, with its inner indent, where what stands beside it is one that is set in as far."""
    if beside.kind is not BlockKind.VERSE or len(block.text) > _LINE:
        return block
    margin = columns(lines[block.span.first - 1])
    set_in = [columns(lines[line - 1]) for line in range(beside.span.first, beside.span.last + 1)]
    if not 0 < min(set_in) <= margin <= max(set_in):
        return block
    return set_in_by(block._replace(kind=BlockKind.VERSE), margin - min(set_in))
