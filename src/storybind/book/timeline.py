"""A story's timeline as a picture: its scenes in reading order from left to right, the story's time from bottom to top.

Time is drawn by the order of its moments, with gaps that grow with their logarithm: an hour and a decade are both seen.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from storybind.book.covers.scripts import is_rtl
from storybind.book.inline import escape
from storybind.book.matter import authors_line
from storybind.columns import cut, width, wrap
from storybind.model import BlockKind, BreakKind, Chapter, Scene, Story

_MARGIN, _AXIS = 56, 118  # pixels round the picture, and for the words on the time axis
_LEAST_WIDTH, _MOST_WIDTH, _PER_SCENE = 1120, 3600, 84
_BAR, _LEAST_BAR = 15, 8
_ROW, _COLUMN = 22, 500
_LEAST_STEP, _LOG_STEP, _LOWEST, _LONE = 34.0, 26.0, 150.0, 20.0
_LEAST_MOST, _SHARE = 900.0, 0.6  # what the moments may take in height, at least, and of the width
_BETWEEN = 12.0  # pixels between two lines of the time axis, or they are a grey wall
_AXIS_LINE = 18.0  # and between two names
_ENTRY = 44  # letters
_TITLE_LINE, _BY_LINE = 40, 24  # pixels of a line
_SHORTEST_NAME, _LONGEST_NAME = 8, 34  # columns of what a chapter is called
_TITLE_COLUMN, _BY_COLUMN, _CHAPTER_COLUMN = 17.0, 9.0, 8.0  # pixels of a letter, or of half a Chinese one
_UNKNOWN_FORWARD, _UNKNOWN_BACK = 1.0, 400.0  # days that stand for a distance no words give
_PLAIN = 5.0  # how many times what words leave open a distance must be that the axis names
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
    wide = min(_MOST_WIDTH, max(_LEAST_WIDTH, _PER_SCENE * len(moments)))
    heights = _heights([moment.day for moment in moments], max(_LEAST_MOST, _SHARE * wide))
    title, by = _named(story, wide - 2 * _MARGIN)
    top = _MARGIN + 108 + (len(title) - 1) * _TITLE_LINE + max(0, len(by) - 1) * _BY_LINE
    bottom = top + max(max(heights.values()), _LOWEST if len(heights) > 1 else _LONE) + 30
    spans = _spans([moment.scene.words for moment in moments], _MARGIN + _AXIS, wide - _MARGIN)
    named = moments[:_MOST_NAMED]
    columns = max(1, (wide - 2 * _MARGIN) // _COLUMN)
    rows = -(-len(named) // columns)
    parts = [
        *_frame(story, wide, bottom + 70 + (rows + 2 * (len(moments) > len(named))) * _ROW + _MARGIN),
        *_head(title, by),
        *_axis(moments, heights, bottom, wide),
        *_chapters(moments, spans, top, bottom),
        *_ways(moments, spans, heights, bottom),
        *_bars(moments, spans, heights, bottom),
        *_list(named, bottom + 70, rows),
        *_unnamed(len(named), len(moments), bottom + 70 + (rows + 1) * _ROW),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _moments(chapters: Sequence[Chapter]) -> Iterator[_Moment]:
    """Every scene with its place in time; a flashback is left at its return, or at the next mark that is none."""
    day, vague, sure = 0.0, 0.0, True  # the days that words leave open, and whether any are known
    before: list[tuple[float, float, bool]] = []
    for chapter in chapters:
        for at, scene in enumerate(chapter.scenes):
            clock = scene.clock
            kind = scene.begins.kind if scene.begins else None
            starts = clock is not None and clock.words == "flashback"
            back = bool(before) and not starts and (kind is not BreakKind.SKIP_FORWARD or at == 0)
            known = clock is None or clock.days is not None or back
            if back:
                day, vague, sure = before[0]
                before.clear()
            elif clock:
                if starts:
                    before.append((day, vague, sure))
                day += clock.days if clock.days is not None else -_UNKNOWN_BACK if starts else _UNKNOWN_FORWARD
                vague += abs(clock.days or 0.0) if clock.words.startswith("some ") else 0.0
                sure = sure and known
            yield _Moment(
                scene, chapter, round(day, 4), bool(before), known, sure and abs(day) >= _PLAIN * vague, starts or back
            )


def _heights(days: Sequence[float], most: float) -> dict[float, float]:
    """How high above the lowest each day stands, in pixels; the highest is no higher than `most`."""
    heights: dict[float, float] = {}
    height = last = 0.0
    for day in sorted(set(days)):
        if heights:
            height += _LEAST_STEP + _LOG_STEP * math.log10(1 + day - last)
        heights[day], last = height, day
    scale = min(1.0, most / (height or 1.0))
    return {day: height * scale for day, height in heights.items()}


def _spans(words: Sequence[int], left: float, right: float) -> list[tuple[float, float]]:
    """Where each scene begins and ends from left to right, as wide as it is long, but never too narrow to see."""
    gap = min(14.0, (right - left) / (3 * len(words)))
    room = right - left - gap * (len(words) - 1)
    least = min(_LEAST_BAR, room / len(words))
    total = sum(words) or 1
    sizes = [max(least, room * count / total) for count in words]
    scale = room / math.fsum(sizes)
    spans: list[tuple[float, float]] = []
    for size in sizes:
        spans.append((left, left + size * scale))
        left += size * scale + gap
    return spans


def _named(story: Story, room: float) -> tuple[list[str], list[str]]:
    """The title and who wrote it, in lines of so many pixels."""
    by = authors_line(story.metadata)
    return (
        wrap(" ".join(story.metadata.title.value.split()), int(room / _TITLE_COLUMN), 3),
        wrap(by, int(room / _BY_COLUMN), 2) if by else [],
    )


def _frame(story: Story, wide: float, high: float) -> Iterator[str]:
    """The paper, and what the picture is called where it is not seen."""
    language, title = story.metadata.language.value, escape(story.metadata.title.value)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}" '
        f'viewBox="0 0 {wide:.0f} {high:.0f}" role="img" aria-labelledby="title" font-family="{_FONT}" xml:lang="{language}">'
    )
    yield f'<title id="title">{title}: {_SUBJECT}</title>'
    yield f'<rect fill="{_PAPER}" width="{wide:.0f}" height="{high:.0f}"/>'


def _head(title: Sequence[str], by: Sequence[str]) -> Iterator[str]:
    y = _MARGIN + 26
    for at, line in enumerate(title):
        yield f'<text {_LOOKS["title"]} x="{_MARGIN}" y="{y + at * _TITLE_LINE}">{_set(line)}</text>'
    y += (len(title) - 1) * _TITLE_LINE + 28
    for at, line in enumerate(by):
        yield f'<text {_LOOKS["by"]} x="{_MARGIN}" y="{y + at * _BY_LINE}">{_set(line)}</text>'


def _axis(moments: Sequence[_Moment], heights: dict[float, float], bottom: float, wide: float) -> Iterator[str]:
    """A line for each moment of the story's time, named by how far it is from the beginning, both where there is room."""
    last, named, ruled = math.inf, "", math.inf
    sure = {moment.day for moment in moments if moment.sure}
    for day, height in sorted(heights.items()):
        y = bottom - height
        name = _since(day) if day in sure else "some time before" if day < 0 else ""
        is_named = last - y >= _AXIS_LINE and name not in ("", named)
        if is_named:
            yield f'<text {_LOOKS["axis"]} x="{_MARGIN}" y="{y + 5:.1f}">{name}</text>'
            last, named = y, name
        if is_named or ruled - y >= _BETWEEN:
            yield f'<line {_LOOKS["rule"]} x1="{_MARGIN + _AXIS - 14}" x2="{wide - _MARGIN}" y1="{y:.1f}" y2="{y:.1f}"/>'
            ruled = y


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
    """A thin line where a chapter begins, and its heading above, cut where the next begins; in little room, where it has any."""
    chapters = groupby(zip(moments, spans, strict=True), key=lambda pair: id(pair[0].chapter))
    starts = [next(scenes) for _, scenes in chapters]
    begins = [(left - 7, str(first.chapter.heading)) for first, (left, _) in starts if first.chapter.heading]
    last = -math.inf
    for (x, heading), (following, _) in pairwise([*begins, (math.inf, "")]):
        yield f'<line {_LOOKS["rule"]} x1="{x:.1f}" x2="{x:.1f}" y1="{top - 14:.1f}" y2="{bottom + 16:.1f}"/>'
        room = min(_LONGEST_NAME, (following - x - 12) / _CHAPTER_COLUMN)
        name = cut(heading, int(room) if room >= _SHORTEST_NAME else _LONGEST_NAME)
        if x >= last:
            yield f'<text {_LOOKS["chapter"]} x="{x + 5:.1f}" y="{top - 18:.1f}">{_set(name)}</text>'
            last = x + _CHAPTER_COLUMN * width(name) + 12


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
        said = clock.words.replace("-", "−") if clock and clock.words != "unknown" else ""
        yield f'<text {_LOOKS["entry"]} x="{x}" y="{y:.1f}">{at + 1}</text>'
        if said:
            look = _LOOKS["clock-past" if moment.past or moment.leap else "clock"]
            yield f'<text {look} x="{x + 34}" y="{y:.1f}">{_set(cut(said, 18))}</text>'
        yield f'<text {_LOOKS["entry"]} x="{x + 150}" y="{y:.1f}">{_set(_cut_to_column(_name(moment.scene)))}</text>'


def _unnamed(named: int, scenes: int, y: float) -> Iterator[str]:
    """Below the list, which scenes it leaves out."""
    if scenes > named:
        told = f"Scene {scenes} is" if scenes == named + 1 else f"Scenes {named + 1} to {scenes} are"
        yield f'<text {_LOOKS["clock"]} x="{_MARGIN}" y="{y:.1f}">{told} drawn above and not named here</text>'


def _name(scene: Scene) -> str:
    """What a scene is known by: its opening words."""
    block = next((block for block in scene.blocks if block.kind is not BlockKind.LABEL), scene.blocks[0])
    return " ".join(block.text[:200].split())


def _cut_to_column(opening: str) -> str:
    """The words of an entry that its column has room for: capitals are wider."""
    capitals = sum(map(str.isupper, opening[:_ENTRY]))
    return cut(opening, _ENTRY - capitals * 2 // 5)


def _set(line: str) -> str:
    """A line as a picture has it: the signs at the ends of one that runs from the right go with it."""
    return f"\u200f{escape(line)}\u200f" if is_rtl(line, "") else escape(line)
