"""Aozora Bunko: title and author on two lines, a legend between dashes, ruby, notes for the typesetter, a colophon."""

import re

from storybind.model import Block, BlockKind, Inline, nested
from storybind.text.sources.sheet import Sheet

_NOTE = re.compile(r"［＃[^］\n]{0,200}］")
_HEADS = re.compile(r"［＃「([^」]+)」は(?:同行|窓)?[大中小]見出し］|［＃(?:ここから)?(?:同行|窓)?[大中小]見出し］")
_SIGN = re.compile(r"※［＃(?P<looks>「[^」\n]{1,40}」)(?P<place>[^］\n]{0,60}］)")
_DASHES = re.compile(r"[-－―─]{10,}")
_DOTS = re.compile(
    r"［＃「([^」]+)」に(?:白ゴマ|丸|二重丸|白丸|黒三角|白三角|蛇の目|ばつ)?傍(?:点|線)］|［＃「([^」]+)」に二重傍線］"
)
_STRONG = re.compile(r"［＃「([^」]+)」は太字］")
_PAGE = re.compile(r"［＃(?:改ページ|改丁|改段|改見開き)］")
_COLOPHON = "底本："
_RUBY = re.compile(
    r"(?:[｜|](?P<said>[^｜|《》\n]{1,40})|(?P<kanji>[々〆〇ヶ㐀-鿿豈-﫿\U00020000-\U0002ffff]+)|(?P<kana>[ァ-ヺー]+)|(?P<hira>[ぁ-ゖ]+)|(?P<latin>[A-Za-zＡ-Ｚａ-ｚÀ-ÿ]+))《(?P<reading>[^《》\n]{1,60})》"
)
_LONGEST_HEADING = 40  # characters of a line that may be a heading, or the label of a scene, if no sentence ends in it
_SENTENCE_ENDS = "。！？」』）…"
_HEAD = 12  # lines at the top for title, subtitle, author
_LONGEST_LEGEND = 60  # lines


def unwrap(sheet: Sheet) -> None:
    """Take title and author, leave the legend out, keep the colophon, and say how the marks in the text are read."""
    _read_colophon(sheet)
    _read_legend(sheet)
    _read_names(sheet)
    for at in sheet.filled():
        if "［＃" in sheet.lines[at]:
            _read_notes(sheet, at)
    sheet.read_marks = read_marks


def _read_names(sheet: Sheet) -> None:
    """The run of lines at the top: title, subtitles, author; a translator is the last of them."""
    at = sheet.next(0)
    rows = list(sheet.filled(at, sheet.run(at)))
    if not 2 <= len(rows) <= 5 or any(
        "［＃" in sheet.lines[row] or len(sheet.line(row)) > 60 or sheet.line(row)[-1] in "。」" for row in rows
    ):
        return
    if re.match(r"[^:：]{1,6}[:：]", sheet.line(rows[0])):  # labels are read as such
        return
    title, *between = rows
    people = [row for row in between if sheet.line(row).endswith(("訳", "編", "編訳", "校訂"))]
    by = [row for row in between if row not in people][-1:]
    sheet.take("title", title)
    for row in between:
        if row in by:
            sheet.take("author", row)
        elif row in people:
            sheet.take("credits", row)
        else:
            line = sheet.line(row)
            sheet.entry("subtitle", "", line.strip("―—─–- ") or line, row, line)


def _read_legend(sheet: Sheet) -> None:
    """The legend between two rows of dashes near the top."""
    rows = [*sheet.fitting(sheet.filled(0, _HEAD + _LONGEST_LEGEND), _DASHES)]
    if (
        len(rows) >= 2
        and rows[0] <= _HEAD
        and any(
            "記号" in sheet.line(at) or "《》" in sheet.line(at) or "［＃" in sheet.line(at)
            for at in range(rows[0], rows[1])
        )
    ):
        sheet.leave_out("legend", rows[0] + 1, rows[1])
        sheet.blank(rows[0])
        sheet.blank(rows[1])


def _read_colophon(sheet: Sheet) -> None:
    """What the text was taken from and by whom: from its first word to the end."""
    at = next(
        (row for row in sorted(sheet.filled(len(sheet) // 2), reverse=True) if sheet.lines[row].startswith(_COLOPHON)),
        -1,
    )
    if at >= 0:
        sheet.note("colophon", at, len(sheet), label=_COLOPHON[:-1], place="end")


def _read_notes(sheet: Sheet, at: int) -> None:
    """The notes in a line: a heading is one, dots beside a word are stress, a sign that no font had is described.

    All others only steer the typesetter.
    """
    _read_signs(sheet, at)
    line = sheet.lines[at]
    rest = _NOTE.sub("", line).strip()
    if _HEADS.search(line) and (not rest or any(map(str.isalnum, rest))):  # a star said to be a heading parts scenes
        head = at if rest else sheet.next(at + 1)
        if head < len(sheet) and not (rest == "" and "終わり" in line):
            sheet.heading(head)
    for note in _NOTE.findall(line):
        sheet.leave_out_of("input-notes", at, note)
        if match := _DOTS.fullmatch(note):
            _mark(sheet, at, line[: line.index(note)], match[1] or match[2], 1)
        elif match := _STRONG.fullmatch(note):
            _mark(sheet, at, line[: line.index(note)], match[1], 2)
    if _PAGE.search(line):
        sheet.part(at)
    sheet.lines[at] = sheet.lines[at].rstrip()


def _read_signs(sheet: Sheet, at: int) -> None:
    """``※［＃「てへん＋劣」、第3水準1-84-77］``: what it looks like becomes its reading."""
    for sign in _SIGN.finditer(sheet.lines[at]):
        sheet.leave_out_of("input-notes", at, sign["place"])
        sheet.leave_out_of("", at, "※［＃")
        sheet.lines[at] = sheet.lines[at].replace(sign["looks"], f"｜※《{sign['looks'].strip('「」')}》", 1)


def _mark(sheet: Sheet, at: int, before: str, word: str, size: int) -> None:
    """Set signs of emphasis round the last such word before a note."""
    shown = _NOTE.sub("", before)
    text = sheet.lines[at]
    place = text.rfind(word, 0, len(shown) + text.count(_OPEN) + text.count(_CLOSE))
    if place >= 0:
        sheet.lines[at] = f"{text[:place]}{_OPEN * size}{word}{_CLOSE * size}{text[place + len(word) :]}"


_OPEN, _CLOSE = "\ue000", "\ue001"
"""Signs of emphasis that no text has: a star between two words without a blank would be none."""


def read_marks(block: Block, ruby: re.Pattern[str] = _RUBY) -> Block:
    """A block with its `ruby` and its stress as ranges; a line that is or may be a heading, with readings in brackets.

    >>> from storybind.model import Span
    >>> made = read_marks(Block(BlockKind.PARAGRAPH, "古い｜乗車券《きっぷ》だ。", Span(1, 1)))
    >>> made.text, made.inline
    ('古い乗車券だ。', (Inline(start=2, end=5, kind='ruby', target='きっぷ'),))
    """
    text = block.text
    if "《" not in text and _OPEN not in text:
        return block
    if block.kind is BlockKind.HEADING or (len(text) <= _LONGEST_HEADING and text[-1] not in _SENTENCE_ENDS):
        plain = text.replace(_OPEN, "").replace(_CLOSE, "")
        return block._replace(text=ruby.sub(lambda found: f"{_base(found)}（{found['reading']}）", plain))
    return _with_stress(_with_ruby(block, ruby))


def _base(ruby: re.Match[str]) -> str:
    return str(next(filter(None, ruby.groups())))


def _with_ruby(block: Block, pattern: re.Pattern[str]) -> Block:
    out: list[str] = []
    ranges: list[Inline] = []
    moved: list[tuple[int, int]] = [(0, 0)]  # from which place on text stands how much further to the front
    last = size = 0
    for ruby in pattern.finditer(block.text):
        before = block.text[last : ruby.start()]
        base = _base(ruby)
        start = size + len(before)
        out += [before, base]
        size = start + len(base)
        ranges.append(Inline(start, size, "ruby", ruby["reading"]))
        moved.append((ruby.end(), ruby.end() - size))
        last = ruby.end()
    out.append(block.text[last:])
    old = tuple(
        one._replace(start=one.start - _shift(moved, one.start), end=one.end - _shift(moved, one.end))
        for one in block.inline
    )
    return block._replace(text="".join(out), inline=nested((*old, *ranges)))


def _shift(moved: list[tuple[int, int]], at: int) -> int:
    return next(by for place, by in reversed(moved) if place <= at)


def _with_stress(block: Block) -> Block:
    """The signs that `_mark` set, as ranges."""
    if _OPEN not in block.text:
        return block
    places: list[int] = []
    out: list[str] = []
    for char in block.text:
        places.append(len(out))
        if char not in (_OPEN, _CLOSE):
            out.append(char)
    places.append(len(out))
    stress = [
        Inline(places[match.start()], places[match.end()], "strong" if len(match[1]) == 2 else "em")
        for match in re.finditer(rf"({_OPEN}+)[^{_OPEN}{_CLOSE}]*{_CLOSE}+", block.text)
    ]
    old = [one._replace(start=places[one.start], end=places[one.end]) for one in block.inline]
    return block._replace(text="".join(out), inline=nested((*old, *stress)))
