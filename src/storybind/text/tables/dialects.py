"""Texts that are written for another program, which makes the page of them: how each is known, and the way to its words.

It is only told: all words are in the book, and most of such a text reads as plain text does.
"""

import re
from functools import cache
from typing import NamedTuple

_REACH = 30_000  # characters that are looked at


class Dialect(NamedTuple):
    """A markup that is not read.

    Attributes:
        what: What it is called.
        way: How its words become a story.
        needs: Stretches one of which is in each such text; they spare nearly all stories the patterns.
        signs: Its own ways to write something; ``^`` and ``$`` are the ends of a line.
        least: So many of them are in it at the least.
        fires_on: Texts, a line of the file on each line.
    """

    id: str
    what: str
    way: str
    needs: tuple[str, ...]
    signs: tuple[str, ...]
    least: int
    because: str
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]


def _pandoc(name: str) -> str:
    return f"pandoc makes a web page of it, which is: pandoc -s -f {name} FILE -o STORY.html"


DIALECTS = (
    Dialect(
        id="wiki", what="the markup of a wiki (MediaWiki)", way=_pandoc("mediawiki"), least=3,
        needs=("''", "[[", "{{"),
        signs=(r"(?<!')'{2,3}[^'\n]+(?:'[^'\n]+)*'{2,3}(?!')", r"^(={2,5}) ?[^=\n]+ ?\1[ \t]*$", r"\[\[[^\[\]\n]+\]\]", r"\{\{[^{}]+\}\}", r"<ref\b[^>]*>"),
        because="A wiki's page has italics between two strokes, headings between signs of equality, links and templates in double brackets.",
        fires_on=(
            "'''The Weir''' is a story by [[Ann Lee]].\n== One ==\nIt rained.",
            "{{Story|title=The Weir}}\n== One ==\nIt ''rained''.",
            "== One ==\nIt ''rained''.<ref>All day.</ref>",
        ),
        silent_on=(
            "''It rained,'' he said. ''All day.''\n== One ==",
            "[[Ann Lee]] came in.\n\n== One ==\n\nShe sat.",
            "{{user}} looks at you.\n[[door]]",
        ),
    ),
    Dialect(
        id="org", what="the markup of Org", way=_pandoc("org"), least=2,
        needs=("#+", ":PROPERTIES:"),
        signs=(r"^\*+ \S", r"(?i)^[ \t]*:(?:properties|logbook):[ \t]*$", r"(?i)^[ \t]*#\+(?:begin|end)_\w+", r"(?i)^#\+(?:title|author|startup|options|filetags|todo):"),
        because="Org has headings behind stars, and drawers, settings and blocks on lines of their own.",
        fires_on=("#+TITLE: The Weir\n* One\nIt rained.", "* One\n:PROPERTIES:\n:ID: 1\n:END:\nIt rained."),
        silent_on=("#+TITLE: The Weir\n#+AUTHOR: Ann Lee\n\nIt rained.", "* One\n* Two\nHe counted."),
    ),
    Dialect(
        id="asciidoc", what="AsciiDoc", way="asciidoctor makes a web page of it, which is: asciidoctor FILE -o STORY.html", least=2,
        needs=("= ",),
        signs=(r"^={2,5} \S[^=\n]*$", r"^= \S[^=\n]*$", r"^:[a-z][\w-]*:(?: \S.*)?$", r"^\[(?:quote|verse|abstract|dedication|role|\.|#|\[)[^\n]*\]$", r"^_{4}$", r"^'''$"),
        because="AsciiDoc has headings behind signs of equality, settings between colons, and blocks between rows.",
        fires_on=("= The Weir\nAnn Lee\n:toc:\n\n== One\n\nIt rained.", "== One\n\n[quote]\n____\nIt rained.\n____"),
        silent_on=("= The Weir =\n\nIt rained.", "== One ==\n\nIt rained.", "= The Weir\n\nIt rained."),
    ),
    Dialect(
        id="textile", what="Textile, or the markup of Jira", way=_pandoc("textile"), least=1,
        needs=("h1", "h2", "h3", "bq. "),
        signs=(r"\A(?:(?!(?:h[1-6](?:\([^()\n]*\))?|bq)\. \S).*\n)*+(?:h[1-6](?:\([^()\n]*\))?|bq)\. \S.*\n(?:.*\n)*?h[1-6](?:\([^()\n]*\))?\. \S",),
        because="Textile says before each heading and each quotation what it is.",
        fires_on=("h1. The Weir\n\nIt rained.\n\nh2. One\n\nIt did.", "h1(#one). One\n\nIt rained.\n\nh1(#two). Two\n\nIt did."),
        silent_on=("h1. It was the first hour.\n\nIt rained.", "Row h1, row h2. It rained."),
    ),
    Dialect(
        id="twee", what="the source of a game (Twee)", way="play it once, and save what you read; or publish it in Twine and copy the passages", least=2,
        needs=(":: ",),
        signs=(r"^:: ?\S.*\n(?:.*\n)+?:: ?\S", r"\[\[[^\[\]\n]+\]\]", r"^:: ?Story(?:Title|Data)\b"),
        because="Twee heads each passage with two colons, and links to the next in double brackets.",
        fires_on=(":: StoryTitle\nThe Weir\n\n:: Start\nIt rained. [[Go in->House]]\n\n:: House\nIt was dry.",),
        silent_on=(":: One ::\n\nIt rained.", "[[Go in]]\n\nIt rained."),
    ),
    Dialect(
        id="latex", what="LaTeX", way=_pandoc("latex"), least=2,
        needs=("\\emph", "\\chapter", "\\section", "\\begin", "\\text"),
        signs=(r"\\(?:emph|textit|textbf|textsc)\{", r"^\\(?:chapter|section|part)\*?\{", r"^\\begin\{\w+\*?\}", r"\\(?:footnote|label)\{"),
        because="LaTeX has its words behind a stroke, and what they are about in braces.",
        fires_on=("\\chapter{One}\n\nIt \\emph{rained}.", "\\section*{One}\n\\begin{quote}\nIt rained.\n\\end{quote}"),
        silent_on=("C:\\begin\\emph\n\nIt rained.", "He typed \\emph{rain} and it did."),
    ),
    Dialect(
        id="man", what="the markup of a manual's page (roff)", way=_pandoc("man"), least=2,
        needs=("\n.PP", "\n.SH", "\n.TH"),
        signs=(r"^\.PP$", r"^\.SH \S", r"^\.TH \S", r"\\f[BIPR]"),
        because="Roff says on lines of their own, behind a full stop, what comes next.",
        fires_on=('.TH "The Weir"\n.SH One\n.PP\nIt rained.',),
        silent_on=("It rained.\n.\n.\nIt did.",),
    ),
)  # fmt: skip


@cache
def _regex(sign: str) -> re.Pattern[str]:
    return re.compile(sign, re.MULTILINE)


def find_dialect(text: str) -> Dialect | None:
    r"""The markup that a text is written in, where it is one of another program's; None for a plain text.

    >>> find_dialect("#+TITLE: The Weir\n* One\nIt rained.\n").id, find_dialect("* * *\n\nIt rained.\n")
    ('org', None)
    """
    part = text[:_REACH]
    rows = (row for row in DIALECTS if any(map(part.__contains__, row.needs)))
    return next(
        (row for row in rows if sum(_regex(sign).search(part) is not None for sign in row.signs) >= row.least), None
    )
