"""What Markdown and journals add to the words of a text, and capitals to those of a name: needed in more places than one."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

TITLED = r"(?:\d(?:ST|ND|RD|TH) |(?:MRS?|MS|DR|ST|SR|CAPT|REV|PROF)\. (?=[^\W\d_a-zß-öø-ÿ]{2}))"
"""What may stand before a name in capitals and is part of it, with a stop that ends nothing: ``MRS. DALE``, ``1ST MAN``."""

_TAGS = (
    "a abbr address article aside b big blockquote body br center cite code dd del details dfn div dl dt em figcaption figure font "
    "footer h1 h2 h3 h4 h5 h6 header hr html i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike "
    "strong sub summary sup table tbody td th thead tr tt u ul var wbr"
).split()

TAG = rf"</?(?:{'|'.join(_TAGS)})(?=[\s/>])[^<>]*>"
"""An HTML tag that means something; ``<grin>`` and ``<3`` are words."""

COMMENT = (
    r"<!--(?:[^<-]++|-(?!->)|<(?!!--))*+-->|(?<![^\w\s|.,;:!?…”\"’')\]*—])(?<!\d)%%(?![%#$@&*!]|[ \t][^%\n]*[\"“”])(?:[^%\n]|%(?!%)|\n(?![ \t]*\n))*+%%(?![^\s|.,;:!?…”\"’')\]*—])"
    r"|<script\b[^<>]*>(?:[^<]|<(?!/?script\b))*+</script\s*>|<style\b[^<>]*>[^<]*+</style\s*>"
)
"""What an author wrote for no reader's eyes: in HTML's way, or in Obsidian's, in one paragraph; and what a browser is told.

Behind a sign with a blank after it no speech ends: such signs stand for an oath.
"""

_ADDRESS = (
    r"<[^<>\n]*+>",
    r"(?:[a-z][a-z\d+.-]{1,15}:/|\.{0,2}/|#)[^()<>\n\"]*+(?:\([^()\n]*+\)[^()<>\n\"]*+)*+",  # blanks may be in what begins as paths do
    r"[^\s()<>]*+(?:\([^\s()]*+\)[^\s()<>]*+)*+(?=[\s)])",
    r"[^()<>\n\"]{1,300}\.\w{2,4}(?=[ \t]*[)\"'])",  # and in the name of a file
)
LEADS = rf"""\(\s*+(?:{"|".join(_ADDRESS)})(?:\s*(?:"[^"\n]*+"|(?<=\s)'[^'\n]*+'|(?<=\s)\([^()\n]*+\)))?\s*+\)"""
"""Where a link leads, in a bracket right behind its words: an address, which may have a title; words are none."""

ASIDE = rf"(?!{LEADS})\("
"""A bracket there that opens words, or never closes."""

_ATTRIBUTE = r"(?:[#.][\w:-]+|[\w-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|\d[\w.%]*))"
ATTRIBUTES = rf"\{{(?:-|:?[ \t]*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*)\}}"
"""How what stands before it looks, or a block above: pandoc, Jekyll and makers of sites read it behind a link, a picture, words in brackets, or alone on a line."""

VAULT_LINK = r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]"
"""A link inside a vault: what it shows is its group."""

_SIGNS = (
    (COMMENT, " "),
    (
        r"</?(?:abbr|b|big|cite|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)(?=[\s/>])[^<>]*>",
        "",
    ),
    (TAG, " "),
    (rf"!?{VAULT_LINK}", r"\1"),
    (rf"\]{LEADS}", "]"),
    (r"\^(?=\[)", " "),  # a footnote in the text
    (rf"{ATTRIBUTES}(?=[ \t]*(?:\n|$))", " "),  # of headings
    (rf"(?<=[\])]){ATTRIBUTES}", ""),
    (r"(?m)^([ \t]*(?: {0,3}>[ \t]?)++)\[![\w-]+\][+-]?", r"\1"),  # the kind of a callout
    (r"(?m)(?<=\S)[ \t]+\^[A-Za-z0-9-]+[ \t]*$", " "),  # the name of a block, behind its words
)

CODE = r"((?<!`)`++[^`]++`+)"
"""Code in the midst of a text."""

NOTE = r"(?m)^ {0,3}\[\^([^\]\s]{1,200})\]:"
"""How a footnote's text begins; group 1 is its name."""

LINK = r"(?m)^ {0,3}\[(?!\^)([^\[\]\n]+)\]:[ \t]+<?(\S+?)>?(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"
"""A line that says where a link leads; group 1 is its name, group 2 the address. Comments are written so as well."""


class Defined(NamedTuple):
    """What a text of Markdown defines: the names of its footnotes, and where its links lead by their folded names.

    `pictures` are the places of those that are there to be shown, with words or without.
    """

    notes: frozenset[str] = frozenset()
    links: Mapping[str, str] = MappingProxyType({})
    pictures: frozenset[str] = frozenset()

    def link(self, name: str) -> str | None:
        """Where a link of this name leads; None for mere words in brackets."""
        return self.links.get(fold_name(name))


NOTHING = Defined()


def fold_name(name: str) -> str:
    """The name of a link, as links are compared."""
    return " ".join(name.casefold().split())


PICTURE = r"!\[(?:[^\]\n!]|!(?!\[))*+\]\([ \t]*+<?([^)\s>]{1,2000}+)>?[^)\n]{0,500}+\)"
"""A picture; group 1 is the place of its file."""

_NAMED_PICTURE = r"!\[([^\[\]\n]*)\] ?\[([^\[\]\n]*)\]"
"""One whose place stands elsewhere, under a name; without one, under its words."""
PICTURES = rf"{PICTURE}|{_NAMED_PICTURE}"
_EMBEDDED = r"!\[\[([^\[\]|#\n]{1,200}\.(?i:png|jpe?g|gif|webp|svg|avif|bmp))(?:\|(?:\d{1,5}(?:x\d{1,5})?|([^\[\]\n]{0,500})))?\]\]"
"""One as notebooks of linked notes have it, with how wide it is behind a stroke, or its words."""
_FIGURE = r"\{\{[<%]\s*figure\s[^<>{}\n]{0,2000}[>%]\}\}"
"""One as Hugo has it: a shortcode with its place, words and caption."""
_IMAGE = r"<img\b[^<>]{0,2000}?\ssrc\s{0,9}=\s{0,9}(?:\"([^\"]*+)\"|'([^']*+)'|([^\s<>\"']++))"


def shorten(place: str) -> str:
    """The place of a picture as it can be told: one that stands in the text itself is no name."""
    return place if len(place) <= 80 else f"{place[:60]}…"


def find_pictures(text: str, kind: str) -> list[str]:
    r"""The places of the pictures that a text names, each once, in order; a plain text names none.

    >>> find_pictures("![A fox](fox.png)", "markdown"), find_pictures("<p><img src='a&amp;b.gif'></p>", "html")
    (['fox.png'], ['a&b.gif'])
    >>> find_pictures("![[my fox.png|A fox]] and ![[Other note]]", "markdown")
    ['my%20fox.png']
    >>> find_pictures("![A fox][1] and ![Hen][]\n\n[1]: <fox.png>\n[hen]: hen.png", "markdown")
    ['fox.png', 'hen.png']
    """
    if kind == "markdown":
        text = write_embedded(text)
        named = re.findall(_NAMED_PICTURE, text) if "][" in text else ()
        links = find_defined(text) if named else NOTHING
        places = (links.link(name or words) for words, name in named)
        return list(dict.fromkeys((*re.findall(PICTURE, text), *filter(None, places), *find_images(text))))
    return list(dict.fromkeys(find_images(text))) if kind == "html" else []


def write_embedded(text: str) -> str:
    """A text in which the pictures of a notebook, and those of a site's generator, are written as Markdown has them.

    >>> write_embedded("![[my fox.png|A fox]] ![[hen.jpg|300]] ![[Other note]]")
    '![A fox](my%20fox.png) ![](hen.jpg) ![[Other note]]'
    >>> write_embedded('{{< figure src="fox.png" alt="A fox" caption="In May" >}} {{< ad >}}')
    '![A fox](fox.png "In May") {{< ad >}}'
    """
    if "{{" in text and "figure" in text:
        text = re.sub(_FIGURE, _as_picture, text)
    if "![[" not in text:
        return text
    return re.sub(_EMBEDDED, lambda one: f"![{one[2] or ''}]({one[1].strip().replace(' ', '%20')})", text)


def _as_picture(figure: re.Match[str]) -> str:
    said = dict(re.findall(r'([a-z]+)="([^"<>\n]*)"', figure[0]))
    if not (place := said.get("src", "").strip()):
        return figure[0]
    words = [said[name] for name in ("alt", "title", "caption") if said.get(name)]
    title = f' "{" ".join(words[1:])}"' if words[1:] else ""
    return f"![{words[0] if words else ''}]({place.replace(' ', '%20')}{title})"


def find_images(text: str) -> Iterator[str]:
    """The places of the pictures that are elements of HTML."""
    if "<img" in text.casefold():
        from html import unescape

        found = re.findall(_IMAGE, text, flags=re.IGNORECASE)
        yield from (name for groups in found if (name := unescape("".join(groups)).strip()))


def find_defined(text: str) -> Defined:
    r"""The footnotes and links that a text defines: a reference to any other is words.

    >>> found = find_defined("A.[^1] B.[^2]\n\n[^1]: Tea.\n[shop]: https://example.org/")
    >>> sorted(found.notes), found.link("Shop")
    (['1'], 'https://example.org/')
    """
    if "]:" not in text:
        return NOTHING
    links: dict[str, str] = {}
    for name, address in re.findall(LINK, text):
        links.setdefault(fold_name(name), address)
    return Defined(frozenset(re.findall(NOTE, text)), MappingProxyType(links))


_FENCED = r" {0,3}(?P<fence>`{3,}(?=[^`\n]*\n)|~{3,})(?P<inside>[^\n]*\n.*\n) {0,3}(?P=fence)[`~]*[ \t]*"
"""Code between fences, of which nothing but the fences is markup."""


def words_alone(text: str, defined: Defined = NOTHING) -> str:
    """A stretch of Markdown without what is none of its words, such as references to its footnotes.

    >>> noted = Defined(frozenset("1"))
    >>> words_alone("See <b>[the map](map.html)</b>, he said <grin>.[^1] `<b>`", noted).split()
    ['See', '[the', 'map],', 'he', 'said', '<grin>.', '`<b>`']
    >>> words_alone("The [[Hall#Roof|roof]] of [[Hall]]. ^top %%mend this%%").split()
    ['The', 'roof', 'of', 'Hall.']
    """
    if text.lstrip(" ")[:3] in ("```", "~~~") and (code := re.fullmatch(_FENCED, text, re.DOTALL)):
        return code["inside"]
    parts = re.split(CODE, text)  # it stands as it is typed
    return "".join(part if at % 2 else _without_signs(part, defined) for at, part in enumerate(parts))


def _without_signs(text: str, defined: Defined) -> str:
    from html import unescape

    text = re.sub(r"\[\^([^\]\s]{1,200})\]:?", lambda ref: " " if ref[1] in defined.notes else ref[0], text)
    if defined.links:
        text = re.sub(
            r"(?<=\]) ?\[([^\[\]\n]*)\]", lambda ref: "" if not ref[1] or defined.link(ref[1]) else ref[0], text
        )
    for sign, plain in _SIGNS:
        text = re.sub(sign, plain, text, flags=re.IGNORECASE)
    return unescape(text)


_ICON = r"\[(?:info|profile|(?:personal|community)\s{1,40}profile|[a-z]+\.(?:com|org|net)\s{1,40}profile)\]\s?"
_USER = r"<(?:lj|user)\s(?:\s?(?:user|comm|name)=[\"']?(?P<name>[\w-]+)[\"']?|\s?site=[\"']?[\w.-]+[\"']?){1,3}\s?/?>(?:</(?:lj|user)>)?"


def without_icons(text: str) -> str:
    r"""Lines of a journal without what its pictures of users leave behind in a paste, also where a line ends in that.

    >>> without_icons("by [info]copperthimble, for <lj user=saltmarsh>")
    'by copperthimble, for saltmarsh'
    >>> without_icons("Author: [livejournal.com\nprofile] saltmarsh")
    'Author: saltmarsh'
    >>> without_icons("Author: [livejournal.com\n    profile] saltmarsh")
    'Author: saltmarsh'
    """
    if "[" in text and "]" in text:
        text = re.sub(_ICON, "", text, flags=re.IGNORECASE)
    if "<" in text:
        text = re.sub(_USER, lambda user: user["name"] or "", text, flags=re.IGNORECASE)
    return text
