"""Signs with which speech begins, and with which what is told ends, as stories of all languages have them.

Which sign opens speech in one language closes it in another: ``“so”``, ``„so“``, ``»so«``, ``”so”``. Where only some of these are
meant, as at the edge of a chapter or in a list, the module that means them says which, and why.
"""

QUOTES = frozenset('"“”„«»')
"""Double quotes, wherever they stand."""

SAID = QUOTES | frozenset("‘「『")
"""How something said begins, but for what may be an apostrophe."""

QUOTED = SAID | {"'"}
"""How something said begins in quotes of any sort."""

SPEAKS = QUOTED | frozenset("‹—–―-")
"""How a paragraph begins in which somebody may speak: in quotes, or behind a dash."""

SURELY_SPEAKS = frozenset('"“„«»—–')
"""The same of a line among verse: no apostrophe, with which words there begin, and no hyphen, with which lists do."""

TOLD = frozenset('.!?…"”»“«')
"""How a sentence ends, be it somebody's."""
