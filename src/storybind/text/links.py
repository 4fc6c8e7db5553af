"""Links that a book may hold: whole addresses of the web, written as the standards want them."""

import re
from urllib.parse import quote

_ADDRESS = r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#]\S*)?"
_LONGEST = 2000  # characters; beyond it is data, not an address


def safe_link(href: str) -> str:
    """An address as a book may link to it; empty for anything but a page of the web.

    >>> safe_link("https://example.org/a b?c=%&d=1#e"), safe_link("javascript:alert(1)"), safe_link("chapter2.html")
    ('https://example.org/a%20b?c=%25&d=1#e', '', '')
    """
    href = "%20".join(href.split())
    if len(href) > _LONGEST or not re.fullmatch(_ADDRESS, href, re.IGNORECASE):
        return ""
    page, sign, place = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", href).partition("#")
    return quote(page, safe="%/:?&=+,;@~!$*'()") + sign + quote(place, safe="%/:?&=+,;@~!$*'()")
