r"""Patterns cut down to what a text can match: compiling a long alternation costs more than reading a short story.

A pattern of a language's table unfolds to thousands of letters, most of them words that the sentence at hand has not.
Before it is compiled, the alternatives go whose letters are not in the text, and with them the optional parts; what is
left finds in this text exactly what the whole pattern would. Often nothing is left, and nothing is compiled.
"""

import re
import sys
from collections.abc import Collection

from storybind.text.prose.parsing import ONCE, Anything, Group, Letters, Part, fold

_WIDE = re.compile(r"\(\?<[=!][^)]*\)|\[(?:\\.|[^\]\\])*[^\x00-\xff](?:\\.|[^\]\\])*\]")
_WIDE_SIGN = re.compile(r"(?<![^\[^]-)[^\x00-\xff](?!-[^\]])")
"""What is no end of a range in a set."""
_BEHIND, _AHEAD = ("(?<=", "(?<!"), ("(?=", "(?!")
_NEVER = "(?!)"
_NOWHERE = sys.maxsize
_FOLDED = 3  # letters that one becomes at most, when it is folded

_Places = tuple[Collection[int], int]
"""Where a part of a pattern can begin in a text: at these places, and anywhere from the last one on, if not `_NOWHERE`."""
_Fitted = tuple[str, _Places]


class Text:
    """A text that patterns are fitted to, folded; it keeps which alternatives of each group are in it."""

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        self.most = 1 if len(self.folded) == len(text) else _FOLDED  # letters that one of the text has become at most
        self._possible: dict[int, list[tuple[Part, ...] | None]] = {}

    def possible(self, group: Group) -> list[tuple[Part, ...] | None]:
        """The alternatives with all their letters in the text; with captures, None in the place of each other one."""
        branches, captures, folded = group.branches, group.captures, self.folded
        known = self._possible.get(id(branches))
        if known is None:
            known = []
            for letters, groups, parts in branches:
                for each in letters:
                    if each not in folded:
                        break
                else:
                    for inner in groups:
                        found = self.possible(inner)
                        if found.count(None) == len(found):
                            break
                    else:
                        known.append(parts)
                        continue
                if captures:
                    known.append(None)
            self._possible[id(branches)] = known
        return known


def fit(group: Group, text: Text, *, from_start: bool = False) -> str | None:
    r"""What is left of a pattern for a text; None where the text has nothing that it could match.

    `from_start` says that it has to match from the text's first letter on.

    >>> from storybind.text.prose.parsing import parse
    >>> parsed = parse(r"(?:the )?(?:next|following) (day|week)s?\b", lambda name: Group(()))
    >>> fit(parsed, Text("The next week it rained."))
    '(?:the )?next ((?!)|week)s?\\b'
    >>> fit(parsed, Text("The next man")), fit(parsed, Text("That next week"), from_start=True)
    (None, None)
    """
    found = _fit(group, text, ((0,), _NOWHERE) if from_start else ((), 0))
    return _without_wide(found[0], text.folded) if found else None


def _without_wide(source: str, folded: str) -> str:
    """A pattern without the signs in its sets that the text has not: those beyond Latin-1 make a set slow to compile."""
    if source.isascii():
        return source

    def narrow(found: re.Match[str]) -> str:
        if found[0][0] == "(":
            return found[0]
        narrowed = _WIDE_SIGN.sub(lambda sign: sign[0] if sign[0].casefold() in folded else "", found[0])
        return found[0] if narrowed in ("[]", "[^]") else narrowed

    return _WIDE.sub(narrow, source)


def _fit(group: Group, text: Text, start: _Places) -> _Fitted | None:
    """What is left of a group that begins at one of some places, and where it can end."""
    opens, quantifier, captures, optional = group.opens, group.quantifier, group.captures, group.optional
    if opens in _BEHIND:  # they look at what may stand before the text
        return _whole(group), start
    once = quantifier in ONCE
    begin = start if once else _from_first(start)  # where it comes again is not known
    found = [_fit_branch(parts, text, begin) for parts in text.possible(group)]
    ends = [fitted[1] for fitted in found if fitted]
    if not ends:
        if opens == "(?!":
            return "", start
        if not optional:
            return None
        return f"(?:{_NEVER}{'()' * captures})?" if captures else "", start
    if captures:
        kept = [
            fitted[0] if fitted else _cut(parts) for fitted, (_, _, parts) in zip(found, group.branches, strict=True)
        ]
    else:
        kept = [fitted[0] for fitted in found if fitted]
    source = "|".join(kept)
    if opens != "(?:" or len(kept) > 1 or quantifier:
        source = f"{opens}{source}){quantifier}"
    if opens in _AHEAD:
        return source, start
    end = _together([*ends, start] if optional else ends)
    return source, end if once else _from_first(end)


def _together(ends: list[_Places]) -> _Places:
    if len(ends) == 1:
        return ends[0]
    return {place for places, _ in ends for place in places}, min(first for _, first in ends)


def _from_first(at: _Places) -> _Places:
    """Anywhere from the first of some places on."""
    return (), min(*at[0], at[1], _NOWHERE)


def _cut(parts: tuple[Part, ...]) -> str:
    """What stands for an alternative that was cut out of a group with captures."""
    return _NEVER + "()" * sum(part.captures for part in parts if type(part) is Group)


def _fit_branch(parts: tuple[Part, ...] | None, text: Text, at: _Places) -> _Fitted | None:
    if parts is None:
        return None
    sources: list[str] = []
    for part in parts:
        if type(part) is Letters:
            at = _behind(part.folded, text.folded, at), _NOWHERE
            if not at[0]:
                return None
            sources.append(part.source)
        elif type(part) is Group:
            found = _fit(part, text, at)
            if found is None:
                return None
            sources.append(found[0])
            at = found[1]
        elif type(part) is Anything:
            at = _behind_any(part, text, at)
            if not at[0] and at[1] == _NOWHERE:
                return None
            sources.append(part.source)
    return "".join(sources), at


def _behind(letters: str, folded: str, at: _Places) -> Collection[int]:
    """Where letters end that begin at one of some places."""
    places, first = at
    size = len(letters)
    ends = [place + size for place in places if folded.startswith(letters, place)]
    if first == _NOWHERE:
        return ends
    found = folded.find(letters, first)
    while found >= 0:
        ends.append(found + size)
        found = folded.find(letters, found + 1)
    return set(ends)


def _behind_any(part: Anything, text: Text, at: _Places) -> _Places:
    """Where something ends that begins at one of some places."""
    places, first = at
    if part.most > 1:
        return _from_first(at)
    if part.most == 1:
        return {place + more for place in places for more in range(text.most + 1)}, first
    if part.source == r"\b" and text.most == 1:
        return [place for place in places if _is_edge(text.folded, place)], first
    return at


def _is_edge(folded: str, place: int) -> bool:
    """Whether a word can begin or end at a place; so it is where a text begins, for nobody knows what is before it."""
    before, behind = folded[place - 1 : place] or " ", folded[place : place + 1] or " "
    return not place or (before.isalnum() or before == "_") is not (behind.isalnum() or behind == "_")


def _whole(group: Group) -> str:
    rows = ("".join(map(_source, parts)) for _, _, parts in group.branches)
    return f"{group.opens}{'|'.join(rows)}){group.quantifier}"


def _source(part: Part) -> str:
    return _whole(part) if isinstance(part, Group) else part.source
