r"""Patterns cut down to what a text can match: compiling a long alternation costs more than reading a short story.

A pattern of a language's table unfolds to thousands of letters, most of them words that the sentence at hand has not.
Before it is compiled, the alternatives go whose letters are not in the text, and with them the optional parts; what is
left finds in this text exactly what the whole pattern would. Often nothing is left, and nothing is compiled: what
regular-expression engines call a prefilter.
"""

import re
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
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
_WIDE = re.compile(r"\(\?<[=!][^)]*\)|\[(?:\\.|[^\]\\])*[^\x00-\xff](?:\\.|[^\]\\])*\]")
_WIDE_SIGN = re.compile(r"(?<![^\[^]-)[^\x00-\xff](?!-[^\]])")
"""What is no end of a range in a set."""
_SYNTAX = frozenset("(|)?*+{<")
_BEHIND, _AHEAD = ("(?<=", "(?<!"), ("(?=", "(?!")
_ANCHORS = frozenset(("^", "$", r"\b", r"\B", r"\A", r"\Z"))
_PLAIN = ("(?:", "(")
_ONCE = ("", "?", "??")
_NEVER = "(?!)"
_NOWHERE = sys.maxsize
_ANY_NUMBER = sys.maxsize  # of letters
_FOLDED = 3  # letters that one becomes at most, when it is folded


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
        branches: "tuple[_Branch, ...] | None" = None,
    ) -> None:
        self._tokens, self._words, self._branches = tokens, words, branches
        self._needs: list[Need] | None = None
        self.opens, self.quantifier, self.captures, self.optional = opens, "", int(opens == "("), False
        self.signs = False

    @property
    def branches(self) -> "tuple[_Branch, ...]":
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
_Branch = tuple[tuple[str, ...], tuple[Group, ...], tuple[Part, ...]]
_Places = tuple[Collection[int], int]
"""Where a part of a pattern can begin in a text: at these places, and anywhere from the last one on, if not `_NOWHERE`."""
_Fitted = tuple[str, _Places]
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


def _parse(tokens: Iterable[str | Group], words: Words) -> tuple[_Branch, ...]:
    """The alternatives in a group."""
    branches: list[_Branch] = []
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
def _word(word: str) -> _Branch:
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


def _branch(parts: list[Part]) -> _Branch:
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
    most = 1 if quantifier in _ONCE else _ANY_NUMBER
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


def _needs_of(branches: Sequence[_Branch]) -> list[Need]:
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
    once = quantifier in _ONCE
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
