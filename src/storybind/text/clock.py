"""The story's clock: how far each scene plays from the one before, as far as its words say."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from storybind.model import BlockKind, BreakKind, Chapter, Clock, Scene
from storybind.text.tables.clocks import CLOCKS, MONTH, YEAR

UNKNOWN = Clock("unknown")
_FLASHBACK = r"flash ?back|rückblende|rückblick|retour en arrière|fl[aeэ]шб[eе]к|флэшбек|回忆|回憶|回想"
_ENDS = r"\b(?:end|ends|over|ende|fin|fine|fim|конец)\b|结束|結束|終わり|终了"
_OPENING = 80  # characters of a chapter's first scene in which its words of time must stand
_VAGUE = "some "
_DAYS = ("day", "tag", "jour", "día", "dia", "giorno", "день")
"""What a day of the story's own count is called: ``Day 3``, ``DAY TWELVE``."""
_YEAR = r"(?<![\d.])(?P<year>1[5-9]\d\d|20\d\d)(?!\d|\.\d|\s?(?:hours|hrs|h|uhr)\b)"
_DATED = 30  # characters in which a date at the head of a longer sentence stands
_STEPS = ((YEAR, "year"), (30.0, "month"), (7.0, "week"), (1.0, "day"), (1 / 24, "hour"))


class _When(NamedTuple):
    """A day that words name: a year, and a month and a day where they say so, else the weekday, the month or the count alone."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None  # of the story's own days: ``Day 3``


def tell_time(chapters: Sequence[Chapter], language: str) -> tuple[Chapter, ...]:
    """The chapters with a clock on every scene but the story's first."""
    base = language.split("-")[0]
    known = base if base in CLOCKS else "en"
    state = _State()
    return tuple(chapter._replace(scenes=tuple(_told(chapter, known, state))) for chapter in chapters)


class _Known(NamedTuple):
    """Where a scene stands in time: the last day that was named, and the days told of since; None once words left them open."""

    named: _When | None = None
    since: float | None = 0.0

    def after(self, clock: Clock, when: _When | None) -> "_Known":
        """The same a scene later."""
        if when:
            return _Known(when)
        told = None if clock.words.startswith(_VAGUE) else clock.days
        return self._replace(since=None if self.since is None or told is None else self.since + told)


class _State:
    """What the clock remembers from scene to scene: whether it has started, where it stands, and where it left for the past."""

    def __init__(self) -> None:
        self.started = False
        self.now = _Known()
        self.left: _Known | None = None

    def move(self, clock: Clock | None, when: _When | None) -> None:
        """Go on to the scene that has this clock; who returns stands where the story left."""
        self.started = True
        if clock and clock.words == "return" and self.left:
            self.now, self.left = _Known(when) if when else self.left, None
            return
        if clock and clock.words == "flashback":
            self.left = self.left or self.now
        self.now = self.now.after(clock or Clock("", 0.0), when)


def _told(chapter: Chapter, language: str, state: _State) -> Iterator[Scene]:
    for scene in chapter.scenes:
        words = _words(scene)
        when = _read_when(words, language)
        clock = _clock(scene, words, when, language, state.now) if state.started else None
        state.move(clock, when)
        yield scene._replace(clock=clock)


def _words(scene: Scene) -> str:
    """The words of a scene that speak of time: its label, what its break rests on, or how a chapter opens."""
    labels = [block.text for block in scene.blocks[:3] if block.kind is BlockKind.LABEL]
    said = [*labels, scene.title or "", scene.begins.evidence if scene.begins else ""]
    words = " ".join(dict.fromkeys(part for part in said if part))
    if not words and scene.begins is None:
        words = re.split(r"[.!?;:\n]", scene.blocks[0].text[:_OPENING])[0]
        words = words if re.match(r"\W*[^,]{0,50}(?:,|$)", words) else _dated(words[:_DATED])
    return words.casefold()


def _dated(head: str) -> str:
    """The head of a sentence that opens with a date, else nothing: "On 3 May 1938 the Frys came to the lighthouse"."""
    opens = re.match(r"\W*(?:on|in|by|am|im|en|le|el|em|nel|il|в)\s", head, re.IGNORECASE)
    return head if opens and re.search(_YEAR, head) else ""


def _clock(scene: Scene, words: str, when: _When | None, language: str, known: _Known) -> Clock:
    kind = scene.begins.kind if scene.begins else None
    past = kind is BreakKind.FLASHBACK or bool(re.search(_FLASHBACK, words))
    if kind is BreakKind.RETURN or (past and re.search(_ENDS, words)):
        return Clock("return")
    apart = _apart(when, known, words, language) if when else None
    clock = apart or read_clock(words, language)
    if past:
        return Clock("flashback", -abs(clock.days)) if clock.days else Clock("flashback")
    if clock == UNKNOWN and when:
        return Clock(_name_of(when, words, language))
    return clock


def _apart(when: _When, known: _Known, words: str, language: str) -> Clock | None:
    """How far a named day is from the scene before, by the day that was named last; None where they are not named alike enough."""
    found = _between(known.named, when) if known.named else None
    if found is None:
        return None
    days, step = found
    since = known.since or 0.0
    days -= int(since) if step == 1.0 else since
    if when.weekday is not None and not when.month:
        stretch = read_clock(words, language)
        if stretch.words[0] in "+-":  # "three weeks later, on Friday"
            return stretch
        days = days % 7 or 7.0
    if known.since is None or 0 < abs(since) < step:  # "May", three weeks later, "June"
        return Clock(_name_of(when, words, language), days)
    return Clock(_said(days), days)


def read_clock(words: str, language: str) -> Clock:
    """What folded words say of the time that has passed.

    >>> read_clock("three days later", "en")
    Clock(words='+3 days', days=3.0)
    >>> read_clock("the next morning", "en").words, read_clock("ten years earlier", "en").words
    ('next morning', '-10 years')
    >>> read_clock("some weeks later", "en").words, read_clock("nobody spoke", "en").words
    ('some weeks', 'unknown')
    """
    works = CLOCKS[language]
    if works.once and works.once[0] in words:
        words = re.sub(_whole(works.once[1]), " ", words)
    for pattern, said, days in works.phrases:
        if re.search(_whole(pattern), words):
            return Clock(said, days)
    found = _stretch(language).search(re.sub(_whole(works.hour), " ", words))
    if not found:
        return UNKNOWN
    name = found["unit"] or found["bare"]
    unit = next(days for pattern, days in works.units if re.fullmatch(pattern, name))
    is_back = re.search(_whole(works.back), words) and not re.search(_whole(works.lived), words)
    sign = -1 if is_back else 1
    number = _counted(found, language)
    if number is None:
        name = next(name for size, name in _STEPS if unit >= size) if unit >= 1 / 24 else "minute"
        return Clock(f"{_VAGUE}{name}s" + (" before" if sign < 0 else ""), sign * 3 * unit)
    days = sign * number * unit
    return Clock(_said(days), days)


def _whole(pattern: str) -> str:
    """A pattern that stands between other words; scripts without blanks have no such edge."""
    return rf"(?<![a-zà-ÿа-яё])(?:{pattern})(?![a-zà-ÿа-яё])"


_TEN = 10
_SMALL_WORDS = r"\W{0,3}(?:\w{1,3}\W{1,3}){0,2}"  # "of", "de", "the" between a day and its month
_AND_ONES = r"(?:-|\s(?:(?:y|et|e)\s)?)"  # forty-two, cuarenta y dos, сорок два


@cache
def _stretch(language: str) -> re.Pattern[str]:
    """A number or a vague word, and a unit."""
    works = CLOCKS[language]
    numbers = "|".join(map(re.escape, sorted(works.numbers, key=len, reverse=True)))
    units = "|".join(pattern for pattern, _ in works.units)
    number = (
        rf"(?<![^\W_])(?:(?P<tens>{numbers}){_AND_ONES})?(?P<number>\d{{1,4}}(?:[.,]\d+)?|(?<![^\W_])(?:{numbers}))"
    )
    return re.compile(
        rf"(?:(?:{number}|(?:{works.vague}))[\s-]*(?P<unit>{units})|(?<![^\W_])(?P<bare>{works.bare}))(?![a-zà-ÿа-яё])"
    )


def _counted(found: re.Match[str], language: str) -> float | None:
    """The number before a unit, tens and ones together; None for a vague word."""
    tens, ones = (_number(found[part], language) if found[part] else None for part in ("tens", "number"))
    return tens + ones if tens in range(20, 100, 10) and ones and ones < _TEN else ones  # type: ignore[operator]


def _number(text: str, language: str) -> float:
    numbers = CLOCKS[language].numbers
    return numbers[text] if text in numbers else float(text.replace(",", "."))


def _said(days: float) -> str:
    """A distance in the largest unit that fits.

    >>> [_said(days) for days in (3.0, -3650.0, 14.0, 1 / 24, 0.0)]
    ['+3 days', '-10 years', '+2 weeks', '+1 hour', 'same day']
    """
    size = abs(days)
    if size < 1 / 48:
        return "same day"
    step, name = next(((step, name) for step, name in _STEPS if size >= step * 0.99), _STEPS[-1])
    count = size / step
    if name == "week" and abs(count - round(count)) > 0.05:
        step, name, count = 1.0, "day", size
    rounded = round(count, 1) if count < 10 and abs(count - round(count)) > 0.1 else round(count)
    return f"{'-' if days < 0 else '+'}{rounded:g} {name}{'' if rounded == 1 else 's'}"


def _read_when(words: str, language: str) -> _When | None:
    """The day that words name, as exactly as they do.

    >>> _read_when("december 24, 1998", "en")
    _When(year=1998, month=12, day=24, weekday=None, nth=None)
    >>> _read_when("on friday", "en").weekday, _read_when("day twelve", "en").nth
    (4, 12)
    >>> _read_when("1900 hours", "en"), _read_when("every day a new ship", "en")
    (None, None)
    """
    year = re.search(_YEAR, words) if any(map(str.isdigit, words)) else None
    month = _one_of(CLOCKS[language].months, words)
    weekday = _one_of(CLOCKS[language].weekdays, words)
    count = _count_of(words, language)
    if not (year or month or weekday or count is not None):
        return None
    rest = words.replace(year[1], " ") if year else words
    number = _day_beside(CLOCKS[language].months[month - 1], rest) if month else None
    return _When(int(year[1]) if year else None, month, number, None if weekday is None else weekday - 1, count)


def _count_of(words: str, language: str) -> int | None:
    """Which day of the story's own count words name."""
    names = re.findall(r"\w+", words)
    name = next((number for day, number in pairwise(names) if day in _DAYS), "")
    if name.isdecimal():
        return int(name)
    number = CLOCKS[language].numbers.get(name, 0)
    return int(number) if number > 1 or name == "one" else None  # "that day a ship came" counts nothing


def _day_beside(month: str, words: str) -> int | None:
    """The day that stands beside a month, whatever numbers a street or a house has.

    >>> _day_beside("march|mar", "14 weavers' row 3rd of march"), _day_beside("march|mar", "14 weavers' row march the 9th")
    (3, 9)
    >>> _day_beside("march|mar", "14 weavers' row, march")
    """
    day, name = r"(?<![\d:])(?P<{}>\d{{1,2}})(?:st|nd|rd|th|\.)?(?![\d:])", _whole(month)
    before, behind = day.format("before"), day.format("behind")
    found = re.search(rf"{before}{_SMALL_WORDS}{name}|{name}{_SMALL_WORDS}{behind}", words)
    number = int(found["before"] or found["behind"]) if found else 0
    return number if 1 <= number <= 31 else None


def _one_of(names: Sequence[str], words: str) -> int | None:
    """Which of the names stands in the words, from 1."""
    return next((at for at, name in enumerate(names, 1) if re.search(_whole(name), words)), None)


def _between(first: _When, then: _When) -> tuple[float, float] | None:
    """The days from one named day to another, and to how many days that is known; None where they are not named alike enough.

    >>> _between(_When(month=12, day=24), _When(month=1, day=2)), _between(_When(year=1944), _When(year=1944))
    ((9.0, 1.0), None)
    """
    if first.nth is not None and then.nth is not None:
        return float(then.nth - first.nth), 1.0
    years = (then.year - first.year) * YEAR if first.year and then.year else None
    if first.month and then.month:
        days = _day_of(then) - _day_of(first) + (years or 0.0)
        if years is None and first.month != then.month:
            days %= YEAR
        return (days, 1.0) if first.day and then.day else _coarse(round(days / MONTH) * MONTH, MONTH)
    if years is not None:
        return _coarse(years, YEAR)
    if first.weekday is not None and then.weekday is not None:
        return float(then.weekday - first.weekday), 1.0
    return None


def _coarse(days: float, step: float) -> tuple[float, float] | None:
    """A distance that is known to a month or a year; two moments of one such may be any way apart."""
    return (days, step) if days else None


def _day_of(when: _When) -> int:
    """The number of a day in its year, as far as it is named."""
    return date(when.year or 1, when.month or 1, min(when.day or 15, 28)).timetuple().tm_yday


def _name_of(when: _When, words: str, language: str) -> str:
    """The name of a day, month or year as the text has it, where its distance is not known."""
    works = CLOCKS[language]
    names = works.months if when.month else works.weekdays
    found = next((match[0] for name in names if (match := re.search(_whole(name), words))), "")
    return found.capitalize() or str(when.year or "") or UNKNOWN.words
