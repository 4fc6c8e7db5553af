"""A story's timeline as a picture: its scenes in reading order from left to right, the story's time from bottom to top.

Time is drawn by the order of its moments, with gaps that grow with their logarithm: an hour and a decade are both seen.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storybind.book.inline import escape
from storybind.book.matter import authors_line
from storybind.model import BlockKind, BreakKind, Chapter, Scene, Story

_MARGIN, _AXIS = 56, 118  # pixels round the picture, and for the words on the time axis
_LEAST_WIDTH, _MOST_WIDTH, _PER_SCENE = 1120, 3600, 84
_BAR, _LEAST_BAR = 15, 8
_ROW, _COLUMN = 22, 500
_LEAST_STEP, _LOG_STEP, _LOWEST = 34.0, 26.0, 150.0
_UNKNOWN_FORWARD, _UNKNOWN_BACK = 1.0, 400.0  # days that stand for a distance no words give
_MOST_NAMED = 400  # scenes that the list below names
_PAPER, _INK, _PALE, _RULE, _WAY, _NOW, _PAST = (
    "#fbf7ee", "#2b2a27", "#6b665c", "#d9d0bd", "#8c867a", "#2f5d62", "#b4532a",
)  # fmt: skip
_SUBJECT = "its scenes in reading order against the story’s time"
# Attributes rather than a style sheet: many programs that show SVG read none.
_LOOKS = {
    "title": f'font-size="34" fill="{_INK}"',
    "by": f'font-size="18" font-style="italic" fill="{_PALE}"',
    "axis": f'font-size="14" fill="{_PALE}"',
    "chapter": f'font-size="14" font-style="italic" fill="{_PALE}"',
    "rule": f'stroke="{_RULE}" stroke-width="1"',
    "now": f'fill="{_NOW}"',
    "past": f'fill="{_PAST}"',
    "number": f'font-size="13" fill="{_PAPER}" text-anchor="middle"',
    "beside": f'font-size="13" fill="{_INK}" text-anchor="middle"',
    "way": f'fill="none" stroke="{_WAY}" stroke-width="1.6"',
    "leap": f'fill="none" stroke="{_PAST}" stroke-width="1.6"',
    "guess": ' stroke-dasharray="2 5" stroke-linecap="round"',
    "entry": f'font-size="15" fill="{_INK}"',
    "clock": f'font-size="15" font-style="italic" fill="{_PALE}"',
    "clock-past": f'font-size="15" font-style="italic" fill="{_PAST}"',
}
_FONT = "EB Garamond, Garamond, Georgia, Noto Serif, serif"


class _Moment(NamedTuple):
    """A scene in time."""

    scene: Scene
    chapter: Chapter
    day: float  # counted from the first
    past: bool  # whether it plays in the past
    known: bool  # whether words tell how far it is from the scene before
    sure: bool  # whether they do from the beginning on
    leap: bool  # whether the present is left or joined here


def is_timeline(picture: bytes) -> bool:
    """Whether a picture is a timeline of ours."""
    return _SUBJECT.encode() in picture


def draw_timeline(story: Story) -> str:
    """The timeline as SVG 1.1; the same story gives the same picture.

    The scenes are to have their clocks, as `pipeline.set_clock` gives them.
    """
    moments = list(_moments(story.chapters))
    width = min(_MOST_WIDTH, max(_LEAST_WIDTH, _PER_SCENE * len(moments)))
    heights = _heights([moment.day for moment in moments])
    top = _MARGIN + 108
    bottom = top + max(max(heights.values()), _LOWEST) + 30
    spans = _spans([moment.scene.words for moment in moments], _MARGIN + _AXIS, width - _MARGIN)
    named = moments[:_MOST_NAMED]
    columns = max(1, (width - 2 * _MARGIN) // _COLUMN)
    rows = -(-len(named) // columns)
    height = bottom + 70 + rows * _ROW + _MARGIN
    parts = [
        *_head(story, width, height),
        *_axis(moments, heights, bottom, width),
        *_chapters(moments, spans, top, bottom),
        *_ways(moments, spans, heights, bottom),
        *_bars(moments, spans, heights, bottom),
        *_list(named, bottom + 70, rows),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _moments(chapters: Sequence[Chapter]) -> Iterator[_Moment]:
    """Every scene with its place in time; a flashback is left at its return, or at the next mark that is none."""
    day, sure = 0.0, True
    before: list[tuple[float, bool]] = []
    for chapter in chapters:
        for at, scene in enumerate(chapter.scenes):
            clock = scene.clock
            kind = scene.begins.kind if scene.begins else None
            starts = clock is not None and clock.words == "flashback"
            back = bool(before) and not starts and (kind is not BreakKind.SKIP_FORWARD or at == 0)
            known = clock is None or clock.days is not None or back
            if back:
                day, sure = before[0]
                before.clear()
            elif clock:
                if starts:
                    before.append((day, sure))
                day += clock.days if clock.days is not None else -_UNKNOWN_BACK if starts else _UNKNOWN_FORWARD
                sure = sure and known
            yield _Moment(scene, chapter, round(day, 4), bool(before), known, sure, starts or back)


def _heights(days: Sequence[float]) -> dict[float, float]:
    """How high above the lowest each day stands, in pixels."""
    heights: dict[float, float] = {}
    height = last = 0.0
    for day in sorted(set(days)):
        if heights:
            height += _LEAST_STEP + _LOG_STEP * math.log10(1 + day - last)
        heights[day], last = height, day
    return heights


def _spans(words: Sequence[int], left: float, right: float) -> list[tuple[float, float]]:
    """Where each scene begins and ends from left to right, as wide as it is long, but never too narrow to see."""
    gap = min(14.0, (right - left) / (3 * len(words)))
    room = right - left - gap * (len(words) - 1)
    least = min(_LEAST_BAR, room / len(words))
    total = sum(words) or 1
    sizes = [max(least, room * count / total) for count in words]
    scale = room / sum(sizes)
    spans: list[tuple[float, float]] = []
    for size in sizes:
        spans.append((left, left + size * scale))
        left += size * scale + gap
    return spans


def _head(story: Story, width: float, height: float) -> Iterator[str]:
    title, by = escape(story.metadata.title.value), escape(authors_line(story.metadata))
    language = story.metadata.language.value
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="title" font-family="{_FONT}" xml:lang="{language}">'
    )
    yield f'<title id="title">{title}: {_SUBJECT}</title>'
    yield f'<rect fill="{_PAPER}" width="{width:.0f}" height="{height:.0f}"/>'
    yield f'<text {_LOOKS["title"]} x="{_MARGIN}" y="{_MARGIN + 26}">{title}</text>'
    if by:
        yield f'<text {_LOOKS["by"]} x="{_MARGIN}" y="{_MARGIN + 54}">{by}</text>'


def _axis(moments: Sequence[_Moment], heights: dict[float, float], bottom: float, width: float) -> Iterator[str]:
    """A line for each moment of the story's time, named by how far it is from the beginning where there is room."""
    last, named = math.inf, ""
    sure = {moment.day for moment in moments if moment.sure}
    for day, height in sorted(heights.items()):
        y = bottom - height
        yield f'<line {_LOOKS["rule"]} x1="{_MARGIN + _AXIS - 14}" x2="{width - _MARGIN}" y1="{y:.1f}" y2="{y:.1f}"/>'
        name = _since(day) if day in sure else "some time before" if day < 0 else ""
        if last - y >= 18 and name not in ("", named):
            yield f'<text {_LOOKS["axis"]} x="{_MARGIN}" y="{y + 5:.1f}">{name}</text>'
            last, named = y, name


def _since(days: float) -> str:
    """A day as the axis names it.

    >>> _since(0.0), _since(21.0), _since(-3650.0), _since(400.0)
    ('the beginning', '3 weeks on', '10 years before', '1 year on')
    """
    size = abs(days)
    for step, name in ((365.0, "year"), (30.0, "month"), (7.0, "week"), (1.0, "day"), (1 / 24, "hour")):
        if size >= step * 0.95:
            count = round(size / step)
            return f"{count} {name}{'' if count == 1 else 's'} {'on' if days > 0 else 'before'}"
    return "the beginning"


def _chapters(
    moments: Sequence[_Moment], spans: Sequence[tuple[float, float]], top: float, bottom: float
) -> Iterator[str]:
    """A thin line where a chapter begins, and its heading above where there is room."""
    last = -math.inf
    seen: Chapter | None = None
    for moment, (left, _) in zip(moments, spans, strict=True):
        if moment.chapter is seen:
            continue
        seen = moment.chapter
        if moment.chapter.heading is None:
            continue
        x = left - 7
        yield f'<line {_LOOKS["rule"]} x1="{x:.1f}" x2="{x:.1f}" y1="{top - 14:.1f}" y2="{bottom + 16:.1f}"/>'
        name = _cut(str(moment.chapter.heading), 34)
        if x >= last:
            yield f'<text {_LOOKS["chapter"]} x="{x + 5:.1f}" y="{top - 18:.1f}">{escape(name)}</text>'
            last = x + 8 * len(name) + 12


def _ways(
    moments: Sequence[_Moment], spans: Sequence[tuple[float, float]], heights: dict[float, float], bottom: float
) -> Iterator[str]:
    """From each scene to the next: dotted where no words say how far, in the colour of the past where time is left or joined."""
    for at in range(1, len(moments)):
        here, there = moments[at - 1], moments[at]
        x1, x2 = spans[at - 1][1], spans[at][0]
        y1, y2 = bottom - heights[here.day], bottom - heights[there.day]
        bend = max(10.0, (x2 - x1) * 1.6)
        look = _LOOKS["leap" if there.leap else "way"] + ("" if there.known else _LOOKS["guess"])
        yield (
            f'<path {look} d="M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"/>'
        )


def _bars(
    moments: Sequence[_Moment], spans: Sequence[tuple[float, float]], heights: dict[float, float], bottom: float
) -> Iterator[str]:
    for number, (moment, (left, right)) in enumerate(zip(moments, spans, strict=True), start=1):
        y = bottom - heights[moment.day]
        size, middle = right - left, (left + right) / 2
        look = _LOOKS["past" if moment.past else "now"]
        yield (
            f'<rect {look} x="{left:.1f}" y="{y - _BAR / 2:.1f}" width="{size:.1f}" height="{_BAR}" '
            f'rx="{min(_BAR, size) / 2:.1f}"><title>{number}. {escape(_name(moment.scene))}</title></rect>'
        )
        if size >= 9 * len(str(number)) + 6:
            yield f'<text {_LOOKS["number"]} x="{middle:.1f}" y="{y + 4.5:.1f}">{number}</text>'
        elif len(moments) <= 60:
            yield f'<text {_LOOKS["beside"]} x="{middle:.1f}" y="{y - _BAR / 2 - 5:.1f}">{number}</text>'


def _list(moments: Sequence[_Moment], top: float, rows: int) -> Iterator[str]:
    """The scenes by number: when each plays, and how it opens."""
    for at, moment in enumerate(moments):
        x, y = _MARGIN + (at // rows) * _COLUMN, top + (at % rows) * _ROW
        clock = moment.scene.clock
        said = clock.words if clock and clock.words != "unknown" else ""
        yield f'<text {_LOOKS["entry"]} x="{x}" y="{y:.1f}">{at + 1}</text>'
        if said:
            look = _LOOKS["clock-past" if moment.past or moment.leap else "clock"]
            yield f'<text {look} x="{x + 34}" y="{y:.1f}">{escape(_cut(said, 18))}</text>'
        yield f'<text {_LOOKS["entry"]} x="{x + 150}" y="{y:.1f}">{escape(_cut(_name(moment.scene), 44))}</text>'


def _name(scene: Scene) -> str:
    """What a scene is known by: its opening words."""
    block = next((block for block in scene.blocks if block.kind is not BlockKind.LABEL), scene.blocks[0])
    return " ".join(block.text[:200].split())


def _cut(text: str, most: int) -> str:
    """A text of so many characters at most, cut between words where it has any."""
    return text if len(text) <= most else (text[:most].rpartition(" ")[0] or text[: most - 1]).rstrip(",;:—- ") + " …"
