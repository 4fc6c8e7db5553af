"""What pages of the web print round a story, whichever site they are of: its name, its menus, its buttons."""

import re
from typing import Literal, NamedTuple

from storybind.text.tables import listed

Kind = Literal[
    "site", "strong", "menu", "crumbs", "shelves", "sure", "foot", "weak", "below", "figure", "counts", "ways"
]


class Printed(NamedTuple):
    """Lines that a page prints.

    Attributes:
        kind: What they prove, as `text/sources/posts/page.py` asks for it.
        words: The lines, folded.
        pattern: Their form, where they are not the same on all pages.
    """

    kind: Kind
    because: str
    seen: tuple[str, ...]
    silent_on: tuple[str, ...]
    words: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None


def fold_button(line: str) -> str:
    """A line as the tables have it: folded, without brackets round all of it.

    >>> fold_button("[ Review schreiben ]"), fold_button("Log In"), fold_button("[a] [b]")
    ('review schreiben', 'log in', '[a] [b]')
    """
    inner = line.strip("[]() ")
    return line.casefold().strip() if re.search(r"[\[\]()]", inner) else inner.casefold()


def is_printed(row: Printed, line: str) -> bool:
    """Whether a line is one of a row's."""
    return fold_button(line) in row.words or (row.pattern is not None and row.pattern.fullmatch(line) is not None)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


_SITES = "archive of our own|archive of our own beta|fanfiction.net|fictionpress.com|wattpad.com|inkitt|quotev|fimfiction|scribble hub|scribblehub|royal road|fanfiktion.de|ff.de|spirit fanfics e histórias|spirit fanfiction|nyah! fanfiction|asianfanfics|adultfanfiction.org|mediaminer.org|ficbook.net|книга фанфиков|author.today|литнет|самиздат|小説家になろう|カクヨム|ハーメルン|エブリスタ|アルファポリス|笔趣阁|筆趣閣|起点中文网|晋江文学城|番茄小说网|纵横中文网|문피아|조아라|카카오페이지"
_WAY = r"(?:(?:<<|«|←|◄|‹|<|\[) ?)?(?:first|start|beginning|prev(?:ious)?|back|last|next|latest|index|wiki|toc|table of contents|contents|master ?(?:post|list)|chapter list|novel index|royal ?road|patreon|discord|ko-?fi|author|series|上一章|下一章|章节目录|目录|上一页|下一页|前へ|次へ|目次|(?:chapter|part) (?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten))(?: (?:chapter|part|post|page|entry))?(?: ?(?:>>|»|→|►|›|>|\]))?"
_BETWEEN = r"(?:\s*[|/•·]\s*|\s+)"
_EDGE = r"[^\w\s\"“”„'‘’「」『』.!?…。！？]{0,3}\s?"
_UNSAID = r"[^.!?…,;:\"“”„]"
_SHOP = r"(?:patreon|ko-?fi|discord|paypal|buy me a coffee|subscribestar|twitter|tumblr|facebook|instagram|pinterest|bluesky|mastodon|reddit|whatsapp|telegram|linkedin|youtube|goodreads|amazon|smashwords|wattpad|royal ?road|ao3|website|newsletter|e-?mail|print|tweet|x)"
_COUNTED = r"\d[\d.,]*(?: ?[km]| mil| тыс\.)? (?:reads?|views?|hits?|votes?|likes?|parts?|chapters?|words?|comments?|reviews?|kudos|bookmarks?|followers?|favou?rites?|favs|letture|visualizzazioni|vot[oi]|part[ei]|capitol[oi]|comment[oi]|parole|lecturas|vistas|votos?|partes?|cap[ií]tulos?|comentários?|comentarios?|palabras|palavras|leituras|visualizações|lectures?|vues?|parties?|chapitres?|commentaires?|mots|aufrufe|mal gelesen|stimmen?|teile?|kapitel|kommentare?|wörter|чтени[йея]|просмотр(?:ов|а)?|голос(?:ов|а)?|глав[аы]?|част(?:ей|и|ь)|слова?|комментари(?:ев|я|й)|stemmen|delen|hoofdstukken|odsłon|głos(?:ów|y)?|części|rozdział(?:ów|y)?|okunma|oy|bölüm|dibaca|suara|bab)"
_SHELF = r"(?:home(?: ?page)?|main|index|stories|short stories|novels|books|works|fiction|fan ?fiction|poems|poetry|essays|art|gallery|links|guest ?book|sign (?:my |the )?guest ?book|about(?: me| us| the author)?|bio|contact(?: me| us)?|e-?mail(?: me| us)?|news|updates?|what's new|archives?|blog|faq|forum|search|site ?map|web ?ring|shop|back|next|previous|top|log ?in|sign ?(?:in|up)|register)"

PRINTED = (
    Printed(
        kind="site",
        because="Names of sites that are nothing else, alone on a line.",
        seen=("Archive of Our Own beta", "カクヨム"),
        silent_on=("The archive of our own town", "Inkitt was what they called him."),
        words=_words(_SITES),
    ),
    Printed(
        kind="strong",
        because="Buttons that no story has among its first lines, but where it tells of a screen.",
        seen=("Log In", "[Sign up]", "登录"),
        silent_on=("Log", "Sign in blood", "Register him."),
        words=_words(
            "log in|login|log-in|log out|sign in|sign up|register|create account|skip to content|skip to main content|skip to navigation|skip to main|skip to menu|skip navigation|skip header|jump to navigation|jump to content|jump to main content|zum inhalt springen|aller au contenu|saltar al contenido|ir al contenido|vai al contenuto|перейти к содержанию|перейти к содержимому|open in app|read in app|get the app|get app|latest updates|free books|fiction page|fiction index|report chapter|become a member|toggle navigation|bookshelves|view in browser|post a reply|view content|iniciar sesión|regístrate|connexion|s'inscrire|anmelden|registrieren|entrar|cadastrar|cadastre-se|accedi|registrati|zaloguj się|войти|регистрация|登录|注册|登錄|註冊|ログイン|新規登録|会員登録|로그인|회원가입"
        ),
    ),
    Printed(
        kind="menu",
        because="What stands in menus; most of it may be said in a story as well.",
        seen=("Home", "About", "Search for:", "☰ Menu", "[收藏此章节] [免费得晋江币] [投诉]"),
        silent_on=("Home again", "About a boy", "收藏此章节] [免费得晋江币] [投诉"),
        words=_words(
            "home|menu|main menu|primary menu|☰|☰ menu|menu ☰|≡ menu|open menu|close menu|search|search for:|search for|search...|search…|search this blog|search this site|follow me|follow this blog|browse|stories|series|create|discover|explore|categories|about|about us|archive|archives|contact|subscribe|follow|following|fandoms|community|communities|forum|forums|groups|blog|blogs|news|new|trending|rankings|genres|tags|help|faq|shop|store|write|library|my library|donate|members|authors|download|share|comments|bookmark|bookmarks|chapter by chapter|entire work|reader mode|listen|published in|photo by|início|inicio|categorias|categorías|histórias|historias|buscar|accueil|fanfictions|auteurs|startseite|geschichten|autoren|kalender|suche|главная|поиск|首页|书架|排行|ホーム|検索|ランキング|[收藏此章节] [免费得晋江币] [投诉]|geschichte melden|＜前へ次へ＞|<<前へ次へ>>|次へ＞|＜前へ"
        ),
    ),
    Printed(
        kind="crumbs",
        because="The way to the page from the site's first one.",
        seen=("Home > Fantasy > Eels", "Board index ‹ Prose"),
        silent_on=("Home", "Home, then > the river", "He went home > she did not"),
        pattern=re.compile(
            rf"(?:home|board index|forum index|index|main|startseite|accueil|inicio|главная|{'|'.join(map(re.escape, _SITES.split('|')))})"
            r"(?:\s*(?:>>?|»|›|‹|«|→|/)\s*[^>»›‹«→/]{1,60}){1,6}",
            re.IGNORECASE,
        ),
    ),
    Printed(
        kind="sure",
        because="Buttons below a story that no story says: one of them is enough.",
        seen=("Continue Reading Next Chapter", "[ Review schreiben ]", "Flat | Top-Level Comments Only"),
        silent_on=("Continue reading, next chapter or not", "Review", "Like comment, like answer"),
        words=_words(
            "like loading...|like loading…|continue reading next chapter|continue to next chapter|return to story description|you need to login to comment|you need to log in to comment|newer post older post home|older post home|newer posts older posts home|like comment share|like comment restack|★で称える|＜前へ目次次へ＞|<<前へ目次次へ>>|加入书签 投推荐票|review schreiben"
        )
        | {"flat | top-level comments only"},
    ),
    Printed(
        kind="sure",
        because="Rows that lead to other sites, and what a page asks to be done with it: whole, and of such words alone.",
        seen=(
            "Patreon | Ko-fi | Discord",
            "Like this: Like Loading...",
            "File generated by FanFicFare v4.5",
        ),
        silent_on=(
            *listed("Patreon|Facebook / Twitter|Like this: bread"),
            "Soup | Stew | Pie",
        ),
        pattern=re.compile(
            rf"{_SHOP}(?:(?:\s*[|·•]\s*{_SHOP}){{1,9}}|(?:\s*/\s*{_SHOP}){{2,9}})|like this: ?like ?loading(?:\.\.\.|…)"
            r"|(?:file|e-?book) (?:generated|created|exported) (?:by|with|from) (?:fanficfare|fichub|flag|calibre|sigil|pandoc|scrivener)\b[\w .:/-]{0,40}",
            re.IGNORECASE,
        ),
    ),
    Printed(
        kind="shelves",
        because="The menu of a page made by hand: three of its words in brackets or between strokes, and nothing else.",
        seen=(
            "[ Home ] [ Stories ] [ Links ]",
            "Home | Stories | Poems | Guestbook",
            "[About] | [Archive] | [Contact]",
            "Home | Stories | Log in",
        ),
        silent_on=(
            "[ Home ] [ Work ] [ Never ]",
            "[Back] [Next] [Search]",
            "Home, stories, links",
            "Home | Stories",
            "Home Stories Links",
        ),
        pattern=re.compile(
            rf"(?=.*\b(?:home|main|index|guest ?book|links|about|contact|site ?map)\b)[\[(|]?\s*{_SHELF}(?:\s*(?:\]\s*[|·•-]?\s*\[|\)\s*\(|[|·•])\s*{_SHELF}){{2,11}}\s*[\])|]?",
            re.IGNORECASE,
        ),
    ),
    Printed(
        kind="foot",
        because="Buttons below a story; who tells of a screen may end with one of them, not with several.",
        seen=("Leave a comment", "Unsubscribe", "Add to a List", "加入书签"),
        silent_on=("Leave a comment, he said", "Unsubscribe me", "Report this story to the guards"),
        words=_words(
            "back to top|return to top|reply with quote|post comment|type your email...|type your email…|rate this story|rate this story:|1 2 3 4 5|add to a list|add to reading list|add to library|support the author|post a comment|leave a comment|write a comment|unsubscribe|further recommendations|report this story|report story|report this chapter|review this story|write a review|publish a comment|please rate this story|terms of service|privacy policy|応援コメント|応援する|感想を書く|ブックマークに追加|次のエピソード|加入书签|插入书签|投推荐票|返回目录|kommentar schreiben|laisser un commentaire|deja un comentario|deixe um comentário|lascia una recensione|оставить отзыв|написать отзыв"
        ),
    ),
    Printed(
        kind="foot",
        because="Lines of a page's foot that say of which site, blog or board it is.",
        seen=(
            "Copyright © 2021 笔趣阁 All Rights Reserved",
            "Who is online",
            "Users browsing this forum: No registered users and 2 guests",
            "Small Hours is a reader-supported publication. To receive new posts, subscribe.",
            "次のエピソード 第3話　返事",
            "Impressum | Datenschutz | AGB",
            "Share this: Twitter Facebook",
            "Next Chapter →",
        ),
        silent_on=(
            "Next chapter.",
            "Share this: bread",
            "© 2021 by the author",
            "Who is online? Nobody.",
            "Users browsing the shelves found her.",
        ),
        pattern=re.compile(
            rf"(?:copyright )?© ?\d{{4}} ?(?:{'|'.join(map(re.escape, _SITES.split('|')))}).{{0,60}}"
            r"|view all posts by .{2,50}|who is online|users browsing (?:this|the) (?:forum|board)\b.{0,100}|photo by .{1,60} on unsplash|subscribe to: .{1,60}"
            r"|次のエピソード(?:\s.{0,60})?|《.{1,40}》最新章节.{0,60}|.{2,60} is a reader-supported publication\..{0,160}"
            r"|impressum \| datenschutz(?: \| .{1,40})?|(?:[«‹←◄<]+ ?)?(?:next|prev(?:ious)?) chapter(?: ?[»›→►>]+)?"
            rf"|share (?:this|on|via)(?: post| story)?:? {_SHOP}(?:[\s|,/·•]+{_SHOP}){{0,9}}",
            re.IGNORECASE,
        ),
    ),
    Printed(
        kind="weak",
        because="The way back, and what else the writer has, as no sentence; a story ends so, too, and nothing is known by it alone.",
        seen=listed(
            "Return to Prose|More from Kofi Brown|Written by Kofi Brown|Support “Small Hours”|On to Part Three"
        ),
        silent_on=(
            "Return to the river.",
            "More from the sea.",
            "Return to me, she had written on the wall.",
            "Written by his own hand, the letter lay on the table, and it was wet.",
            "Go to Chapter Nine, said the bishop.",
        ),
        pattern=re.compile(
            rf"(?:more from|written by|published by|return to|recommended from) {_UNSAID}{{1,50}}|support [\"“][^\"“”]{{1,50}}[\"”]|(?:on|go|continue) to (?:part|chapter) \w{{1,8}}",
            re.IGNORECASE,
        ),
    ),
    Printed(
        kind="below",
        because="Buttons that a story says as well; they go with others that it does not say.",
        seen=("Share", "[Reply]", "Table of Contents"),
        silent_on=("Share it", "Reply.", "The top"),
        words=_words(
            "like|comment|restack|share|report|save|reply|vote|votes|top|next|previous|prev|home|follow|bookmark|subscribe|download|print|email|fiction|short story|flash fiction|table of contents|contents|index|twitter|facebook|nach oben"
        ),
    ),
    Printed(
        kind="figure",
        because="What a page counts, with what it counts.",
        seen=("4 min read", "1.2K Followers", "3/12", "Page 1 of 3", "like 4 comment 2 share"),
        silent_on=("4", "Four comments", "3 chapters of it", "12 comments, and no answer"),
        pattern=re.compile(
            r"\d{1,3} min(?:ute)? read|\d[\d.,]*[km]? (?:views?|reads?|likes?|votes?|favou?rites?|followers?|comments?:?|shares?|chapters?|reviews?|words)|comments? ?\(\d{1,5}\)|\d/\d{1,4}|page \d{1,3} of \d{1,3}|like \d+ comment \d+ share",
            re.IGNORECASE,
        ),
    ),
    Printed(
        kind="counts",
        because="What a site counts of a story, in a row: each number with what it counts.",
        seen=(
            "2.3K reads · 140 votes · 1 part",
            "2.3K letture · 140 voti",
            "48.2K Reads 2.1K Votes",
            "12 parts | 9,041 words",
        ),
        silent_on=("140 votes", "12 miles · 3 hours", "3 parts of it · 2 votes", "14 likes, 2 comments"),
        pattern=re.compile(rf"{_COUNTED}(?:\s*[·•|]\s*{_COUNTED}|\s+{_COUNTED}){{1,5}}", re.IGNORECASE),
    ),
    Printed(
        kind="ways",
        because="A row of ways to other parts, set off by strokes, arrows or brackets, or at least three of them.",
        seen=("First | Previous | Next", "[First] [Previous] [Next]", "上一章 目录 下一章", "← Previous Next →"),
        silent_on=listed("“Next author.”|Next author.|Next author|First series last.|Back to the first chapter|Next"),
        pattern=re.compile(
            rf"(?=.*[|/•·←→«»‹›◄►<>\[\]]|{_EDGE}{_WAY}(?:{_BETWEEN}{_WAY}){{2}}){_EDGE}{_WAY}(?:{_BETWEEN}{_WAY}){{1,7}}{_EDGE}",
            re.IGNORECASE,
        ),
    ),
)


_WAY_BACK = re.compile(r"(?:(?:back|return) to (?:the )?)?(?:table of )?contents")
_DAY = r"[\w ,.:/'’-]{0,30}\d[\w ,:/'’-]{0,30}"
_FURNITURE = re.compile(
    rf"(?:(?:(?:you are|you're|you’re) )?(?:the )?(?:visitor|guest) (?:number|no\.?|#)?[ :#]*\d[\d,.]*(?: since {_DAY})?"
    rf"|(?:(?:this|the) (?:page|site) (?:was )?)?last (?:updated|modified|changed)(?: on| at|:)? ?{_DAY}"
    r"|(?:this (?:page|site) (?:is )?)?best viewed (?:in|with|at) [\w .,+/-]{2,50}|back to (?:the )?top)(?:[.!]+ ?|$| [|·•] )",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether a line has nothing but what pages made by hand print at their foot, and no story says.

    >>> is_furniture("You are visitor number 001327"), is_furniture("Last updated 3 May 2001. Best viewed in Netscape.")
    (True, True)
    >>> is_furniture("You are visitor number one, she said."), is_furniture("Last updated the ledger in May.")
    (False, False)
    """
    at = 0
    while at < len(line) and (found := _FURNITURE.match(line, at)):
        at = found.end()
    return at == len(line) > 0


def _named(*kinds: Kind) -> frozenset[str]:
    return frozenset[str]().union(*(row.words for row in PRINTED if row.kind in kinds))


def _formed(kind: Kind) -> re.Pattern[str]:
    return next(row.pattern for row in PRINTED if row.kind == kind and row.pattern)


SITES, STRONG, MENU = _named("site"), _named("strong"), _named("strong", "menu")
SURE, FOOT, BELOW = _named("sure"), _named("foot"), _named("strong", "below", "site")
CRUMBS, SHELVES, SAID_BELOW, WEAK = _formed("crumbs"), _formed("shelves"), _formed("foot"), _formed("weak")
FIGURE, COUNTS = _formed("figure"), _formed("counts")
_WAYS, _ROWS = _formed("ways"), _formed("sure")
_DIRECTIONS = re.compile(r"(?i)prev|next|first|上一|下一|前へ|次へ|master")
"""One of a row of ways says which way it goes, where they are no links."""
_WAYS_LONGEST = 160  # characters, without addresses
_LINK = re.compile(
    r"\[([^\[\]\n]{1,60})\]\((?:https?://[^()\s]{1,300}|[\w./%~ -]{0,200}(?:\.(?:md|markdown|x?html?)|/|(?=#))(?:#[^()\s]{0,100})?)\)"
)
_LINKED = re.compile(
    rf"{_WAY}|(?:[<«←◄‹]+ ?)?(?:home|(?:(?:read|start|begin) )?(?:from|at) the (?:start|beginning)|(?:(?:go|return) )?(?:back )?to (?:the )?(?:start|beginning|top|index|(?:table of )?contents|cover|home)"
    r"|(?:next|previous)(?: chapter| part)?: .{1,50}|suivant|précédent|sommaire|weiter|zurück|inhalt|siguiente|anterior|índice|próximo|seguente|precedente|indice|назад|далее|вперёд|оглавление|содержание)(?: ?[>»→►›]+)?",
    re.IGNORECASE,
)
"""The words of a link to another part of a story, also those that in a row without links could be its own."""


def is_ways(line: str) -> bool:
    """Whether a line is a row of ways to other parts, or links to them and nothing else.

    >>> is_ways("First | Previous | Next"), is_ways("[Wiki](https://a.example/w) | **[Next](https://a.example/3)**")
    (True, True)
    >>> is_ways("Contents | Index"), is_ways("See [Next](https://a.example/3)"), is_ways("[Next to](https://a.example/3)")
    (False, False, False)
    >>> is_ways("_[Read from the start](00-preface.md)_"), is_ways("[Open the door](door.md)")
    (True, False)
    """
    if "](" in line:
        links = _LINK.findall(line)
        rest = _LINK.sub("", line)
        return (
            bool(links)
            and not any(map(str.isalnum, rest))
            and all(_LINKED.fullmatch(link.strip("*_ ")) for link in links)
        )
    return len(line) <= _WAYS_LONGEST and _DIRECTIONS.search(line) is not None and _WAYS.fullmatch(line) is not None


def is_way_back(line: str) -> bool:
    """Whether a line is the way to the list of contents, as a page has one above each chapter.

    >>> is_way_back("Contents"), is_way_back("[Back to Contents]"), is_way_back("Contents of the bag")
    (True, True, False)
    """
    return _WAY_BACK.fullmatch(fold_button(line)) is not None


def is_sure(line: str) -> bool:
    """Whether a line below a story is a page's, whatever stands beside it.

    >>> [is_sure(line) for line in ("Patreon | Ko-fi", "[ Home ] [ Poems ] [ Links ]", "Like this: Like Loading...")]
    [True, True, True]
    >>> [is_sure(line) for line in ("Home", "Share", "Next Chapter", "Back to top", "You are visitor number 0412")]
    [False, False, False, False, False]
    """
    return fold_button(line) in SURE or any(row.fullmatch(line) for row in (_ROWS, SHELVES))


OTHER_WORKS = re.compile(r"(?:← ?)?\bPrevious Work\b|\bNext Work\b(?: ?→)?")
"""What the Archive of Our Own prints beside a series, which leads to the works before and after this one."""
BARE = re.compile(r"\d[\d.,]*[km]?|[·•|∙]", re.IGNORECASE)
"""A figure that does not say what it counts, or what stands between figures; a story counts, too."""
