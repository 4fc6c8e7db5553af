"""What copying left in plain text of the page it is from: entities, a few tags, BBCode.

Only what is plainly markup is read as that: a small set of names, those with an end only where it has one. Everything
else in brackets is somebody's words: ``<3``, ``<grin>``, ``[Kurt]``, ``x < 12``.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from storybind.model import Notice
from storybind.text.paragraphs.inline import read_inline

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_QUOTED = r"[`\"'“‘]&[#\w]{2,32};[`\"'”’]|<(?:code|pre)\b"
"""An entity that is spoken of: the text is about code."""

_BLANK_LINE = (
    r"(?m)^[ \t]*(?:<(?:p|div|span)\b[^<>]{0,200}>[ \t]*)*(?:&nbsp;[ \t]*)+(?:(?:</(?:p|div|span)>|<br ?/?>)[ \t]*)*$"
)
_KINDS, _TIMES = 2, 4  # different entities, or times that one is met, from which on they are leftovers

_EMPHASIS = "i em cite dfn var u"
_STRONG = "b strong"
_PLAIN = "s strike del ins small big sub sup tt font span color size"
_OWN_LINE = "center align left right"
_PARAGRAPH = "p div blockquote quote spoiler h1 h2 h3 h4 h5 h6"
_USES = {
    name: use
    for use, names in (
        ("*", _EMPHASIS), ("**", _STRONG), ("", _PLAIN), ("\x1e", _OWN_LINE), ("\x1d", _PARAGRAPH), ("link", "a url"),
    )
    for name in names.split()
}  # fmt: skip
"""What each tag with an end is to the text: a mark of emphasis, nothing, an own line, a paragraph."""

_ALONE = {"br": "\x1f", "hr": "\x1e* * *\x1e", "p": "\x1d"}
"""Tags that need no end; ``\\x1d`` stands for a blank line, ``\\x1e`` for a line end that may be there, ``\\x1f`` for one more."""

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,9})(?:\s{1,9}(?P<rest>[A-Za-z-]{1,20}\s?=[^<>]{0,300}))?\s{0,3}/?>"
    r"|\[(?P<close>/?)(?P<code>[A-Za-z]{1,8})(?:=(?P<value>[^\]\n]{0,300}))?\]"
)
_LONE = (("<", r"<(?:[bBhH][rR]|[pP])[\s/>\]]"), ("[", r"\[(?:[bBhH][rR]|[pP])[\s/>\]]"))  # apart they are soon found
_HORROR = re.compile(r"\[HR\] \w")  # as Reddit says over a story what it is, where a rule ends its line
_ADDRESS = r"(?:href\s?=\s?)?[\"']?(?P<address>(?:https?|mailto):[^\s\"'<>\]]+)"
_RUN = r"(?<![ \t\n\v])[ \t\n\v]*[\x1d\x1e][ \t\n\v\x1d\x1e]*"
_LINE_ENDS = r"(?<![ \t])[ \t]*\x1f[ \t\x1f]*\n?"
_REACH = 20_000  # characters from a tag to its end
_DEPTH = 50  # tags of a name that wait for their end at a time


def read_leftovers(text: str) -> tuple[str, tuple[Notice, ...]]:
    r"""A text whose leftovers of markup are read as what they say, and what was read.

    A line end that comes of it is ``\v``, so that lines can be told from the file's own.

    >>> read_leftovers("&quot;It is <i>late</i> &amp; x &lt; 12,&quot; he said.<br>More.")[0]
    '"It is *late* & x < 12," he said.\x0bMore.'
    """
    text, entities = _read_entities(text)
    text, tags = _read_tags(text)
    return text, entities + tags


def _read_entities(text: str) -> tuple[str, tuple[Notice, ...]]:
    """Entities as their characters, if there are enough of them and none is spoken of; twice where they were doubled."""
    if "&" not in text:
        return text, ()
    found = _count_entities(text)
    if not _are_leftovers(found) or re.search(_QUOTED, text):
        return re.sub(_BLANK_LINE, "", text) if "&nbsp;" in text else text, ()
    first = next(entity for entity in _ENTITY.finditer(text) if entity[0] in found)
    line = text.count("\n", 0, first.start()) + 1
    tags = _count_tags(text)
    text = _ENTITY.sub(_character, text)
    if _are_leftovers(_count_entities(text)) or _count_tags(text) > tags:
        text = _ENTITY.sub(_character, text)
    told = f"{found.total():,} entities such as {first[0]} were read as the characters they stand for, the first on line {line}"
    return text, (Notice("entities", told, line),)


def _count_entities(text: str) -> Counter[str]:
    """How often each entity that stands for something is met."""
    return Counter(entity[0] for entity in _ENTITY.finditer(text) if unescape(entity[0]) != entity[0])


def _are_leftovers(found: Counter[str]) -> bool:
    """Whether entities are too many, or too different, to be meant as they are."""
    return len(found) >= _KINDS or found.total() >= _TIMES


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for, if a text can hold it."""
    char = unescape(entity[0])
    if char in ("\n", "\r"):
        return "\v"
    return "" if (char < " " and char != "\t") or "\x7f" <= char <= "\x9f" else char


def _count_tags(text: str) -> int:
    return sum(1 for tag in _TAG.finditer(text) if _name(tag).strip("[") in _USES or _name(tag) in _ALONE)


class _Token(NamedTuple):
    """A tag that is one: where it stands, and what is to stand there."""

    start: int
    end: int
    text: str
    style: str = ""
    opens: bool = False


def _read_tags(text: str) -> tuple[str, tuple[Notice, ...]]:
    if not ("</" in text or "[/" in text or any(sign in text and re.search(tag, text) for sign, tag in _LONE)):
        return text, ()
    tokens = _find_tokens(text)
    if not tokens:
        return text, ()
    first = tokens[0]
    line = text.count("\n", 0, first.start) + 1
    those = "a tag was" if len(tokens) == 1 else f"{len(tokens):,} tags were"
    told = f"{those} left in the text and read as what they say, such as {text[first.start : first.end]} on line {line}"
    text = "".join(_write(text, tokens))
    text = re.sub(_LINE_ENDS, _settle_line_end, re.sub(_RUN, _settle_run, text))
    return text, (Notice("tags", told, line),)


def _find_tokens(text: str) -> list[_Token]:
    """The tags that are markup, in order: those that need no end, and pairs."""
    tokens: list[_Token] = []
    waiting: defaultdict[str, deque[re.Match[str]]] = defaultdict(lambda: deque(maxlen=_DEPTH))
    for tag in _TAG.finditer(text):
        name = _name(tag)
        ends = bool(tag["end"] or tag["close"])
        if name in _ALONE or (name == "[hr" and not _HORROR.match(text, tag.start())):
            tokens.append(_Token(tag.start(), tag.end(), _ALONE[name.strip("[")]))
        elif name.strip("[") in _USES and not ends:
            waiting[name].append(tag)
        elif waiting.get(name):
            opening = waiting[name].pop()
            if tag.start() - opening.end() < _REACH:
                tokens += _pair(opening, tag, _USES[name.strip("[")])
    return sorted(tokens)


def _name(tag: re.Match[str]) -> str:
    """A tag's name, that of BBCode with its bracket."""
    return tag["name"].lower() if tag["name"] else "[" + tag["code"].lower()


def _pair(opening: re.Match[str], closing: re.Match[str], use: str) -> Iterator[_Token]:
    """A tag and its end; an address that a link leads to, and a name that a quotation has, are words and stay."""
    given = (opening["rest"] or opening["value"] or "").strip()
    before, after, style = "", "", ""
    if use == "link":
        found = re.match(_ADDRESS, given)
        after = f" ({found['address']})" if found else ""
    elif use in ("*", "**"):
        style = use
    elif use:
        before = after = use
        if _name(opening) in ("[quote", "[spoiler") and given:
            said = given.strip("\"'")
            before = f"{use}{said}:{use}"
    yield _Token(opening.start(), opening.end(), before, style, opens=True)
    yield _Token(closing.start(), closing.end(), after, style)


def _write(text: str, tokens: list[_Token]) -> Iterator[str]:
    """The text with its tokens replaced, what is emphasised between the marks that the block reader knows."""
    depth = {"*": 0, "**": 0}
    last, before = 0, "\n"
    for token in (*tokens, _Token(len(text), len(text), "")):
        marks = "".join(style for style, open_now in depth.items() if open_now)
        after = token.text[:1] or text[token.end : token.end + 1] or "\n"
        piece = _emphasise(text[last : token.start], marks, before, after) if marks else text[last : token.start]
        yield piece
        yield token.text
        before = (token.text or piece or before)[-1]
        if token.style:
            depth[token.style] += 1 if token.opens else -1
        last = token.end


def _emphasise(piece: str, marks: str, before: str, after: str) -> str:
    """A stretch between marks of emphasis, line by line; without them where they could not be read back.

    >>> _emphasise("late ", "*", " ", "a"), _emphasise("believ", "*", "n", "a"), _emphasise("*sigh*", "**", " ", " ")
    ('*late* ', 'believ', '*sigh*')
    """
    lines = re.split("([\n\v])", piece)
    for at in range(0, len(lines), 2):
        words = lines[at].strip()
        lead = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        tail = lines[at][len(lead) + len(words) :]
        left = lead[-1:] or (before if at == 0 else "\n")
        right = tail[:1] or (after if at == len(lines) - 1 else "\n")
        read, ranges = read_inline(f"{left}{marks}{words}{marks}{right}")
        if words and read == left + words + right and len(ranges) == (2 if len(marks) > 2 else 1):
            lines[at] = f"{lead}{marks}{words}{marks}{tail}"
    return "".join(lines)


def _settle_run(run: re.Match[str]) -> str:
    """Line ends where a paragraph, or a line of its own, begins or ends: those that are there, and what they lack."""
    there = "".join(char for char in run[0] if char in "\n\v")
    if run.start() == 0 or run.end() == len(run.string):
        return there
    lacking = (2 if "\x1d" in run[0] else 1) - len(there)
    return there + "\v" * lacking


def _settle_line_end(run: re.Match[str]) -> str:
    """A line end for each ``<br>``, the file's own one of them; a line of nothing else is blank."""
    starts = run.start() == 0 or run.string[run.start() - 1] in "\n\v"
    count = run[0].count("\x1f")
    if run.end() == len(run.string):
        return ""
    if run[0].endswith("\n"):
        return "\n" if starts else "\v" * (count - 1) + "\n"
    return "\v" * (count - 1 if starts else count)
