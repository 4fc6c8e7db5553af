"""Tumblr: a post copied with who posted it above, and its tags and the count of its notes below."""

import re
from collections import Counter
from itertools import islice, takewhile

from storybind.text.sources.sheet import Sheet
from storybind.text.tables.buttons import fold_button
from storybind.text.tables.sources import OVER_LABELS

_COUNT = re.compile(r"\d[\d,.]*k? notes?", re.IGNORECASE)
_TAGS = re.compile(r"#\S.{0,80}?(?:\s+#\S.{0,80}?)*")
_BUTTONS = re.compile(
    r"Reblog(?:ged(?: (?:from|by|this from) @?\S+)?)?|[A-Z][a-z]{2} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|Like|Reply|Share|Follow|Source: \S.{0,80}|\(?via \S.{0,60}\)?|Posted on .{0,40}|More from @?\S+"
)
_BLOG = re.compile(r"@?(?P<name>[A-Za-z\d][A-Za-z\d-]{1,31})(?P<sign>:| ?[·•] ?Follow| reblogged)?")
_UNDER_BLOG = re.compile(
    r"Follow|[·•]|[A-Z][a-z]{2} \d{1,2}(?:(?:st|nd|rd|th)?,? \d{4})?|Reblogged from @?\S+|@?[\w-]+ reblogged"
)
_REBLOGGED = re.compile(r"@?[\w-]{2,32} reblogged(?: @?[\w-]{2,32})?")
_CHAINED = re.compile(r"(?=.*[a-z])[a-z\d][a-z\d-]{2,31}(?: ?[·•] ?Follow)?|@[\w-]{2,32}")
"""The name of a blog over its post."""
_ASKED = re.compile(r"@?[\w-]{2,32} (?:prompted|asked|said|requested|sent)(?:\b.{0,20})?:.*|prompt ?:.*", re.IGNORECASE)
_ASK = re.compile(r"@?[\w-]{2,32} (?:asked|said|prompted) ?:")
_ELSEWHERE = re.compile(
    r"\W*(?:also )?(?:read (?:it )?|now |up |available )?(?:on|at) (?:ao3|ffn|wattpad)(?: (?:here|too|as well))?\W*|\W*(?:ao3|ffn)(?: link)?\W*",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?P<title>[^\s(\[].{0,90}?)(?: (?P<more>[(\[][^()\[\]]{1,120}[)\]]))?")
_GREETS = r"<3|\b(?:lol|omg)\b|\benjoy\W*$|\b(?:hi|hey|hello) (?:everyone|all|guys|folks|lovelies)\b|\b(?:fic|ficlet|drabble|one-?shot|story|wrote|written|requests?|requested|prompts?|prompted)\b.*![^\w\n]*$"
_CHATS = re.compile(rf"[!?…] +[^\W\d_]|{_GREETS}", re.IGNORECASE)
"""What no title has."""
_GREETING = re.compile(_GREETS, re.IGNORECASE)
"""What who posts a story says over it: a greeting, or of the writing with a cry."""
_TOLD = re.compile(r"[\"“”„«»]|(?m:^[—–])|\b(?:he|she|they|said|asked)\b", re.IGNORECASE)
"""What a story has, too: where it stands nobody greets."""
_MORE = re.compile(
    r"(?:Keep|Read) (?:reading|more)|(?:(?:my |main )?(?:masterlist|taglist|ask(?: box)?|requests?|navigation|rules|ao3)[\s|•·✧*/–—-]*){2,6}",
    re.IGNORECASE,
)
_MENU = frozenset(
    "dashboard|explore|home|inbox|messages|activity|account|settings|search|search tumblr|live|communities|shop|for you|following|your tags|log in|sign up|get the app|create".split(
        "|"
    )
)
_FOOT = 12  # lines
_HEAD = 8  # lines


def unwrap(sheet: Sheet) -> None:
    """Leave the count and the buttons out, and read the tags over them; without tags a count may be the story's."""
    _read_owner(sheet)
    everything = list(sheet.filled())
    rows = everything[-_FOOT:]
    count = next(sheet.fitting(reversed(rows), _COUNT), len(sheet))
    above = [at for at in rows if at < count]
    tagged: list[int] = []
    while above and sheet.fits(above[-1], _TAGS, _BUTTONS):
        tagged.insert(0, above.pop())
    lines = [at for at in tagged if sheet.line(at).startswith("#")]
    if not lines:
        return
    for at in rows:
        if at == count or (at >= tagged[0] and sheet.fits(at, _BUTTONS)):
            sheet.leave_out("navigation", at)
    sheet.leave_out_each("navigation", sheet.fitting(everything[: 2 * _FOOT], _MORE))
    for at in lines:
        tags = tuple(filter(None, (tag.strip() for tag in sheet.line(at).split("#"))))
        sheet.entry("tags", "", tags, at)
    _read_head(sheet)


def _read_owner(sheet: Sheet) -> None:
    """Whose blog it is, over a title with a story's labels below."""
    top = sheet.next(0)
    found = re.match(
        OVER_LABELS, f"\n{sheet.line(top)}\n" + "\n".join(map(sheet.line, islice(sheet.filled(top + 1), _HEAD))) + "\n"
    )
    if found is None:
        return
    sheet.entry("author", "", found["name"], top, sheet.line(top))
    if sheet.fits(below := sheet.next(top + 1), _UNDER_BLOG):
        sheet.leave_out("navigation", below)


def _read_head(sheet: Sheet) -> None:
    """Who posted it, over the title, over what was asked for; and above it the site's menu."""
    menu = [*takewhile(lambda at: fold_button(sheet.line(at)) in _MENU, sheet.filled())]
    sheet.leave_out_each("navigation", menu if len(menu) > 1 else ())
    if _read_chain(sheet):
        return
    top = sheet.next(0)
    if sheet.fits(top, _ASK) and (end := sheet.run(sheet.next(top + 1))) < len(sheet):
        sheet.note("authors-note", top, end, place="front")
        _read_title(sheet, sheet.next(end))
        return
    blog = sheet.fits(top, _BLOG)
    below = sheet.next(top + 1)
    buttons = [below] if sheet.fits(below, _UNDER_BLOG) else []
    chain = sheet.fits(below, _BLOG)  # of whom each quotes the next
    if blog is None or not (buttons or blog["sign"]) or (chain and chain["sign"]):
        return
    name = blog["name"]
    while _UNDER_BLOG.fullmatch(line := sheet.line(below := sheet.next(below + bool(buttons)))) or line == name:
        buttons.append(below)
    sheet.entry("author", "", blog["name"], top, blog["name"] if blog["sign"] == ":" else sheet.line(top))
    sheet.leave_out_each("navigation", buttons)
    end = sheet.run(below)
    said = sheet.text(below, end)
    if _GREETING.search(said) and not _TOLD.search(said) and _could_be_title(sheet, sheet.next(end)):
        sheet.note("authors-note", below, end, place="front")
        below = sheet.next(end)
    _read_title(sheet, below)
    for at in list(islice(sheet.filled(below), _HEAD)):
        if sheet.fits(at, _ELSEWHERE):
            sheet.leave_out("navigation", at)
        elif sheet.fits(at, _ASKED):
            sheet.note("authors-note", at, sheet.run(at), place="front")
        else:
            return


def _read_chain(sheet: Sheet) -> bool:
    """Posts of which each answers the one above, under who posted them again: the longest is the story, the others are kept as notes."""
    top = sheet.next(0)
    named = [*sheet.fitting(sheet.filled(top + 1), _CHAINED)] if sheet.fits(top, _REBLOGGED) else []
    often = Counter(map(sheet.line, named))
    heads = [at for at in named if often[sheet.line(at)] > 1 or _is_blog(sheet, at)]
    if not heads or heads[0] != sheet.next(top + 1):
        return False
    posts = [*zip(heads, [*heads[1:], len(sheet)], strict=True)]
    said = [len(sheet.text(*post)) for post in posts]
    story = said.index(max(said))
    if 2 * said[story] < sum(said):
        return False
    sheet.leave_out("navigation", top)
    for number, (head, end) in enumerate(posts):
        buttons = takewhile(lambda at: sheet.fits(at, _UNDER_BLOG), sheet.filled(head + 1, end))
        sheet.leave_out_each("navigation", list(buttons))
        if number == story:
            sheet.take("author", head)
            _read_title(sheet, sheet.next(head + 1))
        else:
            sheet.note("post", head, end, place="front" if number < story else "end")
    return True


def _is_blog(sheet: Sheet, at: int) -> bool:
    """Whether a word alone on a line is the name of a blog: it is no word, or a button stands below it."""
    return not sheet.line(at).isalpha() or sheet.fits(sheet.next(at + 1), _UNDER_BLOG) is not None


def _could_be_title(sheet: Sheet, at: int) -> bool:
    """Whether a line stands alone, and is no sentence of a story or of who posts it."""
    line = sheet.line(at)
    alone = bool(line) and not sheet.line(at + 1) and sheet.next(at + 1) < len(sheet)
    return alone and line[-1] not in '.!?…:,"”’' and line[0] not in '"“‘@' and not _CHATS.search(line)


def _read_title(sheet: Sheet, at: int) -> None:
    """A title that stands alone, and what else the line says in brackets: whom it is about, how long it is."""
    match = sheet.fits(at, _TITLE)
    if match is None or not _could_be_title(sheet, at):
        return
    sheet.entry("title", "", match["title"], at)
    if match["more"]:
        sheet.entry("", "", match["more"], at)
