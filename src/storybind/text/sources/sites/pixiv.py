"""Pixiv: a novel with the tags that its writer typed: readings, headings, ways to other pages."""

import re
from functools import partial

from storybind.text.sources.sheet import Sheet
from storybind.text.sources.sites.aozora import read_marks

_READING = re.compile(r"\[\[rb: ?(?P<base>[^\[\]<>]{1,60}?) ?[>＞] ?(?P<reading>[^\[\]<>]{1,60}?)\]\]")
_RUBY = re.compile(r"｜(?P<said>[^｜《》\n]{1,60})《(?P<reading>[^《》\n]{1,60})》")
_CHAPTER = re.compile(r"(?P<page>\[newpage\][ \u3000]*)?\[chapter: ?(?P<title>[^\[\]]{1,100})\]")
_WAY = re.compile(r"\[(?:jump:\d{1,3}|pixivimage:[\d-]{1,20}|uploadedimage:\d{1,20}|\[jumpuri:[^\[\]]{1,300}\])\]")


def unwrap(sheet: Sheet) -> None:
    """Say what heads a chapter and how readings are read; leave the tags out."""
    for at in [*sheet.filled()]:
        if found := sheet.fits(at, _CHAPTER):
            sheet.leave_out_of("", at, f"{found['page'] or ''}[chapter:")
            sheet.lines[at] = found["title"]
            sheet.heading(at)
        elif sheet.fits(at, _WAY):
            sheet.leave_out("navigation", at)
        elif "[[rb:" in sheet.lines[at]:
            sheet.leave_out_of_each(at, "[[rb:", _READING, r"｜\g<base>《\g<reading>》")
            sheet.read_marks = partial(read_marks, ruby=_RUBY)
