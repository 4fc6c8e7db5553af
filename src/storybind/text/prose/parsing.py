r"""Patterns told apart into their parts, and what each cannot be without: what regular-expression engines call a prefilter.

Of a pattern of a language's table most alternatives are words that the text at hand has not: `storybind.text.prose.fitting`
cuts them out, and many a pattern need not be looked for at all.
"""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache

_TOKEN = re.compile(
    r"\(\?:[^\\\[\](){}.?*+^$<>]+\)"  # a group of nothing but letters and bars
    r"|[^\\\[\](){}|.?*+^$<>]+"  # letters
    r"|\((?:\?(?:<[=!]|[=!:]|-?[a-z]+:))?"  # what opens a group
    r"|(?:[?*+]|\{\d*,?\d*\})[?+]?"  # a quantifier
    r"|<[a-z_]+>|\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|.",  # a name, a set, an escape; a bar, the end of a group, an anchor
    re.DOTALL,
)
_LETTERS = re.compile(r"[^\\\[\](){}.?*+^$<>]+")
_FEW_SIGNS = re.compile(r"\[[^\\\]^-]+\]")  # a set that names all that it takes
_DIGIT = re.compile(r"\d")
_SYNTAX = frozenset("(|)?*+{<")
_ANCHORS = frozenset(("^", "$", r"\b", r"\B", r"\A", r"\Z"))
_PLAIN = ("(?:", "(")
ONCE = ("", "?", "??")  # quantifiers of what stands once at most
_ANY_NUMBER = sys.maxsize  # of letters


class Letters:
    """Letters that must stand in the text, folded, and as the pattern has them."""

    __slots__ = ("folded", "source")

    def __init__(self, folded: str, source: str) -> None:
        self.folded, self.source = folded, source


class Anything:
    """What asks for nothing that could be looked up; it takes at most so many letters: an anchor none."""

    __slots__ = ("most", "source")

    def __init__(self, source: str, most: int) -> None:
        self.source, self.most = source, most


def _no_words(name: str) -> "Group":
    raise KeyError(name)


class Group:
    """Alternatives, each a row of parts, after the letters and the groups that it cannot be without.

    They are told apart when they are first looked at: most patterns fit no further than their first words. `captures`
    counts the groups that are numbered: for each one that is cut out an empty one stays, and the others keep their
    numbers. `signs` says that it is a set, each alternative one sign.
    """

    __slots__ = ("_branches", "_needs", "_tokens", "_words", "captures", "opens", "optional", "quantifier", "signs")

    def __init__(
        self,
        tokens: "Sequence[str | Group]" = (),
        words: "Words" = _no_words,
        opens: str = "(?:",
        branches: "tuple[Branch, ...] | None" = None,
    ) -> None:
        self._tokens, self._words, self._branches = tokens, words, branches
        self._needs: list[Need] | None = None
        self.opens, self.quantifier, self.captures, self.optional = opens, "", int(opens == "("), False
        self.signs = False

    @property
    def branches(self) -> "tuple[Branch, ...]":
        """The alternatives."""
        if self._branches is None:
            self._branches = _parse(self._tokens, self._words)
        return self._branches

    @property
    def needs(self) -> "list[Need]":
        """What it cannot do without, as `needed` has it."""
        if self._needs is None:
            self._needs = _needs_of(self.branches)
        return self._needs

    def repeated(self, quantifier: str) -> "Group":
        """The same, so many times."""
        group = Group(opens=self.opens, branches=self.branches)
        group.captures, group.quantifier, group.optional = self.captures, quantifier, _is_optional(quantifier)
        return group


Part = Letters | Anything | Group
Words = Callable[[str], Group]
Branch = tuple[tuple[str, ...], tuple[Group, ...], tuple[Part, ...]]
Need = tuple[str, ...]
Way = tuple[Need, ...]


def fold(text: str) -> str:
    """A text as patterns are fitted to it: in small letters, each digit a ``0``.

    >>> fold("In 1943, MAY")
    'in 0000, may'
    """
    folded = text.casefold()
    return folded if folded.isalpha() else _DIGIT.sub("0", folded)


def parse(pattern: str, words: Words) -> Group:
    """The parts of a pattern; `words` gives the parsed words that stand for a ``<name>``."""
    if _LETTERS.fullmatch(pattern):
        return _words(f"(?:{pattern})")
    tokens: list[str | Group] = []
    whole = Group(tokens, words)
    around: list[tuple[Group, list[str | Group]]] = [(whole, tokens)]
    for token in _TOKEN.findall(pattern):
        if token[0] == "(" and token[-1] != ")":
            inner: list[str | Group] = []
            group = Group(inner, words, token)
            tokens.append(group)
            around.append((group, inner))
            tokens = inner
        elif token == ")":
            group = around.pop()[0]
            outer, tokens = around[-1]
            outer.captures += group.captures
        else:
            tokens.append(token)
    return whole


def _parse(tokens: Iterable[str | Group], words: Words) -> tuple[Branch, ...]:
    """The alternatives in a group."""
    branches: list[Branch] = []
    parts: list[Part] = []
    for token in tokens:
        if isinstance(token, Group):
            parts.append(token)
            continue
        kind = token[0]
        if kind == "[" and _FEW_SIGNS.fullmatch(token):
            parts.append(_signs(token))
        elif kind not in _SYNTAX:
            parts.append(_part(token))
        elif kind == "(":
            parts.append(_words(token))
        elif kind == "|":
            branches.append(_branch(parts))
            parts = []
        elif kind in "?*+{":
            parts += _quantified(parts.pop(), token)
        else:
            parts.append(words(token[1:-1]))
    branches.append(_branch(parts))
    return tuple(branches)


@cache
def _words(token: str) -> Group:
    """A group whose alternatives are letters alone, as most are: ``(?:he|she)``; the same ones stand in many patterns."""
    return Group(branches=tuple([_word(word) for word in token[3:-1].split("|")]))


@cache
def _word(word: str) -> Branch:
    folded = fold(word)
    return ((folded,), (), (Letters(folded, word),)) if word else ((), (), ())


@cache
def _signs(token: str) -> Group:
    """What a set takes, as alternatives: ``['’]``."""
    group = Group(
        branches=tuple([((fold(sign),), (), (Letters(fold(sign), re.escape(sign)),)) for sign in token[1:-1]])
    )
    group.signs = True
    return group


def _branch(parts: list[Part]) -> Branch:
    """An alternative: the letters and the groups that it cannot be without, letters behind a set with each of its signs."""
    if len(parts) == 1 and type(parts[0]) is Letters:  # most are
        return (parts[0].folded,), (), (parts[0],)
    letters: list[str] = []
    groups: list[Group] = []
    before: Part | None = None
    for part in parts:
        if type(part) is Letters:
            if type(before) is Group and before.signs:
                groups[-1] = _joined(before, part.folded)
            else:
                letters.append(part.folded)
        elif type(part) is Group and not part.optional and part.opens in _PLAIN:
            groups.append(part)
        before = part
    return tuple(letters), tuple(groups), tuple(parts)


def _joined(signs: Group, letters: str) -> Group:
    """A set and the letters behind it: ``'d`` says more than ``d``.

    >>> needed(parse("s?he['’]d", lambda name: Group(())))
    ((('he',), ("'d", '’d')),)
    """
    return Group(branches=tuple([((sign + letters,), (), ()) for (sign,), _, _ in signs.branches]))


@cache
def _part(token: str) -> Letters | Anything:
    """Letters, an escape, a set or an anchor."""
    if token == r"\d":
        return Letters("0", token)
    if token[0] == "\\" and not token[1].isalnum():
        return Letters(fold(token[1]), token)
    return Anything(token, 0 if token in _ANCHORS else 1) if token[0] in r"\[.^$" else Letters(fold(token), token)


def _quantified(part: Part, quantifier: str) -> tuple[Part, ...]:
    if isinstance(part, Group):
        return (part.repeated(quantifier),)
    return _repeated(part, quantifier)


def _is_optional(quantifier: str) -> bool:
    return quantifier[0] in "?*" or quantifier[:2] in ("{0", "{,")


@cache
def _repeated(part: Letters | Anything, quantifier: str) -> tuple[Part, ...]:
    """A part with its quantifier, which of letters takes the last alone."""
    most = 1 if quantifier in ONCE else _ANY_NUMBER
    if type(part) is Anything:
        return (Anything(part.source + quantifier, most),)
    if part.source == r"\d" and not _is_optional(quantifier):
        return part, Anything(quantifier, most)
    last = -2 if part.source[-2:-1] == "\\" else -1
    head, tail = part.source[:last], Anything(part.source[last:] + quantifier, most)
    return (Letters(fold(head), head), tail) if head else (tail,)


def needed(group: Group) -> tuple[Way, ...]:
    r"""The ways a pattern can match: what each cannot do without; empty where nothing can be said.

    A way is a row of needs, and a need some stretches, folded, one of which must be in the text. Of the alternatives in a
    group that need is taken whose shortest stretch is longest.

    >>> needed(parse(r"\b(?:the )?(?:next|following) (?:day|week)s?\b|later", lambda name: Group(())))
    ((('next', 'following'), ('day', 'week')), (('later',),))
    """
    ways: list[Way] = []
    for letters, groups, parts in group.branches:
        inner = [part for part in parts if type(part) is Group]
        if not letters and len(inner) == 1 and len(groups) == 1:  # nothing but alternatives
            found = needed(groups[0])
            if not found:
                return ()
            ways += found
        else:
            needs = _needs(letters, groups)
            if not needs:
                return ()
            ways.append(tuple(sorted(needs, key=len)))
    return tuple(ways)


def _needs_of(branches: Sequence[Branch]) -> list[Need]:
    """What a group cannot do without: of several alternatives one stretch each, where each has some."""
    if len(branches) == 1:
        return _needs(*branches[0][:2])
    best = [_best(_needs(*branch[:2])) for branch in branches]
    return [tuple(dict.fromkeys(stretch for need in best for stretch in need))] if all(best) else []


def _needs(letters: tuple[str, ...], groups: tuple[Group, ...]) -> list[Need]:
    """What one alternative cannot do without, blanks and signs alone left out where there is more."""
    needs: list[Need] = [(one,) for one in letters]
    for group in groups:
        needs += group.needs
    return [need for need in needs if all(map(_tells, need))] or needs


@cache
def _tells(stretch: str) -> bool:
    return any(map(str.isalnum, stretch))


def _best(needs: list[Need]) -> Need:
    return max(needs, key=lambda need: min(map(len, need)), default=())


def may_match(ways: tuple[Way, ...], folded: str) -> bool:
    """Whether a folded text has what one of the ways cannot do without; so it is where nothing can be said.

    >>> ways = ((("next", "following"), ("day", "week")), (("later",),))
    >>> may_match(ways, "the next week"), may_match(ways, "the next year"), may_match(ways, "later still")
    (True, False, True)
    """
    for needs in ways:
        for need in needs:
            for stretch in need:
                if stretch in folded:
                    break
            else:
                break
        else:
            return True
    return not ways
