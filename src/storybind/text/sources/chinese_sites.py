"""Chinese sites that copy novels: what they write between the lines."""

from __future__ import annotations

import re

from storybind.text.sources.sheet import Sheet

_SAYS = (
    "请记住本站", "請記住本站", "一秒记住", "最新章节", "最新章節", "更多精彩", "手机用户请", "本章未完", "未完待续请", "本书来自", "本書來自",
    "TXT下载", "txt下载", "全集下载", "请收藏本站", "转载请注明", "校对版",
)  # fmt: skip
_CREDITS = re.compile(r"本书由.{1,30}(?:整理|制作|上传|提供|收集|校对|首发|下载).*")
_BEGINS = re.compile(r"[\W_]*(?:小说|以下)?正文(?:开始)?[\W_]*")  # a landmark between the head and the story
_ADDRESS = re.compile(r"(?:www\.|https?://|[\w-]+\.(?:com|net|org|cc|cn|example)\b)")
_LONGEST = 90
_SPOKEN = "“”「」『』"


def unwrap(sheet: Sheet) -> None:
    """Leave whole short lines out that speak of the site; a sentence of somebody's is the story's."""
    for at in sheet.filled():
        line = sheet.line(at)
        if len(line) > _LONGEST or line[0] in _SPOKEN:
            continue
        says = any(word in line for word in _SAYS) and (
            _ADDRESS.search(line) or not re.search(r"[，。].{12,}[，。]", line)
        )
        if says or _CREDITS.fullmatch(line) or _BEGINS.fullmatch(line):
            sheet.leave_out("navigation", at)
