"""Forums: a thread, or a post of one, with what is printed round the posts and into them."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from storybind.counting import word_count
from storybind.text.sources.posts.forum_posts import MARKED, ON_CARD, Post, find_posts
from storybind.text.sources.sheet import Sheet
from storybind.text.tables.addresses import addresses_readers
from storybind.text.tables.notes import talks_of_writing

_PRINTED = re.compile(
    r"Click to (?:expand|shrink)\W*|Last edited(?: by .{1,40})?[:;,] .*\d.*|Last edited: .*|Threadmarks?(?:: .*|\W*)|(?:Like|Quote|Reply|Report|Share|Ignore|Award|Bookmark)(?:\s+(?:Like|Quote|Reply|Report|Share|Ignore|Award|Bookmark))+|"
    r"#\d{1,5}|View (?:content|discussion|Profile)|Reader mode|\[/?(?:SPOILER|SIZE|COLOR|FONT)(?:=[^\]]{0,60})?\]|(?:Joined|Join Date|Posts|Messages|Reaction score|Location|Trophy Points): ?\S.{0,40}",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:Click|Last edited|Threadmark)", re.IGNORECASE)
_OPENED = re.compile(r"Discussion in ['\"“‘].+ started by (\S.{0,40}?), (.*\d{4})\.?")
_THREAD = re.compile(r"Thread: (?P<title>\S.{1,120})")
_STAMP = re.compile(r"(?P<day>\d{1,2}-\d{1,2}-\d{4}|(?:Yesterday|Today)),? \d{1,2}:\d\d(?: [AP]M)?", re.IGNORECASE)
_RULE = re.compile(r"_{10,}")
_SIGNED_BELOW = 8  # lines at the end among which a rule stands over a signature
_STARTER = "thread starter"
_STARTED = re.compile(rf"{_STARTER}[ \n](\S.{{0,40}}?)[ \n]Start date[ \n](\S.*\d.*)", re.IGNORECASE)
_QUOTES = re.compile(r"\S.{0,40} (?:said|wrote):(?: ?↑)?")
_QUOTED = re.compile(r"Click to (?:expand|shrink)\W*")
_LONGEST_QUOTE = 60  # lines
_BELOW_TAGS = re.compile(
    r"\d{1,4}|Status|Threadmarks?|Next.*|Statistics.*|Reader mode|RSS|Recent.*|View .*|Not open .*", re.IGNORECASE
)
_TOP = 30  # lines
_LONGEST_ABOVE = 100  # characters of a line between the head of a thread and its first post
_LONGEST_TITLE = 100
_SENTENCE = (".", "!", "?", "…", '"', "”")
_REMARK = 120  # words of a post in which an author only speaks to readers
_OFTEN, _LONGEST_SIGNATURE = 3, 300  # posts with one signature, and its characters
_SIGNATURE = re.compile(
    r"https?://|www\.|\b(?:patreon|ko-?fi|discord)\b|\bmy (?:other |new )?(?:stor(?:y|ies)|fics?|quests?|threads?|works?)\b",
    re.IGNORECASE,
)


def unwrap(sheet: Sheet) -> None:
    """Leave the lines of the forum out, if one of them says that this is one; what readers wrote is kept apart."""
    found = [at for at in sheet.filled() if len(sheet.lines[at]) < 120 and sheet.fits(at, _PRINTED)]
    head = frozenset(map(sheet.line, sheet.filled(0, _TOP)))
    below, author = _read_head(sheet)
    if not below and not any(_SAYS.match(sheet.line(at)) for at in found):
        return
    posts = find_posts(sheet, below, author, head)
    if posts and not below and any(sheet.line(at).endswith(_SENTENCE) for at in sheet.filled(0, posts[0].top)):
        posts = []  # somebody tells of them
    author = author or next((post.name for post in posts if post.title >= 0), posts[0].name if posts else "")
    marked = any(post.title >= 0 for post in posts)
    told = dict.fromkeys(post for post in posts if _is_story(sheet, post, author, marked=marked))
    if not told:
        posts = []  # or no story would be left
    for post in told:
        _read_quotes(sheet, post)
    titles = {post.title for post in told}
    for at in found:
        if at not in titles:
            sheet.leave_out("navigation", at)
    if posts:
        _read_above(sheet, below, posts[0].top)
    for post in posts:
        _read_post(sheet, post, author, told=post in told)
    _read_signature(sheet, [post for post in told if post.name == author])


def _read_head(sheet: Sheet) -> tuple[int, str]:
    """The thread's title, and who opened it, where they stand above the posts: gives the line below, and the name."""
    if below := _read_older(sheet):
        return below
    for at in sheet.filled(0, _TOP):
        rows = [at]
        match = sheet.fits(at, _OPENED)
        if sheet.line(at).casefold().startswith(_STARTER):
            rows, match = _starter(sheet, at)
        if match:
            _read_title(sheet, at)
            _read_opener(sheet, rows, match)
            return rows[-1] + 1, match[1]
    return 0, ""


def _read_older(sheet: Sheet) -> tuple[int, str] | None:
    """``Thread: TITLE`` over the card of who wrote it, and his signature under a rule at the end; the line below the card, and the name."""
    top = sheet.next(0)
    named = sheet.next(top + 1)
    thread = _THREAD.fullmatch(sheet.line(top))
    if thread is None or not ON_CARD.fullmatch(sheet.line(sheet.next(named + 1))):
        return None
    name = sheet.line(named)
    sheet.leave_out_of("navigation", top, sheet.line(top)[: thread.start("title")])
    sheet.take("title", top)
    sheet.take("author", named)
    end = named + 1
    for at in sheet.filled(named + 1, named + _TOP):
        if not (ON_CARD.fullmatch(line := sheet.line(at)) or _PRINTED.fullmatch(line) or _STAMP.fullmatch(line)):
            break
        sheet.leave_out("navigation", at)
        end = at + 1
    rules = [at for at in [*sheet.filled(end)][-_SIGNED_BELOW:] if _RULE.fullmatch(sheet.line(at))]
    if rules:
        sheet.mark(rules[-1])
        sheet.note("signature", rules[-1] + 1, sheet.run(sheet.next(rules[-1] + 1)), place="end")
    return end, name


def _starter(sheet: Sheet, at: int) -> tuple[list[int], re.Match[str] | None]:
    """The lines from one on that say who opened a newer forum's thread, and when: one, or as many as four."""
    rows: list[int] = []
    for row in islice(sheet.filled(at), 4):
        rows.append(row)
        if match := _STARTED.fullmatch("\n".join(map(sheet.line, rows))):
            return rows, match
    return rows, None


def _read_title(sheet: Sheet, under: int) -> None:
    """The thread's title right above a line, and above it the places of the forum."""
    title = sheet.back(under - 1)
    sheet.leave_out_each("navigation", sheet.filled(0, max(title, 0)))
    if title >= 0:
        sheet.take("title", title)


def _read_opener(sheet: Sheet, rows: Sequence[int], match: re.Match[str]) -> None:
    """The name in the lines that say who opened a thread; the rest of them is left out."""
    first, last = match.span(1)
    for at in rows:
        size = len(sheet.line(at))
        if 0 <= first < size:
            sheet.leave_out_round(at, (first, last))
            sheet.entry("author", "", match[1], at)
        else:
            sheet.leave_out("navigation", at)
        first, last = first - size - 1, last - size - 1


def _read_above(sheet: Sheet, first: int, end: int) -> None:
    """The thread's tags, and the ways to its threadmarks, between its head and its first post."""
    rows = list(sheet.filled(first, end)) if first else []
    if any(len(sheet.line(at)) > _LONGEST_ABOVE for at in rows):
        return
    label = next((at for at in rows if sheet.line(at) == "Tags"), end)
    stop = next((at for at in rows if at > label and sheet.fits(at, _BELOW_TAGS)), end)
    if tags := tuple(sheet.line(at) for at in rows if label < at < stop):
        sheet.entry("tags", "Tags", tags, (label, stop))
    sheet.leave_out_each("navigation", rows)


def _is_story(sheet: Sheet, post: Post, author: str, *, marked: bool) -> bool:
    """Whether a post is of the story: it has a threadmark, or it is the author's and no remark.

    A remark is short, and answers what it quotes; or speaks to the readers, where others have threadmarks.
    """
    if post.title >= 0 or post.name != author:
        return post.title >= 0
    said = [sheet.line(at) for at in sheet.filled(post.first, post.last)]
    if sum(map(word_count, said)) >= _REMARK:
        return True
    speaks = any(talks_of_writing(line) or addresses_readers(line) for line in said)
    answers = bool(said) and _QUOTES.fullmatch(said[0]) is not None
    return not (answers or (speaks and marked))


def _read_quotes(sheet: Sheet, post: Post) -> None:
    """What others wrote, where a post quotes it."""
    for at in sheet.filled(post.first, post.last):
        if sheet.fits(at, _QUOTES):
            below = islice(sheet.filled(at, post.last), _LONGEST_QUOTE)
            end = next(sheet.fitting(below, _QUOTED), -1)
            if end >= 0:
                sheet.leave_out("cards", end)
                sheet.note("post", at, end)


def _read_post(sheet: Sheet, post: Post, author: str, *, told: bool) -> None:
    """The card over a post and the buttons under it, and between them the story, or what is none."""
    own = post.name == author
    if own and not sheet.has("author"):
        sheet.take("author", post.named)
    kept = {post.title} if told else set() if own else {post.named}
    kind = "navigation" if told or own else "cards"
    for at in sheet.filled(post.top, post.first):
        if at not in kept:
            sheet.leave_out(kind, at)
    sheet.leave_out(kind, post.last, post.end)
    if not told:
        sheet.note("authors-note" if own else "post", post.top, post.last)
    elif post.title >= 0:
        _read_threadmark(sheet, post)


def _read_threadmark(sheet: Sheet, post: Post) -> None:
    """The title of a threadmark, which heads a post; it may open the post again, and in a fuller form with the thread's."""
    if (match := sheet.fits(post.title, MARKED)) and match["title"]:
        sheet.leave_out_of("navigation", post.title, sheet.line(post.title)[: match.start("title")])
    title = sheet.line(post.title)
    first = sheet.next(post.first)
    opening = sheet.line(first)
    if len(opening) <= _LONGEST_TITLE and opening.casefold().endswith(title.casefold()):
        sheet.leave_out("repeated", post.title)
        if opening.casefold() == title.casefold() or sheet.has("title"):
            sheet.heading(first)
    else:
        sheet.heading(post.title)


def _read_signature(sheet: Sheet, posts: Sequence[Post]) -> None:
    """What an author has set under each post: a line that ends several of them and tells of other works."""
    ends = [sheet.back(post.last - 1) for post in posts]
    often = Counter(sheet.line(at) for at, post in zip(ends, posts, strict=True) if at >= post.first)
    for line, count in often.items():
        if count >= _OFTEN and len(line) <= _LONGEST_SIGNATURE and _SIGNATURE.search(line):
            first, *more = (at for at in ends if sheet.line(at) == line)
            sheet.note("authors-note", first, first + 1)
            sheet.leave_out_each("repeated", more)
