"""Marks of emphasis inside a paragraph: ``*x*``, ``_x_``, ``**x**``."""

from __future__ import annotations

import re

from storybind.model import Inline

_RUN = re.compile(r"\*{1,3}|_{1,3}")
_OPENING = frozenset("\"'“”‘’„«»(<[¿¡…—–-.$£€#@&~")


def read_inline(text: str) -> tuple[str, tuple[Inline, ...]]:
    """The text without its marks of emphasis, and the ranges they stood round.

    A mark opens after a blank or a sign and before a word, and closes the other way round; one without a partner
    stays as it was typed. Linear in the text, whatever it holds.

    >>> read_inline("She was *not* amused.")
    ('She was not amused.', (Inline(start=8, end=11, kind='em', target=''),))
    >>> read_inline("2 * 3 and snake_case_name and a * footnote")[1]
    ()
    """
    if "*" not in text and "_" not in text:
        return text, ()
    pairs = _pairs(text)
    return _take_out(text, pairs) if pairs else (text, ())


def _pairs(text: str) -> list[tuple[int, int, int]]:
    """Matched runs as (opening, closing, length), outer before inner where they start together."""
    open_runs: list[tuple[int, str]] = []
    waiting: dict[str, int] = {}
    pairs: list[tuple[int, int, int]] = []
    for run in _RUN.finditer(text):
        mark, start, end = run[0], run.start(), run.end()
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        closes = not before.isspace() and not after.isalnum()
        if closes and (parts := _closings(mark, open_runs, waiting)):
            at = start
            for part in parts:
                opened = _close(part, open_runs, waiting)
                if at > opened + len(part):
                    pairs.append((opened, at, len(part)))
                at += len(part)
        elif (after.isalnum() or after in _OPENING) and not before.isalnum():
            open_runs.append((start, mark))
            waiting[mark] = waiting.get(mark, 0) + 1
    return sorted(pairs)


def _closings(mark: str, open_runs: list[tuple[int, str]], waiting: dict[str, int]) -> tuple[str, ...]:
    """The marks that a run closes: the same one, or two that add up to it, the inner first."""
    if waiting.get(mark):
        return (mark,)
    inner = open_runs[-1][1] if open_runs else ""
    outer = mark[len(inner) :]
    return (inner, outer) if inner and len(mark) == 3 and mark.startswith(inner) and waiting.get(outer) else ()


def _close(mark: str, open_runs: list[tuple[int, str]], waiting: dict[str, int]) -> int:
    """Where the last open run of a mark began; those inside it stay as they were typed."""
    while True:
        opened, sign = open_runs.pop()
        waiting[sign] -= 1
        if sign == mark:
            return opened


def _take_out(text: str, pairs: list[tuple[int, int, int]]) -> tuple[str, tuple[Inline, ...]]:
    """Cut the marks and say where what they held now stands."""
    cuts = sorted((at, length) for opening, closing, length in pairs for at in (opening, closing))
    kept: list[str] = []
    moved: dict[int, int] = {}
    last = shift = 0
    for at, length in cuts:
        kept.append(text[last:at])
        moved[at] = at - shift
        last, shift = at + length, shift + length
    kept.append(text[last:])
    ranges: list[Inline] = []
    for opening, closing, length in pairs:
        start, end = moved[opening], moved[closing]
        if length >= 2:
            ranges.append(Inline(start, end, "strong"))
        if length != 2:
            ranges.append(Inline(start, end, "em"))
    return "".join(kept), tuple(ranges)
