"""Signs with which speech begins, and with which what is told ends, as stories of all languages have them.

Which sign opens speech in one language closes it in another: ``“so”``, ``„so“``, ``»so«``, ``”so”``. Where only some of these are
meant, as at the edge of a chapter or in a list, the module that means them says which, and why.
"""

QUOTES = frozenset('"“”„«»')
"""Double quotes, wherever they stand."""

ANY_QUOTE = QUOTES | frozenset("'‘’")
"""Double quotes and single ones, whichever way they face; some of these are apostrophes."""

SAID = QUOTES | frozenset("‘「『")
"""How something said begins, but for what may be an apostrophe."""

QUOTED = SAID | {"'"}
"""How something said begins in quotes of any sort."""

SPEECH = QUOTED | {"—"}
"""The same, or behind a dash: no hyphen, with which the rows of a list begin, and who signs a note."""

SPEAKS = QUOTED | frozenset("‹—–―-")
"""How a paragraph begins in which somebody may speak: in quotes, or behind whatever is meant for a dash."""

SURELY_SPEAKS = frozenset('"“„«»—–')
"""How a line among verse begins in which somebody speaks: no apostrophe, with which words there begin, and no hyphen, with which lists do."""

TOLD = frozenset('.!?…"”»“«')
"""How a sentence ends, be it somebody's."""
