"""What files of stories are called, and what Markdown and journals add to their words: needed where it is read, and by the proof."""

from __future__ import annotations

import re
from pathlib import PurePath

STORIES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
"""Endings of the files that hold stories."""


def bare_name(path: str) -> str:
    """A story's own name: its file's without the ending, its folder's where it comes in several files.

    >>> bare_name("drafts/rain.final.txt"), bare_name("drafts/rain v1.5")
    ('rain.final', 'rain v1.5')
    """
    name = PurePath(path)
    return name.stem if re.fullmatch(r"\.[a-z]\w{1,7}", name.suffix, re.IGNORECASE) else name.name


_TAGS = (
    "a abbr address article aside b big blockquote body br center cite code dd del details dfn div dl dt em figcaption figure font "
    "footer h1 h2 h3 h4 h5 h6 header hr html i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike "
    "strong sub summary sup table tbody td th thead tr tt u ul var wbr"
).split()

TAG = rf"</?(?:{'|'.join(_TAGS)})(?=[\s/>])[^<>]*>"
"""An HTML tag that means something; ``<grin>`` and ``<3`` are words."""

COMMENT = r"<!--[\s\S]*?-->"
"""What an author wrote for no reader's eyes."""

_SIGNS = (
    (COMMENT, " "),
    (TAG, " "),
    (r"\]\([^)]*\)", "]"),  # where links lead
    (r"\s*\{[#.][^}]*\}", " "),  # attributes of headings
)


NOTE = r"(?m)^ {0,3}\[\^([^\]\s]+)\]:"
"""How a footnote's text begins; group 1 is its name."""


def find_notes(text: str) -> frozenset[str]:
    r"""The names of the footnotes that a text defines: a reference to any other is words.

    >>> sorted(find_notes("A.[^1] B.[^2]\n\n[^1]: Tea."))
    ['1']
    """
    return frozenset(re.findall(NOTE, text))


def words_alone(text: str, notes: frozenset[str] = frozenset()) -> str:
    """A stretch of Markdown without what is none of its words, such as references to its `notes`.

    >>> words_alone("See <b>[the map](map.html)</b>, he said <grin>.[^1] `<b>`", frozenset("1")).split()
    ['See', '[the', 'map]', ',', 'he', 'said', '<grin>.', '`<b>`']
    """
    parts = re.split(r"(`+[^`]+`+)", text)  # code stands as it is typed
    return "".join(part if at % 2 else _without_signs(part, notes) for at, part in enumerate(parts))


def _without_signs(text: str, notes: frozenset[str]) -> str:
    from html import unescape

    text = re.sub(r"\[\^([^\]\s]+)\]:?", lambda ref: " " if ref[1] in notes else ref[0], text)
    for sign, plain in _SIGNS:
        text = re.sub(sign, plain, text, flags=re.IGNORECASE)
    return unescape(text)


_ICON = r"\[(?:info|profile|(?:personal|community) profile|[a-z]+\.(?:com|org|net) profile)\][ \u00a0]?"
_USER = r"<(?:lj|user)\s(?:\s?(?:user|comm|name)=[\"']?(?P<name>[\w-]+)[\"']?|\s?site=[\"']?[\w.-]+[\"']?){1,3}\s?/?>(?:</(?:lj|user)>)?"


def without_icons(text: str) -> str:
    """A line of a journal without what its pictures of users leave behind in a paste.

    >>> without_icons("by [info]copperthimble, for <lj user=saltmarsh>")
    'by copperthimble, for saltmarsh'
    """
    if "[" in text and "]" in text:
        text = re.sub(_ICON, "", text, flags=re.IGNORECASE)
    if "<" in text:
        text = re.sub(_USER, lambda user: user["name"] or "", text, flags=re.IGNORECASE)
    return text
