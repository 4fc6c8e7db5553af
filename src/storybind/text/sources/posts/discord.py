"""Discord and Telegram: messages copied out of a channel, or saved with all that a program says round them."""

import re
from collections import Counter
from collections.abc import Iterable

from storybind.text.sources.sheet import Sheet
from storybind.text.tables.notes import speaks_of_self, talks_of_writing

_TIME = r"\d{1,2}:\d\d(?: ?[AP]M)?"
_DAY = r"(?:(?:Today|Yesterday) at |\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? )"
_WHEN = re.compile(rf"(?:{_DAY})?{_TIME}")
_NAMED = r"[^\W_][\w .'’#-]{0,31}(?: \([^()\n]{1,24}\))?"
_CALLED = re.compile(
    rf"(?P<name>{_NAMED}) — {_DAY}?{_TIME}|(?P<named>[^\W_][^\[\]\n]{{0,39}}), \[\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}},? {_TIME}\]"
)
_STAMP = re.compile(rf"\[{_TIME}\]")
_NAME = re.compile(_NAMED)
_HEAD = re.compile(r"(Guild|Server|Channel|Topic|After|Before): (\S.*)")
_FOOT = re.compile(r"Exported [\d,.]+ message\(s\)")
_TOLD, _ALL_BUT = 100, 0.85  # words of somebody who tells a story, and his share of all
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»\n]{0,400}[\"”“»]|^\s*[—–-].*")
_TO_SOMEBODY = re.compile(
    r"\?|\b(?:you|your|yours|you're|u|du|dich|dir|deine?|ihr|euch|tu|te|ti|toi|ton|vous|vos|usted|você|ты|тебя|тебе|вы|вас|вам)\b|[我你您私僕俺]|나는|너",
    re.IGNORECASE,
)
_SPOKEN, _SENTENCE = tuple('"“„«—–-*'), tuple('.!?…"”»*')
_MOST_ABOVE = 8  # lines over the first message
_ROW = re.compile(r"={10,}")
_BESIDE = re.compile(r"\{(?:Attachments|Embed|Reactions|Stickers)\}|\(edited\)|https://cdn\.discordapp\.com/\S+")


def unwrap(sheet: Sheet) -> None:
    """Say who wrote each message, and leave out what the program says besides; the channel names the story."""
    _read_rows(sheet)
    _read_teller(sheet)
    for at in list(sheet.filled()):
        line = sheet.line(at)
        if line in ("—", "–", "-") and sheet.fits(at + 1, _WHEN):
            _call(sheet, at - 1, at)
            sheet.leave_out("machine", at + 1)
        elif line == ":" and sheet.fits(at - 2, _STAMP):
            _call(sheet, at - 1, at)
            sheet.leave_out("machine", at - 2)
        elif _BESIDE.fullmatch(line) or (_STAMP.fullmatch(line) and sheet.line(at + 2) != ":"):
            sheet.leave_out("machine", at)


def _read_teller(sheet: Sheet) -> None:
    """A story that somebody posts in a channel, told by how nearly all words are one's: he is its author, and what others put in are notes."""
    called = ((at, sheet.fits(at, _CALLED)) for at in sheet.filled())
    heads = [(at, found["name"] or found["named"]) for at, found in called if found]
    if not heads or heads[0][0] != sheet.next(0):
        return
    ends = [*(at for at, _ in heads[1:]), len(sheet)]
    said: Counter[str] = Counter()
    for (at, name), end in zip(heads, ends, strict=True):
        said[name] += len(sheet.text(at + 1, end).split())
    if not is_told_by_one(said):
        return
    teller = said.most_common(1)[0][0]
    messages = list(zip(heads, ends, strict=True))
    if any(is_talk(map(sheet.line, sheet.filled(at + 1, end)), own=name == teller) for (at, name), end in messages):
        return
    for (at, name), end in messages:
        if name != teller:
            sheet.note("comments", at, end)
        elif sheet.has("author"):
            sheet.leave_out("machine", at)
        else:
            sheet.entry("author", "", name, at, sheet.line(at))


def is_told_by_one(said: Counter[str]) -> bool:
    """Whether one of those who wrote messages tells a story in them, by how many words are whose."""
    words = max(said.values(), default=0)
    return words >= _TOLD and words >= _ALL_BUT * said.total()


def is_talk(said: Iterable[str], *, own: bool) -> bool:
    """Whether the lines of a message could be of a story that is a chat; in doubt they are.

    Who tells a story speaks of himself or to others in quotes only; what readers put in is no sentence as in prose.
    """
    if not own:
        return any(_is_sentence(line) and not talks_of_writing(line) for line in said)
    bare = (_QUOTED.sub(" ", line) for line in said)
    return any(_TO_SOMEBODY.search(line) or speaks_of_self(line) for line in bare)


def _is_sentence(line: str) -> bool:
    """Whether a line is set as prose or speech is: with a large letter and a full stop, or in quotes."""
    return line.startswith(_SPOKEN) or (line[0].isupper() and " " in line and line.endswith(_SENTENCE))


def _read_rows(sheet: Sheet) -> None:
    """The rows that a program sets above and below all messages, and what stands between them."""
    for at in list(sheet.filled()):
        line = sheet.line(at)
        if _ROW.fullmatch(line):
            sheet.mark(at)
        elif match := _HEAD.fullmatch(line) if at < _MOST_ABOVE else None:
            if match[1] == "Channel":
                sheet.say("title", match[2].rpartition(" / ")[2].replace("-", " ").capitalize(), at)
            sheet.leave_out("machine", at)
        elif _FOOT.fullmatch(line):
            sheet.leave_out("machine", at)


def _call(sheet: Sheet, name: int, sign: int) -> None:
    """Set a colon behind who wrote a message, for the sign that the browser set on a line below."""
    if sheet.fits(name, _NAME):
        sheet.lines[name] += ":"
        sheet.mark(sign)
        sheet.close_up(sign, sign + 1)
