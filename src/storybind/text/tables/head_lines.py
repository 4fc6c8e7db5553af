"""Lines of a story's head that need no label, as they say what they are: an address, a length, which draft it is."""

import re
from functools import cache
from typing import NamedTuple

from storybind.text.tables import listed

WORDS = "words?|wörter|mots|palabras|parole|palavras|woorden|ord|słów|słowa|слова?|字"
"""What stands behind the length of a story."""

_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.? \d{4}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d)"

WORKING_TITLE = "working title|temp(?:orary)? title|placeholder title|provisional title|title (?:tbc|tbd|to come|pending|subject to change)|arbeitstitel|titre provisoire|título provisional|título provisório|titolo provvisorio|рабочее название"
"""What stands beside a title that may change yet."""

_DOT = r" ?[·•|,–—-] ?"


class HeadLine(NamedTuple):
    """One such line.

    Attributes:
        needs: Folded stretches one of which is in every such line; they spare nearly all lines the pattern.
        pattern: Matches the whole line; case is no matter.
        name: Our name for what it says; empty for what is kept as it is printed.
        once: Whether it stands once in a text: several such lines head the parts of a story, as the entries of a diary.
    """

    id: str
    needs: tuple[str, ...]
    pattern: str
    because: str
    reads: tuple[str, ...]
    silent_on: tuple[str, ...]
    name: str = ""
    once: bool = False
    goes_on: bool = False
    """Whether the lines below it, down to a blank one, go on with what it says."""
    first: bool = False
    """Whether it stands first of all, whatever is below it."""


HEAD_LINES = (
    HeadLine(
        id="address", name="source_url",
        needs=("http",),
        pattern=r"<?https?://[^\s<>]+>?|[(\[]https?://[^\s<>()\[\]]+[)\]]",
        because="An address above or below a title says where the story was.",
        reads=("https://tales.example/works/12", "<http://tales.example/s/1/>", "(http://tales.example/u/3)"),
        silent_on=("http:// is how they begin", "tales.example was down"),
    ),
    HeadLine(
        id="all-chapters", first=True, once=True,
        needs=("章节", "章節"),
        pattern=r"(?:全部|所有|最新)章[节節](?:目[录錄]|列表)?|章[节節](?:目[录錄]|列表)",
        because="A site of novels says so above a chapter, and it names none.",
        reads=("全部章节", "章节目录", "最新章節列表"),
        silent_on=("章节", "全部章节都没有写完。"),
    ),
    HeadLine(
        id="parts", first=True,
        needs=("http",),
        pattern=r"[\[(*]{0,2}(?:(?:part|chapter|ch\.?|pt\.?|episode|book|story|first|last|teil|kapitel|chapitre|partie|parte|capítulo|capitolo|часть|глава) ?#?\d{1,4}|(?:first|previous|prev|next|last|latest)(?: (?:part|chapter|story|post))?|prequel|sequel|index|master ?list)[\])*]{0,2}(?: ?[:–—-])? {0,2}[(<]?https?://[^\s<>]+",
        because="Over a part of a series stand the addresses of the others.",
        reads=("Part 1: https://tales.example/1", "Previous: http://tales.example/2", "[Chapter 3](https://tales.example/3)", "Next part - https://tales.example/4"),
        silent_on=("Part 1: http is how they begin", "Part One", "Next to https://tales.example/1 he wrote his name"),
    ),
    HeadLine(
        id="mail", name="contact",
        needs=("@",),
        pattern=r"<?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}>?|[(\[][\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}[)\]]",
        because="An address for letters under a name is the writer's.",
        reads=("a.moss@tales.example", "<moss@tales.example>", "(moss@tales.example)"),
        silent_on=("@moss", "moss@home"),
    ),
    HeadLine(
        id="handle", name="contact", once=True,
        needs=("@",),
        pattern=r"(?:(?:twitter|insta(?:gram)?|tumblr|bluesky|mastodon|wattpad|ig)\W{1,3})?@[a-z\d_.-]{3,30}",
        because="A name of the web under who wrote a story is the same writer's.",
        reads=("@mossandtales", "Twitter: @moss_tales", "IG - @moss"),
        silent_on=("moss@tales.example", "@moss was gone"),
    ),
    HeadLine(
        id="length", name="words",
        needs=("wc", "wört", "mots", "palabras", "parole", "palavras", "ord", "słów", "słowa", "слов", "字"),
        pattern=rf"[(\[]?(?:word ?count:? ?)?(?:(?:about|approx(?:imately|\.)?|circa|c\.|ca\.|~|roughly|around|etwa|ca) ?)?\d[\d,. ]{{0,8}}k?\+? ?(?:{WORDS})[)\]]?(?:[,;] ?(?:aim(?:ing)?|need|want|goal|target|max|limit|so far)\b.{{0,30}})?|(?:word ?count|wc):? ?~?\d[\d,.]{{0,8}}k?(?: ?[-–—/,(] ?.{{1,30}})?",
        because="Under a title a number of words is the story's.",
        reads=listed("2,300 words|(about 900 words)|~2,000 words, aim for 5k|~2k words|1200 Wörter|Word count: 900|wc 1950 - want 2200"),
        silent_on=("900 words later", "Two words", "It took 900 words."),
    ),
    HeadLine(
        id="day", name="date", once=True,
        needs=("19", "20"),
        pattern=r"[(\[]?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)[)\]]?",
        because="Under a title a day in figures says when the story was written.",
        reads=("2019-03-12", "12/03/2019", "(12.03.2019)"),
        silent_on=("12 March 1944", "1944", "3/4"),
    ),
    HeadLine(
        id="phone", name="contact", once=True,
        needs=tuple("0123456789"),
        pattern=r"(?!(?:1\d|20)\d\d ?[-–/] ?(?:1\d|20)?\d\d$)(?:(?:tel|telephone|phone|mobile|cell|ph)\W{1,3})?\+?\(?\d[\d ()./-]{7,18}\d",
        because="A number under a writer's address is one to ring.",
        reads=("07700 900123", "Tel: (555) 010-0199", "+44 7700 900123"),
        silent_on=("1914-1918", "2019-03-12", "1944", "555", "1914 - 1918"),
    ),
    HeadLine(
        id="published", once=True,
        needs=("published", "posted", "updated", "edited", "modified"),
        pattern=rf"(?:first |originally |last )?(?:published|posted|updated|edited|modified)(?: on)? {_DAY}(?: ?[|·•,;/–—-] ?(?:last )?(?:modified|updated|edited)(?: on)? {_DAY})?",
        because="Under a title it says on which day a site had the story.",
        reads=(
            "Published 4th Mar 2021",
            "First published 4th Mar 2021 | Last modified 6th May 2021",
            "Posted on May 3, 2019",
            "Last edited 3 May 2021",
        ),
        silent_on=("Published in 1944", "Edited by Ann Lee", "Published 4th Mar 2021 by nobody", "Posted to Ypres"),
    ),
    HeadLine(
        id="entry", once=True,
        needs=("entry", "submission", "fill"),
        pattern=r"(?:[\w'’&:-]+ ){0,8}(?:entry|submission|fill) ?(?:no\.? ?|#) ?\d{1,4}",
        because="What a story was handed in for is counted, and stands above its title.",
        reads=("Short Story Contest Entry #14", "Kink Meme Fill #3"),
        silent_on=("No Entry", "The Entry of the Guests #2"),
    ),
    HeadLine(
        id="written-for", once=True,
        needs=("challenge", "contest", "competition", "prompt", "exchange", "fest", "bingo", "big bang", "flashworks", "secret santa", "yuletide", "prize", "award"),
        pattern=r"(?:(?:an? |my |the )?(?:written|entry|submission|submitted|fill|story|fic|ficlet|drabble|response|posted|done|gift|entered|in response) )?(?:for|in|to) (?:[\w'’&:#/-]+ ){0,8}(?:challenges?|contests?|competitions?|prompts?|exchange|\w*fest|bingo|big bang|flashworks|secret santa|yuletide|prize|award)(?: (?:#?\d{1,4}|on \w{3,20}|\(.{1,40}\)))?(?:[:,] .{1,60}(?<![.!?]))?",
        because="What a story was written for stands with title and byline.",
        reads=("For the June challenge", "Written for the Harbour Flash contest 2019", "for prompt fest: rain", "Entry for the Salt Bingo (square: tea)"),
        silent_on=("For the challenge of it he went.", "For a prize he had never seen", "The June challenge", "Up for the contest", "For my sister"),
    ),
    HeadLine(
        id="nanowrimo", once=True,
        needs=("nano",),
        pattern=r"(?:camp )?nanowrimo(?:[ ,:–—-]+(?:(?:19|20)\d\d|'\d\d|(?:(?:april|july|november|day|project|draft|novel|winner|attempt|part) ?#?\d{0,4})))*!{0,3}|(?:camp )?nano(?: project| novel)? ?'?\d{2,4}",
        because="In which November a novel was begun stands above its title.",
        reads=("NANOWRIMO 2019", "NaNoWriMo 2019 - Day 3", "Camp NaNoWriMo, April 2021", "nano 2014", "NaNo novel '09"),
        silent_on=("Nano", "Nanowrimo was over.", "The Nano 3"),
    ),
    HeadLine(
        id="draft", once=True,
        needs=("draft", "v"),
        pattern=r"[(\[]?(?:(?:first|second|third|fourth|final|rough|revised|\d{1,2}(?:st|nd|rd|th)) draft|draft(?: (?:no\.? ?|#)?\d{1,3})?|(?:version|ver\.|v|rev\.|revision) ?\d{1,3}(?:\.\d{1,3})*)(?:(?: ?[,:;–—(-]+ ?| (?=\d)).{1,40})?[)\]]?(?<![.!?])",
        because="Which draft it is, writers note on the first page.",
        reads=("Draft 2 - 14 March 2021", "FIRST DRAFT", "v3", "draft 3 -- DO NOT SHARE", "Version 1.2 (May)"),
        silent_on=("Draft horses", "Version control", "Draft 2 was better.", "The First Draft"),
    ),
    HeadLine(
        id="reading", once=True,
        needs=("min read", "mins read", "minute read", "minutes read"),
        pattern=rf"(?:{_DAY}{_DOT})?\d{{1,3}}[ -]min(?:ute)?s? read(?:ing time)?(?:{_DOT}{_DAY})?",
        because="Journals say under a title how long it takes to read.",
        reads=("9 min read", "May 3, 2021 · 9 min read", "12-minute read · 3 May 2021"),
        silent_on=("9 minutes", "9 min later", "A nine minute read"),
    ),
    HeadLine(
        id="state", name="status", once=True,
        needs=("complete", "in progress", "wip", "ongoing", "hiatus", "discontinued"),
        pattern=r"[(\[*]*(?:(?:status|story|fic):? )?(?:completed?|not complete|incomplete|work in progress|in progress|w\.?i\.?p\.?|ongoing|(?:on )?hiatus|discontinued)[)\]*!]*",
        because="Writers on the web say under a title whether the story has an end.",
        reads=("COMPLETE", "(Complete)", "WIP", "[work in progress]", "On hiatus"),
        silent_on=("The Complete Works", "Complete silence", "It was complete."),
    ),
    HeadLine(
        id="edition", once=True,
        needs=("edition",),
        pattern=r"(?:smashwords|kindle|e-?book|digital|paperback|print|first|second|third|revised|\d{1,2}(?:st|nd|rd|th)) (?:\w{2,12} )?edition(?: \d{4})?",
        because="Under a title it says in which edition the book is.",
        reads=("Smashwords Edition", "First Kindle Edition", "2nd Edition 2014", "Revised edition"),
        silent_on=("The Evening Edition", "The first edition was sold out", "Edition"),
    ),
    HeadLine(
        id="release", once=True,
        needs=("serial number",),
        pattern=r"release \d{1,4} ?/ ?serial number [\w-]{4,12}(?: ?/ ?.{2,60})?",
        because="A game of text says under its title how often it was put out.",
        reads=("Release 3 / Serial number 980412 / Inform v6.15", "Release 1 / Serial number 110203"),
        silent_on=("Release 3", "The serial number was filed off."),
    ),
    HeadLine(
        id="reserved", once=True,
        needs=("reserved",),
        pattern=r"(?:© ?)?all rights reserved\.?(?: ?©)?",
        because="Nothing else is said so.",
        reads=("All rights reserved.", "ALL RIGHTS RESERVED", "All Rights Reserved ©"),
        silent_on=("All rights reserved seats", "Reserved"),
    ),
    HeadLine(
        id="author-of", once=True, goes_on=True,
        needs=("author of", "authors of"),
        pattern=r"\(?(?:(?:by )?the )?authors? of (?:[\"“”‘'«_*].{2,70}|(?-i:[A-Z][^a-z]{2,70})|.{2,60},? (?:etc\.?|&c\.?,?))",
        because="Under the name of who wrote it a title page tells what else they wrote.",
        reads=(
            'Author of "The Salt Stair," "Low Water," etc.',
            "AUTHOR OF 'THE SALT STAIR'",
            "Author of _The Salt Stair_",
            "Author of the Salt Stair, etc.",
            '(Author of "The Salt Stair")',
        ),
        silent_on=("Author of the Year", "The author of the letter was dead.", "authors of their own misery"),
    ),
    HeadLine(
        id="exported", once=True,
        needs=("exported", "размещен", "размещён"),
        pattern=r"exported (?:with|by|from) .{3,60}|размещ[её]но?: \d.*",
        because="A program or a library says how a story came to be kept.",
        reads=("Exported with the help of a program", "Размещен: 12/03/2009, изменен: 12/03/2009. 12k. Статистика."),
        silent_on=("Exported goods", "Размещен был в сарае"),
    ),
    HeadLine(
        id="transcribed", name="credits", once=True,
        needs=("transcribed", "scanned", "digitized", "proofread"),
        pattern=r"(?:transcribed|scanned|digitized)(?: and proofread)? (?:from the .{4,60} edition )?by .{3,60}",
        because="Above or below a title it says who copied a book out for all.",
        reads=(
            "Transcribed from the 1894 Tide Press edition by A. Volunteer, email a@tide.example",
            "Scanned and proofread by A. Volunteer",
        ),
        silent_on=("Transcribed in a hurry", "It was scanned by nobody."),
    ),
    HeadLine(
        id="hashtags", name="tags", once=True,
        needs=("#",),
        pattern=r"#[^\s#]{1,30}(?:[ \u3000]+#[^\s#]{1,30}){1,15}",
        because="Under a title a line of words behind signs are its tags.",
        reads=("#tea #siblings", "#オリジナル #短編 #お茶"),
        silent_on=("# # #", "#1", "#tea and sympathy"),
    ),
    HeadLine(
        id="nameless", first=True,
        needs=(".doc", ".odt", ".rtf", ".txt", ".pages", ".wpd", ".pdf", ".md", ".scriv", "document", "page 1", "dokument", "названия", "[cover", "copy of", "title"),
        pattern=r"(?:copy of )+(?:(?:my |the )?(?:short )?story|untitled|document|draft|new)(?:[ _-]+(?:short|story|document|draft|final|new|copy|edited|revised|version|v?\d{1,3}|\(\d{1,3}\)))*|\[cover(?: (?:image|page|art))?\]|[^\W_][\w() .-]{1,60}\.(?:docx?|odt|rtf|txt|pages|wpd|pdf|md|scriv)|[(\[<](?:to-?do\W{1,3})?(?:find|insert|add|need|needs|choose|pick|think of)(?: an?| the| your)?(?: good| better| real| story)? title(?: here| later)?[)\]>]|(?:insert|your|story|working)? ?title (?:goes )?(?:here|tbd|tbc|tk)|untitled document(?: ?\(?\d{1,3}\)?)?|new (?:text )?document(?: ?\(?\d{1,3}\)?)?|document ?\d{0,3}|page 1(?: of \d{1,3})?|unbenanntes dokument|document sans titre|documento sin título|documento senza titolo|documento sem título|без названия",
        because="Programs call a text so that nobody has named.",
        reads=("Untitled document", "New Document (3)", "KETTLE_final_v3.doc", "Page 1", "Document1", "[Cover]", "Copy of Copy of SHORT STORY FINAL (2)", "[TODO: find a title]", "<insert title here>", "Title TBD", "Your Title Here"),
        silent_on=("Untitled", "Page One", "The New Document", "Find a Title", "Here", "Copy of a Copy", "A Copy of the Story", "Copy of the Story of Ruth"),
    ),
    HeadLine(
        id="working-title", once=True,
        needs=("title", "titel", "titre", "títul", "titol", "назван"),
        pattern=rf"[(\[]?(?:{WORKING_TITLE})[!?. ]{{0,4}}[)\]]?",
        because="That a title may change yet, writers say beside it or below.",
        reads=("(working title)", "title to come", "[Arbeitstitel]"),
        silent_on=("Title", "The Working Title of the Story"),
    ),
)  # fmt: skip
_LONGEST = 120  # characters; only an address is longer
_LONGEST_ADDRESS = 300


@cache
def head_line_regex(row: HeadLine) -> re.Pattern[str]:
    """A row's pattern, compiled when first asked for."""
    return re.compile(row.pattern, re.IGNORECASE)


def read_head_line(line: str) -> HeadLine | None:
    """The row that a line is one of; None for a title, a name or prose.

    >>> read_head_line("2,300 words").id, read_head_line("The Lamp")
    ('length', None)
    """
    longest = _LONGEST_ADDRESS if line[:4].casefold() == "http" else _LONGEST
    if len(line) > longest:
        return None
    folded = line.casefold()
    rows = (row for row in HEAD_LINES if any(map(folded.__contains__, row.needs)))
    return next((row for row in rows if head_line_regex(row).fullmatch(line)), None)
