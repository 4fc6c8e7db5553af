"""WeChat: an article copied with its account and day under the title, and what readers press below."""

import re
from itertools import islice, takewhile

from storybind.text.sources.sheet import Sheet

_DAY = r"\d{4}[-年/]\d{1,2}[-月/]\d{1,2}日?(?: \d{1,2}:\d\d)?"
_CARD = re.compile(
    rf"原创(?:[:：]\s*|\s+)(?P<name>[^\s，。！？“”]{{1,20}})(?:\s+(?P<account>[^\s，。！？“”]{{1,30}}?))?(?:\s+(?P<day>{_DAY}))?(?:\s+(?:发表于)?\S{{0,6}})?"
)
_UNDER = re.compile(
    rf"{_DAY}|收录于(?:合集|话题)?.{{0,60}}|#\S{{1,30}}(?: \d+个)?|\d+个|发表于.{{1,8}}|听全文|点击(?:上方|蓝字).{{0,30}}关注.{{0,20}}"
)
_FOOT = re.compile(
    r"(?:(?:阅读|赞|在看|点赞|分享|收藏|留言|评论|喜欢|转发)(?: ?[\d.]+[万wk+]*)?\s*)+|写留言|喜欢作者|\d+人喜欢|微信扫一扫.{0,20}|关注该公众号|预览时标签不可点|(?:继续|向上)滑动看下一个|(?:轻触)?阅读原文|喜欢此内容的人还喜欢|精选留言|轻点两下取消(?:赞|在看)|知道了|取消|允许|人划线|视频|小程序|[，。、]",
)
_HEAD = 4  # lines, of which the second or third is the card
_MOST_UNDER = 6  # lines


def unwrap(sheet: Sheet) -> None:
    """Take title, writer, account and day off the top, and the buttons and the writer's name off the end."""
    rows = list(islice(sheet.filled(), _HEAD))
    card = next(sheet.fitting(rows[1:], _CARD), -1)
    match = sheet.fits(card, _CARD)
    if match is None:
        return
    title = sheet.back(card - 1)
    sheet.take("title", title)
    sheet.leave_out_of("navigation", card, sheet.line(card)[: match.start("name")].strip())
    sheet.entry("author", "", match["name"], card)
    if match["account"]:
        sheet.entry("publisher", "", match["account"], card)
    if match["day"]:
        year, month, day = re.findall(r"\d+", match["day"])[:3]
        sheet.entry("date", "", f"{year}-{month:0>2}-{day:0>2}", card, match["day"])
    under = islice(takewhile(lambda at: sheet.fits(at, _UNDER), sheet.filled(card + 1)), _MOST_UNDER)
    sheet.leave_out_each("navigation", list(under))
    sheet.leave_out_upward(_FOOT, lambda at: sheet.line(at) == match["name"])
