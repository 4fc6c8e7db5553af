"""Google Docs: a document taken as text, with the remarks of those who read it before at its foot."""

import re
from collections.abc import Sequence

from storybind.text.sources.sheet import Sheet

_REMARK = re.compile(r"\[([a-z]{1,3})\]([ \t]?)\S")
_DONE = re.compile(r"_?(?:Marked as resolved|Re-opened)_?|\d+ total reactions?")
_OF_THE_WRITING = re.compile(
    r"\b(?:typo|full stop|rephrase|reword(?:ing)?|wording|phrasing|awkward|this (?:line|sentence|paragraph|scene)|(?:past|present|wrong) tense|POV|haha|lol|lmao|do you mean|did you mean|stet)\b|\+1|👍|❤|😂"
    r"|\A\[\w+\]\s*(?:(?:I )?(?:love|like) (?:this|it|that|how)\b|(?:should|could|can|maybe)\b.{0,80}\?\Z|cut (?:this|it)\b"
    r"|(?:nice|great|agreed?|fixed|done|maybe|comma|unclear|confusing|repeated|repetition|spelling|too (?:much|many))(?: [\w’']+){0,2}\W*\Z)",
    re.IGNORECASE,
)  # words of praise and doubt are those of a footnote too, in any longer sentence
_SIGN = re.compile(r"\[[a-z]{1,3}\]")
_BEHIND_A_WORD = re.compile(rf"(?<=\S){_SIGN.pattern}")


def unwrap(sheet: Sheet) -> None:
    """Leave the remarks out and the signs that lead to them; all of them, or none where one does not fit."""
    found = [(at, mark[1], not mark[2]) for at in sheet.filled() if (mark := _REMARK.match(sheet.line(at)))]
    first = max((number for number, (_, name, _) in enumerate(found) if name == "a"), default=-1)
    if first < 0:
        return
    foot = found[first][0]
    names = [name for _, name, _ in found[first:]]
    if names != [_letters(number) for number in range(len(names))] or not _are_remarks(sheet, foot, found[first:]):
        return
    signs = {f"[{name}]" for name in names}
    above = [sheet.lines[at] for at in sheet.filled(0, foot)]
    behind = signs.intersection(sign for line in above for sign in _BEHIND_A_WORD.findall(line))
    rest = signs.difference(behind).difference(sign for line in above for sign in _SIGN.findall(line))
    if rest or len(behind) * 2 <= len(signs):  # the end of what a remark is on may be a blank
        return
    sheet.leave_out("remarks", foot, len(sheet))
    for at in sheet.filled(0, foot):
        for sign in dict.fromkeys(_SIGN.findall(sheet.lines[at])):
            if sign in signs:
                sheet.leave_out_of("", at, sign)


def _are_remarks(sheet: Sheet, foot: int, found: Sequence[tuple[int, str, bool]]) -> bool:
    """Whether texts at the foot are remarks: each is right behind its letter, or it says what was done with one of them.

    So are several of which most speak of the writing, as whoever read it did.
    """
    if all(close for _, _, close in found) or any(sheet.fits(at, _DONE) for at in sheet.filled(foot)):
        return True
    said = sum(bool(_OF_THE_WRITING.search(sheet.line(at))) for at, _, _ in found)
    return len(found) > 1 and said * 3 >= len(found) * 2


def _letters(number: int) -> str:
    """The sign of a remark, counted from 0.

    >>> _letters(0), _letters(25), _letters(26), _letters(27)
    ('a', 'z', 'aa', 'ab')
    """
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("a") + letter) + name
    return name
