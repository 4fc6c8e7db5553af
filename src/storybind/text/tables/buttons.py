"""What pages of the web print round a story, whichever site they are of: its name, its menus, its buttons."""

import re

SITES = frozenset(
    "archive of our own|archive of our own beta|fanfiction.net|fictionpress.com|wattpad.com|inkitt|quotev|fimfiction|scribble hub|scribblehub|royal road|fanfiktion.de|ff.de|spirit fanfics e histórias|spirit fanfiction|nyah! fanfiction|asianfanfics|adultfanfiction.org|mediaminer.org|ficbook.net|книга фанфиков|author.today|литнет|самиздат|小説家になろう|カクヨム|ハーメルン|エブリスタ|アルファポリス|笔趣阁|筆趣閣|起点中文网|晋江文学城|番茄小说网|纵横中文网|문피아|조아라|카카오페이지".split(
        "|"
    )
)
"""Names of sites that are nothing else, alone on a line; folded, like all that follow."""
_STRONG = "log in|login|log-in|log out|sign in|sign up|register|create account|skip to content|skip to main content|skip to navigation|skip to main|skip to menu|skip navigation|skip header|jump to navigation|jump to content|jump to main content|zum inhalt springen|aller au contenu|saltar al contenido|ir al contenido|vai al contenuto|перейти к содержанию|перейти к содержимому|open in app|read in app|get the app|get app|latest updates|free books|fiction page|fiction index|report chapter|become a member|toggle navigation|bookshelves|view in browser|post a reply|view content|iniciar sesión|regístrate|connexion|s'inscrire|anmelden|registrieren|entrar|cadastrar|cadastre-se|accedi|registrati|zaloguj się|войти|регистрация|登录|注册|登錄|註冊|ログイン|新規登録|会員登録|로그인|회원가입"
STRONG = frozenset(_STRONG.split("|"))
"""Buttons that are no words of a story."""
MENU = STRONG | frozenset(
    "home|menu|main menu|search|browse|stories|series|create|discover|categories|about|about us|archive|archives|contact|subscribe|follow|following|fandoms|community|communities|forum|forums|groups|blog|blogs|news|new|trending|rankings|genres|tags|help|faq|shop|store|write|library|my library|donate|members|authors|download|share|comments|bookmark|bookmarks|chapter by chapter|entire work|reader mode|listen|published in|photo by|início|inicio|categorias|categorías|histórias|historias|buscar|accueil|fanfictions|auteurs|startseite|geschichten|autoren|kalender|suche|главная|поиск|首页|书架|排行|ホーム|検索|ランキング|收藏此章节] [免费得晋江币] [投诉|geschichte melden|＜前へ次へ＞|<<前へ次へ>>|次へ＞|＜前へ".split(
        "|"
    )
)
"""What stands in menus; most of it may be said in a story as well."""
_FOOT = "continue reading next chapter|continue to next chapter|return to story description|rate this story|rate this story:|1 2 3 4 5|add to a list|add to reading list|add to library|support the author|you need to login to comment|you need to log in to comment|post a comment|post comment|leave a comment|write a comment|newer post older post home|older post home|newer posts older posts home|unsubscribe|further recommendations|like comment share|like comment restack|report this story|report story|report this chapter|review this story|write a review|publish a comment|back to top|return to top|terms of service|privacy policy|★で称える|応援コメント|応援する|感想を書く|ブックマークに追加|次のエピソード|＜前へ目次次へ＞|<<前へ目次次へ>>|加入书签 投推荐票|加入书签|插入书签|投推荐票|返回目录|review schreiben|kommentar schreiben|laisser un commentaire|deja un comentario|deixe um comentário|lascia una recensione|оставить отзыв|написать отзыв"
FOOT = frozenset({*_FOOT.split("|"), "flat | top-level comments only"})
"""Buttons below a story that are none of its words."""
BELOW = (
    FOOT
    | STRONG
    | frozenset(
        "like|comment|restack|share|report|save|reply|vote|votes|top|next|previous|prev|home|follow|bookmark|subscribe|download|print|email|fiction|short story|flash fiction|table of contents|contents|index|twitter|facebook".split(
            "|"
        )
    )
)

_WAY = r"(?:(?:<<|«|←|◄|‹|<|\[) ?)?(?:first|start|beginning|prev(?:ious)?|back|last|next|latest|index|wiki|toc|table of contents|contents|master ?(?:post|list)|chapter list|novel index|royal ?road|patreon|discord|ko-?fi|author|series|上一章|下一章|章节目录|目录|上一页|下一页|前へ|次へ|目次|(?:chapter|part) (?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten))(?: (?:chapter|part|post|page|entry))?(?: ?(?:>>|»|→|►|›|>|\]))?"
WAYS = re.compile(rf"\W{{0,4}}{_WAY}(?:(?:\s*[|/•·]\s*|\s+){_WAY}){{1,7}}\W{{0,4}}", re.IGNORECASE)
"""A row of ways to other parts, of which one says which way it goes."""
DIRECTIONS = re.compile(r"(?i)prev|next|first|上一|下一|前へ|次へ|master")

COUNTED = re.compile(
    r"\d[\d.,]*[km]?|[·•|∙]|\d{1,3} min(?:ute)? read|\d[\d.,]*[km]? (?:views?|reads?|likes?|votes?|favou?rites?|followers?|comments?:?|shares?|chapters?|reviews?)|\d/\d{1,4}|page \d{1,3} of \d{1,3}|like \d+ comment \d+ share",
    re.IGNORECASE,
)
"""Figures of a page, which are the site's only among its buttons."""
SAID_BELOW = re.compile(
    rf"(?:(?:copyright )?© ?\d{{4}} ?(?:{'|'.join(map(re.escape, sorted(SITES)))})|(?-i:More from|MORE FROM|Written by|WRITTEN BY|Recommended from|Return to)(?!.*[.,;!?…\"”’]$)|(?:on|go|continue) to (?:part|chapter) \w{{1,8}}$|support [\"“]|who is online|users browsing|photo by .* on unsplash|subscribe to: |次のエピソード|《.{{1,40}}》最新章节|.{{2,60}} is a reader-supported publication|to receive new posts).{{0,200}}",
    re.IGNORECASE,
)
"""Lines of a page's foot that say which page it is of; a line of a story may begin as some of them do, and end as a sentence."""
CRUMBS = re.compile(
    r"(?:home|board index|forum index|index|main|startseite|accueil|inicio|главная|"
    rf"{'|'.join(map(re.escape, sorted(SITES)))})(?:\s*(?:>>?|»|›|‹|«|→|/)\s*[^>»›‹«→/]{{1,60}}){{1,6}}",
    re.IGNORECASE,
)
"""The way to the page from the site's first one."""


def fold_button(line: str) -> str:
    """A line as the tables have it: folded, without brackets round it.

    >>> fold_button("[ Review schreiben ]"), fold_button("Log In")
    ('review schreiben', 'log in')
    """
    return line.casefold().strip("[]() ")
