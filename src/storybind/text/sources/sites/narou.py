"""Shōsetsuka ni Narō and its kin: an episode copied from its page, between the ways to others."""

import re
from functools import partial

from storybind.text.sources.sheet import Sheet
from storybind.text.sources.sites.aozora import read_marks

_WAYS = re.compile(r"(?:(?:<<|≪|＜)?\s?前へ\s?|次へ\s?(?:>>|≫|＞)?|目次\s?|しおりを挟む\s?)+")
_PLACE = re.compile(r"\d{1,4} ?[/／] ?\d{1,4}")
_PAGE = re.compile(
    r"ブックマークに追加|ブックマーク登録.{0,20}|感想を書く|レビューを書く|評価をするにはログインしてください。?|ポイントを入れて作者を応援しましょう！?|感想は受け付けておりません。?|▲ページの上部へ|いいね(?:で応援|する|[：:]?\s?\d{1,6})?"
)


_RUBY = re.compile(
    r"(?:[｜|](?P<said>[^｜|《》\n]{1,40})|(?P<kanji>[々〆〇ヶ㐀-鿿]+)(?=《[ぁ-ゖァ-ヺー・]+》))《(?P<reading>[^《》\n]{1,60})》"
)
"""A reading stands behind what a stroke begins, and, if it is one, behind Chinese letters: skills and places have such brackets too."""


def unwrap(sheet: Sheet) -> None:
    """Leave out the ways, and which episode of how many it is; say how readings are read, where a stroke shows that there are some."""
    rows = list(sheet.filled())
    ways = [*sheet.fitting(rows, _WAYS)]
    places = [*sheet.fitting((sheet.next(way + 1) for way in ways), _PLACE)]
    sheet.leave_out_each("navigation", (*ways, *places, *sheet.fitting(rows, _PAGE)))
    if sheet.read_marks is None and any("《" in sheet.lines[at] and _RUBY.search(sheet.lines[at]) for at in rows):
        sheet.read_marks = partial(read_marks, ruby=_RUBY)
