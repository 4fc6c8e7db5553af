"""Chinese sites that copy novels: what they write between the lines."""

import re

from storybind.text.front.days import iso_date
from storybind.text.heading.line import read_heading
from storybind.text.sources.sheet import Sheet

_SAYS = (
    "请记住本站", "请记住本书", "請記住本站", "一秒记住", "最新章节", "最新章節", "更多精彩", "手机用户请", "本章未完", "未完待续请", "本书来自", "本書來自",
    "TXT下载", "txt下载", "全集下载", "请收藏本站", "转载请注明", "校对版", "整理收藏", "书评和最新更新", "文学网站",
)  # fmt: skip
_CREDITS = re.compile(r"本书由.{1,30}(?:整理|制作|上传|提供|收集|校对|首发|下载).*")
_BEGINS = re.compile(
    r"[\W_]*(?:(?:小说|以下)?正文(?:开始)?|章[节節][内內]容[开開]始)[\W_]*"
)  # a landmark between the head and the story
_ADDRESS = re.compile(r"(?:www\.|https?://|[\w-]+\.(?:com|net|org|cc|cn|example)\b)")
_DISGUISED = re.compile(
    r"(?:https?://)?www[.。]\S{3,30}.{0,20}?小\W{0,2}[说說].{0,20}"
)  # signs between the letters keep it from being found
_BUTTON = r"(?:上一[章页頁]|下一[章页頁]|(?:章[节節])?目[录錄]|返回(?:目[录錄]|[书書][页頁])|加入[书書][签籤架])"
_BUTTONS = re.compile(rf"[\[【]?{_BUTTON}(?:[ \u3000|/←→\[\]【】]+{_BUTTON})+[\]】]?")
_WAY = re.compile(
    r"(?:(?:当前|您的|你的|當前)?位置[:：] ?)?首[页頁](?: *[>»›＞] *[^>»›＞]{1,40}){1,5}"
)  # how a reader came to the page, from the site's first
_COUNTED = re.compile(
    r"(?:(?P<by>作者)[:：] ?(?P<name>[^\s:：]{1,20})[ \u3000]+)?(?P<new>更新(?:[时時][间間])?)[:：] ?(?P<day>\d{4}[-/年]\d\d?[-/月]\d\d?日?(?: \d\d?:\d\d(?::\d\d)?)?)(?:[ \u3000]+(?P<count>[本章]*字[数數])[:：] ?(?P<words>\d{1,7}))?"
)  # under the heading of a chapter
_SHELF = r"(?:首[页頁]|玄幻|奇幻|武侠|武俠|仙侠|仙俠|修真|都市|言情|历史|歷史|军事|軍事|科幻|网游|游戏|遊戲|竞技|悬疑|懸疑|灵异|靈異|恐怖|女生|男生|穿越|同人|耽美|其他|其它|排行榜?|完本|全本|[书書][架库庫]|分[类類]|小说|小說)"
_SHELVES = re.compile(rf"{_SHELF}(?:[ \u3000|]+{_SHELF}){{3,}}")
_CHAPTER_ENDS = re.compile(r"[（(]本章完[)）]")
_NAME_OF_SITE = 12  # characters
_LONGEST, _WITH_ADDRESS = 90, 220  # characters
_SPOKEN = "“”「」『』"


def unwrap(sheet: Sheet) -> None:
    """Leave whole short lines out that speak of the site; a sentence of somebody's is the story's."""
    site = _leave_out_shelves(sheet)
    for at in sheet.filled():
        line = sheet.line(at)
        if len(line) > (_WITH_ADDRESS if "http" in line else _LONGEST) or line[0] in _SPOKEN:
            continue
        if _BUTTONS.fullmatch(line):
            sheet.leave_out("navigation", at)
            continue
        if _WAY.fullmatch(line):
            _read_way(sheet, at)
            continue
        if counted := _COUNTED.fullmatch(line):
            _read_counted(sheet, at, counted)
            continue
        says = any(word in line for word in _SAYS) and (
            _ADDRESS.search(line) or not re.search(r"[，。].{12,}[，。]", line)
        )
        says = bool(says or _CHAPTER_ENDS.fullmatch(line) or (site and site in line and "Copyright" in line))
        if says or _DISGUISED.fullmatch(line) or _CREDITS.fullmatch(line) or _BEGINS.fullmatch(line):
            sheet.leave_out("navigation", at)


def _leave_out_shelves(sheet: Sheet) -> str:
    """Leave out what a site calls its shelves on its first lines, with its name above them; gives the name, if it is there."""
    first = sheet.next(0)
    below = sheet.next(first + 1)
    shelves = next(sheet.fitting((first, below), _SHELVES), -1)
    if shelves < 0:
        return ""
    name = sheet.line(first) if shelves == below and len(sheet.line(first)) <= _NAME_OF_SITE else ""
    sheet.leave_out("navigation", first if name else shelves, shelves + 1)
    return name


def _read_way(sheet: Sheet, at: int) -> None:
    """The way to a chapter, which names the story before it; one that leads elsewhere only counts the site's shelves."""
    *_, title, chapter = re.split(r" *[>»›＞] *", sheet.line(at))
    if not read_heading(chapter):
        if re.search(rf"{_SHELF}$", title) and not re.fullmatch(_SHELF, chapter):
            _read_way_to_story(sheet, at, chapter)
        return
    if not _is_said(sheet, "title"):
        sheet.say("title", title, at)
    sheet.leave_out("navigation", at)


def _read_way_to_story(sheet: Sheet, at: int, title: str) -> None:
    """The way to a story itself, above all else but the name of the site."""
    first = sheet.next(0)
    if first == at or (sheet.next(first + 1) == at and len(sheet.line(first)) <= _NAME_OF_SITE):
        sheet.say("title", title, at)
        sheet.leave_out("navigation", first, at + 1)


def _read_counted(sheet: Sheet, at: int, counted: re.Match[str]) -> None:
    """Who wrote it, or nobody, when it was last changed and how long the chapter is, a line under each chapter's heading."""
    if not read_heading(sheet.line(sheet.back(at - 1))):
        return
    if not _is_said(sheet, "updated"):
        if counted["by"]:
            sheet.say("author", counted["name"], at)
        sheet.say("updated", iso_date(counted["day"]), at)
    sheet.leave_out("statistics", at)


def _is_said(sheet: Sheet, name: str) -> bool:
    """Whether a page above said so: each chapter's says it again."""
    return sheet.has(name) or any(entry.name == name for entry in sheet.said)
