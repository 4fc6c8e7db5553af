"""By which signs a source is known: one row each, with what looks alike and is none."""

from typing import Literal, NamedTuple

from storybind.text.tables import listed

HEAD, TAIL = 8_000, 6_000
"""Characters at a text's beginning and end in which signs are looked for; a plain story pays for no more."""


class Sign(NamedTuple):
    """How one source is known.

    Attributes:
        source: The module of `text/sources` that takes its wrapper off.
        needs: Stretches of text one of which must be there; they spare nearly every story the patterns.
        where: In which part of the text its signs stand: its head, its tail, or anywhere.
        patterns: All of them are found there, where each line has a line end above it: one that opens with it is tried at
            lines alone, as with ``^`` it would not be. ``$`` is the end of a line. Empty where the stretch itself says enough.
        opens: How the lines begin, behind blanks, in which what it `needs` stands; they are gone through once for all rows, and stand one under
            the other there, without those blanks.
    """

    source: str
    needs: tuple[str, ...]
    because: str
    seen: tuple[str, ...]
    silent_on: tuple[str, ...]
    where: Literal["head", "tail", "text"] = "head"
    patterns: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


_LETTER = (
    "From: Anna <anna@home.example>\nTo: Bo\nSubject: the cat\nDate: Monday\n\nBo, he is back.\n\nBo read it twice."
)

_MAIL = "From: Anna Reed <anna@post.example>\nSent: Tuesday, March 3, 2020 10:12 AM\nTo: me@post.example\nSubject: Lamp\n\nIt rained."

_BY = (
    "by ",
    "By ",
    "BY ",
    "von ",
    "par ",
    "por ",
    "di ",
    "Author:",
    "AUTHOR:",
    "Autor:",
    "Auteur",
    "Autore:",
    "Автор:",
)
_TITLED = r"[ \t]*+\**+(?:Title|TITLE|Titel|Titre|Título|Titolo|Название)\**+[ \t]?+:.++"
_BYLINE = r"\n[ \t]*(?:(?:by|By|BY|von|par|por|di) |(?:Author|AUTHOR|Autore?|Auteur ?|Автор): ?)[^\W\d_].{1,50}\n(?:[ \t]*\n|(?=[A-Z]\w{2,20}(?: \w{2,20})?[*_]*: |(?:Chapter|CHAPTER) ))"

REDDIT_MENU = (
    r"(?:Skip to (?:main content|navigation|Navigation|right sidebar|Right Sidebar)|(?:Open|Close|Expand|Collapse) (?:menu|navigation|inbox|chat|user menu|settings menu|search|post|create menu)"
    r"|Go to Reddit Home|A chip|Get (?:App|app|the Reddit app)|Log [Ii]n(?: to Reddit)?|Sign [Uu]p|Create(?: [Pp]ost)?|Create a post|Advertise on Reddit|Try Reddit Pro(?: BETA)?"
    r"|Scan this QR code to download the app now|Or check it out in the app stores|Home|Popular|Explore|Answers|Trending|Ask|Back|Reddit|User Avatar|Search (?:in )?r/\w{2,21}|Search Reddit|Clear search|Find anything)"
)
"""A line of the menu above a post."""

OVER_LABELS = (
    r"\A\s*+[^\w\s@]{0,3} ?(?:@(?=[\w-]+\W)|(?=[a-z\d]+[-_][a-z\d]+[-_])|(?=[a-z_-]*\d)|(?=[a-z\d]+\s*\n\s*Follow\s))(?P<name>[A-Za-z\d][\w-]{2,31}) ?[^\w\s]{0,3}[ \t]*\n\s*+(?:Follow[ \t]*\n\s*+)?"
    r"(?:[^\n:.!?]{1,80}\n\s*+)(?:[^\n]{1,200}\n\s*+){0,2}?\W{0,4}(?i:pairings?|word ?count|wc|warnings?|summary|synopsis|rating|genres?|fandom|characters?|a/n|content|tags|requested by)\W{0,3}[:：]"
)
"""The name of a blog, in no more than one word, over a title and labels that stand over stories."""

_MIRROR = r"(?:https?://)?(?:www\.)?[\w-]{3,40}(?:\s?[.,]\s?(?:com|net|org|info|me|co|app|xyz|club|io|cc|site|online|example)\b|\.[a-z]{2,6}\b)\S{0,60}"
MIRRORED = (
    rf"\W{{0,3}}(?:(?:please )?(?:read|find|get|enjoy|follow|discover) (?:the )?(?:latest|newest|new|more|most.up.to.date|updated|official|authorized) (?:\w+ )?(?:chapters?|novels?|episodes?|updates|stories)\b.{{0,60}}?\b(?:at|on|in|from|only) (?:the )?{_MIRROR}.{{0,60}}"
    rf"|(?:please )?(?:visit|go to|check out) {_MIRROR} (?:for|to (?:read|get|find))\b.{{0,100}}|search (?:for )?(?:the )?{_MIRROR} (?:website )?(?:on|in) google\b.{{0,120}}"
    rf"|(?:this|the) (?:chapter|content|novel|book|episode|source of this content)(?: (?:is|was|has been))?(?: first)?(?: (?:uploaded?|updated?|published|taken|posted|hosted|translated|provided))?(?: first)? (?:by|at|from|on|is) {_MIRROR}.{{0,60}}"
    rf"|(?:updated?|taken|sourced|uploaded|new novel chapters are published|(?:all|most) (?:the )?(?:new|latest) (?:chapters|novels)(?: are)?) (?:from|by|at|on|first at) {_MIRROR}.{{0,30}}|for more (?:chapters|novels),? (?:please )?(?:visit|check|go to|see) {_MIRROR}.{{0,60}})"
)
"""What a mirror of web novels says for itself between the paragraphs, with its address."""
MIRRORS_OWN = (
    r"\W{0,3}(?:tip: you can use (?:the )?left(?:,| and) right\b.{0,20}? keyboard keys to browse between chapters\b.{0,40}|use (?:the )?(?:arrow|left and right) keys \(?or a ?/ ?d\)? to prev ?/ ?next chapter\W?"
    r"|if you find any errors ?\( ?(?:broken links|ads popups?|non-standard content)\b.{0,60}\),? ?please let us know\b.{0,120}|please click like and leave more comments to support and keep us alive\W{0,2})"
)
"""The same without an address: words that no story has."""

_PAGE_OF_TEXT = "\n" + "It rained on the roof.\n" * 9
SIGNS = (
    # mail and news
    Sign(
        source="mail.usenet",
        needs=("\nSubject:", "\nFrom ", "From:", "Newsgroups:", "Path:"),
        patterns=(
            r"\A\s*(?:From |(?:From|Newsgroups|Path|Subject|Date|To|Message-ID|Sender|Reply-To|Return-Path|Received|Xref|X-[\w-]+):\s?\S)",
            r"\n(?:(?:Newsgroups|Message-ID|Path|Organization|Lines|Xref|X-[\w-]+|Received|MIME-Version|Content-Type|List-\w+|NNTP-[\w-]+|Mailing-List|Archive-name):|Subject:.*(?:\[[\w -]+\]|\b\d+/\d+|\bFIC\b|\bNEW:|\bREPOST|\bSTORY\b))",
        ),
        because="A text that opens with the head of a mail or of a news article was saved from one.",
        seen=(
            'From: lamp@isp.example (P. Haverstock)\nNewsgroups: alt.fiction\nSubject: NEW: "Watch" 1/1\n\nTITLE: Watch',
            "Subject: [gears-fic] FIC: The Spring (1/2)\nFrom: Ottilie <o@list.example>\nDate: 3 Mar 2001\n\nIt rained.",
        ),
        silent_on=(_LETTER, "From: the desk of A. Moss\n\nIt rained.", "Subject: a cat. Colour: grey."),
    ),
    Sign(
        source="mail.usenet",
        needs=("Subject:", "Betreff:", "Objet", "Asunto:", "Oggetto:"),
        patterns=(
            r"\A\s*(?:(?:[-—_]{2,}.*|[^\W\d_][^\n:.]{10,40} ?:)\n\s*)?(?:[ \t]*\*{0,2}(?:From|To|Cc|Subject|Date|Sent|Importance|Attachments|Von|An|Betreff|Datum|Gesendet|De|À|Objet|Envoyé|Para|Asunto|Enviado|Fecha|Da|A|Oggetto|Inviato|Data)[ \t\xa0]?:\*{0,2}[ \t\xa0]*\S.*\n){4,8}[ \t]*$",
            r"\n[ \t]*\*{0,2}(?:From|Von|De|Da)[ \t\xa0]?:.*@",
            r"\n[ \t]*\*{0,2}(?:Date|Datum|Sent|Gesendet|Envoyé|Enviado|Fecha|Inviato|Data)[ \t\xa0]?:(?=.*\d{4})(?:.*\b\d\d?[:.h]\d\d\b|\W*[^\W\d_]{2,12}[.,]* (?:[^\W\d_]+\.? )?\d)",
        ),
        because="The whole head of a mail, as a program prints it, with address and time or weekday; the module looks whether a letter follows.",
        seen=(
            _MAIL,
            "---------- Forwarded message ---------\nFrom: Anna Reed <anna@post.example>\nDate: Tue, Mar 3, 2020 at 10:12 AM\nSubject: Lamp\nTo: Bo <bo@post.example>\n\n\nIt rained.",
            "Von: Anna Reed <anna@post.example>\nGesendet: Dienstag, 3. März 2020 10:12\nAn: ich@post.example\nBetreff: Die Lampe\n\nEs regnete.",
            "Begin forwarded message:\n\n*De :* Anna Reed <anna@post.example>\n*Envoyé :* mardi 3 mars 2020\n*À :* Bo\n*Objet :* La lampe\n\nIl pleuvait.",
        ),
        silent_on=(
            _LETTER,
            _MAIL.replace("Tuesday, March 3, 2020 10:12 AM", "Monday"),
            _MAIL.replace(" <anna@post.example>", ""),
            f"It rained.\n\n{_MAIL}",
        ),
    ),
    Sign(
        source="mail.usenet",
        needs=("Subject:", "Betreff:", "Objet", "Asunto:", "Oggetto:"),
        patterns=(
            r"\A\s*(?=(?:[ \t]*(?:From|To|Cc|Subject|Date|Sent|Importance|Attachments|Von|An|Betreff|Datum|Gesendet|De|À|Objet|Envoyé|Para|Asunto|Enviado|Fecha|Da|A|Oggetto|Inviato|Data)[ \t\xa0]?:[ \t\xa0]*\S.*\n){3,8}[ \t]*\n)"
            r"(?:.*\n){0,7}?(?:Subject|Betreff|Objet|Asunto|Oggetto)[ \t\xa0]?:[ \t\xa0]*(?P<title>\S[^\n]{1,98}\S)[ \t]*\n(?:.+\n){0,7}\s*(?P=title)[ \t]*$",
            r"\n[ \t]*(?:Date|Datum|Sent|Gesendet|Envoyé|Enviado|Fecha|Inviato|Data)[ \t\xa0]?:(?=.*\d{4})(?:.*\b\d\d?[:.h]\d\d\b)",
        ),
        because="The head of a mail with an hour, and right below it its subject alone, as a title: who shows no address, as inside a firm, sent a story.",
        seen=(
            "From: Anna Reed\nSent: Tuesday, March 3, 2020 10:12 AM\nTo: Writers\nSubject: The Lamp\n\nThe Lamp\n\nIt rained.",
            "From: Anna Reed\nSubject: The Lamp\nDate: 3 Mar 2020 10:12:01 GMT\n\nThe Lamp\nby Anna Reed\n\nIt rained.",
        ),
        silent_on=(
            _MAIL.replace(" <anna@post.example>", ""),
            "From: Anna Reed\nSent: Monday\nTo: Writers\nSubject: The Lamp\n\nThe Lamp\n\nIt rained.",
        ),
    ),
    Sign(
        source="mail.usenet",
        needs=("wrote:", "crit", "escribi", "schrieb ", "escreveu:"),
        patterns=(r"\A\s*(?:On|Le|El|Em|Il|Am) (?=[^\n]*\d[^\n]*\b\d\d?[:.h]\d\d)[^\n]{6,160}(?:\n[^\n>]{0,80})?:[ \t]*\n\s*(?:>|(?<=wrote:\n)|(?<=wrote:\n\n))",),
        because="A program says who wrote what it quotes, and when; the module looks whether the quotation is all.",
        seen=(
            "On Mon, Mar 4, 2024 at 9:14 AM Anna Reed <a@post.example> wrote:\n> It rained.\n",
            "Am Mo., 4. März 2024 um 09:14 Uhr schrieb Anna Reed <a@post.example>:\n\n> Es regnete.\n",
        ),
        silent_on=(
            "On Monday she wrote:\n> It rained.\n",
            "It rained.\n\nOn Mon, Mar 4, 2024 at 9:14 AM Anna Reed <a@post.example> wrote:\n> It rained.\n",
        ),
    ),
    Sign(
        source="mail.usenet",
        needs=("Forwarded message", "Forwarded Message", "Original Message", "__________", "egin forwarded message"),
        patterns=(
            r"\A\s*+(?:[^\n]*+\n){0,29}?[ \t]*(?:-{2,} ?(?:Forwarded [Mm]essage|Original Message) ?-{2,}|_{10,}|Begin forwarded message:)[ \t]*\n\s*+(?:[ \t]*\*{0,2}(?:From|To|Cc|Subject|Date|Sent):\*{0,2}[ \t]*\S.*\n){3,8}[ \t]*$",
        ),
        because="A mail that is passed on, with words over it and no address that was shown; the module looks whether a story's title stands in it.",
        seen=(
            "Subject: Fwd: eels\n\nFound it!\n\n---------- Forwarded message ---------\nFrom: Joe <j@a.example>\nDate: Monday\nSubject: eels\n\nEels\nby Joe\n",
            "-----Original Message-----\nFrom: Joe\nSent: Monday\nTo: Bo\nSubject: eels\n\nEels\n",
        ),
        silent_on=(
            "He read the line -----Original Message-----\nFrom: Joe\nTo: Bo\nSubject: eels\n\nEels\n",
            "-----Original Message-----\nFrom: Joe\nSubject: eels\n\nEels\n",
        ),
    ),
    # pages of any site
    Sign(
        source="posts.medium",
        needs=(" min read", " minute read"),
        patterns=(
            r"\n[ \t]*(?:·? ?)?\d{1,3} min(?:ute)? read(?: ?· ?.{1,24})?[ \t]*$",
            r"\n[ \t]*(?:·|Follow|Member-only story|Published in|Open in app|Listen|(?:[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?))[ \t]*$",
        ),
        because="How many minutes a story takes, between the buttons or the day that stand under a title; the module looks whether all do.",
        seen=(
            "Member-only story\nEels\nAnn Lee\n·\nFollow\n5 min read\n·\nJan 14, 2023\n\nIt rained.",
            "Eels\n\nAnn Lee\n4 min read\n·\nFeb 2, 2021\n\nIt rained.",
        ),
        silent_on=("It was a 5 min read.\nJan 14, 2023\n", "Eels\n\n5 min read\n\nIt rained."),
    ),
    Sign(
        source="posts.threads",
        needs=("\n@", "\n\u202a@", "\n (@", "\n(@", " @"),
        patterns=(r"\A\s*+(?P<name>\S[^\n@]{0,60}?)(?:[ \t]*\n)?\s*+(?P<handle>[^\w\s]{0,3}@[\w.@-]{2,80})[^\n]{0,40}\n(?:[^\n]*\n){1,30}?[ \t]*(?P=name)\s*(?P=handle)",),
        because="The writer's name over the handle, or beside it, and both again over the next post.",
        seen=(
            "Ann Lee\n@eels\n·\nNov 12, 2019\nIt rained. 1/3\nAnn Lee\n@eels\n·\nNov 12, 2019\nIt stopped. 2/3\n",
            "Ann Lee @eels · Nov 12\n\nIt rained.\n\nAnn Lee @eels · Nov 12\n\nIt stopped.\n",
        ),
        silent_on=("Ann Lee\n@eels\n\nIt rained.\n", "Ann Lee\n@eels\nIt rained.\nBo\n@eels\nIt stopped.\n"),
    ),
    Sign(
        source="posts.threads",
        needs=("1/",),
        patterns=(
            r"(?:\n[ \t]*[(\[]?1 ?/ ?(?:\d{1,3})?[)\]:.]?\s+\S|\S\s+[(\[]?1 ?/ ?(?:\d{1,3})?[)\].]?[ \t]*$)",
            r"(?:\n[ \t]*[(\[]?2 ?/ ?(?:\d{1,3})?[)\]:.]?\s+\S|\S\s+[(\[]?2 ?/ ?(?:\d{1,3})?[)\].]?[ \t]*$)",
        ),
        because="How far a story in short posts has come, at the beginning or the end of each; the module looks whether all of them count.",
        seen=("1/3 It rained.\n\n2/3 It stopped.\n\n3/3 It froze.\n", "It rained. (1/2)\n\nIt stopped. (2/2)\n"),
        silent_on=("1/2 of it was gone.\n", "It rained 1/2 the day and 2/3 of the night.\n"),
    ),
    Sign(
        source="posts.facebook", where="tail",
        needs=("\nAll reactions:",),
        patterns=(r"\n[ \t]*All reactions:[ \t]*\n\s*\d[\d.,]*[KM]?[ \t]*$",),
        because="How many readers pressed something, under a post.",
        seen=("It stopped.\nAll reactions:\n213213\n31 comments\n8 shares\nLike\n",),
        silent_on=("All reactions:\nnone.\n", "All reactions: 12, she read.\n"),
    ),
    Sign(
        source="posts.wechat",
        needs=("原创",),
        patterns=(r"\A\s*+[^\n]{1,60}\n\s*+(?:[^\n]{1,60}\n\s*+)?原创(?:[:：]\s*|\s+)[^\s，。！？“”]{1,20}[^\n，。！？“”]{0,60}$",),
        because="Under the title it is told that the article is its writer's own, whose account it is on, and when.",
        seen=("两桶水\n原创 榆木 榆树下的故事 2021-08-01 21:30\n\n下雨了。", "两桶水\n\n原创：榆木 榆树下\n\n下雨了。"),
        silent_on=("两桶水\n\n这是原创 的故事。", "原创 榆木\n\n下雨了。"),
    ),
    Sign(
        source="sites.inkitt",
        needs=("Genre\n", "Genre\r", "Genre "),
        patterns=(r"\n[ \t]*Genre[ \t]*\n\s*\S.{0,60}[^\s.!?…]\s*\n\s*Author[ \t]*\n\s*\S.{0,60}[^\s.!?…]\s*\n\s*Status[ \t]*$",),
        because="Three labels of a story, each a line above what it says.",
        seen=("Eels\nGenre\nFantasy\nAuthor\nAnn Lee\nStatus\nComplete\n\nIt rained.",),
        silent_on=("Genre\nFantasy\n\nIt rained.", "Genre: Fantasy\nAuthor: Ann Lee\nStatus: Complete\n"),
    ),
    Sign(
        source="posts.page",
        needs=listed(
            "\nLog|\nSign |\nRegister|Menu\n|menu\n|Search for|Search\n|Follow\n|Subscribe\n|Home\n|Toggle nav|☰|kip to |Skip Navigation|Skip navigation|Jump to | in app|Free Books|"
            "Latest Updates|\nBecome a member|Quotev|Fimfiction|Inkitt|FanFiktion.de|Spirit Fan|oard index|"
            "Войти|小説家になろう|カクヨム|ハーメルン|笔趣阁|晋江文学城|起点中文网|登录|ログイン"
        ),
        patterns=(r"(?i)\A\s*(?:.{1,60}\n\s*){0,6}?(?:log ?in|sign ?(?:in|up)|register|(?:primary |main )?menu|☰ ?(?:menu)?|search(?: for:?|(?: this (?:blog|site))|\.\.\.|…)?|follow(?:ing)?|subscribe|home|toggle navigation|(?:skip|jump)(?: to)? (?:main )?(?:content|navigation)|open in app|read in app|free books|latest updates|fiction page|become a member|bookshelves|quotev|fimfiction|inkitt|fanfiktion\.de|spirit fanfi\S{2,6}(?: e histórias)?|entrar|anmelden|войти|小説家になろう|カクヨム|ハーメルン|笔趣阁|晋江文学城.{0,60}|起点中文网.{0,60}|board index .{3,90}|登录|ログイン)[ \t]*$",),
        because="The name of a site, or a button of its menu, alone among the first lines; the module looks for more of them.",
        seen=(
            "Skip to content\nHome\nAbout\n\nThe Eel\n\nIt rained.",
            "Jump to navigation\nHome\nAbout\n\nThe Eel\n\nIt rained.",
            "カクヨム\n\n灯台\n",
            "Eels\nMenu\nLog In\nHome\n",
        ),
        silent_on=("The Log in the River\n\nIt rained.", "It rained, and she meant to sign in.\n"),
    ),
    Sign(
        source="posts.page", where="tail",
        needs=listed(
            "ontinue reading next|ontinue Reading Next|ost a Comment|ost a comment|rite a comment|"
            "eave a comment|ate this story|Rate this Story|Add to a List|Support the author|to comment|"
            "Unsubscribe|Further Recommendations|eview schreiben|Top-Level Comments|★で称える|ブックマークに追加|感想を書く|"
            "加入书签|插入书签"
        ),
        patterns=(r"(?i)\n[ \t]*(?:continue (?:reading|to) next chapter|(?:post|write|leave) a comment|rate this story:?|add to a list|support the author|you need to log ?in to comment|unsubscribe|further recommendations|flat \| top-level comments only|\[? ?review schreiben ?\]?|★で称える|ブックマークに追加|感想を書く|加入书签.{0,12}|插入书签)[ \t]*(?:\n.{0,200}){0,30}\s*\Z",),
        because="What a site asks of its readers below a story; the module looks whether it is among the last words.",
        seen=("It stopped.\n\nAdd to a List\nReport\n", "雨。\n\n加入书签 投推荐票\n"),
        silent_on=(
            "It rained.\n\nReturn to the river.",
            "It rained.\n\nMore from the sea.",
            "He was asked to unsubscribe, and did.",
        ),
    ),
    Sign(
        source="posts.page", where="text",
        needs=("ext", "下一", "次へ"),
        patterns=(
            r"(?i)\n\W{0,4}(?:(?:first|prev(?:ious)?|table of contents|index|上一章|章节目录|目录|＜?前へ)\b.{0,20}[ |/•·].{0,60}\b)?(?:next|下一章|次へ)\b.{0,60}$",
            r"(?i)\n.{0,60}\b(?:first|prev(?:ious)?|index|contents|上一章|前へ).{0,60}(?:next|下一章|次へ).{0,60}$",
        ),
        because="A row of ways to other parts.",
        seen=("First | Previous | Next\n\nIt rained.", "It rained.\n\n上一章 章节目录 下一章\n"),
        silent_on=("Next, it rained.\nIt stopped.",),
        opens=listed("First|[First|Prev|prev|[Prev|<|«|←|上一|章节|＜前|目录|[Index|Table of"),
    ),
    Sign(
        source="posts.page", where="text",
        needs=("ontents", "CONTENTS"),
        patterns=(
            r"(?i)\n\W?(?:(?:back|return) to (?:the )?)?(?:table of )?contents\W?\n{1,2}(?:chapter|part|book|[ivxl\d]{1,6}\.?\n)",
        ),
        because="The way back to the list of contents above a chapter; the module looks whether it stands above several.",
        seen=("It rained.\n\nContents\nChapter 2\n\nIt stopped.", "It rained.\n\n[Back to Contents]\n\nII\n\nIt stopped."),
        silent_on=("He read the table of contents\nof chapter 2.", "Contents\n\nThe Rain\nThe Sea\n"),
        opens=listed("Contents|CONTENTS|[Contents|Back to|Return to|[Back to|Table of"),
    ),
    Sign(
        source="posts.page", where="text",
        needs=("](http",),
        patterns=(r"(?i)\n[^\w\n]{0,6}\[(?:first|prev|next|index|contents|table of|wiki|back|last|latest|chapter|part)[^\[\]\n]{0,30}\]\(https?:[^\n]{1,900}\)[^\w\n]{0,4}$",),
        because="Links to other parts; the module looks whether a line has nothing else.",
        seen=("It rained.\n\n[First](https://a.example/1) | [Next](https://a.example/3)\n", "**[Next](https://a.example/3)**\n"),
        silent_on=("[Nextdoor](http) was gone.", "He wrote [Next](https://a.example/3)"),
        opens=listed("[First|[Prev|[Next|[Index|[Contents|[Table of|[Wiki|[Chapter |[Part |**[First|**[Prev|**[Next|*[Next"),
    ),
    # archives and libraries
    Sign(
        source="sites.smashwords",
        needs=("licensed for your ", "Smashwords Edition"),
        patterns=(r"(?i)\n[^\n]{0,200}\b(?:licensed for your (?:own )?(?:personal )?(?:enjoyment|use)|respecting (?:the|this) (?:hard )?work of|downloading this (?:free )?(?:e-?book|book))\b",),
        because="The site has each book say on its first page what its reader may not do with it.",
        seen=("Eels\nAnn Lee\nSmashwords Edition\n\nThis ebook is licensed for your personal enjoyment only.\n\nIt rained.",),
        silent_on=("The dog was licensed for your uncle.", "He read it in the Smashwords Edition."),
    ),
    Sign(
        source="sites.gutenberg",
        needs=("Gutenberg", "GUTENBERG"),
        patterns=(r"\n(?:\W*(?:The )?Project Gutenberg(?:['’]s)? (?:[Ee][Bb]ook|[Ee]-?[Tt]ext|Edition) of\b|\W*\** ?START OF (?:THE|THIS) PROJECT GUTENBERG|\*+(?:START|END)\**.{0,3}THE SMALL PRINT|\W*Welcome To The World of Free Plain Vanilla)",),
        because="The library's own first words.",
        seen=(
            "The Project Gutenberg eBook of The Salt Ladder\n\nThis eBook is for the use of anyone",
            "*** START OF THIS PROJECT GUTENBERG EBOOK EELS ***\n\nEELS",
            "***The Project Gutenberg Etext of Eels, by A. Voss***\n#3 in our series",
        ),
        silent_on=("He had read it all at Project Gutenberg, for nothing.", "Gutenberg printed a Bible."),
    ),
    Sign(
        source="sites.gutenberg", where="tail",
        needs=("Gutenberg", "GUTENBERG"),
        patterns=(r"\n\W*(?:END OF (?:THE |THIS )?PROJECT GUTENBERG|End of (?:[Tt]he |[Tt]his )?Project Gutenberg|(?:Ende|Fin|Fine|Einde|Loppu) (?:dieses |de (?:ce |cet )?|di (?:questo )?|van (?:dit |het )?)?Proje[ck]t Gutenberg)",),
        because="The library's own last words, in the languages in which it says them.",
        seen=(
            "THE END\n\n*** END OF THE PROJECT GUTENBERG EBOOK EELS ***",
            "End of Project Gutenberg's Eels, by A. Voss",
            "Ende dieses Projekt Gutenberg Etextes Aale",
            "Fin de Project Gutenberg",
        ),
        silent_on=(
            "It was the end of Project Gutenberg as she knew it.",
            "The end of the printer Gutenberg came in 1468.",
        ),
    ),
    Sign(
        source="sites.faded_page",
        needs=("Distributed Proofreaders Canada", "DISTRIBUTED PROOFREADERS CANADA"),
        patterns=(r"(?i)\A[\s=*_]*(?:A|The) Distributed Proofreaders Canada e-?Book\b.{0,160}$",),
        because="The first line of a book of Faded Page.",
        seen=(
            "=* A Distributed Proofreaders Canada eBook *=\n\nThis eBook is made available at no cost.\n\n_Title:_ The Weir\n",
            "* A Distributed Proofreaders Canada eBook *\n\nTitle: The Weir\nAuthor: Ann Lee\n",
        ),
        silent_on=(
            "She read for Distributed Proofreaders Canada, and liked it.\n",
            "It rained.\n\n* A Distributed Proofreaders Canada eBook *\n",
        ),
    ),
    Sign(
        source="sites.fanfiction_net",
        needs=("Rated: ",),
        patterns=(r"\n[ \t]*(?:Fiction )?Rated: (?:Fiction )? ?(?:K\+?|T|M|MA) - .*\b(?:Chapters|Words|Reviews|Favs|Follows|Updated|Published): ?\S.* - (?:Words|Reviews|Favs|Follows|Updated|Published|Status|id): ?\S",),
        because="The line of statistics that the site prints under each title.",
        seen=(
            "The Bell Buoy\nBy: tidewriter\nFog.\nRated: Fiction K+ - English - Family - Chapters: 3 - Words: 4,211 - id: 1",
            "Eels\nBy: a\nRated: T - English - Words: 90 - Published: 5/8 - id: 12",
        ),
        silent_on=('"Rated: Fiction T - and rightly so," said Anna.', "Title: Eels\nRated: T - for language"),
    ),
    Sign(
        source="sites.fanfiction_net",
        needs=(", words: ", ", Words: "),
        patterns=(r"\n[ \t]*(?:[^,\n]{2,60}, |[^\n]{2,90} (?=Rated: ))?(?:Rated: )?(?:K\+?|T|M|MA), [A-Z][\w-]+, .*\b[Ww]ords: ?\S.*\b(?:[Uu]pdated|[Pp]ublished): ?\S",),
        because="The line of statistics on the site's page for telephones.",
        seen=(
            "Low Water\nby tide\nT, English, Drama, Nell A., words: 12k+, favs: 4, published: Feb 11, 2012\n",
            "Low Water by tide\n\nBooks » Salt Rated: T, English, Drama, Words: 4k+, Favs: 4, Published: Feb 11, 2012\n",
        ),
        silent_on=("In T, English, there are few words: and these were published: by him.",),
    ),
    Sign(
        source="sites.fanficfare",
        needs=("\nPackaged: ", "\nStory URL: "),
        patterns=(
            r"\n(?:Packaged|Story URL|Author URL|Publisher): \S",
            r"\nby \S",
            r"\n(?:Status|Published|Updated|Rating|Chapters|Words|Category|Genre|Language): \S",
        ),
        because="The labels of a downloader's title page.",
        seen=("\n\n\nPaper Weather\n\nby quill\n\n\nCategory: Office\nPackaged: 2021-11-20 18:02:11\nStory URL: https://a.example/s/1",),
        silent_on=("Eels\n\nby Anna\n\nStatus: complete\nRating: K", "Packaged: ham.\nby nine he was fed"),
    ),
    Sign(
        source="sites.ao3",
        needs=("Archive Warning", "Chapter Text", "Work Text", "Posted originally on the "),
        patterns=(
            r"\n[ \t]*(?:Archive Warnings?:?|Chapter Text|Work Text:?|Posted originally on the .+)",
            r"\n[ \t]*(?:Fandoms?:?[ \t]*$|(?:Fandoms?|Language): \S|Stats:|Published:\s*\d{4}|Summary:?[ \t]*$|Notes:?[ \t]*$|Chapter \d+\b)",
        ),
        because="The archive's labels, and the landmarks it reads to those who cannot see the page.",
        seen=(
            "Rating:\nGeneral Audiences\nArchive Warning:\nNo Archive Warnings Apply\nFandom:\nEmbassy Row\n",
            "Kettle\nOrrin\nSummary:\nTalks.\n\nChapter 1: Kitchen\nChapter Text\nBao had been told.",
        ),
        silent_on=(
            "Title: Eels\nArchive Warnings: none\nRating: G\n\nIt rained.",
            '"Chapter Text," said the printer.\n\nNotes\n',
        ),
    ),
    Sign(
        source="sites.ao3",
        needs=("Posted originally on the ",),
        patterns=(r"\n[ \t]*Posted originally on the .{3,60}? at https?://\S+[ \t]*$",),
        because="The line in which a download says where it is from stands in no story, with tags below it or none.",
        seen=("Posted originally on the Archive at https://archive.example/works/1.\n\nEels\n\nby Anna\n\nIt rained.",),
        silent_on=("Posted originally on the list at my own risk.\n\nEels", "Posted originally on the moon."),
    ),
    Sign(
        source="sites.ao3", where="tail",
        needs=(" left kudos on this work", "Post Comment"),
        patterns=(r"\n(?:.{1,4000} left kudos on this work!?|[ \t]*Post Comment[ \t]*\n\s*(?:Note:|Comment [Aa]s ).*)[ \t]*$",),
        because="Who liked a work, and the form for comments, stand under the text of each page.",
        seen=(
            "It stopped.\n\nActions\n\nanna and 3 guests left kudos on this work!\n\nComments",
            "It stopped.\n\nPost Comment\nNote:\nAll fields are required.\n",
        ),
        silent_on=("Nobody left kudos on this work! said Anna.", "Post Comment\n\nIt was a box, and it stayed empty."),
    ),
    Sign(
        source="sites.ao3", where="text",
        needs=("Comment Actions", "Reply", "Parent Thread"),
        patterns=(
            r"\n(?:\S.{0,120} )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d[AP]M .{2,20}$",
            r"\n[ \t]*(?:Comment Actions|(?:Reply\s+)?(?:Parent\s+)?Parent Thread|Reply\s+Thread)\b",
        ),
        because="Who wrote a comment, and when, and the buttons under it.",
        seen=(
            "It stopped.\n\nanna Mon 15 Mar 2021 10:12AM UTC\nMore!\n\nComment Actions\n\nReply\nThread\n",
            "It stopped.\n\nbo (Guest) on Chapter 2 Tue 16 Mar 2021 01:02AM EST\nMore!\nReply Thread\n",
        ),
        silent_on=(
            "Mon 15 Mar 2021 10:12AM UTC\nThe lamp is out.",
            "The lamp Mon 15 Mar 2021 10:12AM UTC\nIt is out.\n\nReply\nCome at once.",
        ),
        opens=("Comment Actions", "Reply", "Parent Thread"),
    ),
    Sign(
        source="sites.wattpad",
        needs=(" Part Story", " Parts Story", " Reads", " Parts\n", "Reads\n"),
        patterns=(r"\n[ \t]*(?:(?:[\d.,]+[KM]?[ \t]*(?:Parts? Story|Reads|Votes|Parts)(?:[ \t]+|$)){1,4}|Reads\n+[ \t]*[\d.,]+[KM]?)[ \t]*$",),
        because="The counters under a title.",
        seen=(
            "Weather\n\nby sunday\n\n1.2K Reads\n96 Votes\n14 Part Story\n",
            "Eels\n2 Parts\n40 Reads\n",
            "Eels\n\n1.2K Reads 88 Votes 12 Part Story\n",
        ),
        silent_on=("Anna Reads\n\nIt rained.", "The play had 3 Parts in all."),
    ),
    Sign(
        source="sites.wattpad",
        needs=("\nby ",),
        patterns=(r"\n[ \t]*\d[\d.,]*(?:[KM]?[ \t]|[KM]\s)\s*\d[\d.,]*[KM]?\s+\d[\d.,]*[KM]?\s+by \S.{0,60}$",),
        because="Three counters and a byline under the heading of a part; a line each where the reads go into thousands.",
        seen=(
            "One: The Stairs\n\n95.3K 771 512\n\nby martawrites\n\nThe kettle",
            "Weather\nOne: The Stairs\n\n95.3K\n\n771\n\n512\nby martawrites\n\nThe kettle",
        ),
        silent_on=(
            "Weather\n12\n05\n2019\nby Ann Lee\n\nIt rained.",
            "4 8 15\n\nby the time she had counted them all, it was raining, and nobody was left on the quay to hear.",),
    ),
    Sign(
        source="sites.wattpad",
        needs=("\nby ",),
        patterns=(r"\n[ \t]*by \S.{0,60}\n+(?:[ \t]*\d[\d.,]*[KM]?[ \t]*\n+){3}",),
        because="A byline over three counters, a line each.",
        seen=("Weather\n\nOne: The Stairs\nby martawrites\n95.3K\n771\n512\n\nThe kettle",),
        silent_on=("Weather\n\nby Ann Lee\n\n1999\n\nIt rained.",),
    ),
    Sign(
        source="sites.wattpad",
        needs=("\nby ",),
        patterns=(r"\n[ \t]*by \S.{0,60}\n+[ \t]*\d[\d.,]*[KM](?:[ \t]+\d[\d.,]*[KM]?){2}[ \t]*$",),
        because="A byline over three counters side by side, of which the reads go into thousands.",
        seen=("Weather\nby martawrites\n95.3K 771 512\n\nOne: The Stairs\n\nThe kettle",),
        silent_on=("Weather\nby Ann Lee\n12 05 2019\n\nIt rained.", "Weather\nby Ann Lee\n5K 10K races\n\nIt rained."),
    ),
    Sign(
        source="sites.wattpad", where="text",
        needs=listed(" next part|lso like|lso Like"),
        patterns=(r"\n[ \t]*(?:Continue (?:reading|to) next part|You['’]ll [Aa]lso [Ll]ike)\W*$",),
        because="What the site says under a part.",
        seen=("the end.\n\nContinue reading next part\nYou'll also like\n",),
        silent_on=("She turned the page.\nYou'll also like the sequel, he said.\n",),
        opens=("Continue ", "You'll ", "You’ll "),
    ),
    Sign(
        source="sites.mirrors", where="text",
        needs=(".com", ".net", ".org", ".me", ".info", ".example", ".co", ".io", ".xyz"),
        patterns=(rf"(?i)\n[ \t]*{MIRRORED}[ \t]*$",),
        because="A site that prints others' chapters says its address between the paragraphs; the module looks whether it does so again.",
        seen=(
            "It rained.\n\nRead latest Chapters at moss.example Only\n\nIt stopped.",
            "This chapter is updated by moss.example\n",
            "Search the moss.example website on Google to access chapters early.\n",
        ),
        silent_on=(
            "He read the latest chapters at home.\n",
            "She told him to visit moss.example, and he did.\n",
            "moss.example was down.\n",
        ),
        opens=listed("Read |read |Find |Get |Enjoy |Follow |Discover |Please |Visit |Go to |Check out |Search |This chapter|The chapter|This content|The content|This novel|The novel|This book|This episode|The source of|Updated |Update |Taken from|Sourced |Uploaded |New novel|All new|All the |Most new|For more "),
    ),
    Sign(
        source="sites.mirrors", where="tail",
        needs=("keyboard keys", " find any errors", "keep us alive", "arrow keys"),
        patterns=(rf"(?i)\n[ \t]*{MIRRORS_OWN}[ \t]*$",),
        because="What such a site says below each chapter.",
        seen=(
            "It stopped.\n\nTip: You can use left, right, A and D keyboard keys to browse between chapters.\n",
            "If you find any errors ( broken links, non-standard content, etc.. ), Please let us know so we can fix it.\n",
        ),
        silent_on=("If you find any errors, please let us know.\n", "He hit the keyboard keys to browse between chapters.\n"),
    ),
    Sign(
        source="sites.royalroad",
        needs=("A note from ",),
        patterns=(r"\n[ \t]*A note from \S.{0,60}$", r"\n[ \t]*(?:by \S|Chapter \d)"),
        because="How the site heads an author's note.",
        seen=("Chapter 12 - Inventory\n\nby Halvard Penn\n\nA note from Halvard Penn\n\nNumbers.",),
        silent_on=("by nine\n\nA note from Anna lay on the table, and it said nothing new about him or about her at all.",),
    ),
    Sign(
        source="sites.royalroad", where="tail",
        needs=("A note from ",),
        patterns=(r"\n[ \t]*A note from [A-Z]\S*(?: \S+){0,3}$",),
        because="How the site heads an author's note.",
        seen=('"Yes."\n\nA note from Halvard Penn\n\nNext chapter on Tuesday.',),
        silent_on=('"A note from Anna"\n\nit said', "A note from the bank came on Tuesday, and he burned it."),
    ),
    Sign(
        source="sites.royalroad", where="text",
        needs=("Royal Road", "RoyalRoad", "on Amazon"),
        patterns=(r"\n[ \t]*(?=.{0,200}(?:Royal ?Road|Amazon))(?=.{0,220}(?:stolen|unlawfully|misappropriated|pilfered|illicitly|without (?:permission|consent|the author)|unauthori[sz]ed|reports? (?:it|any|the)))\S.{20,220}$",),
        because="Sentences against thieves that the site hides in its chapters.",
        seen=("It rained.\n\nThis content has been misappropriated from Royal Road; report any instances of this story if found elsewhere.\n\nIt stopped.",),
        silent_on=("She took the Royal Road to the sea.", "He had ordered it on Amazon."),
    ),
    Sign(
        source="sites.royalroad", where="text",
        needs=("Previous Chapter", "Report Chapter"),
        patterns=(r"\n[ \t]*(?:(?:← ?|< ?)?Previous Chapter[ \t]*\n\s*(?:Fiction (?:Page|Index)[ \t]*\n\s*)?Next Chapter(?: ?→| ?>)?|Report Chapter)[ \t]*$",),
        because="The buttons over and under each chapter.",
        seen=(
            "Chapter 1 - Rope\n\nPrevious Chapter\nNext Chapter\n\nPip had one rope.",
            "It stopped.\n\nReport Chapter\n",
        ),
        silent_on=("Previous Chapter of his life: none. Next Chapter: none.",),
        opens=("Previous Chapter", "←", "<", "Report Chapter"),
    ),
    Sign(
        source="sites.automated_archive", where="tail",
        needs=("##THE END##", "Automated Archive", "comment on this story"),
        patterns=(r"\n[ \t]*(?:##[ \t]*THE END[ \t]*##|Please (?:post|send) (?:a comment|feedback) .*|.*Automated Archive.*)[ \t]*$",),
        because="The last words of stories on archives that run by themselves.",
        seen=("It stopped.\n\n##THE END##\n\nPlease post a comment on this story.",),
        silent_on=("It stopped.\n\nTHE END",),
    ),
    Sign(
        source="sites.aozora", where="text",
        needs=("［＃", "底本："),
        because="Notes for the typesetter, and the word that opens a colophon, as Aozora Bunko writes them.",
        seen=("霧の駅\n\n［＃２字下げ］一　霧の駅\n", "終わった。\n\n底本：「港の短い話」見本書房\n"),
        silent_on=("《修伞的人》\n作者：林听雨\n",),
    ),
    Sign(
        source="sites.narou", where="text",
        needs=("｜",),
        patterns=(r"｜[^｜《》\n]{1,40}《[^《》\n]{1,60}》",),
        because="Readings as sites for novels have them: a stroke, the base, the reading in brackets.",
        seen=("灯台\n\n彼女は｜電話《でんわ》を切った。\n",),
        silent_on=("灯台\n\n彼は《老人と海》を読んだ。\n", "名前｜灯台｜年｜三年\n"),
    ),
    Sign(
        source="sites.narou", where="text",
        needs=("》",),
        patterns=(r"[々㐀-鿿]《[ぁ-ゖァ-ヺー]{1,12}》[ぁ-ゖ、。]",),
        because="Right behind Chinese letters, what is in brackets and in the letters of syllables alone is how they are read, be it once in a story.",
        seen=("灯台\n\n彼女は電話《でんわ》を切った。\n", "灯台\n\n洋燈《ランプ》が消えた。\n"),
        silent_on=("灯台\n\n彼は映画《老人と海》を見た。\n", "灯台\n\n彼は海《と空》を見た。\n", "灯台\n\n《ひかり》が来た。\n"),
    ),
    Sign(
        source="sites.narou",
        needs=("前へ", "次へ"),
        patterns=(
            r"\n[ \t]*(?:(?:<<|≪|＜)?\s?前へ\s?)?次へ\s?(?:>>|≫|＞)?[ \t]*$",
            r"\n[ \t]*\d{1,4} ?[/／] ?\d{1,4}[ \t]*$",
        ),
        because="The ways to the episodes beside, over which of how many this is.",
        seen=("灯台\n作者：山田\n\n前へ次へ\n1/24\n第1話　島\n",),
        silent_on=("「次へ」と彼は言った。\n\n1/2\n",),
    ),
    Sign(
        source="sites.lib_ru",
        needs=("[Регистрация]",),
        patterns=(r"\n.{0,40}:?\s*\[Регистрация\]\s*\[Найти\]",),
        because="The menu of a journal, over its story.",
        seen=('Гордеев Павел\nСмотритель\nЖурнал "Самиздат": [Регистрация] [Найти] [Рейтинги]\n',),
        silent_on=("Он нажал [Регистрация] и [Найти].\n",),
    ),
    Sign(
        source="sites.lib_ru",
        needs=("----------------------------------------",),
        patterns=(r"^\s*(?:(?:[А-ЯЁ]\. ?){1,2}[А-ЯЁ][\w-]+|[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+){1,3})\. +\S.{1,80}\n+[ \t]*-{40,90}[ \t]*\n(?:.{0,100}\n){1,8}?[ \t]*-{40,90}[ \t]*\n",),
        because="A library's head: a name and a title on one line, and from which book it is between two rules.",
        seen=("      Степан Лаврецкий. Перевозчик\n" + "-" * 76 + "\n     OCR: Хуторянин\n" + "-" * 76 + "\n",),
        silent_on=("Шёл дождь. Было темно.\n" + "-" * 76 + "\n     Потом стало светло.\n" + "-" * 76 + "\n",),
    ),
    Sign(
        source="sites.pixiv", where="text",
        needs=("[[rb:", "[chapter:"),
        patterns=(r"\[\[rb: ?[^\[\]<>\n]{1,60}[>＞][^\[\]<>\n]{1,60}\]\]|(?:^|\n)\[chapter:[^\[\]\n]{1,100}\][ \t]*(?=\n|$)",),
        because="Readings and headings as writers type them for a site's novels.",
        seen=("灯台\n\n[chapter:一日目]\n雨だった。\n", "灯台\n\n彼女は[[rb:電話 > でんわ]]を切った。\n"),
        silent_on=("彼は [chapter] と書いた。\n", "[[rb: nothing]]\n"),
    ),
    Sign(
        source="sites.liber_liber",
        needs=("QUESTO E-BOOK", "QUESTO E-TEXT"),
        patterns=(r"\nQUESTO E-(?:BOOK|TEXT):?[ \t]*\n+TITOLO: ",),
        because="What an Italian library prints above a book.",
        seen=("QUESTO E-BOOK:\n\nTITOLO: La campana\nAUTORE: Valsecchi, Arrigo\n\nI.\n\nPioveva.\n",),
        silent_on=("QUESTO E-BOOK non si legge.\n", "TITOLO: La campana\nAUTORE: Arrigo Valsecchi\n"),
    ),
    Sign(
        source="sites.chinese_sites", where="text",
        needs=listed(
            "请记住本站|請記住本站|一秒记住|最新章节|最新章節|更多精彩|手机用户请|本章未完|未完待续请|本书来自|本書來自|本书由|TXT下载|txt下载|全集下载|请收藏本站|转载请注明|校对版|整理收藏|书评和最新更新|"
            "正文\n|正文：\n|章节内容开始|章節內容開始|上一章|更新时间|更新時間|首页 >|首頁 >"
        ),
        because="What sites that copy novels write between the lines.",
        seen=(
            "下雨了。\n请记住本站域名：www.sample.example\n",
            "本书由书虫整理制作，更多精彩请访问 www.sample.example\n",
            "首页 > 奇幻 > 灯 > 第1章 雨\n上一章 目录 下一章\n第1章 雨\n下雨了。\n",
        ),
        silent_on=("他记住了本站的名字。",),
    ),
    Sign(
        source="sites.literotica",
        needs=("Share this Story", "Font Size"),
        patterns=(r"\n[ \t]*Share this Story[ \t]*$", r"\n[ \t]*(?:Default )?Font Size[ \t]*$"),
        because="Buttons of the box over a story.",
        seen=(
            "Low Water\nbytide©\nFont Size\nShare this Story\n\nIt rained.",
            "Low Water\nStory Info\n1.6k words\n4.85\nShare this Story\n\nFont Size\n",
        ),
        silent_on=("Low Water\nShare this Story\n\nIt rained.", "She set the Font Size, and said: Share this Story."),
    ),
    Sign(
        source="sites.literotica", where="tail",
        needs=("Please Rate This Submission", "Please rate this story"),
        patterns=(r"\n[ \t]*(?:Written by: \S.*|Story Tags:?.*|Recent Comments|1 2 3 4 5)[ \t]*$",),
        because="How the site asks for votes under a story.",
        seen=("It stopped.\n\nWritten by: tide\nPlease Rate This Submission:\n1 2 3 4 5\n",),
        silent_on=("It stopped.\n\nPlease rate this story if you liked it!",),
    ),
    Sign(
        source="sites.quotev",
        needs=("| Quotev",),
        patterns=(r"\n.{1,120}\| Quotev[ \t]*$",),
        because="The name of the site behind that of a page.",
        seen=("Low Water | Quotev\nLow Water\nFanfiction\n",),
        silent_on=("Low Water\nby tide (also on Quotev)\n", "Wattpad | Quotev | AO3: tide\n"),
    ),
    Sign(
        source="sites.quotev", where="tail",
        needs=("Publish a comment",),
        patterns=(r"\n[ \t]*Comments?.{0,8}\n\s*Publish a comment\s*\Z",),
        because="The site's last words under a chapter.",
        seen=("It stopped.\n\nNext: The Rope\nComment\nPublish a comment\n",),
        silent_on=("It stopped.\n\nPublish a comment\n",),
    ),
    Sign(
        source="sites.fimfiction", where="tail",
        needs=("Join our Patreon to remove these adverts!",),
        because="The site's own words over the comments.",
        seen=("It stopped.\n\nComments ( 12 )\nJoin our Patreon to remove these adverts!\n",),
        silent_on=("It stopped.\n\nJoin our Patreon!\n",),
    ),
    Sign(
        source="sites.deviantart",
        needs=("Literature Text",),
        patterns=(r"\n[ \t]*Literature Text[ \t]*$",),
        because="The line under which the page of DeviantArt shows a text.",
        seen=("Gate 14\nPublished: Nov 2, 2023\nBy\nann\n\nLiterature Text\nIt rained.\n", "Literature Text\n\nIt rained.\n"),
        silent_on=("Literature Text Book\n\nIt rained.\n", "She opened the Literature Text\n"),
    ),
    Sign(
        source="sites.deviantart", where="tail",
        needs=("Already a deviant?",),
        patterns=(r"\n[ \t]*Join the community to add your comment\. Already a deviant\? Log In[ \t]*$",),
        because="What DeviantArt asks for above the comments.",
        seen=("It rained.\n\nComments2\nJoin the community to add your comment. Already a deviant? Log In\n",),
        silent_on=("Already a deviant? Log in, he said.\n",),
    ),
    Sign(
        source="sites.efiction",
        needs=("Completed: ",),
        patterns=(r"\n[ \t]*Chapters: ?\d+\s+Completed: ?(?:Yes|No)\b",),
        because="How the program counts chapters, on its page for printing.",
        seen=("Low Water by tide\n\nRated: PG\nChapters: 2 Completed: Yes\nWord count: 345 Read: 67\n",),
        silent_on=("Low Water\nCompleted: 2019\nChapters: 2\n", "Chapters: two, completed: Yes\n"),
    ),
    Sign(
        source="sites.efiction", where="tail",
        needs=("This story archived at http",),
        patterns=(r"\n[ \t]*This story archived at https?://\S+[ \t]*$",),
        because="The program's last words on that page.",
        seen=("It stopped.\n\nThis story archived at http://tide.example/viewstory.php?sid=1\n",),
        silent_on=("It stopped.\n\nThis story archived at last.\n",),
    ),
    Sign(
        source="sites.ficbook",
        needs=("ficbook", "Направленность:", "Публикация на других ресурсах"),
        patterns=(r"ficbook\.net|\n[ \t]*(?:Направленность|Публикация на других ресурсах):",),
        because="Labels and addresses of the Russian site.",
        seen=("Чайник (https://ficbook.net/readfic/1)\n\nНаправленность: Джен\nАвтор: а\n",),
        silent_on=("Название: Чайник\nАвтор: а\n",),
    ),
    Sign(
        source="sites.ficbook",
        needs=("Завершён", "В процессе", "Заморожен"),
        patterns=(r"\n[ \t]*(?:Джен|Гет|Слэш|Фемслэш|Смешанная|Другие виды отношений|Статья)\s*\n\s*(?:G|PG-13|R|NC-17|NC-21)\s*\n\s*(?:Завершён|В процессе|Заморожен)[ \t]*$",),
        because="The badges that the Russian site sets above a title, without labels.",
        seen=("Джен\nG\nЗавершён\n42\nЛампа\nmarta\nавтор\n",),
        silent_on=("В процессе\n\nДжен закрыла дверь.", "Завершён\nДжен"),
    ),
    Sign(
        source="sites.fanfiktion_de",
        needs=("/ P6", "/ P12", "/ P16", "/ P18"),
        patterns=(r"\n[ \t]*[^\W\d_].{2,140} / P(?:6|12|16|18)(?:[ -](?:AVL|Slash)){0,2}(?: / [A-Z][\w/ -]{1,30})?[ \t]*$",),
        because="Genres, an age and whom the story pairs, in one line under title and author; the module looks whether they are genres.",
        seen=(
            "Die Lampe\nvon marta\nGeschichteDrama, Freundschaft / P12 / Gen\n07.05.2019\n",
            "Die Lampe\nmarta\nHumor / P16 Slash\n",
        ),
        silent_on=("Er nahm die B / P12 / und fuhr.", "Die A / P17"),
    ),
    # blogs, forums, chats
    Sign(
        source="posts.livejournal", where="text",
        needs=listed(" a comment| a new comment|(UTC)|lj-cut|Read more...|Read More...|Current "),
        patterns=(r"\n[ \t]*(?:\(?(?:Post|Leave|Add) a (?:new )?comment\b.*|\(?[ \t]*Read [Mm]ore\s?\.\.\.[ \t]*\)?|Current [Mm]ood:.*|\(\s?\d+ comments? [|—–-] Leave a comment\s?\)|</?lj-cut.*)[ \t]*$",),
        because="What a journal prints round an entry.",
        seen=("FIN\n\n(Post a new comment)\n\nsaltmarsh\nLovely.", "( Read more... )\n\nIt rained."),
        silent_on=('"Leave a comment," said Anna. "They all do."',),
        opens=("Post ", "Leave ", "Add ", "Read ", "Current ", "(", "<"),
    ),
    Sign(
        source="posts.livejournal", where="text",
        needs=("(UTC)",),
        patterns=(r"\n.*(?:\d{4},? \d\d:\d\d (?:[ap]m )?|\d{4}-\d\d-\d\d \d\d:\d\d (?:[ap]m )?)\(UTC\)",),
        because="The time that a journal prints over each comment.",
        seen=("FIN\n\nsaltmarsh\n2007-03-04 05:06 pm (UTC)\nLovely.", "Dec. 3rd, 2009 09:14 (UTC)\nLovely."),
        silent_on=("At noon (UTC) it rained.",),
    ),
    Sign(
        source="posts.livejournal",
        needs=("re viewing ",),
        patterns=(r"\A\s*+(?:[^\n]{1,60}\n\s*+){0,8}?You['’]re viewing \S+['’]s (?:journal|community)[ \t]*$",),
        because="What a journal says at the top of the page to those who have no account.",
        seen=("Account name:\nPassword\n(OpenID?)\nRemember Me\nYou're viewing cinder's journal\nLearn More\ncinder: (cat)\n",),
        silent_on=("You're viewing Anna's journal, said the lock.", "It rained.\n\nYou're viewing cinder's page"),
    ),
    Sign(
        source="posts.livejournal",
        needs=(" wrote in ", " posted in ", " posting in ", " posted to "),
        patterns=(r"\A\s*(?:\[[\w. ]+\]\s?)?[\w-]{2,25}(?: \((?:\[[\w. ]+\]\s?)?[\w-]{2,25}\))? (?:wrote|posted|posting) (?:in|to) (?:\[[\w. ]+\]\s?)?[\w-]{2,30}[,:]?(?: @ .+|,? on .+)?[ \t]*\n\s*(?=.*\d{4})(?=.*\d:\d\d).{6,60}$",),
        because="How a journal heads an entry: who posted it in which community, and when.",
        seen=(
            "cinder (cinder) wrote in brass_fics,\n2009-07-19 11:02 pm\n\nFIC: Change",
            "[info]cinder wrote in [info]brass_fics\n@ 2007-03-04 17:06:00\n",
            "cinder ([personal profile] cinder) wrote in brass_fics,\nJuly 19th, 2009, 11:02 pm\n",
        ),
        silent_on=("Anna wrote in pencil\nand waited until 1914 was over.", "He wrote in Latin, as he had in 1914."),
    ),
    Sign(
        source="posts.livejournal",
        needs=(") wrote",),
        patterns=(r"\A\s*(?:\[[\w. ]+\]\s?)?[\w-]{2,25} \([\w-]{2,25}\) wrote[,:]?[ \t]*\n(?=.*\d{4})(?=.*\d:\d\d).{6,60}$",),
        because="How a journal heads what somebody posted in his own: who, and when.",
        seen=("cinder (cinder) wrote,\n@ 2007-03-04 17:06:00\n\nIt rained.",),
        silent_on=("Anna (my aunt) wrote,\nin 1914, that it rained.", "Anna (Moss) wrote,\nand it rained."),
    ),
    Sign(
        source="posts.livejournal",
        needs=(") wrote", "wrote in\n", "wrote20"),
        patterns=(r"\A\s*+(?:[\w\[\](): -]{2,60}+\n\s*+){0,4}?(?:[\w\[\](): -]{2,80} )?wrote(?: in\b)?(?:[\s,:@][\w\[\],: -]{0,60}?)?(?:\n\s*)?(?:@ ?)?\d{4}-\d\d-\d\d \d\d:\d\d",),
        because="The same as a page is copied, on several lines or with the hour right behind the last word.",
        seen=(
            "cinder: (cat)\ncinder ([personal profile] cinder) wrote2014-06-21 09:10 am\n\nIt rained.",
            "cinder\n[community profile]\nbrass_fics\nwrote in\n2009-03-07 11:42 pm\n\nIt rained.",
        ),
        silent_on=(
            "Anna wrote the date, 2009-03-07, and the hour was 11:42.",
            "She wrote in it.\n\nIt was 2009-03-07 11:42.\n\nIt rained.",
        ),
    ),
    Sign(
        source="posts.livejournal",
        needs=("Title:", "TITLE:"),
        patterns=(r"\A\s*(?:\[[\w. ]+\]\s?)?[\w-]{2,25}(?: wrote:?)?[ \t]*\n(?=.*\d{4})(?=.*\d:\d\d).{6,60}\n(?:.{1,120}\n)?\s*(?:Title|TITLE):[ \t]*\S",),
        because="The writer's name, day and hour, and perhaps the entry's subject, over the story's own labels.",
        seen=(
            "cinder\nMay. 4th, 2008 11:42 pm\nFic: Change (PG)\n\nTitle: Change\nAuthor: cinder\n",
            "[info]cinder wrote\n@ 2008-05-04 23:42:00\n\nTitle: Change\n",
        ),
        silent_on=(
            "cinder\nMay. 4th, 2008 11:42 pm\n\nIt rained. Title: none.",
            "Anna wrote until\nMay 4th, 2008, 11:42\n\nTitle: Change",
        ),
    ),
    Sign(
        source="posts.livejournal",
        needs=("FILL", "Fill"),
        patterns=(r"\A\s*\[?(?:MINI-?)?(?:FILL|Fill)(?:ED|ed)?\b\]?[ \t:–—-].*\b1[ab]?\s*(?:/|of)\s*(?:\d{1,3}[ab]?|\?+)[\])]?[ \t]*$",),
        because="A story that fills what was asked for, told in several parts.",
        seen=("FILL: Change [1/3]\n\nIt rained.\n\nFILL: Change [2/3]\n", "[FILL] Change - 1/?\n\nIt rained."),
        silent_on=("Fill the kettle 1/2 way.", "Filling up\n\nIt was 1/3 full.", "Title: Change\nFill for: eel 1/3"),
    ),
    Sign(
        source="posts.discord",
        needs=("Channel: ",),
        patterns=(r"\A\s*={10,}[ \t]*\n(?:Guild|Server): \S.*\nChannel: \S",),
        because="What a program prints over the messages of a channel that it saves.",
        seen=("==========\nGuild: Salt\nChannel: Stories / the-jetty\n==========\n\n[3/4/2021 9:14 PM] eel\nIt rained.",),
        silent_on=("Channel: 4\nGuild: Salt\n\nIt rained.", "==========\nThe Channel: a story\n=========="),
    ),
    Sign(
        source="posts.discord",
        needs=("—", "]\n"),
        patterns=(r"\A\s*(?:[^\W_][\w .'’#-]{0,31}(?: — |[ \t]*\n[ \t]*— ?[ \t]*\n[ \t]*)(?:(?:Today|Yesterday) at |\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? )\d{1,2}:\d\d(?: ?[AP]M)?|\[\d{1,2}:\d\d(?: ?[AP]M)?\][ \t]*\n[^\W_][\w .'’#-]{0,31}\n:)[ \t]*$",),
        because="Who wrote a message, and when, as it is copied out of a channel.",
        seen=(
            "tidewriter — 03/04/2021 9:14 PM\nIt rained.\n",
            "tidewriter\n — \nToday at 9:14 PM\nIt rained.\n",
            "[9:14 PM]\ntidewriter\n:\nIt rained.\n",
        ),
        silent_on=(
            "London — 03/04/2021\nIt rained.\n",
            "[9:14 PM]\nIt rained.\n",
            "It rained.\n\ntide — Today at 9:14 PM\n",
        ),
    ),
    Sign(
        source="posts.discord",
        needs=(", [",),
        patterns=(r"\A\s*[^\W_][^\[\]\n]{0,39}, \[\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\][ \t]*$",),
        because="How Telegram heads each message that is copied: whose it is, day and hour in brackets.",
        seen=("Night Tales, [14.02.2023 22:01]\nIt rained.\n",),
        silent_on=("Anna, [laughing]\nIt rained.\n", "It rained.\n\nAnna, [14.02.2023 22:01]\n"),
    ),
    Sign(
        source="posts.whatsapp",
        needs=("] ", " - "),
        patterns=(
            r"\A\s*\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f][AaPp]\.?[Mm]\.?)?(?:\]| -) \S",
        ),
        because="How WhatsApp heads each message that it saves: day and hour, with a dash or in brackets, and whose it is on the same line.",
        seen=(
            "02/11/2023, 21:04 - Anna: It rained.\n02/11/2023, 21:05 - Anna: And then it did not.\n",
            "[02.11.23, 21:04:12] Anna: It rained.\n",
            "11/2/23, 9:04\u202fPM - Anna: It rained.\n",
        ),
        silent_on=("02/11/2023\nIt rained.\n", "[21:04] anna: It rained.\n", "It rained.\n02/11/2023, 21:04 - Anna: No.\n"),
        opens=(*"0123456789[", "\u200e"),
    ),
    Sign(
        source="posts.forum",
        needs=("Discussion in '", "Discussion in “", "Discussion in ‘", 'Discussion in "'),
        patterns=(r"\n[ \t]*Discussion in ['\"“‘].+ started by \S.{0,40}, .*\d{4}\.?[ \t]*$",),
        because="How a forum says who opened a thread.",
        seen=("The Night Bus\nDiscussion in 'Fiction' started by marrowbone, Mar 3, 2013.\n",),
        silent_on=("Discussion in 'Change' was heated.",),
    ),
    Sign(
        source="posts.forum",
        needs=("Thread starter", "Thread Starter"),
        patterns=(r"(?i)\n[ \t]*Thread starter\s+\S.{0,40}?\s+Start date\s+\S.*\d",),
        because="How newer forums say who opened a thread, and when.",
        seen=(
            "The Night Bus\nThread starter marrowbone Start date Mar 3, 2019\n",
            "Eels\nThread starter\nann\nStart date\nMay 1, 2020\n",
        ),
        silent_on=("Thread starter kits were sold by the dozen; the start date was open.",),
    ),
    Sign(
        source="posts.forum",
        needs=("Thread: ",),
        patterns=(r"\A\s*+Thread: \S[^\n]{1,120}\n\s*+(?:[^\n]{1,60}\n\s*+){1,3}?(?:(?:Join Date|Joined): ?[A-Z\d]|Posts: ?\d)",),
        because="How older forums head a thread, with the card of its writer right below.",
        seen=("Thread: The Night Bus\n\nmarrowbone\nRegistered User\nJoin Date: Jan 2009\n\nIt rained.",),
        silent_on=("Thread: cotton\n\nIt was white.", "Thread: The Bus\n\nmarrowbone\n\nIt rained. Posts: 4"),
    ),
    Sign(
        source="posts.forum", where="text",
        needs=("Click to ", "Last edited", "Threadmark"),
        patterns=(r"\n[ \t]*(?:Click to (?:expand|shrink)\W*|Last edited(?: by \S+)?[:;].*\d.*|Last edited by .{1,40}; .*\d.*|Threadmarks?(?::.*|[ \t]*))$",),
        because="What a forum prints into a post.",
        seen=("It rained.\n\nLast edited: Mar 4, 2019\n", "Click to expand...\n\nIt rained."),
        silent_on=("She was the one who last edited the paper.", "Click to expand the map, it said, and he did."),
        opens=("Click to ", "Last edited", "Threadmark"),
    ),
    Sign(
        source="posts.phpbb",
        needs=(" » ",),
        patterns=(r"\n[ \t]*(?:Unread post|Post)?\s?by \S.{0,38} » (?:[A-Z][a-z]{2},? )?[A-Z][a-z]{2}\.? \d{1,2}, \d{4},? \d{1,2}:\d\d(?: [ap]m)?[ \t]*$",),
        because="Who posted it, and when, with a sign between that nobody writes so.",
        seen=(
            "The Toll\nPostby Aldous » Tue Nov 18, 2008 7:20 pm\n\nIt rained.",
            "The Toll\nby bo » Nov 18, 2008 7:20 pm\n",
        ),
        silent_on=("The Toll by Aldous » Chapter 2", "by Aldous » 2008\n\nIt rained."),
    ),
    Sign(
        source="posts.reddit",
        needs=("r/", "u/"),
        patterns=(
            rf"\A\s*(?:(?:(?:Go to |Skip to ).{{2,40}}|{REDDIT_MENU})[ \t]*\n\s*)*(?:[•·]?\s*Posted by\s)?[ru]/[\w-]{{2,21}}\b",
            r"\n[ \t]*(?:r/\w+ ?)?[•·]?\s*(?:Posted by u/[\w-]+\s*)?[•·]?\s*\d{1,3} ?(?:h|hr|hrs|min|m|d|days?|mo|months?|y|yrs?|years?|hours?|minutes?|weeks?)\.? ago\b",
        ),
        because="A post is headed by its forum, by how long ago it was, and by whom it is.",
        seen=(
            "r/HFY\n•\n2 yr. ago\nPastryGeneral\n\nThe Long Loaf\nOC\n\nIt rained.",
            "r/nosleep\n•Posted by u/eel_keeper\n3 years ago\nThe Stair\n",
            "r/nosleep • Posted by u/eel_keeper 3 years ago\nThe Stair\n",
            "Skip to main content\nOpen menu\n\nLog In\nExpand user menu\nr/HFY\nGo to HFY\n•\n3 yr. ago\neel_keeper\n",
            "Posted by\nu/eel_keeper\n2 years ago\n[OC] The Stair\n",
        ),
        silent_on=("r/w heads were cleaned 2 years ago.", "u/s\n\nIt was 2 years ago.", "Log In\nHe did, 2 years ago.\nr/HFY\n"),
    ),
    Sign(
        source="posts.reddit",
        needs=("u/",),
        patterns=(
            r"\A\s*(?:(?:u/[\w-]{3,20}[ \t]*\n\s*(?:[•·]?[ \t]*\d{1,3} ?[a-z]{1,6}\.? ago[ \t]*\n\s*)?[^\n]{0,120}[^\s.!?…,:;\"”’'](?=[ \t]*\n[ \t]*\n))|(?![•·]?[ \t]*Posted by[ \t]*\n)[^\n]{1,300}\n(?:[ \t]*|\s*[•·]?[ \t]*(?:[Pp]osted )?[Bb]y )u/[\w-]{3,20}(?: (?:in|on) (?:r/)?\w{2,21})?(?: ?[•·].{1,40})?[ \t]*$)",
        ),
        because="A title with the writer's name on this site right over or under it, as whoever shares a post leaves it.",
        seen=(
            "u/eel_keeper\nThe Stair\n\nIt rained.",
            "The Stair\nby u/eel_keeper in nosleep\n\nIt rained.",
            "The Stair [Part 1]\nu/eel_keeper\n• 1y ago\n\nIt rained.",
            "The Stair\n\nby u/eel_keeper\n\nIt rained.",
        ),
        silent_on=(
            "u/eel_keeper\nIs there anybody in the walls?\n\nIt rained.",
            "The Stair\n\nu/eel_keeper\n\nIt rained.",
            "The Stair\nby Ann Lee\n\nu/eel_keeper\n",
        ),
    ),
    Sign(
        source="posts.reddit",
        needs=("[WP]", "[EU]", "[SP]", "[PI]"),
        patterns=(r"\A\s*\[(?:WP|EU|SP|PI)\] \S",),
        because="A prompt under its tag: the answer below it, with or without who wrote it.",
        seen=("[WP] Seven keys.\n\nlevel 1\neel_keeper\n· 5 yr. ago\n\nIt rained.", "[WP] Seven keys hang there.\n\nIt rained."),
        silent_on=("Seven keys\n2 years ago\n", "The Seven Keys [WP] hang there.\n\nIt rained."),
    ),
    Sign(
        source="posts.reddit",
        needs=("submitted ",),
        patterns=(r"\n[ \t]*submitted \d{1,3} \w{1,8} ago(?: \*)?(?: \(.{1,40}\))? by \S+",),
        because="The site's old page says so under a title.",
        seen=("The Long Loaf (self.HFY)\nsubmitted 2 years ago by PastryGeneral\n\nIt rained.",),
        silent_on=("It was submitted 2 years ago by mail, and nobody had read it.",),
    ),
    Sign(
        source="posts.tumblr",
        needs=listed("airing|ord count|ordcount|wc:|arning|ummary|ynopsis|ating|enre|andom|haracter|a/n|A/N|ontent|tags|Tags|equested by"),
        patterns=(OVER_LABELS,),
        because="The name of a blog over a title, under which labels stand that stories have.",
        seen=(
            "quill-and-candle\n\nwet roof\n\npairing: a x b\nword count: 0.3k\n\nIt rained.",
            "@quillandcandle\nwet roof\na/n: on the bus\n\nIt rained.",
            "quillandcandle\nFollow\n\nwet roof\n\nsummary: rain.\n\nIt rained.",
        ),
        silent_on=(
            "lanterns\n\nchapter one\n\npairing: a x b\n\nIt rained.",
            "well-worn\n\nIt rained. Rating: none.",
            "half-light\n\nout of the cinders\n\nrating: G\n\nIt rained.",
        ),
    ),
    Sign(
        source="posts.tumblr", where="tail",
        needs=(" notes", " Notes"),
        patterns=(r"\n[ \t]*#\S.*(?:\n\s*\S.{0,80}){0,6}?\n\s*\d[\d,.]*k? [Nn]otes?[ \t]*$",),
        because="Tags under a post, and below them how many took note of it.",
        seen=("It rained.\n\n#my writing #bakery au\n1,204 notes\n", "It rained.\n\n#fic\nReblog\n12 notes"),
        silent_on=("It rained.\n\n12 notes", "#1 was lost.\n\nHe wrote 12 notes."),
    ),
    Sign(
        source="posts.tumblr", where="tail",
        needs=(" #",),
        patterns=(r"\n[ \t]*#\w[^#\n]{1,60}(?: #\w[^#\n]{1,60}){2,30}[ \t]*(?:\n\s*#\w[^\n]{1,200})?\s*\Z",),
        because="Three tags side by side are the last words of a post; few who copy one go on to its notes.",
        seen=("It rained.\n\n#my writing #bakery au #fluff", "It rained.\n\n#fic #rain #au\n#i am sorry\n"),
        silent_on=(
            "It rained.\n\n#1 #2 won.",
            "#my writing #bakery au #fluff\n\nIt rained.",
            "He was #1 and #2 and #3",
        ),
    ),
    Sign(
        source="posts.blogger", where="tail",
        needs=listed("Posted by |ublicado por |Postado por |Publié par |Pubblicato da |von |Autor:|Автор:"),
        patterns=(r"\n[ \t]*(?:Posted by|Publicado por|Postado por|Publié par|Pubblicato da|Gepostet von|Eingestellt von|Autor:|Автор:)\s?\S.{0,60} \d{1,2}[:.]\d\d.{0,24}$",),
        because="Blogs of this kind say under a post who wrote it, and at which hour.",
        seen=(
            "It stopped.\n\nPosted by Sorcha at 9:12 PM\nLabels: eels\n",
            "Przestało padać.\n\nAutor: Mgiełka o 21:14\n",
        ),
        silent_on=("The notice was posted by Sorcha at 9:12 PM, and it rained.", "Autor: Anna Lis\n\nPadało."),
    ),
    Sign(
        source="posts.wordpress", where="tail",
        needs=("Loading...", "Post navigation", "Share this:"),
        patterns=(r"\n[ \t]*(?:Like (?:this:\n\s*Like ?\n?\s*)?Loading\.\.\.|Post navigation|Share this:[ \t]*\n\s*(?:Click to|Twitter|Facebook|Tweet|Email|Print|X\b).*)[ \t]*$",),
        because="What blogs of this kind print under each post.",
        seen=(
            "It stopped.\n\nShare this:\nTwitter\nFacebook\n",
            "It stopped.\n\nLike this:\nLike Loading...\n",
            "It stopped.\n\nPost navigation\n← Eels\n",
        ),
        silent_on=("“Share this:”\nit said.", "The screen said Loading... and nothing else."),
    ),
    Sign(
        source="posts.wordpress",
        needs=("Posted ", "Published ", " comment", " Comment"),
        patterns=(
            r"\A\s*+(?:[^\n]{1,120}\n\s*+){1,7}?(?:(?:Posted|Published) (?:on )?[^\n]{4,20}\d{4},? by [^\n]{2,50}|(?:Posted|Published) by [^\n]{2,50},? on [^\n]{8,24}|[Bb]y [^\n]{2,50} on [^\n]{8,120}(?:Leave a [Cc]omment|[Cc]omments?)|[^\n]{8,24} [/|·] [^\n]{2,50} [/|·] (?:Leave a [Cc]omment|\d+ [Cc]omments?))[ \t]*$",
        ),
        because="Who posted something and when, in a row under its title; the module looks for a day, a name and a title.",
        seen=(
            "Eel Corner\n\nEels\nPosted on March 3, 2019 by Ann Lee\n\nIt rained.",
            "Eels\n\nby Ann Lee, on March 3, 2019, in Fiction. Leave a Comment\n\nIt rained.",
            "Eels\n\nMarch 3, 2019 / Ann Lee / 2 comments\n\nIt rained.",
        ),
        silent_on=(
            "Eels\n\nPosted on the door by the eel man, the notice said eels.",
            "Posted on March 3, 2019 by Ann Lee\n\nIt rained.",
        ),
    ),
    Sign(
        source="posts.wordpress", where="tail",
        needs=("Posted in ",),
        patterns=(r"\n[ \t]*Posted in [^\n|]{2,80}\| ?(?:Tagged [^\n|]{2,150}|(?:Tagged [^\n|]{2,150}\| ?)?(?:\d+ [Cc]omments?|Leave a (?:[Cc]omment|[Rr]eply)))[ \t]*$",),
        because="On which shelf a post stands, with its tags or its comments in one row.",
        seen=(
            "It stopped.\n\nPosted in Crime, Eels | Tagged rain, eels | 4 Comments\n",
            "It stopped.\n\nPosted in Crime | Leave a comment\n",
        ),
        silent_on=("It stopped.\n\nPosted in Dover | it came in June.\n", "Posted in Dover.\n"),
    ),
    Sign(
        source="posts.substack", where="tail",
        needs=("Start your Substack", "Discussion about this p", "Start writing", "Type your email"),
        patterns=(r"\n[ \t]*(?:Start your Substack|Type your email(?:\.\.\.|…)[ \t]*\n\s*Subscribe|Discussion about this (?:post|podcast)|Start [Ww]riting\n\s*Get the app)[ \t]*$",),
        because="What the site prints under each post.",
        seen=(
            "It stopped.\n\n12\n\nShare\nDiscussion about this post\n",
            "It stopped.\n\nStart your Substack\nGet the app\n",
        ),
        silent_on=("It stopped.\n\nStart writing\n", "“Discussion about this post is closed,” he said."),
    ),
    Sign(
        source="posts.substack", where="tail",
        needs=("Subscribe for free to receive new posts",),
        patterns=(r"\n[ \t]*Thanks for reading [^\n]{2,80}! Subscribe for free to receive new posts and support my work\.[ \t]*$",),
        because="What it says itself, word for word, where its box to subscribe stands.",
        seen=("It stopped.\n\nThanks for reading Eel Letters! Subscribe for free to receive new posts and support my work.\n\nSubscribe\n",),
        silent_on=("“Subscribe for free to receive new posts,” he read.",),
    ),
    Sign(
        source="posts.substack", where="tail",
        needs=("Unsubscribe",),
        patterns=(r"\n[ \t]*© \d{4} .{2,60}\n\s*\d{1,5} .{4,50}, CA 9\d{4}[ \t]*\n\s*Unsubscribe\b",),
        because="The same in a mail: whose it is, the site's own address, and the way out.",
        seen=("It stopped.\n\n© 2024 Ann Lee\n548 Market Street PMB 72296, San Francisco, CA 94104\nUnsubscribe\n",),
        silent_on=("© 2024 Ann Lee\n\nUnsubscribe\n",),
    ),
    Sign(
        source="posts.edges", where="tail",
        needs=(
            *listed(
                "atreon|ko-fi|Ko-fi|isitor |est viewed|ast updated|ast Updated|ast modified|ext chapter|ext Chapter|EXT CHAPTER|vious chapter|vious Chapter|ack to top|ack to Top|ack to the top|eturn to top|"
                "hare this|hare on |ile generated |ook generated |Loading...|Loading…|ith Quote|ith quote|ost Comment|ost comment|ags: |ategories: |abels: |eywords: |Type your email"
            ),
            *("Home ]", "[Home]", "Home |", "| Home"),
        ),
        patterns=(
            r"(?i)\n[^\w\n]{0,4}(?:patreon|ko-?fi|discord|home\b|stories\b|(?:you are |you['’]re )?(?:the )?visitor|guest|(?:this |the )?(?:page|site)|last |best |next chapter|prev|back to|return to top|share |like|(?:file|e-?book) |reply with|post comment|tags:|categories:|labels:|keywords:|type your)[^\n]{0,160}(?:\n.{0,200}){0,30}\s*\Z",
        ),
        because="What any page prints below a story; the module looks whether it stands among the last words, and what else does.",
        seen=(
            "It stopped.\n\nPatreon | Ko-fi | Discord\n",
            "It stopped.\n\nNext chapter\n\nBack to top\n",
            "It stopped.\n\nTags: rain, eels\n",
            "It stopped.\n\n[ Home ] [ Stories ] [ Links ]\n",
        ),
        silent_on=("It stopped.\n\nHome\n", "It stopped.\n\nReply\n", "He read the next chapter.\n"),
    ),
    Sign(
        source="posts.edges", where="tail",
        needs=(" words",),
        patterns=(r"\n[ \t]*[(\[]?~?\d[\d,.]{2,8} words[)\].]?\s*\Z",),
        because="How long a story is, as its last line; the module counts whether it is.",
        seen=("It stopped.\n\n2,431 words\n", "It stopped.\n\n(900 words)"),
        silent_on=("He had 900 words\n", "900 words\n\nIt stopped."),
    ),
    Sign(
        source="posts.edges",
        needs=listed("reads|Reads|views|Views|Votes|vot|lect|gelesen|чтени|просмотр|dibaca|okunma|odsłon"),
        patterns=(r"\A\s*+(?:[^\n]{1,120}\n\s*+){0,7}?\d[\d.,]*(?: ?[KkMm]| mil| тыс\.)? [^\W\d_]{2,12}(?: gelesen)?\s*[·•|,]?\s*\d[^\n]{2,80}$",),
        because="A row of numbers with what they count, over a story; the module looks what that is.",
        seen=("Eels\nby a\n\n2.3K reads · 140 votes · 1 part\n\nIt rained.", "2,3K letture · 140 voti\n\nEels\n"),
        silent_on=("It had 140 votes, and 3 of them were hers.", "140 votes\n\nIt rained."),
    ),
    Sign(
        source="posts.edges",
        needs=("Home ]", "[Home]", "Home |", "| Home", "The Wayback Machine - http"),
        patterns=(r"\A\s*+(?:[^\n]{1,120}\n\s*+){0,6}?(?:[^\n]{0,80}(?:[\[|] ?Home|Home ?[\]|])[^\n]{0,120}|The Wayback Machine - https?://\S+)$",),
        because="A menu in one row over a story, or where an archive of the web has the page; the module looks whether it is one.",
        seen=(
            "Eel Corner\n\n[ Home ] [ Stories ] [ Links ]\n\nEels\n",
            "Home | Stories | Links\nEels\n",
            "The Wayback Machine - https://a.example/2003/http://b.example/eels.html\n\nEels\n",
        ),
        silent_on=("Home again\n\nIt rained.", "Home, he said |\n" + "It rained on the roof.\n" * 9 + "Home |\n"),
    ),
    Sign(
        source="posts.newsletter",
        needs=("browser", "online", "on the web", "eb version"),
        patterns=(r"(?i)\A\s*+(?:[^\n]{1,80}\n\s*+){0,2}?(?:(?:view|read|open|see) (?:this (?:e-?mail|newsletter|message|issue|post) |it )?(?:in (?:your |a |the )?(?:web ?)?browser|online|on the web)(?:(?: at)?:? ?https?://\S+|\.)?|(?:view )?web version(?::? https?://\S+)?)[ \t]*$",),
        because="A mail to many offers to be seen elsewhere on its first lines.",
        seen=(
            "View this email in your browser\n\nThe Pier Letter\n\nEels\n\nby Ann Lee\n\nIt rained.",
            "The Pier Letter\nRead online\n\nEels\n\nIt rained.",
            "View this post on the web at https://pier.example/p/eels\n\nEels\n\nIt rained.",
        ),
        silent_on=(
            "She liked to see it in a browser\n\nIt rained.",
            "Eels\n\nIt rained.\n\nWe read it\n\nRead online.\n",
        ),
    ),
    # what a writer puts round a story, and how it is saved
    Sign(
        source="posts.readers",
        where="tail",
        needs=("\nReply", "  Reply", "\nReport\n", "\nLeave a ", "\nLog in to ", "\nPost a ", "\nAdd a "),
        patterns=(
            r"\n[ \t]*.{0,60}(?:\d{4}\b|\bago\b).{0,24}$",
            r"\n[ \t]*(?:Log in to )?(?:Reply|Report|(?:Leave|Post|Add) a (?:[Cc]omment|[Rr]eply|[Rr]eview))\b.{0,40}$",
        ),
        because="A day and a button to answer somebody; the module looks for the count of comments above them.",
        seen=("It stopped.\n\nComments (1)\n\nIvo\nMarch 3, 2019 at 4:05 pm\nLovely!\n\nReply\n", "It stopped.\n2 Comments\nRos · 3 years ago\nMore!\nReply\n"),
        silent_on=("It stopped.\n\nComments (1)\n\nIvo\nLovely!\n\nReply\n", "It stopped.\nComments\nIvo, 3 March 2019\nLovely!\n"),
    ),
    Sign(
        source="posts.readers",
        where="tail",
        needs=(" chapter ",),
        patterns=(r"\n[ \t]*\S.{0,40} chapter \d{1,4} ?[.·] ?(?:[A-Z][a-z]{2} \d{1,2}|\d{1,2} ?[hmd]\b|\d{1,2}/\d).{0,12}$",),
        because="Who reviewed which chapter, and when.",
        seen=("It stopped.\n\nReviews (1)\nros chapter 1 . Mar 3, 2019\nMore!\n",),
        silent_on=("She read chapter 1. May 3 was wet, and she read it twice.\n", "Ros chapter one . Mar 3\n"),
    ),
    Sign(
        source="papers.google_docs", where="tail",
        needs=("\n[a]",),
        patterns=(r"\n\[a\]\S",),
        because="The program sets remarks below a text, each right behind its letter; the module looks whether these lead anywhere.",
        seen=("It rained[a].\n\n[a]Did it?\n[b]Nice!",),
        silent_on=("It rained[a].\n\n[a] In the north.", "It rained[1].\n\n[1]It did."),
    ),
    Sign(
        source="papers.google_docs", where="tail",
        needs=("esolved", "e-opened", " total reaction"),
        patterns=(r"\n\[a\][ \t]\S", r"\n(?:_?(?:Marked as resolved|Re-opened)_?|\d+ total reactions?)[ \t]*$"),
        because="Some of its builds set a blank behind the letter, as footnotes have it; what was done with a remark is none of a note's words.",
        seen=(
            "It rained[a].\n\n[a] Did it?\n_Marked as resolved_\n",
            "It rained[a].\n\n[a] Nice!\n1 total reaction\nBo reacted with 👍 at 2023-05-01 10:12 AM\n",
        ),
        silent_on=("It rained[a].\n\n[a] In the north.", "It rained[a].\n\n[a] He had 1 total reaction to it."),
    ),
    Sign(
        source="papers.google_docs", where="tail",
        needs=("\n[a] ",),
        patterns=(r"\n\[a\][ \t]\S", r"\n\[b\][ \t]\S"),
        because="Several with a blank, of which nobody said what was done; the module looks whether they speak of the writing.",
        seen=("It rained[a] and rained[b].\n\n[a] Love this!\n[b] Maybe once?\n",),
        silent_on=("It rained[a].\n\n[a] In the north.",),
    ),
    Sign(
        source="papers.fountain",
        needs=("INT.", "EXT.", "INT ", "EXT "),
        patterns=(r"\A\s*Title:", r"\n[ \t]*\.?(?:INT|EXT|EST|INT\.?/EXT|I/E)[. ][ \t]*\S"),
        because="A title page of keys over headings that say indoors or out of doors, as screenplays have them.",
        seen=("Title: The Stair\nCredit: Written by\nAuthor: Marta Quayle\n\nINT. OFFICE - DAY\n\nMarta sits.",),
        silent_on=("Title: The Stair\nAuthor: Marta Quayle\n\nMarta sat in the INT. office.",),
    ),
    Sign(
        source="papers.coursework",
        needs=("Prof", "Dr", "Mr", "Ms", "Miss ", "Mx", "Instructor", "Teacher"),
        patterns=(
            r"\A\s*+(?:[A-Z]\S{1,24} 1[ \t]*\n\s*+)?(?:[^\n.:]{0,40}(?:\b\d|ssignment|omework|oursework|roject|ortfolio|draft|Draft)[^\n.:]{0,40}\n\s*+)?(?:Name: )?[A-Z][^\n.!?:,]{3,40}\n\s*+(?:\S[^\n]{1,63}\n\s*+){0,2}?(?:(?:Instructor|Teacher):?|Professor|Prof|Dr|Mr|Mrs|Ms|Miss|Mx)\b[^\n]{2,48}[^\n.!?,]\n",
            r"\A\s*+(?:\S[^\n]{1,63}\n\s*+){1,5}?(?:Date: ?|Due(?: Date)?: ?)?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})[ \t]*$",
        ),
        because="Who wrote it, for which teacher and when, as papers for a course have it; the module looks at each line.",
        seen=(
            "Nora Whitlock\nProfessor Dunne\nEnglish 201\n14 March 2019\n\nThe Tape\n\nIt rained.",
            "Week 3 Assignment\nNora Whitlock\nENG 201\nProf. Dunne\nMarch 14, 2019\n\nThe Tape\n\nIt rained.",
            "Whitlock 1\n\nNora Whitlock\n\nMs. Dunne\n\nEnglish 9\n\n3/14/19\n\nThe Tape\n\nIt rained.",
            "Name: Nora Whitlock\nDate: 3/14/19\nClass: English 9\nTeacher: Mrs. Dunne\n\nThe Tape\n",
        ),
        silent_on=(
            "The Tape\n\nMr. Dunne came at nine, and it was raining.\n\n14 March 2019\n\nIt rained.",
            "Nora Whitlock\nMr. Dunne\n\nIt rained.",
        ),
    ),
    Sign(
        source="papers.coursework",
        needs=("ame:", "AME:", "tudent:", "TUDENT:"),
        patterns=(
            r"\A\s*+(?:[A-Za-z][A-Za-z ]{2,20}:[^\n]{0,80}\n\s*+){0,4}?(?i:(?:student |full )?name|student):",
            r"\A\s*+(?:[A-Za-z][A-Za-z ]{2,20}:[^\n]{0,80}\n\s*+){0,5}?(?i:class|course|period|block|hour|section|grade|form|year|subject|teacher|instructor|professor|school|student number|student id|roll number):",
        ),
        because="Who wrote it and in which class, behind labels in any order, as a school asks for them.",
        seen=(
            "Prompt: the last bus\nName: Tunde Bakare\nClass: SS2B\n\nTHE LAST BUS\n\nIt rained.",
            "NAME: Jamie Okoro\nPERIOD: 4\nTEACHER: Mr. Flint\n\nThe Last Bus\n\nIt rained.",
        ),
        silent_on=("Name: Marrow\nSpecies: dog\n\nIt rained.", "The class: a story\n\nName: unknown.\n"),
    ),
    Sign(
        source="papers.manuscript",
        needs=(" / 1",),
        patterns=(r"\A\s*+[^\n/]{2,40} / (?P<title>[^\n/]{2,60}) / 1[ \t]*\n\s*+(?i:(?P=title))[ \t]*$",),
        because="The running head of the first page, right over the title that it has, as a program for writers prints it.",
        seen=("Harrow / BEES / 1\n\nBEES\n\nby Agnes Harrow\n\nIt rained.",),
        silent_on=("Harrow / BEES / 1\n\nIt rained.", "1 / 1 / 1900\n\nIt rained."),
    ),
    Sign(
        source="papers.manuscript",
        needs=("words", "Words", "WORDS", "Word count", "Word Count", "Wordcount"),
        patterns=(r"\A\n(?:.*\n){0,12}?(?:[ \t]*|.*\S[ \t]{3,}(?:[Ww]ord ?[Cc]ount:? *)?)(?:(?<=[Cc]ount: )(?:about|approx\.?) \d[\d,.]{0,8}|(?:[Aa]bout|[Aa]pprox(?:imately|\.)?|[Cc]a?\.|[Cc]irca|~)?[ \t]*\d[\d,.]{0,8}[ \t]+[Ww](?:ords|ORDS)\.?|(?<=[Cc]ount: )\d[\d,.]{0,8})[ \t]*$",),
        because="The writer's address and the count of words, at the top of a manuscript as editors ask for it.",
        seen=(
            "Adaeze N. Writer                 about 400 words\n14 Example Quay\nPort Sample\n\n\n\n      THE TIDE CLOCK\n",
            "A. Writer\n14 Quay\na@w.example\n4,000 words\n\n\n\n      EELS\n",
        ),
        silent_on=("Eels\n\nHe had about 400 words of French.", "He had about 400 words\nof French."),
    ),
    Sign(
        source="papers.manuscript",
        needs=("\n",),
        patterns=(r"\A\s*+(?:[^\n]{3,60}[ /]1[ \t]*\n\s*+)?(?P<name>[A-Z][^\n\t]{2,40}?)(?:[ \t]{3,}[^\n]{1,60})?\n(?:[ \t]*+\S[^\n]{2,79}\n){1,8}[ \t]*+\n\s*+[^\n]{0,80}[^\s.,;:]\n\s*+(?:[^\n]{1,60}\n\s*+)?(?:(?:[^\n]{1,40} )?(?:by|By|BY)\s++)?(?i:(?P=name))[ \t]*$",),
        because="The writer's name stands over an address, and again under the title: no story opens so.",
        seen=(
            "Nora Whitlock\n12 Quay Street\nPort Sample\n\n\n\nTHE TAPE\n\nBY NORA WHITLOCK\n\nIt rained.",
            "Whitlock / TAPE / 1\n\nNora Whitlock\n12 Quay Street\n\nTHE TAPE\n\nNora Whitlock\n\nIt rained.",
        ),
        silent_on=(
            "The Tape\nby Nora Whitlock\n\nIt rained.",
            "Nora Whitlock\n12 Quay Street\n\nThe Tape\n\nby Ann Lee\n",
            "Nora Whitlock\n12 Quay Street\n\nDear Ann,\n\nNora Whitlock\n",
        ),
    ),
    Sign(
        source="papers.anthology", where="text",
        needs=tuple(f"\n{by}" for by in _BY),  # the second; most stories have one at most
        patterns=(rf"{_BYLINE}(?:.++|\n.*+)(?:\n.*+)*?{_BYLINE}",),
        because="Two bylines in lines of their own; the module looks whether titles stand over them, far below what is above.",
        seen=("The Kettle\nby Tom Airey\n\nIt boiled.\n\n\nThe Stair\nby Nia Prothero\n\nIt creaked.",),
        silent_on=("The Kettle\nby Tom Airey\n\nIt boiled, and was passed\nby Nia\non its way.",),
        opens=_BY,
    ),
    Sign(
        source="papers.anthology", where="text",
        needs=(" by ",),
        patterns=(
            r"\A\s*+(?!(?i:by) )[^\n]{1,60}? by [A-Z][\w.'’-]*(?: [\w.'’-]+){1,3}[ \t]*\n[ \t]*\n",
            r"\n[ \t]*\n[ \t]*[A-Z\d“\"][^\n.!?:;]{0,59} by [A-Z][\w.'’-]*(?: [\w.'’-]+){1,3}[ \t]*\n[ \t]*\n",
        ),
        because="A title and a name in one line at the top, and again further down; the module looks whether another story begins there.",
        seen=("The Kettle by Tom Airey\n\nIt boiled.\n\nThe Stair by Nia Prothero\n\nIt creaked.",),
        silent_on=(
            "The Kettle by Tom Airey\n\nIt boiled, and was put\nby Nia on the stove.",
            "It boiled.\n\nThe Stair by Nia Prothero\n\nIt creaked.\n\nThe Lamp by Bo Dahl\n\nIt shone.",
        ),
    ),
    Sign(
        source="papers.anthology", where="text",
        needs=("\nTitle:", "\n**Title", "\nTITLE:", "\nTitel:", "\nTitre", "\nTítulo:", "\nTitolo:", "\nНазвание:"),
        patterns=(rf"\A(?>(?:.*+\n)+?{_TITLED})(?:\n.*+)*?\n[ \t]*+\n{_TITLED}",),  # each line is looked at once
        because="Two titles behind a label; the module looks whether labels of a post stand below each.",
        seen=("Title: Kettle\nRating: T\n\nIt boiled.\n\nTitle: Stair\nRating: G\n\nIt creaked.",),
        silent_on=("Title: Kettle\nRating: T\n\nIt boiled. Title: none.",),
        opens=("Title", "**Title", "TITLE", "Titel", "Titre", "Título", "Titolo", "Название"),
    ),
    Sign(
        source="papers.hashes", where="text",
        needs=("# ", "#\t"),
        patterns=(r"\n[ \t]*#{1,6}[ \t]+\S*[^\W_](?:.*\n)+?[ \t]*#{1,6}[ \t]+\S*[^\W_]",),
        because="Two headings as Markdown has them; the module looks whether all such lines are some.",
        seen=("# The Rope\n\n## The End\n\nIt was long.", "The Rope\n\n## 1\n\nIt was long.\n\n## 2\n\nThey pulled."),
        silent_on=(
            "# The Rope\n\nIt was long.",
            "It was long.\n\n# # #\n\nThey pulled.\n\n#\n\nSo.",
            "#rope #end\n#long",
        ),
        opens=("#",),
    ),
    Sign(
        source="papers.ruled",
        needs=("\n--------", "\n========", "\n________", "\n********"),
        patterns=(r"\n(?P<above>([-=_*])\2{7,})\n[^\n]{1,40}\n(?P=above)\n(?:.*\n)+?(?P<below>([-=_*])\4{7,})\n[^\n]{1,40}\n(?P=below)$",),
        because="Two lines, each between two rules; the module looks whether all such lines are headings.",
        seen=("--------\nThe Rope\n--------\n\nIt was long.\n\n--------\nThe End\n--------\n\nThey pulled.",),
        silent_on=("--------\nThe Rope\n--------\n\nIt was long.\n\n--------\n\nThey pulled.\n\n--------\n",),
    ),
    Sign(
        source="papers.scrivener",
        where="text",
        needs=("$Scr_",),
        patterns=(r"<!?\$Scr_\w{1,8}::\d{1,4}>",),
        because="Scrivener has signs for its styles, which nobody types.",
        seen=("Eels\n\n<$Scr_Cs::0>It rained<!$Scr_Cs::0>.\n",),
        silent_on=("Eels\n\nIt cost $Scr_ and more.\n",),
    ),
    Sign(
        source="papers.posts_in_one",
        where="text",
        needs=("hapter", "HAPTER", "apitel", "hapitre", "apítulo", "apitolo", "лава ", "ЛАВА ", "art 2", "\n2\n", "\n2.\n", "\nII\n", "\nII.\n"),
        patterns=(r"\A\s*(?P<title>\S[^\n]{0,88}\S)[ \t]*\n(?:.*\n)+?\n(?P=title)[ \t]*\n",),
        because="The first line of the text stands in it again below a blank one; the module looks whether it is over a chapter's heading each time.",
        seen=("Eels\nby Ann Lee\nChapter 1\n\nIt rained.\n\nEels\nby Ann Lee\nChapter 2\n\nIt did.\n",),
        silent_on=("Eels\n\nby Ann Lee\n\nChapter 1\n\nEels are long.\n\nChapter 2\n\nIt rained.\n",),
    ),
    Sign(
        source="papers.copied", where="text",
        needs=("Excerpt From", "Auszug aus", "Extrait de", "Extracto de", "Estratto da"),
        patterns=(
            r"\n[ \t]*(?:Excerpt From|Auszug aus|Extrait de|Extracto de|Estratto da):?(?:[ \t]*\n(?:.*\n){1,5}?[ \t]*(?:This material may|Dieses Material|Ce contenu est|Es posible que este)| [^\n]{3,240}? (?:i?Books|Apple Books)\b)",
        ),
        because="An app for books puts behind what is copied which book it is from.",
        seen=(
            "It rained.\n\nExcerpt From\nLow Water\nAnn Lee\nThis material may be protected by copyright.\n",
            "“It rained.”\n\nExcerpt From: Ann Lee. “Low Water.” iBooks. ",
        ),
        silent_on=("Excerpt From\nLow Water\n\nIt rained.", "Excerpt From: a letter, which was not one of the books\n"),
        opens=listed("Excerpt From|Auszug aus|Extrait de|Extracto de|Estratto da"),
    ),
    Sign(
        source="papers.copied", where="text",
        needs=(" Kindle Edition",),
        patterns=(r"\n[^\n()]{5,200} (?:\([^\n()]{1,80}\) )?\((?:pp?\. ?[\d–-]+|Kindle Locations? [\d–-]+)\)\.(?: [^\n.]{2,60}\.)? Kindle Edition\.?[ \t]*$",),
        because="A Kindle puts behind what is copied whose book it is from, and from which page.",
        seen=("It rained.\n\nLee, Ann. Low Water (p. 14). Tide Press. Kindle Edition. ", "It rained.\n\nLee, Ann. Low Water (Kindle Locations 12-14). Kindle Edition."),
        silent_on=("It rained on the Kindle Edition.", "Low Water\n\nFirst Kindle Edition\n\nIt rained."),
    ),
    # printed pages
    Sign(
        source="papers.magazine",
        where="text",
        needs=(" from ",),
        patterns=(
            r"(?i)\n[^\w\n]{0,3}(?:continued|concluded) from (?:p(?:age|g\.?|\.) ?\d|(?:the )?(?:preceding|previous|last|opposite) page)",
        ),
        because="In a magazine the rest of a story stands pages further on, below a line that says so; the module looks for the line that leads there.",
        seen=("always wants\n\n(Continued on page 88)\n\n(Continued from page 12)\n\na rope.", "Continued from preceding page\nIt rained."),
        silent_on=("He continued from page 12 to page 14.", "Continued from habit.", "Continued from pages nobody had read."),
        opens=listed("Continued from|(Continued from|[Continued from|(Concluded from"),
    ),
    Sign(
        source="pages",
        needs=("\n",),
        patterns=(r"\A(?:\s*+[^\n]{1,60}\n){0,3}?\s*+(?P<head>[^\W\d][^\n]{2,58}[^\s.,;:])[ \t]*\n(?:[^\n]*+\n){8,150}?[ \t]*+(?i:(?P=head))[ \t]*$",),
        because="A line of the first page, as the title, that stands there again pages further on; the module looks whether it cuts sentences.",
        seen=(f"The Stair\n\nby Ada Lock\n{_PAGE_OF_TEXT}THE STAIR\nporter said.",),
        silent_on=(
            "The Stair\n\nby Ada Lock\n\nIt was called\n\nThe Stair\n\nfor it had one.",
            f"The Stair\n{_PAGE_OF_TEXT}The Stairs",
        ),
    ),
    Sign(
        source="pages",
        needs=("\n",),
        patterns=(r"\n[ \t]*+(?:[A-Z][^\na-z]{2,58}|(?:www\.|https?://)\S{3,50})\n\s*+[a-z]",),
        because="A line in capitals, or an address, in the middle of a sentence; the module looks whether it comes again on each page.",
        seen=("It rained on the\n\nTALES OF THE PIER\n\nroof all night.", "It rained on the\nwww.tales.example\nroof."),
        silent_on=("It rained.\n\nTALES OF THE PIER\n\nThe roof leaked.", "It rained on the\nTales of the Pier\nroof."),
    ),
    Sign(
        source="pages",
        needs=tuple("123456789"),
        patterns=(
            r"\d[^\w\n]{0,12}$",
            r"\n[ \t]*(?:[-–—=~*<>|_\[({]{1,10} ?(?:[Pp]age|PAGE) \d{1,4}(?: of \d{1,4})? ?[-–—=~*<>|_\])}]{1,10}|[^\W\d](?!hapter |HAPTER |apit[er]|art |ART |ay |лава ).{0,100}(?:[ \t,/|–—(\[-]|\b[Pp]g?\.)\d{1,4}[)\]]?|(?:[Pp]age |[Pp]g?\. ?)\d{1,4} of \d{1,4}|[-–—~\[(] ?\d{1,4} ?[-–—~\])]|\d{1,4}(?:/\d{1,4})?)[ \t]*$",
        ),
        because="Lines that hold the number of a page; the module looks at how they follow one another.",
        seen=(
            "said the porter.\n\n              Writer / TIDE CLOCK / 2\n\nBehind the wall",
            "the rest of\n\n- 2 -\n\nthe way\n",
        ),
        silent_on=("She took 2 / 3 of it and / or left.", "It rained. It stopped."),
    ),
    Sign(
        source="pages",
        needs=tuple("123456789"),
        patterns=(r"\n[ \t]*\d{1,4}(?:(?:[ \t]+| ?[|] ?| [-–—/] )[^\W\d].{1,80}$| of \d|[./-]\d{1,2}[./-]\d)",),
        because="Lines that begin with the number of a page, or with the day on which it was printed.",
        seen=("said the\n\n2 | The Lamp\n\nporter.", "19/03/2021, 10:14\tThe Lamp\n\nIt rained."),
        silent_on=("2. The Lamp\n\nIt rained.", "It had been 19/03/2021 all day."),
    ),
)  # fmt: skip
"""In the order in which their modules work."""
