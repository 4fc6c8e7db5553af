"""A page as a tree: the door to BeautifulSoup; and what of it a browser would show, and how."""

import re
import warnings
from collections.abc import Mapping
from functools import cache
from html import escape
from typing import NamedTuple

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.builder._htmlparser import HTMLParserTreeBuilder
from bs4.element import NavigableString, Tag

from storybind.text.decode import FORBIDDEN

BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li listing main menu nav noscript ol optgroup option p "
    "plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul xmp".split()
)
"""Elements that end the line before them and their own; all others stand inside a line, made-up ones too."""

NO_TEXT = frozenset(
    "annotation annotation-xml audio canvas iframe noembed noframes object rp script style svg template title video xml".split()
)
"""Elements whose contents are no text of the page, but for what `silenced` says."""

CODE = frozenset({"script", "style", "xml"})
"""Those of them whose contents are no words for anybody."""

_DRAWN = frozenset(
    "text foreignobject b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu "
    "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
"""Elements in a drawing whose contents a browser shows (SVG 2, 11 and 12.10), and those that end one (HTML, 13.2.6.5)."""

_UNDRAWN = frozenset("clippath defs desc marker mask metadata pattern script style symbol title".split())
"""Elements of a drawing whose contents it does not, or only where another refers to them (SVG 2, 5.3, 5.7)."""

_PICTURE = re.compile(r"image/|[^?#]*\.(?:png|jpe?g|gif|webp|svg|bmp|avif)(?:[?#]|$)", re.IGNORECASE)

MARKUP = re.compile(r"<[^>]*>")
"""A tag in what is no text of the page, and so was never read as one."""

UNSEEN = re.compile(f"[\xad\u200b\u2060\ufeff]|{FORBIDDEN}")
"""Characters that nobody sees and that break words for search, and those that no book can hold."""

_LOOKED_UP = frozenset({"html", "body", "meta", "title", "style", "table"})
_IDS = frozenset({"workskin", "preface", "chapters"})
_OPENS = re.compile(r"<(?:(!--)|(!\[)|[!?/a-zA-Z])")
_NO_NAME = re.compile(r"<(?=/?[a-zA-Z][^\s/<>]*[,!?@’…])")
_SECTION = re.compile(r"<!\[(?:temp|r?cdata|ignore|include|if|else|endif)(?![-\w.])", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_RULE = r"([^{}]*)\{([^{}]*)\}"
_SELECTOR = r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?"
_LONGEST_STYLE = 1_000_000  # characters of all rules of a page together


_TO_AN_EM = {"em": 1.0, "rem": 1.0, "pt": 12.0, "px": 16.0, "%": 3.0, "in": 0.17, "cm": 0.42, "mm": 4.2}
_LEAST_INSET, _MOST_INSET = 1.0, 10.0  # em


def own_words(tag: Tag) -> int:
    """How many words stand right in an element, and in none inside it."""
    return sum(len(node.split()) for node in tag.contents if type(node) is NavigableString)


def silenced(name: str, attributes: Mapping[str, object], around: str) -> str:
    """The element for which words inside this one are no text of the page, given that of those right around it; mostly "".

    A browser shows the words in a drawing, the words in place of a picture that is missing, and a template that is
    declared to be the inside of an element (HTML, 4.8.7 and 4.12.3).

    >>> silenced("p", {}, ""), silenced("script", {}, ""), silenced("p", {}, "script")
    ('', 'script', 'script')
    >>> silenced("text", {}, "svg"), silenced("title", {}, "svg"), silenced("g", {}, "svg")
    ('', 'title', 'svg')
    """
    if around == "svg":
        return "" if name in _DRAWN else name if name in _UNDRAWN else around
    if around or name not in NO_TEXT:
        return around
    if name == "object":
        said = [str(attributes[key] or "") for key in ("type", "data", "classid") if key in attributes]
        return "" if not said or any(map(_PICTURE.match, said)) else name
    return "" if name == "template" and "shadowrootmode" in attributes else name


class Look(NamedTuple):
    """How a style sheet or attribute has an element look; None where it does not say."""

    hidden: bool | None = None
    italic: bool | None = None
    bold: bool | None = None
    struck: bool | None = None
    centred: bool | None = None
    kept: bool | None = None
    """Whether line ends and blanks of the source are kept, as in ``pre``."""
    inset: bool | None = None
    """Whether it is set in at the left, as much as a quotation is; nothing inside it is, for that."""

    def over(self, other: "Look") -> "Look":
        """This look, and the other's where this one does not say."""
        if self is PLAIN or other is PLAIN:
            return other if self is PLAIN else self
        return Look(*(mine if mine is not None else its for mine, its in zip(self, other, strict=True)))


PLAIN = Look()


class _Builder(HTMLParserTreeBuilder):
    """The standard library's parser, with character references read as HTML 5 has them.

    BeautifulSoup reads them by itself, one event each: ``&copy2010`` keeps its year here, and a page of many quotes
    takes half the time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.parser_args[1]["convert_charrefs"] = True


class Tree(NamedTuple):
    """A page: its root, its elements in order, and the few that are looked up, by name or by ``#id``."""

    root: BeautifulSoup
    tags: list[Tag]
    named: dict[str, list[Tag]]
    posts: frozenset[int]
    """By ``id()``, the elements that are or stand in an ``article`` or a ``section``."""

    def first(self, name: str) -> Tag | None:
        """The first element of a name that is looked up."""
        found = self.named.get(name)
        return found[0] if found else None


def parse(text: str) -> Tree:
    """The tree of a page, whatever is wrong with it; linear in its length."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        root = BeautifulSoup(text, builder=_Builder())
    tags = [node for node in root.descendants if isinstance(node, Tag)]
    named: dict[str, list[Tag]] = {}
    posts: set[int] = set()
    for tag in tags:
        if tag.name in ("article", "section") or id(tag.parent) in posts:
            posts.add(id(tag))
        if tag.name in _LOOKED_UP:
            named.setdefault(tag.name, []).append(tag)
        if tag.attrs:
            if (ident := tag.attrs.get("id")) in _IDS:
                named.setdefault(f"#{ident}", []).append(tag)
            if "tag" in (tag.attrs.get("rel") or ()):
                named.setdefault("rel=tag", []).append(tag)
    return Tree(root, tags, named, frozenset(posts))


def defuse(text: str) -> str:
    """A page in which every sign that opens markup can find its end; one that cannot is a sign of the text.

    So is one before a word that no element is called by, as where somebody wrote ``<Maren, come home>`` or an address.

    The standard library's parser looks for the end of each anew, which takes time with the square of their number
    (Python 3.11.7, `HTMLParser.goahead`). At a section of no kind that it knows it gives up.

    >>> defuse("<p>1 <a <b <!-- x"), defuse("<p><![if x]>a<![endif]> <![warning]>")
    ('<p>1 &lt;a &lt;b &lt;!-- x', '<p><![if x]>a<![endif]> &lt;![warning]>')
    >>> defuse("<p>a<!-- b --><b>c</b>"), defuse("<p><jo@example.org>, <o:p>b</o:p>")
    ('<p>a<!-- b --><b>c</b>', '<p>&lt;jo@example.org>, <o:p>b</o:p>')
    """
    text = _NO_NAME.sub("&lt;", text)
    if text[:5].casefold() == "<?xml" and "<![CDATA[" in text:
        text = _CDATA.sub(lambda section: escape(section[1], quote=False), text)
    last, comment, marked = text.rfind(">"), text.rfind("-->"), text.rfind("]>")

    def sign(found: re.Match[str]) -> str:
        at = found.start()
        end = comment if found[1] else marked if found[2] else last
        sound = at < end and (not found[2] or _SECTION.match(text, at))
        return found[0] if sound else "&lt;" + found[0][1:]

    at_risk = text.find("<", last + 1) >= 0 or text.find("<!--", comment + 1) >= 0 or "<![" in text
    return _OPENS.sub(sign, text) if at_risk else text


class Styles:
    """The simple rules of a page's own style sheets: by element, class and id; no rule that needs a look at others."""

    def __init__(self, tree: Tree) -> None:
        self.rules: dict[tuple[str, str], Look] = {}
        sheets = "".join(str(part) for sheet in tree.named.get("style", ()) for part in sheet.contents)
        sheets = re.sub(r"/\*.*?\*/|<!--|-->", "", sheets[:_LONGEST_STYLE], flags=re.DOTALL)
        for selectors, body in re.findall(_RULE, _for_screens(sheets)):
            look = _read_look(body)
            for selector in selectors.split(",") if look is not PLAIN else ():
                match = re.fullmatch(_SELECTOR, selector.strip(), re.IGNORECASE)
                if match and (match[1] or match[3]):
                    key = ((match[1] or "").casefold(), (match[2] or "") + (match[3] or ""))
                    self.rules[key] = look.over(self.rules.get(key, PLAIN))
        self.names = {name for name, _ in self.rules}

    def look(self, tag: Tag) -> Look:
        """How an element looks by its own attributes and the rules that name it; ``!important`` counts for nothing."""
        attributes = tag.attrs
        if not attributes and tag.name not in self.names:
            return PLAIN
        found = PLAIN
        if style := attributes.get("style"):
            found = _read_look(str(style))
        if self.rules:
            for sign in ("#" + str(attributes.get("id", "")), *("." + name for name in class_names(tag)), ""):
                for name in (tag.name, ""):
                    if rule := self.rules.get((name, sign)):
                        found = found.over(rule)
        if attributes and "hidden" in attributes:
            found = found._replace(hidden=True)
        if attributes and str(attributes.get("align", "")).casefold() in ("center", "middle"):
            found = found._replace(centred=True)
        return found


def _for_screens(sheet: str) -> str:
    """A style sheet without the blocks that are for paper or for certain screens: ``@media print { ... }``."""
    if "@" not in sheet:
        return sheet
    parts: list[str] = []
    last = depth = 0
    at_rule = False
    for sign in re.finditer(r"@|[{}]", sheet):
        if sign[0] == "@" and depth == 0:
            parts.append(sheet[last : sign.start()])
            at_rule = True
        elif sign[0] == "{":
            depth += 1
        elif sign[0] == "}" and depth:
            depth -= 1
            if depth == 0 and at_rule:
                last, at_rule = sign.end(), False
    return "".join([*parts, "" if at_rule else sheet[last:]])


@cache
def _read_look(declarations: str) -> Look:
    """What a few CSS declarations say of what we keep.

    >>> _read_look("font-style: italic; color: red").italic, _read_look("display:none !important").hidden
    (True, True)
    >>> _read_look("font-weight:normal").bold, _read_look("color: red") is PLAIN
    (False, True)
    """
    said: dict[str, bool] = {}
    for declaration in declarations.split(";"):
        name, _, value = declaration.casefold().partition(":")
        name, value = name.strip(), value.replace("!important", "").strip()
        if name == "display":
            said["hidden"] = value == "none"
        elif name == "visibility" and value in ("hidden", "collapse"):
            said["hidden"] = True
        elif name == "font-style":
            said["italic"] = value in ("italic", "oblique")
        elif name == "font-weight":
            said["bold"] = value in ("bold", "bolder") or (
                value.isascii() and value.isdigit() and int(value[:4]) >= 600
            )
        elif name.startswith("text-decoration"):
            said["struck"] = "line-through" in value
        elif setting := _read_setting(name, value):
            said[setting[0]] = setting[1]
    if said.pop("hanging", False):
        said["inset"] = False
    return Look(**said) if said else PLAIN


def _read_setting(name: str, value: str) -> tuple[str, bool] | None:
    """What a declaration says of where lines stand: a field of `Look`, or whether their first one hangs, as an item's does."""
    if name == "text-align":
        return "centred", value in ("center", "-webkit-center")
    if name == "white-space":
        return "kept", value.startswith(("pre", "break-spaces"))
    if name == "margin-left":
        return "inset", _is_inset(value)
    return ("hanging", True) if name == "text-indent" and value[:1] == "-" else None


def _is_inset(width: str) -> bool:
    """Whether a margin is as wide as that of a quotation: a name below a letter is set in further.

    >>> [_is_inset(width) for width in ("36pt", "2em", "10%", "0", "3px", "4in", "auto")]
    [True, True, True, False, False, False, False]
    """
    found = re.fullmatch(r"(\d{0,4}(?:\.\d{0,9})?) ?(em|rem|pt|px|%|in|cm|mm)", width)
    if found is None or not any(map(str.isdigit, found[1])):
        return False
    return _LEAST_INSET <= float(found[1]) / _TO_AN_EM[found[2]] <= _MOST_INSET


def class_names(tag: Tag) -> list[str]:
    """The classes of an element, as written."""
    found = tag.attrs.get("class") if tag.attrs else None
    return found.split() if isinstance(found, str) else list(found or ())
