"""Where paragraphs begin in a run of lines without a blank; indexes count from 0, ranges are half-open."""

from collections.abc import Iterator
from itertools import pairwise

from storybind.text.paragraphs.lines import SET_OFF, kind_of_line
from storybind.text.paragraphs.measures import STOPS, Layout, any_over, columns, ends_paragraph, needed, runs_over
from storybind.text.paragraphs.speeches import opens_speech
from storybind.text.paragraphs.verse import NARROW, are_short, is_filled
from storybind.text.signs import QUOTES, SURELY_SPEAKS, TOLD

_SHORT = 60  # characters of a line that may be the rest of the one above it
_BESIDE, _RARELY = 40, 4  # lines on either side of a torn one, of which one in so many may begin with a small letter
_WRAPPED_RUN, _COLUMNS = 3, range(55, 101)
"""Lines, and columns, of a paragraph that was wrapped in a text that is not otherwise."""
_SAID = TOLD | frozenset(")]—–-")  # how a speech of a play ends
_CLOSING = QUOTES - {"„"}


def cut(lines: list[str], layout: Layout, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a run between blanks: it is one if it was wrapped, else each line is."""
    run, wrap = lines[start:end], layout.wrap
    width = max(map(len, run))
    fits_wrap = wrap and width <= wrap + 20
    filled = not fits_wrap and any_over(run) and is_filled(run)
    if filled and len(run) >= _WRAPPED_RUN and width in _COLUMNS:  # too few others are to show a column
        yield start, end
        return
    if not fits_wrap and not (filled and runs_over(run[0], run[1])):
        wrap = 0
    # nobody wraps so narrow, so a line with room for the next one's first word ends where it was meant to
    lined = width <= NARROW and run[0][0] not in SURELY_SPEAKS
    indent, margin = layout.indent or columns(run[0]), min(map(columns, run))
    apart = (
        wrap
        and are_short(width, layout)
        and not any(runs_over(above, below) or needed(above, below) > layout.full for above, below in pairwise(run))
    )
    first = start
    for at in range(start + 1, end):
        above, below = lines[at - 1], lines[at]
        if apart or (indent and columns(below) == indent > margin and (layout.indent or not runs_over(above, below))):
            ends = True
        elif wrap:
            answered = above.rstrip()[-1] in _CLOSING and below[0] in QUOTES  # no one speaker's quotes touch
            ends = ends_paragraph(above, below, layout.full if answered else min(layout.full, int(0.6 * wrap)))
        else:
            ends = not runs_over(above, below) or (lined and needed(above, below) <= width)
        if ends:
            yield first, at
            first = at
    yield first, end


def cut_packed(
    lines: list[str], layout: Layout, players: frozenset[str], start: int, end: int
) -> Iterator[tuple[int, int]]:
    """The paragraphs of packed text: a line each, or from one that is set in to the next, or up to one that ends early.

    What one of the `players` says is a paragraph.
    """
    _, wrap, full, indent, *_ = layout
    first = start
    spoken = False  # whether somebody has spoken in this paragraph
    for at in range(start + 1, end):
        above, below = lines[at - 1], lines[at]
        if not wrap:
            begins = not (below[0].islower() and _is_torn(lines, start, at, end))
        elif indent and columns(below) >= max(1, indent - 1):
            set_in = indent + 1 >= columns(below) == columns(above)  # as paragraphs are, which are not wrapped so
            begins = not (set_in and _is_filled_up(above, below, full))
        elif indent:
            kept = below[0] in SET_OFF and kind_of_line(below.strip()) is not None
            begins = (
                columns(above) > indent + 3
                or (kept and not _is_filled_up(above, below, full))
                or (below[0] in "「『" and _is_answered_flush(above, wrap))
            )
        elif (players or below[:2].isupper()) and above.rstrip()[-1] in _SAID and opens_speech(below, players):
            begins = True
        else:
            spoken = spoken or above[0] in "—–" or not QUOTES.isdisjoint(above)
            begins = (
                ends_paragraph(above, below, full) or columns(below) > 1 or _is_answered(above, below, spoken=spoken)
            )
        if begins:
            yield first, at
            first, spoken = at, False
    yield first, end


def _is_torn(lines: list[str], start: int, at: int, end: int) -> bool:
    """Whether a line is the rest of the paragraph above it, which a page's end tore: nearly all others begin with capitals.

    Whoever writes without them ends no line with a stop either.
    """
    above, below = lines[at - 1].rstrip(), lines[at].rstrip()
    if len(above) <= _SHORT or not (len(below) > _SHORT or below[-1] in TOLD) or not runs_over(above, below):
        return False
    beside = lines[max(start, at - _BESIDE) : min(end, at + _BESIDE)]
    return sum(line[0].islower() for line in beside) * _RARELY <= len(beside)


def _is_answered(above: str, below: str, *, spoken: bool) -> bool:
    """Whether a full line that ends a sentence ends its paragraph, by who speaks: `spoken` says whether somebody has in it.

    Of 1,600 such lines, wrapped at 60 to 78 columns, a paragraph ended before a speech: behind a speech always, where
    nobody had spoken yet in 86 of 100, else in 30. Behind a speech and before plain words it did in 80 of 100, between
    plain words in 25.

    >>> _is_answered("He turned round.", '"Go," she said.', spoken=False), _is_answered("she said.", '"Go."', spoken=True)
    (True, False)
    >>> _is_answered('"I am going."', "She stayed.", spoken=True), _is_answered("He left.", "She stayed.", spoken=False)
    (True, False)
    """
    last = above.rstrip()[-1]
    if last not in TOLD or below[0].islower():
        return False
    return last in _CLOSING or (below[0] in SURELY_SPEAKS and not spoken)


def _is_filled_up(above: str, below: str, full: int) -> bool:
    """Whether a sentence goes on from a line that has no room for the next word: paragraphs that are set in as a whole are wrapped so."""
    return needed(above, below) > full and (below.lstrip()[0].islower() or above.rstrip()[-1] not in STOPS)


def _is_answered_flush(above: str, wrap: int) -> bool:
    """Whether a speech of Japanese stands flush below a paragraph that has ended: behind another speech, or a line with room.

    >>> _is_answered_flush("「停電ですね」", 20), _is_answered_flush("　灯が消えた。", 20), _is_answered_flush("　そこで彼は言った、", 20)
    (True, True, False)
    """
    above = above.rstrip()
    return above[-1] in "」』" or (above[-1] in "。！？…" and len(above) < wrap)
