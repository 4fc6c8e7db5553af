"""What the parts of a web page are called: by class, id, role and element, as blogs, archives and programs name them.

A name is folded to words: ``entry-content``, ``entryContent`` and ``entry_content`` are all "entry content". A row
matches where its words stand in the name one behind the other; one that begins with ``=`` must be the whole name.
"""

import re
from functools import cache
from typing import NamedTuple


class Part(NamedTuple):
    """A kind of part, the names it goes by, and names that must not be taken for it.

    Attributes:
        kind: What a part is: ``out:`` and a word for the reader, or a kind of head.
        names: Alternatives of folded words.
    """

    kind: str
    names: str
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


PAGE_NUMBER, SAID_ALOUD = "out:page numbers", "out:words for screen readers"

PARTS = (
    Part(
        "site:chapter head", "fic header",
        "Over a chapter one site sets chapter, story and author as headings of three sizes.",
        ("fic-header",), ("fic-cover",),
    ),
    Part(
        "site:profile", "=profile top",
        "One site sets title, author, summary and facts of a story in a box without names.",
        ("profile_top",), ("profile-picture",),
    ),
    Part(
        "shown", "=spoiler|spoiler content|spoiler body|bbcode spoiler content|ubspoiler|collapsible content|spoiler text",
        "Words behind a switch are hidden until a reader asks: they are the story's.",
        ("spoiler", "bbCodeSpoiler-content"), ("spoiler-warning",),
    ),
    Part(
        "note", "author note|author notes|authors note|authors notes|authornote|authornotes|note portlet|wi authornotes|"
        "endnotes|end notes|=disclaimer|story notes|chapter notes|=beginnotes|work endnotes|novel text preface|novel text afterword|=novel p|=novel a",
        "The author, or a site, speaks about the story.",
        ("author-note-portlet", "authors_notes", "endNotes", "p-novel__text--preface"), ("note-paper", "banknotes"),
    ),
    Part(
        "licence", "pg boilerplate",
        "Project Gutenberg says on what terms it gives the book away.",
        ("pg-boilerplate",), ("boilerplate", "page-boiler"),
    ),
    Part(
        "out:deleted words", "=mso del",
        "A word processor keeps what was deleted as long as nobody has accepted it.",
        ("msoDel",), ("delta",),
    ),
    Part(
        "out:marks of comments", "=mso comment reference|=msocomanchor|comment marker|=num comment",
        "It marks where somebody had something to say in the margin.",
        ("MsoCommentReference", "msocomanchor", "comment-marker"), ("MsoFootnoteReference",),
    ),
    Part(
        SAID_ALOUD, "sr only|screen reader text|visually hidden|visuallyhidden|assistive text|=srdesc",
        "A program says it to those who cannot see the page; nobody else is shown it.",
        ("sr-only", "screen-reader-text", "visually-hidden"), ("screen", "hidden-room"),
    ),
    Part(
        "out:comments of readers", "comment|comments|commentlist|disqus|respond|replies|reviews|review list|guestbook|ljcmt|kudos|"
        "responses|discussion|webmentions|pingbacks|trackbacks|reblogs|post notes|commentarea",
        "Readers speak, and quote the story.",
        ("comments", "comment-list", "disqus_thread", "entry-comments"), ("commentary-on-the-war", "uncommented"),
    ),
    Part(
        "out:the author's profile", "author bio|author box|about author|about the author|author info|author profile|author card|avatar|userpic",
        "A site shows who writes, not what was written.",
        ("author-bio", "authorBox"), ("author", "byline"),
    ),
    Part(
        "out:navigation", "nav|navbar|navigation|menu|breadcrumb|breadcrumbs|pagination|pager|prevnext|skip link|skip links|=toc|"
        "table of contents|chapter list|chapter index|chapter nav|=jump|=landmark|endnote link|toc heading|=next|=prev|=previous|"
        "page links|post nav|nav links|=pages|table contents|=content sub|mw jump link|=catlinks",
        "Ways to other pages.",
        ("nav", "main-navigation", "breadcrumbs", "toc-heading", "contentSub"), ("navy", "menuet", "next-of-kin"),
    ),
    Part(
        "out:the side of the page", "sidebar|side bar|=aside|widget|widgets|related|recommended|recommendations|popular|recent posts|more stories|blogroll|"
        "archives|outbrain|taboola|=side|=secondary|=tertiary|you may also like|read next|gh card|post card|story card|article card",
        "What else a site has.",
        ("sidebar", "sidebar-right", "widget_recent", "related-posts", "gh-card"), ("seaside", "relative"),
    ),
    Part(
        "out:the head of the page", "masthead|banner|site header|site title|site name|site description|blog title|blog description|blog header|=logo|"
        "site logo|branding|topbar|top bar|page header|=header|header wrapper|site branding|=hd|site tagline|=site sub",
        "The site's own name.",
        ("header", "site-header", "masthead"), ("entry-header", "chapter-header"),
    ),
    Part(
        "out:the foot of the page", "=footer|=foot|site footer|page footer|footer widgets|copyright|=legal|site info|footer wrapper|=ft|=colophon|"
        "footer text|footer inner|printfooter",
        "The site's small print.",
        ("footer", "site-footer", "copyright"), ("footsteps", "copyrighted"),
    ),
    Part(
        "out:buttons to share", "share|sharing|social|addthis|sharedaddy|likes|like button|=follow|subscribe|subscription|newsletter|donate|patreon|kofi|"
        "ko fi|share buttons|jp relatedposts|=bookmark",
        "A site asks to be spread.",
        ("sharedaddy", "share-buttons", "social-links"), ("shareholder", "antisocial"),
    ),
    Part(
        "out:advertising", "=ad|ads|advert|adverts|advertisement|advertising|sponsor|sponsored|promo|popup|pop up|=modal|cookie|cookies|gdpr|consent|"
        "adsbygoogle|ad container|ad slot|ad wrapper|=ad box",
        "Somebody sells something.",
        ("ad", "adsbygoogle", "cookie-consent"), ("adventure", "ad-lib"),
    ),
    Part(
        "out:controls", "toolbar|=buttons|=button|btn|=controls|reader settings|=settings|login|log in|signin|sign in|signup|=search|search form|=vote|"
        "voting|rating widget|=player|=landmark heading|post buttons|font size|=tools|=actions",
        "Switches of a page that is not printed.",
        ("toolbar", "login-form"), ("research", "settings-of-the-sun"),
    ),
    Part(
        "chapter", "chapter title|chaptertitle|chapter heading|chapter name|=mso heading1|chapter head",
        "The heading of a chapter that is no heading element.",
        ("chapter-title", "chapterTitle"), ("chapter", "chapter-content"),
    ),
    Part(
        "title", "=title|entry title|post title|story title|work title|article title|=headline|=p name|fic title|storytitle|book title|novel title|=mso title|"
        "title heading|fiction title|posttitle|article headline|subj link|=subject|aentry post title",
        "What the story is called.",
        ("title", "entry-title", "post_title"), ("untitled", "titles"),
    ),
    Part(
        "author", "=author|=byline|=username|=poster|message name|by line|posted by|post author|entry author|=p author|=writer|=penname|story author|author name|=authors|work author|reader credits|=ws author|header author text|chp byauthor",
        "Who wrote it.",
        ("author", "byline", "post-author"), ("authority", "author-note"),
    ),
    Part(
        "date", "=date|=published|entry date|post date|posted on|=timestamp|=dateline|pubdate|publish date|date header|post timestamp|=datetime|date published",
        "When it was published.",
        ("date", "entry-date", "post-date"), ("candidate", "update-notice"),
    ),
    Part(
        "tags", "=tags|post tags|entry tags|tag list|taglist|=labels|post labels|cat links|tags links|tag links|=categories|=category|post categories|"
        "filed under|ljtags|story tags|=freeforms",
        "What it is filed under.",
        ("tags", "post-labels", "tag-list"), ("tag", "stags"),
    ),
    Part(
        "summary", "=summary|=synopsis|=blurb|story summary|=logline|entry summary|story description|fic summary",
        "What it is about, in a few words.",
        ("summary", "story-description"), ("summary-of-losses", "description-list"),
    ),
    Part(
        "out:what the site says of the post", "=meta|post meta|entry meta|postmetadata|post info|entry info|=metadata|post details|story info|=stats|=info|"
        "entry footer|post footer|post header line|story stats|article meta|work meta|reading time|reader estimated time|=headertemplate|=ws noexport|"
        "=noprint|announce box|novel number",
        "Counters and dates of the site, and what it keeps from a printer.",
        ("entry-meta", "postmetadata", "post-footer", "noprint"), ("metal", "information"),
    ),
    Part(
        PAGE_NUMBER, "pagenum|pagenumber|page number|page num|=page no|pageno|pgnum|=pgno|=pg num|=pb|=pagebreak|=page break",
        "The printed book turned a page here; it is left out where it holds no more than the number.",
        ("pagenum", "x-ebookmaker-pageno", "pageNumber", "pb"), ("page-numbers", "pb-3", "page-not-found", "homepage"),
    ),
)  # fmt: skip
"""In order of precedence."""

CONTENTS = (
    "storytext|storytextp|story text|story content|storycontent|story body|storybody|chapter content|chapter inner|chapter body|chapter text|"
    "chp raw|=chapters|=workskin",
    "userstuff|user content|entry content|post content|postcontent|post body|postbody|article body|article content|articlebody|content body|"
    "article text|entry text|entrytext|entry body|bb wrapper|message body|message content|post text|posttext|reading content|"
    "asset body|singlepost body|aentry post text|post entry|e content|text body|=prose|panel reading|page content|body text|blog content|"
    "usertext body|gh content|prp pages output|available content",
    "=entry|=story|=text|=chapter|=article|<article|=post|=content|<main|=main|=fiction|=body|=page",
)
"""Names of what holds a story, in order of how sure they are; ``<`` marks an element's name."""


SITES: dict[str, dict[str, str]] = {
    "site:chapter head": {"h1": "chapter", "h2": "title", "h3": "author"},
    "site:profile": {"button": "out:controls"},
}
"""Parts of single sites whose elements have no names, and what each element of them is."""


_NUMBER = re.compile(
    r"(?:[\[({|—–-] ?)?(?:(?:pg|pag|page|p|s|seite|página|pagina|стр|с)[.:]? ?)?"
    r"(?:\d{1,4}[a-z]?|(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,4}))(?: ?[\])}|—–-])?",
    re.IGNORECASE,
)
_LONGEST_NUMBER = 24  # characters, with all that is set round it


def is_page_number(text: str) -> bool:
    r"""Whether a text is the number of a page and nothing else.

    >>> [is_page_number(text) for text in ("[Pg 3]", "xii", "{14}", "Page\xa04", "- 5 -", "118b")]
    [True, True, True, True, True, True]
    >>> [is_page_number(text) for text in ("", "[Pg]", "I", "page", "4 miles", "mild", "[Illustration]")]
    [False, False, False, False, False, False, False]
    """
    bare = " ".join(text.split()) if len(text) <= _LONGEST_NUMBER else ""
    return bare != "I" and _NUMBER.fullmatch(bare) is not None  # somebody may speak of himself in a page's first words


@cache
def fold_name(name: str) -> str:
    """A class or id as words, with a blank at both ends.

    >>> fold_name("entry-content"), fold_name("bbCodeSpoiler")
    (' entry content ', ' bb code spoiler ')
    """
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name[:80])
    return f" {' '.join(re.split(r'[^a-z0-9]+', split.casefold())).strip()} "


@cache
def kind_of(names: tuple[str, ...]) -> str:
    """What a part of a page is by its id and classes; empty where they do not say.

    >>> kind_of(("entry-content",)), kind_of(("post", "no-sidebar")), kind_of(("site-footer",))
    ('', '', 'out:the foot of the page')
    """
    folded = [word for word in map(fold_name, names) if not re.match(r" (?:no|has|with|without|is|not) ", word)]
    return next((part.kind for part in PARTS for word in folded if _fits(part.names, word)), "")


@cache
def rank_of(names: tuple[str, ...], element: str) -> tuple[int, int] | None:
    """How surely something of these names holds the story: row and place in it of `CONTENTS`; None where it need not."""
    folded = list(map(fold_name, names))
    for row, alternatives in enumerate(CONTENTS):
        for place, name in enumerate(alternatives.split("|")):
            if name == f"<{element}" or any(_fits(name, word) for word in folded):
                return row, place
    return None


def _fits(alternatives: str, folded: str) -> bool:
    return any(
        folded == f" {name[1:]} " if name[0] == "=" else f" {name} " in folded
        for name in alternatives.split("|")
        if name[0] != "<"
    )
