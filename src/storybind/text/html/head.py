"""What a page's ``head`` says of its story, where nobody sees it."""

import re
from collections.abc import Collection, Iterator, Sequence

from bs4.element import Tag

from storybind.model import Block, Entry, Span
from storybind.text.heading.line import read_heading
from storybind.text.html.soup import Tree
from storybind.text.html.transcript import Transcript, find_words
from storybind.text.language import detect_language
from storybind.text.tables.gutenberg import TITLE_LINE
from storybind.text.tables.head_labels import fold
from storybind.text.tables.headings import Rank

_SEPARATORS = r"\s+[|«»·•:–—-]+\s+|\s*[|«»•]\s*|\s*::\s*"
_BY = r" (?:[Bb]y|BY|von|par|por|di|da) "
_SIGNED = rf"(.+){_BY}\S.{{0,60}}"
_FANFIC = re.compile(r"(.+?)(?: Chapter \d+(?::? .*)?)?, an? .{2,80} fanfic")  # as FanFiction.net has it in the tab
_SITE = ("og:site_name", "application-name")
_DRESS = " ~*=-–—•·☆★♥✿"
"""Signs that dress a title up."""
_MOST_META = 60  # elements that are looked at
_NO_TITLE = frozenset(
    {"untitled", "untitled document", "new page", "index", "document", "home", "story", "chapter", ""}
)
_PROPERTIES = (
    (
        "author",
        "Author",
        ("author", "article:author", "book:author", "dc.creator", "citation_author", "parsely-author"),
    ),
    ("date", "Date", ("article:published_time", "date", "dc.date", "citation_publication_date")),
    ("description", "Description", ("description", "og:description", "twitter:description")),
)
"""Our names for what ``meta`` elements say, the labels that they get, and their properties, best first."""
_LONGEST_TITLE = 160  # characters
_LONGEST_NAME = 8  # words
_SAMPLE = 2000  # characters from which a language can be told


def page_title(tree: Tree, shown: Collection[str] = ()) -> str:
    """The title in the page's head without the name of the site; empty where it says nothing of a story.

    Of several parts it is the one that is among the first lines `shown`, folded as titles are, else the first; of one that
    says who wrote it, what is before that, where a line says as much.
    """
    site = fold(_content(_meta(tree, *_SITE)))
    whole = _content(_meta(tree, "og:title", "dc.title", "twitter:title", "citation_title")) or tab_title(tree)
    parts = [part.strip(_DRESS) for part in re.split(_SEPARATORS, whole[:500]) if fold(part) and fold(part) != site]
    parts = [fanfic[1] if (fanfic := _FANFIC.fullmatch(part)) else part for part in parts]
    if parts and is_chapter(parts[0], alone=len(parts) == 1):  # "Chapter 3 - The Story - Site"
        parts = parts[1:]
    signed = [named[1].rstrip(", ") for part in parts if shown and (named := re.fullmatch(_SIGNED, part))]
    seen = (part for part in (*parts, *signed) if part and fold(part) in shown and not read_heading(part))
    title = next(seen, parts[0] if parts else "")
    title = named["title"] if (named := TITLE_LINE.fullmatch(title)) else title
    is_file = re.fullmatch(r"\S+\.\w{2,5}", title)
    return "" if fold(title) in _NO_TITLE or len(title) > _LONGEST_TITLE or is_file else title


def is_chapter(text: str, *, alone: bool) -> bool:
    """Whether a title is a chapter's; one that stands `alone` must say so in words, for a story may be called Seven."""
    found = read_heading(text)
    return found is not None and (not alone or found.family.rank is Rank.CHAPTER)


def site_names(tree: Tree, title: str) -> frozenset[str]:
    """What the site may be called, folded: as the page's head says it, and what else its tab has beside the story's title."""
    parts = map(fold, re.split(_SEPARATORS, tab_title(tree)[:500]))
    return frozenset({fold(_content(_meta(tree, *_SITE))), *parts}) - {fold(title), ""}


def signs(tree: Tree, name: str) -> bool:
    """Whether a field of the page's head says that somebody of this name wrote the story."""
    return fold(_content(_meta(tree, *_PROPERTIES[0][2]))) == fold(name)


def names_author(tree: Tree, name: str) -> bool:
    """Whether the page's head says that somebody of this name wrote the story, in a field of its own or behind a ``by``."""
    return signs(tree, name) or re.search(rf"{_BY}{re.escape(name)}\b", tab_title(tree), re.IGNORECASE) is not None


def tab_title(tree: Tree) -> str:
    """What a browser shows as the page's name."""
    title = tree.first("title")
    return " ".join(title.get_text().split()) if title is not None else ""


def read_page_head(tree: Tree, page: Transcript) -> Iterator[Entry]:
    """What the page's head says of the story; the lines are those of the file.

    It counts where the page itself says nothing, for a site's template says it of every page.
    """
    if page.title:
        yield _entry("title", "Title", page.title, tree.first("title"))
    for name, label, properties in _PROPERTIES:
        tag = _meta(tree, *properties)
        if value := _checked(name, _content(tag), page.blocks):
            yield _entry(name, label, value, tag)


def read_page_language(tree: Tree, page: Transcript) -> Iterator[Entry]:
    """The language that the page declares: an attribute, no word that any reader sees, so it has a blank line of the transcript.

    A language alone makes no page about the story.
    """
    root = tree.first("html")
    if root is not None and (language := str(root.attrs.get("lang") or root.attrs.get("xml:lang") or "")):
        text = "\n".join(block.text[:_SAMPLE] for block in page.blocks[:60])
        if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language) and _agrees(language, text):
            yield Entry("language", "", language, page.add("", (root.sourceline or 1,), 0))


def _meta(tree: Tree, *names: str) -> Tag | None:
    """The first element of the page's head that names one of these properties and says something, in order of the names."""
    found: dict[str, Tag] = {}
    for tag in tree.named.get("meta", ())[:_MOST_META]:
        name = str(tag.attrs.get("property") or tag.attrs.get("name") or "").casefold()
        if name in names and str(tag.attrs.get("content") or "").strip():
            found.setdefault(name, tag)
    return next((found[name] for name in names if name in found), None)


def _content(tag: Tag | None) -> str:
    """What an element of the page's head says, in one line."""
    return " ".join(str(tag.attrs.get("content") or "").split()) if tag is not None else ""


def _entry(name: str, label: str, value: str, tag: Tag | None) -> Entry:
    """What an element of the head says."""
    line = (tag.sourceline or 1) if tag is not None else 1
    return Entry(name, label, value, Span(line, line))


def _checked(name: str, value: str, story: Sequence[Block]) -> str:
    """What a page's head says, if it says it of the story: no address, and no beginning of the story itself."""
    if name == "date":
        return value[:10] if re.match(r"\d{4}-\d\d-\d\d", value) else value
    if name == "author":
        return "" if value.startswith("http") or len(value.split()) > _LONGEST_NAME else value
    words = find_words(value)
    opening = find_words(" ".join(block.text[:600] for block in story[:8]))
    repeats = len(words) > 3 and any(opening[at : at + 6] == words[:6] for at in range(len(opening)))
    return "" if repeats or not words else value


def _agrees(language: str, text: str) -> bool:
    """Whether the language that a page declares may be the story's: a template's is often another one."""
    return len(text) < _SAMPLE or detect_language(text).split("-")[0] == language.split("-")[0].casefold()
