"""Blank lines in packed text that part no scenes: those round what is set off from the story, as a letter or a verse is.

Where paragraphs follow one another without a blank line, one is a scene, but for two that stand round something short.
That is known by how it is set, or by the words beside it.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import groupby, pairwise

from storybind.model import HEADING, LETTER, MARK, PANEL, PARAGRAPH, QUOTE, Block, BlockKind
from storybind.text.label.placing import letters_of
from storybind.text.label.shown import find_showing, shows_words
from storybind.text.paragraphs.measures import CENTRED, columns
from storybind.text.signs import QUOTED, QUOTES

_SET_IN = 30  # paragraphs that are set in together; more are a chapter in a layout of its own
_LED_TO, _LINES = 3, 12  # paragraphs that another leads to, and short lines
_LINE = 60  # characters of one that may be a name, or a label
_LEADS = (":", "：", ":—", ":--", ":-")  # how a paragraph ends that leads to the next; a scene may break off at a comma
_PAUSES, _BREAKS_OFF, _STOPS = frozenset(",;，"), frozenset("—–-"), frozenset(".!?…\"”»’'")
_READ_OUT = ("“‘", "\"'")  # how a speech begins in which somebody reads aloud
_CLOSING = frozenset("\"”“»«’'")
_KEPT = frozenset(
    {BlockKind.VERSE, LETTER, BlockKind.CHAT, BlockKind.SCRIPT, PANEL, BlockKind.SIGN, QUOTE, BlockKind.LIST, BlockKind.CAPTION}
)  # fmt: skip


def spare_set_off(blocks: list[Block], lines: Sequence[str]) -> None:
    """Take note of the blank lines in packed text that stand round what is set off, and so are no scenes.

    That is a block that keeps its lines, and of plain text, of which there are the `lines`, what shows by its place or by words.
    """
    gaps = {at for at, block in enumerate(blocks) if at and block.gap and block.usual == 0}
    spared = {at for at in gaps if blocks[at - 1].kind in _KEPT or blocks[at].kind in _KEPT}
    if lines and len(gaps) > 1:
        spared |= _find_set_off(blocks, gaps, lines)
    for at in spared:
        blocks[at] = blocks[at]._replace(usual=1)


def _find_set_off(blocks: Sequence[Block], gaps: Collection[int], lines: Sequence[str]) -> set[int]:
    """Of the `gaps`, indexes of blocks with blank lines above them, those round paragraphs that are set off."""
    margins = [columns(lines[block.span.first - 1]) for block in blocks]
    plain = [block.kind is PARAGRAPH for block in blocks]
    counted = Counter(margin for margin, told in zip(margins, plain, strict=True) if told)
    usual = max(counted, key=counted.__getitem__, default=0)
    heads = (at + 1 for at, block in enumerate(blocks) if block.kind is HEADING)
    runs = pairwise(sorted({0, *gaps, *heads, len(blocks)}))
    found: set[int] = set()
    beside = -1  # how far what is set off above is set in, or -1
    further = [told and usual < margin < CENTRED for told, margin in zip(plain, margins, strict=True)]
    for set_in, alike in groupby(runs, lambda run: all(further[slice(*run)])):
        several = list(alike)
        start, end = several[0][0], several[-1][1]
        if set_in:
            labelled = end == start + 1 and _is_bare(blocks[start]) and not (start and _goes_on(blocks[start - 1]))
            found.update(range(start, end + 1) if end in gaps and end - start <= _SET_IN and not labelled else ())
            beside = -1
            continue
        for start, end in several:
            flush = all(margin < usual for margin in margins[start:end])
            quoted = end in gaps and _is_brief(blocks[start : min(end, start + _LINES + 1)]) and all(plain[start:end])
            goes_on = beside == margins[start]
            led_to = quoted and _is_led_to(blocks, start, end, opening=start not in gaps, beside=goes_on, flush=flush)
            found |= {start, end} if led_to else set()
            beside = margins[start] if led_to else -1
    return found & set(gaps)


def _is_led_to(blocks: Sequence[Block], start: int, end: int, *, opening: bool, beside: bool, flush: bool) -> bool:
    """Whether a few paragraphs between blank lines are no scene, by the words of the one above them and the one below, or their own.

    They may be `opening` a chapter, stand `beside` what is set off above them, and be set `flush` where others are not.
    """
    run = blocks[start:end]
    alone, bare = len(run) == 1, _is_bare(run[-1])
    if opening:
        return _is_said(run) or (bare and not alone)  # an epigraph over its source
    above, below = blocks[start - 1], blocks[end]
    if above.kind is MARK:
        return False
    if alone and (beside or (bare and above.kind in _KEPT)):  # a letter goes on, or somebody's name is below his words
        return True
    said = _is_said(run)
    small = below.kind is PARAGRAPH and below.text[0].islower() and not run[0].text[0].islower()
    if above.kind is not PARAGRAPH:
        return said and (small or above.kind is HEADING)
    shown = shows_words(above.text)
    goes_on = small and (said or shown or above.text[-1] not in _STOPS)
    if goes_on or _goes_on(above) or (said and run[0].text.startswith(_READ_OUT)):
        return True
    closing = above.gap > 0 and len(above.text) <= _LINE
    if above.text[-1] in _PAUSES and (shown or closing):
        return True
    read = find_showing("below", below.text) is not None
    if said or _is_in_italics(run):  # what somebody says may be all of a scene, and a dash may end the one before
        return shown or read or above.text[-1] in _BREAKS_OFF
    brief = len(run[0].text) <= _LINE or read
    return shown and (flush or (alone and brief)) and not bare


def _is_brief(run: Sequence[Block]) -> bool:
    """Whether paragraphs are few, or not many and each no longer than a line."""
    return len(run) <= _LED_TO or (len(run) <= _LINES and all(len(block.text) <= _LINE for block in run))


def _goes_on(above: Block) -> bool:
    """Whether the sentence with which a paragraph ends goes on below it."""
    return above.text.endswith(_LEADS)


def _is_bare(block: Block) -> bool:
    """Whether a line without a stop could be a name, or a label of what is below."""
    return len(block.text) <= _LINE and block.text[-1].isalnum()


def _is_said(run: Sequence[Block]) -> bool:
    """Whether paragraphs are all in one pair of quotes."""
    first, last = run[0].text, run[-1].text
    if first[0] not in QUOTED or last[-1] not in _CLOSING:
        return False
    return QUOTES.isdisjoint("".join(block.text for block in run)[1:-1])


def _is_in_italics(run: Sequence[Block]) -> bool:
    """Whether paragraphs are all in italics."""
    return all(letters_of(block) == "em" for block in run)
