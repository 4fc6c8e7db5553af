"""Breaks that the author has set: by a label, by a mark, by a wide gap."""

from collections.abc import Sequence

from storybind.model import CLOSING, FOOTNOTE, LETTER, Block, Break, BreakKind, Candidate
from storybind.text.label.line import SceneLabel
from storybind.text.paragraphs.gaps import BEYOND_USUAL
from storybind.text.scene.places import Place, Splitter
from storybind.text.tables.lines import SIGN_OFF, fits

_AN_ENTRY = "A paragraph that opens with a weekday and its number, one of several with numbers that rise."
_GAP = "mark.gap"
_SHOWN = 2500  # characters of a letter, or of what else is shown
_SIGNATURE = 3  # lines of what stands under a letter's wish


def find_break(place: Place, above: Place | None, splitter: Splitter) -> Break | None:
    """The break that the author has set before a place, under one `above`: the strongest wins, and there is none before "The End"."""
    if splitter.mode == "off" or place.block is None or place.block.kind in (CLOSING, FOOTNOTE):
        return None
    if place.labels:
        return _by_label(*place.labels[-1])
    if day := splitter.fellows.entries.get(place.block.span.first):
        return Break(BreakKind.SKIP_FORWARD, day, "label.entry", 0.97, _AN_ENTRY, place.block.span.first)
    if place.marks:
        return _by_mark(place.marks[-1])
    return None if _signs(place.block, above and above.block) else _by_gap(place.block, splitter)


def leave_shown(places: Sequence[Place], breaks: Sequence[Break | None]) -> list[Break | None]:
    """The breaks before some places, without the wide gaps that set off what is shown: above it a colon, below it the story goes on."""
    left = list(breaks)
    for at, begins in enumerate(breaks):
        above = places[at - 1].block if at else None
        if not (_is_gap(begins) and above and above.text.endswith((":", "："))):
            continue
        left[at] = None
        end = next((end for end in range(at + 1, len(breaks)) if breaks[end]), at)
        if _is_gap(breaks[end]) and sum(len(one.block.text) for one in places[at:end] if one.block) <= _SHOWN:
            left[end] = None
    return left


def _is_gap(begins: Break | None) -> bool:
    return begins is not None and begins.rule == _GAP


def _signs(block: Block, above: Block | None) -> bool:
    """Whether a block is how a letter ends: a wish and under it who wrote it, or who wrote it under the wish `above`."""
    if block.kind is not LETTER:  # most blocks
        return False
    wish, *names = block.text.split("\n")
    if len(names) >= _SIGNATURE:
        return False
    return fits(SIGN_OFF, wish) if names else above is not None and above.kind is LETTER and fits(SIGN_OFF, above.text)


def _by_label(block: Block, label: SceneLabel) -> Break:
    return Break(BreakKind.LABEL, block.text, label.rule, 0.97, label.because, block.span.first)


def _by_mark(mark: Block) -> Break:
    because = "A line of its own that only marks a break, as the author set it."
    return Break(BreakKind.MARK, mark.text, "mark.line", 0.99, because, mark.span.first)


def _by_gap(block: Block, splitter: Splitter) -> Break | None:
    usual = _usual_gap(block, splitter)
    wide = splitter.gaps_part and (block.gap >= usual + BEYOND_USUAL or (usual == 0 and block.gap > 0))
    return _gap(block, usual, 0.9) if wide else None


def by_small_gap(block: Block, splitter: Splitter) -> Candidate | None:
    """One blank line more than usual is as often a slip as a scene: it is told of, and never set unasked."""
    usual = _usual_gap(block, splitter)
    if not usual or not usual < block.gap < usual + BEYOND_USUAL:
        return None
    begins = _gap(block, usual, 0.5)
    return Candidate(begins, "", f"{begins.because} Scenes are {usual + BEYOND_USUAL} apart.")


def _usual_gap(block: Block, splitter: Splitter) -> int:
    return splitter.usual_gap if block.usual is None else block.usual


def _gap(block: Block, usual: int, confidence: float) -> Break:
    because = f"{block.gap} blank line{'s' if block.gap > 1 else ''}, where the story usually has {usual or 'none'}."
    return Break(BreakKind.MARK, "", _GAP, confidence, because, block.span.first)
