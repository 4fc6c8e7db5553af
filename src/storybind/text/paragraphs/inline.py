"""Marks of emphasis inside a paragraph: ``*x*``, ``_x_``, ``**x**``, ``/x/``, ``=x=``."""

import re

from storybind.model import Inline

_RUN = re.compile(r"\*\*?\*?|__?_?|//?|=")  # each way begins with its sign, so that a text is looked through for these
_SIGNS = "*_/="
_RARE = frozenset("/=")  # signs that mean much else: they are emphasis round a few words alone
_FEW = 120  # characters
_BEFORE_RARE = frozenset(" \t\n\"'“‘„«(—–")
_AFTER_RARE = frozenset(" \t\n\"'”’“»),.;:!?…—–-*_")
_LINK = r"(?i:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,250}"
_CODE = r"(?<![\w`])`(?:[^`\s]{1,80}|[^`\n*]{0,40}__[^`\n*]{1,60})`(?![\w`])|\b__(?:init|del|str|repr|len|iter|eq|getattr|setattr|getitem|dict|pycache)__\b|(?:(?<=\.)|(?<=import )|(?<== [\"']))__[a-z]{2,20}__\b|\b__[a-z]{2,20}__(?=\(| ==|\.[a-z])"
"""What stands between backticks, and names with two strokes on either side that are no words, or stand as code does."""
_NAME_IN_CODE, _WORDS_IN_CODE = r"_[^\W_]+(?:_[^\W_]+)+(?!\w)", r"[^\W_]+(?:_[^\W_]+)+"
_TO_CLOSING, _FROM_OPENING = r"[^_\n]{1,120}(?<!\s)_(?!\w)", r"(?<!\w)_(?!\s)[^_\n]{1,120}\Z"
"""What is stressed from a word with a stroke in it on, and up to such a word: ``_so_called friend_``."""
_LONGEST_NAME = 60  # characters of a name in code
_DRESS = frozenset("~-+=")  # a mark between two of these is part of an ornament: ``~*~``
_OPENING = frozenset("\"'“”‘’„«»(<[¿¡…—–-.$£€#@&~")


def read_inline(text: str) -> tuple[str, tuple[Inline, ...]]:
    """The text without its marks of emphasis, and the ranges they stood round.

    A mark opens after a blank or a sign and before a word, and closes the other way round; one without a partner
    stays as it was typed, and so do those in a link or in code. Linear in the text, whatever it holds.

    >>> read_inline("She was *not* amused.")
    ('She was not amused.', (Inline(start=8, end=11, kind='em', target=''),))
    >>> read_inline("2 * 3 and snake_case_name and a * footnote")[1]
    ()
    >>> read_inline("~*~TBC~*~")[0]
    '~*~TBC~*~'
    >>> read_inline("I /know/ =that=, and/or not. 12/25/99 /usr/bin x = y = z")[0]
    'I know that, and/or not. 12/25/99 /usr/bin x = y = z'
    >>> read_inline("It had __init__ and `import __main__`. He was __all__ ears.")[0]
    'It had __init__ and `import __main__`. He was all ears.'
    >>> read_inline("He was the __main__ reason. `I *never* said it,` he cried.")[0]
    'He was the main reason. `I never said it,` he cried.'
    >>> read_inline("It wants _user_id and _user_name, or user_id_, _every_single_day_.")[0]
    'It wants _user_id and _user_name, or user_id_, every_single_day.'
    >>> read_inline("A _so_called friend_ of the _would-be son_in_law_.")[0]
    'A so_called friend of the would-be son_in_law.'
    """
    if "*" not in text and "_" not in text and "/" not in text and "=" not in text:
        return text, ()
    pairs = _pairs(text)
    return _take_out(text, pairs) if pairs else (text, ())


def _pairs(text: str) -> list[tuple[int, int, str]]:
    """Matched runs as (opening, closing, mark), outer before inner where they start together."""
    open_runs: list[tuple[int, str]] = []
    waiting: dict[str, list[int]] = {}  # where each kind of open run stands, the last one last
    pairs: list[tuple[int, int, str]] = []
    links = (
        [found.span() for found in re.finditer(_LINK, text)] if "://" in text or "www." in text or "@" in text else []
    )
    if "__" in text or "`" in text:
        links = sorted([*links, *(found.span() for found in re.finditer(_CODE, text))])
    links.reverse()
    for run in _RUN.finditer(text):
        mark, start, end = run[0], run.start(), run.end()
        while links and links[-1][1] <= start:
            links.pop()
        if links and links[-1][0] <= start:
            continue
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        if (before == after and before in _DRESS) or (mark == "_" and _is_in_name(text, start)):
            continue
        rare = mark[0] in _RARE
        closes = not before.isspace() and (after in _AFTER_RARE if rare else not after.isalnum())
        if (
            closes
            and (parts := _closings(mark, open_runs, waiting))
            and not (rare and _is_other(text, mark, waiting[mark][-1], start))
        ):
            at = start
            for part in parts:
                opened = _close(part, open_runs, waiting)
                if at > opened + len(part):
                    pairs.append((opened, at, part))
                at += len(part)
        elif _opens(before, after, rare=rare):
            open_runs.append((start, mark))
            waiting.setdefault(mark, []).append(start)
    return sorted(pairs)


def _is_in_name(text: str, at: int) -> bool:
    """Whether a stroke begins or ends a name as code has them, of several words in strokes: ``_user_id``, ``user_id_``.

    One that begins and ends with a stroke is stressed, blanks and all. No stroke within a word is asked about the whole of it.
    """
    if at == 0 or text[at - 1].isspace():
        name = re.compile(_NAME_IN_CODE).match(text, at)
        return name is not None and not re.compile(_TO_CLOSING).match(text, name.end())
    if text[at + 1 : at + 2].isalnum() or not text[at - 1].isalnum():
        return False
    shortest = max(0, at - _LONGEST_NAME)
    first = max(text.rfind(blank, shortest, at) for blank in " \t\n") + 1 or shortest
    if not re.compile(_WORDS_IN_CODE).fullmatch(text, first, at) or text[first - 1 : first].strip():
        return False
    return not re.search(_FROM_OPENING, text[max(0, first - _FEW - 2) : first])


def _opens(before: str, after: str, *, rare: bool) -> bool:
    """Whether a mark between two characters can open emphasis."""
    if rare:
        return before in _BEFORE_RARE and (after.isalpha() or after in "\"“'‘*_")
    return (after.isalnum() or after in _OPENING) and not before.isalnum()


def _is_other(text: str, mark: str, opened: int, at: int) -> bool:
    """Whether what stands between two rare marks is too long to be stressed, or a lone letter, as in ``/s/``."""
    held = text[opened + len(mark) : at] if at - opened <= _FEW else ""
    return not held or (len(held) == 1 and held not in "IO")


def _closings(mark: str, open_runs: list[tuple[int, str]], waiting: dict[str, list[int]]) -> tuple[str, ...]:
    """The marks that a run closes: the same one, or two that add up to it, the inner first."""
    if waiting.get(mark):
        return (mark,)
    inner = open_runs[-1][1] if open_runs else ""
    outer = mark[len(inner) :]
    return (inner, outer) if inner and len(mark) == 3 and mark.startswith(inner) and waiting.get(outer) else ()


def _close(mark: str, open_runs: list[tuple[int, str]], waiting: dict[str, list[int]]) -> int:
    """Where the last open run of a mark began; those inside it stay as they were typed."""
    while True:
        opened, sign = open_runs.pop()
        waiting[sign].pop()
        if sign == mark:
            return opened


def _take_out(text: str, pairs: list[tuple[int, int, str]]) -> tuple[str, tuple[Inline, ...]]:
    """Cut the marks and say where what they held now stands."""
    cuts = sorted((at, len(mark)) for opening, closing, mark in pairs for at in (opening, closing))
    kept: list[str] = []
    moved: dict[int, int] = {}
    last = shift = 0
    for at, length in cuts:
        kept.append(text[last:at])
        moved[at] = at - shift
        last, shift = at + length, shift + length
    kept.append(text[last:])
    ranges: list[Inline] = []
    for opening, closing, mark in pairs:
        start, end = moved[opening], moved[closing]
        if mark == "=" or (len(mark) >= 2 and mark[0] != "/"):
            ranges.append(Inline(start, end, "strong"))
        if mark != "=" and (len(mark) != 2 or mark[0] == "/"):
            ranges.append(Inline(start, end, "em"))
    return "".join(kept), tuple(ranges)
