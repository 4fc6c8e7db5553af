"""Pieces of stories, and how a story is put together from any of them in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import count, product
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a story as each format has it.

    A piece without a `markdown` of its own is there as in plain text, one without an `html` has a paragraph in tags for
    each of its plain text; one without a `plain` is in no plain text. In all of them ``@w``, ``@W`` and ``@T`` stand for
    a word that is nowhere else, in small letters, in capitals and with one capital; ``@s`` for a sentence with such a
    word in it; ``@n`` for the number of the piece in its story. Each such word has to be in the book.
    """

    what: str
    plain: str = ""
    markdown: str = ""
    html: str = ""


SENTENCES = (
    "She put the @w on the table and did not look up.",
    "He had known about the @w for years, and it had never done him any harm.",
    "“Is that a @w?” asked the boy. “I never saw one.”",
    '"Yes," she said, "but the @w isn\'t mine."',
    "Three days later the @w was gone.",
    "It rained. The @w stood in the yard — nobody had moved it … not yet.",
    "Die Frau stellte den @w auf den Tisch und sagte nichts.",
    "»Das ist kein @w«, sagte er.",
    "— C’est un @w, dit-elle ; il ne répondit pas.",
    "Она поставила @w на стол и ничего не сказала.",
    "Puso el @w sobre la mesa. ¿Y ahora qué?",
    "彼女は@w を机に置いた。",
    "他把 @w 放在桌上,没有说话。",
    "ولم يقل شيئا عن @w بعد ذلك.",
    "Then 1999 came, and AT&T, and the @w at 3 < 4 o'clock.",
)

PIECES = (
    # Heads.
    Piece("a title", "@T of the @T", "# @T of the @T", "<h1>@T of the @T</h1>"),
    Piece("a title in capitals", "THE @W @W"),
    Piece("a title under a line", "@T @T\n=========", html="<h1>@T<br>@T</h1>"),
    Piece("a byline", "by @T @T"),
    Piece("a German byline", "von @T @T", html="<p class=byline>von <a href='/u/1'>@T</a></p>"),
    Piece("a title by somebody", "@T @T by @T"),
    Piece("labels", "Title: @T @T\nAuthor: @T\nRating: T\nSummary: @s"),
    Piece("labels in bold", "**Fandom:** @T\n\n**Pairing:** @T/@T\n\n**Warnings:** @w", html="<p><b>Fandom:</b> @T<br><b>Pairing:</b> @T/@T</p>"),
    Piece("labels in another language", "Titel: @T\nAutor: @T\nKurzbeschreibung: @s", html="<dl><dt>Titel:</dt><dd>@T</dd><dt>Autor</dt><dd>@T</dd></dl>"),
    Piece("a label over a list", "Characters:\n- @T\n- @T", html="<p>Characters:</p><ul><li>@T<li>@T</ul>"),
    Piece("a dedication", "For @T, who knew"),
    Piece("an epigraph", "    “The @w is all.”\n    — @T, @T", "> The @w is all.\n>\n> — @T", "<blockquote><p>The @w is all.</p><footer>— @T</footer></blockquote>"),
    Piece("a list of contents", "Contents\n\nChapter 1: @T ..... 3\nChapter 2: @T ..... 9", "## Contents\n\n- [@T](#a)\n- [@T](#b)", "<ul class=toc><li><a href='#a'>@T</a><li><a href='#b'>@T</a></ul>"),
    # Headings.
    Piece("a chapter", "Chapter @n", "## Chapter @n", "<h2>Chapter @n</h2>"),
    Piece("a chapter with a title", "Chapter @n: @T @w", "## Chapter @n: @T @w", "<h2 id=c@n>Chapter @n<br>@T @w</h2>"),
    Piece("a chapter over its title", "CHAPTER @n\n@T @T", "## Chapter @n\n\n### @T @T", "<h2>Chapter @n</h2><h3>@T @T</h3>"),
    Piece("a chapter in emphasis", "**Chapter @n - @T**", "## *Chapter @n* – **@T**", "<p align=center><b>Chapter @n - <i>@T</i></b></p>"),
    Piece("a number alone", "@n.", "### @n", "<h3>@n</h3>"),
    Piece("a part", "PART @n\n\n@T", "# Part @n: @T", "<h1>Part @n</h1>"),
    Piece("a German chapter", "@n. Kapitel: @T"),
    Piece("a Russian chapter", "Глава @n. @T"),
    Piece("a Chinese chapter", "第@n章 @T"),
    Piece("a prologue", "Prologue", "## Prologue", "<h2>Prologue</h2>"),
    Piece("a heading with a note", "Chapter @n: @T [1]", "## @T[^@n]\n\n@s\n\n[^@n]: @s", "<h2>@T<sup><a href='#n@n' id='r@n'>@n</a></sup></h2><p id='n@n'><a href='#r@n'>@n</a> @s</p>"),
    Piece("a title with a note", "@T @T*\n\n* @s", "# @T[^t]\n\n[^t]: @s", "<h1>@T<a href='#t'>*</a></h1><p id=t>* @s</p>"),
    Piece("a heading that is a link", "[@T](#@n)", "## [@T @T](https://x.org/@n)", "<h2><a name='h@n' href='https://x.org/'>@T</a></h2>"),
    Piece("a heading of a picture", "~ @n ~", "## ![@T](gone@n.png)", "<h2><img src='gone.png' alt='@T'></h2>"),
    Piece("a heading with marks", "*~*~ @T ~*~*", "## \\*\\*@T\\*\\* {#x@n .y}", "<h4>*** @T ***</h4>"),
    Piece("a heading of ruby", "＃@T", "### <ruby>雨<rt>@w</rt></ruby>", "<h2><ruby>漢<rp>(</rp><rt>@w</rt><rp>)</rp></ruby> @T</h2>"),
    Piece("a heading with an entity", "@T & @T", "## @T &amp; @T &mdash; &lt;@w&gt;", "<h2>@T &amp; @T &#8212; &lt;@w&gt;</h2>"),
    # Prose.
    Piece("a paragraph", "@s @s"),
    Piece("a long paragraph", "@s @s @s @s @s @s @s @s"),
    Piece("a sentence", "@s"),
    Piece("an indented paragraph", "   @s @s"),
    Piece("a wrapped paragraph", "@s\n@s\n@s\n@s", html="@s @s\n<br><br>\n@s"),
    Piece("a wrapped hyphen", "The @w was well-\nknown to the @w and un-\nknown to them."),
    Piece("emphasis", "It was *@w* and _@w_ and **@w**.", "It was *@w*, __@w__, ***@w***, ~~@w~~ and un*@w*ed.", "<p>It was <em>@w</em>, <B>@w</B>, <s>@w</s>, <span style='font-style:italic'>@w</span>.</p>"),
    Piece("emphasis across", "*@s\n\n@s*", "*@s\n\n@s* and **@w\n@w**", "<p><i>@s<p>@s</i></p>"),
    Piece("emphasis that does not close", "*@w and _@w did not.", html="<p><em>@w and <b>@w did not."),
    Piece("entities", "@w &amp; @w &lt;3 &nbsp; @w", html="<p>@w&nbsp;&amp;&hellip;@w&shy;s &bogus; @w&#x2014;@w"),
    Piece("a link", "See http://x.org/@n?a=b&c for the @w.", "See [the @w](http://x.org/ 'so') and <http://x.org/@n> and [@w][q@n].\n\n[q@n]: http://x.org", "<p>See <a href='http://x.org/?a=1&b=2' title='x'>the @w</a> and <a href='#r@n'>@w</a>.</p>"),
    Piece("a link of a wiki", "[[Tom|@w]]", "She met [[@T]] and [[Tom|@w]] ![[pic@n.png]]."),
    Piece("ruby", "｜@w《かん》と雨《あめ》@w", "<ruby>漢<rt>@w</rt></ruby> @w", "<p><ruby>@w<rt>@w</rt></ruby> @s</p>"),
    Piece("code", "`@w`", "```\n@w @w\n```", "<pre>@w\n  @w</pre>"),
    Piece("signs that are no markup", "2*3*@w and a_b_@w \\@w #@w <@w> [@w](", html="<p>2*3*@w &lt;@w&gt; [@w]( <so> @w</p>"),
    # Lines of their own.
    Piece("verse", "    @w @w,\n      @w @w,\n    and @w", "@w @w,  \n@w @w,  \nand @w", "<p>@w @w,<br>&nbsp;@w @w,<br/>and @w</p>"),
    Piece("verse by line", "@T @w,\n@T @w,\n@T @w,\n@T @w."),
    Piece("words in brackets behind brackets", "[@w](the @w and @w isn't) and [@w](she\n@w)"),
    Piece("a list", "- @w\n- @w\n- @w", "* @w\n    * @w\n\n    @s\n* @w", "<ul><li>@w<ul><li>@w</ul><li><p>@s</p></ul>"),
    Piece("a numbered list", "1. @w\n2. @w\n3. @w", html="<ol start=3><li>@w</li><li>@w</li></ol>"),
    Piece("a table", "@w\t@w\n@w\t@w", "| @w | @w |\n|---|:-:|\n| @w | *@w* |", "<table><caption>@w</caption><tr><th>@w<td>@w<tr><td colspan=2>@s</table>"),
    Piece("a quote", "> @s\n> @s", "> @s\n>\n> > @s\n@s", "<blockquote>@s<blockquote><p>@s</blockquote></blockquote>"),
    Piece("a chat", "@T: hi @w\n@T: so?\n@T: @w", html="<p>@T: hi @w</p><p>@T: so?</p><p>@T: @w</p>"),
    Piece("a chat with times", "[12:0@n] <Anna> @w\n[12:09] <Tom> @w", html="<div><b>Anna</b> [12:01]: @w</div><div><b>Tom</b> [12:02]: @w</div>"),
    Piece("a letter", "Dear @T,\n\n@s @s\n\nYours,\n@T"),
    Piece("a mail", "From: @T\nTo: @T\nSubject: @w\n\n@s"),
    Piece("a panel", "[@T]\n[Level: @n]\n[@w: 12/40]"),
    Piece("a play", "ANNA: @s\n\nTOM (@w): @s"),
    # Breaks.
    Piece("a mark", "* * *", "***", "<hr>"),
    Piece("a mark of letters", "oOo", html="<center>oOo</center>"),
    Piece("a ruler", "----------------------------------------", "---", "<hr/><hr>"),
    Piece("a gap", "\n\n\n\n", html="<p>&nbsp;</p><p><br></p>"),
    Piece("a label of a scene", "~ @T's POV ~"),
    Piece("a label between letters", "~oOo~ @T's POV ~oOo~"),
    Piece("a place and day", "London, 3 May 1889", html="<p><i>London, 3 May 1889</i></p>"),
    Piece("a page", "\f@n", html="<div style='page-break-after:always'></div>"),
    Piece("a picture", "[image: @w]", "![@w](gone@n.png)", "<p><img src='gone@n.png' alt='@w'></p>"),
    Piece("a figure", "Illustration: @T", "![](gone.jpg)\n*@w @w*", "<figure><img src=a.png><figcaption>@w @w</figcaption></figure>"),
    # Notes.
    Piece("a note", "A/N: @s"),
    Piece("a note of several", "Author's Note:\n\n@s\n\n@s\n\nEnd of note", "**Author's Note**\n\n@s", "<div class=notes><h3>Author's Note</h3><p>@s</p></div>"),
    Piece("a note under its heading", "Author's Note\n\n@s", "## Author's Note\n\n@s\n\n---", "<h2>Author's Note</h2><p>@s</p>"),
    Piece("a note within", "@s [A/N: @w @w] @s (A/N @w) @s"),
    Piece("a disclaimer", "Disclaimer: I don't own the @w."),
    Piece("a plea", "Please review, dear readers, the @w needs it!"),
    Piece("a footnote", "The @w[@n] was.\n\n[@n] @s", "The @w[^@n] was.\n\n[^@n]: @s", "<p>The @w<a href='#f@n' id='b@n'><sup>@n</sup></a> was.</p><p id='f@n'><a href='#b@n'>@n</a> @s</p>"),
    Piece("a footnote of several", "The @w(1).\n\n1) @s\n   @s", "The @w[^a@n].\n\n[^a@n]: @s\n\n    @s\n    \n    > @s", "<p>The @w<a epub:type='noteref' href='#x@n'>*</a></p><aside id='x@n' epub:type=footnote><p>@s<p>@s</aside>"),
    Piece("a footnote without a text", "The @w[7] was.", "The @w[^lost] was.", "<p>The @w<a href='#nowhere'>7</a></p>"),
    Piece("a text without a reference", "[9] @s", "[^alone@n]: @s", "<p id='q@n'>[9] @s</p>"),
    Piece("a footnote numbered anew", "The @w*.\n\n*@s", "The @w[^1] and @w[^1].\n\n[^1]: @s", "<p>The @w<sup>1</sup>.<p><sup>1</sup> @s"),
    Piece("a footnote in a footnote", "The @w¹.\n\n¹ The @w².\n² @s", "The @w[^p@n].\n\n[^p@n]: @w[^r@n]\n[^r@n]: @s", "<ol class=footnotes><li id='z@n'>@s <a href='#z@n'>↩</a></ol><p>@w<a href='#z@n'>[1]</a></p>"),
    Piece("a footnote inline", "The @w((@w @w)) was.", "The @w^[@w *@w*] was.", "<p>The @w<span class=footnote>@w</span> was.</p>"),
    Piece("a footnote in a list", "- @w [2]\n- @w\n\n[2]: @s", "- @w[^l@n]\n- @w\n\n[^l@n]: @s", "<ul><li>@w<a href='#l@n'>2</a></ul><div id='l@n'>2. @s</div>"),
    # Feet and what a page has round a story.
    Piece("an end", "The End"),
    Piece("to be continued", "TBC...", html="<p align=right>TBC...</p>"),
    Piece("labels at the foot", "Feedback: @w\nArchive: @w\nReviews: @w"),
    Piece("a signature", "-- \n@T\n@w"),
    Piece("marks of a page", "Page @n of 9", html="<div class=pager>Page @n of 9</div>"),
    Piece("furniture", "Kudos\nBookmark\nShare", html="<nav><a href='/'>Home</a></nav><script>x()</script><style>p{}</style><!-- no -->"),
    Piece("front matter", "---\ntitle: @T @T\nmood: @w\ntags: [@w, @w]\n---", html="<title>Rain</title><meta name=author content='Anna'>"),
    Piece("a comment", "<!-- so -->", "%%so%%", "<!-- so --><p>@s</p><!-- <p>no</p> -->"),
    Piece("tags that do not nest", "<i>@w <b>@w</i></b>", html="<div><p>@w<div>@w</p><span>@w</div><td>@w</td></font>"),
    Piece("a box", "", "", "<details><summary>@w</summary>@s</details><form><label>@w</label></form>"),
    # Fences of code.
    Piece("words on the line of a fence", "```@w @w\n@s\n```"),
    Piece("a fence with words glued to its end", "```\n@w [^@n]\n```@w[^1]"),
    Piece("a fence of a language", "```text\n@w\n```", html="<pre><code class='language-text'>@w</code></pre>"),
    Piece("a fence that stays open", "```@w\n@s"),
    Piece("a fence of tildes", "~~~ @w\n@s\n~~~"),
    Piece("a fence within a fence", "````\n```\n@w\n```\n````"),
    Piece("a fence in a paragraph", "@s\n```\n@w\n```\n@s"),
    Piece("ticks in a line", "``@w ` @w`` and ```@w``` and `@w"),
    # Heads as sites and programs write them.
    Piece("an archive's head", "Posted originally on the Archive at http://archiveofourown.org/works/@n.\n\nRating:\nTeen\nArchive Warning:\n@T\nFandom:\n@T, @T\nStats:\nPublished: 2019-05-0@n Words: @n98\n\n@T @T\n\nby @T\n\nSummary\n\n@s\n\nNotes\n\n@s\n\nChapter Text"),
    Piece("an archive's labels", "Summary\nNotes:\nPosted originally on the Archive at https://archive.example/works/@n."),
    Piece("notes at an archive's end", "Chapter End Notes\n\n@s\n\nAfterword\n\nEnd Notes\n@s"),
    Piece("a head with strokes", "@T @T\nBy: @T\nRated: K+ - English - @T/@T - Chapters: @n - Words: 4,211 - Reviews: 12 - Updated: 3-7-12 - Published: 1-2-11 - id: 12345@n"),
    Piece("a card with counters", "@T @T\nby @T\n95.3K\n771\n512"),
    Piece("a serial's chapter", "Chapter @n - @T\n\nby @T\n\nA note from @T\n\n@s\n\nPrevious Chapter\nNext Chapter"),
    Piece("a forum's post", "r/HFY\n•\n2 yr. ago\n@T\n\n@T @T\nOC"),
    Piece("a thread's head", "@T @T\nThread starter @T Start date Mar 3, 2019\n\n@T\nMember\nMar 3, 2019\n#1"),
    Piece("a journal's head", "@T (@T) wrote in brass_fics,\n2009-07-19 11:02 pm\nTitle: @T\n\n( Read more... )"),
    Piece("a post's tags", "#@w #@w fic\n1,204 notes"),
    Piece("a post of a newsgroup", "From: @T <@w@x.example>\nNewsgroups: alt.x.@w\nSubject: @T (1/2)\nDate: Thu, 14 Nov 1996 21:40:07 GMT\nMessage-ID: <@n@x>\n\n@s"),
    Piece("a mail that came", "From: @T, @T <@w@x.example>\nSent: Tuesday, 3 March 2020 10:12\nTo: me\nSubject: NEW @T @T\n\n@s"),
    Piece("a mail that was handed on", "---------- Forwarded message ---------\nFrom: @T <@w@x.example>\nDate: Tue, 3 Mar 2020 10:12\nSubject: @T\nTo: @T <@w@x.example>\n\n@s"),
    Piece("a card of a site", "@T @T\nvon @w\nGeschichteDrama, Angst / P12 / Gen\n@T  @T\n07.05.2019\n08.05.2019\n2\n1.234\n\n@s"),
    Piece("a head of a library", "The Project Gutenberg eBook of @T, by @T\n\nTitle: @T\nAuthor: @T\n\n*** START OF THE PROJECT GUTENBERG EBOOK @W ***"),
    Piece("a library's foot", "*** END OF THE PROJECT GUTENBERG EBOOK @W ***\n\n@s"),
    Piece("a manuscript's head", "@T @T                 about 400 words\n1@n Quay\n@w@x.example\n\n\n\n          THE @W @W\n\n          by @T @T"),
    Piece("a title page of keys", "Title: @T\nCredit: Written by\nAuthor: @T @T\n\nINT. @W - DAY\n\n@s"),
    Piece("a head in Russian", "Название: @T\nАвтор: @T\nФэндом: @T\nПубликация на других ресурсах: @w"),
    Piece("a head in Chinese", "《@T》\n作者：@T\n\n请记住本站域名：www.@w.example"),
    Piece("a line of Aozora", "［＃２字下げ］@w\n\n底本：「@w」@T"),
    Piece("a head that was downloaded", "Title: @T\n\nBy: @T\n\nStory URL: https://x.example/s/@n\nStatus: Complete\nWords: @n,102\n\nSummary:\n@s\n\n\t@n. @T"),
    Piece("labels without values", "Title:\nAuthor:\nNotes:\nSummary:"),
    Piece("remarks in the margin", "@s[a] @s[b]\n\n[a]@w @w\n[b]@w"),
    Piece("a subtitle", "@T @T\n\nA Novel\n\nby @T @T\n\nCopyright 2019 @T"),
    # Signs that nobody sees, and islands of another format.
    Piece("a mark of the order of bytes", "\ufeff@w\ufeff @w\ufeff"),
    Piece("signs without a width", "@w\u200b@w \u200d@w\u00ad@w \u2060@w"),
    Piece("control characters", "@w\x07@w\x00 \x1b[1m@w\x1b[0m \x85@w\u2028@w\u2029@w"),
    Piece("odd line ends", "@w\r@w\x0b@w\x0c@w\r\n@w"),
    Piece("no-break spaces", "\u00a0@w\u00a0@w\n\u3000\u00a0\n@w\u2003@w"),
    Piece("directions of writing", "\u202e@w\u202c \u2067@w\u2069 \u200f@w"),
    Piece("an island of HTML", "<div align=center>\n<p>@w @w</p>\n<hr>\n</div>\n<br/>@w<br><!-- so --> <i>@w</i>"),
    Piece("an island of another markup", "[b]@w[/b] [i]@w[/i] [quote=@T]@w[/quote] [url=http://x.org]@w[/url] [center]@w[/center]"),
    Piece("what is left of entities", "&quot;@w&quot; &#8220;@w&#8221; &lt;b&gt;@w&lt;/b&gt; &amp;amp; @w"),
    Piece("letters twice encoded", "â€œ@wâ€\x9d â€” @wÃ©"),
    Piece("a log", "2024-03-01 12:0@n:00 <@T> @w\n* @T is @w\n--> @T has joined (@w)"),
    Piece("a letter with a head", "@T House,\n@n May 1889\n\nMy dear @T,\n\n@s\n\n     Yours ever,\n          @T\n\nP.S. @s"),
    Piece("stanzas", "@T @w,\n  @w @w,\n\n@T @w,\n  @w @w."),
    Piece("a table in signs", "+-----+-----+\n| @w | @w |\n+-----+-----+\n| @w | @w |\n+-----+-----+"),
    Piece("a table without its rule", "@w | @w\n@w | @w"),
    Piece("a table of one row", "| @w | @w |\n|---|---|"),
    Piece("a callout", "> [!note] @w @w\n> @s"),
    Piece("a definition", "@T\n: @s\n: @w"),
)  # fmt: skip

GAPS = ("\n\n", "\n\n", "\n\n", "\n\n", "\n\n\n", "\n", "\n\n\n\n\n", "", "\n \n", "\n\n\t")
ENDINGS = {"markdown": "md", "plain": "txt", "html": "html"}
_SLOT = re.compile("@[wWTs]")


def words() -> Iterator[str]:
    """Words of no language, each another: none is part of any other, and none of these is a word that says anything."""
    for letters in product("bdfgklmnprtvz", "aeiou", "bdfgklmnprtvz", "aeiou"):
        yield f"qu{''.join(letters)}x"


class Mixed(NamedTuple):
    """A story that nobody wrote, and its words that have to be in the book."""

    text: str
    words: tuple[str, ...]


def mix(pieces: Iterable[tuple[Piece, str]], kind: str) -> Mixed:
    """Put pieces together, each with what stands behind it, as a text of a format: ``plain``, ``markdown`` or ``html``."""
    fresh, turn, kept = words(), count(), list[str]()

    def fill(slot: re.Match[str]) -> str:
        if slot[0] == "@s":
            return _SLOT.sub(fill, SENTENCES[next(turn) * 7 % len(SENTENCES)])
        kept.append(next(fresh))
        return {"@w": kept[-1], "@W": kept[-1].upper(), "@T": kept[-1].capitalize()}[slot[0]]

    text = ""
    for number, (piece, gap) in enumerate(pieces, start=1):
        text += _SLOT.sub(fill, as_format(piece, kind).replace("@n", str(number))) + gap
    return Mixed(text, tuple(kept))


def as_format(piece: Piece, kind: str) -> str:
    """A piece as a format has it."""
    own: str = getattr(piece, kind)
    if own or kind == "markdown":
        return own or piece.plain
    if not piece.plain:
        return ""
    paragraphs = escape(piece.plain, quote=False).split("\n\n")
    return "\n".join(f"<p>{'<br>'.join(paragraph.splitlines())}</p>" for paragraph in paragraphs)
