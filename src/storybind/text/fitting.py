r"""Patterns cut down to what a text can match: compiling a long alternation costs more than reading a short story.

A pattern of a language's table unfolds to thousands of letters, most of them words that the sentence at hand has not.
Before it is compiled, the alternatives go whose letters are not in the text, and with them the optional parts; what is
left finds in this text exactly what the whole pattern would. Often nothing is left, and nothing is compiled: what
regular-expression engines call a prefilter.
"""

import re
from collections.abc import Callable
from typing import NamedTuple, Union

_TOKEN = re.compile(
    r"([^\\\[\](){}|.?*+^$<>]+)"  # 1: letters
    r"|((?:[?*+]|\{\d*,?\d*\})[?+]?)"  # 2: a quantifier
    r"|(\((?:\?(?:<[=!]|[=!:]|-?[a-z]+:))?)"  # 3: what opens a group
    r"|(\|)|(\))|<([a-z_]+)>"  # 4, 5, 6: between alternatives, the end of a group, a name
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|.",
    re.DOTALL,
)
_LETTERS, _QUANTIFIER, _OPENS, _BAR, _CLOSES, _NAME = range(1, 7)
_DIGIT = re.compile(r"\d")
_BEHIND, _AHEAD = ("(?<=", "(?<!"), ("(?=", "(?!")
_ANCHORS = frozenset(("^", "$", r"\b", r"\B", r"\A", r"\Z"))
_NEVER = "(?!)"


class Letters(NamedTuple):
    """Letters that must stand in the text, folded, and as the pattern has them."""

    folded: str
    source: str


class Anything(NamedTuple):
    """What asks for nothing that could be looked up; `fixed` is an anchor, which takes no letter."""

    source: str
    fixed: bool = False


class Group(NamedTuple):
    """Alternatives, each a row of parts with the letters that it cannot be without.

    `captures` counts the groups that are numbered: for each one that is cut out an empty one stays, and the others
    keep their numbers.
    """

    branches: tuple[tuple[tuple[str, ...], tuple["Part", ...]], ...]
    opens: str = "(?:"
    quantifier: str = ""
    captures: int = 0
    optional: bool = False


Part = Union[Letters, Anything, Group]
Words = Callable[[str], Group]
_Fitted = tuple[str, int, bool]


def fold(text: str) -> str:
    """A text as patterns are fitted to it: in small letters, each digit a ``0``.

    >>> fold("In 1943, MAY")
    'in 0000, may'
    """
    return _DIGIT.sub("0", text.casefold())


def parse(pattern: str, words: Words) -> Group:
    """The parts of a pattern; `words` gives the parsed words that stand for a ``<name>``."""
    tokens = list(_TOKEN.finditer(pattern))
    tokens.reverse()
    return _parse(tokens, words, "(?:")


def _parse(tokens: list[re.Match[str]], words: Words, opens: str) -> Group:
    """Take tokens, the next one last, up to the end of a group."""
    branches: list[tuple[tuple[str, ...], tuple[Part, ...]]] = []
    parts: list[Part] = []
    captures = int(opens == "(")
    while tokens:
        match = tokens.pop()
        kind, token = match.lastindex, match[0]
        if kind == _LETTERS:
            parts.append(Letters(fold(token), token))
        elif kind == _QUANTIFIER:
            parts += _quantified(parts.pop(), token)
        elif kind == _BAR:
            branches.append(_branch(parts))
            parts = []
        elif kind == _OPENS:
            inner = _parse(tokens, words, token)
            captures += inner.captures
            parts.append(inner)
        elif kind == _NAME:
            parts.append(words(match[_NAME]))
        elif kind == _CLOSES:
            break
        elif token == r"\d":
            parts.append(Letters("0", token))
        elif token[0] == "\\" and not token[1].isalnum():
            parts.append(Letters(fold(token[1]), token))
        else:
            parts.append(Anything(token, token in _ANCHORS))
    branches.append(_branch(parts))
    return Group(tuple(branches), opens, "", captures)


def _branch(parts: list[Part]) -> tuple[tuple[str, ...], tuple[Part, ...]]:
    return tuple([part.folded for part in parts if type(part) is Letters]), tuple(parts)


def _quantified(part: Part, quantifier: str) -> tuple[Part, ...]:
    """A part with its quantifier, which of letters takes the last alone."""
    optional = quantifier[0] in "?*" or quantifier[:2] in ("{0", "{,")
    if type(part) is Group:
        return (Group(part.branches, part.opens, quantifier, part.captures, optional),)
    if type(part) is Letters:
        if part.source == r"\d" and not optional:
            return part, Anything(quantifier)
        last = -2 if part.source[-2:-1] == "\\" else -1
        head, tail = part.source[:last], Anything(part.source[last:] + quantifier)
        return (Letters(fold(head), head), tail) if head else (tail,)
    return (Anything(part.source + quantifier),)


def fit(group: Group, folded: str, *, from_start: bool = False) -> str | None:
    r"""What is left of a pattern for a folded text; None where the text has nothing that it could match.

    `from_start` says that it has to match from the text's first letter on.

    >>> parsed = parse(r"(?:the )?(?:next|following) (day|week)s?\b", lambda name: Group(()))
    >>> fit(parsed, "the next week it rained")
    '(?:the )?next (week)s?\\b'
    >>> fit(parsed, "the next man"), fit(parsed, "that next week", from_start=True)
    (None, None)
    """
    found = _fit(group, folded, 0, from_start)
    return found[0] if found else None


def _fit(group: Group, folded: str, start: int, fixed: bool) -> _Fitted | None:
    """What is left of a group that begins at `start`, or also behind it where that is not `fixed`; so for its end."""
    branches, opens, quantifier, captures, optional = group
    if opens in _BEHIND:  # they look at what may stand before the text
        return _whole(group), start, fixed
    kept: list[str] = []
    ends: list[int] = []
    ends_fixed = fixed
    for needed, parts in branches:
        found = _fit_branch(needed, parts, folded, start, fixed)
        if found:
            kept.append(found[0])
            ends.append(found[1])
            ends_fixed = ends_fixed and found[2]
        elif captures and (cut := sum(part.captures for part in parts if type(part) is Group)):
            kept.append(_NEVER + "()" * cut)
    if not ends:
        if opens == "(?!":
            return "", start, fixed
        if not optional:
            return None
        return f"(?:{_NEVER}{'()' * captures})?" if captures else "", start, fixed
    source = "|".join(kept)
    if opens != "(?:" or len(kept) > 1 or quantifier:
        source = f"{opens}{source}){quantifier}"
    if opens in _AHEAD:
        return source, start, fixed
    if optional:
        return source, start, False
    first = min(ends)
    return source, first, ends_fixed and not quantifier and first == max(ends)


def _fit_branch(needed: tuple[str, ...], parts: tuple[Part, ...], folded: str, at: int, fixed: bool) -> _Fitted | None:
    for letters in needed:
        if letters not in folded:
            return None
    sources: list[str] = []
    for part in parts:
        kind = type(part)
        if kind is Letters:
            letters, source = part  # type: ignore[misc]
            if fixed:
                if not folded.startswith(letters, at):
                    return None
                at += len(letters)
            else:
                at = folded.find(letters, at) + len(letters)
                if at < len(letters):
                    return None
        elif kind is Group:
            found = _fit(part, folded, at, fixed)  # type: ignore[arg-type]
            if found is None:
                return None
            source, at, fixed = found
        else:
            source, stays = part  # type: ignore[misc]
            fixed = fixed and bool(stays)
        sources.append(source)
    return "".join(sources), at, fixed


def _whole(group: Group) -> str:
    rows = (
        "".join(_whole(part) if type(part) is Group else part.source for part in parts) for _, parts in group.branches
    )  # type: ignore[union-attr]
    return f"{group.opens}{'|'.join(rows)}){group.quantifier}"
