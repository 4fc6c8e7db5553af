"""Project Gutenberg's own words round a book: where it begins and ends, its labels, and who made the text."""

import re

START = re.compile(
    r"\*{2,3} ?START OF (?:THE|THIS) PROJECT GUTENBERG.*|(?-i:START OF (?:THE|THIS) PROJECT GUTENBERG E-?(?:BOOK|TEXT) [^a-z]*)|\*{0,3} ?END\** ?THE SMALL PRINT.*",
    re.IGNORECASE,
)
NAMED_START = re.compile(
    r"[* ]*START OF (?:THE|THIS) PROJECT GUTENBERG E-?(?:BOOK|TEXT)(?: OF)? (?P<title>[^*]{2,120}?)[* ]*", re.IGNORECASE
)
"""The opening says what the book is called, where all above it was taken off."""
END = re.compile(
    r"\*{2,3} ?END OF (?:THE |THIS )?PROJECT GUTENBERG.*|End of (?:the |this )?Project Gutenberg.*"
    r"|(?:Ende|Fin|Fine|Einde|Loppu) (?:dieses |de (?:ce |cet )?|di (?:questo )?|van (?:dit |het )?)?Proje[ck]t Gutenberg.*",
    re.IGNORECASE,
)
TITLE_LINE = re.compile(
    r"\W*(?:The )?Project Gutenberg(?:'s|’s)? (?:EBook|E-?text|Edition)(?: of|,)? (?P<title>.+?)(?:, by (?P<author>[^,*]+?))?\W*",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(\[)?(Title|Subtitle|Authors?|Editors?|Translators?|Illustrators?|Contributors?|Annotators?|Release Date|Posting Date|Date first posted|Last updated|Most recently updated|"
    r"Language|Original publication|Credits|Character set encoding|Edition|Produced by|Note):\s*(.*?)(?(1)\]?|)",
    re.IGNORECASE,
)
FIELDS = {
    "title": "title", "subtitle": "subtitle", "author": "author", "authors": "author", "language": "language",
    "release date": "date", "date first posted": "date", "last updated": "updated",
    "most recently updated": "updated", "credits": "credits", "produced by": "credits",
}  # fmt: skip
CREDITS = re.compile(
    r"(?:Produced|Prepared|Transcribed|Scanned|Proofread|Digitized|HTML version) (?:by|from)\b.*|(?:This )?e-?(?:text|book) (?:was )?(?:prepared|produced|scanned|transcribed)\b.*|Etext (?:prepared|scanned) by.*",
    re.IGNORECASE,
)
RUNS_ON = re.compile(
    r"(?:[,;:&]|\b(?:of|the|a|an|and|or|in|to|for|on|with|by|from|de|der|des|du|la|le|und|von))$", re.IGNORECASE
)
_LONGEST_END = 120
_WRAPPER = 26_000
"""Characters: the licence has about 19 000, the oldest "small print" 12 000."""
SHARE = 0.2
"""Of a file that may be left out."""


def longest_wrapper(total: int) -> int:
    """How many characters what stands round a book may have in a file of so many: what is cut beyond the licence's needs its share."""
    return max(_WRAPPER, int(SHARE * total))


def ends_alone(line: str, below: str) -> bool:
    """Whether a line without stars that could be an end is one: short, no sentence, and no story is `below` it.

    >>> ends_alone("End of Project Gutenberg's The Weir", "*** END OF THIS PROJECT GUTENBERG EBOOK THE WEIR ***")
    True
    >>> ends_alone("End of Project Gutenberg, she thought", "and shut the book."), ends_alone("Fin de Project Gutenberg.", "")
    (False, False)
    """
    told = line[-1] not in ".!?" and len(line) <= _LONGEST_END
    return told and (not below or "***" in below or "Gutenberg" in below or "Updated editions" in below)
