"""The sign proof of smart typography: what a book sets, turned back sign by sign into what was typed.

`word_proof.py` compares words, and this the signs between them: the book as it would be with its signs kept, beside the
book read back from its bytes. Which typed sign may have become which is a relation that knows nothing of how
`typography.py` chooses; whatever it does not hold is a sign that was lost, invented or made another.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from storybind.book.habits import NARROW, NO_BREAK, Habit, habit_of
from storybind.book.package import Package
from storybind.book.proof.pieces import read_pieces
from storybind.book.xhtml import make_pages
from storybind.errors import LostWordsError
from storybind.model import Book, Story

_HARD = (NARROW, NO_BREAK)
_BLANKS = (" ", *_HARD)
_SIGN = re.compile(
    r"""`[^`'\n]+`|``|''|,,(?=\w)|["'`«»;:!?]|-+|(?<![….])(?:\.{3,}|\.(?:\ \.){2,})|[ \u00a0\u202f](?=[-"'`–—«»“”;:!?])|(?<=[«“])[ \u00a0\u202f]""",
    re.X,
)
"""A typed sign that may become another, or get a space beside it; a space beside one; code between backticks."""
_SPEAKER = re.compile(r"(-{1,3}|[–—])[ \u00a0\u202f]?")


def prove_signs(package: Package, book: Book) -> None:
    """Make sure that a book set with smart typography holds the signs of its story, each in its place, and no others.

    The pages with the author's own signs are made once more beside it. Raises `LostWordsError` for the first place where
    the book says what cannot have been typed.
    """
    pages = make_pages(book._replace(smart=False))
    typed = (piece for page in (*pages.front, *pages.body, *pages.back) for piece in read_pieces(page.xhtml))
    names = (item.name for item in package.spine if not item.name.endswith("/nav.xhtml"))
    done = (piece for name in names for piece in read_pieces(package.read(name)))
    habit = habit_of(book.story.metadata.language.value)
    for before, after in zip_longest(typed, done, fillvalue=""):
        if (change := find_change(before, after, habit)) is not None:
            raise _changed(before, after, change, book.story)


def find_change(typed: str, done: str, habit: Habit) -> tuple[int, int] | None:
    """Where a set text and what was typed part: a place in the one and in the other; None where all can be turned back.

    >>> find_change('"Well--no," she said...', "“Well—no,” she said…", habit_of("en"))
    >>> find_change('"Well--no," she said...', "“Well—no, she said…", habit_of("en"))
    (10, 9)
    """
    at, there = _past_speaker(typed, done, habit)
    for sign in _SIGN.finditer(typed, at):
        words = typed[at : sign.start()]
        if not done.startswith(words, there):
            break
        at, there = sign.start(), there + len(words)
        found = next((form for form in _forms(sign[0], habit) if done.startswith(form, there)), None)
        if found is None:
            return at, there
        at, there = sign.end(), there + len(found)
        follows = done[there : there + 2]
        if (
            habit.inside and found[-1] in ("«", habit.quotes[0]) and follows[:1] in _HARD
        ):  # it was set, or typed as a blank
            there += typed[at : at + 1] not in _BLANKS or follows[1:] in _BLANKS
    if typed[at:] == done[there:]:
        return None
    same = next((n for n, (one, other) in enumerate(zip(typed[at:], done[there:], strict=False)) if one != other), None)
    same = min(len(typed) - at, len(done) - there) if same is None else same
    return at + same, there + same


def _past_speaker(typed: str, done: str, habit: Habit) -> tuple[int, int]:
    """Behind the dash of somebody who speaks, in both texts: the blank that follows it is the printer's."""
    one, other = _SPEAKER.match(typed), _SPEAKER.match(done)
    if habit.speech is None or not one or not other or other[1] not in ("—", one[1]):
        return 0, 0
    return one.end(), other.end()


def _forms(sign: str, habit: Habit) -> Iterator[str]:
    """What may stand for a typed sign, the longer first; with it a space before it, where the language has one."""
    forms = sorted({sign, *_set(sign, habit)}, key=len, reverse=True)
    if habit.inside and (sign in habit.before or set(forms) & {habit.quotes[1], "»"}):
        for form in forms:
            yield from (space + form for space in _HARD)
    yield from forms


def _set(sign: str, habit: Habit) -> tuple[str, ...]:
    """What printers make of a typed sign."""
    if sign in _BLANKS:
        return _HARD
    if sign in ('"', "``", "''", ",,"):
        return (*habit.quotes[:2], "″", "״") if sign == '"' else tuple(habit.quotes[:2])
    if sign in ("'", "`"):
        return (*habit.quotes[2:], "′", *("’׳" if sign == "'" else ""))
    if sign[0] == "`":  # code
        return ()
    if sign[0] == "-":
        return (habit.dash, habit.loose[-1], "—") if len(sign) < 4 else ("——",) if len(sign) < 7 else ()
    if sign[0] == ".":
        count = sign.count(".")
        return (habit.dots * (count // 3) + "." * (count % 3),)
    return ()


def _changed(typed: str, done: str, change: tuple[int, int], story: Story) -> LostWordsError:
    at, there = change
    said = f"“{typed[max(0, at - 20) : at + 12]}” was typed, and the book has “{done[max(0, there - 20) : there + 12]}”"
    told = f"the typography made of a sign what it cannot stand for: {said}".replace("\n", " ")
    path, line = story.source.place(_line(typed, at, story))
    return LostWordsError(told, where=f"{path}:{line}")


def _line(typed: str, at: int, story: Story) -> int:
    """The line of the source that holds the words round a place; the first one where markup hides them."""
    words = re.findall(r"\w+", typed[max(0, at - 30) : at + 30])[1:-1]
    near = re.compile(r"\W+".join(words[:3]) or r"(?!)")
    return next((number for number, line in enumerate(story.lines, start=1) if near.search(line)), 1)
