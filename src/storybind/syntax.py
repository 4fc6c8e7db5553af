"""What Markdown adds to the words of a story: needed where it is read, and where the proof leaves it out."""

from __future__ import annotations

import re

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
    (r"\[\^[^\]]+\]:?", " "),  # marks of footnotes
    (r"\s*\{[#.][^}]*\}", " "),  # attributes of headings
)


def words_alone(text: str) -> str:
    """A stretch of Markdown without what is none of its words.

    >>> words_alone("See <b>[the map](map.html)</b>, he said <grin>.[^1] `<b>`").split()
    ['See', '[the', 'map]', ',', 'he', 'said', '<grin>.', '`<b>`']
    """
    parts = re.split(r"(`+[^`]+`+)", text)  # code stands as it is typed
    return "".join(part if at % 2 else _without_signs(part) for at, part in enumerate(parts))


def _without_signs(text: str) -> str:
    from html import unescape

    for sign, plain in _SIGNS:
        text = re.sub(sign, plain, text, flags=re.IGNORECASE)
    return unescape(text)
