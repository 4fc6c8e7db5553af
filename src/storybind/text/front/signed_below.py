"""Who signed a story at its end, as zines, papers and schools print it: ``by NAME``, or a person's name alone."""

import re
from collections.abc import Sequence

from storybind.model import CLOSING, LETTER, MARK, PARAGRAPH, Block, Entry, Header
from storybind.text.front.beside import is_person
from storybind.text.front.by_name import read_byline
from storybind.text.front.bylines import SAYS_BY
from storybind.text.front.lines import DASHES, undress
from storybind.text.front.names import is_name, is_told_of
from storybind.text.tables.lines import SIGN_OFF, fits
from storybind.text.tables.notes import is_closing

_LONGEST = 60  # characters of the line
_FEWEST = 4  # blocks of a story, with that
_ENDS = frozenset('.!?…"”»。！？」')
_OF_NAMES = frozenset(
    "name names signed signature stone gravestone tombstone headstone grave tomb carved engraved inscription plaque photograph envelope "
    "namen unterschrieb unterschrieben unterschrift stein grabstein grab nom noms signa signé signature pierre tombe gravé "
    "nombre nombres firmó firmado firma lápida tumba grabado nome nomi nomes firmò firmato lapide tomba assinou assinatura lápide túmulo "
    "имя имена подписал подписала подпись могиле камне плите".split()
)
"""Words of a last paragraph that speaks of a name, be it on a stone: what stands below it is that, and no signature."""
_DAY = r",? \(?(?:[A-Z][a-z]{2,8} )?(?:\d{1,2},? )?(?:19|20)\d\d\)?$"


def sign_below(header: Header, blocks: Sequence[Block]) -> Header:
    """The header with who signed the story below its last paragraph, where nobody else is named; the line stays where it is.

    Whom the story speaks of has not written it, and who signs a letter in it only wrote that; nor has anybody whose name a last
    paragraph announces, as that on a grave.

    >>> from storybind.model import Span
    >>> lines = [Block(PARAGRAPH, text, Span(at, at)) for at, text in enumerate(["It rained."] * 5 + ["Maria Lock"], start=1)]
    >>> sign_below(Header(), lines).entries[0].value, sign_below(Header(), [*lines[:4], lines[0]._replace(text="Maria ran."), lines[5]]).entries
    ('Maria Lock', ())
    """
    told = [block for block in blocks if block.kind is not MARK]
    if header.has("author") or len(told) < _FEWEST or len(told[-1].text) > _LONGEST or told[-1].text[-1] in _ENDS:
        return header  # nearly all stories
    *story, last = told
    if last.kind not in (PARAGRAPH, CLOSING) or any(block.kind is LETTER for block in story):
        return header
    while len(story) > 2 and (story[-1].kind is CLOSING or is_closing(story[-1].text)):
        story.pop()
    line = re.sub(_DAY, "", undress(last.text.lstrip(DASHES + " ")))
    said = read_byline(line) or ("", line[1:-1] if line[:1] == "(" and line[-1:] == ")" else line)
    by = said[0].casefold()
    sure = is_name(said[1]) if by in SAYS_BY else not by and is_person(said[1])
    above = story[-1].text
    announced = not by and not _OF_NAMES.isdisjoint(re.findall(r"\w+", above.casefold()))
    if not sure or announced or above[-1] not in _ENDS or fits(SIGN_OFF, above):
        return header
    if is_told_of(said[1], [one.text for one in story]):
        return header
    return header._replace(entries=(*header.entries, Entry("author", *said, last.span)))
